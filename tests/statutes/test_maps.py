"""The maps: whole against their numbering, true to the checks and the rule data, and refused where they are not."""

from __future__ import annotations

import attrs
import pytest

from thanhtra import Citation, Rulebook
from thanhtra.statutes import (
    Home,
    MappedPlace,
    PlaceStanding,
    StatuteMap,
    home_name,
    map_problems,
    map_text,
    mapped_instruments,
    statute_map,
    texts_differ,
)

BOOK = Rulebook.built_in()
LAW = "15/2012/QH13"


def place(at: str, *homes: str) -> MappedPlace:
    return MappedPlace(Citation.within(LAW, at), tuple(map(Home.parse, homes)))


def small(*places: MappedPlace, numbering: dict[str, tuple[str, ...]]) -> StatuteMap:
    return StatuteMap(LAW, (LAW,), numbering, places)


def problems(one: StatuteMap) -> list[str]:
    """Those of this map; that it does not list every check is not its fault."""
    return [str(p) for p in map_problems(BOOK, [one]) if "check " not in p.expected]


def test_the_maps_have_no_problem() -> None:
    assert map_problems(BOOK) == []


def test_no_place_a_series_rests_on_is_said_to_be_unmodelled_or_no_matter_of_a_file() -> None:
    standing = {p.at: p.standing for i in mapped_instruments() for p in statute_map(i).places}
    rules = BOOK.procedure
    series = [*rules.limits.values(), *rules.rules.values(), *rules.thresholds.values()]
    cited = {cite for one in series for version in one.versions.versions for cite in version.cites}
    left_out = {PlaceStanding.UNMODELLED, PlaceStanding.OUTSIDE, PlaceStanding.DEFINITION}
    assert sorted(str(cite) for cite in cited if standing.get(cite) in left_out) == []


@pytest.mark.parametrize("instrument", mapped_instruments())
def test_every_home_of_a_map_has_a_name_in_both_languages(instrument: str) -> None:
    assert [
        str(p.at) for p in statute_map(instrument).places for h in p.homes if not all(home_name(h, BOOK) or ("",))
    ] == []


@pytest.mark.parametrize(
    ("homes", "standing"),
    [
        (("check:DEC01",), PlaceStanding.MODELLED),
        (("series:decision", "outside:scope"), PlaceStanding.MODELLED),
        (("data:fields", "unmodelled:proof"), PlaceStanding.IN_PART),
        (("event:act_stopped",), PlaceStanding.RECORDED),
        (("event:goods_valued", "unmodelled:valuation-basis"), PlaceStanding.UNMODELLED),
        (("definition",), PlaceStanding.DEFINITION),
        (("amends:118/2021/NĐ-CP",), PlaceStanding.AMENDING),
        (("outside:scope",), PlaceStanding.OUTSIDE),
        (("frame",), PlaceStanding.FRAME),
    ],
)
def test_how_a_place_stands_follows_from_its_homes(homes: tuple[str, ...], standing: PlaceStanding) -> None:
    assert place("66.1", *homes).standing is standing


def test_the_share_is_of_what_is_a_matter_of_a_file() -> None:
    one = small(place("1", "outside:scope"), place("2", "check:DEC01"), place("3", "unmodelled:proof"), numbering={})
    assert one.share() == 0.5
    assert small(place("1", "outside:scope"), numbering={}).share() is None


def test_a_clause_that_is_not_listed_is_a_problem() -> None:
    one = small(place("8", "frame"), place("8.1", "series:counting"), numbering={"8": ("1", "2")})
    assert problems(one) == ["statutes/15-2012.toml: 8.2: expected a row that says where it lives, got none"]
    assert problems(small(*one.places, place("8.2", "definition"), numbering=one.numbering)) == []


