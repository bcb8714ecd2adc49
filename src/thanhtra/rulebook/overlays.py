"""Folders laid over the built-in rules: what nobody would read in them, and what they say of days that are past (thư mục quy định đặt chồng)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from thanhtra.rulebook.table import RuleProblem, near

if TYPE_CHECKING:
    from thanhtra.rulebook.book import Rulebook

_FOLDERS = ("procedure", "powers", "working_days", "decrees")


def folder_problems(folder: Path, built_in: Traversable) -> Iterator[RuleProblem]:
    """A folder without any rule that is read, or with rules where nobody reads them: a slip would silently leave the rules as they are."""
    known = {child.name for child in built_in.iterdir() if child.name.endswith(".toml")}
    read = False
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        yield RuleProblem(str(folder), "", "a folder that can be read", str(error.strerror), code="unreadable")
        return
    for child in children:
        if child.suffix == ".toml" and not child.is_file():
            continue
        if child.suffix == ".toml" and child.name not in known:
            yield RuleProblem(
                child.name, "", f"a file of rules{near(child.name, known)}", "one nobody reads", code="unreadable"
            )
        elif child.is_dir() and child.name not in _FOLDERS and near(child.name, _FOLDERS):
            yield RuleProblem(
                child.name, "", f"a folder of rules{near(child.name, _FOLDERS)}", "one nobody reads", code="unreadable"
            )
        else:
            read = read or child.name in known or child.name in _FOLDERS
    inside = (one for name in _FOLDERS for one in (folder / name).rglob("*.toml"))
    for odd in sorted(one for one in (*folder.glob("*.toml"), *inside) if not one.is_file()):
        yield RuleProblem(odd.relative_to(folder).as_posix(), "", "a file", "something else", code="unreadable")
    if not read:
        yield RuleProblem(
            str(folder), "", f"rules in it: {', '.join((*_FOLDERS, *sorted(known)))}", "none", code="unreadable"
        )


def reaching_back(old: Rulebook, new: Rulebook) -> Iterator[str]:
    """Rules of procedure of which ``new`` says something else than ``old`` of days before the last version ``old`` knows.

    Each as ``SLUG from DAY``: answers about files of those days move.
    """
    for kind in ("limits", "thresholds", "rules"):
        before, after = getattr(old.procedure, kind), getattr(new.procedure, kind)
        for slug in before.keys() & after.keys():
            was = {v.start: repr(v) for v in before[slug].versions.versions}
            now = {v.start: repr(v) for v in after[slug].versions.versions}
            last = max(was)
            yield from sorted(
                f"{slug} from {day.isoformat()}" for day in now if day <= last and now[day] != was.get(day)
            )
