"""The limitation of sanctioning an act (thời hiệu xử phạt), with what a file does not say.

The start is a stretch of days when the file leaves it open: an act ended no later than it was detected. A decision in time from
the earliest possible start is in time; one late from the latest possible start is late; else the facts that would tell are named.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import Final, NamedTuple

import attrs

from thanhtra.casefile import Act, Index
from thanhtra.classes import frozen
from thanhtra.deadlines.act_fields import Stated, fields_of_act
from thanhtra.deadlines.applied import applied
from thanhtra.deadlines.assessment import Assessment, Timing
from thanhtra.errors import BadTerm, LawError
from thanhtra.law import Citation, GoverningDay
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import DueDate, Step, TimeLimit, days_after, written
from thanhtra.rulebook import Clock, Rulebook
from thanhtra.terms import Basis, Unit, weakest

RULE: Final = "sanction-limitation"
_TWO_YEARS: Final = TimeLimit(2, Unit.YEAR)
AFTER_CRIMINAL: Final = "limitation-after-criminal"
_EVADED: Final = Citation.parse("15/2012/QH13 Đ6.1.d")


@frozen(kw_only=True, eq=False)
class Limitation:
    """How a decision stands to the limitation of one act. ``starts`` and ``terms`` are every start and length the file leaves open."""

    timing: Timing
    starts: tuple[date | None, date | None]
    due: DueDate | None
    last_day: date | None
    missing: tuple[str, ...]
    cites: tuple[Citation, ...]
    law_on: date | None
    basis: Basis
    provisional: bool = False
    actual: date | None = None
    field_known: bool = True


@frozen(kw_only=True, eq=False)
class _Term:
    limit: TimeLimit
    cites: tuple[Citation, ...]
    basis: Basis


def limitation(ix: Index, act: Act, at: int | None, book: Rulebook, actual: date | None) -> Limitation:
    """Judge a decision of day ``actual`` (event ``at``) against the limitation of ``act``; worked out once for the file."""
    key = ("limitation", act.id, at, actual, book)
    found: Limitation | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _limitation(ix, act, at, book, actual)
    return found


def _limitation(ix: Index, act: Act, at: int | None, book: Rulebook, actual: date | None) -> Limitation:
    plain = _plain_start(ix, act, at)
    (low, high, unknown), surely, doubted = (
        _restarted(ix, act, at, book, plain) if "evasion_found" in ix.by_kind else (plain, plain, ())
    )
    if high is None and low is None and actual is None:
        return _refused(unknown or (f"fact:events[{at}].on",))
    stated, returned = (act.field, ix.case.field), _came_from_criminal(ix, act, at)
    judged = _judge(book, low, high, stated, actual, returned, act.provision)
    if judged.timing is Timing.IN_TIME and doubted:
        surely_low, surely_high, _ = surely
        sure = (
            None if actual is None else _judge(book, surely_low, surely_high, stated, actual, returned, act.provision)
        )
        return (
            judged
            if sure is not None and sure.timing is Timing.IN_TIME
            else attrs.evolve(judged, timing=Timing.ONLY_IF, missing=doubted)
        )
    if judged.timing is Timing.LATE and at is not None and _evasions(ix, act, None, behind=at):
        if limitation(ix, act, None, book, actual).timing is not Timing.LATE:
            return attrs.evolve(judged, timing=Timing.ONLY_IF, missing=(f"law:{_EVADED}",))  # known only afterwards
        return judged
    if judged.timing is not Timing.ONLY_IF:
        return judged
    more = () if judged.field_known else (f"fact:acts[{act.id}].field",)
    missing = (*unknown, *more)
    return attrs.evolve(judged, missing=missing) if missing else judged


def limitation_from(book: Rulebook, start: date, field: str) -> Limitation:
    """The limitation of an act of ``field`` from ``start``, without a file: its last day by the readings chosen, else the earlier."""
    return _judge(book, start, start, (field, None), None, returned=False, provision=None)


def surely_within(ix: Index, act: Act, at: int, book: Rulebook, actual: date) -> bool:
    """Whether ``actual`` falls within the shortest limitation under every reading, by years of 365 days; False says nothing.

    The year more of a file the criminal bodies gave back cannot matter to a day the plain limitation reaches.
    """
    if "evasion_found" in ix.by_kind and _evasions(ix, act, at):
        return False
    low, high, _ = _plain_start(ix, act, at)
    if low is None:
        return False
    provision = act.provision
    law = book.law_period(high or low, provision.instrument if provision else None)
    if actual - low >= _surely_within(book, (act.field, ix.case.field), law, provision):
        return False
    return not _came_from_criminal(ix, act, at) or _tells_how_much_longer(book, book.law_period(actual))


def _tells_how_much_longer(book: Rulebook, law: date) -> bool:
    """Whether the law of the stretch that begins on ``law`` says what a file the criminal bodies gave back adds."""
    key = (AFTER_CRIMINAL, law)
    told: bool | None = book.cache.get(key)
    if told is None:
        try:
            applied(book, AFTER_CRIMINAL, law)
        except LawError:
            told = False
        else:
            told = True
        book.cache[key] = told
    return told


@kept_by_book(maxsize=4096)
def _surely_within(book: Rulebook, stated: Stated, day: date, provision: Citation | None) -> timedelta:
    """What is less than the shortest limitation the file leaves open, by every reading; less than no time where the law of ``day`` does not tell."""
    try:
        limit = _terms(book, stated, day, provision)[0].limit
    except LawError:
        return timedelta(-1)
    return timedelta(365 * (limit.amount or 0) - 1 if limit.unit is Unit.YEAR else -1)


@kept_by_book(maxsize=1024)
def _judge(
    book: Rulebook,
    low: date | None,
    high: date | None,
    stated: Stated,
    actual: date | None,
    returned: bool,  # noqa: FBT001 - part of a memo's key
    provision: Citation | None,
) -> Limitation:
    """The judgement of one start (or stretch of starts), field and day; an open answer names the readings it turns on."""
    anchor = high or low or actual
    assert anchor is not None  # noqa: S101 - the caller has looked
    try:
        terms = _terms(book, stated, anchor, provision)
        longer = applied(book, AFTER_CRIMINAL, actual) if actual is not None and returned else None
    except LawError as e:
        return _refused((e.token,))
    extra = longer.number("more_years") if longer else 0
    short, long = terms[0], terms[-1]
    governed = book.governing(GoverningDay.ACT, anchor)
    basis = weakest(
        short.basis, long.basis, Basis.TEXT if len(book.limit(RULE).versions.versions) == 1 else governed.basis
    )
    readings = _readings(book)
    earliest = [_last_day(book, low, short.limit, extra, reading) for reading in readings] if low else []
    latest = [_last_day(book, high, long.limit, extra, reading) for reading in readings] if high else []
    told = short if low or not high else long  # the term of the day that is shown
    start = low or high
    due = book.due_date(start, (TimeLimit((told.limit.amount or 1) + extra, told.limit.unit),)) if start else None
    judged = partial(
        Limitation,
        starts=(low, high),
        due=due,
        last_day=(earliest or latest or [None])[0],
        cites=(*told.cites, *(longer.cites if longer else ())),
        law_on=anchor,
        basis=basis,
        actual=actual,
        field_known=len(terms) == 1,
    )
    if (
        longer
        and extra
        and _was_over(book, high or low, long.limit, readings[0], longer.version.start)
        and not (latest and actual and all(d and actual > d for d in latest))
    ):
        return judged(timing=Timing.ONLY_IF, missing=(f"law:{longer.cites[-1]}",))
    if actual is None or (earliest and all(d is not None and actual <= d for d in earliest)):
        return judged(timing=Timing.IN_TIME, missing=())
    if latest and all(d is not None and actual > d for d in latest):
        return judged(timing=Timing.LATE, missing=())
    return judged(timing=Timing.ONLY_IF, missing=_disputed(book, low, short.limit, extra, actual))


def _was_over(book: Rulebook, start: date | None, limit: TimeLimit, reading: tuple[str, str], changed: date) -> bool:
    """Whether the plain limitation had ended when the law lengthened it: whether it runs again is open."""
    end = _last_day(book, start, limit, 0, reading) if start else None
    return end is not None and end < changed


def _refused(missing: tuple[str, ...]) -> Limitation:
    return Limitation(
        timing=Timing.REFUSED,
        starts=(None, None),
        due=None,
        last_day=None,
        missing=missing,
        cites=(),
        law_on=None,
        basis=Basis.TEXT,
    )


_Start = tuple[date | None, date | None, tuple[str, ...]]
"""The earliest and the latest day the limitation can have started, and the facts that would settle it."""


class _Restarted(NamedTuple):
    """``start``: from the last evasion on file; ``surely``: from the last one the file shows to fall within the limitation it restarts (Đ6.1.d)."""

    start: _Start
    surely: _Start
    doubted: tuple[str, ...] = ()
    """What would tell of the others whether they fall within it."""


def _restarted(ix: Index, act: Act, at: int | None, book: Rulebook, plain: _Start) -> _Restarted:
    """The start of the limitation, which each evasion restarts from its end if it falls within what the one before left running."""
    ends = {i: getattr(ix.events[i], "until", None) for i in _evasions(ix, act, at)}
    unknown = tuple(f"fact:events[{i}].until" for i, end in ends.items() if end is None)
    if unknown:
        return _Restarted((None, None, unknown), plain)
    start = surely = plain
    doubted: tuple[str, ...] = ()
    for i, end in sorted(ends.items(), key=lambda found: evaded_on(ix, *found)):
        if end is None or (start[1] is not None and end <= start[1]):
            continue
        start = (end, end, ())
        unsure = _unsure_within(ix, act, i, book, surely)
        if unsure or doubted:
            doubted += unsure
        else:
            surely = start
    return _Restarted(start, surely, tuple(dict.fromkeys(doubted)))


def _plain_start(ix: Index, act: Act, at: int | None) -> tuple[date | None, date | None, tuple[str, ...]]:
    """The start of the limitation without any evasion."""
    detected = ix.first_day("act_detected", act.id, at)
    if act.ended is not None and not act.ongoing:
        start = min(act.ended, detected) if detected is not None else act.ended
        return start, start, ()
    if act.ongoing:
        day = detected
        return (
            day,
            day,
            ()
            if day
            else ("event:act_detected",)
            if not ix.by_kind.get("act_detected")
            else (f"fact:events[{ix.by_kind['act_detected'][0]}].on",),
        )
    high = detected if act.not_after is None or (detected is not None and detected < act.not_after) else act.not_after
    if high is None:
        later = [
            e.day
            for e in ix.events[: at if at is not None else None]
            if e.kind == "minutes_drawn_up" and e.day is not None
        ]
        high = min(later, default=None)
    if high is None and at is not None:
        high = ix.events[at].day
    return act.not_before or act.began, high, (f"fact:acts[{act.id}].ended",)


def _evasions(ix: Index, act: Act, at: int | None, behind: int = -1) -> list[int]:
    """Evasions of sanctioning (Đ6.1.d) ahead of the decision, or ``behind`` it; one that hangs on a decision evades its execution (Đ74.2)."""
    found = ix.by_kind.get("evasion_found")
    return (
        []
        if found is None
        else [
            i
            for i in found
            if behind < i
            and (at is None or i < at)
            and act.id in ix.acts[i]
            and (ix.events[i].acts is not None or ix.referent(i, "decision") is None)
        ]
    )


def _unsure_within(ix: Index, act: Act, evasion: int, book: Rulebook, start: _Start) -> tuple[str, ...]:
    """What would tell whether the evasion falls within the limitation from ``start`` (Đ6.1.d); nothing where it surely does, or none has begun."""
    low, high, unknown = start
    if high is None:
        return ()
    shown = evaded_on(ix, evasion, getattr(ix.events[evasion], "until", None))
    within = _judge(book, low, high, (act.field, ix.case.field), shown, returned=False, provision=act.provision)
    if within.timing is Timing.LATE:
        return (untold_of_evasion(ix, evasion, _EVADED),)
    if within.timing is not Timing.ONLY_IF:
        return within.missing
    return (*unknown, *(() if within.field_known else (f"fact:acts[{act.id}].field",))) or within.missing


def evaded_on(ix: Index, evasion: int, end: date | None) -> date:
    """The earliest day on which the file shows the evasion to have gone on."""
    return min((d for d in (ix.events[evasion].day, end) if d is not None), default=date.max)


def untold_of_evasion(ix: Index, evasion: int, provision: Citation) -> str:
    """What would tell that an evasion shown only later fell within the limitation: its day, if the file has none; else what ``provision`` asks to be shown."""
    return f"fact:events[{evasion}].on" if ix.events[evasion].day is None else f"law:{provision}"


def _terms(book: Rulebook, stated: Stated, day: date, provision: Citation | None) -> tuple[_Term, ...]:
    """Every length the file leaves open, shortest first: the decree's own for the provision, its fields', else the law's two."""
    if provision is not None:
        own = book.limitation_of(provision, day)
        if own is not None:
            return (_Term(limit=own.term, cites=own.cites, basis=own.known),)
    own_terms = [
        term for slug in fields_of_act(book, stated, provision, day) if (term := _of_field(book, slug, day)) is not None
    ]
    if own_terms:
        return tuple({t.limit: t for t in sorted(own_terms, key=lambda t: t.limit.amount or 0)}.values())
    general = book.limit(RULE).versions.version_on(day)
    assert general.rule is not None  # noqa: S101 - likewise
    default = _Term(limit=general.rule.branches[0].terms[0], cites=general.cites, basis=general.known)
    return default, attrs.evolve(default, limit=_TWO_YEARS)


