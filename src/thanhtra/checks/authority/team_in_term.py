"""Did the team leader decide inside the scope of the inspection or check, and while it lasted?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, signed
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.competence import leads_team, team_term
from thanhtra.terms import Defect


@check(
    "AUT05",
    "decision.team-leader-in-scope-and-term",
    about=DECISIONS,
    per="act",
    defect=Defect.AUTHORITY,
    vi="Trưởng đoàn có ra quyết định trong phạm vi và thời hạn của đoàn không?",
    en="Did the team leader decide inside the scope of the inspection or check, and while it lasted?",
    wrong=(
        "Trưởng đoàn ra quyết định ngày {actual} ngoài phạm vi, thời hạn của đoàn: {why_vi}",
        "the team leader decided on {actual} outside scope or term: {why_en}",
    ),
    right=(
        "Trưởng đoàn ra quyết định ngày {actual} trong phạm vi và thời hạn",
        "the team leader decided on {actual} inside scope and term",
    ),
    law="15/2012/QH13 Đ52",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked of team leaders only; after the term the case must be passed on."""
    who = ctx.signed or signed(ctx)
    if who.official is None or not leads_team(who.post, ctx.book):
        return None
    act, sanction = ctx.act, ctx.sanction
    subject = (sanction.subject if sanction else None) or (act.subject if act else None)
    found = team_term(ctx.ix, ctx.book, who.official, ctx.at, subject, (act.field if act else None) or ctx.case.field)
    facts = {"actual": ctx.event.day, "ended": found.ended}
    if found.answer:
        return satisfied(found, **facts)
    if found.wrong is not None:
        return finding(found, **facts, why_vi=found.wrong[0], why_en=found.wrong[1])
    return not_assessed(found.missing, found, **facts)
