"""Checks of one's own are asked of an archive as they are of one file, in every process, and named in what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.bulk.archives import documents, line

from thanhtra import Rulebook, read_case, review
from thanhtra.bulk import review_many
from thanhtra.bulk.impact import impact
from thanhtra.bulk.working import Task
from thanhtra.bulk.writing import write_many
from thanhtra.checks import load_checks
from thanhtra.cli import main
from thanhtra.errors import CheckError, ThanhtraError
from thanhtra.exchange import review_to_json

BOOK = Rulebook.built_in()
OWN = Path(__file__).parents[2] / "docs" / "how-to" / "own_checks"
OTHER = '''
from thanhtra.checks import check, finding
from thanhtra.terms import Defect

@check("NUM98", "decision.never", about="decision_issued", defect=Defect.CONTENT, vi="Có không?", en="Is it?", wrong=("không", "no"), law="15/2012/QH13 Đ68.1")
def answer(ctx):
    """Never."""
    return finding()
'''


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_bytes(b"".join(line(document) for document in documents(40)))
    return path


@pytest.mark.parametrize("processes", [1, 2])
def test_every_case_is_answered_as_it_is_alone(archive, processes):
    own = load_checks(OWN)
    found = list(review_many(archive, BOOK, checks=[OWN], detail="full", processes=processes))
    assert len(found) == 40
    for text, verdict in zip(archive.read_bytes().splitlines(), found, strict=True):
        alone = review_to_json(review(read_case(text, slugs=BOOK), BOOK, checks=own))
        assert {key: value for key, value in verdict.to_json().items() if key != "source"} == alone
    assert any("NUM99" in verdict.document.decode() for verdict in found)


def test_checks_that_cannot_be_asked_are_refused_before_anything_is_read(tmp_path):
    taken = tmp_path / "taken.py"
    taken.write_text(OTHER.replace("NUM98", "DEC01"), encoding="utf-8")
    for paths in ([tmp_path / "none"], [taken]):
        with pytest.raises(CheckError):
            review_many(tmp_path / "no-archive.jsonl", BOOK, checks=paths)
        with pytest.raises(CheckError):
            write_many(
                [archive_of(tmp_path)], tmp_path / "out", Task(book=BOOK, form="jsonl", checks=tuple(map(str, paths)))
            )


def archive_of(folder: Path) -> Path:
    path = folder / "one.jsonl"
    path.write_bytes(line(documents(1)[0]))
    return path


def test_a_run_goes_on_only_with_the_checks_it_began_with(archive, tmp_path):
    own, out = tmp_path / "own.py", tmp_path / "out.jsonl"
    own.write_text(OTHER, encoding="utf-8")
    task = Task(book=BOOK, form="jsonl", checks=(str(own),))

    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_many([archive], out, task, on_progress=stop)
    own.write_text(OTHER + "# changed\n", encoding="utf-8")
    with pytest.raises(ThanhtraError, match="other inputs"):
        write_many([archive], out, task, resume=True)
    own.write_text(OTHER, encoding="utf-8")
    assert write_many([archive], out, task, resume=True).by_check["NUM98"] > 0


def test_the_command_asks_them_and_sarif_names_their_rules(archive, tmp_path, capsys):
    own, out = tmp_path / "own.py", tmp_path / "out.sarif"
    own.write_text(OTHER, encoding="utf-8")
    assert main(["bulk", str(archive), "--checks", str(own), "--format", "sarif", "--out", str(out)]) == 1
    assert "NUM98" in capsys.readouterr().err
    (run,) = json.loads(out.read_bytes())["runs"]
    assert "NUM98" in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert "NUM98" in {result["ruleId"] for result in run["results"]}


def test_rules_laid_over_the_built_in_ones_answer_an_archive(archive, tmp_path, capsys):
    folder = tmp_path / "rules"
    assert (
        main(
            [
                "law",
                "new",
                "decree",
                "999/2026/NĐ-CP",
                "--from",
                "2027-01-01",
                "--to",
                str(folder),
                "--vi",
                "Thử",
                "--en",
                "A trial",
            ]
        )
        == 0
    )
    capsys.readouterr()
    main(["bulk", str(archive), "--rules", str(folder), "--detail", "full"])
    editions = {json.loads(text)["edition"] for text in capsys.readouterr().out.splitlines()}
    assert editions == {Rulebook.load(folder).edition}
    assert editions != {BOOK.edition}


def test_an_impact_asks_them_under_both_books(archive, tmp_path, capsys):
    own = tmp_path / "own.py"
    own.write_text(
        OTHER.replace("return finding()", "return finding() if ctx.book.has_chosen('limitation-roll') else None"),
        encoding="utf-8",
    )
    cases = [read_case(text) for text in archive.read_bytes().splitlines()]
    found = list(impact(cases, BOOK, Rulebook.built_in(readings={"limitation-roll": "roll"}), checks=load_checks(own)))
    assert {turn.check for one in found for turn in one.turns} >= {"NUM98"}
    folder = tmp_path / "rules"
    main(
        [
            "law",
            "new",
            "decree",
            "999/2026/NĐ-CP",
            "--from",
            "2027-01-01",
            "--to",
            str(folder),
            "--vi",
            "Thử",
            "--en",
            "A trial",
        ]
    )
    assert main(["law", "impact", str(archive), "--rules", str(folder), "--checks", str(own)]) == 0
    assert main(["law", "impact", str(archive), "--rules", str(folder), "--checks", str(tmp_path / "none.py")]) == 2
    assert "none.py" in capsys.readouterr().err
