"""Sector decrees, powers and ranges of articles as rules: what is read, what is refused, all problems at once."""

from __future__ import annotations

from datetime import date

import pytest

from thanhtra.errors import (
    BadCitation,
    LawError,
    NoLongerInForce,
    NoSuchProvision,
    NotInTheBook,
    NotYetInForce,
    RulebookError,
    SeveralActs,
)
from thanhtra.law import Citation, Places
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis, SubjectKind

BOOK = Rulebook.built_in()
OLD = "15/2020/NĐ-CP"


def c(text: str) -> Citation:
    return Citation.parse(text)


@pytest.mark.parametrize(
    ("texts", "place", "inside"),
    [
        (["5-71"], "5", True),
        (["5-71"], "71.2.a", True),
        (["5-71"], "72", False),
        (["5-71"], "4", False),
        (["78-95"], "93a.1", True),
        (["5-32"], "32a", False),
        (["5-32a"], "32a.1", True),
        (["93a"], "93a.2.b", True),
        (["93a"], "93", False),
        (["59.1"], "59.1.c", True),
        (["59.1"], "59.2", False),
        (["59.1"], "59", False),
        (["8.1.a"], "8.1.a", True),
        (["8.1.a"], "8.1.b", False),
        (["2", "8.1.a"], "2.9", True),
    ],
)
def test_one_grammar_of_places(texts, place, inside):
    assert inside is Places.parse(OLD, texts).covers(Citation.within(OLD, place))


@pytest.mark.parametrize("text", ["71-5", "5-5", "5.1-6.2", "abc", "", "5-"])
def test_what_is_no_place_is_refused(text):
    with pytest.raises(BadCitation):
        Places.parse(OLD, [text])


def test_places_of_one_instrument_cover_nothing_of_another():
    places = Places.parse(OLD, ["5-71"])
    assert not places.covers(c("174/2026/NĐ-CP Đ7.1"))
    assert not places.covers(c(OLD))


def test_the_built_in_decrees_and_powers_have_no_problems():
    assert BOOK.decrees.problems() == []
    assert BOOK.problems() == []


def test_at_least_a_thousand_acts_with_a_frame_or_a_warning():
    found = {
        (instrument, citation)
        for instrument in BOOK.decrees.heads
        for citation, history in BOOK.decrees.acts(instrument).items()
        if any(v.rule is not None and (v.rule.frame or v.rule.warning_only) for v in history.versions)
    }
    assert len(found) >= 1000


def test_frames_stay_inside_the_maximum_of_their_field():
    beyond = []
    for instrument in BOOK.decrees.heads:
        for citation, history in BOOK.decrees.acts(instrument).items():
            for version in history.versions:
                act = version.rule
                if act is None or act.frame is None:
                    continue
                try:
                    most = BOOK.field_maximum(act.field, act.start, decree=instrument).rule
                except LawError:
                    continue
                individual = act.frame.most // 2 if act.stated_for is SubjectKind.ORGANIZATION else act.frame.most
                if individual > most:
                    beyond.append((str(citation), individual, most))
    assert beyond == []


@pytest.mark.parametrize(
    ("place", "day", "error"),
    [
        (f"{OLD} Đ101.1.a", date(2020, 4, 14), NotYetInForce),
        (f"{OLD} Đ101.1.a", date(2026, 7, 1), NoLongerInForce),
        (f"{OLD} Đ93a.2.a", date(2025, 9, 8), NotYetInForce),
        (f"{OLD} Đ93a.2.a", date(2026, 7, 1), NoLongerInForce),
        (f"{OLD} Đ101", date(2021, 1, 1), SeveralActs),
        (f"{OLD} Đ125.1.a", date(2021, 1, 1), NoSuchProvision),
        (f"{OLD} Đ101.9", date(2021, 1, 1), NotInTheBook),
        ("174/2013/NĐ-CP Đ30.1.a", date(2020, 4, 15), NoLongerInForce),
    ],
)
def test_an_act_outside_its_life_is_refused(place, day, error):
    with pytest.raises(error):
        BOOK.violation(c(place), on=day)


