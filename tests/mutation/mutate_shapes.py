"""Take one condition at a time out of the shape of a limit and see that some situation notices.

A shape is what sets a limit running, meets it, ends it or gives it up (``starts``, ``met``, ``ends_with``, ``waived``, ``exempt``), each a
filter with conditions, and what moves it (``extent``). A mutant lacks one filter, or one condition of a filter, or counts from the event
itself, or lacks one part of the extent. ``python tests/mutation/mutate_shapes.py`` runs them all against the golden situations and the
examiner's of clocks; ``shape_survivors.toml`` lists those no situation can tell, each with its reason.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import attrs
from tests.examination.reading import HERE as ROOMS
from tests.examination.reading import disagreements
from tests.examination.reading import situations as rooms_of

from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.clock import Clock, Extent, Filter, Start
from thanhtra.situations import situations

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "checks" / "golden"
SURVIVORS = HERE / "shape_survivors.toml"
_LISTS = ("met", "ends_with", "waived")
_CONDITIONS = ("having", "without", "after", "not_after", "before", "imposes", "facts")
_FLAGS = ("met_by_itself", "directly", "first_counts", "late_is_open")


class ShapeMutant(NamedTuple):
    """A limit without one part of its shape; ``name`` says which."""

    name: str
    clock: Clock


def _lighter(where: Filter) -> Iterator[tuple[str, Filter]]:
    """The filter without one of its conditions."""
    for name, allowed in where.fields:
        yield f"{name}={'|'.join(allowed)}", attrs.evolve(where, fields=tuple(f for f in where.fields if f[0] != name))
    for condition in _CONDITIONS:
        if asked := getattr(where, condition):
            yield f"{condition}={'|'.join(asked)}", attrs.evolve(where, **{condition: ()})


def _of_list(found: tuple[Filter, ...]) -> Iterator[tuple[str, tuple[Filter, ...]]]:
    for at, where in enumerate(found):
        label = f"{at} {'|'.join(where.kinds)}"
        yield label, (*found[:at], *found[at + 1 :])
        for said, lighter in _lighter(where):
            yield f"{label} {said}", (*found[:at], lighter, *found[at + 1 :])


def _of_starts(found: tuple[Start, ...]) -> Iterator[tuple[str, tuple[Start, ...]]]:
    for at, start in enumerate(found):
        label = f"{at} {'|'.join(start.where.kinds)}"
        rest = found[:at], found[at + 1 :]
        yield label, (*rest[0], *rest[1])
        changed = [(said, attrs.evolve(start, where=lighter)) for said, lighter in _lighter(start.where)]
        changed += [(f"moment={start.moment}", attrs.evolve(start, moment="event"))] if start.moment != "event" else []
        changed += [("unless", attrs.evolve(start, unless=()))] if start.unless else []
        for said, other in changed:
            yield f"{label} {said}", (*rest[0], other, *rest[1])


def _of_extent(extent: Extent) -> Iterator[tuple[str, Extent]]:
    plain = Extent()
    for field in attrs.fields(Extent):
        value = getattr(extent, field.name)
        if value != getattr(plain, field.name):
            yield field.name, attrs.evolve(extent, **{field.name: getattr(plain, field.name)})


def mutants(clock: Clock) -> Iterator[ShapeMutant]:
    """Every limit with one part of its shape less."""
    for said, starts in _of_starts(clock.starts):
        yield ShapeMutant(f"{clock.slug} starts {said}", attrs.evolve(clock, starts=starts))
    for name in _LISTS:
        for said, filters in _of_list(getattr(clock, name)):
            yield ShapeMutant(f"{clock.slug} {name} {said}", attrs.evolve(clock, **{name: filters}))
    for name in _FLAGS:
        if getattr(clock, name):
            yield ShapeMutant(f"{clock.slug} {name}", attrs.evolve(clock, **{name: False}))
    yield from _of_versions(clock)
    for said, extent in _of_extent(clock.extent):
        yield ShapeMutant(f"{clock.slug} extent {said}", _with_extent(clock, said, extent))


def _of_versions(clock: Clock) -> Iterator[ShapeMutant]:
    """The same of what a version says in place of the limit's own."""
    for at, version in enumerate(clock.versions.versions):
        rule = version.rule
        if rule is None:
            continue
        label = f"{clock.slug} {version.start}"
        changed = [(f"starts {said}", attrs.evolve(rule, starts=starts)) for said, starts in _of_starts(rule.starts)]
        changed += [(f"met {said}", attrs.evolve(rule, met=met)) for said, met in _of_list(rule.met)]
        changed += [
            (f"extent {said}", attrs.evolve(rule, extent=extent))
            for said, extent in _of_extent(rule.extent)
            if rule.extent != clock.extent
        ]
        for said, other in changed:
            versions = (
                *clock.versions.versions[:at],
                attrs.evolve(version, rule=other),
                *clock.versions.versions[at + 1 :],
            )
            yield ShapeMutant(
                f"{label} {said}", attrs.evolve(clock, versions=attrs.evolve(clock.versions, versions=versions))
            )


