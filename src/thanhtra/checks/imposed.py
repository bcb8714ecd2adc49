"""What a decision imposes for one act, measured: who signed it, which text judges the act, the frame for its subject."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from thanhtra.casefile import Official
from thanhtra.checks.asked import Asked
from thanhtra.errors import LawError
from thanhtra.fines import ActLaw, AppliedFrame, Days, Party, frame_for, law_days, party_of, text_of
from thanhtra.law import Citation
from thanhtra.rulebook import Violation
from thanhtra.terms import Basis, SubjectKind, weakest

DECISIONS: Final = ("decision_issued", "spot_decision_issued")


class Ground(NamedTuple):
    """What an answer rests on: the day whose text that is, and things that know their citations and how they are known.

    Put together when the answer is asked for: a file in order is reviewed without reading any of it.
    """

    law_on: date | None
    parts: tuple[Any, ...]
    first: tuple[Citation, ...]

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it: the citations given first, then those of the parts."""
        return tuple(dict.fromkeys((*self.first, *(c for p in self.parts for c in p.cites))))

    @property
    def basis(self) -> Basis:
        """The weakest way any part is known."""
        return weakest(*(p.basis if hasattr(p, "basis") else p.known for p in self.parts))

    @property
    def provisional(self) -> bool:
        """Never: no calendar is used."""
        return False


def ground(law_on: date | None, *parts: Any, cites: tuple[Citation, ...] = ()) -> Ground:
    """One ground out of several things that each know their citations and their ``basis`` (or how they are ``known``)."""
    return _new(Ground, (law_on, parts, cites))


_new: Final = tuple.__new__
"""A ground without the call its own constructor makes: a review makes a dozen."""


class Signed(NamedTuple):
    """Who took the step asked about; ``missing`` when the file does not say, or names no post."""

    official: Official | None
    post: str
    missing: tuple[str, ...]


def signed(asked: Asked) -> Signed:
    """The official of the event asked about and the post."""
    return asked.once_of_event(_signed)


def _signed(asked: Asked) -> Signed:
    by = asked.event.by
    if by is None:
        return Signed(None, "", (asked.field("by"),))
    for official in asked.case.officials or ():
        if official.id == by:
            if official.post is None:
                return Signed(official, "", (f"fact:officials[{by}].post",))
            return Signed(official, official.post, ())
    return Signed(None, "", (f"fact:officials[{by}]",))


def of_sanction(asked: Asked, name: str) -> str:
    """The token of a field of the sanction asked about."""
    return f"{asked.field('sanctions')}[{asked.act_id}].{name}"


def provision_of(asked: Asked) -> Citation | None:
    """The provision this paper names for the act, else the file's."""
    sanction, act = asked.sanction, asked.act
    return (sanction.provision if sanction else None) or (act.provision if act else None)


class Measured(NamedTuple):
    """The frames that may judge the act: one when the file settles it; ``missing`` names what would tell which, or any.

    A frame's own ``law_on`` is the first day of its stretch of law; ``day`` is the day the act is judged by.
    """

    frames: tuple[AppliedFrame, ...]
    missing: tuple[str, ...]
    day: date | None = None


def texts(asked: Asked) -> tuple[tuple[Violation, ...], tuple[str, ...], date | None]:
    """The versions of the provision that may judge the act, what would settle which, and the day whose law they are.

    Several without anything missing: the act's own text first, then a lighter later one that reaches back.
    """
    return asked.once(_texts)


def _texts(asked: Asked) -> tuple[tuple[Violation, ...], tuple[str, ...], date | None]:
    act = asked.act
    if act is None:
        return (), (f"fact:acts[{asked.act_id}]",), None
    days, law = law_days_of(asked), law_of(asked)
    found = law.others if law.violation is None else (law.violation, *law.others)
    return found, law.missing, days.high if days.low == days.high else law.day


def law_days_of(asked: Asked) -> Days:
    """The days whose law may judge the act asked about, which the file must describe."""
    return asked.once(_law_days)


def _law_days(asked: Asked) -> Days:
    act = asked.act
    assert act is not None  # noqa: S101 - the caller has looked
    return law_days(asked.ix, act, asked.at)


def law_of(asked: Asked) -> ActLaw:
    """The text that judges the act asked about, which the file must describe."""
    return asked.once(_law)


def _law(asked: Asked) -> ActLaw:
    act = asked.act
    assert act is not None  # noqa: S101 - the caller has looked
    return text_of(provision_of(asked), act, law_days_of(asked), asked.event.day, asked.book)


def party(asked: Asked) -> tuple[Party | None, tuple[str, ...]]:
    """Who pays; the subject this paper names, else the act's."""
    return asked.once(_party)


def _party(asked: Asked) -> tuple[Party | None, tuple[str, ...]]:
    sanction, act = asked.sanction, asked.act
    named = (sanction.subject if sanction else None) or (act.subject if act else None)
    subject = asked.subject(named)
    if subject is None:
        return None, (f"fact:subjects[{named}]" if named else f"fact:acts[{asked.act_id}]",)
    day = act.ended or act.began if act else None
    return party_of(subject, day or asked.event.day), ()


def measured(asked: Asked) -> Measured:
    """The frames that may judge the act asked about."""
    return asked.once(_measured)


def _measured(asked: Asked) -> Measured:
    who, untold = party(asked)
    found, missing, day = texts(asked)
    if who is None or not found:
        return Measured((), (*untold, *missing))
    book = asked.book
    stretch = date.min if day is None else book.stretch(day, found[0].citation.instrument)
    try:
        return Measured(tuple([frame_for(text, who, book, max(text.start, stretch)) for text in found]), missing, day)
    except LawError as e:
        return Measured((), (e.token,))


def supposed(asked: Asked) -> Violation | None:
    """A stand-in for an act whose provision the book cannot place, when its field is known: enough for the Law's own levels."""
    act = asked.act
    field = (act.field if act else None) or asked.case.field
    if field is None or field not in asked.book.fields:
        return None
    return _of_field(field)


@lru_cache(maxsize=256)
def _of_field(field: str) -> Violation:
    return Violation(
        citation=Citation("15/2012/QH13", "52"),
        vi="",
        en="",
        field=field,
        frame=None,
        warning_only=False,
        or_warning=False,
        gap="provision not placed",
        stated_for=SubjectKind.INDIVIDUAL,
        additional=(),
        remedies=(),
        start=date.min,
        cites=(),
        convention=(),
        known=Basis.TEXT,
        whole=False,
    )