def _of_field(book: Rulebook, slug: str, day: date) -> _Term | None:
    field = book.fields.get(slug)
    if field is None or field.limitation is None:
        return None
    version = field.limitation.version_on(max(day, field.limitation.versions[0].start))
    assert version.rule is not None  # noqa: S101 - version_on refuses ended versions and gaps
    return _Term(limit=version.rule, cites=version.cites, basis=version.known)


def _came_from_criminal(ix: Index, act: Act, at: int | None) -> bool:
    for i in ix.by_kind.get("returned_from_criminal", ()):  # noqa: SIM110 - there is one, as a rule: no generator is made for it
        if (at is None or i < at) and act.id in ix.acts[i]:
            return True
    return False


def _readings(book: Rulebook) -> list[tuple[str, str]]:
    """The combinations of the two open points still to be considered: the chosen one alone, else every choice."""
    options = []
    for slug in ("limitation-first-day", "limitation-roll"):
        reading = book.readings[slug]
        options.append(
            (book.choice(slug),)
            if book.has_chosen(slug)
            else (reading.default, *(c for c in reading.choices if c != reading.default))
        )
    return [(a, b) for a, b in product(*options)]


def _last_day(book: Rulebook, start: date, limit: TimeLimit, extra: int, reading: tuple[str, str]) -> date | None:
    first_day, roll = reading
    try:
        counted = days_after(start, -1) if first_day == "counted" else start
    except BadTerm:
        return None
    term = limit if limit.amount and not extra else TimeLimit((limit.amount or 1) + extra, limit.unit)
    due = book.due_date(counted, (term,))
    end = due.due if roll == "roll" else due.due_before_roll
    return end if isinstance(end, date) else None


