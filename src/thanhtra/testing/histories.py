"""Histories of one act of 2020 and 2021, and the same with one of ten things wrong; ``drawn`` has every regime and the whole catalogue.

Days are drawn forward, each step inside the limit that the one before set running; nothing is drawn and then thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, cast

import attrs
from hypothesis import strategies as st

from thanhtra.casefile import (
    Act,
    ActDetected,
    Case,
    DecisionDelivered,
    DecisionIssued,
    DecisionSent,
    ExecutionStep,
    MinutesDrawnUp,
    MinutesServed,
    Official,
    Remedy,
    Sanction,
    Signatures,
    Subject,
    Term,
)
from thanhtra.classes import frozen
from thanhtra.law import Citation
from thanhtra.testing.parties import parties

_PROVISION: Final = Citation.parse("15/2020/NĐ-CP Đ101.1.a")
_FINE: Final = 7_500_000
"""The average of 5 to 10 million: the frame of Đ101.1 is stated for organisations, a person's is half (Đ4.3)."""
_CHIEF: Final = Official(id="o1", post="chief-inspector-of-department")
_IN_FORCE: Final = date(2020, 4, 15)
_DECISION: Final = 3
"""Where the decision stands among the events."""
_FIRST, _LAST = date(2020, 6, 1), date(2021, 10, 31)
"""While Đ101 of Decree 15/2020 stood as first written and Đ66.1 of the law of 2012 said seven days."""


@frozen(kw_only=True)
class UnlawfulHistory:
    """A history with one defect: ``defect`` names it, ``code`` is the check that must find it at ``event`` (index from 0)."""

    case: Case
    defect: str
    code: str
    event: int


@st.composite
def histories_of_2020(draw: st.DrawFn) -> Case:
    """A complete file from detection to delivery in which no check has a finding: one person, one act, one decision."""
    detected = draw(st.dates(_FIRST, _LAST))
    minutes = detected
    decided = minutes + timedelta(draw(st.integers(0, 6)))
    sent = decided + timedelta(draw(st.integers(0, 1)))
    delivered = sent + timedelta(draw(st.integers(0, 2)))
    person = draw(parties(kind="individual"))
    began = draw(st.dates(max(_IN_FORCE, detected - timedelta(200)), detected))
    act = Act(id="a1", subject="s1", provision=_PROVISION, field="information-technology", began=began, ended=began)
    papers = draw(st.integers(1, 999))
    return Case(
        id=f"TN-{papers:03d}",
        complete=True,
        subjects=(person,),
        officials=(_CHIEF,),
        acts=(act,),
        events=(
            ActDetected(kind="act_detected", on=detected, by="o1", acts=("a1",), how="on-duty"),
            MinutesDrawnUp(
                kind="minutes_drawn_up",
                on=minutes,
                by="o1",
                acts=("a1",),
                number=f"{papers:03d}/BB-VPHC",
                place="office",
                copies=2,
                signatures=Signatures(maker=True, violator="signed", every_page=True),
                explanation="waived",
            ),
            MinutesServed(
                kind="minutes_served", on=minutes, minutes=f"{papers:03d}/BB-VPHC", means="direct", to="violator"
            ),
            DecisionIssued(
                kind="decision_issued",
                on=decided,
                by="o1",
                number=f"{papers:03d}/QĐ-XPHC",
                minutes=f"{papers:03d}/BB-VPHC",
                effective=decided,
                execute_within=Term(amount=10, unit="day"),
                total=_FINE,
                sanctions=(_sanction(_FINE),),
            ),
            ExecutionStep(kind="record_supplied", on=decided, decision=f"{papers:03d}/QĐ-XPHC"),
            DecisionSent(kind="decision_sent", on=sent, decision=f"{papers:03d}/QĐ-XPHC", to="violator"),
            DecisionDelivered(
                kind="decision_delivered", on=delivered, decision=f"{papers:03d}/QĐ-XPHC", means="direct"
            ),
        ),
    )


def _sanction(fine: int) -> Sanction:
    """A fine on the act, with the remedy its provision adds and nothing else."""
    return Sanction(
        act="a1", fine=fine, circumstances=(), additional=(), remedies=(Remedy(remedy="remove-information"),)
    )


