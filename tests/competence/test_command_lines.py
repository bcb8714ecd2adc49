"""``thanhtra who-may`` and ``thanhtra fine`` as people and programs call them."""

from __future__ import annotations

import json

import pytest

from thanhtra.cli import main

FAKE_NEWS = "15/2020/NĐ-CP Đ101.1.a"
PERSON = ["--subject", "individual"]


def ask(capsys, *argv: str) -> tuple[int, str, str]:
    code = main(argv)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_who_may_prints_the_shape_of_the_format(capsys):
    code, out, _ = ask(capsys, "who-may", "--provision", FAKE_NEWS, *PERSON, "--on", "2025-08-22", "--json")
    shown = json.loads(out)
    assert (code, list(shown)) == (0, ["candidates", "refused", "unknown"])
    assert list(shown["candidates"][0]) == ["post", "ceiling", "frame_max", "measures", "cites", "law_on", "basis"]
    assert list(shown["refused"][0]) == ["post", "why", "cites"]
    assert {"commune-chair", "commune-police-chief"} <= {c["post"] for c in shown["candidates"]}
    assert "chief-inspector-of-department" in {r["post"] for r in shown["refused"]}


def test_who_may_tells_a_team_by_who_set_it_up_and_its_limit(capsys):
    _, out, _ = ask(
        capsys,
        "who-may",
        "--provision",
        "174/2026/NĐ-CP Đ10.1",
        "--subject",
        "organization",
        "--on",
        "2026-09-01",
        "--json",
    )
    shown = json.loads(out)["candidates"]
    soldier = next(c for c in shown if c["post"] == "police-soldier")
    assert (soldier["ceiling"], soldier["confiscation"]) == (8_000_000, 8_000_000)
    _, out, _ = ask(
        capsys,
        "who-may",
        "--provision",
        "174/2026/NĐ-CP Đ17.1",
        "--subject",
        "organization",
        "--on",
        "2026-09-01",
        "--json",
    )
    assert "director-general-of-telecommunications" in {c.get("of") for c in json.loads(out)["candidates"]}


def unfolded(out):
    return " ".join(out.split())


def test_one_reason_stands_once_with_all_its_titles(capsys):
    _, out, _ = ask(capsys, "who-may", "--provision", "174/2026/NĐ-CP Đ95.2.c", *PERSON, "--on", "2026-08-20")
    assert out.count("nghị định không phân định hành vi này cho chức danh") == 1
    assert "Chánh Thanh tra Cơ yếu; Chánh Văn phòng Bộ Khoa học và Công nghệ" in unfolded(out)
    assert max(map(len, out.splitlines())) <= 120


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", ("May not:", "pass the case to:")), ("vi", ("Không có thẩm quyền:", "chuyển vụ việc đến:"))],
)
def test_who_may_speaks_both_languages(capsys, lang, words):
    code, out, _ = ask(capsys, "who-may", "--provision", FAKE_NEWS, *PERSON, "--on", "2025-08-22", "--lang", lang)
    assert code == 0
    assert all(word in out for word in words)


def test_who_may_of_a_provision_that_is_not_there_says_what_is_missing(capsys):
    _, out, _ = ask(capsys, "who-may", "--provision", "158/2013/NĐ-CP Đ5.1", *PERSON, "--on", "2022-08-22", "--json")
    assert json.loads(out) == {"candidates": [], "refused": [], "missing": ["law:158/2013/NĐ-CP"]}
    _, out, _ = ask(
        capsys, "who-may", "--provision", "158/2013/NĐ-CP Đ5.1", *PERSON, "--on", "2022-08-22", "--lang", "en"
    )
    assert out == "provide: not in the rules yet: Decree 158/2013/NĐ-CP\n"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", ("thẩm quyền chưa có trong dữ liệu của 43 chức danh: ", "; Tư lệnh Cảnh sát biển Việt Nam; ")),
        ("en", ("powers the book does not hold for 43 titles: ", "; commander of the Vietnam Coast Guard; ")),
    ],
)
def test_titles_whose_powers_were_not_read_stand_on_one_line_by_their_names(capsys, lang, said):
    _, out, _ = ask(
        capsys, "who-may", "--provision", "15/2020/NĐ-CP Đ101.1.a", *PERSON, "--on", "2023-06-01", "--lang", lang
    )
    assert all(words in unfolded(out) for words in said)
    assert "power:" not in out


