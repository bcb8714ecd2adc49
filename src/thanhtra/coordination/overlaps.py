"""The same subject in two items of one year, or on the same days: three answers (chồng chéo, trùng lặp trong kế hoạch).

What a plan leaves open (a subject not named, a day not set, whether a post-licensing control looks into anybody) is counted as possible:
too many for certain is a finding, too many only perhaps is not assessed, and in order is what stays within the law either way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import attrs

from thanhtra.coordination.overlap_days import on_days
from thanhtra.coordination.parties import Concerned
from thanhtra.coordination.planned_controls import (
    Overlap,
    OverlapAnswer,
    PlannedControl,
    item_fact,
    item_ids,
    planned_control,
)
from thanhtra.coordination.programme import JointPlan
from thanhtra.deadlines import applied, in_force
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis


def overlaps(plan: JointPlan, book: Rulebook) -> tuple[Overlap, ...]:
    """What the plan asks of each subject it names, and of the items that name none, under the law of the day each control begins.

    Items done on clear signs of a violation do not count towards the year (20/CT-TTg of 2017, 198/2025/QH15 Đ4: both known from
    secondary sources); their days still overlap (56/2010/QH12 Đ7.2, 11/2022/QH15 Đ4.3, 84/2025/QH15 Đ4.3 and Đ58.2, 217/2025/NĐ-CP
    Đ4.2). Subjects of another kind than businesses are asked about their days only.
    """
    controls = [planned_control(item, plan) for item in plan.items if item.looks_into != "none"]
    if not controls:
        return ()
    unnamed = [c for c in controls if c.item.subjects is None]
    named: defaultdict[str, list[PlannedControl]] = defaultdict(list)
    for control in controls:
        for name in dict.fromkeys(control.item.subjects or ()):
            named[name].append(control)
    found: list[Overlap] = []
    for subject in plan.subjects or ():
        own = named.get(subject.id, [])
        if own:
            found += of_subject(subject, own, unnamed, book)
    found += [
        Overlap(
            question="too-often",
            answer="not-assessed",
            subject=None,
            year=None,
            items=(c.item.id,),
            missing=(item_fact(c.item, "subjects"),),
        )
        for c in unnamed
    ]
    return tuple(found)


def of_subject(
    subject: Concerned, own: list[PlannedControl], unnamed: list[PlannedControl], book: Rulebook
) -> Iterator[Overlap]:
    """What ``own`` items ask of a subject; ``unnamed`` ones may look into it too."""
    counted = [c for c in own if c.item.clear_signs is None]
    possible = [c for c in unnamed if c.item.clear_signs is None]
    years = sorted({year for c in counted for year in c.years})
    for year in years:
        yield from _in_year(subject, year, [c for c in counted if year in c.years or not c.years], possible, book)
    if counted and not years:
        yield Overlap(
            question="too-often",
            answer="not-assessed",
            subject=subject.id,
            year=None,
            items=item_ids(counted),
            missing=tuple(item_fact(c.item, "begins") for c in counted),
        )
    for one, other in combinations(own, 2):
        yield from on_days(subject.id, one, other, book)


def _in_year(
    subject: Concerned, year: int, here: list[PlannedControl], possible: list[PlannedControl], book: Rulebook
) -> Iterator[Overlap]:
    """The yearly limit, under every version that may hold: answers that differ leave it open for the day a control begins."""
    found = [
        one for day in _rule_days(year, here) if (one := _under(subject, (year, day), here, possible, book)) is not None
    ]
    if not found:
        return
    first = found[0]
    if any(one[0].answer != first[0].answer for one in found):
        begins = tuple(item_fact(c.item, "begins") for c in here if c.item.begins is None)
        for overlap in first:
            if overlap.question == "too-often":
                yield attrs.evolve(
                    overlap, answer="not-assessed", missing=tuple(dict.fromkeys((*overlap.missing, *begins)))
                )
        return
    yield from first


def _rule_days(year: int, here: list[PlannedControl]) -> tuple[date, ...]:
    """The days whose law may hold: the last control's, and the ends of the year where one has no day."""
    known = [c.item.begins for c in here if c.item.begins is not None and c.item.begins.year == year]
    open_ends = () if len(known) == len(here) else (date(year, 1, 1), date(year, 12, 31))
    return tuple(dict.fromkeys((*([max(known)] if known else []), *open_ends)))


