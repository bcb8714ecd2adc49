"""The rules in the form a wheel brings answer as the TOML they were made from."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from thanhtra.rulebook import Rulebook, prepared
from thanhtra.rulebook.edition import package_version
from thanhtra.rulebook.prepared import Prepared, prepare, unpack
from thanhtra.rulebook.source import Source

BOOK = Rulebook.built_in()
DATA = Path(prepared.__file__).with_name("data")


@pytest.fixture(scope="module")
def made() -> bytes:
    return prepare("9.9", BOOK.source, BOOK.change_days_by_instrument())


@pytest.fixture
def shipped(made: bytes, monkeypatch: pytest.MonkeyPatch) -> Prepared:
    """A library installed from a wheel, as far as the rules go."""
    found = unpack(made)
    monkeypatch.setattr("thanhtra.rulebook.book.shipped", lambda: found)
    return found


def test_every_table_is_the_toml_file_parsed(made: bytes) -> None:
    found = unpack(made)
    files = {
        path.relative_to(DATA).as_posix(): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in DATA.rglob("*.toml")
    }
    assert {name: table for name in files for _, table in [next(found.tables(tuple(name.split("/"))))]} == files
    assert list(found.packed) == sorted(files)


def test_a_folder_s_tables_come_in_the_order_of_its_files(made: bytes) -> None:
    found = unpack(made)
    assert [name for name, _ in found.tables(("procedure",))] == [name for name, _ in BOOK.source.files("procedure")]


@pytest.mark.usefixtures("shipped")
def test_a_book_of_the_wheel_reads_no_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("TOML was read")

    book = Rulebook((DATA,))
    monkeypatch.setattr("thanhtra.rulebook.book._DATA", DATA)
    monkeypatch.setattr(tomllib, "loads", refused)
    assert not book.problems()
    assert book.decrees.problems() == []
    assert book.edition == BOOK.edition


@pytest.mark.usefixtures("shipped")
def test_a_book_of_the_wheel_answers_as_toml_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thanhtra.rulebook.book._DATA", DATA)
    book = Rulebook((DATA,))
    for instrument in BOOK.decrees.heads:
        assert {str(c): [repr(v) for v in s.versions] for c, s in book.decrees.acts(instrument).items()} == {
            str(c): [repr(v) for v in s.versions] for c, s in BOOK.decrees.acts(instrument).items()
        }
    assert book.change_days_by_instrument() == BOOK.change_days_by_instrument()
    assert repr(book.procedure) == repr(BOOK.procedure)


@pytest.mark.usefixtures("shipped")
def test_files_that_changed_since_the_build_are_read_from_toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in DATA.rglob("*.toml"):
        at = tmp_path / path.relative_to(DATA)
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_bytes(path.read_bytes())
    term = tmp_path / "procedure" / "sending.toml"
    text = term.read_text(encoding="utf-8")
    term.write_text(text.replace("amount = 3", "amount = 4"), encoding="utf-8")
    assert text != term.read_text(encoding="utf-8")
    monkeypatch.setattr("thanhtra.rulebook.book._DATA", tmp_path)
    book = Rulebook((tmp_path,))
    assert repr(book.limit("sending")) != repr(BOOK.limit("sending"))
    assert book.edition != BOOK.edition


@pytest.mark.usefixtures("shipped")
def test_rules_laid_over_are_read_from_toml(tmp_path: Path) -> None:
    (tmp_path / "procedure").mkdir()
    book = Rulebook.load(tmp_path)
    assert book.source.prepared is None
    assert Source(book.source.roots).prepared is None


def test_a_wheel_says_its_own_version(monkeypatch: pytest.MonkeyPatch, made: bytes) -> None:
    monkeypatch.setattr("thanhtra.rulebook.edition.shipped", lambda: unpack(made))
    assert package_version() == "9.9"
