"""What a title may impose, in words: under the Law or the authority decree, and as each sector decree prints it (thẩm quyền xử phạt)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thanhtra.export.derivation import cited
from thanhtra.export.rules import amount_in_words
from thanhtra.export.words import NOT_READ, noted, said
from thanhtra.law import Series, Version, series
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Confiscation, ConfiscationReach, DecreePower, Power
from thanhtra.terms import SubjectKind, weakest
from thanhtra.wording import MEASURES
from thanhtra.wording.notes import note_in

_Both = tuple[str, str]
_WITHIN = {
    "locality": ("trong địa bàn quản lý", "within its locality"),
    "duty": ("trong phạm vi nhiệm vụ", "within its duty"),
}
_NAMED = 6
"""Up to so many remedies of a decree are named; more are counted."""
_STATED = {
    SubjectKind.INDIVIDUAL: ("đối với cá nhân", "for an individual"),
    SubjectKind.ORGANIZATION: ("đối với tổ chức", "for an organisation"),
}


def powers_by_source(
    book: Rulebook, post: str
) -> Iterator[tuple[str, str, Series[Power] | Series[tuple[DecreePower, ...]]]]:
    """The histories of a title's power, each under a heading in both languages: the general one, then one a sector decree that names it."""
    general = book.powers.get(post)
    if general is not None:
        yield "thẩm quyền chung", "general power", general
    for instrument in book.decrees.heads:
        rows = next(
            (
                found
                for name in book.lineage(post)
                if (found := [r for r in book.decrees.powers(instrument) if name in r.posts])
            ),
            [],
        )
        ends = [day for day in (book.posts[post].ended, _ended(book, instrument)) if day is not None]
        held = [row for row in rows if all(row.start < end for end in ends)]
        if held:
            vi, en = _in_part(book, instrument)
            yield (
                f"theo {instrument}{vi}",
                f"under {instrument}{en}",
                _history(instrument, held, min(ends, default=None)),
            )


def _ended(book: Rulebook, instrument: str) -> date | None:
    known = book.instruments.get(instrument)
    return known.ended if known is not None else None


def _in_part(book: Rulebook, instrument: str) -> _Both:
    """That other decrees ended a part of it: which acts its amounts are still for is told by ``who-may`` and ``fine``, act by act."""
    parts = sorted(
        {
            (r.start, number)
            for number, head in book.decrees.heads.items()
            for r in head.repeals
            if r.instrument == instrument and r.places is not None
        }
    )
    if not parts:
        return "", ""
    vi = "; ".join(f"{number} từ {written(day, 'vi')}" for day, number in parts)
    en = "; ".join(f"{number} from {day.isoformat()}" for day, number in parts)
    return f" (bị bãi bỏ một phần: {vi})", f" (repealed in part: {en})"


def _history(instrument: str, rows: list[DecreePower], end: date | None) -> Series[tuple[DecreePower, ...]]:
    """Rows of a decree as versions, one a day on which some begin; the end of the decree, or of the post, closes them."""
    versions: list[Version[tuple[DecreePower, ...]]] = []
    for start in sorted({row.start for row in rows}):
        new = tuple(row for row in rows if row.start == start)
        read = any(not row.gap for row in new)
        cites = tuple(dict.fromkeys(row.cite for row in new))
        notes = "; ".join(dict.fromkeys(row.note for row in new if row.note))
        versions.append(
            Version(
                start=start,
                rule=new if read else None,
                cites=cites,
                known=weakest(*(row.known for row in new)),
                gap="" if read else new[0].gap,
                note=notes,
            )
        )
    if end is not None:
        versions.append(Version(start=end, rule=None, ended=True))
    return series(instrument, versions)


def says_power(power: Power, lang: str) -> Iterator[str]:
    """The fine a title may impose, then what else it may do."""
    if power.bodies:
        yield f"{said(('chỉ chức danh thuộc', 'only titles of'), lang)} {', '.join(power.bodies)}:"
    yield said(_ceiling(power), lang)
    also = [
        *([_WARNING] if power.warning else []),
        *_measures(power.licence, power.confiscation),
        *([_EXPEL] if power.expel else []),
        *_remedies(power.remedies),
    ]
    yield from _listed(also, lang)
    for may, cites in (
        (("quyết định cưỡng chế", "order enforcement"), power.coerce_cites if power.coerce else ()),
        (("giao quyền cho cấp phó", "delegate to a deputy"), power.delegate_cites if power.delegate else ()),
    ):
        if cites:
            yield f"{said(may, lang)} [{cited(cites, lang)}]"


