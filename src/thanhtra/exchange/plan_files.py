"""Plans of joint work in and out (tệp kế hoạch phối hợp): format ``thanhtra.plan``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from thanhtra.coordination.parties import Concerned
from thanhtra.coordination.programme import JointPlan, PlanItem
from thanhtra.exchange.documents import DocumentKind, read_document
from thanhtra.exchange.problem import Problem, Step, echo, problem_at
from thanhtra.exchange.references import SlugBook
from thanhtra.exchange.schema import document_schema
from thanhtra.exchange.writer import document_to_json


def read_plan(
    source: str | Path | bytes, *, slugs: SlugBook | None = None, source_name: str | None = None
) -> JointPlan:
    """The plan in a file or in ``bytes``; ``slugs`` is the rulebook whose bodies are known.

    Raises Unusable with every problem found, each with its path, and OSError.
    """
    return read_document(source, PLAN, slugs=slugs, source_name=source_name)


def plan_to_json(plan: JointPlan) -> dict[str, Any]:
    """The document of ``plan`` as plain dicts, lists and texts; what is unknown is not written."""
    return document_to_json(plan)


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a plan."""
    return document_schema(JointPlan)


def _beyond(plan: JointPlan) -> Iterator[Problem]:
    yield from ends_after(plan, ())
    yield from same_numbers(plan.subjects)
    for at, item in enumerate(plan.items):
        yield from ends_after(item, ("items", at))
        yield from _of_item(item, ("items", at))
    for at, one in enumerate(plan.progress or ()):
        if one.what == "postponed" and one.until is None:
            yield problem_at(
                ("progress", at, "until"), "missing", "the new last day of an item that is postponed", "nothing"
            )
        if one.what != "postponed" and one.until is not None:
            yield problem_at(
                ("progress", at, "until"),
                "disagree",
                "a new last day only where an item is postponed",
                one.until.isoformat(),
            )


def _of_item(item: PlanItem, path: tuple[Step, ...]) -> Iterator[Problem]:
    if not item.leads:
        yield problem_at((*path, "leads"), "missing", "at least one party", "an empty list")
    for at, party in enumerate(item.takes_part or ()):
        if party in item.leads:
            yield problem_at((*path, "with", at), "disagree", "a party that does not lead the item", echo(party))
    if item.work in _OF_WORK and item.control not in (None, _OF_WORK[item.work]):
        yield problem_at(
            (*path, "control"), "disagree", f"{_OF_WORK[item.work]}, as the kind of work says", f'"{item.control}"'
        )


_OF_WORK: Final = {"joint-inspection": "inspection", "joint-check": "examination"}


def ends_after(dated: Any, path: tuple[Step, ...]) -> Iterator[Problem]:
    """A last day stands on or after the first."""
    if dated.begins is not None and dated.ends is not None and dated.ends < dated.begins:
        yield problem_at((*path, "ends"), "disagree", "a day not before begins", dated.ends.isoformat())


def same_numbers(subjects: tuple[Concerned, ...] | None) -> Iterator[Problem]:
    """Two subjects of one number are one subject."""
    seen: set[str] = set()
    for at, one in enumerate(subjects or ()):
        if one.number in seen:
            yield problem_at(
                ("subjects", at, "number"), "duplicate_id", "a number no other of the subjects carries", "text"
            )
        elif one.number is not None:
            seen.add(one.number)


PLAN: Final[DocumentKind[JointPlan]] = DocumentKind(
    record=JointPlan, lists={"parties": "party", "subjects": "subject", "items": "item"}, beyond=_beyond
)
