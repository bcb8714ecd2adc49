"""The reference pages name everything there is, and are written the same way twice."""

from __future__ import annotations

import importlib.util
import inspect
import re
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

import thanhtra
from thanhtra import Rulebook, errors
from thanhtra.casefile.labels import KIND_NAMES, stage_words
from thanhtra.checks import all_checks
from thanhtra.exchange.schema import case_schema
from thanhtra.lifecycle import TRACKS
from thanhtra.search import law_of_act

pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).resolve().parents[2]
BOOK = Rulebook.built_in()
NAMED = {
    "checks": [code for check in all_checks() for code in (check.code, check.name, *check.question)],
    "limits": [*BOOK.procedure.limits, *BOOK.procedure.thresholds],
    "rules": [
        *BOOK.procedure.rules,
        *(str(v.start) for r in BOOK.procedure.rules.values() for v in r.versions.versions),
    ],
    "fields": [
        *BOOK.fields,
        *(f"{v.rule:,}" for f in BOOK.fields.values() if f.maximum for v in f.maximum.versions if v.rule),
    ],
    "posts": [*BOOK.posts],
    "api": ["load_checks", "count_periods", "review_many", "audit_annulment", "Store", "case_to_json", "unsettled"],
    "powers": [
        *BOOK.powers,
        *(post for decree in BOOK.decrees.heads for row in BOOK.decrees.powers(decree) for post in row.posts),
    ],
    "instruments": [*BOOK.instruments],
    "readings": [*BOOK.readings],
    "names": [*BOOK.grounds, *BOOK.fields, *BOOK.remedies, *KIND_NAMES],
    "consequences": [*BOOK.consequences.by_defect],
    "governing-days": [*BOOK.transition],
    "decrees": sorted(
        folder.name.replace("-", "/") + "/NĐ-CP" for folder in (ROOT / "src/thanhtra/rulebook/data/decrees").iterdir()
    ),
    "working-days": [str(year) for year in range(2011, 2031)],
}


def _generator():
    sys.path.insert(0, str(ROOT / "docs"))  # its second half lies beside it
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()
PAGES = GENERATOR.PAGES


@pytest.mark.parametrize("page", NAMED)
def test_everything_is_named(page):
    """No check, limit, post, decree or name is left out."""
    text = "\n".join(PAGES[page]())
    assert [name for name in NAMED[page] if str(name) not in text] == []


def test_a_check_shows_its_versions_and_situations():
    """The limit of the decision by version, and the situations that hold DEC01 to it."""
    text = "\n".join(PAGES["checks"]()).partition("## DEC01")[2].partition("## DEC02")[0]
    assert "| [decision](limits.md#decision) | 2022-01-01 |" in text
    assert "| The eighth day is late. | finding | 15/2012/QH13 Đ66.1 |" in text


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"cli"}))
def test_same_page_twice(page):
    """Nothing on a page depends on when or where it was written."""
    assert list(PAGES[page]()) == list(PAGES[page]())


def test_every_act_is_counted_once_by_its_source():
    """The table of the decrees: each act of each decree under one level, and every article that is lacking."""
    page = list(PAGES["decrees"]())
    for head in BOOK.decrees.heads.values():
        row = next(
            line
            for line in page[page.index("## Acts by decree and source") :]
            if line.startswith(f"| {head.instrument} ")
        )
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        acts, levels = int(cells[3]), [int(cell) for cell in cells[4:-2]]
        assert len(levels) == len(GENERATOR.LEVELS)
        assert sum(levels) == acts == len(BOOK.decrees.acts(head.instrument))
        assert cells[1] == ("whole" if head.whole else "in part")
        assert all(text in cells[-1].split(", ") for gap in head.lacks for text in gap.places.texts)
        assert head.whole == (cells[-1] == "–"), "a decree not held whole says what it lacks"


def test_a_level_follows_the_row():
    """The counts are read from the rows: an act read in a scan, in the text, or not at all."""
    assert set(GENERATOR.levels_of("174/2026/NĐ-CP")) == {"ocr"}
    assert GENERATOR.levels_of("330/2026/NĐ-CP")["gap"] == 9
    assert GENERATOR.levels_of("15/2020/NĐ-CP")["gap"] + GENERATOR.once_gaps("15/2020/NĐ-CP") == 93


