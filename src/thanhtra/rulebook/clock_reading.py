"""The shape of a limit from its TOML: filters, starts, reach (đọc cấu trúc của thời hạn)."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import Any, Final

import attrs

from thanhtra.law import GoverningDay
from thanhtra.rulebook.clock import (
    INSPECTION_TYPES,
    Branch,
    Clock,
    Extent,
    Filter,
    LeftOut,
    Limit,
    Longer,
    Perhaps,
    Start,
    Timely,
)
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as, read_term, read_versions, series_of
from thanhtra.terms import Basis, Bearer, Nature

CONDITIONS: Final = {
    "with": "having",
    "without": "without",
    "after": "after",
    "not_after": "not_after",
    "before": "before",
    "imposes": "imposes",
    "if": "facts",
}
"""Key in the data → attribute of a filter; any other key is a field and its allowed values."""
START_KEYS: Final = ("moment", "unless")
"""What a start says beside its filter."""
_MOMENTS: Final = ("event", "receipt", "receipt-of-change", "effect", "waiting-over", "not-before")
_MOMENTS_OF: Final = ("field", "first", "end-of")
"""Moments written with a name after a colon."""
_PAIR: Final = 2


def read_filter(table: Table, *, extra: tuple[str, ...] = ()) -> Filter:
    """``{ kind = …, FIELD = [values], with = [kinds], … }``; ``kind`` is one kind or a list."""
    kinds = table.texts("kind") if isinstance(table.data.get("kind"), list) else (table.text("kind"),)
    conditions: dict[str, Any] = {name: table.texts(key) for key, name in CONDITIONS.items() if table.has(key)}
    fields = tuple((key, table.texts(key)) for key in table.data if key not in ("kind", *CONDITIONS, *extra))
    return Filter(kinds=kinds, fields=fields, **conditions)


def read_filters(table: Table, key: str) -> tuple[Filter, ...]:
    """An array of filters."""
    return tuple(read_filter(row) for row in table.tables(key))


def _starts(table: Table) -> tuple[Start, ...]:
    """``starts``, or the kinds of ``counted_from``."""
    found = tuple(
        Start(where=read_filter(row, extra=START_KEYS), moment=_moment(row), unless=_unless(row))
        for row in table.tables("starts")
    )
    return found or tuple(Start(where=Filter(kinds=(kind,))) for kind in table.texts("counted_from"))


def _moment(table: Table) -> str:
    """A moment the count can start from; ``event`` where none is said or the one said does not exist."""
    moment = table.text("moment", required=False)
    how, _, name = moment.partition(":")
    if not moment or moment in _MOMENTS or (how in _MOMENTS_OF and name):
        return moment or "event"
    near = get_close_matches(how, (*_MOMENTS, *_MOMENTS_OF), n=1)
    meant = [f"{one}:{name or '…'}" if one in _MOMENTS_OF else one for one in near]
    right = f" (did you mean {meant[0]!r}?)" if meant else ""
    table.note("moment", f"{', '.join(_MOMENTS)}, field:NAME, first:KIND or end-of:LIMIT{right}", moment)
    return "event"


def _unless(table: Table) -> tuple[str, ...]:
    """A kind of event and its field, or nothing."""
    pair = table.texts("unless")
    if pair and len(pair) != _PAIR:
        table.note("unless", "a kind of event and its field", list(pair))
        return ()
    return pair


def _met(table: Table) -> tuple[Filter, ...]:
    """``met``, or the kinds of ``met_by``."""
    return read_filters(table, "met") or tuple(Filter(kinds=(kind,)) for kind in table.texts("met_by"))


def _branch(table: Table) -> Branch | None:
    grounds = tuple(sorted(table.texts("grounds")))
    terms = tuple(t for t in (read_term(part) for part in table.tables("terms")) if t)
    if not table.has("terms"):
        term = read_term(table)
        terms = (term,) if term else ()
    cites = table.cites(required=False)
    clock = table.text("counted_from", required=False) or None
    levels, what = table.texts("levels"), table.texts("what")
    return (
        Branch(grounds=grounds, terms=terms, cites=cites, counted_from=clock, levels=levels, what=what)
        if terms
        else None
    )


def _pairs(table: Table, key: str, one: str, other: str) -> list[tuple[str, str]]:
    return [(row.text(one), row.text(other)) for row in table.tables(key)]


def _extent(table: Table, head: Extent) -> Extent:
    """What a table says of the extent; the rest as ``head`` has it."""
    found: dict[str, Any] = {
        "at_least": table.text("at_least", required=False),
        "until": tuple(_pairs(table, "until", "kind", "day")),
        "capped_by": table.texts("capped_by"),
        "exempt": read_filters(table, "exempt"),
        "longer": tuple(
            Longer(
                kind=row.text("kind"),
                limit=row.text("limit"),
                open_when_over=row.text("open_when_over", required=False),
            )
            for row in table.tables("longer")
        ),
        "timely": tuple(Timely(kind=kind, limit=limit) for kind, limit in _pairs(table, "timely", "kind", "limit")),
        "perhaps": tuple(
            Perhaps(kind=row.text("kind"), ground=row.text("ground"), at=row.text("at"))
            for row in table.tables("perhaps")
        ),
        "approved": table.texts("approved"),
        "approved_within": table.text("approved_within", required=False),
        "approved_with": read_filters(table, "approved_with"),
        "read_as": tuple(
            (row.text("reading"), row.text("choice"), row.text("ground")) for row in table.tables("read_as")
        ),
        "together": table.flag("together"),
        "pausing": table.flag("pausing"),
        "stated": table.text("stated", required=False),
        "outlives": table.texts("outlives"),
    }
    return attrs.evolve(head, **{key: value for key, value in found.items() if table.has(key)})


def read_limit(table: Table, head: Extent) -> Limit | None:
    """One version of a limit; ``head`` is what all its versions say of their extent."""
    branches = [b for b in (_branch(t) for t in table.tables("branches", required=True)) if b]
    branches.sort(key=lambda b: (len(b.grounds), b.grounds))
    if not branches or branches[0].grounds:
        table.note("branches", "a branch without grounds", "none")
        return None
    gaps, left_out = _silent(table)
    limit = Limit(
        branches=tuple(branches),
        gaps=gaps,
        left_out=left_out,
        extent=_extent(table, head),
        starts=_starts(table),
        met=_met(table),
    )
    for level in limit.levels or (None,):
        own = limit.at_level(level)
        if own is None or own.branches[0].grounds:
            table.note("branches", "a branch without grounds for each level", level)
        elif len({b.grounds for b in own.branches}) != len(own.branches):
            table.note("branches", "each set of grounds once", [b.key for b in own.branches])
    return limit


def _silent(table: Table) -> tuple[tuple[tuple[str, str], ...], tuple[LeftOut, ...]]:
    """The levels without a figure, and those without one for a single type of inspection."""
    gaps: list[tuple[str, str]] = []
    left_out: list[LeftOut] = []
    for row in table.tables("gaps"):
        levels, why = row.texts("levels", required=True), row.text("why")
        kind = row.text("type", required=False)
        if kind not in ("", *INSPECTION_TYPES):
            row.note("type", " or ".join(INSPECTION_TYPES), kind)
        gaps += [(level, why) for level in levels if not kind]
        left_out += [LeftOut(level=level, type=kind, why=why) for level in levels if kind]
    return tuple(gaps), tuple(left_out)


def _each(table: Table) -> str:
    what = table.text("each", required=False)
    if what not in ("", *_PARTS):
        table.note("each", " or ".join(_PARTS), what)
    return what


_PARTS: Final = ("acts", "goods", "remedies", "violators")


def read_clock(table: Table, slug: str, earlier: Clock | None) -> Clock | None:
    """A whole limit; a later root's file adds versions to ``earlier`` and leaves its shape."""
    extent = _extent(table, earlier.extent if earlier else Extent())
    rows = read_versions(table, "version", partial(read_limit, head=extent), known_as(table, Basis.TEXT))
    vi, en, day = table.text("vi"), table.text("en"), table.choice("day", GoverningDay, default=GoverningDay.TRIGGER)
    nature = table.choice("nature", Nature, default=Nature.DUTY) or Nature.DUTY
    bearer = table.choice("bearer", Bearer, default=Bearer.AUTHORITY) or Bearer.AUTHORITY
    own: dict[str, Any] = {
        "extent": extent,
        "step_tells_start": table.text("step_tells_start", required=False),
        "met_by_itself": table.flag("met_by_itself"),
        "directly": table.flag("directly"),
        "first_counts": table.flag("first_counts"),
        "each": _each(table),
        "of": table.text("of", required=False) or "event",
        "starts": _starts(table),
        "met": _met(table),
        "ends_with": read_filters(table, "ends_with"),
        "waived": read_filters(table, "waived"),
        "omission": not table.flag("met_off_file"),
        "omission_elsewhere": table.flag("omission_elsewhere"),
        "late_is_open": table.flag("late_is_open"),
        "readings": table.texts("readings"),
    }
    versions = series_of(table, slug, [*(earlier.versions.versions if earlier else ()), *rows])
    if versions is None:
        return None
    if earlier is not None:
        return attrs.evolve(
            earlier, versions=versions, source=table.file, readings=earlier.readings or table.texts("readings")
        )
    return Clock(
        slug=slug,
        vi=vi,
        en=en,
        day=day or GoverningDay.TRIGGER,
        nature=nature,
        bearer=bearer,
        versions=versions,
        source=table.file,
        **own,
    )
