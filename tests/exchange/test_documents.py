"""The formats beside the case: whole documents come back the same, spoiled ones are refused, never anything else."""

from __future__ import annotations

import json
import os
import random
from collections import Counter

import jsonschema
import pytest
from tests.documents import drawn, mend_difficulties, mend_joint_case, mend_plan, spoiled

from thanhtra.errors import Unusable
from thanhtra.exchange import CODES
from thanhtra.exchange.difficulty_files import DIFFICULTIES, difficulties_to_json, read_difficulties
from thanhtra.exchange.documents import MOST, read_document
from thanhtra.exchange.joint_files import JOINT_CASE, joint_case_to_json, read_joint_case
from thanhtra.exchange.plan_files import PLAN, plan_to_json, read_plan
from thanhtra.exchange.problem_words import unusable_lines
from thanhtra.exchange.schema import document_schema
from thanhtra.exchange.writer import document_to_json
from thanhtra.rulebook import Rulebook

INPUTS = int(os.environ.get("THANHTRA_FUZZ", "100000")) // 20
SEED = int(os.environ.get("THANHTRA_FUZZ_SEED", "20261130"))
BOOK = Rulebook.built_in()
KINDS = [(PLAN, mend_plan), (JOINT_CASE, mend_joint_case), (DIFFICULTIES, mend_difficulties)]
EACH = pytest.mark.parametrize(("kind", "mend"), KINDS, ids=[kind.record.__name__ for kind, _ in KINDS])


@EACH
def test_a_whole_document_is_read_and_written_the_same(kind, mend):
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    validator = jsonschema.Draft202012Validator(document_schema(kind.record))
    validator.check_schema(validator.schema)
    for _ in range(300):
        document = drawn(rng, kind, mend)
        validator.validate(document)
        read = read_document(json.dumps(document).encode(), kind, slugs=BOOK)

        assert document_to_json(read) == document
        assert read_document(json.dumps(document_to_json(read)).encode(), kind) == read
        assert repr(read)


def read_or_refuse(data, kind):
    try:
        return read_document(data, kind, slugs=BOOK)
    except Unusable as error:
        return error


@EACH
@pytest.mark.no_cover
def test_a_spoiled_document_is_read_or_refused(kind, mend):
    print("seed", SEED)  # noqa: T201 - what a failure needs to be repeated
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    bases = [drawn(rng, kind, mend) for _ in range(60)]
    codes: Counter[str] = Counter()
    for _ in range(INPUTS):
        data = spoiled(rng, rng.choice(bases))
        read = read_or_refuse(data, kind)
        if isinstance(read, Unusable):
            assert read.problems
            assert all(problem.path[0] == "$" for problem in read.problems)
            assert len({str(p) for p in read.problems}) == len(read.problems)
            str(read).encode()
            codes.update({problem.code for problem in read.problems})
        else:
            codes["read"] += 1
            assert read_document(json.dumps(document_to_json(read)).encode(), kind) == read

    assert set(codes) <= {*CODES, "read"}
    never = {
        "not_utf8",
        "not_nfc",
        "not_json",
        "wrong_type",
        "missing",
        "unknown_key",
        "unknown_value",
        "bad_date",
        "dangling",
        "duplicate_id",
        "unknown_format",
    }
    assert INPUTS < 2000 or never <= set(codes)


@EACH
def test_the_head_is_asked_for_as_of_a_case(kind, mend):
    document = drawn(random.Random(1), kind, mend)  # noqa: S311 - likewise
    for change, code in (
        ({"format": "thanhtra.case"}, "unknown_format"),
        ({"version": 2}, "newer_version"),
        ({"version": "1"}, "wrong_type"),
    ):
        with pytest.raises(Unusable) as refused:
            read_document(json.dumps({**document, **change}).encode(), kind)
        assert [p.code for p in refused.value.problems] == [code]
    with pytest.raises(Unusable, match=r"\$: wrong_type: expected a \w+ document, got a list"):
        read_document(b"[]", kind)


def plan(**more):
    return {
        "format": "thanhtra.plan",
        "version": 1,
        "id": "k",
        "kind": "yearly-plan",
        "parties": [{"id": "a"}],
        "items": [],
        **more,
    }


def problems(document, kind=PLAN):
    with pytest.raises(Unusable) as refused:
        read_document(json.dumps(document).encode(), kind, slugs=BOOK)
    return [str(p) for p in refused.value.problems]


