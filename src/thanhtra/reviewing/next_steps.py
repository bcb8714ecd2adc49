"""What can come next in a file: what must, by whom and until when; what may; what cannot be told; what is barred (các bước tiếp theo)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from thanhtra import events as ev
from thanhtra.casefile import KINDS, REFERENCES, Case, Event, Index, index
from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.deadlines import acts_left, annulled_by, left_to_pay, says_whose, sharers
from thanhtra.findings import Answer, Deadline, Message, NextStep, NextSteps, Outcome, Review, StepStanding
from thanhtra.law import Citation
from thanhtra.lifecycle import TRACKS, After, Impossible, Rows, order_of, replay
from thanhtra.money import MOST_DONG
from thanhtra.reckoning import law_day
from thanhtra.reviewing.desk import may
from thanhtra.reviewing.file_review import review
from thanhtra.reviewing.held import Hold, held_duties
from thanhtra.reviewing.stages import stage_history
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Bearer, Nature, Severity, Status

_WAITING: Final = frozenset({Status.OPEN, Status.CONDITIONAL, Status.MISSED, Status.NO_FIGURE})
_PLACE: Final = {standing: at for at, standing in enumerate(StepStanding)}
_PROCEEDING: Final = "proceeding"
_SAMPLES: Final[Mapping[str, Mapping[str, Any]]] = {
    "enforcement_ordered": {"measures": ("account",)},
    "no_sanction_decided": {"reason": "decision-limit"},
    "relief_requested": {"relief": "postponement"},
}
"""Kinds that need a value to be put to the checks: the commonest one."""


def next_steps(case: Case, book: Rulebook, *, on: date | None = None, checks: Iterable[Check] = ()) -> NextSteps:
    """Every kind of event that can come next, seen from ``on`` (default: the file's latest day), what must come first.

    A step must come when a duty that has not been done waits for it and nothing holds it; it may come when the order allows it and no check
    refuses it, and then says what holds a duty that waits for it (15/2012/QH13 Đ15.3, Đ62.2, Đ74.1, Đ75); it is unknown when facts not on file decide that, and barred, with the reason, when the law refuses it. ``checks`` are asked beside the
    library's own. Raises ValueError for a file without any day when ``on`` is not given.
    """
    ix = index(case)
    day = on or ix.latest()
    if day is None:
        raise ValueError("on: a day is needed where the file has none")
    found: Review = review(case, book, as_of=day, only=())
    desk, held = _Desk(ix, book, tuple(checks)), held_duties(ix, found.deadlines, day)
    waiting = _waiting((one for one in found.deadlines if id(one) not in held), book)
    for kind, one in _waiting((one for one in found.deadlines if id(one) in held), book).items():
        waiting.setdefault(kind, one)
    steps = [
        step
        for kind in KINDS
        if (step := _step(desk, kind, day, waiting.get(kind), held.get(id(waiting.get(kind))))) is not None
    ]
    steps.sort(key=lambda s: (_PLACE[s.standing], _day_of(s.latest), s.kind))
    return NextSteps(case=case.id, on=day, stage=found.stage, steps=tuple(steps))


@frozen(eq=False)
class _Desk:
    """The file asked about, the book, and checks of one's own."""

    ix: Index
    book: Rulebook
    checks: tuple[Check, ...]


def _day_of(latest: date | datetime | None) -> date:
    return date.max if latest is None else law_day(latest)


def _waiting(deadlines: Iterable[Deadline], book: Rulebook) -> dict[str, Deadline]:
    """Kind of event → the deadline that waits for it and ends first; duties ahead of rights."""
    found: dict[str, Deadline] = {}
    for one in deadlines:
        if one.met_on is not None or one.status not in _WAITING or one.nature not in (Nature.DUTY, Nature.RIGHT):
            continue
        if one.nature is Nature.RIGHT and one.status is not Status.OPEN:
            continue
        kind = next(iter(book.limit(one.kind).met_by), None)
        if kind is not None and (kind not in found or _pressing(one) < _pressing(found[kind])):
            found[kind] = one
    return found


def _pressing(one: Deadline) -> tuple[bool, date]:
    return one.nature is not Nature.DUTY, _day_of(one.due)


def _step(desk: _Desk, kind: str, day: date, waits: Deadline | None, hold: Hold | None) -> NextStep | None:
    """How ``kind`` stands; None where nothing of its track has begun."""
    ix = desk.ix
    if waits is None and not _has_its_subject(ix, kind):
        return None
    vi, en = KIND_NAMES[kind]
    cites, barred, missing = _ordered(ix, kind)
    if cites is None and waits is None:
        return None
    must = waits is not None and waits.nature is Nature.DUTY
    refused, unknown, _, on_paper = _StepHeard() if barred else _checked(desk, kind, day, waits)
    base: dict[str, Any] = {
        "kind": kind,
        "vi": vi,
        "en": en,
        "cites": waits.cites if waits is not None else cites or (),
    }
    if waits is not None:
        base |= {"latest": waits.due, "bearer": waits.bearer, "limit": waits, "who": _who(ix, waits)}
    if barred or refused:
        why = (
            refused[0].message
            if refused
            else Message(vi="trình tự không cho phép ở giai đoạn này", en="the order does not allow it at this stage")
        )
        return NextStep(
            **{**base, "cites": refused[0].cites if refused else base["cites"]}, standing=StepStanding.BARRED, why=why
        )
    if hold is not None:
        standing = StepStanding.UNKNOWN if hold.missing else StepStanding.MAY
        return NextStep(
            **{**base, "latest": None, "cites": hold.cites}, standing=standing, missing=hold.missing, why=hold.why
        )
    if waits is not None and must and not (on_paper and unknown):
        return NextStep(**base, standing=StepStanding.MUST, missing=waits.missing)
    tokens = (*missing, *(t for a in unknown for t in a.missing))
    if tokens:
        return NextStep(**base, standing=StepStanding.UNKNOWN, missing=tuple(dict.fromkeys(tokens)))
    return NextStep(**base, standing=StepStanding.MAY)


def _ordered(ix: Index, kind: str) -> tuple[tuple[Citation, ...] | None, bool, tuple[str, ...]]:
    """Where the order of things gives the kind a place (None: nowhere now), whether it is impossible, and the steps not on file it needs."""
    rows = TRACKS[_PROCEEDING]
    if kind in rows.beside:
        return _beside(ix, kind)
    stages = dict.fromkeys(stage_history(ix).last.values()) or {rows.initial: None}
    answers = [(stage, order_of(rows, stage, kind)) for stage in stages]
    barred = [answer for _, answer in answers if isinstance(answer, (After, Impossible))]
    possible = [stage for stage, answer in answers if not isinstance(answer, (After, Impossible))]
    if possible:
        return _cited(rows, possible[0], kind), False, ()
    after = [answer for answer in barred if isinstance(answer, After)]
    tokens = tuple(f"event:{step}" for answer in after for step in answer.paths[0] if not ix.denies(f"event:{step}"))
    return barred[0].cites[:1], not tokens, tokens


def _beside(ix: Index, kind: str) -> tuple[tuple[Citation, ...] | None, bool, tuple[str, ...]]:
    """A kind of another track: it has a place where that track has begun, or where it begins it."""
    for name, rows in TRACKS.items():
        if name == _PROCEEDING or kind not in rows.kinds:
            continue
        stage = replay(rows, (k for k in ix.kinds if k in rows.kinds))
        if kind in rows.land[stage] and (stage != rows.initial or rows.total[stage].get(kind) != stage):
            return _cited(rows, stage, kind), False, ()
    return None, False, ()


def _cited(rows: Rows, stage: str, kind: str) -> tuple[Citation, ...]:
    article = rows.article(stage, kind)
    return (Citation.parse(article),) if article else ()


def _has_its_subject(ix: Index, kind: str) -> bool:
    """Whether an event such a step would refer to is on file; a step that refers to none has what it needs."""
    fields = [field for field in KINDS[kind].REFERENCE_FIELDS if field not in _OPTIONAL]
    return not fields or any(target in ix.by_kind for field in fields for target in REFERENCES[field])


_OPTIONAL: Final = frozenset({"control", "minutes", "replaces"})


class _StepHeard(NamedTuple):
    """What the checks say of a step as drafted: what stands against it, what cannot be told for want of facts on file, and whether it hangs on whose step it is."""

    against: tuple[Answer, ...] = ()
    unknown: tuple[Answer, ...] = ()
    on_whose: bool = False
    on_paper: bool = False
    """Whether nothing stands against it on one of several minutes alone."""


def _checked(desk: _Desk, kind: str, day: date, waits: Deadline | None) -> _StepHeard:
    """What the checks find against such a step taken on ``day``; of several violators of a paper it may come where it may for one of them."""
    must, said = waits is not None and waits.nature is Nature.DUTY, _whose(desk, kind, waits)
    said = {**_of_the_one_that_stands(desk.ix, kind), **said}
    found = _asked(desk, kind, day, said, must=must)
    if not (found.against or found.on_whose) or (must and said):
        return found
    ones = [_asked(desk, kind, day, one, must=must) for one in _of_each(desk.ix, kind)]
    if not ones:
        return found
    best = min(ones, key=lambda one: (bool(one.against), bool(one.unknown)))
    return best._replace(on_paper=bool(found.against) and "minutes" in KINDS[kind].REFERENCE_FIELDS)


def _of_each(ix: Index, kind: str) -> list[dict[str, Any]]:
    """What a step says that is of one violator of a paper on several, for each of them, or on one of several minutes; nothing where there is no choice, and of the closing of a file. Of too many one of each history."""
    fields = KINDS[kind].REFERENCE_FIELDS
    field = "decision" if "enforcement" in fields else next((f for f in ("decision", "minutes") if f in fields), None)
    papers = sorted(i for one in REFERENCES[field] for i in ix.by_kind.get(one, ())) if field is not None else ()
    found = [
        {**_naming(kind, who, acts), **({field: ix.events[at].named} if field in fields and len(papers) > 1 else {})}
        for at in papers
        for who, acts in _of_each_history(ix, sharers(ix, at)).items()
    ]
    if not found and field == "minutes" and len(papers) > 1:
        found = [{field: named} for at in papers if (named := ix.events[at].named) is not None]
    return found[:_MOST_TRIED]


def _of_each_history(ix: Index, shared: Mapping[str | None, frozenset[str]]) -> Mapping[str | None, frozenset[str]]:
    """Those who share a paper; of too many one of all to whom the same steps of the same days happened apart from the others."""
    if len(shared) <= _MOST_TRIED:
        return shared
    apart: dict[str, list[tuple[str, date | None]]] = {}
    every = frozenset().union(*shared.values())
    for at, moved in enumerate(ix.acts):
        if not every.issubset(moved):
            for act in moved:
                apart.setdefault(act, []).append((ix.kinds[at], ix.days[at]))
    alike: dict[object, str | None] = {}
    for who, acts in shared.items():
        alike.setdefault(tuple(sorted(map(str, (apart.get(act, ()) for act in acts)))), who)
    return {who: shared[who] for who in alike.values()}


def _of_the_one_that_stands(ix: Index, kind: str) -> dict[str, Any]:
    """The decision a step is about, of several on file: the one that was not annulled; what undoes one that was is about that."""
    if "decision" not in KINDS[kind].REFERENCE_FIELDS or kind in _UNDOING:
        return {}
    papers = sorted(i for one in REFERENCES["decision"] for i in ix.by_kind.get(one, ()))
    left = [i for i in papers if annulled_by(ix, i) is None] if len(papers) > 1 else []
    return {"decision": ix.events[left[0]].named} if len(left) == 1 else {}


_UNDOING: Final = frozenset({"fine_refunded", "licence_returned"})
_MOST_TRIED: Final = 16
"""Of so many violators a step is tried on each."""


def _asked(desk: _Desk, kind: str, day: date, said: dict[str, Any], *, must: bool) -> _StepHeard:
    """What the checks find against such a step, and what they cannot tell for want of facts already on file.

    Against a step that must come only what voids it counts: done late it is still to be done.
    """
    event = _drafted(desk.ix, kind, day, said)
    if event is None:
        return _StepHeard()
    outcome = may(desk.ix.case, desk.book, event, checks=desk.checks)
    if kind == "no_sanction_decided":
        outcome = _for_another_reason(desk, day, outcome)
    own = f"events[{len(desk.ix.events)}]"
    unknown = [
        a for a in outcome.unknown if a.severity is Severity.VOIDS and not any(own in token for token in a.missing)
    ]
    against = (
        outcome.refusals if must else (*outcome.refusals, *(a for a in outcome.notes if a.check not in _NO_REASON))
    )
    whose = f"fact:{own}.{says_whose(kind)}"
    return _StepHeard(against, tuple(unknown), any(whose in a.missing for a in outcome.unknown))


def _whose(desk: _Desk, kind: str, waits: Deadline | None) -> dict[str, Any]:
    """What a step says of those the deadline waits for: the acts that are left, or the one violator of several."""
    if waits is None or waits.event is None:
        return {}
    if left := acts_left(desk.ix, desk.book, waits.kind, waits.event):
        return {"acts": left}
    acts = None if waits.subject is None else sharers(desk.ix, waits.event).get(waits.subject)
    return {} if acts is None else _naming(kind, waits.subject, acts)


def _naming(kind: str, who: str | None, acts: Collection[str]) -> dict[str, Any]:
    """The field by which a step of that kind says that it is that violator's; by the acts where who it is is not told."""
    field = says_whose(kind) if who is not None else "acts"
    told = {"acts": tuple(sorted(acts)), "subject": who, "subjects": (who,)}
    return {field: told[field]}


def _for_another_reason(desk: _Desk, day: date, found: Outcome) -> Outcome:
    """What stands against a decision not to sanction, for a reason that the file carries where the commonest one does not hold (Đ65.1)."""
    for said in _reasons(desk.ix) if any(a.check == _REASON_HOLDS for a in (*found.notes, *found.refusals)) else ():
        event = _drafted(desk.ix, "no_sanction_decided", day, said)
        other = None if event is None else may(desk.ix.case, desk.book, event, checks=desk.checks)
        asked = () if other is None else (*other.notes, *other.refusals, *other.unknown)
        if other is not None and not any(a.check == _REASON_HOLDS for a in asked):
            return other
    return found


def _reasons(ix: Index) -> Iterator[dict[str, Any]]:
    """Reasons the file may carry: a violator who is no more, with their acts, the criminal bodies, nobody known, the limitation."""
    for at in ix.by_kind.get("subject_ceased", ()):
        gone = ix.event(at, ev.SubjectCeased).subject
        acts = tuple(act.id for act in ix.case.acts or () if act.subject == gone)
        if acts:
            yield {"reason": "ceased", "acts": acts}
    for at in ix.by_kind.get("sent_to_criminal", ()):
        yield {"reason": "criminal", "acts": ix.events[at].acts}
    signed = [ix.event(at, ev.MinutesDrawnUp).signatures for at in ix.by_kind.get("minutes_drawn_up", ())]
    if any(one is not None and one.violator == "unknown-violator" for one in signed):
        yield {"reason": "violator-unknown"}
    yield {"reason": "limitation"}


_REASON_HOLDS: Final = "DEC09"
"""The check that asks whether the reason is borne out."""
_NO_REASON: Final = frozenset({"DUE01", "ANN02", "EXE06"})
"""What was not done before is no reason against a step, nor what can only follow it: money given back, a file sent to the criminal bodies."""


def _drafted(ix: Index, kind: str, day: date, said: dict[str, Any]) -> Event | None:
    """A step of that kind on ``day`` that says as little as it may beside ``said``; None where it cannot be drafted."""
    values: dict[str, Any] = {**_SAMPLES.get(kind, {}), **said}
    if kind == "fine_paid":
        decisions = [i for k in ("decision_issued", "spot_decision_issued") for i in ix.by_kind.get(k, ())]
        acts = frozenset(said["acts"]) if "acts" in said else None
        left = (left_to_pay(ix, decisions[-1], acts) or 0) if decisions else 0
        values["amount"] = min(max(left, 0), MOST_DONG)
    make: Any = KINDS[kind]
    try:
        drafted: Event = make(kind=kind, on=day, **values)
    except TypeError:
        return None
    return drafted


def _who(ix: Index, waits: Deadline) -> tuple[str, ...]:
    """The post of the official on file whose step set the duty running, where it is the authority's."""
    if waits.bearer not in (Bearer.AUTHORITY, Bearer.CONTROL_BODY) or waits.event is None:
        return ()
    official = ix.listed_officials.get(ix.events[waits.event].by or "")
    return (official.post,) if official is not None and official.post is not None else ()
