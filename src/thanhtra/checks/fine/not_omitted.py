"""Does the decision impose everything the decree attaches to the act without condition?"""

from __future__ import annotations

from thanhtra.casefile import LicenceStanding, licence_named, standing_on
from thanhtra.checks.conditions import condition_holds
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import LegalGrounds, ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.fines import AppliedFrame
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import ONE_OF, OfferedMeasure, OfferedRemedy, Rulebook, Violation
from thanhtra.terms import Defect

_LICENCE = frozenset({"withdraw-licence", "suspend-activity"})
_NOT_ENDED = (LicenceStanding.IN_FORCE, LicenceStanding.SUSPENDED, LicenceStanding.UNKNOWN)


@check(
    "FIN05",
    "measures.none-omitted",
    about=("decision_issued", "decision_amended"),
    per="act",
    defect=Defect.MEASURE,
    vi="Quyết định có áp dụng đủ hình thức bổ sung, biện pháp khắc phục hậu quả bắt buộc đối với hành vi không?",
    en="Does the decision impose everything the decree attaches to the act without condition?",
    wrong=(
        "quyết định chưa áp dụng biện pháp “{about}” quy định đối với hành vi tại {provision}",
        "the decision omits {about}, which goes with {provision}",
    ),
    right=(
        "quyết định áp dụng đủ các biện pháp quy định đối với hành vi tại {provision}",
        "the decision omits nothing of {provision}",
    ),
    law=("15/2012/QH13 Đ12.6", "15/2012/QH13 Đ21.2", "15/2012/QH13 Đ25.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """What hangs on a condition the format does not hold, or on a decree known in part, is not told; a minor keeps the licence.

    A licence can be withdrawn from who has it (Đ25.1): the act points to it, or a register shows that there is none. What a remedy
    alone takes back, a domain name, numbers, gains, the violator must have had, which no fact of the format tells. Confiscation goes only
    with an act that was meant (Đ26).
    """
    sanction = ctx.sanction
    if sanction is None or sanction.warning:
        return None
    found = ctx.measured or measured(ctx)
    if len(found.frames) != 1:
        return not_assessed(found.missing or (f"law:{found.frames[0].violation.citation}",))
    frame = found.frames[0]
    text = frame.violation
    measures, remedies, rests, facts = _offered(frame, ctx.book)
    missing = [of_sanction(ctx, "additional")] if measures and sanction.additional is None else []
    if remedies and sanction.remedies is None:
        missing.append(of_sanction(ctx, "remedies"))
    offered = [(m.measure, m.condition, m.cite) for m in measures] if sanction.additional is not None else []
    offered += [(r.remedy, r.condition, r.cite) for r in remedies] if sanction.remedies is not None else []
    if not offered:
        return _told(text, missing, rests, facts)
    done = {a.measure for a in sanction.additional or ()} | {r.remedy for r in sanction.remedies or ()}
    named = {
        r.cite: {r.remedy, *(o.remedy for o in remedies if o.cite == r.cite)} for r in remedies if r.condition == ONE_OF
    }
    for what, condition, cite in offered:
        if what in done or condition == ONE_OF or done & named.get(cite, set()):
            continue
        holds = _holds(ctx, condition) if cite in named or not _takes_back(ctx, what) else None
        if holds and what == "withdraw-licence":
            told = _to_withdraw(ctx)
            missing += [told] if isinstance(told, str) else []
            if told is not True:
                continue
        if holds and what == "confiscate":
            fault = ctx.act.fault if ctx.act is not None else None
            missing += [ctx.of_act("fault")] if fault is None else []
            if fault != "intentional":
                continue
        if holds:
            return finding(rests, **facts, about=what)
        if holds is None:
            missing.append(f"law:{cite or text.citation}")
    return _told(text, missing, rests, facts)


def _told(text: Violation, missing: list[str], rests: LegalGrounds, facts: dict[str, str]) -> Verdict:
    """What is left when nothing is seen to be omitted."""
    if not text.whole:
        missing.append(f"law:{text.citation}")
    return not_assessed(missing, rests, **facts) if missing else in_order(rests, facts)


@kept_by_book(maxsize=1024)
def _offered(
    frame: AppliedFrame, book: Rulebook
) -> tuple[tuple[OfferedMeasure, ...], tuple[OfferedRemedy, ...], LegalGrounds, dict[str, str]]:
    """What the text has beside the fine for such a party, where, and how it is named; a minor keeps the licence and bears some remedies only."""
    text, minor = frame.violation, frame.minor
    measures = tuple(m for m in text.additional if minor is None or m.measure not in _LICENCE)
    remedies = tuple(r for r in text.remedies if minor is None or book.point_of(r.remedy) in minor.remedies)
    cites = (*(m.cite for m in measures), *(r.cite for r in remedies))
    rests = ground(text.start, text, cites=(*text.cites, *(c for c in cites if c is not None)))
    return measures, remedies, rests, {"provision": str(text.citation)}


def _holds(ctx: CheckContext, condition: str) -> bool | None:
    """Whether what hangs on the condition goes with the act; a foreigner may be expelled and need not be."""
    found = condition_holds(ctx, condition)
    return None if isinstance(found, tuple) or (found and condition == "foreigner") else found


def _takes_back(ctx: CheckContext, what: str) -> bool:
    """Whether the remedy takes back what the violator may never have had: a domain name, numbers, a certificate, gains."""
    kind = ctx.book.remedies.get(what)
    return kind is not None and kind.takes_back


def _to_withdraw(ctx: CheckContext) -> str | bool:
    """Whether the violator has the licence to lose, the one the act points to; else the fact that would tell."""
    act, listed, day = ctx.act, ctx.case.licences, ctx.event.day
    if act is None or (listed is None and act.licence is None):
        return "fact:licences"
    if listed is None:
        return True
    own = (
        [x for x in listed if x.holder in (act.subject, None)]
        if act.licence is None
        else [licence_named(ctx.case, act.licence)]
    )
    left = [x for x in own if x is None or day is None or standing_on(x, day) in _NOT_ENDED]
    if None in left:
        return "fact:licences"
    return bool(left) if act.licence is not None or not left else ctx.of_act("licence")
