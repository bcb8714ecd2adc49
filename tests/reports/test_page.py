"""A report as a page: every figure drawn is also a number in a table, and nothing a file says is more than text."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import attrs
import pytest

from thanhtra.casefile import KINDS, Act, Case, Official, Sanction, Subject
from thanhtra.cli import main
from thanhtra.reports import WhatToCount, as_html, count, count_as, count_periods
from thanhtra.reports.charts import Column, columns, short, strip
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def case(name, year=2020, field="press", post="commune-chair"):
    events = (
        KINDS["act_detected"](kind="act_detected", on=date(year, 3, 2)),
        KINDS["minutes_drawn_up"](kind="minutes_drawn_up", on=date(year, 3, 4), number="01/BB"),
        KINDS["decision_issued"](
            kind="decision_issued",
            on=date(year, 3, 6),
            by="o1",
            number="01/QĐ",
            sanctions=(Sanction(act="a1", fine=7_500_000),),
        ),
        KINDS["fine_paid"](kind="fine_paid", decision="01/QĐ", amount=5_000_000),
    )
    return Case(
        id=name,
        subjects=(Subject(id="s1", kind="individual"),),
        officials=(Official(id="o1", post=post),),
        acts=(Act(id="a1", subject="s1", field=field),),
        events=events,
    )


CASES = [case("a"), case("b", field=None), case("c", 2019), case(EVIL, 2020, "advertising", None)]


def page(*periods, **options):
    return as_html(
        count_periods(
            CASES,
            periods or ("2020-Y",),
            BOOK,
            quality=options.pop("quality", True),
            compare=options.pop("compare", True),
        ),
        book=BOOK,
        **options,
    )


class Tables(HTMLParser):
    """Every table of a page as rows of cells' text, under the heading it follows."""

    def __init__(self, text):
        super().__init__()
        self.found, self.heading, self.open = {}, "", []
        self.feed(text)

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - the parser's shape
        self.open.append(tag)
        if tag == "h2":
            self.heading = ""
        if tag == "tr":
            self.found.setdefault(self.heading, []).append([])
        if tag in ("th", "td"):
            self.found[self.heading][-1].append("")

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if "h2" in self.open:
            self.heading += data
        elif "tr" in self.open and self.heading in self.found:
            self.found[self.heading][-1][-1] += data


def tables(text):
    return Tables(text).found


def test_a_field_or_post_is_named_and_what_is_not_said_comes_last():
    found = tables(page())
    assert [row[:1] + row[2:] for row in found["Theo lĩnh vực"][1:]] == [
        ["Quảng cáo", "1", "33,3 %", "0", "7.500.000"],
        ["Báo chí", "1", "33,3 %", "1", "7.500.000"],
        ["Chưa rõ", "1", "33,3 %", "0", "7.500.000"],
    ]
    assert [row[:1] + row[2:] for row in found["Theo chức danh ra quyết định"][1:]] == [
        ["Chủ tịch Ủy ban nhân dân cấp xã", "2", "66,7 %", "1", "15.000.000"],
        ["Chưa rõ", "1", "33,3 %", "0", "7.500.000"],
    ]


def test_the_numbers_of_the_charts_stand_in_a_table():
    (head, *rows) = tables(page("2020-Y", "2022-Y", lang="en"))["By period"]
    assert head == ["Figure", "year 2019", "year 2020", "year 2021", "year 2022"]
    assert ["Fines imposed (đồng)", "7,500,000", "22,500,000", "0", "0"] in rows


def test_a_year_that_stands_on_the_page_is_not_drawn_twice():
    (head, *_) = tables(page("2019-Y", "2020-Y", lang="en"))["By period"]
    assert head == ["Figure", "year 2018", "year 2019", "year 2020"]


def test_one_period_shows_its_trend_over_the_months_and_their_numbers():
    rows = tables(page())["Theo tháng"]
    assert rows[0] == ["Tháng", "Quyết định xử phạt", "Tiền phạt theo quyết định (đồng)", "Tiền phạt đã thu (đồng)"]
    assert [row[0] for row in rows[1:]] == ["Tháng 12/2019", *(f"Tháng {month}/2020" for month in range(1, 13))]
    assert ["Tháng 3/2020", "3", "22.500.000", "0"] in rows
    assert "T12" in page()
    assert ">Mar</text>" in page(lang="en")


def test_a_month_has_no_trend_and_many_years_have_one_by_year():
    assert "Theo tháng" not in page("2020-03")
    assert [row[0] for row in tables(page("2018..2020"))["Theo tháng"][1:]] == ["2018", "2019", "2020"]


def test_the_page_says_the_period_in_a_sentence_and_names_the_bodies():
    made = page()
    assert (
        "3 quyết định xử phạt, tăng 2 (200 %) so với cùng kỳ năm trước; tiền phạt theo quyết định 22,5 triệu đồng; "
        in made
    )
    assert "16/12/2019 – 15/12/2020, Điều 9 Thông tư số 03/2013/TT-TTCP" in made
    assert "hồ sơ không ghi cơ quan" in made
    assert "2020-Y" not in made
    assert "không đổi" in page("2018-Y")


def of_body(name, agency):
    made = case(name)
    return attrs.evolve(made, officials=(Official(id="o1", post="commune-chair", agency=agency),))


