"""Whether an event sets a limit running at all: the law may ask more than the kind of event."""

from __future__ import annotations

from thanhtra.casefile import Index
from thanhtra.rulebook import LimitRule


def runs(ix: Index, rule: LimitRule, trigger: int) -> bool:
    """Whether event ``trigger`` sets ``rule`` running: a hearing's notice follows only an oral request, and so on."""
    slug, event = rule.slug, ix.events[trigger]
    if slug == "hearing-notice":
        return getattr(event, "written_or_oral", None) != "written"
    if slug == "file-transfer":
        return bool(ix.dependents(trigger, "file_transferred"))
    if slug == "explanation-extension":
        return bool(ix.dependents(trigger, "explanation_extended"))
    if event.kind == "goods_seized":
        return _seizure_runs(ix, rule, trigger)
    if slug == "unclaimed-second-notice":
        return getattr(event, "round", None) == 1 and _in_force(rule, ix, trigger)
    if slug == "criminal-transfer":
        acts = set(ix.acts[trigger])
        return any(i > trigger and not acts.isdisjoint(ix.acts[i]) for i in ix.by_kind.get("sent_to_criminal", ()))
    return True


def _seizure_runs(ix: Index, rule: LimitRule, trigger: int) -> bool:
    basis = getattr(ix.events[trigger], "basis", None)
    if rule.slug == "seizure":
        return basis not in ("secure-execution", "value")
    if rule.slug == "seizure-report":
        return bool(ix.dependents(trigger, "seizure_reported")) or not ix.dependents(trigger, "seizure_ordered")
    if rule.slug.startswith("valuation"):
        return basis == "value" and (rule.slug == "valuation" or (valuation_is_extended(ix, trigger) and _in_force(rule, ix, trigger)))
    return True


def valuation_is_extended(ix: Index, seizure: int) -> bool:
    """Whether an extension of the seizure is on file."""
    return bool(ix.dependents(seizure, "seizure_extended"))


def _in_force(rule: LimitRule, ix: Index, trigger: int) -> bool:
    day = ix.events[trigger].day
    if day is None:
        return False
    begun = [v for v in rule.versions.versions if v.start <= day]
    return bool(begun) and not begun[-1].ended
