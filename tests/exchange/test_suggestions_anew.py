"""What is suggested for a wrong word does not depend on what was refused before."""

from __future__ import annotations

from typing import Any

import pytest

from thanhtra.exchange.problem import DocumentRefused
from thanhtra.exchange.reader import structured, structured_licences


def told(value: Any) -> list[str]:
    with pytest.raises(DocumentRefused) as refused:
        structured_licences(value)
    return [problem.expected for problem in refused.value.problems]


def test_a_register_of_licences_gets_its_own_suggestions() -> None:
    wrong = [{"id": "L1", "holdr": "s1", "number": "1"}]
    first = told(wrong)
    assert any("did you mean holder?" in expected for expected in first)
    words = {f"subjcts{n}": 1 for n in range(60)}
    with pytest.raises(DocumentRefused):
        structured({"format": "thanhtra.case", "version": 1, "id": "C", "events": [], **words})
    assert told(wrong) == first
