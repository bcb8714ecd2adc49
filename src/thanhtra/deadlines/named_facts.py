"""Named facts a filter of a limit may ask of an event: true, false, or what would tell (tình tiết đặt tên trong dữ liệu thời hạn)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from thanhtra.casefile import Act, Index, event_fact
from thanhtra.deadlines.act_fields import fields_of_act
from thanhtra.deadlines.applied import RuleOn, applied
from thanhtra.deadlines.bidden import bidden
from thanhtra.deadlines.calling import owner_calls
from thanhtra.deadlines.clean import clean_limits, execution_over
from thanhtra.deadlines.completed import borne_out, executed_before
from thanhtra.deadlines.imposing import borne_by, imposed_before, sanctions_of, untold_payments
from thanhtra.deadlines.owing import owing
from thanhtra.deadlines.relations import against_decision, annulled_by, annulment_before, decision_of, may_annul
from thanhtra.deadlines.violators import named_by, sharers
from thanhtra.errors import LawError
from thanhtra.rulebook import Rulebook

Holds = bool | tuple[str, ...]
"""True, false, or the tokens that would tell."""
NamedFact = Callable[[Index, int, Rulebook], Holds]

_AT_FIRST: Final = "decision"
_AFTER_RETURN: Final = "decision-after-criminal-return"
_AFTER_ANNULMENT: Final = "decision-after-annulment"


def limit_of_decision(ix: Index, at: int) -> str:
    """Which limit runs for decision ``at``: that of the minutes, of the file the criminal bodies returned (Đ63.3), or of a new decision."""
    key = (_AT_FIRST, at)
    kept = ix.cache if may_annul(ix) else ix.shape_cache
    found: str | None = kept.get(key)
    if found is None:
        found = kept[key] = _limit_of_decision(ix, at)
    return found


def _limit_of_decision(ix: Index, at: int) -> str:
    annulled = annulment_before(ix, at)
    back = ix.last_alike(("returned_from_criminal",), at, at)
    if back is not None and back >= (annulled or 0):
        return _AFTER_RETURN
    return _AT_FIRST if annulled is None else _AFTER_ANNULMENT


def _runs_for_decision(slug: str) -> NamedFact:
    def fact(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001 - one signature for all facts
        return limit_of_decision(ix, at) is slug

    return fact


def _after_annulment(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return annulment_before(ix, at) is not None


def _clean(slug: str) -> NamedFact:
    def fact(ix: Index, at: int, book: Rulebook) -> Holds:
        return slug in clean_limits(ix, at, book)

    return fact


def paid_in_full(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    """Whether with payment ``at`` the fine is paid and the decision imposes nothing else (Đ73.1); worked out once for the file."""
    key = ("paid in full", at)
    found: Holds | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _paid_in_full(ix, at)
    return found


def _paid_in_full(ix: Index, at: int) -> Holds:
    decision = decision_of(ix, at)
    return False if decision is None else fulfilled(ix, decision, frozenset(ix.acts[decision]), at + 1)


def fulfilled(ix: Index, decision: int, acts: frozenset[str], before: int) -> Holds:
    """Whether by the payments ahead of ``before`` nothing of the fine for those acts is left, and nothing else is imposed for them; else what would tell."""
    left = owing(ix, decision, acts, before)
    if left.least is None or left.most is None:
        return untold_payments(ix, decision, before) or left.missing
    if left.most > 0:
        return left.missing if left.least <= 0 else False
    found = [one for act, one in imposed_before(ix, decision, before).items() if act in acts]
    if any(s.additional or s.remedies for s in found):
        return False
    unknown = tuple(
        f"fact:events[{decision}].sanctions[{s.act}].{name}"
        for s in found
        for name in ("additional", "remedies")
        if getattr(s, name) is None
    )
    return unknown or bool(found) or (f"fact:events[{decision}].sanctions",)


def published_field(ix: Index, decision: int, book: Rulebook) -> bool | None:
    """Whether the field of one of the decision's acts is one whose sanctions are published; None when that cannot be told."""
    day = ix.events[decision].day
    if day is None:
        return None
    own = ix.listed_acts
    try:
        listed = applied(book, "published-fields", day)
    except LawError:
        return None
    said = {_listed(listed, _fields_of(own.get(act), ix.case.field, day, book)) for act in ix.acts[decision]}
    if True in said:
        return True
    return None if None in said or not said else False


