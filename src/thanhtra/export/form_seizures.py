"""Seizures on paper: the minutes, the decision and the extensions a later paper speaks of, and the tables of what was seized (tạm giữ)."""

from __future__ import annotations

from typing import Final

from thanhtra.casefile import Event, GoodsItem, GoodsSeized, GoodsValued, LicenceHeld, SeizureEnded
from thanhtra.export.form_filling import Filling
from thanhtra.money import dong

_GOODS: Final = (
    "STT",
    "Tên tang vật, phương tiện",
    "Đơn vị tính",
    "Số lượng",
    "Chủng loại",
    "Tình trạng, đặc điểm",
    "Ghi chú",
)
_LICENCES: Final = ("STT", "Tên giấy phép, chứng chỉ hành nghề", "Số lượng", "Tình trạng, đặc điểm", "Ghi chú")
_VALUED: Final = (
    "STT",
    "Tên tang vật, phương tiện vi phạm hành chính được định giá",
    "Đơn vị tính",
    "Số lượng, khối lượng, trọng lượng",
    "Đặc điểm, chủng loại, nhãn hiệu, xuất xứ, tình trạng",
    "Đơn giá (đồng)",
    "Thành tiền (đồng)",
    "Ghi chú",
)

_CONFISCATED: Final = (*_GOODS[:5], "Số đăng ký", *_GOODS[5:])
_DESTROYED: Final = (*_GOODS[:4], *_GOODS[5:])
_ASSETS: Final = ("STT", "Tên gọi/mô tả tài sản", "Đơn vị tính", "Số lượng", "Tình trạng, đặc điểm", "Ghi chú")


def order(of: Filling) -> Event | None:
    """The decision to seize: the step that ordered it, else the seizure itself where its number says that it is a decision's."""
    ordered = _about(of, "seizure_ordered")
    if ordered:
        return ordered[-1]
    seizure = of.seizure
    return seizure if seizure is not None and "/QĐ" in (seizure.number or "") else None


def minutes(of: Filling) -> Event | None:
    """The minutes of the seizure; None where its number is that of a decision."""
    seizure = of.record if isinstance(of.record, GoodsSeized) else of.seizure
    return None if seizure is None or "/QĐ" in (seizure.number or "") else seizure


def minutes_number(of: Filling) -> str | None:
    """The number of those minutes, where it says that it is theirs."""
    held = minutes(of)
    return held.number if held is not None and "/BB" in (held.number or "") else None


def extensions(of: Filling) -> tuple[Event, ...]:
    """The decisions that extended it."""
    return _about(of, "seizure_extended")


def _about(of: Filling, kind: str) -> tuple[Event, ...]:
    """Steps of that kind about the same seizure, before the paper."""
    seizure = of.ix.referent(of.at, "seizure")
    return tuple(
        e
        for at, e in enumerate(of.ix.events[: of.at])
        if e.kind == kind and seizure is not None and of.ix.referent(at, "seizure") == seizure
    )


def goods(of: Filling) -> list[GoodsItem]:
    """What was seized; in the minutes of a seizure what they seize, licences by themselves."""
    if isinstance(of.record, GoodsSeized):
        return [item for item in of.record.goods or () if item.kind != "licence"]
    if isinstance(of.record, SeizureEnded):
        return [item for item in ended(of.record, of) if item.kind != "licence"]
    return [item for e in of.sharing("goods_seized") if isinstance(e, GoodsSeized) for item in e.goods or ()]


def ended(end: SeizureEnded, of: Filling) -> list[GoodsItem]:
    """What the end of a seizure is of: the things it names, else all that was seized."""
    held = of.seizure.goods or () if isinstance(of.seizure, GoodsSeized) else ()
    return [item for item in held if end.goods is None or item.id in end.goods]


def goods_rows(of: Filling) -> tuple[tuple[str, ...], ...]:
    """The table of goods: its head, then what was seized, an empty row where nothing was."""
    return _table(_GOODS, goods(of))


def licence_rows(of: Filling) -> tuple[tuple[str, ...], ...]:
    """The table of licences that are seized, given back, or held for a decision."""
    held: list[GoodsItem] | tuple[GoodsItem, ...] = ()
    if isinstance(of.record, LicenceHeld):
        return _rows(_LICENCES, [of.record.licence] if of.record.licence is not None else [])
    if isinstance(of.record, GoodsSeized):
        held = of.record.goods or ()
    elif isinstance(of.record, SeizureEnded):
        held = ended(of.record, of)
    return _table(_LICENCES, [item for item in held if item.kind == "licence"])


def valued_rows(of: Filling) -> tuple[tuple[str, ...], ...]:
    """The table of goods that were valued, each with what it came to."""
    valued = of.record.goods or () if isinstance(of.record, GoodsValued) else ()
    return _table(_VALUED, list(valued), value_at=_VALUED.index("Thành tiền (đồng)"))


def confiscated_rows(of: Filling) -> tuple[tuple[str, ...], ...]:
    """The table of what is confiscated, with a column for the number of registration."""
    return _table(_CONFISCATED, goods(of))


def destroyed_rows(of: Filling) -> tuple[tuple[str, ...], ...]:
    """The table of what is destroyed."""
    return _table(_DESTROYED, goods(of))


def asset_rows(_: Filling) -> tuple[tuple[str, ...], ...]:
    """The table of what is collected or distrained: no case lists it."""
    return _table(_ASSETS, [])


def _table(
    head: tuple[str, ...], items: list[GoodsItem], *, value_at: int | None = None
) -> tuple[tuple[str, ...], ...]:
    values = None if value_at is None else {value_at: ["" if i.value is None else dong(i.value) for i in items]}
    return _rows(head, [item.name for item in items], values)


def _rows(
    head: tuple[str, ...], names: list[str], columns: dict[int, list[str]] | None = None
) -> tuple[tuple[str, ...], ...]:
    lines = [[str(number), name, *[""] * (len(head) - 2)] for number, name in enumerate(names, 1)]
    for at, values in (columns or {}).items():
        for line, value in zip(lines, values, strict=True):
            line[at] = value
    return (head, *map(tuple, lines or [[""] * len(head)]))
