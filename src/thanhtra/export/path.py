"""The stages a case has passed through, act by act (trình tự đã qua)."""

from __future__ import annotations

from thanhtra.casefile import Case, index
from thanhtra.classes import frozen
from thanhtra.lifecycle import TRACKS
from thanhtra.lifecycle.rows import Rows


@frozen(kw_only=True)
class Passage:
    """One move: at event ``event``, by its ``kind``, from a stage to another; ``allowed`` when the order has such a step."""

    event: int
    kind: str
    source: str
    target: str
    allowed: bool


def passages(case: Case, track: str = "proceeding") -> dict[str, tuple[Passage, ...]]:
    """Act id (``*`` when none is listed, and for every other track) → its moves, in order."""
    rows = TRACKS[track]
    ix = index(case)
    if track != "proceeding":
        return {"*": _walk(rows, [(at, event.kind) for at, event in enumerate(ix.events)])}
    acts = [a.id for a in case.acts or ()] or ["*"]
    return {act: _walk(rows, [(at, e.kind) for at, e in enumerate(ix.events) if act in ix.acts[at]]) for act in acts}


def _walk(rows: Rows, kinds: list[tuple[int, str]]) -> tuple[Passage, ...]:
    stage = rows.initial
    found = []
    for at, kind in kinds:
        landed = rows.total[stage].get(kind, stage)
        if landed != stage:
            found.append(
                Passage(event=at, kind=kind, source=stage, target=landed, allowed=rows.land[stage].get(kind) == landed)
            )
        stage = landed
    return tuple(found)
