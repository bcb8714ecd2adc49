"""What a decision imposes for one act, measured: who signed it, which text judges the act, the frame for its subject."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from thanhtra.casefile import Official, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.errors import LawError
from thanhtra.fines import ApplicableText, AppliedFrame, GoverningDays, Party, frame_for, law_days, party_of, text_of
from thanhtra.law import Citation
from thanhtra.rulebook import Violation
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
        return weakest(*[p.basis if hasattr(p, "basis") else p.known for p in self.parts])

    @property
    def provisional(self) -> bool:
        """Never: no calendar is used."""
        return False


def ground(law_on: date | None, *parts: Any, cites: tuple[Citation, ...] = ()) -> LegalGrounds:
    """One ground out of several things that each know their citations and their ``basis`` (or how they are ``known``)."""
    return _new(LegalGrounds, (law_on, parts, cites))


_new: Final = tuple.__new__
"""A ground without the call its own constructor makes: a review makes a dozen."""


class Signed(NamedTuple):
    """Who took the step asked about; ``missing`` when the file does not say, or names no post."""

    official: Official | None
    post: str
    missing: tuple[str, ...]


def signed(ctx: CheckContext) -> Signed:
    """The official of the event asked about and the post."""
    return ctx.once_of_event(_signed)


def _signed(ctx: CheckContext) -> Signed:
    by = ctx.event.by
    if by is None:
        return Signed(None, "", (ctx.field("by"),))
    official = ctx.ix.listed_officials.get(by)
    if official is None:
        return Signed(None, "", (listed_fact("officials", by),))
    if official.post is None:
        return Signed(official, "", (listed_fact("officials", by, "post"),))
    return Signed(official, official.post, ())


def no_such_post(ctx: CheckContext) -> bool:
    """Whether the post of whoever signed was not there that day: that is AUT04's finding, and other questions of the signer's power are moot."""
    who, day = signed(ctx), ctx.event.day
    if who.missing or day is None:
        return False
    post = ctx.book.post(who.post)
    if day < post.start:
        return False
    return (
        not post.exists_on(day)
        or ctx.book.kept_in(who.post, who.official.agency if who.official else None, day)[0] is False
    )


def agency_of(ctx: CheckContext, token: str) -> str:
    """A token of a title's power, where it asks for the agency put as that of whoever took the step asked about."""
    return listed_fact("officials", ctx.event.by, "agency") if token == "fact:officials.agency" else token  # noqa: S105 - a name of what is missing


def of_sanction(ctx: CheckContext, name: str) -> str:
    """The token of a field of the sanction asked about."""
    return f"{ctx.field('sanctions')}[{ctx.act_id}].{name}"


def provision_of(ctx: CheckContext) -> Citation | None:
    """The provision this paper names for the act, else the file's."""
    sanction, act = ctx.sanction, ctx.act
    return (sanction.provision if sanction else None) or (act.provision if act else None)


class ApplicableFrames(NamedTuple):
    """The frames that may judge the act: one when the file settles it; ``missing`` names what would tell which, or any.

    A frame's own ``law_on`` is the first day of its stretch of law; ``day`` is the day the act is judged by.
    """

    frames: tuple[AppliedFrame, ...]
    missing: tuple[str, ...]
    day: date | None = None


def texts(ctx: CheckContext) -> tuple[tuple[Violation, ...], tuple[str, ...], date | None]:
    """The versions of the provision that may judge the act, what would settle which, and the day whose law they are.

    Several without anything missing: the act's own text first, then a lighter later one that reaches back.
    """
    return ctx.once(_texts)


def _texts(ctx: CheckContext) -> tuple[tuple[Violation, ...], tuple[str, ...], date | None]:
    act = ctx.act
    if act is None:
        return (), (listed_fact("acts", ctx.act_id),), None
    days, law = law_days_of(ctx), law_of(ctx)
    found = law.others if law.violation is None else (law.violation, *law.others)
    return found, law.missing, days.high if days.low == days.high else law.day


def law_days_of(ctx: CheckContext) -> GoverningDays:
    """The days whose law may judge the act asked about, which the file must describe."""
    return ctx.once(_law_days)


def _law_days(ctx: CheckContext) -> GoverningDays:
    act = ctx.act
    assert act is not None  # noqa: S101 - the caller has looked
    return law_days(ctx.ix, act, ctx.at)


def law_of(ctx: CheckContext) -> ApplicableText:
    """The text that judges the act asked about, which the file must describe."""
    return ctx.once(_law)


def _law(ctx: CheckContext) -> ApplicableText:
    act = ctx.act
    assert act is not None  # noqa: S101 - the caller has looked
    return text_of(provision_of(ctx), act, law_days_of(ctx), ctx.event.day, ctx.book)


def party(ctx: CheckContext) -> tuple[Party | None, tuple[str, ...]]:
    """Who pays; the subject this paper names, else the act's."""
    return ctx.once(_party)


def _party(ctx: CheckContext) -> tuple[Party | None, tuple[str, ...]]:
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


def measured(ctx: CheckContext) -> ApplicableFrames:
    """The frames that may judge the act asked about."""
    return ctx.once(_measured)


def _measured(ctx: CheckContext) -> ApplicableFrames:
    who, untold = party(ctx)
    found, missing, day = texts(ctx)
    if who is None or not found:
        return ApplicableFrames((), (*untold, *missing))
    book = ctx.book
    law_period = date.min if day is None else book.law_period(day, found[0].citation.instrument)
    try:
        return ApplicableFrames(
            tuple([frame_for(text, who, book, max(text.start, law_period)) for text in found]), missing, day
        )
    except LawError as e:
        return ApplicableFrames((), (*missing, e.token))


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
