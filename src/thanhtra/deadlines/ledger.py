"""Every limit a file set running, and where each stands on the day of the review (sổ theo dõi thời hạn)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from thanhtra.casefile import Act, Index, event_fact, event_token
from thanhtra.classes import frozen
from thanhtra.deadlines.assessment import Assessment, Timing, assess_days
from thanhtra.deadlines.changing import changed
from thanhtra.deadlines.clean import CLEANS, whose_clean
from thanhtra.deadlines.control_ledger import control_deadlines
from thanhtra.deadlines.course_runs import CourseRuns, LimitRun, Runs, each_violator, runs_of
from thanhtra.deadlines.due import deadline, unstarted_deadline
from thanhtra.deadlines.extents import day_of_part
from thanhtra.deadlines.filters import any_passes
from thanhtra.deadlines.imposing import fell_with
from thanhtra.deadlines.limitation import limitation_of_act
from thanhtra.deadlines.owing import paid_for, paid_up_by, whose_acts
from thanhtra.deadlines.own_terms import by_own_term
from thanhtra.deadlines.parts import WholeLimit, by_term, parts_of, whole_of
from thanhtra.deadlines.relations import decision_of
from thanhtra.deadlines.step_assessment import StepAssessment, wrong_day
from thanhtra.deadlines.timeline import Timeline, timeline_of
from thanhtra.deadlines.violators import may_share, sharers, steps_of
from thanhtra.findings import Deadline
from thanhtra.law import Citation, GoverningDay
from thanhtra.lazy import kept_by_book
from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import Clock, Rulebook
from thanhtra.terms import Basis, Bearer, Nature, Status, weakest


def deadlines_of(ix: Index, book: Rulebook, as_of: date | None) -> tuple[Deadline, ...]:
    """One deadline for each limit and each event that set it running, in the order of the events."""
    line = timeline_of(ix, book)
    runs = line.course.runs
    if runs is None:
        runs = line.course.runs = CourseRuns(line)
    return _of_clocks(line, as_of, runs.of(line))


@frozen(eq=False)
class Duties:
    """The duties one event set running: those nothing met, as they stand, and whether others were met (``done``: worked out when read)."""

    unmet: tuple[Deadline, ...]
    done: Callable[[], tuple[Deadline, ...]] | None

    @property
    def all(self) -> tuple[Deadline, ...]:
        """Every one of them."""
        return (*self.unmet, *(self.done() if self.done is not None else ()))

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law asks for them."""
        return tuple(dict.fromkeys(c for one in self.all for c in one.cites))

    @property
    def law_on(self) -> date | None:
        """The day whose text that is."""
        return next((one.law_on for one in self.all if one.law_on is not None), None)

    @property
    def basis(self) -> Basis:
        """The weakest way any of it is known."""
        return weakest(*(one.basis for one in self.all))

    @property
    def provisional(self) -> bool:
        """Whether a year without a published calendar was used."""
        return any(one.provisional for one in self.all)


def duties_of(ix: Index, book: Rulebook, as_of: date | None) -> dict[int, Duties]:
    """Per event: the duties of the authority and of the body that inspects it set running; those whose omission has a check of its own left out."""
    line = timeline_of(ix, book)
    unmet: dict[int, list[Deadline]] = {}
    done: dict[int, list[Callable[[], Deadline]]] = {}
    for clock in book.procedure.limits.values():
        if (
            clock.nature is not Nature.DUTY
            or clock.bearer not in _OFFICIAL
            or clock.omission_elsewhere
            or ix.by_kind.keys().isdisjoint(clock.counted_from)
        ):
            continue
        if clock.day is GoverningDay.CONTROL:
            for found in control_deadlines(ix, clock, book, as_of):
                if found.event is not None:
                    unmet.setdefault(found.event, []).append(found)
            continue
        for run in (one for whole in runs_of(line, clock) for one in each_violator(line, whole)):
            if run.standing(line).met is not None and run.of not in line.strange:
                done.setdefault(run.of, []).append(partial(_stands, line, run, as_of))
            else:
                unmet.setdefault(run.of, []).append(_stands(line, run, as_of))
    return {
        of: Duties(tuple(unmet.get(of, ())), partial(_made, done[of]) if of in done else None)
        for of in sorted({*unmet, *done})
    }


def _made(found: list[Callable[[], Deadline]]) -> tuple[Deadline, ...]:
    return tuple(make() for make in found)


_OFFICIAL: Final = frozenset({Bearer.AUTHORITY, Bearer.CONTROL_BODY})


