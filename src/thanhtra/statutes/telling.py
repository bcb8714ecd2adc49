"""A map as JSON and as lines of text."""

from __future__ import annotations

from typing import Any

from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.statutes.mapped import MappedPlace, PlaceStanding, StatuteMap
from thanhtra.statutes.naming import home_name

STANDINGS = {
    PlaceStanding.MODELLED: ("đã mô hình hóa", "modelled"),
    PlaceStanding.IN_PART: ("một phần", "in part"),
    PlaceStanding.RECORDED: ("chỉ ghi nhận", "recorded only"),
    PlaceStanding.UNMODELLED: ("chưa mô hình hóa", "unmodelled"),
    PlaceStanding.DEFINITION: ("giải thích từ ngữ", "definition"),
    PlaceStanding.OUTSIDE: ("không thuộc hồ sơ", "not a matter of a file"),
    PlaceStanding.FRAME: ("đoạn mở đầu", "opening words"),
    PlaceStanding.AMENDING: ("sửa đổi văn bản khác", "amends another text"),
}
"""What each standing is called, in Vietnamese and in English."""


def map_as_json(one: StatuteMap, book: Rulebook, at: Citation | None = None) -> dict[str, Any]:
    """The whole map, or what is at ``at`` and inside it."""
    places = one.places if at is None else one.within(at)
    return {
        "instrument": one.instrument,
        "texts": list(one.texts),
        "counts": {standing.value: one.counts()[standing] for standing in PlaceStanding},
        "share": None if (share := one.share()) is None else round(share, 4),
        "places": [_place(place, book) for place in places],
    }


def _place(place: MappedPlace, book: Rulebook) -> dict[str, Any]:
    homes = []
    for home in place.homes:
        vi, en = home_name(home, book) or ("", "")
        homes.append({"kind": home.kind, "name": home.name, "vi": vi, "en": en})
    return {"at": str(place.at), "standing": place.standing.value, "unread": place.unread, "homes": homes}


def map_text(one: StatuteMap, book: Rulebook, *, lang: str, at: Citation | None = None) -> str:
    """How many places stand how, then a line a place with its homes; reasons in words."""
    tongue = 0 if lang == "vi" else 1
    counts = one.counts()
    head = ", ".join(f"{counts[s]} {STANDINGS[s][tongue]}" for s in PlaceStanding if counts[s])
    share = one.share()
    told = (
        ""
        if share is None
        else f" · {share:.0%} {('của điều khoản thuộc hồ sơ', 'of what is a matter of a file')[tongue]}"
    )
    lines = [f"{one.instrument}: {head}{told}"]
    if one.left_out is not None:
        lines.append(one.left_out[2 + tongue])
    for place in one.places if at is None else one.within(at):
        homes = (
            f"{home} ({(home_name(home, book) or ('', ''))[tongue]})"
            if home.kind in ("outside", "unmodelled")
            else str(home)
            for home in place.homes
        )
        lines.append(f"Đ{place.at.place}  [{STANDINGS[place.standing][tongue]}]  {'; '.join(homes)}")
    return "\n".join(lines)
