"""Was what the annulled decision took given back?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra import events
from thanhtra.casefile import event_fact, event_token
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.handing_back import things_of
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import annulled_by, decision_of, sanctions_of, untold_payments
from thanhtra.money import dong
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import ComplaintResolved, DecisionChanged

_ANEW = ("decision_issued", "no_sanction_decided")


@check(
    "ANN02",
    "annulment.undone",
    about=("decision_annulled", "judgment_given", "complaint_resolved"),
    defect=Defect.DUTY,
    vi="Sau khi hủy bỏ, tiền phạt đã nộp và tang vật có được trả lại không?",
    en="Was what the annulled decision took given back?",
    wrong=("quyết định bị hủy bỏ ngày {actual} nhưng {why_vi}", "the decision was annulled on {actual}, but {why_en}"),
    right=(
        "tiền, tang vật thu theo quyết định bị hủy bỏ đã được trả lại",
        "what the annulled decision took was given back",
    ),
    law="15/2012/QH13 Đ18.3",
)
def answer(ctx: CheckContext[DecisionChanged | ComplaintResolved]) -> Verdict | None:
    """Money paid, goods confiscated, whoever annulled it. A new decision about the acts is set off against it, and settles nothing here.

    Confiscated goods whose seizure the file does not tell of were taken all the same, unless it says that nothing was seized.
    Each confiscated thing goes back, every thing seized where the decision names none.
    """
    decision = decision_of(ctx.ix, ctx.at)
    if decision is None or annulled_by(ctx.ix, decision) != ctx.at:
        return None
    ix = ctx.ix
    if ix.first_alike(_ANEW, ctx.at, ctx.at) is not None:
        return None
    day = ctx.event.day
    paid = sum(ix.event(i, events.FinePaid).amount or 0 for i in ix.dependents(decision, "fine_paid"))
    back = sum(ix.event(i, events.FinePaid).amount or 0 for i in ix.dependents(decision, "fine_refunded"))
    untold = untold_payments(ix, decision)
    goods = any(a.measure == "confiscate" for s in sanctions_of(ix, decision) for a in s.additional or ())
    seized = ix.first_alike(("goods_seized",), ctx.at) is not None
    taken = goods and (seized or not ctx.ix.denies(event_token("goods_seized")))
    if not paid and not taken and not untold:
        return None
    facts: dict[str, object] = {"actual": day, "paid": paid, "refunded": back}
    if untold:
        return not_assessed(untold, None, **facts)
    returned = _returned(ctx, decision)
    charge, unsaid = _charge_kept(ctx, decision)
    if not charge and back >= paid and (not taken or returned):
        return satisfied(None, **facts)
    missing = [
        *(ctx.unknown("fine_refunded") if back < paid or charge else ()),
        *(unsaid if back >= paid and charge else ()),
        *(ctx.unknown("seizure_ended", "decision_issued") if taken and not returned else ()),
    ]
    missing += [t for t in ctx.unknown("decision_issued") if t not in missing]
    if missing:
        return not_assessed(missing, None, **facts)
    if back < paid:
        return finding(
            None,
            **facts,
            why_vi=f"tiền phạt {dong(paid)} đồng đã nộp {f'mới hoàn trả {dong(back)} đồng' if back else 'chưa được hoàn trả'}",
            why_en=f"of {paid:,} đồng paid {back:,} was refunded",
        )
    if charge:
        return finding(
            None,
            **facts,
            why_vi=f"tiền chậm nộp phạt {dong(charge)} đồng chưa được hoàn trả",
            why_en=f"{charge:,} đồng charged for being late were not refunded",
        )
    return finding(
        None, **facts, why_vi="tang vật bị tịch thu chưa được trả lại", why_en="the confiscated goods were not returned"
    )


def _charge_kept(ctx: CheckContext[DecisionChanged | ComplaintResolved], decision: int) -> tuple[int, tuple[str, ...]]:
    """What is left of the charge taken for being late, of a fine that is owed no more, by the sums refunded; and the refunds that do not tell theirs."""
    paid, back = (
        [(i, ctx.ix.event(i, events.FinePaid)) for i in ctx.ix.dependents(decision, kind)]
        for kind in ("fine_paid", "fine_refunded")
    )
    taken = sum((one.amount or 0) + (one.surcharge or 0) for _, one in paid)
    given = sum((one.amount or 0) + (one.surcharge or 0) for _, one in back)
    charge = min(max(taken - given, 0), sum(one.surcharge or 0 for _, one in paid))
    return charge, tuple(event_fact(i, "surcharge") for i, one in back if one.surcharge is None)


def _returned(ctx: CheckContext[DecisionChanged | ComplaintResolved], decision: int) -> bool:
    """Whether every confiscated thing went back; of goods no seizure on file lists, whether any did."""
    ix = ctx.ix
    lists = [a.goods for s in sanctions_of(ix, decision) for a in s.additional or () if a.measure == "confiscate"]
    named = None if None in lists else {name for goods in lists for name in goods or ()}
    taken = [
        thing
        for seizure in ix.all_alike("goods_seized", ctx.at)
        for thing in things_of(ix, seizure)
        if named is None or not thing.name or thing.name in named
    ]
    if taken:
        return all(any(_handed_back(ctx, i) for i in thing.gone) for thing in taken)
    return any(_handed_back(ctx, i) for i in ix.all_alike("seizure_ended", ctx.at))


def _handed_back(ctx: CheckContext[DecisionChanged | ComplaintResolved], at: int) -> bool:
    return ctx.ix.event(at, events.SeizureEnded).how == "returned"
