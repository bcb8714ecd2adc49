"""What was seized in a case and what became of it (tang vật, phương tiện, giấy phép tạm giữ)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thanhtra.casefile import Case, index
from thanhtra.casefile.events.seizure import GoodsSeized, GoodsValued, SeizureEnded
from thanhtra.classes import frozen


@frozen(kw_only=True)
class Exhibit:
    """One thing seized: since when, its value in đồng by the latest valuation on file, how and when its seizure ended (None: on file it has not)."""

    case: str
    id: str
    kind: str | None
    value: int | None
    seized: date | None
    how: str | None
    ended: date | None


def exhibits_of(case: Case) -> Iterator[Exhibit]:
    """The things seized in a case, in the order of the file. A paper that names no goods speaks of all of its seizure."""
    ix = index(case)
    for at, seizure in ix.of_kind(GoodsSeized):
        ends = [e for i, e in ix.of_kind(SeizureEnded) if ix.referent(i, "seizure") == at]
        valued = {
            item.id: item.value
            for i, e in ix.of_kind(GoodsValued)
            if ix.referent(i, "seizure") == at
            for item in e.goods or ()
            if item.value is not None
        }
        for item in seizure.goods or ():
            end = next((e for e in ends if e.goods is None or item.id in e.goods), None)
            yield Exhibit(
                case=case.id,
                id=item.id,
                kind=item.kind,
                value=valued.get(item.id, item.value),
                seized=seizure.day,
                how=None if end is None else end.how,
                ended=None if end is None else end.day,
            )
