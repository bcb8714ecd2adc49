"""Exit 1 is for findings: what cannot be read, written or worked out ends with 2 and one line, and the rest is still reviewed."""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thanhtra.bulk import working
from thanhtra.cli import entry, streams
from thanhtra.cli import review as review_command
from thanhtra.outputs import matching, readable

POSIX = pytest.mark.skipif(os.name == "nt" or not Path("/dev/full").exists(), reason="descriptors of POSIX")


def shell(line: str, *argv: str) -> tuple[int, list[str]]:
    """The line run by a shell, ``"$@"`` being a thanhtra command; its code and the lines on standard error."""
    command = ["sh", "-c", line, "sh", sys.executable, "-m", "thanhtra", *argv]
    ran = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return ran.returncode, ran.stderr.decode().splitlines()


@POSIX
@pytest.mark.parametrize(
    "argv",
    [
        ("--help",),
        ("due", "decision", "--from", "2022-03-01"),
        ("review", "CASE"),
        ("review", "CASE", "--format", "json"),
        ("bulk", "CASE"),
    ],
)
@pytest.mark.parametrize("target", [">/dev/full", ">&-"])
def test_an_output_that_takes_nothing_is_exit_2_and_one_line(files, target, argv):
    case = files.undecided()
    code, told = shell(f'"$@" {target}', *[case if word == "CASE" else word for word in argv])
    assert (code, [line for line in told if "error" in line.lower() or "Traceback" in line]) == (2, [])
    assert len([line for line in told if line.startswith("thanhtra: ")]) == 1


@POSIX
@pytest.mark.parametrize("command", ["review", "bulk"])
def test_a_closed_input_is_exit_2_and_one_line(command):
    code, told = shell('"$@" <&-', command, "-")
    assert (code, len(told)) == (2, 1)


@POSIX
def test_a_closed_standard_error_changes_no_answer(files):
    assert shell('"$@" 2>&-', "review", files.late())[0] == 1


@pytest.mark.parametrize("out", ["folder-that-is-not-there/out.json", "."])
def test_an_output_that_cannot_be_written_is_exit_2(run, files, out):
    ran = run("review", files.late(), "--format", "json", "--out", str(files.folder / out))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.fixture
def failing(monkeypatch):
    """A library that fails on the case called BROKEN."""
    real = review_command.review

    def review(case, book, **asked):
        if case.id == "BROKEN":
            raise failing.error
        return real(case, book, **asked)

    failing.error = TypeError("Nguyễn Văn A")
    monkeypatch.setattr(review_command, "review", review)
    monkeypatch.setattr("thanhtra.cli.review_forms.review", review)
    monkeypatch.setattr(working, "review", review)
    return failing


@pytest.mark.parametrize("error", [TypeError("Nguyễn Văn A"), RecursionError(), MemoryError()])
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "html", "ics", "csv"])
def test_a_failure_on_one_case_is_that_cases_answer_and_the_others_are_reviewed(run, files, failing, form, error):
    failing.error = error
    both = files.write(
        "both.jsonl", files.line("BROKEN", "2020-12-20") + "\n" + files.line("LATE", "2020-12-20") + "\n"
    )
    ran = run("review", both, "--format", form, "--lang", "en")
    assert ran.code == 2
    assert "Nguyễn" not in ran.out + ran.err
    assert "Traceback" not in ran.err
    assert type(error).__name__ in ran.out + ran.err
    assert "LATE" in ran.out or form == "sarif"


@pytest.mark.parametrize("form", ["jsonl", "sarif"])
def test_a_failure_on_one_case_stops_no_archive(run, files, failing, form):
    both = files.write(
        "both.jsonl", files.line("BROKEN", "2020-12-20") + "\n" + files.line("LATE", "2020-12-20") + "\n"
    )
    out = files.folder / "out"
    assert run("bulk", both, "--format", form, "--out", str(out)).code == 2
    if form == "jsonl":
        broken, late = (json.loads(line) for line in out.read_bytes().splitlines())
        assert [p["code"] for p in broken["unusable"]] == ["internal"]
        assert late["has_findings"]


def test_a_reader_that_fails_is_that_files_answer(run, files, monkeypatch):
    real = review_command.cases_of.__globals__["read_cases"]

    def read_cases(name, **asked):
        if "broken" in name:
            raise MemoryError
        return real(name, **asked)

    monkeypatch.setitem(review_command.cases_of.__globals__, "read_cases", read_cases)
    ran = run("review", files.late("broken.json"), files.late(), "--format", "json")
    assert ran.code == 2
    broken, late = json.loads(ran.out)
    assert [p["code"] for p in broken["unusable"]] == ["internal"]
    assert late["case"] == "LATE"


