"""A rule does not hold before the text that makes it: the linter says where a row starts too early, and `law diff` what it would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from thanhtra.bulk.impact import rules_moved
from thanhtra.export.differences import differences
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.lint import lint

INSTRUMENT = """[[instrument]]
number = "999/2027/NĐ-CP"
kind = "decree"
vi = "Nghị định sửa đổi"
en = "Amending decree"
in_force = 2027-01-01
"""
HEAD = """instrument = "999/2027/NĐ-CP"
vi = "Nghị định sửa đổi"
en = "Amending decree"
from = 2027-01-01
whole = true
amends = ["174/2026/NĐ-CP"]
amounts_for = "organization"
cites = ["999/2027/NĐ-CP Đ1"]
"""
ACT = """known = "text"
[[act]]
at = "174/2026/NĐ-CP Đ7.1"
by = "1"
vi = "Thông báo sai"
en = "Wrong notice"
field = "post"
frame = {least = 4_000_000, most = 6_000_000}
additional = [
  {measure = "suspend-activity", least = 1, most = 3, unit = "month", at = "174/2026/NĐ-CP Đ7.5.b"},
  {measure = "confiscate", at = "174/2026/NĐ-CP Đ7.5.b"},
]
remedies = [{remedy = "disgorge-gains", at = "174/2026/NĐ-CP Đ7.6.b"}]
"""
LIMIT = """kind = "limit"
slug = "own"
vi = "Thời hạn riêng"
en = "An own limit"
day = "trigger"
counted_from = ["decision_issued"]
met_by = ["decision_sent"]

