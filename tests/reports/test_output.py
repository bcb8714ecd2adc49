"""What a report looks like going out: nothing runs in a spreadsheet, nothing breaks a page, every figure keeps its papers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import attrs
import pytest
from openpyxl import load_workbook

from thanhtra.casefile import KINDS, Act, Case, Cause, Sanction, Subject
from thanhtra.cli import main
from thanhtra.reports import as_csv, as_html, as_json, as_text, as_xlsx, count
from thanhtra.reports.names import FIGURE_NAMES
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
BAD = '=HYPERLINK("x")<script>'
ACTS = (Act(id="a1", subject="s1", field="press"), Act(id="a2", subject="s1"))


def case(name=BAD, **more):
    events = (
        KINDS["act_detected"](kind="act_detected", on=date(2020, 3, 2)),
        KINDS["minutes_drawn_up"](kind="minutes_drawn_up", on=date(2020, 3, 4), number="01/BB"),
        KINDS["decision_issued"](
            kind="decision_issued",
            on=date(2020, 3, 6),
            number="01/QĐ",
            sanctions=(Sanction(act="a1", fine=5_000_000), Sanction(act="a2", warning=True)),
        ),
        KINDS["fine_paid"](kind="fine_paid", decision="01/QĐ", amount=5_000_000),
    )
    return Case(
        id=name,
        subjects=(Subject(id="s1", kind="individual"),),
        acts=ACTS,
        events=events,
        causes=(Cause(kinds=("objective",)),),
        **more,
    )


def report(*made, **options):
    return count(made or [case()], "2020-9M", BOOK, **options)


def test_a_spreadsheet_runs_no_formula_of_a_case_id():
    listed = list(csv.DictReader(io.StringIO(as_csv(report()))))

    assert listed
    assert not any(value.startswith(("=", "+", "-", "@")) for row in listed for value in row.values())
    assert any(BAD in row["ids"] for row in listed)


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_leads_with_what_a_spreadsheet_runs(lead):
    written = as_csv(report(case(f"{lead}1+1|cmd"), quality=False))
    listed = list(csv.DictReader(io.StringIO(written, newline="")))

    assert any(f"'{lead}1+1|cmd" in row["ids"] for row in listed)
    assert not any(value.startswith(lead) for row in listed for value in row.values())


def changed():
    """The decision of :func:`case`, amended and corrected within the period; another correction without a day."""
    more = (
        KINDS["decision_amended"](kind="decision_amended", on=date(2020, 4, 6), decision="01/QĐ"),
        KINDS["decision_corrected"](kind="decision_corrected", on=date(2020, 4, 7), decision="01/QĐ"),
        KINDS["decision_corrected"](kind="decision_corrected", decision="01/QĐ"),
    )
    made = case("1")
    return report(attrs.evolve(made, events=(*made.events, *more)), quality=False)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_figure_goes_by_its_own_name_in_every_form(lang):
    """Not by the short word a column beside the decisions has: *amended*, *corrected*."""
    found = changed()
    listed = list(csv.reader(io.StringIO(as_csv(found, lang=lang))))
    sheet = [row for row in load_workbook(io.BytesIO(as_xlsx(found, None, lang=lang))).worksheets[0].values if row[0]]

    for slug in ("amended", "corrected"):
        name = FIGURE_NAMES[slug][lang == "en"]
        assert name in [row[1] for row in listed]
        assert name in [row[0] for row in sheet]
        assert any(line.strip().startswith(f"{name}: ") for line in as_text(found, lang=lang).splitlines())
    assert f"<li>{FIGURE_NAMES['corrected'][lang == 'en'].capitalize()}: 1 " in as_html([found], lang=lang)


def test_columns_beside_the_decisions_keep_their_short_word():
    heads = next(iter(load_workbook(io.BytesIO(as_xlsx(changed(), None, lang="en"))).worksheets[1].values))
    assert {"Sanctioning decisions", "Amended", "Fines (đồng)"} <= set(heads)


def test_a_page_escapes_what_a_file_says():
    page = as_html(report(), lang="en")

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_what_a_file_leaves_open_stands_in_its_own_bucket():
    found = report(quality=False)

    assert found.unresolved["sanctioned-acts", "field"].count == 1
    assert found.unresolved["decisions", "authority"].count == 1
    assert found.undated["fines-collected"].amount == 5_000_000
    assert found.figures["fines-collected"].count == 0
    assert found.overdue_unresolved.refs == (f"{BAD}#2",)


def test_quality_counts_what_the_checks_say_of_the_periods_steps():
    found = report().quality

    assert found is not None
    assert (found.decided_in_time, found.decided_late, found.issued) == (1, 0, 1)
    assert report(quality=False).quality is None


def test_a_case_that_came_before_is_counted_once_and_said():
    found = report(case("x"), case("x"), quality=False)

    assert found.repeated == ("x",)
    assert found.figures["decisions"].count == 1


def test_json_leads_to_the_papers_and_can_leave_them_out():
    whole, bare = as_json(report()), as_json(report(), ids=False)

    assert whole["figures"]["decisions"] == {"count": 1, "amount": 0, "ids": [f"{BAD}#2"]}
    assert bare["figures"]["decisions"] == {"count": 1, "amount": 0}
    assert whole["period"]["first"] == "2019-12-16"
    assert whole["causes"]["objective"]["count"] == 1
    assert whole["previous"]["figures"]["decisions"]["count"] == 0


@pytest.mark.parametrize(("lang", "words"), [("vi", "hành vi bị xử phạt: 2"), ("en", "violations sanctioned: 2")])
def test_text_speaks_both_languages(lang, words):
    assert words in as_text(report(case("x")), lang=lang)


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_the_command_prints_every_form(tmp_path, capsys, form):
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

    assert main(["report", str(path), "--period", "2020-9M", "--format", form]) == 0
    assert capsys.readouterr().out


def test_the_command_counts_on_past_a_file_it_cannot_use(tmp_path, capsys):
    good, bad = tmp_path / "a.json", tmp_path / "b.json"
    good.write_text(
        json.dumps(
            {
                "format": "thanhtra.case",
                "version": 1,
                "id": "x",
                "events": [{"kind": "case_closed", "on": "2020-02-03"}],
            }
        )
    )
    bad.write_text("{}")

    assert (
        main(["report", str(bad), str(tmp_path / "none.json"), str(good), "--period", "2020-9M", "--lang", "en"]) == 2
    )
    assert "cases with an event in the period: 1" in capsys.readouterr().out


def test_a_period_nobody_defined_is_a_usage_error(tmp_path, capsys):
    assert main(["report", str(tmp_path / "a.json"), "--period", "2020-10M"]) == 2
    assert "9M" in capsys.readouterr().err
