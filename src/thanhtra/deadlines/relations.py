"""How events of a file hang together beyond their references: the decision behind a step, what annuls a decision (quan hệ giữa các bước)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from thanhtra.casefile import DECISIONS, Among, Index

_TO_DECISION: Final = ("decision", "enforcement", "complaint", "against")
"""References that lead from a step to the decision it is about, in the order tried."""
_FINAL_INSTANCE: Final = 2
ANNULLING: Final = ("decision_annulled", "judgment_given", "complaint_resolved")
"""The kinds of event that can annul a decision."""


def decision_of(ix: Index, at: int) -> int | None:
    """The decision event ``at`` is about: itself, the one it refers to, or that of the order, complaint or suit it refers to."""
    known: dict[int, int | None] = ix.shape.cache.setdefault("decision of", {})
    if at in known:
        return known[at]
    seen: dict[int, None] = {}
    on: int | None = at
    while on is not None and on not in known and on not in seen and ix.kinds[on] not in DECISIONS:
        seen[on] = None
        refs = ix.refs[on]
        on = next((one for field in _TO_DECISION if (one := refs.get(field)) is not None), None)
    found = None if on is None or on in seen else known.get(on, on)
    known.update(dict.fromkeys(seen, found))
    return found


def ahead(ix: Index, kinds: Iterable[str], at: int) -> bool:
    """Whether an event of one of ``kinds`` about an act of event ``at`` stands ahead of it."""
    return any((first := _first_about(ix, kind, at)) is not None and first < at for kind in kinds)


def behind(ix: Index, kinds: Iterable[str], at: int) -> bool:
    """Whether an event of one of ``kinds`` about an act of event ``at`` stands behind it."""
    for kind in kinds:
        found = ix.by_kind.get(kind)
        if found is None:
            continue
        if ix.together:
            if found[-1] > at:
                return True
        elif any((own := ix.about_act(act, kind)) and own[-1] > at for act in ix.acts[at]):
            return True
    return False


def _first_about(ix: Index, kind: str, at: int) -> int | None:
    found = ix.by_kind.get(kind)
    if found is None:
        return None
    if ix.together:
        return found[0]
    return min((own[0] for act in ix.acts[at] if (own := ix.about_act(act, kind))), default=None)


def annuls(ix: Index, at: int) -> bool:
    """Whether event ``at`` annuls a decision: an annulment, a judgment of second instance or a resolution that annuls it whole.

    A complaint against another step, such as an order of coercion, annuls no decision.
    """
    event = ix.events[at]
    if event.kind == "decision_annulled":
        return True
    if getattr(event, "outcome", None) != "annulled" or not against_decision(ix, at):
        return False
    return event.kind == "complaint_resolved" or (
        event.kind == "judgment_given" and getattr(event, "instance", None) == _FINAL_INSTANCE
    )


def against_decision(ix: Index, at: int) -> bool:
    """Whether the complaint or suit that ``at`` settles is against a decision; one that does not say against what is taken for one that is."""
    complaint = ix.referent(at, "complaint")
    target = None if complaint is None else ix.referent(complaint, "against")
    return target is None or ix.kinds[target] in DECISIONS


def may_annul(ix: Index) -> bool:
    """Whether some event of the file is of a kind that can annul a decision."""
    return not ix.by_kind.keys().isdisjoint(ANNULLING)


def annulments(ix: Index) -> list[int]:
    """Every event of the file that annuls a decision, or part of one, in file order; found once."""
    found: list[int] | None = ix.cache.get("annulments")
    if found is None:
        placed = sorted(i for kind in ANNULLING for i in ix.by_kind.get(kind, ())) if may_annul(ix) else ()
        found = ix.cache["annulments"] = [i for i in placed if annuls(ix, i)]
    return found


def annulment_before(ix: Index, at: int) -> int | None:
    """The last annulment ahead of event ``at`` that touched one of its acts."""
    found = annulments(ix)
    if not found:
        return None
    among: Among | None = ix.cache.get("annulments about")
    if among is None:
        among = ix.cache["annulments about"] = ix.those(found)
    return among.last_alike(at, at)


def annulled_acts(ix: Index, before: int) -> set[str]:
    """The acts that fell with a decision annulled ahead of event ``before``, whole or in the part that names them."""
    return {act for at in annulments(ix) if at < before for act in ix.acts[at]}


def annulled_by(ix: Index, decision: int, before: int | None = None) -> int | None:
    """The first event, ahead of ``before``, that annuls the decision whole."""
    whole: dict[int | None, list[int]] | None = ix.cache.get("annulled whole")
    if whole is None:
        whole = ix.cache["annulled whole"] = {}
        for at in annulments(ix):
            of = decision_of(ix, at)
            if getattr(ix.events[at], "scope", "whole") == "whole" and not of_some(ix, of, at):
                whole.setdefault(of, []).append(at)
    return next((at for at in whole.get(decision, ()) if at > decision and (before is None or at < before)), None)


def of_some(ix: Index, decision: int | None, at: int) -> bool:
    """Whether a judgment or a resolution that annuls names some of the decision's acts alone: the others stand."""
    named = ix.events[at].acts
    return (
        named is not None
        and decision is not None
        and ix.kinds[at] != "decision_annulled"
        and not set(ix.acts[decision]) <= set(named)
    )


def minutes_around(ix: Index, at: int) -> tuple[int, ...]:
    """The minutes event ``at`` names, else those of its acts, wherever they stand in the file: goods may be seized before them."""
    named = ix.minutes_of(at)
    if named:
        return named
    return tuple(ix.all_alike("minutes_drawn_up", at))
