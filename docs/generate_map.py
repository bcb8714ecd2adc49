"""The two pages of the statute map, one in each language: the share of each statute that is held, and why the rest is not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generate_law import table

from thanhtra.statutes import MappedPlace, PlaceStanding, StatuteMap, mapped_instruments, reasons, statute_map

_INTRO = (
    (
        "# Bản đồ điều luật",
        'Từng điều, khoản, điểm của các văn bản dưới đây nằm ở đâu trong thư viện, hoặc vì sao không có. Xem một điều: `thanhtra law map "15/2012/QH13 Đ58"`.',
        "*Đã mô hình hóa*: có câu hỏi, quy định theo thời gian, thẩm quyền hoặc dữ liệu. *Một phần*: có, nhưng còn phần chưa hỏi. *Chỉ ghi nhận*: hồ sơ ghi được bước này, không câu hỏi nào hỏi. Tỷ lệ tính trên những điều khoản thuộc hồ sơ; điều khoản nêu một phần được tính là có.",
    ),
    (
        "# Statute map",
        'Where every article, clause and point of these statutes lives in the library, or why it does not. See one: `thanhtra law map "15/2012/QH13 Đ58" --lang en`.',
        "*Modelled*: a check, a dated rule, a power or data hold it. *In part*: so, and something of it is not asked. *Recorded only*: a file can hold the step, nothing asks about it. The share is of what is a matter of a file; a place held in part counts as held.",
    ),
)
_HEADS = (
    (
        "văn bản",
        "đã mô hình hóa",
        "một phần",
        "chỉ ghi nhận",
        "chưa mô hình hóa",
        "tỷ lệ",
        "không thuộc hồ sơ",
        "giải thích từ ngữ",
        "đoạn mở đầu, sửa đổi",
    ),
    (
        "statute",
        "modelled",
        "in part",
        "recorded only",
        "unmodelled",
        "share",
        "not a matter of a file",
        "definitions",
        "opening words, amendments",
    ),
)
_WHY = (("Chưa mô hình hóa", "điều khoản", "vì sao"), ("Unmodelled", "places", "why"))
_OUT = ("Không thuộc hồ sơ", "Not a matter of a file")


def _row(one: StatuteMap) -> tuple[str, ...]:
    n, share = one.counts(), one.share()
    figures = [
        n[s] for s in (PlaceStanding.MODELLED, PlaceStanding.IN_PART, PlaceStanding.RECORDED, PlaceStanding.UNMODELLED)
    ]
    rest = (n[PlaceStanding.OUTSIDE], n[PlaceStanding.DEFINITION], n[PlaceStanding.FRAME] + n[PlaceStanding.AMENDING])
    return (f"`{one.instrument}`", *map(str, figures), "—" if share is None else f"{share:.0%}", *map(str, rest))


def _because(one: StatuteMap, kind: str) -> Iterator[tuple[str, list[MappedPlace]]]:
    named = sorted(
        ((h.name, n, p) for n, p in enumerate(one.places) for h in p.homes if h.kind == kind), key=lambda row: row[:2]
    )
    for name, rows in groupby(named, key=lambda row: row[0]):
        yield name, [place for _, _, place in rows]


def statute_page(tongue: int) -> Iterator[str]:
    """The page in Vietnamese (0) or in English (1)."""
    for line in _INTRO[tongue]:
        yield from (line, "")
    maps = [statute_map(instrument) for instrument in mapped_instruments()]
    yield from table(_HEADS[tongue], map(_row, maps))
    for one in maps:
        yield from (f"## {one.instrument}", "")
        if one.left_out is not None:
            yield from (one.left_out[2 + tongue], "")
        for kind, title in (("unmodelled", _WHY[tongue][0]), ("outside", _OUT[tongue])):
            rows = []
            for name, places in _because(one, kind):
                reason = reasons()[kind, name]
                rows.append((", ".join(f"Đ{p.at.place}" for p in places), (reason.vi, reason.en)[tongue]))
            if rows:
                yield from (f"**{title}**", "")
                yield from table(_WHY[tongue][1:], rows)
