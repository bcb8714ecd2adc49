"""What fresh eyes read again stays as it was read: forty rows of data, forty answers."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.examination import drawing

from thanhtra.rulebook import Rulebook

READ = tomllib.loads((Path(__file__).parent / "read" / "drawn.toml").read_text(encoding="utf-8"))
PAGE = (drawing.ROOT / "docs" / "development" / "reread.md").read_text(encoding="utf-8")


def test_forty_and_forty_were_read_and_the_page_tells_each() -> None:
    for kind in ("row", "answer"):
        names = [one["name"] for one in READ[kind]]
        assert len(set(names)) == 40
        assert [name for name in names if f"| {name} |" not in PAGE] == []
    assert f"seed {drawing.SEED}" in PAGE


def test_a_row_holds_what_it_held_when_it_was_read() -> None:
    held = {name: drawing.digest(row) for _, name, row in drawing.rows()}
    assert {one["name"]: held.get(one["name"]) for one in READ["row"]} == {
        one["name"]: one["holds"] for one in READ["row"]
    }


def test_an_answer_is_what_it_was_when_it_was_read() -> None:
    given = drawing.answers_named((one["name"] for one in READ["answer"]), Rulebook.built_in())
    assert {name: (a.kind, a.severity.value) for name, a in given.items()} == {
        one["name"]: (one["kind"], one["severity"]) for one in READ["answer"]
    }


def test_at_most_two_rows_of_a_file_and_two_answers_of_a_check() -> None:
    files = [one["name"].partition(" ")[0] for one in READ["row"]]
    checks = [
        next(part for part in one["name"].split() if len(part) == 5 and part[:3].isupper() and part[3:].isdigit())
        for one in READ["answer"]
    ]
    assert max(map(files.count, files)) <= 2
    assert max(map(checks.count, checks)) <= 2