def _with_extent(clock: Clock, name: str, extent: Extent) -> Clock:
    """The head's part taken out of every version too."""
    plain = getattr(Extent(), name)
    versions = [
        v
        if v.rule is None
        else attrs.evolve(v, rule=attrs.evolve(v.rule, extent=attrs.evolve(v.rule.extent, **{name: plain})))
        for v in clock.versions.versions
    ]
    return attrs.evolve(clock, extent=extent, versions=attrs.evolve(clock.versions, versions=tuple(versions)))


def all_mutants(book: Rulebook) -> list[ShapeMutant]:
    """The mutants of every limit of the book."""
    return [m for _, clock in sorted(book.procedure.limits.items()) for m in mutants(clock)]


Ask = Callable[[Rulebook], bool]
"""Whether a situation still gets its answer from a book."""


@cache
def _asked_of() -> dict[str, list[Ask]]:
    """Each limit → the situations that hold it: those that name its deadline, then the golden ones whose answer looks at it."""
    found: dict[str, list[Ask]] = {}
    for room in sorted(ROOMS.glob("*.toml")):
        for one in rooms_of(room) if room.stem != "files" else ():
            for slug in {wanted["deadline"] for wanted in one["expect"] if "deadline" in wanted}:
                found.setdefault(slug, []).append(
                    _room({**one, "expect": [w for w in one["expect"] if w.get("deadline") == slug]})
                )
    book, seen = _watched()
    for one in (one for path in sorted(GOLDEN.glob("*.toml")) for one in situations(path) if not one.readings):
        seen.clear()
        ask = _golden(one)
        ask(book)
        for slug in seen | {str(d["kind"]) for d in one.deadlines}:
            found.setdefault(slug, []).append(ask)
    return found


def _golden(one: Any) -> Ask:
    def ask(book: Rulebook) -> bool:
        try:
            return not one.differences(book)
        except Exception:  # noqa: BLE001 - a review that breaks is noticed too
            return False

    return ask


def _room(one: dict[str, Any]) -> Ask:
    def ask(book: Rulebook) -> bool:
        try:
            return not disagreements(one, book)
        except Exception:  # noqa: BLE001 - a review that breaks is noticed too
            return False

    return ask


def _watched() -> tuple[Rulebook, set[str]]:
    """The built-in book, and the limits looked at in it."""
    book, seen = Rulebook.built_in().afresh(), set[str]()
    limit = book.limit

    def watched(slug: str) -> Clock:
        seen.add(slug)
        return limit(slug)

    book.__dict__["limit"] = watched
    return book, seen


def book_with(clock: Clock) -> Rulebook:
    """The built-in book with one limit changed, and no memory of another's answers."""
    base = Rulebook.built_in()
    return base.afresh(procedure=attrs.evolve(base.procedure, limits={**base.procedure.limits, clock.slug: clock}))


def caught(mutant: ShapeMutant) -> bool:
    """Whether some situation that looks at the limit gets another answer."""
    book = book_with(mutant.clock)
    return any(not ask(book) for ask in _asked_of().get(mutant.clock.slug, ()))


def explained() -> dict[str, str]:
    """The mutants no situation can tell, each with its reason."""
    found: dict[str, str] = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))
    return found


def main() -> int:
    """Run every mutant and list those that no situation noticed."""
    known, everything = explained(), all_mutants(Rulebook.built_in())
    survived = [m for m in everything if not caught(m)]
    for mutant in survived:
        sys.stdout.write(f"survived{' (explained)' if mutant.name in known else ''}: {mutant.name}\n")
    sys.stdout.write(f"{len(everything) - len(survived)} of {len(everything)} mutants caught\n")
    return int(any(m.name not in known for m in survived))


if __name__ == "__main__":
    sys.exit(main())
