"""What a decision still asks, for the acts a step names: whose a relief or a payment is, what is left of the fine (việc của ai, còn phải nộp bao nhiêu)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from thanhtra.casefile import Index
from thanhtra.deadlines.imposing import borne_by, fell_of, fine_of, imposed_before, remedies_of
from thanhtra.deadlines.violators import sharers, strangers

RELIEFS: Final[Mapping[str, tuple[str, ...]]] = {
    "execution_postponed": ("postponement",),
    "execution_suspended": ("suspension",),
    "instalments_granted": ("instalments",),
    "fine_reduced": ("reduction", "exemption"),
}
"""The steps that are one person's relief, and the requests that may be for them."""


def whose_acts(ix: Index, decision: int, at: int) -> frozenset[str] | None:
    """The acts of the decision that step ``at`` is about, or None where the file does not tell.

    Of one violator, or one for whom the decision still stands, every step is about all, save a payment or a remedy that names acts. Of
    several: the acts it names, those of the person it names, or of the one person who asked for the relief. A relief is a person's, for
    all their acts (15/2012/QH13 Đ76.1, Đ79.1); a suspension nobody is named for is the decision's. A payment nobody is named for is that of
    the one whom payments that name somebody leave owing.
    """
    borne, event = borne_by(ix, decision), ix.events[at]
    relief = ix.kinds[at] in RELIEFS
    named = None if event.acts is None else frozenset(event.acts).intersection(borne)
    left, alone = _standing(ix, decision, fell_of(ix, decision, at))
    if alone and not (relief and event.acts is None and _asked_by_strangers(ix, decision, at)):
        return left if relief or not named else named
    if alone:
        return None
    if named:
        return _of({borne[act] for act in named}, borne) if relief else named
    said = getattr(event, "subject", None)
    if said is not None:
        return _of({said}, borne)
    if not relief:
        return _only_owing(ix, decision) if ix.kinds[at] == "fine_paid" else None
    requests = _requests_for(ix, decision, at)
    if not strangers(ix).isdisjoint(requests):
        return None  # the request of somebody else may be what was answered
    asked = {ix.events[i].subject for i in requests}  # type: ignore[attr-defined]  # this kind has a subject
    if not asked and ix.kinds[at] == "execution_suspended":
        return left
    return _of(asked, borne) if len(asked) == 1 and None not in asked else None


def _asked_by_strangers(ix: Index, decision: int, at: int) -> bool:
    """Whether relief ``at`` was asked for by nobody but people who answer for no act of the decision."""
    strange = strangers(ix)
    asked = _requests_for(ix, decision, at) if strange else ()
    return bool(asked) and strange.issuperset(asked)


def _requests_for(ix: Index, decision: int, at: int) -> list[int]:
    """The requests ahead that relief ``at`` may answer."""
    return [
        i
        for i in ix.before(decision, "relief_requested", at)
        if ix.events[i].relief in RELIEFS[ix.kinds[at]]  # type: ignore[attr-defined]  # this kind has a relief
    ]


def may_be_for(ix: Index, decision: int, at: int, acts: frozenset[str]) -> bool:
    """Whether step ``at`` is, or where the file does not tell may be, about one of those acts."""
    theirs = whose_acts(ix, decision, at)
    return theirs is None or not theirs.isdisjoint(acts)


def _only_owing(ix: Index, decision: int) -> frozenset[str] | None:
    """The acts of the one violator whose fine the payments on file that say whose they are do not cover; None of several, or where they do not tell."""
    key = ("only owing", decision)
    if key not in ix.cache:
        ix.cache[key] = _found_only_owing(ix, decision)
    found: frozenset[str] | None = ix.cache[key]
    return found