def test_an_act_inserted_by_another_decree_is_found_under_its_own_citation():
    assert BOOK.violation(c(f"{OLD} Đ93a.2.a"), on=date(2025, 9, 9)).cites == (
        c(f"{OLD} Đ93a.2.a"),
        c("211/2025/NĐ-CP Đ11.2"),
    )


def test_a_clause_cited_without_its_points_has_their_common_frame():
    found = BOOK.violation(c(f"{OLD} Đ101.1"), on=date(2021, 1, 1))
    assert (found.precise, found.known) == (False, Basis.INFERENCE)
    assert found.frame == BOOK.violation(c(f"{OLD} Đ101.1.a"), on=date(2021, 1, 1)).frame


def test_a_point_of_a_clause_read_at_its_head_has_the_clauses_frame():
    found = BOOK.violation(c(f"{OLD} Đ9.1.c"), on=date(2023, 1, 1))
    assert (found.precise, found.known) == (False, Basis.INFERENCE)
    with pytest.raises(NotInTheBook):
        BOOK.violation(c(f"{OLD} Đ102.9.a"), on=date(2023, 1, 1))


@pytest.mark.parametrize(
    ("place", "day", "years"),
    [
        ("174/2026/NĐ-CP Đ11.1.a", date(2026, 8, 1), 2),
        ("174/2026/NĐ-CP Đ11.1.b", date(2026, 8, 1), 1),
        (f"{OLD} Đ9.1.a", date(2022, 1, 27), 2),
        (f"{OLD} Đ9.1.a", date(2022, 1, 26), None),
        ("119/2020/NĐ-CP Đ7.1", date(2023, 1, 1), None),
        ("158/2013/NĐ-CP Đ5.1", date(2023, 1, 1), None),
    ],
)
def test_a_decrees_own_limitation(place, day, years):
    found = BOOK.limitation_of(c(place), day)
    assert years == (found.term.amount if found else None)


@pytest.mark.parametrize(
    ("place", "rule"),
    [
        ("174/2026/NĐ-CP Đ9.1", "once-and-aggravated"),
        ("174/2026/NĐ-CP Đ7.1", "each-act"),
        ("158/2013/NĐ-CP Đ5.1", None),
    ],
)
def test_how_repeated_acts_are_sanctioned(place, rule):
    found = BOOK.decrees.repeat_rule_of(c(place), date(2026, 8, 1))
    assert rule == (found.rule if found else None)


@pytest.mark.parametrize(
    ("field", "day", "decree", "most"),
    [
        ("press", date(2021, 12, 31), None, 100_000_000),
        ("press", date(2022, 1, 1), None, 250_000_000),
        ("network-information-security", date(2026, 6, 30), None, 100_000_000),
        ("network-information-security", date(2026, 7, 1), OLD, 100_000_000),
        ("network-information-security", date(2020, 6, 1), OLD, 100_000_000),
    ],
)
def test_the_maximum_of_a_field(field, day, decree, most):
    assert most == BOOK.field_maximum(field, day, decree=decree).rule


@pytest.mark.parametrize(
    ("field", "day", "decree"),
    [
        ("network-information-security", date(2026, 7, 1), None),
        ("alchemy", date(2026, 7, 1), None),
        ("press", date(2010, 1, 1), OLD),
    ],
)
def test_a_field_without_a_maximum_is_refused(field, day, decree):
    with pytest.raises(LawError):
        BOOK.field_maximum(field, day, decree=decree)


@pytest.mark.parametrize(
    ("slug", "point"),
    [
        ("restore-original-state", "a"),
        ("disgorge-gains", "i"),
        ("surrender-goods-value", "i"),
        ("remove-information", "k"),
    ],
)
def test_the_point_a_remedy_falls_under(slug, point):
    assert point == BOOK.point_of(slug)


def test_names_that_are_not_in_the_book_are_refused():
    for ask in (
        lambda: BOOK.point_of("x"),
        lambda: BOOK.post("x"),
        lambda: BOOK.decree("x"),
        lambda: BOOK.powers_of("x", date(2022, 1, 1)),
    ):
        with pytest.raises(NotInTheBook):
            ask()


