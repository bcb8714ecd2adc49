"""Every mistake of a register is told by row and column, no row is lost, no fact is invented."""

from __future__ import annotations

import json
from datetime import date

import pytest
from register_of import FIRST, MAP, PLANTED, ROWS, good_row, planted, write

from thanhtra.rulebook import Rulebook
from thanhtra.tables import ImportMap, read_map, read_register, suggest_map

BOOK = Rulebook.built_in()


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("register")
    write(folder / "so.xlsx")
    (folder / "map.toml").write_text(MAP, encoding="utf-8")
    return read_register(folder / "so.xlsx", read_map(folder / "map.toml"), BOOK, latest=date(2026, 11, 30))


def test_every_row_is_a_case(found) -> None:
    assert len(found.cases) == ROWS
    assert [c.id for c in found.cases] == [f"so:Năm 2020-2021:{FIRST + at}" for at in range(ROWS)]


def test_forty_mistakes_of_ten_kinds_are_told_by_row_and_column_and_nothing_else(found) -> None:
    assert (len(planted()), len(PLANTED)) == (40, 10)
    told = {(p.row, p.column): p.code for p in found.problems}
    assert told == {place: code for place, (code, _) in planted().items()}
    assert len(found.problems) == 40


def test_rows_that_are_no_cases_are_told(found) -> None:
    assert {(p.row, p.code) for p in found.told if p.is_note and p.row is not None and p.code == "not-data"} == {
        (1, "not-data"),
        (2, "not-data"),
        (505, "not-data"),
        (507, "not-data"),
    }


FACTS = {"F": ("minutes_drawn_up", "on"), "H": ("decision_issued", "on")}


def test_no_fact_is_invented(found) -> None:
    """What a good row says is in its case; of a cell that could not be read nothing is."""
    wrong = {(row, column) for row, column in planted()}
    for at, case in enumerate(found.cases):
        row = FIRST + at
        cells = good_row(at)
        minutes = next(e for e in case.events if e.kind == "minutes_drawn_up")
        decision = next(e for e in case.events if e.kind == "decision_issued")
        assert (minutes.number, decision.number) == (cells[4], cells[6])
        for column, event in (("F", minutes), ("H", decision)):
            assert (event.on is None) == ((row, column) in wrong)
        assert (case.acts[0].provision is None) == ((row, "J") in wrong), row
        if (row, "K") in wrong:
            assert (decision.sanctions, decision.total) == (None, None)
        else:
            assert [s.fine for s in decision.sanctions] == [7_500_000]
        assert [o.post for o in case.officials or ()] == {
            (): ["chief-inspector-of-department"],
            ("title",): [None],
            ("letters",): [],
        }[tuple(planted()[row, "I"][:1]) if (row, "I") in wrong else ()]
        paid = [e for e in case.events if e.kind == "fine_paid"]
        if (row, "L") in wrong or at % 2 == 0:
            assert paid == []
        else:
            assert [p.amount for p in paid] == [None if (row, "K") in wrong else 7_500_000]


def test_the_same_file_and_map_give_the_same_cases(found, tmp_path) -> None:
    write(tmp_path / "so.xlsx")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    again = read_register(tmp_path / "so.xlsx", read_map(tmp_path / "map.toml"), BOOK, latest=date(2026, 11, 30))
    assert (again.cases, again.told) == (found.cases, found.told)


def test_a_map_is_a_value() -> None:
    assert ImportMap(columns={"tt": "row.number"}).of_sheet("Quý I") == {"tt": "row.number"}


def test_the_command_writes_cases_and_problems(tmp_path, capsys) -> None:
    from thanhtra.cli import main  # noqa: PLC0415 - here only

    write(tmp_path / "so.xlsx")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    given = ["import", str(tmp_path / "so.xlsx"), "--map", str(tmp_path / "map.toml"), "--latest", "2026-11-30"]
    assert main([*given, "--out", str(tmp_path / "cases.jsonl"), "--problems", str(tmp_path / "problems.jsonl")]) == 1
    assert len((tmp_path / "cases.jsonl").read_text(encoding="utf-8").splitlines()) == ROWS
    lines = [json.loads(line) for line in (tmp_path / "problems.jsonl").read_text(encoding="utf-8").splitlines()]
    assert set(lines[0]) == {"sheet", "row", "column", "code", "expected", "got"}
    assert "500 hồ sơ, 40 chỗ chưa đọc được" in capsys.readouterr().err
    assert main([*given, "--out", "-", "--lang", "en"]) == 1
    assert "500 cases, 40 problems" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "so.xlsx"), "--suggest-map"]) == 0
    assert main(["import", str(tmp_path / "so.xlsx")]) == 2
    assert main(["import", str(tmp_path / "none.xlsx"), "--map", str(tmp_path / "map.toml"), "--out", "-"]) == 2


def test_the_map_proposed_from_the_heads_reads_the_register_alike(found, tmp_path) -> None:
    write(tmp_path / "so.xlsx")
    (tmp_path / "map.toml").write_text(
        'agency = "Thanh tra Sở Thông tin và Truyền thông"\n' + suggest_map(tmp_path / "so.xlsx"), encoding="utf-8"
    )
    again = read_register(tmp_path / "so.xlsx", read_map(tmp_path / "map.toml"), BOOK, latest=date(2026, 11, 30))
    assert again.cases == found.cases