def _found_only_owing(ix: Index, decision: int) -> frozenset[str] | None:
    borne, shared, end = borne_by(ix, decision), sharers(ix, decision), len(ix.events)
    paid: dict[str | None, int] = dict.fromkeys(borne.values(), 0)
    silent = 0
    for at in (i for kind in ("fine_paid", "fine_refunded") for i in ix.dependents(decision, kind)):
        event, back = ix.events[at], ix.kinds[at] == "fine_refunded"
        amount: int | None = event.amount  # type: ignore[attr-defined]  # these kinds have an amount
        if event.acts is None and not back:
            silent += amount or 0
            continue
        whose = {borne[act] for act in event.acts or () if act in borne}
        if len(whose) != 1 or amount is None:
            return None
        paid[whose.pop()] += -amount if back else amount
    fell, left, owing_ = fell_of(ix, decision, None), 0, list[frozenset[str]]()
    for who, acts in shared.items():
        fine = fine_of_acts(ix, decision, acts, end)
        if fine is not None and paid[who] > fine and not acts <= fell:
            return None  # somebody paid more than what is theirs
        if (fine is None or paid[who] < fine) and not acts <= fell:
            owing_.append(acts)
            left = silent if fine is None else fine - paid[who]
    return owing_[0] if len(owing_) == 1 and silent <= left else None


def _standing(ix: Index, decision: int, fell: set[str]) -> tuple[frozenset[str], bool]:
    """The acts for which the decision stands, and whether one person answers for them all; found once for the file while none fell."""
    key = ("standing", decision)
    found: tuple[frozenset[str], bool] | None = None if fell else ix.cache.get(key)
    if found is None:
        borne = borne_by(ix, decision)
        left = frozenset(borne) - fell or frozenset(borne)
        found = (left, len({borne[act] for act in left}) <= 1)
        if not fell:
            ix.cache[key] = found
    return found


def _of(subjects: set[str | None], borne: dict[str, str | None]) -> frozenset[str]:
    return frozenset(act for act, own in borne.items() if own in subjects)


def coerced(ix: Index, decision: int, at: int) -> frozenset[str]:
    """The acts whose execution step ``at`` may be about: those it names, else all that have not fallen."""
    named, left = ix.events[at].acts, frozenset(imposed_before(ix, decision, at)) or frozenset(ix.acts[decision])
    return left if named is None else left.intersection(named) or frozenset(named)


def coerces_timed_remedies(ix: Index, decision: int, at: int) -> bool:
    """Whether order ``at`` coerces remedies alone, and the decision gives one of them, for the acts the order is about, a term of its own."""
    if set(getattr(ix.events[at], "measures", None) or ()) != {"remedies"}:
        return False
    acts = coerced(ix, decision, at)
    return any(
        one.within is not None and one.since == decision and one.act in acts for one in remedies_of(ix, decision)
    )


def concerned(
    ix: Index, decision: int, relief: int, at: int, of_one: frozenset[str] | None = None
) -> bool | tuple[str, ...]:
    """Whether the relief is one of those step ``at`` is about, or of the violator whose acts ``of_one`` are; else what would tell."""
    theirs = whose_acts(ix, decision, relief)
    if theirs is None:
        return (f"fact:events[{relief}].acts",)
    if of_one is not None:
        return not theirs.isdisjoint(of_one)
    acts = coerced(ix, decision, at)
    if ix.events[at].acts is None and not acts <= theirs:
        return (f"fact:events[{at}].acts",) if acts & theirs else False
    return bool(acts & theirs)


def holds(
    ix: Index, decision: int, relief: int, at: int, of_one: frozenset[str] | None = None
) -> bool | tuple[str, ...]:
    """Whether a postponement, suspension or plan of parts holds what step ``at`` is about, or of it what is of one violator; else what would tell.

    Parts are of the fine alone (15/2012/QH13 Đ79). A postponement is of ``the decision to fine`` by the title of Đ76 and of ``the
    decision to sanction`` by its second clause: whether it holds remedies too the text does not say.
    """
    if set(getattr(ix.events[at], "measures", None) or ("",)) == {"remedies"}:
        if ix.kinds[relief] == "instalments_granted":
            return False
        if ix.kinds[relief] == "execution_postponed":
            return concerned(ix, decision, relief, at, of_one) and ("law:15/2012/QH13 Đ76.2",)
    return concerned(ix, decision, relief, at, of_one)


