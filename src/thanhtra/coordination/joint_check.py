"""The coordination of a case on a day: what is late, who owns it, who is gone (rà soát việc phối hợp)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final, Literal, TypeAlias

import attrs

from thanhtra.classes import frozen
from thanhtra.coordination.bodies import successors
from thanhtra.coordination.custody import Custody, Transfer, custody, transfer_due, transfer_fits
from thanhtra.coordination.joint_case import Handover, JointCase, JointControl
from thanhtra.coordination.requests import RequestStanding, request_standings
from thanhtra.deadlines import RuleOn, applied, in_force
from thanhtra.law import Citation
from thanhtra.reckoning import law_day
from thanhtra.rulebook import Rulebook
from thanhtra.terms import LAW_CLOCK, Basis, Status

JointQuestion: TypeAlias = Literal[
    "request-in-time",
    "request-answered-by-who-has-it",
    "transfer-carried-out",
    "transfer-in-time",
    "transfer-to-whom-it-belongs",
    "body-exists",
    "one-leader",
    "leader-is-inspector",
    "result-handed-back",
]
JointAnswerKind: TypeAlias = Literal["satisfied", "finding", "not-assessed"]


@frozen(kw_only=True)
class JointAnswer:
    """One question about ``about`` (the id of a request, a transfer, a control, a party) and its answer.

    ``missing`` are the facts it waits for; ``days`` how late; ``why`` a transfer was not carried out (Vietnamese, English); ``heirs`` who took over.
    """

    question: JointQuestion
    answer: JointAnswerKind
    about: str
    missing: tuple[str, ...] = ()
    days: int = 0
    why: tuple[str, str] | None = None
    heirs: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    known: Basis = Basis.TEXT


@frozen(kw_only=True)
class MemberPower:
    """Whether a member may sanction in the control, by the law of teams alone; None where that is not known."""

    control: str
    at: int
    may_sanction: bool | None
    cites: tuple[Citation, ...]


@frozen(kw_only=True)
class JointCaseCheck:
    """A case between bodies at the end of a day: its one owner, every request, every answer."""

    of: JointCase
    on: date
    custody: Custody
    owner: str | None
    requests: tuple[RequestStanding, ...]
    answers: tuple[JointAnswer, ...]
    powers: tuple[MemberPower, ...]

    @property
    def has_findings(self) -> bool:
        """Whether anything needs mending."""
        return any(one.answer == "finding" for one in self.answers)


def check_joint_case(of: JointCase, book: Rulebook, *, on: date) -> JointCaseCheck:
    """The coordination of a case at the end of ``on``; what happened later is not known yet.

    The days of a request are those its sender asked for: the laws read say *in time* without a figure (84/2025/QH15 Đ42.2). A file is
    passed on within the limit of Đ58 of Law 15/2012 where that has a figure. Teams: 11/2022/QH15 Đ60, 84/2025/QH15 Đ27 and Đ40,
    217/2025/NĐ-CP Đ12.
    """
    moment = end_of(on)
    transfers = tuple(
        sorted((one for t in of.transfers or () if (one := _until(t, moment)) is not None), key=lambda t: t.sent)
    )
    made = {t.id: _transfer(t, of, slugs=False) for t in transfers}
    kept = custody(of.case, of.owner, of.since, made.values())
    requests = request_standings(of, on)
    owner = kept.owner_at(moment)
    controls = [c for c in of.controls or () if c.on <= on]
    answers = [
        *(one for r in requests for one in _of_request(r)),
        *(one for t in transfers for one in _of_transfer(t, of, (made[t.id], kept), book)),
        *_bodies(of, owner, requests, on, book),
        *(one for c in controls for one in _of_control(c, on, book)),
    ]
    powers = tuple(one for c in controls for one in _powers(c, book))
    return JointCaseCheck(
        of=of, on=on, custody=kept, owner=owner, requests=requests, answers=tuple(answers), powers=powers
    )


def end_of(on: date) -> datetime:
    """The last moment of a day on the law's clock."""
    return datetime.combine(on, time.max, LAW_CLOCK)


