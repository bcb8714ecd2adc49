"""``thanhtra who-now`` and ``thanhtra area``: what is printed, and the exit codes."""

from __future__ import annotations

import json
import re

import pytest


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (
            ("district-chair", "--on", "2025-07-01"),
            0,
            "Chủ tịch Ủy ban nhân dân cấp xã: khoản 1 Điều 3 Luật số 88/2025/QH15",
        ),
        (("Chủ tịch Ủy ban nhân dân cấp huyện", "--on", "1/7/2025"), 0, "không còn"),
        (
            ("Sở Thông tin và Truyền thông tỉnh Quảng Nam", "--on", "2025-03-01"),
            1,
            "Sở Khoa học và Công nghệ tỉnh Quảng Nam (49): Điều 8 Nghị quyết số 190/2025/QH15 [suy luận]",
        ),
        (("so tt&tt quang nam", "--on", "2025-03-01"), 1, "Sở Khoa học và Công nghệ tỉnh Quảng Nam (49)"),
        (
            ("Sở Thông tin và Truyền thông tỉnh Nghệ An", "--on", "2025-03-01"),
            1,
            "Sở Khoa học và Công nghệ tỉnh Nghệ An (40)",
        ),
        (("cục phát thanh truyền hình và thông tin điện tử", "--on", "2026-08-20"), 0, "còn"),
        (
            ("commune-chair", "--on", "2025-07-01", "--lang", "en"),
            0,
            "chairperson of a commune people's committee · 2025-07-01 · exists",
        ),
        (("chief-inspector-of-ministry", "--on", "2025-07-01", "--lang", "en"), 1, "is left in some bodies only"),
        (
            ("province-chair", "--area", "49", "--on", "2025-07-01"),
            0,
            "Chủ tịch Ủy ban nhân dân cấp tỉnh (48): Điều 1 ",
        ),
        (("department-of-culture-hue", "--on", "2026-01-01", "--lang", "en"), 0, "exists"),
    ],
)
def test_who_now(run, argv, code, says):
    ran = run("who-now", *argv)
    assert (ran.code, ran.err) == (code, "")
    assert says in ran.out


def test_who_now_of_several_names_them_and_picks_none(run):
    ran = run("who-now", "Sở Thông tin và Truyền thông", "--on", "2025-07-01")
    assert (ran.code, ran.out) == (2, "")
    assert "có thể là 63 cơ quan, nêu rõ tỉnh, thành phố" in ran.err


def test_who_now_as_json(run):
    ran = run("who-now", "district-chair", "--on", "2025-07-01", "--json")
    assert (ran.code, json.loads(ran.out)["successors"][0]["for"]) == (0, "pending")


def test_who_now_of_nobody(run):
    ran = run("who-now", "distric-chair", "--on", "2025-07-01")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'district-chair'?" in ran.err


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("49", "--on", "2026-08-20"), 0, "49 · tỉnh Quảng Nam · mã không còn dùng ngày 20/08/2026"),
        (("49", "--on", "2026-08-20", "--lang", "en"), 0, "On the next map part of:\n  48 thành phố Đà Nẵng"),
        (("48", "--on", "2026-08-20"), 0, "Hình thành từ:\n  48 thành phố Đà Nẵng\n  49 tỉnh Quảng Nam"),
        (("06/09999", "--on", "2020-01-01"), 0, "chưa có tên"),
        (("07", "--on", "2026-08-20"), 1, "07: không có trong bản đồ hành chính nào"),
    ],
)
def test_area(run, argv, code, says):
    ran = run("area", *argv)
    assert (ran.code, ran.err) == (code, "")
    assert says in ran.out


def test_area_as_json(run):
    told = json.loads(run("area", "48/20195", "--on", "2026-08-20", "--json").out)
    assert (told["name"], told["resolution"]) == ("Phường Hải Vân, thành phố Đà Nẵng", "1659/NQ-UBTVQH15")


def test_an_area_that_is_no_path_of_codes_is_refused(run):
    ran = run("area", "Đà Nẵng", "--on", "2026-08-20")
    assert (ran.code, ran.out) == (2, "")
    assert "such as 48 or 48/20195" in ran.err


def test_days_in_vietnamese_text_are_written_as_papers_write_them(run):
    for argv in (
        ("law", "show", "commune-chair"),
        ("law", "show", "decision", "--on", "2022-03-01"),
        ("explain", "DEC01"),
        ("area", "49", "--on", "2026-01-01"),
        ("who-now", "district-chair", "--on", "2025-07-01"),
    ):
        assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", run(*argv).out), argv
