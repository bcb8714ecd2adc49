"""A receipt for a review: what was asked, of which file, under which rules, and every answer (biên nhận kết quả rà soát).

Kept with the decision, it is checked years later against the rule data of its day (``Rulebook.load(folder, alone=True)``): same edition,
same answers. Against newer data the edition differs and the answers must not: new data adds, it does not rewrite. A receipt names
nobody, so it also holds for a file whose identities were deleted.

Its digest shows a slip, not a forgery: whoever can change a receipt can compute it anew. What holds a receipt is that the review is done
again and everything in it compared; that nobody made another one is what a signature shows (``thanhtra.signing``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.casefile.shape import Record, shape
from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem, answer_to_json
from thanhtra.findings import Review
from thanhtra.law import Citation
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

FORMAT: Final = "thanhtra.receipt"
VERSION: Final = 2
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
_TYPES: Final[dict[str, type[Any] | tuple[type[Any], ...]]] = {
    "library": str,
    "edition": str,
    "as_of": (str, type(None)),
    "case": str,
    "file": str,
    "answers": list,
    "digest": str,
}
_SINCE_2: Final[dict[str, type[Any] | tuple[type[Any], ...]]] = {"codes": list, "stands": (list, type(None))}
_Answer = Mapping[str, Any]


@frozen(kw_only=True)
class Checked:
    """What checking a receipt found.

    ``intact``: the digest fits · ``same_file``: it is about this file, identities aside, under this id · ``same_edition``: the same rules
    answered again · ``same_state``: the file stood in its store where the receipt says, None when nobody said · ``changed``: answers that
    are no longer given, each as in the receipt · ``unsaid``: answers of checks that were asked, which the receipt does not have ·
    ``added``: answers of checks it did not ask.
    """

    intact: bool
    same_file: bool
    same_edition: bool
    changed: tuple[Mapping[str, Any], ...]
    added: tuple[Mapping[str, Any], ...]
    unsaid: tuple[Mapping[str, Any], ...] = ()
    same_state: bool | None = None

    @property
    def holds(self) -> bool:
        """Whether the receipt is intact, about this file in this state, and says what is answered again: all of it, nothing else."""
        return self.intact and self.same_file and self.same_state is not False and not self.changed and not self.unsaid


def receipt_of(case: Case, answered: Review, *, stands: tuple[int, str] | None = None) -> dict[str, Any]:
    """The receipt of a review of ``case``, as JSON; ``stands`` is the version and hash of its history in a store.

    Raises Unusable when the review is of another case, or of another state of it.
    """
    if answered.case != case.id or not answered.is_of(case):
        raise Unusable([Problem("$.case", "disagree", "the case reviewed", "another")])
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "library": answered.edition.partition("+")[0],
        "edition": answered.edition,
        "as_of": None if answered.as_of is None else answered.as_of.isoformat(),
        "case": case.id,
        "file": _digest(_bare(case)),
        "stands": None if stands is None else list(stands),
        "codes": list(answered.codes),
        "answers": _answers(answered),
    }
    return {**said, "digest": _digest(said)}


def check_receipt(
    receipt: Mapping[str, Any],
    case: Case,
    book: Rulebook,
    *,
    checks: Iterable[Check] = (),
    stands: tuple[int, str] | None = None,
) -> Checked:
    """Review ``case`` again as of the receipt's day and compare everything. Needs no network and no clock; a signature is not looked at.

    ``checks`` are one's own that were asked then; ``stands`` is where the history of ``case`` that is handed over ends. A receipt of
    version 1 does not say what was asked: under another edition than its own it can only be held to the checks that answered. Under
    another edition citations may have been added since, so one taken out of the receipt is only seen under its own. Raises Unusable for
    what is no receipt.
    """
    as_of = _understood(receipt)
    said = {key: value for key, value in receipt.items() if key not in ("digest", "signature")}
    again = review(case, book, as_of=as_of, checks=checks)
    now, then = _answers(again), receipt["answers"]
    same_edition = receipt["edition"] == again.edition
    codes = receipt.get("codes") or ([*again.codes] if same_edition else sorted({answer["check"] for answer in then}))
    wanted = [answer for answer in now if answer["check"] in set(codes)]
    changed, unsaid = _compared(then, wanted, exactly=same_edition)
    wrote = None if receipt.get("stands") is None else tuple(receipt["stands"])
    return Checked(
        intact=receipt["digest"] == _digest(said) and receipt["library"] == receipt["edition"].partition("+")[0],
        same_file=receipt["file"] == _digest(_bare(case)) and receipt["case"] == case.id,
        same_edition=same_edition,
        changed=changed,
        added=tuple(answer for answer in now if answer["check"] not in set(codes)),
        unsaid=unsaid,
        same_state=None if wrote is None and stands is None else wrote == stands,
    )


def _understood(receipt: Mapping[str, Any]) -> date | None:
    """The receipt's day; Unusable when anything in the receipt is not what a receipt holds."""
    if (
        receipt.get("format") != FORMAT
        or type(receipt.get("version")) is not int
        or not 1 <= receipt["version"] <= VERSION
    ):
        raise _no_receipt("$", f"a receipt of version 1 to {VERSION}", "unknown_format")
    types = {**_TYPES, **(_SINCE_2 if receipt["version"] == VERSION else {})}
    for key, kind in types.items():
        if key not in receipt or not isinstance(receipt[key], kind):
            raise _no_receipt(f"$.{key}", "what a receipt holds there", "wrong_type" if key in receipt else "missing")
    for answer in receipt["answers"]:
        cites = answer.get("cites") if isinstance(answer, dict) else None
        if (
            not isinstance(cites, list)
            or not isinstance(answer.get("check"), str)
            or not all(isinstance(c, str) for c in cites)
        ):
            raise _no_receipt("$.answers", "answers with a check and citations", "wrong_type")
    stands, codes = receipt.get("stands"), receipt.get("codes", [])
    if (stands is not None and list(map(type, stands)) != [int, str]) or not all(
        isinstance(code, str) for code in codes
    ):
        raise _no_receipt("$.stands", "a version and a hash, and codes of checks", "wrong_type")
    if receipt["as_of"] is None:
        return None
    try:
        day = date.fromisoformat(receipt["as_of"])
    except ValueError:
        day = None
    if day is None or day.isoformat() != receipt["as_of"]:
        raise _no_receipt("$.as_of", "a day", "bad_date")
    return day