[[version]]
from = {start}
known = "{known}"
note = "{note}"
cites = ["81/2013/NĐ-CP Đ6"]
branches = [{{ amount = 5, unit = "day" }}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decrees" / "999-2027").mkdir(parents=True)
    (tmp_path / "procedure").mkdir()
    (tmp_path / "instruments.toml").write_text(INSTRUMENT, encoding="utf-8")
    _write(tmp_path)
    return tmp_path


def _write(folder: Path, head: str = HEAD, acts: str = ACT) -> None:
    (folder / "decrees" / "999-2027" / "decree.toml").write_text(head, encoding="utf-8")
    (folder / "decrees" / "999-2027" / "violations.toml").write_text(acts, encoding="utf-8")


def _said(folder: Path) -> list[tuple[str, str, str]]:
    return [(p.where, p.expected, p.got) for p in lint(folder)]


def test_an_amending_decree_that_starts_with_its_instrument_is_in_order(folder: Path) -> None:
    assert _said(folder) == []


def test_a_decree_before_its_instrument_is_said(folder: Path) -> None:
    _write(folder, HEAD.replace("2027-01-01", "2026-12-31"))
    assert _said(folder) == [("from", "2027-01-01 or later, the first day of 999/2027/NĐ-CP", "2026-12-31")]


def test_a_decree_before_what_it_amends_is_said(folder: Path) -> None:
    (folder / "instruments.toml").write_text(INSTRUMENT.replace("2027-01-01", "2026-06-30"), encoding="utf-8")
    _write(folder, HEAD.replace("2027-01-01", "2026-06-30"))
    assert ("from", "2026-07-01 or later, the first day of 174/2026/NĐ-CP", "2026-06-30") in _said(folder)


def test_an_amendment_that_reaches_back_is_said(folder: Path) -> None:
    _write(folder, acts=ACT.replace('by = "1"', 'by = "1"\nfrom = 2026-12-31'))
    assert _said(folder) == [
        ("174/2026/NĐ-CP Đ7.1 @ 2026-12-31", "a day from 2027-01-01 on: a decree does not reach back", "2026-12-31")
    ]


@pytest.mark.parametrize(
    ("article", "told"), [("950.1.a", True), ("118.1.a", True), ("117.1.a", False), ("7a.1.a", False)]
)
def test_an_article_after_the_last_of_a_whole_decree_is_said(folder: Path, article: str, *, told: bool) -> None:
    _write(folder, acts=ACT.replace('at = "174/2026/NĐ-CP Đ7.1"', f'at = "174/2026/NĐ-CP Đ{article}"'))
    place = f"174/2026/NĐ-CP Đ{article}"
    assert _said(folder) == (
        [(f"{place} @ 2027-01-01", "an article of 174/2026/NĐ-CP, which ends with 117", place)] if told else []
    )


@pytest.mark.parametrize(
    ("start", "known", "note", "told"),
    [
        ("2013-07-18", "text", "Before it.", True),
        ("2013-07-19", "text", "On its first day.", False),
        ("2021-12-31", "ocr", "On its last day.", False),
        ("2022-01-01", "ocr", "After it.", True),
        ("2013-07-18", "secondary", "Told by a later text.", False),
        ("2013-07-18", "text", "For what was decided before (Đ27).", False),
    ],
)
def test_a_citation_of_a_text_not_in_force_is_said(
    folder: Path, start: str, known: str, note: str, *, told: bool
) -> None:
    (folder / "procedure" / "own.toml").write_text(LIMIT.format(start=start, known=known, note=note), encoding="utf-8")
    found = [p for p in lint(folder) if p.where.startswith("own @")]
    assert [p.where for p in found] == ([f"own @ {start}"] if told else [])
    assert all("81/2013/NĐ-CP holds from 2013-07-19 to 2022-01-01" in p.expected for p in found)


def test_law_diff_names_the_changed_act_both_ways(folder: Path) -> None:
    old, new = Rulebook.built_in(), Rulebook.load(folder)
    now = "an organisation 4,000,000–6,000,000 đồng; suspension of activity for a time 1–3 months (Đ7.5.b); confiscation of exhibits and means (Đ7.5.b); disgorge unlawful gains, or the value of exhibits and means consumed, dispersed or destroyed (Đ7.6.b)"
    was = "an organisation 3,000,000–5,000,000 đồng"
    assert f"act 174/2026/NĐ-CP Đ7.1, from 2027-01-01: {now} (before: {was})" in differences(old, new, lang="en")
    assert f"act 174/2026/NĐ-CP Đ7.1, from 2027-01-01: nothing (before: {now})" in differences(new, old, lang="en")
    assert [(m.slug, m.series, m.since.isoformat()) for m in rules_moved(old, new) if m.slug.startswith("174/")] == [
        ("174/2026/NĐ-CP Đ7.1", "frame, sanctions and remedies", "2027-01-01")
    ]


@pytest.mark.parametrize(
    ("frame", "now"),
    [
        ("{warning_only = true}", "a warning only"),
        ('{gap = "not seen"}', "not read: not seen"),
        (
            '{least = 4_000_000, most = 6_000_000}\nor_warning = true\namounts_for = "individual"',
            "an individual 4,000,000–6,000,000 đồng or a warning",
        ),
    ],
)
def test_law_diff_says_a_warning_a_gap_and_for_whom(folder: Path, frame: str, now: str) -> None:
    acts = (
        ACT.split("additional = ", maxsplit=1)[0]
        .replace("{least = 4_000_000, most = 6_000_000}", frame)
        .replace("Đ7.1", "Đ7a.1")
    )
    _write(folder, acts=acts)
    lines = differences(Rulebook.built_in(), Rulebook.load(folder), lang="en")
    assert f"act 174/2026/NĐ-CP Đ7a.1, from 2027-01-01: {now}" in lines


def test_law_diff_says_where_a_change_comes_before_the_decree_that_makes_it(folder: Path) -> None:
    _write(folder, acts=ACT.replace('by = "1"', 'by = "1"\nfrom = 2026-12-31'))
    (line,) = [d for d in differences(Rulebook.built_in(), Rulebook.load(folder), lang="en") if d.startswith("act ")]
    assert line.endswith("; before the first day of 999/2027/NĐ-CP (2027-01-01)")


def test_law_diff_says_what_a_repeal_ends(folder: Path) -> None:
    ends = '\n[[ends]]\ninstrument = "174/2026/NĐ-CP"\narticles = ["7.1"]\nfrom = 2027-01-01\ncites = ["999/2027/NĐ-CP Đ1"]\n'
    _write(folder, head=HEAD + ends, acts='known = "text"\n')
    lines = differences(Rulebook.built_in(), Rulebook.load(folder), lang="vi")
    assert (
        "hành vi 174/2026/NĐ-CP Đ7.1, từ 01/01/2027: hết hiệu lực (trước đó: tổ chức 3.000.000–5.000.000 đồng)" in lines
    )
