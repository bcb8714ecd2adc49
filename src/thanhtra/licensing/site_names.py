"""Names of aggregated-news sites and social networks: below ``.vn``, and not to be taken for the press or the State (tên miền, tên trang)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thanhtra.casefile import LicenceStanding, standing_on
from thanhtra.deadlines import RuleOn
from thanhtra.licensing.entities import RegisteredLicence
from thanhtra.licensing.names import Like, is_vietnamese, like_names, words_in
from thanhtra.licensing.told import LicenceAnswer, LicenceNote, RegisterAsked, place
from thanhtra.terms import InBoth


def names_allowed(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """The names of a site in use, by the law of the day asked about."""
    if licence.kind not in _SITES or standing_on(licence, asked.on) not in _IN_USE:
        return
    rule, unread = asked.rule("licence-name", asked.on), asked.unread("licence-name", asked.on)
    missing = unread if licence.domains is not None else (place(licence, "domains"),) if rule or unread else ()
    if missing:
        words = ("chưa xét được tên miền", "names cannot be looked at")
        yield LicenceNote(licence=licence.id, matter="no-vn-name", answer="not_assessed", words=words, missing=missing)
        return
    if rule is not None and rule.number("vn") and licence.domains and not any(map(is_vietnamese, licence.domains)):
        words = (
            f"không có tên miền “.vn”: {', '.join(licence.domains)}",
            f"no name below .vn: {', '.join(licence.domains)}",
        )
        yield LicenceNote(
            licence=licence.id,
            matter="no-vn-name",
            answer="finding",
            words=words,
            cites=rule.spoken_at("vn"),
            basis=rule.basis,
        )
    if rule is not None:
        yield from _like_press(licence, asked, rule)
    yield from _like_state(licence, asked)


def _like_press(licence: RegisteredLicence, asked: RegisterAsked, rule: RuleOn) -> Iterator[LicenceNote]:
    """The same name, or a word of the article by itself: a finding. A likeness in letters is for a person to judge.

    A licence older than the article keeps its term; whether its name may stay is not said: a note.
    """
    agency = licence.holder.press_agency if licence.holder else None
    if agency:
        return
    older = licence.granted is not None and licence.granted < rule.version.start
    for domain in licence.domains or ():
        for like in (*like_names(domain, asked.press_names), *words_in(domain, rule.text("press-words").split())):
            answer: LicenceAnswer = (
                "not_assessed"
                if agency is None
                else "finding"
                if like.how in ("same", "word") and not older
                else "note"
            )
            missing = (place(licence, "holder.press_agency"),) if agency is None else ()
            yield LicenceNote(
                licence=licence.id,
                matter="name-like-press",
                answer=answer,
                words=_words(domain, like),
                cites=rule.spoken_at("press"),
                basis=rule.basis,
                missing=missing,
            )


def _like_state(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    rule = asked.rule("licence-state-name", asked.on)
    cites, basis = (rule.cites, rule.basis) if rule else ((), None)
    for domain in licence.domains or ():
        for like in (
            *like_names(domain, asked.state_names),
            *words_in(domain, rule.text("words").split() if rule else ()),
        ):
            yield LicenceNote(
                licence=licence.id,
                matter="name-like-state",
                answer="note",
                words=_words(domain, like),
                cites=cites,
                basis=basis,
            )


def _words(domain: str, like: Like) -> InBoth:
    vi, en = _HOW[like.how]
    return f"tên miền {domain} {vi} “{like.other}”", f"the name {domain} {en} “{like.other}”"


_SITES: Final = ("aggregated-news", "social-network")
_IN_USE: Final = (LicenceStanding.IN_FORCE, LicenceStanding.SUSPENDED, LicenceStanding.UNKNOWN)
_HOW: Final[dict[str, InBoth]] = {
    "same": ("trùng với", "is the same as"),
    "one-letter": ("khác một chữ với", "is one letter away from"),
    "contains": ("chứa", "holds"),
    "word": ("có từ", "has the word"),
}