def suspensions(
    ix: Index, decision: int, acts: frozenset[str], kinds: tuple[str, ...] = ("execution_suspended",)
) -> list[int]:
    """The suspensions that are, or where the file does not say whose they are may be, of execution for those acts, and that nothing resumed since.

    Of other ``kinds`` that hold execution, such as a postponement, the same.
    """
    held = [i for kind in kinds for i in ix.dependents(decision, kind)]
    if not held:
        return []
    back = (
        i
        for i in ix.dependents(decision, "execution_resumed")
        if ix.events[i].acts is None or not acts.isdisjoint(ix.acts[i])
    )
    last = max(back, default=-1)
    return [i for i in held if i > last and may_be_for(ix, decision, i, acts)]


class PaidFor(NamedTuple):
    """What was paid for some acts, in đồng, less what was refunded: at least and at most; and what would tell."""

    least: int
    most: int
    missing: tuple[str, ...]


def paid_for(ix: Index, decision: int, acts: frozenset[str], before: int) -> PaidFor:
    """What was paid ahead of ``before``. A payment nobody is named for may be theirs; one whose amount is not told counts for nothing here."""
    low = high = 0
    untold: list[tuple[int, str]] = []
    for payments in _payments(ix, decision, acts):
        ahead = bisect_left(payments.steps, before)
        if ahead:
            low, high = low + payments.low[ahead - 1], high + payments.high[ahead - 1]
            untold += [one for one in payments.untold if one[0] < before]
    return PaidFor(low, high, tuple([token for _, token in sorted(untold)]))


class Owing(NamedTuple):
    """What is left of the fine for some acts, in đồng: at least and at most, None where the fine is not known; and what would tell."""

    least: int | None
    most: int | None
    missing: tuple[str, ...] = ()


def owing(ix: Index, decision: int, acts: frozenset[str], before: int) -> Owing:
    """What is left to pay for those acts by the reductions and payments ahead of ``before``.

    A reduction of one violator of several says what is left of that one's fine; one that says no less than that may mean the whole
    decision, one that names some of a person's acts may mean either, and neither is weighed. A payment nobody is named for may be theirs,
    and is where it leaves nothing of the whole.
    """
    fine = fine_of_acts(ix, decision, acts, before)
    if fine is None:
        whole = acts >= frozenset(imposed_before(ix, decision, before))
        return Owing(None, None, (f"fact:events[{decision}].{'total' if whole else 'sanctions'}",))
    untold: list[str] = []
    for at in ix.before(decision, "fine_reduced", before):
        theirs = whose_acts(ix, decision, at)
        if theirs is not None and not theirs & acts:
            continue
        to = None if theirs is None else _left_by(ix, decision, at, theirs)
        if theirs is None or to is None or not (theirs <= acts or to == 0):
            untold.append(f"fact:events[{at}].{'acts' if theirs is None else 'to'}")
        else:
            others = acts - theirs
            fine = (fine_of_acts(ix, decision, others, before) or 0 if others else 0) + to
    low, high, unsaid = paid_for(ix, decision, acts, before)
    if untold or any(token.endswith(".amount") for token in unsaid):
        return Owing(min(0, fine - high), max(fine - low, 0 if not unsaid else 1), (*untold, *unsaid))
    if unsaid and fine > low:
        return _within_the_whole(ix, decision, before, Owing(fine - high, fine - low, unsaid))
    return Owing(fine - high, fine - low, unsaid)


def _within_the_whole(ix: Index, decision: int, before: int, left: Owing) -> Owing:
    """What is left for some acts, by what is left of the whole fine: no more than that, where nobody paid more than what is theirs."""
    if _past_their_own(ix, decision):
        return left
    whole = owing(ix, decision, frozenset(ix.acts[decision]), before)
    if left.least is None or left.most is None or whole.least is None or whole.most is None or whole.missing:
        return left
    least, most = max(left.least, min(0, whole.least)), min(left.most, max(0, whole.most))
    return Owing(least, most, () if most <= 0 else left.missing)


