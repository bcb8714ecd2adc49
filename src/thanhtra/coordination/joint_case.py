"""One case that several bodies work on: what they asked each other, who owned it, who went together (phối hợp giải quyết một vụ việc)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal, TypeAlias

from thanhtra.casefile.field_meanings import Area, FieldMeaning, FieldSlug, Id, Private
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen
from thanhtra.coordination.custody import Reason
from thanhtra.coordination.parties import JointParty, PartyId
from thanhtra.law import Citation

RequestId: TypeAlias = Annotated[str, FieldMeaning("names", "request")]
RequestKind: TypeAlias = Literal[
    "information", "documents", "opinion", "verification", "expertise", "participation", "measures", "other"
]
ReplyKind: TypeAlias = Literal["answered", "in-part", "refused", "passed-on"]
TeamRole: TypeAlias = Literal["leader", "deputy", "member"]


@frozen(kw_only=True, eq=False, repr=False)
class BodyRequest(Record):
    """What one body asks of another. ``due`` is the last day it asks for; ``basis`` the provision it rests on."""

    JSON_NAMES: ClassVar[dict[str, str]] = {"sender": "from", "receiver": "to"}

    id: Id
    sender: PartyId
    receiver: PartyId
    kind: RequestKind
    sent: date
    due: date | None = None
    about: Private | None = None
    paper: Id | None = None
    basis: Citation | None = None


@frozen(kw_only=True, eq=False, repr=False)
class BodyReply(Record):
    """What became of a request on a day. ``receiver`` (``to`` in JSON) is who has it now, where it was passed on."""

    JSON_NAMES: ClassVar[dict[str, str]] = {"receiver": "to"}

    request: RequestId
    on: date
    what: ReplyKind
    by: PartyId | None = None
    receiver: PartyId | None = None
    paper: Id | None = None
    note: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Handover(Record):
    """The case passed on. Instants in that order, left out while they have not happened; ``minutes``: when the record of the violation was made."""

    JSON_NAMES: ClassVar[dict[str, str]] = {"sender": "from", "receiver": "to"}

    id: Id
    sender: PartyId
    receiver: PartyId
    reason: Reason
    sent: datetime
    received: datetime | None = None
    accepted: datetime | None = None
    declined: datetime | None = None
    minutes: datetime | None = None
    documents: tuple[Id, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class TeamMember(Record):
    """One who goes along: of which body, as what; ``inspector``: has been appointed an inspector."""

    party: PartyId
    role: TeamRole
    name: Private | None = None
    inspector: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class HandedBack(Record):
    """What is handed back to a body that took part: by when it is due, on which day it was."""

    JSON_NAMES: ClassVar[dict[str, str]] = {"receiver": "to"}

    receiver: PartyId
    what: Private | None = None
    due: date | None = None
    on: date | None = None
    paper: Id | None = None


@frozen(kw_only=True, eq=False, repr=False)
class JointControl(Record):
    """An inspection or a check by a team of several bodies. ``on`` is the day it was decided."""

    id: Id
    kind: Literal["inspection", "examination"]
    decided_by: PartyId
    on: date
    begins: date | None = None
    ends: date | None = None
    members: tuple[TeamMember, ...]
    results: tuple[HandedBack, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class JointCase(Record):
    """The coordination of one case. ``owner`` had it from ``since`` on; ``field`` and ``area`` say whose matter it is."""

    FORMAT: ClassVar[str] = "thanhtra.coordination"

    id: Id
    case: Id
    field: FieldSlug | None = None
    area: Area | None = None
    parties: tuple[JointParty, ...]
    owner: PartyId
    since: datetime
    requests: tuple[BodyRequest, ...] | None = None
    replies: tuple[BodyReply, ...] | None = None
    transfers: tuple[Handover, ...] | None = None
    controls: tuple[JointControl, ...] | None = None
