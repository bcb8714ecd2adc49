"""A situation file is run as tests, and a failure reads as a jurist would put it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.drafts import sending

GOLDEN = Path(__file__).parents[1] / "checks" / "golden"


def run(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "thanhtra.testing.plugin",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        str(folder),
        *more,
    ]
    env = {
        name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"
    }  # the outer run's are not ours
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=120, check=False, env=env)


def test_the_librarys_own_golden_file_passes(tmp_path):
    (tmp_path / "DEC01.situations.toml").write_bytes((GOLDEN / "DEC01.toml").read_bytes())

    done = run(tmp_path, "-q")

    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


def test_a_wrong_situation_is_told_field_by_field(tmp_path):
    (tmp_path / "x.situations.toml").write_text(
        """check = "DEC01"
[[situation]]
says = "The eighth day is in time."
source = "15/2012/QH13 Đ66.1"
answer = "satisfied"
event = 1
due = 2013-07-09
case.complete = true
case.subjects = [{ id = "s1", kind = "individual" }]
case.acts = [{ id = "a1", subject = "s1" }]
case.events = [{ kind = "minutes_drawn_up", on = 2013-07-01 }, { kind = "decision_issued", on = 2013-07-09, sanctions = [{ act = "a1" }] }]
""",
        encoding="utf-8",
    )

    done = run(tmp_path)

    assert done.returncode == 1
    for line in (
        "DEC01: The eighth day is in time.",
        "source: 15/2012/QH13 Đ66.1",
        'answer: wanted "satisfied", got "finding"',
        'due: wanted "2013-07-09", got "2013-07-08"',
        "nghĩa là: ",
    ):
        assert line in done.stdout
    assert "Traceback" not in done.stdout


def test_a_file_that_is_no_situation_is_refused(tmp_path):
    (tmp_path / "x.situations.toml").write_text(
        'check = "DEC01"\n[[situation]]\nsays = "x"\nanwser = "finding"\n', encoding="utf-8"
    )

    done = run(tmp_path)

    assert done.returncode != 0
    assert all(f"$.situation[0].{key}" in done.stdout for key in ("anwser", "source: missing", "answer: missing"))


def test_the_act_is_named_where_a_check_asks_per_act_and_what_cannot_be_read_is_told(tmp_path):
    case = """case.subjects = [{ id = "s1", kind = "individual" }]
case.acts = [{ id = "a1", subject = "s1" }, { id = "a2", subject = "s1" }]
case.events = [{ kind = "minutes_drawn_up", on = 2020-10-05 }, { kind = "decision_issued", on = 2020-10-12, sanctions = [{ act = "a1" }, { act = "a2" }] }]
"""
    head = '[[situation]]\nsource = "15/2012/QH13 Đ68.1"\nanswer = "satisfied"\nevent = 1\n'
    (tmp_path / "notes.toml").write_text("not = 'a situation'\n", encoding="utf-8")
    (tmp_path / "x.situations.toml").write_text(
        f"""check = "DEC03"
{head}says = "One act."
act = "a2"
{case}
{head}says = "Which act is not said."
{case}
{head}says = "Not a case."
case.events = [{{ kind = "nothing" }}]
""",
        encoding="utf-8",
    )

    done = run(tmp_path)

    assert "2 failed, 1 passed" in done.stdout
    assert "act: 2 answers about event 1, name one of a1, a2" in done.stdout
    assert "Not a case.\n  Unusable: " in done.stdout


NUMBERED = Path(__file__).parents[2] / "docs" / "how-to" / "own_checks"
OWN = """check = "NUM99"
[[situation]]
says = "A decision that carries a number."
source = "15/2012/QH13 Đ68.1"
answer = "satisfied"
event = 0
case.events = [{ kind = "decision_issued", on = 2024-03-20, number = "1/QĐ-XPHC" }]
"""
FOUR_DAYS = """check = "SEND01"
[[situation]]
says = "The fourth working day is the last, by a draft."
source = "999/2026/NĐ-CP Đ1"
answer = "satisfied"
event = 1
due = 2027-01-08
case.events = [{ kind = "decision_issued", on = 2027-01-04 }, { kind = "decision_sent", on = 2027-01-08 }]
"""


def test_checks_and_rules_of_ones_own_are_asked_where_the_ini_file_names_them(tmp_path):
    """Paths are relative to the ini file."""
    shutil.copytree(NUMBERED, tmp_path / "own_checks")
    sending(tmp_path / "rules")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\nthanhtra_checks = own_checks\nthanhtra_rules = rules\n", encoding="utf-8"
    )
    (tmp_path / "own.situations.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "four.situations.toml").write_text(FOUR_DAYS, encoding="utf-8")

    done = run(tmp_path, "-q")

    assert "2 passed" in done.stdout, done.stdout


def test_a_check_nobody_named_is_said_not_to_be_there(tmp_path):
    (tmp_path / "own.situations.toml").write_text(OWN, encoding="utf-8")

    done = run(tmp_path, "-q")

    assert done.returncode == 1
    assert "check: nothing called NUM99 among the library's checks and those named" in done.stdout


def test_the_situations_of_the_guide_pass_as_it_sets_them_up(tmp_path):
    """The page "Add a check", from its folder of checks to its ini file."""
    page = (NUMBERED.parent / "add-a-check.md").read_text(encoding="utf-8")
    table, ini = (page.partition(f"```{lang}\n")[2].partition("```")[0] for lang in ("toml", "ini"))
    shutil.copytree(NUMBERED, tmp_path / "own_checks")
    (tmp_path / "own_checks" / "numbered.situations.toml").write_text(table, encoding="utf-8")
    sending(tmp_path / "rules")
    (tmp_path / "pytest.ini").write_text(
        ini.replace("addopts = -p thanhtra.testing.plugin\n", ""), encoding="utf-8"
    )  # `run` names it

    done = run(tmp_path, "-q")

    assert "3 passed" in done.stdout, done.stdout
