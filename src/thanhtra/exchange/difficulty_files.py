"""Lists of difficulties, causes and recommendations in and out (tệp vướng mắc, kiến nghị): format ``thanhtra.difficulties``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from thanhtra.checks import all_checks
from thanhtra.coordination.difficulties import (
    Difficulty,
    DifficultyAnswer,
    DifficultyList,
    FollowedUp,
    NotedRecommendation,
)
from thanhtra.coordination.difficulty_check import DifficultyCheck, DifficultyStanding, RecommendationStanding
from thanhtra.exchange.documents import DocumentKind, read_document
from thanhtra.exchange.problem import Problem, did_you_mean, echo, problem_at
from thanhtra.exchange.references import SlugBook
from thanhtra.exchange.schema import document_schema
from thanhtra.exchange.writer import document_to_json


def read_difficulties(
    source: str | Path | bytes, *, slugs: SlugBook | None = None, source_name: str | None = None
) -> DifficultyList:
    """The list in a file or in ``bytes``; ``slugs`` is the rulebook whose bodies and fields are known.

    Raises Unusable with every problem found, each with its path, and OSError.
    """
    return read_document(source, DIFFICULTIES, slugs=slugs, source_name=source_name)


def difficulties_to_json(of: DifficultyList) -> dict[str, Any]:
    """The document as plain dicts, lists and texts; what is unknown is not written."""
    return document_to_json(of)


def difficulties_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a list of difficulties."""
    return document_schema(DifficultyList)


def _beyond(of: DifficultyList) -> Iterator[Problem]:
    lists: tuple[tuple[str, tuple[Difficulty | NotedRecommendation, ...] | None], ...] = (
        ("difficulties", of.difficulties),
        ("recommendations", of.recommendations),
    )
    for key, listed in lists:
        for at, one in enumerate(listed or ()):
            if one.due is not None and one.due < one.on:
                yield problem_at((key, at, "due"), "disagree", "a day not before on", one.due.isoformat())
            answers: tuple[DifficultyAnswer | FollowedUp, ...] = one.answers or ()
            for n, answer in enumerate(answers):
                if answer.on < one.on:
                    yield problem_at(
                        (key, at, "answers", n, "on"),
                        "disagree",
                        "a day not before the question was raised",
                        answer.on.isoformat(),
                    )
    for at, raised in enumerate(of.difficulties or ()):
        became = raised.became
        if became is not None and became.kind == "nothing" and became.what is not None:
            yield problem_at(
                ("difficulties", at, "became", "what"),
                "disagree",
                "a name only where it became something",
                echo(became.what),
            )
        if became is not None and became.kind != "nothing" and became.what is None:
            yield problem_at(
                ("difficulties", at, "became", "what"), "missing", "the slug or the number of what it became", "nothing"
            )
        if became is not None and became.on is not None and became.on < raised.on:
            yield problem_at(
                ("difficulties", at, "became", "on"),
                "disagree",
                "a day not before the question was raised",
                became.on.isoformat(),
            )
    codes = {check.code for check in all_checks()} if any(c.check is not None for c in of.causes or ()) else set()
    for at, cause in enumerate(of.causes or ()):
        if not cause.kinds:
            yield problem_at(("causes", at, "kinds"), "missing", "at least one kind", "an empty list")
        if cause.check is not None and cause.check not in codes:
            yield problem_at(
                ("causes", at, "check"),
                "unknown_value",
                f"the code of a check{did_you_mean(cause.check, sorted(codes))}",
                echo(cause.check),
            )


DIFFICULTIES: Final[DocumentKind[DifficultyList]] = DocumentKind(
    record=DifficultyList,
    lists={"parties": "party", "difficulties": "difficulty", "causes": "cause", "recommendations": "recommendation"},
    beyond=_beyond,
)


def difficulty_check_to_json(found: DifficultyCheck) -> dict[str, Any]:
    """Every difficulty and recommendation with its state, those that are late, and the causes counted."""
    return {
        "id": found.of.id,
        "on": found.on.isoformat(),
        "findings": found.has_findings,
        "late": [
            one.difficulty.id if isinstance(one, DifficultyStanding) else one.recommendation.id for one in found.late
        ],
        "difficulties": [_difficulty(one) for one in found.difficulties],
        "recommendations": [_recommendation(one) for one in found.recommendations],
        "causes": [
            {
                "kind": c.kind,
                "field": c.field,
                "check": c.check,
                "body": c.body,
                "year": c.year,
                "count": len(c.ids),
                "ids": list(c.ids),
            }
            for c in found.causes
        ],
    }


def _difficulty(one: DifficultyStanding) -> dict[str, Any]:
    out: dict[str, Any] = {"difficulty": one.difficulty.id, "state": one.state, "late": one.late}
    out |= {"days_late": one.days_late} if one.days_late else {}
    return out | ({"unknown": True} if one.unknown else {}) | {"answers": len(one.answers)}


def _recommendation(one: RecommendationStanding) -> dict[str, Any]:
    out: dict[str, Any] = {"recommendation": one.recommendation.id, "state": one.state, "late": one.late}
    out |= {"days_late": one.days_late} if one.days_late else {}
    return out | ({"closed": one.closed.isoformat()} if one.closed is not None else {}) | {"answers": len(one.answers)}