def test_a_post_that_is_a_kind_of_another_has_its_powers():
    day = date(2026, 8, 1)
    assert BOOK.powers_of("province-cyber-police-division-head", day) is BOOK.powers_of("police-division-head", day)
    assert BOOK.lineage("province-cyber-police-division-head") == (
        "province-cyber-police-division-head",
        "police-division-head",
    )


def test_forms_are_known_by_decree_and_code():
    assert BOOK.forms["118/2021/NĐ-CP MQĐ02"].named == "118/2021/NĐ-CP MQĐ02"


GOOD_HEAD = 'instrument = "1/2030/NĐ-CP"\nvi = "x"\nen = "x"\nfrom = 2030-01-01\namounts_for = "organization"\nwhole = true\ncites = ["1/2030/NĐ-CP Đ1"]\n'


def written(tmp_path, head: str, acts: str = "", powers: str = ""):
    folder = tmp_path / "decrees" / "1-2030"
    folder.mkdir(parents=True)
    (folder / "decree.toml").write_text(head, encoding="utf-8")
    (folder / "violations.toml").write_text(acts, encoding="utf-8")
    (folder / "powers.toml").write_text(powers, encoding="utf-8")
    return Rulebook.load(tmp_path)


def act(body: str) -> str:
    return f'[[act]]\nat = "1.1"\nvi = "x"\nen = "x"\nfield = "post"\n{body}\n'


FRAME = "frame = { least = 2, most = 4 }"


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        (act(FRAME) + act(FRAME), "one row of a provision from one day"),
        (act(""), "a frame"),
        (act("frame = { least = 4, most = 2 }"), "least not above most"),
        (act("frame = { least = 3, most = 5 }"), "amounts that halve"),
        (act('frame = { gap = "x", warning_only = true }'), "exactly one of"),
        (act("frame = {}"), "exactly one of"),
        (act(FRAME).replace("post", "alchemy"), "a field of fields.toml"),
        (act(FRAME).replace('"1.1"', '"2/2031/NĐ-CP Đ1"'), "a place of"),
        (act(FRAME).replace('"1.1"', '"x.y"'), "a place such as"),
        (act(FRAME + '\nadditional = [{ measure = "scold" }]'), "withdraw-licence"),
        (
            act(FRAME + '\nadditional = [{ measure = "expel", least = 3, most = 2, unit = "month" }]'),
            "a term not above most",
        ),
        (act(FRAME + '\nremedies = [{ remedy = "repent" }]'), "a remedy of remedies.toml"),
        (act(FRAME + '\namounts_for = "household-business"'), "individual or organization"),
        (act(FRAME + "\ncolour = 1"), "a key of this table"),
    ],
)
def test_a_wrong_row_of_acts_is_named(tmp_path, acts, expected):
    book = written(tmp_path, GOOD_HEAD, acts)
    assert any(expected in p.expected for p in book.decrees.problems())
    with pytest.raises(RulebookError):
        book.decrees.acts("1/2030/NĐ-CP")


POWER = '[[power]]\nat = "9.1"\nposts = ["inspector"]\nstated_for = "organization"\nwarning = true\nlicence = []\n'


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (POWER, "either amounts or a gap"),
        (POWER + "amounts = { post = 2 }\nconfiscate = 'limited'", "none, any or"),
        (POWER + "amounts = { post = 2 }\nconfiscate = {}", "a whole number"),
        (POWER + "amounts = { post = 2 }\nremedies = ['repent']", "remedies of remedies.toml"),
        (POWER + "amounts = { post = 2 }\nprovisions = ['9-1']", "articles such as"),
        (POWER + "amounts = { post = 2 }\nof = 'archduke'", "a post of posts.toml"),
        (POWER.replace("inspector", "archduke") + "amounts = { post = 2 }", "posts of posts.toml"),
        (POWER.replace("licence = []", 'licence = ["x"]') + "amounts = { post = 2 }", "of withdraw-licence"),
        (POWER.replace('"9.1"', '"?"') + "amounts = { post = 2 }", "a place such as"),
    ],
)
def test_a_wrong_row_of_powers_is_named(tmp_path, row, expected):
    book = written(tmp_path, GOOD_HEAD, powers=row)
    assert any(expected in p.expected for p in book.decrees.problems())


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("[maxima]\nalchemy = 1\n", "a field of fields.toml"),
        (
            '[[ends]]\ninstrument = "15/2020/NĐ-CP"\nfrom = 2030-01-01\ncites = ["1/2030/NĐ-CP Đ9"]\n',
            "either articles or whole",
        ),
        ('[[repeated]]\nprovisions = ["1"]\nrule = "x"\ncites = ["1/2030/NĐ-CP Đ9"]\n', "one of each-act"),
        (
            '[[limitation]]\nprovisions = ["?"]\namount = 1\nunit = "year"\ncites = ["1/2030/NĐ-CP Đ9"]\n',
            "articles such as",
        ),
        (
            '[[transition]]\nwhen = "x"\nfrom = 2030-01-01\napplies = "y"\ncites = ["1/2030/NĐ-CP Đ9"]\n',
            "one of ended-before",
        ),
        ('[[lacks]]\narticles = ["?"]\nwhy = "x"\n', "articles such as"),
    ],
)
def test_a_wrong_head_is_named(tmp_path, more, expected):
    assert any(expected in p.expected for p in written(tmp_path, GOOD_HEAD + more).decrees.problems())


