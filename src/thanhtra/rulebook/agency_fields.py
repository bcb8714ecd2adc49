"""``agency_fields.toml``: the fields a kind of body manages, known by the words in its name, by day."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from thanhtra.classes import frozen
from thanhtra.rulebook.sanctioning import OwnField
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source


@frozen(kw_only=True, eq=False)
class AgencyKind:
    """A kind of body: ``words`` (lower case) in a name show it; its fields from each day on, in order."""

    words: tuple[str, ...]
    fields: tuple[tuple[date, OwnField], ...]


def read_agency_fields(source: Source, fields: Container[str]) -> tuple[AgencyKind, ...]:
    """Every kind, of every root."""
    found: list[AgencyKind] = []
    for table in source.tables("agency_fields.toml"):
        known, cites = known_as(table, Basis.INFERENCE), table.cites()
        for row in table.tables("agency"):
            words = tuple(w.casefold() for w in row.texts("words", required=True))
            dated: list[tuple[date, OwnField]] = []
            for one in row.tables("from"):
                start, named = one.day("from"), one.texts("fields", required=True)
                for field in named:
                    if field not in fields:
                        one.note("fields", "fields of fields.toml", field)
                if start is not None:
                    dated.append((start, OwnField(fields=frozenset(named), cites=cites, known=known)))
            found.append(AgencyKind(words=words, fields=tuple(sorted(dated, key=lambda pair: pair[0]))))
    return tuple(found)


def fields_of(kinds: tuple[AgencyKind, ...], agency: str | None, day: date) -> OwnField | None:
    """What a body so called manages on ``day``; None for one not known, or known in two ways at once."""
    return next((own for start, own in reversed(dated_fields_of(kinds, agency or "")) if start <= day), None)


@lru_cache(maxsize=1024)
def dated_fields_of(kinds: tuple[AgencyKind, ...], agency: str) -> tuple[tuple[date, OwnField], ...]:
    """The same from each day on; kept, for an archive names few bodies often."""
    said = agency.casefold()
    named = [kind for kind in kinds if any(word in said for word in kind.words)]
    return named[0].fields if len(named) == 1 else ()
