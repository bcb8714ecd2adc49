"""The public surface as data: ``python tests/public_api.py`` writes it to ``public_api.json``. Read from the source, nothing is run.

Public are the names of ``thanhtra`` with all they promise, and the names its public modules list (docs/development/deprecation.md).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import griffe

HERE = Path(__file__).parent
SNAPSHOT = HERE / "public_api.json"
MODULES = ("bulk", "checks", "events", "exchange", "export", "lifecycle", "store", "terms", "testing")
"""The public modules: their names are frozen, what the names promise is told by their docstrings and types."""

Surface = dict[str, Any]


def surface() -> Surface:
    """Public path → what is promised of it: the parameters of a callable, the annotation of a value."""
    root = griffe.load("thanhtra", search_paths=[HERE.parent / "src"], resolve_aliases=True)
    found: Surface = {}
    for name in root.exports or ():
        _promised(found, f"thanhtra.{name}", root.members.get(str(name)))
    for module in MODULES:
        found.update({f"thanhtra.{module}.{name}": "name" for name in root.members[module].exports or ()})
    return dict(sorted(found.items()))


def breaks(old: Surface, new: Surface) -> list[str]:
    """What a caller of ``old`` can no longer do with ``new``."""
    return [said for path, was in old.items() for said in _broken(path, was, new.get(path))]


def _promised(found: Surface, path: str, member: Any) -> None:
    if member is None:
        found[path] = "name"
        return
    thing = member.final_target if member.is_alias else member
    if thing.is_class:
        found[path] = {"bases": [str(b) for b in thing.bases], "made": _parameters(thing.parameters)}
        for name, own in thing.members.items():
            if not name.startswith("_"):
                _promised(found, f"{path}.{name}", own)
    elif thing.is_function:
        found[path] = {"call": _parameters(thing.parameters), "gives": str(thing.returns)}
    elif thing.is_attribute:
        found[path] = str(thing.annotation) if thing.annotation is not None else "value"
    else:
        found[path] = "module"


def _parameters(given: Any) -> list[list[Any]]:
    return [
        [p.name, str(p.kind.value if p.kind else ""), p.required, str(p.annotation)] for p in given if p.name != "self"
    ]


def _broken(path: str, was: Any, now: Any) -> list[str]:
    if now is None:
        return [f"{path}: gone"]
    if type(was) is not type(now) or isinstance(was, str):
        return [] if was == now else [f"{path}: {was} became {now}"]
    said = [
        f"{path}: {key} {was[key]} became {now.get(key)}" for key in ("bases", "gives") if was.get(key) != now.get(key)
    ]
    for key in ("made", "call"):
        before, after = was.get(key, []), now.get(key, [])
        kept = {p[0]: p for p in after}
        for name, kind, required, annotation in before:
            there = kept.get(name)
            if there is None:
                said.append(f"{path}: parameter {name} is gone")
            elif there[1] != kind or there[3] != annotation or (there[2] and not required):
                said.append(f"{path}: parameter {name} became {there[1]}{', required' if there[2] else ''}: {there[3]}")
        known = {p[0] for p in before}
        said += [f"{path}: new parameter {p[0]} is required" for p in after if p[0] not in known and p[2]]
        order = [p[0] for p in before if p[1].startswith("positional")]
        then = [p[0] for p in after if p[1].startswith("positional")]
        if then[: len(order)] != order and set(order) <= set(then):
            said.append(f"{path}: the order of the parameters changed")
    return said


if __name__ == "__main__":
    made = surface()
    gone = breaks(json.loads(SNAPSHOT.read_text(encoding="utf-8")), made) if SNAPSHOT.exists() else []
    lines = (f"{json.dumps(path)}: {json.dumps(was, ensure_ascii=False)}" for path, was in made.items())
    SNAPSHOT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in (*gone, f"{len(made)} public names written, {len(gone)} breaks"))
