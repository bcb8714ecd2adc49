"""What was looked at and decided before: checks after licensing, decisions against the holder (hậu kiểm; các lần bị xử phạt)."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.casefile import LicenceStanding, standing_on
from thanhtra.licensing.entities import RegisteredLicence
from thanhtra.licensing.told import LicenceNote, RegisterAsked, place
from thanhtra.terms import InBoth


def ever_checked(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """In force and never looked at since it was granted. No law read says how often: it is an office's own practice."""
    if standing_on(licence, asked.on) is not LicenceStanding.IN_FORCE:
        return
    if licence.checks is None:
        words: InBoth = ("sổ không ghi các lần kiểm tra", "no checks are listed")
        yield LicenceNote(
            licence=licence.id,
            matter="never-checked",
            answer="not_assessed",
            words=words,
            missing=(place(licence, "checks"),),
        )
    elif not any(check.on <= asked.on for check in licence.checks):
        since: InBoth = (
            (f" từ khi được cấp ({licence.granted})", f" since it was granted ({licence.granted})")
            if licence.granted
            else ("", "")
        )
        words = (f"chưa được kiểm tra lần nào{since[0]}", f"never checked{since[1]}")
        yield LicenceNote(licence=licence.id, matter="never-checked", answer="note", words=words, on=licence.granted)


def sanctioned_before(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """More than one decision against the holder that stands. Whether an act is a relapse is a question of its own case."""
    standing = sorted(
        (d for d in licence.decisions or () if not d.annulled and d.on <= asked.on), key=lambda d: (d.on, d.number)
    )
    if len(standing) > 1:
        listed = ", ".join(f"{d.number} ({d.on})" for d in standing)
        words = (f"đã bị xử phạt {len(standing)} lần: {listed}", f"sanctioned {len(standing)} times: {listed}")
        yield LicenceNote(
            licence=licence.id, matter="repeated-decisions", answer="note", words=words, on=standing[-1].on
        )
