"""What a subject was sanctioned for, over all files: unpaid, not yet deemed clean, repeated (lịch sử vi phạm của một đối tượng)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from thanhtra.casefile import Case, Index, index
from thanhtra.classes import frozen
from thanhtra.deadlines import annulled_by, left_to_pay, sharers
from thanhtra.reports.items import DECISIONS
from thanhtra.reports.national_record import clean_day, clean_of
from thanhtra.reviewing.file_review import deadlines_seen
from thanhtra.rulebook import Rulebook


@frozen(kw_only=True)
class SanctionOf:
    """One act of one subject in one decision.

    ``left`` of the decision's fine, in đồng; ``clean``: the last day before the subject counts as never sanctioned; None where it is not
    told. ``again``: earlier decisions, as ``CASE#EVENT``, whose clean day had not passed when the act ended; ``same``: those of them for
    the same provision; ``untold``: earlier ones whose clean day the file does not tell.
    """

    case: str
    event: int
    number: str | None
    day: date | None
    provision: str | None
    ended: date | None
    fine: int | None
    left: int | None
    clean: date | None
    again: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """The decision: ``CASE#EVENT``."""
        return f"{self.case}#{self.event}"


@frozen(kw_only=True)
class SubjectHistory:
    """Everything the files hold against one subject, known by its ``number``, earliest decision first."""

    number: str
    name: str | None
    sanctions: tuple[SanctionOf, ...]


def subject_histories(cases: Iterable[Case], book: Rulebook, *, as_of: date) -> tuple[SubjectHistory, ...]:
    """The history of every subject with a number, as it stands on ``as_of``; names alone are never matched, annulled decisions left out.

    ``again`` and ``same`` are facts beside each other, no finding of relapse: whether one is, the check of the later file answers
    (Law 15/2012/QH13 Đ2.5, Đ7.1).
    """
    on_file = HistoriesOnFile(book, as_of=as_of)
    for case in cases:
        on_file.add(case)
    return on_file.told()


class HistoriesOnFile:
    """The sanctions of cases by their subject's number, added one case at a time."""

    def __init__(self, book: Rulebook, *, as_of: date) -> None:
        self._book = book
        self._as_of = as_of
        self._found: defaultdict[str, list[SanctionOf]] = defaultdict(list)
        self._names: dict[str, str | None] = {}

    def add(self, case: Case) -> None:
        """The sanctions of one case."""
        numbers = {s.id: s.number for s in case.subjects or () if s.number}
        self._names.update({s.number: s.name for s in case.subjects or () if s.number})
        for subject, made in _sanctions(index(case), self._book, self._as_of):
            if subject in numbers:
                self._found[numbers[subject]].append(made)

    def told(self) -> tuple[SubjectHistory, ...]:
        """The histories of the cases added so far: see :func:`subject_histories`."""
        return tuple(
            SubjectHistory(number=number, name=self._names.get(number), sanctions=_linked(listed))
            for number, listed in sorted(self._found.items())
        )


def _sanctions(ix: Index, book: Rulebook, as_of: date) -> Iterator[tuple[str, SanctionOf]]:
    acts = ix.listed_acts
    decisions = [at for kind in DECISIONS for at in ix.by_kind.get(kind, ()) if annulled_by(ix, at) is None]
    limits = clean_of(deadlines_seen(ix, book, as_of)) if decisions else ()
    for at in decisions:
        event = ix.events[at]
        shared = sharers(ix, at)
        clean = {who: clean_day(ix, at, limits, book, acts) for who, acts in shared.items()}
        alone = None if shared else clean_day(ix, at, limits, book)
        for sanction in getattr(event, "sanctions", None) or ():
            act = acts.get(sanction.act)
            subject = sanction.subject or (act.subject if act else None)
            if subject is None:
                continue
            provision = sanction.provision or (act.provision if act else None)
            yield (
                subject,
                SanctionOf(
                    case=ix.case.id,
                    event=at,
                    number=event.number,
                    day=event.day,
                    provision=None if provision is None else str(provision),
                    ended=None if act is None else act.ended or act.not_after,
                    fine=sanction.fine,
                    left=left_to_pay(ix, at, shared.get(subject)),
                    clean=clean.get(subject) if shared else alone,
                ),
            )


def _linked(listed: list[SanctionOf]) -> tuple[SanctionOf, ...]:
    """Each sanction with the earlier decisions that still counted when its act ended; of a day not told nothing is said."""
    ordered = sorted(listed, key=lambda one: (one.day or date.max, one.case, one.event))
    made = []
    for one in ordered:
        earlier = [
            e for e in ordered if e.ref != one.ref and e.day is not None and one.ended is not None and e.day < one.ended
        ]
        counted = [e for e in earlier if e.clean is not None and one.ended is not None and e.clean >= one.ended]
        again = tuple(dict.fromkeys(e.ref for e in counted))
        same = tuple(dict.fromkeys(e.ref for e in counted if e.provision is not None and e.provision == one.provision))
        untold = tuple(dict.fromkeys(e.ref for e in earlier if e.clean is None))
        made.append(attrs.evolve(one, again=again, same=same, untold=untold))
    return tuple(made)
