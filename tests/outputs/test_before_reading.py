"""What is read, by whatever option or pattern, is looked at before anything is read, and is still there afterwards."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from thanhtra.cli.entry import main
from thanhtra.errors import OutputIsInput
from thanhtra.outputs import refuse_clash, replace_file

pytestmark = pytest.mark.no_cover

HERE = Path(__file__).parents[2]
LINE = next((HERE / "examples" / "published").glob("*.json")).read_bytes().replace(b"\n", b" ") + b"\n"
PLANS = HERE / "examples" / "plans"
BAD = b'{"no": "case"}\n'
RECEIPTS = b"receipt,day,decision,amount\n"
REPORT = ["report", "--period", "2020-Y", "--no-quality"]


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a1.jsonl", "a2.jsonl"):
        Path(name).write_bytes(LINE)
    Path("s.bin").write_bytes(bytes(range(32)))
    Path("r.csv").write_bytes(RECEIPTS)
    Path("d.json").write_bytes((PLANS / "difficulties-2026.json").read_bytes())
    Path("mine.py").write_bytes(b"")
    Path("quy-dinh").mkdir()
    Path("quy-dinh/grounds.toml").write_bytes(b"")
    return tmp_path


def kept(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in folder.rglob("*")
        if one.is_file() and "__pycache__" not in one.parts
    }


def shell(archive, command, **streams):
    return subprocess.run(
        [sys.executable, "-m", "thanhtra", *command], check=False, cwd=archive, timeout=120, **streams
    ).returncode


DIFFICULTIES = ["difficulties", "list", "d.json", "--on", "2026-11-20"]
RECORD = ["national-record", "--on", "2020-11-30"]
PATTERNS = [
    [*REPORT, "--format", "json", "a*.jsonl"],
    [*REPORT, "--format", "csv", "--rows", "case", "a*.jsonl"],
    ["review", "a*.jsonl"],
    ["bulk", "a*.jsonl"],
    ["mistakes", "a*.jsonl"],
    [*RECORD, "a*.jsonl"],
    [*DIFFICULTIES, "--cases", "a*.jsonl"],
]


@pytest.mark.parametrize("command", PATTERNS, ids=lambda command: command[0])
def test_a_pattern_stands_for_the_files_it_means_where_the_result_is_written(archive, capsys, command):
    before = kept(archive)

    assert main([*command, "--out", "a1.jsonl"]) == 2
    assert kept(archive) == before
    assert "write elsewhere" in capsys.readouterr().err
    assert main([*command, "--out", "beside"]) in (0, 1)
    assert Path("beside").stat().st_size > 20


OPTIONS = [
    ([*RECORD, "a1.jsonl", "--secret-file", "s.bin"], "s.bin"),
    ([*RECORD, "a1.jsonl", "--receipts", "r.csv"], "r.csv"),
    ([*RECORD, "a1.jsonl", "--rules", "quy-dinh"], "quy-dinh/grounds.toml"),
    ([*REPORT, "a1.jsonl", "--rules", "quy-dinh"], "quy-dinh/grounds.toml"),
    (["mistakes", "a1.jsonl", "--rules", "quy-dinh"], "quy-dinh/grounds.toml"),
    ([*DIFFICULTIES, "--rules", "quy-dinh"], "quy-dinh/grounds.toml"),
    (
        ["plan", "check", str(PLANS / "plan-2026.json"), "--on", "2026-11-20", "--rules", "quy-dinh"],
        "quy-dinh/grounds.toml",
    ),
    (
        ["coordination", "check", str(PLANS / "coordination-2026.json"), "--on", "2026-06-30", "--rules", "quy-dinh"],
        "quy-dinh/grounds.toml",
    ),
    (["review", "a1.jsonl", "--rules", "quy-dinh"], "quy-dinh/grounds.toml"),
    (["review", "a1.jsonl", "--checks", "mine.py"], "mine.py"),
    (["import", "r.csv", "--map", "quy-dinh/grounds.toml", "--rules", "quy-dinh"], "quy-dinh/grounds.toml"),
]


@pytest.mark.parametrize(("command", "read"), OPTIONS, ids=[" ".join((c[0], c[-2])) for c, _ in OPTIONS])
def test_what_an_option_reads_is_not_written_over(archive, capsys, command, read):
    before = kept(archive)

    assert main([*command, "--out", read]) == 2
    assert kept(archive) == before
    assert "write elsewhere" in capsys.readouterr().err


def test_the_page_of_law_verify_is_not_written_over_the_rules(archive, capsys):
    Path("texts").mkdir()
    before = kept(archive)
    assert main(["law", "verify", "--texts", "texts", "--rules", "quy-dinh", "--page", "quy-dinh/grounds.toml"]) == 2
    assert kept(archive) == before
    assert "write elsewhere" in capsys.readouterr().err


def test_a_result_may_stand_in_the_folder_of_the_rules(archive):
    assert main(["mistakes", "a1.jsonl", "--rules", ".", "--out", "trang.txt"]) in (0, 2)
    assert main(["mistakes", "a1.jsonl", "--rules", "quy-dinh", "--out", "quy-dinh/trang.txt"]) == 0


APPENDED = [
    ([*RECORD, "a1.jsonl", "--receipts", "r.csv"], "r.csv"),
    ([*RECORD, "a1.jsonl", "--secret-file", "s.bin"], "s.bin"),
    (["agenda", "--store", "sqlite:///kho.db", "--secret-file", "s.bin"], "s.bin"),
    (["serve", "--port", "1", "--secret-file", "s.bin"], "s.bin"),
    (["serve", "--port", "1", "--keys", "quy-dinh/grounds.toml"], "quy-dinh/grounds.toml"),
    (["mistakes", "a1.jsonl"], "a1.jsonl"),
    ([*DIFFICULTIES, "--cases", "a1.jsonl"], "a1.jsonl"),
    (["plan", "check", "d.json", "--on", "2026-11-20"], "d.json"),
    (["bulk", "a1.jsonl", "--out", "beside"], "a1.jsonl"),
    *(
        ([*command, "--rules", "quy-dinh"], "quy-dinh/grounds.toml")
        for command in (
            ["audit", "a1.jsonl"],
            ["next", "a1.jsonl"],
            ["may", "a1.jsonl", "case_closed"],
            ["who-may", "--case", "a1.jsonl", "--on", "2020-11-30"],
            ["evidence", "check", "a1.jsonl", "--on", "2020-11-30"],
            ["platforms", "check", "a1.jsonl", "--on", "2020-11-30"],
            ["licences", "check", "a1.jsonl", "--on", "2020-11-30"],
        )
    ),
    (["next", "a1.jsonl", "--checks", "mine.py"], "mine.py"),
    (["who-may", "--case", "a1.jsonl", "--on", "2020-11-30"], "a1.jsonl"),
]


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
@pytest.mark.parametrize(("command", "read"), APPENDED, ids=[" ".join((c[0], r)) for c, r in APPENDED])
def test_a_shell_that_appends_to_what_is_read_is_refused_before_reading(archive, command, read, stream):
    Path("a1.jsonl").write_bytes(BAD + LINE)  # it is complained of
    before = kept(archive)
    with Path(read).open("ab") as out:
        code = shell(archive, command, **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: out})
    after = kept(archive)
    told = after.pop(read).removeprefix(before.pop(read))
    assert code == 2
    assert after == before
    assert told == b"" if stream == "stdout" else told.count(b"\n") == 1


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_with_an_output_file_the_streams_are_looked_at_too(archive, stream):
    with Path("a1.jsonl").open("ab") as out:
        code = shell(
            archive,
            ["mistakes", "a1.jsonl", "--out", "beside"],
            **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: out},
        )
    assert (code, Path("beside").exists()) == (2, False)


@pytest.mark.parametrize(
    "command",
    [["mistakes", "-"], [*RECORD, "-", "--format", "html"], [*DIFFICULTIES, "--cases", "-"], ["bulk", "-"]],
    ids=lambda command: command[0],
)
def test_standard_input_that_is_the_output_is_refused(archive, command):
    with Path("a1.jsonl").open("rb") as given, Path("a1.jsonl").open("ab") as out:
        code = shell(archive, command, stdin=given, stdout=out, stderr=subprocess.DEVNULL)
    assert (code, Path("a1.jsonl").read_bytes()) == (2, LINE)


@pytest.mark.parametrize("command", [REPORT, RECORD, ["mistakes"]], ids=lambda command: command[0])
def test_standard_input_is_not_written_over_and_what_is_not_there_stops_no_other(archive, command):
    with Path("a1.jsonl").open("rb") as given:
        code = shell(archive, [*command, "-", "--out", "a1.jsonl"], stdin=given, stderr=subprocess.DEVNULL)
    assert (code, Path("a1.jsonl").read_bytes()) == (2, LINE)
    if command != ["mistakes"]:  # which takes one archive
        assert main([*command, "none.jsonl", "a1.jsonl", "--out", "beside"]) == 2
        assert Path("beside").stat().st_size > 50


@pytest.mark.parametrize(
    "command",
    [
        *((*REPORT, "--format", form) for form in ("json", "html", "xlsx")),
        (*REPORT, "--format", "csv", "--rows", "case"),
        (*RECORD, "--format", "json"),
        RECORD,
        ["mistakes"],
        *(("review", "--format", form) for form in ("html", "ics", "ocel")),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("content", [b"", b"[]", BAD], ids=["empty", "an empty list", "no case"])
def test_an_earlier_result_stands_where_there_was_nothing_to_read(archive, capsys, command, content):
    """Nor is a page of zeros written of cases none of which can be used."""
    Path("none.jsonl").write_bytes(content)
    Path("keep.json").write_bytes(b"earlier")
    assert main([*command, "none.jsonl", "--out", "keep.json"]) == 2
    assert Path("keep.json").read_bytes() == b"earlier"
    assert ("none.jsonl:1" if content else "no case") in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "csv"])
@pytest.mark.parametrize("more", [[], ["-q"]], ids=["", "quiet"])
def test_a_review_of_no_case_is_not_clean(archive, capsys, form, more):
    Path("none.jsonl").write_bytes(b"")
    assert main(["review", "none.jsonl", "--format", form, *more]) == 2
    assert capsys.readouterr() == ("", "thanhtra review: không có hồ sơ nào / no case\n")


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="a name of standard input")
@pytest.mark.parametrize(
    "command",
    [
        ["review", "-", "-"],
        ["review", "-", "/dev/stdin"],
        [*REPORT, "-", "-"],
        [*RECORD, "-", "--receipts", "/dev/stdin"],
        ["evidence", "check", "/dev/stdin", "--on", "2020-11-30", "--cases", "-"],
        ["who-may", "--case", "/dev/stdin", "--on", "2020-11-30", "--rules", "/dev/stdin"],
    ],
    ids=lambda command: f"{command[0]} {command[-1]}",
)
def test_a_stream_given_twice_is_told_and_not_read_as_empty(archive, command):
    ran = subprocess.run(
        [sys.executable, "-m", "thanhtra", *command], input=LINE, capture_output=True, check=False, timeout=120
    )
    assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (2, b"", 1)
    assert b"a stream can be read once only" in ran.stderr or b"not a folder" in ran.stderr


@pytest.mark.parametrize(
    "name", ["chưa-có/../a.json", "./chưa-có/../a.json", "chưa-có/../../{}/a.json", "./a.json", "b/../a.json"]
)
def test_a_name_by_way_of_a_folder_that_is_not_there_is_the_input_all_the_same(tmp_path, name):
    """The name could not be looked up, and was written to by what it comes to: the input was gone."""
    (tmp_path / "b").mkdir()
    given = tmp_path / "a.json"
    given.write_bytes(b"{}")
    with pytest.raises(OutputIsInput):
        refuse_clash([f"{tmp_path}/{name.format(tmp_path.name)}"], [given])


@pytest.mark.parametrize("problems", ["ra.jsonl", "./ra.jsonl", "nối", "chưa-có/../ra.jsonl"])
def test_two_outputs_are_not_one_file(tmp_path, monkeypatch, capsys, problems):
    """The problems of a register took the place of its cases."""
    monkeypatch.chdir(tmp_path)
    Path("nối").symlink_to("ra.jsonl")
    Path("r.csv").write_text("Số quyết định\n12/QĐ-XPHC\n", encoding="utf-8")
    Path("m.toml").write_text("", encoding="utf-8")
    code = main(["import", "r.csv", "--map", "m.toml", "--out", "ra.jsonl", "--problems", problems])
    assert (code, Path("ra.jsonl").exists()) == (2, False)
    assert "two outputs cannot be one file" in capsys.readouterr().err


def test_a_store_is_not_written_over(tmp_path, capsys):
    """A database has histories of which there is no second copy: one word of a command line took its place."""
    store = tmp_path / "kho.db"
    connection = sqlite3.connect(store)
    connection.execute("create table held(a)")
    connection.commit()
    connection.close()
    before = store.read_bytes()
    (tmp_path / "a.jsonl").write_bytes(LINE)
    for command in ("review", "bulk"):
        assert main([command, str(tmp_path / "a.jsonl"), "--out", str(store)]) == 2
        assert "is a database" in capsys.readouterr().err
    with pytest.raises(OSError, match="is a database"):
        replace_file(store, b"")
    assert store.read_bytes() == before


@pytest.mark.parametrize("command", ["review", "bulk", "mistakes", "report --period 2020"])
def test_an_empty_name_is_no_folder_of_cases(archive, capsys, command):
    """``review "$FILES"`` of a variable that is not set reviewed the folder at hand."""
    name, *more = command.split()
    assert main([name, "", *more]) == 2
    assert "an empty name" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["part-00000-6d1c.snappy.parquet", "part-mine.parquet", "cases.parquet", "_SUCCESS"])
def test_files_of_another_program_in_a_folder_of_results_stay(tmp_path, capsys, name):
    """Spark names its files like ours; those that began alike were taken away."""
    out = tmp_path / "pq"
    out.mkdir()
    (out / name).write_bytes(b"theirs")
    (tmp_path / "a.jsonl").write_bytes(LINE)
    assert main(["bulk", str(tmp_path / "a.jsonl"), "--format", "parquet", "--out", str(out)]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert [(one.name, one.read_bytes()) for one in out.iterdir()] == [(name, b"theirs")]
