"""A redaction is complete, says what it removed and what it left, and stays done."""

from __future__ import annotations

import attrs
import pytest
from sqlalchemy import select, text
from store_cases import NAME, case, paid

from thanhtra.casefile import Act, Case, DecisionSent, FinePaid, Subject
from thanhtra.errors import ChainBroken, Conflict, Unusable


def rows(store) -> set[tuple[int, str]]:
    i = store.tables.identities
    with store.engine.connect() as connection:
        return {(v, o) for v, o in connection.execute(select(i.c.version, i.c.owner))}


def test_an_act_that_was_the_subjects_once_loses_its_description_in_every_version(store):
    store.open_case(case(subjects=2))
    moved = Case(id="HS-1", acts=(Act(id="a1", subject="s2", described=f"{NAME} 1 đăng tin"),), events=())
    store.add_facts(moved, 1)

    done = store.redact("HS-1", "s1", 2)

    assert {(1, "act:a1"), (2, "act:a1"), (1, "subject:s1")} == set(done.removed)
    assert rows(store) == set(done.beside) == {(1, "subject:s2"), (1, "act:a2"), (1, "case")}
    assert store.load("HS-1").case.acts[0].described is None
    assert list(store.verify()) == []


def test_an_event_corrected_to_another_act_loses_its_earlier_note(store):
    store.open_case(case(subjects=2))
    store.append("HS-1", paid(1, acts=("a1",), note=f"{NAME} 1 nộp"), 1)
    store.append("HS-1", paid(2, acts=("a2",), note="của người khác"), 2)
    store.correct("HS-1", 2, paid(1, acts=("a2",), note=f"không phải {NAME} 1"), 3)

    done = store.redact("HS-1", "s1", 4)

    assert {(2, "event"), (4, "event")} <= set(done.removed)
    assert (3, "event") in done.beside


def test_a_payment_of_a_decision_corrected_to_another_act_loses_its_note(store):
    """Indirect: the payment itself never names an act."""
    store.open_case(case(subjects=2))
    store.append("HS-1", DecisionSent(kind="decision_sent", id="e1", acts=("a1",)), 1)
    store.append("HS-1", paid(1, acts=("a2",), note="rõ của người khác"), 2)
    store.append("HS-1", DecisionSent(kind="decision_sent", note=f"gửi {NAME} 1"), 3)
    store.correct("HS-1", 2, DecisionSent(kind="decision_sent", id="e1", acts=("a2",)), 4)
    store.correct("HS-1", 4, None, 5)

    done = store.redact("HS-1", "s1", 6)

    assert (4, "event") in done.removed
    assert (3, "event") in done.beside


def test_an_event_withdrawn_loses_its_note_too(store):
    store.open_case(case(subjects=2))
    store.append("HS-1", paid(1, acts=("a1",), note=f"{NAME} 1"), 1)
    store.correct("HS-1", 2, None, 2)
    assert (2, "event") in store.redact("HS-1", "s1", 3).removed


def test_in_a_case_changed_very_often_every_note_goes(store, monkeypatch):
    monkeypatch.setattr("thanhtra.store.redacting._STATES", 1)
    store.open_case(case(subjects=2))
    store.append("HS-1", paid(1, acts=("a2",), note="của người khác"), 1)
    store.correct("HS-1", 2, paid(2, acts=("a2",), note="của người khác"), 2)
    assert {(2, "event"), (3, "event")} <= set(store.redact("HS-1", "s1", 3).removed)


@pytest.mark.parametrize("slip", ["S1", "s3", "", "s1 "])
def test_a_subject_the_case_never_had_is_refused(store, slip):
    before = store.open_case(case())
    with pytest.raises(Unusable) as refused:
        store.redact("HS-1", slip, 1)
    assert refused.value.problems[0].code == "dangling"
    assert store.load("HS-1").head == before.hash
    assert NAME in store.load("HS-1").case.subjects[0].name


def test_a_slip_that_comes_too_late_is_a_conflict_and_a_repeated_call_answers_the_same(store):
    store.open_case(case())
    with pytest.raises(Conflict):
        store.redact("HS-1", "S1", 9)
    done = store.redact("HS-1", "s1", 1, "k")
    again = store.redact("HS-1", "s1", 1, "k")
    assert again == attrs.evolve(done, repeated=True)


