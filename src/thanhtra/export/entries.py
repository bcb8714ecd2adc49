"""What the book says under one name: a limit, a post, a field, a ground, a remedy, an open point, an instrument (tra cứu)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from thanhtra.classes import frozen
from thanhtra.export.derivation import cited
from thanhtra.export.powers import powers_by_source, says_decree_power, says_power
from thanhtra.export.rules import amount_in_words, says_limit, says_threshold, version_text
from thanhtra.export.style import Style
from thanhtra.export.words import BASES, NOTE, SEVERITIES, noted, said
from thanhtra.law import Series, Version
from thanhtra.reckoning import Counting, written
from thanhtra.rulebook import Limit, Rulebook, Threshold
from thanhtra.rulebook.rules import Transition
from thanhtra.rulebook.sanctioning import Power
from thanhtra.terms import Defect, Severity

_INSIDE = "  "


@frozen(kw_only=True)
class LawEntry:
    """One thing of the book: its ``slug``, its name in both languages, lines about it, and the series it has (name → series)."""

    slug: str
    vi: str
    en: str
    about: tuple[tuple[str, str], ...] = ()
    series: tuple[tuple[str, str, Series[Any]], ...] = ()


def names_of(book: Rulebook) -> list[str]:
    """Every name that can be looked up."""
    named = (
        book.procedure.limits,
        book.procedure.thresholds,
        book.procedure.rules,
        book.posts,
        book.fields,
        book.grounds,
        book.remedies,
        book.readings,
        book.instruments,
    )
    return ["counting", *(str(d.value) for d in Defect), *(slug for rows in named for slug in rows)]


def named_of(book: Rulebook) -> dict[str, tuple[str, str]]:
    """Every name that can be looked up → what it is called."""
    rows = (
        book.procedure.limits,
        book.procedure.thresholds,
        book.procedure.rules,
        book.posts,
        book.fields,
        book.grounds,
        book.remedies,
        book.readings,
        book.instruments,
    )
    named: dict[str, tuple[str, str]] = {slug: (one.vi, one.en) for found in rows for slug, one in found.items()}
    return dict.fromkeys(names_of(book), ("", "")) | named


def entries(book: Rulebook, slug: str) -> list[LawEntry]:
    """Everything in the book of that name; a post and a field may share one."""
    return [entry for find in _FINDERS for entry in find(book, slug)]


def entry_text(
    entry: LawEntry, book: Rulebook, *, lang: str, style: Style, on: date | None = None, whole: bool = False
) -> str:
    """An entry for a person: the version of ``on`` (the latest when None), or the ``whole`` history."""
    lines = [f"{style.paint('strong', said((entry.vi, entry.en), lang))} ({entry.slug})"]
    for about in entry.about:
        lines += style.folded(said(about, lang), first=_INSIDE, rest=_INSIDE)
    for vi, en, rows in entry.series:
        if vi:
            lines.append(f"{_INSIDE}{said((vi, en), lang)}")
        for version in _chosen(rows, on, whole=whole):
            lines += version_text(rows, version, lambda rule: list(says(rule, lang, book)), lang=lang, style=style)
        if not whole and not _chosen(rows, on, whole=whole):
            lines.append(
                f"{_INSIDE}{said(('chưa có hiệu lực', 'not yet in force'), lang)}: {written(on, lang) if on else '—'}"
            )
    return "\n".join(lines)


def says(rule: object, lang: str, book: Rulebook) -> Iterator[str]:
    """What one version says."""
    if isinstance(rule, Limit):
        yield from says_limit(rule, lang, book)
    elif isinstance(rule, Threshold):
        yield says_threshold(rule, lang)
    elif isinstance(rule, Severity):
        yield said(SEVERITIES[rule], lang)
    elif isinstance(rule, Transition):
        yield said(BASES[rule.basis], lang)
    elif isinstance(rule, Counting):
        for field in attrs.fields(Counting):
            yield f"{field.name}: {cited((getattr(rule, field.name),), lang)}"
    elif isinstance(rule, Mapping):
        yield from (f"{name}: {_plain(value, lang)}" for name, value in rule.items())
    elif isinstance(rule, Power):
        yield from says_power(rule, lang)
    elif isinstance(rule, tuple):
        yield from (line for row in rule for line in says_decree_power(row, book, lang))
    elif isinstance(rule, int):
        yield amount_in_words(rule, lang)
    else:
        yield str(getattr(rule, "en" if lang == "en" else "vi", rule))


def _plain(value: object, lang: str) -> str:
    return (
        said(("có", "yes") if value else ("không", "no"), lang)
        if isinstance(value, bool)
        else str(value) or said(("không", "none"), lang)
    )


def _chosen(rows: Series[Any], on: date | None, *, whole: bool) -> tuple[Version[Any], ...]:
    if whole:
        return rows.versions
    held = [v for v in rows.versions if on is None or v.start <= on]
    return tuple(held[-1:])


def _limits(book: Rulebook, slug: str) -> Iterator[LawEntry]:
    for rows in (book.procedure.limits, book.procedure.thresholds, book.procedure.rules):
        rule = rows.get(slug)
        if rule is not None:
            yield LawEntry(slug=slug, vi=rule.vi, en=rule.en, series=(("", "", rule.versions),))
    if slug == "counting":
        yield LawEntry(
            slug=slug,
            vi="Cách tính thời hạn, thời hiệu",
            en="How time is counted",
            series=(("", "", book.procedure.counting),),
        )


def _posts(book: Rulebook, slug: str) -> Iterator[LawEntry]:
    post = book.posts.get(slug)
    if post is None:
        return
    about = [
        _span(post.start, post.ended),
        *((f"từ {written(d, 'vi')}: {vi}", f"from {d}: {en}") for d, vi, en in (*post.names, *post.bodies)),
    ]
    if post.succeeded_by:
        about.append((f"kế thừa: {', '.join(post.succeeded_by)}", f"succeeded by: {', '.join(post.succeeded_by)}"))
    about.append((f"[{cited(post.cites, 'vi')}]", f"[{cited(post.cites, 'en')}]"))
    yield LawEntry(slug=slug, vi=post.vi, en=post.en, about=tuple(about), series=tuple(powers_by_source(book, slug)))


def _fields(book: Rulebook, slug: str) -> Iterator[LawEntry]:
    field = book.fields.get(slug)
    if field is None:
        return
    rows = (
        ("mức phạt tiền tối đa đối với cá nhân", "highest fine for an individual", field.maximum),
        ("thời hiệu xử phạt", "limitation", field.limitation),
    )
    yield LawEntry(
        slug=slug,
        vi=field.vi,
        en=field.en,
        series=tuple((vi, en, found) for vi, en, found in rows if found is not None),
    )


def _cited_names(book: Rulebook, slug: str) -> Iterator[LawEntry]:
    for rows in (book.grounds, book.remedies):
        row = rows.get(slug)
        if row is not None:
            yield LawEntry(
                slug=slug, vi=row.vi, en=row.en, about=((f"[{cited(row.cites, 'vi')}]", f"[{cited(row.cites, 'en')}]"),)
            )


def _readings(book: Rulebook, slug: str) -> Iterator[LawEntry]:
    reading = book.readings.get(slug)
    if reading is not None:
        chosen, choices = book.choice(slug), ", ".join(reading.choices)
        about = (f"lựa chọn: {choices}; đang dùng: {chosen}", f"choices: {choices}; in use: {chosen}")
        place = (f"[{cited(reading.cites, 'vi')}]", f"[{cited(reading.cites, 'en')}]")
        yield LawEntry(slug=slug, vi=reading.vi, en=reading.en, about=(about, place))


def _instruments(book: Rulebook, slug: str) -> Iterator[LawEntry]:
    found = book.instruments.get(slug)
    if found is not None:
        known = tuple(f"{how} {said(BASES[found.known], lang)}" for how, lang in (("nguồn:", "vi"), ("known by", "en")))
        about = [_span(found.in_force, found.ended), (known[0], known[1])]
        if found.note:
            about.append((noted(NOTE, found.note, "vi"), noted(NOTE, found.note, "en")))
        yield LawEntry(slug=slug, vi=found.vi, en=found.en, about=(*about, *_duties(book, slug)))


def _duties(book: Rulebook, instrument: str) -> Iterator[tuple[str, str]]:
    """What a decree requires, each duty with the acts that sanction its breach and how the link is known."""
    head = book.decrees.heads.get(instrument)
    for duty in head.duties if head is not None else ():
        at = ", ".join(duty.places.texts)
        vi, en = (
            f"{cited(duty.sanctioned, lang)} ({said(BASES[duty.known], lang)})"
            if duty.sanctioned
            else said(("chưa có hành vi nào đã nhập xử phạt", "no act held sanctions it"), lang)
            for lang in ("vi", "en")
        )
        yield f"Đ{at}: {duty.vi} → {vi}", f"Art. {at}: {duty.en} → {en}"


def _defects(book: Rulebook, slug: str) -> Iterator[LawEntry]:
    for defect in Defect:
        if defect.value == slug:
            yield LawEntry(
                slug=slug,
                vi="hậu quả của loại sai sót",
                en="what follows from this defect",
                series=(("", "", book.consequences.by_defect[defect]),),
            )


def _span(start: date, ended: date | None) -> tuple[str, str]:
    vi, en = (f" đến trước {written(ended, 'vi')}", f" until before {ended.isoformat()}") if ended else ("", "")
    return (f"từ {written(start, 'vi')}{vi}", f"from {start.isoformat()}{en}")


_FINDERS: tuple[Callable[[Rulebook, str], Iterator[LawEntry]], ...] = (
    _limits,
    _posts,
    _fields,
    _cited_names,
    _readings,
    _instruments,
    _defects,
)

__all__ = ["LawEntry", "entries", "entry_text", "named_of", "names_of", "says"]
