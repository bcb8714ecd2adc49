"""A file cannot steer the terminal it is shown on."""

from __future__ import annotations

import json

from thanhtra import Rulebook, read_case, review
from thanhtra.export import text


def test_escape_codes_in_an_id_are_shown_not_sent():
    document = {"format": "thanhtra.case", "version": 1, "id": "A\x1b]0;x\x07\nB", "events": []}
    case = read_case(json.dumps(document).encode())
    page = text(review(case, Rulebook.built_in()), case, lang="en")

    assert "\x1b" not in page
    assert "\x07" not in page
    assert page.startswith("A\ufffd]0;x\ufffd\ufffdB")
