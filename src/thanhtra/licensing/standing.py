"""Does a licence still hold, and does its service work all the same? (hiệu lực của giấy phép)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from thanhtra.casefile import LicenceStanding, LicenceStep, standing_on
from thanhtra.law import Citation
from thanhtra.licensing.entities import RegisteredLicence
from thanhtra.licensing.told import LicenceMatter, LicenceNote, RegisterAsked, place
from thanhtra.reckoning import TimeLimit, months_after
from thanhtra.terms import Basis, InBoth, Unit


def still_working(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """Working on after the licence ended, or while it may not be used."""
    standing = standing_on(licence, asked.on)
    if standing not in _NOT_USABLE:
        return
    matter, _, words = _NOT_USABLE[standing]
    since, step = _since(licence, standing, asked.on)
    by = f" ({step.number})" if step is not None and step.number else ""
    vi, en = (f"{words[0]} từ {since}{by}", f"{words[1]} since {since}{by}")
    active = licence.last_active
    if active is None:
        untold = (
            f"{vi}; sổ không ghi dịch vụ còn hoạt động không",
            f"{en}; whether the service still works is not said",
        )
        yield LicenceNote(
            licence=licence.id,
            matter="no-longer-held",
            answer="not_assessed",
            words=untold,
            on=since,
            missing=(place(licence, "last_active"),),
        )
    elif active >= since:
        cites, basis = _act_of(licence, asked, active) if standing is LicenceStanding.EXPIRED else ((), None)
        told = (f"{vi}, dịch vụ còn hoạt động ngày {active}", f"{en}, the service was working on {active}")
        yield LicenceNote(
            licence=licence.id, matter=matter, answer="finding", words=told, on=active, cites=cites, basis=basis
        )


def decision_named(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """A suspension or a withdrawal whose paper the register does not name."""
    for at, step in enumerate(licence.history or ()):
        if step.what in _STEPS and step.number is None and step.on <= asked.on:
            vi, en = _STEPS[step.what]
            words = (
                f"{vi} ngày {step.on}: sổ không ghi theo quyết định nào",
                f"{en} on {step.on}: by which decision is not said",
            )
            yield LicenceNote(
                licence=licence.id,
                matter="no-decision-named",
                answer="not_assessed",
                words=words,
                on=step.on,
                missing=(place(licence, f"history[{at}].number"),),
            )


def term_allowed(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """A term longer than the law of the day it was granted allows. One that was amended since may have been extended: it is not judged."""
    granted, ends = licence.granted, licence.ends
    if granted is None or ends is None or any(s.what == "amended" for s in licence.history or ()):
        return
    rule = asked.rule("licence-term", granted)
    years = rule.number(licence.kind) if rule else 0
    if rule is None or not years or (licence.kind == "online-game" and licence.game != "G1"):
        return
    last = months_after(granted, _A_YEAR * years)
    if ends > last:
        words = (
            f"cấp ngày {granted}, hết hạn {ends}: quá {TimeLimit(years, Unit.YEAR).vi} (chậm nhất {last})",
            f"granted on {granted}, ends on {ends}: longer than {TimeLimit(years, Unit.YEAR).en} (at the latest {last})",
        )
        yield LicenceNote(
            licence=licence.id,
            matter="term-too-long",
            answer="finding",
            words=words,
            on=ends,
            cites=rule.spoken_at(licence.kind),
            basis=rule.basis,
        )


def suspended_too_often(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """So many suspensions that the law of the last one had the licence withdrawn."""
    days = sorted(
        s.on
        for s in licence.history or ()
        if s.what == "suspended" and s.on <= asked.on and asked.rule("licence-suspensions", s.on)
    )
    if not days or standing_on(licence, asked.on) is LicenceStanding.WITHDRAWN:
        return
    rule = asked.rule("licence-suspensions", days[-1])
    most = rule.number(licence.kind) if rule else 0
    if rule is not None and 0 < most <= len(days):
        words = (
            f"bị đình chỉ {len(days)} lần, lần cuối ngày {days[-1]}: thuộc trường hợp thu hồi",
            f"suspended {len(days)} times, last on {days[-1]}: a case for withdrawal",
        )
        yield LicenceNote(
            licence=licence.id,
            matter="suspended-twice",
            answer="note",
            words=words,
            on=days[-1],
            cites=rule.spoken_at(licence.kind),
            basis=rule.basis,
        )


def _since(licence: RegisteredLicence, standing: LicenceStanding, on: date) -> tuple[date, LicenceStep | None]:
    """The first day of the standing, and the step that made it; None: its term ran out."""
    what = _NOT_USABLE[standing][1]
    steps = sorted((s for s in licence.history or () if s.what == what and s.on <= on), key=lambda s: s.on)
    if steps and (licence.ends is None or standing is not LicenceStanding.EXPIRED or steps[-1].on <= licence.ends):
        return steps[-1].on, steps[-1]
    return (licence.ends + timedelta(1) if licence.ends is not None else on), None


def _act_of(licence: RegisteredLicence, asked: RegisterAsked, day: date) -> tuple[tuple[Citation, ...], Basis | None]:
    rule = asked.rule("licence-expired", day)
    said = rule.text(licence.kind) if rule else ""
    return ((Citation.parse(said),), rule.basis) if rule and said else ((), None)


_A_YEAR: Final = 12
_NOT_USABLE: Final[dict[LicenceStanding, tuple[LicenceMatter, str, InBoth]]] = {
    LicenceStanding.EXPIRED: ("expired-active", "expired", ("hết hạn", "expired")),
    LicenceStanding.SUSPENDED: ("suspended-active", "suspended", ("bị đình chỉ", "suspended")),
    LicenceStanding.WITHDRAWN: ("withdrawn-active", "withdrawn", ("bị thu hồi", "withdrawn")),
}
_STEPS: Final[dict[str, InBoth]] = {"suspended": ("bị đình chỉ", "suspended"), "withdrawn": ("bị thu hồi", "withdrawn")}
