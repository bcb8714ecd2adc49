"""Does the correction leave what was decided as it was?"""

from __future__ import annotations

from thanhtra.casefile import Sanction
from thanhtra.checks.asked import Asked
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import Verdict, lacks, no, yes
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
def answer(asked: Asked) -> Verdict | None:
    """A correction mends the drafting. Whom, what for, how much and which measures is substance."""
    now = getattr(asked.event, "sanctions", None)
    decision, missing = asked.decided()
    if now is None:
        return None
    if decision is None:
        return lacks(missing) if missing else None
    before = {s.act: s for s in sanctions_of(asked.ix, decision)}
    if not before:
        return lacks(f"fact:events[{decision}].sanctions")
    for sanction in now:
        was = before.get(sanction.act)
        changed = ["act"] if was is None else _changed(was, sanction)
        if changed:
            return no(act=sanction.act, changed=", ".join(changed))
    gone = [act for act in before if act not in {s.act for s in now}]
    return no(act=gone[0], changed="act") if gone else yes()


def _changed(was: Sanction, now: Sanction) -> list[str]:
    """Fields both papers state and state differently."""
    both = [(n, getattr(was, n), getattr(now, n)) for n in _SUBSTANCE]
    swapped = (was.warning and now.fine is not None) or (was.fine is not None and now.warning)
    return [n for n, a, b in both if a is not None and b is not None and a != b] + (["fine"] if swapped else [])
