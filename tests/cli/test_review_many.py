"""``thanhtra review`` of many: folders, lists, .ndjson, one line a case, a total, chosen checks, readings, a file written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Files


def test_a_folder_stands_for_its_files_of_cases(run: Callable, files: Files, tmp_path: Path) -> None:
    (tmp_path / "sau").mkdir()
    files.late("sau/b.json")
    files.undecided("a.JSON")
    files.write("c.ndjson", files.line("THREE", "2020-10-06") + "\n")
    files.write("ghi-chu.txt", "không phải hồ sơ")
    ran = run("review", str(tmp_path), "-q")
    assert [line.split()[1].rstrip(":") for line in ran.out.splitlines() if line.strip() and line[1] == " "][:3] == [
        "UNDECIDED",
        "THREE",
        "LATE",
    ]
    assert ran.code == 1
    assert "3 hồ sơ: 1 có sai sót (1 thuộc trường hợp phải hủy bỏ)" in ran.out


def test_a_folder_without_cases_is_not_clean(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    ran = run("review", str(tmp_path / "trống"))
    assert (ran.code, ran.out) == (2, "")
    assert "không có tệp hồ sơ nào" in ran.err
    assert "no file of cases" in run("review", str(tmp_path / "trống"), "--lang", "en").err


def test_a_list_of_cases_each_with_its_place(run: Callable, files: Files) -> None:
    listed = files.write("list.json", f"[{files.line('A', '2020-10-06')}, {{}}, {files.line('B', '2020-12-20')}]")
    ran = run("review", listed, "--format", "json")
    shown = json.loads(ran.out)
    assert [one.get("case") for one in shown] == ["A", None, "B"]
    assert shown[1]["source"] == f"{listed}[1]"
    assert ran.code == 2


def test_text_problems_in_a_list_stay_with_their_case(run: Callable, files: Files) -> None:
    bad = files.line("A", "2020-10-06").replace('"12/QĐ-XPHC"', '"12/QĐ-XPHC e\u0301"')
    listed = files.write("list.json", f"[{files.line('Z', '2020-10-06')}, {bad}]")
    shown = json.loads(run("review", listed, "--format", "json").out)
    assert [("unusable" in one) for one in shown] == [False, True]
    assert shown[1]["unusable"][0]["path"] == "$.events[2].number"


def test_a_list_that_is_no_json_is_one_problem(run: Callable, files: Files) -> None:
    ran = run("review", files.write("list.json", "[{]"))
    assert ran.code == 2
    assert "list.json[0]:1:3: " in ran.err


def test_more_than_a_few_cases_are_a_line_each_and_a_total(run: Callable, files: Files) -> None:
    many = files.write(
        "many.jsonl", "\n".join(files.line(f"C{n}", "2020-12-20" if n % 2 else "2020-10-06") for n in range(8))
    )
    out = run("review", many).out
    assert "✗ C1: " in out
    assert "sai sót, thuộc trường hợp phải hủy bỏ (DEC01" in out
    assert out.rstrip().splitlines()[-1].startswith("8 hồ sơ: 4 có sai sót")
    assert "Diễn biến" not in out
    assert "Diễn biến" in run("review", many, "--details").out
    english = run("review", many, "--lang", "en").out
    assert "to be annulled" in english
    assert "8 cases: 4 with findings" in english


def test_few_cases_are_told_in_full_with_a_total(run: Callable, files: Files) -> None:
    out = run("review", files.late(), files.undecided()).out
    assert out.count("Diễn biến") == 2
    assert "2 hồ sơ: 1 có sai sót" in out
    assert "hồ sơ:" not in run("review", files.late()).out


def test_quiet_of_one_case_is_one_line(run: Callable, files: Files) -> None:
    out = run("review", files.late(), "-q").out
    assert len(out.splitlines()) == 1


def test_what_cannot_be_used_is_counted(run: Callable, files: Files) -> None:
    ran = run("review", files.late(), files.undecided(), files.write("bad.json", "{}"))
    assert ran.code == 2
    assert "1 không đọc được" in ran.out
    assert (
        "1 unusable"
        in run("review", files.late(), files.undecided(), files.write("bad.json", "{}"), "--lang", "en").out
    )


def test_only_the_checks_asked_for(run: Callable, files: Files) -> None:
    shown = json.loads(run("review", files.late(), "--only", "DEC01", "--format", "json").out)
    assert {a["check"] for a in shown["answers"]} == {"DEC01"}
    two = json.loads(
        run(
            "review", files.late(), "--only", "dec01,decision.issued-in-time", "--only", "ORD01", "--format", "json"
        ).out
    )
    assert {a["check"] for a in two["answers"]} == {"DEC01", "ORD01"}
    assert run("review", files.late(), "--only", "ORD01").code == 0


@pytest.mark.parametrize(
    "argv",
    [
        ("review",),
        ("agenda", "--on", "2020-10-20"),
        ("report", "--period", "2020-9M"),
        ("report", "--period", "2020-9M", "--rows", "case", "--format", "csv"),
        ("national-record",),
    ],
)
def test_a_folder_without_cases_is_no_folder_in_order(
    run: Callable, files: Files, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    """Nothing due, nothing counted, no finding: of no case at all."""
    empty = tmp_path / "trống"
    empty.mkdir()
    ran = run(argv[0], str(empty), *argv[1:])
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "no file of cases in the folder" in ran.err
    assert run(argv[0], str(empty), files.undecided(), *argv[1:]).code in (0, 1)


def test_a_file_of_checks_that_is_no_python_is_told_with_its_line(run: Callable, files: Files) -> None:
    ran = run("review", files.late(), "--checks", files.write("own.py", "x = 1\ndef :\n"))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "own.py:2: không phải mã Python / no Python" in ran.err


def test_a_check_nobody_knows_is_usage(run: Callable, files: Files) -> None:
    assert run("review", files.late(), "--only", ",").code == 2
    ran = run("review", files.late(), "--only", "DEC1")
    assert ran.code == 2
    assert "no check 'DEC1'" in ran.err
    assert "did you mean" in ran.err


def test_out_writes_a_file_and_never_over_an_input(run: Callable, files: Files, tmp_path: Path) -> None:
    late, out = files.late(), tmp_path / "ket-qua.json"
    ran = run("review", late, "--format", "json", "--out", str(out))
    assert (ran.code, ran.out) == (1, "")
    assert json.loads(out.read_text(encoding="utf-8"))["case"] == "LATE"
    before = Path(late).read_bytes()
    assert run("review", late, "--out", late).code == 2
    assert Path(late).read_bytes() == before


def test_a_reading_is_chosen_on_the_command_line(run: Callable) -> None:
    asked = (
        "who-may",
        "--provision",
        "174/2026/NĐ-CP Đ95.2.c",
        "--subject",
        "individual",
        "--on",
        "2026-08-20",
        "--json",
    )
    posts = lambda *more: [c["post"] for c in json.loads(run(*asked, *more).out)["candidates"]]  # noqa: E731
    assert "commune-police-chief" not in posts()
    assert "commune-police-chief" in posts("--reading", "government-remedies=included")
    assert "commune-police-chief" not in posts("--reading", "government-remedies=excluded")


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("goverment-remedies=included", "'government-remedies'"),
        ("government-remedies=maybe", "included, excluded"),
        ("government-remedies", "SLUG=CHOICE"),
        ("=x", "SLUG=CHOICE"),
    ],
)
def test_a_wrong_reading_is_told_with_what_there_is(run: Callable, reading: str, said: str) -> None:
    ran = run("due", "decision", "--from", "2022-03-01", "--reading", reading)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(
    "command",
    [
        ("review", "{late}"),
        ("due", "decision", "--from", "1/3/2022"),
        ("fine", "--provision", "15/2020/NĐ-CP Đ101.1.a", "--subject", "individual", "--on", "1/8/2020"),
        ("explain", "DEC01"),
        ("find", "DEC01"),
        ("list", "fields"),
        ("law", "show", "decision"),
    ],
)
def test_every_command_that_answers_takes_readings(run: Callable, files: Files, command: tuple[str, ...]) -> None:
    argv = [part.format(late=files.late()) for part in command]
    assert run(*argv, "--reading", "government-remedies=excluded").code in (0, 1)
    assert run(*argv, "--reading", "nothing=excluded").code == 2
