"""Answers and deadlines written out: what is kept for a stretch of law, or for days alone, is what would be worked out anew."""

from __future__ import annotations

import copy
import gc
import random
import tracemalloc
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest

from thanhtra.casefile import index
from thanhtra.checks import all_checks
from thanhtra.deadlines import timeline_of
from thanhtra.deadlines.changing import changed
from thanhtra.exchange import read_case, review_to_json
from thanhtra.law import Citation
from thanhtra.reviewing import answers, review
from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
FILES = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))
CASES = [read_case(path, slugs=BOOK) for path in FILES]
EDGES = sorted(
    {
        day + timedelta(n)
        for one in BOOK.instruments.values()
        for day in (one.in_force, one.ended)
        if day
        for n in (-1, 0)
    }
)


def test_reasons_kept_for_a_stretch_of_law_are_those_of_every_day_in_it() -> None:
    """On the first day of every instrument and of its end, and on the day before, in any order."""
    rng = random.Random(5)  # noqa: S311 - not for secrets
    days: list[date | None] = [*EDGES, None]
    for check in all_checks():
        limits = () if check.limit is None else BOOK.limit(check.limit).versions.versions
        for resting in ((), *[v.cites for v in limits], (Citation.parse("81/2013/NĐ-CP Đ6"),)):
            rng.shuffle(days)
            for day in days:
                found = answers._reasons(BOOK, check, resting).on(day)
                assert found == answers._cites(BOOK, check, resting, day), (check.code, resting, day)


def test_a_limit_that_days_alone_decide_is_judged_as_any_other() -> None:
    """The short way and the long one, for every run of every such limit of the published files."""
    seen = 0
    for case in CASES:
        line = timeline_of(index(case), BOOK)
        for clock in (one for one in BOOK.procedure.limits.values() if one.by_days_alone):
            long_way = copy.copy(clock)
            object.__setattr__(long_way, "by_days_alone", False)
            for of in line.started(clock):
                for at in (None, *range(of, len(case.events))):
                    short, full = (line._run(one, of, at, None, None) for one in (clock, long_way))
                    assert short._replace(judged=None) == full._replace(judged=None)
                    if short.judged is not None and full.judged is not None:
                        ours, theirs = (attrs.asdict(one, recurse=False) for one in (short.judged, full.judged))
                        assert {**ours, "rule": None} == {**theirs, "rule": None, "due": ours["due"]}
                        assert (short.judged.last_day, short.judged.steps) == (full.judged.last_day, full.judged.steps)
                    seen += 1
    assert seen > 100


@pytest.mark.parametrize("case", CASES[:5], ids=[path.stem for path in FILES[:5]])
def test_a_changed_deadline_is_the_one_attrs_makes(case) -> None:  # type: ignore[no-untyped-def]
    for one in review(case, BOOK).deadlines:
        ours, theirs = changed(one, met_on=None, missing=("law:x",)), attrs.evolve(one, met_on=None, missing=("law:x",))
        assert type(ours) is type(theirs)
        assert attrs.asdict(ours, recurse=False) == attrs.asdict(theirs, recurse=False)
        assert one.missing != ("law:x",)


def test_what_was_asked_of_one_file_does_not_stand_in_another() -> None:
    """All published files written, and each again alone after the others: nothing kept belongs to a file."""
    first = [review_to_json(review(case, BOOK), lang=lang) for case in CASES for lang in ("vi", "en")]
    again = [review_to_json(review(case, BOOK), lang=lang) for case in reversed(CASES) for lang in ("en", "vi")]
    assert again == first[::-1]
    first[0]["answers"][0]["cites"].append("changed by its owner")
    first[0]["deadlines"][0]["steps"].append("changed by its owner")
    assert review_to_json(review(CASES[0], BOOK)) != first[0]


def test_an_answer_nobody_reads_costs_a_kilobyte_at_most() -> None:
    reviews = [review(case, BOOK) for case in CASES for _ in range(3)]
    gc.collect()
    tracemalloc.start()
    count = sum(len(one.answers) for one in reviews)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert held / count < 1024
