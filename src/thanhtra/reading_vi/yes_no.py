"""Yes, no, or nothing said (có, không, để trống)."""

from __future__ import annotations

from typing import Final

from thanhtra.reading_vi.letters import tidied
from thanhtra.reading_vi.unread import Unreadable

_YES: Final = frozenset(
    {"có", "co", "x", "v", "✓", "✔", "☑", "☒", "yes", "y", "true", "1", "rồi", "đã", "đúng", "đủ", "xong"}
)
_NO: Final = frozenset({"không", "khong", "ko", "k", "no", "n", "false", "0", "chưa", "chua", "không có", "☐", "sai"})
_NOTHING: Final = frozenset({"", "-", "--", "...", "…", "?", "/", "không rõ", "chưa rõ", "n/a"})


def read_yes_no(text: str) -> bool | Unreadable | None:
    """True, False, or None where nothing is said: a blank is unknown, not a no."""
    word = tidied(text).casefold().strip(" .;")
    if word in _NOTHING or tidied(text) in _NOTHING:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    return Unreadable(text=text, code="yes-no", vi="Cần “có” hoặc “không”", en="expected yes or no")
