"""``thanhtra law map``: a jurist asks where a clause lives; a maintainer compares the numbering with the texts."""

from __future__ import annotations

import json

from thanhtra.statutes import mapped_instruments


def test_all_statutes_in_figures(run):
    shown = run("law", "map")
    assert shown.code == 0
    assert [line.partition(":")[0] for line in shown.out.splitlines()] == list(mapped_instruments())


def test_one_place_and_what_lies_inside_it(run):
    shown = run("law", "map", "15/2012/QH13 Đ54", "--lang", "en")
    assert [line.split()[0] for line in shown.out.splitlines()[2:]] == ["Đ54", "Đ54.1", "Đ54.2", "Đ54.3", "Đ54.4"]


def test_as_json(run):
    one = json.loads(run("law", "map", "217/2025/NĐ-CP Đ6", "--json").out)
    assert one["instrument"] == "217/2025/NĐ-CP"
    assert [p["at"] for p in one["places"]] == ["217/2025/NĐ-CP Đ6", "217/2025/NĐ-CP Đ6.1", "217/2025/NĐ-CP Đ6.2"]
    assert {"kind": "check", "name": "INS14"}.items() <= one["places"][1]["homes"][0].items()
    assert [m["instrument"] for m in json.loads(run("law", "map", "--json").out)["maps"]] == list(mapped_instruments())


def test_what_has_no_map_is_refused(run):
    for place in ("80/2015/QH13", "nothing", "15/2012/QH13 Đ90"):
        shown = run("law", "map", place)
        assert (shown.code, shown.out) == (2, "")
        assert place.removeprefix("15/2012/QH13 ") in shown.err


def test_the_numbering_is_compared_with_texts(run, tmp_path):
    (tmp_path / "217-2025-nd-cp.txt").write_text(
        "Điều 1. Phạm vi điều chỉnh\n1. Một khoản.\n2. Khoản nữa.\n", encoding="utf-8"
    )
    shown = run("law", "map", "217/2025/NĐ-CP", "--texts", str(tmp_path))
    assert shown.code == 1
    assert "thiếu / the map lacks: 1.1 1.2 ·" in shown.out
    none = run("law", "map", "02/2011/QH13", "--texts", str(tmp_path))
    assert (none.code, none.out) == (0, "02/2011/QH13: không có văn bản / no text\n")
    assert run("law", "map", "02/2011/QH13", "--texts", str(tmp_path / "none")).code == 2
