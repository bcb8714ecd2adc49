"""What a file denies against what it shows (đối chiếu phần không có)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thanhtra.casefile import GROUNDS_SHOWN_BY, REFERENCES, Case, Event, parse_token
from thanhtra.exchange.problem import Problem, echo, path_of


def contradicted(case: Case, named: Mapping[str, tuple[int, ...]]) -> Iterator[Problem]:
    """Tokens of ``absent`` that name an id not on file, or something that is on file.

    ``named`` maps an id to the indices of the events that carry it.
    """
    for index, text in enumerate(case.absent):
        token = parse_token(text)
        if token is None:
            continue
        if token.at is not None and token.at not in named:
            yield Problem(path_of("absent", index), "dangling", "the id of an event on file", echo(token.at))
            continue
        showing = _showing(case.events, token.prefix, token.what)
        for place in showing:
            if token.at is None or _hangs_on(case, named, place, token.at):
                got = f"{path_of('events', place)} shows it"
                yield Problem(path_of("absent", index), "disagree", "what is not on file", got)
                break


def _showing(events: Iterable[Event], prefix: str, what: str) -> list[int]:
    """Indices of the events of that kind, or of those that show that ground."""
    if prefix == "event":
        return [i for i, event in enumerate(events) if event.kind == what]
    kinds = [kind for kind in GROUNDS_SHOWN_BY.get(what, ()) if kind != "ground_recorded"]
    return [i for i, event in enumerate(events) if event.kind in kinds or getattr(event, "ground", None) == what]


def _hangs_on(case: Case, named: Mapping[str, tuple[int, ...]], start: int, target: str) -> bool:
    """Whether the event is the target, or refers to it, directly or through others."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        if case.events[place].named == target:
            return True
        for name, below in _references(case, named, place):
            if name == target:
                return True
            waiting += below
    return False


def _references(
    case: Case, named: Mapping[str, tuple[int, ...]], place: int
) -> Iterator[tuple[str | None, tuple[int, ...]]]:
    """Every id the event refers to and the events meant; a reference left out means the only candidate earlier in the file."""
    event = case.events[place]
    for field in event.REFERENCE_FIELDS:
        name: str | None = getattr(event, field)
        if name is not None:
            yield name, _meant(named, name)
        elif field != "replaces":
            earlier = [i for i in range(place) if case.events[i].kind in REFERENCES[field]]
            if len(earlier) == 1:
                yield case.events[earlier[0]].named, (earlier[0],)
    for sanction in getattr(event, "sanctions", None) or ():
        if sanction.minutes is not None:
            yield sanction.minutes, _meant(named, sanction.minutes)


def _meant(named: Mapping[str, tuple[int, ...]], name: str) -> tuple[int, ...]:
    places = named.get(name, ())
    return places if len(places) == 1 else ()
