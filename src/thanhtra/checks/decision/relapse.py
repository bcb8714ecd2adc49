"""Does the relapse the decision relies on stand on an earlier sanction that still counts?"""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.casefile import Act, event_fact, listed_fact
from thanhtra.checks.annulling import untold_annulment, untold_part
from thanhtra.checks.context import CheckContext
from thanhtra.checks.declaration import check
from thanhtra.checks.verdict import FINDING, SATISFIED, Verdict, finding, not_assessed, satisfied
from thanhtra.deadlines import (
    AFTER_WARNING,
    CLEAN,
    EVADED,
    Assessment,
    annulled_by,
    annulled_by_court,
    annulments,
    applied,
    clean_limits,
    clean_limits_unexecuted,
    decision_of,
    evaded_later,
    execution_over,
    sanctions_of,
    sharers,
)
from thanhtra.reckoning import BirthYear
from thanhtra.terms import Defect


@check(
    "LIM01",
    "limitation.relapse-still-counts",
    about=("decision_issued", "spot_decision_issued"),
    per="act",
    given="circumstances",
    defect=Defect.MEASURE,
    vi="Tình tiết tái phạm có dựa trên một lần xử phạt chưa hết thời hạn được coi là chưa bị xử phạt không?",
    en="Does the relapse the decision relies on stand on an earlier sanction that still counts?",
    wrong=(
        "áp dụng tình tiết tái phạm đối với hành vi {act} ngày {done} trong khi {why_vi}",
        "relapse is held against act {act} of {done} although {why_en}",
    ),
    right=(
        "tái phạm có căn cứ: hành vi {act} ngày {done} trong thời hạn (đến hết ngày {clean})",
        "the relapse stands: act {act} of {done} fell within the time that ends on {clean}",
    ),
    law=("15/2012/QH13 Đ2.5", "15/2012/QH13 Đ7.1"),
)
def answer(ctx: CheckContext) -> Verdict | None:
    """Asked where relapse is relied on; an earlier sanction that is not on file may be the one it stands on, and from 2025-05-02 one of another point of the article. To 2021 it counts from completed execution, from 2022 from the earlier decision; until the person counts as clean."""
    act, sanction = ctx.act, ctx.sanction
    relied = sanction.circumstances if sanction else None
    if not relied or "relapse" not in relied:
        return None
    done = (act.began or act.ended) if act else None
    if act is None or done is None:
        return not_assessed(ctx.of_act("began"))
    earlier, kin = _earlier(ctx)
    best = min(
        (_standing(ctx, at, act, done) for at in earlier),
        key=lambda v: (0, 2, 1)[v.answer],
        default=_none(ctx, act, done),
    )
    if best.answer != FINDING:
        return best
    others = ctx.unknown(*_SANCTIONING)
    if kin and (rule := applied(ctx.book, "relapse", done)).flag("article"):
        others = (f"law:{rule.cites[1]}", *others)
    return not_assessed(others, best.rests_on, act=act.id, done=done) if others else best


def _none(ctx: CheckContext, act: Act, done: date) -> Verdict:
    """No earlier sanction for it stands: there was none, or it fell."""
    fell = [
        by
        for kind in _SANCTIONING
        for at in ctx.ix.by_kind.get(kind, ())
        if at < ctx.at and _own(ctx, at, act) and (by := _fell(ctx, at, act)) is not None
    ]
    day = ctx.ix.events[fell[-1]].day if fell else None
    why = (
        (
            f"quyết định xử phạt trước đã bị hủy bỏ ngày {day or '—'}",
            f"the earlier decision had been annulled on {day or '—'}",
        )
        if fell
        else ("trước đó chưa bị xử phạt về hành vi này", "no earlier sanction for it exists")
    )
    return finding(act=act.id, done=done, why_vi=why[0], why_en=why[1])


def _standing(ctx: CheckContext, at: int, act: Act, done: date) -> Verdict:
    """Whether the sanction of decision ``at`` still counts; one that may have been annulled is not told (15/2012/QH13 Đ2.5, Đ7.1)."""
    found = _counts(ctx, at, done)
    if found.answer != SATISFIED:
        return found
    untold = (*untold_annulment(ctx, at), *untold_part(ctx, at, _own(ctx, at, act)))
    return not_assessed(untold, found.rests_on, act=act.id, done=done) if untold else found


_SANCTIONING: Final = ("decision_issued", "spot_decision_issued")