def test_a_head_without_its_first_day_is_named(tmp_path):
    assert any(
        "a date" in p.expected
        for p in written(tmp_path, GOOD_HEAD.replace("from = 2030-01-01\n", "")).decrees.problems()
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            'post = "inspector"\nfrom = 2030-01-01\nwarning = true\nlicence = []\nconfiscate = "none"\nremedies = []\ncites = ["1/2030/NĐ-CP Đ9"]',
            "either percent or amount",
        ),
        ('post = "archduke"\nfrom = 2030-01-01\nended = true\ncites = ["1/2030/NĐ-CP Đ9"]', "a post of posts.toml"),
        (
            'post = "inspector"\nfrom = 2030-01-01\npercent = 101\nwarning = true\nlicence = ["x"]\nconfiscate = "none"\nremedies = ["zz"]\ncites = ["1/2030/NĐ-CP Đ9"]',
            "at most 100",
        ),
        (
            'post = "inspector"\nfrom = 2013-07-01\nended = true\ncites = ["1/2030/NĐ-CP Đ9"]',
            "versions that each start",
        ),
        (
            'post = "inspector"\nfrom = 2030-01-01\npercent = 1\nwarning = true\nlicence = []\nconfiscate = "x"\nremedies = []\ncites = ["1/2030/NĐ-CP Đ9"]',
            "one of none",
        ),
    ],
)
def test_a_wrong_power_is_named(tmp_path, row, expected):
    (tmp_path / "powers").mkdir()
    (tmp_path / "powers" / "more.toml").write_text(f"[[power]]\n{row}\n", encoding="utf-8")
    with pytest.raises(RulebookError) as found:
        Rulebook.load(tmp_path)
    assert any(expected in p.expected for p in found.value.problems)


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        (
            "jurisdiction.toml",
            'cites = ["15/2012/QH13 Đ52.3"]\n[[own]]\nposts = ["archduke"]\nfields = ["alchemy"]\nduty = true\n',
            "posts of posts.toml",
        ),
        (
            "circumstances.toml",
            '[[fine]]\nfrom = 2013-07-01\nrule = "free-half"\ncites = ["15/2012/QH13 Đ23.4"]\n',
            "versions that each start",
        ),
        ("circumstances.toml", '[[minor]]\nfrom = 2030-01-01\ncites = ["15/2012/QH13 Đ134"]\n', "a whole number"),
    ],
)
def test_wrong_rules_of_setting_and_jurisdiction_are_named(tmp_path, file, text, expected):
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as found:
        Rulebook.load(tmp_path)
    assert any(expected in p.expected for p in found.value.problems)


def test_another_agencys_decree_lies_over_the_built_in_ones(tmp_path):
    book = written(tmp_path, GOOD_HEAD, act(FRAME))
    assert book.violation(c("1/2030/NĐ-CP Đ1.1"), on=date(2030, 1, 1)).frame.most == 4
    assert book.violation(c(f"{OLD} Đ101.1.a"), on=date(2021, 1, 1)).frame is not None
