"""What a decision imposes for one act, measured: who signed it, which text judges the act, the frame for its subject."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from thanhtra.casefile import Official, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.classes import new_tuple
from thanhtra.errors import LawError
from thanhtra.fines import ApplicableText, AppliedFrame, GoverningDays, Party, frame_for, law_days, party_of, text_of
from thanhtra.law import Citation
from thanhtra.rulebook import Seat, Violation
from thanhtra.terms import Basis, SubjectKind, weakest

DECISIONS: Final = ("decision_issued", "spot_decision_issued")
IMPOSING: Final = (*DECISIONS, "decision_amended")
"""The papers that say what is imposed: a decision, and one that amends it."""


DESCRIPTION: Final = ("basis", "effective", "total_in_words", "form")
"""The fields that describe the paper of a decision, beyond what it imposes: only where one is told is what the paper leaves out asked for."""


class LegalGrounds(NamedTuple):
    """What an answer rests on: the day whose text that is, and things that know their citations and how they are known.

    Put together when the answer is asked for: a file in order is reviewed without reading any of it.
    """

    law_on: date | None
    parts: tuple[Any, ...]
    first: tuple[Citation, ...]

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it: the citations given first, then those of the parts."""
        found = [*self.first]
        for part in self.parts:
            found += part.cites
        return tuple(dict.fromkeys(found))

    @property
    def basis(self) -> Basis:
        """The weakest way any part is known."""
        found = Basis.TEXT
        for part in self.parts:
            known = part.basis if hasattr(part, "basis") else part.known
            if known is not Basis.TEXT:
                found = weakest(found, known)
        return found

    @property
    def provisional(self) -> bool:
        """Never: no calendar is used."""
        return False


def ground(law_on: date | None, *parts: Any, cites: tuple[Citation, ...] = ()) -> LegalGrounds:
    """One ground out of several things that each know their citations and their ``basis`` (or how they are ``known``)."""
    return new_tuple(LegalGrounds, (law_on, parts, cites))


class Signed(NamedTuple):
    """Who took the step asked about; ``missing`` when the file does not say, or names no post."""

    official: Official | None
    post: str
    agency: str | None
    missing: tuple[str, ...]


def signed(ctx: CheckContext) -> Signed:
    """The official of the event asked about and the post; asked by ``ctx.once_of_event``."""
    by = ctx.event.by
    if by is None:
        return Signed(None, "", None, (ctx.field("by"),))
    official = ctx.ix.listed_officials.get(by)
    if official is None:
        return Signed(None, "", None, (listed_fact("officials", by),))
    if official.post is None:
        return Signed(official, "", official.agency, (listed_fact("officials", by, "post"),))
    return new_tuple(Signed, (official, official.post, official.agency, ()))


def seat(ctx: CheckContext) -> Seat | None:
    """The post of whoever signed, in the agency, by the law of that day; None where the file does not tell one of them. Asked likewise."""
    who, day = ctx.once_of_event(signed), ctx.event.day
    return None if who.missing or day is None else ctx.book.seat(who.post, who.agency, day)


def no_such_post(ctx: CheckContext) -> bool:
    """Whether the post of whoever signed was not there that day: that is AUT04's finding, and other questions of the signer's power are moot."""
    found = ctx.once_of_event(seat)
    return found is not None and found.gone


def agency_of(ctx: CheckContext, token: str) -> str:
    """A token of a title's power, where it asks for the agency put as that of whoever took the step asked about."""
    return listed_fact("officials", ctx.event.by, "agency") if token == "fact:officials.agency" else token  # noqa: S105 - a name of what is missing


def of_sanction(ctx: CheckContext, name: str) -> str:
    """The token of a field of the sanction asked about."""
    return f"{ctx.field('sanctions')}[{ctx.act_id}].{name}"


def untold_measures(ctx: CheckContext) -> tuple[str, ...]:
    """What would tell whether more is imposed for the act than its fine; asked by ``ctx.once``."""
    sanction = ctx.sanction
    return tuple([of_sanction(ctx, name) for name in ("additional", "remedies") if getattr(sanction, name) is None])


def provision_of(ctx: CheckContext) -> Citation | None:
    """The provision this paper names for the act, else the file's."""
    sanction, act = ctx.sanction, ctx.act
    return (sanction.provision if sanction else None) or (act.provision if act else None)


class MeasuredAct(NamedTuple):
    """What the law says of one act, as one paper imposes something for it.

    ``party`` is who pays, or ``untold`` what would tell. ``texts`` are the versions of the provision that may judge the act, ``unsettled``
    what would settle which; several with nothing unsettled: the act's own text first, then a lighter later one that reaches back. ``day``
    is the day whose law they are. ``frames`` are their frames for the party, ``missing`` what would tell which, or any.
    """

    party: Party | None
    untold: tuple[str, ...]
    texts: tuple[Violation, ...]
    unsettled: tuple[str, ...]
    day: date | None
    frames: tuple[AppliedFrame, ...]
    missing: tuple[str, ...]


def law_of(ctx: CheckContext) -> tuple[GoverningDays, ApplicableText]:
    """The days whose law may judge the act asked about, which the file must describe, and the text of them; asked by ``ctx.once``."""
    act = ctx.act
    assert act is not None  # noqa: S101 - the caller has looked
    days = law_days(ctx.ix, act, ctx.at)
    return days, text_of(provision_of(ctx), act, days, ctx.event.day, ctx.book)


def measured(ctx: CheckContext) -> MeasuredAct:
    """The law of the act asked about; asked by ``ctx.once``."""
    act, book = ctx.act, ctx.book
    who, untold = _party(ctx)
    if act is None:
        unsettled: tuple[str, ...] = (listed_fact("acts", ctx.act_id),)
        return MeasuredAct(who, untold, (), unsettled, None, (), (*untold, *unsettled))
    days, law = ctx.once(law_of)
    texts, missing = law.others if law.violation is None else (law.violation, *law.others), law.missing
    day = days.high if days.low == days.high else law.day
    frames: tuple[AppliedFrame, ...] = ()
    if who is None or not texts:
        missing = (*untold, *missing)
    else:
        law_period = date.min if day is None else book.law_period(day, texts[0].citation.instrument)
        try:
            frames = tuple([frame_for(text, who, book, max(text.start, law_period)) for text in texts])
        except LawError as e:
            missing = (*missing, e.token)
    return new_tuple(MeasuredAct, (who, untold, texts, law.missing, day, frames, missing))


def _party(ctx: CheckContext) -> tuple[Party | None, tuple[str, ...]]:
    """Who pays; the subject this paper names, else the act's."""
    sanction, act = ctx.sanction, ctx.act
    named = (sanction.subject if sanction else None) or (act.subject if act else None)
    subject = ctx.subject(named)
    if subject is None:
        return None, (listed_fact("subjects", named) if named else listed_fact("acts", ctx.act_id),)
    day = act.ended or act.began if act else None
    if day is None and act is not None and subject.born is not None and subject.kind != "organization":
        first, last = act.not_before, act.not_after or ctx.event.day
        if first is None or last is None or party_of(subject, first) != party_of(subject, last):
            return None, (listed_fact("acts", act.id, "ended"),)
        day = last
    return party_of(subject, day or ctx.event.day), ()


def supposed(ctx: CheckContext) -> Violation | None:
    """A stand-in for an act whose provision the book cannot place, when its field is known: enough for the Law's own levels."""
    act = ctx.act
    field = (act.field if act else None) or ctx.case.field
    if field is None or field not in ctx.book.fields:
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
