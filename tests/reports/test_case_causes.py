"""Causes that case files state: by kind, field, body and year, each counted once, beside the checks with findings in the same files."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import attrs
from hypothesis import given
from hypothesis import strategies as st

from thanhtra.casefile.facts import Cause
from thanhtra.coordination import DifficultyList, JointParty, NotedCause
from thanhtra.exchange import read_case
from thanhtra.reports import case_causes, count
from thanhtra.reports.case_causes import case_cause_counts
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

ROOT = Path(__file__).parents[2]
BOOK = Rulebook.built_in()
TUTORIAL = read_case(ROOT / "docs" / "tutorial" / "bk-2020-017.json")
"""Decided on 2020-10-20 by the inspectorate of a department, too late."""
ON = date(2026, 12, 31)


def with_causes(*kinds, case=TUTORIAL, **more):
    return attrs.evolve(case, causes=tuple(Cause(kinds=k, **more) for k in kinds))


def told(*cases, on=ON, beside=None):
    return [(one.kind, one.field, one.year, one.refs) for one in case_cause_counts(cases, BOOK, on=on, beside=beside)]


def test_a_cause_belongs_to_the_day_of_the_decision_and_to_who_made_it():
    (one,) = case_cause_counts([with_causes(("subjective",))], BOOK, on=date(2020, 10, 20))

    assert (one.kind, one.year, one.refs) == ("subjective", 2020, (f"{TUTORIAL.id}/cause[0]",))
    assert one.body == next(
        o.agency
        for o in TUTORIAL.officials
        if o.id == next(e.by for e in TUTORIAL.events if e.kind == "decision_issued")
    )
    assert told(with_causes(("subjective",)), on=date(2020, 10, 19)) == []


def test_of_several_kinds_it_counts_under_each():
    field = TUTORIAL.acts[0].field or TUTORIAL.field
    ref = f"{TUTORIAL.id}/cause"

    assert told(with_causes(("subjective", "mechanism-policy"), ("subjective",))) == [
        ("subjective", field, 2020, (f"{ref}[0]", f"{ref}[1]")),
        ("mechanism-policy", field, 2020, (f"{ref}[0]",)),
    ]


def test_acts_of_two_fields_count_under_both_and_a_named_act_under_its_own():
    other = attrs.evolve(TUTORIAL.acts[0], id="z", field="press")
    both = attrs.evolve(TUTORIAL, acts=(attrs.evolve(TUTORIAL.acts[0], field="post"), other))

    assert [f for _, f, _, _ in told(with_causes(("objective",), case=both))] == ["post", "press"]
    assert [f for _, f, _, _ in told(with_causes(("objective",), case=both, acts=("z",)))] == ["press"]


def test_without_a_paper_that_weighed_it_no_year_is_told():
    open_ = attrs.evolve(TUTORIAL, events=TUTORIAL.events[:2])
    assert [(year, len(refs)) for _, _, year, refs in told(with_causes(("objective",), case=open_))] == [(None, 1)]


def test_the_checks_are_those_of_the_same_files():
    late, other = (
        attrs.evolve(with_causes(("subjective",)), complete=True),
        attrs.evolve(with_causes(("subjective",)), id="2", events=TUTORIAL.events[:1]),
    )
    found = {one.year: one.checks for one in case_cause_counts([late, other, TUTORIAL], BOOK, on=ON)}

    assert found[2020]["DEC01"] == 1
    assert "DEC01" not in found[None]


def test_what_the_list_notes_of_the_same_case_is_counted_there():
    noted = NotedCause(id="n", kinds=("subjective",), body="a", on=date(2026, 10, 1), case=TUTORIAL.id)
    beside = DifficultyList(id="l", parties=(JointParty(id="a"),), causes=(noted,))
    case = with_causes(("subjective", "objective"))

    assert [kind for kind, *_ in told(case, beside=beside)] == ["objective"]
    assert [kind for kind, *_ in told(case, beside=beside, on=date(2026, 9, 30))] == ["objective", "subjective"]


def test_a_case_of_several_causes_is_reviewed_once_and_one_without_any_never(monkeypatch):
    reviewed = []
    monkeypatch.setattr(
        case_causes, "review", lambda case, book, **more: reviewed.append(case.id) or review(case, book, **more)
    )
    found = case_cause_counts(
        [with_causes(("subjective", "objective"), ("mechanism-policy",)), attrs.evolve(TUTORIAL, id="2")], BOOK, on=ON
    )

    assert reviewed == [TUTORIAL.id]
    assert len({tuple(one.checks.items()) for one in found}) == 1
    assert len(found) == 3


def test_a_case_given_twice_is_counted_once():
    assert told(with_causes(("subjective",)), with_causes(("subjective",))) == told(with_causes(("subjective",)))


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.lists(
                st.lists(
                    st.sampled_from(["subjective", "objective", "mechanism-policy"]),
                    min_size=1,
                    max_size=3,
                    unique=True,
                ),
                max_size=3,
            ),
        ),
        max_size=6,
    )
)
def test_counts_equal_those_of_the_plain_documents(listed):
    """By hand over what was put in: every pair of a cause and a kind once, of the first file of an id; and as the period counts them."""
    cases = [with_causes(*map(tuple, causes), case=attrs.evolve(TUTORIAL, id=f"c{n}")) for n, causes in listed]
    first = dict(reversed(listed))
    expected = Counter(kind for causes in first.values() for kinds in causes for kind in kinds)

    assert {kind: len(refs) for kind, _, _, refs in told(*cases)} == dict(expected)
    assert {
        kind: cell.count for kind, cell in count(cases, "2020", BOOK, compare=False, quality=False).causes.items()
    } == dict(expected)
