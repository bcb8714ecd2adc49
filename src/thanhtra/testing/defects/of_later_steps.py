"""Defects of what follows a decision, or goes beside it: criminal bodies, enforcement, relief, changes, seizure, controls (các bước sau quyết định)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, cast

import attrs

from thanhtra.casefile import (
    Case,
    DecisionChanged,
    DecisionIssued,
    Event,
    ExecutionHeld,
    FinePaid,
    FineReduced,
    HearingNotified,
    Official,
    SentToCriminal,
    Stopped,
    SubjectCeased,
)
from thanhtra.law import Citation
from thanhtra.testing.defects.defect import SINCE_2022, SINCE_2026_07, InjectedDefect
from thanhtra.testing.edits import listed, moved, place_of, put_last, sanction_of, the, with_event, with_events, without

_DECISION: Final = "01/QĐ-XPHC"
_ORDERED: Final = "enforcement_ordered"


def _day(case: Case, kind: str, days: int = 0) -> date:
    on = the(case, kind).on
    if on is None:
        raise LookupError(kind)
    return on + timedelta(days)


def _total(case: Case) -> int:
    return sum(s.fine or 0 for s in listed(cast("DecisionIssued", the(case, "decision_issued")).sanctions))


def _before_enforcement(case: Case, *events: Event) -> Case:
    at = place_of(case, _ORDERED)
    return with_events(case, (*case.events[:at], *events, *case.events[at:]))


def _changed(case: Case, **fields: object) -> Case:
    grown = attrs.evolve(case, officials=(*(case.officials or ()), Official(id="far", post="inspector", area="01")))
    told = {"kind": "decision_annulled", "by": "o1", "decision": _DECISION} | fields
    return put_last(grown, DecisionChanged(on=_day(case, "decision_delivered", 5), **told))  # type: ignore[arg-type]  # fields as the caller wants them


def _anew(case: Case) -> Case:
    annulled = _changed(case)
    again = cast("DecisionIssued", the(case, "decision_issued"))
    day = _day(case, "decision_delivered", 6)
    return put_last(annulled, attrs.evolve(again, number="02/QĐ-XPHC", on=day, effective=day, replaces=_DECISION))


def _reduced_by(case: Case) -> Case:
    grown = attrs.evolve(case, officials=(*(case.officials or ()), Official(id="far", post="inspector", area="01")))
    return put_last(
        grown,
        FineReduced(
            on=_day(case, "decision_delivered", 5), by="far", decision=_DECISION, to=(sanction_of(case).fine or 0) // 2
        ),
    )


def _ordered_by(case: Case, kind: str, post: str = "inspector") -> Case:
    grown = attrs.evolve(case, officials=(*(case.officials or ()), Official(id="far", post=post, area="01")))
    return with_event(grown, kind, by="far")


def _died(case: Case) -> SubjectCeased:
    kind = listed(case.subjects)[0].kind
    return SubjectCeased(
        on=_day(case, _ORDERED, -1), subject="s1", how="dissolved" if kind == "organization" else "died"
    )


OF_LATER_STEPS: Final = (
    InjectedDefect(
        name="decided-while-with-the-criminal-bodies",
        check="CRI01",
        with_=("criminal",),
        spoil=lambda case: without(case, "returned_from_criminal"),
        cure=("chờ cơ quan tố tụng trả hồ sơ", "the decision waits until the file is back"),
    ),
    InjectedDefect(
        name="prosecuted-and-not-annulled",
        check="CRI02",
        spoil=lambda case: put_last(
            case,
            SentToCriminal(kind="sent_to_criminal", on=_day(case, "decision_delivered", 3), minutes="01/BB-VPHC"),
            SentToCriminal(kind="prosecution_started", on=_day(case, "decision_delivered", 5), minutes="01/BB-VPHC"),
            Stopped(kind="act_stopped", on=_day(case, "decision_delivered", 20)),
        ),
        cure=("hủy bỏ quyết định xử phạt", "the decision is annulled"),
    ),
    InjectedDefect(
        name="annulled-by-another",
        check="ANN05",
        spoil=lambda case: _changed(case, by="far"),
        cure=("người đã ra quyết định hủy bỏ", "whoever issued it annuls it"),
    ),
    InjectedDefect(
        name="ground-not-on-the-list",
        check="ANN04",
        spoil=lambda case: _changed(case, grounds=(Citation.parse("118/2021/NĐ-CP Đ13.9"),)),
        cure=("nêu căn cứ có trong danh mục", "a ground on the list is named"),
        regimes=SINCE_2022,
    ),
    InjectedDefect(
        name="anew-without-verification",
        check="ANN03",
        spoil=_anew,
        cure=(
            "lập biên bản xác minh trước khi ra quyết định mới",
            "minutes of verification come before the new decision",
        ),
        regimes=SINCE_2022,
    ),
    InjectedDefect(
        name="correction-changes-the-fine",
        check="COR01",
        spoil=lambda case: _changed(
            case,
            kind="decision_corrected",
            sanctions=(attrs.evolve(sanction_of(case), fine=(sanction_of(case).fine or 0) - 1),),
        ),
        cure=("ra quyết định sửa đổi, không đính chính", "it is amended, not corrected"),
    ),
    InjectedDefect(
        name="enforced-too-early",
        check="ENF01",
        with_=("enforcement",),
        spoil=lambda case: moved(case, _ORDERED, -22),
        cure=("chờ hết thời hạn thi hành", "enforcement waits until the term has run out"),
    ),
    InjectedDefect(
        name="enforced-too-late",
        check="ENF02",
        with_=("enforcement",),
        spoil=lambda case: moved(case, _ORDERED, 400),
        cure=("không cưỡng chế phạt tiền khi hết thời hiệu", "no fine is enforced after the limitation"),
        also={"AUT04": "an office may have ended by then"},
    ),
    InjectedDefect(
        name="enforced-by-another",
        check="ENF03",
        with_=("enforcement",),
        spoil=lambda case: _ordered_by(case, _ORDERED),
        cure=("người có thẩm quyền ra quyết định cưỡng chế", "whoever may coerce orders it"),
    ),
    InjectedDefect(
        name="enforced-while-postponed",
        check="ENF06",
        with_=("enforcement",),
        spoil=lambda case: _before_enforcement(
            case,
            ExecutionHeld(
                kind="execution_postponed",
                on=_day(case, _ORDERED, -5),
                by="o1",
                decision=_DECISION,
                acts=tuple(act.id for act in listed(case.acts)),
                until=_day(case, _ORDERED, 30),
            ),
        ),
        cure=("chờ hết thời hạn hoãn", "enforcement waits until the postponement ends"),
        also={"ENF01": "the term waits too"},
    ),
    InjectedDefect(
        name="enforced-although-paid",
        check="ENF07",
        with_=("enforcement",),
        spoil=lambda case: _before_enforcement(
            case, FinePaid(kind="fine_paid", on=_day(case, _ORDERED, -20), decision=_DECISION, amount=_total(case))
        ),
        cure=("không cưỡng chế phần đã thi hành", "nothing that is done is coerced"),
    ),
    InjectedDefect(
        name="money-from-who-is-gone",
        check="EXE11",
        with_=("enforcement",),
        spoil=lambda case: with_event(_before_enforcement(case, _died(case)), _ORDERED, acts=_acts_of(case, "s1")),
        cure=("chỉ thi hành tịch thu và biện pháp khắc phục hậu quả", "only confiscation and remedies are executed"),
    ),
    InjectedDefect(
        name="beyond-the-decision",
        check="ENF05",
        with_=("enforcement",),
        spoil=lambda case: with_event(_bare(case), _ORDERED, measures=("remedies",)),
        cure=("chỉ cưỡng chế điều quyết định buộc", "only what the decision imposes is coerced"),
        also={"FIN05": "the remedy was left out of the decision"},
    ),
    InjectedDefect(
        name="remedy-coerced-in-its-term",
        check="ENF08",
        with_=("enforcement",),
        spoil=lambda case: with_event(_long(case), _ORDERED, measures=("remedies",)),
        cure=("chờ hết thời hạn thực hiện biện pháp", "coercion waits until the remedy's own term has run out"),
        regimes=("2020", *SINCE_2022),
    ),
    InjectedDefect(
        name="relief-by-another",
        check="EXE16",
        spoil=_reduced_by,
        cure=("người có thẩm quyền quyết định giảm", "whoever the law names decides"),
    ),
    InjectedDefect(
        name="seizure-by-another",
        check="SEI12",
        with_=("seizure",),
        spoil=lambda case: _ordered_by(case, "seizure_ordered", "minister-of-science-and-technology"),
        cure=("người có thẩm quyền tịch thu ra quyết định tạm giữ", "whoever may confiscate orders the seizure"),
    ),
    InjectedDefect(
        name="examined-by-another",
        check="INS14",
        with_=("inspection",),
        spoil=lambda case: _ordered_by(case, "examination_opened"),
        cure=("người có thẩm quyền quyết định kiểm tra", "whoever may decide an examination does"),
        regimes=SINCE_2026_07,
    ),
    InjectedDefect(
        name="hearing-told-late",
        check="EXP02",
        also={"EXP01": "the decision came although a hearing had been asked for and none was held"},
        heard=True,
        regimes=("2020", *SINCE_2022),
        with_=("explanation",),
        spoil=lambda case: with_events(case, _heard(case)),
        cure=("thông báo trong 5 ngày", "the notice goes out within five days"),
    ),
)


def _acts_of(case: Case, subject: str) -> tuple[str, ...]:
    return tuple(act.id for act in listed(case.acts) if act.subject == subject)


def _bare(case: Case) -> Case:
    return with_event(case, "decision_issued", sanctions=(attrs.evolve(sanction_of(case), remedies=()),))


def _long(case: Case) -> Case:
    remedies = tuple(
        attrs.evolve(r, within=attrs.evolve(r.within, amount=60))
        for r in sanction_of(case).remedies or ()
        if r.within is not None
    )
    return with_event(case, "decision_issued", sanctions=(attrs.evolve(sanction_of(case), remedies=remedies),))


def _heard(case: Case) -> tuple[Event, ...]:
    asked = with_event(case, "explanation_requested", written_or_oral="oral")
    at = place_of(asked, "explanation_submitted")
    return (
        *asked.events[:at],
        HearingNotified(
            on=_day(case, "explanation_requested", 17),
            minutes="01/BB-VPHC",
            held_on=_day(case, "explanation_requested", 22),
        ),
        *asked.events[at + 1 :],
    )
