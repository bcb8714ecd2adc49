"""Does each withdrawal or suspension run for a term the decree provides?"""

from __future__ import annotations

from thanhtra.casefile import Additional
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, ground, of_sanction, texts
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.rulebook import OfferedMeasure
from thanhtra.terms import Defect, Unit

_LICENCE = frozenset({"withdraw-licence", "suspend-activity"})


@check(
    "FIN08",
    "measures.term-inside-the-frame",
    about=DECISIONS,
    per="act",
    defect=Defect.MEASURE,
    vi="Thời hạn tước quyền sử dụng giấy phép, đình chỉ hoạt động có trong khung quy định không?",
    en="Does each withdrawal or suspension run for a term the decree provides?",
    wrong=("thời hạn {given} tháng ngoài khung {least}–{most} tháng", "a term of {given} months is outside {least}–{most} months"),
    right=("thời hạn trong khung quy định", "the term is inside its frame"),
    law="15/2012/QH13 Đ25.3",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Months against months; a term in days is compared where even the longest month settles it."""
    sanction = ctx.sanction
    given = [a for a in (sanction.additional or ()) if a.measure in _LICENCE] if sanction else []
    if not given:
        return None
    found, missing, _ = texts(ctx)
    if not found:
        return not_assessed(missing)
    text = found[0]
    rests = ground(text.start, text, cites=(*text.cites, *(m.cite for m in text.additional if m.cite and m.measure in _LICENCE)))
    untold: list[str] = list(missing) if len(found) > 1 else []
    for one in given:
        offered = next((m for m in text.additional if m.measure == one.measure and m.least is not None), None)
        if offered is None or offered.unit is not Unit.MONTH:
            untold.append(f"law:{text.citation}")
        elif one.term is None or one.term.unit != "month":
            untold.append(of_sanction(ctx, "additional.term"))
        elif not _fits(one, offered) and not untold:
            return finding(rests, given=one.term.amount, least=offered.least, most=offered.most)
    return not_assessed(untold, rests) if untold else satisfied(rests)


def _fits(one: Additional, offered: OfferedMeasure) -> bool:
    return one.term is not None and (offered.least or 0) <= one.term.amount <= (offered.most or 0)
