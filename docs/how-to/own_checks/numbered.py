"""Does the decision carry a number? The example of "Add a check", kept outside the library."""

from thanhtra.checks import CheckContext, Verdict, check, finding, not_assessed, satisfied
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
def answer(ctx: CheckContext) -> Verdict | None:
    """Left out is unknown, not missing; a form left blank reads "/QĐ-XPHC"."""
    if ctx.event.number is None:
        return not_assessed(ctx.field("number"))
    return satisfied() if any(sign.isdigit() for sign in ctx.event.number) else finding()
