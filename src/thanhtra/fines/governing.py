"""Which text judges an act: the decree in force when it ended, or, while it goes on, when it was detected; transition clauses cited."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Act, Index, event_fact, listed_fact
from thanhtra.classes import frozen, new_tuple
from thanhtra.errors import LawError, NoLongerInForce, NoSuchProvision, NotYetInForce, SeveralActs
from thanhtra.fines.crossing import later_text, reaches_back
from thanhtra.law import Citation, GoverningDay
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Crossing, Rulebook, TransitionClause, Violation
from thanhtra.terms import Basis, weakest


class ProvisionStanding(StrEnum):
    """How a provision stands to the day whose law judges the act."""

    IN_FORCE = "in-force"
    TOO_EARLY = "too-early"
    """The act ended before the text began, and no clause reaches back."""
    LIGHTER = "lighter"
    """The text began after the act ended; a clause of its own, or the law of its day, lets it reach back where it is lighter."""
    ENDED = "ended"
    ABSENT = "absent"
    """The decree is whole in the book and has no such provision, or has fewer articles."""
    SEVERAL = "several"
    """The place holds several acts."""


class GoverningDays(NamedTuple):
    """The day the act is judged by lies between ``low`` and ``high``; equal when known. ``missing`` would settle it."""

    low: date | None
    high: date | None
    ongoing: bool
    missing: tuple[str, ...]

    @property
    def exact(self) -> date | None:
        """The day, when it is known."""
        return self.high if self.low == self.high else None


def law_days(ix: Index, act: Act, at: int | None) -> GoverningDays:
    """The day whose substantive law judges ``act``, as seen from event ``at``."""
    detected = ix.first_day("act_detected", act.id, at)
    if act.ongoing:
        if detected is not None:
            return GoverningDays(low=detected, high=detected, ongoing=True, missing=())
        return GoverningDays(low=act.began, high=_latest(ix, act, at), ongoing=True, missing=_undated(ix))
    if act.ended is not None:
        day = act.ended if detected is None or act.ended <= detected else detected
        return new_tuple(GoverningDays, (day, day, False, ()))
    latest = detected or _latest(ix, act, at)
    high = min((d for d in (act.not_after, latest) if d is not None), default=None)
    low = max((d for d in (act.began, act.not_before) if d is not None), default=None)
    if low is not None and high is not None and high < low:
        high = low
    return GoverningDays(low=low, high=high, ongoing=False, missing=(listed_fact("acts", act.id, "ended"),))


def _latest(ix: Index, act: Act, at: int | None) -> date | None:
    """The last day an act that was not yet seen to be detected can have ended on: that of its minutes, else of event ``at``."""
    return ix.first_day("minutes_drawn_up", act.id, at) or (ix.events[at].day if at is not None else None)


def _undated(ix: Index) -> tuple[str, ...]:
    found = ix.by_kind.get("act_detected", ())
    return (event_fact(found[0], "on"),) if found else ("event:act_detected",)


@frozen(kw_only=True, eq=False)
class TemporalStatus:
    """How one provision stands on one day, and by which clauses."""

    standing: ProvisionStanding
    cites: tuple[Citation, ...]
    basis: Basis


def standing_of(
    provision: Citation, day: date, handled: date, book: Rulebook, *, ongoing: bool = False
) -> TemporalStatus:
    """How ``provision`` stands to an act judged by the law of ``day`` in a case handled on ``handled``.

    Raises NotInTheBook where the decree, or the provision of a decree known in part, is not there.
    """
    return _standing(
        provision,
        book.law_period(day, provision.instrument),
        book.law_period(handled, provision.instrument),
        book,
        ongoing,
    )


@kept_by_book(maxsize=1024)
def _standing(provision: Citation, day: date, handled: date, book: Rulebook, ongoing: bool) -> TemporalStatus:  # noqa: FBT001 - part of a memo's key
    governed = book.governing(GoverningDay.ACT, handled)
    clauses = _crossed(provision, day, handled, book, ongoing=ongoing)
    cites = (*(c for clause in clauses for c in clause.cites), *governed.cites)
    basis = (
        weakest(governed.basis, *(c.known for c in clauses)) if not clauses else weakest(*(c.known for c in clauses))
    )
    standing = ProvisionStanding.IN_FORCE
    try:
        known = book.violation(provision, on=day).known
        basis = weakest(basis, known)
    except NotYetInForce:
        head = book.decree(provision.instrument)
        lighter = [c.cites for c in head.transition if c.when is Crossing.LIGHTER and c.start <= handled] or _by_law(
            head.start, handled, book
        )
        standing = ProvisionStanding.LIGHTER if lighter else ProvisionStanding.TOO_EARLY
        cites = (*(c for one in lighter for c in one), *cites)
    except NoLongerInForce:
        standing = ProvisionStanding.ENDED
        repeal = book.decrees.repeal_of(provision)
        if repeal is not None:
            cites, basis = (*repeal.cites, *cites), weakest(basis, repeal.known)
    except NoSuchProvision:
        standing = ProvisionStanding.ABSENT
    except SeveralActs:
        standing = ProvisionStanding.SEVERAL
    return TemporalStatus(standing=standing, cites=tuple(dict.fromkeys(cites)), basis=basis)


def _by_law(began: date, handled: date, book: Rulebook) -> list[tuple[Citation, ...]]:
    """Where the law on texts lets one that began on ``began`` reach back if lighter; also where the law of that day was not read."""
    version = later_text(began, book) if began <= handled else None
    return [version.cites] if version is not None and reaches_back(version) else []


def _crossed(provision: Citation, day: date, handled: date, book: Rulebook, *, ongoing: bool) -> list[TransitionClause]:
    """The clauses about acts of this side of a border the case has crossed."""
    when = Crossing.ONGOING if ongoing else Crossing.ENDED_BEFORE
    found = []
    for head in book.decrees.heads.values():
        for clause in head.transition:
            about = provision.instrument in (clause.applies, head.instrument)
            if clause.when is when and about and clause.start <= handled and (ongoing or day < clause.start):
                found.append(clause)
    return found


@frozen(kw_only=True, eq=False)
class ApplicableText:
    """The text an act is measured by. ``violation`` is None where it cannot be told; ``missing`` then says what would tell.

    ``others`` are texts that may judge it instead: a lighter later one, or the versions of a stretch of days the file leaves open.
    """

    violation: Violation | None
    others: tuple[Violation, ...]
    day: date | None
    missing: tuple[str, ...]


def act_law(provision: Citation | None, act: Act, ix: Index, at: int, book: Rulebook) -> ApplicableText:
    """The version of ``provision`` that judges ``act`` in event ``at``; every version of the stretch of days the file leaves open."""
    days = law_days(ix, act, at)
    found = text_of(provision, act, days, ix.events[at].day, book)
    return attrs.evolve(found, day=days.exact) if found.violation is not None and days.exact is not None else found


def text_of(
    provision: Citation | None, act: Act, days: GoverningDays, handled: date | None, book: Rulebook
) -> ApplicableText:
    """:func:`act_law` where the days the act may be judged by are already known; ``day`` is then told to its stretch of law only."""
    if provision is None:
        return ApplicableText(violation=None, others=(), day=None, missing=(listed_fact("acts", act.id, "provision"),))
    if days.high is None:
        return _on_any_day(provision, act, days, book)
    if days.low == days.high:
        settled = settled_text(
            provision,
            book.law_period(days.high, provision.instrument),
            handled and book.law_period(handled, provision.instrument),
            book,
        )
        if settled.missing == (_SEVERAL,):
            return attrs.evolve(settled, missing=(listed_fact("acts", act.id, "provision"),))
        told = settled.violation is not None or not any("@" in token for token in settled.missing)
        return settled if told else _on(provision, days.high, handled, book)
    found = _between(provision, days.low, days.high, book)
    if isinstance(found, _Refused):
        several = listed_fact("acts", act.id, "provision") if found.several else found.token
        return ApplicableText(violation=None, others=(), day=days.high, missing=(several,))
    if len(found) == 1:
        return ApplicableText(
            violation=found[0], others=(), day=max(found[0].start, days.low) if days.low else days.high, missing=()
        )
    return ApplicableText(violation=None, others=tuple(found), day=days.high, missing=days.missing)


def _on_any_day(provision: Citation, act: Act, days: GoverningDays, book: Rulebook) -> ApplicableText:
    """The text of an act whose day is not bounded: the one version there ever was, where there was one; else what would tell which."""
    found = _between(provision, days.low, date.max, book)
    if isinstance(found, _Refused):
        return ApplicableText(
            violation=None,
            others=(),
            day=None,
            missing=(f"fact:acts[{act.id}].provision",)
            if found.several
            else (*days.missing, found.token.partition("@")[0]),
        )
    if len(found) == 1:
        return ApplicableText(violation=found[0], others=(), day=None, missing=())
    return ApplicableText(violation=None, others=tuple(found), day=None, missing=days.missing)


_SEVERAL: Final = "several acts"
"""Stands for the act's own token, which what is remembered of a provision does not know."""


