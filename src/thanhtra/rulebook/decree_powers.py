"""``decrees/<number>-<year>/powers.toml``: the titles a sector decree names, their printed amounts and what it allots them."""

from __future__ import annotations

from collections.abc import Container

from thanhtra.law import Places
from thanhtra.rulebook.decree_heads import place_of, read_places, read_stated
from thanhtra.rulebook.powers import LICENCE, read_confiscation
from thanhtra.rulebook.sanctioning import Decree, DecreePower
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis


def read_decree_powers(
    source: Source, head: Decree, posts: Container[str], remedies: Container[str]
) -> list[DecreePower]:
    """Every title of one folder, in the order of the text."""
    found: list[DecreePower] = []
    for table in source.tables("decrees", head.folder, "powers.toml"):
        known = known_as(table, head.known)
        found += [p for row in table.tables("power") if (p := _power(row, head, known, posts, remedies))]
        for row in table.tables("minutes"):
            place_of(row, "at", head.instrument)
            row.text("who")
    return found


def _power(
    row: Table, head: Decree, default: Basis, posts: Container[str], remedies: Container[str]
) -> DecreePower | None:
    at = place_of(row, "at", head.instrument)
    if row.has("by"):
        row.text("by")
    names = row.texts("posts", required=True)
    for name in names:
        if name not in posts:
            row.note("posts", "posts of posts.toml", name)
    gap, known, note = row.text("gap", required=False), known_as(row, default), row.text("note", required=False)
    start = row.day("from", required=False) or head.start
    amounts = _amounts(row)
    if bool(gap) == bool(amounts):
        row.note("amounts", "either amounts or a gap", "both" if gap else "neither")
    stated = read_stated(row, "stated_for", head.amounts_for)
    warning, licence = row.flag("warning") or bool(gap), row.texts("licence")
    if unknown := [m for m in licence if m not in LICENCE]:
        row.note("licence", f"of {', '.join(LICENCE)}", unknown)
    told = row.has("licence") and (row.has("confiscate") or row.has("remedies"))
    confiscation = read_confiscation(row) if row.has("confiscate") else None
    cures = row.texts("remedies") if row.has("remedies") else None
    for cure in cures or ():
        if cure not in remedies:
            row.note("remedies", "remedies of remedies.toml or of a decree", cure)
    of, within, matter = (
        row.text("of", required=False) or None,
        row.text("within", required=False),
        row.text("matter", required=False),
    )
    if of is not None and of not in posts:
        row.note("of", "a post of posts.toml", of)
    row.text("allocation", required=False)
    bodies = row.texts("bodies")
    expel = row.flag("expel")
    if at is None:
        return None
    places: Places | None = read_places(row, "provisions", at.instrument)
    return DecreePower(
        posts=names,
        start=start,
        amounts=amounts,
        stated_for=stated,
        warning=warning,
        licence=licence if told else None,
        confiscation=confiscation,
        expel=expel,
        remedies=cures,
        provisions=places,
        excludes=read_places(row, "excludes", at.instrument),
        of=of,
        within=within,
        matter=matter,
        gap=gap,
        cite=at,
        known=known,
        note=note,
        bodies=bodies,
    )


def _amounts(row: Table) -> dict[str, int]:
    table = row.table("amounts")
    if table is None:
        return {}
    found = {field: amount for field in table.data if (amount := table.integer(field, least=1)) is not None}
    table.close()
    return found
