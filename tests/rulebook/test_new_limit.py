"""A limit that a new decree creates is a data file: the guide's own, in both languages, is a deadline of a review."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from thanhtra import Rulebook, RulebookError, Status, read_case, review
from thanhtra.terms import Bearer, Nature

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = [DOCS / "how-to" / "add-a-limit.md", DOCS / "vi" / "how-to" / "add-a-limit.md"]
EVENTS = [
    {"kind": "goods_seized", "on": "2027-02-01", "id": "Z1", "basis": "verify"},
    {"kind": "owner_notified", "on": "2027-03-01", "seizure": "Z1", "round": 1},
]


def laid_over(tmp_path: Path, text: str) -> Rulebook:
    (tmp_path / "procedure").mkdir()
    (tmp_path / "procedure" / "answer-to-owner.toml").write_text(text, encoding="utf-8")
    return Rulebook.load(tmp_path)


@pytest.mark.parametrize("guide", GUIDES, ids=["en", "vi"])
def test_the_guides_limit_is_a_deadline_of_a_review(guide: Path, tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", guide.read_text(encoding="utf-8"), flags=re.DOTALL)
    book = laid_over(tmp_path, text)
    ended = {"kind": "seizure_ended", "on": "2027-03-08", "seizure": "Z1", "how": "returned"}
    for events, status in ((EVENTS, Status.OPEN), ([*EVENTS, ended], Status.MET)):
        case = read_case(json.dumps({"format": "thanhtra.case", "version": 1, "id": "c1", "events": events}).encode())
        (found,) = (d for d in review(case, book).deadlines if d.kind == "answer-to-owner")
        assert (found.due, found.status, found.nature, found.bearer) == (
            date(2027, 3, 8),
            status,
            Nature.DUTY,
            Bearer.AUTHORITY,
        )


def test_a_shape_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    text = (
        GUIDES[0]
        .read_text(encoding="utf-8")
        .split("```toml\n")[1]
        .split("```")[0]
        .replace('nature = "duty"', 'nature = "dutie"')
    )
    with pytest.raises(RulebookError, match="did you mean 'duty'"):
        laid_over(tmp_path, text)
