"""Histories drawn under any regime: lawful ones, and the same with one defect of the catalogue (lịch sử vụ việc theo từng chế độ pháp luật).

Days are drawn forward, each step inside the limit that the one before set running; nothing is drawn and then thrown away.
"""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from thanhtra.casefile import Case
from thanhtra.casefile.values import SubjectKind
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.testing.defects import CATALOGUE, InjectedDefect
from thanhtra.testing.lawful import Extra, Plan, lawful_case
from thanhtra.testing.regimes import REGIMES, Regime, RegimeName, regime_named

_KINDS: tuple[SubjectKind, ...] = ("individual", "organization", "household-business")


@attrs.frozen(kw_only=True)
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
    ``complaint``, ``enforcement``. The fine and the remedies are those ``book`` gives. Raises ValueError for a regime that is not known.
    """
    law = book or Rulebook.built_in()
    chosen = [regime_named(name) for name in (REGIMES if regime is None else (regime,))]
    acts = None if provision is None else (Citation.parse(provision),)
    return st.sampled_from(chosen).flatmap(lambda one: _of(one, acts or one.offered, one.posts if post is None else (post,), subject, with_, law))


def _of(regime: Regime, acts: tuple[Citation, ...], posts: tuple[str, ...], subject: SubjectKind | None, with_: tuple[Extra, ...], book: Rulebook) -> st.SearchStrategy[Case]:
    waits = st.tuples(st.just(0), st.integers(0, 5), st.integers(0, 1), st.integers(0, 1))
    plans = st.builds(
        Plan,
        regime=st.just(regime),
        provision=st.sampled_from(acts),
        post=st.sampled_from(posts),
        subject=st.sampled_from(_KINDS if subject is None else (subject,)),
        with_=st.just(with_),
        waits=waits,
        acted_before=st.integers(0, 60),
    )
    return st.builds(lambda plan, day: lawful_case(plan, book, detected=day), plans, st.dates(regime.first, regime.last))


def defective_histories(
    *, check: str | None = None, regime: RegimeName | None = None, subject: SubjectKind | None = None, book: Rulebook | None = None
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


def _spoiled(defect: InjectedDefect, regime: Regime, subject: SubjectKind | None, book: Rulebook) -> st.SearchStrategy[DefectiveHistory]:
    acts = regime.heard if defect.heard else regime.offered[:1]
    lawful = _of(regime, acts, tuple(p for p in regime.posts if p in defect.posts) or regime.posts[:1], subject if subject is not None or not defect.subjects else defect.subjects[0], defect.with_, book)
    return lawful.map(lambda case: DefectiveHistory(case=defect.spoil(case), lawful=case, defect=defect, regime=regime.name))
