"""``thanhtra law new`` and ``law diff``: from a decree's number to data that lint, told in words."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.drafts import lay, sending

from thanhtra import Rulebook


@pytest.fixture
def drafted(run, tmp_path):
    ran = run(
        "law",
        "new",
        "decree",
        "999/2026/NĐ-CP",
        "--from",
        "2027-01-01",
        "--to",
        str(tmp_path),
        "--vi",
        'Nghị định "thử"',
        "--en",
        "A trial",
    )
    assert ran.code == 0
    return tmp_path


def test_what_is_scaffolded_lints(run, drafted):
    assert sorted(p.name for p in (drafted / "decrees" / "999-2026").iterdir()) == [
        "decree.toml",
        "powers.toml",
        "violations.toml",
    ]
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
    assert (
        "Time limit for sending the decision (sending), from 2027-01-01: 4 working days [Article 1, Decree 999/2026/NĐ-CP] (before: 3 working days"
        in ran.out
    )
    assert "instrument A trial (999/2026/NĐ-CP): new, from 2027-01-01" in ran.out
    back = run("law", "diff", str(drafted), "built-in")
    assert "bỏ phiên bản từ 01/01/2027" in back.out


def test_the_same_is_said_to_be_the_same(run):
    ran = run("law", "diff", "built-in", "built-in", "--lang", "en")
    assert (ran.code, "the same" in ran.out) == (0, True)


def test_a_folder_that_is_not_there_is_refused(run):
    assert run("law", "diff", "built-in", "no-such-folder").code == 2


@pytest.mark.parametrize("limit", sorted(Rulebook.built_in().procedure.limits))
def test_any_limit_can_be_changed_and_reads_as_it_was(run, tmp_path, limit):
    assert (
        run(
            "law", "new", "decree", "999/2026/NĐ-CP", "--from", "2035-01-01", "--to", str(tmp_path), "--changes", limit
        ).code
        == 0
    )
    before, after = (
        book.procedure.limits[limit].versions.versions for book in (Rulebook.built_in(), Rulebook.load(tmp_path))
    )
    assert len(after) == len(before) + 1
    assert [(b.grounds, b.terms, b.levels, b.counted_from) for b in after[-1].rule.branches] == [
        (b.grounds, b.terms, b.levels, b.counted_from)
        for b in next(v.rule for v in reversed(before) if v.rule).branches
    ]


def test_a_limit_that_is_none_is_refused_with_the_nearest(run, tmp_path):
    ran = run(
        "law", "new", "decree", "999/2026/NĐ-CP", "--from", "2027-01-01", "--to", str(tmp_path), "--changes", "sendin"
    )
    assert (ran.code, "'sending'" in ran.err) == (2, True)


def test_rules_of_a_folder_answer_from_the_command_line(run, files, drafted):
    sending(drafted)
    assert "(04 ngày làm việc)" in run("due", "sending", "--from", "2027-01-04", "--rules", str(drafted)).out
    assert "(03 ngày làm việc)" in run("due", "sending", "--from", "2027-01-04").out
    assert run("review", files.undecided(), "--rules", str(drafted)).code == 0
    assert run("review", files.undecided(), "--rules", "no-such-folder").code == 2


def test_a_name_left_as_scaffolded_is_pointed_out(run, tmp_path):
    assert (
        run(
            "law",
            "new",
            "decree",
            "999/2026/NĐ-CP",
            "--from",
            "2027-01-01",
            "--to",
            str(tmp_path),
            "--changes",
            "sending",
        ).code
        == 0
    )
    ran = run("law", "lint", str(tmp_path))
    assert (ran.code, ran.out.count("the … of the scaffold")) == (1, 2)


def test_a_rule_of_ones_own_is_shown_by_the_commands_that_show_rules(run, tmp_path):
    sending(tmp_path)
    for command in (("law", "versions", "sending"), ("law", "show", "sending"), ("explain", "sending")):
        assert "4 working days" in run(*command, "--rules", str(tmp_path), "--lang", "en").out
        assert "4 working days" not in run(*command, "--lang", "en").out


def test_frame_and_authority_are_asked_of_rules_of_ones_own(run):
    own = str(Path(__file__).parents[2] / "docs" / "how-to" / "other_sector")
    act = ("--provision", "98/2027/NĐ-CP Đ6.1", "--subject", "individual", "--on", "2027-03-01")
    assert "Bộ quy tắc chưa có hành vi nào của Nghị định số 98/2027/NĐ-CP" in run("fine", *act).out
    assert "law:" not in run("fine", *act, "--rules", own).out
    told = run("who-may", *act, "--rules", own).out
    assert "khung phạt đến 30.000.000 đồng" in told
    assert "phạt đến 60.000.000 đồng" in told


def test_the_guides_amending_decree_lints_and_its_post_may_sanction(run, tmp_path):
    """The page "Add a decree": the limit, the post and the power as it writes them."""
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "add-a-decree.md").read_text(encoding="utf-8")
    post, power = (f"{text.partition('```')[0]}" for text in page.split("```toml\n")[3:5])
    command = next(line for line in page.splitlines() if line.startswith("thanhtra law new decree 99/"))
    assert run(*shlex.split(command)[1:], "--to", str(tmp_path)).code == 0
    lay(tmp_path, "posts.toml", post)
    lay(tmp_path, "powers/digital-office.toml", power)
    assert run("law", "lint", str(tmp_path)).out == "dữ liệu không có lỗi / no problem\n"
    asked = (
        "who-may",
        "--provision",
        "174/2026/NĐ-CP Đ99.1.a",
        "--subject",
        "individual",
        "--on",
        "2027-01-05",
        "--lang",
        "en",
    )
    assert "chief of the digital office: fines to 50.000.000 đồng" in run(*asked, "--rules", str(tmp_path)).out
