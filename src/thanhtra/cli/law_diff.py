"""``thanhtra law diff``: what one rulebook says that another does not, in words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from thanhtra.cli.streams import tell
from thanhtra.outputs import readable
from thanhtra.rulebook import Rulebook

_FOUND: Final = 1
_UNUSABLE: Final = 2
_BUILT_IN: Final = "built-in"


def add_to(under: Any) -> argparse.ArgumentParser:
    """The action among the others."""
    made: argparse.ArgumentParser = under.add_parser(
        "diff", help="khác nhau giữa hai bộ quy tắc / two rulebooks in words", allow_abbrev=False
    )
    made.add_argument("old", metavar="OLD", help=f"{_BUILT_IN}, hoặc thư mục / or a folder")
    made.add_argument("new", metavar="NEW", help=f"{_BUILT_IN}, hoặc thư mục / or a folder")
    return made


def run(args: argparse.Namespace) -> int:
    """The action: 0 when both say the same, 1 when not, 2 for a folder that cannot be used."""
    from thanhtra.export.differences import differences  # noqa: PLC0415 - the other actions do not need it

    for name in (args.old, args.new):
        if name != _BUILT_IN and not Path(name).is_dir():
            tell(f"thanhtra law diff: {readable(name)}: không phải thư mục / not a folder\n")
            return _UNUSABLE
    old, new = _book(args.old), _book(args.new)
    found = differences(old, new, lang=args.lang)
    sys.stdout.write(f"{old.edition} → {new.edition}\n" + "".join(f"- {line}\n" for line in found))
    if not found:
        sys.stdout.write("không khác / the same\n")
    return _FOUND if found else 0


def _book(name: str) -> Rulebook:
    """A folder that holds a calendar of its own is a whole rulebook; any other is laid over the built-in rules."""
    if name == _BUILT_IN:
        return Rulebook.built_in()
    return Rulebook.load(
        Path(name), alone=(Path(name) / "working_days").is_dir() and (Path(name) / "consequences.toml").is_file()
    )
