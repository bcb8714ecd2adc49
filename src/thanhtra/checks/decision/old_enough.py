"""Was the violator old enough to be sanctioned for the act?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra import events as ev
from thanhtra.casefile import Subject, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import RuleOn, applied, named_by, sharers
from thanhtra.reckoning import ages_on
from thanhtra.terms import Defect


@check(
    "DEC15",
    "decision.violator-of-age",
    about=DECISIONS,
    per="act",
    defect=Defect.BARRED,
    vi="Người bị xử phạt có đủ tuổi chịu trách nhiệm hành chính về hành vi này không?",
    en="Was the violator old enough to be sanctioned for the act?",
    wrong=(
        "cá nhân vi phạm {age} tuổi khi thực hiện hành vi {act}: {why_vi}",
        "the violator was {age} at the time of act {act}: {why_en}",
    ),
    right=(
        "người vi phạm đủ tuổi bị xử phạt về hành vi {act}",
        "the violator was old enough to be sanctioned for act {act}",
    ),
    law=("15/2012/QH13 Đ5.1.a", "15/2012/QH13 Đ11.5", "15/2012/QH13 Đ65.1.a"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Nobody under fourteen; from fourteen to under sixteen intentional acts only. Age counts on the day of the act.

    A person whose birth is not on file is taken for an adult, as everywhere, unless the file shows signs of a minor: then the birth is asked for.
    """
    act, sanction = ctx.act, ctx.sanction
    subject = ctx.subject((sanction.subject if sanction else None) or (act.subject if act else None))
    if act is None or sanction is None or subject is None or subject.kind == "organization":
        return None
    if subject.born is None:
        return (
            not_assessed(listed_fact("subjects", subject.id, "born"))
            if subject.kind == "individual" and _signs_of_a_minor(ctx, subject)
            else None
        )
    last = act.ended or ctx.ix.first_day("act_detected", act.id, ctx.at) or ctx.event.day
    if last is None:
        return not_assessed(ctx.of_act("ended"))
    rule = applied(ctx.book, "age-of-liability", last)
    first = last if act.ended is not None and not act.ongoing and act.began is None else act.began
    least, oldest = ages_on(subject.born, last)
    facts: dict[str, object] = {"act": act.id, "age": oldest}
    if least < rule.number("from_age") <= oldest or least < rule.number("full_age") <= oldest:
        return not_assessed(listed_fact("subjects", subject.id, "born"), rule, **facts)
    if oldest < rule.number("from_age"):
        return finding(rule, **facts, **_TOO_YOUNG)
    if oldest >= rule.number("full_age") and _old_enough(subject, first, rule):
        return in_order(rule, facts)
    if act.ended is None and not act.ongoing:
        return not_assessed(ctx.of_act("ended"), rule, **facts)
    if oldest >= rule.number("full_age"):
        return in_order(rule, facts)
    if act.fault is None:
        return not_assessed(ctx.of_act("fault"), rule, **facts)
    return in_order(rule, facts) if act.fault == "intentional" else finding(rule, **facts, **_NOT_MEANT)


def _signs_of_a_minor(ctx: CheckContext, subject: Subject) -> bool:
    """A paper given to a parent (of this subject, where it says of whom), or an individual with a representative (Đ58, Đ134.3)."""
    if subject.representative is not None:
        return True
    if "minutes_served" not in ctx.ix.by_kind:
        return False
    return any(whose is None or subject.id in whose for whose in ctx.once_of_event(_given_to_parents))


def _given_to_parents(ctx: CheckContext) -> tuple[tuple[str | None, ...] | None, ...]:
    """Of each paper given to a parent, whose parent it was; None where it does not say."""
    ix = ctx.ix
    return tuple(
        [_whose(ctx, i) for i in ix.all_alike("minutes_served", ctx.at) if ix.event(i, ev.MinutesServed).to == "parent"]
    )


def _whose(ctx: CheckContext, at: int) -> tuple[str | None, ...] | None:
    minutes = ctx.ix.referent(at, "minutes")
    shared = sharers(ctx.ix, minutes) if minutes is not None else {}
    return named_by(ctx.ix, shared, at) if shared else ctx.ix.event(at, ev.MinutesServed).subjects


_TOO_YOUNG: Final = {"why_vi": "chưa đủ tuổi bị xử phạt", "why_en": "too young to be sanctioned"}
_NOT_MEANT: Final = {"why_vi": "chỉ bị xử phạt về vi phạm do cố ý", "why_en": "sanctioned for intentional acts only"}


def _old_enough(subject: Subject, first: date | None, rule: RuleOn) -> bool:
    """Whether the subject was of full age as early as the act can have begun."""
    return subject.born is not None and first is not None and ages_on(subject.born, first)[0] >= rule.number("full_age")
