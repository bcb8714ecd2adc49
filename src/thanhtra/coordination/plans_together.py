"""Plans of several bodies on one day: each by itself, and what they ask of one subject together (rà soát chồng chéo giữa các kế hoạch)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

import attrs

from thanhtra.classes import frozen
from thanhtra.coordination.overlap_days import surely_apart
from thanhtra.coordination.overlaps import of_subject
from thanhtra.coordination.parties import Concerned
from thanhtra.coordination.plan_check import PlanCheck, as_it_stands, ask_when_started, check_plan, put_off
from thanhtra.coordination.planned_controls import Overlap, PlannedControl, planned_control
from thanhtra.coordination.programme import JointPlan
from thanhtra.rulebook import Rulebook


@frozen(kw_only=True)
class PlansCheck:
    """Several plans on a day. ``between`` are the overlaps whose items lie in two plans or more; ids read ``PLAN/ITEM``, ``PLAN/SUBJECT``.

    ``subjects`` are those ``between`` may name, by such an id: that of the first plan with the subject.
    """

    on: date
    checks: tuple[PlanCheck, ...]
    between: tuple[Overlap, ...]
    subjects: Mapping[str, Concerned]

    @property
    def has_findings(self) -> bool:
        """Whether anything needs mending, in a plan or between them."""
        return any(one.has_findings for one in self.checks) or any(one.answer == "finding" for one in self.between)


@frozen(kw_only=True)
class _Held:
    """A control of one plan, and the ids under which the plan's progress keeps it elsewhere."""

    plan: str
    control: PlannedControl
    kept_as: frozenset[str]

    @property
    def id(self) -> str:
        return self.control.item.id


def check_plans(plans: Sequence[JointPlan], book: Rulebook, *, on: date, days: int = 30) -> PlansCheck:
    """Each of ``plans``, whose ids differ, at the end of the day ``on``, and the overlaps between them under the law that ``overlaps`` names.

    A subject is the same one where its number is; names are never matched, so a subject without a number may be anybody of another plan.
    Items of one kind that name one control in their progress are one, unless their days are surely apart: then ids of two offices may be alike,
    and it is asked. Raises ValueError for two plans of one id.
    """
    if len({plan.id for plan in plans}) < len(plans):
        raise ValueError("two plans of one id")
    subjects, found = _between([as_it_stands(plan, on) for plan in plans], book)
    late = [f"{plan.id}/{name}" for plan in plans for name in put_off(plan, on)]
    return PlansCheck(
        on=on,
        checks=tuple(check_plan(plan, book, on=on, days=days) for plan in plans),
        between=ask_when_started(found, late),
        subjects=subjects,
    )


def _between(plans: Sequence[JointPlan], book: Rulebook) -> tuple[dict[str, Concerned], list[Overlap]]:
    known = _subjects(plans)
    named: defaultdict[str, list[_Held]] = defaultdict(list)
    open_: list[tuple[_Held, Concerned | None]] = []
    for plan in plans:
        numbers = {one.id: one for one in plan.subjects or ()}
        for held in _held(plan):
            named_here = [s for name in held.control.item.subjects or () if (s := numbers.get(name)) is not None]
            for subject in {
                (s.id, None) if s.number is None else (None, _plain(s.number)): s for s in named_here
            }.values():
                if subject.number is not None:
                    named[_plain(subject.number)].append(held)
                else:
                    lacks = (*held.control.lacks, f"fact:subjects[{plan.id}/{subject.id}].number")
                    open_.append((attrs.evolve(held, control=attrs.evolve(held.control, lacks=lacks)), subject))
            if held.control.item.subjects is None:
                open_.append((held, None))
    numbered = {plan.id: {_plain(s.number) for s in plan.subjects or () if s.number is not None} for plan in plans}
    found: list[Overlap] = []
    may_be: dict[tuple[str | None, frozenset[str]], list[_Held]] = {}
    for number, listed in named.items():
        subject = known[number]
        having = frozenset(name for name, own in numbered.items() if number in own)
        if (key := (subject.kind, having)) not in may_be:
            may_be[key] = [
                held for held, who in open_ if who is None or (held.plan not in having and _may_be(who, subject))
            ]
        found += _of_one(subject, listed, may_be[key], book)
    nameless: dict[str, Concerned] = {}
    items: defaultdict[str, list[_Held]] = defaultdict(list)
    for held, who in open_:
        if who is not None:
            name = f"{held.plan}/{who.id}"
            nameless[name] = attrs.evolve(who, id=name)
            items[name].append(held)
    if len({held.plan for held, _ in open_}) > 1:
        found += [_of_nobody(name, items[name]) for name in nameless]
    return {one.id: one for one in known.values()} | nameless, found


