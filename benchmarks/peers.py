"""What a strict, fully checked review of a line of JSON costs beside what others do with the same line.

One script, one run, one machine: read the ratios, not the times. Before anything is timed, every side must end each case in the same
stage, every decoder must see the same events, every calendar must name the same day. ``python benchmarks/peers.py [--quick]``

Peers that cannot be imported are named and left out.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from time import perf_counter
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
import orjson
from population import lawful, line

from thanhtra import Rulebook, read_case, review
from thanhtra.bulk import Decoder
from thanhtra.casefile import KINDS, Case, Event, index
from thanhtra.casefile.shape import Record, shape
from thanhtra.checks import all_checks
from thanhtra.lifecycle import TRACKS

PEERS = {name: find_spec(name) is not None for name in ("statemachine", "transitions", "pydantic", "holidays", "numpy", "sismic", "xstate_machine", "SpiffWorkflow", "eventsourcing", "zen")}
STATES = ("start", "detected", "minuted", "decided", "delivered", "executed", "closed")
MOVES = {
    "act_detected": [("start", "detected")],
    "minutes_drawn_up": [("detected", "minuted")],
    "minutes_served": [("minuted", "minuted")],
    "decision_issued": [("minuted", "decided")],
    "decision_sent": [("decided", "decided")],
    "decision_delivered": [("decided", "delivered")],
    "fine_paid": [("delivered", "delivered")],
    "execution_completed": [("delivered", "executed")],
    "case_closed": [("executed", "closed")],
}


def corpus(count: int) -> list[bytes]:
    """Lines of lawful files with one act and every step."""
    import random  # noqa: PLC0415 - here alone

    rng, found = random.Random(7), []  # noqa: S311 - not for secrets
    while len(found) < count:
        document = lawful(rng, len(found))
        if len(document["acts"]) == 1 and len(document["events"]) == len(MOVES):
            found.append(line(document))
    return found


def per_line(what: Callable[[bytes], object], lines: list[bytes], rounds: int) -> float:
    """Seconds a line: the best of some rounds over all lines, the collector out of the way."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        began = perf_counter()
        for one in lines:
            what(one)
        best = min(best, (perf_counter() - began) / len(lines))
        gc.enable()
    return best


def machine() -> Any:
    """The proceeding in python-statemachine, every guard answering True."""
    sm = import_module("statemachine")

    def ready() -> bool:
        return True

    states = {name: sm.State(initial=name == "start", final=name == "closed") for name in STATES}
    body: dict[str, Any] = dict(states)
    for kind, moves in MOVES.items():
        transitions = [states[a].to(states[b], cond=ready) if a != b else states[a].to.itself(cond=ready) for a, b in moves]
        body[kind] = transitions[0]
    return type("Replay", (sm.StateMachine,), body)


def transitions_machine() -> Any:
    """The same in transitions, one machine shared by all models."""
    tr = import_module("transitions")
    rows = [{"trigger": kind, "source": a, "dest": b, "conditions": []} for kind, moves in MOVES.items() for a, b in moves]
    return tr.Machine(model=None, states=list(STATES), transitions=rows, initial="start", auto_transitions=False)


class Model:
    """What transitions hangs its state on."""

    state = "start"


def plain_type(kind: Any, seen: dict[Any, Any], make: Callable[..., Any]) -> Any:
    """The Python type of a field without what the contract adds: the easiest a typed decoder can have it."""
    if kind is Event:
        return Union[tuple(record(KINDS[name], seen, make, name) for name in KINDS)]  # noqa: UP007 - made at run time
    if isinstance(kind, type) and issubclass(kind, Record):
        return record(kind, seen, make)
    if get_origin(kind) is Annotated:
        return plain_type(get_args(kind)[0], seen, make)
    if get_origin(kind) is Literal:
        return bool if get_args(kind) == (True,) else kind
    return kind if kind in (str, int, bool, date, datetime) else str


def record(cls: Any, seen: dict[Any, Any], make: Callable[..., Any], kind: str | None = None) -> Any:
    """The class ``make`` gives for one of ours."""
    if (cls, kind) not in seen:
        members = []
        for field in shape(cls):
            if kind and field.name == "kind":
                continue
            one = plain_type(field.type, seen, make)
            members.append((field.key, field.name, tuple.__class_getitem__((one, ...)) if field.many else one, field.required))
        if cls is Case:
            members += [("format", "format", str, True), ("version", "version", int, True)]
        seen[cls, kind] = make(cls.__name__ + (kind or ""), members, kind)
    return seen[cls, kind]


