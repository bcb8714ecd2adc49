"""Bad rule data: every problem of a folder comes back at once, each with its file, its place and what was expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from thanhtra.errors import RulebookError
from thanhtra.rulebook import Rulebook

HEAD = 'kind = "limit"\nslug = "own"\nvi = "Thời hạn riêng"\nen = "An own limit"\ncounted_from = ["decision_issued"]\nmet_by = ["decision_sent"]\n'
VERSION = '[[version]]\nfrom = 2020-01-01\ncites = ["15/2012/QH13 Đ70"]\n'


def problems(folder: Path, **files: str) -> list[tuple[str, str, str]]:
    """The problems of files laid over the built-in rules, as (file, place, expected)."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        Rulebook.load(folder)
    return [(p.file, p.where, p.expected) for p in refused.value.problems]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ("branches = []", "version[0].branches"),
        ('branches = [{ grounds = ["complex"], amount = 5, unit = "day" }]', "version[0].branches"),
        ('branches = [{ amount = 5, unit = "day" }, { amount = 6, unit = "day" }]', "version[0].branches"),
        ('branches = [{ amount = 0, unit = "day" }]', "version[0].branches[0].amount"),
        ('branches = [{ unit = "day" }]', "version[0].branches[0].amount"),
        ('branches = [{ amount = 5, unit = "days" }]', "version[0].branches[0].unit"),
        ('branches = [{ amount = 5, unit = "promptly" }]', "version[0].branches[0].unit"),
        ('branches = [{ amount = 5, unit = "day", gruonds = [] }]', "version[0].branches[0].gruonds"),
        ('branches = [{ amount = "5", unit = "day" }]', "version[0].branches[0].amount"),
        (
            'branches = [{ amount = 5, unit = "day" }]\ngaps = [{ levels = ["ministry"], type = "usual", why = "x" }]',
            "version[0].gaps[0].type",
        ),
    ],
)
def test_a_branch_that_is_none_is_told_at_its_place(tmp_path: Path, rows: str, where: str) -> None:
    found = problems(tmp_path, procedure__own=f"{HEAD}{VERSION}{rows}\n")
    assert ("procedure/own.toml", where) in [(f, w) for f, w, _ in found]


def test_a_ground_the_book_does_not_know_is_told(tmp_path: Path) -> None:
    rows = 'branches = [{ amount = 5, unit = "day" }, { grounds = ["rainy"], amount = 6, unit = "day" }]\n'
    assert problems(tmp_path, procedure__own=HEAD + VERSION + rows) == [
        ("procedure/own.toml", "version from 2020-01-01", "a ground of grounds.toml")
    ]


def test_a_version_without_a_day_or_a_citation_is_told(tmp_path: Path) -> None:
    rows = '[[version]]\nbranches = [{ amount = 5, unit = "day" }]\n'
    assert {w for _, w, _ in problems(tmp_path, procedure__own=HEAD + rows)} >= {"version[0].from", "version[0].cites"}


def test_an_unknown_kind_of_rule_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path, procedure__own=HEAD.replace('"limit"', '"limits"') + VERSION)
    assert ("procedure/own.toml", "kind") in [(f, w) for f, w, _ in found]


def test_a_file_that_is_no_toml_is_told_and_the_others_are_still_read(tmp_path: Path) -> None:
    rows = 'branches = [{ amount = 0, unit = "day" }]\n'
    found = problems(tmp_path, procedure__broken="kind = ", procedure__own=HEAD + VERSION + rows)
    assert {("procedure/broken.toml", ""), ("procedure/own.toml", "version[0].branches[0].amount")} <= {
        (f, w) for f, w, _ in found
    }


def test_a_byte_order_mark_is_called_by_its_name(tmp_path: Path) -> None:
    assert [(f, e) for f, _, e in problems(tmp_path, procedure__own="\ufeff" + HEAD)] == [
        ("procedure/own.toml", "a TOML file in UTF-8 without a byte order mark")
    ]


