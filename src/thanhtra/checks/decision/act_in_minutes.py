"""Does the act of the decision stand in the minutes?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.casefile import Alleged


@check(
    "DEC02",
    "decision.act-stands-in-minutes",
    about="decision_issued",
    per="act",
    defect=Defect.ACT,
    vi="Hành vi bị xử phạt có đúng là hành vi ghi trong biên bản không?",
    en="Does the act sanctioned stand in the minutes?",
    wrong=(
        "hành vi {act} trong quyết định không phải hành vi ghi trong biên bản [[({decided} khác với {alleged})]][[(bắt đầu ngày {began}, sau khi lập biên bản)]]",
        "act {act} of the decision is not the act in the minutes [[({decided} against {alleged})]][[(it began on {began}, after them)]]",
    ),
    right=("hành vi {act} có trong biên bản", "act {act} stands in the minutes"),
    law=("15/2012/QH13 Đ58", "15/2012/QH13 Đ68.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The act must be among those written down, under the same provision, and begun by then: where no paper names a provision, the file's words for the act do."""
    minutes = ctx.thread.minutes
    if not minutes:
        missing = ctx.unknown("minutes_drawn_up")
        return not_assessed(missing) if missing else None
    ix, act_id, sanction, act = ctx.ix, ctx.act_id, ctx.sanction, ctx.act
    began = act.began if act else None
    holding, all_before, unknown = False, began is not None, []
    said: list[Alleged] = []
    for at in minutes:
        if ix.events[at].acts is None:
            unknown.append(event_fact(at, "acts"))
        elif act_id is not None and ix.moves(at, act_id):
            holding, day = True, ix.days[at]
            all_before = all_before and began is not None and day is not None and day < began
            said += ix.alleged(at, act_id)
    if not holding:
        return not_assessed(unknown) if unknown else finding(act=act_id, decided=act_id, alleged="—")
    if all_before:
        return finding(act=act_id, began=began)
    general = act.provision if act else None
    decided = (sanction.provision if sanction else None) or general
    alleged = [one.provision or general for one in said] if said else [general]
    if decided in alleged and (decided is not None or (act is not None and act.described is not None)):
        return in_order(None, {"act": act_id})
    if decided is None or not any(alleged):
        return not_assessed(ctx.of_act("provision"))
    return finding(act=act_id, decided=str(decided), alleged=", ".join(str(a) for a in alleged if a))