def _until(one: Handover, moment: datetime) -> Handover | None:
    """The transfer as it was known at ``moment``; None before it was sent."""
    if one.sent > moment:
        return None
    received, accepted, declined = (
        at if at is not None and at <= moment else None for at in (one.received, one.accepted, one.declined)
    )
    return attrs.evolve(one, received=received, accepted=accepted, declined=declined)


def _transfer(one: Handover, of: JointCase, *, slugs: bool) -> Transfer:
    named = {p.id: p.body or p.id for p in of.parties} if slugs else {p.id: p.id for p in of.parties}
    return Transfer(
        case=of.case,
        sender=named[one.sender],
        receiver=named[one.receiver],
        reason=one.reason,
        sent=one.sent,
        documents=one.documents or (),
        received=one.received,
        accepted=one.accepted,
        declined=one.declined,
    )


def _of_request(one: RequestStanding) -> Iterator[JointAnswer]:
    late: JointAnswerKind = "finding" if one.late else "satisfied"
    if one.late is None:
        if one.open:
            yield JointAnswer(
                question="request-in-time",
                answer="not-assessed",
                about=one.request.id,
                missing=(f"fact:requests[{one.request.id}].due",),
            )
    elif not one.open or one.late:
        yield JointAnswer(question="request-in-time", answer=late, about=one.request.id, days=one.days_late)
    if one.strangers:
        yield JointAnswer(question="request-answered-by-who-has-it", answer="finding", about=one.request.id)


_DECLINED: Final = ("cơ quan nhận từ chối tiếp nhận", "the receiver declined it")
_PASSED_ON: Final = frozenset({"no-power", "other-field", "other-area"})
"""Reasons for which the limit of passing a file on after the minutes is asked."""
_LEADS_SOMEWHERE: Final = frozenset({"other-field", "other-area", "body-abolished"})
"""Reasons that say whose the case is: the body of that field or area, or one that took over from the sender."""


def _of_transfer(
    one: Handover, of: JointCase, replayed: tuple[Transfer, Custody], book: Rulebook
) -> Iterator[JointAnswer]:
    made, kept = replayed
    yield _carried_out(made, kept, one.id)
    if one.reason in _PASSED_ON:
        yield from _in_time(one, made, book)
    if one.reason in _LEADS_SOMEWHERE:
        yield from _fits(one, of, book)


def _carried_out(made: Transfer, kept: Custody, about: str) -> JointAnswer:
    """Only the receiver's acceptance carries a transfer out; one it declined leaves the case with the sender."""
    refused = next((r for r in kept.refused if r.transfer is made), None)
    why = (refused.vi, refused.en) if refused is not None else _DECLINED if made.declined is not None else None
    if why is not None:
        return JointAnswer(question="transfer-carried-out", answer="finding", about=about, why=why)
    if made.accepted is None:
        return JointAnswer(
            question="transfer-carried-out",
            answer="not-assessed",
            about=about,
            missing=(f"fact:transfers[{about}].accepted",),
        )
    return JointAnswer(question="transfer-carried-out", answer="satisfied", about=about)


def _in_time(one: Handover, made: Transfer, book: Rulebook) -> Iterator[JointAnswer]:
    """Asked only where the version of the day has a figure."""
    found = transfer_due(made, one.minutes or one.sent, book)
    if found.due is None:
        return
    if one.minutes is None:
        yield JointAnswer(
            question="transfer-in-time",
            answer="not-assessed",
            about=one.id,
            missing=(f"fact:transfers[{one.id}].minutes",),
            cites=found.cites,
            known=found.basis,
        )
        return
    yield JointAnswer(
        question="transfer-in-time",
        answer="finding" if found.status is Status.MISSED else "satisfied",
        about=one.id,
        cites=found.cites,
        known=found.basis,
    )


