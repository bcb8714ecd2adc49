"""A title against an act: the frame's maximum, each measure, each remedy, the value of what is confiscated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from thanhtra.classes import frozen
from thanhtra.competence.powers_over_act import PowerOverAct, powers_over_act
from thanhtra.competence.reason import RefusalReason
from thanhtra.fines import AppliedFrame
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import ConfiscationReach, Rulebook, Violation
from thanhtra.terms import SubjectKind

if TYPE_CHECKING:
    from datetime import date

_LICENCE = frozenset({"withdraw-licence", "suspend-activity"})
_CEILING_CITE = Citation("15/2012/QH13", "52", "2")
_WHOLE_CITE = Citation("15/2012/QH13", "52", "4")


@frozen(kw_only=True, eq=False)
class Judged:
    """``answer``: may, may not, or cannot be told (then ``missing``). ``limit`` is the figure compared with, in đồng, if there is one."""

    answer: bool | None
    why: RefusalReason | None = None
    missing: tuple[str, ...] = ()
    limit: int | None = None
    about: str = ""
    certain: bool = True
    cites: tuple[Citation, ...] = ()


@kept_by_book(maxsize=1024)
def judge_fine(title: PowerOverAct, applied: AppliedFrame, book: Rulebook) -> Judged:
    """Whether the title may fine the act: its ceiling against the maximum of the frame (Đ52.2), whatever the fine."""
    if title.answer is not True:
        return Judged(
            answer=title.answer, why=title.why, missing=title.missing, certain=title.certain, cites=title.cites
        )
    kind = applied.party.kind
    ceiling = title.ceiling(kind)
    found = ceiling >= applied.most
    asked = _asked(title, "") if found else None
    if title.other_level is not None:
        other = title.other_level * 2 if kind is SubjectKind.ORGANIZATION else title.other_level
        if (other >= applied.most) is not found:
            reading = book.readings["team-leader-level"]
            return Judged(
                answer=None,
                why=RefusalReason.UNKNOWN,
                missing=(f"law:reading:{reading.slug}",),
                limit=ceiling,
                cites=(*title.cites, *reading.cites),
            )
    if asked is not None:
        return attrs.evolve(asked, limit=ceiling)
    cites = (*title.cites, _CEILING_CITE)
    return (
        Judged(answer=True, limit=ceiling, cites=cites)
        if found
        else Judged(answer=False, why=RefusalReason.CEILING, limit=ceiling, cites=cites)
    )


def judged_fines(
    post: str, frame: AppliedFrame, book: Rulebook, day: date, agency: str | None, stretch: date | None = None
) -> tuple[tuple[PowerOverAct, Judged], ...]:
    """Every row of power on ``day`` that may be the title's, with what it says of the fine; ``stretch`` is the first day of the stretch of law of ``day``, where it is known."""
    found = None if stretch is None else _judged_fines(post, frame, book, stretch, agency)
    if found is None:
        titles = powers_over_act(post, frame.violation, book, day, agency=agency)
        return tuple([(title, judge_fine(title, frame, book)) for title in titles])
    return found


@kept_by_book(maxsize=1024)
def _judged_fines(
    post: str, frame: AppliedFrame, book: Rulebook, stretch: date, agency: str | None
) -> tuple[tuple[PowerOverAct, Judged], ...] | None:
    """By the first day of a stretch of law; None where something is missing: its token names the day itself."""
    found = judged_fines(post, frame, book, stretch, agency)
    return None if any(title.missing for title, _ in found) else found


def judge_measure(title: PowerOverAct, measure: str) -> Judged:
    """Whether the title may impose an additional sanction at all."""
    if title.answer is not True:
        return Judged(
            answer=title.answer,
            why=title.why,
            missing=title.missing,
            about=measure,
            certain=title.certain,
            cites=title.cites,
        )
    if measure in _LICENCE:
        may = measure in title.licence
    elif measure == "confiscate":
        if title.confiscation is None:
            return Judged(
                answer=None,
                why=RefusalReason.UNKNOWN,
                missing=tuple(f"law:{c}" for c in title.cites[:1]),
                about=measure,
                cites=title.cites,
            )
        may = title.confiscation.reach is not ConfiscationReach.NONE
    else:
        may = title.expel
    asked = _asked(title, measure) if may else None
    return (
        asked
        if asked is not None
        else Judged(answer=may, why=None if may else RefusalReason.MEASURE, about=measure, cites=title.cites)
    )


