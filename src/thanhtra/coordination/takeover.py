"""Who now? Who takes over from a post or a body that is gone: its pending cases, its decisions, their correction, annulment and coercion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.coordination.bodies import successors
from thanhtra.errors import NotInTheBook
from thanhtra.law import Citation
from thanhtra.rulebook import MATTERS, Rulebook, TakeoverRule, became, read_area
from thanhtra.terms import Basis, weakest

_REDRAWN: Final = (Citation.parse("202/2025/QH15 Đ1"),)
_UNNAMED: Final = Basis.INFERENCE
"""How it is known who took over a post's tasks, where the law does not name the post."""


@frozen(kw_only=True)
class Successor:
    """Who has one matter now: the slug of a post, a body or a role, its names, in which areas, where the law says so and how that is known."""

    post: str
    matter: str
    vi: str
    en: str
    areas: tuple[str, ...]
    cites: tuple[Citation, ...]
    known: Basis
    note: str


@frozen(kw_only=True)
class WhoNow:
    """Whether ``post`` (a post or a body) still exists on ``on`` (None: only in some bodies, and the agency was not said), and who has its matters.

    ``missing`` names what is not held: ``law:successor:SLUG@DAY`` where no row says who took over, provisions that were not read.
    """

    post: str
    on: date
    exists: bool | None
    successors: tuple[Successor, ...] = ()
    missing: tuple[str, ...] = ()


def who_now(
    post: str, on: date, book: Rulebook, *, agency: str | None = None, area: str | None = None, term_over: bool = False
) -> WhoNow:
    """Who has on ``on`` the matters of ``post``, the slug of a post or a body.

    ``agency`` (as printed) where a post is left in some bodies only, ``area`` a path of administrative codes, ``term_over`` for the
    leader of a team whose inspection is over. Raises NotInTheBook for a slug the book does not have (88/2025/QH15 Đ3, 118/2021/NĐ-CP
    Đ11.3–4, Đ13.3, Đ14.4 as 68/2025/NĐ-CP words them).
    """
    if post not in book.posts and post not in book.bodies:
        raise NotInTheBook(f"post:{post}", on)
    exists = _exists(post, on, book, agency)
    redrawn = exists is not False and area is not None and _moved(book, area, on)
    if exists is not False and not redrawn and not (term_over and _is_team(post, book)):
        return WhoNow(post=post, on=on, exists=exists, missing=() if exists else ("fact:agency",))
    started = book.posts[post].start <= on if post in book.posts else book.bodies[post].start <= on
    if not started:
        return WhoNow(post=post, on=on, exists=False)
    only_term = exists is not False and not redrawn
    asked = _Asked(
        post=post,
        on=on,
        book=book,
        areas=_areas(book, area, on),
        same_post=redrawn,
        of_a_team=_is_team(post, book),
        only_term=only_term,
    )
    found = tuple(s for matter in MATTERS for s in asked.successors(matter))
    missing = [f"law:{rule.missing}@{on}" for rule in asked.rules() if rule.missing]
    if not {s.post for s in found} & set(asked.heirs()) and not asked.of_a_team:
        missing.append(f"law:successor:{post}@{on}")
    return WhoNow(
        post=post, on=on, exists=exists and not redrawn, successors=found, missing=tuple(dict.fromkeys(missing))
    )


def _exists(post: str, on: date, book: Rulebook, agency: str | None) -> bool | None:
    if post not in book.posts:
        return book.bodies[post].exists_on(on)
    return book.posts[post].exists_on(on) and book.kept_in(post, agency, on)[0]


def _moved(book: Rulebook, area: str, on: date) -> bool:
    """Whether ``area`` is an area of before ``on`` whose code is no longer in force."""
    read = read_area(book.units, area, on)
    return read is not None and not read.in_force and read.map.start <= on


def _areas(book: Rulebook, area: str | None, on: date) -> tuple[str, ...]:
    read = read_area(book.units, area, on) if area is not None else None
    if read is None:
        return ()
    return (read.area,) if read.in_force else became(read, book.units)


