"""Does the decision carry a number? The example of "Add a check", kept outside the library."""

from thanhtra.checks import Asked, Verdict, check, lacks, no, yes
from thanhtra.terms import Defect


@check(
    "NUM99",
    "decision.numbered",
    about="decision_issued",
    defect=Defect.CONTENT,
    vi="Quyết định có số không?",
    en="Does the decision carry a number?",
    wrong=("quyết định không có số", "the decision carries no number"),
    law=("15/2012/QH13 Đ68.1",),
)
def answer(asked: Asked) -> Verdict | None:
    """Left out is unknown, not missing; a form left blank reads "/QĐ-XPHC"."""
    if asked.event.number is None:
        return lacks(asked.field("number"))
    return yes() if any(sign.isdigit() for sign in asked.event.number) else no()
