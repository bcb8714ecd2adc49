"""Posts, general powers, fields, remedies and forms: the data say what the texts say, and are whole on every day."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "src" / "thanhtra" / "rulebook" / "data"
M = 1_000_000
A, B, C, X = date(2013, 7, 1), date(2022, 1, 1), date(2025, 7, 1), date(2026, 9, 26)
"""The Law as passed, as amended in 2020, as amended in 2025 (Decree 189/2025), Decree 311/2026."""
DAYS = [
    date(y, m, d)
    for y in range(2013, 2027)
    for m, d in ((1, 1), (2, 28), (3, 1), (7, 1), (9, 26), (12, 31))
    if date(y, m, d) >= A
]
BASES = {"text", "ocr", "secondary", "inference"}
POINTS = set("abcdđeghik")
CITE = re.compile(
    r"\d{1,4}/(?:\d{4}/)?[A-ZĐ]+\d{0,2}(?:-[A-ZĐ]+)*(?: Đ\d{1,3}[a-zđ]?(?:\.\d{1,2}[a-zđ]?(?:\.[a-zđ]\d?)?)?)?"
)


def load(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


FILES = [
    *(DATA / f"{n}.toml" for n in ("posts", "fields", "remedies", "forms")),
    *sorted((DATA / "powers").glob("*.toml")),
]
POSTS = {p["slug"]: p for p in load(DATA / "posts.toml")["post"]}
FIELDS = {f["slug"]: f for f in load(DATA / "fields.toml")["field"]}
FORMS = load(DATA / "forms.toml")["form"]
ROWS: dict[str, list[dict]] = {}
for _file in sorted((DATA / "powers").glob("*.toml")):
    for _row in load(_file)["power"]:
        ROWS.setdefault(_row["post"], []).append(_row)


def rows_of(slug: str) -> list[dict]:
    """A post's own rows, else those of the general post it is a kind of."""
    if slug in ROWS:
        return ROWS[slug]
    return rows_of(POSTS[slug]["kind_of"]) if "kind_of" in POSTS[slug] else []


def on(versions: list[dict], day: date) -> dict | None:
    held = [v for v in versions if v["from"] <= day]
    return held[-1] if held else None


def exists(post: dict, day: date) -> bool:
    return post["from"] <= day and (day < post["ended"] if "ended" in post else True)


def maximum(field: str, day: date) -> int | None:
    version = on(FIELDS[field]["maximum"], day)
    return version.get("amount") if version else None


