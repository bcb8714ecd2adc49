"""Does the decision impose everything the decree attaches to the act without condition?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, measured, of_sanction
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.rulebook import ONE_OF
from thanhtra.terms import Defect

_LICENCE = frozenset({"withdraw-licence", "suspend-activity"})


@check(
    "FIN05",
    "measures.none-omitted",
    about="decision_issued",
    per="act",
    defect=Defect.MEASURE,
    vi="Quyết định có áp dụng đủ hình thức bổ sung, biện pháp khắc phục hậu quả bắt buộc đối với hành vi không?",
    en="Does the decision impose everything the decree attaches to the act without condition?",
    wrong=("quyết định bỏ sót {about} mà {provision} quy định", "the decision omits {about}, which goes with {provision}"),
    right=("quyết định không bỏ sót gì của {provision}", "the decision omits nothing of {provision}"),
    law=("15/2012/QH13 Đ12.6", "15/2012/QH13 Đ21.2"),
)
def answer(asked: Asked) -> Verdict | None:
    """What hangs on a condition the format does not hold, or on a decree known in part, is not told; a minor keeps the licence."""
    sanction = asked.sanction
    if sanction is None or sanction.warning:
        return None
    found = measured(asked)
    if len(found.frames) != 1:
        return lacks(found.missing or (of_sanction(asked, "provision"),))
    frame = found.frames[0]
    text = frame.violation
    minor = frame.minor
    measures = [m for m in text.additional if minor is None or m.measure not in _LICENCE]
    remedies = [r for r in text.remedies if minor is None or asked.book.point_of(r.remedy) in minor.remedies]
    missing = [of_sanction(asked, "additional")] if measures and sanction.additional is None else []
    missing += [of_sanction(asked, "remedies")] if remedies and sanction.remedies is None else []
    done = {a.measure for a in sanction.additional or ()} | {r.remedy for r in sanction.remedies or ()}
    offered = [*((m.measure, m.condition, m.cite, sanction.additional) for m in measures), *((r.remedy, r.condition, r.cite, sanction.remedies) for r in remedies)]
    rests = ground(text.start, text, cites=(*text.cites, *(c for _, _, c, _ in offered if c)))
    facts = {"provision": str(text.citation)}
    named = {r.cite: {r.remedy, *(o.remedy for o in remedies if o.cite == r.cite)} for r in remedies if r.condition == ONE_OF}
    for what, condition, cite, said in offered:
        if what in done or said is None or condition == ONE_OF or done & named.get(cite, set()):
            continue
        holds = _holds(asked, condition)
        if holds:
            return no(rests, **facts, about=what)
        if holds is None:
            missing.append(f"law:{cite or text.citation}")
    if not text.whole:
        missing.append(f"law:{text.citation}")
    return lacks(missing, rests, **facts) if missing else yes(rests, **facts)


def _holds(asked: Asked, condition: str) -> bool | None:
    """Whether a measure's condition is met: none is; relapse is a circumstance on file; others the format does not hold."""
    if not condition:
        return True
    sanction, act = asked.sanction, asked.act
    given = sanction.circumstances if sanction and sanction.circumstances is not None else act.circumstances if act else None
    return "relapse" in given if condition == "relapse" and given is not None else None
