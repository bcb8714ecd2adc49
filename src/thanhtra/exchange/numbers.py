"""Numbers another parser has read already, as the strict reader would have found them (số đã được bộ đọc khác đọc)."""

from __future__ import annotations

from typing import Any

from thanhtra.exchange.bytes_in import DEEPEST, Half, Unread

_WHAT = "a number with a fraction or an exponent"


def as_read(value: Any, level: int = 0) -> Any:
    """``value`` with its fractions as the reader finds them in a text; deeper than it looks, as it is."""
    if level > DEEPEST:
        return value
    if type(value) is dict:
        return {key: as_read(member, level + 1) for key, member in value.items()}
    if type(value) is list:
        return [as_read(member, level + 1) for member in value]
    return fraction(value) if type(value) is float else value


def fraction(value: float) -> Unread:
    """A number with a half, which some fields hold, or one no field of the format holds."""
    return Half(_WHAT, value) if value % 1 == 0.5 else Unread(_WHAT, value)  # noqa: PLR2004 - a half
