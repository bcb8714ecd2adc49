"""A range whose ends are equal is one figure, and one of a unit is singular, wherever acts are listed."""

from __future__ import annotations

import pytest

from thanhtra.export.act_changes import _measure as changed_measure
from thanhtra.export.found import _measure as found_measure
from thanhtra.export.words import counted
from thanhtra.rulebook import OfferedMeasure
from thanhtra.terms import Unit


def offered(least: int | None, most: int | None, unit: Unit | None = Unit.MONTH) -> OfferedMeasure:
    return OfferedMeasure(
        measure="suspend-activity", least=least, most=most, unit=unit, cite=None, condition="", scope=""
    )


@pytest.mark.parametrize(
    ("least", "most", "vi", "en"),
    [
        (1, 3, "từ 1 đến 3 tháng", "1 to 3 months"),
        (24, 24, "24 tháng", "24 months"),
        (1, 1, "1 tháng", "1 month"),
    ],
)
def test_the_term_of_a_measure_an_act_is_met_with(least: int, most: int, vi: str, en: str) -> None:
    assert found_measure(offered(least, most), "vi").endswith(f"có thời hạn {vi}")
    assert found_measure(offered(least, most), "en").endswith(f"for a time {en}")


@pytest.mark.parametrize(("least", "most", "en"), [(1, 3, "1–3 months"), (2, 2, "2 months"), (1, 1, "1 month")])
def test_the_term_of_a_measure_that_changed(least: int, most: int, en: str) -> None:
    assert changed_measure(offered(least, most), "en").endswith(f"for a time {en}")


def test_a_limit_without_a_figure_is_its_unit() -> None:
    assert counted(None, Unit.PROMPTLY, "en") == "promptly"
    assert [counted(1, Unit.YEAR, lang) for lang in ("vi", "en")] == ["1 năm", "1 year"]
