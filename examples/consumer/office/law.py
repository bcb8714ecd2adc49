"""What the office asks the library: one rulebook, an event read at the door, refusals with their addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from thanhtra import Answer, Case, Event, Outcome, Rulebook, Severity, Unusable, read_case
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


def problems(error: Unusable) -> list[str]:
    """What is wrong with a document, one line each."""
    return [f"{p.path}: {p.expected}" for p in error.problems]


def _cited(answer: Answer) -> str:
    return f"{answer.message.vi} [{'; '.join(map(str, answer.cites))}]"
