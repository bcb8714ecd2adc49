"""What the form of a paper asks for, where the case holds it, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.casefile import KINDS, Act, Case, Official, Subject, index
from thanhtra.errors import NotInTheBook
from thanhtra.export.form import form_lines
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()


def minutes(**case):
    made = KINDS["minutes_drawn_up"](
        kind="minutes_drawn_up", on=date(2020, 10, 5), by="o1", number="01/BB-VPHC", acts=("a1",)
    )
    return index(Case(id="x", events=(made, KINDS["case_closed"](kind="case_closed")), **case))


def test_each_line_says_where_it_is_held_or_what_is_missing():
    ix = minutes(
        subjects=(Subject(id="s1", kind="individual", name="A"),),
        officials=(Official(id="o1", title="Thanh tra viên"),),
        acts=(Act(id="a1", subject="s1", described="x"),),
    )
    lines = {line.field.at: line for line in form_lines(ix, 0, BOOK)}

    assert lines["number"].paths == ("events[0].number",)
    assert lines["official.title"].paths == ("officials[o1].title",)
    assert lines["official.name"].missing == ("officials[o1].name",)
    assert lines["subject.name"].paths == ("subjects[s1].name",)
    assert lines["subject.address"].missing == ("subjects[s1].address",)
    assert lines["act.described"].paths == ("acts[a1].described",)
    assert lines["explanation"].missing == ("events[0].explanation",)


def test_who_is_not_on_file_is_missing_too():
    lines = {line.field.at: line for line in form_lines(minutes(), 0, BOOK)}

    assert lines["subject.name"].missing == ("subjects.name",)
    assert lines["official.name"].missing == ("officials[o1].name",)


def test_a_paper_whose_form_was_not_entered_is_refused():
    with pytest.raises(NotInTheBook):
        form_lines(minutes(), 1, BOOK)


def test_every_form_field_is_a_field_of_the_format():
    from thanhtra.casefile.shape import shape  # noqa: PLC0415 - used here only

    classes = {"official": Official, "subject": Subject, "act": Act}
    for kind, paper in BOOK.papers.items():
        for field in paper.fields:
            owner, _, name = field.at.rpartition(".")
            assert name in {f.name for f in shape(classes[owner] if owner else KINDS[kind])}
        assert all(any(form.code == code for form in BOOK.forms.values()) for code in paper.codes)