def _fields_of(act: Act | None, case_field: str | None, decided: date, book: Rulebook) -> tuple[str, ...]:
    if act is None:
        return () if case_field is None else (case_field,)
    return fields_of_act(book, (act.field, case_field), act.provision, act.ended or decided)


def _listed(listed: RuleOn, fields: tuple[str, ...]) -> bool | None:
    """Whether every field the act may lie in is named for publication; None where one is and another not, only a part of one is, or none is known."""
    said = {True if listed.flag(f) else None if f in listed.says else False for f in fields}
    return said.pop() if len(said) == 1 else None


def _published(ix: Index, at: int, book: Rulebook) -> Holds:
    return published_field(ix, at, book) is True


def _licensing_body_told(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return any(getattr(ix.events[i], "to", None) == "licensing-body" for i in ix.dependents(at, "decision_sent"))


def _of_these_acts(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    """Whether the subject that ceased is the one of its event's acts; acts the file does not describe could be its."""
    subject = getattr(ix.events[at], "subject", None)
    listed = ix.listed_acts
    return any((own.subject if (own := listed.get(act)) is not None else subject) == subject for act in ix.acts[at])


def _decided_on(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    """Whether a decision on the subject that ceased stood by then and was not executed in full: only that is executed in part (118/2021 Đ19.1).

    One who dies before the decision is not sanctioned at all (15/2012/QH13 Đ65.1.d).
    """
    subject = getattr(ix.events[at], "subject", None)
    untold: tuple[str, ...] = ()
    for decision in (i for kind in ("decision_issued", "spot_decision_issued") for i in ix.all_alike(kind, at)):
        if (
            decision > at
            or annulled_by(ix, decision, at) is not None
            or {subject, None}.isdisjoint(borne_by(ix, decision).values())
        ):
            continue
        executed = executed_before(ix, decision, at)
        if executed.at is None and not executed.untold:
            return True
        untold = untold or executed.untold
    return untold or False


def _disposes(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    """Whether goods seized for the decision's acts were dealt with as it says: they were held on its strength from its day."""
    return any(_last_disposal(ix, ended) > at for ended in ix.among("seizure_ended").alike(at))


def _last_disposal(ix: Index, ended: Sequence[int]) -> int:
    """The last of those ends of a seizure that disposes of what was held, -1 where none does; found once for the file."""
    key = ("disposed", id(ended))
    found: int | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = next((i for i in reversed(ended) if getattr(ix.events[i], "how", None) in DISPOSED), -1)
    return found


DISPOSED: Final = frozenset({"confiscated", "destroyed", "sold"})
"""How the seizure of what a decision disposes of ends."""


def _not_on_board(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return not any(
        getattr(ix.events[g], "ground", None) == "craft-arrival" for g in ix.dependents(at, "ground_recorded")
    )


def _states_remedy_term(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return any(r.within is not None for s in sanctions_of(ix, at) for r in s.remedies or ())


def _called_twice(ix: Index, at: int, book: Rulebook) -> Holds:
    """Whether the owner was called as often as the law asks, where it asks for more than one notice."""
    notices = owner_calls(ix, at)
    day = ix.events[notices[-1]].day if notices else None
    if day is None:
        return False
    try:
        wanted = applied(book, "unclaimed-goods", day).number("notices")
    except LawError:
        return False
    return len(notices) >= wanted > 1


def _against_decision(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return against_decision(ix, at)


def _complains_anew(ix: Index, at: int) -> Holds:
    """Whether a complaint of whoever lodges the one at ``at`` was resolved ahead of it: what became of another violator's makes theirs no second one."""
    paper = ix.referent(at, "against")
    shared = {} if paper is None else sharers(ix, paper)
    resolved = [i for i in ix.all_alike("complaint_resolved", at) if i < at]
    mine = named_by(ix, shared, at)
    if not shared or not resolved:
        return bool(resolved)
    if mine is None:
        return (event_fact(at, "subject"),)
    before = {i: ix.referent(i, "complaint") for i in resolved}
    whose = {i: None if of is None else named_by(ix, shared, of) for i, of in before.items()}
    if any(not set(mine).isdisjoint(theirs) for theirs in whose.values() if theirs is not None):
        return True
    untold = (
        event_fact(i, "complaint") if (of := before[i]) is None else event_fact(of, "subject")
        for i, theirs in whose.items()
        if theirs is None
    )
    return tuple(dict.fromkeys(untold)) or False


def _second_complaint(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return _complains_anew(ix, at)


def _first_complaint(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return _not(_complains_anew(ix, at))


def _not(found: Holds) -> Holds:
    return found if isinstance(found, tuple) else not found


def _accepted_anew(ix: Index, at: int) -> Holds:
    """Whether what was accepted at ``at`` is a second complaint of whoever lodged it; so is one resolved before, or that does not say which it is."""
    complaint = ix.referent(at, "complaint")
    if complaint is None or ix.before(complaint, "complaint_resolved", at):
        return True
    return _complains_anew(ix, complaint)


def _accepts_second(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return _accepted_anew(ix, at)


def _accepts_first(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return _not(_accepted_anew(ix, at))


def changes_lasting_measures_only(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    """Whether change ``at`` touches only confiscation and remedies, which alone may still be changed after the year (118/2021 Đ15.2.a, Đ15.4)."""
    decision = decision_of(ix, at)
    if decision is None:
        return False
    before, after = sanctions_of(ix, decision), sanctions_of(ix, at)
    lasting = any(s.remedies or any(a.measure == "confiscate" for a in s.additional or ()) for s in before)
    if not lasting:
        missing = tuple(
            f"fact:events[{decision}].sanctions[{s.act}].{n}"
            for s in before
            for n in ("additional", "remedies")
            if getattr(s, n) is None
        )
        return missing if before else (f"fact:events[{decision}].sanctions",)
    if not after:
        return (f"fact:events[{at}].sanctions",)
    was = {s.act: s for s in before}
    return all((old := was.get(s.act)) is not None and s.fine == old.fine and s.warning == old.warning for s in after)


def _no_remedy_left(ix: Index, at: int, book: Rulebook) -> Holds:  # noqa: ARG001
    return borne_out(ix, at, remedies_alone=True)


FACTS: Final[Mapping[str, NamedFact]] = {
    "nothing-left": execution_over,
    "no-remedy-left": _no_remedy_left,
    "first-decision": _runs_for_decision(_AT_FIRST),
    "decision-after-return": _runs_for_decision(_AFTER_RETURN),
    "decision-after-annulment": _runs_for_decision(_AFTER_ANNULMENT),
    "after-annulment": _after_annulment,
    "deemed-clean": _clean("deemed-clean"),
    "deemed-clean-after-warning": _clean("deemed-clean-after-warning"),
    "deemed-clean-of-minor": _clean("deemed-clean-of-minor"),
    "paid-in-full": paid_in_full,
    "published-field": _published,
    "licensing-body-told": _licensing_body_told,
    "of-these-acts": _of_these_acts,
    "decided-on": _decided_on,
    "disposes-of-seized": _disposes,
    "not-on-board": _not_on_board,
    "states-remedy-term": _states_remedy_term,
    "called-twice": _called_twice,
    "against-decision": _against_decision,
    "first-complaint": _first_complaint,
    "second-complaint": _second_complaint,
    "accepts-first": _accepts_first,
    "accepts-second": _accepts_second,
    "changes-lasting-measures-only": changes_lasting_measures_only,
    "change-bidden": bidden,
}
"""Name in the data → the fact."""
BY_COURSE: Final = frozenset({"first-decision", "decision-after-return", "decision-after-annulment", "after-annulment"})
"""The facts kinds and references decide in a file without an event that can annul a decision."""
