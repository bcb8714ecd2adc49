"""The rules in the form a wheel brings are those of the TOML they were made from, value for value."""

from __future__ import annotations

import os
import pickle
import shutil
import tomllib
import zipfile
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any
from zlib import crc32

import attrs
import pytest

from thanhtra.cli import main
from thanhtra.errors import RulebookError
from thanhtra.law import Citation
from thanhtra.rulebook import Periods, Rulebook, prepared
from thanhtra.rulebook.edition import package_version
from thanhtra.rulebook.prepared import Prepared, prepare, table_of

BOOK = Rulebook.built_in()
EDITION = BOOK.edition
"""Asked here: the book of all tests keeps it, and below the library is another for a while."""
DATA = Path(prepared.__file__).with_name("data")
CASE = Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json"


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
    assert ready.edition.partition("+")[2] == EDITION.partition("+")[2]
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
    assert book.edition.partition("+")[2] != EDITION.partition("+")[2]


@pytest.mark.parametrize("copied", [True, False])
def test_a_file_with_an_old_day_is_read_from_toml(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, copied: bool
) -> None:
    """As an archive or ``cp -p`` put it there; and in a tree copied whole with its days after that, rules first, what was made of them last."""
    _changed(installed)
    os.utime(installed / "procedure" / "sending.toml", (1, 1))
    at = installed
    if copied:
        at = tmp_path / "copy" / "data"
        shutil.copytree(installed, at)
        file = shutil.copy2(tmp_path / prepared.FILE, at.with_name(prepared.FILE))
        monkeypatch.setattr("thanhtra.rulebook.book.shipped", lambda: Prepared(file))
        monkeypatch.setattr("thanhtra.rulebook.book._DATA", at)
    assert repr(Rulebook((at,)).limit("sending")) != repr(BOOK.limit("sending"))


def test_another_table_of_the_library_with_an_old_day_is_read_from_toml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "search/lexicon.toml"
    data = (DATA.parent.parent / name).read_bytes()
    (tmp_path / "search").mkdir()
    (tmp_path / name).write_bytes(data.replace(b'"disgorge"', b'"disgorgx"'))
    os.utime(tmp_path / name, (1, 1))
    assert (tmp_path / name).read_bytes() != data
    (tmp_path / prepared.FILE).write_bytes(prepare("9.9", BOOK, [name]))
    monkeypatch.setattr(prepared, "shipped", lambda: Prepared(tmp_path / prepared.FILE))
    monkeypatch.setattr(prepared, "root", lambda: tmp_path)
    assert table_of(name) == tomllib.loads((tmp_path / name).read_text(encoding="utf-8"))


def _every_part(file: Path) -> None:
    wheel = Prepared(file)
    for name in wheel.head.parts:
        wheel.part(name)


@pytest.mark.parametrize("length", [0, 5, 100, -1])
def test_a_file_cut_short_is_said_to_be_damaged(length: int, installed: Path) -> None:
    file = installed.with_name(prepared.FILE)
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(RulebookError, match=r"prepared\.bin.*install the library again"):
        _every_part(file)


def test_a_byte_changed_is_said_to_be_damage(installed: Path) -> None:
    file, data = installed.with_name(prepared.FILE), bytearray(installed.with_name(prepared.FILE).read_bytes())
    for at in range(20, len(data), len(data) // 30):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        with pytest.raises(RulebookError, match="a damaged file"):
            _every_part(file)


def test_damage_met_in_a_review_is_not_laid_on_the_case(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, (slug, reading) = installed.with_name(prepared.FILE), next(iter(BOOK.readings.items()))
    data, length = bytearray(file.read_bytes()), int.from_bytes(file.read_bytes()[:8])
    data[16 + length + Prepared(file).head.parts["procedure"][0]] ^= 1
    file.write_bytes(data)
    code = main(["review", str(CASE), str(CASE), "--reading", f"{slug}={reading.default}"])
    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert told.err == (
        "thanhtra review: prepared.bin: expected what the build wrote: install the library again, got a damaged file\n"
    )


def test_acts_are_listed_while_another_thread_opens_articles(installed: Path) -> None:
    acts = Prepared(installed.with_name(prepared.FILE)).acts("15/2020/NĐ-CP")
    first, *others = acts
    asked = Citation.parse(f"15/2020/NĐ-CP Đ{first.article}")

    class Between(Citation):
        """Opens an article at the moment an act is compared, as another thread may."""

        def covers(self, other: Citation) -> bool:
            assert acts[others[-1]]
            return asked.covers(other)

    assert acts.of_article(Between(asked.instrument, asked.article)) == acts.of_article(asked) != []


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


def test_what_a_wheel_brings_names_every_file(made: bytes, tmp_path: Path) -> None:
    (tmp_path / prepared.FILE).write_bytes(made)
    files = {path.relative_to(DATA).as_posix(): crc32(path.read_bytes()) for path in DATA.rglob("*.toml")}
    assert Prepared(tmp_path / prepared.FILE).head.sums == files


def test_a_wheel_says_its_own_version(installed: Path) -> None:
    assert installed
    assert package_version() == "9.9"


def test_rules_in_an_archive_are_compared_too(installed: Path) -> None:
    wheel = Prepared(installed.with_name(prepared.FILE))
    packed = Path(shutil.make_archive(str(installed.parent / "packed"), "zip", installed.parent, "data"))
    assert wheel.is_of(zipfile.Path(packed, "data/"))
    _changed(installed)
    packed = Path(shutil.make_archive(str(installed.parent / "changed"), "zip", installed.parent, "data"))
    assert not wheel.is_of(zipfile.Path(packed, "data/"))
    assert not wheel.is_of(installed / "absent")


def test_a_folder_no_rule_is_read_from_does_not_count(installed: Path) -> None:
    (installed / "_own").mkdir()
    (installed / "_own" / "own.toml").write_text("a = 1", encoding="utf-8")
    (installed / "notes.txt").write_text("a", encoding="utf-8")
    assert Rulebook((installed,)).prepared_from is not None


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
    assert not wheel.has("wording/notes_vi.toml", b"")


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