def item(**more):
    return {"id": "1", "work": "other", "leads": ["a"], **more}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"begins": "2026-02-01", "ends": "2026-01-31"},
            "$.ends: disagree: expected a day not before begins, got 2026-01-31",
        ),
        (
            {"items": [item(begins="2026-02-01", ends="2026-01-31")]},
            "$.items[0].ends: disagree: expected a day not before begins, got 2026-01-31",
        ),
        ({"items": [item(leads=[])]}, "$.items[0].leads: missing: expected at least one party, got an empty list"),
        (
            {"items": [item(**{"with": ["a"]})]},
            '$.items[0].with[0]: disagree: expected a party that does not lead the item, got "a"',
        ),
        (
            {"items": [item(work="joint-check", control="inspection")]},
            '$.items[0].control: disagree: expected examination, as the kind of work says, got "inspection"',
        ),
        (
            {"items": [item(), item()]},
            '$.items[1].id: duplicate_id: expected an id no other of the items carries, got "1"',
        ),
        (
            {"items": [item(subjects=["s"])]},
            '$.items[0].subjects[0]: dangling: expected the id of a subject on file, got "s"',
        ),
        (
            {"progress": [{"item": "9", "on": "2026-01-01", "what": "done"}]},
            '$.progress[0].item: dangling: expected the id of an item on file, got "9"',
        ),
        (
            {"items": [item()], "progress": [{"item": "1", "on": "2026-01-01", "what": "postponed"}]},
            "$.progress[0].until: missing: expected the new last day of an item that is postponed, got nothing",
        ),
        (
            {"items": [item()], "progress": [{"item": "1", "on": "2026-01-01", "what": "done", "until": "2026-02-01"}]},
            "$.progress[0].until: disagree: expected a new last day only where an item is postponed, got 2026-02-01",
        ),
        (
            {"subjects": [{"id": "s", "number": "1"}, {"id": "t", "number": "1"}]},
            "$.subjects[1].number: duplicate_id: expected a number no other of the subjects carries, got text",
        ),
        (
            {"parties": [{"id": "a", "body": "authority-of-telecommunication"}]},
            '$.parties[0].body: unknown_slug: expected the slug of a body (did you mean authority-of-telecommunications?), got "authority-of-telecommunication"',
        ),
    ],
)
def test_what_the_shape_of_a_plan_cannot_say(more, said):
    assert problems(plan(**more)) == [said]


def test_problems_of_the_shape_and_of_names_are_told_at_once_in_the_order_of_the_text():
    told = problems(
        plan(begins="2026-02-30", items=[item(leads=["b"]), item()], parties=[{"id": "a", "body": "nobody-at-all"}])
    )
    assert [line.split(": expected")[0] for line in told] == [
        "$.parties[0].body: unknown_slug",
        "$.items[0].leads[0]: dangling",
        "$.items[1].id: duplicate_id",
        "$.begins: bad_date",
    ]


def test_a_name_cannot_be_told_wrong_while_the_list_it_names_is():
    assert [line.split(": expected")[0] for line in problems(plan(parties=[{"id": 7}], items=[item()]))] == [
        "$.parties[0].id: wrong_type"
    ]


def test_a_list_that_is_too_long_is_not_read():
    assert problems(plan(items=[item()] * (MOST + 1))) == [
        f"$.items: too_large: expected at most {MOST} items, got {MOST + 1}"
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "not_json"),
        (b"\xff", "not_utf8"),
        (b" " * ((16 << 20) + 1), "too_large"),
        (b"[" * 70 + b"]" * 70, "too_deep"),
    ],
)
def test_what_is_no_json_of_a_length_and_depth_is_not_looked_into(data, code):
    with pytest.raises(Unusable) as refused:
        read_document(data, PLAN, source_name="x")
    assert [p.code for p in refused.value.problems] == [code]
    assert refused.value.source == "x"


def test_the_writers_are_of_their_kind():
    made = read_plan(json.dumps(plan()).encode())
    assert plan_to_json(made) == plan()
    assert joint_case_to_json(read_joint_case(json.dumps(joint_case()).encode())) == joint_case()
    assert difficulties_to_json(read_difficulties(json.dumps(listed()).encode())) == listed()