def _disputed(book: Rulebook, start: date | None, limit: TimeLimit, extra: int, actual: date) -> tuple[str, ...]:
    """Which open reading the answer turns on."""
    if start is None:
        return ("law:reading:limitation-first-day",)
    found = []
    for first, second, slug in (
        ("not-counted", "no-roll", "limitation-first-day"),
        ("counted", "roll", "limitation-roll"),
    ):
        last = _last_day(book, start, limit, extra, (first, second))
        if last is not None and actual <= last and not book.has_chosen(slug):
            found.append(f"law:reading:{slug}")
    return tuple(found) or ("law:reading:limitation-first-day", "law:reading:limitation-roll")


def stands(
    book: Rulebook, start: date, limit: TimeLimit, actual: date | None
) -> tuple[Timing, date | None, tuple[str, ...]]:
    """How ``actual`` stands to a limitation counted from ``start``, its last day by the readings chosen, and the readings the answer turns on."""
    ends = [_last_day(book, start, limit, 0, reading) for reading in _readings(book)]
    known = [end for end in ends if end is not None]
    if ends[0] is None:
        return Timing.REFUSED, None, book.due_date(start, (limit,)).missing
    if actual is None or actual <= min(known):
        return Timing.IN_TIME, ends[0], ()
    if len(known) == len(ends) and actual > max(known):
        return Timing.LATE, ends[0], ()
    return Timing.ONLY_IF, ends[0], _disputed(book, start, limit, 0, actual)


