"""What an import tells: by sheet, row and column (điều cần báo)."""

from __future__ import annotations

from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.reading_vi import Unreadable
from thanhtra.tables.sheet import letters_of

NOTES: Final = frozenset(
    {
        "not-data",
        "hidden",
        "formula-result",
        "ditto",
        "unit",
        "no-head",
        "unmapped",
        "merged-rows",
        "empty-column",
        "old-font",
        "old-workbook",
    }
)
"""Codes of what is said and is no mistake; every other code is a problem."""
_LONGEST: Final = 160


@frozen(kw_only=True)
class CellProblem:
    """Where (``row`` from 1, ``column`` as letters; None for a whole sheet or row), what was expected and what is there.

    ``got`` never holds what identifies a person: of such a cell only its length.
    """

    sheet: str
    row: int | None
    column: str | None
    code: str
    expected: str
    got: str

    @property
    def is_note(self) -> bool:
        """Whether it is only said, no mistake."""
        return self.code in NOTES

    def as_json(self) -> dict[str, object]:
        """``{"sheet", "row", "column", "code", "expected", "got"}``."""
        return attrs.asdict(self)


class Told:
    """The problems of one sheet, in the language asked."""

    def __init__(self, sheet: str, lang: str) -> None:
        self.sheet: str = sheet
        self.lang: str = lang
        self.problems: list[CellProblem] = []

    def say(self, row: int | None, column: int | None, code: str, expected: tuple[str, str], got: str = "") -> None:
        """One more; positions count from 0."""
        said = expected[1] if self.lang == "en" else expected[0]
        at = None if row is None else row + 1
        self.problems.append(
            CellProblem(
                sheet=self.sheet,
                row=at,
                column=None if column is None else letters_of(column),
                code=code,
                expected=said,
                got=got[:_LONGEST],
            )
        )

    def unread(self, row: int, column: int, found: Unreadable, *, private: bool = False) -> None:
        """A cell a reader could not read; what was meant and what was left over are told with it."""
        meant = (f" ({'hoặc' if self.lang != 'en' else 'or'}: {' | '.join(found.meant)})" if found.meant else "") + (
            f" [{found.left_out}]" if found.left_out else ""
        )
        more = "" if private else meant
        self.say(
            row, column, found.code, (found.vi + more, found.en + more), veiled(found.text) if private else found.text
        )


def veiled(text: str) -> str:
    """A private cell as it may be told."""
    return f"… ({len(text)})"
