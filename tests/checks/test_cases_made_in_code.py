"""Names of what nobody described, in a file that counts as looked at (a store whose entries were withdrawn): unknown, and the review stands."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.casefile import (
    Case,
    DecisionIssued,
    ExecutionHeld,
    FineReduced,
    MinutesDrawnUp,
    Official,
    Sanction,
    SpotDecisionIssued,
)
from thanhtra.casefile.entering import mark_entered
from thanhtra.law import Citation
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
PROVISION = Citation.parse("15/2020/NĐ-CP Đ101.1.a")
CHIEF = Official(id="o1", post="chief-inspector-of-department")


def missing(check: str, sanction: Sanction, *, by: str, spot: bool = False) -> tuple[str, ...]:
    """What ``check`` lacks of a decision about act a9, which the case does not describe."""
    minutes = MinutesDrawnUp(kind="minutes_drawn_up", on=date(2020, 10, 5), acts=("a9",))
    if spot:
        events = (SpotDecisionIssued(kind="spot_decision_issued", on=date(2020, 10, 6), by=by, sanctions=(sanction,)),)
    else:
        events = (minutes, DecisionIssued(kind="decision_issued", on=date(2020, 10, 6), by=by, sanctions=(sanction,)))
    case = mark_entered(Case(id="made", complete=True, officials=(CHIEF,), acts=(), subjects=(), events=events))
    (answer,) = [a for a in review(case, BOOK).answers if a.check == check]
    return answer.missing


@pytest.mark.parametrize(
    ("check", "sanction", "by", "token"),
    [
        ("AUT01", Sanction(act="a9", fine=1_000_000), "o9", "fact:officials[o9]"),
        ("AUT01", Sanction(act="a9", fine=1_000_000), "o1", "fact:acts[a9]"),
        ("FIN06", Sanction(act="a9", fine=1_000_000), "o1", "fact:acts[a9]"),
        ("FIN06", Sanction(act="a9", subject="s9", fine=1_000_000), "o1", "fact:subjects[s9]"),
        ("PRO01", Sanction(act="a9", fine=1_000_000), "o1", "fact:acts[a9]"),
        ("DEC03", Sanction(act="a9", fine=1_000_000), "o1", "fact:acts[a9].subject"),
        ("EXP01", Sanction(act="a9", provision=PROVISION, fine=1_000_000), "o1", "law:15/2020/NĐ-CP Đ101.1.a"),
    ],
)
def test_what_nobody_described_is_what_is_missing(check: str, sanction: Sanction, by: str, token: str) -> None:
    assert missing(check, sanction, by=by) == (token,)


def test_between_the_ceilings_of_persons_and_organisations_the_subject_tells() -> None:
    """15/2012/QH13 Đ56.1 to June 2025: 250,000 đồng for an individual, 500,000 for an organisation."""
    assert missing("DEC08", Sanction(act="a9", fine=250_001), by="o1", spot=True) == ("fact:acts[a9].subject",)


def test_whether_the_remedies_have_to_be_done_hangs_on_who_was_fined() -> None:
    """15/2012/QH13 Đ77.3.b and Đ77.5.b speak of organisations alone."""
    decided = DecisionIssued(
        kind="decision_issued", id="d", on=date(2022, 3, 8), sanctions=(Sanction(act="a9", fine=120_000_000),)
    )
    held = ExecutionHeld(kind="execution_postponed", on=date(2022, 3, 15), decision="d")
    waived = FineReduced(kind="fine_reduced", on=date(2022, 6, 1), decision="d", to=0)
    case = mark_entered(Case(id="made", acts=(), subjects=(), events=(decided, held, waived)))
    (answer,) = [a for a in review(case, BOOK).answers if a.check == "EXE03"]
    assert answer.missing == ("fact:acts[a9].subject",)
