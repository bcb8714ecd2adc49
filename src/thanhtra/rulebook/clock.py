"""A limit's shape as data: what starts it, what meets it, what ends it, who bears it, and how far it reaches on each day (thời hạn, thời hiệu)."""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.law import Citation, GoverningDay, Series
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Bearer, Nature, Unit

UNKNOWN_VALUE: Final = "?"
"""Among the allowed values of a field: the file does not say."""


def _plain(one: Filter) -> bool:
    return not (
        one.fields or one.having or one.without or one.after or one.not_after or one.before or one.imposes or one.facts
    )


def _placed(one: Filter) -> bool:
    return bool(one.having or one.without or one.after or one.not_after or one.before)


def _by_course(one: Filter) -> bool:
    return not (one.fields or one.imposes or one.facts)


@frozen(kw_only=True)
class Filter:
    """Which events are meant: those of ``kinds`` that pass every condition given.

    ``fields`` are pairs of a field and its allowed values. ``having`` (``with`` in the data) and ``without`` look at the events that
    refer to it; ``after`` and ``not_after`` at those ahead of it about its acts, ``before`` at those behind it; ``imposes`` at the
    measures a decision imposes; ``facts`` are named facts, each true of it.
    """

    kinds: tuple[str, ...]
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    having: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    imposes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    plain: bool = attrs.field(init=False, default=attrs.Factory(_plain, takes_self=True))
    """Whether the kind alone decides."""
    placed: bool = attrs.field(init=False, default=attrs.Factory(_placed, takes_self=True))
    """Whether what refers to it, or stands ahead of it or behind, is asked."""
    by_course: bool = attrs.field(init=False, default=attrs.Factory(_by_course, takes_self=True))
    """Whether kinds and references decide: no value of a field, no measure, no fact."""


@frozen(kw_only=True)
class Start:
    """One way a limit can be set running: by an event ``where`` means, counted from its ``moment``.

    ``event``: the event itself · ``receipt``: when the decision counts as received · ``receipt-of-change``: when a change of it does · ``field:NAME``: the day in that field ·
    ``effect``: the day a decision says it takes effect, else its own · ``first:KIND``: the first event of that kind that refers to it,
    else itself · ``end-of:LIMIT``: the last day of that limit of it, or of its decision · ``waiting-over``: the end of the waiting for an owner ·
    ``not-before``: a later day no event shows.
    ``unless`` is a kind of event and its field: where such an event refers to it, the day in that field counts.
    """

    where: Filter
    moment: str = "event"
    unless: tuple[str, ...] = ()


@frozen(kw_only=True)
class Branch:
    """One way a limit can run: ``terms`` one after the other, when all ``grounds`` are given (none: the plain limit).

    ``counted_from`` names the kind of event that sets this branch's own clock; None: the limit's clock. ``levels`` are the levels
    of the body that holds the control it is for; none: every level. ``what`` are the values of that field the event may have.
    """

    grounds: tuple[str, ...]
    terms: tuple[TimeLimit, ...]
    cites: tuple[Citation, ...] = ()
    counted_from: str | None = None
    levels: tuple[str, ...] = ()
    what: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The grounds joined by ``+``, as ``due_if`` names them."""
        return "+".join(self.grounds)


@frozen(kw_only=True)
class Timely:
    """A step that shows a ground only when it was itself in time for ``limit``."""

    kind: str
    limit: str


@frozen(kw_only=True)
class Perhaps:
    """A step of ``kind`` that may show ``ground``: the provision ``at`` leaves that open."""

    kind: str
    ground: str
    at: str


@frozen(kw_only=True)
class Longer:
    """An event of ``kind`` that refers to the start puts the reach of ``limit`` in place of this one's.

    ``open_when_over``: the provision that leaves open whether it still does where this limit was over when it came.
    """

    kind: str
    limit: str
    open_when_over: str = ""


@frozen(kw_only=True)
class Extent:
    """How far one version of a limit goes beyond its own figures.

    ``at_least``: the decision's own term, where longer · ``until``: events and the field that holds a later last day · ``capped_by``:
    limits it never outlives · ``exempt``: events it does not bind · ``longer``: what lengthens it · ``timely``: grounds that must be
    in time · ``perhaps``: steps that may show one · ``approved``: grounds that hold only where a superior approved them, ``approved_within`` that limit and beside one of ``approved_with`` · ``read_as``: an open reading, its choice, and the ground that holds under it · ``together``: one clock for all acts of a paper · ``pausing``: a control's pauses do
    not count · ``stated``: the field of the paper that gives the figure itself · ``outlives``: measures still carried out after it.
    """

    at_least: str = ""
    until: tuple[tuple[str, str], ...] = ()
    capped_by: tuple[str, ...] = ()
    exempt: tuple[Filter, ...] = ()
    longer: tuple[Longer, ...] = ()
    timely: tuple[Timely, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()
    approved: tuple[str, ...] = ()
    approved_within: str = ""
    approved_with: tuple[Filter, ...] = ()
    read_as: tuple[tuple[str, str, str], ...] = ()
    together: bool = False
    pausing: bool = False
    stated: str = ""
    outlives: tuple[str, ...] = ()


INSPECTION_TYPES: Final = ("administrative", "specialised")
"""The types of inspection the Laws of 2010 and 2022 tell apart (thanh tra hành chính, thanh tra chuyên ngành)."""


@frozen(kw_only=True)
class LeftOut:
    """Inspections of one ``type`` at one ``level`` that a version gives no figure for, and ``why``."""

    level: str
    type: str
    why: str


@frozen(kw_only=True)
class Limit:
    """What one version of a limit says: its branches, the plain one first. ``gaps`` say why a level has no figure here.

    ``left_out``: the same of one type of inspection at a level, where the figure is that of the other type.
    ``starts`` and ``met``, where not empty, hold in place of the limit's own from this version on.
    """

    branches: tuple[Branch, ...]
    gaps: tuple[tuple[str, str], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    extent: Extent = Extent()
    starts: tuple[Start, ...] = ()
    met: tuple[Filter, ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels it tells apart, in the order written; empty when it is one for all."""
        return tuple(dict.fromkeys(level for b in self.branches for level in b.levels))

    def at_level(self, level: str | None) -> Limit | None:
        """The limit for one level; None when this version has none for it."""
        kept = tuple(b for b in self.branches if not b.levels or level in b.levels)
        return attrs.evolve(self, branches=kept, gaps=(), left_out=()) if kept else None

    def types_left_out(self, level: str | None) -> frozenset[str]:
        """The types of inspection it gives no figure for at ``level``; of any level when that is not known."""
        return frozenset(one.type for one in self.left_out if level in (None, one.level))

    @property
    def grounds(self) -> frozenset[str]:
        """Every ground this version knows."""
        return frozenset(g for b in self.branches for g in b.grounds)


