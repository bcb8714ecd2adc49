"""What a decision imposes, as printed and as changed, and what is left of its fine (nội dung xử phạt, số tiền còn phải nộp)."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import Final

import attrs

from thanhtra.casefile import Index, Sanction, event_fact
from thanhtra.terms import SubjectKind


def sanctions_of(ix: Index, decision: int) -> tuple[Sanction, ...]:
    """What a decision imposes; empty when the file does not say."""
    found: tuple[Sanction, ...] = getattr(ix.events[decision], "sanctions", None) or ()
    return found


def as_amended(ix: Index, amendment: int) -> tuple[Sanction, ...]:
    """What a decision imposes as amended, for the acts the amendment names: what it leaves out stays as it was, the main sanction as a whole."""
    decision = ix.referent(amendment, "decision")
    was: dict[str, Sanction] = {}
    if decision is not None:
        changes = [i for kind in ("decision_corrected", "decision_amended") for i in ix.before(decision, kind, amendment)]
        for paper in (decision, *sorted(changes)):
            was |= {now.act: _over(was.get(now.act), now) for now in sanctions_of(ix, paper)}
    return tuple(_over(was.get(now.act), now) for now in sanctions_of(ix, amendment))


def _over(was: Sanction | None, now: Sanction) -> Sanction:
    if was is None:
        return now
    main = now.fine is not None or now.warning is not None
    kept = {a.name: getattr(was, a.name) for a in now.__attrs_attrs__ if getattr(now, a.name) is None and not (main and a.name in _MAIN)}
    return attrs.evolve(now, **kept)


_MAIN: Final = ("fine", "warning")


def only_warned(ix: Index, decision: int) -> bool:
    """Whether every sanction of the decision is known to be a warning."""
    found = sanctions_of(ix, decision)
    return bool(found) and all(s.warning for s in found)


def fine_of(ix: Index, decision: int, before: int | None = None) -> int | None:
    """The fine the decision imposes, in đồng, as last amended ahead of ``before``; None when the file does not say. Warnings count 0."""
    found = sanctions_of(ix, decision)
    for kind in ("decision_corrected", "decision_amended"):
        changes = ix.dependents(decision, kind)
        ahead = len(changes) if before is None else bisect_left(changes, before)
        found = next((own for i in reversed(changes[:ahead]) if (own := sanctions_of(ix, i))), found)
    amounts = [0 if s.warning else s.fine for s in found]
    if found and None not in amounts:
        return sum(a for a in amounts if a is not None)
    total: int | None = getattr(ix.events[decision], "total", None)
    return total


def left_to_pay(ix: Index, decision: int, before: int | None = None) -> int | None:
    """What is left of the fine, in đồng, by the payments and reductions ahead of ``before``; None when the fine or a payment is not known."""
    owed = fine_of(ix, decision, before)
    if owed is None:
        return None

    reduced = ix.before(decision, "fine_reduced", len(ix.events) if before is None else before)
    left: int = ix.events[reduced[-1]].to if reduced else owed  # type: ignore[attr-defined]  # this kind has to
    paid = paid_before(ix, decision, before)
    return None if paid is None else left - paid


def untold_payments(ix: Index, decision: int, before: int | None = None) -> tuple[str, ...]:
    """The tokens of payments and refunds ahead of ``before`` whose amount the file does not say."""
    key = ("untold payments", decision)
    untold: list[int] | None = ix.cache.get(key)
    if untold is None:
        found = sorted(i for kind in ("fine_paid", "fine_refunded") for i in ix.dependents(decision, kind))
        untold = ix.cache[key] = [i for i in found if ix.events[i].amount is None]  # type: ignore[attr-defined]  # these kinds have an amount
    return tuple([event_fact(i, "amount") for i in untold if before is None or i < before]) if untold else ()


def paid_before(ix: Index, decision: int, before: int | None = None) -> int | None:
    """The money paid for the fine less what was refunded, in đồng, ahead of event ``before``; summed once for the file.

    None where one of the amounts is not known.
    """
    if untold_payments(ix, decision, before):
        return None
    key = ("paid", decision)
    found: tuple[list[int], list[int]] | None = ix.cache.get(key)
    if found is None:
        signed = [(i, ix.events[i].amount or 0) for i in ix.dependents(decision, "fine_paid")]  # type: ignore[attr-defined]  # this kind has an amount
        signed += [(i, -(ix.events[i].amount or 0)) for i in ix.dependents(decision, "fine_refunded")]  # type: ignore[attr-defined]  # likewise
        signed.sort()
        found = ix.cache[key] = ([i for i, _ in signed], list(accumulate(a for _, a in signed)))
    steps, sums = found
    ahead = len(steps) if before is None else bisect_left(steps, before)
    return sums[ahead - 1] if ahead else 0


def kinds_of(ix: Index, decision: int) -> set[SubjectKind | None]:
    """The kinds of the decision's subjects; None among them for one the file does not describe."""
    key = ("kinds", decision)
    found: set[SubjectKind | None] | None = ix.cache.get(key)
    if found is None:
        named = {s.act: s.subject for s in sanctions_of(ix, decision)}
        own = {act: one.subject if (one := ix.listed_acts.get(act)) is not None else "" for act in ix.acts[decision]}
        subjects = [ix.listed_subjects.get(named.get(act) or subject) for act, subject in own.items()]
        found = ix.cache[key] = {None if one is None else SubjectKind(one.kind) for one in subjects}
    return found
