"""What the law asks of an event before a limit from the decision on runs, or is met (thời hạn sau khi ra quyết định)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from thanhtra.casefile import Index
from thanhtra.deadlines.applied import applied
from thanhtra.deadlines.clean import clean_limits
from thanhtra.deadlines.imposing import sanctions_of
from thanhtra.errors import LawError
from thanhtra.rulebook import LimitRule, Rulebook

AFTER_ANNULMENT: Final = "decision-after-annulment"
_RELIEFS: Final[Mapping[str, tuple[str, ...]]] = {
    "postponement-decision": ("postponement",),
    "reduction-decision": ("reduction", "exemption"),
    "instalments-decision": ("instalments",),
}
CHOOSING: Final = frozenset({AFTER_ANNULMENT, "partial-execution", *_RELIEFS})
"""Limits that only some events of their kind set running."""
RIGHTS: Final = frozenset({"correction", "annulment", "complaint", "second-complaint", "relief-request"})
"""Limits of a power or a right: nobody has missed anything when they run out unused."""


def annulment_before(ix: Index, at: int) -> int | None:
    """The last annulment ahead of event ``at`` that touched one of its acts."""
    found = ix.by_kind.get("decision_annulled")
    if found is None:
        return None
    for n in range(bisect_left(found, at) - 1, -1, -1):
        if ix.share_acts(found[n], at):
            return found[n]
    return None


def chosen(ix: Index, rule: LimitRule, at: int, found: tuple[int, ...]) -> tuple[int, ...]:
    """Of the events that could have set ``rule``, one of CHOOSING, running for step ``at``, those the law means."""
    if rule.slug == AFTER_ANNULMENT:
        annulled = annulment_before(ix, at)
        return found if annulled is None else tuple(i for i in found if i > annulled)
    if rule.slug == "partial-execution":
        return tuple(i for i in found if _ceased(ix, i, set(ix.acts[at])))
    reliefs = _RELIEFS[rule.slug]
    return tuple(i for i in found if getattr(ix.events[i], "relief", None) in reliefs)


def _ceased(ix: Index, at: int, acts: set[str]) -> bool:
    """Whether the subject that ceased is the one of those acts; acts the file does not describe could be its."""
    subject = getattr(ix.events[at], "subject", None)
    own = {a.id: a.subject for a in ix.case.acts or ()}
    return any(own.get(act, subject) == subject for act in acts)


def meets(ix: Index, slug: str, at: int) -> bool:
    """Whether step ``at`` is of the sort that meets limit ``slug``."""
    event = ix.events[at]
    whole = getattr(event, "scope", "whole") == "whole"
    if event.kind == "decision_annulled":
        return whole == (slug == "annulment")
    if slug == "licence-notice":
        return getattr(event, "to", None) == "licensing-body"
    if slug == "sending":
        return getattr(event, "to", None) != "licensing-body"
    if slug == "relief-request":
        return getattr(event, "relief", None) == "postponement"
    if slug == "second-complaint":
        return any(i < at for i in ix.by_kind.get("complaint_resolved", ()))
    return True


def runs_after(ix: Index, rule: LimitRule, trigger: int, book: Rulebook) -> bool:
    """Whether event ``trigger`` sets ``rule`` running, as far as limits from the decision on go."""
    slug, event = rule.slug, ix.events[trigger]
    if slug in _RELIEFS:
        return getattr(event, "relief", None) in _RELIEFS[slug] and not _ended(rule, ix, trigger)
    if slug == "publication":
        return published_field(ix, trigger, book) is True
    if slug == "licence-notice":
        return any(a.measure == "withdraw-licence" for s in sanctions_of(ix, trigger) for a in s.additional or ())
    if slug == "instalments":
        return bool(ix.dependents(trigger, "instalments_granted"))
    if slug == "relief-request":
        decision = ix.referent(trigger, "decision")
        return decision is not None and any(getattr(ix.events[i], "relief", None) == "postponement" for i in ix.dependents(decision, "relief_requested"))
    if slug == AFTER_ANNULMENT:
        return annulment_before(ix, trigger) is not None
    if slug.startswith("deemed-clean"):
        return slug in clean_limits(ix, trigger, book)
    if slug == "second-complaint":
        return getattr(event, "instance", None) in (None, 1)
    return not slug.startswith("deemed-delivery")


def _ended(rule: LimitRule, ix: Index, trigger: int) -> bool:
    day = ix.events[trigger].day
    begun = [v for v in rule.versions.versions if day is not None and v.start <= day]
    return bool(begun) and begun[-1].ended


def limited_by(ix: Index, decision: int, book: Rulebook) -> int:
    """The decision whose day starts the limitation of executing ``decision``: from 2025-05-02 a new decision keeps that of the one annulled.

    Another violator gives the new decision a limitation of its own (118/2021 Đ16.4).
    """
    known: dict[int, int] = ix.cache.setdefault(("limited by", book), {})
    passed: list[int] = []
    while decision not in known:
        earlier = _kept_from(ix, decision, book)
        if earlier is None:
            known[decision] = decision
        else:
            passed.append(decision)
            decision = earlier
    start = known[decision]
    known.update(dict.fromkeys(passed, start))
    return start


def _kept_from(ix: Index, decision: int, book: Rulebook) -> int | None:
    """The annulled decision whose limitation ``decision`` keeps, always ahead of it in the file; None where it has one of its own."""
    annulled, day = annulment_before(ix, decision), ix.events[decision].day
    first = ix.refs[annulled].get("decision") if annulled is not None else None
    if annulled is None or first is None or first > annulled or day is None:
        return None
    try:
        rule = applied(book, "new-decision", day)
    except LawError:
        return None
    return first if rule.flag("enforced_until_original") and _violators(ix, first) == _violators(ix, decision) else None


def _violators(ix: Index, decision: int) -> set[str | None]:
    own = {a.id: a.subject for a in ix.case.acts or ()}
    named = {s.act: s.subject for s in sanctions_of(ix, decision)}
    return {named.get(act) or own.get(act) for act in ix.acts[decision]}


def published_field(ix: Index, decision: int, book: Rulebook) -> bool | None:
    """Whether the field of one of the decision's acts is one whose sanctions are published; None when that cannot be told."""
    day = ix.events[decision].day
    own = {a.id: a.field for a in ix.case.acts or ()}
    fields = {own.get(act) or ix.case.field for act in ix.acts[decision]}
    if day is None:
        return None
    try:
        listed = applied(book, "published-fields", day)
    except LawError:
        return None
    said = {True if listed.flag(f) else None if f in listed.says else False for f in fields if f is not None}
    if True in said:
        return True
    return None if None in said or None in fields or not fields else False
