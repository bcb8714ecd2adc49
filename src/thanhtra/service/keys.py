"""Keys of programs and people that ask over HTTP, and what each may do (khóa truy cập). Only the hash of a key is kept."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Final

from thanhtra.classes import frozen
from thanhtra.errors import ThanhtraError
from thanhtra.exchange.bytes_in import file_bytes
from thanhtra.rulebook.toml_text import toml_of

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class KeysUnusable(ThanhtraError):
    """Raised for a file of keys that cannot be used; the message names the entry and what was expected, never a key."""

    code: ClassVar[str] = "keys-unusable"


class Scope(StrEnum):
    """What a key may do: ask and read; open cases and append; redact and read the journal. None includes another."""

    READ = "read"
    WRITE = "write"
    ADMINISTER = "administer"


@frozen(kw_only=True)
class ApiKey:
    """One key: who holds it, the SHA-256 of it in hexadecimal, and its scopes."""

    name: str
    sha256: str
    scopes: frozenset[Scope]


def is_key_name(name: str) -> bool:
    """Whether a key may be called so: 1 to 64 letters without marks, digits and ``. _ -``, the first no sign."""
    return _NAME.fullmatch(name) is not None


def hash_of(secret: str) -> str:
    """The hash under which a key is kept. Keys are long and random, so no salt is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def keys_in(path: Path) -> tuple[ApiKey, ...]:
    """The keys of a TOML file of ``[[key]]`` entries with ``name``, ``sha256`` and ``scopes``. Raises KeysUnusable, OSError."""
    try:
        document = toml_of(file_bytes(path))
    except ValueError as error:
        raise KeysUnusable(f"{path.name}: not TOML: {type(error).__name__}") from None
    rows = document.get("key")
    if set(document) != {"key"} or not isinstance(rows, list) or not rows:
        raise KeysUnusable(f"{path.name}: expected entries [[key]] and nothing else")
    found = tuple(_key(path.name, at, row) for at, row in enumerate(rows, 1))
    if len({key.name for key in found}) < len(found) or len({key.sha256 for key in found}) < len(found):
        raise KeysUnusable(f"{path.name}: two keys share a name or a hash")
    return found


def _key(source: str, at: int, row: Any) -> ApiKey:
    if not isinstance(row, dict) or set(row) != {"name", "sha256", "scopes"}:
        raise KeysUnusable(f"{source}: key {at}: expected name, sha256 and scopes")
    name, digest, scopes = row["name"], row["sha256"], row["scopes"]
    if not isinstance(name, str) or not is_key_name(name):
        raise KeysUnusable(f"{source}: key {at}: name: expected letters without marks, digits and . _ -")
    if not isinstance(digest, str) or not _HASH.fullmatch(digest):
        raise KeysUnusable(f"{source}: key {at}: sha256: expected 64 hexadecimal digits")
    known = [scope.value for scope in Scope]
    if not isinstance(scopes, list) or not scopes or any(scope not in known for scope in scopes):
        raise KeysUnusable(f"{source}: key {at}: scopes: expected some of {', '.join(known)}")
    return ApiKey(name=name, sha256=digest, scopes=frozenset(map(Scope, scopes)))
