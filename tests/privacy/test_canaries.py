"""A canary in every text field of every entity: each profile shows what its page says, and no output shows a person it should not."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from beside import DOCUMENTS, places
from canaries import BOOK, FIELDS, PAGES, PROFILES, heard, hears, measured_beside, outputs, page, records, singing
from fastapi.testclient import TestClient
from served import COLUMNS, NO_CASE, NOW, SERVED, operations

from thanhtra.casefile.shape import shape
from thanhtra.errors import Unusable
from thanhtra.privacy import pseudonymised
from thanhtra.service.application import service
from thanhtra.service.keys import ApiKey, Scope, hash_of
from thanhtra.service.settings import ServiceSettings
from thanhtra.store import Store

PRIVATE = {f"{cls}.{key}" for (cls, key), field in FIELDS.items() if field.private}
ORGANISATION = {"Subject.name (organization)", "Subject.number (organization)"}
QUIET = ("receipt", "store bodies", "logs", "repr", "exceptions", "messages")
"""What is kept for good or read by others than who asked."""
FOR_ANYBODY = ("mistakes",)
SHOWN_TO_WHO_MAY_READ = {"http case", "http page of a file", "http page of a case"}
"""Of the service, what shows a case as it is, names and all: the asker has a key for it, or is on this machine."""
ANSWERS = tuple(name for name in SERVED if name not in SHOWN_TO_WHO_MAY_READ)
"""Of the service and the tools, what says something of a case and repeats no text of a person."""


def private(sung: set[str]) -> set[str]:
    return {name for name in sung if name.partition(" ")[0] in PRIVATE}


def test_every_text_field_of_every_entity_has_its_canary():
    filled = {
        (type(r).__name__, f.key) for r in records(singing()) for f in shape(type(r)) if getattr(r, f.name) is not None
    }
    assert set(FIELDS) - filled == {("Event", "id"), ("Event", "number"), ("Event", "note"), ("Event", "annotations")}
    assert len(FIELDS) > 60


@pytest.mark.parametrize(
    "spelt",
    ["HoàngYến", "Hoa\u0300ngYe\u0302\u0301n", "HoangYen", "HOÀNGYẾN", "hoangyen", r"Ho\u00e0ngY\u1ebfn", "Ho&#224;ngY&#7871;n", "Ho&#xE0;ngY&#x1EBF;n", "Ho%C3%A0ngY%E1%BA%BFn"],
)  # fmt: skip
def test_a_canary_is_heard_in_any_spelling(spelt):
    cls, key = sorted(FIELDS)[12]
    assert hears(f'{{"x":"100% của {spelt}012x3"}}') == {f"{cls}.{key}"}


def no_output_shows_what_it_should_not(found: dict[str, dict[str, set[str]]]) -> None:
    """Of each profile, whatever of it was written."""
    for sung in found.values():
        quiet = sung.keys() & {*QUIET, *FOR_ANYBODY, *ANSWERS}
        assert all(private(sung[output]) == set() for output in quiet)
        assert all(sung[output] == set() for output in sung.keys() & {*FOR_ANYBODY})
    assert {n.partition(" ")[0] for n in found["whole"]["case"]} == {f"{c}.{k}" for c, k in FIELDS if c != "Event"}
    assert found["statistics"] == {output: set() for output in found["statistics"]}
    the_public_sees_organisations_bodies_and_papers(set().union(*found["public"].values()))
    another_body_sees_everything_but_notes_and_annotations(found["whole"], found["exchange"])
    assert private(set().union(*found["pseudonymised"].values())) == ORGANISATION


@pytest.mark.no_cover
def test_a_profile_takes_from_the_case_itself_and_the_whole_case_shows_nothing_more_than_it_should():
    """A profile changes the case ahead of every output: what the plain outputs of each show, and every output of the whole case, leave little to the night."""
    found = heard(profiles=["whole"]) | heard(outputs, PROFILES.keys() - {"whole"})
    assert found["whole"].keys() >= {*QUIET, *FOR_ANYBODY, *ANSWERS}
    no_output_shows_what_it_should_not(found)


@pytest.mark.no_cover
@pytest.mark.skipif("THANHTRA_NIGHT" not in os.environ, reason="every output of every profile: by night, .ci/run --all")
def test_no_output_shows_more_than_the_page_says():
    """All profiles, all outputs, measured once. If only the end fails: ``python tests/privacy/canaries.py``."""
    found = heard()
    no_output_shows_what_it_should_not(found)
    beside = measured_beside()
    for lang, at in PAGES.items():
        assert page(found, beside, lang) == at.read_text(encoding="utf-8")


def test_every_route_is_measured_or_is_given_no_case():
    measured = {operation for those in COLUMNS.values() for operation in those}
    assert operations() == measured | NO_CASE
    assert measured.isdisjoint(NO_CASE)


def test_who_has_no_key_to_read_sees_nothing_of_a_case(tmp_path):
    case = singing()
    store = Store(f"sqlite:///{tmp_path}/x.db", clock=lambda: NOW)
    keys = [ApiKey(name=scope.value, sha256=hash_of(scope.value), scopes=frozenset({scope})) for scope in Scope]
    app = service(store, BOOK, ServiceSettings(clock=lambda: NOW, keys=tuple(keys)))
    store.open_case(case)
    at = quote(case.id, safe="")
    paths = [f"/api/v1/cases/{at}", *(f"/api/v1/cases/{at}/{part}" for part in ("history", "review", "next"))]
    paths += ["/api/v1/cases", "/api/v1/agenda", "/api/v1/agenda.ics", f"/ho-so/xem?case={at}", "/lich-viec"]
    with TestClient(app) as client:
        for path in paths:
            for key, status in (("", 401), ("write", 403), ("administer", 403)):
                answer = client.get(path, headers={"Authorization": f"Bearer {key}"})
                assert (answer.status_code, hears(answer.text)) == (status, set()), path
            shown = hears(client.get(path, headers={"Authorization": "Bearer read"}).text)
            assert shown or "agenda" in path or path == "/lich-viec"  # on that day nothing of it is due


def the_public_sees_organisations_bodies_and_papers(shown: set[str]) -> None:
    assert private(shown) == ORGANISATION
    papers = {name for name in shown - ORGANISATION if name.rpartition(".")[2] in ("id", "number")}
    assert shown - ORGANISATION - papers == {"Official.agency", "Licence.issuer"}
    assert not [name for name in papers if name.startswith("Subject.")]


def another_body_sees_everything_but_notes_and_annotations(
    whole: dict[str, set[str]], exchange: dict[str, set[str]]
) -> None:
    gone = {name.rpartition(".")[2].partition(" ")[0] for name in whole["case"] - exchange["case"]}
    assert gone == {"note", "annotations"}
    assert not [name for name in set().union(*exchange.values()) if name.endswith(".note")]


def test_no_private_text_of_a_document_beside_the_case_stands_in_a_message_or_a_repr():
    beside = measured_beside()
    for cls, *_ in DOCUMENTS:
        fields = places(cls)
        sung = beside[cls.__name__]
        assert sung.keys() == {f"{c}.{key}" for c, key in fields}
        assert not [f"{c}.{k}" for (c, k), f in fields.items() if f.private and sung[f"{c}.{k}"] & {"repr", "messages"}]


def test_veiling_one_takes_the_words_about_it_and_leaves_the_rest():
    case = singing()
    assert case.acts
    one = case.acts[0].subject
    after = pseudonymised(case, secret=b"s", clean_before=date(2026, 1, 2), clean_on={one: date(2026, 1, 1)})
    assert case.subjects is not None
    assert after.subjects is not None
    assert after.acts is not None
    assert [s.id for s in case.subjects if s not in after.subjects] == [one]
    assert after.note is None
    assert all(a.described is None for a in after.acts if a.subject == one)
    assert all(a.described is not None for a in after.acts if a.subject != one)


@pytest.mark.parametrize("secret", [b"", "", "text", None])
def test_pseudonyms_anybody_could_make_are_refused(secret):
    with pytest.raises(Unusable):
        pseudonymised(singing(), secret=secret)