@kept_by_book(maxsize=1024)
def settled_text(provision: Citation, day: date, handled: date | None, book: Rulebook) -> ApplicableText:
    """The same by the first days of the stretches of law, of the act and of its paper; a refusal then names such a day, not the day itself."""
    return _on(provision, day, handled, book)


def _on(provision: Citation, day: date, handled: date | None, book: Rulebook) -> ApplicableText:
    try:
        found = book.violation(provision, on=day)
    except SeveralActs:
        return ApplicableText(violation=None, others=(), day=day, missing=(_SEVERAL,))
    except LawError as e:
        return ApplicableText(violation=None, others=(), day=day, missing=(e.token,))
    return ApplicableText(violation=found, others=_lighter(found, handled, book), day=day, missing=())


def _lighter(found: Violation, handled: date | None, book: Rulebook) -> tuple[Violation, ...]:
    """The later text of the same provision, where a clause or the law on texts lets a lighter one reach back, unless it is the heavier one."""
    if handled is None or handled <= found.start:
        return ()
    try:
        later = book.violation(found.citation, on=handled)
    except LawError:
        return ()
    reaches = any(
        c.when is Crossing.LIGHTER and found.start < c.start <= later.start <= handled
        for h in book.decrees.heads.values()
        for c in h.transition
    )
    if later is found or later.start == found.start or not (reaches or _by_law(later.start, handled, book)):
        return ()
    return () if _heavier(later, found) else (later,)


