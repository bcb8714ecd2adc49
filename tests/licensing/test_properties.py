"""What a register leaves out never makes a finding; licences are told of one by one; a last day still counts, the day after does not."""

from __future__ import annotations

import json
from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.exchange import read_licence_register
from thanhtra.exchange.writer import document_to_json
from thanhtra.licensing import RegisterAsked, RegisteredLicence, check_licence, check_licences
from thanhtra.rulebook import Rulebook
from thanhtra.testing.documents import objects

BOOK = Rulebook.built_in()
HEAD = {"format": "thanhtra.licences", "version": 1, "id": "r"}
DAYS = st.dates(date(2012, 1, 1), date(2027, 12, 31))


@st.composite
def licences(draw):
    made = draw(objects(RegisteredLicence, {}))
    for field in ("begins", "ends", "last_active"):
        made.update({field: str(draw(DAYS))} if field in made else {})
    if "begins" in made and "ends" in made:
        made["begins"], made["ends"] = sorted((made["begins"], made["ends"]))
    for step in made.get("history", []):
        step["on"] = str(draw(DAYS))
        if "until" in step:
            step["until"] = str(max(date.fromisoformat(step["on"]), draw(DAYS)))
    for key in ("checks", "decisions"):
        for one in made.get(key, []):
            one["on"] = str(draw(DAYS))
    (licence,) = read_licence_register(json.dumps({**HEAD, "licences": [made]}).encode()).licences
    return licence


def told(licence: RegisteredLicence, on: date = date(2026, 11, 30)):
    return list(check_licence(licence, RegisterAsked(book=BOOK, on=on)))


@given(
    licences(),
    st.sampled_from(
        [
            "holder",
            "begins",
            "ends",
            "domains",
            "conditions",
            "reports",
            "checks",
            "decisions",
            "last_active",
            "scope",
            "area",
            "game",
        ]
    ),
    DAYS,
)
def test_what_is_left_out_makes_no_finding(licence, field, on):
    findings = {n.matter for n in told(licence, on) if n.answer == "finding"}
    assert {n.matter for n in told(attrs.evolve(licence, **{field: None}), on) if n.answer == "finding"} <= findings


@given(licences(), DAYS)
def test_what_is_not_assessed_says_what_is_missing_and_a_finding_does_not(licence, on):
    for note in told(licence, on):
        assert bool(note.missing) == (note.answer == "not_assessed")


@given(licences(), licences(), DAYS)
def test_licences_are_told_of_one_by_one(one, other, on):
    first, second = attrs.evolve(one, id="1"), attrs.evolve(other, id="2")
    asked = RegisterAsked(book=BOOK, on=on)
    assert list(check_licences([first, second], asked)) == [*check_licence(first, asked), *check_licence(second, asked)]


@given(licences())
def test_a_licence_is_written_as_it_was_read(licence):
    register = read_licence_register(json.dumps({**HEAD, "licences": []}).encode())
    whole = attrs.evolve(register, licences=(licence,))
    assert read_licence_register(json.dumps(document_to_json(whole)).encode()) == whole


@given(st.dates(date(2019, 1, 1), date(2026, 6, 30)), st.integers(-400, 400))
def test_a_service_seen_on_the_last_day_is_licensed_and_on_the_next_is_not(ends, days):
    seen = ends + timedelta(days)
    notes = told(RegisteredLicence(id="l", kind="social-network", ends=ends, last_active=seen), date(2027, 12, 31))
    assert [n.answer for n in notes if n.matter == "expired-active"] == (["finding"] if seen > ends else [])
