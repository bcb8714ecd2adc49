"""``thanhtra list``, and ``law show`` of a place: what the book holds, for people who do not know slugs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


def test_acts_of_an_article_with_their_frames(run: Callable) -> None:
    ran = run("list", "acts", "174/2026/NĐ-CP Đ95", "--on", "20/8/2026")
    whole = " ".join(ran.out.split())
    lines = [line for line in ran.out.splitlines() if "Đ95." in line]
    assert (ran.code, len(lines)) == (0, 13)
    assert lines[-1].startswith("  174/2026/NĐ-CP Đ95.2.c  Cung cấp, chia sẻ trên mạng xã hội thông tin sai sự thật")
    assert whole.endswith("tổ chức 30.000.000–50.000.000 đồng")


def test_as_papers_write_it_and_as_json(run: Callable) -> None:
    shown = json.loads(
        run("list", "acts", "khoản 2 Điều 95 Nghị định số 174/2026/NĐ-CP", "--on", "20/8/2026", "--json").out
    )
    assert (shown["list"], shown["on"]) == ("acts", "2026-08-20")
    assert [one["id"] for one in shown["items"]] == [
        "174/2026/NĐ-CP Đ95.2.a",
        "174/2026/NĐ-CP Đ95.2.b",
        "174/2026/NĐ-CP Đ95.2.c",
    ]
    assert shown["items"][0]["frame"] == {"least": 30000000, "most": 50000000}
    assert shown["items"][0]["stated_for"] == "organization"


@pytest.mark.parametrize(
    ("what", "holds"),
    [
        ("posts", "commune-chair"),
        ("fields", "telecommunications"),
        ("remedies", "remove-information"),
        ("bodies", "ministry-of-science-and-technology"),
        ("limits", "decision"),
        ("kinds", "minutes_drawn_up"),
    ],
)
def test_each_list_holds_what_it_should(run: Callable, what: str, holds: str) -> None:
    assert holds in [one["id"] for one in json.loads(run("list", what, "--json").out)["items"]]
    assert f"  {holds}  " in run("list", what, "--lang", "en").out


def test_kinds_and_limits_stand_under_their_stage(run: Callable) -> None:
    out = run("list", "kinds").out
    assert out.index("Phát hiện, lập biên bản") < out.index("minutes_drawn_up") < out.index("Thi hành")
    limits = run("list", "limits").out
    assert limits.index("Quyết định xử phạt") < limits.index("  sending  ") < limits.index("Khiếu nại, khởi kiện")


def test_what_is_gone_says_so(run: Callable) -> None:
    line = next(
        line for line in run("list", "posts", "--on", "2026-01-01").out.splitlines() if "district-chair" in line
    )
    assert "không còn" in line
    assert (
        next(
            one
            for one in json.loads(run("list", "posts", "--on", "2026-01-01", "--json").out)["items"]
            if one["id"] == "district-chair"
        )["holds"]
        is False
    )


def test_no_acts_there(run: Callable) -> None:
    assert run("list", "acts", "15/2012/QH13 Đ66").code == 2
    assert "174/2026/NĐ-CP" in run("list", "acts", "15/2012/QH13 Đ66").err
    assert run("list", "acts", "174/2026/NĐ-CP Đ95", "--on", "2020-01-01").code == 1
    assert run("list", "acts", "174/2026/NĐ-CP Đ900", "--json").code == 1


@pytest.mark.parametrize("argv", [("acts",), ("posts", "174/2026/NĐ-CP"), ("nothing",)])
def test_a_wrong_request_is_usage(run: Callable, argv: tuple[str, ...]) -> None:
    assert run("list", *argv).code == 2


def test_law_show_of_a_decree_lists_its_articles(run: Callable) -> None:
    out = run("law", "show", "174/2026/NĐ-CP", "--on", "2026-08-20").out
    assert "Điều 95: 13 hành vi, 20.000.000–50.000.000 đồng" in out
    assert 'thanhtra list acts "174/2026/NĐ-CP Đ…"' in out


def test_law_show_of_an_article_a_clause_and_an_act(run: Callable) -> None:
    assert "Đ95.1.a" in run("law", "show", "174/2026/NĐ-CP Đ95", "--on", "2026-08-20").out
    assert run("law", "show", "174/2026/NĐ-CP Đ95.2", "--on", "2026-08-20").out.count("Đ95.2.") == 3
    assert (
        "từ 15.000.000 đến 25.000.000 đồng"
        in run("law", "show", "điểm c khoản 2 Điều 95 Nghị định số 174/2026/NĐ-CP", "--on", "2026-08-20").out
    )


def test_law_show_of_a_place_of_the_law_tells_the_rules_that_stand_on_it(run: Callable) -> None:
    out = run("law", "show", "khoản 1 Điều 66 Luật số 15/2012/QH13", "--on", "2022-03-01").out
    assert "Thời hạn ra quyết định xử phạt (decision)" in out
    assert "07 ngày làm việc" in out
    assert "từ 01/07/2013" in run("law", "versions", "15/2012/QH13 Đ66").out


def test_law_show_of_a_place_nothing_stands_on(run: Callable) -> None:
    assert run("law", "show", "15/2012/QH13 Đ140").code == 2
    assert run("law", "show", "174/2026/NĐ-CP Đ900").code == 2


def test_a_wrong_name_finds_the_nearest_by_words(run: Callable) -> None:
    assert "'commune-police-chief'? — Trưởng Công an cấp xã" in run("law", "show", "truong-cong-an-xa").err
    assert "'decision'" in run("law", "show", "thời hạn ra quyết định").err
    assert "did you mean" not in run("law", "show", "xyzzyq").err


def test_a_decree_laid_over_without_acts_in_force_yet(run: Callable, tmp_path: Path) -> None:
    assert run("law", "show", "174/2026/NĐ-CP", "--on", "2020-01-01").code == 0


@pytest.mark.parametrize(("lang", "told"), [("vi", "heard: có"), ("en", "heard: yes")])
def test_a_condition_of_a_rule_is_told_in_words(run, lang, told):
    """Change of mind, Đ61.4 of 15/2012 as amended: heard."""
    shown = run("law", "show", "change-of-mind", "--lang", lang).out
    assert told in shown
    assert "True" not in shown
