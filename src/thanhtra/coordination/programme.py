"""An agreement, a programme or a yearly plan of bodies, and what was done of it (thỏa thuận, chương trình, kế hoạch phối hợp)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Final, Literal, TypeAlias

from thanhtra.casefile.field_meanings import FieldMeaning, Id, Private
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen
from thanhtra.coordination.parties import Concerned, ConcernedId, JointParty, PartyId

ItemId: TypeAlias = Annotated[str, FieldMeaning("names", "item")]
PlanKind: TypeAlias = Literal["agreement", "programme", "yearly-plan"]
Work: TypeAlias = Literal[
    "policy-advice",
    "legal-dissemination",
    "shared-licence-data",
    "joint-inspection",
    "joint-check",
    "post-licensing-control",
    "handling-violations",
    "finding-causes",
    "working-with-platforms",
    "other",
]
ControlOfItem: TypeAlias = Literal["inspection", "examination", "none"]
Advance: TypeAlias = Literal["started", "step", "postponed", "done", "dropped"]


@frozen(kw_only=True, eq=False, repr=False)
class PlanItem(Record):
    """One piece of work. ``begins`` and ``ends`` are its first and last day; ``leads`` and ``takes_part`` name parties.

    ``control`` says whether a subject is looked into, and how; a joint inspection and a joint check say it by their kind. ``clear_signs``:
    done because of clear signs of a violation, ``reason`` says which.
    """

    JSON_NAMES: ClassVar[dict[str, str]] = {"takes_part": "with"}

    id: Id
    work: Work
    title: Private | None = None
    leads: tuple[PartyId, ...]
    takes_part: tuple[PartyId, ...] | None = None
    begins: date | None = None
    ends: date | None = None
    result: Private | None = None
    control: ControlOfItem | None = None
    content: Id | None = None
    subjects: tuple[ConcernedId, ...] | None = None
    clear_signs: Literal[True] | None = None
    reason: Private | None = None

    @property
    def looks_into(self) -> ControlOfItem | None:
        """How a subject is looked into: by the item's own words, else by its kind; None where a post-licensing control does not say."""
        if self.control is not None:
            return self.control
        return _LOOKS_INTO.get(self.work, "none")


_LOOKS_INTO: Final[dict[str, ControlOfItem | None]] = {
    "joint-inspection": "inspection",
    "joint-check": "examination",
    "post-licensing-control": None,
}


@frozen(kw_only=True, eq=False, repr=False)
class PlanEntry(Record):
    """What happened to an item on a day. ``until`` is the new last day of one that is postponed; ``cases``, ``controls``, ``transfers`` are ids kept elsewhere."""

    item: ItemId
    on: date
    what: Advance
    until: date | None = None
    by: PartyId | None = None
    paper: Id | None = None
    note: Private | None = None
    cases: tuple[Id, ...] | None = None
    controls: tuple[Id, ...] | None = None
    transfers: tuple[Id, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class JointPlan(Record):
    """A plan and its progress. ``begins`` and ``ends`` are its first and last day; ``under`` names the agreement it carries out."""

    FORMAT: ClassVar[str] = "thanhtra.plan"

    id: Id
    kind: PlanKind
    title: str | None = None
    number: Id | None = None
    signed: date | None = None
    under: Id | None = None
    begins: date | None = None
    ends: date | None = None
    parties: tuple[JointParty, ...]
    subjects: tuple[Concerned, ...] | None = None
    data_sets: tuple[Id, ...] | None = None
    items: tuple[PlanItem, ...]
    progress: tuple[PlanEntry, ...] | None = None