def test_what_is_left_is_named(store):
    person = Subject(id="s1", kind="individual", name=NAME)
    other = Subject(id="s2", kind="individual", name="B")
    acts = (Act(id="a1", subject="s1", described=NAME), Act(id="a2", subject="s2"))
    store.open_case(Case(id="HS-1", source="báo Đời", note=NAME, subjects=(person, other), acts=acts, events=()))
    store.append(
        "HS-1", DecisionSent(kind="decision_sent", number="9/BC", means="qua ông Bảy", acts=("a1",), note=NAME), 1
    )
    store.append("HS-1", paid(1, acts=("a2",), number="10/BC"), 2)

    done = store.redact("HS-1", "s1", 3)

    assert set(done.removed) == {(1, "subject:s1"), (1, "act:a1"), (2, "event")}
    assert set(done.beside) == {(1, "case"), (1, "subject:s2")}
    assert set(done.chained) == {
        (1, "case.source"), (1, "case.subjects.0.id"), (1, "case.acts.0.id"), (1, "case.acts.0.subject"),
        (2, "event.number"), (2, "event.means"), (2, "event.acts.0"),
    }  # fmt: skip


def test_a_name_put_back_is_told_and_not_loaded(store):
    store.open_case(case())
    with store.engine.begin() as connection:
        connection.execute(text("create table copies as select * from thanhtra_identities"))
    store.redact("HS-1", "s1", 1)
    with store.engine.begin() as connection:
        connection.execute(text("insert into thanhtra_identities select * from copies"))

    assert {(b.version, b.fault) for b in store.verify()} == {(1, "identity-returned")}
    with pytest.raises(ChainBroken) as broken:
        store.load("HS-1")
    assert NAME not in str(broken.value)


NOTHING = {
    "correct a version not there": lambda s: s.correct("HS-1", 999, paid(1), 4),
    "withdraw a version not there": lambda s: s.correct("HS-1", 999, None, 4),
    "correct the opening": lambda s: s.correct("HS-1", 1, paid(1), 4),
    "correct a withdrawal": lambda s: s.correct("HS-1", 4, paid(1), 4),
    "correct what was taken out": lambda s: s.correct("HS-1", 2, paid(1), 4),
    "withdraw what was taken out": lambda s: s.correct("HS-1", 2, None, 4, "other key"),
    "place after a version not there": lambda s: s.append("HS-1", paid(1), 4, after=999),
    "place after the opening": lambda s: s.append("HS-1", paid(1), 4, after=1),
    "place after the entry itself": lambda s: s.append("HS-1", paid(1), 4, after=5),
    "no events": lambda s: s.append_all("HS-1", [], 4),
    "no facts": lambda s: s.add_facts(Case(id="HS-1", events=()), 4),
    "a version of another type": lambda s: s.append("HS-1", paid(1), 4.0),
    "a true version": lambda s: s.append("HS-1", paid(1), True),
    "a version in text": lambda s: s.redact("HS-1", "s1", "4"),
    "an entry of another type": lambda s: s.correct("HS-1", 3.0, paid(1), 4),
    "a place of another type": lambda s: s.append("HS-1", paid(1), 4, after=3.0),
}


@pytest.mark.parametrize("step", NOTHING)
def test_a_write_to_nothing_is_refused(store, step):
    store.open_case(case())
    store.append("HS-1", paid(1), 1)
    store.append("HS-1", paid(2), 2)
    withdrawn = store.correct("HS-1", 2, None, 3, "k")

    with pytest.raises(Unusable):
        NOTHING[step](store)

    assert store.load("HS-1").head == withdrawn.hash
    assert store.correct("HS-1", 2, None, 3, "k").repeated
    with pytest.raises(Conflict):
        store.correct("HS-1", 999, paid(1), 3)
    assert list(store.verify()) == []


def test_what_is_there_is_written_to_as_ever(store):
    store.open_case(case())
    store.append("HS-1", paid(1), 1)
    store.correct("HS-1", 2, paid(2), 2)
    store.append("HS-1", FinePaid(kind="fine_paid", amount=3), 3, after=2)
    store.append("HS-1", paid(4), 4, after=0)
    assert [e.amount for e in store.load("HS-1").case.events] == [4, 2, 3]
