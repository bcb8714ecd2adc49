"""What a redaction takes away, what it has to leave, and where (xóa thông tin định danh).

Completeness first: what may be about the subject in any state the case ever had goes, also when a later correction says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring as _quoted
from typing import Any, Final, get_args

from thanhtra.casefile import KINDS, Case, index
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.classes import frozen
from thanhtra.store.bodies import GONE, owner_of
from thanhtra.store.entries import Entry
from thanhtra.store.history import History

Place = tuple[int, str]
"""A version, and an owner beside it or a path in it."""
_STATES: Final = 64
"""States of a case looked at one by one; in a case changed more often every event is taken to be about the subject."""
_TEXTS: Final = frozenset({"id", "names", "event"})


@frozen(kw_only=True)
class Removal:
    """Identity rows that go, those that stay, and the texts in the chain about the subject."""

    removed: tuple[Place, ...]
    beside: tuple[Place, ...]
    chained: tuple[Place, ...]


def knows(history: History, subject: str) -> bool:
    """Whether any entry ever listed ``subject``."""
    return any(subject == s.get("id") for e in history.entries for s in _listed(e, "subjects"))


def removal(history: History, subject: str, stored: Iterable[Place]) -> Removal:
    """What of the identity rows ``stored`` goes with ``subject``: its own, those of acts that were ever its, of events that ever moved
    them or name it, and the case's own text when nobody else was ever in the case.
    """  # noqa: D205 - one sentence
    acts = {a["id"] for e in history.entries for a in _listed(e, "acts") if a.get("subject") == subject}
    alone = all(s.get("id") == subject for e in history.entries for s in _listed(e, "subjects"))
    owners = {owner_of("subject", subject), *(owner_of("act", a) for a in acts)} | ({"case"} if alone else set())
    slots = {e.version: int(e.body["of"]) for e in history.entries if e.body["entry"] == "corrected"}
    about = _about(history, subject, acts, slots, alone=alone)
    places = list(stored)
    gone = tuple((v, o) for v, o in places if o in owners or (o == "event" and v in about))
    left = tuple(p for p in places if p not in set(gone))
    return Removal(removed=gone, beside=left, chained=tuple(_chained(history, subject, acts, about)))


def _about(history: History, subject: str, acts: set[str], slots: Mapping[int, int], *, alone: bool) -> set[int]:
    """The entries of events that may be about the subject."""
    written = [e.version for e in history.entries if e.body["entry"] in ("event", "corrected")]
    changes = [e.version for e in history.entries[1:] if e.body["entry"] in ("corrected", "withdrawn", "facts")]
    if alone or len(changes) >= _STATES:
        return set(written)
    clear: dict[int, bool] = {}
    for state in (*(history.at(v - 1) for v in changes), history):
        moved = index(state.case).acts
        for at, slot in enumerate(state.versions):
            elsewhere = bool(moved[at]) and not acts & set(moved[at]) and "*" not in moved[at]
            clear[slot] = clear.get(slot, True) and elsewhere
    named = {e.version for e in history.entries if _quoted(subject) in e.text}
    touched = {slots.get(v, v) for v in named} | {slot for slot, is_clear in clear.items() if not is_clear}
    return {v for v in written if slots.get(v, v) in touched or slots.get(v, v) not in clear}


def _chained(history: History, subject: str, acts: set[str], about: set[int]) -> Iterator[Place]:
    for entry in history.entries:
        body = entry.body
        if entry.version in about:
            event = body["event"]
            yield from ((entry.version, f"event.{path}") for path in _texts(KINDS[event["kind"]], event))
        elif body["entry"] in ("opened", "facts"):
            mine = {"subjects": {subject}, "acts": acts}
            for path in _texts(Case, body["case"]):
                steps = path.split(".")
                if steps[0] in mine and body["case"][steps[0]][int(steps[1])]["id"] not in mine[steps[0]]:
                    continue
                yield entry.version, f"case.{path}"


def _texts(cls: type[Record], written: Mapping[str, Any]) -> Iterator[str]:
    """Paths of the texts, numbers and ids a body of ``cls`` holds; closed lists, days, amounts and provisions are none."""
    for field in shape(cls):
        value = written.get(field.key)
        if value is None or value == GONE:
            continue
        inner = get_args(field.type)[0] if field.mark is not None else field.type
        for at, member in enumerate(value) if field.many else ((None, value),):
            path = field.key if at is None else f"{field.key}.{at}"
            if isinstance(inner, type) and issubclass(inner, Record):
                yield from (f"{path}.{below}" for below in _texts(inner, member))
            elif _is_text(field, inner):
                yield path


def _is_text(field: FieldShape, inner: Any) -> bool:
    return inner is str and field.key != "kind" and (field.mark is None or field.mark.kind in _TEXTS)


def _listed(entry: Entry, key: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = entry.body.get("case", {}).get(key, [])
    return listed