def _under(
    subject: Concerned, at: tuple[int, date], here: list[PlannedControl], possible: list[PlannedControl], book: Rulebook
) -> list[Overlap] | None:
    """The answers under the version of one day, the gravest first; None where it does not speak of the subject, or nothing of it was there yet.

    Each group of controls that is too many, or may be, has its own; where none is, one answer says so of all.
    """
    year, day = at
    if not in_force(book, "control-frequency", day):
        return None
    rule = applied(book, "control-frequency", day)
    covered = _covered(subject, households=rule.flag("households"))
    if covered is False:
        return None
    ruled = [c for c in here if c.item.begins is None or in_force(book, "control-frequency", c.item.begins)]
    sure = [c for c in ruled if not c.lacks]
    unsure = [c for c in ruled if c.lacks] + [c for c in possible if year in c.years or not c.years]
    lacks = () if covered else (f"fact:subjects[{subject.id}].kind",)
    together = rule.number("together")
    groups = (
        [(("inspection", "examination"), together)]
        if together
        else [((kind,), rule.number(f"{kind}s")) for kind in ("inspection", "examination")]
    )
    answers = [
        _counted([c for c in sure if c.kind in kinds], [c for c in unsure if c.kind is None or c.kind in kinds], most)
        for kinds, most in groups
    ]
    told = [one for one in answers if one[0] != "satisfied"] or [("satisfied", ruled)]
    found: list[Overlap] = []
    for known, asked in sorted(told, key=lambda one: one[0] != "finding"):
        answer: OverlapAnswer = "not-assessed" if known == "finding" and lacks else known
        missing = (
            ()
            if answer != "not-assessed"
            else tuple(dict.fromkeys((*lacks, *(token for c in asked for token in _open(c)))))
        )
        found.append(
            Overlap(
                question="too-often",
                answer=answer,
                subject=subject.id,
                year=year,
                items=item_ids(asked),
                missing=missing,
                cites=rule.cites,
                known=rule.basis,
            )
        )
    if not together and not rule.flag("same_content"):
        pairs = [
            pair for pair in combinations(ruled, 2) if None not in (kinds := {c.kind for c in pair}) and len(kinds) > 1
        ]
        found += [
            _content(subject.id, year, one, other, ((*lacks, *one.lacks, *other.lacks), rule.cites, rule.basis))
            for one, other in pairs
        ]
    return found


def _counted(
    sure: list[PlannedControl], unsure: list[PlannedControl], most: int
) -> tuple[OverlapAnswer, list[PlannedControl]]:
    if len(sure) > most:
        return "finding", sure
    return ("not-assessed", sure + unsure) if len(sure) + len(unsure) > most else ("satisfied", sure)


def _covered(subject: Concerned, *, households: bool) -> bool | None:
    """Whether the yearly limit speaks of the subject; None where its kind is not known."""
    if subject.kind is None:
        return None
    return subject.kind == "enterprise" or (
        households and subject.kind in ("household-business", "individual-business")
    )


def _open(control: PlannedControl) -> tuple[str, ...]:
    own = (item_fact(control.item, "subjects"),) if control.item.subjects is None else ()
    return (*own, *control.lacks)


def _content(
    subject: str,
    year: int,
    one: PlannedControl,
    other: PlannedControl,
    rule: tuple[tuple[str, ...], tuple[Citation, ...], Basis],
) -> Overlap:
    lacks, cites, known = rule
    missing = tuple(item_fact(c.item, "content") for c in (one, other) if c.item.content is None)
    same = not missing and one.item.content == other.item.content
    answer: OverlapAnswer = "not-assessed" if missing or (same and lacks) else "finding" if same else "satisfied"
    return Overlap(
        question="same-content",
        answer=answer,
        subject=subject,
        year=year,
        items=item_ids([one, other]),
        missing=tuple(dict.fromkeys((*lacks, *missing))) if answer == "not-assessed" else (),
        cites=cites,
        known=known,
    )
