"""One lawful file, built from a plan: each step on a day inside the limit the one before set running (hồ sơ hợp pháp)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeAlias, cast

from thanhtra.casefile import (
    Act,
    ActDetected,
    Case,
    ComplaintAccepted,
    ComplaintLodged,
    ComplaintResolved,
    ControlOpened,
    ControlStep,
    DecisionDelivered,
    DecisionIssued,
    DecisionSent,
    EnforcementOrdered,
    EnforcementStep,
    Event,
    ExecutionStep,
    ExplanationMade,
    ExplanationRequested,
    FinePaid,
    GoodsItem,
    GoodsSeized,
    MinutesDrawnUp,
    MinutesServed,
    Official,
    Remedy,
    RemedyDone,
    ReturnedFromCriminal,
    Sanction,
    SeizureEnded,
    SeizureStep,
    SentToCriminal,
    Signatures,
    Subject,
    Term,
)
from thanhtra.casefile.values import SubjectKind as SubjectName
from thanhtra.classes import frozen
from thanhtra.fines import frame_for, party_of
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook, Violation
from thanhtra.testing.regimes import Regime

Extra: TypeAlias = Literal["complaint", "criminal", "enforcement", "explanation", "inspection", "payment", "seizure"]
AREA: Final = "46"
_MINUTES: Final = "01/BB-VPHC"
DECISION: Final = "01/QĐ-XPHC"


@frozen(kw_only=True)
class Plan:
    """What a lawful file is made of: the law, the act, who decides, who is dealt with, and what happens beside the bare sanctioning.

    ``waits`` are days to wait before the minutes, the decision, its sending and its delivery: at most 1, 6, 1 and 2. ``further`` are other
    acts of the subject on the same day, ``together`` other subjects who did the first act with it: all in one paper of minutes and one decision.
    """

    regime: Regime
    provision: Citation
    post: str
    subject: SubjectName = "individual"
    with_: tuple[Extra, ...] = ()
    waits: tuple[int, int, int, int] = (0, 0, 0, 0)
    acted_before: int = 0
    further: tuple[Citation, ...] = ()
    together: tuple[SubjectName, ...] = ()


def lawful_case(plan: Plan, book: Rulebook, *, detected: date) -> Case:
    """The file of ``plan`` whose act was detected on ``detected``, with the fine and the remedies ``book`` gives that act on its day."""
    acted = max(plan.regime.acts_from, detected - timedelta(plan.acted_before))
    subjects = tuple(_subject(f"s{n}", kind) for n, kind in enumerate((plan.subject, *plan.together), 1))
    done = [
        *((subjects[0], p) for p in (plan.provision, *plan.further)),
        *((other, plan.provision) for other in subjects[1:]),
    ]
    acts = tuple(
        _act(f"a{n}", who, book.violation(what, on=acted), acted, detected) for n, (who, what) in enumerate(done, 1)
    )
    sanctions = tuple(_sanction(act, who, book, detected) for act, (who, _) in zip(acts, done, strict=True))
    area = f"{AREA}/19774" if plan.post.startswith("commune") else AREA
    return Case(
        id="TN-001",
        complete=True,
        field=acts[0].field,
        subjects=subjects,
        officials=(
            Official(id="o1", post=plan.post, area=area if plan.post not in _CENTRAL else None),
            *_examiner(plan, detected),
        ),
        delegations=(),
        acts=acts,
        licences=(),
        events=cast("Any", _events(plan, sanctions, detected)),
    )


def _subject(name: str, kind: SubjectName) -> Subject:
    return Subject(id=name, kind=kind, area=AREA, born=None if kind == "organization" else date(1980, 5, 1))


def _act(name: str, who: Subject, offered: Violation, acted: date, detected: date) -> Act:
    area = f"{AREA}/19774" if detected >= date(2025, 7, 1) else AREA
    return Act(
        id=name,
        subject=who.id,
        provision=offered.citation,
        field=offered.field,
        began=acted,
        ended=acted,
        area=area,
        circumstances=(),
        fault="intentional",
    )


def _sanction(act: Act, who: Subject, book: Rulebook, detected: date) -> Sanction:
    """The average of the frame, and every remedy the decree attaches without condition."""
    assert act.provision is not None  # noqa: S101 - the acts of a plan have one
    assert act.ended is not None  # noqa: S101 - likewise
    offered = book.violation(act.provision, on=act.ended)
    frame = frame_for(offered, party_of(who, act.ended), book, detected).frame
    if frame is None:
        raise ValueError(f"{act.provision} has no fine for {who.kind}")
    remedies = tuple(
        Remedy(remedy=r.remedy, within=Term(amount=10, unit="day")) for r in offered.remedies if not r.condition
    )
    return Sanction(
        act=act.id,
        provision=act.provision,
        fine=(frame.least + frame.most) // 2,
        circumstances=(),
        additional=(),
        remedies=remedies,
    )


_CENTRAL: Final = ("chief-inspector-of-ministry",)
_EXAMINER: Final = "o9"


def _examiner(plan: Plan, detected: date) -> tuple[Official, ...]:
    """Who decides an examination: since 2025-07-01 the chair of the province, before that whoever decides the case."""
    if "inspection" not in plan.with_ or detected < date(2025, 7, 1):
        return ()
    return (Official(id=_EXAMINER, post="province-chair", area=AREA),)


def _events(plan: Plan, sanctions: tuple[Sanction, ...], detected: date) -> tuple[Event, ...]:
    acts = tuple(s.act for s in sanctions)
    whom = tuple(f"s{n}" for n in range(1, 2 + len(plan.together))) if plan.together else None
    to_minutes, to_decision, to_sending, to_delivery = plan.waits
    minutes = detected + timedelta(to_minutes)
    events: list[Event] = []
    if "inspection" in plan.with_:
        events += _examined(detected, "o1" if not _examiner(plan, detected) else _EXAMINER)
    events += [
        ActDetected(
            kind="act_detected",
            on=detected,
            by="o1",
            acts=acts,
            how="examination" if "inspection" in plan.with_ else "on-duty",
            control="KT-01" if "inspection" in plan.with_ else None,
        ),
        MinutesDrawnUp(
            kind="minutes_drawn_up",
            on=minutes,
            by="o1",
            acts=acts,
            number=_MINUTES,
            place="scene",
            copies=2,
            signatures=Signatures(maker=True, violator="signed", every_page=True),
            explanation="stated" if "explanation" in plan.with_ else "waived",
            device=False,
        ),
        MinutesServed(
            kind="minutes_served", on=minutes, minutes=_MINUTES, means="direct", to="violator", subjects=whom
        ),
    ]
    day = minutes
    for name in _BEFORE:
        if name in plan.with_:
            added = _BEFORE[name](day)
            events += added
            day = max((e.day for e in added if e.day is not None), default=day)
    decided = day + timedelta(to_decision)
    sent = decided + timedelta(to_sending)
    delivered = sent + timedelta(to_delivery)
    events += [
        DecisionIssued(
            kind="decision_issued",
            on=decided,
            by="o1",
            number=DECISION,
            minutes=_MINUTES,
            effective=decided,
            execute_within=Term(amount=10, unit="day"),
            basis=tuple(dict.fromkeys(s.provision for s in sanctions if s.provision is not None)),
            total=_total(sanctions),
            sanctions=sanctions,
        ),
        ExecutionStep(kind="record_supplied", on=decided, decision=DECISION),
        DecisionSent(kind="decision_sent", on=sent, decision=DECISION, to="violator", subjects=whom),
        DecisionDelivered(kind="decision_delivered", on=delivered, decision=DECISION, means="direct", subjects=whom),
    ]
    after = [event for name in _AFTER if name in plan.with_ for event in _AFTER[name](delivered, sanctions)]
    return (*events, *sorted(after, key=lambda event: event.on or delivered))


def _total(sanctions: tuple[Sanction, ...]) -> int:
    return sum(s.fine or 0 for s in sanctions)


def _examined(detected: date, by: str) -> list[Event]:
    """An examination (kiểm tra) opened, announced and ended on the day the act is found."""
    return [
        ControlOpened(
            kind="examination_opened",
            id="KT-01",
            on=detected,
            by=by,
            subjects=("s1",),
            mode="ad-hoc",
            level="province",
            term=Term(amount=1, unit="working-day"),
        ),
        ControlStep(kind="examination_announced", on=detected, control="KT-01"),
        ControlStep(kind="examination_ended", on=detected, control="KT-01"),
    ]


def _explained(day: date) -> list[Event]:
    return [
        ExplanationRequested(
            kind="explanation_requested", on=day, minutes=_MINUTES, written_or_oral="written", subject="s1"
        ),
        ExplanationMade(kind="explanation_submitted", on=day, minutes=_MINUTES, subject="s1"),
    ]


def _seized(day: date) -> list[Event]:
    goods = (GoodsItem(id="g1", name="Máy tính thử nghiệm", value=5_000_000, kind="means", banned=False),)
    return [
        GoodsSeized(kind="goods_seized", id="TG-01", on=day, by="o1", minutes=_MINUTES, goods=goods, basis="verify"),
        SeizureStep(kind="seizure_ordered", on=day, by="o1", seizure="TG-01"),
        SeizureEnded(kind="seizure_ended", on=day, seizure="TG-01", goods=("g1",), how="returned"),
    ]


def _sent_away(day: date) -> list[Event]:
    back = day + timedelta(1)
    return [
        SentToCriminal(kind="sent_to_criminal", on=day, minutes=_MINUTES),
        ReturnedFromCriminal(kind="returned_from_criminal", on=back, minutes=_MINUTES, decided=back, effective=back),
    ]


def _paid(day: date, sanctions: tuple[Sanction, ...]) -> list[Event]:
    owed = dict.fromkeys(r.remedy for s in sanctions for r in s.remedies or ())
    done: list[Event] = [RemedyDone(kind="remedy_done", on=day, decision=DECISION, remedy=remedy) for remedy in owed]
    return [
        FinePaid(kind="fine_paid", on=day, decision=DECISION, amount=_total(sanctions)),
        *done,
        ExecutionStep(kind="execution_completed", on=day, decision=DECISION),
    ]


def _complained(day: date, _: tuple[Sanction, ...]) -> list[Event]:
    lodged = day + timedelta(2)
    return [
        ComplaintLodged(kind="complaint_lodged", id="KN-01", on=lodged, against=DECISION, learned=day, subject="s1"),
        ComplaintAccepted(kind="complaint_accepted", on=lodged + timedelta(3), complaint="KN-01"),
        ComplaintResolved(
            kind="complaint_resolved", on=lodged + timedelta(10), by="o1", complaint="KN-01", outcome="upheld"
        ),
    ]


def _coerced(day: date, _: tuple[Sanction, ...]) -> list[Event]:
    ordered = day + timedelta(25)
    return [
        EnforcementOrdered(
            kind="enforcement_ordered", id="CC-01", on=ordered, by="o1", decision=DECISION, measures=("account",)
        ),
        EnforcementStep(kind="enforcement_sent", on=ordered, enforcement="CC-01"),
        EnforcementStep(kind="enforcement_carried_out", on=ordered + timedelta(20), enforcement="CC-01"),
    ]


_BEFORE: Final[dict[Extra, Callable[[date], list[Event]]]] = {
    "explanation": _explained,
    "seizure": _seized,
    "criminal": _sent_away,
}
_AFTER: Final[dict[Extra, Callable[[date, tuple[Sanction, ...]], list[Event]]]] = {
    "complaint": _complained,
    "payment": _paid,
    "enforcement": _coerced,
}
"""What may be put before and after the decision."""
