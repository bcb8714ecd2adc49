"""Defects that need an act of their own: one with a measure for a term, one with a warning, one against a licence; and a team's leader (các hành vi riêng)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import attrs

from thanhtra.casefile import Additional, Case, ControlOpened, ControlStep, Licence, LicenceStep, Official, StatedTerm
from thanhtra.law import Citation
from thanhtra.testing.defects.defect import InjectedDefect
from thanhtra.testing.edits import listed, the, with_act, with_event, with_events, with_sanction


def _detected(case: Case) -> date:
    on = the(case, "act_detected").on
    if on is None:
        raise LookupError("act_detected")
    return on


def _instead(case: Case, provision: str, fine: int) -> Case:
    """The same file about an act of posts, with ``fine`` for an organisation, half of it for others, and no remedy."""
    cite = Citation.parse(provision)
    whole = listed(case.subjects)[0].kind == "organization"
    told = with_sanction(
        with_act(case, provision=cite, field="post"), provision=cite, fine=fine if whole else fine // 2, remedies=()
    )
    return with_event(attrs.evolve(told, field="post"), "decision_issued", basis=(cite,))


def _suspended_too_long(case: Case) -> Case:
    measure = Additional(measure="suspend-activity", term=StatedTerm(amount=6, unit="month"))
    return with_sanction(_instead(case, "174/2026/NĐ-CP Đ7.3.c", 8_500_000), additional=(measure,))


def _suspended_past_two_years(case: Case) -> Case:
    return with_sanction(
        case, additional=(Additional(measure="suspend-activity", term=StatedTerm(amount=25, unit="month")),)
    )


def _licence_gone(case: Case) -> Case:
    on = _detected(case)
    licence = Licence(
        id="GP-01",
        kind="post",
        holder="s1",
        begins=on - timedelta(800),
        history=(LicenceStep(what="withdrawn", on=on - timedelta(400)),),
    )
    return attrs.evolve(with_act(case, licence="GP-01"), licences=(licence,))


def _warned(case: Case) -> Case:
    changed = with_sanction(_instead(case, "15/2020/NĐ-CP Đ8.1", 800_000), fine=None, warning=True)
    return with_event(changed, "decision_issued", total=None)


def _after_the_team(case: Case) -> Case:
    on = _detected(case)
    leader = Official(id="o2", post="head-of-department-inspection-team", area="46", team="TT-01")
    opened = ControlOpened(
        kind="inspection_opened",
        id="TT-01",
        on=on - timedelta(10),
        by="o1",
        subjects=("s1",),
        mode="ad-hoc",
        level="department",
        type="specialised",
        leader="o2",
    )
    ended = ControlStep(kind="inspection_ended", on=on - timedelta(5), control="TT-01")
    grown = attrs.evolve(case, officials=(*(case.officials or ()), leader))
    return with_event(with_events(grown, (opened, ended, *grown.events)), "decision_issued", by="o2")


OF_OTHER_ACTS: Final = (
    InjectedDefect(
        name="suspended-too-long",
        check="FIN08",
        spoil=_suspended_too_long,
        cure=("sửa thời hạn đình chỉ về trong khung", "the term of suspension is amended into its frame"),
        regimes=("2026-07-01",),
    ),
    InjectedDefect(
        name="suspended-past-two-years",
        check="FIN08",
        spoil=_suspended_past_two_years,
        cure=("hủy bỏ hình thức xử phạt bổ sung đó", "the additional sanction is annulled"),
        also={"FIN04": "the act provides no suspension"},
        regimes=("2022",),
    ),
    InjectedDefect(
        name="against-a-licence-not-held",
        check="LIC01",
        spoil=_licence_gone,
        cure=("xử phạt hành vi không có giấy phép", "the act without a licence is the one sanctioned"),
    ),
    InjectedDefect(
        name="warned-without-mitigation",
        check="FIN10",
        spoil=_warned,
        cure=("phạt tiền, hoặc ghi tình tiết giảm nhẹ", "a fine, or the mitigating circumstance is on file"),
        regimes=("2022", "2025-05-02"),
    ),
    InjectedDefect(
        name="decided-after-the-team",
        check="AUT05",
        spoil=_after_the_team,
        cure=(
            "chuyển hồ sơ cho người có thẩm quyền khi đoàn hết thời hạn",
            "the file goes to who has the power once the team is over",
        ),
        regimes=("2020", "2022", "2025-05-02"),
    ),
)
