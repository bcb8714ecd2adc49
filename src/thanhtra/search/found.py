"""What a search answers (kết quả tìm): values only."""

from __future__ import annotations

from datetime import date

from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import OfferedMeasure, OfferedRemedy, Violation
from thanhtra.search.documents import Kind


@frozen(kw_only=True, eq=False)
class PowerHolder:
    """A title that may sanction an act, for the kind of subject the ceiling is told for.

    ``ceiling`` is in đồng; ``within_duty``: only within the duty or the locality it was assigned; ``own``: the act is of its own sector;
    ``of``: who must have set up the team it leads.
    """

    post: str
    vi: str
    en: str
    ceiling: int
    own: bool
    within_duty: bool
    of: str | None = None
    cites: tuple[Citation, ...] = ()


@frozen(kw_only=True, eq=False)
class Undecided:
    """A title of which it cannot be told whether it may: ``missing`` says what would decide."""

    post: str
    vi: str
    en: str
    own: bool
    missing: tuple[str, ...]


@frozen(kw_only=True, eq=False)
class DutyFound:
    """A duty whose breach the act is: its words and where it stands."""

    vi: str
    en: str
    cites: tuple[Citation, ...]


@frozen(kw_only=True, eq=False)
class ActFound:
    """What the law says of one act on one day.

    ``individual`` and ``organization`` are the frames in đồng for an adult and for an organisation; both None where only a warning is
    possible (``violation.warning_only``) or where the figures were not read (then ``missing``). ``until``: the day it is no longer in
    force, where the book knows one. ``beside`` are acts of the same article graded apart from it. ``who`` and ``undecided`` are for an
    individual, the sector's own titles first, each group from the lowest.
    """

    violation: Violation
    on: date
    individual: Frame | None
    organization: Frame | None
    remedies: tuple[OfferedRemedy, ...]
    additional: tuple[OfferedMeasure, ...]
    limitation: TimeLimit | None
    limitation_cites: tuple[Citation, ...]
    who: tuple[PowerHolder, ...]
    undecided: tuple[Undecided, ...]
    duties: tuple[DutyFound, ...]
    beside: tuple[Violation, ...]
    until: date | None
    missing: tuple[str, ...]


@frozen(kw_only=True, eq=False)
class Found:
    """One thing found: ``share`` is how much of the question it answers, from 0 to 1 (1: it was named exactly).

    ``holds`` is false for a post or a body that does not exist on the day, and for an act not in force on it. ``act`` is there for acts.
    """

    kind: Kind
    id: str
    vi: str
    en: str
    share: float
    holds: bool = True
    act: ActFound | None = None
    cites: tuple[Citation, ...] = ()
