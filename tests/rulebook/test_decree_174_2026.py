"""The data of Decree 174/2026/NĐ-CP proves itself: counted against the text, in canonical order, inside its own maxima."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from thanhtra import Citation, Rulebook

FOLDER = Path(__file__).parents[2] / "src" / "thanhtra" / "rulebook" / "data" / "decrees" / "174-2026"
LETTERS = "abcdđeghiklmnopqrstuvxy"
PLACE = re.compile(rf"\d+(\.\d+(\.[{LETTERS}])?)?")
RANGE = re.compile(rf"\d+[{LETTERS}]?-\d+[{LETTERS}]?|\d+[{LETTERS}](\.\d+)?|{PLACE.pattern}")

# Points and undivided clauses with a fine or a warning, Articles 7 to 103, counted in the text.
# fmt: off
COUNTS = [
    8, 8, 8, 19, 5, 13, 9, 9, 15, 22,  # Articles 7 to 16
    5, 13, 2, 2, 4, 5, 1, 6, 2,  # Articles 17 to 25
    13, 15, 18, 5, 2, 2, 2, 7, 47, 6, 13,  # Articles 26 to 36
    15, 4, 6, 5, 13, 6, 24, 8, 9, 25, 12, 3, 13, 5, 7, 5,  # Articles 37 to 52
    8, 28, 9, 5, 13, 4, 6, 3, 26, 3, 7, 3,  # Articles 53 to 64
    2, 37, 4, 4, 4, 8, 8, 3, 4, 2, 1, 2, 2, 16, 4, 2,  # Articles 65 to 80
    26, 4, 47, 4, 5, 4, 6, 5, 7,  # Articles 81 to 89
    2, 5, 5, 8, 27, 13, 30, 9, 11, 40, 11, 4,  # Articles 90 to 101
    21, 9,  # Articles 102 to 103
]
# fmt: on
OF_THE_LAW = {
    "restore-original-state",
    "re-export",
    "destroy-goods",
    "recall-products",
    "disgorge-gains",
    "other-remedy",
}
# The chapters of the decree: first article, last article, field.
CHAPTERS = [
    (7, 16, "post"),
    (17, 64, "telecommunications"),
    (65, 80, "radio-frequency"),
    (81, 89, "electronic-transactions"),
    (90, 101, "information-technology"),
    (102, 103, "civil-cryptography"),
]


def read(name):
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


DECREE, VIOLATIONS, POWERS, REMEDIES = (read(name) for name in ("decree", "violations", "powers", "remedies"))
ACTS = VIOLATIONS["act"]
BY_PLACE = {act["at"]: act for act in ACTS}


def order(place):
    article, clause, point = (*place.split("."), "", "")[:3]
    return int(article), int(clause or 0), LETTERS.index(point) + 1 if point else 0


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def inside(place, wider):
    """Whether a place lies in a range such as ``7-91``, ``15`` or ``59.1``."""
    if "-" in wider:
        first, last = wider.split("-")
        return int(first) <= order(place)[0] <= int(last)
    return place == wider or place.startswith(f"{wider}.")


def test_every_article_has_as_many_acts_as_the_text():
    found = Counter(order(act["at"])[0] for act in ACTS)
    assert [found[article] for article in range(7, 104)] == COUNTS
    assert len(ACTS) == 967


def test_acts_stand_in_the_order_of_the_text_and_none_twice():
    places = [act["at"] for act in ACTS]
    assert places == sorted(set(places), key=order)
    assert all(PLACE.fullmatch(place) for place in places)


def test_clauses_and_points_leave_no_hole():
    held = {}
    for act in ACTS:
        article, clause, point = order(act["at"])
        held.setdefault(article, {}).setdefault(clause, []).append(point)
    for clauses in held.values():
        assert list(clauses) == list(range(1, len(clauses) + 1))
        for points in clauses.values():
            assert points in ([0], list(range(1, len(points) + 1)))


@pytest.mark.parametrize(("first", "last", "field"), CHAPTERS)
def test_a_chapter_is_one_field(first, last, field):
    assert {field} == {act["field"] for act in ACTS if first <= order(act["at"])[0] <= last}


@pytest.mark.parametrize("field", [field for _, _, field in CHAPTERS])
def test_frames_rise_and_stay_within_twice_the_maximum_of_an_individual(field):
    ceiling = 2 * DECREE["maxima"][field]
    for act in ACTS:
        if act["field"] == field and "warning_only" not in act["frame"]:
            assert set(act["frame"]) == {"least", "most"}
            assert 0 < act["frame"]["least"] < act["frame"]["most"] <= ceiling, act["at"]


def test_maxima_are_forty_and_a_hundred_million_for_an_individual():
    forty = {"post", "electronic-transactions"}
    assert {field for _, _, field in CHAPTERS} == set(DECREE["maxima"])
    assert DECREE["maxima"] == {field: 40_000_000 if field in forty else 100_000_000 for field in DECREE["maxima"]}


def test_eight_clauses_allow_only_a_warning():
    only = [act["at"] for act in ACTS if act["frame"] == {"warning_only": True}]
    assert only == [
        "26.1", "36.1.a", "36.1.b", "36.1.c", "36.1.d", "71.1.a", "71.1.b", "71.1.c", "71.1.d", "71.1.đ",
        "73.1", "74.1", "101.1", "102.1", "103.1",
    ]  # fmt: skip
    assert not [act["at"] for act in ACTS if "or_warning" in act]


def test_only_article_101_states_amounts_for_individuals():
    assert DECREE["amounts_for"] == "organization"
    assert [act["at"] for act in ACTS if "amounts_for" in act] == ["101.1", "101.2", "101.3.a", "101.3.b"]


@pytest.mark.parametrize(
    ("place", "least", "most"),
    [
        ("7.1", 3_000_000, 5_000_000),
        ("16.8", 50_000_000, 80_000_000),
        ("21.3.b", 170_000_000, 200_000_000),
        ("28.2.c", 170_000_000, 200_000_000),
        ("32.2", 20_000_000, 30_000_000),
        ("34.1.a", 200_000, 500_000),
        ("66.3.a", 2_000_000, 5_000_000),
        ("66.5.b", 5_000_000, 10_000_000),
        ("66.5.c", 10_000_000, 15_000_000),
        ("66.5.d", 15_000_000, 20_000_000),
        ("66.6.h", 30_000_000, 50_000_000),
        ("77.1.a", 1_000_000, 5_000_000),
        ("83.6.đ", 60_000_000, 80_000_000),
        ("95.1.a", 20_000_000, 30_000_000),
        ("95.1.k", 20_000_000, 30_000_000),
        ("95.2.a", 30_000_000, 50_000_000),
        ("95.2.c", 30_000_000, 50_000_000),
        ("96.6", 70_000_000, 100_000_000),
        ("96.7.a", 50_000_000, 70_000_000),
        ("101.2", 600_000, 1_000_000),
        ("102.6.g", 160_000_000, 180_000_000),
        ("103.7.b", 80_000_000, 100_000_000),
    ],
)
def test_frames_at_known_edges(place, least, most):
    assert BY_PLACE[place]["frame"] == {"least": least, "most": most}


def test_measures_come_from_a_later_clause_of_the_same_article_that_is_no_act():
    acts = {order(act["at"])[:2] for act in ACTS}
    for act in ACTS:
        for measure in (*act.get("additional", []), *act.get("remedies", [])):
            article, clause, _ = order(measure["at"])
            assert PLACE.fullmatch(measure["at"])
            assert article == order(act["at"])[0]
            assert clause > order(act["at"])[1]
            assert (article, clause) not in acts


def test_points_of_a_measuring_clause_start_at_a_and_leave_no_hole():
    points = {}
    for act in ACTS:
        for measure in (*act.get("additional", []), *act.get("remedies", [])):
            article, clause, point = order(measure["at"])
            points.setdefault((article, clause), set()).add(point)
    for found in points.values():
        assert found in ({0}, set(range(1, len(found) + 1)))


def test_additional_sanctions_have_a_term_of_1_to_24_months_or_none():
    for act in ACTS:
        for measure in act.get("additional", []):
            assert set(measure) <= {"measure", "least", "most", "unit", "scope", "at", "if", "licence"}
            if measure["measure"] in {"withdraw-licence", "suspend-activity"}:
                assert measure["unit"] == "month"
                assert 1 <= measure["least"] < measure["most"] <= 24
            else:
                assert measure["measure"] in {"confiscate", "expel"}
                assert "least" not in measure


def test_only_foreigners_are_expelled():
    expelled = [(act["at"], a["if"]) for act in ACTS for a in act.get("additional", []) if a["measure"] == "expel"]
    assert expelled == [(at, "foreigner") for at in ("16.8", "21.2", "21.3.a", "21.3.b", "91.3.a", "91.3.b")]


def test_the_user_who_shares_false_news_only_takes_it_down_and_the_worse_case_loses_the_account():
    assert BY_PLACE["95.1.a"]["remedies"] == [{"remedy": "remove-information", "at": "95.3.a"}]
    assert [r["remedy"] for r in BY_PLACE["95.2.c"]["remedies"]] == ["remove-information", "lock-account"]
    assert "additional" not in BY_PLACE["95.2.c"]


def test_every_remedy_used_is_the_laws_or_the_decrees_own():
    own = {remedy["slug"] for remedy in REMEDIES["remedy"]}
    assert len(own) == len(REMEDIES["remedy"])
    assert not own & OF_THE_LAW
    acts = {remedy["remedy"] for act in ACTS for remedy in act.get("remedies", [])}
    titles = {slug for power in POWERS["power"] for slug in power["remedies"]}
    assert acts | titles <= own | OF_THE_LAW
    assert own <= acts | titles


def test_every_point_of_the_decrees_list_of_remedies_has_a_slug():
    cites = {cite for remedy in REMEDIES["remedy"] for cite in remedy["cites"]}
    assert {f"174/2026/NĐ-CP Đ3.3.{point}" for point in "abcdđeghiklmnopq"} <= cites


def test_limitation_of_two_years_names_acts_of_the_decree():
    two, rule = DECREE["limitation"]
    assert two["provisions"] == [
        "11.1.a", "11.1.c", "47.1.b", "53.2.a", "53.2.b", "53.3", "72.2", "72.3", "75.1", "103.4", "103.5.a", "103.6", "103.7",
    ]  # fmt: skip
    assert (two["amount"], rule["amount"], rule["provisions"]) == (2, 1, ["7-103"])


@pytest.mark.parametrize("entry", [*DECREE["limitation"], *DECREE["repeated"], *POWERS["power"]])
def test_every_range_holds_an_act(entry):
    for wider in entry["provisions"]:
        assert RANGE.fullmatch(wider)
        assert any(inside(place, wider) for place in BY_PLACE)


def test_powers_stand_in_order_and_each_clause_of_articles_104_to_112_has_one():
    places = [power["at"] for power in POWERS["power"]]
    assert places == sorted(places, key=order)
    clauses = Counter(order(place)[0] for place in dict.fromkeys(places))
    assert clauses == {104: 10, 105: 4, 106: 2, 107: 8, 108: 6, 109: 7, 110: 4, 111: 4, 112: 4}


@pytest.mark.parametrize("power", POWERS["power"])
def test_a_title_stays_within_the_maxima_and_sanctions_fields_it_has_an_amount_for(power):
    assert power["stated_for"] == "organization"
    assert power["warning"] is True
    assert power["posts"]
    for field, amount in power["amounts"].items():
        assert 0 < amount <= 2 * DECREE["maxima"][field]
    if power["provisions"] != ["7-103"]:
        fields = {act["field"] for act in ACTS if any(inside(act["at"], wider) for wider in power["provisions"])}
        assert fields <= set(power["amounts"])


@pytest.mark.parametrize(
    ("place", "field", "amount"),
    [
        ("104.3", "telecommunications", 160_000_000),
        ("104.3", "post", 64_000_000),
        ("104.4", "information-technology", 160_000_000),
        ("105.4", "civil-cryptography", 200_000_000),
        ("106.1", "post", 40_000_000),
        ("106.2", "information-technology", 200_000_000),
        ("107.1", "electronic-transactions", 8_000_000),
        ("107.5", "telecommunications", 160_000_000),
        ("108.3", "post", 12_000_000),
        ("109.6", "radio-frequency", 160_000_000),
        ("110.1", "telecommunications", 20_000_000),
        ("111.1", "post", 4_000_000),
        ("112.2", "information-technology", 100_000_000),
    ],
)
def test_ceilings_at_known_edges(place, field, amount):
    assert {amount} == {power["amounts"][field] for power in POWERS["power"] if power["at"] == place}


def test_a_team_is_told_apart_by_who_set_it_up():
    teams = [(p["at"], p["of"]) for p in POWERS["power"] if any("examination-team" in post for post in p["posts"])]
    assert teams == [
        ("104.4", "director-general-of-broadcasting-and-e-information"),
        ("104.5", "director-general-of-telecommunications"),
        ("104.5", "director-general-of-radio-frequency"),
        ("104.6", "chair-of-national-standards-committee"),
        ("104.7", "minister-of-science-and-technology"),
        ("104.10", "minister-of-culture-sports-and-tourism"),
    ]


def test_only_immigration_and_the_province_police_director_expel():
    assert [p["at"] for p in POWERS["power"] if p.get("expel")] == ["107.6", "107.8"]


def test_names_say_something_and_every_text_is_nfc():
    for act in (*ACTS, *REMEDIES["remedy"]):
        for name in (act["vi"], act["en"]):
            assert name == name.strip()
            assert 5 <= len(name) <= 260
    assert len({act["vi"] for act in ACTS}) == len({act["en"] for act in ACTS}) == len(ACTS)
    for text in texts([DECREE, VIOLATIONS, POWERS, REMEDIES]):
        assert text
        assert unicodedata.is_normalized("NFC", text)


def test_the_decree_runs_from_july_2026_and_ends_most_of_the_one_before():
    assert DECREE["from"] == date(2026, 7, 1)
    assert {"15/2020/NĐ-CP"} == {end["instrument"] for end in DECREE["ends"]}
    assert [wider for end in DECREE["ends"] for wider in end["articles"]] == [
        "5-73", "75", "77", "93a", "93b", "96", "98-106", "107-112", "113",
    ]  # fmt: skip
    assert [t["when"] for t in DECREE["transition"]] == ["ended-before", "ongoing"]


def test_the_doubt_about_which_chapter_was_repealed_is_said():
    doubtful = next(end for end in DECREE["ends"] if end["articles"] == ["113"])
    assert doubtful["known"] == "inference"
    assert "Chapter VIII" in doubtful["note"]


def test_what_is_not_modelled_says_where_and_why_in_order():
    places = [gap["at"] for gap in DECREE["unmodelled"]]
    assert places == sorted(set(places), key=order)
    assert all(gap["why"] for gap in DECREE["unmodelled"])


def test_a_name_says_conduct_and_condition() -> None:
    """Before, 351 of 967 had under 45 letters (*Sai tần số, quá công suất, 100–500W*); these points of the decree say no more themselves."""
    rows = tomllib.loads((FOLDER / "violations.toml").read_text(encoding="utf-8"))["act"]
    assert [row["at"] for row in rows if len(row["vi"]) < 45] == ["12.4.a", "12.4.b", "12.5.b", "14.3.a", "96.3.q"]
    assert [
        row["at"] for row in rows if row["at"][:4] in ("66.5", "66.6") and not re.search(r"\d+k?W", row["vi"])
    ] == []
    assert [row["at"] for row in rows if re.search(r"–\d+k?W", row["vi"])] == []
    for words in ("vi", "en"):
        assert len({row[words] for row in rows}) == len(rows)


@pytest.mark.parametrize("place", ["41.1.a", "42.1.c", "43.1.a"])
def test_a_name_leaves_open_the_list_its_point_leaves_open(place) -> None:
    """*và các … khác* ends these points: a name without it would say the point reaches no further."""
    (row,) = (act for act in ACTS if act["at"] == place)
    assert ("khác" in row["vi"].rpartition(",")[2], "other" in row["en"].rpartition(",")[2]) == (True, True)


def test_either_of_two_conditions_is_enough_where_the_point_says_or() -> None:
    """78.6.d: *không thuộc Bộ Quốc phòng, Bộ Công an hoặc không được Thủ tướng Chính phủ cho phép*."""
    (row,) = (act for act in ACTS if act["at"] == "78.6.d")
    assert ("Bộ Công an hoặc không được" in row["vi"], "security, or without" in row["en"]) == (True, True)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("9.4.b", ("hợp đồng đại diện",)),
        ("15.4.d", ("dịch vụ bưu chính công ích", "phát hành báo chí")),
        (
            "17.3",
            (
                "mạng viễn thông dùng riêng",
                "đài phát thanh",
                "thuộc chính phủ để thông tin, tuyên truyền",
                "thử nghiệm",
            ),
        ),
        ("35.1.b", ("chi tiết tiền sử dụng", "thời gian thực")),
        ("49.1.a", ("kèm bản gốc", "hợp đồng mua bán lưu lượng, dịch vụ viễn thông")),
        ("58.1.b", ("tổ chức nước ngoài", "qua biên giới")),
        ("66.1.b", ("hô hiệu", "ăng-ten", "đối tượng liên lạc")),
        ("83.1.b", ("không gia hạn", "định danh")),
    ],
)
def test_a_name_says_each_limb_and_condition(place, words):
    """A clause of two acts is named by both, and by what they depend on."""
    act = Rulebook.built_in().violation(Citation.parse(f"174/2026/NĐ-CP Đ{place}"), on=date(2026, 7, 1))
    assert [one for one in words if one not in act.vi.lower()] == []
