from __future__ import annotations

import pytest

from thanhtra.lifecycle import TRACKS, mermaid


def test_the_drawing_names_the_kind_and_its_article():
    lines = mermaid(TRACKS["proceeding"]).splitlines()
    assert lines[0] == "stateDiagram-v2"
    assert "    [*] --> start" in lines
    assert "    minuted --> decided : decision_issued (15/2012/QH13 Đ66.1)" in lines
    assert '    state "not-sanctioned" as not_sanctioned' in lines
    assert "    closed --> [*]" in lines


@pytest.mark.parametrize("name", list(TRACKS))
def test_every_move_is_drawn_once_and_no_staying(name):
    rows = TRACKS[name]
    moves = sum(target != stage for stage in rows.stages for target in rows.land[stage].values())
    arrows = [line for line in mermaid(rows).splitlines() if " : " in line]
    assert moves == len(arrows) == len(set(arrows))