def test_a_row_the_texts_do_not_number_is_a_problem_unless_its_text_was_not_read() -> None:
    one = small(place("8", "series:counting"), numbering={})
    assert problems(one) == [
        "statutes/15-2012.toml: 8: expected a number of the texts, got a row for a place they do not number"
    ]
    assert problems(small(attrs.evolve(one.places[0], unread=True), numbering={})) == []


@pytest.mark.parametrize(
    "home",
    [
        "check:DEC99",
        "series:nothing",
        "event:nothing",
        "power:nothing",
        "data:nothing",
        "amends:1/2030/NĐ-CP",
        "outside:nothing",
        "unmodelled:nothing",
        "definition:extra",
        "nowhere:at",
    ],
)
def test_a_home_that_is_not_there_is_a_problem(home: str) -> None:
    assert problems(small(place("8", home), numbering={"8": ()})) == [
        f"statutes/15-2012.toml: 8: expected a home that is there, got {home}"
    ]


def test_a_place_without_a_home_is_a_problem() -> None:
    assert problems(small(place("8"), numbering={"8": ()})) == [
        "statutes/15-2012.toml: 8: expected at least one home, got none"
    ]


def test_a_reason_left_to_the_rule_data_stands_there() -> None:
    one = small(place("8", "unmodelled:book"), numbering={"8": ()})
    assert problems(one) == [
        "statutes/15-2012.toml: 8: expected a row [[unmodelled]] of the rule data that cites it, got none"
    ]
    assert problems(small(place("127", "unmodelled:book"), numbering={"127": ()})) == []


def test_what_the_rule_data_call_unmodelled_is_so_in_the_map() -> None:
    one = small(place("127", "check:DEC01"), numbering={"127": ()})
    assert problems(one) == ["statutes/15-2012.toml: 127: expected unmodelled, as the rule data say, got check:DEC01"]


def test_a_check_that_no_clause_lists_is_a_problem() -> None:
    found = {
        (p.where, p.expected) for p in map_problems(BOOK, [small(place("66", "check:DEC04"), numbering={"66": ()})])
    }
    assert ("places", "a clause that lists check DEC10") in found
    assert ("67.4", "check DEC10, whose law it is") in found
    assert ("65.1.c", "check DEC04, whose law it is") in found  # listed, but not where its law stands
    assert ("places", "a clause that lists check DEC04") not in found


def test_a_check_of_a_limit_is_listed_by_the_limit() -> None:
    found = {p.expected for p in map_problems(BOOK, [small(place("70", "series:sending"), numbering={"70": ()})])}
    assert "a clause that lists check SEND01" not in found


def test_articles_left_out_and_forms_are_not_compared_with_the_texts() -> None:
    one = StatuteMap(LAW, (LAW,), {"1": ("1",)}, (), left_out=("89", "118", "vi", "en"), forms_after="43")
    assert texts_differ(one, ("1", "1.1", "1.2", "43", "43.1", "89", "90.1", "118a.1", "119")) == (
        ("1.2", "43", "119"),
        (),
    )
    assert texts_differ(one, ("1",)) == ((), ("1.1",))
    assert texts_differ(attrs.evolve(one, quotes=True), ("1", "1.1", "9.9")) == ((), ())
    assert texts_differ(attrs.evolve(one, left_out=None), ("1", "1.1", "90")) == (("90",), ())


def test_a_map_is_told_in_both_languages() -> None:
    told = {lang: map_text(statute_map(LAW), BOOK, lang=lang, at=Citation.within(LAW, "20")) for lang in ("vi", "en")}
    assert told["vi"].splitlines()[1:] == [
        "Phần thứ ba (Điều 89–118): các biện pháp xử lý hành chính",
        "Đ20  [chưa mô hình hóa]  unmodelled:abroad (hành vi ngoài lãnh thổ: nơi xảy ra là chữ, không hỏi có ngoài nước hay không)",
    ]
    assert (
        told["en"].splitlines()[-1]
        == "Đ20  [unmodelled]  unmodelled:abroad (acts abroad: the place is text, nothing asks whether it is abroad)"
    )
