"""What a licence register holds of each licence (sổ giấy phép): who, for how long, under which names, what was reported, checked and found.

Everything is frozen. ``None`` is *unknown* (the field was omitted), ``()`` is *none* (the register says ``[]``).
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, TypeAlias

from thanhtra.casefile import Licence, LicenceStep
from thanhtra.casefile import values as v
from thanhtra.casefile.field_meanings import Area, Id, Private
from thanhtra.casefile.shape import Record
from thanhtra.classes import frozen
from thanhtra.law import Citation

GameClass: TypeAlias = Literal["G1", "G2", "G3", "G4"]
ConditionKind: TypeAlias = Literal[
    "server-in-vietnam",
    "content-staff",
    "content-process",
    "storage",
    "source-agreements",
    "user-agreement",
    "monitoring-link",
    "finance",
    "equipment",
    "other",
]
ControlWay: TypeAlias = Literal["inspection", "examination", "monitoring"]


@frozen(kw_only=True, eq=False, repr=False)
class LicenceHolder(Record):
    """Who holds a licence (tổ chức, cá nhân được cấp phép). ``number`` is an enterprise or personal number; ``press_agency`` whether it is one."""

    id: Id
    kind: v.SubjectKind | None = None
    name: Private | None = None
    number: Private | None = None
    press_agency: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class LicenceCondition(Record):
    """A condition of the licence and whether it was met when last seen (điều kiện cấp phép). ``cites`` where it stands."""

    what: ConditionKind
    met: bool | None = None
    on: date | None = None
    cites: Citation | None = None
    note: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class ReportOwed(Record):
    """One periodic report (báo cáo định kỳ): its last day and the day it came. Without ``sent`` it has not come."""

    due: date
    sent: date | None = None
    period: Id | None = None


@frozen(kw_only=True, eq=False, repr=False)
class PostCheck(Record):
    """One look at the licensee after licensing (hậu kiểm). ``clear_signs``: it was made on clear signs of a violation."""

    on: date
    way: ControlWay
    body: str | None = None
    number: Id | None = None
    clear_signs: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class PastDecision(Record):
    """A decision that sanctioned the holder (quyết định xử phạt đã ban hành). ``executed`` is the day it was executed in full."""

    number: Id
    on: date
    case: Id | None = None
    provision: Citation | None = None
    executed: date | None = None
    annulled: bool | None = None


@frozen(kw_only=True, eq=False, repr=False)
class RegisteredLicence(Record):
    """One licence of a register. ``domains`` are its names on the Internet, ``last_active`` the last day its service was seen working.

    ``begins``, ``ends`` and ``history`` are those of :class:`~thanhtra.casefile.Licence`; a step's ``number`` is the decision that made it.
    """

    id: Id
    kind: v.LicenceKind
    game: GameClass | None = None
    number: Id | None = None
    holder: LicenceHolder | None = None
    issuer: str | None = None
    area: Area | None = None
    scope: Private | None = None
    begins: date | None = None
    ends: date | None = None
    history: tuple[LicenceStep, ...] | None = None
    domains: tuple[Id, ...] | None = None
    conditions: tuple[LicenceCondition, ...] | None = None
    reports: tuple[ReportOwed, ...] | None = None
    checks: tuple[PostCheck, ...] | None = None
    decisions: tuple[PastDecision, ...] | None = None
    last_active: date | None = None

    @property
    def granted(self) -> date | None:
        """The day it was granted, else its first day; None when neither is known."""
        steps = [s.on for s in self.history or () if s.what == "granted"]
        return min(steps) if steps else self.begins


@frozen(kw_only=True, eq=False, repr=False)
class LicenceRegister(Record):
    """A register as one document. ``press_names`` and ``state_names`` are the names, as parts of a domain, to compare others with.

    ``licences`` may be empty in the first line of a register of one licence a line.
    """

    FORMAT: ClassVar[str] = "thanhtra.licences"

    id: Id
    body: str | None = None
    on: date | None = None
    press_names: tuple[Id, ...] = ()
    state_names: tuple[Id, ...] = ()
    licences: tuple[RegisteredLicence, ...] = ()


def from_case_licence(licence: Licence) -> RegisteredLicence:
    """A licence of a case file, or of a CSV register, as a register holds it; what a case file does not say stays unknown."""
    return RegisteredLicence(
        id=licence.id,
        kind=licence.kind or "other",
        number=licence.number,
        holder=None if licence.holder is None else LicenceHolder(id=licence.holder),
        issuer=licence.issuer,
        scope=licence.scope,
        begins=licence.begins,
        ends=licence.ends,
        history=licence.history,
    )