def _asked(title: PowerOverAct, about: str) -> Judged | None:
    """What a title may do, held back for what must be known first; None where nothing is."""
    return (
        Judged(answer=None, why=RefusalReason.UNKNOWN, missing=title.asks, about=about, cites=title.cites)
        if title.asks
        else None
    )


def judge_confiscation(title: PowerOverAct, value: int | None, kind: SubjectKind, book: Rulebook) -> Judged:
    """Whether goods worth ``value`` đồng may be confiscated. The Law doubles the fine for an organisation, not this limit (Đ52.1)."""
    found = judge_measure(title, "confiscate")
    if found.answer is not True or title.confiscation is None or title.confiscation.reach is ConfiscationReach.ANY:
        return found
    limit = title.individual * title.confiscation.times
    if value is not None and value <= limit:
        return attrs.evolve(found, limit=limit)
    if title.limit_stated_for is SubjectKind.ORGANIZATION:
        if kind is SubjectKind.ORGANIZATION:
            limit *= 2
        elif not book.has_chosen("confiscation-limit"):
            if value is not None and value <= limit * 2:
                return attrs.evolve(
                    found,
                    answer=None,
                    why=RefusalReason.UNKNOWN,
                    missing=("law:reading:confiscation-limit",),
                    limit=limit,
                )
        elif book.choice("confiscation-limit") == "as-stated":
            limit *= 2
    if value is None:
        return attrs.evolve(found, limit=limit)
    return (
        attrs.evolve(found, limit=limit)
        if value <= limit
        else attrs.evolve(found, answer=False, why=RefusalReason.CONFISCATION, limit=limit)
    )


def judge_remedy(title: PowerOverAct, remedy: str, violation: Violation, book: Rulebook) -> Judged:
    """Whether the title may order a remedy; one the decree gives no title by name cannot be told."""
    if title.answer is not True:
        return Judged(
            answer=title.answer,
            why=title.why,
            missing=title.missing,
            about=remedy,
            certain=title.certain,
            cites=title.cites,
        )
    yes = _asked(title, remedy) or Judged(answer=True, about=remedy, cites=title.cites)
    if title.remedies is None or remedy in title.remedies:
        return yes
    point = book.point_of(remedy)
    if title.by_points:
        return yes if point in title.remedies else attrs.evolve(yes, answer=False, why=RefusalReason.REMEDY, missing=())
    if point == "k" and not _given_to_anyone(remedy, violation, book):
        return attrs.evolve(
            yes,
            answer=None,
            why=RefusalReason.UNKNOWN,
            missing=(f"law:{violation.citation.instrument} remedy:{remedy}",),
        )
    if point == "k" and "other-remedy" in title.remedies:
        reading = book.readings["government-remedies"]
        if not book.has_chosen(reading.slug):
            return attrs.evolve(
                yes,
                answer=None,
                why=RefusalReason.UNKNOWN,
                missing=(f"law:reading:{reading.slug}",),
                cites=(*title.cites, *reading.cites),
            )
        return (
            yes
            if book.choice(reading.slug) == "included"
            else attrs.evolve(yes, answer=False, why=RefusalReason.REMEDY, missing=())
        )
    return attrs.evolve(yes, answer=False, why=RefusalReason.REMEDY, missing=())


def _given_to_anyone(remedy: str, violation: Violation, book: Rulebook) -> bool:
    return any(remedy in (row.remedies or ()) for row in book.decrees.powers(violation.citation.instrument))


def judge_whole(
    title: PowerOverAct, applied: AppliedFrame, book: Rulebook, *, goods_value: int | None = None
) -> Judged:
    """Whether the title may handle the act with all the decree provides for it without condition (Đ52.4.a).

    A remedy no title is given by name does not tell titles apart and is passed over.
    """
    found = judge_fine(title, applied, book)
    if found.answer is not True:
        return found
    violation = applied.violation
    untold: Judged | None = None
    parts: list[Judged] = []
    for offered in violation.additional:
        if offered.condition or (applied.minor is not None and offered.measure in _LICENCE):
            continue
        if offered.measure == "confiscate":
            parts.append(judge_confiscation(title, goods_value, applied.party.kind, book))
        else:
            parts.append(judge_measure(title, offered.measure))
    parts += [judge_remedy(title, o.remedy, violation, book) for o in violation.remedies if not o.condition]
    for part in parts:
        if part.answer is False:
            return attrs.evolve(part, cites=(*part.cites, _WHOLE_CITE))
        if part.answer is None and not any("remedy:" in m for m in part.missing):
            untold = untold or part
    return untold or found
