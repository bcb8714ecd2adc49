"""A step the file claims ahead of what it names meets it, and does not hide the step behind it that came first."""

from __future__ import annotations

from datetime import date

from thanhtra import Case, Rulebook, review
from thanhtra.events import Act, GoodsSeized, SeizureEnded, Subject

BOOK = Rulebook.built_in()


def ended(day: int, month: int = 1) -> SeizureEnded:
    return SeizureEnded(on=date(2024, month, day), seizure="s", how="returned", acts=("a1",))


def answers(*ends: SeizureEnded, ahead: bool):
    seized = GoodsSeized(id="s", on=date(2024, 1, 5), basis="verify", acts=("a1",))
    first = (ended(3),) if ahead else ()
    case = Case(
        id="c",
        complete=True,
        subjects=(Subject(id="x", kind="individual"),),
        acts=(Act(id="a1", subject="x"),),
        events=(*first, seized, *ends),
    )
    return [
        a.kind
        for a in review(case, BOOK, as_of=date(2024, 6, 1), only=("SEI03",)).answers
        if a.event is not None and a.event > len(first)
    ]


def test_the_first_step_behind_counts_whatever_stands_ahead():
    later = (ended(8), ended(30, 3))
    assert answers(*later, ahead=True) == answers(*later, ahead=False)
    assert "finding" not in answers(*later, ahead=True)


def test_with_none_behind_in_time_it_is_late_as_ever():
    assert "finding" in answers(ended(30, 3), ahead=True)
