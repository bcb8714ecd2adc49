"""The national database's record: its fields, its clock, its updates, and who it was until the deemed-clean day."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.casefile import KINDS, Act, Case, Official, Sanction, Subject
from thanhtra.errors import NotInTheBook, Unusable
from thanhtra.law import Citation
from thanhtra.reports.national_record import national_record
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status

BOOK = Rulebook.built_in()
SECRET = b"key"


def event(kind, on, **fields):
    return KINDS[kind](kind=kind, on=date.fromisoformat(on), **fields)


def case(*more, **subject):
    person = {"name": "Nguyễn Văn A", "number": "001200000001", "born": date(1990, 1, 31), **subject}
    return Case(
        id="x",
        subjects=(Subject(id="s1", kind="individual", **person),),
        officials=(
            Official(
                id="o1",
                post="chief-inspector-of-department",
                title="Chánh Thanh tra Sở",
                agency="Sở Thông tin và Truyền thông",
            ),
        ),
        acts=(Act(id="a1", subject="s1", described="không gắn nhãn", provision=Citation.parse("91/2020/NĐ-CP Đ32.1")),),
        events=(
            event(
                "decision_issued",
                "2020-10-20",
                by="o1",
                number="12/QĐ-XPHC",
                sanctions=(Sanction(act="a1", fine=5_000_000),),
            ),
            event("decision_delivered", "2020-10-22", means="direct"),
            *more,
        ),
    )


def record(made, on):
    return national_record(made, 0, BOOK, as_of=date.fromisoformat(on), secret=SECRET)


def test_the_record_holds_the_fields_of_the_decree():
    found = record(case(), "2020-10-21")

    assert found.missing == ()
    assert found.fields["subjects"] == [
        {"kind": "individual", "name": "Nguyễn Văn A", "born": "1990-01-31", "number": "001200000001"}
    ]
    assert found.fields["decision"] == {"number": "12/QĐ-XPHC", "day": "2020-10-20"}
    assert found.fields["acts"][0]["fine"] == 5_000_000
    assert (found.fields["agency"], found.fields["issuer_title"]) == (
        "Sở Thông tin và Truyền thông",
        "Chánh Thanh tra Sở",
    )


def test_what_the_case_does_not_hold_is_named():
    assert record(case(born=None), "2020-10-21").missing == ("subjects[s1].born",)


@pytest.mark.parametrize(("supplied", "status"), [("2020-10-22", Status.MET), ("2020-10-23", Status.MISSED)])
def test_it_is_supplied_within_two_working_days(supplied, status):
    found = record(case(event("record_supplied", supplied)), "2020-10-30").supply

    assert found is not None
    assert (found.due, found.status) == (date(2020, 10, 22), status)


def test_later_updates_are_listed_complaints_by_their_outcome():
    made = case(
        event("complaint_lodged", "2020-11-02", against="12/QĐ-XPHC", id="kn"),
        event("complaint_resolved", "2020-12-01", complaint="kn", outcome="upheld"),
        event("execution_completed", "2020-12-02", decision="12/QĐ-XPHC"),
    )

    assert [u["update"] for u in record(made, "2020-12-05").updates] == ["complaint", "completion"]


@pytest.mark.parametrize(("on", "named"), [("2021-11-02", True), ("2021-11-03", False)])
def test_the_person_is_veiled_after_the_deemed_clean_day(on, named):
    found = record(case(event("execution_completed", "2020-11-02", decision="12/QĐ-XPHC")), on)

    assert found.clean == date(2021, 11, 2)
    assert named is not found.pseudonymous
    assert named is ("Nguyễn Văn A" in str(found.fields))


def test_only_a_sanctioning_decision_has_a_record():
    with pytest.raises(NotInTheBook):
        national_record(case(), 1, BOOK, as_of=date(2021, 1, 1), secret=SECRET)


def test_an_organisation_is_recorded_by_its_address():
    made = case()
    seat = Subject(id="s1", kind="organization", name="Công ty X", number="0100000001", address="Hà Nội")
    found = record(
        Case(id="x", subjects=(seat,), officials=made.officials, acts=made.acts, events=made.events), "2020-10-21"
    )

    assert found.missing == ()
    assert found.fields["subjects"] == [
        {"kind": "organization", "name": "Công ty X", "address": "Hà Nội", "number": "0100000001"}
    ]


def test_a_lone_decision_lacks_who_and_what():
    found = record(Case(id="x", events=(event("decision_issued", "2020-10-20"),)), "2020-10-21")

    assert found.missing == ("events[0].number", "events[0].by", "subjects", "events[0].sanctions")


def test_a_step_about_another_decision_is_no_update():
    other = event("decision_issued", "2020-10-21", id="Q2", sanctions=())
    assert record(case(other, event("fine_paid", "2020-10-30", amount=1, decision="Q2")), "2020-10-31").updates == ()


def test_a_secret_anybody_could_guess_is_refused_before_it_is_needed():
    """Not only on the day a subject is clean."""
    with pytest.raises(Unusable):
        national_record(case(), 0, BOOK, as_of=date(2020, 11, 1), secret=b"")


def of_two(*more, warned=()):
    """A decision on two people, each fined for one act of theirs; a warning for the acts in ``warned``."""
    made = case()
    other = Subject(id="s2", kind="individual", name="Trần Thị B", number="001200000002", born=date(1985, 2, 1))
    decided = event(
        "decision_issued",
        "2020-10-20",
        by="o1",
        number="12/QĐ-XPHC",
        sanctions=tuple(
            Sanction(act=act, warning=True) if act in warned else Sanction(act=act, fine=5_000_000)
            for act in ("a1", "a2")
        ),
    )
    acts = (*made.acts, Act(id="a2", subject="s2", described="không gắn nhãn"))
    events = (decided, made.events[1], *more)
    return Case(id="x", subjects=(*made.subjects, other), officials=made.officials, acts=acts, events=events)


def done(on, *acts):
    return event("execution_completed", on, decision="12/QĐ-XPHC", **({"acts": acts} if acts else {}))


@pytest.mark.parametrize(
    ("on", "veiled"),
    [("2021-11-02", ()), ("2021-11-03", ("A",)), ("2021-12-01", ("A",)), ("2021-12-02", ("A", "B"))],
)
def test_each_of_several_is_veiled_by_what_they_executed_themselves(on, veiled):
    """15/2012/QH13 Đ7.1: whoever was sanctioned, from the day they had executed."""
    found = record(of_two(done("2020-11-02", "a1"), done("2020-12-01", "a2")), on)

    assert found.clean == date(2021, 12, 1)
    assert found.pseudonymous is (veiled == ("A", "B"))
    shown = str(found.fields)
    assert [("Nguyễn Văn A" in shown), ("Trần Thị B" in shown)] == ["A" not in veiled, "B" not in veiled]


def test_one_of_several_who_has_not_executed_is_not_veiled_by_the_other():
    found = record(of_two(done("2020-11-02", "a1")), "2023-01-10")

    assert (found.clean, found.pseudonymous) == (None, False)
    assert "Trần Thị B" in str(found.fields)
    assert "Nguyễn Văn A" not in str(found.fields)


def test_of_several_who_was_warned_is_clean_after_six_months_and_who_was_fined_after_a_year():
    made = of_two(done("2020-11-02"), warned=("a1",))

    early, late = record(made, "2021-05-05"), record(made, "2021-11-03")
    assert early.clean == late.clean == date(2021, 11, 2)
    assert "Nguyễn Văn A" not in str(early.fields)
    assert "Trần Thị B" in str(early.fields)
    assert late.pseudonymous
