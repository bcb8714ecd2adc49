"""Fields, posts, grounds and remedies: the names the law gives, as dated data."""

from __future__ import annotations

from datetime import date

from thanhtra.rulebook.rules import Field, Ground, Kept, Post, RemedyKind
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import Table
from thanhtra.rulebook.versions import by_slug, known_as, read_term, read_versions, series_of
from thanhtra.terms import Basis


def _amount(table: Table) -> int | None:
    return table.integer("amount", least=1)


def read_fields(source: Source) -> dict[str, Field]:
    """``fields.toml``."""
    found: dict[str, Field] = {}
    for table in source.tables("fields.toml"):
        known = known_as(table, Basis.TEXT)
        for row in table.tables("field"):
            slug, vi, en = row.text("slug"), row.text("vi"), row.text("en")
            row.day("from", required=False)
            row.day("ended", required=False)
            row.cites(required=False)
            row.text("note", required=False)
            row.texts("succeeded_by")
            level = known_as(row, known)
            maximum = (
                series_of(row, f"maximum:{slug}", read_versions(row, "maximum", _amount, level))
                if row.has("maximum")
                else None
            )
            limitation = (
                series_of(row, f"limitation:{slug}", read_versions(row, "limitation", read_term, level))
                if row.has("limitation")
                else None
            )
            found[slug] = Field(slug=slug, vi=vi, en=en, maximum=maximum, limitation=limitation)
    return found


def _names(row: Table, key: str) -> tuple[tuple[date, str, str], ...]:
    found = []
    for name in row.tables(key):
        since, vi, en = name.day("from"), name.text("vi"), name.text("en")
        name.cites(required=False)
        name.choice("known", Basis, default=Basis.TEXT)
        name.text("note", required=False)
        if since:
            found.append((since, vi, en))
    return tuple(sorted(found))


def _kept(row: Table) -> tuple[Kept, ...]:
    found = []
    for one in row.tables("kept"):
        start, bodies, cites = one.day("from"), one.texts("bodies", required=True), one.cites()
        if start:
            found.append(Kept(start=start, bodies=bodies, cites=cites))
    return tuple(sorted(found, key=lambda kept: kept.start))


def read_posts(source: Source) -> dict[str, Post]:
    """``posts.toml``."""
    found: dict[str, Post] = {}
    for table in source.tables("posts.toml"):
        known = known_as(table, Basis.TEXT)
        for row in table.tables("post"):
            names, bodies, kept = _names(row, "name"), _names(row, "body"), _kept(row)
            start = row.day("from")
            post = {
                "slug": row.text("slug"),
                "vi": row.text("vi"),
                "en": row.text("en"),
                "level": row.text("level"),
                "ended": row.day("ended", required=False),
                "succeeded_by": row.texts("succeeded_by"),
                "kind_of": row.text("kind_of", required=False) or None,
                "cites": row.cites(),
                "known": known_as(row, known),
                "note": row.text("note", required=False),
            }
            if start:
                found[str(post["slug"])] = Post(start=start, names=names, bodies=bodies, kept=kept, **post)  # type: ignore[arg-type]  # one literal dict of unlike values
        for at in found.values():
            for heir in at.succeeded_by:
                if heir not in found:
                    table.note(at.slug, f"a post called {heir!r}", "nothing")
    return found


def read_grounds(source: Source) -> dict[str, Ground]:
    """``grounds.toml``."""
    return by_slug(
        source,
        ("grounds.toml",),
        "ground",
        lambda t: Ground(slug=t.text("slug"), vi=t.text("vi"), en=t.text("en"), cites=t.cites()),
    )


def _remedy(t: Table) -> RemedyKind:
    t.day("from", required=False)
    t.day("ended", required=False)
    return RemedyKind(
        slug=t.text("slug"),
        vi=t.text("vi"),
        en=t.text("en"),
        point=t.text("point", required=False) or None,
        names=_names(t, "name"),
        cites=t.cites(required=False),
        takes_back=t.flag("takes_back"),
    )


def read_remedies(source: Source) -> dict[str, RemedyKind]:
    """``remedies.toml``, and each decree's own; one decree's remedy of another's slug is the same remedy."""
    found = by_slug(source, ("remedies.toml",), "remedy", _remedy)
    for folder in source.folders("decrees"):
        for slug, remedy in by_slug(source, ("decrees", folder, "remedies.toml"), "remedy", _remedy).items():
            found.setdefault(slug, remedy)
    return found
