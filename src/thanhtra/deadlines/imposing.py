"""What a decision imposes, as printed and as changed, and what is left of its fine (nội dung xử phạt, số tiền còn phải nộp)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from operator import attrgetter
from typing import Final

import attrs

from thanhtra.casefile import CHANGING, Index, Sanction, Term, Untold, event_fact
from thanhtra.classes import frozen
from thanhtra.deadlines.relations import against_decision, annulments, decision_of, may_annul, of_some
from thanhtra.terms import SubjectKind


def sanctions_of(ix: Index, decision: int) -> tuple[Sanction, ...]:
    """What a decision imposes; empty when the file does not say."""
    found: tuple[Sanction, ...] = getattr(ix.events[decision], "sanctions", None) or ()
    return found


def as_amended(ix: Index, amendment: int) -> tuple[Sanction, ...]:
    """What a decision imposes as amended, for the acts the amendment names: what it leaves out stays as it was, the main sanction as a whole."""
    decision = ix.referent(amendment, "decision")
    if decision is None:
        return sanctions_of(ix, amendment)
    states = _states(ix, decision)
    found: list[Sanction] = []
    for now in sanctions_of(ix, amendment):
        papers, imposed = states.get(now.act, _NOWHERE)
        ahead = bisect_left(papers, amendment)
        found.append(_over(imposed[ahead - 1] if ahead else None, now))
    return tuple(found)


def _states(ix: Index, decision: int) -> dict[str, tuple[list[int], list[Sanction]]]:
    """Per act the papers that impose something for it, the decision first, and what it then came to; gone through once for the file."""
    key = ("as amended", decision)
    found: dict[str, tuple[list[int], list[Sanction]]] | None = ix.cache.get(key)
    if found is None:
        changes = sorted([i for kind in CHANGING if kind in ix.by_kind for i in ix.dependents(decision, kind)])
        found = ix.cache[key] = {s.act: ([decision], [s]) for s in sanctions_of(ix, decision)}
        for paper in changes:
            was = {
                act: imposed[-1]
                for act in {s.act for s in sanctions_of(ix, paper)}
                if (imposed := found.get(act, _NOWHERE)[1])
            }
            for act, now in {s.act: _over(was.get(s.act), s) for s in sanctions_of(ix, paper)}.items():
                papers, imposed = found.setdefault(act, ([], []))
                papers.append(paper)
                imposed.append(now)
    return found


_NOWHERE: Final[tuple[list[int], list[Sanction]]] = ([], [])


def _over(was: Sanction | None, now: Sanction) -> Sanction:
    if was is None:
        return now
    main = now.fine is not None or now.warning is not None
    kept = {
        a.name: getattr(was, a.name)
        for a in now.__attrs_attrs__
        if getattr(now, a.name) is None and not (main and a.name in _MAIN)
    }
    return attrs.evolve(now, **kept)


_MAIN: Final = ("fine", "warning")


@frozen
class OwedRemedy:
    """A remedy for an act: the term given for it, the paper that imposes it, the one that takes it away, and what would tell whether an annulment of a part did."""

    act: str
    remedy: str
    within: Term | None
    since: int
    until: int | None = None
    untold: tuple[str, ...] = ()
    terms: tuple[tuple[int, Term | None], ...] = ()
    """Every paper that says a term for it, in file order, with that term."""

    def retermed_by(self, step: int | None) -> bool:
        """Whether a change of the decision ahead of event ``step`` gave it another term."""
        return len({term for paper, term in self.terms if step is None or paper < step}) > 1

    def within_by(self, step: int | None) -> Term | None:
        """The term in force when event ``step`` was taken: an amendment made later does not reach back; the last one where there is no step."""
        ahead = [term for paper, term in self.terms if step is None or paper < step]
        return ahead[-1] if ahead else self.within


def remedies_of(ix: Index, decision: int) -> tuple[OwedRemedy, ...]:
    """Every remedy the decision, its corrections and its amendments impose, those taken away again too; found once for the file."""
    key = ("remedies", decision)
    found: tuple[OwedRemedy, ...] | None = ix.cache.get(key)
    if found is None:
        found = ix.cache[key] = tuple(_remedies(ix, decision))
    return found


def owed_before(ix: Index, decision: int, before: int, acts: Collection[str]) -> list[OwedRemedy]:
    """The remedies for those acts that are imposed as the decision stands ahead of event ``before``: added by then and not taken away."""
    return [
        one
        for one in remedies_of(ix, decision)
        if one.act in acts and one.since < before and (one.until is None or one.until >= before)
    ]


_REMEDIES: Final = attrgetter("remedies")


def _remedies(ix: Index, decision: int) -> Iterator[OwedRemedy]:
    fell = _annulled_in_part(ix, decision)
    for act, (papers, imposed) in _states(ix, decision).items():
        if not any(map(_REMEDIES, imposed)):
            continue
        owed: dict[str, OwedRemedy] = {}
        ended: list[OwedRemedy] = []
        for paper, sanction in zip(papers, imposed, strict=True):
            now = {r.remedy: r.within for r in sanction.remedies or ()}
            for name, one in owed.items():
                if name not in now and one.until is None:
                    owed[name] = attrs.evolve(one, until=paper)
            for name, within in now.items():
                kept = owed.get(name)
                if kept is not None and kept.until is not None:  # imposed again after it was taken away
                    ended.append(kept)
                    kept = None
                since, terms = (paper, ()) if kept is None else (kept.since, kept.terms)
                owed[name] = OwedRemedy(act, name, within, since, terms=(*terms, (paper, within)))
        mine = [i for i in fell if act in ix.acts[i]]
        sure = next((i for i in mine if set(ix.acts[i]) < set(ix.acts[decision])), None)
        untold = tuple(event_fact(i, "acts") for i in mine[:1]) if sure is None else ()
        for one in (*ended, *owed.values()):
            until = min((i for i in (one.until, sure) if i is not None), default=None)
            yield attrs.evolve(one, until=until, untold=untold)


def with_remedies(
    ix: Index, decision: int, shared: Mapping[str | None, frozenset[str]]
) -> Mapping[str | None, frozenset[str]]:
    """Of the violators of a decision those on whom it, or a change of it, imposes a remedy."""
    if not shared:
        return shared
    owed = {one.act for one in remedies_of(ix, decision)}
    return {who: acts for who, acts in shared.items() if not acts.isdisjoint(owed)}


def only_warned(ix: Index, decision: int, acts: frozenset[str]) -> bool:
    """Whether every sanction of the decision for those acts is known to be a warning."""
    found = [s for s in sanctions_of(ix, decision) if s.act in acts]
    return bool(found) and all(s.warning for s in found)


def fine_of(ix: Index, decision: int, before: int | None = None, subject: str | None = None) -> int | None:
    """The fine the decision imposes, in đồng, as changed ahead of ``before``; None when the file does not say. Warnings count 0.

    What was annulled in part is no longer imposed. With ``subject`` only what that one is fined.
    """
    if subject is not None:
        return _fine_of(ix, decision, before, subject)
    end = len(ix.events) if before is None else before
    key = ("fine", decision, end > decision, bisect_left(_changes(ix, decision), end))
    if key not in ix.cache:
        ix.cache[key] = _fine_of(ix, decision, before, None)
    found: int | None = ix.cache[key]
    return found


def _fine_of(ix: Index, decision: int, before: int | None, subject: str | None) -> int | None:
    amounts = [
        0 if now.warning else now.fine
        for now in imposed_before(ix, decision, before).values()
        if subject is None or _fined(ix, now) == subject
    ]
    stated = any(before is None or papers[0] < before for papers, _ in _states(ix, decision).values())
    if stated and None not in amounts:
        return sum(a for a in amounts if a is not None)
    total: int | None = getattr(ix.events[decision], "total", None)
    return None if subject is not None or fell_of(ix, decision, before) else total


def imposed_before(ix: Index, decision: int, before: int | None = None) -> dict[str, Sanction]:
    """What the decision imposes for each act, as changed ahead of ``before``, less the acts annulled in part."""
    end, changes = len(ix.events) if before is None else before, _changes(ix, decision)
    key = ("imposed", decision, end > decision, bisect_left(changes, end))
    found: dict[str, Sanction] | None = ix.cache.get(key)
    if found is None:
        fell = fell_of(ix, decision, before)
        found = ix.cache[key] = {
            act: imposed[ahead - 1]
            for act, (papers, imposed) in _states(ix, decision).items()
            if act not in fell and (ahead := bisect_left(papers, end))
        }
    return found


def _changes(ix: Index, decision: int) -> list[int]:
    """The papers that change what the decision imposes, in file order; found once for the file."""
    key = ("changes", decision)
    found: list[int] | None = ix.cache.get(key)
    if found is None:
        papers = [i for kind in (*CHANGING, "decision_annulled") for i in ix.dependents(decision, kind)]
        found = ix.cache[key] = sorted({*papers, *_annulled_in_part(ix, decision)} if may_annul(ix) else papers)
    return found


def _annulled_in_part(ix: Index, decision: int) -> list[int]:
    """What annuls the decision for some of its acts, in file order: a paper, a court of second instance, a resolution; found once for the file."""
    key = ("annulled in part", decision)
    found: list[int] | None = ix.cache.get(key)
    if found is None:
        every = frozenset(ix.acts[decision])
        papers = [
            i
            for i in ix.dependents(decision, "decision_annulled")
            if (scope := getattr(ix.events[i], "scope", None)) == "part" or (scope is None and every > {*ix.acts[i]})
        ]
        others = [i for i in annulments(ix) if decision_of(ix, i) == decision and of_some(ix, decision, i)]
        found = ix.cache[key] = sorted((*papers, *others, *annulled_by_court(ix, decision)))
    return found


def annulled_by_court(ix: Index, decision: int) -> list[int]:
    """The judgments of second instance that annul the decision for some of its acts, which they name: a court's own annulment needs no second one."""
    if "judgment_given" not in ix.by_kind:
        return []
    key = ("annulled by court", decision)
    known: list[int] | None = ix.cache.get(key)
    if known is not None:
        return known
    every = frozenset(ix.acts[decision])
    found = ix.cache[key] = [
        i
        for i in ix.by_kind.get("judgment_given", ())
        if getattr(ix.events[i], "outcome", None) == "part-annulled"
        and (getattr(ix.events[i], "instance", None) or 0) > 1
        and decision_of(ix, i) == decision
        and against_decision(ix, i)
        and every.intersection(ix.events[i].acts or ()) not in (every, frozenset())
    ]
    return found


