"""A whole file reviewed: every check of every event, every limit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from thanhtra.casefile import DECISIONS, Case, Index, index
from thanhtra.casefile.entering import enter
from thanhtra.checks import Check, CheckContext, all_checks, check_plan, may_be_doubted, with_doubts
from thanhtra.classes import new_tuple
from thanhtra.deadlines import deadlines_of as deadlines_in
from thanhtra.findings import Answer, Deadline, Review, WrittenAnswer
from thanhtra.reviewing.answers import answers_of, in_order, written_of
from thanhtra.reviewing.running import ReviewScope, VerdictRun, has_findings, verdicts_of
from thanhtra.reviewing.stages import stage_history
from thanhtra.rulebook import Rulebook


def review(
    case: Case,
    book: Rulebook,
    *,
    as_of: date | None = None,
    checks: Iterable[Check] = (),
    only: Collection[str] | None = None,
) -> Review:
    """Ask every check of every event. ``as_of`` (default: the file's latest day) is the day open deadlines are seen from.

    ``checks`` are asked beside the library's own (``checks.load_checks``); ``only`` names the codes to ask, all when None.
    Raises CheckError when two checks share a code or a name or ``only`` names none, and Unusable for a case made in Python that the reader would not take.
    """
    scope = _scope(case, book, as_of)
    stages = stage_history(scope.ix)
    wanted = (tuple(checks), None if only is None else frozenset(only))
    runs = verdicts_of(scope, stages, range(len(scope.ix.events)), check_plan(*wanted))
    return Review(case.id, scope.as_of, stages.last, LazyReview(scope, runs, wanted))


class LazyReview:
    """The verdicts of a file's checks; answers and deadlines are built from them when they are read."""

    __slots__ = ("runs", "scope", "wanted")

    def __init__(
        self,
        scope: ReviewScope,
        runs: list[VerdictRun],
        wanted: tuple[tuple[Check, ...], frozenset[str] | None] = ((), None),
    ) -> None:
        self.scope: ReviewScope = scope
        self.runs: list[VerdictRun] = runs
        self.wanted: tuple[tuple[Check, ...], frozenset[str] | None] = wanted

    def edition(self) -> str:
        """The edition of the rules that answered."""
        return self.scope.book.edition

    def has_findings(self) -> bool:
        """Whether any verdict is a finding; builds no answer."""
        return any(map(has_findings, self.runs))

    def answers(self) -> tuple[Answer, ...]:
        """Every answer, by event, then by check."""
        return in_order(answers_of(self.scope, self.runs))

    def written(self) -> list[WrittenAnswer]:
        """The same written out, and nothing kept of it."""
        return written_of(self.scope, self.runs)

    def deadlines(self) -> tuple[Deadline, ...]:
        """Every limit the file set running."""
        return _deadlines(self.scope)

    def concerning(self) -> dict[int, frozenset[int]]:
        """Each decision → the events whose answers bear on whether it stands."""
        return _concerning(self.scope.ix)

    def codes(self) -> tuple[str, ...]:
        """The codes asked: the library's and one's own, or of these the ones wanted alone."""
        own, only = self.wanted
        return tuple(sorted(c.code for c in (*all_checks(), *own) if only is None or c.code in only))

    def is_of(self, case: object) -> bool:
        """Whether this very case was reviewed."""
        return self.scope.ix.case is case or self.scope.ix.case == case

    def reviewed(self) -> Case:
        """The case that was reviewed."""
        return self.scope.ix.case


def deadlines_of(case: Case, book: Rulebook, *, as_of: date | None = None) -> tuple[Deadline, ...]:
    """Every limit the file set running, seen from ``as_of`` (default: the file's latest day); no check is asked beyond what a limit itself hangs on."""
    return _deadlines(_scope(case, book, as_of))


def deadlines_seen(ix: Index, book: Rulebook, as_of: date | None) -> tuple[Deadline, ...]:
    """The same of a file already indexed, whose names the book was asked about; ``as_of`` None: open deadlines are seen from no day."""
    found = deadlines_in(ix, book, as_of)
    return with_doubts(CheckContext(ix, book, as_of, stage_history(ix)), found) if may_be_doubted(ix) else found


def _deadlines(scope: ReviewScope) -> tuple[Deadline, ...]:
    return deadlines_seen(scope.ix, scope.book, scope.as_of)


def ask(
    case: Case, book: Rulebook, *, check: str, event: int, as_of: date | None = None, checks: Iterable[Check] = ()
) -> tuple[Answer, ...]:
    """What one check (its code), asked alone, says of one event (its index): an answer an act where it asks per act, none where it does not ask.

    ``checks`` are one's own, among which the code may be. Raises CheckError for a code no check has.
    """
    scope = _scope(case, book, as_of)
    if not 0 <= event < len(scope.ix.events):
        return ()
    runs = verdicts_of(
        scope, stage_history(scope.ix), range(event, event + 1), check_plan(tuple(checks), frozenset((check,)))
    )
    return tuple(answers_of(scope, runs))


def _scope(case: Case, book: Rulebook, as_of: date | None) -> ReviewScope:
    enter(case, book)
    ix = index(case)
    return new_tuple(ReviewScope, (ix, book, as_of or ix.latest()))


def _concerning(ix: Index) -> dict[int, frozenset[int]]:
    """Per decision: itself, its minutes, what refers to them ahead of it, and prosecutions of its acts."""
    found: dict[int, frozenset[int]] = {}
    for decided in DECISIONS:
        for at in ix.by_kind.get(decided, ()):
            minutes = ix.minutes_of(at)
            acts = set(ix.acts[at])
            beside = {
                i for m in minutes for kind in ix.by_kind.keys() - DECISIONS for i in ix.dependents(m, kind) if i < at
            }
            prosecuted = {i for i in ix.by_kind.get("prosecution_started", ()) if not acts.isdisjoint(ix.acts[i])}
            found[at] = frozenset({at, *minutes, *beside, *prosecuted})
    return dict(sorted(found.items()))
