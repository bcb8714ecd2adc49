"""A licence register comes in from CSV and JSON alike, with every problem named."""

from __future__ import annotations

import json

import pytest

from thanhtra.casefile import Case, Subject
from thanhtra.errors import Unusable
from thanhtra.exchange.licences import held_by, read_licences, with_licences

CSV = """id,kind,number,holder,begins,ends,what,on,until,paper
gp1,aggregated-news,15/GP-TTĐT,s1,2018-01-02,2028-01-01,granted,2018-01-02,,15/GP-TTĐT
gp1,,,,,,suspended,2019-06-03,2019-07-03,
gp2,social-network,,s2,,,,,,
"""
LISTED = [
    {
        "id": "gp1",
        "kind": "aggregated-news",
        "number": "15/GP-TTĐT",
        "holder": "s1",
        "begins": "2018-01-02",
        "ends": "2028-01-01",
        "history": [
            {"what": "granted", "on": "2018-01-02", "number": "15/GP-TTĐT"},
            {"what": "suspended", "on": "2019-06-03", "until": "2019-07-03"},
        ],
    },
    {"id": "gp2", "kind": "social-network", "holder": "s2"},
]


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_and_json_give_the_same_register(tmp_path):
    from_csv = read_licences(written(tmp_path, "r.csv", "\ufeff" + CSV))

    assert from_csv == read_licences(written(tmp_path, "r.json", json.dumps(LISTED)))
    assert from_csv == read_licences(written(tmp_path, "o.json", json.dumps({"licences": LISTED})))


def test_every_problem_is_named_with_its_path(tmp_path):
    bad = CSV.replace("social-network", "social").replace("2019-06-03", "3/6/2019")

    with pytest.raises(Unusable) as error:
        read_licences(written(tmp_path, "r.csv", bad))

    assert [(p.path, p.code) for p in error.value.problems] == [
        ("$[0].history[1].on", "bad_date"),
        ("$[1].kind", "unknown_value"),
    ]


@pytest.mark.parametrize(("head", "path"), [("id,colour", "$.colour"), ("kind", "$.id")])
def test_a_column_nobody_knows_and_a_missing_id_are_refused(tmp_path, head, path):
    with pytest.raises(Unusable) as error:
        read_licences(written(tmp_path, "r.csv", f"{head}\nx\n"))

    assert [path] == [p.path for p in error.value.problems]


def test_bytes_that_are_no_utf8_are_refused(tmp_path):
    path = tmp_path / "r.csv"
    path.write_bytes(b"id\n\xff\n")

    with pytest.raises(Unusable):
        read_licences(path)


def test_json_that_is_none_is_refused(tmp_path):
    with pytest.raises(Unusable) as error:
        read_licences(written(tmp_path, "r.json", "[{]"))

    assert [(p.path, p.code) for p in error.value.problems] == [("$", "not_json")]


def test_a_register_is_put_beside_a_case_whose_subjects_hold_it(tmp_path):
    register = read_licences(written(tmp_path, "r.csv", CSV))
    case = Case(id="x", subjects=(Subject(id="s1", kind="organization"),), events=())

    assert tuple(licence.id for licence in with_licences(case, held_by(register, "s1")).licences) == ("gp1",)
    with pytest.raises(Unusable):
        with_licences(case, register)


def test_a_token_that_never_went_through_the_reader_denies_nothing():
    case = Case(id="x", subjects=(), events=(), absent=("rubbish",))

    assert with_licences(case, ()).licences == ()
