"""``thanhtra diagram``: Mermaid or SVG, the path of a case marked."""

from __future__ import annotations


def test_a_case_is_marked_in_either_form(run, files):
    assert "class decided reached" in run("diagram", "proceeding", "--case", files.late()).out
    drawn = run("diagram", "proceeding", "--case", files.late(), "--format", "svg", "--lang", "en").out
    assert drawn.startswith("<?xml")
    assert 'class="edge on"' in drawn


def test_what_cannot_be_drawn_says_why(run, files):
    assert run("diagram", "proceeding", "--case", "no-such.json").code == 2
    assert (
        "missing"
        in run(
            "diagram", "proceeding", "--case", files.write("b.json", '{"format": "thanhtra.case", "version": 1}')
        ).err
    )