_CHOSEN: Final = {
    ("limitation-first-day", "counted"): ("tính cả ngày đầu", "the first day counts"),
    ("limitation-first-day", "not-counted"): ("không tính ngày đầu", "the first day does not count"),
    ("limitation-roll", "no-roll"): ("ngày cuối là ngày nghỉ thì không chuyển", "a last day off does not move on"),
    ("limitation-roll", "roll"): (
        "ngày cuối là ngày nghỉ thì chuyển sang ngày làm việc tiếp theo",
        "a last day off moves to the next working day",
    ),
}
"""What each choice of the two readings of a limitation says."""


@kept_by_book(maxsize=1024)
def reading_step(book: Rulebook, start: date, limit: TimeLimit, last: date) -> Step:
    """How the last day of a limitation was reached, and by which reading of its first and its last day."""
    readings = [book.readings[slug] for slug in ("limitation-first-day", "limitation-roll")]
    vi, en = (", ".join(_CHOSEN[r.slug, book.choice(r.slug)][at] for r in readings) for at in (0, 1))
    return Step(
        f"{limit.vi}, kể từ ngày {written(start, 'vi')}, đến hết ngày {written(last, 'vi')} (cách hiểu đã chọn: {vi}).",
        f"{limit.en} from {written(start, 'en')} to the end of {written(last, 'en')} (as read: {en}).",
        start,
        last,
        tuple(dict.fromkeys(c for r in readings for c in r.cites)),
    )