def _heavier(later: Violation, found: Violation) -> bool:
    """Whether the later text fines more, and at no end less. Not where either was not read."""
    now, was = later.frame, found.frame
    if now is None or later.stated_for is not found.stated_for:
        return False
    if was is None:
        return found.warning_only
    return now.least >= was.least and now.most >= was.most and now != was


class _Refused(NamedTuple):
    """What the law refused to say: the token of it, not the error, whose traceback would hold the whole file."""

    token: str
    several: bool


def _between(provision: Citation, low: date | None, high: date, book: Rulebook) -> list[Violation] | _Refused:
    """Every version in force on some day between; the refusal of the last day when there is none."""
    refused: _Refused | None = None
    try:
        start = book.decree(provision.instrument).start
    except LawError as e:
        return _Refused(e.token, several=False)
    days = {high, max(low, start) if low is not None else start}
    days |= {d for d in book.decrees.days_of(provision.instrument) if (low is None or low <= d) and start <= d <= high}
    days |= {
        h.start for h in book.decrees.heads.values() if (low is None or low <= h.start) and start <= h.start <= high
    }
    found: list[Violation] = []
    for day in sorted(d for d in days if d <= high):
        try:
            one = book.violation(provision, on=day)
        except LawError as e:
            if refused is None or not refused.several:
                refused = _Refused(e.token, isinstance(e, SeveralActs))
            continue
        if not any(one.start == f.start and one.frame == f.frame for f in found):
            found.append(one)
    return found or refused or _Refused(NotYetInForce(str(provision), high).token, several=False)