def test_what_else_is_missing_is_said_in_words(capsys):
    _, out, _ = ask(
        capsys, "who-may", "--provision", "330/2026/NĐ-CP Đ20.1", *PERSON, "--on", "2026-10-01", "--lang", "en"
    )
    assert (
        "head of an inspection team set up by the chief inspector of a ministry: only of Ministry of National Defence; Ministry of Public Security (agency)"
        in unfolded(out)
    )


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.json"
    document = {
        "format": "thanhtra.case",
        "version": 1,
        "id": "C",
        "subjects": [{"id": "s", "kind": "organization"}],
        "officials": [{"id": "o", "post": "police-soldier"}],
        "acts": [
            {"id": "a", "subject": "s", "provision": "174/2026/NĐ-CP Đ17.2", "ended": "2026-08-01"},
            {"id": "b", "subject": "s", "provision": "174/2026/NĐ-CP Đ7.2", "ended": "2026-08-01"},
        ],
        "events": [],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def test_who_may_of_a_file_takes_its_acts_together(capsys, case):
    _, out, _ = ask(capsys, "who-may", "--case", case, "--on", "2026-09-01", "--lang", "en")
    assert "pass the case to: chairperson of a provincial people's committee" in out


def test_who_may_of_one_official(capsys, case):
    _, out, _ = ask(capsys, "who-may", "--case", case, "--official", "o", "--on", "2026-09-01", "--lang", "en")
    assert "no candidate" in out
    assert "above the post's ceiling" in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("who-may", "--on", "2026-09-01"), "--provision"),
        (("who-may", "--provision", FAKE_NEWS, "--on", "2026-09-01"), "--subject"),
        (("who-may", "--provision", "nonsense", *PERSON, "--on", "2026-09-01"), "nonsense"),
        (("who-may", "--case", "no-such-file.json", "--on", "2026-09-01"), "no-such-file"),
        (("fine", "--provision", FAKE_NEWS, *PERSON, "--on", "2020-08-01", "--mitigating", "-1"), "-1"),
    ],
)
def test_wrong_usage_is_two_and_says_why(capsys, argv, said):
    code, _, err = ask(capsys, *argv)
    assert code == 2
    assert said in err


def test_an_unknown_official_is_wrong_usage(capsys, case):
    code, _, err = ask(capsys, "who-may", "--case", case, "--official", "x", "--on", "2026-09-01")
    assert code == 2
    assert "'x'" in err


def test_a_file_that_is_no_case_is_unusable(capsys, tmp_path):
    path = tmp_path / "bad.json"
    path.write_text("{}", encoding="utf-8")
    code, _, err = ask(capsys, "who-may", "--case", str(path), "--on", "2026-09-01")
    assert code == 2
    assert "bad.json" in err


@pytest.mark.parametrize(
    ("argv", "frame", "fine", "interval"),
    [
        (("--subject", "individual", "--on", "2020-08-01"), (5_000_000, 10_000_000), 7_500_000, None),
        (("--subject", "organization", "--on", "2020-08-01"), (10_000_000, 20_000_000), 15_000_000, None),
        (
            ("--subject", "individual", "--on", "2025-08-01", "--aggravating", "2"),
            (5_000_000, 10_000_000),
            10_000_000,
            None,
        ),
        (
            ("--subject", "individual", "--on", "2025-08-01", "--mitigating", "1"),
            (5_000_000, 10_000_000),
            None,
            (5_000_000, 7_500_000, True),
        ),
        (
            ("--subject", "individual", "--on", "2021-12-31", "--handled", "2022-02-01", "--mitigating", "2"),
            (5_000_000, 10_000_000),
            5_000_000,
            None,
        ),
        (("--subject", "individual", "--on", "2020-08-01", "--age", "17"), (0, 5_000_000), None, (0, 3_750_000, False)),
    ],
)
def test_fine_prints_the_shape_of_the_format(capsys, argv, frame, fine, interval):
    code, out, _ = ask(capsys, "fine", "--provision", FAKE_NEWS, *argv, "--json")
    shown = json.loads(out)
    assert list(shown) == ["frame", "fine", "range", "cites", "law_on", "basis", "steps"]
    assert list(shown["frame"]) == ["least", "most", "stated_for", "for"]
    assert (0, frame, fine) == (code, (shown["frame"]["least"], shown["frame"]["most"]), shown["fine"])
    assert interval == (tuple(shown["range"].values()) if shown["range"] else None)


def test_fine_as_text_numbers_its_steps(capsys):
    _, out, _ = ask(capsys, "fine", "--provision", FAKE_NEWS, *PERSON, "--on", "2020-08-01", "--lang", "en")
    assert "  3. 0 mitigating, 0 aggravating: 7.500.000 đồng [Article 23(4), Law 15/2012/QH13]" in out


def test_a_warning_has_no_frame(capsys):
    _, out, _ = ask(capsys, "fine", "--provision", "174/2026/NĐ-CP Đ101.1", *PERSON, "--on", "2026-08-01", "--json")
    shown = json.loads(out)
    assert (shown["frame"], shown["fine"], shown["range"]) == (None, None, None)


def test_fine_of_a_provision_that_is_not_there_says_what_is_missing(capsys):
    _, out, _ = ask(capsys, "fine", "--provision", "158/2013/NĐ-CP Đ5.1", *PERSON, "--on", "2022-08-01", "--json")
    assert json.loads(out)["missing"] == ["law:158/2013/NĐ-CP"]
    _, out, _ = ask(capsys, "fine", "--provision", "158/2013/NĐ-CP Đ5.1", *PERSON, "--on", "2022-08-01")
    assert "Bộ quy tắc chưa có hành vi nào của Nghị định số 158/2013/NĐ-CP" in out
