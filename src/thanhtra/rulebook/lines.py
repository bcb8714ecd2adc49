"""``lines.toml``: which posts stand above which (cấp trên, cấp dưới)."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source


@frozen(kw_only=True, eq=False)
class ChainOfCommand:
    """Posts from the lowest to the highest; ``executive``: the chairs of people's committees."""

    posts: tuple[str, ...]
    executive: bool
    cites: tuple[Citation, ...]
    known: Basis


def read_lines(source: Source, posts: Container[str]) -> tuple[ChainOfCommand, ...]:
    """Every line, of every root."""
    found: list[ChainOfCommand] = []
    for table in source.tables("lines.toml"):
        known, cites = known_as(table, Basis.INFERENCE), table.cites()
        for row in table.tables("line"):
            names, executive = row.texts("posts", required=True), row.flag("executive")
            for name in names:
                if name not in posts:
                    row.note("posts", "posts of posts.toml", name)
            found.append(ChainOfCommand(posts=names, executive=executive, cites=cites, known=known))
    return tuple(found)
