"""What the law says of sanctions and of who imposes them, once read: acts, what a decree offers for them, powers (values only)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.law import Citation, Places, Series
from thanhtra.money import Frame
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Basis, SubjectKind, Unit

ONE_OF: Final = "one of the kinds the point names"


@frozen(kw_only=True)
class OfferedMeasure:
    """An additional sanction a decree provides for an act; a term from ``least`` to ``most`` ``unit``; ``condition`` if it has one.

    ``licence``: the licences a withdrawal is of, named as the decree does; empty where the text read does not name one.
    """

    measure: str
    least: int | None
    most: int | None
    unit: Unit | None
    cite: Citation | None
    condition: str
    scope: str
    licence: tuple[str, ...] = ()


@frozen(kw_only=True)
class OfferedRemedy:
    """A remedy a decree provides for an act; ``condition`` if it has one.

    A condition of ``ONE_OF`` says that the point orders one thing under several kinds: any of them at that place carries it out.
    """

    remedy: str
    cite: Citation | None
    condition: str


@frozen(kw_only=True, eq=False)
class Violation:
    """One version of one act a decree sanctions (hành vi vi phạm): its frame as printed, for ``stated_for``.

    ``frame`` is None where only a warning is allowed (``warning_only``) or where the figures were not read (``gap`` says why).
    ``whole``: the decree, or its whole article on this act, is in the book, so what it does not offer here it does not offer. ``precise`` is
    false where a citation was answered by the clause around it or by the points inside it. ``requires_licence`` names the licence the act is done without;
    empty where the act is another.
    """

    citation: Citation
    vi: str
    en: str
    field: str
    frame: Frame | None
    warning_only: bool
    or_warning: bool
    gap: str
    stated_for: SubjectKind
    additional: tuple[OfferedMeasure, ...]
    remedies: tuple[OfferedRemedy, ...]
    start: date
    cites: tuple[Citation, ...]
    convention: tuple[Citation, ...]
    known: Basis
    whole: bool
    note: str = ""
    precise: bool = True
    requires_licence: str = ""


class ConfiscationReach(StrEnum):
    """How far a power to confiscate reaches."""

    NONE = "none"
    LIMITED = "limited"
    ANY = "any"


@frozen
class Confiscation:
    """A power to confiscate: none, up to ``times`` the title's own fine ceiling, or any value."""

    reach: ConfiscationReach
    times: int = 0


@frozen(kw_only=True, eq=False)
class Power:
    """A title's power under the Law or the authority decree, from one day on (thẩm quyền xử phạt).

    The fine ceiling is ``percent`` of the field's maximum, at most ``cap`` đồng, for an individual; or ``amount`` for ``stated_for``.
    ``remedies`` holds letters of the points of Law 15/2012 Đ28.1; None means all of them, the Government's included.
    """

    post: str
    start: date
    percent: int | None
    cap: int | None
    amount: int | None
    stated_for: SubjectKind
    warning: bool
    licence: tuple[str, ...]
    confiscation: Confiscation
    expel: bool
    remedies: tuple[str, ...] | None
    bodies: tuple[str, ...]
    coerce: bool
    delegate: bool
    coerce_cites: tuple[Citation, ...]
    delegate_cites: tuple[Citation, ...]
    cites: tuple[Citation, ...]
    known: Basis
    note: str


@frozen(kw_only=True, eq=False)
class DecreePower:
    """A title's power as one sector decree prints it: ``amounts`` in đồng by field, for ``stated_for``; ``gap`` when not read.

    ``licence``, ``confiscation`` and ``remedies`` are None where the source did not report them. ``provisions`` (less ``excludes``)
    are the acts allotted; None: not limited. ``of`` is the post that set the team up, ``within`` its locality or duty, ``matter``
    the only matters the clause gives it, ``bodies`` the only bodies whose titles it names (none: not limited).
    """

    posts: tuple[str, ...]
    start: date
    amounts: Mapping[str, int]
    stated_for: SubjectKind
    warning: bool
    licence: tuple[str, ...] | None
    confiscation: Confiscation | None
    expel: bool
    remedies: tuple[str, ...] | None
    provisions: Places | None
    excludes: Places | None
    of: str | None
    within: str
    matter: str
    gap: str
    cite: Citation
    known: Basis
    note: str
    bodies: tuple[str, ...] = ()

    def allots(self, place: Citation) -> bool:
        """Whether the decree gives this title the act at ``place``."""
        if self.provisions is not None and not self.provisions.covers(place):
            return False
        return self.excludes is None or not self.excludes.covers(place)


@frozen(kw_only=True, eq=False)
class Repeal:
    """What a newer instrument ended, and when; ``places`` None means the whole instrument."""

    instrument: str
    places: Places | None
    start: date
    cites: tuple[Citation, ...]
    known: Basis

    def ends(self, place: Citation) -> bool:
        """Whether ``place`` was ended by it."""
        return self.instrument == place.instrument and (self.places is None or self.places.covers(place))


