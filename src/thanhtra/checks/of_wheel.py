"""What the library's checks declare, brought by the wheel: a check's module is loaded when it is first asked (khai báo dựng sẵn).

The modules are the source. The build loads them all and writes what each declares, without its function, and a checksum of every file that
a declaration is made of. Where these files are byte for byte the same, nothing is loaded but what is written here, and a module when an
event of one of its kinds is on file; anywhere else, and in a checkout, which has no such file, every module is. It is read with pickle for
the reasons ``thanhtra.rulebook.prepared`` gives. ``tests/checks/test_of_wheel.py`` holds that both ways give the same checks.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import attrs

from thanhtra.checks.declaration import AWAITED, Awaited, Check, held_by
from thanhtra.rulebook.prepared import bytes_of, read_whole

FILE: Final = "declared.bin"
BESIDE: Final = ("deadlines/relations.py", "terms.py")
"""Files outside this room whose values stand in declarations."""
_CHECKSUM: Final = 4
"""So many bytes before the rest say what it adds up to."""
_FUNCTIONS: Final = ("ask", "ask_all")


def prepare(checks: Iterable[Check]) -> bytes:
    """What the build writes: of each of the library's ``checks`` all but its functions."""
    names = [field.name for field in attrs.fields(Check) if field.name not in _FUNCTIONS]
    rows = [
        ({name: getattr(one, name) for name in names}, [getattr(one, name) is not None for name in _FUNCTIONS])
        for one in checks
    ]
    packed = pickle.dumps((sums(_here()), rows), 5)
    return crc32(packed).to_bytes(_CHECKSUM) + packed


def brought() -> tuple[Check, ...] | None:
    """The library's checks, in order of their codes, as the wheel brings them; None where it brings none, or none of these files.

    Raises RulebookError where the file is damaged.
    """
    here = _here()
    at = here / FILE
    if not at.is_file():
        return None
    data = at.read_bytes()
    made_of, rows = read_whole(data[_CHECKSUM:], int.from_bytes(data[:_CHECKSUM]), FILE)
    return tuple([_check(*row) for row in rows]) if made_of == sums(here) else None


def sums(here: Path) -> dict[str, int]:
    """The checksum of every file of the room of checks at ``here``, and of those ``BESIDE`` it; empty where they cannot be read."""
    room = str(here)
    try:
        with os.scandir(room) as found:
            areas = [entry.name for entry in found if entry.is_dir() and not entry.name.startswith("_")]
        found_sums = {name: crc32(bytes_of(f"{room}/../{name}")) for name in BESIDE}
        for area in ("", *areas):
            with os.scandir(f"{room}/{area}") as found:
                for entry in found:
                    if entry.name.endswith(".py"):
                        found_sums[f"{area}/{entry.name}"] = crc32(bytes_of(entry.path))
    except OSError:  # in an archive
        return {}
    return found_sums


def _check(told: dict[str, Any], has: list[bool]) -> Check:
    """The check, its functions awaited; the one its module made, where that is loaded already."""
    module, code = told["module"], told["code"]
    known = AWAITED.get(code) or next((one for one in held_by(sys.modules.get(module)) if one.code == code), None)
    if known is None:
        late: dict[str, Any] = {
            name: Awaited(module, code, name) if there else None for name, there in zip(_FUNCTIONS, has, strict=True)
        }
        known = AWAITED[code] = Check(**told, **late)
    return known


def _here() -> Path:
    return Path(__file__).parent
