"""A track with the path of a case marked."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from thanhtra import read_case
from thanhtra.export.diagrams import diagram_mermaid, diagram_svg
from thanhtra.export.path import passages
from thanhtra.lifecycle import TRACKS, mermaid

CASE = read_case(Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json")
ODD = {
    "format": "thanhtra.case",
    "version": 1,
    "id": "O",
    "events": [{"kind": "decision_delivered", "on": "2020-01-01"}],
}


def test_the_path_is_marked_and_nothing_else():
    drawn = diagram_mermaid("proceeding", CASE)
    assert drawn.startswith(mermaid(TRACKS["proceeding"]))
    assert "    class decided reached" in drawn
    assert "    class minuted passed" in drawn
    assert "class executed" not in drawn


def test_a_step_out_of_order_is_drawn_as_such():
    case = read_case(json.dumps(ODD).encode())
    (move,) = passages(case)["*"]
    assert (move.source, move.target, move.allowed) == ("start", "delivered", False)
    assert "start --> delivered : decision_delivered (!)" in diagram_mermaid("proceeding", case)
    assert 'class="edge odd"' in diagram_svg("proceeding", case)


@pytest.mark.parametrize("track", list(TRACKS))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_track_is_an_svg_with_all_its_stages_named(track, lang):
    drawn = ET.fromstring(diagram_svg(track, lang=lang).encode())  # noqa: S314 - our own text
    boxes = [g for g in drawn if g.find("{http://www.w3.org/2000/svg}rect") is not None]
    assert len(boxes) == len(TRACKS[track].stages)
    if lang == "vi":
        words = {e.text for e in drawn.iter("{http://www.w3.org/2000/svg}text")}
        assert not words & set(TRACKS[track].stages)


def test_without_a_case_nothing_is_marked():
    assert diagram_mermaid("seizure") == mermaid(TRACKS["seizure"])
    assert 'class="edge on"' not in diagram_svg("seizure")
