"""Who may sanction, for people: the sector's own titles first, what bounds them, and what would decide the rest (ai có thẩm quyền)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.competence import Candidate, PostRefused, WhoMay
from thanhtra.export.derivation import cited
from thanhtra.export.style import PLAIN, Style, joined, sealed
from thanhtra.export.words import said
from thanhtra.fines.step import dong
from thanhtra.rulebook import Rulebook
from thanhtra.search.asked import AskedPost
from thanhtra.search.holders import level_of, rank_of
from thanhtra.wording import token_in_words

_WITHIN: Final = {
    "duty": ("trong phạm vi nhiệm vụ, công vụ được giao", "within the duty assigned"),
    "locality": ("trong địa bàn quản lý", "within its locality"),
}
_NAMED: Final = 6


@frozen(kw_only=True)
class WhoMayPage:
    """How it is told: the language, the look of the stream, and ``area``, the place of the case."""

    lang: str = "vi"
    style: Style = PLAIN
    area: str | None = None


def who_may_text(
    found: WhoMay | None,
    missing: Sequence[str],
    book: Rulebook,
    *,
    asked: Iterable[AskedPost] = (),
    case: Case | None = None,
    page: WhoMayPage,
) -> str:
    """The titles asked about first, each answered; then who may, who may not by reason, what cannot be told and why."""
    lang, page = page.lang, attrs.evolve(page, style=sealed(page.style))
    lines = [line for one in asked for line in page.style.folded(_asked(one, book, case, lang), first="", rest="    ")]
    if found is not None:
        lines += [
            *([""] if lines else []),
            *_candidates(found, book, page),
            *_refused(found, book, page),
            *_unknown(found, book, page),
        ]
        heirs = "; ".join(_name(p, book, lang, on=found.on) for p in found.transfer.to)
        if heirs:
            lines += [
                "",
                *page.style.folded(
                    said(
                        ("Nếu không có thẩm quyền, chuyển vụ việc đến: ", "If not competent, pass the case to: "), lang
                    )
                    + heirs,
                    first="",
                    rest="    ",
                ),
            ]
    lines += [
        line
        for token in missing
        for line in page.style.folded(
            said(("cần: ", "provide: "), lang) + token_in_words(token, case=case, book=book, lang=lang),
            first="",
            rest="    ",
        )
    ]
    return joined(lines)


def in_order(found: WhoMay, book: Rulebook) -> list[Candidate]:
    """Candidates as people look for them: the sector's own titles, general ones, those bound to a duty by name; each from the lowest."""
    return sorted(
        found.candidates, key=lambda c: min(rank_of(c.post, field, book, founder=c.of) for field in found.fields)
    )


def _asked(one: AskedPost, book: Rulebook, case: Case | None, lang: str) -> str:
    title = (
        one.who if one.post is None else f"{_name(one.post, book, lang, on=None)}{f' ({one.who})' if one.who else ''}"
    )
    title = title[:1].upper() + title[1:]
    if one.may is True:
        return said((f"{title}: có thẩm quyền.", f"{title}: may."), lang)
    if one.may is False:
        why = "" if one.why is None else f" ({said(one.why, lang)})"
        return said((f"{title}: không có thẩm quyền{why}.", f"{title}: may not{why}."), lang)
    words = "; ".join(token_in_words(t, case=case, book=book, lang=lang) for t in one.missing)
    return said(
        (f"{title}: chưa xác định được, cần làm rõ: {words}.", f"{title}: cannot be told, for want of: {words}."), lang
    )


def _candidates(found: WhoMay, book: Rulebook, page: WhoMayPage) -> Iterator[str]:
    """Each title on a line, with how far it may go and within what; below it where the law says so."""
    lang = page.lang
    if not found.candidates:
        open_ = bool(found.unknown)
        yield said(
            (
                "Chưa xác định được ai có thẩm quyền" if open_ else "Không có người có thẩm quyền trong dữ liệu",
                "no candidate; it cannot be told of some titles" if open_ else "no candidate",
            ),
            lang,
        )
        return
    most = sorted({c.frame_max for c in found.candidates})
    yield said(
        (f"Có thẩm quyền (khung phạt đến {dong(most[-1])} đồng):", f"May (the frame goes to {dong(most[-1])} đồng):"),
        lang,
    )
    for one in in_order(found, book):
        upto = said((f"phạt đến {dong(one.ceiling)} đồng", f"fines to {dong(one.ceiling)} đồng"), lang)
        yield from page.style.folded(
            f"{_titled(one.post, one.of, book, lang, one.law_on)}: {upto}{_within(one, page)}",
            first="  ",
            rest="      ",
        )
        yield from page.style.folded(cited(one.cites, lang), first="      ", rest="      ")


