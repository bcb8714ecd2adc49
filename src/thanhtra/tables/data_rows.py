"""Which rows below a head are cases, and which are titles, sums, signatures (dòng dữ liệu, dòng khác)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thanhtra.tables.heads import TableHead, folded
from thanhtra.tables.sheet import SheetRead, text_of
from thanhtra.tables.targets import plain

_TOTAL: Final = re.compile(r"^(tong( cong| so)?|cong( don)?|luy ke|cong trang|mang sang|total)\b(?!.*\b(cong ty|ty)\b)")
_SIGNED: Final = re.compile(
    r"^(nguoi lap( bieu)?|thu truong|thu ky|xac nhan|noi nhan|ke toan|\(?ky,|kt\.|tm\.|.{0,40}, ?ngay .{1,6} ?thang .{1,6} ?nam ?\d{0,4})|^(chanh thanh tra|giam doc|truong phong|chu tich)( [a-z ]+)?$"
)
_SECTION: Final = re.compile(r"^([ivx]{1,5}|[a-z]|\d{1,2}) ?[.)/-] ?\D|^(quy|thang|nam|ky|linh vuc|don vi|phan|muc)\b")
_REMARK: Final = re.compile(
    r"^(\*+ ?)?(ghi chu|luu y|chu thich|danh sach nay|so lieu (nay )?tinh|tinh den( het)? ngay)\b"
)
_FEW: Final = 3


def kind_of_row(sheet: SheetRead, row: int, head: TableHead, mapped: frozenset[int], persons: frozenset[int]) -> str:
    """``empty``, ``case``, or what else the row is: ``total``, ``signature``, ``section``, ``head``, ``other``."""
    filled = [c for c in range(len(sheet.rows[row])) if text_of(sheet.own(row, c))]
    spread = {
        sheet.spread[row, c]
        for c in range(sheet.width)
        if (row, c) in sheet.spread and sheet.spread[row, c][0] < row and c in mapped
    }
    if not filled:
        return "empty" if not any(text_of(sheet.value(*at)) for at in spread) else "other"
    texts = [plain(text_of(sheet.own(row, c))) for c in filled]
    if _is_head_again(sheet, row, head, filled):
        return "head"
    held = [c for c in filled if c in mapped]
    if spread and held:
        return "case"  # the next act of the case above
    first_words = next((t for t in texts if not t.replace(".", "").isdigit()), "")
    if _TOTAL.search(first_words) and not (len(held) > _FEW and persons & set(held)):
        return "total"
    if (
        len(filled) <= _FEW
        and any(_SIGNED.search(t) for t in texts)
        and not any(
            any(x.isdigit() for x in t)
            for t, c in zip(texts, filled, strict=True)
            if c in mapped and not _SIGNED.search(t)
        )
    ):
        return "signature"
    if len(filled) <= _FEW and _REMARK.search(first_words):
        return "other"
    if len(filled) == 1:
        wide = sheet.spread.get((row, filled[0]))
        return (
            "section"
            if (wide is not None and _width(sheet, row, filled[0]) > 1)
            or _SECTION.search(texts[0])
            or filled[0] not in mapped
            else "case"
            if filled[0] in persons
            else "other"
        )
    if (
        len(filled) == 2  # noqa: PLR2004 - a numeral and a name
        and not (held and any(any(x.isdigit() for x in text_of(sheet.own(row, c))) for c in held))
        and _SECTION.search(f"{texts[0]} . {texts[1]}" if len(texts[0]) < 4 else texts[0])  # noqa: PLR2004 - a short numeral
    ):
        return "section"
    return "case" if held else "other"


def grouped(sheet: SheetRead, rows: list[int], keys: list[int]) -> Iterator[list[int]]:
    """Rows that one merged cell of a key column holds together are one case."""
    group: list[int] = []
    for row in rows:
        if group and any(
            (at := sheet.spread.get((row, k))) is not None and at == sheet.spread.get((group[0], k)) and at[0] < row
            for k in keys
        ):
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
    if group:
        yield group


def _width(sheet: SheetRead, row: int, column: int) -> int:
    return sum(1 for c in range(sheet.width) if sheet.spread.get((row, c)) == sheet.spread.get((row, column)))


def _is_head_again(sheet: SheetRead, row: int, head: TableHead, filled: list[int]) -> bool:
    """The head printed again on the next page, or its numbering."""
    said = {c: folded(text_of(sheet.own(row, c))) for c in filled}
    again = sum(
        bool(name) and (folded(head.names[c]) == name or folded(head.names[c]).endswith(f"/{name}"))
        for c, name in said.items()
        if c < len(head.names)
    )
    numbering = len(filled) > _FEW and all(
        re.fullmatch(r"\(\d{1,2}\)", name.strip()) or text_of(sheet.own(row, c)).strip().startswith("(")
        for c, name in said.items()
    )
    return numbering or (again >= 2 and again * 2 >= len(filled))  # noqa: PLR2004 - one word may be a name
