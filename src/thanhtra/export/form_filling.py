"""What is about to become a paper: one event or delegation of a case, with those it speaks of (hồ sơ của một văn bản)."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from thanhtra.casefile import REFERENCES, Act, Case, Delegation, Event, Index, Official, Sanction, Subject
from thanhtra.classes import frozen
from thanhtra.rulebook import Form, Rulebook


@frozen(kw_only=True, slots=False)
class Filling:
    """One event of a case, or one of its delegations, about to be put on ``form``."""

    ix: Index
    at: int
    book: Rulebook
    form: Form
    record: Event | Delegation
    day: date

    @property
    def case(self) -> Case:
        """The case."""
        return self.ix.case

    def told(self, name: str) -> Any:
        """A field of the event or the delegation; None where its kind has none of that name."""
        return getattr(self.record, name, None)

    @property
    def number(self) -> str | None:
        """The paper's own number."""
        return self.record.number

    def official_of(self, name: str | None) -> Official | None:
        """The official of that id."""
        return self.ix.listed_officials.get(name or "")

    @cached_property
    def official(self) -> Official | None:
        """Who signs: who acted in the event, who gave the powers."""
        return self.official_of(self.record.giver if isinstance(self.record, Delegation) else self.record.by)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts the paper is about."""
        return () if isinstance(self.record, Delegation) else tuple(self.ix.described(self.at))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Whose acts they are."""
        named = {a.subject for a in self.acts}
        return tuple(s for s in self.case.subjects or () if s.id in named)

    @cached_property
    def sanctions(self) -> tuple[Sanction, ...] | None:
        """What the event imposes; for one about a decision, what that decision imposes."""
        own: tuple[Sanction, ...] | None = self.told("sanctions")
        return own if own is not None or self.decision is None else getattr(self.decision, "sanctions", None)

    @cached_property
    def decision(self) -> Event | None:
        """The decision the event is about."""
        return None if isinstance(self.record, Delegation) else self.ix.referent_event(self.at, "decision")

    @cached_property
    def seizure(self) -> Event | None:
        """The seizure the event is about."""
        return None if isinstance(self.record, Delegation) else self.ix.referent_event(self.at, "seizure")

    @cached_property
    def enforcement(self) -> Event | None:
        """The order the event carries out."""
        return None if isinstance(self.record, Delegation) else self.ix.referent_event(self.at, "enforcement")

    def before(self, *kinds: str) -> tuple[Event, ...]:
        """The events of those kinds that stand before the paper."""
        return (
            ()
            if isinstance(self.record, Delegation)
            else tuple(e for e in self.ix.events[: self.at] if e.kind in kinds)
        )

    def about(self, field: str, *kinds: str) -> tuple[Event, ...]:
        """Of the events of those kinds before the paper, the ones whose ``field`` means what the paper's own means.

        Of one of several and not said which there is none; where none of them is on file, all are of the same.
        """
        if not self.before(*kinds):
            return ()
        own = self.ix.referent(self.at, field)
        if own is None and not REFERENCES[field].isdisjoint(self.ix.kinds[: self.at]):
            return ()
        return tuple(
            e
            for at, e in enumerate(self.ix.events[: self.at])
            if e.kind in kinds and self.ix.referent(at, field) == own
        )

    def perhaps_about(self, field: str, *kinds: str) -> bool:
        """Whether an event of those kinds before the paper leaves open what its ``field`` means."""
        return bool(self.before(*kinds)) and any(
            e.kind in kinds and self.ix.referent(at, field) is None for at, e in enumerate(self.ix.events[: self.at])
        )

    def sharing(self, *kinds: str) -> tuple[Event, ...]:
        """The events of those kinds before the paper that move an act it is about."""
        return (
            tuple(
                e
                for at, e in enumerate(self.ix.events[: self.at])
                if e.kind in kinds and self.ix.share_acts(at, self.at)
            )
            if self.before(*kinds)
            else ()
        )

    def title_of(self, official: Official | None) -> str | None:
        """An official's title as printed, else the name of the post that day, with *Quyền* or *Phó* left to whoever signs."""
        if official is None:
            return None
        if (
            official.title is not None
            or official.post is None
            or official.post not in self.book.posts
            or official.rank != "head"
        ):
            return official.title
        return self.book.posts[official.post].name_on(self.day)[0]

    def issuer_of(self, official: Official | None) -> str | None:
        """Title and agency in one (chức danh và tên cơ quan), what both say said once: *Chánh Thanh tra* of *Thanh tra Sở* is *Chánh Thanh tra Sở*."""
        title = self.title_of(official)
        if official is None or title is None or official.agency is None:
            return title
        words, agency = title.split(), official.agency.split()
        shared = next((n for n in range(min(len(words), len(agency)), 0, -1) if _same(words[-n:], agency[:n])), 0)
        return title if official.agency.casefold() in title.casefold() else " ".join((*words, *agency[shared:]))


def _same(one: list[str], other: list[str]) -> bool:
    return " ".join(one).casefold() == " ".join(other).casefold()
