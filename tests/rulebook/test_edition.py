"""The edition changes with every rule file and every reading, and with nothing else."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.edition import package_version

BUILT_IN = Rulebook.built_in().edition


def laid_over(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_same_rules_are_one_edition() -> None:
    assert Rulebook.built_in(readings={"limitation-roll": "no-roll"}).edition == BUILT_IN


def test_another_reading_is_another_edition() -> None:
    assert Rulebook.built_in(readings={"limitation-roll": "roll"}).edition != BUILT_IN


def test_a_folder_laid_over_is_another_edition_and_one_byte_more_a_third(tmp_path: Path) -> None:
    text = 'kind = "unmodelled"\n'
    first = Rulebook((*Rulebook.built_in()._roots, laid_over(tmp_path / "a", "procedure/own.toml", text))).edition
    second = Rulebook(
        (*Rulebook.built_in()._roots, laid_over(tmp_path / "b", "procedure/own.toml", text + "#"))
    ).edition
    assert len({BUILT_IN, first, second}) == 3


def test_a_decrees_folder_belongs_to_the_edition(tmp_path: Path) -> None:
    folder = laid_over(tmp_path, "decrees/1-2030/decree.toml", 'instrument = "1/2030/NĐ-CP"\n')
    assert Rulebook((*Rulebook.built_in()._roots, folder)).edition != BUILT_IN


def test_an_edition_says_the_version_and_a_hash() -> None:
    version, plus, digest = BUILT_IN.partition("+")
    assert version
    assert plus == "+"
    assert len(digest) == 16


def test_a_copy_that_was_never_installed_is_version_0(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_installed(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", not_installed)
    assert package_version() == "0"
