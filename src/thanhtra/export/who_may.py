"""Who may sanction, for people: the sector's own titles first, what bounds them, and what would decide the rest (ai có thẩm quyền)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from thanhtra.casefile import Case
from thanhtra.competence import Candidate, PostRefused, WhoMay
from thanhtra.export.words import said
from thanhtra.fines.step import dong
from thanhtra.rulebook import Rulebook
from thanhtra.search.asked import AskedPost
from thanhtra.search.holders import level_of, rank_of
from thanhtra.wording import token_in_words

_WITHIN: Final = {"duty": ("trong phạm vi nhiệm vụ, công vụ được giao", "within the duty assigned"), "locality": ("trong địa bàn quản lý", "within its locality")}
_NAMED: Final = 6


def who_may_text(found: WhoMay | None, missing: Sequence[str], book: Rulebook, *, asked: Iterable[AskedPost] = (), case: Case | None = None, lang: str = "vi", area: str | None = None) -> str:
    """The titles asked about first, each answered; then who may, who may not, what cannot be told and why. ``area``: the place of the case."""
    english = lang == "en"
    lines = [_asked(one, book, case, lang) for one in asked]
    if found is not None:
        lines += [_candidate(c, book, area, english=english) for c in in_order(found, book)]
        if not found.candidates:
            open_ = bool(found.unknown)
            lines.append(said(("chưa xác định được ai có thẩm quyền" if open_ else "không có người có thẩm quyền trong dữ liệu", "no candidate; it cannot be told of some titles" if open_ else "no candidate"), lang))
        if found.refused:
            lines.append("may not:" if english else "không có thẩm quyền:")
        lines += [_line(r.post, r.of, r.why.en if english else r.why.vi, "; ".join(str(x) for x in r.cites), book, english=english, on=found.on) for r in found.refused]
        lines += _unknown(found, book, english=english)
        heirs = ", ".join(_name(p, book, english=english, on=found.on) for p in found.transfer.to)
        if heirs:
            lines.append(("if not competent, pass the case to: " if english else "nếu không có thẩm quyền, chuyển vụ việc đến: ") + heirs)
    lines += [("provide: " if english else "cần: ") + token_in_words(token, case=case, book=book, lang=lang) for token in missing]
    return "\n".join(lines)


def in_order(found: WhoMay, book: Rulebook) -> list[Candidate]:
    """Candidates as people look for them: the sector's own titles, general ones, those bound to a duty by name; each from the lowest."""
    return sorted(found.candidates, key=lambda c: min(rank_of(c.post, field, book, founder=c.of) for field in found.fields))


def _asked(one: AskedPost, book: Rulebook, case: Case | None, lang: str) -> str:
    title = one.who if one.post is None else f"{_name(one.post, book, english=lang == 'en', on=None)}{f' ({one.who})' if one.who else ''}"
    title = title[:1].upper() + title[1:]
    if one.may is True:
        return said((f"{title}: có thẩm quyền.", f"{title}: may."), lang)
    if one.may is False:
        why = "" if one.why is None else f" ({said(one.why, lang)})"
        return said((f"{title}: không có thẩm quyền{why}.", f"{title}: may not{why}."), lang)
    words = "; ".join(token_in_words(t, case=case, book=book, lang=lang) for t in one.missing)
    return said((f"{title}: chưa xác định được, còn thiếu: {words}.", f"{title}: cannot be told, for want of: {words}."), lang)


def _candidate(one: Candidate, book: Rulebook, area: str | None, *, english: bool) -> str:
    return _line(one.post, one.of, f"{dong(one.ceiling)} đồng ≥ {dong(one.frame_max)}{_within(one, area, english=english)}", "; ".join(str(x) for x in one.cites), book, english=english, on=one.law_on)


def _line(post: str, of: str | None, told: str, cites: str, book: Rulebook, *, english: bool, on: date | None) -> str:
    team = f" ({_name(of, book, english=english, on=on)})" if of else ""
    return f"  {_name(post, book, english=english, on=on)}{team}: {told} [{cites}]"


def _within(one: Candidate, area: str | None, *, english: bool) -> str:
    """The bounds a decree sets: the assigned duty, or the place."""
    bound = _WITHIN.get(one.within)
    place = f" {area}" if area and one.within == "locality" else ""
    return f" ({bound[english]}{place})" if bound is not None else ""


def _unknown(found: WhoMay, book: Rulebook, *, english: bool) -> list[str]:
    """What would decide, with the titles it decides, the sector's own first; titles of some bodies only with those bodies; unheld powers on one line."""
    unknown = sorted(found.unknown, key=lambda u: (min(rank_of(u.post, field, book, founder=u.of) for field in found.fields), level_of(u.post, book)))
    if not unknown:
        return []
    lang = "en" if english else "vi"
    named = [u for u in unknown if u.bodies]
    open_ = [u for u in unknown if not u.bodies]
    unheld = dict.fromkeys(slug for u in open_ for token in u.missing if (slug := _power_of(token)) in book.posts)
    lines = ["cannot be told, for want of:" if english else "chưa xác định được, vì thiếu:"]
    groups: dict[str, list[str]] = {}
    for one in open_:
        for token in one.missing:
            if _power_of(token) not in unheld:
                groups.setdefault(token, []).append(_name(one.post, book, english=english, on=found.on))
    for token, titles in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        names = list(dict.fromkeys(titles))
        more = said((f" và {len(names) - _NAMED} chức danh khác", f" and {len(names) - _NAMED} more"), lang) if len(names) > _NAMED else ""
        lines.append(f"  {token_in_words(token, book=book, lang=lang)}: {', '.join(names[:_NAMED])}{more}")
    lines += [f"  {_of_bodies(u, book, english=english, on=found.on)}" for u in named]
    if unheld:
        names_of = "; ".join(_name(slug, book, english=english, on=found.on) for slug in unheld)
        lines.append(f"  powers the book does not hold for {len(unheld)} titles: {names_of}" if english else f"  thẩm quyền chưa có trong dữ liệu của {len(unheld)} chức danh: {names_of}")
    return lines


def _of_bodies(one: PostRefused, book: Rulebook, *, english: bool, on: date) -> str:
    """A title whose power is for some bodies only, and the word of the agency that would settle it."""
    known = book.named_bodies.by_name
    bodies = "; ".join(known[b].en if english and b in known else b for b in one.bodies)
    told = f"only of {bodies}" if english else f"chỉ của {bodies}"
    return f"{_name(one.post, book, english=english, on=on)}: {told} ({'; '.join(token_in_words(t, book=book, lang='en' if english else 'vi') for t in one.missing)})"


def _power_of(token: str) -> str:
    return token.rpartition("power:")[2].partition("@")[0] if "power:" in token else ""


def _name(post: str, book: Rulebook, *, english: bool, on: date | None) -> str:
    return book.posts[post].name_on(on)[english]