def says_decree_power(power: DecreePower, book: Rulebook, lang: str) -> Iterator[str]:
    """The amounts a decree prints for a title, field by field, and what else it may do; what the source did not report is left out."""
    scope = [said(text, lang) for text in _scope(power, book)]
    if scope:
        yield f"{'; '.join(scope)}:"
    for slug, amount in power.amounts.items():
        field = book.fields.get(slug)
        name = said((field.vi, field.en), lang) if field is not None else slug
        yield f"{name}: {said(('phạt tiền đến', 'fine up to'), lang)} {amount_in_words(amount, lang)} {said(_STATED[power.stated_for], lang)}"
    for words, places in (
        (("hành vi được giao", "acts allotted"), power.provisions),
        (("trừ", "except"), power.excludes),
    ):
        if places is not None:
            yield f"{said(words, lang)}: {', '.join(f'Đ{text}' for text in places.texts)}"
    if power.gap:
        yield noted(NOT_READ, power.gap, lang)
        return
    also = [
        *([_WARNING] if power.warning else []),
        *_measures(power.licence or (), power.confiscation or Confiscation(ConfiscationReach.NONE)),
        *([_EXPEL] if power.expel else []),
    ]
    yield from _listed([*also, *_named(power.remedies or (), book)], lang)


def _scope(power: DecreePower, book: Rulebook) -> Iterator[_Both]:
    """What narrows a row: the post that set the team up, the locality or duty, the only bodies and matters it is for."""
    if power.of in book.posts:
        yield f"thuộc {book.posts[power.of].vi}", f"of {book.posts[power.of].en}"
    if power.within:
        yield _WITHIN.get(power.within, (power.within, power.within))
    if power.bodies:
        yield (
            f"chỉ chức danh thuộc {', '.join(power.bodies)}",
            f"only titles of {', '.join(_english(name, book) for name in power.bodies)}",
        )
    if power.matter:
        yield f"chỉ về “{note_in(power.matter, 'vi')}”", f"only for “{power.matter}”"


def _english(body: str, book: Rulebook) -> str:
    known = book.named_bodies.by_name.get(body)
    return known.en if known is not None else body


_WARNING: _Both = ("phạt cảnh cáo", "warning")
_EXPEL: _Both = MEASURES["expel"]


def _listed(what: list[_Both], lang: str) -> Iterator[str]:
    if what:
        yield "; ".join(said(one, lang) for one in what)


def _ceiling(power: Power) -> _Both:
    if power.amount is not None:
        vi, en = _STATED[power.stated_for]
        return (
            f"phạt tiền đến {amount_in_words(power.amount, 'vi')} {vi}",
            f"fine up to {amount_in_words(power.amount, 'en')} {en}",
        )
    cap = (
        ("", "")
        if power.cap is None
        else (f", không quá {amount_in_words(power.cap, 'vi')}", f", at most {amount_in_words(power.cap, 'en')}")
    )
    return (
        f"phạt tiền đến {power.percent}% mức tiền phạt tối đa đối với lĩnh vực tương ứng đối với cá nhân{cap[0]}",
        f"fine up to {power.percent}% of the field's maximum for an individual{cap[1]}",
    )


def _measures(licence: tuple[str, ...], confiscation: Confiscation) -> list[_Both]:
    found: list[_Both] = [MEASURES[slug] for slug in licence]
    vi, en = MEASURES["confiscate"]
    if confiscation.reach is ConfiscationReach.ANY:
        found.append((f"{vi} (mọi giá trị)", f"{en} (of any value)"))
    elif confiscation.reach is ConfiscationReach.LIMITED:
        times = ("", "") if confiscation.times == 1 else (f"{confiscation.times} lần ", f"{confiscation.times} times ")
        found.append(
            (f"{vi} trị giá không quá {times[0]}mức phạt tiền", f"{en} worth at most {times[1]}the fine ceiling")
        )
    return found


def _remedies(letters: tuple[str, ...] | None) -> list[_Both]:
    if letters is None:
        return [("mọi biện pháp khắc phục hậu quả", "every remedy")]
    if not letters:
        return []
    points = ", ".join(letters)
    return [
        (
            f"biện pháp khắc phục hậu quả tại các điểm {points} khoản 1 Điều 28 của Luật",
            f"remedies of points {points} of Article 28.1 of the Law",
        )
    ]


def _named(remedies: tuple[str, ...], book: Rulebook) -> list[_Both]:
    """Remedies of a decree by their names, or how many they are."""
    if len(remedies) > _NAMED:
        return [
            (f"{len(remedies)} biện pháp khắc phục hậu quả của nghị định", f"{len(remedies)} remedies of the decree")
        ]
    known = {slug: book.remedies[slug] for slug in remedies if slug in book.remedies}
    return [
        (known[slug].vi[:1].lower() + known[slug].vi[1:], known[slug].en) if slug in known else (slug, slug)
        for slug in remedies
    ]
