"""A decision of many sanctions costs each of them a look, not each a look at all the others."""

from __future__ import annotations

import json

from thanhtra import Rulebook, read_case, review
from thanhtra.law import Citation

BOOK = Rulebook.built_in()


def test_sanctions_of_one_decision_are_not_compared_with_each_other(monkeypatch):
    many = 300
    acts = [
        {"id": f"a{n}", "subject": "s", "provision": "15/2020/NĐ-CP Đ101.1.a", "began": "2020-08-01"}
        for n in range(many)
    ]
    decision = {
        "kind": "decision_issued",
        "on": "2020-10-08",
        "sanctions": [{"act": f"a{n}", "fine": 7500000} for n in range(many)],
    }
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "A",
        "field": "information-technology",
        "subjects": [{"id": "s", "kind": "individual"}],
        "acts": acts,
        "events": [decision],
    }
    case = read_case(json.dumps(document).encode())
    compared = []
    real = Citation.__eq__
    monkeypatch.setattr(Citation, "__eq__", lambda one, other: (compared.append(1), real(one, other))[1])
    assert review(case, BOOK).answers
    assert len(compared) < many * many / 2
