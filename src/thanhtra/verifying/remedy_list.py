"""The remedies a decree lists: its own, each at its place, and those of the Law it takes over (biện pháp khắc phục hậu quả của nghị định)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Final

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Decree
from thanhtra.verifying.library import Library
from thanhtra.verifying.outline import Place
from thanhtra.verifying.references import references

_LETTERS: Final = "abcdđeghi"
"""Points of Đ28.1 of the Law but k, the remedies left to the Government."""


@frozen(eq=False)
class RemedyList:
    """``own``: each remedy the decree adds → its place in the list; ``taken``: places of the Law the list's head takes over."""

    own: Mapping[str, str]
    taken: frozenset[str]

    def at(self, place: Place) -> frozenset[str]:
        """Every remedy a clause of authority gives by naming ``place``."""
        compact = ".".join(part for part in place if part)
        if place[:2] == ("28", "1"):
            return frozenset((compact,)) if place[2] else frozenset(f"28.1.{p}" for p in _LETTERS)
        inside = frozenset(where for where in self.own.values() if where == compact or where.startswith(f"{compact}."))
        return inside | self.taken if inside and not place[2] else inside


def remedy_list(book: Rulebook, head: Decree, library: Library) -> RemedyList:
    """The list of one decree: the article most of its remedies stand in."""
    found: dict[str, Citation] = {}
    for _, data in book.source.files("decrees", head.folder, "remedies.toml"):
        for row in tomllib.loads(data.decode("utf-8")).get("remedy", ()):
            for cite in (Citation.parse(text) for text in row["cites"]):
                if cite.instrument == head.instrument:
                    found[row["slug"]] = cite
    articles = Counter(c.article for c in found.values())
    article = articles.most_common(1)[0][0] if articles else None
    own = {slug: c.place for slug, c in found.items() if c.article == article}
    state = library.state(head.instrument, head.start)
    heads = {(c.article or "", c.clause or "", "") for c in found.values() if c.article == article}
    said = " ".join(state[1].own(at) for at in heads) if state is not None else ""
    taken = frozenset(".".join(p) for p in references(said, article=article or "") if p[:2] == ("28", "1") and p[2])
    return RemedyList(own, taken)
