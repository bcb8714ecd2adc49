"""Whether the right to explain exists for an act (quyền giải trình, Đ61.1): from the frame's maximum and the measures, never from the fine."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile import Act, Sanction, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.imposed import law_days_of
from thanhtra.deadlines import sanctions_of
from thanhtra.errors import LawError
from thanhtra.fines import Party, explanation_right, frame_for, law_days, text_of
from thanhtra.law import Citation
from thanhtra.terms import SubjectKind

_ADULTS: Final = {kind: Party(kind=kind) for kind in SubjectKind}
_GRANTING: Final = frozenset({"withdraw-licence", "suspend-activity"})


def right_to_explain(
    ctx: CheckContext, act_id: str | None, act: Act | None, sanction: Sanction | None, day: date
) -> tuple[bool | None, tuple[str, ...]]:
    """Whether the right exists on ``day``, and what would tell. A fine at or over the threshold proves that the frame reaches it. Raises LawError."""
    if sanction and any(a.measure in _GRANTING for a in sanction.additional or ()):
        return True, ()
    threshold = ctx.book.threshold("explanation-threshold").versions.on(day)
    subject = ctx.subject((sanction.subject if sanction else None) or (act.subject if act else None))
    kind = SubjectKind(subject.kind) if subject else SubjectKind.ORGANIZATION
    fine = sanction.fine if sanction else None
    if fine is not None and fine >= threshold.of(kind):
        return True, ()
    provision = (sanction.provision if sanction else None) or (act.provision if act else None)
    if provision is None:
        return None, (listed_fact("acts", act_id, "provision"),)
    return _by_frame(ctx, provision, act, kind, day)


def _by_frame(
    ctx: CheckContext, provision: Citation, act: Act | None, kind: SubjectKind, day: date
) -> tuple[bool | None, tuple[str, ...]]:
    """The right by the frame's maximum and the measures the decree provides, under every text that may judge the act."""
    if act is None:
        return None, (f"law:{provision}",)
    book = ctx.book
    days = law_days_of(ctx) if act is ctx.act else law_days(ctx.ix, act, ctx.at)
    law = text_of(provision, act, days, ctx.event.day, book)
    texts = law.others if law.violation is None else (law.violation, *law.others)
    if not texts:
        return None, law.missing
    law_period, adult = book.law_period(day), _ADULTS[kind]
    try:
        found = {explanation_right(frame_for(text, adult, book, law_period), book, law_period).exists for text in texts}
    except LawError as e:
        return None, (e.token,)
    if len(found) == 1 and None not in found:
        return found.pop(), ()
    return None, law.missing or (f"law:{provision}",)


def right_at_minutes(ctx: CheckContext, minutes: int, day: date) -> tuple[bool | None, tuple[str, ...]]:
    """Whether the right exists for any act of these minutes of ``day``; the decision on file, if there is one, helps to tell. Raises LawError."""
    acts = ctx.ix.listed_acts
    found = [right_to_explain(ctx, act, acts.get(act), _sanction_of(ctx, act), day) for act in ctx.ix.acts[minutes]]
    if any(right for right, _ in found):
        return True, ()
    if found and all(right is False for right, _ in found):
        return False, ()
    return None, tuple(dict.fromkeys(t for right, tokens in found if right is None for t in tokens))


def _sanction_of(ctx: CheckContext, act: str) -> Sanction | None:
    """What the first decision that sanctions the act imposes for it; sorted out once for the file."""
    first: dict[str, Sanction] | None = ctx.ix.cache.get("first sanctions")
    if first is None:
        first = ctx.ix.cache["first sanctions"] = {}
        for i in ctx.ix.by_kind.get("decision_issued", ()):
            for sanction in sanctions_of(ctx.ix, i):
                first.setdefault(sanction.act, sanction)
    return first.get(act)
