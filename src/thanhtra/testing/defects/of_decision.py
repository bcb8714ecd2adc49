"""Defects of the decision itself: its day, its act, its subject, its papers (quyết định xử phạt)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, cast

import attrs

from thanhtra.casefile import (
    Act,
    Case,
    DecisionIssued,
    NoSanctionDecided,
    SpotDecisionIssued,
    Subject,
    SubjectCeased,
    Term,
)
from thanhtra.law import Citation
from thanhtra.testing.defects.defect import SINCE_2022, InjectedDefect
from thanhtra.testing.edits import (
    listed,
    moved,
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

_DECISION: Final = "decision_issued"
_DETAILED_ANEW: Final = date(2022, 1, 1)
"""Decree 118/2021/NĐ-CP takes the place of 81/2013/NĐ-CP."""


def _another_act(case: Case) -> Case:
    first = listed(case.acts)[0]
    with_two = attrs.evolve(case, acts=(*listed(case.acts), attrs.evolve(first, id="a9")))
    return with_event(with_event(with_two, "act_detected", acts=("a9",)), "minutes_drawn_up", acts=("a9",))


def _another_subject(case: Case) -> Case:
    other = attrs.evolve(listed(case.subjects)[0], id="s9")
    return with_sanction(attrs.evolve(case, subjects=(*(case.subjects or ()), other)), subject="s9")


def _twice(case: Case) -> Case:
    first = cast("DecisionIssued", the(case, _DECISION))
    return put_after(case, _DECISION, attrs.evolve(first, number="02/QĐ-XPHC"))


def _parted(case: Case) -> Case:
    first = listed(case.acts)[0]
    two = attrs.evolve(case, acts=(*listed(case.acts), attrs.evolve(first, id="a9")))
    names = tuple(act.id for act in listed(two.acts))
    two = with_event(with_event(two, "act_detected", acts=names), "minutes_drawn_up", acts=names)
    decision = cast("DecisionIssued", the(two, _DECISION))
    other = attrs.evolve(decision, number="02/QĐ-XPHC", sanctions=(attrs.evolve(sanction_of(case), act="a9"),))
    return put_after(two, _DECISION, other)


def _child(case: Case) -> Case:
    began = listed(case.acts)[0].began or date(2020, 1, 1)
    return attrs.evolve(
        case,
        subjects=(
            Subject(id="s1", kind="individual", born=began.replace(year=began.year - 12)),
            *listed(case.subjects)[1:],
        ),
    )


def _gone(case: Case) -> Case:
    subject = listed(case.subjects)[0]
    at = place_of(case, _DECISION)
    ceased = SubjectCeased(
        kind="subject_ceased",
        on=the(case, _DECISION).on,
        subject="s1",
        how="dissolved" if subject.kind == "organization" else "died",
    )
    return with_events(case, (*case.events[:at], ceased, *case.events[at:]))


def _early(case: Case) -> Case:
    on = the(case, _DECISION).on
    return case if on is None else with_event(case, _DECISION, effective=on - timedelta(1))


def _on_old_law(case: Case) -> Case:
    on = the(case, _DECISION).on
    of_no_force = "118/2021/NĐ-CP Đ5" if on is not None and on < _DETAILED_ANEW else "81/2013/NĐ-CP Đ6"
    return with_event(case, _DECISION, basis=(Citation.parse(of_no_force),))


def _no_such_provision(case: Case) -> Case:
    act: Act = listed(case.acts)[0]
    instrument = act.provision.instrument if act.provision is not None else "15/2020/NĐ-CP"
    wrong = Citation.parse(f"{instrument} Đ999.1")
    return with_sanction(with_act(case, provision=wrong), provision=wrong)


def _on_the_spot(case: Case, *, total: int | None = None, device: bool = False) -> Case:
    decision = cast("DecisionIssued", the(case, _DECISION))
    spot = SpotDecisionIssued(
        on=decision.on,
        by="o1",
        number=decision.number,
        effective=decision.effective,
        execute_within=decision.execute_within,
        basis=decision.basis,
        total=decision.total if total is None else total,
        sanctions=decision.sanctions,
    )
    at = place_of(case, _DECISION)
    changed = with_events(case, (*case.events[:at], spot, *case.events[at + 1 :]))
    bare = without(changed, "minutes_drawn_up", "minutes_served")
    return with_event(bare, "act_detected", how="device") if device else bare


def _not_sanctioned(case: Case) -> Case:
    at = place_of(case, _DECISION)
    refused = NoSanctionDecided(
        on=case.events[at].on,
        by="o1",
        number="01/QĐ-KXP",
        minutes="01/BB-VPHC",
        reason="limitation",
        sanctions=(attrs.evolve(sanction_of(case), fine=None),),
    )
    return with_events(case, (*case.events[:at], refused))


_NO_MINUTES: Final = "an act that needs minutes was decided without them"

OF_DECISION: Final = (
    InjectedDefect(
        name="decision-late",
        check="DEC01",
        spoil=lambda case: moved(case, _DECISION, 90),
        cure=("ra quyết định trong thời hạn", "the decision is issued within its term"),
        blank=lambda case: with_event(case, _DECISION, on=None),
        asks="].on",
        also={"AUT04": "an office may have ended by then"},
    ),
    InjectedDefect(
        name="act-not-in-minutes",
        check="DEC02",
        spoil=_another_act,
        cure=("chỉ xử phạt hành vi ghi trong biên bản", "only an act the minutes hold is sanctioned"),
        also={"ORD01": "the act sanctioned has no minutes of its own"},
    ),
    InjectedDefect(
        name="another-subject",
        check="DEC03",
        spoil=_another_subject,
        cure=("xử phạt đúng người vi phạm", "the violator is the one sanctioned"),
    ),
    InjectedDefect(
        name="time-barred",
        check="DEC04",
        spoil=lambda case: moved(case, "act_detected", 800),
        cure=(
            "ra quyết định trong thời hiệu, hoặc chỉ áp dụng biện pháp khắc phục hậu quả",
            "a decision within the limitation, or remedies alone",
        ),
        blank=lambda case: with_act(case, began=None, ended=None),
        asks="].ended",
        regimes=("2013",),
    ),
    InjectedDefect(
        name="sanctioned-twice",
        check="DEC05",
        spoil=_twice,
        cure=("hủy bỏ quyết định ra sau", "the later decision is annulled"),
        also={"ORD01": "no second decision may follow on the same act"},
    ),
    InjectedDefect(
        name="term-too-short",
        check="DEC06",
        spoil=lambda case: with_event(case, _DECISION, execute_within=Term(amount=5, unit="day")),
        cure=("sửa thời hạn thi hành thành ít nhất 10 ngày", "the term is amended to ten days at least"),
        blank=lambda case: with_event(case, _DECISION, execute_within=None),
        asks="].execute_within",
    ),
    InjectedDefect(
        name="basis-not-in-force",
        check="DEC07",
        spoil=_on_old_law,
        cure=("sửa căn cứ pháp lý", "the legal basis is amended"),
    ),
    InjectedDefect(
        name="spot-over-its-ceiling",
        check="DEC08",
        spoil=_on_the_spot,
        cure=("lập biên bản và ra quyết định có biên bản", "minutes are drawn up and the decision rests on them"),
    ),
    InjectedDefect(
        name="reason-not-borne-out",
        check="DEC09",
        spoil=_not_sanctioned,
        cure=("nêu lý do đúng, hoặc xử phạt", "a reason that holds, or a sanction"),
    ),
    InjectedDefect(
        name="effective-too-early",
        check="DEC10",
        spoil=_early,
        cure=("sửa ngày có hiệu lực", "the day of effect is amended"),
    ),
    InjectedDefect(
        name="words-say-otherwise",
        check="DEC11",
        spoil=lambda case: with_event(case, _DECISION, total_in_words="Một trăm đồng"),
        cure=("đính chính số tiền bằng chữ", "the sum in words is corrected"),
    ),
    InjectedDefect(
        name="spot-total-wrong",
        check="DEC14",
        spoil=lambda case: _on_the_spot(case, total=(sanction_of(case).fine or 0) + 1),
        cure=("đính chính tổng số tiền", "the total is corrected"),
        also={"DEC08": _NO_MINUTES},
    ),
    InjectedDefect(
        name="device-on-the-spot",
        check="MIN07",
        spoil=lambda case: _on_the_spot(case, device=True),
        cure=("lập biên bản vi phạm hành chính", "minutes are drawn up"),
        also={"DEC08": _NO_MINUTES},
    ),
    InjectedDefect(
        name="too-young",
        check="DEC15",
        spoil=_child,
        cure=("không xử phạt người chưa đủ 14 tuổi", "nobody under 14 is sanctioned"),
        also={"FIN04": "no form of sanction is open for a child", "MIN05": "a minor's parents receive the minutes too"},
    ),
    InjectedDefect(
        name="subject-gone",
        check="DEC16",
        spoil=_gone,
        cure=(
            "ra quyết định không xử phạt, giữ biện pháp khắc phục hậu quả",
            "a decision not to sanction that keeps the remedies",
        ),
    ),
    InjectedDefect(
        name="acts-parted",
        check="DEC17",
        spoil=_parted,
        cure=("một quyết định cho các hành vi của một người", "one decision for the acts of one subject"),
    ),
    InjectedDefect(
        name="no-such-provision",
        check="PRO01",
        spoil=_no_such_provision,
        cure=("áp dụng điều khoản có hiệu lực", "a provision in force is applied"),
        blank=lambda case: with_sanction(with_act(case, provision=None), provision=None),
        asks="].provision",
        regimes=("2020", *SINCE_2022),
    ),
)