def _earlier(ctx: CheckContext) -> tuple[list[int], bool]:
    """Decisions ahead of this one about the same subject and the same provision; whether one is about another point or clause of its article."""
    act, acts = ctx.act, ctx.ix.listed_acts
    found, kin = [], False
    for kind in _SANCTIONING:
        for at in ctx.ix.by_kind.get(kind, ()):
            others = [acts[i] for i in ctx.ix.acts[at] if i in acts and i != ctx.act_id]
            own = [o.provision for o in others if at < ctx.at and act and o.subject == act.subject]
            if act and act.provision in own and _fell(ctx, at, act) is None:
                found.append(at)
            kin = kin or any(
                act
                and act.provision
                and p
                and (p.instrument, p.article) == (act.provision.instrument, act.provision.article)
                and p != act.provision
                for p in own
            )
    return found, kin


def _own(ctx: CheckContext, at: int, act: Act) -> set[str]:
    """The acts of decision ``at`` of the same subject and provision."""
    acts = ctx.ix.listed_acts
    return {
        i
        for i in ctx.ix.acts[at]
        if i in acts and i != ctx.act_id and (acts[i].subject, acts[i].provision) == (act.subject, act.provision)
    }


def _theirs(ctx: CheckContext, at: int) -> frozenset[str] | None:
    """Of a decision on several violators the acts of whoever answers for the act asked about; None where it is on one."""
    own = set() if ctx.act is None else _own(ctx, at, ctx.act)
    return next((acts for acts in sharers(ctx.ix, at).values() if not own.isdisjoint(acts)), None)


def _fell(ctx: CheckContext, at: int, act: Act) -> int | None:
    """What had annulled, by then, all the decision imposed for such an act: a sanction that fell is none."""
    whole = annulled_by(ctx.ix, at, ctx.at)
    if whole is not None:
        return whole
    own = _own(ctx, at, act)
    all_ = frozenset(ctx.ix.acts[at])
    parts = [
        i
        for i in annulments(ctx.ix)
        if at < i < ctx.at and decision_of(ctx.ix, i) == at and (len(all_) == 1 or all_ > frozenset(ctx.ix.acts[i]))
    ]
    parts += [i for i in annulled_by_court(ctx.ix, at) if i < ctx.at]
    return max(parts) if own and own <= {a for i in parts for a in ctx.ix.acts[i]} else None


def _counts(ctx: CheckContext, at: int, done: date) -> Verdict:
    """Whether the sanction counts; of one whose execution the file says and speaks against, what holds either way (15/2012/QH13 Đ73.2, Đ78.1)."""
    ix = ctx.ix
    mine = _theirs(ctx, at) or frozenset(ix.acts[at])
    ended: list[tuple[date, int]] = []
    perhaps: list[tuple[date, int]] = []
    untold: tuple[str, ...] = ()
    for i in (i for k in ("execution_completed", "execution_lapsed") for i in ix.dependents(at, k)):
        day = ix.events[i].day
        sure = day is not None and not mine.isdisjoint(ix.acts[i]) and execution_over(ix, i, ctx.book, mine)
        if day is None or sure is False:
            continue
        (ended if sure is True else perhaps).append((day, i))
        untold = untold or (sure if isinstance(sure, tuple) else ())
    found = _counts_from(ctx, at, done, min(ended, default=None))
    if not perhaps:
        return found
    other = _counts_from(ctx, at, done, min((*ended, *perhaps)))
    if other.answer == found.answer == FINDING:
        return finding(found.rests_on, act=ctx.act_id, done=done, **_either_way(other, found))
    if other.answer == found.answer == SATISFIED:
        return other
    return not_assessed((*untold, *other.missing), found.rests_on, act=ctx.act_id, done=done)


def _either_way(executed: Verdict, not_executed: Verdict) -> dict[str, object]:
    """Why there is no relapse whether the earlier decision was executed or not."""
    said, other = executed.facts, not_executed.facts
    if said["why_en"] == other["why_en"]:
        return {"why_vi": said["why_vi"], "why_en": said["why_en"]}
    return {
        "why_vi": f"nếu quyết định trước đã thi hành xong thì {said['why_vi']}; nếu chưa thì {other['why_vi']}",
        "why_en": f"if the earlier decision was executed, {said['why_en']}; if it was not, {other['why_en']}",
    }


