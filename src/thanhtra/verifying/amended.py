"""A text with the changes of later ones made in it (văn bản hợp nhất)."""

from __future__ import annotations

from thanhtra.verifying.amending import Changes
from thanhtra.verifying.outline import Outline, Place, inside, point_rank, rank


def amended(base: Outline, done: Changes) -> Outline:
    """``base`` with every change made."""
    parts = dict(base.parts)
    for amendment in done.amendments:
        new = {p: text for p, text in amendment.wording.parts.items() if text}
        tops = (
            () if amendment.opening else [p for p in new if not any(p != other and inside(p, other) for other in new)]
        )
        for top in tops:
            for old in [p for p in parts if inside(p, top)]:
                del parts[old]
        parts.update(new)
    for swap in done.swaps:
        for place in [p for p in parts if any(inside(p, at) for at in swap.places)]:
            parts[place] = " ".join(parts[place].replace(swap.old, swap.new).split())
    return Outline(dict(sorted(parts.items(), key=lambda part: _order(part[0]))))


def _order(place: Place) -> tuple[object, ...]:
    return (rank(place[0] or "0"), rank(place[1] or "0"), point_rank(place[2]) if place[2] else (-2, ""))
