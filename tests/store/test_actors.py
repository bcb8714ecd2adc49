"""Who wrote each entry and who answers for an unknown: under the hash, and required where the application says so."""

from __future__ import annotations

import json

import attrs
import pytest
from sqlalchemy import update
from store_cases import NOW, case, paid

from thanhtra import Rulebook, Unlawful, read_case
from thanhtra.casefile import DecisionIssued
from thanhtra.errors import ChainBroken, KeyReused, Unusable
from thanhtra.store import Store

BOOK = Rulebook.built_in()


@pytest.fixture
def strict(url):
    opened = Store(url, clock=lambda: NOW, needs_actor=True).create()
    yield opened
    opened.close()


def test_every_step_says_who_took_it_and_the_chain_holds(strict):
    more = attrs.evolve(case("HS-1"), acts=None, note=None)
    version = strict.open_case(case("HS-1").then(paid(9)), actor="u1").version
    version = strict.append("HS-1", paid(1), version, actor="u2").version
    version = strict.append_all("HS-1", [paid(2), paid(3)], version, actor="u3").version
    version = strict.correct("HS-1", 3, paid(4), version, actor="u4").version
    version = strict.correct("HS-1", 4, None, version, actor="u5").version
    version = strict.add_facts(more, version, actor="u6").version
    version = strict.record("HS-1", paid(5), BOOK, version, actor="u7", accept=("ORD01",)).version
    strict.redact("HS-1", "s1", version, actor='u "8"')
    found = strict.load("HS-1")
    assert [e.actor for e in found.entries] == ["u1", "u1", "u2", "u3", "u3", "u4", "u5", "u6", "u7", 'u "8"']
    assert [e.amount for e in found.case.events] == [9, 4, 3, 5]
    assert list(strict.verify()) == []


def test_nobody_named_is_refused_where_the_application_says_so_and_nothing_is_written(strict):
    strict.open_case(case("HS-1"), actor="u1")
    steps = (
        lambda: strict.open_case(case("HS-2")),
        lambda: strict.append("HS-1", paid(1), 1),
        lambda: strict.append_all("HS-1", [paid(1)], 1),
        lambda: strict.correct("HS-1", 1, None, 1),
        lambda: strict.add_facts(case("HS-1"), 1),
        lambda: strict.record("HS-1", paid(1), BOOK, 1),
        lambda: strict.redact("HS-1", "s1", 1),
        lambda: strict.append("HS-1", paid(1), 1, actor=""),
        lambda: strict.append("HS-1", paid(1), 1, actor="a\0"),
    )
    for step in steps:
        with pytest.raises(Unusable, match="actor"):
            step()
    assert [h.version for h in strict.heads()] == [1]


def test_where_the_application_does_not_ask_nobody_need_be_named(store):
    store.open_case(case("HS-1"))
    assert store.load("HS-1").entries[0].actor is None
    assert store.append("HS-1", paid(1), 1, actor="u1").version == 2


def test_an_event_taken_out_by_somebody_stays_out(strict):
    strict.open_case(case("HS-1").then(paid(9)), actor="u1")
    strict.correct("HS-1", 2, None, 2, actor="u2")
    with pytest.raises(Unusable):
        strict.correct("HS-1", 2, paid(1), 3, actor="u3")


def test_the_same_key_by_another_is_another_step(strict):
    strict.open_case(case("HS-1"), actor="u1")
    done = strict.append("HS-1", paid(1), 1, "k", actor="u1")
    assert strict.append("HS-1", paid(1), 1, "k", actor="u1") == attrs.evolve(done, repeated=True)
    with pytest.raises(KeyReused):
        strict.append("HS-1", paid(1), 1, "k", actor="u2")


def test_an_actor_changed_afterwards_is_told(strict):
    strict.open_case(case("HS-1"), actor="u1")
    e = strict.tables.entries
    body = strict.load("HS-1").entries[0].text
    with strict.engine.begin() as connection:
        connection.execute(update(e).values(body=body.replace('"actor":"u1"', '"actor":"u2"')))
    with pytest.raises(ChainBroken):
        strict.load("HS-1")


def test_the_unknowns_accepted_stand_with_who_answers_for_them(store):
    """A decision on an act of no known day cannot be told to be in time (Đ6): refused, unless somebody answers for it."""
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "HS-1",
        "field": "information-technology",
        "subjects": [{"id": "s1", "kind": "individual"}],
        "acts": [{"id": "a1", "subject": "s1", "provision": "15/2020/NĐ-CP Đ101.1.a"}],
        "events": [
            {"kind": "act_detected", "on": "2020-10-01"},
            {"kind": "minutes_drawn_up", "on": "2020-10-05", "number": "01/BB-VPHC"},
        ],
    }
    version = store.open_case(read_case(json.dumps(document).encode(), slugs=BOOK)).version
    step = DecisionIssued(on=paid(1).on.replace(year=2020, month=10, day=9), number="12/QĐ-XPHC")
    with pytest.raises(Unlawful) as refused:
        store.record("HS-1", step, BOOK, version, actor="u1")
    codes = {a.check for a in refused.value.outcome.unknown if a.severity.value == "voids"}
    assert codes
    done = store.record("HS-1", step, BOOK, version, "k", actor="u1", accept=(*codes, "FIN01"))
    entry = store.load("HS-1").entries[-1]
    assert (entry.actor, set(entry.accepted)) == ("u1", codes)
    assert store.record("HS-1", step, BOOK, version, "k", actor="u1", accept=codes) == attrs.evolve(done, repeated=True)
    assert store.append("HS-1", paid(1), done.version).version == done.version + 1
    assert store.load("HS-1").entries[-1].accepted == ()
