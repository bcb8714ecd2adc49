"""Every public value can be copied and sent to another process; what cannot says how to pass it."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest

from thanhtra import (
    Citation,
    LawError,
    Rulebook,
    Unlawful,
    Unusable,
    audit_annulment,
    due,
    errors,
    find,
    legal_gate,
    may,
    next_steps,
    read_case,
    record,
    review,
    who_may,
)
from thanhtra.checks import all_checks, check, finding, load_checks
from thanhtra.errors import BadCitation
from thanhtra.events import DecisionSent, MinutesDrawnUp
from thanhtra.exchange import outcome_to_json, review_to_json
from thanhtra.exchange.answers import next_steps_to_json
from thanhtra.receipts import check_receipt, receipt_of
from thanhtra.terms import Defect

ROOT = Path(__file__).resolve().parents[2]
BOOK = Rulebook.built_in()
CASES = [
    read_case(ROOT / "docs" / "tutorial" / "bk-2020-017.json"),
    *(read_case(path) for path in sorted((ROOT / "examples" / "published").glob("*.json"))[:12]),
    read_case(ROOT / "tests" / "exchange" / "everything.json"),
]
TUTORIAL = CASES[0]
MINUTES = MinutesDrawnUp(on=date(2020, 10, 22), acts=("a1",), number="02/BB-VPHC")
WAYS = [lambda value: pickle.loads(pickle.dumps(value)), copy.copy, copy.deepcopy]  # noqa: S301 - our own
SPAWN = multiprocessing.get_context("spawn")


def raised(call):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever it is
        call()
    return caught.value


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("at", range(len(CASES)))
def test_a_review_is_the_same_review_afterwards(way, at):
    case = CASES[at]
    found = review(case, BOOK)
    again = way(found)
    assert review_to_json(again) == review_to_json(found)
    assert (again.has_findings, again.codes, again.concerning, again.is_of(case), again.is_of(TUTORIAL)) == (
        found.has_findings,
        found.codes,
        found.concerning,
        True,
        case == TUTORIAL,
    )
    assert [a.steps for a in again.answers] == [a.steps for a in found.answers]
    assert [a.defect for a in again.answers] == [a.defect for a in found.answers]
    assert receipt_of(case, again) == receipt_of(case, found)
    assert repr(again) == repr(found)


@pytest.mark.parametrize("way", WAYS)
def test_an_outcome_and_what_is_raised_with_it(way):
    outcome = way(may(TUTORIAL, BOOK, MINUTES))
    assert outcome_to_json(outcome) == outcome_to_json(may(TUTORIAL, BOOK, MINUTES))
    refused = raised(lambda: record(TUTORIAL, BOOK, MINUTES))
    again = way(refused)
    assert (type(again), str(again), again.args) == (Unlawful, str(refused), refused.args)
    assert outcome_to_json(again.outcome) == outcome_to_json(refused.outcome)
    (first, *_) = legal_gate(TUTORIAL, BOOK)("decided", "minutes_drawn_up", MINUTES)
    assert (way(first).message, way(first).paths, way(first).cites) == (first.message, first.paths, first.cites)


@pytest.mark.parametrize("way", WAYS)
def test_the_other_values(way):
    steps = next_steps(TUTORIAL, BOOK, on=date(2020, 10, 21))
    assert next_steps_to_json(way(steps)) == next_steps_to_json(steps)
    for value in (Citation.parse("15/2012/QH13 Đ66.1"), TUTORIAL, MINUTES, TUTORIAL.acts[0]):
        assert way(value) == value
    for value in (
        due(BOOK, "decision", date(2020, 10, 5)),
        who_may(TUTORIAL, BOOK, on=date(2020, 10, 5)),
        audit_annulment(review(TUTORIAL, BOOK), BOOK),
        find("thời hạn", BOOK, on=date(2020, 10, 5)),
    ):
        assert repr(way(value)).partition(" at 0x")[0] == repr(value).partition(" at 0x")[0]
    answer = review(TUTORIAL, BOOK).answers[0]
    assert (way(answer).why.message, way(answer).question, way(answer).kind) == (
        answer.why.message,
        answer.question,
        answer.kind,
    )


def examples():
    """One of every error of the library, made as the library makes it where that takes more than a sentence."""
    made = {
        "BadCitation": raised(lambda: Citation.parse("nothing")),
        "LawError": raised(lambda: BOOK.post("nobody")),
        "Unusable": raised(lambda: read_case(b"{}")),
        "RulebookError": errors.RulebookError(["x"]),
        "Unprintable": errors.Unprintable([("a", "b")]),
        "CalendarGap": errors.CalendarGap(date(1990, 1, 1)),
        "CheckBroken": errors.CheckBroken("a.py", 3, "x"),
        "OutputIsInput": errors.OutputIsInput("a", "b"),
        "Unlawful": raised(lambda: record(TUTORIAL, BOOK, MINUTES)),
        "FindingsFound": errors.FindingsFound("x", review(CASES[2], BOOK).findings),
        "Conflict": errors.Conflict("HS-1", 1, 2),
        "KeyReused": errors.KeyReused("HS-1", "k", 2),
        "NoSuchCase": errors.NoSuchCase("HS-1"),
        "SchemaMismatch": errors.SchemaMismatch(2, None),
        "ChainBroken": errors.ChainBroken(["x"]),
        "StoreUnavailable": errors.StoreUnavailable("x", maybe_kept=True),
    }
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.ThanhtraError)]
    return [
        made.get(c.__name__) or (c("post:nobody", date(2020, 1, 1)) if issubclass(c, LawError) else c("x"))
        for c in classes
    ]


@pytest.mark.parametrize("way", WAYS)
def test_every_error(way):
    for error in examples():
        again = way(error)
        told = {key: value for key, value in vars(error).items() if key not in ("outcome", "findings")}
        assert (type(again), str(again), again.args) == (type(error), str(error), error.args)
        assert {key: vars(again)[key] for key in told} == told


def test_a_book_is_read_where_it_arrives_without_another_room():
    assert copy.copy(BOOK) is copy.deepcopy(BOOK) is BOOK
    assert pickle.loads(pickle.dumps(BOOK)) is BOOK  # noqa: S301 - our own
    chosen = Rulebook.built_in(readings={"government-remedies": "excluded"})
    again = pickle.loads(pickle.dumps(chosen))  # noqa: S301 - our own
    assert (again.edition, again is pickle.loads(pickle.dumps(chosen))) == (chosen.edition, True)  # noqa: S301 - our own
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import pickle, sys; from thanhtra import Rulebook; pickle.dumps(Rulebook.built_in()); print('thanhtra.bulk' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_a_book_with_an_exchanged_procedure_says_how_to_pass_it():
    with pytest.raises(TypeError, match="folder"):
        pickle.dumps(BOOK.afresh(procedure=BOOK.procedure))


def test_a_copy_of_a_book_with_an_exchanged_procedure_is_one_too():
    exchanged = attrs.evolve(
        BOOK.procedure, limits={slug: one for slug, one in BOOK.procedure.limits.items() if slug != "minutes"}
    )
    book = BOOK.afresh(procedure=exchanged)
    for copied in (book.afresh(), book.afresh().afresh(), book.afresh(readings={"limitation-roll": "roll"})):
        assert copied.procedure is exchanged
        with pytest.raises(TypeError, match="folder"):
            pickle.dumps(copied)


def test_an_exchanged_procedure_is_an_edition_of_its_own():
    book, other = (BOOK.afresh(procedure=BOOK.procedure) for _ in range(2))
    assert (
        len({BOOK.edition, book.edition, other.edition, book.afresh(readings={"limitation-roll": "roll"}).edition}) == 4
    )
    assert book.afresh().edition == book.edition
    assert BOOK.afresh().edition == BOOK.edition
    assert book.edition.partition("+")[0] == BOOK.edition.partition("+")[0]


def test_a_check_is_passed_by_its_place_or_says_how(tmp_path):
    own = all_checks()[0]
    assert pickle.loads(pickle.dumps(own)) is copy.copy(own) is copy.deepcopy(own) is own  # noqa: S301 - our own

    def local(ctx):
        return finding()

    with pytest.raises(TypeError, match="path"):
        pickle.dumps(
            check(
                "OWN09",
                "own.local",
                about="decision_sent",
                defect=Defect.DUTY,
                vi="?",
                en="?",
                wrong=("", ""),
                source="x",
            )(local)
        )
    (loaded,) = load_checks(ROOT / "docs" / "how-to" / "own_checks")
    sent = pickle.dumps(loaded)
    told = subprocess.run(
        [sys.executable, "-c", "import pickle, sys; pickle.load(sys.stdin.buffer)"],
        input=sent,
        capture_output=True,
        check=False,
    )
    assert b"NUM99" in told.stderr
    assert b"path of its file" in told.stderr


def reviewed(pair):
    """In the other process: a review, and what is refused there."""
    case, book = pair
    try:
        record(case, book, MINUTES)
    except Unlawful as refused:
        return review(case, book), refused
    return None


def failing(text):
    return Citation.parse(text)


def test_values_and_errors_cross_to_a_spawned_process_and_back():
    with SPAWN.Pool(1) as pool:
        found, refused = pool.apply_async(reviewed, ((TUTORIAL, BOOK),)).get(120)
        with pytest.raises(BadCitation) as bad:
            pool.apply_async(failing, ("nothing",)).get(120)
    assert review_to_json(found) == review_to_json(review(TUTORIAL, BOOK))
    assert (type(refused), refused.outcome.allowed, bad.value.text) == (Unlawful, False, "nothing")
    assert check_receipt(receipt_of(TUTORIAL, found), TUTORIAL, BOOK).holds


def test_the_reviewed_case_can_still_be_told_from_another():
    again = pickle.loads(pickle.dumps(review(TUTORIAL, BOOK)))  # noqa: S301 - our own
    other = TUTORIAL.then(DecisionSent(on=date(2020, 10, 21), decision="12/QĐ-XPHC"))
    assert (again.is_of(TUTORIAL), again.is_of(other)) == (True, False)
    with pytest.raises(Unusable):
        receipt_of(other, again)
    assert attrs.evolve(TUTORIAL) == TUTORIAL
