"""Reviews, outcomes and deadlines as the interchange format writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from thanhtra.casefile import ALL_ACTS
from thanhtra.findings import Answer, Deadline, NextSteps, Outcome, Review, SharedRationale, WrittenAnswer, written
from thanhtra.law import Citation
from thanhtra.reckoning import Step
from thanhtra.terms import Basis, Bearer, Nature, Severity, Status, Unit


def review_to_json(review: Review, *, lang: str = "vi") -> dict[str, Any]:
    """A review with every answer and deadline. ``lang`` (vi or en) is the language of the steps."""
    return {
        "case": review.case,
        "edition": review.edition,
        "as_of": _json(review.as_of),
        "stage": review.stage,
        "stages": {act: _stage(s) for act, s in review.stages.items()},
        "answers": [_laid(a) for a in review.written],
        "deadlines": [deadline_to_json(d, lang=lang) for d in review.deadlines],
    }


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """One answer; keys that do not apply to it are left out."""
    return _laid(written(answer))


def _laid(answer: WrittenAnswer) -> dict[str, Any]:
    """What many answers share is laid out for all at the second, and copied."""
    _, _, severity, event, act, missing, why = answer
    if type(why) is not SharedRationale:
        return _answer(answer)
    cache = why.cache
    key = severity, act in _NO_ACT
    kept = cache.get(key)
    if kept is None:
        cache[key] = ()
        return _answer(answer)
    if not kept:
        laid = _answer(answer)
        more = [name for name in ("source", "due_if", "late", "facts") if name in laid]
        kept = cache[key] = laid, laid["cites"], laid["message"], more
    laid, cites, message, more = kept
    out: dict[str, Any] = laid.copy()
    out["event"], out["missing"] = event, [*missing]
    out["cites"], out["message"] = cites.copy(), message.copy()
    for name in more:
        out[name] = laid[name].copy()
    if not key[1]:
        out["act"] = act
    return out


_NO_ACT: Final = (None, ALL_ACTS)


def _answer(answer: WrittenAnswer) -> dict[str, Any]:
    """The keys that nearly every answer has are one literal: a table of that size is made at once."""
    asked, kind, severity, event, act, missing, why = answer
    cites, law_on, basis, provisional, message, due, due_if, actual, late, facts, _ = why
    vi, en = message.both
    out: dict[str, Any] = {
        "check": asked.code,
        "name": asked.name,
        "answer": kind,
        "severity": _VALUES[severity],
        "event": event,
        "act": act,
        "missing": [*missing],
        "cites": [*map(str, cites)],
        "law_on": None if law_on is None else law_on.isoformat(),
        "basis": _VALUES[basis],
        "message": {"vi": vi, "en": en},
    }
    if act in _NO_ACT:
        del out["act"]
    if asked.source is not None or provisional:  # they stand ahead of the message
        told = out.pop("message")
        if asked.source is not None:
            out["source"] = {"vi": asked.source[0], "en": asked.source[1]}
        if provisional:
            out["provisional"] = True
        out["message"] = told
    if facts is None:  # it is about a limit
        if due is not None:
            out["due"] = _json(due)
        if due_if:
            out["due_if"] = _json(due_if)
        if actual is not None:
            out["actual"] = _json(actual)
        if late is not None:
            out["late"] = {"amount": late.amount, "unit": _VALUES[late.unit]}
    elif facts:
        out["facts"] = {k: v if type(v) in _AS_IT_IS else _json(v) for k, v in facts.items()}
    return out


def deadline_to_json(deadline: Deadline, *, lang: str = "vi") -> dict[str, Any]:
    """One deadline; ``due`` and ``due_before_roll`` are left out when there is none."""
    kept = _deadline(deadline, lang)
    out = kept.copy()
    out["missing"], out["due_if"] = kept["missing"].copy(), kept["due_if"].copy()
    out["cites"], out["steps"] = kept["cites"].copy(), kept["steps"].copy()
    if "name" in kept:
        out["name"] = kept["name"].copy()
    return out


@lru_cache(maxsize=512)
def _deadline(deadline: Deadline, lang: str) -> dict[str, Any]:
    """Kept, as deadlines are: those of one day from one start are one. Whoever asks is given a copy."""
    out: dict[str, Any] = {"kind": deadline.kind, "event": deadline.event}
    if deadline.vi:
        out["name"] = {"vi": deadline.vi, "en": deadline.en}
    out["nature"], out["bearer"] = _VALUES[deadline.nature], _VALUES[deadline.bearer]
    if deadline.act is not None:
        out["act"] = deadline.act
    if deadline.subject is not None:
        out["subject"] = deadline.subject
    out["missing"] = [*deadline.missing]
    out["counted_from"] = start.isoformat() if type(start := deadline.counted_from) is date else _json(start)
    if deadline.amount is not None:
        out["amount"] = deadline.amount
    out["unit"] = _VALUES[deadline.unit]
    due, before_roll, met_on, law_on = deadline.due, deadline.due_before_roll, deadline.met_on, deadline.law_on
    if due is not None:
        out["due"] = written = due.isoformat() if type(due) is date else _json(due)
        if before_roll is not None:
            out["due_before_roll"] = written if before_roll is due else _json(before_roll)
        if deadline.bound != "exact":
            out["bound"] = deadline.bound
    elif before_roll is not None:
        out["due_before_roll"] = _json(before_roll)
    out["due_if"] = _json(deadline.due_if) if deadline.due_if else {}
    out["status"] = _VALUES[deadline.status]
    if met_on is not None:
        out["met_on"] = _json(met_on)
    out["cites"] = [*map(str, deadline.cites)]
    out["law_on"] = None if law_on is None else law_on.isoformat()
    out["basis"], out["provisional"] = _VALUES[deadline.basis], deadline.provisional
    out["steps"] = [step_to_text(step, lang) for step in deadline.steps]
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
                "cites": [*map(str, s.cites)],
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
    return f"{step.en if lang == 'en' else step.vi} [{'; '.join(map(str, step.cites))}]"


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
_VALUES: Final[Mapping[str, str]] = {
    one: one.value for kind in (Basis, Bearer, Nature, Severity, Status, Unit) for one in kind
}
"""What each says of itself: an enumeration's own ``value`` costs two calls."""
