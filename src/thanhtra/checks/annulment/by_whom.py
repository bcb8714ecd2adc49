"""Was the decision corrected, amended or annulled by someone who could?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from thanhtra.casefile import listed_fact
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.imposed import LegalGrounds, ground, no_such_post, signed
from thanhtra.checks.office import Office, office
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.competence import Standing, leads_team, power_over_case, team_term, within_area
from thanhtra.deadlines import RuleOn, applied
from thanhtra.terms import Defect

if TYPE_CHECKING:
    from thanhtra.casefile import Official
    from thanhtra.events import DecisionChanged

_LOCAL: Final = frozenset({"commune", "district", "province"})

_GONE = ("chức danh đó không còn", "that post was gone")
_OTHER = (
    "không phải người đã ban hành, không phải cấp trên, không tiếp nhận thẩm quyền",
    "neither the issuer nor above the issuer, nor in the issuer's place",
)


@check(
    "ANN05",
    "annulment.by-whom",
    about=("decision_corrected", "decision_amended", "decision_annulled"),
    defect=Defect.AUTHORITY,
    vi="Người đính chính, sửa đổi, bổ sung, hủy bỏ quyết định có thẩm quyền làm việc đó không?",
    en="Was the decision corrected, amended or annulled by someone who could?",
    wrong=(
        "{post} không được thay đổi quyết định ngày {actual}: {why_vi}",
        "{post} could not change the decision on {actual}: {why_en}",
    ),
    right=("{post} thay đổi quyết định ngày {actual} đúng thẩm quyền", "{post} could change the decision on {actual}"),
    law="15/2012/QH13 Đ18.3",
)
def answer(ctx: CheckContext[DecisionChanged]) -> Verdict | None:
    """The issuer or those above (Đ18.3); where the issuer's post is gone, from 2025-05-02 the chair or who may sanction in that field."""
    who = ctx.signed or signed(ctx)
    if who.missing or who.official is None:
        return not_assessed(who.missing)
    day = ctx.event.day
    if day is None:
        return not_assessed(ctx.field("on"))
    rule = applied(ctx.book, "who-changes", day)
    facts: dict[str, object] = {"actual": day, "post": who.post}
    if no_such_post(ctx):
        return finding(
            ground(day, ctx.book.post_on(who.post, day), cites=rule.cites), **facts, why_vi=_GONE[0], why_en=_GONE[1]
        )
    found = office(ctx)
    if found.found is None or found.issuer is None:
        return not_assessed(found.missing, rule, **facts)
    if found.found.standing is None:
        return not_assessed(found.missing, rule, **facts)
    rests = ground(day, found.found, cites=rule.cites)
    if leads_team(found.issuer.post, ctx.book) and rule.text("teams"):
        return _of_a_team(ctx, found, day, rule, rests, facts)
    return _of_an_office(ctx, found, day, rule, rests, facts)


def _of_an_office(
    ctx: CheckContext[DecisionChanged],
    found: Office,
    day: date,
    rule: RuleOn,
    rests: LegalGrounds,
    facts: dict[str, object],
) -> Verdict:
    """The issuer, those above, whoever took over, or (from 2025-05-02, of a post that is gone) whoever may sanction the acts."""
    assert found.found is not None  # noqa: S101 - the caller has looked
    whole = ctx.event.kind == "decision_annulled" and ctx.event.scope == "whole"
    named = rule.text("whole" if whole else "part").split()
    standing = found.found.standing
    if standing in (Standing.SAME, Standing.HEIR) or (
        standing is Standing.ABOVE and ("superior" in named or found.found.gone)
    ):
        return in_order(rests, facts)
    if standing is Standing.ABOVE:
        return not_assessed("law:118/2021/NĐ-CP Đ14", rests, **facts)
    if found.found.gone:
        return (
            _in_place(ctx, found, day, rule, rests, facts)
            if "in-place" in named
            else not_assessed(f"law:who-changes@{day}", rests, **facts)
        )
    return finding(rests, **facts, why_vi=_OTHER[0], why_en=_OTHER[1])


def _in_place(
    ctx: CheckContext[DecisionChanged],
    found: Office,
    day: date,
    rule: RuleOn,
    rests: LegalGrounds,
    facts: dict[str, object],
) -> Verdict:
    assert found.actor is not None  # noqa: S101 - the caller has looked
    may = power_over_case(ctx.ix, found.actor, ctx.book, on=day, decision=found.decision)
    if may.answer is None:
        return not_assessed(may.missing, rests, **facts)
    rests = ground(day, may, cites=rule.cites)
    there, missing = _in_its_place(ctx, found.actor, found.decision, day)
    if may.answer and there is None:
        return not_assessed(missing, rests, **facts)
    return (
        in_order(rests, facts) if may.answer and there else finding(rests, **facts, why_vi=_OTHER[0], why_en=_OTHER[1])
    )


def _in_its_place(
    ctx: CheckContext[DecisionChanged], actor: Official, decision: int | None, day: date
) -> tuple[bool | None, list[str]]:
    """Whether every act took place in the area of a local post; asked where the file speaks of areas, as AUT07 asks."""
    if decision is None or actor.post is None or ctx.book.post(actor.post).level not in _LOCAL:
        return True, []
    own, missing = ctx.ix.listed_acts, list[str]()
    for act in (own[i] for i in ctx.ix.acts[decision] if i in own and not (own[i].area is None and actor.area is None)):
        placed = act.ended or act.began
        untold = [listed_fact("officials", actor.id, "area")] if actor.area is None else []
        untold += [
            listed_fact("acts", act.id, name)
            for name, value in (("area", act.area), ("ended", placed))
            if value is None
        ]
        inside = within_area(act.area, actor.area, placed, day, ctx.book.units)
        if inside is False:
            return False, []
        if inside is None:
            missing += untold or [f"law:areas@{day}"]
    return (None if missing else True), missing


def _of_a_team(
    ctx: CheckContext[DecisionChanged],
    found: Office,
    day: date,
    rule: RuleOn,
    rests: LegalGrounds,
    facts: dict[str, object],
) -> Verdict:
    """Within the term the leader; after it whoever decided the inspection, a chief inspector or a chair who may sanction the acts (Đ11.3)."""
    assert found.found is not None  # noqa: S101 - the caller has looked
    assert found.actor is not None  # noqa: S101 - likewise
    if found.found.standing is Standing.SAME:
        term = team_term(ctx.ix, ctx.book, found.actor, ctx.at, None, None)
        return (
            in_order(rests, facts)
            if term.answer
            else not_assessed(term.missing or (f"law:{rule.text('teams')}",), rests, **facts)
        )
    opened = [i for k in ("inspection_opened", "examination_opened") for i in ctx.ix.by_kind.get(k, ()) if i < ctx.at]
    if found.found.standing is Standing.ABOVE or any(ctx.ix.events[i].by == found.actor.id for i in opened):
        return in_order(rests, facts)
    return _in_place(ctx, found, day, rule, rests, facts)
