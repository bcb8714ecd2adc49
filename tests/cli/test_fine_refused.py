"""``thanhtra fine`` where the law has no such answer: said in the language asked, exit 1, with what stands near."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from thanhtra.errors import NotInTheBook
from thanhtra.export.refused import refused_in_words
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

CASES = [
    (
        "174/2026/NĐ-CP Đ95.9.a",
        "20/8/2026",
        "Không có quy định này: điểm a khoản 9 Điều 95",
        "No such provision: Article 95(9)(a)",
    ),
    (
        "15/2020/NĐ-CP Đ101.1.a",
        "1/7/2026",
        "không còn hiệu lực vào ngày 01/07/2026, hết hiệu lực từ 01/07/2026",
        "is no longer in force on 2026-07-01, it ended on 2026-07-01",
    ),
    (
        "174/2026/NĐ-CP Đ95.1.a",
        "30/6/2026",
        "chưa có hiệu lực vào ngày 30/06/2026",
        "is not yet in force on 2026-06-30",
    ),
    ("15/2020/NĐ-CP Đ33.1", "1/6/2022", "Chưa xác định được: mức tiền", "Cannot be told: the amounts"),
    (
        "99/2020/NĐ-CP Đ1",
        "1/6/2022",
        "Bộ quy tắc chưa có hành vi nào của Nghị định số 99/2020/NĐ-CP",
        "The book holds no act of Decree 99/2020/NĐ-CP",
    ),
    ("119/2020/NĐ-CP Đ10.9", "1/6/2022", "Bộ quy tắc chưa có khoản 9 Điều 10", "The book does not hold Article 10(9)"),
]


@pytest.mark.parametrize(("place", "on", "vi", "en"), CASES, ids=[c[0] for c in CASES])
def test_no_such_answer_is_said_in_the_language_asked(run: Callable, place: str, on: str, vi: str, en: str) -> None:
    asked = ("fine", "--provision", place, "--subject", "individual", "--on", on)
    assert run(*asked).code == 1
    assert vi in run(*asked).out
    english = run(*asked, "--lang", "en").out
    assert en in english
    assert "không" not in english.split(":")[0]


def test_what_stands_near_is_named(run: Callable) -> None:
    out = run("fine", "--provision", "174/2026/NĐ-CP Đ95.9.a", "--subject", "individual", "--on", "20/8/2026").out
    assert "174/2026/NĐ-CP Đ95.1.a Lợi dụng mạng xã hội cung cấp" in " ".join(out.split())
    assert "và 7 hành vi khác" in out
    assert "At Article 66(1), Decree" not in out


def test_the_day_before_it_ended_there_is_a_frame(run: Callable) -> None:
    assert (
        run("fine", "--provision", "15/2020/NĐ-CP Đ101.1.a", "--subject", "individual", "--on", "30/6/2026").code == 0
    )


def test_json_keeps_its_shape(run: Callable) -> None:
    ran = run("fine", "--provision", "174/2026/NĐ-CP Đ95.9.a", "--subject", "individual", "--on", "20/8/2026", "--json")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "frame": None,
        "fine": None,
        "range": None,
        "missing": ["law:174/2026/NĐ-CP Đ95.9.a"],
    }


def test_a_short_article_is_named_whole() -> None:
    place = Citation.parse("119/2020/NĐ-CP Đ12.9")
    told = refused_in_words(NotInTheBook(str(place)), place, Rulebook.built_in(), on=date(2022, 6, 1), lang="vi")
    assert "Tại Điều 12 Nghị định số 119/2020/NĐ-CP có: " in told