def _in_hours(clock: Clock) -> bool:
    return any(
        b.terms[-1].unit is Unit.HOUR for v in clock.versions.versions if v.rule is not None for b in v.rule.branches
    )


def _plain_moment(clock: Clock) -> str:
    reaches = [v.rule for v in clock.versions.versions if v.rule is not None]
    moments = {"" if s.unless else s.moment for s in clock.starts}
    moved = (
        clock.step_tells_start
        or clock.readings
        or clock.in_hours
        or any(r.starts or r.extent.capped_by or r.extent.stated for r in reaches)
    )
    if moved or clock.day is GoverningDay.CONTROL or clock.of == "act" or len(moments) != 1:
        return ""
    moment = moments.pop()
    return moment if moment in ("event", "receipt") else ""


def _plain_law_ends(clock: Clock) -> bool:
    return clock.plain_moment == "receipt" or clock.day is not GoverningDay.TRIGGER


def _starts_later(clock: Clock) -> bool:
    return any(start.moment.partition(":")[0] in ("end-of", "field", "waiting-over") for start in clock.starts)


def _moved_by(clock: Clock) -> tuple[str, ...]:
    extents = [v.rule.extent for v in clock.versions.versions if v.rule is not None]
    return tuple(
        dict.fromkeys(kind for e in extents for kind in (*(k for k, _ in e.until), *(one.kind for one in e.longer)))
    )


def _counted_from(clock: Clock) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for start in clock.starts for kind in start.where.kinds))


def _met_by(clock: Clock) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for filter_ in clock.met for kind in filter_.kinds))


def _starts_change(clock: Clock) -> bool:
    return any(v.rule.starts for v in clock.versions.versions if v.rule is not None)


def _starts_by_course(clock: Clock) -> bool:
    return not clock.starts_change and all(s.where.by_course for s in clock.starts)


def _met_changes(clock: Clock) -> bool:
    return any(v.rule.met for v in clock.versions.versions if v.rule is not None)


def _groundless(clock: Clock) -> bool:
    limits = [v.rule for v in clock.versions.versions if v.rule is not None]
    return not clock.grounded and not any(one.extent.longer or one.extent.read_as for one in limits)


def _grounded(clock: Clock) -> bool:
    limits = [v.rule for v in clock.versions.versions if v.rule is not None]
    return any(b.grounds or b.counted_from for one in limits for b in one.branches)


def _by_days_alone(clock: Clock) -> bool:
    extents = [v.rule.extent for v in clock.versions.versions if v.rule is not None]
    return (
        clock.plain_moment == "event"
        and clock.groundless
        and not any(e.at_least or e.until or e.exempt for e in extents)
    )


def _lengthened_by_start(clock: Clock) -> bool:
    return any(v.rule is not None and bool(v.rule.extent.at_least) for v in clock.versions.versions)


def _without_end_from(clock: Clock) -> date | None:
    held = clock.versions.versions
    return None if clock.versions.is_watched or any(v.ended for v in held) else held[0].start


