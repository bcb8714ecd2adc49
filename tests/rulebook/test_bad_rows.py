"""One folder of spoiled rows, a fault a row: reading goes on past each of them, and every one is told at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from thanhtra.errors import RulebookError
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook

CITES = 'cites = ["15/2012/QH13 Đ70"]\n'
FILES = {
    "annulment.toml": f"""
[[version]]
from = 2030-01-01
{CITES}
grounds = [{{ slug = "own", cite = "15/2012/QH13 Đ18.3", vi = "x", en = "x", defects = ["typo"], through = ["nowhere"] }}]
misspelt = true
""",
    "posts.toml": f"""
[[post]]
slug = "dayless"
vi = "x"
en = "x"
level = "commune"
{CITES}
[[post.name]]
vi = "x"
en = "x"
[[post]]
slug = "childless"
vi = "x"
en = "x"
level = "commune"
from = 2013-07-01
succeeded_by = ["nobody"]
{CITES}
""",
    "periods.toml": f"""
[[period]]
kind = "P"
vi = "x"
en = "x"
[[period.version]]
from = 2020-01-01
{CITES}
last = {{ year = 0, month = 6 }}
[[period.version]]
from = 2021-01-01
{CITES}
first = {{ year = 0, month = 2, day = 30 }}
last = {{ year = 0, month = 6, day = 15 }}
[[period.version]]
from = 2022-01-01
gap = "not read"
[[period.version]]
from = 2022-01-01
gap = "not read"
""",
    "procedure/levels.toml": f"""
kind = "limit"
slug = "levels"
vi = "x"
en = "x"
counted_from = ["decision_issued"]
met_by = ["decision_sent"]
[[version]]
from = 2020-01-01
{CITES}
branches = [
  {{ levels = ["province"], amount = 5, unit = "day" }},
  {{ levels = ["commune"], grounds = ["complex"], amount = 6, unit = "day" }},
]
""",
    "procedure/silent.toml": f"""
kind = "rule"
slug = "silent"
vi = "x"
en = "x"
[[version]]
from = 2020-01-01
{CITES}
[[version]]
from = 2021-01-01
{CITES}
says = {{ share = 0.05 }}
[[version]]
from = 2022-01-01
{CITES}
says = {{ share = 5 }}
[[version]]
from = 2022-01-01
{CITES}
says = {{ share = 6 }}
""",
    "procedure/twice.toml": f"""
