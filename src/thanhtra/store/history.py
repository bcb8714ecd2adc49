"""One case's entries read back: the case as it stands, or as it was known at a moment (lịch sử vụ việc)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from thanhtra.casefile import Case
from thanhtra.casefile.entering import mark_entered
from thanhtra.errors import ChainBroken, NoSuchCase, Unusable
from thanhtra.exchange.problem import DocumentRefused
from thanhtra.exchange.reader import structured
from thanhtra.lazy import cached_property
from thanhtra.store.bodies import instant_text, owner_of, put_back
from thanhtra.store.chain import GENESIS, entry_hash, seal
from thanhtra.store.entries import Break, Entry

Sealed: TypeAlias = dict[str, tuple[str, str]]
"""Owner → salt and data, as stored beside an entry."""

_BY_ID: Final = ("subjects", "officials", "delegations", "acts")


class History:
    """A case with every entry that made it. Read-only; what a store loads is verified, and the case built when ``case`` is first asked for.

    ``versions`` says of each event of the case which entry put it there.
    """

    def __init__(self, case: str, entries: Sequence[Entry], identities: Mapping[int, Sealed]) -> None:
        self.id = case
        self._whole = True
        self.entries: tuple[Entry, ...] = tuple(entries)
        self._identities = identities

    def __repr__(self) -> str:
        return f"History({self.id!r}, version={self.version})"

    @property
    def version(self) -> int:
        """The version of the last entry: what the next step expects."""
        return self.entries[-1].version

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self.entries[-1].hash

    def at(self, version: int) -> History:
        """The history up to ``version``. Raises NoSuchCase before 1."""
        return self._of([e for e in self.entries if e.version <= version])

    def as_of(self, *, occurred: date | None = None, known: datetime | None = None) -> Case:
        """What had happened by the end of the day ``occurred``, as the store knew it at the instant ``known``.

        Raises NoSuchCase when the case was not known yet.
        """
        seen = self if known is None else self._of([e for e in self.entries if e.recorded <= instant_text(known)])
        return seen.case if occurred is None else seen.case.as_of(occurred=occurred)

    def known(self, at: datetime) -> History:
        """The history as it was recorded up to the instant ``at``, corrections made later left out. Raises NoSuchCase."""
        return self._of([e for e in self.entries if e.recorded <= instant_text(at)])

    def _of(self, entries: Sequence[Entry]) -> History:
        if not entries or entries[0].version != 1:
            raise NoSuchCase(self.id)
        self.check()
        cut = History(self.id, entries, self._identities)
        cut._whole = False  # checked as part of this one; cut by time it may have gaps
        return cut

    @cached_property
    def _folded(self) -> tuple[Case, tuple[int, ...]]:
        self.check()
        document, slots = fold(self.id, self.entries, self._identities)
        try:
            return mark_entered(structured(document)), slots
        except DocumentRefused as refused:
            raise Unusable(refused.problems, case=self.id) from None

    @property
    def case(self) -> Case:
        """The case as these entries tell it. Raises ChainBroken when one of them was changed after it was written."""
        return self._folded[0]

    @property
    def versions(self) -> tuple[int, ...]:
        """Per event of ``case``: the version of the entry that holds its place."""
        return self._folded[1]

    def check(self) -> None:
        """Raise ChainBroken unless every entry from the first on is there, as written; a history cut by time was checked before the cut."""
        before = GENESIS
        for at, entry in enumerate(self.entries if self._whole else (), 1):
            if entry.version != at:
                raise ChainBroken([Break(case=self.id, version=at, fault="missing")])
            if entry.hash != entry_hash(before, self.id, entry.version, entry.recorded, entry.key, entry.text):
                raise ChainBroken([Break(case=self.id, version=entry.version, fault="altered")])
            before = entry.hash


def fold(
    case: str, entries: Sequence[Entry], identities: Mapping[int, Sealed]
) -> tuple[dict[str, Any], tuple[int, ...]]:
    """The document that ``entries`` tell, and per event the version holding its place."""
    document: dict[str, Any] = {"format": "thanhtra.case", "version": 1, "id": case}
    order: list[int] = []
    events: dict[int, dict[str, Any]] = {}
    for entry in entries:
        body = json.loads(entry.text)
        known = _opened(case, entry.version, body.get("sealed", {}), identities.get(entry.version, {}))
        what = body["entry"]
        if what in ("opened", "facts"):
            _take(document, _named(body["case"], known))
        elif what in ("event", "corrected"):
            event = body["event"]
            put_back(event, known.get("event", {}))
            event.setdefault("recorded", entry.recorded)
            if what == "corrected":
                events[body["of"]] = event
            else:
                events[entry.version] = event
                after = body.get("after")
                if after is None:
                    order.append(entry.version)
                else:
                    order.insert(order.index(after) + 1 if after in order else 0, entry.version)
        elif what == "withdrawn":
            events.pop(body["of"], None)
    slots = tuple(v for v in order if v in events)
    document["events"] = [events[v] for v in slots]
    return document, slots


def _opened(case: str, version: int, seals: dict[str, str], rows: Sealed) -> dict[str, dict[str, Any]]:
    """The identities beside one entry; what was redacted is simply not there. Raises ChainBroken where a seal does not fit."""
    for owner, (salt, data) in rows.items():
        if seals.get(owner) != seal(salt, data):
            raise ChainBroken([Break(case=case, version=version, fault="identity-altered")])
    return {owner: json.loads(data) for owner, (_, data) in rows.items()}


def _named(facts: dict[str, Any], known: dict[str, dict[str, Any]]) -> dict[str, Any]:
    for key in _BY_ID:
        for member in facts.get(key, ()):
            put_back(member, known.get(owner_of(key[:-1], member["id"]), {}))
    put_back(facts, known.get("case", {}))
    return facts


def _take(document: dict[str, Any], facts: dict[str, Any]) -> None:
    for key, value in facts.items():
        if key in _BY_ID and key in document:
            merged = {member["id"]: member for member in document[key]}
            merged.update((member["id"], member) for member in value)
            document[key] = list(merged.values())
        else:
            document[key] = value
