"""Deadlines as bars of one time scale (thanh thời hạn): due, met, missed, still running, not certain; pauses and rolled days marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from thanhtra.classes import frozen
from thanhtra.export.markup import Markup, el, raw
from thanhtra.export.style import TONES
from thanhtra.export.words import word
from thanhtra.findings import Deadline
from thanhtra.reckoning import law_day, written
from thanhtra.terms import Status
from thanhtra.wording import shown

_WIDTH: Final = 360.0
_LONG: Final = timedelta(120)
"""Limits longer than this are drawn on a scale of their own."""
_GAP: Final = timedelta(120)
_PAUSE: Final = re.compile(r"[Tt]he pause from (\d{4}-\d\d-\d\d) to before (\d{4}-\d\d-\d\d)")


@frozen(kw_only=True)
class Scale:
    """The days one group of bars spans; ``now`` is the day they are seen from."""

    first: date
    last: date
    now: date | None

    def x(self, day: date) -> float:
        """Where a day stands, from 0 to the width."""
        span = max((self.last - self.first).days, 1)
        return round(min(max((day - self.first).days / span, 0.0), 1.0) * _WIDTH, 1)


def drawn(deadlines: Iterable[Deadline], now: date | None) -> list[tuple[Scale, list[Deadline]]]:
    """Deadlines that have a last day, in groups that share a scale: short ones by season, then the long ones."""
    able = sorted(
        (d for d in deadlines if d.counted_from is not None and (d.due or d.due_before_roll) is not None), key=_start
    )
    groups: list[list[Deadline]] = []
    latest = date.min
    for one in (d for d in able if not _is_long(d)):
        if groups and _start(one) - latest <= _GAP:
            groups[-1].append(one)
            latest = max(latest, _end(one))
        else:
            groups.append([one])
            latest = _end(one)
    if long := [d for d in able if _is_long(d)]:
        groups.append(long)
    return [(Scale(first=min(map(_start, g)), last=max(map(_end, g)), now=now), g) for g in groups]


def axis(scale: Scale, lang: str) -> Markup:
    """First, middle and last day of a scale."""
    middle = scale.first + (scale.last - scale.first) / 2
    marks = ((scale.first, "start"), (middle, "middle"), (scale.last, "end"))
    return el(
        "svg",
        *(el("text", shown(day, lang), x=scale.x(day), y=11, text_anchor=anchor) for day, anchor in marks),
        viewBox=f"0 0 {_WIDTH:.0f} 14",
        aria_hidden="true",
    )


def bar(of: Deadline, scale: Scale, lang: str, said: str) -> Markup:
    """One deadline; ``said`` is its description for whoever cannot see it."""
    return el(
        "svg",
        el("title", said),
        el("line", x1=0, y1=12, x2=_WIDTH, y2=12, class_="rail"),
        list(_shapes(of, scale, lang)),
        viewBox=f"0 0 {_WIDTH:.0f} 24",
        role="img",
        class_=TONES[of.status],
    )


def _shapes(of: Deadline, scale: Scale, lang: str) -> Iterator[Markup]:
    start, due = _start(of), _day(of.due if of.due is not None else of.due_before_roll) or _start(of)
    left, right = scale.x(start), scale.x(due)
    yield el("rect", x=left, y=6, width=max(right - left, 3.0), height=12, rx=2, class_=f"fill-{TONES[of.status]}")
    for first, resumed in pauses(of):
        yield paused(scale.x(first), max(scale.x(resumed) - scale.x(first), 4.0), lang)
    before = _day(of.due_before_roll)
    if before is not None and before < due:
        at = scale.x(before)
        yield el(
            "rect", el("title", word("rolled", lang)), x=at, y=6, width=max(right - at, 3.0), height=12, class_="off"
        )
    for day in sorted({_day(d) or due for d in of.due_if.values()}):
        if day > due:
            yield el(
                "rect",
                el("title", word("would-run", lang)),
                x=right,
                y=8,
                width=scale.x(day) - right,
                height=8,
                class_="tail",
            )
    done = _day(of.met_on)
    if done is not None:
        at = scale.x(done)
        if done > due and of.status is Status.MISSED:
            yield el("line", x1=right, y1=12, x2=at, y2=12, class_="late")
        yield raw(
            str(
                el(
                    "path",
                    el("title", f"{word('done-mark', lang)} {written(done, lang)}"),
                    d=f"M{at} 4l6 8-6 8-6-8z",
                    class_="met",
                )
            )
        )
    if scale.now is not None and scale.first <= scale.now <= scale.last:
        at = scale.x(scale.now)
        yield el(
            "line",
            el("title", f"{word('as-of-mark', lang)} {written(scale.now, lang)}"),
            x1=at,
            y1=0,
            x2=at,
            y2=24,
            class_="now",
        )


def paused(at: float, wide: float, lang: str) -> Markup:
    """A stretch that was not counted: cut out of the bar between two uprights, whatever the bar's own look."""
    end = round(at + wide, 1)
    cut = el("rect", x=at, y=5, width=round(wide, 1), height=14, class_="pause")
    return el(
        "g",
        el("title", word("paused", lang)),
        cut,
        el("path", d=f"M{at} 5V19M{end} 5V19M{at} 12H{end}", class_="pause-ends"),
    )


def pauses(of: Deadline) -> Iterator[tuple[date, date]]:
    """Each pause of a limit: its first day and the day the count went on."""
    for step in of.steps:
        if found := _PAUSE.match(step.en):
            yield date.fromisoformat(found[1]), date.fromisoformat(found[2])


def _is_long(of: Deadline) -> bool:
    return (_day(of.due or of.due_before_roll) or date.min) - _start(of) > _LONG


def _start(of: Deadline) -> date:
    return _day(of.counted_from) or date.min


def _end(of: Deadline) -> date:
    days = [_day(of.due or of.due_before_roll), _day(of.met_on), *(_day(d) for d in of.due_if.values())]
    return max(d for d in days if d is not None)


def _day(moment: date | datetime | None) -> date | None:
    return None if moment is None else law_day(moment)
