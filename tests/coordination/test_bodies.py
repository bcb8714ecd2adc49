"""Whose a field and an area are on a day, who took over, and what two bodies agreed to share."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.coordination import Agreement, competent, competent_bodies, shared, successors
from thanhtra.errors import NotInTheBook
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.lint import lint
from thanhtra.terms import Basis

BOOK = Rulebook.built_in()


def slugs(bodies):
    return [b.slug for b in bodies]


def test_a_licensee_in_hanoi_is_the_departments_first_then_the_ministrys():
    assert slugs(competent_bodies(BOOK, "telecommunications", "01/00004", date(2020, 10, 1))) == [
        "department-of-information-and-communications-hanoi",
        "authority-of-telecommunications",
        "ministry-of-information-and-communications",
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 2, 28), "department-of-information-and-communications-hanoi"),
        (date(2025, 3, 1), "department-of-science-and-technology-hanoi"),
    ],
)
def test_the_reorganisation_of_2025_03_01_moves_telecom_to_science(day, expected):
    assert slugs(competent_bodies(BOOK, "telecommunications", "01", day))[0] == expected


OLD, NEW = BOOK.units


@pytest.mark.parametrize("area", sorted(OLD.communes))
def test_every_province_has_its_department_to_february_2025_and_two_from_march(area):
    (before,) = [b for b in competent(BOOK, "press", area, date(2025, 2, 28)).bodies if b.area == area]
    (press,) = [b for b in competent(BOOK, "press", area, date(2025, 3, 1)).bodies if b.area == area]
    (telecom,) = [b for b in competent(BOOK, "telecommunications", area, date(2025, 6, 30)).bodies if b.area == area]
    assert before.slug.startswith("department-of-information-and-communications-")
    assert [b.slug for b in successors(BOOK, before.slug, date(2025, 3, 1))] == [telecom.slug, press.slug]


@pytest.mark.parametrize("area", sorted(NEW.communes))
def test_every_province_of_july_2025_has_its_departments_and_they_took_over(area):
    day = date(2025, 7, 1)
    for field in ("press", "telecommunications"):
        (body,) = [b for b in competent(BOOK, field, area, day).bodies if b.area == area]
        for old in NEW.provinces[area].split():
            (before,) = [b for b in competent(BOOK, field, old, date(2025, 6, 30)).bodies if b.area == old]
            assert successors(BOOK, before.slug, day) == (body,)


def test_a_code_of_the_old_map_stands_for_the_province_it_became_part_of():
    assert competent(BOOK, "press", "06", date(2025, 7, 1)) == competent(BOOK, "press", "19", date(2025, 7, 1))
    assert competent_bodies(BOOK, "press", "06/01840", date(2025, 7, 1)) == competent_bodies(
        BOOK, "press", "19/01840", date(2025, 7, 1)
    )


@pytest.mark.parametrize(
    ("field", "area", "day", "missing"),
    [
        ("press", "06", date(2020, 1, 1), ()),
        (
            "advertising",
            "06",
            date(2025, 2, 28),
            ("law:bodies:06@2025-02-28",),
        ),  # the field of the departments of culture before March 2025
        ("advertising", "06", date(2025, 3, 1), ()),
        ("press", "07", date(2020, 1, 1), ("law:areas@2020-01-01",)),  # no such province
        ("press", "48/20333", date(2020, 1, 1), ("law:areas@2020-01-01",)),  # a commune of July 2025
        ("press", "06", date(2012, 1, 1), ("law:areas@2012-01-01",)),
        ("press", "vn", date(2020, 1, 1), ()),
    ],
)
def test_what_is_not_held_is_told(field, area, day, missing):
    found = competent(BOOK, field, area, day)
    assert found.missing == missing
    assert not missing or all(b.area == "vn" for b in found.bodies)


def test_a_field_the_book_does_not_have_is_refused():
    with pytest.raises(NotInTheBook):
        competent_bodies(BOOK, "pres", "48", date(2020, 1, 1))


@pytest.mark.parametrize("field", ["press", "telecommunications", "radio-frequency", "publishing", "printing"])
def test_a_ministry_is_told_with_its_bureau(field):
    assert len(competent_bodies(BOOK, field, "vn", date(2026, 1, 1))) >= 2


def test_a_department_is_known_by_its_source_and_the_end_of_its_inspectorate_by_a_reading():
    """That every province had the department others say; that its inspectorate ended on the first day of 84/2025/QH15, no text: it names none."""
    assert BOOK.bodies["department-of-science-and-technology-hue"].known is Basis.SECONDARY
    assert {
        BOOK.bodies[f"inspectorate-of-department-of-{field}-hue"].known
        for field in ("science-and-technology", "culture")
    } == {Basis.INFERENCE}


def test_hue_is_called_as_it_was_each_time():
    names = [
        BOOK.bodies[f"{kind}-hue"].vi
        for kind in ("department-of-information-and-communications", "department-of-science-and-technology")
    ]
    assert names == [
        "Sở Thông tin và Truyền thông tỉnh Thừa Thiên Huế (từ ngày 2025-01-01: thành phố Huế)",
        "Sở Khoa học và Công nghệ thành phố Huế",
    ]


def test_a_file_of_provincial_bodies_without_provinces_makes_none(tmp_path):
    (tmp_path / "provincial_bodies.toml").write_text("[[map]]\nfrom = 2030-01-01\n", encoding="utf-8")
    assert lint(tmp_path) == []


def test_a_body_that_ended_is_held_by_those_that_took_over():
    gone = "department-of-information-and-communications-hanoi"

    assert slugs(successors(BOOK, gone, date(2025, 2, 28))) == [gone]
    assert slugs(successors(BOOK, gone, date(2026, 1, 1))) == [
        "department-of-science-and-technology-hanoi",
        "department-of-culture-and-sports-hanoi",
    ]
    with pytest.raises(NotInTheBook):
        successors(BOOK, "nobody", date(2026, 1, 1))


def test_bodies_share_what_their_agreement_names_while_it_holds():
    agreement = Agreement(
        id="2017",
        parties=frozenset({"a", "b"}),
        begins=date(2017, 5, 18),
        ends=date(2020, 12, 31),
        data_sets=frozenset({"licences"}),
    )

    assert shared([agreement], "a", "b", "licences", date(2020, 12, 31)) == (agreement,)
    assert shared([agreement], "a", "b", "licences", date(2021, 1, 1)) == ()
    assert shared([agreement], "a", "b", "violations", date(2020, 1, 1)) == ()
    assert shared([agreement], "a", "c", "licences", date(2020, 1, 1)) == ()
