"""Were goods seized to be valued valued in time?"""

from __future__ import annotations

import attrs

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import answer_of, in_time
from thanhtra.checks.verdict import FINDING, Verdict, not_assessed
from thanhtra.deadlines import INSTANT, StepAssessment, Timing, assess, moment
from thanhtra.terms import Defect, Unit


def _ask(ctx: CheckContext) -> Verdict | None:
    """From the seizure order where one is on file, else from the taking; twice the hours where extended, which ended on 2025-07-01."""
    seizure = ctx.ix.referent(ctx.at, "seizure")
    if seizure is None:
        missing = ctx.unknown("goods_seized")
        return not_assessed(missing) if missing else None
    taken = ctx.ix.events[seizure]
    basis = getattr(taken, "basis", None)
    if basis is None:
        return not_assessed(f"fact:events[{seizure}].basis")
    if basis != "value":
        return None
    ordered = ctx.ix.dependents(seizure, "seizure_ordered")
    trigger = ordered[0] if ordered else seizure
    start, actual = moment(ctx.ix.events[trigger], Unit.HOUR), moment(ctx.event, Unit.HOUR)
    if start is None or actual is None or taken.day is None:
        return not_assessed([f"fact:events[{i}].on" for i, m in ((trigger, start), (ctx.at, actual)) if m is None] or f"fact:events[{seizure}].on")

    def against(slug: str) -> Verdict | None:
        judged = assess(ctx.book, ctx.book.limit(slug), start, actual, 0, 0)
        if judged.timing is Timing.REFUSED and INSTANT not in judged.missing:
            return None if slug == "valuation-extended" else not_assessed(judged.missing, judged)
        facts = tuple(f"fact:events[{i}].at" for i in (trigger, ctx.at) if ctx.ix.events[i].at is None)
        return answer_of(StepAssessment(trigger, judged, facts))

    plain = against("valuation")
    if plain is None or plain.answer != FINDING:
        return plain
    longer = against("valuation-extended")
    if longer is None:
        return plain
    if any(i < ctx.at for i in ctx.ix.dependents(seizure, "seizure_extended")):
        return longer
    missing = ctx.unknown("seizure_extended")
    return not_assessed(missing, plain.rests_on) if missing and longer.answer != FINDING else plain


CHECK = attrs.evolve(
    in_time(
        "SEI07",
        "seizure.valued-in-time",
        about="goods_valued",
        limit="valuation",
        defect=Defect.DUTY,
        vi="Tang vật, phương tiện tạm giữ để xác định giá trị có được định giá trong thời hạn không?",
        en="Were goods seized to be valued valued in time?",
        what=("việc xác định giá trị", "the valuation"),
        module=__name__,
    ),
    ask=_ask,
)
