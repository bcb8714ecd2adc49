"""What papers of relief say: what was asked for, and how much of a fine is taken off (hoãn, giảm, miễn, nộp nhiều lần)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thanhtra.casefile import Event, FineReduced, ReliefRequested
from thanhtra.deadlines import fine_of
from thanhtra.export.form_filling import Filling

_ASKED: Final[Mapping[str, frozenset[str]]] = {
    "execution_postponed": frozenset({"postponement"}),
    "fine_reduced": frozenset({"reduction", "exemption"}),
    "instalments_granted": frozenset({"instalments"}),
}
_PAID_OR_FALLEN: Final = ("fine_paid", "decision_annulled")
_SYMBOLS: Final = {"Giảm": "GTP", "Miễn phần còn lại": "MTP", "Miễn toàn bộ": "MTP"}


def request(of: Filling) -> Event | None:
    """The last request for such relief before the paper."""
    wanted = _ASKED.get(str(of.told("kind")), frozenset())
    asked = [
        e for e in of.about("decision", "relief_requested") if isinstance(e, ReliefRequested) and e.relief in wanted
    ]
    return asked[-1] if asked else None


def how(of: Filling) -> str | None:
    """*Giảm*, *Miễn phần còn lại* or *Miễn toàn bộ*.

    The rest, where some was paid or taken off before; the whole, where the file denies both. None where it cannot be told: what is left may be what
    was paid, and then the rest is remitted.
    """
    left, paid = of.told("to"), of.about("decision", "fine_paid")
    if left:
        return None if paid or of.perhaps_about("decision", "fine_paid") else "Giảm"
    if left is None:
        return None
    if paid or of.about("decision", "fine_reduced"):
        return "Miễn phần còn lại"
    if of.perhaps_about("decision", "fine_paid", "fine_reduced"):
        return None
    return "Miễn toàn bộ" if of.case.denies("event:fine_paid") else None


def symbol(of: Filling) -> str | None:
    """What the paper's number ends with."""
    told = how(of)
    return None if told is None else _SYMBOLS[told]


def reduced_by(of: Filling) -> int | None:
    """How much is taken off the fine as last amended or reduced, in đồng.

    None where the fine is not on file, a part of the decision was annulled, or something was paid: the file does not say of what the rest is left.
    None too where one of these may be of this decision or of another.
    """
    decision, left = of.ix.referent(of.at, "decision"), of.told("to")
    if (
        decision is None
        or left is None
        or of.about("decision", *_PAID_OR_FALLEN)
        or of.perhaps_about("decision", "fine_reduced", *_PAID_OR_FALLEN)
    ):
        return None
    reduced = [e.to for e in of.about("decision", "fine_reduced") if isinstance(e, FineReduced)]
    before = reduced[-1] if reduced else fine_of(of.ix, decision, of.at)
    return before - left if before is not None and before > left else None