def ceiling(slug: str, field: str, day: date, *, organization: bool = False) -> int | None:
    """What the post may fine one act in the field; None where it does not exist, has no power or the book has a gap."""
    row = on(rows_of(slug), day) if exists(POSTS[slug], day) else None
    if row is None or row.get("ended") or "gap" in row:
        return None
    if "amount" in row:
        one = row["amount"]
    else:
        most = maximum(field, day)
        assert most is not None
        one = min(most * row["percent"] // 100, row.get("cap", most))
    return one * 2 if organization else one


COMPUTED = [
    # post, on, individual ceilings in thousand đồng: post (40m), telecommunications (100m), press
    ("inspector", date(2020, 6, 1), 400, 500, 500),
    ("inspector", date(2023, 6, 1), 400, 500, 500),
    ("chief-inspector-of-department", date(2020, 6, 1), 20_000, 50_000, 50_000),
    ("chief-inspector-of-department", date(2023, 6, 1), 20_000, 50_000, 50_000),
    ("head-of-department-inspection-team", date(2020, 6, 1), 20_000, 50_000, 50_000),
    ("head-of-directorate-inspection-team", date(2023, 6, 1), 20_000, 50_000, 50_000),
    ("director-of-regional-frequency-centre", date(2020, 6, 1), 20_000, 50_000, 50_000),
    ("head-of-ministry-inspection-team", date(2020, 6, 1), 28_000, 70_000, 70_000),
    ("head-of-ministry-inspection-team", date(2023, 6, 1), 28_000, 70_000, 175_000),
    ("chief-inspector-of-ministry", date(2020, 6, 1), 40_000, 100_000, 100_000),
    ("chief-inspector-of-ministry", date(2023, 6, 1), 40_000, 100_000, 250_000),
    ("director-general-of-press", date(2023, 6, 1), 40_000, 100_000, 250_000),
    ("director-general-of-telecommunications", date(2020, 6, 1), 40_000, 100_000, 100_000),
    ("province-chair", date(2023, 6, 1), 40_000, 100_000, 250_000),
    ("commune-chair", date(2020, 6, 1), 4_000, 5_000, 5_000),
    ("commune-chair", date(2023, 6, 1), 4_000, 5_000, 5_000),
    ("district-chair", date(2021, 12, 31), 20_000, 50_000, 50_000),
    ("district-chair", date(2022, 1, 1), 20_000, 50_000, 100_000),
    ("province-police-director", date(2021, 12, 31), 20_000, 50_000, 50_000),
    ("province-police-director", date(2022, 1, 1), 20_000, 50_000, 100_000),
]


@pytest.mark.parametrize(("post", "day", "postal", "telecom", "press"), COMPUTED)
def test_percentages_give_the_ceilings_computed_from_the_law(post, day, postal, telecom, press):
    assert [postal * 1000, telecom * 1000, press * 1000] == [
        ceiling(post, f, day) for f in ("post", "telecommunications", "press")
    ]


@pytest.mark.parametrize(("post", "day", "postal", "telecom", "press"), COMPUTED)
def test_an_organisation_doubles_the_ceiling(post, day, postal, telecom, press):
    expected = [postal * 2000, telecom * 2000, press * 2000]
    assert expected == [ceiling(post, f, day, organization=True) for f in ("post", "telecommunications", "press")]


DECREE_174 = [
    # clause of Decree 174/2026, post, organisation ceilings in million đồng: telecom/radio/IT, post/e-transactions (None: not in the clause)
    ("104.1", "director-of-regional-frequency-centre", 100, None),
    ("104.2", "head-of-standards-branch", 100, 40),
    ("104.3", "director-of-science-department", 160, 64),
    ("104.4", "director-of-culture-department", 160, None),
    ("104.5", "head-of-directorate-examination-team", 160, None),
    ("104.6", "head-of-directorate-examination-team", 160, 64),
    ("104.7", "head-of-ministry-examination-team", 200, 80),
    ("104.7", "chief-of-office-of-science-ministry", 200, 80),
    ("104.8", "director-general-of-telecommunications", 200, None),
    ("104.8", "director-general-of-radio-frequency", 200, None),
    ("104.9", "chair-of-national-standards-committee", 200, 80),
    ("104.10", "director-general-of-broadcasting-and-e-information", 200, None),
    ("104.10", "chief-of-office-of-culture-ministry", 200, None),
    ("106.1", "commune-chair", 100, 40),
    ("106.2", "province-chair", 200, 80),
    ("107.1", "police-soldier", 20, 8),
    ("107.2", "mobile-police-company-head", 40, 16),
    ("107.3", "police-station-head", 60, 24),
    ("107.3", "police-team-leader", 60, 24),
    ("107.4", "commune-police-chief", 100, 40),
    ("107.5", "police-division-head", 160, 64),
    ("107.5", "province-cyber-police-division-head", 160, 64),
    ("107.6", "province-immigration-division-head", 160, 64),
    ("107.7", "province-police-director", 200, 80),
    ("107.7", "director-general-of-cyber-security-police", 200, 80),
    ("107.8", "director-general-of-immigration", 200, 80),
    ("108.1", "border-guard-soldier", 10, 4),
    ("108.2", "border-guard-team-leader", 20, 8),
    ("108.3", "border-guard-anti-drug-team-leader", 30, 12),
    ("108.4", "border-guard-post-head", 60, 24),
    ("108.5", "border-guard-anti-drug-group-head", 100, 40),
    ("108.6", "border-guard-commander", 200, 80),
    ("109.1", "coast-guard-officer", 10, 4),
    ("109.2", "coast-guard-group-leader", 20, 8),
    ("109.3", "coast-guard-team-leader", 40, 16),
    ("109.4", "coast-guard-flotilla-head", 60, 24),
    ("109.5", "coast-guard-squadron-head", 100, 40),
    ("109.6", "coast-guard-region-commander", 160, 64),
    ("109.7", "coast-guard-commander", 200, 80),
    ("110.1", "market-controller", 20, 8),
    ("110.2", "market-team-leader", 60, 24),
    ("110.3", "market-branch-head", 100, 40),
    ("110.4", "director-general-of-market-management", 200, 80),
    ("111.1", "customs-officer", 10, 4),
    ("111.2", "customs-team-leader", 60, 24),
    ("111.3", "customs-branch-head", 100, 40),
    ("111.4", "director-general-of-customs", 200, 80),
    ("112.1", "inspector", 20, 8),
    ("112.2", "head-of-inspection-team", 100, 40),
    ("112.3", "chief-inspector-level-three", 160, 64),
    ("112.4", "chief-inspector-of-ministry", 200, 80),
    ("112.4", "head-of-ministry-inspection-team", 200, 80),
]


@pytest.mark.parametrize(("clause", "post", "telecom", "postal"), DECREE_174)
def test_the_percentages_of_decree_189_give_the_amounts_decree_174_prints(clause, post, telecom, postal):
    day = date(2026, 7, 1)
    field = "radio-frequency" if clause == "104.1" else "information-technology"
    assert telecom * M == ceiling(post, field, day, organization=True)
    if postal is not None:
        assert postal * M == ceiling(post, "post", day, organization=True)


@pytest.mark.parametrize(
    ("post", "percent"),
    [
        ("cipher-inspector", 10),
        ("head-of-cipher-inspection-team", 50),
        ("chief-cipher-inspector", 80),
        ("head-of-cipher-committee", 100),
    ],
)
def test_the_cipher_ladder_is_that_of_decree_174_article_105(post, percent):
    assert 2 * M * percent == ceiling(post, "civil-cryptography", date(2026, 7, 1), organization=True)


def test_a_directorate_examination_team_falls_from_80_to_50_percent_on_2026_09_26():
    """Decree 311/2026 Đ1.4, while Decree 174/2026 Đ104 still prints 160 million: the row says so."""
    team = "head-of-directorate-examination-team"
    assert [ceiling(team, "telecommunications", d, organization=True) for d in (date(2026, 9, 25), X)] == [
        160 * M,
        100 * M,
    ]
    assert "two readings" in on(ROWS[team], X)["note"]
    assert ceiling("head-of-ministry-examination-team", "telecommunications", X) == 100 * M


@pytest.mark.parametrize(
    ("post", "last", "after"),
    [
        ("chief-inspector-of-department", (2025, 6, 30), None),
        ("head-of-department-inspection-team", (2025, 6, 30), None),
        ("district-chair", (2025, 6, 30), None),
        ("district-police-chief", (2025, 2, 28), None),
        ("director-of-department", None, (2025, 7, 1)),
        ("head-of-ministry-examination-team", None, (2025, 7, 1)),
        ("chief-inspector-of-province", None, (2023, 7, 1)),
        ("head-of-department-examination-team", None, None),
        ("director-of-information-department", None, None),
    ],
)
def test_a_power_begins_and_ends_on_its_day(post, last, after):
    days = [d for d in DAYS if ceiling(post, "information-technology", d) is not None]
    if last:
        assert ceiling(post, "information-technology", date(*last)) is not None
        assert max(days) <= date(*last)
    if after:
        assert ceiling(post, "information-technology", date(*after)) is not None
        assert min(days) >= date(*after)
    if not last and not after:
        assert days == []


def test_the_provincial_chief_inspector_had_a_power_under_the_inspection_law_of_2022_and_has_one_again():
    assert ceiling("chief-inspector-of-province", "information-technology", date(2025, 6, 30)) is not None
    assert ceiling("chief-inspector-of-province", "information-technology", date(2025, 7, 1)) is None
    assert ceiling("chief-inspector-of-province", "information-technology", date(2026, 9, 25)) is None
    assert ceiling("chief-inspector-of-province", "information-technology", date(2026, 9, 26)) is not None


def test_a_commune_chair_reaches_half_the_maximum_from_2025_07_01():
    assert [ceiling("commune-chair", "telecommunications", d) for d in (date(2025, 6, 30), C)] == [5 * M, 50 * M]


def test_confiscation_follows_one_then_two_times_the_ceiling_then_none():
    chair = [on(ROWS["district-chair"], d)["confiscate"] for d in (date(2021, 12, 31), B)]
    inspector = [on(ROWS["inspector"], d)["confiscate"] for d in (date(2021, 12, 31), B, C)]
    assert [chair, inspector] == [[{"times": 1}, "any"], [{"times": 1}, {"times": 2}, {"times": 2}]]


def test_inspectors_and_heads_of_teams_never_coerce_and_never_delegate():
    teams = [s for s in POSTS if s.startswith("head-of-") and s.endswith(("-inspection-team", "-examination-team"))]
    for slug in [
        *teams,
        "inspector",
        "specialised-inspection-officer",
        "cipher-inspector",
        "provincial-inspector",
        "head-of-inspection-team",
    ]:
        for row in rows_of(slug):
            assert not row.get("coerce", False), slug
            assert not row.get("delegate", False), slug


@pytest.mark.parametrize(
    ("post", "day", "coerce", "delegate"),
    [
        ("chief-inspector-of-department", date(2020, 1, 1), True, True),  # Đ87.1.i, Đ54.1
        ("commune-police-chief", date(2024, 1, 1), False, True),  # not in Đ87.1.b
        ("police-station-head", date(2024, 1, 1), True, True),
        ("police-soldier", date(2026, 1, 1), False, False),
        ("director-general-of-internal-political-security", date(2021, 12, 31), True, True),
        ("director-general-of-internal-political-security", B, False, True),  # dropped from Đ87.1.b in 2020
        ("market-team-leader", date(2024, 1, 1), False, True),
        ("coast-guard-group-leader", date(2020, 1, 1), False, False),  # Đ54.1 starts at Đ41.3
        ("director-of-science-department", C, True, True),
    ],
)
def test_coercion_and_delegation_follow_their_lists(post, day, coerce, delegate):
    row = on(rows_of(post), day)
    assert (coerce, delegate) == (row["coerce"], row["delegate"])


@pytest.mark.parametrize(
    ("field", "day", "amount"),
    [
        ("press", date(2021, 12, 31), 100 * M),
        ("press", B, 250 * M),
        ("post", date(2014, 1, 1), 40 * M),
        ("electronic-transactions", date(2026, 1, 1), 40 * M),
        ("cyber-security", date(2021, 12, 31), None),
        ("cyber-security", B, 100 * M),
        ("printing", date(2021, 12, 31), None),
        ("printing", B, 100 * M),
        ("network-information-security", date(2026, 6, 30), 100 * M),
        ("network-information-security", date(2026, 7, 1), None),
        ("cipher", date(2021, 12, 31), 50 * M),
        ("cipher", B, 75 * M),
        ("civil-cryptography", date(2026, 7, 1), 100 * M),
        ("personal-data", date(2025, 12, 31), None),
        ("personal-data", date(2026, 1, 1), 1_500 * M),
        ("intellectual-property", date(2021, 12, 31), None),
        ("intellectual-property", B, 250 * M),
        ("road-traffic", date(2021, 12, 31), 40 * M),
        ("road-traffic", B, 75 * M),
        ("land", date(2020, 1, 1), 500 * M),
    ],
)
def test_the_maximum_of_a_field_changes_on_its_day(field, day, amount):
    assert amount == maximum(field, day)


@pytest.mark.parametrize(
    ("field", "day", "years"),
    [
        *(
            (f, date(2020, 1, 1), 2)
            for f in (
                "press",
                "publishing",
                "fees",
                "prices",
                "land",
                "environment",
                "construction",
                "intellectual-property",
                "goods-trade",
                "accounting",
            )
        ),
        *(
            (f, date(2026, 10, 1), 1)
            for f in (
                "post",
                "telecommunications",
                "radio-frequency",
                "information-technology",
                "cyber-security",
                "electronic-transactions",
                "advertising",
                "printing",
                "personal-data",
                "health",
                "road-traffic",
            )
        ),
        ("invoices", date(2021, 12, 31), 1),
        ("invoices", B, 2),
        ("complaints", date(2025, 6, 30), 1),
        ("complaints", C, 2),
    ],
)
def test_the_limitation_of_a_field_is_that_of_article_6(field, day, years):
    version = on(FIELDS[field]["limitation"], day)
    assert (years, "year") == (version["amount"], version["unit"])


def test_printing_s_limitation_is_said_to_be_an_inference():
    assert FIELDS["printing"]["limitation"][0]["known"] == "inference"


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_post_that_exists_has_exactly_one_answer_about_its_power(day):
    assert [s for s, p in POSTS.items() if exists(p, day) and on(rows_of(s), day) is None] == []
    for field in FIELDS.values():
        if exists(field, day):
            assert on(field["maximum"], day) is not None, field["slug"]
            assert on(field["limitation"], day) is not None, field["slug"]


def test_versions_of_one_post_do_not_overlap_and_stand_within_its_life():
    for slug, rows in ROWS.items():
        starts = [r["from"] for r in rows]
        assert starts == sorted(set(starts)), slug
        post = POSTS[slug]
        assert starts[0] == post["from"], slug
        if "ended" in post:
            assert rows[-1].get("ended") is True, slug
            assert starts[-1] == post["ended"], slug


def test_versions_of_one_field_do_not_overlap():
    for slug, field in FIELDS.items():
        for name in ("maximum", "limitation"):
            starts = [v["from"] for v in field[name]]
            assert starts == sorted(set(starts)), slug
            assert starts[0] == field["from"], slug


def test_slugs_are_unique_and_well_formed():
    for name, key in (("posts", "post"), ("fields", "field"), ("remedies", "remedy")):
        slugs = [r["slug"] for r in load(DATA / f"{name}.toml")[key]]
        assert len(slugs) == len(set(slugs))
        assert [s for s in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", s)] == []


def test_successors_and_general_posts_exist_when_they_are_needed():
    for slug, post in POSTS.items():
        for heir in post.get("succeeded_by", []):
            assert exists(POSTS[heir], post["ended"]), (slug, heir)
        if "kind_of" in post:
            general = POSTS[post["kind_of"]]
            assert "kind_of" not in general, slug
            assert exists(general, post["from"]), slug
        names = [n["from"] for n in post.get("name", [])]
        assert names == sorted(set(names)), slug
        assert all(n > post["from"] for n in names), slug


def test_every_row_names_a_post_and_is_complete():
    for slug, rows in ROWS.items():
        assert slug in POSTS
        for row in rows:
            assert row.get("known", "text") in BASES
            if "gap" in row or row.get("ended"):
                assert "percent" not in row
                continue
            assert ("percent" in row) != ("amount" in row), row
            if "percent" in row:
                assert type(row["percent"]) is int
                assert 1 <= row["percent"] <= 100
            else:
                assert row["stated_for"] == "individual"
                assert "cap" not in row
            assert row["warning"] is True
            assert set(row["licence"]) <= {"withdraw-licence", "suspend-activity"}
            assert row["confiscate"] in ("none", "any", {"times": 1}, {"times": 2})
            assert row["remedies"] == "all" or set(row["remedies"]) <= POINTS
            assert type(row["coerce"]) is bool
            assert type(row["delegate"]) is bool
            assert row["cites"]


def test_from_2025_07_01_no_row_prints_an_amount_or_a_cap():
    for rows in ROWS.values():
        for row in rows:
            assert row["from"] < C or not {"amount", "cap"} & row.keys()


def test_the_remedies_are_the_ten_points_of_article_28():
    points = [r["cites"][0].rsplit(".", 1)[1] for r in load(DATA / "remedies.toml")["remedy"]]
    assert points == list("abcdđeghik")


def test_the_forms_are_the_74_of_decree_118_and_the_9_that_replaced_some():
    old = [f for f in FORMS if f["decree"] == "118/2021/NĐ-CP"]
    new = {f["code"] for f in FORMS if f["decree"] == "68/2025/NĐ-CP"}
    assert (sum(f["code"].startswith("MQĐ") for f in old), sum(f["code"].startswith("MBB") for f in old)) == (44, 30)
    assert new == {"MQĐ01", "MQĐ02", "MQĐ11", "MQĐ38", "MQĐ39", "MQĐ40", "MBB01", "MBB05", "MBB27"}
    assert new == {f["code"] for f in old if f.get("ended") == date(2025, 5, 2)}


@pytest.mark.parametrize("day", [d for d in DAYS if d >= B], ids=str)
def test_each_form_code_has_one_form_a_day(day):
    codes = [f["code"] for f in FORMS if exists(f, day)]
    assert (len(codes), len(set(codes))) == (74, 74)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_the_file_is_canonical(path):
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    data = load(path)
    assert data["known"] in BASES
    assert data["checked"] == date(2026, 11, 22)

    def walk(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key.endswith("cites"):
                    assert [c for c in inner if not CITE.fullmatch(c)] == []
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(data)
