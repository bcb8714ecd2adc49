"""Running limits as a calendar: RFC 5545 lines, one event a limit, the law in its note."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from thanhtra import Rulebook, read_case, review
from thanhtra.export.calendars import alarm, basic, calendar, folded_lines, ical_text
from thanhtra.terms import Status

BOOK = Rulebook.built_in()
TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "bk-2020-017.json"


def written(as_of=date(2020, 10, 20), **changes):
    document = {**json.loads(TUTORIAL.read_text(encoding="utf-8")), **changes}
    case = read_case(json.dumps(document).encode())
    found = review(case, BOOK, as_of=as_of)
    return calendar([(case, found)], lang="en", book=BOOK), found


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_an_event_for_each_running_limit():
    text, found = written()
    running = [
        d
        for d in found.deadlines
        if d.due and (d.status is Status.OPEN or (d.status is Status.CONDITIONAL and not d.met_on))
    ]
    assert unfolded(text).count("BEGIN:VEVENT") == len(running) > 0


def test_a_limit_is_a_whole_day_with_its_law_and_its_steps():
    lines = unfolded(written()[0])
    at = next(i for i, line in enumerate(lines) if line.startswith("SUMMARY:Time limit for sending the decision"))
    assert "DTSTART;VALUE=DATE:20201022" in lines[at - 3 : at]
    assert "DTEND;VALUE=DATE:20201023" in lines[at - 3 : at]
    assert "Article 70\\, Law 15/2012/QH13" in lines[at + 1]
    assert "\\n1. The first day" in lines[at + 1]


@given(st.text(alphabet="abc đểửợ€😀,;\\", max_size=300))
def test_a_folded_line_is_the_line_again_and_no_piece_could_take_another_letter(line):
    first, *rest = list(folded_lines(line))
    assert all(piece.startswith(" ") for piece in rest)
    assert first + "".join(piece[1:] for piece in rest) == line
    pieces = [first, *rest]
    for piece, after in zip(pieces, rest, strict=False):
        assert len(piece.encode()) <= 75 < len((piece + after[1]).encode())
    assert len(pieces[-1].encode()) <= 75


def test_a_text_of_a_calendar_has_no_control_character_but_a_line_end_written_out():
    assert ical_text("".join(map(chr, range(32))) + "a,b;c\\d\x7f") == "\\na\\,b\\;c\\\\d\x7f"


def test_lines_are_folded_at_75_octets_and_end_with_both_signs():
    text, _ = written()
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "\n" not in text.replace("\r\n", "")
    assert text.endswith("END:VCALENDAR\r\n")


def test_the_same_file_is_written_the_same_way_and_names_stay_over_days():
    assert written()[0] == written()[0]
    names = [
        {line for line in unfolded(written(day)[0]) if line.startswith("UID:")}
        for day in (date(2020, 10, 20), date(2020, 10, 21))
    ]
    assert names[0] & names[1]


def test_a_name_cannot_add_a_line():
    text, _ = written(id="A\r\nBEGIN:VEVENT;,\\")
    assert all("SUMMARY:" not in line or "A\\nBEGIN:VEVENT\\;\\,\\\\" in line for line in unfolded(text))


def names(text):
    return {line for line in unfolded(text) if line.startswith("UID:")}


def test_an_event_put_in_front_changes_no_name():
    events = json.loads(TUTORIAL.read_text(encoding="utf-8"))["events"]
    before = names(written()[0])
    assert before <= names(
        written(events=[{"kind": "signal_received", "source": "press", "on": "2020-09-01"}, *events])[0]
    )
    assert len(before) == unfolded(written()[0]).count("BEGIN:VEVENT")


def test_a_later_writing_takes_the_place_of_an_earlier_one():
    first, second = (
        next(int(line[9:]) for line in unfolded(written(day)[0]) if line.startswith("SEQUENCE:"))
        for day in (date(2020, 10, 20), date(2020, 10, 21))
    )
    assert (second - first, "LAST-MODIFIED:20201020T000000Z" in written()[0]) == (1, True)


def test_a_whole_day_is_announced_by_day_and_not_at_midnight():
    assert "TRIGGER:-PT15H" in written()[0]
    assert alarm("x", datetime(2020, 10, 1, 8, tzinfo=UTC))[3] == "TRIGGER:-P1D"


def test_years_have_four_digits():
    assert basic(date(87, 1, 2)) == "00870102"