@frozen(kw_only=True, eq=False)
class LimitationRule:
    """A decree's own limitation for some of its acts."""

    places: Places
    term: TimeLimit
    start: date
    cites: tuple[Citation, ...]
    known: Basis


@frozen(kw_only=True, eq=False)
class RepeatRule:
    """How acts committed several times are sanctioned: ``each-act``, or ``once-and-aggravated``."""

    places: Places
    rule: str
    start: date
    cites: tuple[Citation, ...]
    known: Basis


class Crossing(StrEnum):
    """The cases a decree's transition clause speaks of."""

    ENDED_BEFORE = "ended-before"
    ONGOING = "ongoing"
    MINUTES_BEFORE = "minutes-before"
    LIGHTER = "lighter"


@frozen(kw_only=True, eq=False)
class TransitionClause:
    """In the case ``when``, straddling ``start``, the instrument ``applies`` judges."""

    when: Crossing
    start: date
    applies: str
    cites: tuple[Citation, ...]
    known: Basis
    note: str


@frozen(kw_only=True, eq=False)
class Missing:
    """Articles of a decree that are not in the book, and why."""

    places: Places
    why: str


@frozen(kw_only=True, eq=False)
class Duty:
    """What a decree requires at ``places``, and the acts that sanction its breach; ``known``: how the link between them is known."""

    places: Places
    vi: str
    en: str
    sanctioned: tuple[Citation, ...]
    known: Basis
    note: str


@frozen(kw_only=True, eq=False)
class Decree:
    """The head of one sector decree: its convention, maxima, repeals, exceptions, transition, and what the book lacks of it."""

    instrument: str
    folder: str
    vi: str
    en: str
    start: date
    amounts_for: SubjectKind
    whole: bool
    known: Basis
    cites: tuple[Citation, ...]
    amends: tuple[str, ...]
    maxima: Mapping[str, int]
    repeals: tuple[Repeal, ...]
    limitation: tuple[LimitationRule, ...]
    repeated: tuple[RepeatRule, ...]
    transition: tuple[TransitionClause, ...]
    lacks: tuple[Missing, ...]
    unmodelled: tuple[tuple[str, str], ...]
    duties: tuple[Duty, ...]
    note: str
    articles: int | None = None
    """How many articles it has, where that is known of a decree known in part."""
    amended: Mapping[str, Places] = attrs.field(factory=dict)
    """Which places of each decree it amends; one that is not named here may be amended anywhere."""

    def ends_before(self, place: Citation) -> bool:
        """Whether the decree has fewer articles than ``place`` supposes."""
        return self.articles is not None and place.article is not None and place.sort_key[1][0] > self.articles

    def touches(self, place: Citation) -> bool:
        """Whether it amends the decree of ``place`` there, as far as is known."""
        places = self.amended.get(place.instrument)
        return place.instrument in self.amends and (places is None or places.covers(place))


@frozen(kw_only=True)
class Form:
    """A form annexed to a decree (biểu mẫu)."""

    decree: str
    code: str
    vi: str
    en: str
    start: date
    ended: date | None
    replaces: str
    cites: tuple[Citation, ...]
    known: Basis

    @property
    def named(self) -> str:
        """``118/2021/NĐ-CP MBB01``."""
        return f"{self.decree} {self.code}"

    def in_force(self, day: date) -> bool:
        """Whether this version is the one to use on ``day``."""
        return self.start <= day and (self.ended is None or day < self.ended)


@frozen(kw_only=True)
class FormGap:
    """A decree whose annexed forms were not read (biểu mẫu chưa nhập), from ``start`` until the day before ``ended``."""

    decree: str
    start: date
    ended: date | None
    why: str

    def in_force(self, day: date) -> bool:
        """Whether its forms may be those of ``day``."""
        return self.start <= day and (self.ended is None or day < self.ended)


class MidpointRule(StrEnum):
    """How circumstances move an amount inside its frame."""

    FREE_HALF = "free-half"
    OFFSET_ENDS = "offset-ends"
    OPEN_INTERVALS = "open-intervals"
    WITHIN_FRAME = "within-frame"


@frozen(kw_only=True)
class MinorRule:
    """What a minor pays: nothing below ``fined_from``, at most ``percent`` of an adult's fine below ``adult_from`` (years of age)."""

    fined_from: int
    adult_from: int
    percent: int
    remedies: tuple[str, ...]


@frozen(kw_only=True, eq=False)
class Setting:
    """How the amount of a sanction is set, by day: fines, terms, minors, household businesses."""

    fine: Series[MidpointRule]
    term: Series[MidpointRule]
    minor: Series[MinorRule]
    household: Series[SubjectKind]


@frozen(kw_only=True)
class OwnField:
    """The own field of a title whose name says it; ``fields`` None where its assigned duty decides."""

    fields: frozenset[str] | None
    cites: tuple[Citation, ...]
    known: Basis
