"""What a strict, fully checked review of a line of JSON costs beside what others do with the same line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import orjson
from decoders import msgspec_decoder, pydantic_decoder
from machines import MOVES, python_statemachine, transitions_shared
from population import STEPS, nine_events
from timing import Report, micro, over

from thanhtra import Rulebook, read_case, review
from thanhtra.bulk import Decoder
from thanhtra.bulk.verdicts import verdict_of
from thanhtra.casefile import index
from thanhtra.checks import all_checks
from thanhtra.exchange import reference_problems, review_to_json
from thanhtra.lifecycle import TRACKS

OURS = "strict read and review, every check"
READ = "strict read: decode, ids and references"
ALONE = "msgspec typed decode alone"
TARGETS = {ALONE: 1 / 8, "orjson and transitions, no checks": 3.0, "cattrs and python-statemachine, no checks": 30.0}


def ways(book: Rulebook) -> tuple[dict[str, Callable[[bytes], Any]], dict[str, Callable[[bytes], str]]]:
    """Every way to take one line in; and of those that answer one, the stage it ends in."""
    decoder = Decoder(book)
    rows = TRACKS["proceeding"]
    shared = transitions_shared() if find_spec("transitions") else None
    replay = python_statemachine() if find_spec("statemachine") else None

    def read(data: bytes) -> Any:
        return decoder.read(data, "x:1")

    def ours(data: bytes) -> Any:
        return review(read(data), book)

    def order(data: bytes) -> str:
        stage = rows.initial
        for event in orjson.loads(data)["events"]:
            stage = rows.total[stage].get(event["kind"], stage)
        return stage

    taken: dict[str, Callable[[bytes], Any]] = {
        OURS: ours,
        READ: read,
        "strict read by cattrs, which names every problem": lambda data: read_case(data, slugs=book),
        "orjson and our rows of the order of steps": order,
        ALONE: msgspec_decoder(),
    }
    stages: dict[str, Callable[[bytes], str]] = {"ours": lambda data: ours(data).stages["a1"], "rows": order}
    if find_spec("pydantic"):
        taken["pydantic typed decode alone"] = pydantic_decoder()
    if replay is not None:
        stages["python-statemachine"] = taken["cattrs and python-statemachine, no checks"] = lambda data: replay(
            [e.kind for e in read_case(data).events]
        )
    if shared is not None:
        stages["transitions"] = taken["orjson and transitions, no checks"] = lambda data: shared(
            [e["kind"] for e in orjson.loads(data)["events"]]
        )
    return taken, stages


def measure(report: Report, *, quick: bool) -> None:
    """All sides end each line in the same stage and see the same events, then all are timed."""
    book = Rulebook.built_in()
    lines, rounds = nine_events(100 if quick else 200), (3 if quick else 5)
    taken, stages = ways(book)
    for one in lines:
        ended = {name: stage(one) for name, stage in stages.items()}
        assert set(ended.values()) == {"closed"}, ended
        kinds = [event["kind"] for event in orjson.loads(one)["events"]]
        assert set(kinds) <= set(MOVES)
        assert [type(e).__struct_config__.tag for e in taken[ALONE](one).events] == kinds
        if "pydantic typed decode alone" in taken:
            assert [e.kind for e in taken["pydantic typed decode alone"](one).events] == kinds
    timed = over({name: (way, lines) for name, way in taken.items()}, rounds=rounds)
    ours, alone = timed[OURS], timed[ALONE]
    report.table(
        f"One line of JSON: {sum(map(len, lines)) // len(lines):,} bytes, {STEPS} events, {len(all_checks())} checks, {len(lines)} different files",
        ("", "µs a line", "× of msgspec alone", "× of ours"),
        [
            (
                f"**{name}**" if name in (OURS, READ) else name,
                micro(took),
                f"{took / alone:,.2f}",
                f"{took / ours:,.2f}",
            )
            for name, took in sorted(timed.items(), key=lambda item: item[1])
        ],
    )
    report.target(f"{READ}, beside {ALONE}", timed[READ] / alone, 3, most=True)
    for name, least in TARGETS.items():
        if name in timed and least > 1:
            report.target(f"{name}, beside {OURS}", timed[name] / ours, least)
    parts(report, book, lines, rounds)


def parts(report: Report, book: Rulebook, lines: list[bytes], rounds: int) -> None:
    """Where our own time goes, and what each stage of laziness costs."""
    decoder = Decoder(book)
    cases: Any = [decoder.read(one, "x:1") for one in lines]
    assert decoder.strictly == 0
    fast = decoder._fast.decode  # noqa: SLF001 - the decoder without the pass after it
    reviews = [review(case, book) for case in cases]
    made: dict[str, tuple[Callable[[Any], object], Sequence[Any]]] = {
        "decode": (fast, lines),
        "ids and references": (lambda case: reference_problems(case, book), cases),
        "index": (index, cases),
        "review, answers not asked for": (lambda case: review(case, book), cases),
        "a verdict's line written, no findings": (
            lambda found: verdict_of("x:1", found, detail="verdict", lang="vi"),
            reviews,
        ),
        "review, every answer built": (lambda case: review(case, book).answers, cases),
        "review as JSON, every deadline with its steps": (lambda case: review_to_json(review(case, book)), cases),
    }
    rows = [(name, micro(took)) for name, took in over(made, rounds=rounds).items()]
    report.table("Our own parts", ("", "µs a case"), rows)


if __name__ == "__main__":
    kept = Report()
    measure(kept, quick="--quick" in sys.argv)
    sys.exit(kept.missed > 0)