def test_a_key_written_twice_is_no_toml(tmp_path: Path) -> None:
    assert [w for _, w, _ in problems(tmp_path, procedure__own=HEAD + HEAD)] == [""]


def test_problems_of_different_sections_come_back_together(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        procedure__own=HEAD + VERSION + 'branches = [{ amount = 0, unit = "day" }]\n',
        readings='[[reading]]\nslug = "own"\nchoices = ["a"]\ndefault = "b"\nvi = "x"\nen = "x"\n',
        working_days__2027='year = 2027\npublished = true\nsources = ["x"]\noff = [{ on = 2028-01-01, why = "holiday", vi = "x", en = "x" }]\n',
        fields='[[field]]\nslug = "own"\nvi = "x"\n',
    )
    assert {f for f, _, _ in found} == {"procedure/own.toml", "readings.toml", "working_days/2027.toml", "fields.toml"}


def test_a_reading_whose_default_is_no_choice_is_told(tmp_path: Path) -> None:
    text = '[[reading]]\nslug = "own"\nchoices = ["a"]\ndefault = "b"\nvi = "x"\nen = "x"\n'
    assert ("readings.toml", "reading[0].default", "one of a") in problems(tmp_path, readings=text)


def test_a_missing_year_between_two_is_told(tmp_path: Path) -> None:
    text = 'year = 2032\npublished = false\nsources = ["x"]\n'
    assert [w for w, _, _ in problems(tmp_path, working_days__2032=text)] == ["calendar"]


def test_a_defect_of_no_kind_is_told(tmp_path: Path) -> None:
    text = '[[consequence]]\nof = "typo"\n[[consequence.version]]\nfrom = 2020-01-01\nseverity = "voids"\ncites = ["15/2012/QH13 Đ18.3"]\n'
    assert ("consequences.toml", "consequence[0].of") in [(f, w) for f, w, _ in problems(tmp_path, consequences=text)]


def test_an_ended_version_and_a_gap_need_no_figures(tmp_path: Path) -> None:
    rows = (
        VERSION
        + 'branches = [{ amount = 5, unit = "day" }]\n'
        + '[[version]]\nfrom = 2021-01-01\ngap = "not read"\n'
        + '[[version]]\nfrom = 2022-01-01\nended = true\ncites = ["67/2020/QH14"]\n'
    )
    (tmp_path / "procedure").mkdir()
    (tmp_path / "procedure" / "own.toml").write_text(HEAD + rows, encoding="utf-8")
    versions = Rulebook.load(tmp_path).limit("own").versions.versions
    assert [(bool(v.rule), v.gap, v.ended) for v in versions] == [
        (True, "", False),
        (False, "not read", False),
        (False, "", True),
    ]


def test_a_day_in_lieu_of_no_holiday_is_told(tmp_path: Path) -> None:
    """``for`` names a holiday of an earlier row; of another year, or of a day that is none, the words would be missing."""
    text = 'year = 2027\npublished = true\nsources = ["x"]\noff = [{ on = 2027-01-04, why = "compensation", for = 2027-01-02 }]\n'
    assert problems(tmp_path, working_days__2027=text) == [
        ("working_days/2027.toml", "off[0].for", "a holiday of an earlier row")
    ]


def test_a_day_off_still_may_have_words_of_its_own(tmp_path: Path) -> None:
    """An office's own calendar written before days said what they stand for."""
    text = 'year = 2027\npublished = true\nsources = ["x"]\noff = [{ on = 2027-01-04, why = "swap", vi = "a", en = "b" }]\n'
    (tmp_path / "working_days").mkdir()
    (tmp_path / "working_days" / "2027.toml").write_text(text, encoding="utf-8")
    day = Rulebook.load(tmp_path).calendar.special[date(2027, 1, 4)]
    assert (day.why, day.vi, day.en) == ("swap", "a", "b")
