"""The posts an article of authority names, against the rows that give those posts a power there (chức danh được nêu tại điều khoản về thẩm quyền)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.rules import Post
from thanhtra.terms import Basis, weakest
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Comparison, Fact, compared, unread, without_text
from thanhtra.verifying.wording import alike

_POWERS: Final = re.compile(r"\s+(?:có\s+(?:thẩm\s+)?(?:các\s+)?quyền|được)\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[,;:]|\bvà\b|\bhoặc\b")
_ADDED: Final = re.compile(r"\s*\([^)]*\)")
_SPELT: Final = (f"u{chr(0x1EF7)}", f"{chr(0x1EE7)}y")
"""The tone of *ủy* on its second letter, and as statutes print it."""
_NUMBER: Final = re.compile(r"^\W*(?:\d+[a-zđ]?\.|[a-zđ]\d?\))\s*")


@attrs.define
class _Clause:
    """What rows say of one clause on one day: whose posts and which bodies it names, in which part of the data, and how that is known."""

    source: str
    posts: dict[str, None] = attrs.field(factory=dict)
    bodies: set[str] = attrs.field(factory=set)
    known: list[Basis] = attrs.field(factory=list)


def authorities(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Every clause that a row of powers cites, by day: each post of those rows is named there, and each post of the book it names has a row."""
    for (cite, day), clause in _clauses(book).items():
        row, ours = f"authority:{cite}@{day}", ", ".join(book.posts[slug].name_on(day)[0] for slug in clause.posts)
        passages = library.passages(cite, day)
        known = weakest(*clause.known)
        if passages:
            facts = [
                *_facts(book, tuple(clause.posts), passages[0].own, cite, day),
                *_bodies(book, clause.bodies, passages[0].own),
            ]
            yield compared(row, passages[0].file, facts, source=clause.source, known=known)
        else:
            yield without_text(row, ours, source=clause.source, known=known)


def _clauses(book: Rulebook) -> dict[tuple[Citation, date], _Clause]:
    found: dict[tuple[Citation, date], _Clause] = {}
    amenders = {n for n, i in book.instruments.items() if "sửa đổi" in i.vi.lower()}
    for slug, history in book.powers.items():
        for version in (v for v in history.versions if v.rule is not None):
            for cite in (c for c in version.cites if c.clause and c.instrument not in amenders):
                _add(found, (cite, version.start), "powers", slug, version.known).bodies.update(
                    version.rule.bodies if version.rule else ()
                )
    for instrument in book.decrees.heads:
        for power in (p for p in book.decrees.powers(instrument) if not p.gap and p.cite.clause):
            for slug in power.posts:
                _add(found, (power.cite, power.start), f"decrees of {instrument}", slug, power.known).bodies.update(
                    power.bodies
                )
    return found


def _add(
    found: dict[tuple[Citation, date], _Clause], key: tuple[Citation, date], source: str, post: str, known: Basis
) -> _Clause:
    clause = found.setdefault(key, _Clause(source))
    clause.posts[post] = None
    clause.known.append(known)
    return clause


def _facts(book: Rulebook, posts: tuple[str, ...], text: str, cite: Citation, day: date) -> Iterator[Fact]:
    head = _plain(_POWERS.split(text)[0])
    items = [_NUMBER.sub("", part.strip()) for part in _BETWEEN.split(head)]
    for slug in posts:
        yield _named(book.posts[slug], head, day, own_name=cite.instrument in book.decrees.heads)
    for slug in _posts_named(book, items, day):
        if not _spoken_for(book, slug, posts) and not _held(book, slug, cite, day):
            yield Fact(Comparison.DIFFERS, "no row for it", f"names {book.posts[slug].name_on(day)[0]}")


def _bodies(book: Rulebook, ours: set[str], text: str) -> Iterator[Fact]:
    """Where rows say that a clause names some bodies only: every body of the book it names is one of theirs."""
    head = _plain(_POWERS.split(text)[0])
    for name in book.named_bodies.by_name if ours else ():
        if _plain(name) in head and name not in ours:
            yield Fact(Comparison.DIFFERS, "no row for that body", f"names {name}")


def _named(post: Post, head: str, day: date, *, own_name: bool) -> Fact:
    """Whether the clause names the post, by the name it bears on that day; a decree may go on calling it by another (``own_name``)."""
    name = post.name_on(day)[0]
    others = [vi for vi in (post.vi, *(vi for _, vi, _ in post.names)) if vi != name]
    if _plain(name) in head:
        return Fact(Comparison.AGREES, name, name)
    if later := next((vi for vi in others if _plain(vi) in head and _plain(vi) not in _plain(name)), None):
        return Fact(Comparison.AGREES if own_name else Comparison.DIFFERS, name, f"called {later} there")
    return Fact(Comparison.AGREES, name, head) if alike(name, head) else unread(name, f"not so named: {head!r}")


def _posts_named(book: Rulebook, items: list[str], day: date) -> Iterator[str]:
    """The posts of the book that are items of the list, whole or with the body they are of."""
    for slug, post in book.posts.items():
        there = post.start <= day and (post.ended is None or day < post.ended)
        name = _plain(post.name_on(day)[0])
        if there and any(item == name or item.startswith(f"{name} thuộc ") for item in items):
            yield slug


def _spoken_for(book: Rulebook, slug: str, posts: tuple[str, ...]) -> bool:
    """Whether ``slug``, the general post it is a kind of, or a kind of it is among ``posts``."""
    return bool(_line(book, slug) & set(posts)) or any(slug in _line(book, other) for other in posts)


def _held(book: Rulebook, slug: str, cite: Citation, day: date) -> bool:
    """Whether a row that began earlier gives the post its power at that clause."""
    own = [v for v in book.powers[slug].versions if v.start <= day] if slug in book.powers else []
    if own and cite in own[-1].cites:
        return True
    decree = book.decrees.powers(cite.instrument) if cite.instrument in book.decrees.heads else ()
    return any(p.cite == cite and p.start <= day and _spoken_for(book, slug, p.posts) for p in decree)


def _line(book: Rulebook, slug: str) -> set[str]:
    """The post and the general posts it is a kind of."""
    found: set[str] = set()
    general: str | None = slug
    while general is not None and general not in found:
        found.add(general)
        general = book.posts[general].kind_of
    return found


def _plain(text: str) -> str:
    """Letter case, spelling of *ủy*, spaces and what our own names add in brackets aside."""
    return " ".join(unicodedata.normalize("NFC", _ADDED.sub("", text)).lower().replace(*_SPELT).split())