def _with(case: Case, at: int, **changed: object) -> Case:
    events = list(case.events)
    events[at] = attrs.evolve(events[at], **changed)  # type: ignore[arg-type]  # whatever the caller wants changed
    return attrs.evolve(case, events=tuple(events))


def _moved(case: Case, at: int, days: int) -> Case:
    """Every event from ``at`` on, ``days`` later."""
    events = [
        e if n < at or e.on is None else attrs.evolve(e, on=e.on + timedelta(days)) for n, e in enumerate(case.events)
    ]
    decision = cast("DecisionIssued", events[_DECISION])
    events[_DECISION] = attrs.evolve(decision, effective=decision.on)
    return attrs.evolve(case, events=tuple(events))


def _late_decision(case: Case, days: int) -> Case:
    return _moved(case, _DECISION, 30 + days)


def _two_decisions(case: Case, _: int) -> Case:
    second = attrs.evolve(case.events[_DECISION], number="999/QĐ-XPHC-2")
    return attrs.evolve(case, events=(*case.events[: _DECISION + 1], second, *case.events[_DECISION + 1 :]))


def _other_subject(case: Case, _: int) -> Case:
    other = Subject(id="s2", kind="individual")
    named = _with(case, _DECISION, sanctions=(attrs.evolve(_sanction(_FINE), subject="s2"),))
    return attrs.evolve(named, subjects=(*(case.subjects or ()), other))


def _act_not_in_minutes(case: Case, _: int) -> Case:
    other = Act(id="a2", subject="s1", provision=_PROVISION, ended=case.events[0].on)
    return attrs.evolve(_with(case, 1, acts=("a2",)), acts=(*(case.acts or ()), other))


def _time_barred(case: Case, days: int) -> Case:
    acts = [
        attrs.evolve(act, began=ended, ended=ended)
        for act in case.acts or ()
        for ended in ((act.ended or _FIRST) - timedelta(366 * 2 + days),)
    ]
    return attrs.evolve(case, acts=tuple(acts))


def _over_the_frame(case: Case, days: int) -> Case:
    fine = 10_000_001 + days * 1000
    return _with(case, _DECISION, total=fine, sanctions=(_sanction(fine),))


def _deputy(case: Case, _: int) -> Case:
    return attrs.evolve(case, officials=(attrs.evolve(_CHIEF, rank="deputy"),), delegations=())


def _wrong_total(case: Case, days: int) -> Case:
    return _with(case, _DECISION, total=_FINE + 1 + days)


def _no_minutes(case: Case, _: int) -> Case:
    events = (
        case.events[0],
        attrs.evolve(cast("DecisionIssued", case.events[_DECISION]), minutes=None),
        *case.events[_DECISION + 1 :],
    )
    return attrs.evolve(case, events=events)


def _late_sending(case: Case, days: int) -> Case:
    return _moved(case, _DECISION + 2, 20 + days)


DEFECTS: Final[dict[str, tuple[str, int, Callable[[Case, int], Case]]]] = {
    "decision-late": ("DEC01", _DECISION, _late_decision),
    "act-not-in-minutes": ("DEC02", _DECISION, _act_not_in_minutes),
    "another-subject": ("DEC03", _DECISION, _other_subject),
    "time-barred": ("DEC04", _DECISION, _time_barred),
    "sanctioned-twice": ("DEC05", _DECISION + 1, _two_decisions),
    "total-wrong": ("FIN03", _DECISION, _wrong_total),
    "fine-over-the-frame": ("FIN01", _DECISION, _over_the_frame),
    "deputy-without-delegation": ("AUT03", _DECISION, _deputy),
    "no-minutes": ("ORD01", 1, _no_minutes),
    "sent-late": ("SEND01", _DECISION + 2, _late_sending),
}
"""Name of a defect → the check that finds it, the event it is found at, and what is done to a lawful history of at most 60 extra days."""


@st.composite
def unlawful_histories(draw: st.DrawFn, *, defect: str | None = None) -> UnlawfulHistory:
    """A lawful history with one defect, ``defect`` or any of :data:`DEFECTS`; other findings may follow from it."""
    name = draw(st.sampled_from(sorted(DEFECTS))) if defect is None else defect
    code, event, spoil = DEFECTS[name]
    case = spoil(draw(histories_of_2020()), draw(st.integers(0, 60)))
    return UnlawfulHistory(case=case, defect=name, code=code, event=event)
