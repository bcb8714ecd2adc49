"""Reviews, outcomes and deadlines as the interchange format writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from thanhtra.findings import Answer, Deadline, NextSteps, Outcome, Review
from thanhtra.law import Citation
from thanhtra.reckoning import Step


def review_to_json(review: Review, *, lang: str = "vi") -> dict[str, Any]:
    """A review with every answer and deadline. ``lang`` (vi or en) is the language of the steps."""
    return {
        "case": review.case,
        "edition": review.edition,
        "as_of": _json(review.as_of),
        "stage": review.stage,
        "stages": {act: _stage(s) for act, s in review.stages.items()},
        "answers": [answer_to_json(a) for a in review.answers],
        "deadlines": [deadline_to_json(d, lang=lang) for d in review.deadlines],
    }


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """One answer; keys that do not apply to it are left out."""
    out: dict[str, Any] = {
        "check": answer.check,
        "name": answer.name,
        "answer": answer.kind,
        "severity": answer.severity.value,
        "event": answer.event,
    }
    if answer.act is not None and answer.act != "*":
        out["act"] = answer.act
    why = answer.why
    out["missing"] = list(answer.missing)
    out["cites"] = [_cited(c) for c in why.cites]
    out["law_on"] = None if why.law_on is None else why.law_on.isoformat()
    out["basis"] = why.basis.value
    if answer.source is not None:
        out["source"] = {"vi": answer.source.vi, "en": answer.source.en}
    if why.provisional:
        out["provisional"] = True
    vi, en = why.message.both
    out["message"] = {"vi": vi, "en": en}
    if why.due is not None:
        out["due"] = _json(why.due)
    if why.due_if:
        out["due_if"] = _json(why.due_if)
    if why.actual is not None:
        out["actual"] = _json(why.actual)
    if why.late is not None:
        out["late"] = {"amount": why.late.amount, "unit": why.late.unit.value}
    if why.facts:
        out["facts"] = _json(why.facts)
    return out


def deadline_to_json(deadline: Deadline, *, lang: str = "vi") -> dict[str, Any]:
    """One deadline; ``due`` and ``due_before_roll`` are left out when there is none."""
    out: dict[str, Any] = {"kind": deadline.kind, "event": deadline.event}
    if deadline.vi:
        out["name"] = {"vi": deadline.vi, "en": deadline.en}
    out |= {"nature": deadline.nature.value, "bearer": deadline.bearer.value}
    if deadline.act is not None:
        out["act"] = deadline.act
    out |= {"missing": list(deadline.missing), "counted_from": _json(deadline.counted_from)}
    if deadline.amount is not None:
        out["amount"] = deadline.amount
    out["unit"] = deadline.unit.value
    if deadline.due is not None:
        out["due"] = _json(deadline.due)
    if deadline.due_before_roll is not None:
        out["due_before_roll"] = _json(deadline.due_before_roll)
    if deadline.due is not None and deadline.bound != "exact":
        out["bound"] = deadline.bound
    out |= {"due_if": _json(deadline.due_if), "status": deadline.status.value}
    if deadline.met_on is not None:
        out["met_on"] = _json(deadline.met_on)
    out |= {
        "cites": [_cited(c) for c in deadline.cites],
        "law_on": _json(deadline.law_on),
        "basis": deadline.basis.value,
        "provisional": deadline.provisional,
        "steps": [step_to_text(s, lang) for s in deadline.steps],
    }
    return out


def outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    """What ``may`` answered."""
    return {
        "allowed": outcome.allowed,
        "stages": {act: _stage(s) for act, s in outcome.stages.items()},
        "refusals": [answer_to_json(a) for a in outcome.refusals],
        "unknown": [answer_to_json(a) for a in outcome.unknown],
        "notes": [answer_to_json(a) for a in outcome.notes],
    }


def next_steps_to_json(found: NextSteps) -> dict[str, Any]:
    """What can come next, what must first."""
    return {
        "case": found.case,
        "on": _json(found.on),
        "stage": found.stage,
        "steps": [
            {
                "kind": s.kind,
                "standing": s.standing.value,
                "latest": _json(s.latest),
                "bearer": s.bearer.value if s.bearer is not None else None,
                "who": list(s.who),
                "missing": list(s.missing),
                "cites": [_cited(c) for c in s.cites],
                "vi": s.vi,
                "en": s.en,
                **({"limit": s.limit.kind} if s.limit is not None else {}),
                **({"why": {"vi": s.why.vi, "en": s.why.en}} if s.why is not None else {}),
            }
            for s in found.steps
        ],
    }


def step_to_text(step: Step, lang: str) -> str:
    """One step of a derivation with its citations."""
    return f"{step.en if lang == 'en' else step.vi} [{'; '.join([_cited(c) for c in step.cites])}]"


def _stage(stage: str) -> str:
    return "none" if stage == "start" else stage


def _json(value: Any) -> Any:
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if kind is date:
        return value.isoformat()
    if isinstance(value, datetime):
        text = value.isoformat(timespec="seconds")
        return text.removesuffix("+00:00") + "Z" if value.utcoffset() == timedelta(0) else text
    if isinstance(value, Mapping):
        return {str(k): _json(v) for k, v in value.items()}
    if isinstance(value, Citation | Fraction):
        return str(value)
    if isinstance(value, Sequence | frozenset) and not isinstance(value, str):
        return [_json(v) for v in value]
    return value


_AS_IT_IS: Final = frozenset({type(None), str, bool, int})
_cited: Final = lru_cache(maxsize=1024)(str)
