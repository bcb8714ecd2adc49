"""Two rulebooks compared, in words (khác nhau giữa hai bộ quy tắc): what came, what went, what a version now says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thanhtra.export.act_changes import ActChange, act_changes, act_in_change
from thanhtra.export.derivation import cited
from thanhtra.export.entries import says
from thanhtra.export.powers import powers_by_source
from thanhtra.export.words import NOT_READ, noted, said
from thanhtra.law import Series, Version
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook


def differences(old: Rulebook, new: Rulebook, *, lang: str = "vi") -> list[str]:
    """One sentence for each thing that is not the same, by kind and name; empty when the two books say the same.

    Looks at limits, thresholds and other rules of procedure version by version, at posts, fields, grounds, remedies, readings and
    instruments by name, at the powers of posts version by version, at the sector decrees each holds, and at the acts of decrees both hold:
    frames, additional sanctions, remedies.
    """
    return [
        *_procedure(old, new, lang),
        *_names(old, new, lang),
        *_powers(old, new, lang),
        *_decrees(old, new, lang),
        *_acts(old, new, lang),
    ]


def _procedure(old: Rulebook, new: Rulebook, lang: str) -> Iterator[str]:
    for kind in ("limits", "thresholds", "rules"):
        before, after = getattr(old.procedure, kind), getattr(new.procedure, kind)
        for slug in dict.fromkeys((*before, *after)):
            if slug not in after:
                yield f"{_name(before[slug], lang)}: {said(('không còn', 'gone'), lang)}"
            elif slug not in before:
                yield f"{_name(after[slug], lang)}: {said(('mới', 'new'), lang)}"
            else:
                yield from _series(_name(after[slug], lang), before[slug].versions, after[slug].versions, new, lang)
    for defect, rows in new.consequences.by_defect.items():
        yield from _series(
            f"{said(('hậu quả của', 'consequence of'), lang)} {defect.value}",
            old.consequences.by_defect[defect],
            rows,
            new,
            lang,
        )


def _series(name: str, old: Series[Any], new: Series[Any], book: Rulebook, lang: str) -> Iterator[str]:
    before = {v.start: _says(v, book, lang) for v in old.versions}
    after = {v.start: _says(v, book, lang) for v in new.versions}
    for start in sorted(before.keys() | after.keys()):
        if before.get(start) == after.get(start):
            continue
        since = f"{said(('từ', 'from'), lang)} {written(start, lang)}"
        held = [text for day, text in sorted(before.items()) if day <= start]
        was = f" ({said(('trước đó', 'before'), lang)}: {held[-1]})" if held else ""
        if start not in after:
            yield f"{name}: {said(('bỏ phiên bản', 'version taken out'), lang)} {since}{was}"
        else:
            yield f"{name}, {since}: {after[start]}{was}"


def _says(version: Version[Any], book: Rulebook, lang: str) -> str:
    if version.ended:
        told = said(("hết hiệu lực", "ended"), lang)
    elif version.rule is None:
        told = noted(NOT_READ, version.gap, lang)
    else:
        told = "; ".join(says(version.rule, lang, book))
    return f"{told} [{cited(version.cites, lang)}]" if version.cites else told


def _names(old: Rulebook, new: Rulebook, lang: str) -> Iterator[str]:
    kinds = (
        ("chức danh", "post", "posts"),
        ("lĩnh vực", "field", "fields"),
        ("căn cứ", "ground", "grounds"),
        ("biện pháp khắc phục hậu quả", "remedy", "remedies"),
    )
    more = (("quy định có nhiều cách hiểu", "reading", "readings"), ("văn bản", "instrument", "instruments"))
    for vi, en, where in (*kinds, *more):
        before: Mapping[str, Any] = getattr(old, where)
        after: Mapping[str, Any] = getattr(new, where)
        for slug in dict.fromkeys((*before, *after)):
            what = f"{said((vi, en), lang)} {_name(after.get(slug) or before[slug], lang)}"
            if slug not in after:
                yield f"{what}: {said(('không còn', 'gone'), lang)}"
            elif slug not in before:
                yield f"{what}: {said(('mới', 'new'), lang)}{_since(after[slug], lang)}"
            elif repr(before[slug]) != repr(after[slug]):
                yield f"{what}: {said(('thay đổi', 'changed'), lang)}"


def _powers(old: Rulebook, new: Rulebook, lang: str) -> Iterator[str]:
    for slug in [slug for slug in old.posts if slug in new.posts]:
        before = {rows.name: (said((vi, en), lang), rows) for vi, en, rows in powers_by_source(old, slug)}
        after = {rows.name: (said((vi, en), lang), rows) for vi, en, rows in powers_by_source(new, slug)}
        for source in dict.fromkeys((*before, *after)):
            heading, rows = after.get(source) or before[source]
            what = f"{_name(new.posts[slug], lang)}, {heading}"
            if source not in after:
                yield f"{what}: {said(('không còn', 'gone'), lang)}"
            elif source not in before:
                yield f"{what}: {said(('mới', 'new'), lang)}"
            else:
                yield from _series(what, before[source][1], rows, new, lang)


def _since(thing: Any, lang: str) -> str:
    start = getattr(thing, "start", None) or getattr(thing, "in_force", None)
    return f", {said(('từ', 'from'), lang)} {written(start, lang)}" if start else ""


def _decrees(old: Rulebook, new: Rulebook, lang: str) -> Iterator[str]:
    before, after = old.decrees.heads, new.decrees.heads
    for number in dict.fromkeys((*before, *after)):
        if (number in before) != (number in after):
            what = said(("không còn", "gone") if number in before else ("mới", "new"), lang)
            yield f"{said(('nghị định chuyên ngành', 'sector decree'), lang)} {number}: {what}"
        elif repr(before[number]) != repr(after[number]):
            yield f"{said(('nghị định chuyên ngành', 'sector decree'), lang)} {number}: {said(('phần đầu thay đổi', 'its head changed'), lang)}"


def _acts(old: Rulebook, new: Rulebook, lang: str) -> Iterator[str]:
    for change in act_changes(old, new):
        since = f"{said(('từ', 'from'), lang)} {written(change.since, lang)}"
        was = (
            f" ({said(('trước đó', 'before'), lang)}: {act_in_change(change.before, old, lang)})"
            if change.before is not None
            else ""
        )
        early = _too_early(change, new, lang)
        yield f"{said(('hành vi', 'act'), lang)} {change.citation}, {since}: {act_in_change(change.after, new, lang)}{was}{early}"


def _too_early(change: ActChange, new: Rulebook, lang: str) -> str:
    """Says it where a version starts before the decree that writes it."""
    act = change.after.rule if change.after is not None else None
    by = None if act is None else new.decrees.heads.get(act.cites[-1].instrument)
    if act is None or by is None or act.start >= by.start:
        return ""
    return said(
        (
            f"; trước ngày đầu tiên của {by.instrument} ({written(by.start, 'vi')})",
            f"; before the first day of {by.instrument} ({by.start.isoformat()})",
        ),
        lang,
    )


def _name(thing: Any, lang: str) -> str:
    slug = getattr(thing, "slug", None) or getattr(thing, "number", "")
    return f"{thing.en if lang == 'en' else thing.vi} ({slug})"
