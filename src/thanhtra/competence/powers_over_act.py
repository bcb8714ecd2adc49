"""What a title may do about one act on one day: the Law's or the authority decree's level, and the sector decree's own list.

The newer of the two texts sets the level. A decree's list of allotted acts stands, unless the level was raised after it was written:
lists were cut to the levels of their day, and 189/2025 Đ21 puts the new level in place of the old (inference). A title that came
after a decree's list acts in its own field (189/2025 Đ21, 311/2026 Đ8). A list that names the titles of some bodies only is for those:
without the agency on file, what the title may do ``asks`` for it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import attrs

from thanhtra.classes import frozen
from thanhtra.competence.reason import RefusalReason
from thanhtra.errors import LawError, LawGap, NoLongerInForce, NotInTheBook, NotYetInForce
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Confiscation, DecreePower, Power, Rulebook, Violation
from thanhtra.terms import Basis, SubjectKind, weakest

_FULL = 100
_LEVEL_READING = "team-leader-level"


@frozen(kw_only=True, eq=False)
class PowerOverAct:
    """One post facing one act.

    ``answer`` is True when it may act at all, within ``individual`` đồng of fine for an individual; False or None with ``why`` and
    ``missing`` otherwise. ``other_level`` is the ceiling under the other reading of the team leader's level. ``licence``, ``confiscation``, ``expel`` and ``remedies``
    are what it may impose (``remedies`` None: all); ``by_points``: remedies are letters of Đ28.1, else slugs. ``asks`` names what must
    be known before any of it holds; ``bodies`` are the only bodies whose titles have it, ``within`` its locality or assigned duty.
    """

    post: str
    answer: bool | None
    why: RefusalReason | None = None
    missing: tuple[str, ...] = ()
    individual: int = 0
    other_level: int | None = None
    licence: tuple[str, ...] = ()
    confiscation: Confiscation | None = None
    limit_stated_for: SubjectKind = SubjectKind.INDIVIDUAL
    expel: bool = False
    remedies: tuple[str, ...] | None = ()
    by_points: bool = True
    of: str | None = None
    asks: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    within: str = ""
    certain: bool = True
    cites: tuple[Citation, ...] = ()
    basis: Basis = Basis.TEXT

    def ceiling(self, kind: SubjectKind) -> int:
        """The most it may fine one act of a subject of that kind, in đồng: twice as much for an organisation (Đ52.1)."""
        return self.individual * 2 if kind is SubjectKind.ORGANIZATION else self.individual


def powers_over_act(
    post: str, violation: Violation, book: Rulebook, day: date, *, agency: str | None = None, known: bool = True
) -> tuple[PowerOverAct, ...]:
    """What ``post`` may do about ``violation`` on ``day``; several where the decree lists teams by who set them up.

    ``known`` is false when the provision is only supposed: no list of allotted acts is then asked. A post the book has no row of power
    for is not told: that a post has none is a row of its own. Raises NotInTheBook for an unknown post.
    """
    act = _seen(violation, book)
    found = _settled(post, act, book, book.law_period(day, act.instrument), agency, known)
    return found if found is not None else _titles(post, act, book, day, agency, known)


class ActSeen(NamedTuple):
    """All of an act that what a title may do hangs on: acts alike in this are asked about once."""

    instrument: str
    field: str
    allotting: frozenset[DecreePower]
    """The decree's rows that allot it."""


@kept_by_book(maxsize=256)
def _seen(violation: Violation, book: Rulebook) -> ActSeen:
    place = violation.citation
    listed = _listed(place.instrument, book)
    return ActSeen(place.instrument, violation.field, frozenset([row for row in listed if row.allots(place)]))


@kept_by_book(maxsize=1024)
def _settled(
    post: str,
    act: ActSeen,
    book: Rulebook,
    day: date,
    agency: str | None,
    known: bool,  # noqa: FBT001 - part of a memo's key
) -> tuple[PowerOverAct, ...] | None:
    """By the first day of a stretch of law; None where something is missing: its token names the day itself."""
    found = _titles(post, act, book, day, agency, known)
    return None if any(title.missing for title in found) else found


