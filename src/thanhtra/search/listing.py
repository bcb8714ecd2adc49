"""What the book holds, listed by kind: acts of a decree or an article, posts, fields, remedies, bodies, limits, kinds of event (danh mục)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import attrs

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.classes import frozen
from thanhtra.errors import NotInTheBook
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook, Violation
from thanhtra.search.act_words import acts_on


@frozen(kw_only=True, eq=False)
class Listed:
    """One line of a list: ``id`` (slug or compact citation), names, what it is grouped under, and for an act its ``frame`` as printed.

    ``holds`` is false for what does not exist on the day asked about; ``more`` are further facts by name.
    """

    id: str
    vi: str
    en: str
    group: tuple[str, str] = ("", "")
    holds: bool = True
    act: Violation | None = None
    more: dict[str, Any] = attrs.field(factory=dict)


def list_acts(place: Citation, book: Rulebook, on: date) -> tuple[Listed, ...]:
    """Acts in force on ``on`` at or inside ``place``, in the order of the statute. Raises NotInTheBook for a decree without acts."""
    if place.instrument not in book.decrees.heads:
        raise NotInTheBook(str(place))
    rows = [row for row in acts_on(book, on, (place.instrument,)) if place.covers(row.citation)]
    return tuple(
        Listed(
            id=str(r.citation),
            vi=r.vi,
            en=r.en,
            act=r,
            group=(f"Điều {r.citation.article}", f"Article {r.citation.article}"),
        )
        for r in rows
    )


def list_posts(book: Rulebook, on: date) -> tuple[Listed, ...]:
    """Every post, past ones told apart, by level."""
    levels = {
        "commune": ("Cấp xã", "Commune"),
        "district": ("Cấp huyện", "District"),
        "province": ("Cấp tỉnh", "Province"),
        "central": ("Trung ương", "Central"),
        "any": ("Mọi cấp", "Any level"),
    }
    rows = sorted(book.posts.values(), key=lambda p: list(levels).index(p.level))
    return tuple(
        Listed(
            id=p.slug,
            vi=p.vi,
            en=p.en,
            group=levels[p.level],
            holds=p.exists_on(on),
            more={"level": p.level, "from": p.start, "ended": p.ended},
        )
        for p in rows
    )


def list_fields(book: Rulebook, _: date) -> tuple[Listed, ...]:
    """Every field of state management."""
    return tuple(Listed(id=slug, vi=f.vi, en=f.en) for slug, f in book.fields.items())


def list_remedies(book: Rulebook, _: date) -> tuple[Listed, ...]:
    """Every remedy, with where it stands."""
    return tuple(
        Listed(id=slug, vi=r.vi, en=r.en, more={"cites": [str(c) for c in r.cites]})
        for slug, r in book.remedies.items()
    )


def list_bodies(book: Rulebook, on: date) -> tuple[Listed, ...]:
    """Every body of state management, past ones told apart."""
    return tuple(
        Listed(
            id=slug,
            vi=b.vi,
            en=b.en,
            holds=b.exists_on(on),
            more={"fields": list(b.fields), "from": b.start, "ended": b.ended},
        )
        for slug, b in book.bodies.items()
    )


def list_limits(book: Rulebook, _: date) -> tuple[Listed, ...]:
    """Every time limit, under the stage of what sets it running."""
    rows = [
        (stage_of(rule.counted_from[0] if rule.counted_from else ""), slug, rule)
        for slug, rule in book.procedure.limits.items()
    ]
    order = list(STAGES)
    return tuple(
        Listed(id=slug, vi=rule.vi, en=rule.en, group=STAGES[stage])
        for stage, slug, rule in sorted(rows, key=lambda row: order.index(row[0]))
    )


def list_kinds(_: Rulebook, __: date) -> tuple[Listed, ...]:
    """Every kind of event, by stage."""
    rows = sorted(KIND_NAMES, key=lambda kind: list(STAGES).index(stage_of(kind)))
    return tuple(
        Listed(id=kind, vi=KIND_NAMES[kind][0], en=KIND_NAMES[kind][1], group=STAGES[stage_of(kind)]) for kind in rows
    )


STAGES: Final[dict[str, tuple[str, str]]] = {
    "signals": ("Tiếp nhận dấu hiệu", "Signals"),
    "inspection": ("Thanh tra, kiểm tra", "Inspection and examination"),
    "detection": ("Phát hiện, lập biên bản", "Detection and minutes"),
    "explanation": ("Giải trình", "Explanation"),
    "seizure": ("Tạm giữ", "Seizure"),
    "criminal": ("Chuyển cơ quan tố tụng", "Criminal bodies"),
    "decision": ("Quyết định xử phạt", "Decision"),
    "execution": ("Thi hành", "Execution"),
    "enforcement": ("Cưỡng chế", "Enforcement"),
    "complaint": ("Khiếu nại, khởi kiện", "Complaint and suit"),
    "": ("Khác", "Other"),
}
"""Stages of a case, in order; they are the modules of ``casefile.events``."""


def stage_of(kind: str) -> str:
    """The stage a kind of event belongs to; empty for what is no kind."""
    from thanhtra.casefile import KINDS  # noqa: PLC0415 - its classes are made when asked for

    if kind not in KINDS:
        return ""
    found = KINDS[kind].__module__.rpartition(".")[2]
    return found if found in STAGES else ""


LISTS: Final[dict[str, Callable[[Rulebook, date], tuple[Listed, ...]]]] = {
    "posts": list_posts,
    "fields": list_fields,
    "remedies": list_remedies,
    "bodies": list_bodies,
    "limits": list_limits,
    "kinds": list_kinds,
}
"""Lists that need no place."""