def test_duties_stand_beside_their_sanctions():
    """Each duty of a decree is on its page, with the acts that sanction it."""
    page = "\n".join(PAGES["decrees"]())
    duties = [duty for head in BOOK.decrees.heads.values() for duty in head.duties]
    assert duties
    assert all(duty.en in page and str(cite) in page for duty in duties for cite in duty.sanctioned)


@pytest.mark.parametrize("lang", GENERATOR.LANGS)
def test_every_version_of_every_act_is_on_its_decrees_page(lang):
    """Each act once for each version in force, with its days; each page is named by the list of its language."""
    listed = "\n".join(PAGES[GENERATOR.LANGS[lang]]())
    for decree in GENERATOR.decrees_with_acts():
        text = "\n".join(GENERATOR.acts_page(decree, lang))
        wanted = {
            (str(c.place), v.start.isoformat())
            for c, h in BOOK.decrees.acts(decree).items()
            for v in h.versions
            if v.rule is not None
        }
        assert set(re.findall(r'data-place="([^"]+)" data-from="([^"]+)"', text)) == wanted
        assert f"\n{GENERATOR.page_name(decree, lang)}\n" in listed


def test_an_act_tells_its_frames_remedies_limitation_and_days():
    """15/2020 Đ101.1.a to the end of June 2026: half for an individual (Đ4.3)."""
    text = "\n".join(GENERATOR.acts_page("15/2020/NĐ-CP", "vi"))
    rows = [row for row in text.split("<tr") if 'data-place="101.1.a"' in row]
    told = (
        "5.000.000 – 10.000.000",
        "10.000.000 – 20.000.000",
        "Biện pháp khắc phục hậu quả",
        "Thời hiệu xử phạt",
        "đến 30/06/2026",
        "Using a social network",
    )
    assert [t for t in told if t not in rows[-1]] == []


def test_a_row_tells_the_law_of_its_last_day_of_today_or_of_its_first(monkeypatch):
    """15/2020 Đ5.1 stood from 2020-04-15 to 2026-06-30; from 2022-01-27 the limitation is the decree's own (Đ4.5 as 14/2022/NĐ-CP Đ1.5 gave it)."""
    acts = sys.modules["generate_acts"]
    (row,) = (row for row in acts.rows_of("15/2020/NĐ-CP") if row.act.citation.place == "5.1")
    for today, asked, known in (
        ("2020-01-01", "2020-04-15", "15/2012/QH13"),
        ("2022-01-26", "2022-01-26", "15/2012/QH13"),
        ("2022-01-27", "2022-01-27", "15/2020/NĐ-CP"),
        ("2026-12-01", "2026-06-30", "15/2020/NĐ-CP"),
    ):
        monkeypatch.setattr(acts, "TODAY", date.fromisoformat(today))
        found = law_of_act(row.act, BOOK, row.asked)
        assert (found.on, found.limitation_cites[0].instrument) == (date.fromisoformat(asked), known)
    assert "theo luật ngày 01/12/2026" in "\n".join(GENERATOR.acts_page("15/2020/NĐ-CP", "vi"))


def test_what_was_not_read_is_told():
    """An act whose figures the book lacks says so, and has no amount to be filtered by."""
    lacking = [
        row.act.citation.place
        for row in sys.modules["generate_acts"].rows_of("330/2026/NĐ-CP")
        if row.act.gap and row.act.frame is None and not row.act.warning_only
    ]
    assert lacking
    text = "\n".join(GENERATOR.acts_page("330/2026/NĐ-CP", "vi"))
    for row in text.split("<tr"):
        if any(f'data-place="{place}"' in row for place in lacking):
            assert "chưa đọc được mức tiền" in row
            assert "data-individual" not in row


def test_every_page_is_in_the_contents():
    """A page nobody can reach is no page."""
    contents = "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in ("index.md", "vi/index.md"))
    assert [page for page in PAGES if f"reference/generated/{page}\n" not in contents] == []


def test_changelog_names_what_is_held():
    """Every decree with a folder stands in the changelog's law section."""
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [name for name in NAMED["decrees"] if name.removesuffix("/NĐ-CP") not in changes] == []


