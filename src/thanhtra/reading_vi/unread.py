"""What people wrote and could not be read, told so that they can mend it (chỗ chưa đọc được)."""

from __future__ import annotations

from typing import Literal

from thanhtra.classes import frozen

Code = Literal[
    "empty", "citation", "instrument", "day", "money", "title", "yes-no", "letters", "several", "unclear", "measure"
]


@frozen(kw_only=True)
class Unreadable:
    """A text that was not read: nothing is guessed.

    ``code`` is the kind of trouble; ``vi`` and ``en`` say what was expected; ``left_out`` is the part that was not understood;
    ``meant`` are readings it may have had, as they would be written.
    """

    text: str
    code: Code
    vi: str
    en: str
    left_out: str = ""
    meant: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.said("en")

    def said(self, lang: str) -> str:
        """In one sentence: what was expected, what was written, what may have been meant."""
        english = lang == "en"
        out = f"{self.en}: {self.text!r}" if english else f"{self.vi}: “{self.text}”"
        if self.left_out and self.left_out != self.text:
            out += f"; not understood: {self.left_out!r}" if english else f"; chưa hiểu: “{self.left_out}”"
        if self.meant:
            out += (
                (" (did you mean " if english else " (có phải là ")
                + (" or " if english else " hoặc ").join(self.meant)
                + "?)"
            )
        return out
