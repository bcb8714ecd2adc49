"""``thanhtra form``: one paper, on the form of its day."""

from __future__ import annotations

import pytest

CASE = """{"format": "thanhtra.case", "version": 1, "id": "F", "events": [
 {"kind": "minutes_drawn_up", "on": "2023-03-02", "number": "1/BB"}, {"kind": "minutes_drawn_up", "on": "2025-06-02", "number": "2/BB"}]}"""


def test_the_event_is_chosen_and_what_is_blank_is_told(run, files, tmp_path):
    pytest.importorskip("docx")
    path = files.write("f.json", CASE)
    ran = run("form", "MBB01", path, "--event", "2/BB", "--out", str(tmp_path / "out.docx"))
    assert ran.code == 0
    assert "68/2025/NĐ-CP MBB01" in ran.out
    assert "- Ý kiến trình bày của người vi phạm" in ran.out
    assert (tmp_path / "out.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["MBB01"], "1/BB, 2/BB"),
        (["MQD02"], "found: 0"),
        (["MQĐ12A"], "enforcement_ordered"),
        (["MBB99"], "MBB01"),
    ],
)
def test_what_cannot_be_written_says_why(run, files, tmp_path, arguments, why):
    ran = run("form", *arguments, files.write("f.json", CASE), "--out", str(tmp_path / "x.docx"))
    assert ran.code == 2
    assert why in ran.err


@pytest.mark.parametrize(
    ("text", "arguments", "why"),
    [
        ('{"format": "thanhtra.case", "version": 1}', ["MBB01"], "$.id: Thiếu id [missing]"),
        (
            '{"format": "thanhtra.case", "version": 1, "id": "F", "events": [{"kind": "minutes_drawn_up"}]}',
            ["MBB01"],
            "không rõ ngày",
        ),
        (
            '{"format": "thanhtra.case", "version": 1, "id": "F", "events": [{"kind": "minutes_drawn_up", "on": "2016-01-01"}]}',
            ["MBB01"],
            "form:MBB01",
        ),
    ],
)
def test_a_file_no_paper_can_be_made_of_is_refused(run, files, tmp_path, text, arguments, why):
    ran = run("form", *arguments, files.write("g.json", text), "--out", str(tmp_path / "x.docx"))
    assert (ran.code, why in ran.err, (tmp_path / "x.docx").exists()) == (2, True, False)


def test_a_file_that_is_not_there_and_a_place_that_is_none(run, files, tmp_path):
    pytest.importorskip("docx")
    assert run("form", "MBB01", "no-such.json", "--out", str(tmp_path / "x.docx")).code == 2
    assert (
        run(
            "form", "MBB01", files.write("f.json", CASE), "--event", "1/BB", "--out", str(tmp_path / "no" / "x.docx")
        ).code
        == 2
    )
