"""A named rule applied to a day: what it asks for then, and where it says so (quy tắc theo ngày)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from thanhtra.classes import frozen
from thanhtra.errors import LawError, LawGap, NotInTheBook
from thanhtra.law import Citation, Version
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis


@frozen(kw_only=True, eq=False)
class RuleOn:
    """The version of a named rule that holds on ``law_on``; an answer can rest on it."""

    version: Version[Any]
    law_on: date
    provisional: bool = False

    @property
    def says(self) -> Mapping[str, str | int | bool]:
        """What the version says, by name."""
        return self.version.rule or {}

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it."""
        return self.version.cites

    @property
    def basis(self) -> Basis:
        """How the version is known."""
        return self.version.known

    def text(self, name: str) -> str:
        """A named value in words; empty when the version does not speak of it."""
        return str(self.says.get(name, ""))

    def number(self, name: str) -> int:
        """A named whole number; 0 when the version does not speak of it."""
        return int(self.says.get(name, 0))

    def flag(self, name: str) -> bool:
        """Whether the version says so."""
        return bool(self.says.get(name, False))

    def spoken_at(self, name: str) -> tuple[Citation, ...]:
        """The article that speaks of ``name``: what the version says under ``NAME-at``, else all it cites."""
        said = self.text(f"{name}-at")
        return (Citation.parse(said),) if said else self.cites


@kept_by_book(maxsize=4096)
def applied(book: Rulebook, slug: str, day: date) -> RuleOn:
    """The named rule on ``day``. Raises NotInTheBook for an unknown slug, and LawError where the law is not there that day."""
    rule = book.procedure.rules.get(slug)
    if rule is None:
        raise NotInTheBook(slug)
    return RuleOn(version=rule.versions.version_on(day), law_on=day)


@kept_by_book(maxsize=4096)
def in_force(book: Rulebook, slug: str, day: date) -> bool:
    """Whether the named rule has begun by ``day`` and not ended: a question the law did not ask yet is not asked."""
    rule = book.procedure.rules.get(slug)
    if rule is None:
        raise NotInTheBook(slug)
    versions = [v for v in rule.versions.versions if v.start <= day]
    return bool(versions) and not versions[-1].ended


@frozen(kw_only=True, slots=False)
class AskedOn:
    """What every question of a document beside the case takes: the book and the day asked about, to its end."""

    book: Rulebook
    on: date

    def rule(self, slug: str, day: date) -> RuleOn | None:
        """The named rule of ``day``; None before it began, after it ended and where its text was not read."""
        try:
            return applied(self.book, slug, day)
        except LawError:
            return None

    def unread(self, slug: str, day: date) -> tuple[str, ...]:
        """The token of a law that held on ``day`` and was not read; nothing where there was none, or it is held."""
        try:
            applied(self.book, slug, day)
        except LawGap as gap:
            return (gap.token,)
        except LawError:
            pass
        return ()
