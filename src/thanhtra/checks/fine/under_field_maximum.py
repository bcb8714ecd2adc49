"""Is the fine for one act within the maximum of its field?"""

from __future__ import annotations

from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import IMPOSING, ground, measured, of_sanction, provision_of
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.law import Citation
from thanhtra.terms import Defect, SubjectKind

_TWICE = Citation.parse("15/2012/QH13 Đ23.1")


@check(
    "FIN06",
    "fine.under-the-field-maximum",
    about=IMPOSING,
    per="act",
    defect=Defect.MEASURE,
    vi="Mức phạt đối với một hành vi có trong mức tối đa của lĩnh vực không?",
    en="Is the fine for one act within the maximum of its field?",
    wrong=(
        "phạt {fine} đồng vượt mức tối đa {most} đồng của lĩnh vực {field}",
        "the fine of {fine} is above {most} đồng, the maximum of {field}",
    ),
    right=(
        "phạt {fine} đồng không quá {most} đồng của lĩnh vực {field}",
        "the fine of {fine} is not above {most} đồng, the maximum of {field}",
    ),
    law="15/2012/QH13 Đ24",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """The field of the act, else of its provision; twice the figure for an organisation."""
    sanction, act, day = ctx.sanction, ctx.act, ctx.event.day
    if sanction is None or sanction.warning:
        return None
    if sanction.fine is None:
        return not_assessed(of_sanction(ctx, "fine"))
    if day is None:
        return not_assessed(ctx.field("on"))
    law = ctx.measured or measured(ctx)
    who = law.party
    if who is None:
        return not_assessed(law.untold)
    field = law.texts[0].field if law.texts else (act.field if act else None) or ctx.case.field
    if field is None:
        return not_assessed(ctx.of_act("field"))
    provision = provision_of(ctx)
    version = law.maximum or ctx.book.field_maximum(field, day, decree=provision.instrument if provision else None)
    most = (version.rule or 0) * (2 if who.kind is SubjectKind.ORGANIZATION else 1)
    rests = ground(day, version, cites=(*version.cites, _TWICE) if who.kind is SubjectKind.ORGANIZATION else ())
    facts = {"fine": sanction.fine, "most": most, "field": field}
    return in_order(rests, facts) if sanction.fine <= most else finding(rests, **facts)
