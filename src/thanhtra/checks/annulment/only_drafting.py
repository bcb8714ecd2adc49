"""Does the correction leave what was decided as it was?"""

from __future__ import annotations

from thanhtra.casefile import Sanction
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import sanctions_of
from thanhtra.terms import Defect

_SUBSTANCE = ("subject", "provision", "warning", "fine", "additional", "remedies")


@check(
    "COR01",
    "correction.leaves-the-substance",
    about="decision_corrected",
    defect=Defect.PROCEDURE,
    vi="Quyết định đính chính có chỉ sửa sai sót kỹ thuật soạn thảo không?",
    en="Does the correction leave what was decided as it was?",
    wrong=(
        "đính chính đã thay đổi nội dung xử phạt hành vi {act} ({changed}): phải sửa đổi, bổ sung, không được đính chính",
        "the correction changes what act {act} is sanctioned with ({changed}): that takes an amendment",
    ),
    right=("đính chính không thay đổi nội dung xử phạt", "the correction leaves the sanctions as they were"),
    law=("15/2012/QH13 Đ18.3", "118/2021/NĐ-CP Đ14.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """A correction mends the drafting. Whom, what for, how much and which measures is substance."""
    now = getattr(ctx.event, "sanctions", None)
    decision, missing = ctx.decided()
    if now is None:
        return None
    if decision is None:
        return not_assessed(missing) if missing else None
    before = {s.act: s for s in sanctions_of(ctx.ix, decision)}
    if not before:
        return not_assessed(f"fact:events[{decision}].sanctions")
    for sanction in now:
        was = before.get(sanction.act)
        changed = ["act"] if was is None else _changed(was, sanction)
        if changed:
            return finding(act=sanction.act, changed=", ".join(changed))
    gone = [act for act in before if act not in {s.act for s in now}]
    return finding(act=gone[0], changed="act") if gone else satisfied()


def _changed(was: Sanction, now: Sanction) -> list[str]:
    """Fields both papers state and state differently."""
    both = [(n, getattr(was, n), getattr(now, n)) for n in _SUBSTANCE]
    swapped = (was.warning and now.fine is not None) or (was.fine is not None and now.warning)
    return [n for n, a, b in both if a is not None and b is not None and a != b] + (["fine"] if swapped else [])