def _past_their_own(ix: Index, decision: int) -> bool:
    """Whether somebody may have paid more than what is theirs, by payments that name some of them; looked for once for the file."""
    key = ("past their own", decision)
    found: bool | None = ix.cache.get(key)
    if found is None:
        end, every = len(ix.events), frozenset(ix.acts[decision])
        shares = [*sharers(ix, decision).values()] or [frozenset((act,)) for act in every]
        own = {act: share for share in shares for act in share}
        named = (
            whose_acts(ix, decision, i)
            for kind in ("fine_paid", "fine_refunded")
            for i in ix.dependents(decision, kind)
        )
        several = any(acts is not None and not acts >= every and len({own[act] for act in acts}) > 1 for acts in named)
        found = ix.cache[key] = several or any(
            (fine := fine_of_acts(ix, decision, share, end)) is None or fine < paid_for(ix, decision, share, end).least
            for share in shares
        )
    return found


def _left_by(ix: Index, decision: int, at: int, theirs: frozenset[str]) -> int | None:
    """What reduction ``at`` leaves of the fine of ``theirs``; None where it may be about more, or less, than that."""
    event = ix.events[at]
    to: int = event.to  # type: ignore[attr-defined]  # this kind has to
    if event.acts is not None and not theirs <= frozenset(event.acts):
        return None
    if theirs >= frozenset(ix.acts[decision]) - fell_of(ix, decision, at):
        return to
    own = fine_of_acts(ix, decision, theirs, at)
    return to if own is not None and to < own else None


def fine_of_acts(ix: Index, decision: int, acts: frozenset[str], before: int) -> int | None:
    """What the decision fines those acts, as changed ahead of ``before``; None where the file does not say."""
    imposed = imposed_before(ix, decision, before)
    if not imposed or acts >= frozenset(imposed):
        return fine_of(ix, decision, before)
    amounts = [0 if one.warning else one.fine for act, one in imposed.items() if act in acts]
    return None if None in amounts else sum(a for a in amounts if a is not None)


_MONEY: Final = ("fine_paid", "fine_refunded")


class _Payments(NamedTuple):
    """Payments that are, or may be, for some acts: where they stand, what at least and at most came of them up to each, what is not told."""

    steps: list[int]
    low: list[int]
    high: list[int]
    untold: list[tuple[int, str]]


def _payments(ix: Index, decision: int, acts: frozenset[str]) -> tuple[_Payments, ...]:
    """Those that name one of the acts, and those that name none; gone through once for the file and those acts."""
    key = ("payments for", decision, acts)
    found: tuple[_Payments, ...] | None = ix.cache.get(key)
    if found is None:
        whole = ix.acts[decision]
        if len(whole) == 1 and whole[0] in acts:  # every payment is for it
            every = sorted([i for kind in _MONEY for i in ix.dependents(decision, kind)])
            found = (_summed(ix, dict.fromkeys(every, True)),)
        elif acts.issuperset(whole):
            named, silent = _named_payments(ix, decision)
            every = sorted({*silent, *(at for own in named.values() for at in own)})
            found = (_summed(ix, dict.fromkeys(every, True)),)
        else:
            named, silent = _named_payments(ix, decision)
            mine = {at: whole for act in acts for at, whole in _of_acts(ix, decision, named.get(act, ()), acts)}
            found = (_summed(ix, dict(sorted(mine.items()))), *_silent(ix, decision, silent))
        ix.cache[key] = found
    return found


def told_of_paying(ix: Index, decision: int, acts: frozenset[str]) -> bool:
    """Whether the file has a payment that is, or may be, for one of those acts."""
    return any(ix.kinds[at] == "fine_paid" for payments in _payments(ix, decision, acts) for at in payments.steps)


def _named_payments(ix: Index, decision: int) -> tuple[dict[str, list[int]], list[int]]:
    """Act → the payments and refunds that are for it, and those nobody is named for; gone through once for the file."""
    key = ("named payments", decision)
    found: tuple[dict[str, list[int]], list[int]] | None = ix.cache.get(key)
    if found is None:
        named, silent = dict[str, list[int]](), list[int]()
        for at in (i for kind in _MONEY for i in ix.dependents(decision, kind)):
            theirs = whose_acts(ix, decision, at)
            if theirs is None:
                silent.append(at)
            for act in theirs or ():
                named.setdefault(act, []).append(at)
        found = ix.cache[key] = (named, sorted(silent))
    return found


