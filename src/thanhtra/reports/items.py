"""What one case adds to a report: one item a step, on the day of its event (chỉ tiêu thống kê)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from thanhtra.casefile import Act, Index, Official
from thanhtra.law import Citation


class Item(NamedTuple):
    """One thing to count, at event ``at``. ``keys`` are its dimensions, None where the file does not say; a dimension left out does not apply."""

    figure: str
    day: date | None
    ref: str
    amount: int
    keys: dict[str, str | None]
    at: int


class _FileItems:
    """One case's index with what items look up in it."""

    def __init__(self, ix: Index) -> None:
        self.ix = ix
        self.acts: Mapping[str, Act] = ix.listed_acts
        self.officials: Mapping[str, Official] = ix.listed_officials

    def ref(self, at: int, act: str | None = None) -> str:
        own = f"{self.ix.case.id}#{at}"
        return own if act is None else f"{own}/{act}"

    def field(self, act: str) -> str | None:
        known = self.acts.get(act)
        return (known.field if known else None) or self.ix.case.field

    def official(self, at: int) -> Official | None:
        by = self.ix.events[at].by
        return self.officials.get(by) if by is not None else None

    def authority(self, at: int) -> str | None:
        official = self.official(at)
        return official.post if official else None

    def agency(self, at: int | None) -> str | None:
        official = None if at is None else self.official(at)
        return official.agency if official else None

    def province(self, act: str) -> str | None:
        known = self.acts.get(act)
        return known.area.partition("/")[0] if known and known.area else None

    def provision(self, act: str, named: Citation | None) -> str | None:
        known = self.acts.get(act)
        found = named or (known.provision if known else None)
        return str(found) if found else None

    def source(self) -> str | None:
        """Where the first signal on file came from; ``none`` where the act is known to have been found without one."""
        first = self.ix.by_kind.get("signal_received")
        if first:
            return str(self.ix.events[first[0]].source)  # type: ignore[attr-defined]  # this kind has a source
        found = self._how()
        return NONE if found not in (None, "signal") or self.ix.denies("event:signal_received") else None

    def control(self) -> str | None:
        """The kind of control on file, else the one the detection names; ``none`` where the act is known to have been found without one."""
        for kind in _CONTROLS:
            if f"{kind}_opened" in self.ix.by_kind:
                return kind
        found = self._how()
        if found in _CONTROLS:
            return found
        return NONE if found is not None or all(self.ix.denies(f"event:{kind}_opened") for kind in _CONTROLS) else None

    def _how(self) -> str | None:
        told = (self.ix.events[at].how for at in self.ix.by_kind.get("act_detected", ()))  # type: ignore[attr-defined]  # this kind says how
        return next((how for how in told if how is not None), None)


def agency_of(ix: Index, at: int) -> str | None:
    """The agency of who took event ``at``, as the file prints it."""
    by = ix.events[at].by
    official = ix.listed_officials.get(by) if by is not None else None
    return official.agency if official is not None else None


def items_of(ix: Index) -> Iterator[Item]:
    """Every item of one case, in the order of its events."""
    file = _FileItems(ix)
    yield from _of_case(file)
    detected: set[str] = set()
    for at, event in enumerate(ix.events):
        if event.kind == "act_detected":
            for act in ix.acts[at]:
                if act not in detected:
                    detected.add(act)
                    yield Item(
                        "detected",
                        event.day,
                        file.ref(at, act),
                        0,
                        {"field": file.field(act), "area": file.province(act)},
                        at,
                    )
        elif event.kind in DECISIONS:
            yield from _of_decision(file, at, event)
        elif event.kind in _SIMPLE:
            figure, key, amount = _SIMPLE[event.kind]
            keys = {} if key is None else {"form": key(event)}
            if event.kind in _DISPUTES:
                keys["form"] = _against(ix, at)
            if event.kind in _BY_BODY:
                keys["agency"] = file.agency(ix.refs[at].get("decision") if "decision" in ix.refs[at] else at)
            if event.kind in _OF_MONEY and getattr(event, "amount", None) is None:
                figure = UNTOLD
            yield Item(figure, event.day, file.ref(at), amount(event), keys, at)


def _of_case(file: _FileItems) -> Iterator[Item]:
    """The case itself, once on the day of the first paper or step of each sort, with where it came from."""
    origin = {"source": file.source(), "control": file.control()}
    for figure, kinds in _CASES.items():
        first = min((at for kind in kinds for at in file.ix.by_kind.get(kind, ())), default=None)
        if first is not None:
            yield Item(figure, file.ix.events[first].day, file.ref(first), 0, dict(origin), first)


def _of_decision(file: _FileItems, at: int, event: Any) -> Iterator[Item]:
    who: dict[str, str | None] = {"authority": file.authority(at), "agency": file.agency(at)}
    day = event.day
    yield Item("decisions", day, file.ref(at), 0, dict(who), at)
    named = dict.fromkeys(
        s.subject or (file.acts[s.act].subject if s.act in file.acts else None) for s in event.sanctions or ()
    )
    for subject in named:
        yield Item(
            "subjects-sanctioned",
            day,
            f"{file.ref(at)}/{subject or '?'}",
            0,
            {"form": known.kind if (known := file.ix.listed_subjects.get(subject or "")) is not None else None},
            at,
        )
    for sanction in event.sanctions or ():
        act = sanction.act
        place = {"field": file.field(act), "area": file.province(act)}
        form = "warning" if sanction.warning else "fine" if sanction.fine is not None else None
        yield Item(
            "sanctioned-acts",
            day,
            file.ref(at, act),
            0,
            {**place, "form": form, **who, "provision": file.provision(act, sanction.provision)},
            at,
        )
        if sanction.fine is not None:
            yield Item("fines-imposed", day, file.ref(at, act), sanction.fine, {**place, **who}, at)
        for measure in sanction.additional or ():
            yield Item("measures", day, file.ref(at, act), 0, {"form": measure.measure}, at)
        for remedy in sanction.remedies or ():
            yield Item("remedies", day, file.ref(at, act), remedy.amount or 0, {"form": remedy.remedy}, at)


def _against(ix: Index, at: int) -> str | None:
    """Whether a complaint or a suit is against a sanctioning decision, or against something else."""
    against = ix.refs[at].get("against")
    return None if against is None else "decision" if ix.events[against].kind in DECISIONS else "other"


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
    "decision_amended": ("amended", None, _nothing),
    "decision_corrected": ("corrected", None, _nothing),
    "goods_seized": ("seizures", None, _nothing),
}
"""Kind of event → the figure it adds to, its form, and its amount."""

UNTOLD: Final = "sums-untold"
_OF_MONEY: Final = ("fine_paid", "fine_refunded")

NONE: Final = "none"
"""The key of what is known not to have been: no signal, no control."""

DECISIONS: Final = ("decision_issued", "spot_decision_issued")
_CONTROLS: Final = ("inspection", "examination")
_CASES: Final = {
    "cases-found": ("act_detected", "minutes_drawn_up", *DECISIONS),
    "cases-sanctioned": DECISIONS,
    "cases-unsanctioned": ("no_sanction_decided",),
}
_DISPUTES: Final = ("complaint_lodged", "lawsuit_filed")
_BY_BODY: Final = frozenset({"minutes_drawn_up", "no_sanction_decided", "fine_paid"})

FIGURES: Final = (
    *_CASES,
    "subjects-sanctioned",
    "detected",
    "decisions",
    "sanctioned-acts",
    "fines-imposed",
    "measures",
    "remedies",
    *(name for name, _, _ in _SIMPLE.values()),
    UNTOLD,
)
"""Every figure, those of acts and decisions first."""