def _fits(one: Handover, of: JointCase, book: Rulebook) -> Iterator[JointAnswer]:
    bodies = {p.id: p.body for p in of.parties}
    gone = one.reason == "body-abolished"
    facts = [f"fact:{name}" for name, value in (("field", of.field), ("area", of.area)) if value is None and not gone]
    facts += [
        f"fact:parties[{party}].body"
        for party in ((one.sender, one.receiver) if gone else (one.receiver,))
        if bodies[party] is None
    ]
    if facts:
        yield JointAnswer(
            question="transfer-to-whom-it-belongs", answer="not-assessed", about=one.id, missing=tuple(facts)
        )
        return
    fits = transfer_fits(_transfer(one, of, slugs=True), book, field=of.field or "", area=of.area or "")
    day = law_day(one.sent).isoformat()
    answer: JointAnswerKind = "not-assessed" if fits is None else "satisfied" if fits else "finding"
    gap = (f"law:bodies:{(of.area or '').split('/')[0]}@{day}",) if fits is None else ()
    yield JointAnswer(
        question="transfer-to-whom-it-belongs", answer=answer, about=one.id, missing=gap, known=Basis.SECONDARY
    )


def _bodies(
    of: JointCase, owner: str | None, requests: tuple[RequestStanding, ...], on: date, book: Rulebook
) -> Iterator[JointAnswer]:
    """The owner, and whoever has an open request, must exist on the day; of one that is gone, who took over."""
    holding = ([] if owner is None else [owner]) + [r.holder for r in requests if r.open]
    bodies = {p.id: p.body for p in of.parties}
    for party in dict.fromkeys(holding):
        body = book.bodies.get(bodies[party] or "")
        if body is None:
            yield JointAnswer(
                question="body-exists", answer="not-assessed", about=party, missing=(f"fact:parties[{party}].body",)
            )
        elif body.exists_on(on):
            yield JointAnswer(question="body-exists", answer="satisfied", about=party, known=body.known)
        else:
            yield JointAnswer(
                question="body-exists",
                answer="finding",
                about=party,
                heirs=tuple(b.slug for b in successors(book, body.slug, on)),
                known=body.known,
            )


def _rule(control: JointControl, book: Rulebook) -> RuleOn | None:
    slug = f"{control.kind}-team"
    return applied(book, slug, control.on) if in_force(book, slug, control.on) else None


def _of_control(control: JointControl, on: date, book: Rulebook) -> Iterator[JointAnswer]:
    rule = _rule(control, book)
    leaders = [m for m in control.members if m.role == "leader"]
    if rule is not None and rule.flag("leader"):
        yield JointAnswer(
            question="one-leader",
            answer="satisfied" if len(leaders) == 1 else "finding",
            about=control.id,
            cites=rule.cites,
            known=rule.basis,
        )
    if rule is not None and rule.flag("leader_inspector") and leaders:
        known = [m.inspector for m in leaders]
        answer: JointAnswerKind = "finding" if False in known else "not-assessed" if None in known else "satisfied"
        missing = (f"fact:controls[{control.id}].inspector",) if answer == "not-assessed" else ()
        yield JointAnswer(
            question="leader-is-inspector",
            answer=answer,
            about=control.id,
            missing=missing,
            cites=rule.cites,
            known=rule.basis,
        )
    for result in control.results or ():
        done = result.on if result.on is not None and result.on <= on else None
        if result.due is not None and (done or on) > result.due:
            yield JointAnswer(
                question="result-handed-back", answer="finding", about=control.id, days=((done or on) - result.due).days
            )
        elif done is not None and result.due is not None:
            yield JointAnswer(question="result-handed-back", answer="satisfied", about=control.id)
        elif done is None and result.due is None:
            yield JointAnswer(
                question="result-handed-back",
                answer="not-assessed",
                about=control.id,
                missing=(f"fact:controls[{control.id}].due",),
            )


def _powers(control: JointControl, book: Rulebook) -> Iterator[MemberPower]:
    rule = _rule(control, book)
    if rule is None or not rule.flag("only_inspectors_sanction"):
        return
    for at, member in enumerate(control.members):
        if member.role == "member":
            yield MemberPower(control=control.id, at=at, may_sanction=member.inspector, cites=rule.cites)
