"""A limit by itself: no file, a start and the grounds given (``thanhtra due``)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from thanhtra.deadlines.assessment import Assessment, LimitQuestion, Timing, assess
from thanhtra.deadlines.execution_limitation import year_from
from thanhtra.deadlines.grounds import BIT, mask
from thanhtra.deadlines.limitation import limitation_from, reading_step
from thanhtra.errors import LawError, NotInTheBook
from thanhtra.findings import Deadline, Fixed
from thanhtra.law import GoverningDay
from thanhtra.reckoning import law_day, on_law_clock
from thanhtra.rulebook import Clock, Rulebook
from thanhtra.terms import Basis, Status, Unit

_RETURNED: Final = "back-from-criminal"


def due(
    book: Rulebook,
    kind: str,
    start: date | datetime,
    *,
    grounds: Iterable[str] = (),
    level: str | None = None,
    field: str | None = None,
) -> Deadline:
    """The last day of limit ``kind`` counted from ``start`` under exactly ``grounds``; ``due_if`` lists the other branches.

    ``sanction-limitation`` hangs on the ``field`` of the act that ended on the day of ``start``; without it ``missing`` says so.

    A limit that differs by the level of the body that holds a control needs ``level``, else ``missing`` says so; the control is
    supposed to have been decided on the day of ``start``.

    ``decision`` with the ground ``back-from-criminal`` is ``decision-after-criminal-return``. Raises NotInTheBook for an unknown
    limit, and for a ground the law of that day does not know for it. A law that is not there on that day is in ``missing``.
    """
    asked = set(grounds)
    if kind == "decision" and _RETURNED in asked:
        kind, asked = "decision-after-criminal-return", asked - {_RETURNED}
    rule = book.limit(kind)
    start = on_law_clock(start)
    day = law_day(start)
    try:
        version = rule.versions.version_on(day)
    except LawError as e:
        return uncounted(kind, start, day, e.token)
    if level is None and version.rule is not None and version.rule.levels:
        return uncounted(kind, start, day, "fact:level")
    known = version.rule.grounds if version.rule else frozenset()
    for ground in sorted(asked):
        if ground not in BIT or ground not in known:
            names = ", ".join(sorted(known)) or "none"
            raise NotInTheBook(f"ground:{ground}", day, f"the limit {kind} knows {names} on that day")
    if rule.of == "act":
        return _of_field(book, rule, day, field) if field is not None else uncounted(kind, start, day, "fact:field")
    if rule.readings and rule.day is not GoverningDay.CONTROL:
        return deadline(year_from(book, rule, day, None), event=None, status=Status.OPEN)
    clocks = tuple(
        (b.counted_from, day)
        for b in (version.rule.branches if version.rule else ())
        if b.counted_from and set(b.grounds) <= asked
    )
    given = mask(asked)
    return deadline(
        assess(book, rule, LimitQuestion(start, None, given, 0, clocks, level=level)), event=None, status=Status.OPEN
    )


def _of_field(book: Rulebook, rule: Clock, start: date, field: str) -> Deadline:
    """The limitation of sanctioning from ``start``; its length hangs on the field (Đ6.1.a)."""
    found = limitation_from(book, start, field)
    if found.due is None or found.last_day is None:
        return uncounted(rule.slug, start, start, *(found.due.missing if found.due else found.missing))
    return Deadline(
        kind=rule.slug,
        vi=rule.vi,
        en=rule.en,
        nature=rule.nature,
        bearer=rule.bearer,
        event=None,
        counted_from=start,
        amount=found.due.amount,
        unit=found.due.unit,
        due=found.last_day,
        due_before_roll=found.last_day,
        due_if=Fixed(),
        status=Status.OPEN,
        cites=found.cites,
        law_on=found.law_on,
        basis=found.basis,
        provisional=found.provisional,
        steps=(reading_step(book, start, found.due.terms[-1], found.last_day),),
    )


def uncounted(kind: str, start: date | datetime, day: date, *missing: str) -> Deadline:
    """A limit that cannot be laid on the calendar, for want of ``missing``."""
    return Deadline(
        kind=kind,
        event=None,
        missing=missing,
        counted_from=start,
        amount=None,
        unit=Unit.PROMPTLY,
        due=None,
        due_before_roll=None,
        due_if=Fixed(),
        status=Status.OPEN,
        cites=(),
        law_on=day,
        basis=Basis.TEXT,
    )


@lru_cache(maxsize=1024)
def deadline(
    judged: Assessment,
    *,
    event: int | None,
    status: Status,
    act: str | None = None,
    missing: tuple[str, ...] = (),
    met: bool = True,
) -> Deadline:
    """An assessment as the deadline people and programs see; ``met``: its actual day is that of the step that met it.

    Kept, as assessments are: steps of one day from one start are one deadline.
    """
    found, rule = judged.due, judged.rule
    unfigured = judged.timing is Timing.NO_FIGURE or (
        found is None and judged.branch is not None and judged.branch.terms[-1].unit is Unit.PROMPTLY
    )
    if judged.missing:
        missing = (*missing, *[m for m in judged.missing if m != "law:no-figure"])
    return Deadline(
        kind=rule.slug,
        event=event,
        act=act,
        missing=tuple(dict.fromkeys(missing)),
        counted_from=judged.start if found is None else found.counted_from,
        amount=None if found is None else found.amount,
        unit=Unit.PROMPTLY if found is None else found.unit,
        due=None if found is None else found.due,
        due_before_roll=None if found is None else found.due_before_roll,
        due_if=judged.due_if,
        status=Status.NO_FIGURE if unfigured else status,
        met_on=judged.actual if met else None,
        cites=judged.cites,
        law_on=judged.law_on,
        basis=judged.basis,
        provisional=found is not None and found.provisional,
        steps=() if found is None else found.steps,
        vi=rule.vi,
        en=rule.en,
        nature=rule.nature,
        bearer=rule.bearer,
        bound=judged.bound,
    )


def unstarted_deadline(clock: Clock, event: int, missing: tuple[str, ...], status: Status) -> Deadline:
    """A run whose start is not known: no last day, and what would give it."""
    version = clock.versions.versions[0]
    return Deadline(
        kind=clock.slug,
        event=event,
        missing=missing,
        counted_from=None,
        amount=None,
        unit=Unit.PROMPTLY,
        due=None,
        due_before_roll=None,
        due_if=Fixed(),
        status=status,
        cites=version.cites,
        law_on=None,
        basis=version.known,
        vi=clock.vi,
        en=clock.en,
        nature=clock.nature,
        bearer=clock.bearer,
    )


def is_hours(rule: Clock, day: date) -> bool:
    """Whether the limit is in hours on ``day``: its start is then an instant."""
    try:
        limit = rule.versions.on(day)
    except LawError:
        return False
    return limit.branches[0].terms[-1].unit is Unit.HOUR
