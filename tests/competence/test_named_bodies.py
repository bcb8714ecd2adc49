"""Titles of some bodies only: which body an agency's name shows, and what stays open without it."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.competence import (
    RefusalReason,
    judge_confiscation,
    judge_fine,
    judge_measure,
    judge_remedy,
    powers_over_act,
    who_may_sanction,
)
from thanhtra.exchange.powers import who_may_to_json
from thanhtra.fines import Party, frame_for
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind

BOOK = Rulebook.built_in()
ACT = Citation.parse("174/2026/NĐ-CP Đ24.1.a")
DAY = date(2026, 10, 1)
THREE = ("Bộ Quốc phòng", "Bộ Công an", "Ngân hàng Nhà nước Việt Nam")


@pytest.mark.parametrize(
    ("agency", "names", "expected"),
    [
        ("Thanh tra Bộ Quốc phòng", THREE, True),
        ("BỘ CÔNG AN", THREE, True),
        ("Bộ Tài chính", THREE, False),
        (None, THREE, None),
        ("Thanh tra Bộ", THREE, None),
        ("Ngân hàng Nhà nước khu vực 9", THREE, None),
        ("Ngân hàng Nhà nước khu vực 9", ("Ngân hàng Nhà nước khu vực",), True),
        ("Công an tỉnh Lâm Đồng", ("Công an cấp tỉnh",), True),
        ("Quân khu 7", ("quân khu",), True),
        ("Sở Thông tin và Truyền thông", ("a body nobody listed",), False),
    ],
)
def test_a_body_is_known_by_the_name_of_the_agency(agency, names, expected):
    assert expected is BOOK.named_bodies.among(agency, names)


def test_nobody_offers_a_chief_inspector_of_some_ministry():
    """189/2025 Đ7.4 names three: without the ministry the title is neither offered nor a place to send the case to."""
    found = who_may_sanction(ACT, SubjectKind.ORGANIZATION, BOOK, on=DAY)
    assert "chief-inspector-of-ministry" not in {c.post for c in found.candidates}
    assert "chief-inspector-of-ministry" not in found.transfer.to
    assert found.may("chief-inspector-of-ministry") is None
    (open_,) = (u for u in found.unknown if u.post == "chief-inspector-of-ministry")
    assert (open_.bodies, open_.missing) == (THREE, ("fact:officials.agency",))
    shown = who_may_to_json(found)
    assert {
        "post": "chief-inspector-of-ministry",
        "missing": ["fact:officials.agency"],
        "bodies": list(THREE),
    } in shown["unknown"]


def test_the_duty_a_decree_holds_a_title_to_is_told():
    """174/2026 Đ113.4: the police within the duty assigned, Đ113.3: chairs within the locality; 113.1 says neither of directors."""
    within = {
        c["post"]: c.get("within")
        for c in who_may_to_json(who_may_sanction(ACT, SubjectKind.ORGANIZATION, BOOK, on=DAY))["candidates"]
    }
    assert (within["province-police-director"], within["province-chair"], within["director-of-science-department"]) == (
        "duty",
        "locality",
        None,
    )


def title(post, provision="174/2026/NĐ-CP Đ17.2", day=DAY, *, agency=None):
    (found,) = powers_over_act(post, BOOK.violation(Citation.parse(provision), on=day), BOOK, day, agency=agency)
    return found


def test_what_no_body_would_allow_is_refused_without_the_agency():
    """An inspector fines 20 million at most whichever body it is of; what some body allows is held back."""
    act = BOOK.violation(Citation.parse("174/2026/NĐ-CP Đ17.2"), on=DAY)
    frame = frame_for(act, Party(kind=SubjectKind.ORGANIZATION), BOOK, DAY)
    inspector, chief = title("inspector"), title("chief-inspector-of-ministry")
    assert (judge_fine(inspector, frame, BOOK).answer, judge_fine(inspector, frame, BOOK).why) == (
        False,
        RefusalReason.CEILING,
    )
    assert (judge_fine(chief, frame, BOOK).answer, judge_fine(chief, frame, BOOK).missing) == (
        None,
        ("fact:officials.agency",),
    )
    assert (judge_measure(inspector, "suspend-activity").answer, judge_measure(chief, "suspend-activity").answer) == (
        False,
        None,
    )
    assert (
        judge_remedy(inspector, "remove-information", act, BOOK).answer,
        judge_remedy(chief, "restore-original-state", act, BOOK).answer,
    ) == (False, None)
    assert judge_confiscation(chief, 10**9, SubjectKind.ORGANIZATION, BOOK).answer is None


@pytest.mark.parametrize(
    ("post", "agency", "provision", "expected"),
    [
        ("inspector", "Bộ Quốc phòng", "330/2026/NĐ-CP Đ9.1.a", None),
        ("inspector", "Ngân hàng Nhà nước Việt Nam", "330/2026/NĐ-CP Đ9.1.a", RefusalReason.NOT_LISTED),
        ("cipher-inspector", None, "330/2026/NĐ-CP Đ9.1.a", RefusalReason.NOT_LISTED),
        (
            "head-of-ministry-inspection-team",
            "Ngân hàng Nhà nước Việt Nam",
            "330/2026/NĐ-CP Đ9.1.a",
            RefusalReason.NOT_LISTED,
        ),
        ("chief-inspector-of-ministry", "Ngân hàng Nhà nước Việt Nam", "330/2026/NĐ-CP Đ9.1.a", None),
        (
            "chief-inspector-level-three",
            "Cục An toàn bức xạ và hạt nhân",
            "174/2026/NĐ-CP Đ17.2",
            RefusalReason.NOT_LISTED,
        ),
        ("chief-inspector-level-three", "Cục Hàng không Việt Nam", "174/2026/NĐ-CP Đ17.2", None),
        ("chief-inspector-of-ministry", "Bộ Khoa học và Công nghệ", "174/2026/NĐ-CP Đ17.2", RefusalReason.NO_POWER),
        ("head-of-cipher-inspection-team", None, "174/2026/NĐ-CP Đ17.2", RefusalReason.NOT_ALLOTTED),
    ],
)
def test_each_decrees_own_list(post, agency, provision, expected):
    assert expected is title(post, provision, agency=agency).why


def test_a_name_a_list_uses_is_known():
    """Every body a list names has its spellings, so no agency is refused for want of them."""
    rows = [r for instrument in BOOK.decrees.heads for r in BOOK.decrees.powers(instrument)]
    lists = (
        [r.bodies for r in rows]
        + [v.rule.bodies for s in BOOK.powers.values() for v in s.versions if v.rule]
        + [k.bodies for p in BOOK.posts.values() for k in p.kept]
    )
    own = [name for p in BOOK.posts.values() for _, name, _ in p.bodies]
    assert set() == ({name for names in lists for name in names} | set(own)) - set(BOOK.named_bodies.by_name)
