"""Signatures over documents of this library: receipts, lists of heads (chữ ký Ed25519 trên biên nhận và danh sách điểm cuối). Extra ``signing``.

A digest shows a slip; whoever can change a document can compute it anew. A signature shows that the holder of a key signed these bytes,
not when, nor that what they say is true. It is no electronic signature of the Law on Electronic Transactions by itself.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Final

from thanhtra.errors import Unusable
from thanhtra.exchange import Problem

ALGORITHM: Final = "Ed25519"
_HEAD: Final = b"thanhtra.signature.1\n"
_KEY: Final = 32
_VALUE: Final = 64


def new_key() -> bytes:
    """A private key, 32 random bytes. Keep it where the office keeps its keys; whoever has it signs as the office."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - an extra

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(key: bytes) -> bytes:
    """The public half of a private key, 32 bytes: to be handed to whoever verifies, by another way than the documents. Raises Unusable."""
    public: bytes = _private(key).public_key().public_bytes_raw()
    return public


def sign(document: Mapping[str, Any], key: bytes) -> dict[str, Any]:
    """``document`` with a ``signature`` by the private ``key`` in the place of any it had. Raises Unusable for what is no JSON or no key."""
    private = _private(key)
    return with_signature(document, private.public_key().public_bytes_raw(), private.sign(signed_bytes(document)))


def with_signature(document: Mapping[str, Any], public: bytes, value: bytes) -> dict[str, Any]:
    """``document`` with a signature made elsewhere, in a device that never gives its key away, over :func:`signed_bytes`."""
    bare = {key: member for key, member in document.items() if key != "signature"}
    return {
        **bare,
        "signature": {"algorithm": ALGORITHM, "key": b64encode(public).decode(), "value": b64encode(value).decode()},
    }


def signed_bytes(document: Mapping[str, Any]) -> bytes:
    """What is signed: a line that names the use, then the document without its signature as compact JSON, keys in order. Raises Unusable."""
    bare = {key: member for key, member in document.items() if key != "signature"}
    try:
        return (
            _HEAD
            + json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
        )
    except (TypeError, ValueError, RecursionError):
        raise Unusable([Problem("$", "not_json", "a JSON document", "another value")]) from None


def is_signed(document: Mapping[str, Any], public: bytes) -> bool:
    """Whether ``document`` carries a signature of it by the holder of the key whose ``public`` half this is.

    The key named inside the document is never trusted. Raises Unusable for a ``public`` that is no key, not for any signature.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - an extra
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - likewise

    _checked(public, "$.public")
    signature = document.get("signature")
    if not isinstance(signature, Mapping) or signature.get("algorithm") != ALGORITHM:
        return False
    try:
        value = b64decode(signature.get("value", ""), validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(value, signed_bytes(document))
    except (InvalidSignature, ValueError, TypeError, Unusable):
        return False
    return len(value) == _VALUE


def _private(key: bytes) -> Any:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - an extra

    _checked(key, "$.key")
    return Ed25519PrivateKey.from_private_bytes(key)


def _checked(key: object, path: str) -> None:
    if not isinstance(key, bytes) or len(key) != _KEY:
        raise Unusable([Problem(path, "wrong_type", f"{_KEY} bytes", "another value")])
