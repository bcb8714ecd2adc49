"""What a decision imposes for one act, measured: who signed it, which text judges the act, the frame for its subject."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

import attrs

from thanhtra.casefile import Official, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.classes import frozen, new_tuple
from thanhtra.errors import LawError
from thanhtra.fines import (
    ApplicableText,
    AppliedFrame,
    GoverningDays,
    Party,
    TemporalStatus,
    frame_for,
    law_days,
    party_of,
    settled_text,
    standing_of,
    text_of,
)
from thanhtra.law import Citation, Version
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Rulebook, Seat, Violation
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
    """The official of the event asked about and the post; found once for the event."""
    found = ctx.signed
    if found is None:
        found = ctx.signed = _signed(ctx)
    return found


def _signed(ctx: CheckContext) -> Signed:
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
    """The post of whoever signed, in the agency, by the law of that day; None where the file does not tell one of them. Found likewise."""
    found = ctx.seat
    if found is None:
        who, day = signed(ctx), ctx.event.day
        if not who.missing and day is not None:
            found = ctx.seat = ctx.book.seat(who.post, who.agency, day)
    return found


def no_such_post(ctx: CheckContext) -> bool:
    """Whether the post of whoever signed was not there that day: that is AUT04's finding, and other questions of the signer's power are moot."""
    found = seat(ctx)
    return found is not None and found.gone


def agency_of(ctx: CheckContext, token: str) -> str:
    """A token of a title's power, where it asks for the agency put as that of whoever took the step asked about."""
    return listed_fact("officials", ctx.event.by, "agency") if token == "fact:officials.agency" else token  # noqa: S105 - a name of what is missing


def of_sanction(ctx: CheckContext, name: str) -> str:
    """The token of a field of the sanction asked about."""
    return f"fact:events[{ctx.at}].sanctions[{ctx.act_id}].{name}"


def untold_measures(ctx: CheckContext) -> tuple[str, ...]:
    """What would tell whether more is imposed for the act than its fine; asked by ``ctx.once``."""
    sanction = ctx.sanction
    found: tuple[str, ...] = ()
    if sanction is not None and sanction.additional is None:
        found += (of_sanction(ctx, "additional"),)
    if sanction is not None and sanction.remedies is None:
        found += (of_sanction(ctx, "remedies"),)
    return found


def provision_of(ctx: CheckContext) -> Citation | None:
    """The provision this paper names for the act, else the file's."""
    sanction, act = ctx.sanction, ctx.act
    return (sanction.provision if sanction else None) or (act.provision if act else None)


@frozen(kw_only=True, eq=False)
class MeasuredAct:
    """What the law says of one act, as one paper imposes something for it.

    ``party`` is who pays, or ``untold`` what would tell. ``texts`` are the versions of the provision that may judge the act, ``unsettled``
    what would settle which; several with nothing unsettled: the act's own text first, then a lighter later one that reaches back.
    ``frames`` are their frames for the party, ``missing`` what would tell which, or any. ``law`` is None of an act the file does not describe.

    Where the days are known it is one for all files of these stretches of law: ``acted`` and ``handled`` are their first days, of the act
    and of the paper, ``standing`` how the provision stands to them, ``maximum`` the most an individual is fined in the field.
    """

    party: Party | None
    untold: tuple[str, ...] = ()
    law: ApplicableText | None = None
    texts: tuple[Violation, ...] = ()
    unsettled: tuple[str, ...] = ()
    frames: tuple[AppliedFrame, ...] = ()
    missing: tuple[str, ...] = ()
    acted: date | None = None
    handled: date | None = None
    standing: TemporalStatus | None = None
    maximum: Version[int] | None = None


def governing_days(ctx: CheckContext) -> GoverningDays:
    """The days whose law may judge the act asked about, which the file must describe; found once for the act."""
    found = ctx.days
    if found is None:
        assert ctx.act is not None  # noqa: S101 - the caller has looked
        found = ctx.days = law_days(ctx.ix, ctx.act, ctx.at)
    return found


def day_of_law(ctx: CheckContext) -> date | None:
    """The day whose law judges the act asked about: its own where that is known, else that of the text it is measured by."""
    if ctx.act is None:
        return None
    days = governing_days(ctx)
    if days.low == days.high:
        return days.high
    law = measured(ctx).law
    return None if law is None else law.day


def measured(ctx: CheckContext) -> MeasuredAct:
    """The law of the act asked about; found once for the act."""
    found = ctx.measured
    if found is None:
        found = ctx.measured = _measured(ctx)
    return found


def _measured(ctx: CheckContext) -> MeasuredAct:
    act, book = ctx.act, ctx.book
    who, untold = _party(ctx)
    if act is None:
        unsettled = (listed_fact("acts", ctx.act_id),)
        return MeasuredAct(party=who, untold=untold, unsettled=unsettled, missing=(*untold, *unsettled))
    provision, handled = provision_of(ctx), ctx.event.day
    low, high, ongoing, _ = days = governing_days(ctx)
    if who is not None and provision is not None and handled is not None and high is not None and low == high:
        acted, handled = book.law_period(high, provision.instrument), book.law_period(handled, provision.instrument)
        found = _on_known_days(provision, acted, handled, who, book, ongoing)
        if found is not None:
            return found
    law = text_of(provision, act, days, ctx.event.day, book)
    return _with_frames(law, who, untold, high if low == high else law.day, book)


@kept_by_book(maxsize=1024)
def _on_known_days(
    provision: Citation,
    acted: date,
    handled: date,
    who: Party,
    book: Rulebook,
    ongoing: bool,  # noqa: FBT001 - part of a memo's key
) -> MeasuredAct | None:
    """By the first days of the stretches of law; None where the law refuses something of it, for its reason can name the day itself."""
    law, decree = settled_text(provision, acted, handled, book), provision.instrument
    if law.violation is None or law.violation.citation.instrument != decree:
        return None
    try:
        standing = standing_of(provision, acted, handled, book, ongoing=ongoing)
        maximum = book.field_maximum(law.violation.field, handled, decree=decree)
    except LawError:
        return None
    found = _with_frames(law, who, (), acted, book)
    return attrs.evolve(found, acted=acted, handled=handled, standing=standing, maximum=maximum)


def _with_frames(
    law: ApplicableText, who: Party | None, untold: tuple[str, ...], day: date | None, book: Rulebook
) -> MeasuredAct:
    texts, missing = law.others if law.violation is None else (law.violation, *law.others), law.missing
    frames: tuple[AppliedFrame, ...] = ()
    if who is None or not texts:
        missing = (*untold, *missing)
    else:
        law_period = date.min if day is None else book.law_period(day, texts[0].citation.instrument)
        try:
            frames = tuple([frame_for(text, who, book, max(text.start, law_period)) for text in texts])
        except LawError as e:
            missing = (*missing, e.token)
    return MeasuredAct(
        party=who, untold=untold, law=law, texts=texts, unsettled=law.missing, frames=frames, missing=missing
    )


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
