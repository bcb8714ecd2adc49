"""The one pass over a decoded case: ids, references, and statements that contradict each other (kiểm tra tham chiếu).

Run after either decoder, so that both accept the same documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple, Protocol

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, LAW_CLOCK, REFERENCES, Case
from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.exchange.absent import contradicted
from thanhtra.exchange.looks import LOOKS, Path
from thanhtra.exchange.problem import Problem, did_you_mean, echo, one_of, problem_at
from thanhtra.rulebook import Rulebook

_LISTS_GOODS: Final = frozenset({"goods_seized", "goods_valued"})
_EVERY_KIND: Final = len(KINDS)


class _KindLook(NamedTuple):
    """What is looked at beyond single fields of an event of a kind.

    ``itself`` is the field that may name an event of that same kind: what replaces a decision is one; empty where it has none.
    ``says_more``: its fields can contradict each other, beside the two ways to write a day.
    """

    itself: str
    says_more: bool


class _KindLooks(dict[str, _KindLook]):
    """By kind, when first asked of one that a file has: a class nobody wrote is not loaded for it."""

    def __missing__(self, kind: str) -> _KindLook:
        cls = KINDS[kind]
        itself = next((f for f in cls.REFERENCE_FIELDS if kind in REFERENCES[f]), "")
        says_more = kind == "goods_valued" or any(a.name == "sanctions" for a in cls.__attrs_attrs__)
        found = self[kind] = _KindLook(itself, says_more)
        return found


_OF_KIND: Final = _KindLooks()


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
    return _Pass(case, slugs).problems()


class Meanings:
    """What names and slugs of one document can mean, and what is said of one that means nothing."""

    __slots__ = ("_hints", "ids", "kinds", "slugs")

    def __init__(self, slugs: SlugBook | None) -> None:
        self.slugs: SlugBook = slugs or _CLOSED
        self.ids: dict[str, set[str]] = {"goods": set()}
        self.kinds: dict[str, set[str]] = {}
        self._hints = _MOST_HINTS

    def knows(self, kind: str, slug: str) -> bool:
        """Whether the rulebook does."""
        return self.slugs.knows(kind, slug)

    def unknown(self, mark: FieldMeaning, value: str, path: Path) -> Problem:
        """The problem of a name or slug that names nothing."""
        if mark.kind == "slug":
            close = self._nearest(mark.detail, value)
            hint = f" (did you mean {close}?)" if close else ""
            return problem_at(path, "unknown_slug", f"the slug of a {mark.detail}{hint}", echo(value))
        if mark.kind == "names":
            named = _ARTICLES.get(mark.detail, f"a {mark.detail}")
            return problem_at(path, "dangling", f"the id of {named} on file", echo(value))
        kinds = REFERENCES[mark.detail]
        wanted = "an event" if len(kinds) == _EVERY_KIND else one_of(sorted(kinds))
        return problem_at(path, "dangling", f"the id of {wanted} on file", echo(value))

    def _nearest(self, kind: str, slug: str) -> str | None:
        """The slug most likely meant, by the words of names too; for the first wrong slugs of a document only."""
        if self._hints == 0:
            return None
        self._hints -= 1
        if not isinstance(self.slugs, Rulebook):
            return self.slugs.suggest(kind, slug)
        from thanhtra.search.closest import closest  # noqa: PLC0415 - only for a mistake

        return closest(slug, self.slugs.names_of_kind(kind))


_MOST_HINTS: Final = 20
"""So many wrong slugs of a document get a suggestion; each costs a look at every name."""


class _Pass(Meanings):
    __slots__ = ("case",)

    def __init__(self, case: Case, slugs: SlugBook | None) -> None:
        super().__init__(slugs)
        self.case = case

    def problems(self) -> list[Problem]:
        case = self.case
        found: list[Problem] = []
        itself: list[int] = []
        for key, what, listed in (
            ("subjects", "subject", case.subjects),
            ("officials", "official", case.officials),
            ("delegations", "delegation", case.delegations),
            ("acts", "act", case.acts),
            ("licences", "licence", case.licences),
        ):
            ids = self.ids[what] = {item.id for item in listed} if listed else set()
            if listed and len(ids) < len(listed):
                found += _duplicates(key, listed)
        if self._read_events():
            found += _duplicates("events", case.events)
        LOOKS[type(case)](self, case, (), found)
        for index, event in enumerate(case.events):
            field, says_more = _OF_KIND[event.kind]
            LOOKS[type(event)](self, event, ("events", index), found)
            if field and getattr(event, field) == event.named is not None:
                itself.append(index)
            if event.not_before is not None or event.not_after is not None:
                found += _range_disagreements(event, event.on is not None or event.at is not None, ("events", index))
            if says_more or (event.at is not None and event.on is not None):
                found += _event_disagreements(event, ("events", index))
        for index, act in enumerate(case.acts or ()):
            if act.not_before is not None or act.not_after is not None:
                found += _range_disagreements(act, act.ended is not None, ("acts", index))
        if itself:
            found += _meaning_itself(case, itself)
        if case.absent:
            found += contradicted(case, _places(case))
        return found

    def _read_events(self) -> bool:
        """Take in the names events carry and the goods they list; answers whether an id is carried twice."""
        kinds, goods = self.kinds, self.ids["goods"]
        own: list[str] = []
        for event in self.case.events:
            kind, name = event.kind, event.id
            if name is None:
                name = event.number
            else:
                own.append(name)
            if name is not None:
                if name in kinds:
                    kinds[name].add(kind)
                else:
                    kinds[name] = {kind}
            if kind in _LISTS_GOODS and (listed := getattr(event, "goods", None)):
                goods.update([g.id for g in listed])
        return len(own) > 1 and len(set(own)) < len(own)


def _places(case: Case) -> Mapping[str, tuple[int, ...]]:
    """Of each name, the indices of the events that carry it."""
    places: dict[str, list[int]] = {}
    for index, event in enumerate(case.events):
        if event.named is not None:
            places.setdefault(event.named, []).append(index)
    return {name: tuple(indices) for name, indices in places.items()}


_ARTICLES: Final = {
    "subject": "a subject",
    "official": "an official",
    "delegation": "a delegation",
    "act": "an act",
    "goods": "a goods item",
    "item": "an item",
}


def _duplicates(key: str, listed: tuple[Any, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(listed):
        if item.id in seen:
            yield problem_at((key, index, "id"), "duplicate_id", f"an id no other of the {key} carries", echo(item.id))
        elif item.id is not None:
            seen.add(item.id)


def _meaning_itself(case: Case, named: Iterable[int]) -> Iterator[Problem]:
    """Those of the events ``named`` after themselves whose name no other event carries that they could mean."""
    carried = {
        field: Counter(e.named for e in case.events if e.kind in REFERENCES[field])
        for field in {_OF_KIND[case.events[index].kind].itself for index in named}
    }
    for index in named:
        event = case.events[index]
        field = _OF_KIND[event.kind].itself
        if event.named is not None and carried[field][event.named] == 1:
            yield problem_at(("events", index, field), "dangling", "the id of another event", echo(event.named))


def _range_disagreements(dated: Any, known: bool, path: Path) -> Iterator[Problem]:  # noqa: FBT001 - one of two shapes of one question
    """Bounds stand in place of a day that is not known, and in order."""
    if known:
        name = "not_before" if dated.not_before is not None else "not_after"
        yield problem_at(
            (*path, name), "disagree", "bounds in place of the day, not beside it", getattr(dated, name).isoformat()
        )
    elif dated.not_before is not None and dated.not_after is not None and dated.not_after < dated.not_before:
        yield problem_at((*path, "not_after"), "disagree", "a day not before not_before", dated.not_after.isoformat())


def _event_disagreements(event: Any, path: Path) -> Iterator[Problem]:
    if event.on is not None and event.at is not None and event.at.astimezone(LAW_CLOCK).date() != event.on:
        yield problem_at((*path, "on"), "disagree", "the day of at, on the clock of +07:00", event.on.isoformat())
    measures_only = event.kind == "no_sanction_decided"
    for index, sanction in enumerate(getattr(event, "sanctions", None) or ()):
        at = (*path, "sanctions", index)
        imposed = [name for name in ("warning", "fine") if getattr(sanction, name) is not None]
        if measures_only:
            for name in imposed:
                yield problem_at(
                    (*at, name), "unknown_key", "measures only, in a decision not to sanction", f'"{name}"'
                )
        elif len(imposed) > 1:
            yield problem_at((*at, "fine"), "disagree", "a warning or a fine", "both")
    if event.kind == "decision_annulled" and event.scope == "part" and event.acts is None:
        yield problem_at((*path, "acts"), "missing", "the acts that fall, in a part annulment", "nothing")
    if event.kind == "goods_valued":
        for index, item in enumerate(event.goods or ()):
            if item.value is None:
                yield problem_at((*path, "goods", index, "value"), "missing", "the value found", "nothing")
