"""A provision amended by a later text is read there from that text's first day, and as it stood before until then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from thanhtra import Citation, Rulebook
from thanhtra.errors import Unusable
from thanhtra.verifying.amending import read_amending
from thanhtra.verifying.library import Library

BASE = """\
Điều 8. Gửi giấy tờ
1. Gửi trong 03 ngày, do Thanh tra tỉnh lập, có 02 người chứng kiến.
a) Bản một;
b) Bản hai, trị giá 5.000.000 đồng;
2. Cấp xã gửi.
Điều 9. Nhận giấy tờ
1. Nhận ngay.
"""
LATER = """\
Căn cứ Hiến pháp theo Nghị quyết số 203/2025/QH15;
Sửa đổi một số điều của Luật thử số 15/2012/QH13 như sau.
Điều 1. Sửa đổi, bổ sung một số điều của Luật thử
1. Sửa đổi, bổ sung một số khoản của Điều 8 như sau:
a) Sửa đổi, bổ sung đoạn mở đầu khoản 1 như sau:
“1. Gửi trong 05 ngày làm việc, do Thanh tra tỉnh lập, có 02 người chứng kiến.”;
b) Sửa đổi, bổ sung khoản 2 như sau:
“2. Cấp tỉnh gửi.
a) Hai bản.”.
2. Sửa đổi, bổ sung điểm a khoản 1 Điều 8 như sau:
“a) Ba bản.”.
3. Sửa đổi, bổ sung Điều 9 như sau:
"Điều 9. Nhận lại
1. Nhận trong ngày."
4. Thay một số cụm từ:
a) Thay cụm từ “5.000.000 đồng” bằng cụm từ “6.000.000 đồng” tại điểm b khoản 1 Điều 8; Bỏ cụm từ “, có 02 người chứng kiến” tại khoản 1 Điều 8.
Bổ sung cụm từ “, Thanh tra sở” vào sau cụm từ “Thanh tra tỉnh” tại khoản 1 Điều 8; Bổ sung cụm từ “Riêng” vào trước cụm từ “Cấp tỉnh” tại khoản 2 Điều 8.
5. Bổ sung câu như sau:
“Câu này không có chỗ.”.
Điều 2. Hiệu lực
Luật này có hiệu lực từ ngày 01 tháng 01 năm 2022.
"""
BEFORE, AFTER = date(2021, 12, 31), date(2022, 1, 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "15-2012-qh13.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "67-2020-qh14.txt").write_text("SOURCE here\n" + LATER, encoding="utf-8")
    (tmp_path / "97-2017-nd-cp.quotes.txt").write_text(QUOTES, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a text", encoding="utf-8")
    return Library.read(tmp_path, Rulebook.built_in().instruments)


QUOTES = """\
# Source: pages
=== Điều 6
[aa.md] Theo khoản 2 Điều 6 quy định:
b) Hai ngày;

Như vậy, là hai ngày.
c) Không phải trích dẫn.
[bb.md] Theo Điều 6 được sửa đổi bởi Nghị định 118/2021/NĐ-CP:
2. Ba ngày.
=== Điều 7
[cc.md] Theo Điều 7:
1. Bốn ngày.
"""


@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        (
            "8.1",
            "Gửi trong 03 ngày, do Thanh tra tỉnh lập, có 02 người chứng kiến.",
            "Gửi trong 05 ngày làm việc, do Thanh tra tỉnh , Thanh tra sở lập.",
        ),
        ("8.1.a", "Bản một;", "Ba bản."),
        ("8.1.b", "Bản hai, trị giá 5.000.000 đồng;", "Bản hai, trị giá 6.000.000 đồng;"),
        ("8.2", "Cấp xã gửi.", "Riêng Cấp tỉnh gửi."),
        ("8.2.a", None, "Hai bản."),
        ("9.1", "Nhận ngay.", "Nhận trong ngày."),
    ],
)
def test_the_wording_of_the_day(library: Library, place: str, before: str | None, after: str) -> None:
    for day, said in ((BEFORE, before), (AFTER, after)):
        found = library.passages(Citation.within("15/2012/QH13", place), day)
        assert [p.own for p in found] == ([said] if said else [])


def test_the_amending_text_has_its_own_places(library: Library) -> None:
    (found,) = library.passages(Citation.parse("67/2020/QH14 Đ1.2"), AFTER)
    assert found.own == "Sửa đổi, bổ sung điểm a khoản 1 Điều 8 như sau: “a) Ba bản.”."
    assert found.heads == ("Sửa đổi, bổ sung một số điều của Luật thử",)


def test_a_quotation_speaks_from_the_first_day_of_whose_wording_it_is(library: Library) -> None:
    said = {
        day: [
            p.own for c in ("6.2", "6.2.b", "7.1") for p in library.passages(Citation.within("97/2017/NĐ-CP", c), day)
        ]
        for day in (BEFORE, AFTER)
    }
    assert said == {BEFORE: ["", "Hai ngày;", "Bốn ngày."], AFTER: ["", "Ba ngày.", "Hai ngày;", "Bốn ngày."]}


def test_a_text_that_amends_nothing_is_none() -> None:
    assert read_amending(BASE.splitlines(), "15/2012/QH13") is None
    assert read_amending(LATER.replace("15/2012/QH13", "x").splitlines(), "67/2020/QH14") is None


def test_what_is_in_no_text(library: Library) -> None:
    assert library.state("81/2013/NĐ-CP", AFTER) is None
    assert not library.has("81/2013/NĐ-CP")
    assert library.file_of("81/2013/NĐ-CP") == ""
    assert library.lines("97/2017/NĐ-CP") == ()


def test_a_folder_without_a_text_is_unusable(tmp_path: Path) -> None:
    for given in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(Unusable):
            Library.read(given, {})
    (tmp_path / "15-2012-qh13.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(Unusable, match="cannot be read"):
        Library.read(tmp_path, {})