kind = "threshold"
slug = "twice"
vi = "x"
en = "x"
[[version]]
from = 2020-01-01
{CITES}
individual = 1
organization = 2
[[version]]
from = 2020-01-01
{CITES}
individual = 3
organization = 4
""",
    "working_days/yearless.toml": 'published = false\nsources = ["x"]\n',
    "instruments.toml": '[[instrument]]\nnumber = "1/2030/NĐ-CP"\nkind = "decree"\nvi = "x"\nen = "x"\n',
    "forms.toml": f'[[form]]\ndecree = "118/2021/NĐ-CP"\ncode = "MBB99"\nvi = "x"\nen = "x"\n{CITES}',
}
DECREE = f"""
instrument = "1/2030/NĐ-CP"
vi = "x"
en = "x"
from = 2030-01-01
{CITES}"""
MAXIMA = '[maxima]\npost = "much"\ntulips = 5\n'


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("spoiled")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        Rulebook.load(folder)
    return {(p.file, p.where) for p in refused.value.problems}


@pytest.mark.parametrize(
    ("file", "where"),
    [
        pytest.param("annulment.toml", "version[0].grounds[0].defects", id="a defect of no kind"),
        pytest.param("annulment.toml", "version[0].grounds", id="a ground by way of one that is not listed"),
        pytest.param("annulment.toml", "version[0].misspelt", id="a key nobody asked for"),
        pytest.param("posts.toml", "post[0].from", id="a post without its first day"),
        pytest.param("posts.toml", "post[0].name[0].from", id="a later name without its first day"),
        pytest.param("posts.toml", "childless", id="an heir that is no post"),
        pytest.param("periods.toml", "period[0].version[0].first", id="a period without a first day"),
        pytest.param("periods.toml", "period[0].version[0].last.day", id="a last day without its day"),
        pytest.param("periods.toml", "period[0].version[1].first", id="a thirtieth of February"),
        pytest.param("periods.toml", "period[0].version", id="two versions of one day"),
        pytest.param("procedure/levels.toml", "version[0].branches", id="a level with no branch of its own"),
        pytest.param("procedure/silent.toml", "version[0].says", id="a rule that says nothing"),
        pytest.param("procedure/silent.toml", "version[1].says.share", id="a share that is no whole number"),
        pytest.param("procedure/silent.toml", "version", id="a rule with two versions of one day"),
        pytest.param("procedure/twice.toml", "version", id="a threshold with two versions of one day"),
        pytest.param("working_days/yearless.toml", "year", id="days off of no year"),
        pytest.param("instruments.toml", "instrument[0].in_force", id="an instrument never in force"),
        pytest.param("forms.toml", "form[0].from", id="a form without its first day"),
    ],
)
def test_a_spoiled_row_is_told_at_its_place(told: set[tuple[str, str]], file: str, where: str) -> None:
    assert (file, where) in told


def lay(folder: Path, **files: str) -> Rulebook:
    """A decree of our own laid over the built-in ones."""
    at = folder / "decrees" / "1-2030"
    at.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (at / f"{name}.toml").write_text(text, encoding="utf-8")
    return Rulebook.load(folder)


def test_a_decree_tells_what_is_wrong_in_its_head(tmp_path: Path) -> None:
    found = lay(tmp_path, decree=DECREE + MAXIMA).decrees.problems()
    assert [(p.file, p.where) for p in found] == [
        ("decrees/1-2030/decree.toml", "maxima.post"),
        ("decrees/1-2030/decree.toml", "maxima.tulips"),
    ]


def test_a_decree_tells_a_title_without_its_place(tmp_path: Path) -> None:
    found = lay(
        tmp_path, decree=DECREE, powers='[[power]]\nposts = ["commune-chair"]\namounts = { post = 5 }\n'
    ).decrees.problems()
    assert [(p.file, p.where) for p in found] == [("decrees/1-2030/powers.toml", "power[0].at")]


def test_an_act_amended_from_its_own_first_day_has_no_history(tmp_path: Path) -> None:
    head = DECREE.replace("2030-01-01", "2026-08-19") + 'amends = ["330/2026/NĐ-CP"]\n'
    act = '[[act]]\nat = "330/2026/NĐ-CP Đ9.1.a"\nvi = "x"\nen = "x"\nfield = "cyber-security"\nframe = { least = 2, most = 4 }\n'
    book = lay(tmp_path, decree=head, violations=act)
    at = Citation.parse("330/2026/NĐ-CP Đ9.1.a")
    with pytest.raises(RulebookError) as refused:
        book.violation(at, on=date(2026, 9, 1))
    assert [p.where for p in refused.value.problems] == [str(at)]


def test_a_title_may_confiscate_goods_of_some_worth(tmp_path: Path) -> None:
    (tmp_path / "powers").mkdir()
    (tmp_path / "powers" / "own.toml").write_text(
        f'[[power]]\npost = "commune-chair"\nfrom = 2030-01-01\n{CITES}percent = 10\nlicence = []\nremedies = []\nconfiscate = {{ times = 0 }}\n',
        encoding="utf-8",
    )
    with pytest.raises(RulebookError) as refused:
        Rulebook.load(tmp_path)
    assert [(p.file, p.where) for p in refused.value.problems] == [("powers/own.toml", "power[0].confiscate.times")]


def test_a_later_root_adds_versions_to_what_an_earlier_one_says(tmp_path: Path) -> None:
    (tmp_path / "procedure").mkdir()
    (tmp_path / "procedure" / "more.toml").write_text(
        f"""
kind = "threshold"
slug = "explanation-threshold"
vi = "x"
en = "x"
[[version]]
from = 2030-01-01
{CITES}
individual = 1
organization = 2
""",
        encoding="utf-8",
    )
    (tmp_path / "procedure" / "rule.toml").write_text(
        f'kind = "rule"\nslug = "relapse"\nvi = "x"\nen = "x"\n[[version]]\nfrom = 2030-01-01\n{CITES}says = {{ counts_from = "decision" }}\n',
        encoding="utf-8",
    )
    (tmp_path / "annulment.toml").write_text(
        f"""
[[version]]
from = 2030-01-01
{CITES}
grounds = [{{ slug = "own", cite = "15/2012/QH13 Đ18.3", vi = "x", en = "x", defects = ["authority"] }}]
""",
        encoding="utf-8",
    )
    before, after = Rulebook.built_in(), Rulebook.load(tmp_path)

    def days(book: Rulebook) -> list[list[str]]:
        series = (
            book.threshold("explanation-threshold").versions,
            book.procedure.rules["relapse"].versions,
            book.annulment,
        )
        return [[v.start.isoformat() for v in one.versions] for one in series]

    assert days(after) == [[*one, "2030-01-01"] for one in days(before)]
