"""A map proposed from the heads of a register (đề xuất tệp ánh xạ)."""

from __future__ import annotations

import json
from pathlib import Path

from thanhtra.tables.heads import find_head, folded
from thanhtra.tables.sheet import letters_of
from thanhtra.tables.targets import IGNORE, proposed, targets
from thanhtra.tables.workbook import sheets_of

_ONCE = frozenset({"row.number", "ignore", "note", "measures", "act.described", "act.provision"})


def suggest_map(path: str | Path, *, lang: str = "vi") -> str:
    """The text of a map (TOML) with a line a column; what is not known stands as a comment. Raises Unusable, OSError."""
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
                unknown.append(f'# {json.dumps(key, ensure_ascii=False)} = ""  # ' + ("hidden" if lang == "en" else "cột ẩn"))
            elif target is None or (target in taken and target not in _ONCE):
                unknown.append(f"# {json.dumps(key, ensure_ascii=False)} = \"{target or ''}\"")
            else:
                columns[key] = target
                taken.add(target)
    intro = ['# Proposed from the heads: check every line. A column set to "ignore" is not read.', "# Targets: "] if lang == "en" else ['# Đề xuất theo tiêu đề: hãy kiểm tra từng dòng. Cột ghi "ignore" không được đọc.', "# Các đích: "]
    intro[1] += ", ".join(t for t in targets() if t != IGNORE)
    settings = ['# instrument = "15/2020/NĐ-CP"', '# post = "chief-inspector-of-department"', '# agency = "Thanh tra Sở …"', '# subject_kind = "individual"']
    lines = [f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(target)}" for key, target in columns.items()]
    return "\n".join([*intro, *settings, "", "[columns]", *lines, *unknown]) + "\n"
