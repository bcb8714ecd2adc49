"""What would settle an assessment, as tokens a file can answer (thông tin còn thiếu)."""

from __future__ import annotations

from thanhtra.casefile import Index, event_token, ground_token
from thanhtra.deadlines.assessment import INSTANT, Assessment
from thanhtra.deadlines.grounds_on_file import OnFile
from thanhtra.deadlines.relations import minutes_around
from thanhtra.errors import LawError, NoLongerInForce
from thanhtra.rulebook import Clock


def missing_of(ix: Index, judged: Assessment, trigger: int, at: int | None, shown: OnFile) -> tuple[str, ...]:
    """What would settle an assessment; grounds carry the minutes' id where several are on file, and facts that would give one stand for it."""
    if not judged.needs and not judged.missing:
        return ()
    replaced = shown.stand_for if shown.untold else ()
    grounds = (*(ground_token(g, _bearer(ix, trigger, at)) for g in judged.needs if g not in replaced), *shown.untold)
    facts = []
    for token in judged.missing:
        if token != INSTANT:
            facts.append(token)
            continue
        facts += [f"fact:events[{i}].at" for i in (trigger, at) if i is not None and ix.events[i].at is None]
    return (*grounds, *facts)


def _bearer(ix: Index, trigger: int, at: int | None) -> str | None:
    """The id of the minutes a ground would be recorded for; None when only one can be meant, or none has an id."""
    kind = ix.events[trigger].kind
    if kind == "goods_seized":
        around = minutes_around(ix, trigger)
        return ix.events[around[0]].named if around and len(ix.by_kind.get("minutes_drawn_up", ())) > 1 else None
    if (
        kind == "complaint_resolved"
        or len(ix.by_kind.get("minutes_drawn_up" if kind == "act_detected" else kind, ())) <= 1
    ):
        return None
    if kind == "act_detected":
        return ix.events[at].named if at is not None else None
    if kind == "returned_from_criminal":
        return next((ix.events[i].named for i in ix.minutes_of(trigger)), None)
    return ix.events[trigger].named


def unstarted(ix: Index, clock: Clock, at: int) -> tuple[str, ...]:
    """What would show what set ``clock`` running for step ``at``; empty when the file says nothing did."""
    day = ix.events[at].day
    if day is not None:
        try:
            clock.versions.version_on(day)
        except NoLongerInForce:
            return ()
        except LawError as refused:
            if clock.versions.versions[0].gap:
                return (refused.token,)
    for field, target in ix.refs[at].items():
        if (
            target is None
            and any(k in ix.by_kind for k in clock.counted_from)
            and getattr(ix.events[at], field) is None
            and field != "replaces"
        ):
            return (f"fact:events[{at}].{field}",)
    return tuple(t for t in (event_token(k) for k in clock.counted_from) if not ix.denies(t))[:1]