def fell_of(ix: Index, decision: int, before: int | None) -> set[str]:
    """The acts for which the decision was annulled in part."""
    if not may_annul(ix):
        return set()
    end = len(ix.events) if before is None else before
    return {act for i in _annulled_in_part(ix, decision) if i < end for act in ix.acts[i]}


def fell_with(ix: Index, decision: int, acts: frozenset[str]) -> int | None:
    """The annulment in part by which the last of those acts fell; None while one stands."""
    left = set(acts)
    for at in _annulled_in_part(ix, decision):
        left.difference_update(ix.acts[at])
        if not left:
            return at
    return None


def _fined(ix: Index, sanction: Sanction) -> str | None:
    act = ix.listed_acts.get(sanction.act)
    return sanction.subject or (act.subject if act is not None else None)


def fined_by(ix: Index, decision: int) -> set[str | None]:
    """The subjects the decision fines; None among them for one the file does not tell."""
    return {_fined(ix, s) for s in sanctions_of(ix, decision) if not s.warning}


def borne_by(ix: Index, decision: int) -> dict[str, str | None]:
    """Who answers for each act of the decision, by what it says or the file; None for one that neither tells. Worked out once for the file."""
    key = ("borne by", decision)
    found: dict[str, str | None] | None = ix.cache.get(key)
    if found is None:
        named = {s.act: s.subject for s in sanctions_of(ix, decision)}
        acts = ix.listed_acts
        found = ix.cache[key] = {
            act: named.get(act) or (acts[act].subject if act in acts else None) for act in ix.acts[decision]
        }
    return found


def untold_payments(ix: Index, decision: int, before: int | None = None) -> tuple[str, ...]:
    """The tokens of payments and refunds ahead of ``before`` whose amount the file does not say."""
    return _untold(ix, decision).ahead(before)


def _untold(ix: Index, decision: int) -> Untold:
    """The payments and refunds whose amount the file does not say; found once for the file."""
    key = ("untold payments", decision)
    untold: Untold | None = ix.cache.get(key)
    if untold is None:
        found = sorted(i for kind in ("fine_paid", "fine_refunded") for i in ix.dependents(decision, kind))
        untold = ix.cache[key] = Untold([i for i in found if ix.events[i].amount is None], "amount")  # type: ignore[attr-defined]  # these kinds have an amount
    return untold


def paid_before(ix: Index, decision: int, before: int | None = None) -> int | None:
    """The money paid for the fine less what was refunded, in đồng, ahead of event ``before``; summed once for the file.

    None where one of the amounts is not known.
    """
    untold = _untold(ix, decision).places
    if untold and (before is None or untold[0] < before):
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
