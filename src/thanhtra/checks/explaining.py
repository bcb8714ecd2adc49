"""Whether the right to explain exists for an act (quyền giải trình, Đ61.1): from the frame's maximum and the measures, never from the fine."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import Final

from thanhtra.casefile import GROUNDS_SHOWN_BY, Act, Sanction, event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.imposed import measured, provision_of
from thanhtra.checks.verdict import FINDING, Verdict, not_assessed
from thanhtra.deadlines import (
    Assessment,
    acts_of_each,
    bearer_of,
    first_sanction,
    minutes_around,
    of_whom,
    says_whose,
    several_violators,
    strangers,
)
from thanhtra.errors import LawError
from thanhtra.fines import Party, explanation_right, frame_for, law_days, text_of
from thanhtra.law import Citation
from thanhtra.reckoning import law_day
from thanhtra.terms import SubjectKind

_ADULTS: Final = {kind: Party(kind=kind) for kind in SubjectKind}
_GRANTING: Final = frozenset({"withdraw-licence", "suspend-activity"})


def right_to_explain(
    ctx: CheckContext, act_id: str | None, act: Act | None, sanction: Sanction | None, day: date
) -> tuple[bool | None, tuple[str, ...]]:
    """Whether the right exists on ``day``, and what would tell. A fine at or over the threshold proves that the frame reaches it. Raises LawError."""
    if sanction and sanction.additional and any(a.measure in _GRANTING for a in sanction.additional):
        return True, ()
    threshold = ctx.book.threshold("explanation-threshold").versions.on(day)
    subject = ctx.subject((sanction.subject if sanction else None) or (act.subject if act else None))
    kind = SubjectKind(subject.kind) if subject else SubjectKind.ORGANIZATION
    fine = sanction.fine if sanction else None
    if fine is not None and fine >= threshold.of(kind):
        return True, ()
    provision = (sanction.provision if sanction else None) or (act.provision if act else None)
    if provision is None:
        return None, (listed_fact("acts", act_id, "provision"),)
    return _by_frame(ctx, provision, act, kind, day)


def _by_frame(
    ctx: CheckContext, provision: Citation, act: Act | None, kind: SubjectKind, day: date
) -> tuple[bool | None, tuple[str, ...]]:
    """The right by the frame's maximum and the measures the decree provides, under every text that may judge the act."""
    if act is None:
        return None, (f"law:{provision}",)
    book = ctx.book
    law = measured(ctx).law if act is ctx.act and provision is provision_of(ctx) else None
    if law is None:
        law = text_of(provision, act, law_days(ctx.ix, act, ctx.at), ctx.event.day, book)
    texts = law.others if law.violation is None else (law.violation, *law.others)
    if not texts:
        return None, law.missing
    law_period, adult = book.law_period(day), _ADULTS[kind]
    try:
        found = {explanation_right(frame_for(text, adult, book, law_period), book, law_period).exists for text in texts}
    except LawError as e:
        return None, (e.token,)
    if len(found) == 1 and None not in found:
        return found.pop(), ()
    return None, law.missing or (f"law:{provision}",)


def right_at_minutes(
    ctx: CheckContext, minutes: int, day: date, whose: Collection[str | None] = ()
) -> tuple[bool | None, tuple[str, ...]]:
    """Whether the right exists for any act of these minutes of ``day``; the decision on file, if there is one, helps to tell. Raises LawError.

    ``whose`` are the subjects who used it, where each of them is told: another's act gives them no right.
    """
    ix = ctx.ix
    if len(ix.acts[minutes]) <= _FEW or minutes >= ctx.at:
        return _right_at(ctx, minutes, day, whose)
    kept: dict[object, tuple[bool | None, tuple[str, ...]]] = ix.cache.setdefault(("right at minutes", ctx.book), {})
    key = (minutes, day, tuple(whose), *_told_ahead(ctx, minutes))
    found = kept.get(key)
    if found is None:
        found = _right_at(ctx, minutes, day, whose)
        if found[0] is not None:  # what would tell may name the day of the event asked about
            kept[key] = found
    return found


def _told_ahead(ctx: CheckContext, minutes: int) -> Iterator[object]:
    """What the right at minutes of many acts hangs on beside them: the papers ahead of the event asked about that tell the day of an act, and the law of its day."""
    ix, day = ctx.ix, ctx.event.day
    for kind in ("act_detected", "minutes_drawn_up"):
        yield bisect_left(ix.by_kind.get(kind, ()), ctx.at)
    if day is None:
        return
    decrees: set[str] | None = ix.cache.get(("decrees at minutes", minutes))
    if decrees is None:
        cited = [
            one.provision
            for act in ix.acts[minutes]
            for one in (ix.listed_acts.get(act), first_sanction(ix, act))
            if one is not None and one.provision is not None
        ]
        decrees = ix.cache["decrees at minutes", minutes] = {provision.instrument for provision in cited}
    for decree in sorted(decrees):
        yield ctx.book.law_period(day, decree)


def _right_at(
    ctx: CheckContext, minutes: int, day: date, whose: Collection[str | None]
) -> tuple[bool | None, tuple[str, ...]]:
    ix = ctx.ix
    asked: Iterable[str] = ix.acts[minutes]
    if whose and None not in whose:
        of_each = acts_of_each(ix, minutes)
        asked = (act for who in dict.fromkeys((*whose, None)) for act in of_each.get(who, ()))
    untold: dict[str, None] = {}
    denied = bool(ix.acts[minutes])
    for act in asked:
        right, tokens = right_to_explain(ctx, act, ix.listed_acts.get(act), first_sanction(ix, act), day)
        if right:
            return True, ()
        if right is None:
            denied = False
            untold |= dict.fromkeys(tokens)
    return (False, ()) if denied else (None, tuple(untold))