def msgspec_decoder() -> Callable[[bytes], Any]:
    """The decoder of msgspec alone: types only."""

    def make(name: str, members: list[Any], kind: str | None) -> Any:
        fields = [(attribute, held) if required else (attribute, held, None) for _, attribute, held, required in members]
        renamed = {attribute: key for key, attribute, _, _ in members if key != attribute}
        tags: dict[str, Any] = {"tag_field": "kind", "tag": kind} if kind else {}
        return msgspec.defstruct(name, fields, rename=renamed, kw_only=True, forbid_unknown_fields=True, gc=False, **tags)

    return msgspec.json.Decoder(record(Case, {}, make)).decode


def pydantic_decoder() -> Callable[[bytes], Any]:
    """The decoder of pydantic alone: types only, unknown keys refused."""
    py = import_module("pydantic")

    def make(name: str, members: list[Any], kind: str | None) -> Any:
        fields: dict[str, Any] = {
            attribute: (held, py.Field(alias=key)) if required else (held, py.Field(default=None, alias=key)) for key, attribute, held, required in members
        }
        if kind:
            fields["kind"] = (Literal[kind], ...)
        return py.create_model(name, __config__=py.ConfigDict(extra="forbid", protected_namespaces=()), **fields)

    def tagged(seen: dict[Any, Any]) -> Any:
        return Annotated[Union[tuple(record(KINDS[name], seen, make, name) for name in KINDS)], py.Field(discriminator="kind")]  # noqa: UP007 - made at run time

    seen: dict[Any, Any] = {}
    members = []
    for field in shape(Case):
        one = tagged(seen) if field.type is Event else plain_type(field.type, seen, make)
        members.append((field.key, field.name, tuple.__class_getitem__((one, ...)) if field.many else one, field.required))
    whole = make("Case", [*members, ("format", "format", str, True), ("version", "version", int, True)], None)
    checked: Callable[[bytes], Any] = whole.model_validate_json
    return checked


def lines_table(book: Rulebook, lines: list[bytes], rounds: int) -> int:  # noqa: C901 - a list of ways
    """Every way to take one line in. Answers how many targets are missed."""
    decoder = Decoder(book)
    rows = TRACKS["proceeding"]

    def ours(data: bytes) -> Any:
        return review(decoder.read(data, "x:1"), book)  # type: ignore[arg-type]  # every line is a case

    def order(data: bytes) -> str:
        stage = rows.initial
        for event in orjson.loads(data)["events"]:
            stage = rows.total[stage].get(event["kind"], stage)
        return stage

    ways: dict[str, Callable[[bytes], Any]] = {
        "strict read and review, every check": ours,
        "strict read alone (fast decoder, references)": lambda data: decoder.read(data, "x:1"),
        "strict read alone (cattrs)": lambda data: read_case(data, slugs=book),
        "orjson + our rows": order,
        "msgspec typed decode alone": msgspec_decoder(),
    }
    stages: dict[str, Callable[[bytes], str]] = {"ours": lambda data: ours(data).stages["a1"], "rows": order}
    if PEERS["pydantic"]:
        ways["pydantic typed decode alone"] = pydantic_decoder()
    if PEERS["statemachine"]:
        replay = machine()

        def with_statemachine(data: bytes) -> str:
            made = replay()
            for event in read_case(data).events:
                made.send(event.kind)
            (state,) = made.configuration
            return str(state.id)

        stages["python-statemachine"] = ways["cattrs + python-statemachine, no checks"] = with_statemachine
    if PEERS["transitions"]:
        shared = transitions_machine()

        def with_transitions(data: bytes) -> str:
            model = Model()
            shared.add_model(model)
            for event in orjson.loads(data)["events"]:
                model.trigger(event["kind"])  # type: ignore[attr-defined]  # transitions adds it
            shared.remove_model(model)
            return model.state

        stages["transitions"] = ways["orjson + transitions, no checks"] = with_transitions

    for one in lines:
        ended = {name: stage(one) for name, stage in stages.items()}
        assert set(ended.values()) == {"closed"}, ended
        kinds = [event["kind"] for event in orjson.loads(one)["events"]]
        assert [type(e).__struct_config__.tag for e in ways["msgspec typed decode alone"](one).events] == kinds
        if PEERS["pydantic"]:
            assert [e.kind for e in ways["pydantic typed decode alone"](one).events] == kinds
    assert decoder.strictly == 0

    timed = {name: per_line(way, lines, rounds) for name, way in ways.items()}
    base = timed["strict read and review, every check"]
    print(f"\n{len(lines)} lines of {sum(map(len, lines)) // len(lines):,} bytes, {len(MOVES)} events each; {len(all_checks())} checks")
    for name, took in sorted(timed.items(), key=lambda item: item[1]):
        print(f"  {name:<46} {took * 1e6:>9,.1f} µs a line  {took / base:>7.2f} × of ours")
    missed = 0
    targets = [("msgspec typed decode alone", 1 / 8), ("orjson + transitions, no checks", 3.0), ("cattrs + python-statemachine, no checks", 30.0)]
    for name, least in targets:
        if name in timed:
            good = timed[name] / base >= least
            missed += not good
            print(f"  {'met   ' if good else 'MISSED'} {name}: {timed[name] / base:.2f} × of ours, target ≥ {least:.3g}")
    return missed


