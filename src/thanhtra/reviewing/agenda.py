"""What is due in the coming days, over many files (lịch việc): the limits nothing on file has met, by their last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final

from thanhtra.casefile import Case, index
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.findings import Deadline
from thanhtra.reckoning import law_day
from thanhtra.reviewing.file_review import deadlines_of
from thanhtra.reviewing.held import surely_held
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Bearer, Nature, Status

WITHIN: Final = 14
"""Days an agenda looks ahead when nobody says."""


@frozen(kw_only=True)
class AgendaItem:
    """One limit of one case still waiting for its step. ``due`` is its last day, an instant where the limit is in hours.

    ``status`` is ``open``, or ``conditional`` or ``missed`` where the day is past with no step on file; ``source`` the provisions,
    compact; ``bound`` is ``earliest`` or ``latest`` where ``due`` is only the first, or the last, day it can be.
    """

    case: str
    kind: str
    event: int | None
    act: str | None
    counted_from: date | datetime | None
    due: date | datetime
    status: Status
    bearer: Bearer
    nature: Nature
    vi: str
    en: str
    source: str
    bound: str = "exact"
    provisional: bool = False
    subject: str | None = None
    """The one violator it runs for, of several the event is about."""
    spot: str = ""
    """What its event is called in the file, for a calendar; empty where only the event's place is known."""

    @property
    def day(self) -> date:
        """The last day, on the law's clock."""
        return law_day(self.due)

    @property
    def place(self) -> tuple[Any, ...]:
        """What items are sorted by: the day, then an instant behind a whole day, then case, limit, event, act."""
        moment = self.due.isoformat() if isinstance(self.due, datetime) else ""
        return (
            self.day,
            moment,
            self.case,
            self.kind,
            -1 if self.event is None else self.event,
            self.act or self.subject or "",
        )


@frozen(kw_only=True)
class AgendaQuestion:
    """Which items are wanted: seen from the day ``on``, due from then to ``until`` (that day included).

    ``bearer`` None is whoever bears it. With ``overdue`` also what is past with no step on file, surely missed or not certain.
    """

    on: date
    until: date
    bearer: Bearer | None = Bearer.AUTHORITY
    natures: frozenset[Nature] = frozenset({Nature.DUTY})
    overdue: bool = False

    @classmethod
    def within(cls, on: date, days: int = WITHIN, **more: Any) -> AgendaQuestion:
        """The days from ``on`` through the ``days`` after it. ``days`` is 0 or more; a day past the calendar's last is the last."""
        ahead = min(max(days, 0), (date.max - on).days)
        return cls(on=on, until=on + timedelta(ahead), **more)

    def wants(self, item: AgendaItem) -> bool:
        """Whether the item is among those asked for."""
        if item.day > self.until or (item.day < self.on and not self.overdue):
            return False
        return item.nature in self.natures and self.bearer in (None, item.bearer)


@frozen(kw_only=True)
class Agenda:
    """The items asked for, by their last day. ``unusable`` are the files that could not be read; ``behind`` the cases a store's index misses."""

    asked: AgendaQuestion
    items: tuple[AgendaItem, ...]
    unusable: tuple[Unusable, ...] = ()
    behind: int = 0


def waiting(case: Case, book: Rulebook, on: date) -> Iterator[AgendaItem]:
    """Every limit of ``case`` with a last day that waits for its step, seen from ``on``, whoever bears it; a duty to execute that nobody has then is none."""
    running = deadlines_of(case, book, as_of=on)
    held = surely_held(index(case), running, on)
    return (
        item_of(case.id, found, spot=spot_of(case, found.event))
        for found in running
        if is_waiting(found) and id(found) not in held
    )


def is_waiting(found: Deadline) -> bool:
    """Whether nothing on file met the limit and it was neither given up nor ended."""
    return (
        found.due is not None
        and found.met_on is None
        and found.status in (Status.OPEN, Status.CONDITIONAL, Status.MISSED)
    )


def spot_of(case: Case, at: int | None) -> str:
    """What a calendar knows an event of a file by: its own id or number; without one, which of its kind it is, in the order of the file."""
    if at is None:
        return ""
    event = case.events[at]
    alike = [i for i, one in enumerate(case.events) if one.kind == event.kind and one.named == event.named]
    return f"{event.kind}:{event.named or ''}:{alike.index(at)}"


def item_of(case: str, found: Deadline, *, spot: str = "") -> AgendaItem:
    """The limit as a line of an agenda. Raises ValueError for one without a last day."""
    if found.due is None:
        raise ValueError(f"{found.kind} has no last day")
    return AgendaItem(
        case=case,
        spot=spot,
        kind=found.kind,
        event=found.event,
        act=found.act,
        subject=found.subject,
        counted_from=found.counted_from,
        due=found.due,
        status=found.status,
        bearer=found.bearer,
        nature=found.nature,
        vi=found.vi,
        en=found.en,
        source="; ".join(dict.fromkeys(map(str, found.cites))),
        bound=found.bound,
        provisional=found.provisional,
    )


def agenda(cases: Iterable[Case | Unusable], book: Rulebook, asked: AgendaQuestion) -> Agenda:
    """What ``asked`` asks for over ``cases``; files that cannot be read are told beside."""
    items: list[AgendaItem] = []
    unusable: list[Unusable] = []
    for case in cases:
        if isinstance(case, Unusable):
            unusable.append(case)
        else:
            items += filter(asked.wants, waiting(case, book, asked.on))
    return Agenda(asked=asked, items=tuple(sorted(items, key=_place)), unusable=tuple(unusable))


def _place(item: AgendaItem) -> tuple[Any, ...]:
    return item.place
