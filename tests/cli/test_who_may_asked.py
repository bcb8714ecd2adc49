"""``thanhtra who-may`` the way people ask: the sector's own first, a title by its printed name, exit codes that say the answer."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from tests.cli.conftest import Files

ACT = (
    "who-may",
    "--provision",
    "điểm c khoản 2 Điều 95 Nghị định số 174/2026/NĐ-CP",
    "--subject",
    "individual",
    "--on",
    "20/8/2026",
)
CASE = """{"format": "thanhtra.case", "version": 1, "id": "C", "subjects": [{"id": "s", "kind": "individual"}],
 "officials": [{"id": "o", "post": "%s"}, {"id": "p"}],
 "acts": [{"id": "a", "subject": "s", "provision": "174/2026/NĐ-CP Đ95.2.c", "ended": "2026-08-01"}%s], "events": []}"""


def test_the_sectors_own_titles_come_first_and_bounds_are_said(run: Callable) -> None:
    lines = run(*ACT).out.splitlines()
    assert "Giám đốc Sở Văn hóa" in lines[1]
    assert next(at for at, line in enumerate(lines) if "Chủ tịch Ủy ban nhân dân cấp tỉnh" in line) < next(
        at for at, line in enumerate(lines) if "Cảnh sát biển" in line
    )
    assert any("(trong phạm vi nhiệm vụ, công vụ được giao)" in line for line in lines)


def test_what_would_decide_is_said_with_the_titles_it_decides(run: Callable) -> None:
    told = " ".join(run(*ACT).out.split())
    open_ = told[told.index("quy định có nhiều cách hiểu") :]
    assert "Chủ tịch Ủy ban nhân dân cấp xã, Trưởng Công an cấp xã" in open_
    assert "chức danh khác" in open_


@pytest.mark.parametrize(
    ("post", "reading", "code", "said"),
    [
        ("Trưởng Công an xã", (), 1, "Trưởng Công an cấp xã: chưa xác định được"),
        (
            "Trưởng Công an xã",
            ("--reading", "government-remedies=included"),
            0,
            "Trưởng Công an cấp xã: có thẩm quyền.",
        ),
        (
            "commune-police-chief",
            ("--reading", "government-remedies=excluded"),
            1,
            "Trưởng Công an cấp xã: không có thẩm quyền (",
        ),
        ("Giám đốc Sở Khoa học và Công nghệ", (), 0, "có thẩm quyền."),
        (
            "thanh tra viên",
            (),
            1,
            "Thanh tra viên: không có thẩm quyền (mức tối đa của khung tiền phạt vượt thẩm quyền)",
        ),
    ],
)
def test_a_title_asked_about_is_answered_first(
    run: Callable, post: str, reading: tuple[str, ...], code: int, said: str
) -> None:
    ran = run(*ACT, "--post", post, *reading)
    assert (ran.code, said in ran.out.splitlines()[0]) == (code, True)


def test_as_json(run: Callable) -> None:
    shown = json.loads(run(*ACT, "--post", "Trưởng Công an xã", "--json").out)
    assert shown["asked"] == [
        {
            "post": "commune-police-chief",
            "who": "",
            "answer": "cannot-tell",
            "missing": ["law:reading:government-remedies"],
        }
    ]
    refused = json.loads(run(*ACT, "--post", "inspector", "--json", "--lang", "en").out)["asked"][0]
    assert refused["answer"] == "may-not"
    assert refused["why"]


def test_a_title_nobody_knows_is_usage_with_the_nearest(run: Callable) -> None:
    ran = run(*ACT, "--post", "truong-ca-xa")
    assert ran.code == 2
    assert "'commune-police-chief'? — Trưởng Công an cấp xã" in ran.err
    assert run(*ACT, "--team", "nobody at all").code == 2


def test_titles_of_one_level_or_one_team(run: Callable) -> None:
    posts = {c["post"] for c in json.loads(run(*ACT, "--level", "province", "--json").out)["candidates"]}
    assert "province-chair" in posts
    assert "director-general-of-immigration" not in posts
    assert run(*ACT, "--level", "commune").code == 1
    assert "Chưa xác định được ai có thẩm quyền" in run(*ACT, "--level", "commune").out
    team = json.loads(run(*ACT, "--team", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "--json").out)["candidates"]
    assert {c["of"] for c in team} == {"minister-of-culture-sports-and-tourism"}


def test_the_place_is_printed_with_titles_bound_to_theirs(run: Callable) -> None:
    assert "(trong địa bàn quản lý 01/00004)" in run(*ACT, "--area", "01/00004").out
    assert json.loads(run(*ACT, "--area", "01/00004", "--json").out)["area"] == "01/00004"


@pytest.mark.parametrize(
    ("post", "code", "said"),
    [
        ("director-of-science-department", 0, "(o): may."),
        ("commune-police-chief", 1, "(o): cannot be told"),
        ("police-soldier", 1, "(o): may not ("),
    ],
)
def test_an_official_of_the_file_is_named_and_answered(
    run: Callable, files: Files, post: str, code: int, said: str
) -> None:
    path = files.write("c.json", CASE % (post, ""))
    ran = run("who-may", "--case", path, "--official", "o", "--on", "2026-09-01", "--lang", "en")
    assert (ran.code, said in ran.out.splitlines()[0]) == (code, True)


def test_an_official_without_a_post_cannot_be_told(run: Callable, files: Files) -> None:
    ran = run(
        "who-may",
        "--case",
        files.write("c.json", CASE % ("commune-chair", "")),
        "--official",
        "p",
        "--on",
        "2026-09-01",
    )
    assert ran.code == 1
    assert ran.out.splitlines()[0].startswith("P: chưa xác định được")


def test_an_act_that_could_not_be_placed_leaves_the_answer_open(run: Callable, files: Files) -> None:
    path = files.write("c.json", CASE % ("director-of-science-department", ', {"id": "b", "subject": "s"}'))
    ran = run("who-may", "--case", path, "--official", "o", "--on", "2026-09-01")
    assert ran.code == 1
    assert "chưa xác định được" in ran.out.splitlines()[0]
    assert run("who-may", "--case", path, "--post", "director-of-science-department", "--on", "2026-09-01").code == 1


def test_nobody_and_nothing_known_are_no_success(run: Callable) -> None:
    assert (
        run("who-may", "--provision", "158/2013/NĐ-CP Đ5.1", "--subject", "individual", "--on", "2022-08-22").code == 1
    )
    assert run(*ACT).code == 0
