"""Who works together, and whom the work concerns (cơ quan phối hợp, đối tượng)."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from thanhtra.casefile.field_meanings import Area, FieldMeaning, Id, Private
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen

BodySlug: TypeAlias = Annotated[str, FieldMeaning("slug", "body")]
PartyId: TypeAlias = Annotated[str, FieldMeaning("names", "party")]
ConcernedId: TypeAlias = Annotated[str, FieldMeaning("names", "subject")]
ConcernedKind: TypeAlias = Literal["enterprise", "household-business", "individual-business", "other"]


@frozen(kw_only=True, eq=False, repr=False)
class JointParty(Record):
    """A body that takes part. ``name`` as printed; ``body`` its slug where the rulebook has it: only then is its end known."""

    id: Id
    name: str | None = None
    body: BodySlug | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Concerned(Record):
    """Who is looked into, advised or asked. ``number`` is a tax, enterprise or personal number: two of one list never share it."""

    id: Id
    kind: ConcernedKind | None = None
    name: Private | None = None
    number: Private | None = None
    area: Area | None = None
