"""``thanhtra law new`` and ``law diff``: from a decree's number to data that lint, told in words."""

from __future__ import annotations

import pytest
from tests.drafts import sending

from thanhtra import Rulebook


@pytest.fixture
def drafted(run, tmp_path):
    ran = run("law", "new", "decree", "999/2026/NĐ-CP", "--from", "2027-01-01", "--to", str(tmp_path), "--vi", 'Nghị định "thử"', "--en", "A trial")
    assert ran.code == 0
    return tmp_path


def test_what_is_scaffolded_lints(run, drafted):
    assert sorted(p.name for p in (drafted / "decrees" / "999-2026").iterdir()) == ["decree.toml", "powers.toml", "violations.toml"]
    assert run("law", "lint", str(drafted)).code == 0


def test_nothing_is_written_over(run, drafted):
    ran = run("law", "new", "decree", "999/2026/NĐ-CP", "--from", "2027-01-01", "--to", str(drafted))
    assert ran.code == 2
    assert "đã có" in ran.err


def test_a_number_must_be_one(run, tmp_path):
    assert run("law", "new", "decree", "999", "--from", "2027-01-01", "--to", str(tmp_path)).code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_changed_limit_is_told_with_what_it_was(run, drafted):
    sending(drafted)
    ran = run("law", "diff", "built-in", str(drafted), "--lang", "en")
    assert ran.code == 1
    assert "Time limit for sending the decision (sending), from 2027-01-01: 4 working days [Article 1, 999/2026/NĐ-CP] (before: 3 working days" in ran.out
    assert "instrument A trial (999/2026/NĐ-CP): new, from 2027-01-01" in ran.out
    back = run("law", "diff", str(drafted), "built-in")
    assert "bỏ phiên bản từ 2027-01-01" in back.out


def test_the_same_is_said_to_be_the_same(run):
    ran = run("law", "diff", "built-in", "built-in", "--lang", "en")
    assert (ran.code, "the same" in ran.out) == (0, True)


def test_a_folder_that_is_not_there_is_refused(run):
    assert run("law", "diff", "built-in", "no-such-folder").code == 2


@pytest.mark.parametrize("limit", sorted(Rulebook.built_in().procedure.limits))
def test_any_limit_can_be_changed_and_reads_as_it_was(run, tmp_path, limit):
    assert run("law", "new", "decree", "999/2026/NĐ-CP", "--from", "2035-01-01", "--to", str(tmp_path), "--changes", limit).code == 0
    before, after = (book.procedure.limits[limit].versions.versions for book in (Rulebook.built_in(), Rulebook.load(tmp_path)))
    assert len(after) == len(before) + 1
    assert [(b.grounds, b.terms, b.levels, b.counted_from) for b in after[-1].rule.branches] == [
        (b.grounds, b.terms, b.levels, b.counted_from) for b in next(v.rule for v in reversed(before) if v.rule).branches
    ]


def test_a_limit_that_is_none_is_refused_with_the_nearest(run, tmp_path):
    ran = run("law", "new", "decree", "999/2026/NĐ-CP", "--from", "2027-01-01", "--to", str(tmp_path), "--changes", "sendin")
    assert (ran.code, "'sending'" in ran.err) == (2, True)


def test_rules_of_a_folder_answer_from_the_command_line(run, files, drafted):
    sending(drafted)
    assert "(4 ngày làm việc)" in run("due", "sending", "--from", "2027-01-04", "--rules", str(drafted)).out
    assert "(3 ngày làm việc)" in run("due", "sending", "--from", "2027-01-04").out
    assert run("review", files.undecided(), "--rules", str(drafted)).code == 0
    assert run("review", files.undecided(), "--rules", "no-such-folder").code == 2
