"""The one pass over a decoded case: ids, references, and statements that contradict each other (kiểm tra tham chiếu).

Run after either decoder, so that both accept the same documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, LAW_CLOCK, REFERENCES, Case, Event
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange.absent import contradicted
from thanhtra.exchange.problem import Code, Problem, Step, did_you_mean, echo, one_of, path_of

Path = tuple[Step, ...]
_EVERY_KIND: Final = len(KINDS)


class SlugBook(Protocol):
    """What the reader asks a rulebook: which posts, fields, grounds and remedies any version ever knew."""

    def knows(self, kind: str, slug: str) -> bool:
        """Whether a ``post``, ``field``, ``ground`` or ``remedy`` of this slug was ever known."""
        ...

    def suggest(self, kind: str, slug: str) -> str | None:
        """The closest slug that is known."""
        ...


class ClosedGrounds:
    """The slugs format 1 closes by itself: the grounds. Every other well-formed slug passes."""

    def knows(self, kind: str, slug: str) -> bool:
        """Whether ``slug`` is one of the format's grounds, or not a ground at all."""
        return kind != "ground" or slug in GROUNDS_SHOWN_BY

    def suggest(self, kind: str, slug: str) -> str | None:  # noqa: ARG002 - the closed list is the only one
        """The closest ground."""
        return did_you_mean(slug, GROUNDS_SHOWN_BY).removeprefix(" (did you mean ").removesuffix("?)") or None


_CLOSED: Final[SlugBook] = ClosedGrounds()


def reference_problems(case: Case, slugs: SlugBook | None = None) -> list[Problem]:
    """Every duplicate id, dangling reference, unknown slug and disagreement in ``case``."""
    return list(_Pass(case, slugs or _CLOSED).problems())


class _Pass:
    def __init__(self, case: Case, slugs: SlugBook) -> None:
        self.case = case
        self.slugs = slugs
        self.ids: dict[str, set[str]] = {
            "subject": {s.id for s in case.subjects or ()},
            "official": {o.id for o in case.officials or ()},
            "delegation": {d.id for d in case.delegations or ()},
            "act": {a.id for a in case.acts or ()},
            "goods": {g.id for event in case.events for g in _goods_of(event)},
        }
        named: dict[str, tuple[int, ...]] = {}
        for index, event in enumerate(case.events):
            name = event.named
            if name is not None:
                named[name] = (*named.get(name, ()), index)
        self.named: Mapping[str, tuple[int, ...]] = named

    def problems(self) -> Iterator[Problem]:
        case = self.case
        for key in ("subjects", "officials", "delegations", "acts", "licences", "events"):
            yield from _duplicates(key, getattr(case, key) or ())
        yield from self._within(case, (), skip_events=True)
        for index, event in enumerate(case.events):
            path = ("events", index)
            yield from self._within(event, path)
            yield from _event_disagreements(event, path)
        yield from contradicted(case, self.named)

    def _within(self, record: Record, path: Path, *, skip_events: bool = False) -> Iterator[Problem]:
        for field in _plan(type(record)):
            value = getattr(record, field.name)
            if value is None or (skip_events and field.name == "events"):
                continue
            if not field.many:
                yield from self._one(field, value, (*path, field.key))
                continue
            for index, member in enumerate(value):
                yield from self._one(field, member, (*path, field.key, index))

    def _one(self, field: FieldShape, value: Any, path: Path) -> Iterator[Problem]:
        mark = field.mark
        if mark is None:
            yield from self._within(value, path)
        elif mark.kind == "slug":
            if not self.slugs.knows(mark.detail, value):
                close = self.slugs.suggest(mark.detail, value)
                hint = f" (did you mean {close}?)" if close else ""
                yield _problem(path, "unknown_slug", f"the slug of a {mark.detail}{hint}", echo(value))
        elif mark.kind == "names":
            if value not in self.ids[mark.detail]:
                yield _problem(path, "dangling", f"the id of {_ARTICLES[mark.detail]} on file", echo(value))
        elif not self._names_an_event(mark.detail, value):
            kinds = REFERENCES[mark.detail]
            wanted = "an event" if len(kinds) == _EVERY_KIND else one_of(sorted(kinds))
            yield _problem(path, "dangling", f"the id of {wanted} on file", echo(value))

    def _names_an_event(self, role: str, name: str) -> bool:
        kinds = REFERENCES[role]
        return any(self.case.events[place].kind in kinds for place in self.named.get(name, ()))


_ARTICLES: Final = {
    "subject": "a subject",
    "official": "an official",
    "delegation": "a delegation",
    "act": "an act",
    "goods": "a goods item",
}


def _problem(path: Path, code: Code, expected: str, got: str) -> Problem:
    return Problem(path_of(*path), code, expected, got)


def _goods_of(event: Event) -> tuple[Any, ...]:
    return getattr(event, "goods", None) or () if event.kind in ("goods_seized", "goods_valued") else ()


def _duplicates(key: str, listed: tuple[Any, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(listed):
        if item.id in seen:
            yield _problem((key, index, "id"), "duplicate_id", f"an id no other of the {key} carries", echo(item.id))
        elif item.id is not None:
            seen.add(item.id)


def _plan(cls: type[Any]) -> tuple[FieldShape, ...]:
    """The fields of a class that this pass looks at, kept per class: slugs, names, and records that may hold some."""
    known = _PLANS.get(cls)
    if known is None:
        known = _PLANS[cls] = tuple(f for f in shape(cls) if _worth_looking(f))
    return known


_PLANS: Final[dict[type[Any], tuple[FieldShape, ...]]] = {}


def _worth_looking(field: FieldShape) -> bool:
    if field.mark is not None:
        return field.mark.kind in ("slug", "names", "event")
    kind = field.type
    return isinstance(kind, type) and issubclass(kind, Record) and (kind is Event or bool(_plan(kind)))


def _event_disagreements(event: Any, path: Path) -> Iterator[Problem]:
    if event.on is not None and event.at is not None and event.at.astimezone(LAW_CLOCK).date() != event.on:
        yield _problem((*path, "on"), "disagree", "the day of at, on the clock of +07:00", event.on.isoformat())
    measures_only = event.kind == "no_sanction_decided"
    for index, sanction in enumerate(getattr(event, "sanctions", None) or ()):
        at = (*path, "sanctions", index)
        imposed = [name for name in ("warning", "fine") if getattr(sanction, name) is not None]
        if measures_only:
            for name in imposed:
                yield _problem((*at, name), "unknown_key", "measures only, in a decision not to sanction", f'"{name}"')
        elif len(imposed) > 1:
            yield _problem((*at, "fine"), "disagree", "a warning or a fine", "both")
    if event.kind == "decision_annulled" and event.scope == "part" and event.acts is None:
        yield _problem((*path, "acts"), "missing", "the acts that fall, in a part annulment", "nothing")
    if event.kind == "goods_valued":
        for index, item in enumerate(event.goods or ()):
            if item.value is None:
                yield _problem((*path, "goods", index, "value"), "missing", "the value found", "nothing")
