"""Is every additional sanction and every remedy one the decree provides for the act?"""

from __future__ import annotations

from functools import lru_cache

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, LegalGrounds, ground, of_sanction, texts
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.rulebook import Violation
from thanhtra.terms import Defect


@check(
    "FIN04",
    "measures.provided-for-the-act",
    about=DECISIONS,
    per="act",
    defect=Defect.SANCTION_FORM,
    vi="Hình thức phạt bổ sung, biện pháp khắc phục hậu quả có được quy định cho hành vi này không?",
    en="Is every additional sanction and every remedy one the decree provides for the act?",
    wrong=("nghị định không quy định {about} cho {provision}", "the decree does not provide {about} for {provision}"),
    right=("các hình thức, biện pháp đều được quy định cho {provision}", "all of it is provided for {provision}"),
    law=("15/2012/QH13 Đ21", "15/2012/QH13 Đ28"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """What a decree known in part is not seen to provide may still stand in it; a whole one provides what it says and no more."""
    sanction = ctx.sanction
    if sanction is None:
        return not_assessed(ctx.field("sanctions")) if getattr(ctx.event, "sanctions", None) is None else None
    unknown = [of_sanction(ctx, name) for name in ("additional", "remedies") if getattr(sanction, name) is None]
    imposed = [*(a.measure for a in sanction.additional or ()), *(r.remedy for r in sanction.remedies or ())]
    if not imposed:
        return not_assessed(unknown) if unknown else None
    found, missing, _ = texts(ctx)
    if not found:
        return not_assessed(missing)
    untold = list(unknown)
    for what in imposed:
        offered = [_offers(text, what) for text in found]
        if True in offered and (all(offered) or not missing):
            continue
        if not any(offered) and all(text.whole for text in found):
            return finding(_rests(found[0]), about=what, provision=str(found[0].citation))
        untold += missing or tuple(f"law:{text.citation}" for text in found[:1])
    facts = {"provision": str(found[0].citation)}
    return not_assessed(untold, _rests(found[0]), **facts) if untold else satisfied(_rests(found[0]), **facts)


def _offers(text: Violation, what: str) -> bool:
    return any(m.measure == what for m in text.additional) or any(r.remedy == what for r in text.remedies)


@lru_cache(maxsize=4096)
def _rests(text: Violation) -> LegalGrounds:
    offered = (*(m.cite for m in text.additional), *(r.cite for r in text.remedies))
    return ground(text.start, text, cites=(*text.cites, *(c for c in offered if c is not None)))