def _of_acts(ix: Index, decision: int, steps: Sequence[int], acts: frozenset[str]) -> Iterator[tuple[int, bool]]:
    """Those payments, each with whether it is for nothing else."""
    for at in steps:
        theirs = whose_acts(ix, decision, at)
        yield at, theirs is not None and theirs <= acts


def _silent(ix: Index, decision: int, steps: list[int]) -> tuple[_Payments, ...]:
    """The payments nobody is named for, summed once for the file; none where there is none."""
    key = ("silent payments", decision)
    found: tuple[_Payments, ...] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = (_summed(ix, dict.fromkeys(steps, False)),) if steps else ()
    return found


def _summed(ix: Index, steps: Mapping[int, bool]) -> _Payments:
    """Payments in file order → whether each is surely for those acts alone."""
    low, high, untold = list[int](), list[int](), list[tuple[int, str]]()
    for at, mine in steps.items():
        amount: int | None = ix.events[at].amount  # type: ignore[attr-defined]  # these kinds have an amount
        untold += [(at, f"fact:events[{at}].acts")] if not mine else []
        untold += [(at, f"fact:events[{at}].amount")] if amount is None else []
        back, sum_ = ix.kinds[at] == "fine_refunded", amount or 0
        low.append(-sum_ if back else sum_ if mine else 0)
        high.append(0 if back and not mine else -sum_ if back else sum_)
    return _Payments([*steps], [*accumulate(low)], [*accumulate(high)], untold)


def paid_off_by(ix: Index, decision: int, acts: frozenset[str], before: int) -> int | None:
    """The first payment ahead of ``before`` that surely leaves nothing of the fine for those acts."""
    every = frozenset(ix.acts[decision])
    steps = {at for payments in _payments(ix, decision, acts)[:1] for at in payments.steps}
    whole = None if acts >= every else _whole_paid_off(ix, decision)
    if whole is not None:
        steps.add(whole)
    for at in sorted(at for at in steps if at < before):
        most = owing(ix, decision, acts, at + 1).most if ix.kinds[at] == "fine_paid" else None
        if most is not None and most <= 0:
            return at
    return None


def _whole_paid_off(ix: Index, decision: int) -> int | None:
    """The first payment that surely leaves nothing of the whole fine; looked for once for the file."""
    key = ("whole paid off", decision)
    if key not in ix.cache:
        ix.cache[key] = paid_off_by(ix, decision, frozenset(ix.acts[decision]), len(ix.events))
    found: int | None = ix.cache[key]
    return found


def paid_up_by(ix: Index, decision: int, acts: frozenset[str], amount: int) -> int | None:
    """The first payment by which surely ``amount`` đồng of the fine for those acts were paid, less what was refunded; none from an untold amount on."""
    key = ("most paid", decision, acts)
    found: tuple[list[int], list[int]] | None = ix.cache.get(key)
    if found is None:
        payments = _payments(ix, decision, acts)[0]
        unsaid = next((at for at, token in payments.untold if token.endswith(".amount")), len(ix.events))
        paid = [i for i in payments.steps if ix.kinds[i] == "fine_paid" and i < unsaid]
        found = ix.cache[key] = (paid, [*accumulate((paid_for(ix, decision, acts, i + 1).least for i in paid), max)])
    steps, most = found
    first = bisect_left(most, amount)
    return steps[first] if first < len(steps) else None


def left_to_pay(ix: Index, decision: int, acts: frozenset[str] | None = None) -> int | None:
    """What is left of the whole fine, or of that for some acts, in đồng, by all payments and reductions; None where the file does not tell."""
    left = owing(ix, decision, frozenset(ix.acts[decision]) if acts is None else acts, len(ix.events))
    return left.most if left.least == left.most else None
