"""Could this step come now?"""

from __future__ import annotations

from thanhtra.casefile import event_token
from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.lifecycle import TRACKS, After, Possible, order_of
from thanhtra.terms import Defect


@check(
    "ORD01",
    "order.possible",
    about="*",
    defect=Defect.PROCEDURE,
    vi="Bước này có thể diễn ra vào lúc này không?",
    en="Could this step come now?",
    right=("{what_vi}: đúng trình tự", "{what_en}: possible at this point"),
    wrong=(
        "{what_vi} không thể diễn ra khi vụ việc đang ở bước “{stage_vi}”",
        "{what_en} cannot come while the case is at “{stage_en}”",
    ),
    law="15/2012/QH13 Đ57",
)
def answer(asked: Asked) -> Verdict | None:
    """The gravest answer over the acts the event moves: possible; only after steps not on file; impossible."""
    kind, at = asked.event.kind, asked.at
    rows = TRACKS["proceeding"]
    land, before = rows.land, asked.stages[at]
    missing: dict[str, None] = {}
    for act in asked.ix.acts[at]:
        stage = before.get(act, rows.initial)
        if kind in land[stage]:
            continue
        order = order_of(rows, stage, kind)
        if isinstance(order, Possible):
            continue
        ways = _open_ways(asked, order) if isinstance(order, After) else []
        if not ways:
            return no(stage=stage)
        missing.update(dict.fromkeys(event_token(k) for way in ways for k in way))
    return lacks(missing) if missing else yes()


def _open_ways(asked: Asked, order: After) -> list[tuple[str, ...]]:
    """The shortest ways whose steps the file does not deny."""
    ways = [way for way in order.paths if not any(asked.case.denies(event_token(k)) for k in way)]
    return [way for way in ways if len(way) == min(map(len, ways))]
