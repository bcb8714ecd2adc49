"""Is the form of the sanction, with every additional sanction and every remedy, one the decree provides for the act?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from thanhtra.checks.conditions import condition_holds
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import (
    IMPOSING,
    LegalGrounds,
    MeasuredAct,
    day_of_law,
    ground,
    measured,
    of_sanction,
    untold_measures,
)
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.fines import AppliedFrame
from thanhtra.rulebook import Violation
from thanhtra.terms import Basis, Defect

if TYPE_CHECKING:
    from datetime import date

    from thanhtra.casefile import Sanction
    from thanhtra.events import DecisionChanged, DecisionIssued, SpotDecisionIssued

_OF_MINOR: Final = "confiscate"
"""The one additional sanction a minor bears (Đ135.1 of the Law)."""


@check(
    "FIN04",
    "measures.provided-for-the-act",
    about=IMPOSING,
    per="act",
    defect=Defect.SANCTION_FORM,
    vi="Hình thức xử phạt chính, hình thức xử phạt bổ sung, biện pháp khắc phục hậu quả có được quy định cho hành vi và đối tượng này không?",
    en="Is the form of the sanction, with every additional sanction and every remedy, one the law provides for the act and its subject?",
    wrong=(
        "nghị định không quy định “{about}” đối với hành vi tại {provision}[[ trong trường hợp này: chỉ áp dụng đối với {only_vi}]]",
        "the decree does not provide {about} for {provision}[[ here: it does for {only_en} alone]]",
    ),
    right=(
        "các hình thức, biện pháp đều được quy định đối với hành vi tại {provision}",
        "all of it is provided for {provision}",
    ),
    law=("15/2012/QH13 Đ21", "15/2012/QH13 Đ22", "15/2012/QH13 Đ28"),
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged]) -> Verdict | None:
    """A warning or a fine, then what is imposed beside it; what a decree known in part is not seen to provide may still stand in it.

    From 14 to under 16 every act is warned for and none is fined (Đ22, Đ135.1); no minor loses a licence, and of the remedies only
    those of Đ135.2 may be ordered. What is provided for a relapse, an organisation or a foreigner is for no other. A remedy too many is an error of measure, not of the form of sanction.
    """
    sanction = ctx.sanction
    if sanction is None:
        return (
            not_assessed(ctx.field("sanctions"))
            if ctx.event.sanctions is None and ctx.event.kind != "decision_amended"
            else None
        )
    law = ctx.measured or measured(ctx)
    found, missing = law.texts, law.unsettled
    main = _main(law, sanction, day_of_law(ctx))
    unknown = ctx.once(untold_measures)
    imposed: list[str] = [a.measure for a in sanction.additional] if sanction.additional else []
    imposed += [r.remedy for r in sanction.remedies] if sanction.remedies else []
    if main is None and not imposed:
        untold = [*(missing if not found and _main_told(sanction) else ()), *unknown]
        return not_assessed(untold) if untold else None
    if not found:
        return not_assessed(missing)
    if main is not None and main.answer == 1:
        return main
    untold = [*(main.missing if main is not None else ()), *unknown]
    if not _main_told(sanction):
        untold.append(of_sanction(ctx, "fine"))
    minor = law.frames[0] if law.frames and law.frames[0].minor is not None else None
    for what in imposed:
        if minor is not None and not _for_minor(ctx, minor, what):
            return _too_much(
                ctx, what, finding(ground(minor.law_on, minor), about=what, provision=str(found[0].citation))
            )
        offered = [_offers(text, what) for text in found]
        if True in offered and (all(offered) or not missing):
            holds = _for_whom(ctx, found, what)
            if holds is False and all(text.whole or _offers(text, what) for text in found):
                return _too_much(
                    ctx,
                    what,
                    finding(_rests(found[0]), about=what, provision=str(found[0].citation), **_only(found, what)),
                )
            untold += holds if isinstance(holds, tuple) else ()
            continue
        if not any(offered) and all(text.whole for text in found):
            return _too_much(ctx, what, finding(_rests(found[0]), about=what, provision=str(found[0].citation)))
        untold += missing or tuple(f"law:{text.citation}" for text in found[:1])
    facts = {"provision": str(found[0].citation)}
    rests = main.rests_on if main is not None and main.rests_on is not None and not imposed else _rests(found[0])
    return not_assessed(untold, rests, **facts) if untold else in_order(rests, facts)


def _main_told(sanction: Sanction) -> bool:
    """Whether the paper says that it warns or fines: an act without a text may be one that can only be warned for."""
    return sanction.warning or sanction.fine is not None


def _too_much(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged], what: str, verdict: Verdict
) -> Verdict:
    """From 2025-05-02 the wrong form of sanction voids and a wrong remedy is amended (118/2021 Đ13.1.g, Đ14.2): a remedy is no form of sanction."""
    return verdict.about(Defect.MEASURE) if what in ctx.book.remedies else verdict


def _for_minor(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged], frame: AppliedFrame, what: str
) -> bool:
    """Whether a minor may be made to bear it."""
    if what in ctx.book.remedies:
        return frame.minor is None or ctx.book.point_of(what) in frame.minor.remedies
    return what == _OF_MINOR


def _main(law: MeasuredAct, sanction: Sanction, day: date | None) -> Verdict | None:
    """Whether a warning, or a fine, is a form the text has for this subject, told of a finding alone; None where the paper tells neither or the text is not known."""
    frames, missing = law.frames, law.missing
    if not law.texts or not _main_told(sanction):
        return None
    if not frames:
        return None if law.texts[0].gap else not_assessed(missing)
    what = "warning" if sanction.warning else "fine"
    frame = frames[0]
    fits = [_fits(frame, what)]
    if len(frames) > 1:
        fits += [_fits(other, what) for other in frames[1:]]
    rests = ground(max(frame.violation.start, day or frame.law_on), frame)
    if all(fits) or (True in fits and not missing):
        return in_order(rests)
    if all(fit is False for fit in fits):
        return finding(rests, about=what, provision=str(frame.violation.citation))
    return not_assessed(missing or (f"law:{frame.violation.citation}",), rests)


def _fits(frame: AppliedFrame, what: str) -> bool | None:
    """None where the row may leave out a warning that its decree has beside the fine."""
    text = frame.violation
    if what == "fine":
        return frame.frame is not None
    if text.warning_only or text.or_warning or frame.frame is None:
        return True
    return False if text.whole or text.known is not Basis.SECONDARY else None


def _offers(text: Violation, what: str) -> bool:
    return any(m.measure == what for m in text.additional) or any(r.remedy == what for r in text.remedies)


def _for_whom(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued | DecisionChanged], found: Sequence[Violation], what: str
) -> bool | tuple[str, ...]:
    """Whether what is provided on a condition is provided here: for a relapse, an organisation, a foreigner. Others are facts of the act, which no file holds."""
    told = [condition_holds(ctx, condition) for condition in _conditions(found, what)]
    if any(one is None or one is True for one in told):
        return True
    return next((one for one in told if isinstance(one, tuple)), False)


def _conditions(found: Sequence[Violation], what: str) -> list[str]:
    of = [m.condition for text in found for m in text.additional if m.measure == what]
    return of + [r.condition for text in found for r in text.remedies if r.remedy == what]


def _only(found: Sequence[Violation], what: str) -> dict[str, str]:
    """For whom alone it is provided, in both languages."""
    names = [_ONLY[condition] for condition in dict.fromkeys(_conditions(found, what))]
    return {"only_vi": ", ".join(vi for vi, _ in names), "only_en": ", ".join(en for _, en in names)}


_ONLY: Final = {
    "relapse": ("trường hợp tái phạm", "a relapse"),
    "foreigner": ("người nước ngoài", "foreigners"),
    "organization": ("tổ chức", "organisations"),
    "enterprise": ("doanh nghiệp", "enterprises"),
}
"""The conditions a file can tell not to hold."""


@lru_cache(maxsize=1024)
def _rests(text: Violation) -> LegalGrounds:
    offered = (*(m.cite for m in text.additional), *(r.cite for r in text.remedies))
    return ground(text.start, text, cites=(*text.cites, *(c for c in offered if c is not None)))
