"""What a title may impose, as ``law show`` tells it: the general power of the day, and what each sector decree prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from thanhtra.export.differences import differences
from thanhtra.export.entries import entries, entry_text
from thanhtra.export.powers import powers_by_source
from thanhtra.export.style import Style
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
PLAIN = Style(colour=False, width=400)


def shown(post: str, lang: str = "en", on: date | None = None, *, whole: bool = False, book: Rulebook = BOOK) -> str:
    (entry,) = entries(book, post)
    return entry_text(entry, book, lang=lang, style=PLAIN, on=on, whole=whole)


def test_a_chief_inspector_of_a_department_fines_half_of_the_maximum_and_confiscates_up_to_twice_the_ceiling_from_2022():
    before, after = (shown("chief-inspector-of-department", on=date(year, 6, 1)) for year in (2021, 2023))
    for text in (before, after):
        assert "fine up to 50% of the field's maximum for an individual, at most 50,000,000 đồng" in text
        assert "every remedy" in text
    assert "worth at most the fine ceiling" in before
    assert "worth at most 2 times the fine ceiling" in after


def test_a_power_that_ended_is_said_to_have_ended():
    text = shown("district-chair")
    assert "general power\n  from 2025-07-01\n      ended" in text
    assert text[text.index("under 15/2020/NĐ-CP") :].splitlines()[1:3] == ["  from 2025-07-01", "      ended"]


def test_a_power_of_the_titles_of_some_bodies_names_them():
    slug = next(
        slug for slug, held in BOOK.powers.items() if any(v.rule is not None and v.rule.bodies for v in held.versions)
    )
    assert "only titles of " in shown(slug, whole=True)


def test_the_acts_a_decree_allots_are_named():
    text = shown("director-of-regional-frequency-centre")
    assert "acts allotted: Đ65-80" in text


def test_letters_of_remedies_are_those_of_the_law():
    text = shown("commune-chair", "vi", date(2022, 6, 1))
    assert (
        "phạt tiền đến 10% mức tiền phạt tối đa đối với lĩnh vực tương ứng đối với cá nhân, không quá 5.000.000 đồng"
        in text
    )
    assert "tại các điểm a, b, c, đ khoản 1 Điều 28 của Luật" in text


def test_a_decree_prints_amounts_by_field_with_what_narrows_them():
    text = shown("commune-chair", on=date(2026, 7, 2))
    told = text[text.index("under 174/2026/NĐ-CP") :]
    assert "within its locality:" in told
    assert "telecommunications: fine up to 100,000,000 đồng for an organisation" in told
    assert "restore the original state" in told
    assert "Article 106(1), Decree 174/2026/NĐ-CP" in told
    assert (
        "under 15/2020/NĐ-CP (repealed in part: 174/2026/NĐ-CP from 2026-07-01)\n  from 2022-01-27\n      not read"
        in text
    )


def test_several_rows_of_one_day_are_told_one_after_the_other():
    text = shown("head-of-ministry-examination-team")
    told = text[text.index("under 174/2026/NĐ-CP") : text.index("under 330/2026/NĐ-CP")]
    assert told.index("of Minister of Science and Technology:") < told.index(
        "of Minister of Culture, Sports and Tourism:"
    )
    assert "33 remedies of the decree" in told


def test_a_decree_that_ended_closes_its_history():
    text = shown("chief-inspector-of-department", whole=True)
    assert "under 174/2013/NĐ-CP" in text
    assert "from 2020-04-15\n      ended" in text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_post_is_told_on_every_day_its_power_changes(lang: str):
    for post in BOOK.posts:
        for vi, en, history in powers_by_source(BOOK, post):
            assert vi
            assert en
            assert [v.start for v in history.versions] == sorted({v.start for v in history.versions})
        assert shown(post, lang, whole=True)


def test_a_power_that_a_folder_changes_is_a_difference(tmp_path: Path):
    (tmp_path / "powers").mkdir()
    rows = """known = "text"
checked = 2026-11-22
coerce_cites = ["15/2012/QH13 Đ87.1"]
delegate_cites = ["15/2012/QH13 Đ54.1"]
[[power]]
post = "commune-chair"
from = 2027-01-01
amount = 7_000_000
stated_for = "individual"
warning = false
licence = []
confiscate = "none"
remedies = []
coerce = false
delegate = false
cites = ["15/2012/QH13 Đ38.1"]
"""
    (tmp_path / "powers" / "draft.toml").write_text(rows, encoding="utf-8")
    draft = Rulebook.load(tmp_path)
    (line,) = differences(BOOK, draft, lang="en")
    assert line.startswith(
        "chairperson of a commune people's committee (commune-chair), general power, from 2027-01-01: fine up to 7,000,000 đồng for an individual"
    )
    assert "(before: fine up to 50% of the field's maximum for an individual; warning" in line
    assert "version taken out from 2027-01-01" in differences(draft, BOOK, lang="en")[0]


def test_a_decree_that_names_a_post_for_the_first_time_is_a_difference(tmp_path: Path):
    folder = tmp_path / "decrees" / "999-2027"
    folder.mkdir(parents=True)
    (folder / "decree.toml").write_text(
        'instrument = "999/2027/NĐ-CP"\nvi = "x"\nen = "x"\nfrom = 2027-01-01\namounts_for = "organization"\nwhole = false\ncites = ["15/2012/QH13 Đ4"]\n',
        encoding="utf-8",
    )
    (tmp_path / "instruments.toml").write_text(
        '[[instrument]]\nnumber = "999/2027/NĐ-CP"\nkind = "decree"\nissued = 2026-11-01\nvi = "x"\nen = "x"\nin_force = 2027-01-01\n',
        encoding="utf-8",
    )
    (folder / "powers.toml").write_text(
        'known = "text"\nchecked = 2026-11-22\n[[power]]\nat = "5"\nposts = ["commune-chair"]\namounts = {post = 1_000_000}\nstated_for = "organization"\nwarning = true\nlicence = []\nconfiscate = "none"\nremedies = []\nmatter = "own matters"\n'
        '[[power]]\nat = "6"\nposts = ["commune-chair"]\ngap = "Not seen."\n',
        encoding="utf-8",
    )
    draft = Rulebook.load(tmp_path)
    assert "chairperson of a commune people's committee (commune-chair), under 999/2027/NĐ-CP: new" in differences(
        BOOK, draft, lang="en"
    )
    assert "chairperson of a commune people's committee (commune-chair), under 999/2027/NĐ-CP: gone" in differences(
        draft, BOOK, lang="en"
    )
    text = shown("commune-chair", book=draft)
    assert "only for “own matters”:" in text
    assert "post: fine up to 1,000,000 đồng for an organisation\n      warning" in text
    assert text.endswith(
        "not read: Not seen.\n      [Article 5, Decree 999/2027/NĐ-CP; Article 6, Decree 999/2027/NĐ-CP] known by the text"
    )
