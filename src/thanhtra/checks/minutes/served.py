"""Were the minutes handed over: to the violator, and to the parents of a minor?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from thanhtra import events as ev
from thanhtra.casefile import Act, Subject, event_fact, event_token, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.papers import is_described
from thanhtra.checks.verdict import FINDING, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import RuleOn, applied, sharers, steps_of
from thanhtra.reckoning import ages_on
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import MinutesDrawnUp


@check(
    "MIN05",
    "minutes.served",
    about="minutes_drawn_up",
    defect=Defect.PROCEDURE,
    vi="Biên bản có được giao cho người vi phạm, và gửi cho cha mẹ hoặc người giám hộ của người chưa thành niên không?",
    en="Were the minutes handed to the violator, and to the parents of a minor?",
    wrong=(
        "biên bản[[ ngày {actual}]] không được giao cho {who_vi}",
        "the minutes[[ of {actual}]] were not given to {who_en}",
    ),
    right=("biên bản ngày {actual} đã được giao", "the minutes of {actual} were handed over"),
    law="15/2012/QH13 Đ58",
)
def answer(ctx: CheckContext[MinutesDrawnUp]) -> Verdict | None:
    """Asked once the file goes on and describes the paper, or says something of handing over; an unknown violator cannot be served. Of several each gets a copy. Age counts on the day of the act."""
    day = ctx.event.day
    if ctx.event.signatures is not None and ctx.event.signatures.violator == "unknown-violator":
        return None
    served = ctx.ix.dependents(ctx.at, "minutes_served")
    token = event_token("minutes_served", ctx.event.named)
    gone = ctx.ix.denies(token)
    if day is None:
        return (
            finding(None, **_VIOLATOR)
            if not served and gone and ctx.looked_back
            else not_assessed(ctx.field("on"))
            if served
            else None
        )
    rule = applied(ctx.book, "minutes-copy", day)
    if not served:
        if not ctx.looked_back:
            return None
        return finding(rule, **_VIOLATOR) if gone else not_assessed(token, rule) if is_described(ctx.event) else None
    adult, found = rule.number("adult_age"), []
    for who, acts in (sharers(ctx.ix, ctx.at) or {None: frozenset(ctx.ix.acts[ctx.at])}).items():
        found.append(_to_one(_Copies(ctx, rule, who, acts, gone=gone), day, adult))
        if found[-1].answer == FINDING:
            return found[-1]
    untold = dict.fromkeys(token for one in found for token in one.missing)
    return not_assessed(tuple(untold), rule) if untold else satisfied(rule)


class _Copies(NamedTuple):
    """What hands over the minutes to one violator, ``who`` of several; ``gone``: no step is missing from the file."""

    ctx: CheckContext[MinutesDrawnUp]
    rule: RuleOn
    who: str | None
    acts: frozenset[str]
    gone: bool

    @property
    def named(self) -> str:
        """How one of several is named in a sentence."""
        return "" if self.who is None else f" {self.who}"

    def lack(self, receiver: str) -> tuple[str, ...] | None:
        """What would tell whether the receiver got a copy, empty where surely not; None where surely so."""
        ix, at = self.ctx.ix, self.ctx.at
        own: Sequence[int] = ix.dependents(at, "minutes_served")
        silent: Sequence[int] = ()
        if sharers(ix, at):
            steps = steps_of(ix, at, "minutes_served")
            own, silent = steps.whose.get(self.who, ()), steps.silent
        to = {i: ix.event(i, ev.MinutesServed).to for i in (*own, *silent)}
        if any(to[i] == receiver for i in own):
            return None
        untold = [event_fact(i, "to") for i in to if to[i] is None]
        untold += [event_fact(i, "subjects") for i in silent if to[i] in (receiver, None)]
        return tuple(untold) or (() if self.gone else (event_token("minutes_served"),))


def _to_one(copies: _Copies, day: date, adult: int) -> Verdict:
    """Whether one violator got a copy, and the parents of one who is a minor."""
    ctx, rule, named, lack = copies.ctx, copies.rule, copies.named, copies.lack("violator")
    if lack is not None:
        wrong = {"who_vi": f"người vi phạm{named}", "who_en": f"the violator{named}"}
        return not_assessed(lack, rule) if lack else finding(rule, **wrong)
    minor, unknown = _minor(ctx, [act for act in ctx.ix.acts[ctx.at] if act in copies.acts], day, adult)
    if unknown:
        return not_assessed(unknown, rule)
    lack = copies.lack("parent") if minor else None
    if lack is None:
        return satisfied(rule)
    wrong = {
        "who_vi": f"cha mẹ hoặc người giám hộ của người chưa thành niên{named}",
        "who_en": f"the parents or guardian of the minor{named}",
    }
    return not_assessed(lack, rule) if lack else finding(rule, **wrong)


_VIOLATOR = {"who_vi": "người vi phạm", "who_en": "the violator"}


def _minor(
    ctx: CheckContext[MinutesDrawnUp], own: Iterable[str], day: date, adult: int
) -> tuple[bool, tuple[str, ...]]:
    """Whether the violator of these acts was a minor when acting; the days of acts that would tell."""
    acts = ctx.ix.listed_acts
    unknown: list[str] = []
    for act_id in own:
        act = acts.get(act_id)
        subject = ctx.subject(act.subject) if act else None
        if act is None or subject is None or subject.born is None:
            continue
        state = _was_minor(act, subject, day, adult)
        if state:
            return True, ()
        if state is None:
            dated = isinstance(subject.born, date) or not (act.ended or act.began)
            unknown.append(
                listed_fact("acts", act_id, "ended") if dated else listed_fact("subjects", subject.id, "born")
            )
    return False, tuple(unknown)


def _was_minor(act: Act, subject: Subject, minutes: date, adult: int) -> bool | None:
    """Under ``adult`` on the day of the act. Adult long before the minutes (two years, the longest limitation): adult then too."""
    assert subject.born is not None  # noqa: S101 - the caller has looked
    on = act.ended or act.began
    least, most = ages_on(subject.born, on or minutes)
    if most < adult:
        return True
    return False if least >= adult + (0 if on is not None else _LONGEST_LIMITATION) else None


_LONGEST_LIMITATION = 2