def _is_team(post: str, book: Rulebook) -> bool:
    return post in book.takeovers.titles.get("teams", ())


@frozen(kw_only=True)
class _Asked:
    post: str
    on: date
    book: Rulebook
    areas: tuple[str, ...]
    same_post: bool
    of_a_team: bool
    only_term: bool

    def heirs(self) -> tuple[str, ...]:
        """Who took over the tasks of the post or body, on the day."""
        return (self.post,) if self.same_post else _heirs(self.post, self.on, self.book)

    def rules(self) -> tuple[TakeoverRule, ...]:
        return tuple(
            rule
            for rule in self.book.takeovers.rules
            if rule.holds(self.on)
            and (not rule.posts or self.post in rule.posts)
            and (self.of_a_team if rule.of_teams else not self.only_term)
        )

    def successors(self, matter: str) -> Iterator[Successor]:
        """Those of every rule about ``matter``; one named by several rules rests on all of them."""
        found: dict[str, list[TakeoverRule]] = {}
        about = [rule for rule in self.rules() if matter in rule.matters]
        if self.of_a_team and any(rule.of_teams for rule in about):
            about = [rule for rule in about if rule.of_teams]
        for rule in about:
            for slug in (slug for to in rule.to for slug in self._named(to)):
                found.setdefault(slug, []).append(rule)
        for slug, rules in found.items():
            yield self._successor(slug, matter, rules)

    def _named(self, to: str) -> tuple[str, ...]:
        """The slugs behind one word of a rule, on the day."""
        if to == "heirs":
            return self.heirs()
        if to in self.book.takeovers.roles:
            return (self.book.takeovers.roles[to][0],)
        posts = (self.book.posts[slug] for slug in self.book.takeovers.titles.get(to, ()))
        return tuple(p.slug for p in posts if p.exists_on(self.on) and p.kept_on(self.on) is None)

    def _successor(self, slug: str, matter: str, rules: list[TakeoverRule]) -> Successor:
        cites, known = [c for rule in rules for c in rule.cites], [rule.known for rule in rules]
        areas: tuple[str, ...] = ()
        if slug in self.book.bodies:
            body = self.book.bodies[slug]
            vi, en, areas = body.vi, body.en, (body.area,)
            known += [body.known, self.book.bodies[self.post].known]
        elif slug in self.book.posts:
            (vi, en), areas = self.book.posts[slug].name_on(self.on), _at_level(self.areas, self.book.posts[slug].level)
            if self.same_post:
                cites, known = [*_REDRAWN, *cites], [*known, Basis.SECONDARY]
            elif slug in self.heirs():
                known += [self.book.posts[self.post].known, *([] if any(rule.posts for rule in rules) else [_UNNAMED])]
        else:
            vi, en = next((vi, en) for named, vi, en in self.book.takeovers.roles.values() if named == slug)
        notes = " ".join(dict.fromkeys(rule.note for rule in rules if rule.note))
        return Successor(
            post=slug,
            matter=matter,
            vi=vi,
            en=en,
            areas=areas,
            cites=tuple(dict.fromkeys(cites)),
            known=weakest(*known),
            note=notes,
        )


def _at_level(areas: tuple[str, ...], level: str) -> tuple[str, ...]:
    """The areas a post of ``level`` can have: communes for a commune's, their provinces for a province's, else as they are."""
    if level == "commune":
        return tuple(area for area in areas if "/" in area)
    return tuple(dict.fromkeys(area.split("/")[0] for area in areas)) if level == "province" else ()


def _heirs(post: str, on: date, book: Rulebook) -> tuple[str, ...]:
    """The posts, or bodies, that hold on ``on`` what ``post`` held, one step after another."""
    if post not in book.posts:
        return tuple(b.slug for b in successors(book, post, on) if b.slug != post)
    found: dict[str, None] = {}
    for heir in book.posts[post].succeeded_by:
        found |= dict.fromkeys((heir,) if book.posts[heir].exists_on(on) else _heirs(heir, on, book))
    return tuple(found)
