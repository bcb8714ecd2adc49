"""``thanhtra law lint``: what is wrong, where, and what was meant."""

from __future__ import annotations

from functools import lru_cache

import pytest

from thanhtra.checks import Check, all_checks
from thanhtra.cli import templates
from thanhtra.rulebook.lint import lint

LIMIT = """kind = "limit"
slug = "{slug}"
vi = "Thời hạn thử"
en = "A limit on trial"
day = "trigger"
counted_from = ["minutes_drawn_up"]
met_by = ["decision_issued"]

[[version]]
from = {start}
cites = ["{cite}"]
branches = [{{ amount = 3, unit = "day" }}]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "procedure").mkdir()
    return tmp_path


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@lru_cache(maxsize=1)
def built_in():
    return frozenset(str(p) for p in lint())


def new(folder):
    """The problems a folder adds to the built-in rules, as lines."""
    own = built_in()
    return [str(p) for p in lint(folder) if str(p) not in own]


def test_the_built_in_rules_have_no_problem():
    assert sorted(built_in()) == []


def test_every_sentence_of_every_check_formats():
    assert [str(p) for p in templates.template_problems()] == []


def test_a_sound_folder_adds_no_problem(folder):
    write(folder, "procedure/trial.toml", LIMIT.format(slug="trial", start="2013-07-01", cite="15/2012/QH13 Đ58.1"))
    assert new(folder) == []


def test_an_instrument_that_is_not_listed(folder):
    write(folder, "procedure/trial.toml", LIMIT.format(slug="trial", start="2013-07-01", cite="118/2012/NĐ-CP Đ12.2"))
    assert new(folder) == [
        "procedure/trial.toml: version[0].cites[0]: expected an instrument of instruments.toml (did you mean '118/2021/NĐ-CP'?), got '118/2012/NĐ-CP'"
    ]


def test_a_stretch_without_version_gap_or_end(folder):
    write(folder, "procedure/trial.toml", LIMIT.format(slug="trial", start="2014-01-01", cite="15/2012/QH13 Đ58.1"))
    assert new(folder) == [
        "procedure/trial.toml: trial: expected a version, a gap or an end on 2013-07-01, or a note on the first version, got nothing on 6 of the days looked at, the last 2013-12-01"
    ]


def test_a_named_gap_is_an_answer(folder):
    text = LIMIT.format(slug="trial", start="2014-01-01", cite="15/2012/QH13 Đ58.1")
    gap = '[[version]]\nfrom = 2013-07-01\ngap = "not read"\n\n[[version]]\nfrom = 2014-01-01'
    write(folder, "procedure/trial.toml", text.replace("[[version]]\nfrom = 2014-01-01", gap))
    assert new(folder) == []


def test_a_limit_that_came_later_says_what_there_was_before(folder):
    text = LIMIT.format(slug="trial", start="2014-01-01", cite="15/2012/QH13 Đ58.1")
    write(folder, "procedure/trial.toml", text + 'note = "The Law as passed set no limit."\n')
    assert new(folder) == []


def test_versions_out_of_order(folder):
    first = LIMIT.format(slug="trial", start="2022-01-01", cite="15/2012/QH13 Đ58.1")
    second = first.partition("[[version]]")[2].replace("2022-01-01", "2013-07-01")
    write(folder, "procedure/trial.toml", f"{first}\n[[version]]{second}")
    assert new(folder) == ["procedure/trial.toml: version: expected a day after 2022-01-01, got 2013-07-01"]


def test_a_misspelt_key_with_what_was_meant(folder):
    write(
        folder,
        "procedure/trial.toml",
        LIMIT.format(slug="trial", start="2013-07-01", cite="15/2012/QH13 Đ58.1").replace("met_by", "metby"),
    )
    assert (
        "procedure/trial.toml: metby: expected a key of this table (did you mean 'met_by'?), got ['decision_issued']"
        in new(folder)
    )


def test_text_that_is_not_nfc(folder):
    write(
        folder,
        "procedure/trial.toml",
        LIMIT.format(slug="trial", start="2013-07-01", cite="15/2012/QH13 Đ58.1").replace("ử", "ư\u0309"),
    )
    assert new(folder) == ["procedure/trial.toml: vi: expected text in NFC, got text in another normal form"]


def test_a_name_in_one_language_only(folder):
    write(folder, "powers/trial.toml", '[[power]]\nvi = "Trưởng phòng"\n')
    assert "powers/trial.toml: power[0].en: expected the name in both languages, got nothing" in new(folder)


def test_a_post_no_list_knows(folder):
    write(folder, "powers/trial.toml", '[[power]]\npost = "police-soldir"\n')
    assert (
        "powers/trial.toml: power[0].post: expected the slug of a post (did you mean 'police-soldier'?), got 'police-soldir'"
        in new(folder)
    )


def test_an_end_before_its_start(folder):
    write(folder, "trial.toml", "[[form]]\nfrom = 2022-01-01\nended = 2021-01-01\n")
    assert new(folder) == ["trial.toml: form[0].ended: expected a day after 2022-01-01, got 2021-01-01"]


def test_a_decree_that_is_no_toml(folder):
    write(folder, "decrees/1-2030/decree.toml", "instrument = \n")
    assert [line.partition(":")[0] for line in new(folder)] == ["decrees/1-2030/decree.toml"]


def test_the_command_answers_0_or_1_and_2_for_no_folder(run, folder):
    assert run("law", "lint").code == 0
    write(folder, "powers/trial.toml", '[[power]]\npost = "police-soldir"\n')
    ran = run("law", "lint", str(folder))
    assert ran.code == 1
    assert "powers/trial.toml: power[0].post: expected the slug of a post" in ran.out
    assert run("law", "lint", str(folder / "nowhere")).code == 2


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        (("{a", "{a}"), "a sentence that formats"),
        (("{a[0]}", "{a[0]}"), "facts by their names"),
        (("{a}", "{b}"), "the same facts in both languages"),
        (("", "yes"), "a sentence"),
        (("được ư\u0309", "yes"), "text in NFC"),
    ],
)
def test_a_sentence_that_would_not_be_spoken(right, expected):
    import attrs  # noqa: PLC0415 - one test changes a check

    check: Check = attrs.evolve(all_checks()[0], right=right)
    assert expected in {p.expected for p in templates._of(check)}
