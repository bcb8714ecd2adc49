"""A case file: who, what and the events in the order they are claimed (hồ sơ vụ việc)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, cast

import attrs

from thanhtra.casefile.annotations import annotated
from thanhtra.casefile.entering import Entering, has_entered, mark_entered
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.facts import Act, Cause, Delegation, Licence, Official, Subject
from thanhtra.casefile.field_meanings import FieldSlug, Id, OwnData, Private, Token
from thanhtra.casefile.shape import Record
from thanhtra.casefile.tokens import DENIABLE, GROUNDS_SHOWN_BY, event_token, parse_token
from thanhtra.classes import frozen
from thanhtra.terms import LAW_CLOCK

if TYPE_CHECKING:
    from thanhtra.casefile.events.any_event import AnyEvent
else:
    AnyEvent = Event  # building all classes costs more than the rest of the import


@frozen(kw_only=True, eq=False, repr=False)
class Case(Entering, Record):
    """One case. ``subjects``, ``officials``, ``delegations``, ``acts``, ``licences`` and ``causes`` are None when the file does not list them.

    ``complete`` says that every event and ground not in ``events`` is known not to exist; ``absent`` says it of single tokens.
    ``field`` is the default field of the acts, ``source`` the address of the document. ``annotations``, here and on every subject, official,
    delegation, act, licence, cause and event, is a JSON object of the application's own: carried, and never read by a check. Events are never sorted.
    """

    FORMAT: ClassVar[str] = "thanhtra.case"

    id: Id
    field: FieldSlug | None = None
    source: str | None = None
    note: Private | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)
    complete: bool = False
    absent: tuple[Token, ...] = ()
    subjects: tuple[Subject, ...] | None = None
    officials: tuple[Official, ...] | None = None
    delegations: tuple[Delegation, ...] | None = None
    acts: tuple[Act, ...] | None = None
    licences: tuple[Licence, ...] | None = None
    causes: tuple[Cause, ...] | None = None
    events: tuple[AnyEvent, ...]

    def __repr__(self) -> str:
        return f"Case(id={self.id!r}, {len(self.events)} events)"

    def then(self, event: Event) -> Case:
        """This case with ``event`` after all others. What ``absent`` said of it no longer holds and is not re-examined."""
        return attrs.evolve(self, events=(*self.events, cast("AnyEvent", event)))

    def as_of(self, *, occurred: date | None = None, known: datetime | None = None) -> Case:
        """The file with only the events that had happened by the end of the day ``occurred`` and were recorded by the instant ``known``.

        An event of no known day had happened when one claimed after it had. One that does not say when it was recorded counts as
        recorded on its own day, and always when that is unknown too. People, acts and ``absent`` are not dated and stay; ``complete``
        stays only when nothing is left out.
        """
        kept: list[AnyEvent] = []
        later_happened = False
        for event in reversed(self.events):
            day = event.day
            happened = occurred is None or (later_happened if day is None else day <= occurred)
            later_happened = later_happened or happened
            if happened and (known is None or _known(event, known)):
                kept.append(event)
        events = tuple(reversed(kept))
        seen = attrs.evolve(self, events=events, complete=self.complete and events == self.events)
        return mark_entered(seen) if has_entered(self) else seen

    def denies(self, token: str) -> bool:
        """Whether the file says that what ``token`` names does not exist; asked only of what is not on file.

        A general token denies every particular one (``event:K`` denies ``event:K@ID``). A ground is also denied when every
        event that could show it is. ``fact:`` and ``law:`` tokens are never denied.
        """
        if not self.complete and not self.absent:
            return False
        if self.complete:
            parsed = parse_token(token)
            return parsed is not None and parsed.prefix in DENIABLE
        return denied_among(dict.fromkeys(self.absent, True), token)


def denied_among(absent: Mapping[str, bool], token: str) -> bool:
    """Whether the tokens in ``absent`` deny ``token``: itself, its general one, or for a ground every event that could show it."""
    parsed = parse_token(token)
    if parsed is None or parsed.prefix not in DENIABLE:
        return False
    if absent.get(token) or absent.get(f"{parsed.prefix}:{parsed.what}"):
        return True
    shown_by = GROUNDS_SHOWN_BY.get(parsed.what, ()) if parsed.prefix == "ground" else ()
    return bool(shown_by) and all(denied_among(absent, event_token(kind, parsed.at)) for kind in shown_by)


def _known(event: Event, at: datetime) -> bool:
    if event.recorded is not None:
        return event.recorded <= at
    return event.day is None or event.day <= at.astimezone(LAW_CLOCK).date()
