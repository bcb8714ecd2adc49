"""``thanhtra law new`` and ``law diff``: from a decree's number to data that lint, told in words."""

from __future__ import annotations

import pytest

SENDING = """\
kind = "limit"
slug = "sending"
vi = "Thời hạn gửi quyết định xử phạt"
en = "Time limit for sending the decision"
day = "trigger"
counted_from = ["decision_issued"]
met_by = ["decision_sent"]
known = "text"
checked = 2026-11-22

[[version]]
from = 2027-01-01
cites = ["999/2026/NĐ-CP Đ1"]
branches = [{ amount = 4, unit = "working-day" }]
"""


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
    (drafted / "procedure").mkdir()
    (drafted / "procedure" / "sending.toml").write_text(SENDING, encoding="utf-8")
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
