"""``thanhtra bulk`` and SARIF, from the command line; progress shows on a terminal only."""

from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest
from tests.bulk.archives import documents, line, spoiled_archive

from thanhtra import Rulebook, Unusable, read_case, review
from thanhtra.bulk.progress import Progress
from thanhtra.cli import main
from thanhtra.export.sarif import sarif

BOOK = Rulebook.built_in()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_bytes(spoiled_archive(30))
    return path


def test_lines_go_to_standard_output_and_the_summary_beside_it(archive, capsys):
    assert main(["bulk", str(archive)]) == 2
    out, err = capsys.readouterr()
    assert len([json.loads(text) for text in out.splitlines()]) == 30 + 8
    assert err.startswith("30 hồ sơ / cases · ")
    assert "\x1b" not in err


def test_the_exit_code_tells_findings_from_none(tmp_path, capsys):
    clean, found = tmp_path / "clean.jsonl", tmp_path / "found.jsonl"
    sorted_out = {True: b"", False: b""}
    for document in documents(60):
        sorted_out[review(read_case(line(document)), BOOK).has_findings] += line(document)
    clean.write_bytes(sorted_out[False])
    found.write_bytes(sorted_out[True])
    assert main(["bulk", str(clean), "--out", str(tmp_path / "o.jsonl")]) == 0
    assert main(["bulk", str(found), "--out", str(tmp_path / "o.jsonl"), "--resume"]) == 1
    assert main(["bulk", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("flags", [["--resume"], ["--format", "parquet"], ["--format", "sarif"]])
def test_what_needs_a_file_says_so(archive, capsys, flags):
    assert main(["bulk", str(archive), *flags]) == 2
    assert "--out" in capsys.readouterr().err


def test_standard_input_is_an_archive_too(archive):
    done = subprocess.run(
        [sys.executable, "-m", "thanhtra", "bulk", "-"], input=archive.read_bytes(), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 38
    assert b'"source":"-:1"' in done.stdout


def test_a_log_has_one_result_a_finding_and_a_rule_for_each(archive, tmp_path, capsys):
    out = tmp_path / "out.sarif"
    main(["bulk", str(archive), "--format", "sarif", "--lang", "en", "--out", str(out)])
    (run,) = json.loads(out.read_bytes())["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    capsys.readouterr()
    main(["bulk", str(archive), "--lang", "en"])
    lines = [json.loads(text) for text in capsys.readouterr().out.splitlines()]
    expected = [a["check"] for text in lines for a in text.get("findings", [])]
    assert [r["ruleId"] for r in run["results"] if r["ruleId"] != "unusable"] == expected
    assert {r["ruleId"] for r in run["results"]} <= rules
    assert {r["level"] for r in run["results"]} <= {"error", "warning", "note"}
    assert all(
        r["message"]["text"] and r["locations"][0]["physicalLocation"]["region"]["startLine"] > 0
        for r in run["results"]
    )
    assert run["properties"]["edition"] == BOOK.edition


def test_a_name_that_is_no_address_is_quoted():
    log = json.loads(sarif([("hồ sơ/a b.jsonl:7", Unusable(()))], edition="x"))
    assert log["runs"][0]["results"] == []
    with pytest.raises(Unusable) as caught:
        read_case(b"{", source_name="hồ sơ/a b.jsonl:7")
    log = json.loads(sarif([("hồ sơ/a b.jsonl:7", caught.value)], edition="x"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "h%E1%BB%93%20s%C6%A1/a%20b.jsonl"}, "region": {"startLine": 7}}


def test_progress_shows_rate_and_remaining_time_on_a_terminal():
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        progress = Progress(stream)
        progress(10, 50, 100)
        progress.close()
    assert "50%" in terminal.getvalue()
    assert "10 hồ sơ / cases" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert pipe.getvalue() == ""
    assert (
        Progress(pipe).line(3000, 25, 100, 60.0)
        == "[######                  ]  25% 3,000 hồ sơ / cases, 50/s, còn / left 3:00"
    )
    assert Progress(pipe).line(30, 25, 0, 10.0) == "30 hồ sơ / cases, 3/s"


def test_a_single_review_writes_the_same_log(archive, tmp_path, capsys):
    main(["bulk", str(archive), "--format", "sarif", "--out", str(tmp_path / "out.sarif")])
    capsys.readouterr()
    assert main(["review", str(archive), "--format", "sarif"]) == 2
    assert capsys.readouterr().out == (tmp_path / "out.sarif").read_text(encoding="utf-8")
