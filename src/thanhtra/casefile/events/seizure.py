"""Temporary seizure of exhibits, means and licences (tạm giữ tang vật, phương tiện, giấy phép)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from thanhtra.casefile import values as v
from thanhtra.casefile.events.event import Event
from thanhtra.casefile.facts import GoodsItem
from thanhtra.casefile.field_meanings import Count, GoodsId, MinutesId, OfficialId, SeizureId
from thanhtra.classes import frozen


@frozen(kw_only=True, eq=False, repr=False)
class GoodsSeized(Event):
    """Goods were seized (tạm giữ)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("minutes",)

    kind: Literal["goods_seized"] = "goods_seized"
    minutes: MinutesId | None = None
    goods: tuple[GoodsItem, ...] | None = None
    basis: v.SeizureBasis | None = None


@frozen(kw_only=True, eq=False, repr=False)
class SeizureStep(Event):
    """Reported, ordered, or the owner notified (báo cáo, ra quyết định, thông báo chủ sở hữu)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("seizure",)

    kind: Literal["seizure_reported", "seizure_ordered", "owner_notified"]
    seizure: SeizureId | None = None
    round: Count | None = None


@frozen(kw_only=True, eq=False, repr=False)
class SeizureExtended(Event):
    """The seizure was extended (kéo dài thời hạn tạm giữ)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("seizure",)

    kind: Literal["seizure_extended"] = "seizure_extended"
    seizure: SeizureId | None = None
    until: date | None = None
    approved_by: OfficialId | None = None


@frozen(kw_only=True, eq=False, repr=False)
class SeizureEnded(Event):
    """The seizure ended for the goods named (chấm dứt tạm giữ)."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("seizure",)

    kind: Literal["seizure_ended"] = "seizure_ended"
    seizure: SeizureId | None = None
    goods: tuple[GoodsId, ...] | None = None
    how: v.SeizureEnd | None = None


@frozen(kw_only=True, eq=False, repr=False)
class GoodsValued(Event):
    """The goods were valued (xác định giá trị tang vật); ``council``: by a valuation council."""

    REFERENCE_FIELDS: ClassVar[tuple[str, ...]] = ("seizure",)

    kind: Literal["goods_valued"] = "goods_valued"
    seizure: SeizureId | None = None
    goods: tuple[GoodsItem, ...] | None = None
    council: bool | None = None
