"""``takeovers.toml``: who takes over from a post or a body that is gone, matter by matter (tiếp nhận nhiệm vụ khi kết thúc hoạt động)."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import Table


MATTERS: Final = ("pending", "execution", "correction", "annulment", "coercion")
_TO: Final = frozenset({"heirs", "chairs", "competent", "leader", "issuer", "inspectorate"})


@frozen(kw_only=True, eq=False)
class TakeoverRule:
    """From ``start`` to before ``until``: to whom the ``matters`` of a post or body that is gone pass, in the order of ``to``.

    ``posts`` are the only ones it speaks of (none: any); ``missing`` is the provision it stands for that was not read.
    """

    matters: tuple[str, ...]
    to: tuple[str, ...]
    start: date
    until: date | None
    posts: tuple[str, ...]
    of_teams: bool
    cites: tuple[Citation, ...]
    known: Basis
    missing: str
    note: str

    def holds(self, day: date) -> bool:
        """Whether it is the law on ``day``."""
        return self.start <= day and (self.until is None or day < self.until)


@frozen(kw_only=True, eq=False)
class Takeovers:
    """The ``rules``; the posts behind ``chairs`` and ``inspectorate``; the slug and the two names of each role that is no post."""

    rules: tuple[TakeoverRule, ...]
    titles: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, str, str]]


def read_takeovers(source: Source, posts: Container[str]) -> Takeovers:
    """The rules in the order of the files."""
    rules: list[TakeoverRule] = []
    titles: dict[str, tuple[str, ...]] = {}
    roles: dict[str, tuple[str, str, str]] = {}
    for table in source.tables("takeovers.toml"):
        known = known_as(table, Basis.TEXT)
        named = table.table("titles")
        if named is not None:
            titles |= {key: _known(named, key, posts) for key in list(named.data)}
            named.close()
        for row in table.tables("role"):
            roles[row.text("to")] = (row.text("slug"), row.text("vi"), row.text("en"))
        rules += [_rule(row, known, posts) for row in table.tables("rule")]
    return Takeovers(rules=tuple(rules), titles=titles, roles=roles)


def _rule(row: Table, known: Basis, posts: Container[str]) -> TakeoverRule:
    matters, to = row.texts("matters", required=True), row.texts("to", required=True)
    for key, given, allowed in (("matters", matters, MATTERS), ("to", to, _TO)):
        for one in given:
            if one not in allowed:
                row.note(key, f"some of {', '.join(sorted(allowed))}", one)
    return TakeoverRule(
        matters=matters,
        to=to,
        start=row.day("from") or date.max,
        until=row.day("until", required=False),
        posts=_known(row, "posts", posts),
        of_teams=row.flag("of_teams"),
        cites=row.cites(),
        known=known_as(row, known),
        missing=row.text("missing", required=False),
        note=row.text("note", required=False),
    )


def _known(row: Table, key: str, posts: Container[str]) -> tuple[str, ...]:
    given = row.texts(key)
    for name in given:
        if name not in posts:
            row.note(key, "posts of posts.toml", name)
    return given
