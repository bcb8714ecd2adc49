"""Causes that case files state, counted beside those of a list (nguyên nhân ghi trong hồ sơ vụ việc)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from thanhtra.casefile import Case, Index, index
from thanhtra.casefile.facts import Cause
from thanhtra.classes import frozen
from thanhtra.coordination import DifficultyList
from thanhtra.reports.items import agency_of
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

_WEIGHING: Final = frozenset(
    {"decision_issued", "spot_decision_issued", "no_sanction_decided", "inspection_concluded", "examination_ended"}
)


@frozen(kw_only=True)
class CaseCauseCount:
    """Causes of one kind that files state, in a field, at a body as the files print it, in a year; None where a file does not say.

    ``refs`` are the causes (``CASE/cause[0]``). ``checks`` says in how many of their files a check finds something: beside the cause, not
    because of it.
    """

    kind: str
    field: str | None
    body: str | None
    year: int | None
    refs: tuple[str, ...]
    checks: Mapping[str, int]


def weighed_at(ix: Index) -> int | None:
    """The first paper that weighed the matter, where its day is known: a decision, a conclusion, the end of a check. A cause belongs to its day and its body."""
    return next((at for at, e in enumerate(ix.events) if e.kind in _WEIGHING and e.day is not None), None)


def case_cause_counts(
    cases: Iterable[Case], book: Rulebook, *, on: date, beside: DifficultyList | None = None
) -> tuple[CaseCauseCount, ...]:
    """The causes stated in ``cases`` and weighed by the end of ``on``, most first; one of several kinds, or of acts of several fields, under each.

    A cause whose file bears no such day has no year. A kind that ``beside`` notes of the same case by ``on`` is counted there, not here.
    A case whose id came before is not counted again.
    """
    noted: set[tuple[str | None, str]] = {
        (one.case, kind)
        for one in (beside.causes if beside is not None else None) or ()
        if one.on <= on
        for kind in one.kinds
    }
    refs: defaultdict[_Key, list[str]] = defaultdict(list)
    found: defaultdict[_Key, Counter[str]] = defaultdict(Counter)
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            continue
        seen.add(case.id)
        if not case.causes:
            continue
        made = _of_case(index(case), case.causes, on, noted)
        checks = {a.check for a in review(case, book, as_of=on).findings} if made else set()
        for key, listed in made.items():
            refs[key] += listed
            found[key].update(checks)
    ordered = sorted(refs, key=lambda key: (-len(refs[key]), tuple(str(part or "") for part in key)))
    return tuple(
        CaseCauseCount(
            kind=k,
            field=f,
            body=b,
            year=y,
            refs=tuple(refs[k, f, b, y]),
            checks=dict(sorted(found[k, f, b, y].items())),
        )
        for k, f, b, y in ordered
    )


_Key = tuple[str, str | None, str | None, int | None]


def _of_case(
    ix: Index, causes: tuple[Cause, ...], on: date, noted: set[tuple[str | None, str]]
) -> dict[_Key, list[str]]:
    at = weighed_at(ix)
    day = None if at is None else ix.events[at].day
    if day is not None and day > on:
        return {}
    body = None if at is None else agency_of(ix, at)
    made: defaultdict[_Key, list[str]] = defaultdict(list)
    for n, cause in enumerate(causes):
        for kind in cause.kinds:
            if (ix.case.id, kind) not in noted:
                for field in _fields(ix, cause):
                    made[kind, field, body, None if day is None else day.year].append(f"{ix.case.id}/cause[{n}]")
    return made


def _fields(ix: Index, cause: Cause) -> Iterator[str | None]:
    """The fields of the acts it names, else of all; that of the case where an act says none."""
    acts = cause.acts or tuple(ix.listed_acts)
    yield from dict.fromkeys(
        [ix.listed_acts[act].field or ix.case.field for act in acts if act in ix.listed_acts] or [ix.case.field]
    )
