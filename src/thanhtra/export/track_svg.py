"""A track as a picture, with the path of a case marked (sơ đồ trình tự): plain SVG, laid out from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Final

from thanhtra.casefile.labels import KIND_NAMES, STAGE_NAMES
from thanhtra.export.markup import Markup, el, raw
from thanhtra.export.path import Passage
from thanhtra.export.words import said
from thanhtra.lifecycle import TRACKS

_BOX: Final = (136, 44)
_STEP: Final = (172, 66)
_COLUMNS: Final = 5
"""The last column before that of the final stage; what would stand further right shares it."""
_LINE: Final = 17
"""Letters a line of a box holds."""


_OF_OTHER_TRACKS: Final[Mapping[str, tuple[str, str]]] = {
    "sent": ("đã chuyển cơ quan tố tụng", "sent"),
    "prosecuted": ("đã khởi tố", "prosecuted"),
    "held": ("đang tạm giữ", "held"),
    "ended": ("đã kết thúc", "ended"),
    "lodged": ("đã khiếu nại", "lodged"),
    "accepted": ("đã thụ lý", "accepted"),
    "resolved": ("đã giải quyết", "resolved"),
    "sued": ("đã khởi kiện", "sued"),
    "judged": ("đã xét xử", "judged"),
    "opened": ("đã quyết định thanh tra", "opened"),
    "running": ("đang thanh tra", "running"),
    "paused": ("tạm dừng thanh tra", "paused"),
    "examination-ordered": ("đã quyết định kiểm tra", "examination ordered"),
    "examination-running": ("đang kiểm tra", "examination running"),
    "examination-suspended": ("tạm dừng kiểm tra", "examination suspended"),
    "reported": ("đã báo cáo kết quả", "reported"),
    "drafted": ("đã dự thảo kết luận", "drafted"),
    "concluded": ("đã kết luận", "concluded"),
    "published": ("đã công khai", "published"),
}
"""Stages the proceeding does not have."""
_ALONE: Final = """\
.box{fill:#f6f7f9;stroke:#9aa4ae}.box.on{stroke:#0b57a4;stroke-width:2.5}.box.last{fill:#0b57a4}
text{fill:#1c2024;font:14px sans-serif}text.on{font-weight:700}text.last{fill:#fff;font-weight:700}
.edge{fill:none;stroke:#b8c0c8;stroke-width:1.2}.edge.on{stroke:#0b57a4;stroke-width:3}
.edge.odd{stroke:#b3261e;stroke-width:2.5;stroke-dasharray:5 4}.head{fill:#b8c0c8}.head.on{fill:#0b57a4}
"""
"""The colours of a file of its own."""


def track_svg(
    track: str, path: Mapping[str, Sequence[Passage]] | None = None, *, lang: str = "vi", standalone: bool = False
) -> Markup:
    """The stages of a track and every arrow between them; those of ``path`` stand out, steps out of order are dashed.

    ``standalone`` adds the namespace and the colours a file of its own needs. Raises KeyError for a track that is none.
    """
    rows = TRACKS[track]
    places = _places(track)
    taken = {(p.source, p.target): p for moves in (path or {}).values() for p in moves}
    last = {moves[-1].target for moves in (path or {}).values() if moves} if path else set()
    passed = {stage for pair in taken for stage in pair}
    arrows: dict[tuple[str, str], list[str]] = {}
    for stage in rows.stages:
        for kind, target in rows.land[stage].items():
            if target != stage:
                arrows.setdefault((stage, target), []).append(said(KIND_NAMES.get(kind, (kind, kind)), lang))
    for pair, passage in taken.items():
        arrows.setdefault(pair, []).append(said(KIND_NAMES.get(passage.kind, (passage.kind, passage.kind)), lang))
    width = max(x for x, _ in places.values()) + _BOX[0] + 6
    height = max(y for _, y in places.values()) + _BOX[1] + 26
    plain = sorted(arrows, key=lambda pair: pair in taken)
    name = " → ".join(_name(p.target, lang) for moves in list((path or {}).values())[:1] for p in moves)
    return el(
        "svg",
        el("title", name or track),
        el("style", raw(_ALONE)) if standalone else None,
        el("rect", x=-3, y=-22, width=width, height=height, fill="#fff") if standalone else None,
        [_drawn(track, pair, ", ".join(dict.fromkeys(arrows[pair])), _mood(taken.get(pair))) for pair in plain],
        [_stage(places[s], _name(s, lang), "last" if s in last else "on" if s in passed else "") for s in rows.stages],
        class_="track",
        viewBox=f"-3 -22 {width} {height}",
        role="img",
        xmlns="http://www.w3.org/2000/svg" if standalone else None,
    )


@lru_cache(maxsize=16)
def _places(track: str) -> Mapping[str, tuple[int, int]]:
    rows = TRACKS[track]
    depth = dict.fromkeys(rows.stages, 0)
    for at, stage in enumerate(rows.stages):  # the longest way forward, in the order the stages are declared
        for target in rows.land[stage].values():
            if target in rows.stages[at + 1 :] and target not in rows.final:
                depth[target] = min(max(depth[target], depth[stage] + 1), _COLUMNS)
    end = max(depth.values()) + 1
    columns: dict[int, int] = {}
    found = {}
    for stage in rows.stages:
        column = end if stage in rows.final and stage != rows.initial else depth[stage]
        row = columns.get(column, 0)
        columns[column] = row + 1
        found[stage] = (column * _STEP[0], row * _STEP[1])
    return found


@lru_cache(maxsize=256)
def _drawn(track: str, pair: tuple[str, str], told: str, mood: str) -> Markup:
    """Kept: every case has the same arrows, and few are not the plain ones."""
    return _arrow(_places(track), pair, told, mood)


def _arrow(places: Mapping[str, tuple[int, int]], pair: tuple[str, str], told: str, mood: str) -> Markup:
    (x1, y1), (x2, y2) = places[pair[0]], places[pair[1]]
    wide, high = _BOX
    if x2 - x1 > _STEP[0] and y1 > y2:  # from a lower row the long way goes below, not through the boxes above
        sx, low, ex, ey = x1 + wide // 2, y1 + high + 30, x2 + 24, y2 + high
        curve, point = f"M{sx} {y1 + high}C{sx + 40} {low} {ex} {low} {ex} {ey + 5}", f"M{ex} {ey}l-4 7h8z"
    elif x2 > x1:
        sx, sy, ex, ey = x1 + wide, y1 + high // 2, x2, y2 + high // 2
        curve = (
            f"M{sx} {sy}C{sx + 24} {sy} {ex - 24} {ey} {ex - 5} {ey}"
            if x2 - x1 <= _STEP[0]
            else f"M{x1 + wide // 2} {y1}C{sx} {min(y1, y2) - 26} {ex - 30} {min(y1, y2) - 26} {ex + 12} {y2 - 4}"
        )
        point = f"M{ex} {ey}l-7-4v8z" if x2 - x1 <= _STEP[0] else f"M{ex + 12} {y2}l-5-6h9z"
    elif x2 == x1:
        down = y2 > y1
        sx, sy, ey = x1 + wide // 2, y1 + (high if down else 0), y2 + (0 if down else high)
        bow = 0 if abs(y2 - y1) <= _STEP[1] else 60
        curve = f"M{sx} {sy}C{sx + bow} {sy} {sx + bow} {ey} {sx} {ey + (-5 if down else 5)}"
        point = f"M{sx} {ey}l-4-7h8z" if down else f"M{sx} {ey}l-4 7h8z"
    else:
        sx, sy, ex, ey = x1 + 10, y1 + high, x2 + wide - 10, y2 + high
        low = max(sy, ey) + 18
        curve = f"M{sx} {sy}C{sx} {low} {ex} {low} {ex} {ey + 5}"
        point = f"M{ex} {ey}l-4 7h8z"
    return el(
        "g",
        el("title", told),
        el("path", d=curve, class_=f"edge {mood}".strip()),
        el("path", d=point, class_=f"head {'on' if mood else ''}".strip()),
    )


@lru_cache(maxsize=256)
def _stage(at: tuple[int, int], name: str, mood: str) -> Markup:
    x, y = at
    return el(
        "g",
        el("rect", x=x, y=y, width=_BOX[0], height=_BOX[1], rx=6, class_=f"box {mood}".strip()),
        [
            el("text", line, x=x + _BOX[0] // 2, y=y + up, text_anchor="middle", class_=mood or None)
            for line, up in _lines(name)
        ],
    )


def _lines(name: str) -> list[tuple[str, int]]:
    folded = wrap(name, _LINE) if len(name) > _LINE else [name]
    return [(line, 27 if len(folded) == 1 else 19 + 16 * at) for at, line in enumerate(folded[:2])]


def _mood(passage: Passage | None) -> str:
    return "" if passage is None else "on" if passage.allowed else "odd"


def _name(stage: str, lang: str) -> str:
    return said(STAGE_NAMES.get(stage) or _OF_OTHER_TRACKS.get(stage, (stage, stage)), lang)
