"""Does the act of the decision stand in the minutes?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "DEC02",
    "decision.act-stands-in-minutes",
    about="decision_issued",
    per="act",
    defect=Defect.ACT,
    vi="Hành vi bị xử phạt có đúng là hành vi ghi trong biên bản không?",
    en="Does the act sanctioned stand in the minutes?",
    wrong=(
        "hành vi {act} trong quyết định không phải hành vi ghi trong biên bản ({decided} khác {alleged})",
        "act {act} of the decision is not the act in the minutes ({decided} against {alleged})",
    ),
    right=("hành vi {act} có trong biên bản", "act {act} stands in the minutes"),
    law=("15/2012/QH13 Đ58", "15/2012/QH13 Đ68.1"),
)
def answer(asked: Asked) -> Verdict | None:
    """The act must be among those written down, under the same provision where both papers name one."""
    minutes = asked.strand.minutes
    if not minutes:
        missing = asked.unknown("minutes_drawn_up")
        return lacks(missing) if missing else None
    written = [(at, asked.ix.events[at].acts) for at in minutes]
    holding = [at for at, acts in written if acts is not None and asked.act_id in acts]
    if not holding:
        unknown = [f"fact:events[{at}].acts" for at, acts in written if acts is None]
        return lacks(unknown) if unknown else no(act=asked.act_id, decided=asked.act_id, alleged="—")
    sanction, act = asked.sanction, asked.act
    general = act.provision if act else None
    decided = (sanction.provision if sanction else None) or general
    alleged = [a.provision or general for at in holding for a in getattr(asked.ix.events[at], "alleged", None) or () if a.act == asked.act_id] or [general]
    if decided is None or decided in alleged:
        return yes(act=asked.act_id)
    return no(act=asked.act_id, decided=str(decided), alleged=", ".join(str(a) for a in alleged if a))
