"""Whether an official's post may sanction every act of a decision, whatever was imposed (thẩm quyền đối với vụ việc)."""

from __future__ import annotations

from datetime import date

from thanhtra.casefile import Index, Official, listed_fact
from thanhtra.classes import frozen
from thanhtra.competence.judging import Judged, judge_fine, judge_whole
from thanhtra.competence.powers_over_act import powers_over_act
from thanhtra.competence.reason import RefusalReason
from thanhtra.errors import LawError
from thanhtra.fines import AppliedFrame, frame_for, law_days, party_of
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, weakest


@frozen(kw_only=True, eq=False)
class PowerOverCase:
    """``answer``: the post may sanction all the acts, may not, or it cannot be told (then ``missing``)."""

    answer: bool | None
    missing: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    basis: Basis = Basis.TEXT


def power_over_case(ix: Index, official: Official, book: Rulebook, *, on: date, decision: int | None) -> PowerOverCase:
    """Whether ``official`` may fine each act of ``decision`` on ``on``; an act whose frame is not known leaves it open."""
    if official.post is None:
        return PowerOverCase(answer=None, missing=(listed_fact("officials", official.id, "post"),))
    named = ix.described(decision) if decision is not None else ()
    missing: list[str] = []
    cites: list[Citation] = []
    basis = Basis.TEXT
    for act in named:
        subject = ix.listed_subjects.get(act.subject)
        if act.provision is None or subject is None:
            missing.append(
                listed_fact("acts", act.id, "provision")
                if act.provision is None
                else listed_fact("subjects", act.subject)
            )
            continue
        days = law_days(ix, act, None)
        day = days.exact or days.high or on
        try:
            frame = frame_for(book.violation(act.provision, on=day), party_of(subject, day), book, day)
        except LawError as e:
            missing.append(e.token)
            continue
        judged = [
            judge_fine(title, frame, book)
            for title in powers_over_act(official.post, frame.violation, book, on, agency=official.agency)
        ]
        answers = {j.answer if j.certain else None for j in judged}
        cites += [c for j in judged for c in j.cites]
        basis = weakest(basis, frame.basis)
        if answers == {False}:
            return PowerOverCase(answer=False, cites=tuple(dict.fromkeys(cites)), basis=basis)
        if answers != {True}:
            missing += [
                t.replace("fact:officials.agency", listed_fact("officials", official.id, "agency"))
                for j in judged
                for t in j.missing
            ] or [f"law:power:{official.post}"]
    if decision is None or not ix.acts[decision]:
        missing.append("fact:acts")
    return PowerOverCase(
        answer=None if missing else True,
        missing=tuple(dict.fromkeys(missing)),
        cites=tuple(dict.fromkeys(cites)),
        basis=basis,
    )


@frozen(kw_only=True, eq=False)
class Excess:
    """The act of a decision that is beyond the signer, and why: the whole case then goes up, or to the chair (Đ52.4.b, c)."""

    act: str
    why: RefusalReason
    about: str
    cites: tuple[Citation, ...]
    basis: Basis


_UP = Citation.parse("15/2012/QH13 Đ52.4.b")
_CHAIR = Citation.parse("15/2012/QH13 Đ52.4.c")
_APART = frozenset({RefusalReason.NOT_ALLOTTED, RefusalReason.NOT_LISTED, RefusalReason.FIELD})


def excess_of(ix: Index, official: Official, book: Rulebook, *, on: date, decision: int) -> tuple[Excess, ...]:
    """Every act of ``decision`` that is surely beyond ``official``: by its frame, what the decree provides for it, or its field.

    Acts whose provision, subject or day the file does not settle are passed over: they are other questions.
    """
    found: list[Excess] = []
    sanctions = {s.act: s for s in getattr(ix.events[decision], "sanctions", None) or ()}
    if official.post is None:
        return ()
    listed = ix.described(decision) if ix.events[decision].acts is None else ix.case.acts or ()
    for act in (a for a in listed if a.id in sanctions):
        sanction = sanctions[act.id]
        subject = ix.listed_subjects.get(sanction.subject or act.subject)
        cited = sanction.provision or act.provision
        day = law_days(ix, act, decision).exact
        if subject is None or cited is None or day is None:
            continue
        try:
            frame = frame_for(book.violation(cited, on=day), party_of(subject, day), book, day)
        except LawError:
            continue
        judged = [
            judge_whole(title, frame, book, goods_value=act.goods_value)
            for title in powers_over_act(official.post, frame.violation, book, on, agency=official.agency)
        ]
        if all(j.answer is False and j.certain for j in judged):
            found.append(_excess(act.id, judged[0], frame))
    return tuple(found)


def _excess(act: str, judged: Judged, frame: AppliedFrame) -> Excess:
    why = judged.why or RefusalReason.UNKNOWN
    return Excess(
        act=act, why=why, about=judged.about, cites=(_CHAIR if why in _APART else _UP, *judged.cites), basis=frame.basis
    )
