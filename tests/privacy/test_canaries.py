"""A canary in every text field of every entity: each profile shows what its page says, and no output shows a person it should not."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from beside import DOCUMENTS, places
from canaries import FIELDS, PAGES, heard, hears, measured_beside, page, records, singing

from thanhtra.casefile.shape import shape
from thanhtra.errors import Unusable
from thanhtra.privacy import pseudonymised

PRIVATE = {f"{cls}.{key}" for (cls, key), field in FIELDS.items() if field.private}
ORGANISATION = {"Subject.name (organization)", "Subject.number (organization)"}
QUIET = ("receipt", "store bodies", "logs", "repr", "exceptions", "messages")
"""What is kept for good or read by others than who asked."""
FOR_ANYBODY = ("mistakes",)


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


@pytest.mark.no_cover
def test_no_output_shows_more_than_the_page_says():
    """All profiles, all outputs, measured once. If only the end fails: ``python tests/privacy/canaries.py``."""
    found = heard()
    for sung in found.values():
        assert all(private(sung[output]) == set() for output in (*QUIET, *FOR_ANYBODY))
        assert all(sung[output] == set() for output in FOR_ANYBODY)
    assert {n.partition(" ")[0] for n in found["whole"]["case"]} == {f"{c}.{k}" for c, k in FIELDS if c != "Event"}
    assert found["statistics"] == {output: set() for output in found["statistics"]}
    the_public_sees_organisations_bodies_and_papers(set().union(*found["public"].values()))
    another_body_sees_everything_but_notes_and_annotations(found["whole"], found["exchange"])
    assert private(set().union(*found["pseudonymised"].values())) == ORGANISATION
    beside = measured_beside()
    for lang, at in PAGES.items():
        assert page(found, beside, lang) == at.read_text(encoding="utf-8")


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
