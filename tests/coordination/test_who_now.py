"""Who now? Ten posts and bodies on their last day and the day after, and what is asked of an area, an agency, a team."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from thanhtra.coordination import who_now
from thanhtra.errors import NotInTheBook
from thanhtra.exchange.takeover import area_to_json, who_now_to_json
from thanhtra.rulebook import MATTERS, Rulebook
from thanhtra.rulebook.lint import lint

BOOK = Rulebook.built_in()
D = date
CASES = tomllib.loads((Path(__file__).parent / "who_now.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["post"] for c in CASES])
def test_who_has_the_matters_of_one_that_is_gone(case):
    on_the_last = who_now(case["post"], case["last"], BOOK)
    found = who_now(case["post"], case["last"] + timedelta(days=1), BOOK)
    pending = [s for s in found.successors if s.matter == "pending" and s.post != "competent-person"]
    assert (on_the_last.exists, on_the_last.successors, on_the_last.missing) == (True, (), ())
    assert (found.exists, [s.post for s in pending], list(found.missing)) == (
        False,
        case["heirs"],
        case.get("missing", []),
    )
    assert [s.post for s in found.successors if s.matter == "annulment"] == case["annulled_by"]
    assert {s.known.value for s in pending} == ({case["known"]} if pending else set())
    assert all([str(c) for c in s.cites] == case["cites"] for s in pending)
    assert {s.matter for s in found.successors} == set(MATTERS)


def matters(found, post):
    return [s.matter for s in found.successors if s.post == post]


def test_the_chair_of_a_merged_province_has_its_place_taken_by_that_of_the_new_one():
    found = who_now("province-chair", D(2025, 7, 1), BOOK, area="49")
    assert who_now("province-chair", D(2025, 6, 30), BOOK, area="49").exists
    assert (found.exists, matters(found, "province-chair")) == (False, list(MATTERS))
    assert {s.areas for s in found.successors if s.post == "province-chair"} == {("48",)}
    assert str(found.successors[0].cites[0]) == "202/2025/QH15 Đ1"
    assert found.successors[0].known.value == "secondary"


def test_the_new_codes_are_no_longer_old_ones():
    assert who_now("province-chair", D(2025, 7, 1), BOOK, area="48").exists
    assert who_now("commune-chair", D(2024, 7, 1), BOOK, area="48/20333").exists  # a code of later: nothing ended


def test_a_district_passes_to_the_chairs_of_the_communes_it_became():
    found = who_now("district-chair", D(2025, 7, 1), BOOK, area="49/502")
    assert {(s.post, s.areas) for s in found.successors if s.areas} == {
        ("commune-chair", ("48/20335", "48/20341", "48/20350", "48/20356")),
        ("province-chair", ("48",)),
    }
    assert {s.areas for s in who_now("district-chair", D(2025, 7, 1), BOOK, area="99").successors} == {()}


def test_a_post_left_in_some_bodies_is_asked_for_its_agency():
    day, post = D(2025, 7, 1), "chief-inspector-of-ministry"
    assert (who_now(post, day, BOOK).exists, who_now(post, day, BOOK).missing) == (None, ("fact:agency",))
    assert who_now(post, day, BOOK, agency="Bộ Công an").exists
    gone = who_now(post, day, BOOK, agency="Bộ Khoa học và Công nghệ")
    assert (gone.exists, gone.missing) == (False, ("law:successor:chief-inspector-of-ministry@2025-07-01",))
    assert matters(gone, "province-chair") == ["correction", "annulment"]


def test_after_the_term_of_an_inspection_the_order_of_article_11_holds_from_may_2025():
    team = "head-of-ministry-inspection-team"
    after = who_now(team, D(2025, 5, 2), BOOK, term_over=True)
    assert who_now(team, D(2025, 5, 2), BOOK).successors == ()
    assert after.exists
    assert [s.post for s in after.successors if s.matter == "coercion"][:2] == [
        "former-leader",
        "issuer-of-the-control",
    ]
    assert [s.matter for s in who_now(team, D(2025, 5, 1), BOOK, term_over=True).successors] == ["pending"]
    assert who_now("commune-chair", D(2025, 5, 2), BOOK, term_over=True).successors == ()


def test_what_has_not_begun_has_no_successors():
    assert who_now("director-general-of-records", D(2026, 9, 25), BOOK) == attrs_like(
        "director-general-of-records", D(2026, 9, 25)
    )
    assert who_now("department-of-culture-da-nang-2025", D(2025, 6, 30), BOOK).successors == ()


def attrs_like(post, on):
    found = who_now(post, on, BOOK)
    assert (found.exists, found.successors, found.missing) == (False, (), ())
    return found


def test_an_heir_that_is_gone_too_passes_it_on():
    found = who_now("department-of-information-and-communications-quang-nam", D(2025, 7, 1), BOOK)
    assert [s.post for s in found.successors if s.matter == "pending"] == [
        "department-of-science-and-technology-da-nang-2025",
        "department-of-culture-da-nang-2025",
        "competent-person",
    ]


def test_nobody_knows_a_slug_that_is_not_there():
    with pytest.raises(NotInTheBook):
        who_now("nobody", D(2025, 7, 1), BOOK)


def test_as_json():
    told = who_now_to_json(who_now("district-chair", D(2025, 7, 1), BOOK, area="49/502"))
    assert {k: told[k] for k in ("post", "on", "exists")} == {
        "post": "district-chair",
        "on": "2025-07-01",
        "exists": False,
    }
    assert "missing" not in told
    first, other = told["successors"][:2]
    assert {k: first[k] for k in ("post", "for", "cites", "known", "areas")} == {
        "post": "commune-chair", "for": "pending", "cites": ["88/2025/QH15 Đ3.1", "189/2025/NĐ-CP Đ21.2", "88/2025/QH15 Đ3.3"], "known": "text",
        "areas": ["48/20335", "48/20341", "48/20350", "48/20356"],
    }  # fmt: skip
    assert (other["post"], "areas" in other) == ("competent-person", False)
    assert who_now_to_json(who_now("chief-inspector-of-ministry", D(2025, 7, 1), BOOK))["missing"] == ["fact:agency"]


def test_an_area_as_json():
    old, new = area_to_json("49", D(2026, 8, 20), BOOK), area_to_json("48", D(2026, 8, 20), BOOK)
    assert (old["held"], old["in_force"], old["name"], old["became"], old["resolution"]) == (
        True,
        False,
        "tỉnh Quảng Nam",
        [{"area": "48", "name": "thành phố Đà Nẵng"}],
        "1659/NQ-UBTVQH15",
    )
    assert (new["in_force"], [m["area"] for m in new["made_of"]], "became" in new, new["known"]) == (
        True,
        ["48", "49"],
        False,
        "secondary",
    )
    assert area_to_json("07", D(2026, 8, 20), BOOK) == {"area": "07", "on": "2026-08-20", "held": False}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[[rule]]\nmatters = ["pendng"]\nto = ["heirs"]\nfrom = 2030-01-01\ncites = ["88/2025/QH15 Đ3"]\n',
            "rule[0].matters",
        ),
        (
            '[[rule]]\nmatters = ["pending"]\nto = ["hers"]\nfrom = 2030-01-01\ncites = ["88/2025/QH15 Đ3"]\n',
            "rule[0].to",
        ),
        (
            '[[rule]]\nmatters = ["pending"]\nto = ["heirs"]\nposts = ["nobody"]\nfrom = 2030-01-01\ncites = ["88/2025/QH15 Đ3"]\n',
            "rule[0].posts",
        ),
    ],
)
def test_a_rule_that_cannot_be_read_is_told(tmp_path, text, told):
    (tmp_path / "takeovers.toml").write_text(text, encoding="utf-8")
    assert [p.where for p in lint(tmp_path) if p.file == "takeovers.toml"][:1] == [told]