def limitation_of_act(
    ix: Index, clock: Clock, act: Act, at: int | None, book: Rulebook, actual: date | None
) -> Assessment:
    """The limitation of one act as an assessment against ``clock``: its last day by the readings chosen, or the bound a stretch of starts gives."""
    return _as_assessment(book, clock, limitation(ix, act, at, book, actual), actual)


@kept_by_book(maxsize=1024)
def _as_assessment(book: Rulebook, clock: Clock, found: Limitation, actual: date | None) -> Assessment:
    low, high = found.starts
    start = low or high or actual or date.min
    due = found.due
    if due is not None and found.last_day is not None:
        steps = (reading_step(book, start, due.terms[-1], found.last_day),) if low or high else ()
        due = DueDate(
            due.counted_from,
            due.terms,
            found.last_day,
            found.last_day,
            due.missing,
            provisional=due.provisional,
            counting=due.counting,
            ends=(),
            pauses=due.pauses,
            moved=steps,
        )
    bound = "exact" if low == high else "earliest" if low else "latest"
    return Assessment(
        rule=clock,
        timing=found.timing,
        start=start,
        actual=actual,
        due=due,
        law_on=found.law_on,
        basis=found.basis,
        missing=found.missing,
        extra_cites=found.cites,
        bound=bound,
    )
