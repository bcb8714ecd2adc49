"""The one pass over a decoded case: ids, references, and statements that contradict each other (kiểm tra tham chiếu).

Run after either decoder, so that both accept the same documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final, Protocol

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, LAW_CLOCK, REFERENCES, Case, Event
from thanhtra.casefile.marks import Mark
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.exchange.absent import contradicted
from thanhtra.exchange.problem import Code, Problem, Step, did_you_mean, echo, one_of, path_of

Path = tuple[Step, ...]
_LISTS_GOODS: Final = frozenset({"goods_seized", "goods_valued"})
_SAY_MORE: Final = frozenset({"decision_annulled", "goods_valued"})
"""Kinds whose own fields can contradict each other, beside sanctions and the two ways to write a day."""
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
    return _Pass(case, slugs or _CLOSED).problems()


class _Pass:
    def __init__(self, case: Case, slugs: SlugBook) -> None:
        self.case = case
        self.slugs = slugs
        self.ids: dict[str, set[str]] = {
            "subject": {s.id for s in case.subjects or ()},
            "official": {o.id for o in case.officials or ()},
            "delegation": {d.id for d in case.delegations or ()},
            "act": {a.id for a in case.acts or ()},
            "goods": {g.id for event in case.events if event.kind in _LISTS_GOODS for g in getattr(event, "goods", None) or ()},
        }
        named: dict[str, tuple[int, ...]] = {}
        for index, event in enumerate(case.events):
            name = event.named
            if name is not None:
                named[name] = (*named.get(name, ()), index)
        self.named: Mapping[str, tuple[int, ...]] = named

    def problems(self) -> list[Problem]:
        case = self.case
        found: list[Problem] = []
        for key in ("subjects", "officials", "delegations", "acts", "licences", "events"):
            found += _duplicates(key, getattr(case, key) or ())
        self._within(case, (), found)
        for index, event in enumerate(case.events):
            path = ("events", index)
            self._within(event, path, found)
            if (event.at is not None and event.on is not None) or event.kind in _SAY_MORE or getattr(event, "sanctions", None):
                found += _event_disagreements(event, path)
        found += contradicted(case, self.named)
        return found

    def _within(self, record: Record, path: Path, found: list[Problem]) -> None:
        """Look at every slug and name in ``record``; a path is put together only on the way into a record, or to a problem."""
        looked_at, values_of = _plan(type(record))
        if values_of is None:
            return
        for field, value in zip(looked_at, values_of(record), strict=True):
            if value is None:
                continue
            mark = field.mark
            if mark is None:
                if field.many:
                    for index, member in enumerate(value):
                        self._within(member, (*path, field.key, index), found)
                else:
                    self._within(value, (*path, field.key), found)
            elif field.many:
                for index, member in enumerate(value):
                    if not self._known(mark, member):
                        found.append(self._unknown(mark, member, (*path, field.key, index)))
            elif not self._known(mark, value):
                found.append(self._unknown(mark, value, (*path, field.key)))

    def _known(self, mark: Mark, value: str) -> bool:
        if mark.kind == "names":
            return value in self.ids[mark.detail]
        if mark.kind == "slug":
            return self.slugs.knows(mark.detail, value)
        return self._names_an_event(mark.detail, value)

    def _unknown(self, mark: Mark, value: str, path: Path) -> Problem:
        if mark.kind == "slug":
            close = self.slugs.suggest(mark.detail, value)
            hint = f" (did you mean {close}?)" if close else ""
            return _problem(path, "unknown_slug", f"the slug of a {mark.detail}{hint}", echo(value))
        if mark.kind == "names":
            return _problem(path, "dangling", f"the id of {_ARTICLES[mark.detail]} on file", echo(value))
        kinds = REFERENCES[mark.detail]
        wanted = "an event" if len(kinds) == _EVERY_KIND else one_of(sorted(kinds))
        return _problem(path, "dangling", f"the id of {wanted} on file", echo(value))

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


def _duplicates(key: str, listed: tuple[Any, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(listed):
        if item.id in seen:
            yield _problem((key, index, "id"), "duplicate_id", f"an id no other of the {key} carries", echo(item.id))
        elif item.id is not None:
            seen.add(item.id)


Plan = tuple[tuple[FieldShape, ...], Callable[[Any], tuple[Any, ...]] | None]


def _plan(cls: type[Any]) -> Plan:
    """The fields of a class that this pass looks at, kept per class: slugs, names, and records that may hold some; and how to get them."""
    known = _PLANS.get(cls)
    if known is None:
        fields = tuple(f for f in shape(cls) if _worth_looking(f))
        known = _PLANS[cls] = fields, _getter(tuple(f.name for f in fields))
    return known


_PLANS: Final[dict[type[Any], Plan]] = {}


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]] | None:
    if not names:
        return None
    get: Callable[[Any], Any] = attrgetter(*names)
    return get if len(names) > 1 else lambda record: (get(record),)


def _worth_looking(field: FieldShape) -> bool:
    """Events are looked at one by one, not as a field of the case."""
    if field.mark is not None:
        return field.mark.kind in ("slug", "names", "event")
    kind = field.type
    return isinstance(kind, type) and issubclass(kind, Record) and kind is not Event and bool(_plan(kind)[0])


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
