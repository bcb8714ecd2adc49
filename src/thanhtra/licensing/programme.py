"""Who to look at after licensing, when they were last looked at, and why now (chương trình hậu kiểm). Never a guess of guilt.

A reason is a fact of the register. Reasons are not added up and nobody gets a score: the list is ordered by the kind of its first reason,
then by how long ago the last look was. Whether a control may still be made this year is the law's question, and told beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, TypeAlias

from thanhtra.casefile import LicenceStanding, standing_on
from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.licensing.checking import check_licence
from thanhtra.licensing.entities import PostCheck, RegisteredLicence
from thanhtra.licensing.told import LicenceMatter, RegisterAsked
from thanhtra.reckoning import months_after, so_many
from thanhtra.terms import Basis, InBoth

WhyNow: TypeAlias = Literal[
    "works-without", "condition", "name", "report", "papers", "decided-before", "never-checked", "long-ago", "ends-soon"
]
Room: TypeAlias = Literal["open", "used", "not-said"]

_WHY: Final[dict[LicenceMatter, WhyNow]] = {
    "expired-active": "works-without",
    "suspended-active": "works-without",
    "withdrawn-active": "works-without",
    "condition-not-met": "condition",
    "no-vn-name": "name",
    "name-like-press": "name",
    "name-like-state": "name",
    "report-late": "report",
    "term-too-long": "papers",
    "suspended-twice": "papers",
    "repeated-decisions": "decided-before",
    "never-checked": "never-checked",
}
_ORDER: Final[tuple[WhyNow, ...]] = (
    "works-without",
    "condition",
    "name",
    "report",
    "papers",
    "decided-before",
    "never-checked",
    "long-ago",
    "ends-soon",
)


@frozen(kw_only=True)
class ReasonNow:
    """One reason to look at a licensee now, in words of the register. ``basis`` says how the law behind it is known."""

    why: WhyNow
    words: InBoth
    cites: tuple[Citation, ...] = ()
    basis: Basis | None = None


@frozen(kw_only=True)
class ProgrammeItem:
    """One licensee to look at. ``last`` is the day of the last look, None: never. ``room`` whether the law leaves a control this year.

    ``open``: none was made yet; ``used``: as many as the law allows were made, clear signs of a violation aside; ``not-said``: the register
    lists no checks, or no rule of that year is held.
    """

    licence: str
    holder: str | None
    kind: str
    last: date | None
    reasons: tuple[ReasonNow, ...]
    room: Room
    cites: tuple[Citation, ...] = ()
    basis: Basis | None = None


@frozen(kw_only=True)
class ProgrammeWish:
    """What an office asks of its programme beside the register's facts: ``every`` so many months a look, ends within ``soon`` months, at most ``most`` items."""

    every: int | None = None
    soon: int | None = None
    most: int | None = None


def post_licensing(
    licences: Iterable[RegisteredLicence], asked: RegisterAsked, wish: ProgrammeWish | None = None
) -> tuple[ProgrammeItem, ...]:
    """The programme on the day asked about: licences with a reason, the first kind of reason first, then the longest ago.

    Licences not granted yet, and those that ended without being seen at work, are left out.
    """
    asked_for = wish or ProgrammeWish()
    found = [item for licence in licences if (item := _item(licence, asked, asked_for)) is not None]
    found.sort(key=lambda item: (_ORDER.index(item.reasons[0].why), item.last or date.min, item.licence))
    return tuple(found[: asked_for.most])


def _item(licence: RegisteredLicence, asked: RegisterAsked, wish: ProgrammeWish) -> ProgrammeItem | None:
    standing = standing_on(licence, asked.on)
    told = [note for note in check_licence(licence, asked) if note.answer != "not_assessed" and note.matter in _WHY]
    reasons = [ReasonNow(why=_WHY[note.matter], words=note.words, cites=note.cites, basis=note.basis) for note in told]
    checks = [check.on for check in licence.checks or () if check.on <= asked.on]
    last = max(checks, default=None)
    if standing is LicenceStanding.IN_FORCE:
        reasons += _of_time(licence, asked.on, last, wish)
    if not reasons:
        return None
    reasons.sort(key=lambda reason: _ORDER.index(reason.why))
    room, cites, basis = room_this_year(licence.checks, asked)
    return ProgrammeItem(
        licence=licence.id,
        holder=licence.holder.id if licence.holder else None,
        kind=licence.game or licence.kind,
        last=last,
        reasons=tuple(reasons),
        room=room,
        cites=cites,
        basis=basis,
    )


def _of_time(licence: RegisteredLicence, on: date, last: date | None, wish: ProgrammeWish) -> list[ReasonNow]:
    found: list[ReasonNow] = []
    if wish.every is not None and last is not None and months_after(last, wish.every) <= on:
        found.append(
            ReasonNow(
                why="long-ago",
                words=(
                    f"kiểm tra lần cuối ngày {last}, quá {wish.every} tháng",
                    f"last checked on {last}, more than {so_many(wish.every, 'month')} ago",
                ),
            )
        )
    if wish.soon is not None and licence.ends is not None and licence.ends <= months_after(on, wish.soon):
        found.append(ReasonNow(why="ends-soon", words=(f"hết hạn ngày {licence.ends}", f"ends on {licence.ends}")))
    return found


def room_this_year(
    checks: tuple[PostCheck, ...] | None, asked: RegisterAsked
) -> tuple[Room, tuple[Citation, ...], Basis | None]:
    """Whether a control may still be made in the year of the day asked about; monitoring from outside and clear signs do not count.

    Where the law counts inspections and examinations apart, the place is taken when both are.
    """
    rule = asked.rule("control-frequency", asked.on)
    if rule is None:
        return "not-said", (), None
    if checks is None:
        return "not-said", rule.cites, rule.basis
    made = [
        c.way
        for c in checks
        if c.on.year == asked.on.year and c.on <= asked.on and c.way != "monitoring" and not c.clear_signs
    ]
    together = rule.number("together")
    used = (
        len(made) >= together
        if together
        else all(made.count(way) >= rule.number(f"{way}s") for way in ("inspection", "examination"))
    )
    return ("used" if used else "open"), rule.cites, rule.basis