def test_bodies_stand_side_by_side_and_the_first_three_are_named_on_top():
    cases = [
        of_body(f"{n}{agency}", agency)
        for agency, times in (("Sở A", 1), ("Sở B", 3), ("Sở C", 2), ("Sở D", 1))
        for n in range(times)
    ]
    made = as_html(count_periods(cases, ["2020-Y"], BOOK), book=BOOK)
    assert re.sub("</?bdi>", "", made).count("Cơ quan: Sở B, Sở C, Sở A và 1 cơ quan khác") == 1
    assert [row[:2] for row in tables(made)["Theo cơ quan"][1:]] == [
        ["Sở B", "3"],
        ["Sở C", "2"],
        ["Sở A", "1"],
        ["Sở D", "1"],
    ]
    asked = count_as(cases, ["2020-Y"], BOOK, WhatToCount(agency="Sở C", compare="period"))[0]
    alone = as_html(asked, book=BOOK)
    assert (asked.figures["decisions"].count, "Theo cơ quan" in alone, "kỳ liền trước" in alone) == (2, False, True)


def test_what_is_open_stands_by_stage_and_by_age():
    rows = tables(page("2020-03"))["Hồ sơ chưa giải quyết xong"]
    assert ["Đã ra quyết định, chưa giao", "", "4", "100 %", "1"] in rows
    assert ["0–30 ngày", "", "3", "75 %", "1"] in rows
    assert "Hồ sơ tồn lâu nhất (4)" in page("2020-03")
    assert "Hồ sơ tồn lâu nhất" not in page("2020-03", ids=False)


def test_checks_are_told_by_their_question_with_what_could_not_be_assessed():
    made = page()
    assert "chưa đánh giá được" in made
    rows = tables(made)["Theo kiểm tra tính hợp pháp"]
    assert any(row[0].startswith("Thời hạn thi hành ghi trong quyết định") and row[0].endswith("DEC06") for row in rows)


def test_without_the_checks_there_is_no_part_about_them():
    assert "Theo kiểm tra tính hợp pháp" not in page(quality=False)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_file_says_is_text(lang):
    made = page(lang=lang)
    assert "<script" not in made
    assert "<img" not in made
    assert "&lt;script&gt;alert(1)" in made


def test_papers_can_be_left_out():
    assert "a#2" in page()
    assert "a#2" not in page(ids=False)


def test_of_many_papers_the_first_are_kept_and_the_rest_is_counted():
    whole = count_as(CASES, ["2020-Y"], BOOK, WhatToCount(quality=False))[0]
    few = count_as(CASES, ["2020-Y"], BOOK, WhatToCount(quality=False, most_refs=1))[0]
    cells = {slug: cell for slug, cell in whole.figures.items() if cell.count}

    assert max(cell.count for cell in cells.values()) > 1
    assert {slug: (c.count, c.amount, c.refs) for slug, c in few.figures.items() if c.count} == {
        slug: (c.count, c.amount, c.refs[:1]) for slug, c in cells.items()
    }
    assert all(len(cell.refs) <= 1 for keys in few.by.values() for cell in keys.values())
    assert "Những giấy tờ đầu tiên: 1 / 2" in as_html(few, book=BOOK)
    assert "Những giấy tờ đầu tiên" not in as_html(whole, book=BOOK)


def test_every_picture_has_a_title_and_says_its_figures_or_is_hidden():
    made = page()
    for picture in re.findall(r"<svg[^>]*>.*?</svg>", made):
        if 'aria-hidden="true"' not in picture:
            name = re.search(r'aria-labelledby="(\S+) (\S+)"', picture)
            assert name is not None
            assert f'<title id="{name[1]}">' in picture
            assert f'<desc id="{name[2]}">' in picture
    assert "năm 2020: 22.500.000 (năm 2019: 7.500.000)" in page("2020-Y", "2022-Y")
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))


def test_one_report_makes_the_page_of_one():
    one = count(CASES, "2020-Y", BOOK, quality=False)
    assert as_html(one, book=BOOK) == as_html([one], book=BOOK)


@pytest.mark.parametrize(
    ("amount", "vi", "en"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (7_500_000, "7,5 triệu", "7.5 m"),
        (12_000_000_000, "12 tỷ", "12 bn"),
        (1_250_000_000_000, "1.250 tỷ", "1,250 bn"),
        (20_500, "20,5 nghìn", "20.5 k"),
    ],
)
def test_amounts_in_few_letters(amount, vi, en):
    assert short(amount, "vi") == vi
    assert short(amount, "en") == en


def test_columns_and_strips_of_nothing_divide_by_nothing():
    assert "<rect" in columns("n", "t", [Column("2020-Y", 0, None)], lang="vi")
    assert columns("n", "t", [], lang="vi").startswith("<svg")
    assert "<rect" not in strip([(0, "now")], 0, 0)


def test_the_highest_column_is_drawn_to_the_top_and_half_of_it_half_as_high():
    heights = [
        float(h) for h in re.findall(r'height="([\d.]+)" rx', columns("n", "t", [Column("x", 10, 5, "w")], lang="vi"))
    ]
    assert heights == [53.0, 106.0]


def test_several_periods_in_every_form(tmp_path, capsys):
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps(
            {
                "format": "thanhtra.case",
                "version": 1,
                "id": "x",
                "events": [{"kind": "case_closed", "on": "2020-02-03"}],
            }
        )
    )
    asked = ["report", str(path), "--period", "2019-Y", "--period", "2020-Y", "--format"]
    assert main([*asked, "json"]) == 0
    assert [one["period"]["name"] for one in json.loads(capsys.readouterr().out)] == ["2019-Y", "2020-Y"]
    assert main([*asked, "csv"]) == 0
    assert capsys.readouterr().out.count("Kỳ báo cáo,Chỉ tiêu") == 1
    assert main([*asked, "text"]) == 0
    assert capsys.readouterr().out.count("vụ việc có phát sinh trong kỳ") == 2
    assert main([*asked, "html", "--lang", "en"]) == 0
    assert "The year 2019, the year 2020" in capsys.readouterr().out
