"""What a type checker says of events and answers: what a kind is, what it narrows to, and when a case is left out."""

from __future__ import annotations

from datetime import date
from typing import Literal, assert_never, assert_type

from thanhtra import Answer, Finding, NotAssessed, Review, Satisfied
from thanhtra.casefile import Index
from thanhtra.checks import CheckContext
from thanhtra.events import (
    AnyEvent,
    Case,
    DecisionIssued,
    DecisionSent,
    Event,
    ExecutionHeld,
    FinePaid,
    GoodsSeized,
    Kind,
    MinutesDrawnUp,
    NoSanctionDecided,
    SpotDecisionIssued,
)


def a_kind_goes_by_its_class() -> None:
    """No ``kind=`` where the class has one kind; one of its own where it has several."""
    assert_type(GoodsSeized(on=date(2026, 1, 1)).kind, Literal["goods_seized"])
    assert_type(
        ExecutionHeld(kind="execution_resumed").kind,
        Literal["execution_postponed", "execution_suspended", "execution_resumed"],
    )
    GoodsSeized(kind="goods_valued")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ExecutionHeld()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    kind: Kind = "goods_seised"  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    assert_type(kind, Kind)


def a_kind_narrows(event: AnyEvent) -> int | None:
    """``event.kind ==`` tells the class."""
    if event.kind == "fine_paid":
        assert_type(event, FinePaid)
        return event.amount
    if event.kind == "decision_issued":
        assert_type(event, DecisionIssued)
        return event.total
    return None


def a_match_narrows(case: Case) -> list[str | None]:
    """``match`` tells the class."""
    found: list[str | None] = []
    for event in case.events:
        match event:
            case GoodsSeized():
                assert_type(event.kind, Literal["goods_seized"])
            case DecisionIssued() | SpotDecisionIssued():
                found.append(event.replaces)
            case _:
                assert_type(event.day, date | None)
    return found


def answers_are_one_of_three(review: Review) -> list[tuple[str, ...]]:
    """Nothing is left over after the three."""
    found: list[tuple[str, ...]] = []
    for answer in review.answers:
        match answer:
            case Satisfied():
                assert_type(answer.kind, Literal["satisfied"])
            case Finding():
                assert_type(answer.kind, Literal["finding"])
            case NotAssessed():
                found.append(answer.missing)
            case _:
                assert_never(answer)
    return found


def a_forgotten_answer_is_told(answer: Answer) -> str:
    """A checker says which is left out."""
    match answer:
        case Satisfied():
            return "ok"
        case Finding():
            return "x"
        case _:
            assert_never(answer)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def an_answers_kind_narrows(answer: Answer) -> tuple[str, ...]:
    """``answer.kind ==`` tells the class."""
    if answer.kind == "not_assessed":
        assert_type(answer, NotAssessed)
        return answer.missing
    assert_type(answer, Satisfied | Finding)
    return ()


def events_are_fetched_as_what_they_are(ix: Index, ctx: CheckContext[DecisionSent], any_ctx: CheckContext) -> None:
    """By place and class, by class, by reference; and the event a check is handed."""
    assert_type(ix.event(0, GoodsSeized), GoodsSeized)
    assert_type(ix.of_kind(FinePaid), list[tuple[int, FinePaid]])
    assert_type(ix.referent_event(0, "minutes"), MinutesDrawnUp | None)
    assert_type(ix.referent_event(0, "decision"), DecisionIssued | SpotDecisionIssued | NoSanctionDecided | None)
    assert_type(ctx.event, DecisionSent)
    assert_type(any_ctx.event, Event)
    any_ctx = ctx
