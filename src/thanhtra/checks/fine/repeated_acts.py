"""Is an act committed several times sanctioned for each time, or once and as aggravated where its decree says so?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import DECISIONS, Ground, ground, of_sanction, provision_of, texts
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.deadlines import Applied, applied
from thanhtra.rulebook import Violation
from thanhtra.terms import Defect

_SEVERAL: Final = 2
# (vi, en): what is wrong with how the repetition was handled.
_APART = ("nghị định quy định xử phạt một lần và áp dụng tình tiết tăng nặng, nhưng từng lần bị phạt riêng", "the decree has it sanctioned once and aggravated, and its times are sanctioned apart")
_MILD = ("nghị định quy định xử phạt một lần và áp dụng tình tiết tăng nặng, nhưng quyết định không áp dụng tình tiết đó", "the decree has it sanctioned once and aggravated, and the decision relies on no repetition")
_SINGLE = ("áp dụng tình tiết vi phạm nhiều lần cho hành vi chỉ thực hiện một lần", "repetition is relied on for an act committed once")
_ONCE = ("phải xử phạt về từng lần vi phạm, nhưng quyết định chỉ phạt một lần", "each time is to be sanctioned, and the decision sanctions once")
_TWICE = ("đã thuộc trường hợp xử phạt từng lần thì không áp dụng thêm tình tiết vi phạm nhiều lần", "where each time is to be sanctioned, repetition does not also aggravate")


@check(
    "FIN09",
    "fine.repeated-acts",
    about=DECISIONS,
    per="act",
    defect=Defect.MEASURE,
    vi="Vi phạm nhiều lần có bị xử phạt về từng lần, hoặc một lần và áp dụng tình tiết tăng nặng nếu nghị định quy định như vậy không?",
    en="Is an act committed several times sanctioned for each time, or once and as aggravated where its decree says so?",
    wrong=("hành vi {act} ({provision}): {why_vi}", "act {act} ({provision}): {why_en}"),
    right=("vi phạm nhiều lần theo {provision} được xử phạt đúng cách", "repetition under {provision} is sanctioned as it should be"),
    law=("15/2012/QH13 Đ2.6", "15/2012/QH13 Đ3.1.d", "15/2012/QH13 Đ10.1.b"),
)
def answer(asked: Asked) -> Verdict | None:
    """Asked where the file gives two times or more, sanctions one provision twice for one subject, or relies on repetition."""
    sanction, act, day = asked.sanction, asked.act, asked.event.day
    if sanction is None or act is None:
        return None
    given = sanction.circumstances if sanction.circumstances is not None else act.circumstances
    relied = given is not None and "multiple" in given
    apart = 1 + sum(1 for _ in _others(asked))
    if not relied and apart == 1 and (act.times or 1) < _SEVERAL:
        return None
    found, missing, done = texts(asked)
    if day is None or not found or done is None:
        return lacks(missing or (asked.field("on"),))
    each, rests = _rule(asked, found[0], done)
    facts = {"act": act.id, "provision": str(found[0].citation)}
    if each is None:
        return lacks(f"law:{found[0].citation}", rests, **facts)
    wrong, untold, of = _each_time(asked, day, apart, relied=relied, told=given is not None) if each else _once(asked, apart, relied=relied, told=given is not None)
    rests = rests if of is None else ground(day, rests, of)
    if wrong is not None:
        return no(rests, **facts, why_vi=wrong[0], why_en=wrong[1])
    return lacks(untold, rests, **facts) if untold else yes(rests, **facts)


_Why = tuple[tuple[str, str] | None, str, Applied | None]
"""What is wrong, what would tell, what else it rests on."""


def _each_time(asked: Asked, day: date, apart: int, *, relied: bool, told: bool) -> _Why:
    times = asked.act.times if asked.act else None
    if apart < (times or 1):
        return _ONCE, "", None
    counted = applied(asked.book, "repetition-counted", day)
    if counted.flag("not_both"):
        return (_TWICE, "", counted) if relied else (None, "" if told else of_sanction(asked, "circumstances"), counted)
    if apart == 1:
        return (None, asked.of_act("times"), None) if times is None else (_SINGLE, "", None)
    return None, "", counted


def _once(asked: Asked, apart: int, *, relied: bool, told: bool) -> _Why:
    times = asked.act.times if asked.act else None
    if apart > 1:
        return _APART, "", None
    if not relied:
        return (_MILD, "", None) if told else (None, of_sanction(asked, "circumstances"), None)
    if times is None:
        return None, asked.of_act("times"), None
    return (None, "", None) if times >= _SEVERAL else (_SINGLE, "", None)


def _others(asked: Asked) -> Iterator[str]:
    """Further sanctions of this decision for the same subject under the same provision."""
    acts = {a.id: a for a in asked.case.acts or ()}
    provision = provision_of(asked)
    if asked.act is None or asked.sanction is None or provision is None:
        return
    who = asked.sanction.subject or asked.act.subject
    for sanction in getattr(asked.event, "sanctions", None) or ():
        other = acts.get(sanction.act)
        if sanction is not asked.sanction and other is not None and (sanction.subject or other.subject) == who and (sanction.provision or other.provision) == provision:
            yield sanction.act


def _rule(asked: Asked, text: Violation, done: date) -> tuple[bool | None, Ground]:
    """Whether each time is sanctioned; None where a decree known in part is not seen to say."""
    law = applied(asked.book, "repeated-acts", done)
    if not law.flag("exceptions"):
        return True, ground(done, law)
    rule = asked.book.decrees.repeat_rule_of(text.citation, done)
    if rule is not None:
        return rule.rule == "each-act", ground(done, rule, law)
    return (True if text.whole else None), ground(done, law)
