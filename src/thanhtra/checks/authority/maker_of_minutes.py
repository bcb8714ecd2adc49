"""Could whoever drew up the minutes draw them up?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import ground, seat, signed
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.deadlines import fields_of_act
from thanhtra.errors import LawError, NotYetInForce
from thanhtra.law import Citation
from thanhtra.rulebook import Seat
from thanhtra.terms import Defect


@check(
    "AUT06",
    "minutes.maker-competent",
    about="minutes_drawn_up",
    defect=Defect.PROCEDURE,
    vi="Người lập biên bản có thẩm quyền lập biên bản không?",
    en="Could whoever drew up the minutes draw them up?",
    wrong=(
        "[[ngày {gone} không có chức danh {post} ở cơ quan đó]][[cơ quan của {post} không quản lý lĩnh vực {field} vào ngày {actual}]]",
        "[[on {gone} there was no {post} in that body]][[the body of the {post} did not manage {field} on {actual}]]",
    ),
    right=("{post} có thẩm quyền lập biên bản ngày {actual}", "{post} could draw up minutes on {actual}"),
    law="15/2012/QH13 Đ58.1",
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Whoever may sanction may draw up minutes; so may officials on assigned duty, which a post without power does not show."""
    who = ctx.signed or signed(ctx)
    if who.missing:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    found = seat(ctx)
    assert found is not None  # noqa: S101 - both are known
    post, left, kept = found.post, found.left, found.kept
    versions = ctx.book.procedure.rules["minutes-maker"].versions
    law = versions.version_on(max(day, versions.versions[0].start)).cites
    facts = {"actual": day, "post": who.post}
    if post.ended is not None and day >= post.ended:
        return finding(ground(day, post, cites=law), **facts, gone=day)
    if kept is not None and not left:
        law = (*law, *kept.cites)
        if left is None:
            return not_assessed(listed_fact("officials", ctx.event.by, "agency"), ground(day, post, cites=law), **facts)
        return finding(ground(day, post, cites=law), **facts, gone=day)
    try:
        power = found.power or ctx.book.powers_of(who.post, day)
    except NotYetInForce as e:
        return not_assessed(e.token, ground(day, post, cites=law), **facts)
    except LawError:
        return not_assessed(listed_fact("officials", ctx.event.by, "agency"), ground(day, post, cites=law), **facts)
    return _outside_its_field(ctx, found, day, law, facts) or in_order(ground(day, power, cites=law), facts)


def _outside_its_field(
    ctx: CheckContext, maker: Seat, day: date, law: tuple[Citation, ...], facts: Mapping[str, object]
) -> Verdict | None:
    """Minutes are drawn up in the field one manages (Đ58.1): certain from the body's name, no more than likely from the name of the post."""
    managed = maker.managed(day)
    if managed is None or managed.fields is None:
        return None
    outside: dict[str, tuple[str, ...]] = {}
    untold: list[str] = []
    for act in ctx.ix.acts[ctx.at]:
        fields = _fields_of(ctx, act, day)
        if not fields:
            untold.append(act)
        elif not managed.fields.issuperset(fields):
            outside[act] = fields
    rests = ground(day, managed, cites=(*law, *managed.cites))
    if not outside:
        return (
            not_assessed(
                [listed_fact("acts", act, "provision") for act in untold if act != "*"] or ctx.field("acts"),
                rests,
                **facts,
            )
            if untold
            else None
        )
    if maker.own is not None:
        return not_assessed(f"law:{managed.cites[0]} {maker.post.slug}", rests, **facts)
    wholly = [fields[0] for fields in outside.values() if managed.fields.isdisjoint(fields)]
    return (
        finding(rests, **facts, field=wholly[0])
        if wholly
        else not_assessed([listed_fact("acts", act, "field") for act in outside], rests, **facts)
    )


def _fields_of(ctx: CheckContext, act_id: str, day: date) -> tuple[str, ...]:
    """The fields the act written down may lie in; () when nothing is known."""
    act = ctx.ix.listed_acts.get(act_id)
    if act is None:
        return () if ctx.case.field is None else (ctx.case.field,)
    return fields_of_act(ctx.book, (act.field, ctx.case.field), act.provision, act.ended or day)
