"""Citations as people write them: any order, any case, with or without ``số``, several at once (điều, khoản, điểm).

``điểm a khoản 1 Điều 95 Nghị định số 174/2026/NĐ-CP`` · ``a,k1,Đ101 NĐ15/2020`` · ``Điều 7 khoản 2, 3 NĐ 15/2020`` · ``Article 95(1)(a), 174/2026/NĐ-CP``.
"""

from __future__ import annotations

import re
from typing import Final

from thanhtra.classes import frozen
from thanhtra.errors import BadCitation
from thanhtra.law import POINTS, Citation
from thanhtra.reading_vi.instruments import NamedInstrument, instruments_in, without_year
from thanhtra.reading_vi.letters import tidied
from thanhtra.reading_vi.places import Place, PlaceTrouble, places_in
from thanhtra.reading_vi.unread import Unreadable

_VI, _EN = (
    "Cần điều khoản (như điểm a khoản 1 Điều 95 Nghị định số 174/2026/NĐ-CP)",
    "expected a citation (such as điểm a khoản 1 Điều 95 Nghị định số 174/2026/NĐ-CP)",
)
_LONGEST: Final = 600
_MARKED: Final = re.compile(r"[à-ỹđÀ-ỸĐ]")


@frozen(kw_only=True)
class CitationsRead:
    """The places a text cites, in its order; ``amended_by`` are the instruments named as amending theirs (``…; NĐ14/2022``)."""

    places: tuple[Citation, ...]
    amended_by: tuple[str, ...] = ()


def read_citation(text: str, *, instrument: str | None = None) -> Citation | Unreadable:
    """The one place ``text`` cites; ``instrument`` is that of a text that names none. Several places are not read as one."""
    found = read_citations(text, instrument=instrument)
    if isinstance(found, Unreadable):
        return found
    first, *others = found.places
    if others:
        return Unreadable(
            text=text,
            code="several",
            vi="Cần đúng một điều khoản",
            en="expected one citation",
            meant=tuple(str(c) for c in found.places[:4]),
        )
    return first


def read_citations(text: str, *, instrument: str | None = None) -> CitationsRead | Unreadable:
    """Every place ``text`` cites. The compact form is read as it is; a decree without its year (``NĐ15``) is not read."""
    tidy = tidied(text[: _LONGEST + 1])
    if not tidy or len(tidy) > _LONGEST:
        return Unreadable(text=text[:_LONGEST], code="citation" if tidy else "empty", vi=_VI, en=_EN)
    named = instruments_in(tidy)
    own = [one for one in named if not one.amends]
    if not own:  # an instrument of another kind, in the compact form
        try:
            return CitationsRead(places=(Citation.parse(tidy),))
        except BadCitation:
            pass
    if not own and instrument is None:
        return _no_instrument(text, tidy)
    places: list[Citation] = []
    amended_by: list[str] = [one.number for one in named if one.amends]
    for number, part in _parts(tidy, named, instrument):
        try:
            found = places_in(part)
        except PlaceTrouble as trouble:
            return Unreadable(
                text=text,
                code="unclear" if trouble.meant else "citation",
                vi=trouble.vi or _VI,
                en=trouble.en or _EN,
                left_out=trouble.left_out,
                meant=trouble.meant,
            )
        if trouble_d := _unmarked_d(found, tidy, number):
            return Unreadable(
                text=text,
                code="unclear",
                vi="Chữ không dấu: không rõ điểm d hay điểm đ",
                en="without marks: point d or point đ",
                meant=trouble_d,
            )
        places += [Citation(number, *place) for place in found] or [Citation(number)]
    return CitationsRead(places=tuple(dict.fromkeys(places)), amended_by=tuple(dict.fromkeys(amended_by)))


def citation_of_parts(point: str, clause: str, article: str, decree: str) -> Citation | Unreadable:
    """The place written in four columns; an empty one is left out. Each may carry its word (``Điều 101``) or only its number."""
    said = [
        _with_word("điểm", point, rf"(?:điểm|đ)?\.?\s*([{POINTS}]\d?)"),
        _with_word("khoản", clause, r"(?:khoản|k)?\.?\s*(\d{1,2}[a-zđ]?)"),
        _with_word("Điều", article, r"(?:điều|đ)?\.?\s*(\d{1,3}[a-zđ]?)"),
    ]
    whole = " ".join(part for part in (*said, decree.strip()) if part)
    return read_citation(whole)


def _with_word(word: str, text: str, pattern: str) -> str:
    tidy = tidied(text)
    match = re.fullmatch(pattern, tidy, re.IGNORECASE)
    return f"{word} {match[1].lower()}" if match else tidy


def _parts(tidy: str, named: list[NamedInstrument], instrument: str | None) -> list[tuple[str, str]]:
    """Each instrument with the text of its places: what stands before it, or after it where nothing stands before the first."""
    if not named:
        return [(instrument or "", tidy)]
    own = [one for one in named if not one.amends]
    gaps = [tidy[(named[at - 1].end if at else 0) : one.start] for at, one in enumerate(named)]
    tail = tidy[named[-1].end :]
    before = {id(one): gap for one, gap in zip(named, gaps, strict=True)}
    if not own:
        return [(instrument or "", gaps[0])]
    if any(c.isalnum() for c in before[id(own[0])]) and _has_place(before[id(own[0])]):
        parts = [(one.number, before[id(one)]) for one in own]
        return (
            [*parts[:-1], (parts[-1][0], f"{parts[-1][1]} {tail}")]
            if not _has_place(tail)
            else [*parts, (own[-1].number, tail)]
        )
    after = [*gaps[1:], tail]
    return [
        (one.number, (before[id(one)] if at == 0 else "") + " " + after[named.index(one)]) for at, one in enumerate(own)
    ]


def _has_place(text: str) -> bool:
    return any(c.isdigit() for c in text)


def _unmarked_d(places: list[Place], tidy: str, number: str) -> tuple[str, ...]:
    """Both readings of a point d in a text without a single mark: it may be đ."""
    doubtful = next((p for p in places if p[2] and p[2][0] == "d"), None)
    return (
        ()
        if doubtful is None or _MARKED.search(tidy)
        else tuple(str(Citation(number, doubtful[0], doubtful[1], letter)) for letter in ("d", "đ"))
    )


def _no_instrument(text: str, tidy: str) -> Unreadable:
    yearless = without_year(tidy)
    if yearless:
        return Unreadable(
            text=text,
            code="instrument",
            vi="Thiếu năm của nghị định (như NĐ 15/2020)",
            en="the decree lacks its year (such as NĐ 15/2020)",
            left_out=yearless,
        )
    if not _has_place(tidy):
        return Unreadable(text=text, code="citation", vi=_VI, en=_EN)
    return Unreadable(
        text=text,
        code="instrument",
        vi="Thiếu số hiệu văn bản (như Nghị định số 15/2020/NĐ-CP)",
        en="the instrument is missing (such as Nghị định số 15/2020/NĐ-CP)",
    )
