"""Every class of bad input is refused with its code, its path and what was expected; nothing but Unusable ever comes out."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest
from cattrs import AttributeValidationNote, ClassValidationError

from thanhtra.casefile import Case
from thanhtra.errors import Unusable
from thanhtra.exchange import CODES, read_case, read_cases, unusable_to_json
from thanhtra.exchange.bytes_in import goes_below
from thanhtra.exchange.structuring import _problems_of

HEAD: dict[str, Any] = {"format": "thanhtra.case", "version": 1, "id": "x", "events": []}
PEOPLE: dict[str, Any] = {
    "subjects": [{"id": "s1", "kind": "individual"}],
    "officials": [{"id": "o1"}],
    "acts": [{"id": "a1", "subject": "s1"}],
}
MINUTES = {"kind": "minutes_drawn_up", "id": "M"}
DECISION = {"kind": "decision_issued", "id": "D", "minutes": "M"}


def refused(data: bytes | dict[str, Any], **kwargs: Any) -> list[tuple[str, str]]:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(Unusable) as caught:
        read_case(raw, **kwargs)
    for problem in caught.value.problems:
        assert problem.code in CODES
        assert problem.expected
        assert problem.got
    return [(problem.path, problem.code) for problem in caught.value.problems]


def case_with(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**HEAD, **PEOPLE, "events": list(events), **more}


BYTES = {
    "nothing": (b"", "not_json"),
    "a byte order mark": (b"\xef\xbb\xbf{}", "not_utf8"),
    "UTF-16 with a mark": ("{}".encode("utf-16"), "not_utf8"),
    "UTF-16 without a mark": ("{}".encode("utf-16-le"), "not_utf8"),
    "UTF-32": ("{}".encode("utf-32-be"), "not_utf8"),
    "Latin-1": ('{"id": "é"}'.encode("latin-1"), "not_utf8"),
    "an encoded surrogate": (b'{"id": "\xed\xa0\x80"}', "not_utf8"),
    "an overlong slash": (b'{"id": "\xc0\xaf"}', "not_utf8"),
    "NaN": (b'{"id": NaN}', "not_json"),
    "Infinity": (b'{"id": Infinity}', "not_json"),
    "minus Infinity": (b'{"id": -Infinity}', "not_json"),
    "a comma too many": (b'{"id": 1,}', "not_json"),
    "two documents": (b"{} {}", "not_json"),
    "a control character": (b'{"id": "\x01"}', "not_json"),
    "single quotes": (b"{'id': 1}", "not_json"),
    "a list": (b"[]", "wrong_type"),
    "a text": (b'"case"', "wrong_type"),
    "null": (b"null", "wrong_type"),
    "a number": (b"1e400", "wrong_type"),
}


@pytest.mark.parametrize(("data", "code"), BYTES.values(), ids=BYTES)
def test_what_is_no_document_is_refused_as_a_whole(data, code):
    assert refused(data) == [("$", code)]


def test_ten_megabytes_of_open_brackets_are_too_deep():
    assert refused(b"[" * 10_000_000) == [("$", "too_deep")]


def test_objects_inside_objects_are_too_deep_too():
    assert refused(b'{"a":' * 1_000_000) == [("$", "too_deep")]


def test_a_nest_the_decoder_still_takes_is_too_deep_below_sixty_four_levels():
    (problem,) = refused(json.dumps(HEAD).replace('"x"', "[" * 100 + "]" * 100).encode())

    assert problem == ("$.id" + "[0]" * 63, "too_deep")


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("", 0),
        ("1", 0),
        ("[]", 1),
        ('{"a": [{}]}', 3),
        ('["[[[", {"]}": "\\"[["}]', 2),
        ("[[[]], [[[]]]]", 4),
        ('["[[[[', 1),
        ("]]]][", 0),
    ],
)
def test_the_depth_of_brackets_is_told_without_decoding(text, levels):
    assert not goes_below(text, levels)
    assert levels == 0 or goes_below(text, levels - 1)


def test_where_the_decoder_would_die_of_its_stack_depth_is_looked_at_first(monkeypatch):
    monkeypatch.setattr("thanhtra.exchange.bytes_in._DECODED", 256)
    monkeypatch.setattr("thanhtra.exchange.bytes_in._DECODER", None)  # it is not asked

    assert refused(b"[" * 257) == [("$", "too_deep")]
    assert refused(b'{"a":' * 100_000) == [("$", "too_deep")]


TEXTS = {
    "decomposed text": ('"e\u0301"', "not_nfc"),
    "decomposed text, escaped": ('"e\\u0301"', "not_nfc"),
    "a lone high surrogate": ('"\\ud800"', "not_utf8"),
    "a lone low surrogate": ('"a\\udc00b"', "not_utf8"),
}


@pytest.mark.parametrize(("text", "code"), TEXTS.values(), ids=TEXTS)
def test_text_is_unicode_in_nfc(text, code):
    assert refused(json.dumps(HEAD).replace('"x"', text).encode()) == [("$.id", code)]
    assert refused(json.dumps({**HEAD, "note": "?"}).replace('"?"', text).encode()) == [("$.note", code)]


def test_a_surrogate_pair_is_one_character():
    assert read_case(json.dumps({**HEAD, "note": "\U0001f600"}).encode()).note == "\U0001f600"


def test_a_key_in_another_normal_form_is_named():
    assert ('$["é"]'.replace("é", "e\u0301"), "not_nfc") in refused({**HEAD, "e\u0301": 1})


NUMBERS = {
    "a hundred thousand digits": "9" * 100_000,
    "one past the most": str(2**53),
    "below nothing": "-1",
    "a fraction": "7500000.0",
    "an exponent": "75e5",
    "a huge exponent": "1e400",
}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_money_is_whole_dong_in_range(number):
    event = {"kind": "fine_paid", "amount": "?"}

    assert refused(json.dumps(case_with(event)).replace('"?"', number).encode()) == [
        ("$.events[0].amount", "bad_money")
    ]


@pytest.mark.parametrize("amount", [True, False, "7500000", [], {}, None])
def test_money_is_a_number(amount):
    assert refused(case_with({"kind": "fine_paid", "amount": amount})) == [("$.events[0].amount", "wrong_type")]


@pytest.mark.parametrize(
    ("times", "code"),
    [(0, "unknown_value"), (-1, "unknown_value"), (True, "wrong_type"), (1.0, "wrong_type"), (2**53, "unknown_value")],
)
def test_a_count_is_a_whole_number_from_one(times, code):
    acts = [{"id": "a1", "subject": "s1", "times": times}]

    assert refused(case_with(acts=acts)) == [("$.acts[0].times", code)]


def test_the_most_and_the_least_money_are_read():
    case = read_case(json.dumps(case_with({"kind": "fine_paid", "amount": 2**53 - 1, "surcharge": 0})).encode())

    assert (case.events[0].amount, case.events[0].surcharge) == (2**53 - 1, 0)


@pytest.mark.parametrize(
    ("version", "code"),
    [
        (1.0, "wrong_type"),
        (True, "wrong_type"),
        ("1", "wrong_type"),
        (2, "newer_version"),
        (0, "unknown_format"),
        (-1, "unknown_format"),
    ],
)
def test_the_version_is_the_integer_one(version, code):
    assert refused({**HEAD, "version": version}) == [("$.version", code)]


def test_another_format_is_refused_before_anything_else_is_read():
    assert refused({**HEAD, "format": "thanhtra.review", "zz": 1}) == [("$.format", "unknown_format")]


@pytest.mark.parametrize(
    "day",
    [
        "2020-02-30",
        "2020-2-3",
        "20200203",
        "2020-W01-1",
        "2020-001",
        "2020-10-05T00:00:00",
        " 2020-10-05",
        "2020-10-05\n",
        "0000-01-01",
        "٢٠٢٠-١٠-٠٥",
        "",
    ],
)
def test_a_day_is_ten_characters_of_the_calendar(day):
    assert refused(case_with({**MINUTES, "on": day})) == [("$.events[0].on", "bad_date")]


@pytest.mark.parametrize(
    "instant",
    [
        "2020-10-05T08:30:00",
        "2020-10-05T08:30:00.5+07:00",
        "2020-10-05T08:30+07:00",
        "2020-10-05 08:30:00+07:00",
        "2020-10-05t08:30:00z",
        "2020-10-05T24:00:00+07:00",
        "2020-10-05T08:30:60+07:00",
        "2020-10-05T08:30:00+0700",
        "2020-10-05T08:30:00+24:00",
        "2020-02-30T08:30:00+07:00",
        "9999-12-31T23:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "2020-10-05",
    ],
)
def test_an_instant_has_an_offset_and_whole_seconds(instant):
    assert refused(case_with({**MINUTES, "at": instant})) == [("$.events[0].at", "bad_instant")]


@pytest.mark.parametrize(
    "cite", ["Điều 66", "15/2012/QH13", "15/2012/QH13 D66", "15/2012/QH13 Đ66.1.f", "15/2012/QH13 Đ66.1.a ", "x" * 1000]
)
def test_a_citation_names_an_article(cite):
    acts = [{"id": "a1", "subject": "s1", "provision": cite}]

    assert refused(case_with(acts=acts)) == [("$.acts[0].provision", "bad_citation")]


@pytest.mark.parametrize("post", ["Chief", "chief_inspector", "-chief", "chief--inspector", "chánh", "", "a" * 101])
def test_a_slug_is_lower_case_words_and_hyphens(post):
    assert refused(case_with(officials=[{"id": "o1", "post": post}])) == [("$.officials[0].post", "unknown_slug")]


class Book:
    def knows(self, kind: str, slug: str) -> bool:
        return (kind, slug) in {("post", "chief"), ("field", "press"), ("ground", "complex")}

    def suggest(self, kind: str, slug: str) -> str | None:
        return "chief" if (kind, slug) == ("post", "cheif") else None


def test_a_book_refuses_slugs_it_never_knew_and_suggests():
    document = case_with(
        {"kind": "ground_recorded", "ground": "remote-area"}, officials=[{"id": "o1", "post": "cheif"}], field="press"
    )
    with pytest.raises(Unusable) as caught:
        read_case(json.dumps(document).encode(), slugs=Book())

    second, first = caught.value.problems
    assert (first.path, first.code) == ("$.officials[0].post", "unknown_slug")
    assert "did you mean chief?" in first.expected
    assert (second.path, second.code) == ("$.events[0].ground", "unknown_slug")


def test_a_ground_outside_the_closed_list_is_refused_without_a_book():
    document = case_with({"kind": "ground_recorded", "ground": "complexx"})

    assert refused(document) == [("$.events[0].ground", "unknown_slug")]


def test_what_is_too_long_to_be_a_slip_is_refused_without_a_suggestion():
    with pytest.raises(Unusable) as caught:
        read_case(json.dumps(case_with({"kind": "fine_paid" * 20})).encode())

    assert [p.expected for p in caught.value.problems] == ["a kind of event"]


def test_a_fault_of_the_readers_own_is_not_taken_for_the_documents():
    fault = ZeroDivisionError()
    fault.add_note(AttributeValidationNote("of the class", "events", tuple))  # type: ignore[arg-type]  # cattrs puts it there itself
    with pytest.raises(ZeroDivisionError):
        _problems_of(Case, ClassValidationError("of the class", [fault], Case))


def test_a_kind_nobody_knows_is_refused_with_a_suggestion():
    with pytest.raises(Unusable, match="did you mean fine_paid"):
        read_case(json.dumps(case_with({"kind": "fine_piad", "amount": 1})).encode())


@pytest.mark.parametrize("optional", ["licences", "causes"])
def test_a_register_and_causes_may_be_listed_as_none(optional):
    assert getattr(read_case(json.dumps({**HEAD, optional: []}).encode()), optional) == ()


def test_a_licence_is_held_by_a_subject_on_file():
    assert refused({**HEAD, "licences": [{"id": "gp1", "holder": "s9"}]}) == [("$.licences[0].holder", "dangling")]


def test_a_cause_names_its_kinds():
    assert refused({**HEAD, "causes": [{"described": "x"}]}) == [("$.causes[0].kinds", "missing")]
    assert refused({**HEAD, "causes": [{"kinds": ["fault"]}]}) == [("$.causes[0].kinds[0]", "unknown_value")]


def test_of_a_duplicate_key_the_last_counts():
    raw = json.dumps(HEAD).replace('"id": "x"', '"id": 7, "id": "y"').encode()

    assert read_case(raw).id == "y"


@pytest.mark.parametrize("name", ["", "x" * 101])
def test_an_id_is_one_to_a_hundred_characters(name):
    assert refused({**HEAD, "id": name}) == [("$.id", "unknown_value")]


LISTED = {
    "subjects": {"id": "n", "kind": "individual"},
    "officials": {"id": "n"},
    "acts": {"id": "n", "subject": "s1"},
    "delegations": {"id": "n", "from": "o1", "to": ["o1"], "powers": []},
    "licences": {"id": "n"},
    "events": {"id": "n", "kind": "case_closed"},
}


@pytest.mark.parametrize("key", LISTED)
def test_written_ids_are_unique_in_their_list(key):
    base = case_with()
    document = {**base, key: [*base.get(key, []), LISTED[key], LISTED[key]]}

    assert refused(document) == [(f"$.{key}[{len(document[key]) - 1}].id", "duplicate_id")]


def test_numbers_of_two_events_may_collide():
    two = {"kind": "minutes_drawn_up", "number": "01"}

    assert len(read_case(json.dumps(case_with(two, two, {**DECISION, "minutes": "01"})).encode()).events) == 3


def test_an_event_is_named_by_its_number_unless_its_id_is_written():
    written = {"kind": "minutes_drawn_up", "id": "M", "number": "01"}

    assert refused(case_with(written, {**DECISION, "minutes": "01"})) == [("$.events[1].minutes", "dangling")]


DANGLING = {
    "by": ({"by": "o9"}, "by"),
    "acts": ({"acts": ["a1", "a9"]}, "acts[1]"),
    "minutes": ({"minutes": "M9"}, "minutes"),
    "replaces": ({"replaces": "M"}, "replaces"),
    "delegation": ({"delegation": "d9"}, "delegation"),
    "sanction's act": ({"sanctions": [{"act": "a9"}]}, "sanctions[0].act"),
    "sanction's subject": ({"sanctions": [{"act": "a1", "subject": "o1"}]}, "sanctions[0].subject"),
    "sanction's minutes": ({"sanctions": [{"act": "a1", "minutes": "D"}]}, "sanctions[0].minutes"),
    "goods": (
        {"sanctions": [{"act": "a1", "additional": [{"measure": "confiscate", "goods": ["g1"]}]}]},
        "sanctions[0].additional[0].goods[0]",
    ),
}


@pytest.mark.parametrize(("fields", "path"), DANGLING.values(), ids=DANGLING)
def test_a_reference_names_something_of_the_right_sort(fields, path):
    assert refused(case_with(MINUTES, {**DECISION, **fields})) == [(f"$.events[1].{path}", "dangling")]


def test_references_between_people_dangle_too():
    document = case_with(
        subjects=[{"id": "s1", "kind": "individual", "parent": "s9"}], officials=[{"id": "o1", "team": "T"}]
    )

    assert refused(document) == [("$.subjects[0].parent", "dangling"), ("$.officials[0].team", "dangling")]


def test_the_day_and_the_instant_agree_on_the_clock_of_the_law():
    late = "2020-10-05T20:00:00Z"

    assert refused(case_with({**MINUTES, "on": "2020-10-05", "at": late})) == [("$.events[0].on", "disagree")]
    case = read_case(json.dumps(case_with({**MINUTES, "on": "2020-10-06", "at": late})).encode())
    assert case.events[0].day == case.events[0].on


SENT = {"kind": "decision_sent", "decision": "D"}
DENIALS = {
    "a kind": ("event:decision_sent", "disagree"),
    "a kind of one decision": ("event:decision_sent@D", "disagree"),
    "a kind of the minutes behind it": ("event:decision_sent@M", "disagree"),
    "a ground by its event": ("ground:verification", "disagree"),
    "a ground of one minutes": ("ground:verification@M", "disagree"),
    "a ground recorded": ("ground:complex", "disagree"),
    "an id not on file": ("event:decision_sent@D9", "dangling"),
    "a kind nobody knows": ("event:decision_snet", "unknown_kind"),
    "a ground nobody knows": ("ground:complicated", "unknown_slug"),
    "a fact": ("fact:acts[a1].provision", "unknown_value"),
    "a law": ("law:no-figure", "unknown_value"),
    "an empty id": ("event:decision_sent@", "unknown_value"),
    "no token": ("decision_sent", "unknown_value"),
    "the very event": ("event:decision_issued@D", "disagree"),
    "a number": (5, "wrong_type"),
}


@pytest.mark.parametrize(("token", "code"), DENIALS.values(), ids=DENIALS)
def test_what_is_on_file_is_not_absent(token, code):
    events = (MINUTES, {"kind": "facts_verified"}, {"kind": "ground_recorded", "ground": "complex"}, DECISION, SENT)

    assert refused(case_with(*events, absent=[token])) == [("$.absent[0]", code)]


def test_a_sanction_hangs_on_its_own_minutes_and_a_file_may_name_them_twice():
    sanctions = [{"act": "a1", "minutes": "M"}, {"act": "a1", "minutes": "M"}]
    events = (MINUTES, {**MINUTES, "id": "N"}, {"kind": "decision_issued", "sanctions": sanctions})

    assert refused(case_with(*events, absent=["event:decision_issued@M"])) == [("$.absent[0]", "disagree")]
    assert read_case(json.dumps(case_with(*events, absent=["event:decision_issued@N"])).encode()).denies(
        "event:decision_issued@N"
    )


@pytest.mark.parametrize(
    "token", ["event:decision_sent@N", "event:fine_paid", "ground:complex@N", "ground:remote-area"]
)
def test_what_is_not_on_file_may_be_absent(token):
    events = (MINUTES, {"kind": "ground_recorded", "ground": "complex"}, DECISION, SENT, {**MINUTES, "id": "N"})

    assert read_case(json.dumps(case_with(*events, absent=[token])).encode()).denies(token)


SANCTION = {"act": "a1"}
TWICE = {
    "a warning beside a fine": (
        "decision_issued",
        {"sanctions": [{**SANCTION, "warning": True, "fine": 1}]},
        "sanctions[0].fine",
        "disagree",
    ),
    "a warning denied": (
        "decision_issued",
        {"sanctions": [{**SANCTION, "warning": False}]},
        "sanctions[0].warning",
        "unknown_value",
    ),
    "a fine in a decision not to sanction": (
        "no_sanction_decided",
        {"reason": "limitation", "sanctions": [{**SANCTION, "fine": 1}]},
        "sanctions[0].fine",
        "unknown_key",
    ),
    "a part annulment without its acts": ("decision_annulled", {"scope": "part"}, "acts", "missing"),
    "goods valued without a value": (
        "goods_valued",
        {"goods": [{"id": "g", "name": "n"}]},
        "goods[0].value",
        "missing",
    ),
}


@pytest.mark.parametrize(("kind", "fields", "path", "code"), TWICE.values(), ids=TWICE)
def test_what_the_contract_says_between_two_fields_is_held(kind, fields, path, code):
    assert refused(case_with({"kind": kind, **fields})) == [(f"$.events[0].{path}", code)]


@pytest.mark.parametrize(
    ("form", "good"), [("118/2021/NĐ-CP MBB01", True), ("MBB01", False), ("118/2021/NĐ-CP", False), ("Mẫu số 1", False)]
)
def test_a_form_is_a_decree_and_a_code(form, good):
    document = case_with({**MINUTES, "form": form})
    if good:
        assert read_case(json.dumps(document).encode()).events[0].form == form
    else:
        assert refused(document) == [("$.events[0].form", "unknown_value")]


@pytest.mark.parametrize("area", ["6", "06/1", "Hà Nội", "06/", "vn/06", "06/01840/1"])
def test_an_area_is_a_path_of_codes(area):
    assert refused(case_with(officials=[{"id": "o1", "area": area}])) == [("$.officials[0].area", "unknown_value")]


def test_names_and_numbers_of_persons_are_never_repeated():
    hidden = "Nguyễn Văn Bí Mật"
    subject = {
        "id": "s1",
        "kind": "individual",
        "name": [hidden],
        "number": {hidden: 1},
        "born": hidden,
        "address": 7,
        "representative": None,
    }
    with pytest.raises(Unusable) as caught:
        read_case(json.dumps({**HEAD, "subjects": [subject]}).encode())

    assert len(caught.value.problems) == 5
    assert hidden not in str(caught.value)


def test_every_problem_is_reported_at_once_with_the_case_and_the_source():
    with pytest.raises(Unusable) as caught:
        read_case(json.dumps({**HEAD, "zz": 1, "acts": None, "note": "e\u0301"}).encode(), source_name="f.jsonl:7")

    report = unusable_to_json(caught.value)
    assert (report["case"], report["source"]) == ("x", "f.jsonl:7")
    assert [p["path"] for p in report["unusable"]] == ["$.zz", "$.acts", "$.note"]
    json.dumps(report, ensure_ascii=False).encode()


def test_lines_are_read_one_by_one_and_the_bad_ones_yielded(tmp_path):
    path = tmp_path / "cases.jsonl"
    good = json.dumps(HEAD).encode()
    path.write_bytes(good + b"\r\n\n{\n" + good)

    first, second, third = read_cases(path)

    assert (type(first), type(second), type(third)) == (Case, Unusable, Case)
    assert second.source == f"{path}:3"


def test_a_json_file_is_one_document(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(HEAD, indent=2))

    assert [case.id for case in read_cases(path)] == ["x"]
    assert read_case(str(path)) == read_case(path)
    path.write_text("{")
    (error,) = read_cases(path)
    assert error.source == f"{path}:1"


@pytest.mark.parametrize(
    ("fed", "ids"),
    [
        (json.dumps(HEAD, indent=2), ["x"]),
        (json.dumps(HEAD), ["x"]),
        ("\n".join([json.dumps(HEAD)] * 2), ["x", "x"]),
        ("", [None]),
        ("\n\n{", [None]),
    ],
)
def test_standard_input_is_one_document_or_lines(monkeypatch, fed, ids):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(fed.encode())))

    assert [getattr(found, "id", None) for found in read_cases("-")] == ids


def test_a_file_that_is_not_there_is_the_callers_matter(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_case(tmp_path / "none.json")
