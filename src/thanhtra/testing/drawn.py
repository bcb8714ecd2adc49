"""Histories drawn under any regime: lawful ones, and the same with one defect of the catalogue (lịch sử vụ việc theo từng chế độ pháp luật).

Days are drawn forward, each step inside the limit that the one before set running; nothing is drawn and then thrown away.
"""

from __future__ import annotations

import json

from hypothesis import currently_in_test_context, note
from hypothesis import strategies as st

from thanhtra.casefile import Case
from thanhtra.casefile.values import SubjectKind
from thanhtra.classes import frozen
from thanhtra.exchange import case_to_json
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.testing.defects import CATALOGUE, InjectedDefect
from thanhtra.testing.lawful import Extra, Plan, lawful_case
from thanhtra.testing.regimes import REGIMES, Regime, RegimeName, regime_named

_KINDS: tuple[SubjectKind, ...] = ("individual", "organization", "household-business")


@frozen(kw_only=True)
class DefectiveHistory:
    """A history with one defect: ``case`` as it stands, ``lawful`` as it would be in order, the ``defect``, and the name of the regime."""

    case: Case
    lawful: Case
    defect: InjectedDefect
    regime: RegimeName


def catalogued_checks() -> tuple[str, ...]:
    """The codes of the checks the catalogue has a defect for, in order."""
    return tuple(sorted({d.check for d in CATALOGUE.values()}))


def lawful_histories(
    *,
    regime: RegimeName | None = None,
    provision: str | None = None,
    post: str | None = None,
    subject: SubjectKind | None = None,
    with_: tuple[Extra, ...] = (),
    book: Rulebook | None = None,
) -> st.SearchStrategy[Case]:
    """Complete files in which no check has a finding: one subject, one act, one decision, delivered.

    ``regime`` is one of :data:`REGIMES` (any when None); ``provision`` an act as written in a citation, ``post`` who decides, both of the
    regime's own when None; ``with_`` what happens beside: ``inspection``, ``explanation``, ``seizure``, ``criminal``, ``payment``,
    ``complaint``, ``enforcement``. The fine and the remedies are those ``book`` gives. A test that fails is told the file, a record a line.
    Raises ValueError for a regime that is not known.
    """
    law = book or Rulebook.built_in()
    chosen = [regime_named(name) for name in (REGIMES if regime is None else (regime,))]
    acts = None if provision is None else (Citation.parse(provision),)
    return st.sampled_from(chosen).flatmap(
        lambda one: _lawful(
            _plans(one, acts or one.offered, one.posts if post is None else (post,), subject, with_), one, law
        )
    )


def file_lines(case: Case) -> str:
    """``case`` as its document, a record a line."""
    parts = []
    for key, value in case_to_json(case).items():
        records = isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
        said = "[\n  " + ",\n  ".join(map(_line, value)) + "\n]" if records else _line(value)
        parts.append(("\n" if records else " ") + f"{_line(key)}: {said}")
    return "{" + ",".join(parts).strip() + "}"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Shown:
    """A file that is written out only where it is shown."""

    def __init__(self, case: Case, of: str) -> None:
        self._case, self._of = case, of

    def __repr__(self) -> str:
        return self._of + file_lines(self._case)


def _told(case: Case, of: str = "") -> Case:
    """``case``, shown where Hypothesis shows what failed."""
    if currently_in_test_context():
        note(_Shown(case, of))
    return case


def _lawful(plans: st.SearchStrategy[Plan], regime: Regime, book: Rulebook) -> st.SearchStrategy[Case]:
    return st.builds(
        lambda plan, day: _told(lawful_case(plan, book, detected=day)), plans, st.dates(regime.first, regime.last)
    )


def _plans(
    regime: Regime,
    acts: tuple[Citation, ...],
    posts: tuple[str, ...],
    subject: SubjectKind | None,
    with_: tuple[Extra, ...],
) -> st.SearchStrategy[Plan]:
    waits = st.tuples(st.just(0), st.integers(0, 5), st.integers(0, 1), st.integers(0, 1))
    return st.builds(
        Plan,
        regime=st.just(regime),
        provision=st.sampled_from(acts),
        post=st.sampled_from(posts),
        subject=st.sampled_from(_KINDS if subject is None else (subject,)),
        with_=st.just(with_),
        waits=waits,
        acted_before=st.integers(0, 60),
    )


def defective_histories(
    *,
    check: str | None = None,
    regime: RegimeName | None = None,
    subject: SubjectKind | None = None,
    book: Rulebook | None = None,
) -> st.SearchStrategy[DefectiveHistory]:
    """A lawful history with one defect that ``check`` must find (any check of :func:`catalogued_checks` when None), under ``regime`` or any.

    Raises ValueError where the catalogue has no such defect under that regime.
    """
    pairs = [
        (d, name)
        for d in CATALOGUE.values()
        for name in REGIMES
        if check in (None, d.check) and regime in (None, name) and name in (d.regimes or REGIMES)
    ]
    if not pairs:
        raise ValueError(f"no defect of the catalogue for check {check!r} under regime {regime!r}")
    law = book or Rulebook.built_in()
    return st.sampled_from(pairs).flatmap(lambda pair: _spoiled(pair[0], regime_named(pair[1]), subject, law))


def _spoiled(
    defect: InjectedDefect, regime: Regime, subject: SubjectKind | None, book: Rulebook
) -> st.SearchStrategy[DefectiveHistory]:
    acts = regime.heard if defect.heard else regime.offered[:1]
    posts = tuple(p for p in regime.posts if p in defect.posts) or regime.posts[:1]
    plans = _plans(
        regime, acts, posts, subject if subject is not None or not defect.subjects else defect.subjects[0], defect.with_
    )
    return st.builds(
        lambda plan, day: _history(defect, regime, lawful_case(plan, book, detected=day)),
        plans,
        st.dates(regime.first, regime.last),
    )


def _history(defect: InjectedDefect, regime: Regime, lawful: Case) -> DefectiveHistory:
    case = _told(defect.spoil(lawful), f"{defect.name} ({defect.check}), {regime.name}:\n")
    return DefectiveHistory(case=case, lawful=lawful, defect=defect, regime=regime.name)
