"""Planned inspections and examinations, and what is wrong with a set of them (kế hoạch thanh tra, kiểm tra; chồng chéo, trùng lặp)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Literal, TypeAlias

import attrs

from thanhtra.deadlines import applied, in_force
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

ControlKind: TypeAlias = Literal["inspection", "examination"]
ClashKind: TypeAlias = Literal["too-often", "same-content", "overlap"]


@attrs.frozen(kw_only=True)
class PlannedControl:
    """One planned control of one business. ``content`` names what is looked into; ``clear_signs`` records the exception, with its ``reason``."""

    id: str
    kind: ControlKind
    subject: str
    body: str
    begins: date
    ends: date
    content: str = ""
    clear_signs: bool = False
    reason: str = ""


@attrs.frozen(kw_only=True)
class Clash:
    """Controls that may not all stand. ``prevails`` is the one that goes ahead where the law says which; None: the bodies must agree."""

    kind: ClashKind
    subject: str
    controls: tuple[str, ...]
    prevails: str | None
    cites: tuple[Citation, ...]
    basis: Basis


def clashes(plans: Iterable[PlannedControl], book: Rulebook) -> tuple[Clash, ...]:
    """Every clash in a set of plans, by subject: too many in a year, the same content twice, days that overlap.

    A control on clear signs of a violation does not count towards the year, but its days still overlap. Which rule holds is settled by
    the day a control begins; before the first rule nothing is said.
    """
    by_subject: defaultdict[str, list[PlannedControl]] = defaultdict(list)
    for plan in plans:
        by_subject[plan.subject].append(plan)
    found: list[Clash] = []
    for listed in by_subject.values():
        listed.sort(key=lambda p: (p.begins, p.id))
        found += _in_a_year(listed, book)
        found += _at_once(listed, book)
    return tuple(found)


def _in_a_year(listed: list[PlannedControl], book: Rulebook) -> Iterator[Clash]:
    years: defaultdict[int, list[PlannedControl]] = defaultdict(list)
    for plan in listed:
        if not plan.clear_signs and in_force(book, "control-frequency", plan.begins):
            years[plan.begins.year].append(plan)
    for plans in years.values():
        rule = applied(book, "control-frequency", plans[-1].begins)
        together = rule.number("together")
        groups = (plans,) if together else ([p for p in plans if p.kind == "inspection"], [p for p in plans if p.kind == "examination"])
        for group, most in zip(groups, (together,) if together else (rule.number("inspections"), rule.number("examinations")), strict=True):
            if len(group) > most:
                yield _clash("too-often", group, None, rule.cites, rule.basis)
        if not together and not rule.flag("same_content"):
            for one, other in combinations(plans, 2):
                if one.kind != other.kind and one.content and one.content == other.content:
                    yield _clash("same-content", [one, other], None, rule.cites, rule.basis)


def _at_once(listed: list[PlannedControl], book: Rulebook) -> Iterator[Clash]:
    for one, other in combinations(listed, 2):
        if one.begins <= other.ends and other.begins <= one.ends:
            later = max(one.begins, other.begins)
            if not in_force(book, "control-overlap", later):
                yield _clash("overlap", [one, other], None, (), Basis.INFERENCE)
                continue
            rule = applied(book, "control-overlap", later)
            first = next((p.id for p in (one, other) if one.kind != other.kind and p.kind == rule.text("prevails")), None)
            yield _clash("overlap", [one, other], first, rule.cites, rule.basis)


def _clash(kind: ClashKind, group: list[PlannedControl], prevails: str | None, cites: tuple[Citation, ...], basis: Basis) -> Clash:
    return Clash(kind=kind, subject=group[0].subject, controls=tuple(p.id for p in group), prevails=prevails, cites=cites, basis=basis)
