"""What a map leaves out or has wrong: a clause not listed, a home that is not there, a check no clause lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thanhtra.checks import all_checks
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.table import RuleProblem
from thanhtra.statutes.home import Home
from thanhtra.statutes.mapped import MappedPlace, StatuteMap
from thanhtra.statutes.naming import home_name
from thanhtra.statutes.reading import FILES, statute_map

_BOOK = "book"
"""The reason that stands in the rule data itself."""


def map_problems(book: Rulebook, maps: Iterable[StatuteMap] | None = None) -> list[RuleProblem]:
    """Every problem of the maps (the built-in ones unless given) against ``book`` and the checks, all at once."""
    given = tuple(map(statute_map, FILES)) if maps is None else tuple(maps)
    cited = [cite for row in book.procedure.unmodelled for cite in row.cites]
    found: list[RuleProblem] = []
    for one in given:
        found += [*_unlisted(one), *_homes(one, book), *_told(one, cited)]
    return [*found, *_checks(given)]


def _problem(instrument: str, where: str, expected: str, got: str) -> RuleProblem:
    return RuleProblem(f"statutes/{FILES.get(instrument, instrument)}.toml", where, expected, got)


def numbered(one: StatuteMap) -> list[str]:
    """Every place the numbering names: ``58``, ``58.1``, ``58.3.a`` …"""
    return [at for article, inner in one.numbering.items() for at in (article, *(f"{article}.{i}" for i in inner))]


def _unlisted(one: StatuteMap) -> Iterator[RuleProblem]:
    numbers, listed = set(numbered(one)), {p.at.place for p in one.places if not p.unread}
    for at in sorted(numbers - listed):
        yield _problem(one.instrument, at, "a row that says where it lives", "none")
    for at in sorted(listed - numbers):
        yield _problem(one.instrument, at, "a number of the texts", "a row for a place they do not number")


def _homes(one: StatuteMap, book: Rulebook) -> Iterator[RuleProblem]:
    for place in one.places:
        if not place.homes:
            yield _problem(one.instrument, place.at.place, "at least one home", "none")
        for home in place.homes:
            if home_name(home, book) is None:
                yield _problem(one.instrument, place.at.place, "a home that is there", str(home))


def _told(one: StatuteMap, cited: list[Citation]) -> Iterator[RuleProblem]:
    """Reasons left to the rule data stand there, and what the rule data call unmodelled is so here."""
    ours = [cite for cite in cited if cite.instrument == one.instrument and cite.article]
    for place in one.places:
        if Home("unmodelled", _BOOK) in place.homes and not any(c.covers(place.at) or place.at.covers(c) for c in ours):
            yield _problem(
                one.instrument, place.at.place, "a row [[unmodelled]] of the rule data that cites it", "none"
            )
    for cite in ours:
        inside = one.within(cite)
        if inside and not any(h.kind == "unmodelled" for p in inside for h in p.homes):
            yield _problem(one.instrument, cite.place, "unmodelled, as the rule data say", _homes_of(inside[0]))


def _homes_of(place: MappedPlace) -> str:
    return " ".join(map(str, place.homes))


def _checks(maps: tuple[StatuteMap, ...]) -> Iterator[RuleProblem]:
    """A check is listed at each place its law names, or inside it; a check of a limit may be listed by the limit."""
    for check in all_checks():
        own = Home("check", check.code)
        homes = {own, Home("series", check.limit)} if check.limit else {own}
        listed = [p.at for one in maps for p in one.places if homes & set(p.homes)]
        if not listed:
            yield _problem("", "places", f"a clause that lists check {check.code}", "none")
        mapped = {one.instrument for one in maps}
        for cite in check.law:
            if cite.instrument in mapped and not any(cite.covers(at) for at in listed):
                yield _problem(
                    cite.instrument, cite.place, f"check {check.code}, whose law it is", "it does not list it"
                )
