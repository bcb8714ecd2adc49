"""Is an act committed several times sanctioned for each time, or once and as aggravated where its decree says so?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, LegalGrounds, day_of_law, ground, measured, of_sanction, provision_of
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import RuleOn, applied
from thanhtra.law import Citation
from thanhtra.rulebook import Violation
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionIssued, SpotDecisionIssued

_SEVERAL: Final = 2
# (vi, en): what is wrong with how the repetition was handled.
_APART = (
    "nghị định quy định xử phạt một lần và áp dụng tình tiết tăng nặng, nhưng từng lần bị phạt riêng",
    "the decree has it sanctioned once and aggravated, and its times are sanctioned apart",
)
_MILD = (
    "nghị định quy định xử phạt một lần và áp dụng tình tiết tăng nặng, nhưng quyết định không áp dụng tình tiết đó",
    "the decree has it sanctioned once and aggravated, and the decision relies on no repetition",
)
_SINGLE = (
    "áp dụng tình tiết vi phạm nhiều lần cho hành vi chỉ thực hiện một lần",
    "repetition is relied on for an act committed once",
)
_ONCE = (
    "phải xử phạt về từng lần vi phạm, nhưng quyết định chỉ phạt một lần",
    "each time is to be sanctioned, and the decision sanctions once",
)
_TWICE = (
    "đã thuộc trường hợp xử phạt từng lần thì không áp dụng thêm tình tiết vi phạm nhiều lần",
    "where each time is to be sanctioned, repetition does not also aggravate",
)


@check(
    "FIN09",
    "fine.repeated-acts",
    about=DECISIONS,
    per="act",
    defect=Defect.MEASURE,
    vi="Vi phạm nhiều lần có bị xử phạt về từng lần, hoặc một lần và áp dụng tình tiết tăng nặng nếu nghị định quy định như vậy không?",
    en="Is an act committed several times sanctioned for each time, or once and as aggravated where its decree says so?",
    wrong=("hành vi {act} ({provision}): {why_vi}", "act {act} ({provision}): {why_en}"),
    right=(
        "vi phạm nhiều lần theo {provision} được xử phạt đúng cách",
        "repetition under {provision} is sanctioned as it should be",
    ),
    law=("15/2012/QH13 Đ2.6", "15/2012/QH13 Đ3.1.d", "15/2012/QH13 Đ10.1.b"),
)
def answer(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Verdict | None:
    """Asked where the file gives two times or more, sanctions one provision twice for one subject, or relies on repetition."""
    sanction, act, day = ctx.sanction, ctx.act, ctx.event.day
    if sanction is None or act is None:
        return None
    given = sanction.circumstances if sanction.circumstances is not None else act.circumstances
    relied = given is not None and "multiple" in given
    apart = _apart(ctx)
    if not relied and apart == 1 and (act.times or 1) < _SEVERAL:
        return None
    law = ctx.measured or measured(ctx)
    found, missing, done = law.texts, law.unsettled, day_of_law(ctx)
    if day is None or not found or done is None:
        return not_assessed(missing or (ctx.field("on"),))
    each, rests = _rule(ctx, found[0], done)
    facts = {"act": act.id, "provision": str(found[0].citation)}
    if each is None:
        return not_assessed(f"law:{found[0].citation}", rests, **facts)
    wrong, untold, of = (
        _each_time(ctx, day, apart, relied=relied, told=given is not None)
        if each
        else _once(ctx, apart, relied=relied, told=given is not None)
    )
    rests = rests if of is None else ground(day, rests, of)
    if wrong is not None:
        return finding(rests, **facts, why_vi=wrong[0], why_en=wrong[1])
    return not_assessed(untold, rests, **facts) if untold else in_order(rests, facts)


_Why = tuple[tuple[str, str] | None, str, RuleOn | None]
"""What is wrong, what would tell, what else it rests on."""


def _each_time(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued], day: date, apart: int, *, relied: bool, told: bool
) -> _Why:
    times = ctx.act.times if ctx.act else None
    if apart < (times or 1):
        return _ONCE, "", None
    counted = applied(ctx.book, "repetition-counted", day)
    if counted.flag("not_both"):
        return (_TWICE, "", counted) if relied else (None, "" if told else of_sanction(ctx, "circumstances"), counted)
    if apart == 1:
        return (None, ctx.of_act("times"), None) if times is None else (_SINGLE, "", None)
    return None, "", counted


def _once(ctx: CheckContext[DecisionIssued | SpotDecisionIssued], apart: int, *, relied: bool, told: bool) -> _Why:
    times = ctx.act.times if ctx.act else None
    if apart > 1:
        return _APART, "", None
    if not relied:
        return (_MILD, "", None) if told else (None, of_sanction(ctx, "circumstances"), None)
    if times is None:
        return None, ctx.of_act("times"), None
    return (None, "", None) if times >= _SEVERAL else (_SINGLE, "", None)


def _apart(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> int:
    """How many sanctions of this decision, this one among them, are for the same subject under the same provision."""
    if ctx.act is None or ctx.sanction is None or len(ctx.event.sanctions or ()) < _SEVERAL:
        return 1
    provision = provision_of(ctx)
    if provision is None:
        return 1
    return _alike(ctx)[ctx.sanction.subject or ctx.act.subject, provision]


def _alike(ctx: CheckContext[DecisionIssued | SpotDecisionIssued]) -> Counter[tuple[str, Citation | None]]:
    """How many sanctions of this decision are for each subject under each provision; counted once for the file."""
    key = ("sanctions alike", ctx.at)
    alike: Counter[tuple[str, Citation | None]] | None = ctx.ix.cache.get(key)
    if alike is None:
        acts = ctx.ix.listed_acts
        alike = ctx.ix.cache[key] = Counter(
            (sanction.subject or act.subject, sanction.provision or act.provision)
            for sanction in ctx.event.sanctions or ()
            if (act := acts.get(sanction.act)) is not None
        )
    return alike


def _rule(
    ctx: CheckContext[DecisionIssued | SpotDecisionIssued], text: Violation, done: date
) -> tuple[bool | None, LegalGrounds]:
    """Whether each time is sanctioned; None where a decree known in part is not seen to say."""
    law = applied(ctx.book, "repeated-acts", done)
    if not law.flag("exceptions"):
        return True, ground(done, law)
    rule = ctx.book.decrees.repeat_rule_of(text.citation, done)
    if rule is not None:
        return rule.rule == "each-act", ground(done, rule, law)
    return (True if ctx.book.decree(text.citation.instrument).whole else None), ground(done, law)
