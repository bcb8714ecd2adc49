"""Defects of the right to explain, of refusals to sanction, and of controls and measures (giải trình, không xử phạt, kiểm tra)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import attrs

from thanhtra.casefile import (
    Additional,
    Case,
    ControlOpened,
    ExplanationMade,
    ExplanationRequested,
    Licence,
    LicenceStep,
    NoSanctionDecided,
    SubjectCeased,
)
from thanhtra.testing.defects.defect import SINCE_2022, InjectedDefect
from thanhtra.testing.edits import (
    listed,
    place_of,
    put_after,
    sanction_of,
    the,
    with_act,
    with_event,
    with_events,
    with_sanction,
    without,
)

_MINUTES: Final = "minutes_drawn_up"
_ON: Final = "01/BB-VPHC"
_HEARD: Final = ("2020", *SINCE_2022)


def _day(case: Case, kind: str, days: int = 0) -> date:
    on = the(case, kind).on
    if on is None:
        raise LookupError(kind)
    return on + timedelta(days)


def _unheard(case: Case) -> Case:
    return with_event(case, _MINUTES, explanation="stated")


def _held_unannounced(case: Case) -> Case:
    asked = with_event(without(case, "explanation_submitted"), "explanation_requested", written_or_oral="oral")
    return put_after(
        asked,
        "explanation_requested",
        ExplanationMade(kind="hearing_held", on=_day(case, "explanation_requested"), minutes=_ON),
    )


def _changed_their_mind(case: Case) -> Case:
    day = _day(case, _MINUTES)
    waived = [
        ExplanationMade(kind="explanation_waived", on=day, minutes=_ON, subject=who.id) for who in listed(case.subjects)
    ]
    asked = ExplanationRequested(on=day, minutes=_ON, written_or_oral="oral", subject="s1")
    return put_after(with_event(case, _MINUTES, explanation="stated"), "minutes_served", *waived, asked)


def _let_go(case: Case) -> Case:
    at = place_of(case, "decision_issued")
    on = case.events[at].on
    kind = listed(case.subjects)[0].kind
    gone = SubjectCeased(on=on, subject="s1", how="dissolved" if kind == "organization" else "died")
    refused = NoSanctionDecided(
        on=on,
        by="o1",
        number="01/QĐ-KXP",
        minutes=_ON,
        reason="ceased",
        sanctions=(attrs.evolve(sanction_of(case), fine=None, remedies=()),),
    )
    return with_events(case, (*case.events[:at], gone, refused))


def _withdrawn_twice(case: Case) -> Case:
    on = _day(case, "act_detected")
    ended = LicenceStep(what="withdrawn", on=on - timedelta(400))
    licence = Licence(id="GP-01", kind="other", holder="s1", begins=on - timedelta(800), history=(ended,))
    named = with_sanction(case, additional=(Additional(measure="withdraw-licence", licence="GP-01"),))
    return attrs.evolve(named, licences=(licence,))


def _inspected(case: Case) -> Case:
    opened = ControlOpened(
        kind="inspection_opened",
        id="TT-01",
        on=_day(case, "act_detected"),
        by="o1",
        subjects=("s1",),
        mode="ad-hoc",
        level="commune",
        type="specialised",
    )
    return with_events(case, (opened, *case.events))


OF_HEARING: Final = (
    InjectedDefect(
        name="right-to-explain-not-stated",
        check="MIN02",
        heard=True,
        spoil=lambda case: with_event(case, _MINUTES, explanation="not-stated"),
        cure=("ghi quyền và thời hạn giải trình", "the right to explain and its term are stated"),
        blank=lambda case: with_event(case, _MINUTES, explanation=None),
        asks="].explanation",
        also={
            "EXP01": "what was not stated was not waited for",
            "MIN09": "what the minutes lack was not verified before the decision",
        },
        regimes=_HEARD,
    ),
    InjectedDefect(
        name="decided-before-the-explanation",
        check="EXP01",
        heard=True,
        spoil=_unheard,
        cure=("chờ hết thời hạn giải trình", "the decision waits until the term to explain has run out"),
        regimes=_HEARD,
    ),
    InjectedDefect(
        name="hearing-not-announced",
        check="EXP04",
        heard=True,
        with_=("explanation",),
        spoil=_held_unannounced,
        cure=("thông báo trước phiên giải trình", "the hearing is announced before it is held"),
        regimes=_HEARD,
    ),
    InjectedDefect(
        name="change-of-mind-not-heard",
        check="EXP05",
        heard=True,
        spoil=_changed_their_mind,
        cure=("tổ chức phiên giải trình trước khi ra quyết định", "a hearing is held before the decision"),
        regimes=SINCE_2022,
    ),
    InjectedDefect(
        name="remedies-let-go",
        check="DEC13",
        spoil=_let_go,
        cure=("giữ biện pháp khắc phục hậu quả", "the remedies are kept"),
        regimes=SINCE_2022,
    ),
    InjectedDefect(
        name="inspected-where-no-inspectorate-is",
        check="INS12",
        spoil=_inspected,
        cure=("cơ quan thanh tra có thẩm quyền ra quyết định", "a body that may inspect decides"),
    ),
    InjectedDefect(
        name="several-times-as-once",
        check="FIN09",
        spoil=lambda case: with_act(case, times=3),
        cure=(
            "xử phạt từng lần vi phạm, hoặc ghi tình tiết tăng nặng",
            "each time is sanctioned, or held as aggravating",
        ),
    ),
    InjectedDefect(
        name="licence-not-held",
        check="LIC02",
        spoil=_withdrawn_twice,
        cure=("không tước giấy phép không còn hiệu lực", "no licence is withdrawn that is not in force"),
        also={"FIN04": "the decree has no withdrawal for the act"},
    ),
)
