"""Was a paper drawn up on the form in force that day?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from thanhtra.casefile import event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import of_history
from thanhtra.checks.imposed import ground
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.rulebook import Form, Rulebook
from thanhtra.terms import Defect


@of_history(
    "FRM01",
    "form.of-the-day",
    defect=Defect.DUTY,
    vi="Văn bản có được lập theo biểu mẫu đang có hiệu lực vào ngày đó không?",
    en="Was the paper drawn up on the form in force that day?",
    right=(
        "{what_vi} ngày {actual} dùng đúng mẫu {form} đang có hiệu lực",
        "{what_en} of {actual} is on {form}, the form in force",
    ),
    wrong=("{what_vi} ngày {actual} dùng mẫu {form}: {why_vi}", "{what_en} of {actual} is on {form}: {why_en}"),
    law="118/2021/NĐ-CP Đ41.1",
)
def answers(ctx: CheckContext, events: range) -> Iterable[tuple[range, Verdict]]:
    """Asked of events whose file names a form. Ministries may have forms of their own (Đ41.3): those of a text not read are not assessed.

    A decree in force that day whose annex was not read may have put another form in the place of one still listed; it cannot have brought
    back one that another text replaced.
    """
    for event in ctx.ix.events:
        if event.form is not None:
            return _of_each(ctx, events)
    return ()


def _of_each(ctx: CheckContext, events: range) -> Iterator[tuple[range, Verdict]]:
    every = ctx.ix.events
    for at in events:
        event = every[at]
        if event.form is not None:
            yield (
                range(at, at + 1),
                not_assessed(event_fact(at, "on"), form=event.form)
                if event.day is None
                else _on(ctx.book, event.form, event.day),
            )


def _on(book: Rulebook, named: str, day: date) -> Verdict:
    decree = named.rpartition(" ")[0]
    versions = [form for form in book.forms.values() if form.named == named]
    unread = [f"law:{gap}" for gap in book.forms_unread(day)]
    used = next((form for form in versions if form.in_force(day)), None)
    if used is not None:
        return (
            not_assessed(unread, ground(day, used), form=named) if unread else satisfied(ground(day, used), form=named)
        )
    if versions:
        vi, en = _out_of_force(versions, day)
        return finding(ground(day, *versions), form=named, why_vi=vi, why_en=en)
    instrument = book.instruments.get(decree)
    if instrument is not None and instrument.ended is not None and instrument.ended <= day:
        return finding(
            form=named,
            why_vi=f"nghị định này hết hiệu lực từ ngày {instrument.ended}",
            why_en=f"that decree ended on {instrument.ended}",
        )
    if any(form.decree == decree for form in book.forms.values()):
        return finding(form=named, why_vi="nghị định này không ban hành mẫu đó", why_en="the decree has no such form")
    return not_assessed(f"law:{decree}", form=named)


def _out_of_force(versions: list[Form], day: date) -> tuple[str, str]:
    ended = [form.ended for form in versions if form.ended is not None and form.ended <= day]
    if ended:
        return f"mẫu này đã được thay từ ngày {max(ended)}", f"that form was replaced on {max(ended)}"
    first = min(form.start for form in versions)
    return f"mẫu này chỉ dùng từ ngày {first}", f"that form is used only from {first}"
