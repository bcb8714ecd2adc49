"""Would this decision fall? The answers of a review grouped by the grounds of annulment (rà soát căn cứ hủy bỏ quyết định).

The grounds are those of the day of the audit: annulling is procedure, and follows the law of the day of handling (118/2021 Đ7.3;
before 2025-05-02 by inference). Every ground is answered ``clear``, ``defect``, ``cannot-tell`` or ``not-asked``, the last where no
question of the library reaches it: it neither clears nor voids.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

import attrs

from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.deadlines import applied
from thanhtra.errors import LawError
from thanhtra.findings import Answer, Deadline, Finding, NotAssessed, Review
from thanhtra.law import Citation
from thanhtra.rulebook import AnnulmentGround, Rulebook
from thanhtra.terms import Basis, Cure, Severity, weakest


class GroundOutcome(StrEnum):
    """How one ground stands."""

    CLEAR = "clear"
    DEFECT = "defect"
    CANNOT_TELL = "cannot-tell"
    NOT_ASKED = "not-asked"


@frozen(kw_only=True, eq=False)
class GroundStanding:
    """One ground: how it stands, the findings that show it, the facts that would tell (``missing``), where it stands in the law."""

    ground: str
    vi: str
    en: str
    standing: GroundOutcome
    answers: tuple[Answer, ...]
    missing: tuple[str, ...]
    cite: Citation
    basis: Basis

    @property
    def evidence(self) -> tuple[int, ...]:
        """The events the findings are about."""
        return tuple(sorted({a.event for a in self.answers if isinstance(a, Finding) and a.event is not None}))


@frozen(kw_only=True, eq=False)
class AnnulmentAudit:
    """One decision (``decision``: its event): every ground, the cure that is due and the last day for it (None: no limit, or none known).

    ``cure`` is None when nothing was found. ``limit`` is the limit the last day comes from; a correction or an amendment also ends
    with the limitation of the act (118/2021 Đ15.1.a), which may come earlier. ``bound`` is ``earliest`` or ``latest`` where the last day
    is only the first, or the last, day it can be, and ``open`` where it is neither for certain.
    """

    decision: int
    law_on: date | None
    grounds: tuple[GroundStanding, ...]
    cure: Cure | None
    last_day: date | None
    limit: Deadline | None
    missing: tuple[str, ...] = ()
    bound: str = "exact"

    @property
    def standing(self) -> GroundOutcome:
        """Defect if any ground is, else cannot-tell if any is, else clear."""
        found = {g.standing for g in self.grounds}
        if GroundOutcome.DEFECT in found:
            return GroundOutcome.DEFECT
        return GroundOutcome.CANNOT_TELL if GroundOutcome.CANNOT_TELL in found or self.missing else GroundOutcome.CLEAR


def audit_annulment(review: Review, book: Rulebook) -> tuple[AnnulmentAudit, ...]:
    """One audit for each decision of the reviewed file. ``book`` is the rulebook the review was made with."""
    return tuple(_audit(review, book, decision, events) for decision, events in review.concerning.items())


def who_changes(decision: int, case: Case, book: Rulebook, day: date, *, whole: bool) -> tuple[str, ...]:
    """Who may annul a whole decision (``whole``), or correct, amend or annul part of it, on ``day`` (Đ18.3).

    First the post of who issued it, or ``issuer`` where the file does not name it; then ``superior`` (those above) and ``in-place``
    (the chair, or who may sanction in the field, where that post is gone). Empty where the law of the day is not in the book.
    """
    try:
        named = applied(book, "who-changes", day).text("whole" if whole else "part").split()
    except LawError:
        return ()
    by = next((o.post for o in case.officials or () if o.id == case.events[decision].by), None)
    return tuple((by or "issuer") if word == "issuer" else word.removesuffix("-open") for word in named)


def _audit(review: Review, book: Rulebook, decision: int, events: frozenset[int]) -> AnnulmentAudit:
    answers = [a for a in review.answers if a.event in events]
    day = review.as_of
    grounds: tuple[GroundStanding, ...] = ()
    missing: tuple[str, ...] = ("fact:as_of",) if day is None else ()
    if day is not None:
        try:
            version = book.annulment.version_on(day)
            plain = {g.slug: _standing(g, answers, version.known) for g in version.rule or ()}
            grounds = tuple(_through(g, plain) for g in version.rule or ())
        except LawError as e:
            missing = (e.token,)
    cure = _cure(grounds, [a for a in answers if isinstance(a, Finding) and a.event == decision])
    kind = "annulment" if cure is Cure.ANNUL else "correction"
    limit = next((d for d in review.deadlines if d.kind == kind and d.event == decision), None) if cure else None
    ends = [limit] if limit is not None else []
    if limit is not None and cure is not Cure.ANNUL:
        ends += [d for d in review.deadlines if d.kind == "sanction-limitation"]
    last, bound = _earliest(ends)
    return AnnulmentAudit(
        decision=decision,
        law_on=day,
        grounds=grounds,
        cure=cure,
        last_day=last,
        limit=limit,
        missing=missing,
        bound=bound,
    )


def _earliest(ends: Sequence[Deadline]) -> tuple[date | None, str]:
    """The earliest last day of several limits, and how sure it is."""
    known = [(d.due, d.bound) for d in ends if isinstance(d.due, date)]
    if not known:
        return None, "exact"
    last = min(day for day, _ in known)
    own = {bound for day, bound in known if day == last}
    may_be_later = own == {"earliest"}
    may_be_earlier = any(bound == "latest" for _, bound in known)
    if may_be_later and may_be_earlier:
        return last, "open"
    return last, "earliest" if may_be_later else "latest" if may_be_earlier else "exact"


def _standing(ground: AnnulmentGround, answers: Sequence[Answer], known: Basis) -> GroundStanding:
    own = [a for a in answers if a.defect in ground.defects]
    found = tuple(a for a in own if isinstance(a, Finding))
    untold = tuple(a for a in own if isinstance(a, NotAssessed))
    standing = (
        GroundOutcome.DEFECT
        if found
        else GroundOutcome.CANNOT_TELL
        if untold
        else GroundOutcome.CLEAR
        if own
        else GroundOutcome.NOT_ASKED
    )
    return GroundStanding(
        ground=ground.slug,
        vi=ground.vi,
        en=ground.en,
        standing=standing,
        answers=found or untold,
        missing=() if found else tuple(dict.fromkeys(t for a in untold for t in a.missing)),
        cite=ground.cite,
        basis=weakest(known, *(a.basis for a in found)),
    )


def _through(ground: AnnulmentGround, plain: dict[str, GroundStanding]) -> GroundStanding:
    """A ground that voids only where it led to another: no fact of a file shows that it did, so where another stands it cannot be told.

    Where none stands and none is open, it led to nothing.
    """
    own = plain[ground.slug]
    if not ground.through or own.standing is not GroundOutcome.DEFECT:
        return own
    others = [plain[slug] for slug in ground.through]
    if any(o.standing is GroundOutcome.DEFECT for o in others):
        return attrs.evolve(own, standing=GroundOutcome.CANNOT_TELL, missing=(f"law:{own.cite}",))
    untold = tuple(dict.fromkeys(t for o in others if o.standing is GroundOutcome.CANNOT_TELL for t in o.missing))
    return attrs.evolve(own, standing=GroundOutcome.CANNOT_TELL if untold else GroundOutcome.CLEAR, missing=untold)


def _cure(grounds: Sequence[GroundStanding], findings: Sequence[Finding]) -> Cure | None:
    if any(g.standing is GroundOutcome.DEFECT for g in grounds):
        return Cure.ANNUL
    severities = {f.severity for f in findings}
    if Severity.AMEND in severities:
        return Cure.AMEND
    return Cure.CORRECT if Severity.CORRECT in severities else None
