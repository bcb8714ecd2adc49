"""The rows a wheel brings are those the classes compile to."""

from __future__ import annotations

import attrs

from thanhtra.lifecycle import TRACKS, compile_rows
from thanhtra.lifecycle.rows import Rows
from thanhtra.lifecycle.shipped import packed, shipped, unpacked
from thanhtra.lifecycle.tracks import Tracks, chart_of


def _said(rows: Rows) -> dict[str, object]:
    return {field.name: getattr(rows, field.name) for field in attrs.fields(Rows) if field.name != "orders"}


def test_rows_come_back_as_they_were_compiled() -> None:
    compiled = {name: compile_rows(chart_of(name)) for name in TRACKS}
    found = unpacked(packed(compiled.values()))
    assert {name: _said(rows) for name, rows in found.items()} == {name: _said(rows) for name, rows in compiled.items()}


def test_a_checkout_brings_none_and_compiles() -> None:
    assert shipped() == {}


def test_shipped_rows_are_taken_before_a_class_is_loaded(monkeypatch) -> None:
    rows = unpacked(packed([compile_rows(chart_of("seizure"))]))
    monkeypatch.setattr("thanhtra.lifecycle.tracks.shipped", lambda: rows)
    assert Tracks()["seizure"] is rows["seizure"]
