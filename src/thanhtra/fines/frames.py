"""The frame of an act for this subject: as printed, doubled or halved by the decree's convention, and what a minor pays."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import AgeUnclear, LawGap
from thanhtra.fines.step import FineStep, dong
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.money import Frame
from thanhtra.reckoning import ages_on
from thanhtra.rulebook import MinorRule, Rulebook, Violation
from thanhtra.terms import Basis, SubjectKind, weakest

if TYPE_CHECKING:
    from thanhtra.casefile import Subject

_KINDS = {
    SubjectKind.INDIVIDUAL: ("cá nhân", "an individual"),
    SubjectKind.ORGANIZATION: ("tổ chức", "an organisation"),
    SubjectKind.HOUSEHOLD_BUSINESS: ("hộ kinh doanh", "a household business"),
}


@frozen(kw_only=True, cache_hash=True)
class Party:
    """Who pays: its kind, and its age in whole years on the day of the act; None for an adult, or where it is not known.

    ``unclear``: the subject's id, where the year of birth leaves it open whether it is ``age`` or a year older, a minor or not.
    """

    kind: SubjectKind
    age: int | None = None
    unclear: str | None = None


def party_of(subject: Subject, day: date | None) -> Party:
    """The party a subject is on the day of its act."""
    if subject.born is None or day is None or subject.kind == "organization":
        return _party(subject.kind, None)
    least, most = ages_on(subject.born, day)
    return _party(subject.kind, least, subject.id if least < most else None)


@lru_cache(maxsize=1024)
def _party(kind: str, age: int | None, unclear: str | None = None) -> Party:
    return Party(kind=SubjectKind(kind), age=age, unclear=unclear)


def _most(of: AppliedFrame) -> int:
    return 0 if of.adult is None else of.adult.most


@frozen(kw_only=True, eq=False)
class AppliedFrame:
    """The frame of one act for one party; ``frame`` is None where only a warning is possible.

    ``adult`` is the frame before any minor's share: its maximum measures authority and the right to explain (Đ52.2, Đ61.1).
    """

    violation: Violation
    party: Party
    adult: Frame | None
    frame: Frame | None
    minor: MinorRule | None
    law_on: date
    cites: tuple[Citation, ...]
    basis: Basis
    steps: tuple[FineStep, ...]
    provisional: bool = False
    most: int = attrs.field(init=False, default=attrs.Factory(_most, takes_self=True))
    """The frame's maximum for an adult of this kind, in đồng; 0 where the decree provides only a warning."""

    @property
    def warning_only(self) -> bool:
        """Whether the law allows only a warning."""
        return self.frame is None


@kept_by_book(maxsize=1024)
def frame_for(violation: Violation, party: Party, book: Rulebook, day: date) -> AppliedFrame:
    """The frame of ``violation`` for ``party`` under the law of ``day``. Raises LawGap where the figures were not read, AgeUnclear where a year of birth leaves the fine open."""
    if violation.gap:
        raise LawGap(str(violation.citation), why=violation.gap)
    cites = list(violation.cites)
    basis = violation.known
    steps: list[FineStep] = []
    pays_as = party.kind
    if party.kind is SubjectKind.HOUSEHOLD_BUSINESS:
        rule = book.setting.household.version_on(day)
        pays_as = rule.rule or SubjectKind.INDIVIDUAL
        basis = weakest(basis, rule.known)
        cites += rule.cites
        steps.append(
            FineStep(
                "Hộ kinh doanh chịu mức phạt như đối với cá nhân",
                "a household business pays as an individual",
                rule.cites,
            )
        )
    adult = violation.frame
    if adult is not None:
        steps.insert(0, _printed(violation, adult))
        if pays_as is not violation.stated_for:
            doubles = pays_as is SubjectKind.ORGANIZATION
            adult = adult.doubled() if doubles else adult.halved()
            cites += violation.convention
            vi, en = (
                ("Mức phạt đối với tổ chức bằng 02 lần mức phạt đối với cá nhân", "doubled for an organisation")
                if doubles
                else ("Mức phạt đối với cá nhân bằng 1/2 mức phạt đối với tổ chức", "halved for an individual")
            )
            steps.append(FineStep(f"{vi}: {_span_vi(adult)}", f"{en}: {_span(adult)}", violation.convention))
    else:
        steps.insert(0, FineStep("Chỉ phạt cảnh cáo", "a warning only", violation.cites))
    frame, minor = adult, None
    if party.age is not None and pays_as is not SubjectKind.ORGANIZATION:
        version = book.setting.minor.version_on(day)
        rule_of_age = version.rule
        if rule_of_age is not None and party.age < rule_of_age.adult_from:
            if party.unclear is not None and party.age + 1 in (rule_of_age.fined_from, rule_of_age.adult_from):
                raise AgeUnclear(party.unclear)
            minor = rule_of_age
            cites += version.cites
            basis = weakest(basis, version.known)
            frame = _for_minor(adult, party.age, minor)
            steps.append(_minor_step(party.age, minor, frame, version.cites))
    return AppliedFrame(
        violation=violation,
        party=party,
        adult=adult,
        frame=frame,
        minor=minor,
        law_on=day,
        cites=tuple(dict.fromkeys(cites)),
        basis=basis,
        steps=tuple(steps),
    )


def _for_minor(adult: Frame | None, age: int, minor: MinorRule) -> Frame | None:
    if adult is None or age < minor.fined_from:
        return None
    return Frame(0, adult.most * minor.percent // 100)


def _minor_step(age: int, minor: MinorRule, frame: Frame | None, cites: tuple[Citation, ...]) -> FineStep:
    if frame is None and age < minor.fined_from:
        return FineStep(f"Người {age} tuổi không bị phạt tiền", f"a person of {age} is not fined", cites)
    most = 0 if frame is None else frame.most
    return FineStep(
        f"Người {age} tuổi: không quá {minor.percent}% mức phạt với người thành niên, tối đa {dong(most)} đồng",
        f"a person of {age}: at most {minor.percent}% of an adult's fine, up to {dong(most)} đồng",
        cites,
    )


def _printed(violation: Violation, frame: Frame) -> FineStep:
    vi, en = _KINDS[violation.stated_for]
    return FineStep(
        f"Khung tiền phạt {_span_vi(frame)} quy định đối với {vi}",
        f"frame {_span(frame)}, stated for {en}",
        violation.cites,
    )


def _span_vi(frame: Frame) -> str:
    return f"từ {dong(frame.least)} đồng đến {dong(frame.most)} đồng"


def _span(frame: Frame) -> str:
    return f"{dong(frame.least)}–{dong(frame.most)} đồng"
