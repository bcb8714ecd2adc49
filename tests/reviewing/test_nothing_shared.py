"""One answer cannot change another: what answers of several files share is read-only, and no book outlives its last user for a course."""

from __future__ import annotations

import copy
import gc
import pickle
import sys
import weakref
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from thanhtra import Rulebook, due, find, read_case, review
from thanhtra.casefile import Case
from thanhtra.checks import check
from thanhtra.deadlines.assessment import Assessment
from thanhtra.errors import NotInTheBook
from thanhtra.exchange import review_to_json
from thanhtra.findings import Fixed
from thanhtra.situations import situations
from thanhtra.terms import Defect

BOOK = Rulebook.built_in()
TESTS = Path(__file__).parents[1]
TUTORIAL = TESTS.parent / "docs" / "tutorial" / "bk-2020-017.json"


def files() -> list[Case]:
    golden = (situations(TESTS / "checks" / "golden" / f"{code}.toml") for code in ("SEI07", "DEC01", "FIN02", "MIN03"))
    return [read_case(TUTORIAL), *(one.read(BOOK) for found in golden for one in [*found][:12] if not one.readings)]


def mappings_of(case: Case) -> list[Mapping[str, Any]]:
    found = review(case, BOOK)
    told = [m for a in found.answers for m in (a.facts, a.due_if)] + [d.due_if for d in found.deadlines]
    return [m for m in told if m is not None]


def test_what_an_answer_tells_cannot_be_changed_for_the_answers_of_other_files() -> None:
    case = read_case(TUTORIAL)
    before = review_to_json(review(case, BOOK))
    for told in mappings_of(case):
        with pytest.raises(TypeError, match="read-only"):
            told["poison"] = 1  # type: ignore[index]
    assert review_to_json(review(case, BOOK)) == before


def test_nothing_that_can_be_changed_is_of_two_files() -> None:
    kept = [mappings_of(case) for case in files()]
    held: dict[int, int] = {}
    for at, told in enumerate(kept):
        inner = [value for m in told for value in m.values()]
        for one in (*told, *inner):
            if isinstance(one, dict | list | set) and not isinstance(one, Fixed):
                assert held.setdefault(id(one), at) == at, one


def test_a_default_is_nobodys_to_change() -> None:
    default = next(a.default for a in attrs.fields(Assessment) if a.name == "due_if")
    for told in (default, due(BOOK, "decision", read_case(TUTORIAL).events[0].day).due_if):  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="read-only"):
            told.update(poison=1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(b=1),
        lambda m: m.pop("a"),
        lambda m: m.popitem(),
        lambda m: m.clear(),
        lambda m: m.setdefault("b", 1),
        lambda m: m.__delitem__("a"),
        lambda m: m.__ior__({"b": 1}),
    ],
)
def test_a_fixed_mapping_is_a_mapping_and_stays_as_it_is(change: Any) -> None:
    one = Fixed(a=1)
    with pytest.raises(TypeError, match="read-only"):
        change(one)
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own
    assert one == again == {"a": 1}
    assert type(again) is Fixed
    assert copy.copy(one) is copy.deepcopy(one) is one
    assert dict(one) | {"b": 2} == {"a": 1, "b": 2}


def test_a_book_is_not_kept_by_the_courses_of_files() -> None:
    case, kept = read_case(TUTORIAL), []
    for _ in range(2):
        book = BOOK.afresh()
        review(case, book)
        kept.append(weakref.ref(book))
        del book
    for module in [m for name, m in sys.modules.items() if name.startswith("thanhtra")]:
        for name, memo in [*vars(module).items()]:
            if hasattr(memo, "cache_clear") and name not in ("_built_in", "_shapes_of", "_sequences"):
                memo.cache_clear()
    gc.collect()
    assert [one() for one in kept] == [None, None]


@pytest.mark.no_cover
def test_a_program_that_makes_many_books_keeps_few() -> None:
    """No memo of a module holds every book it was asked of."""
    case, kept = read_case(TUTORIAL), []
    for _ in range(24):
        book = BOOK.afresh()
        found = review(case, book)
        assert [answer.message.vi for answer in found.answers]
        assert find("tin giả", book, on=date(2026, 8, 19))
        kept.append(weakref.ref(book))
        del book, found
    gc.collect()
    assert sum(one() is not None for one in kept) <= 8


@pytest.mark.parametrize("per", ["event", "act"])
def test_any_number_of_refusals_is_answered(per: Any) -> None:
    def refusing(i: int) -> Any:
        @check(
            f"OWN{i:05}",
            f"own.n{i}",
            about="decision_issued",
            defect=Defect.DUTY,
            vi="?",
            en="?",
            wrong=("", ""),
            source="office",
            per=per,
        )
        def answer(_: Any) -> None:
            raise NotInTheBook("x")

        return answer

    own = [refusing(i) for i in range(sys.getrecursionlimit() + 200)]
    found = review(read_case(TUTORIAL), BOOK, checks=own, only={one.code for one in own})
    assert [a.check for a in found.answers] == [one.code for one in own]
    assert {a.missing for a in found.answers} == {("law:x",)}