def _of_nobody(name: str, listed: list[_Held]) -> Overlap:
    """A subject without a number, which may be one that another plan leaves as open: nothing can be counted of the two."""
    items = tuple(held.id for held in listed)
    return Overlap(
        question="too-often",
        answer="not-assessed",
        subject=name,
        year=None,
        items=items,
        missing=(f"fact:subjects[{name}].number",),
    )


def _of_one(subject: Concerned, listed: list[_Held], possible: list[_Held], book: Rulebook) -> Iterator[Overlap]:
    own, twins = _distinct(listed)
    plan_of = {held.id: held.plan for held in (*own, *possible)}
    controls, others = [held.control for held in own], list({held.id: held.control for held in possible}.values())
    for one in of_subject(subject, controls, others, book):
        if len({plan_of[item] for item in one.items}) > 1:
            asked = twins.get(frozenset(one.items)) if one.question == "same-days" and one.answer == "finding" else None
            yield one if asked is None else attrs.evolve(one, answer="not-assessed", missing=asked, prevails=None)


def _subjects(plans: Sequence[JointPlan]) -> dict[str, Concerned]:
    """Every subject with a number, by it; where the plans say different kinds, none."""
    found: dict[str, Concerned] = {}
    for plan in plans:
        for one in plan.subjects or ():
            if one.number is None:
                continue
            number = _plain(one.number)
            before = found.get(number)
            if before is None:
                found[number] = attrs.evolve(one, id=f"{plan.id}/{one.id}")
            else:
                kind = before.kind if one.kind in (None, before.kind) else one.kind if before.kind is None else None
                found[number] = attrs.evolve(before, kind=kind, name=before.name or one.name)
    return found


def _held(plan: JointPlan) -> Iterator[_Held]:
    kept: defaultdict[str, set[str]] = defaultdict(set)
    for entry in plan.progress or ():
        kept[entry.item].update(entry.controls or ())
    for item in plan.items:
        if item.looks_into != "none":
            control = planned_control(attrs.evolve(item, id=f"{plan.id}/{item.id}"), plan)
            yield _Held(plan=plan.id, control=control, kept_as=frozenset(kept[item.id]))


def _distinct(listed: list[_Held]) -> tuple[list[_Held], dict[frozenset[str], tuple[str, ...]]]:
    """The controls of one subject, each once; pairs that may be one control, by their days or an id that only looks the same, wait for its id."""
    own: list[_Held] = []
    for held in listed:
        if not any(_is_one(held, one) for one in own):
            own.append(held)
    twins = {
        frozenset((one.id, other.id)): _asked(one, other)
        for one, other in combinations(own, 2)
        if _may_be_one(one, other)
    }
    for at, held in enumerate(own):
        lacks = tuple(
            dict.fromkeys(
                token for one in own[:at] if (pair := frozenset((one.id, held.id))) in twins for token in twins[pair]
            )
        )
        if lacks:
            own[at] = attrs.evolve(held, control=attrs.evolve(held.control, lacks=(*held.control.lacks, *lacks)))
    return own, twins


def _is_one(one: _Held, other: _Held) -> bool:
    """Whether two plans print one joint control: its id, its kind, and days that are not surely apart. An id alone is an office's own number."""
    agree = one.control.kind is not None and one.control.kind == other.control.kind
    return _share_id(one, other) and agree and not surely_apart(one.control, other.control)


def _share_id(one: _Held, other: _Held) -> bool:
    return one.plan != other.plan and bool(one.kept_as & other.kept_as)


def _may_be_one(one: _Held, other: _Held) -> bool:
    """Whether two plans may print one joint control: one id, or the same kind on the same days and not each under an id of its own."""
    if _share_id(one, other):
        return True
    mine, theirs = one.control.item, other.control.item
    same = (
        one.plan != other.plan and mine.begins is not None and (mine.begins, mine.ends) == (theirs.begins, theirs.ends)
    )
    return (
        same
        and (one.control.kind is None or other.control.kind in (None, one.control.kind))
        and not (one.kept_as and other.kept_as)
    )


def _asked(one: _Held, other: _Held) -> tuple[str, ...]:
    return tuple(
        f"fact:items[{held.id}].controls" for held in (one, other) if not held.kept_as or _share_id(one, other)
    )


def _may_be(who: Concerned, subject: Concerned) -> bool:
    return None in (who.kind, subject.kind) or who.kind == subject.kind


def _plain(number: str) -> str:
    """A number without the spaces, dots and strokes it is printed with."""
    return "".join(c for c in number if c.isalnum()).upper() or number