def _of_clocks(line: Timeline, as_of: date | None, clocks: Runs) -> tuple[Deadline, ...]:
    ix, book = line.ix, line.book
    found: list[Deadline] = []
    several = may_share(ix)
    alone = not several and not line.strange
    for clock, runs in clocks:
        if clock.of == "act":
            found += [d for act in ix.case.acts or () if (d := _of_act(line, clock, act, as_of)) is not None]
        elif clock.day is GoverningDay.CONTROL:
            found += control_deadlines(ix, clock, book, as_of)
        else:
            for together in runs_of(line, clock) if runs is None else runs:
                if together.by_days and alone and (plain := _plainly(line, together, as_of)) is not None:
                    found.append(plain)
                    continue
                for run in each_violator(line, together) if several and clock.each else (together,):
                    whole = _stands(line, run, as_of)
                    if clock.extent.until:
                        found += _parts(line, clock, run.of, whole, as_of, run.of_one)
                    if clock.extent.stated:
                        found += _shorter(line, run, as_of)
                    whose = whose_clean(ix, run.of, book, clock.slug) if clock.slug in CLEANS else ()
                    found += [_clean_for(line, run, whole, who) for who in whose] or [whole]
    found.sort(key=lambda d: -1 if d.event is None else d.event)
    return tuple(found)


def _plainly(line: Timeline, run: LimitRun, as_of: date | None) -> Deadline | None:
    """A run that two days decide, as a deadline; None where they are not known, or more is asked."""
    clock, of, _, _, whole, _, _, _ = run
    at, days = whole.met, line.ix.days  # type: ignore[union-attr]  # the course told
    day, step = days[of], as_of if at is None else days[at]
    if day is None or step is None:
        return None
    if step <= day:
        if at is None:
            step = day
        elif wrong_day(line.ix, at, of):
            return None
    if at is None and clock.waived and _waived(line, clock, of, None):
        return None
    case = line.ix.case
    if at is not None:
        how = _MET
    else:
        never = (case.complete or bool(case.absent)) and known_absent(line.ix, clock.met_by)
        how = _NEVER_MET if never else _NOT_MET
    return _of_days(line.book, clock, of, day, step, how)


_NOT_MET, _MET, _NEVER_MET = range(3)
"""How a run of two days stands: no step on file met it, one did on the second day, or none did and the file says there is no other."""


@kept_by_book(maxsize=4096)
def _of_days(book: Rulebook, clock: Clock, of: int, day: date, step: date, how: int) -> Deadline | None:
    """One look-up for all files with such a run; None where the step is not in time and more is asked."""
    judged = assess_days(book, clock, day, step)
    if judged.needs or (judged.timing is not Timing.IN_TIME and not clock.by_days_alone):
        return None
    found = StepAssessment(of, judged, judged.missing, of)
    if how == _MET:
        return _shown_met(clock, found)
    return _shown(clock, found, _status(clock, found, absent=how == _NEVER_MET), met=False)


def _parts(
    line: Timeline, clock: Clock, of: int, whole: Deadline, as_of: date | None, of_one: frozenset[str] | None
) -> Iterator[Deadline]:
    """Each part of a plan of payment that moves the limit, on its own day: met by the payment that makes the sum up to it.

    Of several violators the parts of whoever the plan is of, in what they paid; ``of_one`` are the acts of the one whose limit ``whole`` is.
    """
    ix = line.ix
    for kind in (kind for kind, field in clock.extent.until if field == "parts"):
        for at in ix.dependents(of, kind):
            theirs = whose_acts(ix, of, at)
            if of_one is not None and (theirs is None or theirs.isdisjoint(of_one)):
                continue
            acts = frozenset(ix.acts[of]) if of_one is None else of_one
            needed = 0
            for part in ix.events[at].parts:  # type: ignore[attr-defined]  # this kind has parts
                needed += part.amount
                last = day_of_part(line.book, part.due)
                if last == whole.due:
                    continue
                paid = paid_up_by(ix, of, acts, needed)
                day = ix.events[paid].day if paid is not None else as_of
                late = day is not None and day > last
                perhaps = paid_for(ix, of, acts, len(ix.events))
                if paid is not None:
                    status = Status.MISSED if late else Status.MET
                elif not late:
                    status = Status.OPEN
                else:
                    surely = perhaps.most < needed and known_absent(ix, ("fine_paid",))
                    status = Status.MISSED if surely else Status.CONDITIONAL
                yield changed(
                    whole,
                    event=at,
                    due=last,
                    due_before_roll=part.due,
                    status=status,
                    met_on=day if paid is not None else None,
                    missing=perhaps.missing if status is Status.CONDITIONAL else (),
                    steps=(),
                    bound="exact",
                )


def _shorter(line: Timeline, run: LimitRun, as_of: date | None) -> Iterator[Deadline]:
    """Parts with terms of their own shorter than the longest, each term on its own day."""
    for term, parts in list(by_term(parts_of(line, run.clock, run.of, run.of_one)).items())[1:]:
        if term is not None:
            first = run.of if run.of_one is not None else run.first  # that all parts were met tells, of one of several
            stands = whole_of(line, run.clock, run.of, first, parts)
            yield from _by_term(line, run, term, stands, as_of)


