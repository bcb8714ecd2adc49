"""A track with the path of a case marked, as Mermaid text or as SVG (sơ đồ trình tự của vụ việc)."""

from __future__ import annotations

from thanhtra.casefile import Case
from thanhtra.export.path import passages
from thanhtra.export.track_svg import track_svg
from thanhtra.lifecycle import TRACKS, mermaid


def diagram_mermaid(track: str, case: Case | None = None) -> str:
    """The track as Mermaid; with a case its stages are marked, and steps the order does not have are added, named so.

    Raises KeyError for a track that is none. No final line break.
    """
    drawn = mermaid(TRACKS[track])
    if case is None:
        return drawn
    moves = [move for found in passages(case, track).values() for move in found]
    lines = [drawn]
    odd = dict.fromkeys((m.source, m.target, m.kind) for m in moves if not m.allowed)
    lines += [f"    {_id(source)} --> {_id(target)} : {kind} (!)" for source, target, kind in odd]
    lines += ["    classDef passed stroke:#0b57a4,stroke-width:3px", "    classDef reached fill:#0b57a4,color:#fff"]
    reached = {found[-1].target for found in passages(case, track).values() if found}
    passed = dict.fromkeys(stage for m in moves for stage in (m.source, m.target))
    lines += [f"    class {_id(stage)} {'reached' if stage in reached else 'passed'}" for stage in passed]
    return "\n".join(lines)


def diagram_svg(track: str, case: Case | None = None, *, lang: str = "vi") -> str:
    """The track as an SVG file, the path of the case marked. Raises KeyError for a track that is none."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{track_svg(track, passages(case, track) if case else None, lang=lang, standalone=True)}\n'


def _id(stage: str) -> str:
    return stage.replace("-", "_")
