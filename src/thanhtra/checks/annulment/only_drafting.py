"""Does the correction leave what was decided as it was?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from thanhtra.casefile import Act, Additional, Remedy, Sanction, event_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import sanctions_of
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.events import DecisionChanged

_SUBSTANCE = ("subject", "provision", "warning", "fine", "additional", "remedies")


@check(
    "COR01",
    "correction.leaves-the-substance",
    about="decision_corrected",
    defect=Defect.PROCEDURE,
    vi="Quyết định đính chính có chỉ sửa sai sót kỹ thuật soạn thảo không?",
    en="Does the correction leave what was decided as it was?",
    wrong=(
        "quyết định đính chính đã thay đổi {changed} đối với hành vi {act}; phải sửa đổi, bổ sung quyết định, không được đính chính",
        "the correction changes what act {act} is sanctioned with ({changed}): that takes an amendment",
    ),
    right=("đính chính không thay đổi nội dung xử phạt", "the correction leaves the sanctions as they were"),
    law=("15/2012/QH13 Đ18.3", "118/2021/NĐ-CP Đ14.1"),
)
def answer(ctx: CheckContext[DecisionChanged]) -> Verdict | None:
    """A correction mends the drafting. Whom, what for, how much and which measures is substance; what either paper leaves out is the act's own."""
    now = ctx.event.sanctions
    decision, missing = ctx.decided()
    if decision is None:
        return not_assessed(missing) if missing else None
    if now is None:
        return not_assessed(ctx.field("sanctions"))
    before = {s.act: s for s in sanctions_of(ctx.ix, decision)}
    if not before:
        return not_assessed(event_fact(decision, "sanctions"))
    acts = ctx.ix.listed_acts
    untold: list[str] = []
    for sanction in now:
        was = before.get(sanction.act)
        changed, unknown = (["act"], []) if was is None else _changed(was, sanction, acts.get(sanction.act))
        if changed:
            return finding(act=sanction.act, changed=", ".join(changed))
        untold += [f"fact:events[{decision}].sanctions[{sanction.act}].{name}" for name in unknown]
    gone = [act for act in before if act not in {s.act for s in now}]
    if gone:
        return finding(act=gone[0], changed="act")
    return not_assessed(untold) if untold else satisfied()


def _changed(was: Sanction, now: Sanction, act: Act | None) -> tuple[list[str], list[str]]:
    """Fields the two papers state differently, and those the correction states and the decision is not known to have stated."""
    changed, unknown = [], []
    for name in _SUBSTANCE:
        after = getattr(now, name)
        if after is None:
            continue
        own = getattr(act, name, None) if name in _OWN else None
        earlier = own if getattr(was, name) is None else getattr(was, name)
        if earlier is not None:
            same = earlier == after if name in (*_OWN, *_MAIN) else _alike(earlier, after)
            if same is False:
                changed.append(name)
            elif same is None:
                unknown.append(name)
        elif name in _MAIN and (was.warning or was.fine is not None):
            changed.append("fine")
        else:
            unknown.append(name)
    return changed, unknown


_OWN: Final = ("subject", "provision")
_MAIN: Final = ("warning", "fine")


def _alike(before: Sequence[Additional | Remedy], after: Sequence[Additional | Remedy]) -> bool | None:
    """Whether two lists of measures are the same, in whatever order; None where only what one of them leaves out would tell."""
    was, now = (
        {getattr(m, "measure", None) or getattr(m, "remedy", ""): m for m in listed} for listed in (before, after)
    )
    if was.keys() != now.keys():
        return False
    pairs = [(getattr(was[k], a.name), getattr(now[k], a.name)) for k in was for a in was[k].__attrs_attrs__]
    if any(x is not None and y is not None and x != y for x, y in pairs):
        return False
    return None if any(x is None and y is not None for x, y in pairs) else True
