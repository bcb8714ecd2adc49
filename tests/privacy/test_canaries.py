"""A canary in every text field of every entity: each profile shows what its page says, and no output shows a person it should not."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from canaries import FIELDS, PAGE, heard, page, records, singing

from thanhtra.casefile.shape import shape
from thanhtra.errors import Unusable
from thanhtra.privacy import pseudonymised

PRIVATE = {f"{cls}.{key}" for (cls, key), field in FIELDS.items() if field.private}
ORGANISATION = {"Subject.name (organization)", "Subject.number (organization)"}
QUIET = ("receipt", "store bodies", "logs", "repr", "exceptions")


@pytest.fixture(scope="module")
def found():
    return heard()


def private(sung: set[str]) -> set[str]:
    return {name for name in sung if name.partition(" ")[0] in PRIVATE}


def test_every_text_field_of_every_entity_has_its_canary():
    filled = {
        (type(r).__name__, f.key) for r in records(singing()) for f in shape(type(r)) if getattr(r, f.name) is not None
    }
    assert set(FIELDS) - filled == {("Event", "id"), ("Event", "number"), ("Event", "note"), ("Event", "annotations")}
    assert len(FIELDS) > 60


@pytest.mark.parametrize("output", QUIET)
@pytest.mark.parametrize("profile", ["whole", "exchange", "pseudonymised", "public", "statistics"])
def test_no_person_in_what_is_kept_or_logged(found, profile, output):
    assert private(found[profile][output]) == set()


def test_the_whole_file_is_whole(found):
    assert {name.partition(" ")[0] for name in found["whole"]["case"]} == {
        f"{c}.{k}" for c, k in FIELDS if c != "Event"
    }


def test_statistics_show_no_word_of_any_field(found):
    assert found["statistics"] == {output: set() for output in found["statistics"]}


def test_the_public_sees_organisations_bodies_and_papers(found):
    shown = set().union(*found["public"].values())
    assert private(shown) == ORGANISATION
    papers = {name for name in shown - ORGANISATION if name.rpartition(".")[2] in ("id", "number")}
    assert shown - ORGANISATION - papers == {"Official.agency", "Licence.issuer"}
    assert not [name for name in papers if name.startswith("Subject.")]


def test_another_body_sees_everything_but_notes_and_annotations(found):
    gone = {name.rpartition(".")[2].partition(" ")[0] for name in found["whole"]["case"] - found["exchange"]["case"]}
    assert gone == {"note", "annotations"}
    assert not [name for name in set().union(*found["exchange"].values()) if name.endswith(".note")]


def test_pseudonyms_leave_no_private_word_but_names_of_organisations(found):
    assert private(set().union(*found["pseudonymised"].values())) == ORGANISATION


def test_veiling_one_takes_the_words_about_it_and_leaves_the_rest():
    case = singing()
    one = case.acts[0].subject
    after = pseudonymised(case, secret=b"s", clean_before=date(2026, 1, 2), clean_on={one: date(2026, 1, 1)})
    assert [s.id for s in case.subjects if s not in after.subjects] == [one]
    assert after.note is None
    assert all(a.described is None for a in after.acts if a.subject == one)
    assert all(a.described is not None for a in after.acts if a.subject != one)


@pytest.mark.parametrize("secret", [b"", "", "text", None])
def test_pseudonyms_anybody_could_make_are_refused(secret):
    with pytest.raises(Unusable):
        pseudonymised(singing(), secret=secret)


def test_the_page_says_what_was_measured(found):
    """If only this fails: ``python tests/privacy/canaries.py``."""
    assert page(found) == PAGE.read_text(encoding="utf-8")
