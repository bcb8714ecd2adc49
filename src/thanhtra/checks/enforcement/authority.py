"""Could whoever ordered enforcement order it, of that decision?"""

from __future__ import annotations

from thanhtra import events as ev
from thanhtra.casefile import event_fact, event_token, listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import LegalGrounds, ground, no_such_post, signed
from thanhtra.checks.office import Office, office
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.competence import Standing
from thanhtra.deadlines import applied
from thanhtra.errors import NoLongerInForce
from thanhtra.terms import Defect

_NONE = ("chức danh không có quyền cưỡng chế", "the post has no power to coerce")
_OTHER = (
    "quyết định không phải của mình, của cấp dưới, cũng không được chuyển đến để thi hành",
    "the decision was neither the officer's own nor a subordinate's, nor sent there for execution",
)


@check(
    "ENF03",
    "enforcement.authority-to-coerce",
    about="enforcement_ordered",
    defect=Defect.AUTHORITY,
    vi="Người ra quyết định cưỡng chế có thẩm quyền cưỡng chế quyết định đó không?",
    en="Could whoever ordered enforcement order it, of that decision?",
    wrong=(
        "{post} không có thẩm quyền cưỡng chế vào ngày {actual}: {why_vi}",
        "{post} could not order coercion on {actual}: {why_en}",
    ),
    right=("{post} có thẩm quyền cưỡng chế vào ngày {actual}", "{post} could order coercion on {actual}"),
    law="15/2012/QH13 Đ87.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The titles of Đ87.1, of their own decisions, a subordinate's, or one sent to their body (Đ71); a deputy's paper is another question."""
    who = ctx.signed or signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    if no_such_post(ctx):
        return None
    facts: dict[str, object] = {"post": who.post, "actual": day}
    post = ctx.book.post_on(who.post, day)
    try:
        version = ctx.book.powers_of(who.post, day)
    except NoLongerInForce:
        return finding(ground(day, post), **facts, why_vi=_NONE[0], why_en=_NONE[1])
    power = version.rule
    if power is None:  # pragma: no cover - powers_of refuses ended versions and gaps; the type checker cannot see it
        return not_assessed(f"law:power:{who.post}@{day}")
    rests = ground(day, power, cites=power.coerce_cites)
    if not power.coerce:
        return finding(rests, **facts, why_vi=_NONE[0], why_en=_NONE[1])
    found = office(ctx)
    if found.found is None or found.found.standing is None:
        to_own = _received_by_own(ctx, found)
        return in_order(rests, facts) if to_own else not_assessed(found.missing, rests, **facts)
    rule = applied(ctx.book, "coercion-of-whose", day)
    rests = ground(day, power, found.found, cites=(*power.coerce_cites, *rule.cites))
    if found.found.standing is not Standing.OTHER:
        return in_order(rests, facts)
    return _received(ctx, found, rests, facts)


def _received_by_own(ctx: CheckContext, found: Office) -> bool:
    """Whether the decision was sent for execution to the body of whoever orders: it may coerce it, whoever took the decision."""
    sent = ctx.ix.before(found.decision, "execution_transferred", ctx.at) if found.decision is not None else ()
    to = ctx.ix.event(sent[-1], ev.ExecutionTransferred).to if sent else None
    own = found.actor.agency if found.actor is not None else None
    return to is not None and own is not None and str(to).casefold().strip() == own.casefold().strip()


def _received(ctx: CheckContext, found: Office, rests: LegalGrounds, facts: dict[str, object]) -> Verdict:
    """A decision of neither oneself nor a subordinate: only the body it was sent to coerces it."""
    assert found.decision is not None  # noqa: S101 - a relation rests on a decision
    assert found.actor is not None  # noqa: S101 - likewise on two officials
    sent = ctx.ix.before(found.decision, "execution_transferred", ctx.at)
    if sent:
        to, own = ctx.ix.event(sent[-1], ev.ExecutionTransferred).to, found.actor.agency
        missing = [
            t
            for t, v in ((event_fact(sent[-1], "to"), to), (listed_fact("officials", found.actor.id, "agency"), own))
            if v is None
        ]
        if to is None or own is None:
            return not_assessed(missing, rests, **facts)
        if _received_by_own(ctx, found):
            return in_order(rests, facts)
    elif found.found is not None and found.found.gone and not ctx.ix.denies(event_token("file_transferred")):
        return not_assessed(event_token("file_transferred"), rests, **facts)
    elif not ctx.ix.denies(event_token("execution_transferred")):
        return not_assessed(event_token("execution_transferred"), rests, **facts)
    return finding(rests, **facts, why_vi=_OTHER[0], why_en=_OTHER[1])