def parts_table(book: Rulebook, lines: list[bytes], rounds: int) -> None:
    """Where our own time goes, and what each stage of laziness costs."""
    from thanhtra.exchange import reference_problems, review_to_json  # noqa: PLC0415 - here alone

    decoder = Decoder(book)
    cases = [decoder.read(one, "x:1") for one in lines]
    fast = decoder._fast.decode  # noqa: SLF001 - the decoder without the pass after it
    parts: dict[str, tuple[Callable[[Any], object], list[Any]]] = {
        "decode into twins": (fast, lines),
        "reference pass": (lambda case: reference_problems(case, book), cases),
        "index": (index, cases),
        "review, answers not asked for": (lambda case: review(case, book), cases),
        "review, every answer built": (lambda case: review(case, book).answers, cases),
        "review as JSON, with deadlines": (lambda case: review_to_json(review(case, book)), cases),
    }
    print("\nour own parts")
    for name, (what, given) in parts.items():
        print(f"  {name:<46} {per_line(what, given, rounds) * 1e6:>9,.1f} µs a case")


def working_days_table(book: Rulebook, rounds: int) -> None:
    """Seven working days on from every day of ten years."""
    calendar = book.calendar
    off = {day for day in calendar.special if not calendar.is_working(day)}
    starts = [date(2014, 1, 1) + timedelta(days=n) for n in range(3650)]

    def naive(start: date) -> date:
        left, day = 7, start
        while left:
            day += timedelta(days=1)
            left -= day in made_up or (day.weekday() < 5 and day not in off)
        return day

    made_up = {day for day in calendar.special if calendar.is_working(day)}
    ways: dict[str, Callable[[date], date]] = {"ours": lambda d: calendar.add(d, 7), "naive loop": naive}
    assert [ways["ours"](d) for d in starts] == [naive(d) for d in starts]
    usual = [d for d in starts if not any(d < day <= d + timedelta(days=30) for day in made_up)]
    if PEERS["numpy"]:
        np = import_module("numpy")
        days = np.array(sorted(off), dtype="datetime64[D]")
        ways["numpy.busday_offset (no make-up days)"] = lambda d: np.busday_offset(np.datetime64(d), 7, roll="backward", holidays=days).astype(object)
        assert [ways["numpy.busday_offset (no make-up days)"](d) for d in usual] == [naive(d) for d in usual]
    if PEERS["holidays"]:
        vn = import_module("holidays").VN(years=range(2013, 2026))
        ways["holidays.get_nth_working_day"] = lambda d: vn.get_nth_working_day(d, 7)
        alike = sum(ways["holidays.get_nth_working_day"](d) == naive(d) for d in starts)
        print(f"\nholidays agrees with the notices on {alike} of {len(starts)} days")
    print(f"\n7 working days on, {len(usual)} days with no make-up day near")
    timed = {name: per_line(way, usual, rounds) for name, way in ways.items()}  # type: ignore[arg-type]  # days instead of lines
    for name, took in timed.items():
        print(f"  {name:<46} {took * 1e6:>9,.2f} µs  {took / timed['ours']:>7.1f} × of ours")


def main(*, quick: bool) -> int:
    """Everything; 1 when a target is missed."""
    book = Rulebook.built_in()
    rounds = 3 if quick else 7
    absent = [name for name, there in PEERS.items() if not there]
    print(f"left out, not installed: {', '.join(absent) or 'none'}")
    lines = corpus(100 if quick else 400)
    missed = lines_table(book, lines, rounds)
    parts_table(book, lines, rounds)
    working_days_table(book, rounds)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(quick="--quick" in sys.argv))
