"""``thanhtra plan``: what is printed in each form, and the exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from openpyxl import load_workbook

from thanhtra import Rulebook

PLAN = str(Path(__file__).parents[2] / "examples" / "plans" / "plan-2026.json")


def test_what_is_late_due_and_overlapping_is_told(run):
    ran = run("plan", "check", PLAN, "--on", "2026-11-15", "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert "3 of 7 items closed; 2 late, 1 due soon; 1 overlap, 1 not assessed." in ran.out
    assert "kind of subject (subject C)" in ran.out
    assert "198/2025/QH15 Đ4 · How it is known: secondary source" in ran.out


def test_nothing_to_mend_is_exit_0(run, tmp_path):
    whole = json.loads(Path(PLAN).read_text(encoding="utf-8"))
    whole["items"] = whole["items"][:2]
    whole["progress"] = [p for p in whole["progress"] if p["item"] in ("1", "2")]
    file = tmp_path / "k.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    ran = run("plan", "check", str(file), "--on", "2026-11-15")
    assert (ran.code, ran.err) == (0, "")
    assert "Không có việc chậm." in ran.out


def test_as_json(run):
    ran = run("plan", "check", PLAN, "--on", "2026-11-15", "--format", "json", "--days", "60")
    told = json.loads(ran.out)
    assert [(one["item"], one["days_late"]) for one in told["late"]] == [("4", 65), ("7", 15)]
    assert [one["item"] for one in told["due"]] == ["2", "6"]
    report = json.loads(run("plan", "report", PLAN, "--on", "2026-11-15", "--format", "json").out)
    assert report["count"]["states"] == {"not-begun": 0, "not-started": 3, "under-way": 1, "done": 3, "dropped": 0}
    assert report["by_lead"]["so"]["done_late"] == 1


def test_the_report_in_every_form(run, tmp_path):
    text = run("plan", "report", PLAN, "--on", "2026-12-31").out
    assert "20/05/2026 · Việc: 3 · Đã làm: xong" in text
    html = run("plan", "report", PLAN, "--on", "2026-12-31", "--format", "html").out
    assert html.startswith("<!doctype html>")
    assert "<script" not in html
    for form in ("docx", "xlsx"):
        out = tmp_path / f"bao-cao.{form}"
        assert run("plan", "report", PLAN, "--on", "2026-12-31", "--format", form, "--out", str(out)).code == 0
        assert out.read_bytes()[:2] == b"PK"
    tables = Document(io.BytesIO((tmp_path / "bao-cao.docx").read_bytes())).tables
    assert [cell.text for cell in tables[2].column_cells(0)] == ["Việc", *"1234567"]
    book = load_workbook(tmp_path / "bao-cao.xlsx")
    sheet = book["Các việc"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list("1234567")
    assert sheet["F2"].value.isoformat() == "2026-03-01T00:00:00"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_party_is_called_the_same_all_over_the_page(run, tmp_path, lang):
    """One without a printed name goes by that of its body; it was its id in the lists of items and of what was done."""
    whole = json.loads(Path(PLAN).read_text(encoding="utf-8"))
    (party,) = [one for one in whole["parties"] if one["id"] == "so"]
    del party["name"]
    file = tmp_path / "k.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    body = Rulebook.built_in().bodies["department-of-culture-and-sports-hanoi"]
    name = body.en if lang == "en" else body.vi
    text = run("plan", "report", str(file), "--on", "2026-12-31", "--lang", lang).out
    leads, by = ("Leads", "By") if lang == "en" else ("Chủ trì", "Cơ quan")
    assert f"{leads}: {name}" in text
    assert f"{by}: {name}" in text
    assert ": so " not in text


def test_a_text_that_looks_like_a_formula_stays_text(run, tmp_path):
    whole = json.loads(Path(PLAN).read_text(encoding="utf-8"))
    whole["items"][0]["title"] = "=HYPERLINK(1)<b>&\u0007"
    file, out = tmp_path / "k.json", tmp_path / "k.xlsx"
    file.write_text(json.dumps(whole), encoding="utf-8")
    run("plan", "report", str(file), "--on", "2026-12-31", "--format", "xlsx", "--out", str(out))
    cell = load_workbook(out)["Các việc"]["C2"]
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)<b>&\N{REPLACEMENT CHARACTER}")
    assert "&lt;b&gt;" in run("plan", "report", str(file), "--on", "2026-12-31", "--format", "html").out


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("check", PLAN), "PLAN --on DAY"),
        (("report", PLAN, "--on", "2026-12-31", "--format", "docx"), "--out FILE"),
        (("report", PLAN, "--on", "2026-12-31", "--out", PLAN), "là nguồn đang đọc"),
    ],
)
def test_usage(run, argv, says):
    ran = run("plan", *argv)
    assert ran.code == 2
    assert says in ran.err


OTHER = str(Path(PLAN).with_name("inspectorate-2026.json"))


def test_plans_of_several_bodies_are_asked_about_each_other(run, tmp_path):
    told = json.loads(run("plan", "check", PLAN, OTHER, "--on", "2026-11-15", "--format", "json").out)
    assert [
        (one["question"], one["items"], one.get("prevails")) for one in told["between"] if one["answer"] == "finding"
    ] == [
        ("same-days", ["KHPH-2026/5", "TTTP-2026/1"], "TTTP-2026/1"),
        ("same-content", ["KHPH-2026/4", "TTTP-2026/2"], None),
    ]
    assert [one["plan"] for one in told["plans"]] == ["KHPH-2026", "TTTP-2026"]
    early = run("plan", "check", PLAN, OTHER, "--on", "2026-01-20").out
    assert "; 0 việc chậm; 1 chỗ trùng trong từng kế hoạch." in early
    assert "Việc chậm:" not in early
    report = json.loads(run("plan", "report", PLAN, OTHER, "--on", "2026-11-15", "--format", "json").out)
    assert report["count"]["items"] == sum(one["count"]["items"] for one in report["plans"]) == 10
    out = tmp_path / "ba.docx"
    assert run("plan", "report", PLAN, OTHER, "--on", "2026-11-15", "--format", "docx", "--out", str(out)).code == 0
    assert "Chồng chéo giữa các kế hoạch" in "".join(p.text for p in Document(io.BytesIO(out.read_bytes())).paragraphs)


def test_two_files_of_one_id_and_one_that_cannot_be_used_are_refused(run, tmp_path):
    same = run("plan", "check", PLAN, PLAN, "--on", "2026-11-15")
    assert (same.code, "two files carry one plan id" in same.err) == (2, True)
    bad = tmp_path / "k.json"
    bad.write_text("{}", encoding="utf-8")
    ran = run("plan", "report", PLAN, str(bad), "--on", "2026-11-15")
    assert (ran.code, ran.out) == (2, "")
    assert run("plan", "report", PLAN, OTHER, "--on", "2026-11-15", "--out", OTHER).code == 2


def test_a_file_that_is_no_plan_is_exit_2_with_every_problem(run, tmp_path):
    file = tmp_path / "k.json"
    file.write_text(
        '{"format": "thanhtra.plan", "version": 1, "id": "k", "kind": "plan", "parties": [], "items": {}}',
        encoding="utf-8",
    )
    ran = run("plan", "check", str(file), "--on", "2026-01-01")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 2)


def test_the_schema_is_one(run):
    jsonschema.Draft202012Validator.check_schema(json.loads(run("plan", "schema").out))
    jsonschema.validate(json.loads(Path(PLAN).read_text(encoding="utf-8")), json.loads(run("plan", "schema").out))
