"""A map proposed from the heads of a register (đề xuất tệp ánh xạ)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.outputs import readable
from thanhtra.tables.heads import find_head, folded
from thanhtra.tables.sheet import letters_of
from thanhtra.tables.targets import IGNORE, proposed, targets
from thanhtra.tables.workbook import sheets_of

_ONCE = frozenset({"row.number", "ignore", "note", "measures", "act.described", "act.provision"})


def suggest_map(path: str | Path, *, lang: str = "vi") -> str:
    """The text of a map (TOML) with a line a column; what is not known stands as a comment. Raises OSError, and Unusable where there is no head."""
    columns: dict[str, str] = {}
    unknown: list[str] = []
    for sheet in sheets_of(path):
        head = None if sheet.hidden else find_head(sheet, lambda name: proposed(name) is not None)
        if head is None:
            continue
        names = [folded(n) for n in head.names]
        taken = set(columns.values())
        for column, name in enumerate(head.names):
            if not name or any(folded(name) == folded(k) for k in columns):
                continue
            key = name if names.count(folded(name)) == 1 else f"column:{letters_of(column)}"
            target = proposed(name)
            if column in sheet.hidden_columns:
                unknown.append(f'# {_quoted(key)} = ""  # ' + ("hidden" if lang == "en" else "cột ẩn"))
            elif target is None or (target in taken and target not in _ONCE):
                unknown.append(f'# {_quoted(key)} = "{target or ""}"')
            else:
                columns[key] = target
                taken.add(target)
    if not columns and not unknown:
        raise Unusable([Problem("$", "missing", "heads of columns that are known", "none")], source=readable(str(path)))
    intro = (
        ['# Proposed from the heads: check every line. A column set to "ignore" is not read.', "# Targets: "]
        if lang == "en"
        else ['# Đề xuất theo tiêu đề: hãy kiểm tra từng dòng. Cột ghi "ignore" không được đọc.', "# Các đích: "]
    )
    intro[1] += ", ".join(t for t in targets() if t != IGNORE)
    settings = [
        '# instrument = "15/2020/NĐ-CP"',
        '# post = "chief-inspector-of-department"',
        '# agency = "Thanh tra Sở …"',
        '# subject_kind = "individual"',
    ]
    lines = [f"{_quoted(key)} = {json.dumps(target)}" for key, target in columns.items()]
    return "\n".join([*intro, *settings, "", "[columns]", *lines, *unknown]) + "\n"


_STEERS: Final = re.compile(r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What JSON leaves as it is in a string and a terminal would obey."""


def _quoted(key: str) -> str:
    return _STEERS.sub(lambda one: f"\\u{ord(one[0]):04x}", json.dumps(key, ensure_ascii=False))