@kept_by_book(maxsize=1024)
def _titles(
    post: str,
    act: ActSeen,
    book: Rulebook,
    day: date,
    agency: str | None,
    known: bool,  # noqa: FBT001 - likewise
) -> tuple[PowerOverAct, ...]:
    if agency is not None and post in book.posts:
        post = _of_agency(post, agency, book)
    try:
        version = book.powers_of(post, day)
    except (NotInTheBook, LawGap) as e:
        if post not in book.posts:
            raise
        return (_unknown(post, e.token),)
    except (NotYetInForce, NoLongerInForce) as e:
        return (_absent(post, day, e, book),)
    power = version.rule
    if power is None:  # pragma: no cover - powers_of refuses ended versions and gaps; the type checker cannot see it
        raise NotInTheBook(f"power:{post}", day)
    if book.serves(post, power.bodies, agency, day) is False:
        return (_no(post, RefusalReason.NO_POWER, power.cites, power.known),)
    other = _other_field(post, power, act, book, day, agency)
    if other is not None:
        return (other,)
    rows = (
        tuple(r for r in _rows(post, act, book, day) if book.serves(post, r.bodies, agency, day) is not False)
        if known
        else ()
    )
    if not rows:
        return (_by_law_alone(post, power, act, book, day, agency, known=known),)
    level = _level(power, act, book, day)
    allotted = [r for r in rows if r in act.allotting]
    if not allotted:
        if isinstance(level, int) and _raised(power, rows[0], level, act.field):
            return (_by_law_alone(post, power, act, book, day, agency, known=True),)
        return (
            _no(post, RefusalReason.NOT_ALLOTTED, (rows[0].cite, *power.cites), weakest(power.known, rows[0].known)),
        )
    return tuple(
        _for_bodies(_by_row(post, power, row, level, act, book), power, row, book, day, agency) for row in allotted
    )


def _of_agency(post: str, agency: str | None, book: Rulebook) -> str:
    """The particular title of a general one that the name of the agency shows: the director of the department so called."""
    said = (agency or "").casefold()
    named = [
        p.slug
        for p in book.posts.values()
        if p.kind_of == post and any(_department(part) in said for part in p.vi.split(";") if _department(part))
    ]
    return named[0] if said and len(named) == 1 else post


def _department(title: str) -> str:
    """``sở …``, out of the title of its head; empty for other titles."""
    _, sep, rest = title.partition(" Sở ")
    return f"sở {rest.strip().casefold()}" if sep else ""


def _other_field(
    post: str, power: Power, act: ActSeen, book: Rulebook, day: date, agency: str | None
) -> PowerOverAct | None:
    """A post whose body manages other fields (Đ52.3); chairs, and posts whose own name says their field, are not asked this way."""
    managed = book.field_of_agency(agency, day) if book.own_field(post) is None else None
    if managed is None or managed.fields is None or act.field in managed.fields:
        return None
    return _no(post, RefusalReason.FIELD, (*managed.cites, *power.cites), weakest(power.known, managed.known))


def _for_bodies(
    title: PowerOverAct, power: Power, row: DecreePower | None, book: Rulebook, day: date, agency: str | None
) -> PowerOverAct:
    """The title with the bodies the texts keep it for, and the question for its agency while the file does not tell."""
    lists = [names for names in (row.bodies if row is not None else (), power.bodies) if names]
    open_ = any(book.serves(title.post, names, agency, day) is None for names in lists)
    within = row.within if row is not None else ""
    if not (lists or within) or title.answer is not True:
        return title
    return attrs.evolve(
        title, bodies=lists[0] if lists else (), asks=("fact:officials.agency",) if open_ else (), within=within
    )


def _rows(post: str, act: ActSeen, book: Rulebook, day: date) -> tuple[DecreePower, ...]:
    try:
        return book.decree_powers_of(post, act.instrument, day)
    except NotInTheBook:
        return ()


def _level(power: Power, act: ActSeen, book: Rulebook, day: date) -> int | str:
    """The ceiling for an individual under the Law or the authority decree; the token of what the law refuses to say."""
    if power.percent is None:
        amount = power.amount or 0
        return amount // 2 if power.stated_for is SubjectKind.ORGANIZATION else amount
    try:
        most = book.field_maximum(act.field, day, decree=act.instrument).rule or 0
    except LawError as e:
        return e.token
    found = most * power.percent // _FULL
    return found if power.cap is None else min(found, power.cap)


def _printed(row: DecreePower, field: str) -> int | None:
    amount = row.amounts.get(field)
    return None if amount is None else amount // 2 if row.stated_for is SubjectKind.ORGANIZATION else amount


def _raised(power: Power, row: DecreePower, level: int, field: str) -> bool:
    printed = _printed(row, field)
    return power.start > row.start and printed is not None and level > printed


def _by_law_alone(
    post: str, power: Power, act: ActSeen, book: Rulebook, day: date, agency: str | None, *, known: bool
) -> PowerOverAct:
    """A title the decree does not list: refused by a whole, newer list; else inside its own field."""
    if known:
        listed = [r for r in _listed(act.instrument, book) if r.start <= day]
        newest = max((r.start for r in listed), default=None)
        named = any(
            name in r.posts and book.serves(post, r.bodies, agency, day) is not False
            for r in listed
            for name in book.lineage(post)
        )
        if newest is not None and newest >= _since(post, power, book, day, agency) and not named:
            if agency is None and any(post in book.lineage(name) for r in listed for name in r.posts):
                return _unknown(post, "fact:officials.agency")
            if book.decree(act.instrument).whole:
                return _no(
                    post,
                    RefusalReason.NOT_LISTED,
                    tuple(dict.fromkeys(Citation(r.cite.instrument, r.cite.article) for r in listed)),
                    listed[0].known,
                )
            return _unknown(post, f"law:{act.instrument} power:{post}")
        own = book.own_field(post)
        if own is not None and own.fields is None:
            return _unknown(post, f"law:{act.instrument} power:{post}")
        if own is not None and own.fields is not None and act.field not in own.fields:
            return attrs.evolve(
                _no(post, RefusalReason.FIELD, (*own.cites, *power.cites), weakest(power.known, own.known)),
                certain=False,
            )
    level = _level(power, act, book, day)
    if isinstance(level, str):
        return _unknown(post, level)
    return _for_bodies(
        _of_law(post, power, level, Basis.INFERENCE if known else Basis.TEXT), power, None, book, day, agency
    )


