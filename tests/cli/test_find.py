"""``thanhtra find``: one command from words to provision, frame and who may."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

QUESTION = "tung tin giả lên Facebook gây hoang mang"
WARNED = "174/2026/NĐ-CP Đ26.1"
UNREAD = ("15/2020/NĐ-CP Đ33.1", "2022-06-01")


def test_one_command_tells_provision_frame_and_who_may(run: Callable) -> None:
    ran = run("find", QUESTION, "--on", "2026-08-20")
    assert ran.code == 0
    first = ran.out.split("\n2. ")[0]
    for said in (
        "Theo pháp luật ngày 20/08/2026",
        "điểm c khoản 2 Điều 95",
        "từ 15.000.000 đến 25.000.000 đồng",
        "từ 30.000.000 đến 50.000.000 đồng",
        "Giám đốc Sở Văn hóa",
        "Chủ tịch Ủy ban nhân dân cấp xã",
        "Thời hiệu xử phạt: 1 năm",
        "Buộc gỡ bỏ thông tin vi phạm",
        "Cùng điều, khung khác",
    ):
        assert said in " ".join(first.split())


def test_the_same_without_marks(run: Callable) -> None:
    with_marks, without = (
        run("find", QUESTION, "--on", "2026-08-20"),
        run("find", "tung tin gia len facebook gay hoang mang", "--on", "2026-08-20"),
    )
    assert without.out.split("\n2. ")[0] == with_marks.out.split("\n2. ")[0]


def test_in_english(run: Callable) -> None:
    ran = run("find", "fake news panic", "--on", "2026-08-20", "--lang", "en")
    assert "By the law of 2026-08-20" in ran.out
    assert "Limitation: 1 year (" in ran.out
    assert "Who may sanction an individual" in ran.out


def test_as_json(run: Callable) -> None:
    found = json.loads(run("find", QUESTION, "--on", "2026-08-20", "--json").out)["found"]
    first = found[0]
    assert (first["kind"], first["id"]) == ("act", "174/2026/NĐ-CP Đ95.2.c")
    assert first["frame"] == {
        "individual": {"least": 15000000, "most": 25000000},
        "organization": {"least": 30000000, "most": 50000000},
    }
    assert first["remedies"] == ["remove-information", "lock-account"]
    assert first["additional"] == []
    assert first["limitation"]["amount"] == 1
    assert first["who"][0] in ("director-of-culture-department", "director-of-science-department")
    assert first["undecided"][0]["post"] == "commune-chair"
    assert first["beside"][0]["id"] == "174/2026/NĐ-CP Đ95.1.a"


def test_additional_sanctions_with_their_terms(run: Callable) -> None:
    first = json.loads(run("find", "174/2026/NĐ-CP Đ94.3.d", "--on", "2026-08-20", "--json").out)["found"][0]
    assert {"measure": "withdraw-licence", "least": 1, "most": 3, "unit": "month"} in first["additional"]
    assert "tước quyền sử dụng giấy phép" in run("find", "174/2026/NĐ-CP Đ94.3.d", "--on", "2026-08-20").out


def test_nothing_found_is_said_and_is_no_success(run: Callable) -> None:
    ran = run("find", "xyzzyq", "--on", "2026-08-20")
    assert (ran.code, ran.out) == (1, "")
    assert "không tìm thấy" in ran.err
    assert "nothing found" in run("find", "xyzzyq", "--lang", "en").err
    assert json.loads(run("find", "xyzzyq", "--json").out) == {"found": []}


def test_acts_of_several_decrees_are_said_to_be_so(run: Callable) -> None:
    ran = run("find", "tin nhắn rác", "--on", "2026-08-20", "--limit", "30")
    assert "tùy bản chất hành vi" in " ".join(ran.out.split())


def test_an_act_no_longer_in_force_is_told_as_such(run: Callable) -> None:
    out = run("find", "15/2020/NĐ-CP Đ101.1.a", "--on", "2026-08-20").out
    assert "Không có hiệu lực vào ngày hỏi: từ 27/01/2022 đến hết ngày 30/06/2026" in out
    assert (
        json.loads(run("find", "15/2020/NĐ-CP Đ101.1.a", "--on", "2026-08-20", "--json").out)["found"][0]["holds"]
        is False
    )


def test_a_post_by_its_printed_title(run: Callable) -> None:
    out = run("find", "Trưởng Công an xã", "--kind", "post", "--on", "2026-08-20").out
    assert "1. Trưởng Công an cấp xã (Chức danh: commune-police-chief)" in out


def test_a_warning_only_and_a_frame_that_was_not_read_are_said(run: Callable) -> None:
    assert "chỉ phạt cảnh cáo" in run("find", WARNED, "--on", "2026-08-20").out
    assert "Chưa có trong dữ liệu" in run("find", UNREAD[0], "--on", UNREAD[1]).out


@pytest.mark.parametrize("most", ["0", "51"])
def test_a_limit_out_of_reason_is_refused(run: Callable, most: str) -> None:
    assert run("find", "tên miền", "--limit", most).code == 2
