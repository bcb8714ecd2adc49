"""``decrees/<number>-<year>/decree.toml``: what a sector decree says of itself and of others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from thanhtra.errors import BadCitation
from thanhtra.law import Citation, Places
from thanhtra.rulebook.sanctioning import (
    Crossing,
    Decree,
    Duty,
    LimitationRule,
    Missing,
    Repeal,
    RepeatRule,
    TransitionClause,
)
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as, read_term
from thanhtra.terms import Basis, SubjectKind

R = TypeVar("R")
_RULES = ("each-act", "once-and-aggravated")


def read_places(table: Table, key: str, instrument: str) -> Places | None:
    """Places of ``instrument`` under ``key``; None when the key is missing or wrong."""
    texts = table.texts(key)
    if not texts:
        return None
    try:
        return Places.parse(instrument, texts)
    except BadCitation as bad:
        table.note(key, bad.expected, bad.text)
        return None


def read_head(source: Source, folder: str, fields: Iterable[str]) -> Decree | None:
    """The head of one folder; None when it has none that can be used."""
    found: Decree | None = None
    known_fields = set(fields)
    for table in source.tables("decrees", folder, "decree.toml"):
        known = known_as(table, Basis.TEXT)
        instrument, vi, en = table.text("instrument"), table.text("vi"), table.text("en")
        start, note = table.day("from"), table.text("note", required=False)
        amounts_for = read_stated(table, "amounts_for")
        whole, cites, amends = table.flag("whole"), table.cites(), table.texts("amends")
        articles, amended = table.integer("articles", least=1, required=False), _amended(table, amends)
        if start is None:
            continue
        head = {
            "maxima": _maxima(table, known_fields),
            "repeals": _kept(_repeal(t, known) for t in table.tables("ends")),
            "limitation": _kept(_limitation(t, instrument, start, known) for t in table.tables("limitation")),
            "repeated": _kept(_repeated(t, instrument, start, known) for t in table.tables("repeated")),
            "transition": _kept(_crossing(t, known) for t in table.tables("transition")),
            "lacks": _kept(_lacks(t, instrument) for t in table.tables("lacks")),
            "unmodelled": tuple((t.text("at"), t.text("why")) for t in table.tables("unmodelled")),
            "duties": _kept(_duty(t, instrument) for t in table.tables("duty")),
        }
        found = Decree(
            instrument=instrument,
            folder=folder,
            vi=vi,
            en=en,
            start=start,
            amounts_for=amounts_for,
            whole=whole,
            known=known,
            cites=cites,
            amends=amends,
            note=note,
            articles=articles,
            amended=amended,
            **head,  # type: ignore[arg-type]  # one literal dict of unlike values
        )
    return found


def _kept(rows: Iterable[R | None]) -> tuple[R, ...]:
    return tuple(r for r in rows if r is not None)


def read_stated(table: Table, key: str, default: SubjectKind = SubjectKind.ORGANIZATION) -> SubjectKind:
    """For whom amounts are stated: an individual or an organisation."""
    stated = table.choice(key, SubjectKind, default=default) or default
    if stated is SubjectKind.HOUSEHOLD_BUSINESS:
        table.note(key, "individual or organization", stated.value)
    return stated


def _maxima(table: Table, fields: set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    inner = table.table("maxima")
    if inner is None:
        return found
    for field in inner.data:
        amount = inner.integer(field, least=1)
        if field not in fields:
            inner.note(field, "a field of fields.toml", field)
        elif amount is not None:
            found[field] = amount
    inner.close()
    return found


def _amended(table: Table, amends: tuple[str, ...]) -> dict[str, Places]:
    """``[[amended]]``: the places of one decree it amends."""
    found: dict[str, Places] = {}
    for row in table.tables("amended"):
        instrument = row.text("instrument")
        places = read_places(row, "articles", instrument)
        if instrument not in amends:
            row.note("instrument", f"one of {', '.join(amends)}", instrument)
        elif places is not None:
            found[instrument] = places
    return found


def _repeal(table: Table, default: Basis) -> Repeal | None:
    instrument, start, cites = table.text("instrument"), table.day("from"), table.cites()
    whole, known = table.flag("whole"), known_as(table, default)
    table.text("note", required=False)
    places = read_places(table, "articles", instrument)
    if whole == table.has("articles"):
        table.note("articles", "either articles or whole = true", "both" if whole else "neither")
    return (
        None if start is None else Repeal(instrument=instrument, places=places, start=start, cites=cites, known=known)
    )


def _limitation(table: Table, instrument: str, start: date, default: Basis) -> LimitationRule | None:
    places, term = read_places(table, "provisions", instrument), read_term(table)
    since, cites, known = table.day("from", required=False) or start, table.cites(), known_as(table, default)
    table.text("note", required=False)
    if places is None or term is None:
        return None
    return LimitationRule(places=places, term=term, start=since, cites=cites, known=known)


def _repeated(table: Table, instrument: str, start: date, default: Basis) -> RepeatRule | None:
    places, rule = read_places(table, "provisions", instrument), table.text("rule")
    since, cites, known = table.day("from", required=False) or start, table.cites(), known_as(table, default)
    table.text("note", required=False)
    if rule not in _RULES:
        table.note("rule", f"one of {', '.join(_RULES)}", rule)
    return None if places is None else RepeatRule(places=places, rule=rule, start=since, cites=cites, known=known)


def _crossing(table: Table, default: Basis) -> TransitionClause | None:
    when, start, applies = table.choice("when", Crossing), table.day("from"), table.text("applies")
    cites, known, note = table.cites(), known_as(table, default), table.text("note", required=False)
    if when is None or start is None:
        return None
    return TransitionClause(when=when, start=start, applies=applies, cites=cites, known=known, note=note)


def _lacks(table: Table, instrument: str) -> Missing | None:
    places, why = read_places(table, "articles", instrument), table.text("why")
    return None if places is None else Missing(places=places, why=why)


def _duty(table: Table, instrument: str) -> Duty | None:
    """A duty; the link to its acts is an inference unless the row says otherwise. One that no held act sanctions says why."""
    places, vi, en = read_places(table, "at", instrument), table.text("vi"), table.text("en")
    sanctioned, known = table.cites("sanctioned", required=False), known_as(table, Basis.INFERENCE)
    note = table.text("note", required=not sanctioned)
    return None if places is None else Duty(places=places, vi=vi, en=en, sanctioned=sanctioned, known=known, note=note)


def place_of(table: Table, key: str, instrument: str) -> Citation | None:
    """A place of ``instrument``, or a whole citation of another."""
    text = table.text(key)
    if not text:
        return None
    try:
        return Citation.parse(text) if "/" in text else Citation.within(instrument, text)
    except BadCitation as bad:
        table.note(key, f"a place such as 7.3.a, or a citation ({bad.expected})", text)
        return None