def test_problems_are_told_in_vietnamese_with_their_place(tmp_path):
    file = tmp_path / "ke-hoach.json"
    file.write_text(json.dumps(plan(items=[item(leads=["b"])]), indent=1), encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        read_document(file, PLAN)
    (line,) = unusable_lines(refused.value, source=str(file))
    assert line.startswith(f"{file}:16:")
    assert '"b" không chỉ đến gì: cần id của cơ quan có trong hồ sơ' in line


def joint_case(**more):
    return {
        "format": "thanhtra.coordination",
        "version": 1,
        "id": "k",
        "case": "c",
        "parties": [{"id": "a"}, {"id": "b"}],
        "owner": "a",
        "since": "2026-01-01T08:00:00+07:00",
        **more,
    }


def request(**more):
    return {"id": "r", "from": "a", "to": "b", "kind": "opinion", "sent": "2026-01-05", **more}


def reply(**more):
    return {"request": "r", "on": "2026-01-06", "what": "answered", **more}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"requests": [request(to="a")]}, '$.requests[0].to: disagree: expected another party than from, got "a"'),
        (
            {"requests": [request(due="2026-01-04")]},
            "$.requests[0].due: disagree: expected a day not before the request was sent, got 2026-01-04",
        ),
        (
            {"requests": [request()], "replies": [reply(on="2026-01-04")]},
            "$.replies[0].on: disagree: expected a day not before the request was sent, got 2026-01-04",
        ),
        (
            {"requests": [request()], "replies": [reply(what="passed-on")]},
            "$.replies[0].to: missing: expected the party it was passed on to, got nothing",
        ),
        (
            {"requests": [request()], "replies": [reply(to="a")]},
            '$.replies[0].to: disagree: expected a party only where a request is passed on, got "a"',
        ),
        ({"replies": [reply()]}, '$.replies[0].request: dangling: expected the id of a request on file, got "r"'),
        ({"owner": "c"}, '$.owner: dangling: expected the id of a party on file, got "c"'),
        ({"field": "pres"}, '$.field: unknown_slug: expected the slug of a field (did you mean press?), got "pres"'),
    ],
)
def test_what_the_shape_of_a_coordination_cannot_say(more, said):
    assert problems(joint_case(**more), JOINT_CASE) == [said]


def listed(**more):
    return {"format": "thanhtra.difficulties", "version": 1, "id": "k", "parties": [{"id": "a"}], **more}


def raised(**more):
    return {"id": "1", "by": "a", "on": "2026-10-08", "question": "?", **more}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            {"difficulties": [raised(due="2026-10-07")]},
            "$.difficulties[0].due: disagree: expected a day not before on, got 2026-10-07",
        ),
        (
            {"difficulties": [raised(answers=[{"on": "2026-10-07"}])]},
            "$.difficulties[0].answers[0].on: disagree: expected a day not before the question was raised, got 2026-10-07",
        ),
        (
            {"difficulties": [raised(became={"kind": "rule"})]},
            "$.difficulties[0].became.what: missing: expected the slug or the number of what it became, got nothing",
        ),
        (
            {"difficulties": [raised(became={"kind": "nothing", "what": "x"})]},
            '$.difficulties[0].became.what: disagree: expected a name only where it became something, got "x"',
        ),
        (
            {"difficulties": [raised(became={"kind": "document", "what": "x", "on": "2026-10-07"})]},
            "$.difficulties[0].became.on: disagree: expected a day not before the question was raised, got 2026-10-07",
        ),
        (
            {"causes": [{"id": "n", "kinds": [], "body": "a", "on": "2026-10-08"}]},
            "$.causes[0].kinds: missing: expected at least one kind, got an empty list",
        ),
        (
            {"causes": [{"id": "n", "kinds": ["objective"], "body": "a", "on": "2026-10-08", "check": "DEC001"}]},
            '$.causes[0].check: unknown_value: expected the code of a check (did you mean DEC01?), got "DEC001"',
        ),
        (
            {"recommendations": [{"id": "k", "by": "a", "on": "2026-10-08", "causes": ["n"]}]},
            '$.recommendations[0].causes[0]: dangling: expected the id of a cause on file, got "n"',
        ),
    ],
)
def test_what_the_shape_of_a_list_of_difficulties_cannot_say(more, said):
    assert problems(listed(**more), DIFFICULTIES) == [said]
