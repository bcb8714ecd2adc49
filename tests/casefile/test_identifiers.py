"""Numbers are warned about by their shape, never refused, and never repeated."""

from __future__ import annotations

import pytest

from thanhtra.casefile import KINDS, Case, Subject
from thanhtra.casefile.identifiers import agency_code, identifier_warnings, paper_number, personal_number, tax_code


@pytest.mark.parametrize("code", ["5300205222", "0100109106", "0100109106-001"])
def test_a_tax_code_whose_check_digit_fits(code):
    assert tax_code(code)


@pytest.mark.parametrize("code", ["5300205223", "0100109107", "010010910", "0100109106-1", "01001O9106", ""])
def test_a_tax_code_that_does_not_fit(code):
    assert not tax_code(code)


def test_every_wrong_last_digit_of_a_tax_code_is_found():
    assert [d for d in range(10) if tax_code(f"530020522{d}")] == [2]


@pytest.mark.parametrize(
    ("number", "good"),
    [
        ("001200000001", True),
        ("096299999999", True),
        ("097200000001", False),
        ("000200000001", False),
        ("012345678", True),
        ("0123", False),
    ],
)
def test_a_personal_number_begins_with_a_province_or_is_an_old_identity_card(number, good):
    assert good is personal_number(number)


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("G09", True),
        ("H26.15.03", True),
        ("Z01ABC", True),
        ("000.00.01.H26", True),
        ("Z0", False),
        ("g09", False),
        ("A01" + ".AA" * 11, False),
    ],
)
def test_an_agency_code_has_the_shape_of_the_decision_or_of_the_codes_before(code, good):
    assert good is agency_code(code)


@pytest.mark.parametrize(
    "number",
    ["01/QĐ-XPHC", "26/QĐ-XPVPHC", "12/BB-VPHC", "118/2021/NĐ-CP", "907/TTCP-KHTC", "     /QĐ-XPHC", "1A/QĐ-TT.A"],
)
def test_a_papers_number_is_number_and_symbol_or_blank_until_issued(number):
    assert paper_number(number)


@pytest.mark.parametrize("number", ["QĐ-XPHC", "01-QĐ", "01/qđ", "01/", "1234567/QĐ"])
def test_a_papers_number_of_another_shape(number):
    assert not paper_number(number)


def test_a_case_is_warned_about_without_its_numbers_being_repeated():
    case = Case(
        id="x",
        subjects=(
            Subject(id="s1", kind="organization", number="5300205223"),
            Subject(id="s2", kind="individual", number="001200000001"),
            Subject(id="s3", kind="household-business", number="5300205222"),
        ),
        events=(
            KINDS["case_closed"](kind="case_closed", number="01-QĐ"),
            KINDS["case_closed"](kind="case_closed", number="02/QĐ-KT"),
        ),
    )
    found = list(identifier_warnings(case))

    assert [w.path for w in found] == ["subjects[s1].number", "events[0].number"]
    assert not any("5300205223" in text for warned in found for text in warned)


def test_a_subject_without_a_number_has_none_to_warn_of():
    assert list(identifier_warnings(Case(id="x", subjects=(Subject(id="s1", kind="individual"),), events=()))) == []
