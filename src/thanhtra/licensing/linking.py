"""Decisions of case files put beside the licences of their violators (liên kết sổ giấy phép với hồ sơ vụ việc)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from thanhtra.casefile import Case, Index, Sanction, index
from thanhtra.deadlines import annulled_by, executed_on, sanctions_of
from thanhtra.licensing.entities import PastDecision, RegisteredLicence

_SANCTIONS: Final = ("decision_issued", "spot_decision_issued")


def decisions_by_number(cases: Iterable[Case]) -> dict[str, tuple[PastDecision, ...]]:
    """The decisions of ``cases`` by the enterprise or personal number of whom they sanction; those without a number or a day are left out."""
    found: dict[str, list[PastDecision]] = {}
    for case in cases:
        for number, decision in _of_case(case):
            found.setdefault(number, []).append(decision)
    return {number: tuple(sorted(listed, key=lambda d: (d.on, d.number))) for number, listed in found.items()}


def with_decisions(licence: RegisteredLicence, decisions: Mapping[str, tuple[PastDecision, ...]]) -> RegisteredLicence:
    """``licence`` with the decisions of its holder beside those the register lists already; the same number on the same day is one decision."""
    number = licence.holder.number if licence.holder else None
    more = decisions.get(number, ()) if number else ()
    if not more:
        return licence
    own = licence.decisions or ()
    known = {(d.number, d.on) for d in own}
    return attrs.evolve(licence, decisions=(*own, *(d for d in more if (d.number, d.on) not in known)))


def _of_case(case: Case) -> Iterator[tuple[str, PastDecision]]:
    ix = index(case)
    for kind in _SANCTIONS:
        for at in ix.by_kind.get(kind, ()):
            for number, sanction in _sanctioned(ix, at).items():
                made = _past(ix, at, sanction)
                if made is not None:
                    yield number, made


def _sanctioned(ix: Index, at: int) -> dict[str, Sanction]:
    """The first sanction of a decision for each person of a known number."""
    found: dict[str, Sanction] = {}
    for sanction in sanctions_of(ix, at):
        act = ix.listed_acts.get(sanction.act)
        who = ix.listed_subjects.get(sanction.subject or (act.subject if act is not None else ""))
        if who is not None and who.number:
            found.setdefault(who.number, sanction)
    return found


def _past(ix: Index, at: int, sanction: Sanction) -> PastDecision | None:
    event = ix.events[at]
    if event.named is None or event.day is None:
        return None
    provision = sanction.provision or next((a.provision for a in ix.case.acts or () if a.id == sanction.act), None)
    annulled = True if annulled_by(ix, at) is not None else None
    return PastDecision(
        number=event.named,
        on=event.day,
        case=ix.case.id,
        provision=provision,
        executed=executed_on(ix, at, sanction.act),
        annulled=annulled,
    )
