"""The average of a term of three to six months is four and a half (15/2012/QH13 Đ25.3; 118/2021/NĐ-CP Đ9.7): a term can say it."""

from __future__ import annotations

import json

import pytest

from thanhtra.bulk.decoding import Decoder
from thanhtra.errors import Unusable
from thanhtra.exchange import case_to_json, dumps, read_case
from thanhtra.rulebook import Rulebook


def document(amount: str) -> bytes:
    term = f'{{"amount": {amount}, "unit": "month"}}'
    sanctions = f'[{{"act": "a1", "fine": 1, "additional": [{{"measure": "suspend-activity", "term": {term}}}]}}]'
    return (
        '{"format": "thanhtra.case", "version": 1, "id": "h", "subjects": [{"id": "s", "kind": "organization"}],'
        f' "acts": [{{"id": "a1", "subject": "s"}}], "events": [{{"kind": "decision_issued", "sanctions": {sanctions}}}]}}'
    ).encode()


@pytest.mark.parametrize(("written", "amount"), [("1", 1), ("4.5", 4.5), ("24", 24), ("1.5", 1.5)])
def test_a_whole_or_half_number_is_read_and_written_back(written, amount):
    case = read_case(document(written))
    term = case.events[0].sanctions[0].additional[0].term
    assert (term.amount, type(term.amount)) == (amount, type(amount))
    assert read_case(dumps(case).encode()) == case
    assert json.dumps(case_to_json(case)["events"][0]["sanctions"][0]["additional"][0]["term"]["amount"]) == written


@pytest.mark.parametrize("written", ["0.5", "4.25", "4.0", "45e-1", "0", "-1.5", '"4.5"', "true", "null", "123456.5"])
def test_any_other_number_is_refused(written):
    with pytest.raises(Unusable) as refused:
        read_case(document(written))
    assert [p.path for p in refused.value.problems] == ["$.events[0].sanctions[0].additional[0].term.amount"]


def test_a_half_is_a_fraction_to_every_other_field():
    with pytest.raises(Unusable) as refused:
        read_case(document("3").replace(b'"fine": 1', b'"fine": 4.5'))
    assert [(p.code, p.got) for p in refused.value.problems] == [
        ("bad_money", "a number with a fraction or an exponent")
    ]


def test_the_fast_reader_hands_a_half_to_the_strict_one():
    decoder = Decoder(Rulebook.built_in())
    assert decoder.read(document("4.5"), "x:1").events[0].sanctions[0].additional[0].term.amount == 4.5
    assert decoder.strictly == 1
