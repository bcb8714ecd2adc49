"""What a late fact or a correction does to the deadlines (thay đổi thời hạn khi bổ sung, đính chính)."""

from __future__ import annotations

from datetime import date

from thanhtra.casefile import index
from thanhtra.classes import frozen
from thanhtra.findings import Deadline
from thanhtra.reviewing.file_review import deadlines_seen
from thanhtra.rulebook import Rulebook
from thanhtra.store.history import History

_Key = tuple[str, int | None, str | None, str | None]


@frozen(kw_only=True, eq=False)
class Shift:
    """One limit that is not what it was: ``before`` None when it was not running, ``after`` None when it no longer is.

    ``version`` is the entry holding the event that set it running, None when it is counted from a fact of an act.
    """

    kind: str
    version: int | None
    act: str | None
    before: Deadline | None
    after: Deadline | None
    subject: str | None = None
    """The one violator it runs for, of several."""

    def __str__(self) -> str:
        return f"{self.kind}: {_shown(self.before)} → {_shown(self.after)}"


def shifts(before: History, after: History, book: Rulebook, *, as_of: date | None = None) -> tuple[Shift, ...]:
    """Every limit whose count, last day or standing differs between two states of one case, in the order of the later state."""
    old, new = _ledger(before, book, as_of), _ledger(after, book, as_of)
    found = []
    for key in (*new, *(k for k in old if k not in new)):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or _said(was) != _said(now):
            found.append(Shift(kind=key[0], version=key[1], act=key[2], subject=key[3], before=was, after=now))
    return tuple(found)


def _ledger(history: History, book: Rulebook, as_of: date | None) -> dict[_Key, Deadline]:
    slots = history.versions
    running = deadlines_seen(index(history.case), book, as_of)
    return {(d.kind, None if d.event is None else slots[d.event], d.act, d.subject): d for d in running}


def _said(deadline: Deadline) -> tuple[object, ...]:
    return (
        deadline.counted_from,
        deadline.due,
        dict(deadline.due_if),
        deadline.status,
        deadline.met_on,
        deadline.missing,
    )


def _shown(deadline: Deadline | None) -> str:
    if deadline is None:
        return "—"
    return f"{deadline.due or '—'} ({deadline.status.value})"