VIETNAMESE = {
    "kiem-tra": [text for check in all_checks() for text in (check.code, check.name, check.question[0])],
    "hau-qua": ["phải hủy bỏ toàn bộ quyết định", *BOOK.consequences.by_defect],
    "ngay-ap-dung": [*BOOK.transition],
    "thoi-han": [
        *(text for one in BOOK.procedure.limits.values() for text in (one.slug, one.vi)),
        *(text for one in BOOK.procedure.thresholds.values() for text in (one.slug, one.vi)),
        "7 ngày làm việc",
        "điểm a khoản 1 Điều 66 Luật số 15/2012/QH13",
    ],
    "cach-hieu": [text for one in BOOK.readings.values() for text in (one.slug, one.vi)],
    "ngay-nghi": [str(year) for year in range(2011, 2031)],
    "dong-lenh": ["thanhtra review", "rà soát hồ sơ vụ việc"],
    "linh-vuc": [text for one in BOOK.fields.values() for text in (one.slug, one.vi)] + ["200.000.000 đồng"],
    "tham-quyen": [text for one in BOOK.posts.values() for text in (one.slug, one.vi)]
    + [f"Theo {decree}" for decree in BOOK.decrees.heads if BOOK.decrees.powers(decree)],
    "nghi-dinh": [
        *BOOK.decrees.heads,
        *(f"Đ{place}" for head in BOOK.decrees.heads.values() for gap in head.lacks for place in gap.places.texts),
    ],
    "van-ban": [*BOOK.instruments, *(one.vi for one in BOOK.instruments.values())],
    "bieu-mau": [text for one in BOOK.forms.values() for text in (one.code, one.vi)],
    "quy-dinh": [text for one in BOOK.procedure.rules.values() for text in (one.slug, one.vi)],
    "trinh-tu": [
        name for track in TRACKS.values() for stage in track.stages for name in stage_words(track.name, stage)[:1]
    ],
    "ngoai-le": [
        name for name, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, errors.ThanhtraError)
    ],
    "dieu-khoan-da-vien-dan": re.findall(r"`(\S+ Đ\S+)`", "\n".join(GENERATOR.PAGES["provisions"]())),
    "giao-dien": [*thanhtra.__all__],
}


@pytest.mark.parametrize("page", VIETNAMESE)
def test_the_vietnamese_page_names_as_much_and_speaks_no_english(page):
    """The procedure is told in both languages by one generator: what the English page names, with citations as people write them."""
    text = "\n".join(PAGES[page]())
    assert [name for name in VIETNAMESE[page] if str(name) not in text] == []
    if page != "dong-lenh":  # the help of a command is in both
        assert (
            re.findall(
                r"\b(?:the|from|ended|was not|law|known)\b", re.sub(r"`[^`]*`|\([^)]*\)|(?m:^#+ \S+$)", "", text)
            )
            == []
        )
        assert not re.search(r"\d{4}-\d\d-\d\d|tiếng Anh", text.replace("[trang tiếng Anh]", ""))


def test_the_vietnamese_format_page_names_every_kind_field_ground_and_code():
    """Fields come from the classes the reader reads into; the codes of problems are those of the English page."""
    text = "\n".join(PAGES["dinh-dang"]())
    schema = case_schema()
    fields = {key for one in schema["$defs"].values() for key in one.get("properties", {})} | {*schema["properties"]}
    assert [key for key in sorted(fields - {"format", "version"}) if f"| **{key}**" not in text] == []
    assert [kind for kind in KIND_NAMES if kind not in text] == []
    assert [slug for slug in BOOK.grounds if f"| `{slug}` |" not in text] == []
    english = (ROOT / "docs/reference/format.md").read_text(encoding="utf-8")
    codes = re.findall(
        r"^\| `(\w+)` \|", english.partition("| code | the document |")[2].partition("\n\n")[0], re.MULTILINE
    )
    told = re.findall(r"^\| `(\w+)` \|", text.partition("| mã | tài liệu |")[2].partition("\n\n")[0], re.MULTILINE)
    assert told == codes
    assert re.findall(r"\b(?:the|of|list|text|day)\b", re.sub(r"`[^`]*`|\([^)]*\)|\[[^\]]*\]", "", text)) == []


