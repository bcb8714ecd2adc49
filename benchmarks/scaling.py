"""How time grows: with the number of cases, of events in a case, and of checks."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import attrs
from memory import write
from population import lawful, line, nine_events
from timing import Report, over

from thanhtra import Rulebook, read_case, review
from thanhtra.bulk import Decoder, review_many
from thanhtra.checks import Check, all_checks

LINEAR = 1.5


def cases(report: Report, *, quick: bool) -> None:
    """Time a case of archives of several sizes, in this process; the memos are warm before the first."""
    book, rows = Rulebook.built_in(), []
    with tempfile.TemporaryDirectory() as folder:
        for count in (500, 500, 2_000) if quick else (500, 500, 2_000, 4_000):
            path = write(Path(folder) / f"{count}.jsonl", count)
            began = process_time()
            seen = sum(1 for _ in review_many(path, book, processes=1))
            rows.append((f"{seen:,}", f"{(process_time() - began) / seen * 1e6:,.0f}"))
    report.table("Cases in an archive: reading, review, findings written", ("cases", "µs a case"), rows[1:])


def payments(count: int) -> list[dict[str, Any]]:
    """A decision paid in very many parts."""
    return [{"kind": "fine_paid", "on": "2022-04-01", "decision": "1", "amount": 1000} for _ in range(count)]


def sendings(count: int) -> list[dict[str, Any]]:
    """A decision sent and delivered again and again."""
    return [
        {"kind": kind, "on": "2022-04-01", "decision": "1", "means": "post"}
        for _ in range(count // 2)
        for kind in ("decision_sent", "decision_delivered")
    ]


def explanations(count: int) -> list[dict[str, Any]]:
    """Minutes explained, and verified, over and over."""
    kinds = ("explanation_submitted", "facts_verified")
    return [
        {
            "kind": kinds[n % 2],
            "on": "2022-03-21",
            "minutes": "M",
            **({"about": "facts"} if n % 2 else {"subject": "s1"}),
        }
        for n in range(count)
    ]


def decisions(count: int) -> list[dict[str, Any]]:
    """Minutes and their decision, each under its own number, about the same act."""
    found: list[dict[str, Any]] = []
    for n in range(count // 2):
        found.append({"kind": "minutes_drawn_up", "on": "2022-03-21", "by": "o1", "acts": ["a1"], "number": f"M{n}"})
        found.append(
            {
                "kind": "decision_issued",
                "on": "2022-03-28",
                "by": "o1",
                "number": f"D{n}",
                "minutes": f"M{n}",
                "sanctions": [{"act": "a1", "fine": 1_000_000}],
            }
        )
    return found


HISTORIES: dict[str, Callable[[int], list[dict[str, Any]]]] = {
    "payments": payments,
    "sendings and deliveries": sendings,
    "explanations and verifications": explanations,
    "minutes and decisions": decisions,
}


def history(make: Callable[[int], list[dict[str, Any]]], events: int) -> bytes:
    """One file of that many events."""
    document = lawful(random.Random(1), 1)  # noqa: S311 - not for secrets
    start = [
        {"kind": "act_detected", "on": "2022-03-14", "by": "o1", "acts": ["a1"]},
        {"kind": "minutes_drawn_up", "on": "2022-03-14", "by": "o1", "acts": ["a1"], "number": "M"},
    ]
    decided = [
        {
            "kind": "decision_issued",
            "on": "2022-03-22",
            "by": "o1",
            "number": "1",
            "minutes": "M",
            "sanctions": [{"act": "a1", "fine": 10_000_000}],
        }
    ]
    acts = [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a", "ended": "2022-03-14"}]
    own = make(events - 3)
    late = own[:1] and own[0]["on"] >= "2022-03-22" and make is not decisions
    return line({**document, "acts": acts, "events": [*start, *decided, *own] if late else [*start, *own, *decided]})


def events(report: Report, *, quick: bool) -> None:
    """Time an event of longer and longer histories of one kind; at most linear."""
    book, decoder = Rulebook.built_in(), Decoder(Rulebook.built_in())
    sizes = (100, 1_000) if quick else (100, 1_000, 10_000)

    def ours(data: bytes) -> object:
        return review(decoder.read(data, "x:1"), book)  # type: ignore[arg-type]  # every line is a case

    rows, worst = [], 0.0
    for name, make in HISTORIES.items():
        took = {}
        for size in sizes:
            data = history(make, size)
            assert (
                len(read_case(data, slugs=book).events)
                == len(decoder.read(data, "x:1").events)
                == 3 + 2 * ((size - 3) // 2)
                or size
            )  # type: ignore[union-attr]
            ours(data)
            took[size] = over({"": (ours, [data])}, rounds=1 if size > 1_000 else 3)[""] / size
        growth = took[sizes[-1]] / took[sizes[-2]]
        worst = max(worst, growth)
        rows.append((name, *(f"{t * 1e6:,.1f}" for t in took.values()), f"{growth:.2f}"))
    columns = ("µs an event of a history of", *(f"{size:,}" for size in sizes), f"{sizes[-1]:,} beside {sizes[-2]:,}")
    report.table("Events in a case: strict read and review", columns, rows)
    report.target(
        f"time an event, {sizes[-1]:,} events beside {sizes[-2]:,}, the worst history", worst, LINEAR, most=True
    )


def checks(report: Report, *, quick: bool) -> None:
    """Time of a review against the number of checks: the library's, and copies of its checks under other codes."""
    book, decoder = Rulebook.built_in(), Decoder(Rulebook.built_in())
    files: Any = [decoder.read(text, "x:1") for text in nine_events(50 if quick else 200)]
    known = all_checks()
    plain = [one for one in known if one.ask_all is None]

    def copies(times: int) -> tuple[Check, ...]:
        return tuple(
            attrs.evolve(one, code=f"X{n:02}{one.code}", name=f"own{n}.{one.name}")
            for n in range(times)
            for one in plain
        )

    own = {0: (), 1: copies(1), 3: copies(3)}
    ways = {times: (lambda case, more=more: review(case, book, checks=more), files) for times, more in own.items()}
    took = over({str(times): way for times, way in ways.items()}, rounds=3 if quick else 7)  # type: ignore[misc]
    rows = [
        (f"{len(known) + len(more):,}", f"{took[str(times)] * 1e6:,.0f}", f"{took[str(times)] / took['0']:.2f}")
        for times, more in own.items()
    ]
    report.table("Checks asked: review, answers not asked for", ("checks", "µs a case", "×"), rows)
    report.target("four times the checks, beside once", took["3"] / took["0"], 4 * LINEAR, most=True)


def measure(report: Report, *, quick: bool) -> None:
    """All of it."""
    cases(report, quick=quick)
    events(report, quick=quick)
    checks(report, quick=quick)


if __name__ == "__main__":
    kept = Report()
    measure(kept, quick="--quick" in sys.argv)
    sys.exit(kept.missed > 0)
