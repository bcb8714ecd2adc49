"""A receipt for a review: what was asked, of which file, under which rules, and every answer (biên nhận kết quả rà soát).

Kept with the decision, it is checked years later against the rule data of its day (``Rulebook.load(folder, alone=True)``): same edition,
same answers. Against newer data the edition differs and the answers must not: new data adds, it does not rewrite. A receipt names
nobody, so it also holds for a file whose identities were deleted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final

import attrs

from thanhtra.casefile import Case
from thanhtra.casefile.shape import Record, shape
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem, answer_to_json
from thanhtra.findings import Review
from thanhtra.law import Citation
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

FORMAT: Final = "thanhtra.receipt"
_KEPT: Final = (
    "check",
    "answer",
    "severity",
    "event",
    "act",
    "missing",
    "cites",
    "law_on",
    "due",
    "due_if",
    "actual",
    "late",
)
"""Of an answer: everything but its wording and its facts, which may be said better later."""
_KEYS: Final = ("format", "version", "library", "edition", "as_of", "case", "file", "answers", "digest")


@attrs.frozen(kw_only=True)
class Checked:
    """What checking a receipt found.

    ``intact``: the receipt is as it was made · ``same_file``: it is about this file, identities aside · ``same_edition``: the same rules
    answered again · ``changed``: answers that are no longer given, each as in the receipt · ``added``: answers of checks the receipt does not know.
    """

    intact: bool
    same_file: bool
    same_edition: bool
    changed: tuple[Mapping[str, Any], ...]
    added: tuple[Mapping[str, Any], ...]

    @property
    def holds(self) -> bool:
        """Whether the receipt is intact, about this file, and every answer in it is given again."""
        return self.intact and self.same_file and not self.changed


def receipt_of(case: Case, answered: Review) -> dict[str, Any]:
    """The receipt of a review of ``case``, as JSON. Raises Unusable when the review is of another case."""
    if answered.case != case.id:
        raise Unusable([Problem("$.case", "disagree", "the case reviewed", "another")])
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "library": answered.edition.partition("+")[0],
        "edition": answered.edition,
        "as_of": None if answered.as_of is None else answered.as_of.isoformat(),
        "case": case.id,
        "file": _digest(_bare(case)),
        "answers": _answers(answered),
    }
    return {**said, "digest": _digest(said)}


def check_receipt(receipt: Mapping[str, Any], case: Case, book: Rulebook) -> Checked:
    """Review ``case`` again as of the receipt's day and compare. Needs no network and no clock. Raises Unusable for what is no receipt."""
    missing = [key for key in _KEYS if key not in receipt]
    if missing or receipt["format"] != FORMAT or receipt["version"] != 1:
        raise Unusable(
            [
                Problem(
                    "$",
                    "unknown_format",
                    "a receipt of version 1",
                    f"without {', '.join(missing)}" if missing else "another",
                )
            ]
        )
    said = {key: value for key, value in receipt.items() if key != "digest"}
    again = review(case, book, as_of=None if receipt["as_of"] is None else date.fromisoformat(receipt["as_of"]))
    now = _answers(again)
    checks = {answer["check"] for answer in receipt["answers"]}
    return Checked(
        intact=receipt["digest"] == _digest(said),
        same_file=receipt["file"] == _digest(_bare(case)),
        same_edition=receipt["edition"] == again.edition,
        changed=tuple(answer for answer in receipt["answers"] if not any(_given_again(answer, a) for a in now)),
        added=tuple(answer for answer in now if answer not in receipt["answers"] and answer["check"] not in checks),
    )


def _given_again(then: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """The same answer; citations may have been added since, never dropped."""
    same = {k: v for k, v in then.items() if k != "cites"} == {k: v for k, v in now.items() if k != "cites"}
    return same and set(then["cites"]) <= set(now["cites"])


def _answers(answered: Review) -> list[dict[str, Any]]:
    return [{key: value for key, value in answer_to_json(a).items() if key in _KEPT} for a in answered.answers]


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def _bare(record: Record) -> dict[str, Any]:
    """The facts of ``record`` without what identifies a person, and without when they were recorded."""
    out: dict[str, Any] = {}
    for field in shape(type(record)):
        value = getattr(record, field.name)
        if value is None or value == field.default or field.private or field.key == "recorded":
            continue
        out[field.key] = [_value(v) for v in value] if field.many else _value(value)
    return out


def _value(value: Any) -> Any:
    if isinstance(value, Record):
        return _bare(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Citation) else value
