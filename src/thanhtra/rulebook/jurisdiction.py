"""``jurisdiction.toml``: the own field of titles whose name says it."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from thanhtra.rulebook.sanctioning import OwnField
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source


def read_jurisdiction(source: Source, posts: Container[str], fields: Container[str]) -> dict[str, OwnField]:
    """Own fields by post; a later root's row replaces an earlier one's."""
    found: dict[str, OwnField] = {}
    for table in source.tables("jurisdiction.toml"):
        known, cites = known_as(table, Basis.INFERENCE), table.cites()
        for row in table.tables("own"):
            names, own, duty = row.texts("posts", required=True), row.texts("fields"), row.flag("duty")
            for name in names:
                if name not in posts:
                    row.note("posts", "posts of posts.toml", name)
                found[name] = OwnField(fields=None if duty else frozenset(own), cites=cites, known=known)
            for field in own:
                if field not in fields:
                    row.note("fields", "fields of fields.toml", field)
            if duty == bool(own):
                row.note("duty", "either fields or duty = true", "both" if duty else "neither")
    return found
