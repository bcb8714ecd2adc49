"""Two books over one population: what a change of the law does to the files there are (tác động của thay đổi pháp luật).

Nothing is written anywhere: every file is reviewed under the one book and under the other, and the answers are laid side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

from thanhtra.casefile import Case, index
from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.competence import who_may_handle
from thanhtra.errors import CalendarGap, LawError
from thanhtra.export.act_changes import act_changes
from thanhtra.export.entries import entries, names_of
from thanhtra.findings import Answer, Deadline, Review
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Defect

_OPEN: Final = frozenset({"none", "detected", "minuted", "returned", "annulled"})
"""Stages from which a case can still be decided: only there is someone to hand it over to."""


@frozen
class RuleMove:
    """A rule whose history differs: its name, which series of it, and the first day from which the books part."""

    slug: str
    series: str
    since: date


@frozen
class DeadlineImpact:
    """One limit of a file that ends on another day, or came or went. ``before`` and ``after`` are the due day; ``status`` theirs."""

    kind: str
    event: int | None
    act: str | None
    before: date | datetime | None
    after: date | datetime | None
    status: tuple[str | None, str | None]
    subject: str | None = None
    """The one violator it runs for, of several."""


@frozen
class Turn:
    """One question answered otherwise; None where it was not, or is no longer, asked."""

    check: str
    event: int | None
    act: str | None
    before: str | None
    after: str | None
    authority: bool

    @property
    def gained(self) -> bool:
        """Whether it became a finding."""
        return self.after == "finding"

    @property
    def lost(self) -> bool:
        """Whether it was a finding and is none now."""
        return self.before == "finding"


@frozen(kw_only=True)
class CaseImpact:
    """What moves in one file. ``hand_over`` lists officials of an undecided file who could decide it before and cannot after."""

    case: str
    stage: str
    shifts: tuple[DeadlineImpact, ...] = ()
    turns: tuple[Turn, ...] = ()
    hand_over: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "case": self.case,
            "stage": self.stage,
            "shifts": [
                {
                    "kind": s.kind,
                    "event": s.event,
                    "act": s.act,
                    "before": _text(s.before),
                    "after": _text(s.after),
                    "status": list(s.status),
                    **({} if s.subject is None else {"subject": s.subject}),
                }
                for s in self.shifts
            ],
            "turns": [
                {"check": t.check, "event": t.event, "act": t.act, "before": t.before, "after": t.after}
                for t in self.turns
            ],
            "hand_over": list(self.hand_over),
        }


class Totals:
    """The population in figures; grows with the number of rules, not of files."""

    def __init__(self) -> None:
        self.moved: int = 0
        self.hand_over: int = 0
        self.shifts: Counter[str] = Counter()
        self.gained: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.authority_gained: int = 0
        self.authority_lost: int = 0

    def watched(self, impacts: Iterable[CaseImpact]) -> Iterator[CaseImpact]:
        """The same files, counted as they pass."""
        for one in impacts:
            self.moved += 1
            self.hand_over += bool(one.hand_over)
            self.shifts.update(s.kind for s in one.shifts)
            self.gained.update(t.check for t in one.turns if t.gained)
            self.lost.update(t.check for t in one.turns if t.lost)
            self.authority_lost += any(t.authority and t.gained for t in one.turns)
            self.authority_gained += any(t.authority and t.lost for t in one.turns)
            yield one

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "moved": self.moved,
            "hand_over": self.hand_over,
            "authority_lost": self.authority_lost,
            "authority_gained": self.authority_gained,
            "shifts": dict(sorted(self.shifts.items())),
            "gained": dict(sorted(self.gained.items())),
            "lost": dict(sorted(self.lost.items())),
        }


def rules_moved(old: Rulebook, new: Rulebook) -> tuple[RuleMove, ...]:
    """Limits, thresholds, posts and their powers, fields, remedies, consequences and acts whose history differs.

    An act goes by its place; its series is what hangs on it.
    """
    found: list[RuleMove] = []
    for slug in dict.fromkeys([*names_of(old), *names_of(new)]):
        before, after = _histories(old, slug), _histories(new, slug)
        for name in dict.fromkeys([*before, *after]):
            parted = set(before.get(name, ())) ^ set(after.get(name, ()))
            if parted:
                found.append(RuleMove(slug, name, min(start for start, _ in parted)))
    first: dict[str, date] = {}
    for change in act_changes(old, new):
        first.setdefault(str(change.citation), change.since)
    return (*found, *(RuleMove(place, "frame, sanctions and remedies", since) for place, since in first.items()))


def impact(
    cases: Iterable[Case], old: Rulebook, new: Rulebook, *, as_of: date | None = None, checks: Iterable[Check] = ()
) -> Iterator[CaseImpact]:
    """Every file in which anything moves between ``old`` and ``new``, in order; what does not move passes in silence.

    ``as_of`` is the day open limits are seen from and authority is asked for; default: each file's latest day.
    ``checks`` are asked beside the library's own.
    """
    own = tuple(checks)
    for case in cases:
        found = _between(case, old, new, as_of, own)
        if found.shifts or found.turns or found.hand_over:
            yield found


def _between(case: Case, old: Rulebook, new: Rulebook, as_of: date | None, own: tuple[Check, ...]) -> CaseImpact:
    before, after = review(case, old, as_of=as_of, checks=own), review(case, new, as_of=as_of, checks=own)
    return CaseImpact(
        case=case.id,
        stage=after.stage,
        shifts=tuple(_shifts(before, after)),
        turns=tuple(_turns(before, after)),
        hand_over=tuple(_hand_over(case, old, new, after)),
    )


def _shifts(before: Review, after: Review) -> Iterator[DeadlineImpact]:
    then, now = ({_key(d): d for d in found.deadlines} for found in (before, after))
    for key in dict.fromkeys([*then, *now]):
        one, two = then.get(key), now.get(key)
        if _due(one) != _due(two):
            then_due, now_due = _due(one), _due(two)
            yield DeadlineImpact(*key[:3], then_due[0], now_due[0], (then_due[1], now_due[1]), key[3])


def _turns(before: Review, after: Review) -> Iterator[Turn]:
    then, now = ({(a.check, a.event, a.act): a for a in found.answers} for found in (before, after))
    for key in dict.fromkeys([*then, *now]):
        one, two = then.get(key), now.get(key)
        if _kind(one) != _kind(two):
            asked = one or two
            yield Turn(*key, _kind(one), _kind(two), asked is not None and asked.defect is Defect.AUTHORITY)


def _hand_over(case: Case, old: Rulebook, new: Rulebook, after: Review) -> Iterator[str]:
    if after.as_of is None or after.stage not in _OPEN or not case.officials:
        return
    ix = index(case)
    for official in case.officials:
        if (
            official.post is not None
            and _can(ix, old, official, after.as_of)
            and not _can(ix, new, official, after.as_of)
        ):
            yield official.id


def _can(ix: Any, book: Rulebook, official: Any, on: date) -> bool:
    try:
        found = who_may_handle(ix, book, on=on, official=official).found
    except (LawError, CalendarGap):
        return False
    return found is not None and bool(found.candidates)


def _histories(book: Rulebook, slug: str) -> dict[str, list[tuple[date, str]]]:
    """Series name → its versions as comparable texts."""
    return {
        f"{entry.en} {en}".strip(): [(v.start, repr((v.rule, v.ended, v.gap))) for v in rows.versions]
        for entry in entries(book, slug)
        for _, en, rows in entry.series
    }


def _key(deadline: Deadline) -> tuple[str, int | None, str | None, str | None]:
    return deadline.kind, deadline.event, deadline.act, deadline.subject


def _due(deadline: Deadline | None) -> tuple[date | datetime | None, str | None]:
    return (None, None) if deadline is None else (deadline.due, deadline.status.value)


def _kind(answer: Answer | None) -> str | None:
    return None if answer is None else answer.kind


def _text(day: date | datetime | None) -> str | None:
    return None if day is None else day.isoformat()