def theirs(ctx: CheckContext, minutes: int, kind: str, act: str) -> tuple[Sequence[int], tuple[str, ...]]:
    """The steps of a kind on these minutes, ahead of the event asked about, of whoever answers for ``act``; and what would tell whether more are theirs.

    Of one violator every step is theirs; of several only one that names them, by itself or by its acts, and what is not told is asked for.
    """
    steps = ctx.ix.before(minutes, kind, ctx.at)
    if not steps:
        return steps, ()
    if strange := strangers(ctx.ix).intersection(steps):
        return [at for at in steps if at not in strange], tuple(event_fact(at, "subject") for at in sorted(strange))
    if len(ctx.ix.acts[minutes]) <= 1 or not several_violators(ctx.ix, minutes):
        return steps, ()
    return _of_bearer(ctx, kind, steps, act)


def _of_bearer(ctx: CheckContext, kind: str, steps: Sequence[int], act: str) -> tuple[Sequence[int], tuple[str, ...]]:
    who = bearer_of(ctx.ix, act)
    if who is None:
        return (), (listed_fact("acts", act, "subject"),)
    named = {at: of_whom(ctx.ix, at) for at in steps}
    own = tuple(at for at in steps if named[at] == who)
    return own, tuple(event_fact(at, says_whose(kind)) for at in steps if named[at] is None)


def if_of_right(
    ctx: CheckContext, found: Verdict | None, whose: Collection[str | None] | None = None
) -> Verdict | None:
    """A fault in a step that only the right to explain asks for: no question where nobody had it, not assessed where that is not told.

    ``whose`` are the subjects it is of; else the one the step names, or all who asked.
    """
    if found is None:
        return None
    if ctx.at in strangers(ctx.ix):
        return not_assessed(ctx.field("subject"), found.rests_on)
    if found.answer != FINDING:
        return found
    minutes = ctx.ix.referent(ctx.at, "minutes")
    day = ctx.ix.events[minutes].day if minutes is not None else None
    if minutes is None or day is None:
        return found
    own = getattr(ctx.event, "subject", None)
    if whose is None:
        whose = asked_by(ctx, minutes) if own is None else (own,)
    right, untold = right_at_minutes(ctx, minutes, day, whose)
    if right is False:
        return None
    return found if right else not_assessed(untold or event_fact(minutes, "acts"), found.rests_on)


def asked_by(ctx: CheckContext, minutes: int) -> tuple[str | None, ...]:
    """Whose requests and explanations stand ahead of the event asked about on these minutes; None alone where one does not say."""
    key = ("asked by", minutes)
    first: dict[str | None, int] | None = ctx.ix.cache.get(key)
    if first is None:
        steps = sorted(at for kind in GROUNDS_SHOWN_BY[_ASKED] for at in ctx.ix.dependents(minutes, kind))
        first = ctx.ix.cache[key] = {}
        for at in steps:
            first.setdefault(getattr(ctx.ix.events[at], "subject", None), at)
    if first.get(None, ctx.at) < ctx.at:
        return (None,)
    return tuple(takewhile(lambda who: first[who] < ctx.at, first))


def untold_right(ctx: CheckContext, slug: str, of: int, judged: Assessment | None) -> tuple[str, ...]:
    """What would tell whether the request that alone brings a day within the limit of event ``of`` was one of right; nothing where none is needed.

    The limit itself where surely none was: whether a request of somebody with no right (Đ61.1) gives the month too is not said.
    """
    if judged is None or judged.actual is None or judged.branch is None or _ASKED not in judged.branch.grounds:
        return ()
    last = ctx.timeline.under(slug, of, ctx.at, *_OTHERS)
    if last is not None and law_day(judged.actual) <= last:
        return ()
    papers = minutes_around(ctx.ix, of) if ctx.ix.kinds[of] in ("minutes_drawn_up", "goods_seized") else ()
    untold: list[str] = []
    for at in papers or ctx.thread.minutes or (ctx.at,):
        day = ctx.ix.events[at].day
        right, tokens = (
            (None, (event_fact(at, "on"),)) if day is None else right_at_minutes(ctx, at, day, asked_by(ctx, at))
        )
        if right:
            return ()
        if right is None:
            untold += tokens or (event_fact(at, "acts"),)
    return tuple(untold) or (f"law:{judged.cites[0]}",)


def untold_rights_of_seizure(ctx: CheckContext, seizure: int, judged: Assessment | None) -> tuple[str, ...]:
    """The same of a day within the limit of a seizure and within that of the decision, which caps it."""
    if judged is None or judged.actual is None:
        return ()
    clock, actual = ctx.book.limit("decision"), judged.actual
    papers = minutes_around(ctx.ix, seizure)
    capped = [("decision", at, ctx.timeline.run(clock, at, None, actual).judged) for at in papers]
    found = [untold_right(ctx, slug, of, one) for slug, of, one in (("seizure", seizure, judged), *capped)]
    return tuple(dict.fromkeys(token for tokens in found for token in tokens))


_FEW: Final = 8
"""Up to so many acts of one paper are asked anew for each step."""
_ASKED: Final = "explanation-requested"
_OTHERS: Final = tuple(slug for slug in GROUNDS_SHOWN_BY if slug != _ASKED)
