"""One document in, a case or what is wrong with it out: fast when all is well, strict when anything is not (đọc nhanh)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, Final

import msgspec

from thanhtra.bulk.msgspec_types import case_decoder
from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange import SlugBook, read_case, reference_problems
from thanhtra.exchange.limits import DEFAULT_LIMITS, fits

_ASCII: Final = bytes(range(0x80))
_PLAIN_BYTES: Final = bytes({*range(0x80, 0xC0), *range(0xC2, 0xCC), 0xE1})
"""With ASCII, bytes of texts made of U+0000–02FF and U+1xxx: no two letters below U+0300 or of U+1E00–1EFF compose or decompose in NFC."""


_SURELY_FITS: Final = 65_536
"""Fewer bytes than the shortest list of more members, or the least annotations of more weight, than the reader's limits take."""


class Decoder:
    """Reads documents against one rulebook's slugs. Both ways end in the same reference pass and accept the same documents.

    The cases it gives are read-only like any other and answer to the same names; they are not instances of ``Case``.
    """

    def __init__(self, slugs: SlugBook) -> None:
        self.slugs = slugs
        self._fast = _shared()
        self.strictly: int = 0
        """How many documents the strict reader was asked about."""

    def read(self, data: bytes, source: str) -> Case | Unusable:
        """The case in ``data``; or every problem of it, ``source`` being its ``FILE:LINE``."""
        if len(data) <= DEFAULT_LIMITS.bytes and (b"\\" not in data or b"\\u" not in data) and surely_nfc(data):
            try:
                case: Case = self._fast.decode(data)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                pass
            else:
                if (len(data) < _SURELY_FITS or fits(case)) and not reference_problems(case, self.slugs):
                    return case
        self.strictly += 1
        try:
            return read_case(data, source_name=source, slugs=self.slugs)
        except Unusable as unusable:
            return unusable


@lru_cache(maxsize=1)
def _shared() -> msgspec.json.Decoder[Any]:
    return case_decoder()


def surely_nfc(data: bytes) -> bool:
    """Whether ``data`` is UTF-8 in NFC, by a look at its bytes where that is enough."""
    if data.isascii():
        return True
    rest = data.translate(None, _ASCII)
    if not rest.translate(None, _PLAIN_BYTES) and rest.count(b"\xe1\xba") + rest.count(b"\xe1\xbb") == rest.count(
        b"\xe1"
    ):
        return True
    try:
        return unicodedata.is_normalized("NFC", data.decode("utf-8"))
    except UnicodeDecodeError:
        return False