def _since(post: str, power: Power, book: Rulebook, day: date, agency: str | None) -> date:
    """Since when the title has held a power without a break: a version that only adds other bodies to the list is nothing new for it."""
    start = power.start
    if not power.bodies:
        return start
    for version in reversed(next(book.powers[name] for name in book.lineage(post) if name in book.powers).versions):
        if version.start > start:
            continue
        if version.rule is None or book.serves(post, version.rule.bodies, agency, day) is False:
            break
        start = version.start
    return start


def _listed(instrument: str, book: Rulebook) -> tuple[DecreePower, ...]:
    try:
        return book.decrees.powers(instrument)
    except NotInTheBook:
        return ()


def _of_law(post: str, power: Power, level: int, basis: Basis) -> PowerOverAct:
    return PowerOverAct(
        post=post,
        answer=True,
        individual=level,
        licence=power.licence,
        confiscation=power.confiscation,
        limit_stated_for=SubjectKind.INDIVIDUAL,
        expel=power.expel,
        remedies=power.remedies,
        cites=power.cites,
        basis=weakest(power.known, basis),
    )


def _by_row(post: str, power: Power, row: DecreePower, level: int | str, act: ActSeen, book: Rulebook) -> PowerOverAct:
    if row.matter and row.within:
        return _unknown(post, f"law:{row.cite}")
    if row.provisions is None:
        own = book.own_field(post)
        if own is not None and own.fields is None:
            return _unknown(post, f"law:{act.instrument} power:{post}")
        if own is not None and own.fields is not None and act.field not in own.fields:
            return attrs.evolve(
                _no(post, RefusalReason.FIELD, (*own.cites, *power.cites), weakest(power.known, own.known)),
                certain=False,
            )
    printed = _printed(row, act.field)
    newer = power.start > row.start
    if row.gap or newer:
        if isinstance(level, str):
            return _unknown(post, level)
        if newer and printed is not None and printed > level:
            return _two_levels(post, power, row, level, printed, book)
        return attrs.evolve(_of_law(post, power, level, row.known), of=row.of, cites=(*power.cites, row.cite))
    if printed is None:
        return _unknown(post, f"law:{row.cite} {act.field}")
    return attrs.evolve(_of_row(post, power, row, printed), of=row.of)


def _of_row(post: str, power: Power, row: DecreePower, level: int) -> PowerOverAct:
    told = row.licence is not None
    return PowerOverAct(
        post=post,
        answer=True,
        individual=level,
        licence=row.licence if row.licence is not None else power.licence,
        confiscation=row.confiscation or power.confiscation,
        limit_stated_for=row.stated_for if row.confiscation else SubjectKind.INDIVIDUAL,
        expel=row.expel if told else power.expel,
        remedies=row.remedies if row.remedies is not None else power.remedies,
        by_points=row.remedies is None,
        of=row.of,
        cites=(row.cite, *power.cites),
        basis=weakest(power.known, row.known),
    )


def _two_levels(post: str, power: Power, row: DecreePower, level: int, printed: int, book: Rulebook) -> PowerOverAct:
    """The authority decree lowered a level after the sector decree printed it: two readings."""
    by_law = attrs.evolve(_of_row(post, power, row, level), basis=Basis.INFERENCE)
    if book.has_chosen(_LEVEL_READING):
        return by_law if book.choice(_LEVEL_READING) == "authority-decree" else attrs.evolve(by_law, individual=printed)
    return attrs.evolve(by_law, other_level=printed)


def _no(post: str, why: RefusalReason, cites: tuple[Citation, ...], known: Basis = Basis.TEXT) -> PowerOverAct:
    return PowerOverAct(post=post, answer=False, why=why, cites=cites, basis=known)


def _unknown(post: str, token: str) -> PowerOverAct:
    return PowerOverAct(post=post, answer=None, why=RefusalReason.UNKNOWN, missing=(token,))


def _absent(post: str, day: date, refused: LawError, book: Rulebook) -> PowerOverAct:
    known = book.post(post)
    if known.ended is not None and day >= known.ended:
        return _no(post, RefusalReason.NO_POST, known.cites, known.known)
    if isinstance(refused, NotYetInForce):
        return _unknown(post, refused.token)
    ended = next(
        (
            v
            for name in book.lineage(post)
            if name in book.powers
            for v in reversed(book.powers[name].versions)
            if v.ended and v.start <= day
        ),
        None,
    )
    return _no(post, RefusalReason.NO_POWER, ended.cites if ended else known.cites)
