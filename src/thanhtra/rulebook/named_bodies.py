"""``named_bodies.toml``: the bodies that lists of titles name, and how an official's agency is known to be one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from thanhtra.classes import frozen

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source


@frozen(kw_only=True)
class NamedBody:
    """A body a list of titles names; ``words`` in an agency's name show it, ``unless`` beside them leave it open (lower case)."""

    vi: str
    en: str
    words: tuple[str, ...]
    unless: tuple[str, ...]


@frozen(kw_only=True, eq=False)
class NamedBodies:
    """Every such body by its Vietnamese name; an agency called by a ``generic`` name says no more than the post."""

    by_name: Mapping[str, NamedBody]
    generic: frozenset[str]

    def among(self, agency: str | None, names: Iterable[str]) -> bool | None:
        """Whether ``agency`` (as printed) is one of the bodies called ``names``; None when it cannot be told."""
        said = agency.casefold().strip() if agency is not None else ""
        if not said or said in self.generic:
            return None
        found: set[bool | None] = {self._is(said, self.by_name[name]) for name in names if name in self.by_name}
        return True if True in found else None if None in found else False

    @staticmethod
    def _is(said: str, body: NamedBody) -> bool | None:
        if not any(word in said for word in body.words):
            return False
        return None if any(word in said for word in body.unless) else True


def read_named_bodies(source: Source) -> NamedBodies:
    """The names; a later root's row replaces an earlier one's."""
    found: dict[str, NamedBody] = {}
    generic: set[str] = set()
    for table in source.tables("named_bodies.toml"):
        generic |= {name.casefold() for name in table.texts("generic")}
        for row in table.tables("named"):
            words, unless = (
                [w.casefold() for w in row.texts(key, required=key == "words")] for key in ("words", "unless")
            )
            body = NamedBody(vi=row.text("vi"), en=row.text("en"), words=tuple(words), unless=tuple(unless))
            found[body.vi] = body
    return NamedBodies(by_name=found, generic=frozenset(generic))
