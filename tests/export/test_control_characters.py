"""A file cannot steer the terminal it is shown on."""

from __future__ import annotations

import json

from thanhtra import Rulebook, read_case, review
from thanhtra.exchange.problem import echo
from thanhtra.export import Style, text
from thanhtra.export.table import TableTotals, case_line


def test_escape_codes_in_an_id_are_shown_not_sent():
    document = {"format": "thanhtra.case", "version": 1, "id": "A\x1b]0;x\x07\nB", "events": []}
    case = read_case(json.dumps(document).encode())
    page = text(review(case, Rulebook.built_in()), case, lang="en")

    assert "\x1b" not in page
    assert "\x07" not in page
    assert page.startswith("A\ufffd]0;x\ufffd\ufffdB")


def test_colours_and_directions_of_the_file_are_shown_not_sent_and_ours_are():
    number = "12\x1b[1;32m\u2713 IN TIME\x1b[8m\u202e\u2066\x9b31m"
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "A\x1b[8m",
        "events": [{"kind": "minutes_drawn_up", "on": "2020-10-05", "number": number}],
    }
    case = read_case(json.dumps(document).encode())
    found = review(case, Rulebook.built_in())
    for page in (text(found, case), text(found, case, style=Style(colour=True)), case_line(found, case, TableTotals())):
        assert "\x1b[1;32m" not in page
        assert not set(page) & set("\u202e\u2066\x9b")
        assert "\x1b[8m" not in page
    assert "\x1b[1m" in text(found, case, style=Style(colour=True))
    assert "\x1b" not in text(found, case)


def test_what_a_problem_repeats_steers_no_terminal():
    assert echo("a\x9b31m\u202eb\x1b[8m") == '"a\ufffd31m\ufffdb\\u001b[8m"'