def test_a_case_that_cannot_be_shown_is_told_and_the_next_is(run, files, monkeypatch):
    def case_line(*_args, **_kwargs):
        raise ValueError

    monkeypatch.setattr("thanhtra.export.table.case_line", case_line)
    ran = run("review", files.late(), "--lang", "en")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_a_failure_outside_any_file_is_exit_2_and_names_no_value(run, monkeypatch):
    monkeypatch.setattr(review_command, "book_of", lambda *_: {}["Nguyễn Văn A"])
    ran = run("review", "x.json")
    assert ran.code == 2
    assert ran.err.startswith("thanhtra: lỗi của chương trình / internal failure: KeyError in test_exit_codes.py:")


def test_nothing_to_review_is_not_clean(run, files):
    empty = files.folder / "empty"
    empty.mkdir()
    assert run("bulk", str(empty)).code == 2
    assert run("review", str(empty)).code == 2
    assert run("bulk", files.write("none.jsonl", "\n")).code == 2


@pytest.mark.parametrize("name", ["A.JSON", "B.NDJSON", "C.JsonL"])
def test_names_in_capitals_are_files_of_cases_too(run, files, name):
    (files.folder / "in").mkdir()
    files.write(f"in/{name}", files.line("LATE", "2020-12-20"))
    assert run("bulk", str(files.folder / "in")).code == 1
    assert run("review", str(files.folder / "in")).code == 1
    assert run("review", str(files.folder / "in" / name), "--format", "sarif").code == 1


@pytest.mark.parametrize("count", ["0", "-3", "x", "²"])
def test_a_number_of_processes_is_one_or_more(run, files, count):
    assert run("bulk", files.late(), f"--processes={count}").code == 2


@POSIX
def test_a_name_that_is_not_utf_8_stops_nothing(spawn, files):
    folder = os.fsencode(files.folder) + b"/in"
    Path(os.fsdecode(folder)).mkdir()
    Path(os.fsdecode(folder + b"/\xff.json")).write_bytes(Path(files.late()).read_bytes())
    Path(os.fsdecode(folder + b"/\xfe.json")).write_bytes(b"{")
    ran = spawn("bulk", os.fsdecode(folder))
    assert ran.returncode == 2
    assert [json.loads(line)["source"].rpartition("/")[2] for line in ran.stdout.decode().splitlines()] == [
        "\\xfe.json:1",
        "\\xff.json:1",
    ]
    for form in ("text", "json", "sarif", "html"):
        ran = spawn("review", os.fsdecode(folder), "--format", form)
        assert (ran.returncode, b"Traceback" in ran.stderr, bool(ran.stdout)) == (2, False, True)


def test_names_are_written_so_that_they_steer_nothing():
    assert readable("hồ sơ.json") == "hồ sơ.json"
    assert readable("a\n\x1b[32m\udcff.json") == "a\\n\\x1b[32m\\xff.json"


def test_a_pattern_the_shell_left_is_expanded(run, files):
    files.write("a.jsonl", files.line("A", "2020-12-20"))
    files.write("b.jsonl", files.line("B", "2020-12-20"))
    pattern = str(files.folder / "*.jsonl")
    assert run("bulk", pattern).out.count("\n") == 2
    assert [r["case"] for r in json.loads(run("review", pattern, "--format", "json").out)] == ["A", "B"]
    assert matching("no such *") == ["no such *"]


def test_streams_that_were_closed_are_files_that_cannot_be_used(monkeypatch):
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    streams.prepare()
    with pytest.raises(OSError, match="descriptor"):
        sys.stdin.read()
    sys.stdout.write("x")
    with pytest.raises(OSError, match="descriptor"):
        sys.stdout.flush()
    sys.stderr.write("x")
    sys.stderr.close()


def test_a_stream_that_cannot_be_prepared_is_told_through_its_bytes(monkeypatch):
    """Memory that runs out while standard error is prepared leaves a stream that takes no text."""

    def fails() -> None:
        raise MemoryError

    class Halfway(io.TextIOWrapper):
        def write(self, _: str) -> int:
            raise io.UnsupportedOperation("not writable")

    said = io.BytesIO()
    monkeypatch.setattr(entry, "prepare", fails)
    monkeypatch.setattr(sys, "stderr", Halfway(said))
    assert entry.main(["--version"]) == 2
    assert said.getvalue().decode().startswith("thanhtra: lỗi của chương trình / internal failure: MemoryError in ")
    assert said.getvalue().count(b"\n") == 1


def test_what_goes_wrong_while_an_object_is_put_away_is_a_line_without_its_words(monkeypatch, capsys):
    class PutAway:
        def __del__(self) -> None:
            raise ValueError("Nguyễn Văn A")

    monkeypatch.setattr(sys, "unraisablehook", entry._unraisable)
    PutAway()
    gc.collect()
    assert capsys.readouterr().err.startswith("thanhtra: bỏ qua / ignored: ValueError in test_exit_codes.py:")
