"""Limits of an inspection or examination: the law of the day it was decided, its level, its pauses and extensions (thời hạn của cuộc thanh tra, kiểm tra).

The decision to inspect or examine fixes the law (84/2025/QH15 Đ64.1). A pause runs from its day to the day before the work went on;
one at the subject's request counts as a pause no longer than the law lets it last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product
from typing import Final, NamedTuple, cast

import attrs

from thanhtra.casefile import Index, event_token, ground_token
from thanhtra.classes import frozen
from thanhtra.deadlines.assessment import Assessment, LimitQuestion, Timing, assess
from thanhtra.deadlines.grounds import ALL, BIT, mask
from thanhtra.deadlines.step_assessment import StepAssessment, wrong_day
from thanhtra.errors import LawError
from thanhtra.law import Citation, GoverningDay, Version
from thanhtra.reckoning import Pause, TimeLimit
from thanhtra.rulebook import Clock, Limit, Rulebook
from thanhtra.terms import Basis, Unit, weakest

PAUSE: Final = "inspection-pause"
_ON_REQUEST: Final = "party-request"
_COUNTS: Final = "examination-pause"
_DAYS: Final = "examination-days"


@frozen(kw_only=True)
class Control:
    """One inspection or examination of a file: the event that opened it, and what its decision says."""

    ix: Index
    opened: int

    @property
    def track(self) -> str:
        """``inspection`` or ``examination``."""
        return self.ix.events[self.opened].kind.partition("_")[0]

    @property
    def day(self) -> date | None:
        """The day of the decision: the law of that day governs the whole of it."""
        return self.ix.events[self.opened].day

    @property
    def level(self) -> str | None:
        """The level of the body that holds it."""
        found: str | None = self.ix.events[self.opened].level  # type: ignore[attr-defined]  # this kind has a level
        return found

    @property
    def type(self) -> str | None:
        """``administrative`` or ``specialised``, of an inspection."""
        found: str | None = self.ix.events[self.opened].type  # type: ignore[attr-defined]  # this kind has a type
        return found

    def steps(self, step: str, before: int | None = None) -> Sequence[int]:
        """Its events of that kind (``step`` without the track: ``extended``), ahead of event ``before``."""
        return self.ix.before(self.opened, f"{self.track}_{step}", len(self.ix.events) if before is None else before)


def control_of(ix: Index, at: int) -> Control | None:
    """The control event ``at`` belongs to: the one it opens or the one it refers to; None when that is unknown."""
    if ix.events[at].kind in ("inspection_opened", "examination_opened"):
        return Control(ix=ix, opened=at)
    opened = ix.refs[at].get("control")
    return None if opened is None else Control(ix=ix, opened=opened)


def control_missing(ix: Index, at: int, track: str = "inspection") -> tuple[str, ...]:
    """What would tell which control event ``at`` belongs to; empty when the file says there is none."""
    if any(kind in ix.by_kind for kind in ("inspection_opened", "examination_opened")):
        return (f"fact:events[{at}].control",)
    token = event_token(f"{track}_opened")
    return () if ix.denies(token) else (token,)


def clock_kinds(rule: Clock, day: date) -> tuple[str, ...]:
    """The kinds of event that set the rule running under the law of ``day``: those its branches name, else the rule's."""
    try:
        limit = rule.versions.on(day)
    except LawError:
        return rule.counted_from
    own = tuple(dict.fromkeys(b.counted_from for b in limit.branches if b.counted_from))
    return own or rule.counted_from


def started(control: Control, rule: Clock, at: int | None) -> int | None:
    """The event that set ``rule`` running for ``control``: the first announcement, else the last such step ahead of ``at``."""
    ix, day = control.ix, control.day
    kinds = clock_kinds(rule, day) if day is not None else rule.counted_from
    if "_opened" in kinds[0]:
        return control.opened
    found = [
        steps for kind in kinds if (steps := ix.before(control.opened, kind, len(ix.events) if at is None else at))
    ]
    if not found:
        return None
    return min(steps[0] for steps in found) if kinds[0].endswith("_announced") else max(steps[-1] for steps in found)


