"""What the office asks the library: one rulebook, an event read at the door, refusals with their addresses and what would open the step."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from thanhtra import Answer, Case, Event, LegalRefusal, Outcome, Rulebook, Severity, Unlawful, Unusable, read_case
from thanhtra.exchange import case_to_json

BOOK = Rulebook.built_in()


def event_of(case: Case, event: Any) -> Event:
    """``event``, decoded JSON, as the next step of ``case``. Raises Unusable."""
    document = case_to_json(case)
    events: list[Any] = [*document["events"], event]
    return read_case(json.dumps(document | {"events": events}, ensure_ascii=False).encode(), slugs=BOOK).events[-1]


def reasons(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Each refusal as (code of the check, sentence with its provisions); first what was found, then what could not be assessed."""
    yield from ((answer.check, _cited(answer)) for answer in outcome.refusals)
    for answer in outcome.unknown:
        if answer.severity is Severity.VOIDS:
            yield answer.check, f"{_cited(answer)} Cần biết: {', '.join(answer.missing)}"


def told(refusals: Iterable[LegalRefusal]) -> Iterator[tuple[str, str]]:
    """Each refusal of a gate as (code of the check, sentence with its provisions and what would open the step)."""
    for one in refusals:
        wanted = f" Cần biết: {', '.join(fact.vi for fact in one.wanted)}." if one.wanted else ""
        before = (
            f" Phải có trước: {'; hoặc '.join(', '.join(step.vi for step in path) for path in one.path_names)}."
            if one.path_names
            else ""
        )
        yield one.check, f"{_cited(one.answer)}{wanted}{before}"


def refused(error: Unlawful) -> list[tuple[str, str]]:
    """What stood against a step, whether the store or a machine refused it."""
    if isinstance(error.outcome, Outcome):
        return list(reasons(error.outcome))
    return list(told(one for one in error.outcome.refusals if isinstance(one, LegalRefusal)))


def problems(error: Unusable) -> list[str]:
    """What is wrong with a document, one line each."""
    return [f"{p.path}: {p.expected}" for p in error.problems]


def _cited(answer: Answer) -> str:
    return f"{answer.message.vi} [{'; '.join(map(str, answer.cites))}]"
