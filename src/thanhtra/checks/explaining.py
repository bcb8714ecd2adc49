"""Whether the right to explain exists for an act (quyền giải trình, Đ61.1): from the frame's maximum and the measures, never from the fine."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from thanhtra.casefile import GROUNDS_SHOWN_BY, Act, Sanction, event_fact, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.imposed import law_of, provision_of
from thanhtra.checks.verdict import FINDING, Verdict, not_assessed
from thanhtra.deadlines import (
    Assessment,
    bearer_of,
    first_sanction,
    minutes_around,
    of_whom,
    says_whose,
    several_violators,
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
    if act is ctx.act and provision is provision_of(ctx):
        _, law = ctx.once(law_of)
    else:
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
    acts = ctx.ix.listed_acts
    others = {s.id for s in ctx.case.subjects or ()}.difference(whose) if whose and None not in whose else ()
    found = [
        right_to_explain(ctx, act, acts.get(act), first_sanction(ctx.ix, act), day)
        for act in ctx.ix.acts[minutes]
        if bearer_of(ctx.ix, act) not in others
    ]
    if any(right for right, _ in found):
        return True, ()
    if ctx.ix.acts[minutes] and all(right is False for right, _ in found):
        return False, ()
    return None, tuple(dict.fromkeys(t for right, tokens in found if right is None for t in tokens))


def theirs(ctx: CheckContext, minutes: int, kind: str, act: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The steps of a kind on these minutes, ahead of the event asked about, of whoever answers for ``act``; and what would tell whether more are theirs.

    Of one violator every step is theirs; of several only one that names them, by itself or by its acts, and what is not told is asked for.
    """
    steps = tuple(ctx.ix.before(minutes, kind, ctx.at))
    if not steps or not several_violators(ctx.ix, minutes):
        return steps, ()
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
    if found is None or found.answer != FINDING:
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
    """Whose requests and explanations stand ahead of the event asked about on these minutes; None for one that does not say."""
    return tuple(
        getattr(ctx.ix.events[at], "subject", None)
        for kind in GROUNDS_SHOWN_BY[_ASKED]
        for at in ctx.ix.before(minutes, kind, ctx.at)
    )


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


_ASKED: Final = "explanation-requested"
_OTHERS: Final = tuple(slug for slug in GROUNDS_SHOWN_BY if slug != _ASKED)
