"""Whether what a decree provides on a condition is provided for this act and this person (điều kiện áp dụng biện pháp)."""

from __future__ import annotations

from typing import Any

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.imposed import of_sanction


def condition_holds(ctx: CheckContext[Any], condition: str) -> bool | tuple[str, ...] | None:
    """Whether the condition is met, or the facts that would tell; None for one of a kind the format does not hold.

    None at all is met. Relapse is a circumstance on file; an enterprise is an organisation; only a foreigner is expelled (15/2012/QH13 Đ27).
    """
    if not condition:
        return True
    if condition == "relapse":
        return _relapse(ctx)
    if condition not in ("foreigner", "organization", "enterprise"):
        return None
    act, sanction = ctx.act, ctx.sanction
    whose = (sanction.subject if sanction else None) or (act.subject if act else None)
    subject = ctx.subject(whose)
    if subject is None:
        return (listed_fact("subjects", whose),) if whose is not None else ("fact:subjects",)
    if condition == "foreigner":
        if subject.kind != "individual":
            return False
        return (listed_fact("subjects", subject.id, "foreign"),) if subject.foreign is None else subject.foreign
    if subject.kind != "organization":
        return False
    return True if condition == "organization" else None


def _relapse(ctx: CheckContext[Any]) -> bool | tuple[str, ...]:
    act, sanction = ctx.act, ctx.sanction
    stated = (act.circumstances if act else None, sanction.circumstances if sanction else None)
    listed = [one for one in stated if one is not None]
    return any("relapse" in one for one in listed) if listed else (of_sanction(ctx, "circumstances"),)
