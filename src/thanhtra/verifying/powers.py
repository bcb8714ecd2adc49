"""A title's power against the text: ceiling, licence, confiscation, remedies, posts and bodies named (thẩm quyền xử phạt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from thanhtra.law import Citation
from thanhtra.law.citation import POINTS
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.rules import Post
from thanhtra.rulebook.sanctioning import Confiscation, ConfiscationReach, Decree, DecreePower, Power
from thanhtra.terms import SubjectKind
from thanhtra.verifying.authority import WHOLE, Read, read_power
from thanhtra.verifying.library import Library, TextPassage
from thanhtra.verifying.outcome import Comparison, Fact, agree_or_differ, unread
from thanhtra.verifying.references import references
from thanhtra.verifying.remedy_list import RemedyList
from thanhtra.verifying.wording import alike, verb_of


def power_facts(power: Power, text: str, post: Post) -> Iterator[Fact]:
    """Each thing a row of ``powers/`` states, against the clause it cites."""
    read = read_power(text)
    if power.percent is not None:
        ours, theirs = _ceiling(power.percent, power.cap), _ceiling(read.percent, read.cap)
        if read.percent is None:
            yield unread(ours, "no percentage of the maximum is read")
        else:
            yield agree_or_differ(ours, theirs, same=ours == theirs)
    elif read.amounts:
        yield agree_or_differ(
            f"up to {power.amount}", f"up to {', '.join(map(str, read.amounts))}", same=power.amount in read.amounts
        )
    else:
        yield unread(f"up to {power.amount}", "no amount is read")
    yield _flag("warning", ours=power.warning, theirs=read.warning)
    yield _flag("expulsion", ours=power.expel, theirs=read.expel)
    yield _licences(power.licence, read)
    yield _taken(power.confiscation, read)
    yield _remedies(power, read)
    yield _named(post, text)
    for body in power.bodies:
        yield _body(body, text)


def _ceiling(percent: int | None, cap: int | None) -> str:
    return f"{percent} %" + (f", at most {cap}" if cap is not None else "")


def _flag(what: str, *, ours: bool, theirs: bool) -> Fact:
    return agree_or_differ(what if ours else f"no {what}", what if theirs else f"no {what}", same=ours == theirs)


def _licences(ours: tuple[str, ...], read: Read) -> Fact:
    said, theirs = (
        ", ".join(sorted(ours)) or "no licence sanction",
        ", ".join(sorted(read.licence)) or "no licence sanction",
    )
    return agree_or_differ(said, theirs, same=frozenset(ours) == read.licence)


def _taken(ours: Confiscation, read: Read) -> Fact:
    if read.confiscation is None:
        return unread(_confiscates(ours), "a value in đồng limits the confiscation")
    return agree_or_differ(_confiscates(ours), _confiscates(read.confiscation), same=ours == read.confiscation)


def _confiscates(what: Confiscation) -> str:
    return (
        f"confiscates up to {what.times} times"
        if what.reach is ConfiscationReach.LIMITED
        else f"confiscates {what.reach.value}"
    )


def _remedies(power: Power, read: Read) -> Fact:
    ours = frozenset(("all",)) if power.remedies is None else frozenset(power.remedies)
    said = f"remedies {_list(ours)}"
    if read.remedies is None:
        return unread(said, "remedies are not told by points of Đ28.1")
    return agree_or_differ(said, f"remedies {_list(read.remedies)}", same=ours == read.remedies)


def _list(letters: frozenset[str]) -> str:
    return ", ".join(sorted(letters, key=lambda p: POINTS.find(p[0]))) or "none"


def _named(post: Post, text: str, of: Post | None = None) -> Fact:
    names = [post.vi, *(vi for _, vi, _ in post.names)]
    if any(alike(name, text) for name in names):
        return Fact(Comparison.AGREES, post.vi, text[:_HEAD])
    if of is not None and alike(of.vi, text) and verb_of(post.vi) in text.lower():
        return Fact(Comparison.AGREES, f"{post.vi} ({of.vi})", text[:_HEAD])
    return unread(post.vi, f"named otherwise: {text[:_HEAD]!r}")


_HEAD: Final = 200


def _body(body: str, text: str) -> Fact:
    if body.lower() in text.lower() or alike(body, text):
        return Fact(Comparison.AGREES, body, body)
    return Fact(Comparison.DIFFERS, body, f"not named in {text[:_HEAD]!r}")


def decree_power_facts(power: DecreePower, text: str, book: Rulebook, head: Decree, *, whole: bool) -> Iterator[Fact]:
    """Each thing a row of a decree's ``powers.toml`` states, against the clause it cites. Not ``whole``: what is missing says nothing."""
    read = read_power(text)
    yield _amounts(power, read, head)
    if whole:
        yield _flag("warning", ours=power.warning, theirs=read.warning)
        yield _flag("expulsion", ours=power.expel, theirs=read.expel)
    if power.licence is not None and (whole or read.licence):
        yield _licences(power.licence, read)
    if power.confiscation is not None and (whole or read.confiscation != Confiscation(ConfiscationReach.NONE)):
        yield _taken(power.confiscation, read)
    for slug in power.posts:
        yield _named(book.posts[slug], text, book.posts[power.of] if power.of else None)
    for body in power.bodies:
        yield _body(body, text)


