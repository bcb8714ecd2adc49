"""The rules in the form a wheel brings are those of the TOML they were made from, value for value."""

from __future__ import annotations

import os
import pickle
import shutil
import tomllib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

from thanhtra.law import Citation
from thanhtra.rulebook import Periods, Rulebook, prepared
from thanhtra.rulebook.edition import package_version
from thanhtra.rulebook.prepared import Prepared, prepare, table_of

BOOK = Rulebook.built_in()
DATA = Path(prepared.__file__).with_name("data")


@pytest.fixture(scope="module")
def made() -> bytes:
    return prepare("9.9", BOOK)


@pytest.fixture
def installed(made: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library installed from a wheel, as far as the rules go: the files, and after them what was made of them."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    file = tmp_path / prepared.FILE
    file.write_bytes(made)
    monkeypatch.setattr("thanhtra.rulebook.book.shipped", lambda: Prepared(file))
    monkeypatch.setattr("thanhtra.rulebook.edition.shipped", lambda: Prepared(file))
    monkeypatch.setattr("thanhtra.rulebook.book._DATA", data)
    return data


def plain(value: Any) -> Any:
    """All a value holds, to compare by: its class and its fields, in their order (memos apart); most rules are compared by who they are."""
    if attrs.has(type(value)):
        return type(value), [(a.name, plain(getattr(value, a.name))) for a in attrs.fields(type(value)) if a.eq]
    if isinstance(value, Periods):
        return type(value), plain(vars(value))
    if isinstance(value, Mapping):
        return [(plain(key), plain(one)) for key, one in value.items()]
    if isinstance(value, tuple | list):
        return type(value), [plain(one) for one in value]
    if isinstance(value, frozenset):
        return frozenset, sorted(map(repr, value))
    assert value is None or isinstance(value, Enum) or type(value).__module__ in ("builtins", "datetime")
    return type(value), value


@pytest.mark.parametrize("section", [*Rulebook.sections(), "heads"])
def test_a_section_of_the_wheel_is_the_one_read_from_toml(section: str, installed: Path) -> None:
    there, here = Rulebook((installed,)), BOOK
    read = plain(here.decrees.heads if section == "heads" else getattr(here, section))
    assert plain(there.decrees.heads if section == "heads" else getattr(there, section)) == read
    assert there.prepared_from is not None
    assert read


def test_every_decree_of_the_wheel_is_the_one_read_from_toml(installed: Path) -> None:
    book = Rulebook((installed,))
    for instrument in BOOK.decrees.heads:
        assert plain(dict(book.decrees.own_acts(instrument))) == plain(BOOK.decrees.own_acts(instrument))
        assert plain(book.decrees.acts(instrument)) == plain(BOOK.decrees.acts(instrument))
        assert plain(book.decrees.powers(instrument)) == plain(BOOK.decrees.powers(instrument))
    assert book.change_days_by_instrument() == BOOK.change_days_by_instrument()


def test_one_act_is_read_with_its_article_alone(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    acts, opened = Rulebook((installed,)).decrees.own_acts("174/2026/NĐ-CP"), []
    read = pickle.loads
    monkeypatch.setattr(pickle, "loads", lambda data: opened.append(len(data)) or read(data))
    one = acts[Citation.parse("174/2026/NĐ-CP Đ95.1.a")]
    assert len(opened) == 1
    assert acts[Citation.parse("174/2026/NĐ-CP Đ95.1.a")] is one
    assert Citation.parse("174/2026/NĐ-CP Đ95.99") not in acts
    assert Citation.parse("174/2026/NĐ-CP Đ999.1") not in acts
    assert len(opened) == 1
    assert next(iter(acts)) in acts


def test_a_book_of_the_wheel_reads_no_file_of_rules(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr("thanhtra.rulebook.source.Source.files", refused)
    book = Rulebook((installed,))
    assert not book.problems()
    assert book.decrees.problems() == []
    assert book.edition.startswith("9.9+")


def test_the_edition_is_that_of_the_files(installed: Path) -> None:
    ready, (slug, reading) = Rulebook((installed,)), next(iter(BOOK.readings.items()))
    other = next(choice for choice in reading.choices if choice != reading.default)
    assert ready.edition.partition("+")[2] == BOOK.edition.partition("+")[2]
    chosen = {slug: other}
    assert (
        Rulebook((installed,), chosen).edition.partition("+")[2] == Rulebook((DATA,), chosen).edition.partition("+")[2]
    )


def _changed(data: Path) -> None:
    """A figure of one rule, so that no size moves."""
    term = data / "procedure" / "sending.toml"
    text = term.read_text(encoding="utf-8")
    term.write_text(text.replace("amount = 3", "amount = 4"), encoding="utf-8")
    assert text != term.read_text(encoding="utf-8")


def test_a_file_changed_since_is_read_from_toml(installed: Path) -> None:
    _changed(installed)
    book = Rulebook((installed,))
    assert book.prepared_from is None
    assert repr(book.limit("sending")) != repr(BOOK.limit("sending"))
    assert book.edition.partition("+")[2] != BOOK.edition.partition("+")[2]


@pytest.mark.skipif(os.name == "nt", reason="the day a file was put there, of POSIX")
def test_a_file_put_there_with_an_old_day_is_read_from_toml(installed: Path) -> None:
    """As ``cp -p`` or an archive put it: its day of writing is older than the wheel's."""
    _changed(installed)
    os.utime(installed / "procedure" / "sending.toml", (1, 1))
    assert repr(Rulebook((installed,)).limit("sending")) != repr(BOOK.limit("sending"))


@pytest.mark.parametrize("name", ["procedure/zz-own.toml", "zz-own.toml"])
def test_a_file_added_since_is_read_from_toml(name: str, installed: Path) -> None:
    (installed / name).write_bytes((DATA / "procedure" / "sending.toml").read_bytes().replace(b'"sending"', b'"own"'))
    assert Rulebook((installed,)).prepared_from is None


def test_a_file_gone_since_is_read_from_toml(installed: Path) -> None:
    (installed / "units.toml").unlink()
    assert Rulebook((installed,)).prepared_from is None


def test_files_touched_but_the_same_are_still_of_the_wheel(installed: Path) -> None:
    (installed / "units.toml").touch()
    book = Rulebook((installed,))
    assert book.prepared_from is not None
    assert plain(book.units) == plain(BOOK.units)


def test_rules_laid_over_are_read_from_toml(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "own" / "procedure").mkdir(parents=True)
    (tmp_path / "own" / "procedure" / "sending.toml").write_bytes((DATA / "procedure" / "sending.toml").read_bytes())
    book = Rulebook((installed, tmp_path / "own"))
    assert book.prepared_from is None


def test_what_a_wheel_brings_names_every_file_and_folder(made: bytes, tmp_path: Path) -> None:
    (tmp_path / prepared.FILE).write_bytes(made)
    sizes = Prepared(tmp_path / prepared.FILE).head.sizes
    files = {path.relative_to(DATA).as_posix(): path for path in DATA.rglob("*.toml")}
    assert {name: size for name, size in sizes.items() if size >= 0} == {
        name: path.stat().st_size for name, path in files.items()
    }
    assert {name for name, size in sizes.items() if size < 0} == {
        "",
        *(path.parent.relative_to(DATA).as_posix() for path in files.values() if path.parent != DATA),
    } | {"decrees"}
    assert tomllib.loads((DATA / "units.toml").read_text(encoding="utf-8"))


def test_a_wheel_says_its_own_version(installed: Path) -> None:
    assert installed
    assert package_version() == "9.9"


def test_outside_a_folder_nothing_is_taken_on_trust(installed: Path) -> None:
    """In an archive the time a file was touched cannot be asked; its fingerprint can."""

    class Elsewhere:
        """A place that is no path."""

    file = installed.parent / prepared.FILE
    assert Prepared(file).is_of(installed)
    assert not Prepared(file).is_of(Elsewhere())  # type: ignore[arg-type]
    assert not Prepared(file).is_of(installed / "absent")


def test_other_tables_of_the_library_come_with_the_wheel_until_somebody_touches_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "search/lexicon.toml"
    read = table_of(name)
    (tmp_path / "search").mkdir()
    (tmp_path / name).write_bytes((DATA.parent.parent / name).read_bytes())
    (tmp_path / prepared.FILE).write_bytes(prepare("9.9", BOOK, [name]))
    wheel = Prepared(tmp_path / prepared.FILE)
    monkeypatch.setattr(prepared, "shipped", lambda: wheel)
    monkeypatch.setattr(prepared, "root", lambda: tmp_path)
    monkeypatch.setattr(tomllib, "loads", None)
    assert table_of(name) == read
    monkeypatch.undo()
    monkeypatch.setattr(prepared, "shipped", lambda: wheel)
    monkeypatch.setattr(prepared, "root", lambda: tmp_path)
    (tmp_path / name).write_text('rows = [["a"]]', encoding="utf-8")
    assert table_of(name) == {"rows": [["a"]]}
    assert not wheel.has("wording/notes_vi.toml", tmp_path)


def test_the_acts_of_an_article_are_told_alike(installed: Path) -> None:
    there = Rulebook((installed,)).decrees
    for instrument in ("174/2026/NĐ-CP", "15/2020/NĐ-CP"):
        every = BOOK.decrees.acts(instrument)
        for article in {place.article for place in every}:
            place = Citation(instrument, article, "1")
            meant = [c for c in every if c.article == article]
            assert [*BOOK.decrees.acts_of_article(place)] == meant
            assert [*there.acts_of_article(place)] == meant
    assert BOOK.decrees.acts_of_article(Citation("15/2020/NĐ-CP", "999")) == {}