def pauses(
    control: Control, book: Rulebook, before: int | None, until: date | None
) -> tuple[tuple[Pause, ...], tuple[str, ...]]:
    """The pauses ahead of event ``before``, and what is missing to know them; one known to be open on ``until`` lasts to that day."""
    paused = control.steps("paused", before)
    if not paused:
        return (), ()
    known = _known_pauses(control, book)
    if known.missing:
        return (), known.missing
    ix = control.ix
    ended = len(paused) if before is None else bisect_left(known.resumed, before, 0, len(paused))
    found = [*known.ended[:ended], *known.open[ended : len(paused)]]
    open_on = until if before is None or ix.denies(event_token(f"{control.track}_resumed")) else None
    for place in range(found.index(None) if None in found else len(found), len(found)):
        if found[place] is not None:
            continue
        at, on = paused[place], known.resumed[place]
        first = ix.events[at].day
        if first is None:
            return (), (f"fact:events[{at}].on",)
        if open_on is None:
            return (), (
                event_token(f"{control.track}_resumed")
                if place >= ended or on == len(ix.events)
                else f"fact:events[{on}].on",
            )
        found[place] = _pause(control, at, open_on, known)
    return cast("tuple[Pause, ...]", tuple(found)), ()


class _KnownPauses(NamedTuple):
    """The pauses of one control, in file order, gone through once for the file; None for one whose days the file does not tell."""

    longest: int | None
    cites: tuple[Citation, ...]
    missing: tuple[str, ...]
    resumed: list[int]
    """The resumption behind each; past the file where there is none."""
    ended: list[Pause | None]
    """Each up to that resumption."""
    open: list[Pause | None]
    """Each as far as it states itself, as before anything resumed it."""


def _known_pauses(control: Control, book: Rulebook) -> _KnownPauses:
    ix, key = control.ix, ("pauses", control.opened, book)
    found: _KnownPauses | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _KnownPauses(*_longest(control, book), [], [], [])
        resumed, end = control.steps("resumed"), len(ix.events)
        for at in control.steps("paused"):
            after = bisect_right(resumed, at)
            on = resumed[after] if after < len(resumed) else end
            stated: date | None = ix.events[at].until  # type: ignore[attr-defined]  # this kind has until
            own = None if stated is None or stated == date.max else stated + timedelta(1)
            found.resumed.append(on)
            found.open.append(_pause(control, at, own, found))
            found.ended.append(found.open[-1] if on == end else _pause(control, at, ix.events[on].day, found))
    return found


def _pause(control: Control, at: int, last: date | None, known: _KnownPauses) -> Pause | None:
    """The pause event ``at`` begins, to the day before ``last``; on request no longer than the law lets it last."""
    first, reason = control.ix.events[at].day, control.ix.events[at].reason  # type: ignore[attr-defined]  # this kind has a reason
    if first is None or last is None:
        return None
    if known.longest is not None and reason == _ON_REQUEST and (last - first).days > known.longest:
        last = first + timedelta(known.longest)
    return Pause(first, last, known.cites)


def _longest(control: Control, book: Rulebook) -> tuple[int | None, tuple[Citation, ...], tuple[str, ...]]:
    """The most days a pause on request lasts, where the law says it, and the law that is missing."""
    if control.track != "inspection" or control.day is None:
        return None, (), ()
    try:
        version = book.limit(PAUSE).versions.version_on(control.day)
    except LawError as refused:
        return None, (), (refused.token,)
    branches = version.rule.branches if version.rule else ()
    figures = [b.terms[0].amount for b in branches if b.terms[0].unit is not Unit.PROMPTLY]
    return figures[0] if figures else None, version.cites, ()


def given_and_denied(control: Control, start: int, before: int | None) -> tuple[int, int]:
    """The grounds the file shows and those it denies for a limit of ``control`` set running by ``start``."""
    ix = control.ix
    extended = len(control.steps("extended", before))
    shown = {"extended"} if extended else set()
    if extended > 1:
        shown.add("extended-twice")
    if getattr(ix.events[start], "reason", None) == _ON_REQUEST:
        shown.add("paused-on-request")
    shown |= {ground for ground, first in _grounds(control).items() if before is None or first < before}
    if ix.case.complete:
        return mask(shown), ALL & ~mask(shown)
    denied = {s for s in BIT if s not in shown and ix.denies(ground_token(s))}
    if "extended" not in shown and ix.denies(event_token(f"{control.track}_extended")):
        denied |= {"extended", "extended-twice"}
    return mask(shown), mask(denied)