def _by_term(
    line: Timeline, run: LimitRun, term: TimeLimit, stands: WholeLimit, as_of: date | None
) -> Iterator[Deadline]:
    ix, clock, of, (at, ended, untold) = line.ix, run.clock, run.of, stands
    day = ix.days[of] if at is None else ix.days[at]
    actual = day if at is not None else as_of if day is None or as_of is None else max(as_of, day)
    found = by_own_term(line, clock, of, term, actual, run.of_one)
    if found.judged is None:
        return
    if at is not None:
        shown = _perhaps_met(_shown(clock, found, Status.OPEN if day is None else _STATUS[found.timing]), untold)
    elif ended is not None:
        shown = _shown(clock, found, Status.NOT_RUNNING, met=False)
    else:
        asked = LimitRun(clock, of, possibly=bool(untold))
        status = Status.OPEN if actual is None else _open_status(line, asked, found)
        shown = _shown(clock, found, status, met=False)
        if untold and status is Status.CONDITIONAL:
            shown = changed(shown, missing=(*shown.missing, *untold))
    yield changed(shown, subject=run.who) if run.of_one is not None else shown


def _stands(line: Timeline, run: LimitRun, as_of: date | None) -> Deadline:
    """One run as a deadline: the very assessment the step that met it got, or where it stands on ``as_of``; of one violator of several his own."""
    stands = run.standing(line) if run.whole is None else run.whole
    found = _of_run(line, run, stands, as_of)
    if stands.untold:
        found = _perhaps_met(found, stands.untold)
    if line.strange:
        found = _by_strangers(line, run, found)
    return found if run.of_one is None else changed(found, subject=run.who)


def _clean_for(line: Timeline, run: LimitRun, whole: Deadline, who: str | None) -> Deadline:
    """The same limit of one violator of several: of whoever's part was annulled it does not run (15/2012/QH13 Đ7.1)."""
    ix, of = line.ix, run.of
    decision = ix.referent(of, "decision")
    acts = frozenset() if decision is None else sharers(ix, decision)[who]
    if decision is not None and (
        line.ends(run.clock).first_for(of, decision, acts) is not None or fell_with(ix, decision, acts) is not None
    ):
        whole = _shown(run.clock, line.run(run.clock, of, None, None), Status.NOT_RUNNING, met=False)
    return changed(whole, subject=who)


def _by_strangers(line: Timeline, run: LimitRun, found: Deadline) -> Deadline:
    """A limit that the request of somebody else than the violator set running, or whose waiver may end it, is not surely there."""
    ix, minutes = line.ix, line.ix.referent(run.of, "minutes")
    own = [run.of] if run.of in line.strange else []
    ends = [at for at in line.strange if ix.kinds[at] in run.clock.ended_by and ix.referent(at, "minutes") == minutes]
    doubted = own or (sorted(ends) if found.status is not Status.MET and minutes is not None else ())
    if not doubted or found.status not in (Status.MET, Status.OPEN, Status.MISSED):
        return found
    untold = (event_fact(at, "subject") for at in doubted)
    return changed(found, status=Status.CONDITIONAL, missing=(*found.missing, *untold))


def _perhaps_met(found: Deadline, untold: tuple[str, ...]) -> Deadline:
    """A limit missed by the step that met it is not surely so where one ahead of it may have been in time."""
    if found.status is not Status.MISSED or not untold:
        return found
    return changed(found, status=Status.CONDITIONAL, missing=(*found.missing, *untold))


def _of_run(line: Timeline, run: LimitRun, stands: WholeLimit, as_of: date | None) -> Deadline:
    clock, of, of_one, (at, ended, untold) = run.clock, run.of, run.of_one, stands
    if at is not None:
        return _met(line, clock, of, at, of_one)
    if ended is not None:
        found = line.run(clock, of, None, None, of_one)
        return _shown(clock, found, Status.NOT_RUNNING, met=False)
    day = line.ix.days[of]
    if as_of is None or day is None:
        return _shown(clock, line.run(clock, of, None, None, of_one), Status.OPEN)
    found = line.run(clock, of, None, max(as_of, day), of_one)
    untold = (*untold, *(_may_meet(line, clock, of) if run.possibly and not untold else ()))
    status = _open_status(line, run._replace(possibly=True) if untold else run, found)
    shown = _shown(clock, found, status, met=False)
    return changed(shown, missing=(*shown.missing, *untold)) if untold and status is Status.CONDITIONAL else shown


def _may_meet(line: Timeline, clock: Clock, of: int) -> tuple[str, ...]:
    """What would tell whether a step of the decision that may have met the limit did."""
    steps = [at for at, _ in line.steps_of(clock) if at > of and decision_of(line.ix, at) == of]
    return tuple(dict.fromkeys(token for at in steps for token in line.may_meet(clock.slug, at)))


