"""How a page of text is drawn: its marks, its colours, its width."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.terms import Status

TONES: Final[Mapping[Status, str]] = {
    Status.MET: "good",
    Status.MISSED: "bad",
    Status.OPEN: "running",
    Status.CONDITIONAL: "unknown",
    Status.NOT_RUNNING: "quiet",
    Status.NO_FIGURE: "quiet",
    Status.UNUSED: "quiet",
    Status.WAIVED: "quiet",
}
"""How a deadline is drawn."""
_COLOURS: Final[Mapping[str, str]] = {"good": "32", "bad": "31", "unknown": "33", "quiet": "2", "strong": "1"}


@frozen(kw_only=True)
class Style:
    """Marks for in order, not in order, not known and still running; ``colour`` adds terminal colours; ``width`` in columns."""

    good: str = "✓"
    bad: str = "✗"
    unknown: str = "?"
    running: str = "…"
    quiet: str = "·"
    arrow: str = "→"
    colour: bool = False
    width: int = 110

    def paint(self, tone: str, text: str) -> str:
        """``text`` in a tone: good, bad, unknown, quiet, strong."""
        return f"\x1b[{_COLOURS[tone]}m{text}\x1b[0m" if self.colour and text else text

    def mark(self, tone: str) -> str:
        """The mark of a tone (good, bad, unknown, running, quiet), coloured."""
        shown: str = getattr(self, tone)
        return self.paint("unknown" if tone == "running" else tone, shown)

    def folded(self, text: str, *, first: str, rest: str) -> list[str]:
        """``text`` folded to the width; ``first`` opens it, ``rest`` its further lines. Words are never cut."""
        if len(first) + len(text) <= self.width and text and text == text.strip() and _BLANKS.search(text) is None:
            return [first + text]
        from textwrap import TextWrapper  # noqa: PLC0415 - not every page is folded

        wrapper = TextWrapper(
            self.width,
            initial_indent=" " * len(first),
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines = wrapper.wrap(text) or [" " * len(first)]
        lines[0] = first + lines[0][len(first) :]
        return lines


PLAIN: Final = Style()
"""Unicode marks, no colour."""
ASCII: Final = Style(good="+", bad="x", unknown="?", running="~", quiet="-", arrow="->")
"""For a stream that cannot write the marks."""

_BLANKS: Final = re.compile(r"[\t\n\x0b\x0c\r]")
"""What folding makes a space."""
_SEAL: Final = os.urandom(8).hex()
"""What no file can know: a colour that does not carry it was written by the file, not by us."""
_OURS: Final = re.compile(rf"\x1b\[{_SEAL}([0-9;]*)m")
_ANY: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class _Sealed(Style):
    def paint(self, tone: str, text: str) -> str:
        return f"\x1b[{_SEAL}{_COLOURS[tone]}m{text}\x1b[{_SEAL}0m" if self.colour and text else text


def sealed(style: Style) -> Style:
    """The same style, its colours marked as ours until :func:`unsealed`."""
    return _Sealed(**{a.name: getattr(style, a.name) for a in attrs.fields(Style)})


def unsealed(line: str) -> str:
    """A line as it may go to a terminal: our colours, and for whatever else would steer it (colours too, and overrides of direction) U+FFFD."""
    parts = _OURS.split(line)
    return "".join(f"\x1b[{part}m" if at % 2 else cleaned(part) for at, part in enumerate(parts))


def joined(lines: Iterable[str]) -> str:
    """The lines as one text for a terminal, each :func:`unsealed`: drawn in a ``sealed`` style, nothing a file says steers what it is read on."""
    return "\n".join(map(unsealed, lines))


def cleaned(value: str) -> str:
    """A value of a file with U+FFFD for every control character and override of direction."""
    return _ANY.sub("\N{REPLACEMENT CHARACTER}", value)