def _grounds(control: Control) -> dict[str, int]:
    """Ground → the first event that shows it for ``control``: one recorded without minutes, or a complex extension; found once for the file."""
    ix = control.ix
    key = ("grounds of control", control.opened)
    found: dict[str, int] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = dict(_of_no_minutes(ix))
        hard = next((i for i in control.steps("extended") if ix.events[i].reason == "complex"), None)  # type: ignore[attr-defined]  # this kind has a reason
        if hard is not None:
            found["complex"] = min(hard, found.get("complex", hard))
    return found


def _of_no_minutes(ix: Index) -> dict[str, int]:
    found: dict[str, int] | None = ix.cache.get("grounds of no minutes")
    if found is None:
        found = ix.cache["grounds of no minutes"] = {}
        for i in ix.by_kind.get("ground_recorded", ()):
            if ix.refs[i].get("minutes") is None:
                found.setdefault(ix.events[i].ground, i)  # type: ignore[attr-defined]  # this kind has a ground
    return found


def judged(
    control: Control, rule: Clock, book: Rulebook, start: int, at: int | None, actual: date | None
) -> Assessment:
    """Judge ``actual`` against ``rule`` for one control, set running by event ``start``. Needs the days of both the decision and the start.

    A level the file leaves open is tried at every level; an open reading at every choice. Where they disagree the answer names them.
    """
    decided, began = control.day, control.ix.events[start].day
    assert decided is not None  # noqa: S101 - the caller has looked
    assert began is not None  # noqa: S101 - likewise
    shown, denied = given_and_denied(control, start, at)
    stops: tuple[Pause, ...] = ()
    unknown: tuple[str, ...] = ()
    stated, fixed = None, None
    if rule.extent.pausing:
        stops, unknown = pauses(control, book, at, actual)
    if rule.extent.stated:
        term = getattr(control.ix.events[control.opened], rule.extent.stated)
        stated = None if term is None else TimeLimit(term.amount, Unit(term.unit))
        extended = control.steps("extended", at)
        if extended:
            fixed = control.ix.events[extended[-1]].until  # type: ignore[attr-defined]  # this kind has until
            unknown = (f"fact:events[{extended[-1]}].until",) if fixed is None else ()
    levels: tuple[str | None, ...] = (control.level,)
    other_type = of_other_type(control, rule)
    if other_type:
        return Assessment(rule=rule, timing=Timing.REFUSED, start=began, actual=actual, missing=other_type)
    try:
        version = rule.versions.version_on(decided)
    except LawError as refused:
        return Assessment(rule=rule, timing=Timing.REFUSED, start=began, actual=actual, missing=(refused.token,))
    if control.level is None and version.rule is not None and version.rule.levels:
        levels = version.rule.levels
    clocks = ((control.ix.events[start].kind, began),)
    asked = LimitQuestion(began, actual, shown, denied, clocks, handled=decided, stated=stated, fixed=fixed)
    found = [_under_readings(rule, book, asked._replace(level=level), stops) for level in levels]
    first = min(found, key=_earliest)
    if fixed is not None:
        stops = ()
    if unknown and any(f.timing is not Timing.IN_TIME or f.actual is None for f in found):
        return attrs.evolve(first, timing=Timing.REFUSED, missing=unknown)
    if len({f.timing for f in found}) > 1 or (actual is None and len(levels) > 1):
        return attrs.evolve(first, timing=Timing.REFUSED, missing=(f"fact:events[{control.opened}].level",))
    return _transitional(first, book, decided, actual or began, version)


