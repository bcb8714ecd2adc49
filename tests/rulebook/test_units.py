"""Provinces, districts and communes: every code has its place, every old one its new one, and the sources agree but where it is said."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from thanhtra.rulebook import Rulebook, became, made_of, read_area
from thanhtra.rulebook.lint import lint

BOOK = Rulebook.built_in()
OLD, NEW = BOOK.units
OLD_NAMES, NEW_NAMES = BOOK.unit_names
LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
NEVER_MERGED = {"01", "04", "11", "12", "14", "20", "22", "38", "40", "42", "46"}
"""The eleven provinces whose area Resolution 202/2025/QH15 left alone."""


def test_there_are_63_provinces_to_june_2025_and_34_from_july():
    assert (OLD.start, len(OLD.communes), NEW.start, len(NEW.communes)) == (date(2013, 7, 1), 63, FIRST, 34)
    assert sum(map(len, NEW.communes.values())) == 3321


@pytest.mark.parametrize("code", sorted(OLD.communes))
def test_every_old_province_became_part_of_one_new_one(code):
    read = read_area(BOOK.units, code, LAST)
    (new,) = became(read, BOOK.units)
    assert new in NEW.communes
    assert code in made_of(read_area(BOOK.units, new, FIRST), BOOK.units)
    assert OLD_NAMES.name(code).startswith(("tỉnh ", "thành phố "))


@pytest.mark.parametrize("code", sorted(NEW.communes))
def test_every_new_province_is_made_of_whole_old_ones_and_has_its_resolution(code):
    made = made_of(read_area(BOOK.units, code, FIRST), BOOK.units)
    assert (len(made) == 1) == (code in NEVER_MERGED)
    assert NEW.resolutions[code].endswith("/NQ-UBTVQH15")
    assert NEW_NAMES.name(code).startswith(("tỉnh ", "thành phố "))


def test_the_34_resolutions_on_communes_are_1654_to_1687():
    assert sorted(NEW.resolutions.values()) == [f"{n}/NQ-UBTVQH15" for n in range(1654, 1688)]


COMMUNES = sorted(f"{province}/{code}" for province, codes in NEW.communes.items() for code in codes)
DRAWN = Random(20250701).sample(COMMUNES, 200)  # noqa: S311 - a draw for a test


@pytest.mark.parametrize("area", DRAWN)
def test_a_commune_drawn_at_random_has_a_name_a_source_and_communes_it_was_made_of(area):
    read = read_area(BOOK.units, area, FIRST)
    made = made_of(read, BOOK.units)
    assert (read.map, read.in_force, bool(NEW.source), bool(NEW.cites)) == (NEW, True, True, True)
    assert NEW_NAMES.name(area).split(" ")[0] in {"Phường", "Xã", "Đặc"}
    assert made
    assert all(OLD.holds(old) and OLD_NAMES.name(old) for old in made)
    assert {became(read_area(BOOK.units, old.split("/")[0], LAST), BOOK.units) for old in made} == {
        (area.split("/")[0],)
    }


def test_every_commune_of_june_2025_became_part_of_communes_of_its_own_province():
    carried = {(new, old) for new in NEW.communes for olds in NEW.origins(new).values() for old in olds}
    late = {(p, c) for p, codes in OLD.communes.items() for c in codes if (NEW.province_of[p], c) in carried}
    islands = {code for _, code in carried if len(code) == 3}
    assert (len(late), len(carried) - len(late), islands) == (10035, 5, {"498", "318", "471", "536", "755"})


def test_the_codes_of_the_new_map_are_those_of_a_published_package():
    package = pytest.importorskip("vietnam_provinces")
    theirs = {f"{w.province_code.value:02d}/{w.code.value:05d}" for w in package.Ward.iter_all()}
    assert theirs == set(COMMUNES)


@pytest.mark.parametrize(
    ("area", "name"),
    [("48", "thành phố Đà Nẵng"), ("48/20195", "Phường Hải Vân, thành phố Đà Nẵng"), ("49", None), ("48/99999", None)],
)
def test_what_an_area_of_today_is_called(area, name):
    assert name == NEW_NAMES.name(area)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[[map]]\nfrom = 2030-01-01\ncites = ["202/2025/QH15"]\n[map.units]\n01 = 7\n',
            "map[0].units.01: expected a text, got 7",
        ),
        (
            '[[map]]\ncites = ["202/2025/QH15"]\n[map.units]\n01 = "00004"\n',
            "map[0].from: expected a date such as 2022-01-01, got nothing",
        ),
    ],
)
def test_a_map_that_cannot_be_read_is_told(tmp_path, text, told):
    (tmp_path / "units.toml").write_text(text, encoding="utf-8")
    assert f"units.toml: {told}" in [str(p) for p in lint(tmp_path)]


def test_names_without_their_day_are_told(tmp_path):
    (tmp_path / "unit_names.toml").write_text("[[map]]\n[map.names]\n01 = 'x'\n", encoding="utf-8")
    assert "unit_names.toml: map[0].from: expected a date such as 2022-01-01, got nothing" in [
        str(p) for p in lint(tmp_path)
    ]