def _refused(found: WhoMay, book: Rulebook, page: WhoMayPage) -> Iterator[str]:
    """One paragraph a reason: the titles it holds for, then every provision it rests on."""
    groups: dict[str, list[PostRefused]] = {}
    for one in found.refused:
        groups.setdefault(said((one.why.vi, one.why.en), page.lang), []).append(one)
    if groups:
        yield from ("", said(("Không có thẩm quyền:", "May not:"), page.lang))
    for why, rows in groups.items():
        names = "; ".join(dict.fromkeys(_titled(r.post, r.of, book, page.lang, found.on) for r in rows))
        yield from page.style.folded(f"{why}: {names}", first="  ", rest="      ")
        yield from page.style.folded(
            said(("Căn cứ: ", "Law: "), page.lang) + cited((c for r in rows for c in r.cites), page.lang),
            first="      ",
            rest="      ",
        )


def _titled(post: str, of: str | None, book: Rulebook, lang: str, on: date | None) -> str:
    return _name(post, book, lang, on=on) + (f" ({_name(of, book, lang, on=on)})" if of else "")


def _within(one: Candidate, page: WhoMayPage) -> str:
    """The bounds a decree sets: the assigned duty, or the place."""
    bound = _WITHIN.get(one.within)
    place = f" {page.area}" if page.area and one.within == "locality" else ""
    return f" ({said(bound, page.lang)}{place})" if bound is not None else ""


def _unknown(found: WhoMay, book: Rulebook, page: WhoMayPage) -> list[str]:
    """What would decide, with the titles it decides, the sector's own first; titles of some bodies only with those bodies; unheld powers on one line."""
    lang = page.lang
    unknown = sorted(
        found.unknown,
        key=lambda u: (
            min(rank_of(u.post, field, book, founder=u.of) for field in found.fields),
            level_of(u.post, book),
        ),
    )
    if not unknown:
        return []
    named = [u for u in unknown if u.bodies]
    open_ = [u for u in unknown if not u.bodies]
    unheld = dict.fromkeys(slug for u in open_ for token in u.missing if (slug := _power_of(token)) in book.posts)
    groups: dict[str, list[str]] = {}
    for one in open_:
        for token in one.missing:
            if _power_of(token) not in unheld:
                groups.setdefault(token, []).append(_name(one.post, book, lang, on=found.on))
    told: list[str] = []
    for token, titles in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        names = list(dict.fromkeys(titles))
        more = (
            said((f" và {len(names) - _NAMED} chức danh khác", f" and {len(names) - _NAMED} more"), lang)
            if len(names) > _NAMED
            else ""
        )
        told.append(f"{token_in_words(token, book=book, lang=lang)}: {', '.join(names[:_NAMED])}{more}")
    told += [_of_bodies(u, book, lang, on=found.on) for u in named]
    if unheld:
        names_of = "; ".join(_name(slug, book, lang, on=found.on) for slug in unheld)
        told.append(
            said(
                (
                    f"thẩm quyền chưa có trong dữ liệu của {len(unheld)} chức danh: {names_of}",
                    f"powers the book does not hold for {len(unheld)} titles: {names_of}",
                ),
                lang,
            )
        )
    head = said(("Chưa xác định được, cần làm rõ:", "Cannot be told, for want of:"), lang)
    return ["", head, *(line for one in told for line in page.style.folded(one, first="  ", rest="      "))]


def _of_bodies(one: PostRefused, book: Rulebook, lang: str, *, on: date) -> str:
    """A title whose power is for some bodies only, and the word of the agency that would settle it."""
    known = book.named_bodies.by_name
    bodies = "; ".join(known[b].en if lang == "en" and b in known else b for b in one.bodies)
    told = said((f"chỉ của {bodies}", f"only of {bodies}"), lang)
    return f"{_name(one.post, book, lang, on=on)}: {told} ({'; '.join(token_in_words(t, book=book, lang=lang) for t in one.missing)})"


def _power_of(token: str) -> str:
    return token.rpartition("power:")[2].partition("@")[0] if "power:" in token else ""


def _name(post: str, book: Rulebook, lang: str, *, on: date | None) -> str:
    return said(book.posts[post].name_on(on), lang)