def _ended_by(clock: Clock) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for filter_ in clock.ends_with for kind in filter_.kinds))


@frozen(kw_only=True, eq=False)
class Clock:
    """A limit's whole history and its place in a case: what starts it, what meets it, what ends it, whose it is (thời hạn, thời hiệu).

    ``of`` is what it belongs to: an event, a ``control`` or an ``act``. ``waived`` are steps that give the right up. ``omission`` is
    false where a step not on file does not show that the duty was not done, ``omission_elsewhere`` where a check of its own asks about that; ``late_is_open`` where a late day of the step does not.
    ``step_tells_start`` is a field of the step that holds the day it counts from, where it is on file; ``met_by_itself``: the event
    it starts from is the step that meets it; ``directly``: only a step that refers to it meets it; ``first_counts``: where several steps
    can meet it, a later one stands for the first. ``each``: it is met, or ended, only once that is so of every one of the ``acts``, the
    ``goods`` or the ``remedies`` of the event that starts it; of ``violators`` it runs for each of those the event is about.
    """

    slug: str
    vi: str
    en: str
    day: GoverningDay
    nature: Nature = Nature.DUTY
    bearer: Bearer = Bearer.AUTHORITY
    of: str = "event"
    starts: tuple[Start, ...]
    met: tuple[Filter, ...]
    ends_with: tuple[Filter, ...] = ()
    waived: tuple[Filter, ...] = ()
    omission: bool = True
    omission_elsewhere: bool = False
    late_is_open: bool = False
    step_tells_start: str = ""
    met_by_itself: bool = False
    directly: bool = False
    first_counts: bool = False
    each: str = ""
    extent: Extent = Extent()
    """What every version says of its extent unless it says otherwise."""
    versions: Series[Limit]
    source: str
    readings: tuple[str, ...] = ()
    """The open points (``readings.toml``) the count turns on."""
    in_hours: bool = attrs.field(init=False, default=attrs.Factory(_in_hours, takes_self=True))
    """Whether some version states it in hours: an instant then counts where the file has one."""
    plain_moment: str = attrs.field(init=False, default=attrs.Factory(_plain_moment, takes_self=True))
    """``event`` or ``receipt``, where every start is counted from that and days alone tell the limit: never in hours, and grounds and papers
    only move its last day later. Else empty."""
    plain_law_ends: bool = attrs.field(init=False, default=attrs.Factory(_plain_law_ends, takes_self=True))
    """Whether the day that starts it may lie in another law than the day its plain moment gives."""
    starts_later: bool = attrs.field(init=False, default=attrs.Factory(_starts_later, takes_self=True))
    """Whether it is counted from a day its event tells, or from the end of another limit: a step may stand between the event and that day."""
    counted_from: tuple[str, ...] = attrs.field(init=False, default=attrs.Factory(_counted_from, takes_self=True))
    """The kinds of event that can set it running."""
    met_by: tuple[str, ...] = attrs.field(init=False, default=attrs.Factory(_met_by, takes_self=True))
    """The kinds of event that can meet it."""

    starts_change: bool = attrs.field(init=False, default=attrs.Factory(_starts_change, takes_self=True))
    """Whether some version says by itself what starts it."""
    starts_by_course: bool = attrs.field(init=False, default=attrs.Factory(_starts_by_course, takes_self=True))
    """Whether kinds and references of a file decide what starts it."""
    met_changes: bool = attrs.field(init=False, default=attrs.Factory(_met_changes, takes_self=True))
    """Whether some version says by itself what meets it."""
    grounded: bool = attrs.field(init=False, default=attrs.Factory(_grounded, takes_self=True))
    """Whether some branch of it hangs on a ground, or on a clock of its own."""
    groundless: bool = attrs.field(init=False, default=attrs.Factory(_groundless, takes_self=True))
    """Whether no ground and no other limit ever lengthens it."""
    by_days_alone: bool = attrs.field(init=False, default=attrs.Factory(_by_days_alone, takes_self=True))
    """Whether the day of the event it starts from and that of the step decide: no ground, no paper and no other limit moves it."""
    lengthened_by_start: bool = attrs.field(init=False, default=attrs.Factory(_lengthened_by_start, takes_self=True))
    """Whether the event it starts from can state a longer term."""
    without_end_from: date | None = attrs.field(init=False, default=attrs.Factory(_without_end_from, takes_self=True))
    """The first day of a limit that no version ends; None of another."""
    ended_by: tuple[str, ...] = attrs.field(init=False, default=attrs.Factory(_ended_by, takes_self=True))
    """The kinds of event that can end it."""
    moved_by: tuple[str, ...] = attrs.field(init=False, default=attrs.Factory(_moved_by, takes_self=True))
    """The kinds of event that, hanging on the start, move the last day."""

    def begun_by(self, day: date) -> bool:
        """Whether the law has such a limit by ``day``."""
        return self.versions.versions[0].start <= day