@pytest.mark.parametrize(("page", "told"), [("limits", "; for each "), ("thoi-han", "; với từng ")])
def test_a_limit_with_parts_is_told_with_them(page, told):
    """A decision on one of two acts does not meet the limit of both: *met by decision_issued* alone would say so."""
    parts = {slug for slug in BOOK.procedure.limits if BOOK.limit(slug).each}
    sections = "\n".join(PAGES[page]()).split("\n## ")[1:]
    assert "seizure" in parts
    assert {one.partition("\n")[0] for one in sections if told in one} == parts


@pytest.mark.parametrize("page", ["docs/how-to/add-a-limit.md", "docs/vi/how-to/add-a-limit.md"])
def test_the_guide_of_a_limit_tells_every_key_its_shape_takes(page):
    """Each key in a limit of the book has its row, in either language."""
    data = ROOT / "src/thanhtra/rulebook/data/procedure"
    heads = [tomllib.loads(file.read_text(encoding="utf-8")) for file in data.glob("*.toml")]
    keys = {key for head in heads if head.get("kind") == "limit" for key in head if isinstance(key, str)}
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = text.partition("```toml")[2].partition("```")[0] + text
    assert sorted(key for key in keys - NOT_OF_THE_SHAPE if f"`{key}`" not in text and f"\n{key} =" not in shown) == []


NOT_OF_THE_SHAPE = {"version", "checked"}
"""What every rule file has."""


@pytest.mark.parametrize(("page", "low"), [("readings", "lower"), ("cach-hieu", "thấp hơn")])
def test_the_default_of_every_reading_is_told_for_what_it_is(page, low):
    """Most choose between two days, two between two limits of a power; the others are named at the head of the page."""
    head = "\n".join(PAGES[page]()).partition("\n## ")[0]
    days = {
        "limitation-first-day",
        "limitation-roll",
        "late-charge-start",
        "new-decision-term",
        "examination-days",
        "examination-pause",
    }
    limits = {"team-leader-level", "confiscation-limit"}
    assert low in head
    assert [slug for slug in BOOK.readings if slug not in days | limits and f"`{slug}`" not in head] == []


def test_vietnamese_of_the_rule_data_writes_articles_and_days_in_words():
    """*Điều 151*, *02/05/2025*: one form of each, as the other pages print them."""
    found = re.compile(r"Đ\d|(?<![\d/])(?:\d/\d{1,2}|\d\d/\d)/\d{4}")
    data = ROOT / "src/thanhtra"
    texts = [
        text for file in data.rglob("*.toml") for text in _vietnamese(tomllib.loads(file.read_text(encoding="utf-8")))
    ]
    notes = tomllib.loads((data / "wording/notes_vi.toml").read_text(encoding="utf-8"))["notes"].values()
    assert [text for text in (*texts, *notes) if found.search(text)] == []


def _vietnamese(data):
    if isinstance(data, dict):
        for key, value in data.items():
            yield from (value,) if key == "vi" and isinstance(value, str) else _vietnamese(value)
    elif isinstance(data, list):
        for one in data:
            yield from _vietnamese(one)


def test_the_vietnamese_of_exceptions_and_public_names_is_of_the_english_as_it_is():
    """A changed docstring asks for its Vietnamese first (docs/generate_names.py), then for the new digest."""
    written, lines = sys.modules["generate_names"], sys.modules["generate_api"].first_lines()
    raised = {name: inspect.getdoc(one) or "" for name, one in written.named_errors().items()}
    assert (set(written.ERRORS), set(written.NAMES)) == (set(raised), set(thanhtra.__all__))
    assert (written.digest(raised), written.digest(lines)) == (written.ERRORS_FROM, written.NAMES_FROM)


def test_every_module_of_the_public_names_is_told_in_vietnamese():
    rooms = re.findall(r"^## thanhtra\.(\w+)$", "\n".join(PAGES["api"]()), re.MULTILINE)
    assert [room for room in rooms if room not in sys.modules["generate_names"].ROOMS and room != "lazy"] == []
