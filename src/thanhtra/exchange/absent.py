"""What a file denies against what it shows (đối chiếu phần không có)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thanhtra.casefile import GROUNDS_SHOWN_BY, REFERENCES, Case, Event, parse_token
from thanhtra.exchange.problem import Problem, echo, path_of


def contradicted(case: Case, named: Mapping[str, tuple[int, ...]]) -> Iterator[Problem]:
    """Tokens of ``absent`` that name an id not on file, or something that is on file.

    ``named`` maps an id to the indices of the events that carry it.
    """
    shown: dict[tuple[str, str], _Showing] = {}
    for index, text in enumerate(case.absent):
        token = parse_token(text)
        if token is None:
            continue
        if token.at is not None and token.at not in named:
            yield Problem(path_of("absent", index), "dangling", "the id of an event on file", echo(token.at))
            continue
        about = (token.prefix, token.what)
        if about not in shown:
            shown[about] = _Showing(case, named, *about)
        place = shown[about].first(token.at)
        if place is not None:
            yield Problem(
                path_of("absent", index), "disagree", "what is not on file", f"{path_of('events', place)} shows it"
            )


class _Showing:
    """The events of one kind, or those that show one ground: the first of them all, and the first that hangs on each id."""

    def __init__(self, case: Case, named: Mapping[str, tuple[int, ...]], prefix: str, what: str) -> None:
        self._case, self._named = case, named
        self._places = _showing(case.events, prefix, what)
        self._of: dict[str | None, int] | None = None

    def first(self, target: str | None) -> int | None:
        """The first such event; with ``target`` the first that is, or refers to, the event of that id, directly or through others."""
        if target is None:
            return self._places[0] if self._places else None
        if self._of is None:
            self._of = self._hanging()
        return self._of.get(target)

    def _hanging(self) -> dict[str | None, int]:
        """Every event is walked once: whatever lies below one that an earlier place reached is that place's already."""
        found: dict[str | None, int] = {}
        seen: set[int] = set()
        only = _only_ahead(self._case.events) if self._places else []
        for start in self._places:
            waiting = [start]
            while waiting:
                place = waiting.pop()
                if place in seen:
                    continue
                seen.add(place)
                found.setdefault(self._case.events[place].named, start)
                for name, below in _references(self._case, self._named, place, only[place]):
                    found.setdefault(name, start)
                    waiting += below
        return found


def _only_ahead(events: Sequence[Event]) -> list[Mapping[str, int | None]]:
    """Per event, for each reference field it has: the only event ahead of it that the field can mean; None with several."""
    ahead: dict[str, int | None] = {}
    found: list[Mapping[str, int | None]] = []
    for at, event in enumerate(events):
        found.append({field: ahead.get(field) for field in event.REFERENCE_FIELDS})
        for field, kinds in REFERENCES.items():
            if event.kind in kinds:
                ahead[field] = None if field in ahead else at
    return found


def _showing(events: Iterable[Event], prefix: str, what: str) -> list[int]:
    """Indices of the events of that kind, or of those that show that ground."""
    if prefix == "event":
        return [i for i, event in enumerate(events) if event.kind == what]
    kinds = [kind for kind in GROUNDS_SHOWN_BY.get(what, ()) if kind != "ground_recorded"]
    return [i for i, event in enumerate(events) if event.kind in kinds or getattr(event, "ground", None) == what]


def _references(
    case: Case, named: Mapping[str, tuple[int, ...]], place: int, only: Mapping[str, int | None]
) -> Iterator[tuple[str | None, tuple[int, ...]]]:
    """Every id the event refers to and the events meant; a reference left out means the only candidate earlier in the file."""
    event = case.events[place]
    for field in event.REFERENCE_FIELDS:
        name: str | None = getattr(event, field)
        if name is not None:
            yield name, _meant(named, name)
        elif field != "replaces":
            earlier = only.get(field)
            if earlier is not None:
                yield case.events[earlier].named, (earlier,)
    for sanction in getattr(event, "sanctions", None) or ():
        if sanction.minutes is not None:
            yield sanction.minutes, _meant(named, sanction.minutes)


def _meant(named: Mapping[str, tuple[int, ...]], name: str) -> tuple[int, ...]:
    places = named.get(name, ())
    return places if len(places) == 1 else ()
