"""Could this step come now?"""

from __future__ import annotations

from thanhtra.casefile import event_token
from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.lifecycle import TRACKS, After, order_of
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
    kind = asked.event.kind
    rows = TRACKS["proceeding"]
    before = asked.stages[asked.at]
    missing: dict[str, None] = {}
    for act in asked.ix.acts[asked.at]:
        stage = before.get(act, "start")
        if kind in rows.land[stage]:
            continue
        order = order_of(rows, stage, kind)
        if isinstance(order, After):
            open_ways = [path for path in order.paths if not any(asked.case.denies(event_token(k)) for k in path)]
            if open_ways:
                missing.update(dict.fromkeys(event_token(k) for path in open_ways for k in path))
                continue
        elif kind in rows.beside or kind not in rows.kinds:
            continue
        return no(stage=stage)
    return lacks(missing) if missing else yes()
