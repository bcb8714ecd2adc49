"""What one case adds to a report: one item a step, on the day of its event (chỉ tiêu thống kê)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from thanhtra.casefile import Act, Index, Official


class Item(NamedTuple):
    """One thing to count. ``keys`` are its dimensions, None where the file does not say; a dimension left out does not apply."""

    figure: str
    day: date | None
    ref: str
    amount: int
    keys: dict[str, str | None]


class _FileItems:
    """One case's index with what items look up in it."""

    def __init__(self, ix: Index) -> None:
        self.ix = ix
        self.acts: dict[str, Act] = {a.id: a for a in ix.case.acts or ()}
        self.officials: dict[str, Official] = {o.id: o for o in ix.case.officials or ()}

    def ref(self, at: int, act: str | None = None) -> str:
        own = f"{self.ix.case.id}#{at}"
        return own if act is None else f"{own}/{act}"

    def field(self, act: str) -> str | None:
        known = self.acts.get(act)
        return (known.field if known else None) or self.ix.case.field

    def authority(self, at: int) -> str | None:
        by = self.ix.events[at].by
        official = self.officials.get(by) if by is not None else None
        return official.post if official else None


def items_of(ix: Index) -> Iterator[Item]:
    """Every item of one case, in the order of its events."""
    file = _FileItems(ix)
    detected: set[str] = set()
    for at, event in enumerate(ix.events):
        if event.kind == "act_detected":
            for act in ix.acts[at]:
                if act not in detected:
                    detected.add(act)
                    yield Item("detected", event.day, file.ref(at, act), 0, {"field": file.field(act)})
        elif event.kind in ("decision_issued", "spot_decision_issued"):
            yield from _of_decision(file, at, event)
        elif event.kind in _SIMPLE:
            figure, key, amount = _SIMPLE[event.kind]
            keys = {} if key is None else {"form": key(event)}
            if event.kind in _OF_MONEY and getattr(event, "amount", None) is None:
                figure = UNTOLD
            yield Item(figure, event.day, file.ref(at), amount(event), keys)


def _of_decision(file: _FileItems, at: int, event: Any) -> Iterator[Item]:
    authority = file.authority(at)
    day = event.day
    yield Item("decisions", day, file.ref(at), 0, {"authority": authority})
    for sanction in event.sanctions or ():
        act = sanction.act
        field = file.field(act)
        form = "warning" if sanction.warning else "fine" if sanction.fine is not None else None
        yield Item("sanctioned-acts", day, file.ref(at, act), 0, {"field": field, "form": form, "authority": authority})
        if sanction.fine is not None:
            yield Item("fines-imposed", day, file.ref(at, act), sanction.fine, {"field": field, "authority": authority})
        for measure in sanction.additional or ():
            yield Item("measures", day, file.ref(at, act), 0, {"form": measure.measure})
        for remedy in sanction.remedies or ():
            yield Item("remedies", day, file.ref(at, act), remedy.amount or 0, {"form": remedy.remedy})


def _nothing(event: Any) -> int:  # noqa: ARG001 - one shape for all
    return 0


def _of(name: str) -> Callable[[Any], str | None]:
    def key(event: Any) -> str | None:
        value: str | None = getattr(event, name)
        return value

    return key


def _sum(event: Any) -> int:
    return int(event.amount or 0)


_Simple = tuple[str, Callable[[Any], str | None] | None, Callable[[Any], int]]
_SIMPLE: Final[dict[str, _Simple]] = {
    "signal_received": ("signals", _of("source"), _nothing),
    "inspection_opened": ("inspections", _of("mode"), _nothing),
    "examination_opened": ("examinations", _of("mode"), _nothing),
    "inspection_ended": ("inspections-ended", None, _nothing),
    "examination_ended": ("examinations-ended", None, _nothing),
    "inspection_concluded": ("conclusions", None, _nothing),
    "minutes_drawn_up": ("minuted", None, _nothing),
    "no_sanction_decided": ("no-sanction", _of("reason"), _nothing),
    "fine_paid": ("fines-collected", None, _sum),
    "fine_refunded": ("fines-refunded", None, _sum),
    "execution_postponed": ("postponed", None, _nothing),
    "execution_suspended": ("suspended", None, _nothing),
    "fine_reduced": ("reduced", None, _nothing),
    "instalments_granted": ("instalments", None, _nothing),
    "enforcement_ordered": ("coerced", None, _nothing),
    "execution_completed": ("executed", None, _nothing),
    "execution_lapsed": ("lapsed", None, _nothing),
    "complaint_lodged": ("complaints", None, _nothing),
    "lawsuit_filed": ("lawsuits", None, _nothing),
    "sent_to_criminal": ("criminal-out", None, _nothing),
    "returned_from_criminal": ("criminal-in", None, _nothing),
    "decision_annulled": ("annulled", _of("scope"), _nothing),
}
"""Kind of event → the figure it adds to, its form, and its amount."""

UNTOLD: Final = "sums-untold"
_OF_MONEY: Final = ("fine_paid", "fine_refunded")

FIGURES: Final = ("detected", "decisions", "sanctioned-acts", "fines-imposed", "measures", "remedies", *(name for name, _, _ in _SIMPLE.values()), UNTOLD)
"""Every figure, those of acts and decisions first."""
