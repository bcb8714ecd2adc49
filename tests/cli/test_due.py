"""``thanhtra due``: one limit, from any day there is."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thanhtra.cli.due import _counted, _parser
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()


def due(run, *argv):
    ran = run("due", *argv, "--json")
    found = json.loads(ran.out)
    assert ran.code == (0 if "due" in found or found["status"] == "no-figure" else 1), ran.err
    return found


def test_seven_working_days_from_2022(run):
    found = due(run, "decision", "--from", "2022-03-01")
    assert (found["due"], found["amount"], found["unit"], found["status"]) == ("2022-03-10", 7, "working-day", "open")
    assert found["event"] is None
    assert found["due_if"]["explanation-requested"] == "2022-04-01"


def test_thirty_days_with_a_ground_to_2021(run):
    assert due(run, "decision", "--from", "2020-10-05", "--ground", "complex")["due"] == "2020-11-04"


def test_twenty_four_hours_from_an_instant(run):
    assert due(run, "file-transfer", "--from", "2022-03-01T08:30:00+07:00")["due"] == "2022-03-02T08:30:00+07:00"


def test_hours_from_a_day_miss_their_instant(run):
    found = due(run, "file-transfer", "--from", "2022-03-01")
    assert (found["due"], found["bound"]) == ("2022-03-02", "latest")  # taken at the last minute of the day
    assert found["missing"] == ["fact:at"]


def test_a_limit_without_a_figure(run):
    found = due(run, "minutes", "--from", "2015-01-05")
    assert (found["status"], found["unit"]) == ("no-figure", "promptly")
    assert "due" not in found


def test_a_file_back_from_the_criminal_bodies_has_its_own_limit(run):
    found = due(run, "decision", "--from", "2020-10-05", "--ground", "back-from-criminal")
    assert found["kind"] == "decision-after-criminal-return"


@pytest.mark.parametrize(("field", "last"), [("telecommunications", "2022-04-30"), ("publishing", "2023-04-30")])
def test_the_limitation_hangs_on_the_field(run, field, last):
    assert due(run, "sanction-limitation", "--from", "2021-05-01", "--field", field)["due"] == last


def test_without_its_field_the_limitation_names_it(run):
    found = due(run, "sanction-limitation", "--from", "2021-05-01")
    assert "due" not in found
    assert found["missing"] == ["fact:field"]


def test_a_ground_that_days_law_does_not_know_is_refused_with_those_it_knows(run):
    ran = run("due", "decision", "--from", "2022-03-01", "--ground", "complex")
    assert ran.code == 2
    assert "'complex'" in ran.err
    assert "especially-serious, explanation-requested, file-transferred, verification" in ran.err


@pytest.mark.parametrize("start", ["2022-13-01", "2022-03-01T08:30:00", "soon", "0001-01-01T00:00:00+14:00"])
def test_a_start_that_is_none_is_a_usage_error(run, start):
    assert run("due", "decision", "--from", start).code == 2


def test_no_law_on_the_day_is_missing_law(run):
    assert due(run, "decision", "--from", "2013-06-30")["missing"] == ["law:decision@2013-06-30"]
    assert due(run, "decision", "--from", "2013-07-01")["missing"] == []


def test_text_for_a_person(run):
    told = run("due", "decision", "--from", "2022-03-01", "--lang", "en").out
    assert "from 2022-03-01: last day 2022-03-10 (7 working days)" in told
    assert "1. The first day, 2022-03-01, is not counted" in told


@pytest.mark.parametrize("kind", sorted(BOOK.procedure.limits))
@pytest.mark.parametrize("start", ["0001-01-01", "2013-07-01", "2030-12-31", "9999-12-31", "9999-12-31T23:59:59+07:00"])
def test_every_limit_holds_at_the_ends_of_time(run, kind, start):
    found = due(run, kind, "--from", start, "--field", "press")
    assert "due" in found or found["missing"] or found["status"] == "no-figure"
    assert run("due", kind, "--from", start, "--field", "press").code in (0, 1)


@settings(deadline=None, max_examples=60, derandomize=True)
@given(kind=st.sampled_from(sorted(BOOK.procedure.limits)), start=st.dates(date.min, date.max))
def test_every_limit_holds_from_any_day(kind, start):
    found = _counted(_parser().parse_args([kind, "--from", start.isoformat(), "--field", "publishing"]), BOOK)
    assert found.due is not None or found.missing or found.status.value == "no-figure"
    assert found.due is None or found.due >= start or not isinstance(found.due, date)


def test_one_of_a_unit_is_said_in_the_singular(run):
    ran = run("due", "sanction-limitation", "--from", "2024-02-10", "--field", "information-technology", "--lang", "en")
    assert "the limitation runs to the end of 2025-02-09 (1 year)" in ran.out


def test_a_limit_by_its_own_name(run):
    assert due(run, "Thời hạn ra quyết định xử phạt", "--from", "1/3/2022")["due"] == "2022-03-10"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", ("không có thời hạn 'thoi han ra quyet dinh'", "Quyết định xử phạt: ", "tên gọi: thanhtra list limits")),
        ("en", ("no limit 'thoi han ra quyet dinh'", "Decision: ", "names: thanhtra list limits")),
    ],
)
def test_a_wrong_kind_gets_the_nearest_by_words_and_a_short_list_by_stage(run, lang, said):
    ran = run("due", "thoi han ra quyet dinh", "--from", "2022-03-01", "--lang", lang)
    assert ran.code == 2
    assert "'decision'? — Thời hạn ra quyết định xử phạt" in ran.err
    assert all(words in ran.err for words in said)


@pytest.mark.parametrize(("lang", "said"), [("vi", "không có lĩnh vực 'vien-thong'"), ("en", "no field 'vien-thong'")])
def test_a_field_by_its_name_in_vietnamese_finds_the_slug(run, lang, said):
    ran = run("due", "sanction-limitation", "--from", "2021-05-01", "--field", "vien-thong", "--lang", lang)
    assert (ran.code, said in ran.err, "'telecommunications'" in ran.err) == (2, True, True)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "ngày 01/03/2022, decision không biết căn cứ 'giai-trinh'"),
        ("en", "on 2022-03-01, decision does not know the ground 'giai-trinh'"),
    ],
)
def test_a_ground_by_its_name_finds_the_slug(run, lang, said):
    ran = run("due", "decision", "--from", "2022-03-01", "--ground", "giai-trinh", "--lang", lang)
    assert (ran.code, said in ran.err, "'explanation-requested'" in ran.err) == (2, True, True)
