"""When a sanctioned person counts as never sanctioned (thời hạn được coi là chưa bị xử phạt): which limit runs.

Six months after a warning was executed, a year after any other sanction, or after the limitation of execution ran out (Đ7.1); for a minor
six months from either (Đ137.1). The Law does not say what holds for a warning never executed, nor for a minor who comes of age meanwhile.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile import Act, Index, Subject
from thanhtra.deadlines.assessment import LimitQuestion, assess
from thanhtra.deadlines.imposing import only_warned
from thanhtra.errors import LawError
from thanhtra.reckoning import ages_on
from thanhtra.rulebook import Rulebook

CLEAN: Final = "deemed-clean"
AFTER_WARNING: Final = "deemed-clean-after-warning"
OF_MINOR: Final = "deemed-clean-of-minor"


def clean_limits(ix: Index, ended: int, book: Rulebook) -> tuple[str, ...]:
    """The limits that can run from event ``ended``, an execution completed or lapsed; more than one where the Law leaves it open."""
    key = ("clean", ended, book)
    found: tuple[str, ...] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = _clean_limits(ix, ended, book)
    return found


def _clean_limits(ix: Index, ended: int, book: Rulebook) -> tuple[str, ...]:
    decision = ix.referent(ended, "decision")
    if decision is None:
        return (CLEAN,)
    warned = only_warned(ix, decision)
    adult = (
        (CLEAN,)
        if not warned
        else (AFTER_WARNING,)
        if ix.events[ended].kind == "execution_completed"
        else (AFTER_WARNING, CLEAN)
    )
    minors = {
        _minor(ix, act, subject, decision, ended, book)
        for act, subject in _violators(ix, decision)
        if subject.born is not None
    }
    if minors == {True}:
        return (OF_MINOR,)
    return (OF_MINOR, *adult) if minors - {False} else adult


def clean_limits_unexecuted(ix: Index, decision: int) -> tuple[str, ...]:
    """The limits that can run once the limitation of executing ``decision`` ran out and nobody had executed it."""
    adult = (AFTER_WARNING, CLEAN) if only_warned(ix, decision) else (CLEAN,)
    return (OF_MINOR, *adult) if any(subject.born is not None for _, subject in _violators(ix, decision)) else adult


def _violators(ix: Index, decision: int) -> list[tuple[Act, Subject]]:
    subjects = ix.listed_subjects
    return [(a, subjects[a.subject]) for a in ix.described(decision) if a.subject in subjects]


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
