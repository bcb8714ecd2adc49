"""When a sanctioned person counts as never sanctioned (thời hạn được coi là chưa bị xử phạt): which limit runs.

Six months after a warning was executed, a year after any other sanction, or after the limitation of execution ran out (Đ7.1); for a minor
six months from either (Đ137.1). The Law does not say what holds for a warning never executed, nor for a minor who comes of age meanwhile.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile import Act, Index, Subject
from thanhtra.deadlines.assessment import LimitQuestion, assess
from thanhtra.deadlines.completed import borne_out
from thanhtra.deadlines.execution_limitation import had_run_out
from thanhtra.deadlines.imposing import only_warned
from thanhtra.deadlines.violators import sharers
from thanhtra.errors import LawError
from thanhtra.reckoning import ages_on
from thanhtra.rulebook import Rulebook

CLEAN: Final = "deemed-clean"
AFTER_WARNING: Final = "deemed-clean-after-warning"
OF_MINOR: Final = "deemed-clean-of-minor"
CLEANS: Final = frozenset({CLEAN, AFTER_WARNING, OF_MINOR})


def clean_limits(ix: Index, ended: int, book: Rulebook, acts: frozenset[str] | None = None) -> tuple[str, ...]:
    """The limits that can run from event ``ended``, an execution completed or lapsed; more than one where the Law leaves it open.

    ``acts``: those of the one violator of several it is asked of; else of each whom the event is about (Đ7.1: the person sanctioned).
    """
    key = ("clean", ended, book, acts)
    found: tuple[str, ...] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _clean_limits(ix, ended, book, acts)
    return found


def whose_clean(ix: Index, ended: int, book: Rulebook, slug: str) -> tuple[str | None, ...]:
    """Of a decision on several violators those for whom that limit runs from event ``ended``; nobody where it is on one."""
    decision = ix.referent(ended, "decision")
    shared = {} if decision is None else sharers(ix, decision)
    about = frozenset(ix.acts[ended])
    return tuple(
        who
        for who, acts in shared.items()
        if not acts.isdisjoint(about)
        and slug in clean_limits(ix, ended, book, acts)
        and execution_over(ix, ended, book, acts) is True
    )


def execution_over(ix: Index, ended: int, book: Rulebook, acts: frozenset[str] | None = None) -> bool | tuple[str, ...]:
    """Whether the file bears out event ``ended``, that all was executed or that the limitation of execution ran out (15/2012/QH13 Đ7.1, Đ74); what would tell.

    ``acts``: those it is asked of; else of anybody the event is about.
    """
    if ix.kinds[ended] != "execution_lapsed":
        return borne_out(ix, ended, acts)
    decision = ix.referent(ended, "decision")
    if decision is None:
        return True
    about = frozenset(ix.acts[ended]) if acts is None else acts
    each = [own for own in sharers(ix, decision).values() if not own.isdisjoint(about)]
    found = [had_run_out(ix, decision, ended, book, own) for own in each or (None,)]
    if all(one is True for one in found) or (acts is None and True in found):
        return True
    return next((one for one in found if isinstance(one, tuple)), False)


def _clean_limits(ix: Index, ended: int, book: Rulebook, acts: frozenset[str] | None) -> tuple[str, ...]:
    decision = ix.referent(ended, "decision")
    if decision is None:
        return (CLEAN,)
    if acts is not None:
        return _of_one(ix, ended, decision, acts, book)
    about, shared = frozenset(ix.acts[ended]), sharers(ix, decision)
    each = [own for own in shared.values() if not own.isdisjoint(about)] or [frozenset(ix.acts[decision])]
    found = {slug for own in each for slug in _of_one(ix, ended, decision, own, book)}
    return tuple(slug for slug in (OF_MINOR, AFTER_WARNING, CLEAN) if slug in found)


def _of_one(ix: Index, ended: int, decision: int, acts: frozenset[str], book: Rulebook) -> tuple[str, ...]:
    adult = (
        (CLEAN,)
        if not only_warned(ix, decision, acts)
        else (AFTER_WARNING,)
        if ix.events[ended].kind == "execution_completed"
        else (AFTER_WARNING, CLEAN)
    )
    minors = {
        _minor(ix, act, subject, decision, ended, book)
        for act, subject in _violators(ix, decision, acts)
        if subject.born is not None
    }
    if minors == {True}:
        return (OF_MINOR,)
    return (OF_MINOR, *adult) if minors - {False} else adult


def clean_limits_unexecuted(
    ix: Index, decision: int, book: Rulebook, acts: frozenset[str] | None = None
) -> tuple[str, ...]:
    """The limits that can run once the limitation of executing ``decision`` ran out and nobody had executed it; that of a minor not for who was of age. ``acts`` as above."""
    own = frozenset(ix.acts[decision]) if acts is None else acts
    adult = (AFTER_WARNING, CLEAN) if only_warned(ix, decision, own) else (CLEAN,)
    young = any(
        subject.born is not None and not _of_age(ix, act, subject, decision, book)
        for act, subject in _violators(ix, decision, own)
    )
    return (OF_MINOR, *adult) if young else adult


def _violators(ix: Index, decision: int, acts: frozenset[str]) -> list[tuple[Act, Subject]]:
    subjects = ix.listed_subjects
    return [(a, subjects[a.subject]) for a in ix.described(decision) if a.id in acts and a.subject in subjects]


def _of_age(ix: Index, act: Act, subject: Subject, decision: int, book: Rulebook) -> bool:
    """Whether the violator surely was of age when they acted; where the day of the act is not told, by the longest time an act may lie back."""
    acted = act.ended or act.began or ix.events[decision].day
    if subject.born is None or acted is None:
        return False
    try:
        rule = book.setting.minor.version_on(acted).rule
    except LawError:
        return False
    margin = 0 if act.ended is not None or act.began is not None else _LONGEST_LIMITATION
    return rule is not None and ages_on(subject.born, acted)[0] >= rule.adult_from + margin


def _minor(ix: Index, act: Act, subject: Subject, decision: int, ended: int, book: Rulebook) -> bool | None:
    """Whether the violator was a minor from the act to the end of the six months; None where only at the act, or where its day is not told."""
    born, over = subject.born, ix.events[ended].day
    acted = act.ended or act.began or ix.events[decision].day
    if born is None or acted is None or over is None:
        return None
    try:
        rule = book.setting.minor.version_on(acted).rule
    except LawError:
        return False
    adult = rule.adult_from if rule is not None else 0
    least, most = ages_on(born, acted)
    if least >= adult:
        return None if act.ended is None and act.began is None and least < adult + _LONGEST_LIMITATION else False
    if most >= adult:
        return None
    judged = assess(book, book.limit(OF_MINOR), LimitQuestion(over))
    last = judged.due.due_before_roll if judged.due else None
    return True if isinstance(last, date) and ages_on(born, last)[1] < adult else None


_LONGEST_LIMITATION: Final = 2
"""Years: an act older than that is not sanctioned (Đ6.1)."""
