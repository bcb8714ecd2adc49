"""A register asked about a day (rà soát sổ giấy phép): what it shows itself, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from thanhtra.licensing.duties import conditions_met, reports_in_time
from thanhtra.licensing.entities import LicenceRegister, RegisteredLicence
from thanhtra.licensing.past import ever_checked, sanctioned_before
from thanhtra.licensing.site_names import names_allowed
from thanhtra.licensing.standing import decision_named, still_working, suspended_too_often, term_allowed
from thanhtra.licensing.told import LicenceNote, LicenceQuestion, RegisterAsked
from thanhtra.rulebook import Rulebook

QUESTIONS: Final[tuple[LicenceQuestion, ...]] = (
    still_working,
    decision_named,
    term_allowed,
    reports_in_time,
    conditions_met,
    names_allowed,
    ever_checked,
    suspended_too_often,
    sanctioned_before,
)
"""Every question, in the order its answers are told."""


def check_licence(licence: RegisteredLicence, asked: RegisterAsked) -> tuple[LicenceNote, ...]:
    """Everything told of ``licence``; nothing when the register shows nothing."""
    return tuple(note for question in QUESTIONS for note in question(licence, asked))


def check_licences(licences: Iterable[RegisteredLicence], asked: RegisterAsked) -> Iterator[LicenceNote]:
    """The notes of every licence, one licence at a time: a register may be longer than memory. An id carried twice is told at its second place."""
    seen: set[str] = set()
    for licence in licences:
        if licence.id in seen:
            words = ("mã này đã có ở giấy phép khác trong sổ", "another licence of the register carries this id")
            yield LicenceNote(licence=licence.id, matter="same-id", answer="finding", words=words)
        seen.add(licence.id)
        yield from check_licence(licence, asked)


def check_register(register: LicenceRegister, book: Rulebook, on: date) -> tuple[LicenceNote, ...]:
    """The notes of a register read whole, on the day ``on``."""
    return tuple(check_licences(register.licences, asked_of(register, book, on)))


def asked_of(register: LicenceRegister, book: Rulebook, on: date) -> RegisterAsked:
    """What is asked of the licences of ``register``: the day, and the names it gives to compare others with."""
    return RegisterAsked(book=book, on=on, press_names=register.press_names, state_names=register.state_names)
