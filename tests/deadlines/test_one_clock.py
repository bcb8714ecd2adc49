"""An instant written in another zone is answered as on the law's clock, whatever the process reviewed before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import attrs
import pytest

from thanhtra.casefile import Case
from thanhtra.coordination import Transfer, transfer_due
from thanhtra.deadlines import due
from thanhtra.exchange import deadline_to_json, review_to_json
from thanhtra.receipts import check_receipt, receipt_of
from thanhtra.reckoning import LAW_CLOCK, TimeLimit
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook
from thanhtra.situations import situations
from thanhtra.terms import Unit

BOOK = Rulebook.built_in()
GOLDEN = Path(__file__).parents[1] / "checks" / "golden"
ZONES = (UTC, timezone(timedelta(hours=-11, minutes=-30)), timezone(timedelta(hours=14)))
NINE = datetime(2022, 3, 2, 9, tzinfo=LAW_CLOCK)
DAY = (TimeLimit(24, Unit.HOUR),)


def in_zone(case: Case, zone: timezone) -> Case:
    return attrs.evolve(
        case, events=tuple(attrs.evolve(e, at=e.at.astimezone(zone)) if e.at is not None else e for e in case.events)
    )


def told(case: Case, book: Rulebook) -> tuple[object, object]:
    found = review_to_json(review(case, book))
    return found["answers"], found["deadlines"]


def with_instants(code: str) -> list[Case]:
    read = [one.read(BOOK) for one in situations(GOLDEN / f"{code}.toml") if not one.readings]
    return [case for case in read if any(e.at is not None for e in case.events)]


@pytest.mark.parametrize(("code", "zone"), [("MIN06", ZONES[0]), ("SEI01", ZONES[1]), ("SEI07", ZONES[2])])
def test_a_file_in_any_zone_is_answered_as_on_the_laws_clock(code: str, zone: timezone) -> None:
    cases = with_instants(code)
    alone, known = BOOK.afresh(), BOOK.afresh()
    expected = [told(case, known) for case in cases]
    assert cases
    assert [told(in_zone(case, zone), alone) for case in cases] == expected
    assert [told(in_zone(case, zone), known) for case in cases] == expected


def test_a_receipt_of_a_file_in_another_zone_holds_after_the_same_file_on_the_laws_clock() -> None:
    case, known = with_instants("SEI07")[0], BOOK.afresh()
    other = in_zone(case, UTC)
    receipt = receipt_of(other, review(other, BOOK.afresh()))
    told(case, known)
    assert check_receipt(receipt, other, known).holds


@pytest.mark.parametrize("zone", ZONES)
def test_a_last_moment_asked_for_by_itself_is_on_the_laws_clock(zone: timezone) -> None:
    for book in (BOOK.afresh(), BOOK.afresh()):
        for start in (NINE.astimezone(zone), NINE):
            counted = book.due_date(start, DAY)
            shown = (counted.counted_from, counted.due)
            assert [str(one) for one in shown] == ["2022-03-02 09:00:00+07:00", "2022-03-03 09:00:00+07:00"]
            assert [str(step.before) for step in counted.steps] == ["2022-03-02 09:00:00+07:00"]
    known = BOOK.afresh()
    found, same = (deadline_to_json(due(known, "seizure-report", at)) for at in (NINE.astimezone(zone), NINE))
    assert found == same


@pytest.mark.parametrize("zone", ZONES)
def test_a_transfer_is_told_on_the_laws_clock(zone: timezone) -> None:
    sent = (NINE + timedelta(hours=3)).astimezone(zone)
    one = Transfer(case="c", sender="a", receiver="b", reason="other-field", sent=sent)
    found = transfer_due(one, NINE.astimezone(zone), BOOK.afresh())
    assert [str(at) for at in (found.counted_from, found.due, found.met_on)] == [
        "2022-03-02 09:00:00+07:00",
        "2022-03-03 09:00:00+07:00",
        "2022-03-02 12:00:00+07:00",
    ]
