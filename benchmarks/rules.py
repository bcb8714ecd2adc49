"""One question asked of a rules engine beside one of ours: was the decision sent in time?

The engine is handed the last lawful day, worked out by us, and the day of the step: it compares two numbers in a table of two rows. Ours
finds the law of that day, counts the working days, and cites it. Answers are equal before anything is timed.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from population import STEPS, lawful, line
from timing import Report, micro, over

from thanhtra import Case, Rulebook, review
from thanhtra.bulk import Decoder
from thanhtra.reviewing import ask

CODE = "SEND01"


def asked(count: int, book: Rulebook) -> list[tuple[Case, int, dict[str, int]]]:
    """Files half of which sent the decision late; the event of sending; and what the engine is told."""
    rng, decoder, found = random.Random(11), Decoder(book), []  # noqa: S311 - not for secrets
    while len(found) < count:
        document = lawful(rng, len(found))
        if len(document["events"]) != STEPS:
            continue
        at = next(n for n, event in enumerate(document["events"]) if event["kind"] == "decision_sent")
        if len(found) % 2:
            for event in document["events"][at:]:
                event["on"] = (date.fromisoformat(event["on"]) + timedelta(days=40)).isoformat()
        case: Any = decoder.read(line(document), "x:1")
        (answer,) = ask(case, book, check=CODE, event=at)
        if isinstance(answer.due, date):
            found.append((case, at, {"due": answer.due.toordinal(), "actual": case.events[at].day.toordinal()}))
    return found


def engine() -> Any:
    """A decision table of two rows: late, or not."""
    rows = [{"_id": "1", "late": "true", "answer": "'finding'"}, {"_id": "2", "late": "", "answer": "'satisfied'"}]
    columns = {
        "inputs": [{"id": "late", "name": "late", "field": "actual > due"}],
        "outputs": [{"id": "answer", "name": "answer", "field": "answer"}],
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {
            "id": "table",
            "type": "decisionTableNode",
            "name": "table",
            "content": {"hitPolicy": "first", **columns, "rules": rows},
        },
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in (("in", "table"), ("table", "out"))
    ]
    return import_module("zen").ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def measure(report: Report, *, quick: bool) -> None:
    """The same answers, then the time of one."""
    if find_spec("zen") is None:
        report.say("Left out, not installed: zen-engine.")
        return
    book, decision = Rulebook.built_in(), engine()
    files = asked(40 if quick else 200, book)
    for case, at, told in files:
        (answer,) = ask(case, book, check=CODE, event=at)
        assert decision.evaluate(told)["result"]["answer"] == answer.kind
    questions = sum(len(review(case, book).answers) for case, _, _ in files) / len(files)
    timed = over(
        {
            "zen-engine, a table of two rows": (lambda one: decision.evaluate(one[2]), files),
            "a whole review": (lambda one: review(one[0], book), files),
        },
        rounds=3 if quick else 7,
    )
    theirs, whole = timed.values()
    rows = [
        ("zen-engine, a table of two rows that compares two days", micro(theirs), "1.00"),
        (
            f"**ours, of the {questions:.0f} questions a review answers**",
            micro(whole / questions),
            f"{whole / questions / theirs:,.2f}",
        ),
    ]
    report.table("One question of law", ("", "µs a question", "× of the engine"), rows)


if __name__ == "__main__":
    kept = Report()
    measure(kept, quick="--quick" in sys.argv)
    sys.exit(kept.missed > 0)
