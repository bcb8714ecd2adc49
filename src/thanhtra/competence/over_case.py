"""Whether an official's post may sanction every act of a decision, whatever was imposed (thẩm quyền đối với vụ việc)."""

from __future__ import annotations

from datetime import date

import attrs

from thanhtra.casefile import Index, Official
from thanhtra.competence.judging import judge_fine
from thanhtra.competence.powers_over_act import powers_over_act
from thanhtra.errors import LawError
from thanhtra.fines import frame_for, law_days, party_of
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, weakest


@attrs.frozen(kw_only=True, eq=False)
class PowerOverCase:
    """``answer``: the post may sanction all the acts, may not, or it cannot be told (then ``missing``)."""

    answer: bool | None
    missing: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    basis: Basis = Basis.TEXT


def power_over_case(ix: Index, official: Official, book: Rulebook, *, on: date, decision: int | None) -> PowerOverCase:
    """Whether ``official`` may fine each act of ``decision`` on ``on``; an act whose frame is not known leaves it open."""
    if official.post is None:
        return PowerOverCase(answer=None, missing=(f"fact:officials[{official.id}].post",))
    named = set(ix.acts[decision]) if decision is not None else set()
    missing: list[str] = []
    cites: list[Citation] = []
    basis = Basis.TEXT
    for act in ix.case.acts or ():
        if act.id not in named:
            continue
        subject = next((s for s in ix.case.subjects or () if s.id == act.subject), None)
        if act.provision is None or subject is None:
            missing.append(f"fact:acts[{act.id}].provision" if act.provision is None else f"fact:subjects[{act.subject}]")
            continue
        days = law_days(ix, act, None)
        day = days.exact or days.high or on
        try:
            frame = frame_for(book.violation(act.provision, on=day), party_of(subject, day), book, day)
        except LawError as e:
            missing.append(e.token)
            continue
        judged = [judge_fine(title, frame, book) for title in powers_over_act(official.post, frame.violation, book, on, agency=official.agency)]
        answers = {j.answer if j.certain else None for j in judged}
        cites += [c for j in judged for c in j.cites]
        basis = weakest(basis, frame.basis)
        if answers == {False}:
            return PowerOverCase(answer=False, cites=tuple(dict.fromkeys(cites)), basis=basis)
        if answers != {True}:
            missing += [t.replace("fact:officials.agency", f"fact:officials[{official.id}].agency") for j in judged for t in j.missing] or [f"law:power:{official.post}"]
    if not named:
        missing.append("fact:acts")
    return PowerOverCase(answer=None if missing else True, missing=tuple(dict.fromkeys(missing)), cites=tuple(dict.fromkeys(cites)), basis=basis)
