"""The people, acts and measures of a case, as the file states them (tình tiết của vụ việc).

Everything is frozen. ``None`` is *unknown* (the field was omitted), ``()`` is *none* (the document says ``[]``). Money is whole đồng.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

import attrs

from thanhtra.casefile import values as v
from thanhtra.casefile.annotations import annotated
from thanhtra.casefile.field_meanings import (
    ActId,
    Area,
    Birth,
    ControlId,
    Count,
    Dong,
    FieldSlug,
    GoodsId,
    Halves,
    Id,
    MinutesId,
    OfficialId,
    OwnData,
    Positive,
    PostSlug,
    Private,
    RemedySlug,
    SubjectId,
)
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen
from thanhtra.law import Citation


@frozen(kw_only=True, eq=False, repr=False)
class Term(Record):
    """A length of time (thời hạn): ``amount`` from 1, ``unit``."""

    amount: Positive
    unit: v.TermUnit


@frozen(kw_only=True, eq=False, repr=False)
class StatedTerm(Record):
    """The term of a withdrawal or a suspension: ``amount`` from 1, halves too (the average of 3 to 6 months is 4.5), ``unit``."""

    amount: Halves
    unit: v.TermUnit


@frozen(kw_only=True, eq=False, repr=False)
class Subject(Record):
    """Who is dealt with (đối tượng vi phạm). ``number`` is a personal, tax or enterprise number; ``born`` a day or a :class:`~thanhtra.reckoning.BirthYear`; ``parent`` the subject a branch belongs to; ``foreign``: a foreigner, who alone may be expelled."""

    id: Id
    kind: v.SubjectKind
    name: Private | None = None
    number: Private | None = None
    born: Birth | None = None
    address: Private | None = None
    area: Area | None = None
    representative: Private | None = None
    parent: SubjectId | None = None
    foreign: bool | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)


@frozen(kw_only=True, eq=False, repr=False)
class Official(Record):
    """Who acts for the state (người có thẩm quyền). ``title`` as printed; ``rank`` within the post; ``team`` the control led."""

    id: Id
    post: PostSlug | None = None
    title: str | None = None
    rank: v.Rank = "head"
    name: Private | None = None
    agency: str | None = None
    area: Area | None = None
    team: ControlId | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)


@frozen(kw_only=True, eq=False, repr=False)
class Delegation(Record):
    """A paper handing powers to deputies (văn bản giao quyền). ``giver`` and ``receivers`` are ``from`` and ``to`` in JSON.

    ``open_ended``: it states no end (until replaced). ``head_absent``: the head was away while it was used.
    """

    JSON_NAMES: ClassVar[dict[str, str]] = {"giver": "from", "receivers": "to"}

    id: Id
    number: Id | None = None
    on: date | None = None
    giver: OfficialId
    receivers: tuple[OfficialId, ...]
    powers: tuple[v.Power, ...]
    scope: v.DelegationScope | None = None
    begins: date | None = None
    ends: date | None = None
    summary: Private | None = None
    open_ended: bool | None = None
    head_absent: bool | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)


@frozen(kw_only=True, eq=False, repr=False)
class Act(Record):
    """One violation by one subject (hành vi vi phạm). ``not_before`` and ``not_after`` bound the day it ended, in place of ``ended``."""

    id: Id
    subject: SubjectId
    provision: Citation | None = None
    field: FieldSlug | None = None
    described: Private | None = None
    began: date | None = None
    ended: date | None = None
    not_before: date | None = None
    not_after: date | None = None
    ongoing: bool | None = None
    times: Positive | None = None
    area: Area | None = None
    place: Private | None = None
    circumstances: tuple[v.Circumstance, ...] | None = None
    gain: Dong | None = None
    goods_value: Dong | None = None
    licence: Private | None = None
    fault: v.Fault | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)


@frozen(kw_only=True, eq=False, repr=False)
class Additional(Record):
    """An additional sanction (hình thức xử phạt bổ sung). ``since`` is ``from`` in JSON: the day a stated start names."""

    JSON_NAMES: ClassVar[dict[str, str]] = {"since": "from"}

    measure: v.Measure
    term: StatedTerm | None = None
    starts: v.MeasureStart | None = None
    since: date | None = None
    licence: Private | None = None
    value: Dong | None = None
    goods: tuple[GoodsId, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Remedy(Record):
    """A remedial measure (biện pháp khắc phục hậu quả)."""

    remedy: RemedySlug
    within: Term | None = None
    amount: Dong | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Sanction(Record):
    """What one decision imposes for one act. A warning or a fine, never both; ``subject``, ``provision``, ``minutes`` as this paper names them."""

    act: ActId
    subject: SubjectId | None = None
    provision: Citation | None = None
    minutes: MinutesId | None = None
    warning: Literal[True] | None = None
    fine: Dong | None = None
    circumstances: tuple[v.Circumstance, ...] | None = None
    additional: tuple[Additional, ...] | None = None
    remedies: tuple[Remedy, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Alleged(Record):
    """An act as the minutes name it, where they differ from the file (hành vi ghi trong biên bản)."""

    act: ActId
    subject: SubjectId | None = None
    provision: Citation | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Signatures(Record):
    """Who signed the minutes (chữ ký trong biên bản). ``reason``: why a signature is missing is written."""

    maker: bool | None = None
    violator: v.ViolatorSignature | None = None
    witnesses: Count | None = None
    commune: bool | None = None
    reason: bool | None = None
    every_page: bool | None = None
    electronic: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class GoodsItem(Record):
    """One thing seized or valued (tang vật, phương tiện, giấy phép, tiền)."""

    id: Id
    name: Private
    value: Dong | None = None
    kind: v.GoodsKind | None = None
    banned: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Instalment(Record):
    """One part of a fine paid in instalments (nộp phạt nhiều lần): the day it is due, its amount."""

    due: date
    amount: Dong


@frozen(kw_only=True, eq=False, repr=False)
class LicenceStep(Record):
    """One thing that happened to a licence: ``on`` its first day, ``until`` the last day of a suspension, ``number`` of the paper."""

    what: v.LicenceChange
    on: date
    until: date | None = None
    number: Id | None = None
    note: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Licence(Record):
    """A licence of the register (giấy phép). ``begins`` and ``ends`` are its first and last day; ``history`` what became of it.

    An act, a measure or an event points to it by writing its ``id`` or its ``number`` as ``licence``.
    """

    id: Id
    kind: v.LicenceKind | None = None
    number: Id | None = None
    holder: SubjectId | None = None
    issuer: str | None = None
    scope: Private | None = None
    begins: date | None = None
    ends: date | None = None
    history: tuple[LicenceStep, ...] | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)


@frozen(kw_only=True, eq=False, repr=False)
class Recommendation(Record):
    """What is asked for because of a cause (kiến nghị): of whom, by when, and how far it was followed."""

    target: v.RecommendationTarget
    described: Private | None = None
    due: date | None = None
    follow_up: v.FollowUp | None = None
    on: date | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Cause(Record):
    """Why a shortcoming came about (nguyên nhân): several kinds may hold at once. Says nothing about fault (lỗi) in an act."""

    kinds: tuple[v.CauseKind, ...]
    acts: tuple[ActId, ...] | None = None
    control: ControlId | None = None
    described: Private | None = None
    recommendations: tuple[Recommendation, ...] | None = None
    annotations: OwnData | None = attrs.field(default=None, converter=annotated)
