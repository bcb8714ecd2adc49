"""Could whoever signed the decision impose each additional sanction and order each remedy?"""

from __future__ import annotations

from thanhtra.casefile import Sanction
from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, ground, measured, of_sanction, signed
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.competence import Judged, Title, judge_measure, judge_remedy, titles_of
from thanhtra.fines import AppliedFrame
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect


@check(
    "AUT02",
    "decision.authority-over-the-measures",
    about=DECISIONS,
    per="act",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định có thẩm quyền áp dụng từng hình thức phạt bổ sung và từng biện pháp khắc phục hậu quả không?",
    en="Could whoever signed the decision impose each additional sanction and order each remedy?",
    wrong=("{post} không có thẩm quyền áp dụng {about} đối với hành vi {act}", "{post} may not impose {about} for act {act}"),
    right=("{post} có thẩm quyền áp dụng các hình thức, biện pháp trong quyết định", "{post} may impose what the decision imposes"),
    law=("15/2012/QH13 Đ52.4", "15/2012/QH13 Đ28"),
)
def answer(asked: Asked) -> Verdict | None:
    """Each measure by itself, under the text that judges the act and the title's power on the day of the decision."""
    sanction, day = asked.sanction, asked.event.day
    if sanction is None:
        return lacks(asked.field("sanctions")) if getattr(asked.event, "sanctions", None) is None else None
    unknown = [of_sanction(asked, name) for name in ("additional", "remedies") if getattr(sanction, name) is None]
    imposed = [*(sanction.additional or ()), *(sanction.remedies or ())]
    if not imposed:
        return lacks(unknown) if unknown else None
    who = signed(asked)
    if who.missing:
        return lacks(who.missing)
    if day is None:
        return lacks(asked.field("on"))
    found = measured(asked)
    if not found.frames:
        return lacks(found.missing)
    agency = who.official.agency if who.official else None
    missing: list[str] = list(unknown)
    facts: dict[str, object] = {"act": asked.act_id, "post": who.post}
    rests = None
    for frame in found.frames:
        titles = titles_of(who.post, frame.violation, asked.book, day, agency=agency)
        rests = rests or ground(day, titles[0], frame)
        for one in _judged(titles, frame, sanction, asked.book):
            if one.answer is False and one.certain and len(found.frames) == 1:
                return no(rests, **facts, about=one.about)
            if one.answer is not True:
                missing += one.missing or ((f"law:{one.cites[0]}",) if one.cites else ())
    return lacks([m.replace("fact:officials.agency", f"fact:officials[{asked.event.by}].agency") for m in missing], rests, **facts) if missing else yes(rests, **facts)


def _judged(titles: tuple[Title, ...], frame: AppliedFrame, sanction: Sanction, book: Rulebook) -> list[Judged]:
    """For each measure and remedy imposed, the most favourable of the rows that may be the title's."""
    rank = {True: 2, None: 1, False: 0}
    each = [[judge_measure(t, one.measure) for t in titles] for one in sanction.additional or ()]
    each += [[judge_remedy(t, one.remedy, frame.violation, book) for t in titles] for one in sanction.remedies or ()]
    return [max(judged, key=lambda j: rank[j.answer]) for judged in each]