def of_other_type(control: Control, rule: Clock) -> tuple[str, ...]:
    """What keeps the figure of ``rule`` from ``control``: it is of a type that the law of its decision leaves to another text, or may be."""
    day = control.day
    try:
        limit = rule.versions.on(day) if day is not None else None
    except LawError:
        return ()
    left_out = limit.types_left_out(control.level) if limit is not None else frozenset()
    if not left_out or (control.type is not None and control.type not in left_out):
        return ()
    if control.type is not None and control.level is not None:
        return (f"law:{rule.slug}:{control.type}@{day}",)
    unknown = (("level", control.level), ("type", control.type))
    return tuple(f"fact:events[{control.opened}].{name}" for name, value in unknown if value is None)


def _transitional(
    found: Assessment, book: Rulebook, decided: date, handled: date, version: Version[Limit]
) -> Assessment:
    """Where the law changed after the decision, the clause that keeps the old one is cited, and how it is known counts."""
    if version is _latest(found.rule, handled) or handled <= decided:
        return found
    transition = book.governing(GoverningDay.CONTROL, handled)
    return attrs.evolve(found, basis=weakest(found.basis, transition.basis), extra_cites=transition.cites)


def _latest(rule: Clock, day: date) -> Version[Limit] | None:
    return next((v for v in reversed(rule.versions.versions) if v.start <= day), None)


def _earliest(found: Assessment) -> date:
    due = found.due.due if found.due else None
    return due if isinstance(due, date) else date.max


def _under_readings(rule: Clock, book: Rulebook, asked: LimitQuestion, stops: tuple[Pause, ...]) -> Assessment:
    """The judgement under the chosen readings; where none is chosen and they disagree, refused in their name."""
    open_points = [r for r in rule.readings if r != _COUNTS or stops]
    choices = [
        (book.choice(r),)
        if book.has_chosen(r)
        else (book.choice(r), *(c for c in book.readings[r].choices if c != book.choice(r)))
        for r in open_points
    ]
    found: list[tuple[dict[str, str], Assessment]] = []
    for combination in product(*choices):
        chosen = dict(zip(open_points, combination, strict=True))
        out = () if chosen.get(_COUNTS) == "counted" else stops
        one = assess(book, rule, asked._replace(pauses=out, working=chosen.get(_DAYS) == "working"))
        found.append((chosen, one))
    default = found[0][1]
    if len({f.timing for _, f in found}) == 1:
        return default
    turning = [r for r in open_points if len({f.timing for c, f in found if _others_default(c, book, r)}) > 1]
    basis = weakest(default.basis, Basis.INFERENCE)
    return attrs.evolve(
        default, timing=Timing.REFUSED, missing=tuple(f"law:reading:{r}" for r in turning or open_points), basis=basis
    )


def _others_default(chosen: dict[str, str], book: Rulebook, reading: str) -> bool:
    """Whether every reading but ``reading`` stands at the book's choice."""
    return all(choice == book.choice(r) for r, choice in chosen.items() if r != reading)


def states_term(control: Control, rule: Clock) -> bool:
    """Whether ``rule`` can run for ``control``: one whose figure is the decision's own needs it there, in days."""
    if not rule.extent.stated:
        return True
    term = getattr(control.ix.events[control.opened], rule.extent.stated)
    return term is not None and term.unit != "hour"


def of_control(control: Control, clock: Clock, at: int, book: Rulebook) -> StepAssessment | None:
    """A step of an inspection or examination against a limit of that control; None where the file says its clock never started."""
    ix = control.ix
    if not states_term(control, clock):
        return None
    start = started(control, clock, at)
    if start is None:
        kinds = clock_kinds(clock, control.day) if control.day is not None else clock.counted_from
        tokens = tuple(t for t in (event_token(k) for k in kinds) if not ix.denies(t))
        return StepAssessment(None, None, tokens[:1]) if tokens else None
    days = ix.days
    unknown = tuple(f"fact:events[{i}].on" for i in dict.fromkeys((control.opened, start, at)) if days[i] is None)
    if unknown := unknown or wrong_day(ix, at, start):
        return StepAssessment(start, None, unknown)
    found = judged(control, clock, book, start, at, ix.events[at].day)
    grounds = tuple(ground_token(g) for g in found.needs)
    return StepAssessment(start, found, (*grounds, *found.missing))
