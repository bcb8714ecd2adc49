"""The chain: each entry's hash covers everything in it and the hash before it (chuỗi băm)."""

from __future__ import annotations

import json
from hashlib import sha256
from json.encoder import encode_basestring as _quoted
from secrets import token_hex
from typing import Any, Final

GENESIS: Final = "0" * 64
"""What the first entry of a case follows."""

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def text_of(value: Any) -> str:
    """``value`` as compact JSON. Texts are hashed and stored as written here, never re-serialised."""
    return _ENCODER.encode(value)


def entry_hash(before: str, case: str, version: int, recorded: str, key: str | None, body: str) -> str:
    """SHA-256 over the five columns of an entry, its body and the hash ``before`` it, as 64 hexadecimal digits.

    The head is one JSON list on one line, so no two different entries give the same bytes.
    """
    named = "null" if key is None else _quoted(key)
    head = f'["thanhtra.entry.1",{_quoted(before)},{_quoted(case)},{version},{_quoted(recorded)},{named}]'
    return sha256(f"{head}\n{body}".encode()).hexdigest()


def new_salt() -> str:
    """A salt nobody can guess: with it gone, a seal says nothing about what it sealed."""
    return token_hex(16)


def seal(salt: str, data: str) -> str:
    """What an entry keeps of an identity stored beside it: enough to see a change, nothing to read back once the row is deleted."""
    return sha256(f"{salt}\n{data}".encode()).hexdigest()