def _met(line: Timeline, clock: Clock, of: int, at: int, of_one: frozenset[str] | None = None) -> Deadline:
    found = line.run(clock, of, at, None, of_one)
    if found.judged is None:
        whole = line.run(clock, of, None, None, of_one)
        status = Status.OPEN if line.ix.events[at].day is None else Status.CONDITIONAL
        return changed(_shown(clock, whole, status), missing=_law(found.missing))
    return _shown_met(clock, found)


def _shown_met(clock: Clock, found: StepAssessment) -> Deadline:
    status = _STATUS[found.timing]
    if clock.late_is_open and status is not Status.MET:
        status = Status.CONDITIONAL
    return _shown(clock, found, status, met=status is Status.MET or not clock.late_is_open)


def _open_status(line: Timeline, run: LimitRun, found: StepAssessment) -> Status:
    """Where a run nothing met stands: a duty surely missed only where the file says that no step that meets it exists."""
    clock = run.clock
    if found.judged is None:
        return Status.OPEN
    if clock.waived and _waived(line, clock, run.of, run.of_one):
        return Status.WAIVED
    absent = found.timing is Timing.LATE and not run.possibly and known_absent(line.ix, clock.met_by)
    return _status(clock, found, absent=absent)


def _status(clock: Clock, found: StepAssessment, *, absent: bool) -> Status:
    """The same by the days alone; ``absent``: no step met it, and none is to come."""
    status = _STATUS[found.timing]
    if status is Status.MET:
        return Status.OPEN
    if found.never:
        return Status.NOT_RUNNING
    if status is not Status.MISSED:
        return status
    if clock.nature is Nature.EFFECT:
        return Status.MET
    if clock.nature is Nature.RIGHT:
        return Status.UNUSED if absent else Status.NOT_RUNNING
    return Status.MISSED if absent and clock.omission else Status.CONDITIONAL


def _waived(line: Timeline, clock: Clock, of: int, of_one: frozenset[str] | None) -> bool:
    """Whether the right was given up: in the paper it runs from, or by a later step of the violator whose acts ``of_one`` are."""
    ix = line.ix
    if any_passes(ix, clock.waived, of, line.book) is True:
        return True
    kinds = {kind for where in clock.waived for kind in where.kinds}
    if of_one is None:
        later = (i for kind in kinds for i in ix.dependents(of, kind) if i not in line.strange)
    else:
        who = next(who for who, acts in sharers(ix, of).items() if acts == of_one)
        later = (i for kind in kinds for i in steps_of(ix, of, kind).whose.get(who, ()))
    return any(any_passes(ix, clock.waived, i, line.book) is True for i in later)


def _shown(clock: Clock, found: StepAssessment, status: Status, *, met: bool = True) -> Deadline:
    of = _event_of(found)
    judged, missing = found.judged, found.missing
    if judged is None:
        return unstarted_deadline(clock, of if of is not None else 0, missing, status)
    if missing and judged.bound != "earliest":
        missing = _law(missing)
    return deadline(judged, event=of, status=status, missing=missing, met=met)


def _event_of(found: StepAssessment) -> int | None:
    return found.trigger if found.event is None else found.event


def _law(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([t for t in tokens if t.startswith("law:") and t != "law:no-figure"]) if tokens else ()


_STATUS: Final = {
    Timing.IN_TIME: Status.MET,
    Timing.LATE: Status.MISSED,
    Timing.ONLY_IF: Status.CONDITIONAL,
    Timing.NO_FIGURE: Status.NO_FIGURE,
    Timing.REFUSED: Status.CONDITIONAL,
}


def _of_act(line: Timeline, clock: Clock, act: Act, as_of: date | None) -> Deadline | None:
    """The limitation of one act, met by its first decision; None where the law has no answer for its days."""
    ix = line.ix
    at = min([met[0] for kind in clock.met_by if (met := ix.about_act(act.id, kind))], default=None)
    met_on = ix.events[at].day if at is not None else None
    found = limitation_of_act(ix, clock, act, at, line.book, met_on or as_of)
    if found.timing is Timing.REFUSED:
        return None
    status = _STATUS[found.timing]
    if at is None and status is Status.MET:
        status = Status.OPEN
    detected = ix.about_act(act.id, "act_detected")
    event = detected[0] if detected else None
    shown = deadline(found, event=event, status=status, act=act.id)
    return changed(shown, met_on=met_on, counted_from=found.start if _has_start(found) else None)


def _has_start(found: Assessment) -> bool:
    return found.bound == "exact" and found.due is not None


def known_absent(ix: Index, kinds: tuple[str, ...]) -> bool:
    """Whether the file says that none of these events exists beyond those on it."""
    return all(ix.denies(event_token(kind)) for kind in kinds)
