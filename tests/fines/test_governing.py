"""Which text judges an act: its end, its detection, and the borders between decrees."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.casefile import Act, ActDetected, Case, DecisionIssued, MinutesDrawnUp, index
from thanhtra.errors import NotInTheBook
from thanhtra.fines import ProvisionStanding, act_law, law_days, standing_of
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
D = date


LATEST = D(2026, 12, 1)


def events(detected=None, minuted=None, decided=LATEST):
    found = []
    if detected:
        found.append(ActDetected(kind="act_detected", on=detected))
    if minuted:
        found.append(MinutesDrawnUp(kind="minutes_drawn_up", on=minuted))
    return (*found, DecisionIssued(kind="decision_issued", on=decided))


def file(act: Act, **days):
    return index(Case(id="c", acts=(act,), events=events(**days)))


def the_act(provision=None, **facts):
    return Act(id="a", subject="s", provision=None if provision is None else Citation.parse(provision), **facts)


@pytest.mark.parametrize(
    ("facts", "days", "low", "high", "missing"),
    [
        ({"ended": D(2020, 5, 1)}, {}, D(2020, 5, 1), D(2020, 5, 1), ()),
        ({"ended": D(2020, 5, 9)}, {"detected": D(2020, 5, 1)}, D(2020, 5, 1), D(2020, 5, 1), ()),
        ({"ongoing": True}, {"detected": D(2020, 5, 1)}, D(2020, 5, 1), D(2020, 5, 1), ()),
        (
            {"ongoing": True, "began": D(2020, 1, 1)},
            {"minuted": D(2020, 5, 2)},
            D(2020, 1, 1),
            D(2020, 5, 2),
            ("event:act_detected",),
        ),
        ({"began": D(2020, 1, 1)}, {"minuted": D(2020, 5, 2)}, D(2020, 1, 1), D(2020, 5, 2), ("fact:acts[a].ended",)),
        ({}, {}, None, D(2026, 12, 1), ("fact:acts[a].ended",)),
    ],
)
def test_the_day_that_judges_an_act(facts, days, low, high, missing):
    act = the_act(**facts)
    ix = file(act, **days)
    found = law_days(ix, act, len(ix.events) - 1)
    assert (low, high, missing) == (found.low, found.high, found.missing)


def test_an_undated_detection_is_named():
    act = the_act(ongoing=True)
    ix = index(
        Case(id="c", acts=(act,), events=(ActDetected(kind="act_detected"), DecisionIssued(kind="decision_issued")))
    )
    assert law_days(ix, act, 1).missing == ("fact:events[0].on",)
    assert law_days(ix, act, None).high is None


BORDERS = [
    # provision, the day that judges, handled, ongoing, standing
    ("15/2020/NĐ-CP Đ101.1.a", D(2020, 4, 14), D(2020, 5, 1), False, ProvisionStanding.LIGHTER),
    ("15/2020/NĐ-CP Đ101.1.a", D(2020, 4, 15), D(2020, 5, 1), False, ProvisionStanding.IN_FORCE),
    ("174/2013/NĐ-CP Đ30.1.a", D(2020, 4, 14), D(2020, 5, 1), False, ProvisionStanding.IN_FORCE),
    ("174/2013/NĐ-CP Đ30.1.a", D(2020, 4, 15), D(2020, 5, 1), False, ProvisionStanding.ENDED),
    ("15/2020/NĐ-CP Đ101.1.a", D(2020, 3, 14), D(2020, 4, 14), False, ProvisionStanding.TOO_EARLY),
    ("15/2020/NĐ-CP Đ101", D(2020, 4, 15), D(2020, 5, 1), False, ProvisionStanding.SEVERAL),
    ("119/2020/NĐ-CP Đ45.1", D(2021, 4, 15), D(2021, 5, 1), False, ProvisionStanding.ABSENT),
    ("119/2020/NĐ-CP Đ7.1", D(2020, 11, 30), D(2020, 12, 20), False, ProvisionStanding.LIGHTER),
    ("119/2020/NĐ-CP Đ7.1", D(2022, 1, 27), D(2022, 2, 20), False, ProvisionStanding.IN_FORCE),
    ("15/2020/NĐ-CP Đ101.1.a", D(2026, 6, 30), D(2026, 9, 1), False, ProvisionStanding.IN_FORCE),
    ("15/2020/NĐ-CP Đ101.1.a", D(2026, 7, 1), D(2026, 9, 1), False, ProvisionStanding.ENDED),
    ("174/2026/NĐ-CP Đ95.1.a", D(2026, 6, 30), D(2026, 9, 1), False, ProvisionStanding.TOO_EARLY),
    ("174/2026/NĐ-CP Đ95.1.a", D(2026, 7, 1), D(2026, 9, 1), True, ProvisionStanding.IN_FORCE),
    ("174/2026/NĐ-CP Đ7.1.a", D(2026, 7, 1), D(2026, 9, 1), False, ProvisionStanding.ABSENT),
    ("330/2026/NĐ-CP Đ9.1.a", D(2026, 8, 18), D(2026, 9, 1), False, ProvisionStanding.LIGHTER),
    ("330/2026/NĐ-CP Đ9.1.a", D(2026, 8, 19), D(2026, 9, 1), False, ProvisionStanding.IN_FORCE),
]


@pytest.mark.parametrize(("provision", "day", "handled", "ongoing", "standing"), BORDERS)
def test_a_provision_on_each_side_of_a_border(provision, day, handled, ongoing, standing):
    assert standing is standing_of(Citation.parse(provision), day, handled, BOOK, ongoing=ongoing).standing


def test_the_transition_clause_is_cited():
    ended = standing_of(Citation.parse("15/2020/NĐ-CP Đ101.1.a"), D(2026, 6, 30), D(2026, 9, 1), BOOK)
    assert "174/2026/NĐ-CP Đ115.1" in [str(c) for c in ended.cites]
    ongoing = standing_of(Citation.parse("174/2026/NĐ-CP Đ95.1.a"), D(2026, 7, 1), D(2026, 9, 1), BOOK, ongoing=True)
    assert "174/2026/NĐ-CP Đ115.2" in [str(c) for c in ongoing.cites]
    gone = standing_of(Citation.parse("15/2020/NĐ-CP Đ101.1.a"), D(2026, 7, 1), D(2026, 9, 1), BOOK)
    assert "174/2026/NĐ-CP Đ117.2" in [str(c) for c in gone.cites]


def test_a_decree_that_is_not_there_is_refused():
    with pytest.raises(NotInTheBook):
        standing_of(Citation.parse("158/2013/NĐ-CP Đ5.1"), D(2022, 1, 1), D(2022, 2, 1), BOOK)


def law(act: Act, **days):
    ix = file(act, **days)
    return act_law(act.provision, act, ix, len(ix.events) - 1, BOOK)


def test_the_text_of_the_day_judges_the_act():
    found = law(the_act("15/2020/NĐ-CP Đ101.1.a", ended=D(2020, 8, 1)))
    assert (D(2020, 8, 1), (), ()) == (found.day, found.others, found.missing)
    assert found.violation.citation == Citation.parse("15/2020/NĐ-CP Đ101.1.a")


def test_without_a_provision_the_fact_is_missing():
    assert law(the_act()).missing == ("fact:acts[a].provision",)


def test_without_any_day_the_facts_are_missing():
    assert law(the_act("15/2020/NĐ-CP Đ99.3.a"), decided=None).missing == ()
    assert law(the_act("15/2020/NĐ-CP Đ8.1"), decided=None).missing == ("fact:acts[a].ended",)
    assert law(the_act("15/2020/NĐ-CP Đ101"), decided=None).missing == ("fact:acts[a].provision",)
    assert law(the_act("158/2013/NĐ-CP Đ5.1"), decided=None).missing == ("fact:acts[a].ended", "law:158/2013/NĐ-CP")


def test_one_frame_for_every_day_needs_no_day():
    found = law(the_act("15/2020/NĐ-CP Đ99.3.a"), decided=None)
    assert (str(found.violation.citation), found.day, found.missing) == ("15/2020/NĐ-CP Đ99.3.a", None, ())


def test_what_the_book_lacks_is_named():
    assert law(the_act("158/2013/NĐ-CP Đ5.1", ended=D(2022, 8, 1))).missing == ("law:158/2013/NĐ-CP",)
    assert law(the_act("158/2013/NĐ-CP Đ5.1")).missing == ("law:158/2013/NĐ-CP",)
    assert law(the_act("15/2020/NĐ-CP Đ102.9.a"), decided=D(2021, 1, 1)).missing == ("law:15/2020/NĐ-CP Đ102.9.a",)


def test_a_stretch_of_days_under_one_text_settles_it():
    found = law(the_act("15/2020/NĐ-CP Đ101.1.a"), decided=D(2020, 9, 1))
    assert found.violation is not None
    assert found.missing == ()


def test_a_stretch_across_a_change_leaves_each_text_possible():
    found = law(the_act("15/2020/NĐ-CP Đ8.1", began=D(2021, 12, 1)), decided=D(2022, 3, 1))
    assert found.violation is None
    assert [v.start for v in found.others] == [D(2020, 4, 15), D(2022, 1, 27)]
    assert found.missing == ("fact:acts[a].ended",)


def test_a_stretch_wholly_before_the_decree_has_no_text():
    found = law(the_act("15/2020/NĐ-CP Đ101.1.a", began=D(2020, 1, 1)), decided=D(2020, 4, 1))
    assert found.missing == ("law:15/2020/NĐ-CP Đ101.1.a@2020-04-01",)


def test_a_lighter_later_text_of_the_same_provision_may_judge_too():
    """Decree 14/2022 lets its own text reach back where it is lighter."""
    found = law(the_act("15/2020/NĐ-CP Đ8.1", ended=D(2021, 12, 1)), decided=D(2022, 3, 1))
    assert [v.start for v in found.others] == [D(2022, 1, 27)]
    assert law(the_act("15/2020/NĐ-CP Đ8.1", ended=D(2021, 12, 1)), decided=D(2022, 1, 1)).others == ()
    assert law(the_act("15/2020/NĐ-CP Đ8.1", ended=D(2021, 12, 1)), decided=D(2026, 8, 1)).others == ()
