"""The columns of a report: every label can be read, whatever the periods are called."""

from __future__ import annotations

import re

import pytest

from thanhtra.reports.charts import Column, columns

LETTER = 6.2


def labels(shown):
    """(middle, line, text) of what stands below the base of the picture, and its height."""
    drawn = columns("n", "t", shown, lang="vi")
    height = float(re.search(r'viewBox="0 0 340 (\d+)"', drawn)[1])
    found = [
        (float(x), float(y), text)
        for x, y, text in re.findall(r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="middle"[^>]*>([^<]+)</text>', drawn)
        if float(y) > 128
    ]
    return found, height


CHARTS = {
    "three years, the first beside the year before": [
        Column("năm 2020", 2, 0, "năm 2019"),
        Column("năm 2021", 0, None),
        Column("năm 2022", 3, None),
    ],
    "one year beside the year before": [Column("năm 2020", 2, 1, "năm 2019")],
    "eight quarters": [Column(f"quý {q} năm {y}", 1, None) for y in (2025, 2026) for q in ("I", "II", "III", "IV")],
    "four quarters beside those of the year before": [
        Column(f"quý {q} năm 2026", 2, 1, f"quý {q} năm 2025") for q in ("I", "II", "III", "IV")
    ],
    "thirteen months": [Column(f"T{m}", m, None) for m in range(1, 14)],
    "nothing": [],
}


@pytest.mark.parametrize("chart", CHARTS)
def test_no_label_touches_another_and_none_is_cut_off_below(chart):
    found, height = labels(CHARTS[chart])
    assert len(found) == sum(1 + (c.before is not None) for c in CHARTS[chart])
    for at, (x, y, text) in enumerate(found):
        assert y + 4 < height
        for other_x, other_y, other in found[at + 1 :]:
            assert y != other_y or abs(x - other_x) >= (len(text) + len(other)) * LETTER / 2


def test_labels_that_have_room_stand_on_one_line():
    found, height = labels(CHARTS["thirteen months"])
    assert {y for _, y, _ in found} == {143.0}
    assert height == 148
