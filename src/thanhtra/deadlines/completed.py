"""Whether the file bears out that a decision was wholly executed, where the office says so (ghi nhận đã thi hành xong).

The word of the office stands where the file is silent. It does not where a part is surely unpaid or undone: a payment or a remedy of a later
day, or a file that says there are no more payments or remedies than those on it (15/2012/QH13 Đ73.1, Đ73.2, Đ78.1, Đ85.2). A file that says
it holds everything and holds no payment, or no remedy, of the acts the word is of speaks against itself, for the receipts are kept in it
(15/2012/QH13 Đ57.2, 118/2021/NĐ-CP Đ21.1): whether it was executed is then not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from thanhtra.casefile import Index, event_fact, event_token
from thanhtra.deadlines.imposing import borne_by, fell_of, owed_before
from thanhtra.deadlines.owing import fine_of_acts, may_be_for, owing, told_of_paying, whose_acts
from thanhtra.deadlines.relations import decision_of
from thanhtra.deadlines.step_assessment import wrong_day
from thanhtra.deadlines.violators import sharers, strangers


def shown_left(
    ix: Index, decision: int, at: int, acts: frozenset[str], *, remedies_alone: bool = False
) -> bool | tuple[str, ...]:
    """Whether the file shows that something for those acts was left when step ``at`` says all was executed; what would tell, where it speaks against itself, or the step is dated ahead of the decision."""
    if wrong := wrong_day(ix, at, decision):
        return wrong
    day = ix.days[at]
    if day is None:
        return False
    if not remedies_alone and ix.events[at].acts is not None and (others := _others_left(ix, decision, at, acts)):
        return others
    if _elsewhere(ix, decision, at, acts):
        return False
    end = at + 1
    for on in ix.days[end:]:
        if on is not None and on > day:
            break
        end += 1
    word = _OfficeWord(frozenset(ix.acts[at]), day, end)
    remedy = _remedy_left(ix, decision, acts, word)
    if remedy is True or remedies_alone:
        return remedy
    fine = _fine_left(ix, decision, acts, word)
    return True if fine is True else (*(remedy or ()), *(fine or ())) or False


def _others_left(ix: Index, decision: int, at: int, acts: frozenset[str]) -> bool | tuple[str, ...]:
    """Whether others of those acts than completion ``at`` names, which no completion ahead of it names either, were left: a decision is executed with the last of them (15/2012/QH13 Đ7.1, Đ73.2)."""
    steps = [*ix.before(decision, "execution_completed", at), at]
    steps += [i for i in ix.by_kind.get("enforcement_carried_out", ()) if i < at and decision_of(ix, i) == decision]
    rest = acts - {act for i in steps for act in ix.acts[i]} - fell_of(ix, decision, at)
    if rest and any(may_be_for(ix, decision, i, rest) for i in ix.before(decision, "execution_transferred", at)):
        return False
    most = owing(ix, decision, rest, at + 1).most if rest else 0
    if most is not None and most <= 0:
        return False
    token = event_token("execution_completed")
    later = any(i > at and not rest.isdisjoint(ix.acts[i]) for i in ix.dependents(decision, "execution_completed"))
    return True if later or ix.denies(token) else (token,)


def _of_whom_it_is(ix: Index, decision: int, at: int) -> frozenset[str]:
    """All acts of whoever completion ``at`` is of: of one violator those of the decision."""
    own = frozenset(ix.acts[at])
    shared = sharers(ix, decision)
    if not shared:
        return own | frozenset(ix.acts[decision]) if ix.events[at].acts is not None else own
    return own.union(*(acts for acts in shared.values() if not acts.isdisjoint(own)))


class _OfficeWord(NamedTuple):
    """The word that all was executed: of which acts, on what day, and the first event of a later one."""

    of: frozenset[str]
    day: date
    end: int


class Executed(NamedTuple):
    """The last step that says all was executed and that the file does not speak against; and what would tell of others."""

    at: int | None
    untold: tuple[str, ...]


def executed_before(ix: Index, decision: int, before: int, acts: frozenset[str] | None = None) -> Executed:
    """The last step ahead of ``before`` that says all for those acts (None: those it is about) was executed, so far as the file bears it out."""
    untold: tuple[str, ...] = ()
    for at in reversed(ix.before(decision, "execution_completed", before)):
        if acts is None or not acts.isdisjoint(ix.acts[at]):
            left = shown_left(ix, decision, at, _of_whom_it_is(ix, decision, at) if acts is None else acts)
            if left is False:
                return Executed(at, ())
            untold = untold or (left if isinstance(left, tuple) else ())
    return Executed(None, untold)


def executed_on(ix: Index, decision: int, act: str) -> date | None:
    """The day by which all that the decision imposes on whoever answers for the act was executed, where a completion says so and the file bears it out."""
    whose = (acts for acts in sharers(ix, decision).values() if act in acts)
    acts = next(whose, frozenset(ix.acts[decision]))
    days = [
        day
        for i in ix.dependents(decision, "execution_completed")
        if (day := ix.days[i]) is not None and not acts.isdisjoint(ix.acts[i]) and borne_out(ix, i, acts) is True
    ]
    return min(days, default=None)


def borne_out(
    ix: Index, at: int, acts: frozenset[str] | None = None, *, remedies_alone: bool = False
) -> bool | tuple[str, ...]:
    """Whether what completion ``at`` says was executed was, so far as the file shows; of ``acts`` alone where given. Worked out once for the file."""
    decision = decision_of(ix, at)
    if decision is None or ix.kinds[at] != "execution_completed":
        return True
    key = ("borne out", at, acts, remedies_alone)
    found: bool | tuple[str, ...] | None = ix.cache.get(key)
    if found is None:
        if remedies_alone and borne_out(ix, at, acts) is True:  # where nothing is left, no remedy is
            return True
        own = _of_whom_it_is(ix, decision, at) if acts is None else acts
        left = shown_left(ix, decision, at, own, remedies_alone=remedies_alone)
        found = ix.cache[key] = not left if isinstance(left, bool) else left
    return found


def _elsewhere(ix: Index, decision: int, at: int, acts: frozenset[str]) -> bool:
    """Whether what was paid or done for those acts may stand in no step of this file: coerced, sent to another body, or owed no more by somebody who is gone."""
    if _ELSEWHERE.isdisjoint(ix.by_kind):
        return False
    handed = ix.before(decision, "execution_transferred", at)
    if any(may_be_for(ix, decision, i, acts) for i in handed):
        return True
    gone = _gone(ix)
    if gone and not gone.isdisjoint({borne_by(ix, decision).get(act) for act in acts}):
        return True
    return any(
        i < at and decision_of(ix, i) == decision and not acts.isdisjoint(ix.acts[i])
        for i in ix.by_kind.get("enforcement_carried_out", ())
    )


_ELSEWHERE: Final = frozenset({"execution_transferred", "subject_ceased", "enforcement_carried_out"})
"""Kinds of event by which what was owed is paid or done elsewhere, or by nobody."""


def _gone(ix: Index) -> frozenset[str | None]:
    """Who died or was dissolved, and None, which stands for one the file does not tell; nobody where nobody did. Looked for once for the file."""
    found: frozenset[str | None] | None = ix.cache.get("gone")
    if found is None:
        places = ix.by_kind.get("subject_ceased", ())
        named: set[str | None] = {getattr(ix.events[i], "subject", None) for i in places}
        found = ix.cache["gone"] = frozenset({*named, None} if named else named)
    return found


def _fine_left(ix: Index, decision: int, acts: frozenset[str], word: _OfficeWord) -> bool | tuple[str, ...]:
    end = word.end
    left = owing(ix, decision, acts, end)
    if left.most != 0 and strangers(ix):  # a fine somebody else had reduced may be owed whole
        reduced = [i for i in ix.before(decision, "fine_reduced", end) if whose_acts(ix, decision, i) is None]
        if reduced:
            return tuple(event_fact(i, "acts") for i in reduced)
    if left.least is None or left.least <= 0:
        return False
    told, payments = told_of_paying(ix, decision, word.of), ix.dependents(decision, "fine_paid")
    if told and any(may_be_for(ix, decision, i, acts) for i in ix.before(decision, "instalments_granted", end)):
        return False
    later = [i for i in payments if i >= end and (on := ix.days[i]) is not None and on > word.day]
    surely = [i for i in later if (theirs := whose_acts(ix, decision, i)) is not None and theirs <= acts]
    whole = owing(ix, decision, acts, len(ix.events))
    if surely and whole.least is not None and whole.least >= 0:
        return True
    return _none_beside(ix, "fine_paid", told=told) if fine_of_acts(ix, decision, acts, end) else False


def _remedy_left(ix: Index, decision: int, acts: frozenset[str], word: _OfficeWord) -> bool | tuple[str, ...]:
    end = word.end
    owed = [(one.remedy, one.act) for one in owed_before(ix, decision, end, acts) if not one.untold]
    if not owed:
        return False
    steps = ix.dependents(decision, "remedy_done")
    done = {one for i in steps if i < end for one in _does(ix, i)}
    open_ = [(name, act) for name, act in owed if (name, act) not in done and (None, act) not in done]
    if not open_:
        return False
    later = {
        one for i in steps if i >= end and (on := ix.days[i]) is not None and on > word.day for one in _does(ix, i)
    }
    told = any(not word.of.isdisjoint(ix.acts[i]) for i in steps)
    return True if later.intersection(open_) else _none_beside(ix, "remedy_done", told=told)


def _does(ix: Index, at: int) -> Iterator[tuple[str | None, str]]:
    return ((ix.events[at].remedy, act) for act in ix.acts[at])  # type: ignore[attr-defined]  # this kind has a remedy


def _none_beside(ix: Index, kind: Literal["fine_paid", "remedy_done"], *, told: bool) -> bool | tuple[str, ...]:
    """Whether there are surely no more steps of a kind than those on file; of one said to hold all that tells of none for what the word is of, nor denies them one by one, what would tell."""
    token = event_token(kind)
    if not ix.denies(token):
        return False
    return True if told or token in (ix.case.absent or ()) else (token,)
