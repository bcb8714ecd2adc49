"""Do the days run forward in the order claimed?"""

from __future__ import annotations

from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "ORD02",
    "order.days",
    about="*",
    defect=Defect.DRAFTING,
    vi="Ngày của các bước có theo đúng thứ tự đã khai không?",
    en="Do the days run forward in the order claimed?",
    right=("{what_vi} {actual}: không sớm hơn bước trước", "{what_en} of {actual}: not before the step ahead of it"),
    wrong=(
        "{what_vi} ngày {actual} đứng sau một bước ngày {earlier}, muộn hơn {days} ngày",
        "{what_en} of {actual} stands after a step of {earlier}, {days} days later than it",
    ),
    law="15/2012/QH13 Đ57",
)
def answer(asked: Asked) -> Verdict | None:
    """Compare with the latest day ahead of it; the first event has none, and is not asked."""
    if asked.at == 0:
        return None
    latest = asked.ix.latest_before(asked.at)
    day = asked.event.day
    if day is None:
        return None if latest is None else lacks(asked.field("on"))
    if latest is None or latest <= day:
        return yes()
    return no(earlier=latest, days=(latest - day).days)