def remedy_facts(power: DecreePower, text: str, book: Rulebook, lists: RemedyList) -> Iterator[Fact]:
    """Remedies by their place: a point of Đ28.1 of the Law, or the place of the decree's own list."""
    if power.remedies is None:
        return
    ours = {place for slug in power.remedies if (place := lists.own.get(slug) or _of_the_law(book, slug))}
    theirs = {
        where
        for told in _REMEDY.findall(text)
        for p in references(told, article=power.cite.article or "")
        for where in lists.at(p)
    }
    said = f"remedies {', '.join(sorted(ours)) or 'none'}"
    if ours and not theirs:
        yield unread(said, "no remedy is told by its place")
    else:
        yield agree_or_differ(
            said, f"remedies {', '.join(sorted(theirs)) or 'none'}", same=ours - {_GOVERNMENT} == theirs - {_GOVERNMENT}
        )


def _of_the_law(book: Rulebook, slug: str) -> str:
    point = book.point_of(slug)
    return f"28.1.{point}" if point else ""


_GOVERNMENT: Final = "28.1.k"
"""Remedies left to the Government: a decree's own list says which, so the letter settles nothing."""
_REMEDY: Final = re.compile(r"biện\s+pháp\s+khắc\s+phục\s+hậu\s+quả.*", re.IGNORECASE)


def _amounts(power: DecreePower, read: Read, head: Decree) -> Fact:
    ours, theirs = sorted(set(power.amounts.values())), sorted(set(read.amounts))
    if not theirs and read.percent == WHOLE:
        times = 2 if power.stated_for is SubjectKind.ORGANIZATION else 1
        theirs = sorted({head.maxima[f] * times for f in power.amounts if f in head.maxima})
    said = f"up to {', '.join(map(str, ours))}"
    if not theirs:
        return unread(said, "no amount is read")
    return agree_or_differ(said, f"up to {', '.join(map(str, theirs))}", same=ours == theirs)


_AS: Final = re.compile(
    r"(?:xử\s+phạt\s+)?theo\s+quy\s+định\s+tại\s+khoản\s+(\d{1,2}[a-zđ]?)\s+Điều\s+này", re.IGNORECASE
)
_SHORT: Final = 400


def clause_of(library: Library, passage: TextPassage, day: date, citation: Citation) -> str:
    """The clause's text, with the clause it sends to where it gives “what clause 5 of this Article gives”."""
    state, sends = library.state(citation.instrument, day), _AS.search(passage.whole)
    if state is None or sends is None or len(passage.whole) > _SHORT:
        return passage.whole
    return f"{passage.whole} {state[1].whole((passage.place[0], sends.group(1), ''))}"
