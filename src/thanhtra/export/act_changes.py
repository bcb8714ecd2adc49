"""Acts of sector decrees in two rulebooks: which frames, additional sanctions and remedies are not the same (hành vi thay đổi)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thanhtra.classes import frozen
from thanhtra.export.words import NOT_READ, counted, noted, said
from thanhtra.law import Citation, Version
from thanhtra.rulebook import OfferedMeasure, Rulebook, Violation
from thanhtra.wording import MEASURES, grouped


@frozen
class ActChange:
    """One version of one act that the two books do not both have, with what each says from ``since`` on; None: nothing."""

    citation: Citation
    since: date
    before: Version[Violation] | None
    after: Version[Violation] | None


def act_changes(old: Rulebook, new: Rulebook) -> Iterator[ActChange]:
    """Every change to acts of decrees both books hold, by decree, place and day; a decree only one of them holds is one line elsewhere."""
    for instrument in old.decrees.heads:
        if instrument not in new.decrees.heads:
            continue
        before, after = old.decrees.acts(instrument), new.decrees.acts(instrument)
        for citation in sorted({*before, *after}, key=lambda c: c.sort_key):
            was = {v.start: v for v in (before[citation].versions if citation in before else ())}
            now = {v.start: v for v in (after[citation].versions if citation in after else ())}
            for start in sorted(was.keys() | now.keys()):
                one, other = was.get(start), now.get(start)
                if repr(_said(one)) != repr(_said(other)):
                    yield ActChange(citation, start, one or _held(was, start), other)


def _said(version: Version[Violation] | None) -> object:
    """What an answer can turn on: not the name, nor how it is known."""
    if version is None or version.rule is None:
        return version is not None and version.ended
    act = version.rule
    return (
        act.frame,
        act.warning_only,
        act.or_warning,
        act.gap,
        act.stated_for,
        act.field,
        act.additional,
        act.remedies,
        act.requires_licence,
    )


def _held(versions: dict[date, Version[Violation]], day: date) -> Version[Violation] | None:
    earlier = [start for start in versions if start < day]
    return versions[max(earlier)] if earlier else None


def act_in_change(version: Version[Violation] | None, book: Rulebook, lang: str) -> str:
    """What a version says of an act: for whom, frame, sanctions, remedies, each at its place."""
    if version is None:
        return said(("không có", "nothing"), lang)
    if version.rule is None:
        return said(("hết hiệu lực", "ended"), lang)
    act = version.rule
    parts = [_frame(act, lang)]
    parts += [_measure(m, lang) for m in act.additional]
    parts += [said((book.remedies[r.remedy].vi, book.remedies[r.remedy].en), lang) + _at(r.cite) for r in act.remedies]
    return "; ".join(parts)


def _frame(act: Violation, lang: str) -> str:
    if act.warning_only:
        return said(("chỉ phạt cảnh cáo", "a warning only"), lang)
    if act.frame is None:
        return noted(NOT_READ, act.gap, lang)
    who = said(
        ("tổ chức", "an organisation") if act.stated_for == "organization" else ("cá nhân", "an individual"), lang
    )
    warned = said((" hoặc cảnh cáo", " or a warning"), lang) if act.or_warning else ""
    return f"{who} {_span(grouped(act.frame.least, lang), f'{grouped(act.frame.most, lang)} đồng')}{warned}"


def _span(least: str, most: str) -> str:
    """From the least to the most with its unit; one figure where they are the same."""
    return most if most.split(" ", maxsplit=1)[0] == least else f"{least}–{most}"


def _measure(measure: OfferedMeasure, lang: str) -> str:
    term = "" if measure.unit is None else f" {_span(str(measure.least), counted(measure.most, measure.unit, lang))}"
    return said(MEASURES[measure.measure], lang) + term + _at(measure.cite)


def _at(cite: Citation | None) -> str:
    return f" (Đ{cite.place})" if cite is not None else ""