def _counts_from(ctx: CheckContext, at: int, done: date, ended: tuple[date, int] | None) -> Verdict:
    """The same, where its execution ended with that event (None: with none)."""
    ix, book, rule = ctx.ix, ctx.book, applied(ctx.book, "relapse", done)
    issued = ix.events[at].day
    over, end = (None, at) if ended is None else ended
    facts: dict[str, object] = {"act": ctx.act_id, "done": done}
    if issued is not None and done < issued:
        return finding(
            rule,
            **facts,
            why_vi="hành vi có trước quyết định xử phạt lần trước",
            why_en="it was done before the earlier decision",
        )
    if undated := [event_fact(i, "on") for i in ix.dependents(at, "execution_completed") if ix.events[i].day is None]:
        return not_assessed(undated, rule, **facts)
    if over is None:
        missing = ctx.unknown("execution_completed")
        if rule.text("counts_from") == "execution":
            return (
                not_assessed(missing, rule, **facts)
                if missing
                else finding(
                    rule,
                    **facts,
                    why_vi="quyết định trước chưa thi hành xong",
                    why_en="the earlier decision was not executed",
                )
            )
        if missing:
            return not_assessed(missing, rule, **facts)
        return _with_later_evasion(ctx, at, done, _never_executed(ctx, at, done, facts, ctx.at))
    if rule.text("counts_from") == "execution" and done < over:
        return finding(
            rule,
            **facts,
            why_vi="hành vi xảy ra trước khi thi hành xong quyết định trước",
            why_en="it came before the earlier decision was executed",
        )
    limits = clean_limits(ix, end, book, _theirs(ctx, at))
    if not sanctions_of(ix, at):
        limits = (*dict.fromkeys((*limits, AFTER_WARNING, CLEAN)),)
    verdicts = [_until_clean(ctx, slug, end, done, facts) for slug in limits]
    if len({v.answer for v in verdicts}) == 1:
        return verdicts[0]
    return not_assessed(
        _unknown(ctx, at) or f"law:{book.limit(limits[0]).versions.versions[0].cites[0]}", rule, **facts
    )


def _with_later_evasion(ctx: CheckContext, at: int, done: date, found: Verdict) -> Verdict:
    """The same, unless an evasion found only after the decision asked about may have kept the limitation of execution running (15/2012/QH13 Đ74.2)."""
    if found.answer != FINDING or not evaded_later(ctx.ix, at, ctx.at):
        return found
    facts: dict[str, object] = {"act": ctx.act_id, "done": done}
    whole = _never_executed(ctx, at, done, facts, len(ctx.ix.events))
    return found if whole.answer == FINDING else not_assessed(EVADED, found.rests_on, **facts)


def _never_executed(ctx: CheckContext, at: int, done: date, facts: dict[str, object], before: int) -> Verdict:
    """A decision nobody executed is time-barred for execution after its year (Đ74.1), and the person clean a year later (Đ7.1), by what stands ahead of ``before``."""
    own = None if ctx.act is None else min(_own(ctx, at, ctx.act), default=None)
    whose = ctx.timeline.of_whoever(ctx.book.limit("enforcement-limitation"), at, own)
    lapse = ctx.timeline.due("enforcement-limitation", at, before, whose)
    last = lapse.last_day if lapse is not None else None
    if last is None:
        return not_assessed(lapse.missing if lapse is not None else event_fact(at, "on"), None, **facts)
    slugs = clean_limits_unexecuted(ctx.ix, at, ctx.book, _theirs(ctx, at))
    found = [ctx.timeline.following(slug, "enforcement-limitation", at, before, whose) for slug in slugs]
    verdicts = [_by_day(one, done, facts) for one in found if one is not None]
    if len({v.answer for v in verdicts}) == 1:
        return verdicts[-1]
    return not_assessed(f"law:{ctx.book.limit(slugs[0]).versions.versions[0].cites[0]}", lapse, **facts)


def _unknown(ctx: CheckContext, at: int) -> tuple[str, ...]:
    """What would tell how long the earlier sanction counts: whether it was a warning, whether a person of known age was a minor."""
    own = [(a, s) for a in ctx.ix.described(at) if (s := ctx.subject(a.subject)) is not None and s.born is not None]
    warned = () if sanctions_of(ctx.ix, at) else (event_fact(at, "sanctions"),)
    acted = warned + tuple(listed_fact("acts", a.id, "ended") for a, _ in own if a.ended is None and a.began is None)
    return acted + tuple(
        dict.fromkeys(listed_fact("subjects", s.id, "born") for _, s in own if isinstance(s.born, BirthYear))
    )


def _until_clean(ctx: CheckContext, slug: str, end: int, done: date, facts: dict[str, object]) -> Verdict:
    judged = ctx.timeline.due(slug, end, ctx.at)
    if judged is None:
        return not_assessed(event_fact(end, "on"), None, **facts)
    return _by_day(judged, done, facts)


def _by_day(judged: Assessment, done: date, facts: dict[str, object]) -> Verdict:
    clean = judged.due.due_before_roll if judged.due else None
    if not isinstance(clean, date):
        return not_assessed(judged.missing, judged, **facts)
    if done <= clean:
        return satisfied(judged, **facts, clean=clean)
    return finding(
        judged,
        **facts,
        clean=clean,
        why_vi=f"sau ngày {clean} người đó được coi là chưa bị xử phạt",
        why_en=f"the person counted as never sanctioned after {clean}",
    )