def _no_receipt(path: str, expected: str, code: Any) -> Unusable:
    return Unusable([Problem(path, code, expected, "another value")])


def _compared(
    then: Iterable[_Answer], now: Iterable[_Answer], *, exactly: bool
) -> tuple[tuple[_Answer, ...], tuple[_Answer, ...]]:
    """What was said and is not said again; what is said and was not. Unless ``exactly``, citations may have been added since, never dropped."""
    left: dict[str, list[_Answer]] = {}
    for answer in now:
        left.setdefault(_digest(_uncited(answer)), []).append(answer)
    changed = []
    for answer in then:
        alike = left.get(_digest(_uncited(answer)), [])
        fits = [a for a in alike if _cited_again(answer["cites"], a["cites"], exactly=exactly)]
        if fits:
            alike.remove(fits[0])
        else:
            changed.append(answer)
    return tuple(changed), tuple(answer for alike in left.values() for answer in alike)


def _uncited(answer: _Answer) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "cites"}


def _cited_again(then: list[str], now: list[str], *, exactly: bool) -> bool:
    if exactly:
        return Counter(then) == Counter(now)
    return set(then) <= set(now)


def _answers(answered: Review) -> list[dict[str, Any]]:
    return [{key: value for key, value in answer_to_json(a).items() if key in _KEPT} for a in answered.answers]


def _digest(value: Any) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        text.encode()
    except (TypeError, ValueError, RecursionError):
        raise _no_receipt("$", "JSON values", "not_json") from None
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
