"""Writes the reference pages: every check, limit, post, decree, instrument, reading and error, from the code and the rule data.

Sphinx calls :func:`write_pages` at each build; the pages are not committed, so they cannot fall behind. ``python docs/generate.py
FOLDER`` writes them without Sphinx.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from generate_acts import LANGS, acts_page, decree_list, decrees_with_acts, page_name
from generate_api import api
from generate_book import decrees as decrees_vi
from generate_book import fields as fields_vi
from generate_book import forms as forms_vi
from generate_book import instruments as instruments_vi
from generate_book import powers as powers_vi
from generate_book import rules as rules_vi
from generate_format import format_page
from generate_law import cites, fields, powers, provisions, rules, table
from generate_map import statute_page
from generate_names import exceptions, names, public_names, tracks
from generate_procedure import (
    DATA,
    calendar,
    checks,
    codes,
    commands,
    consequences,
    governing,
    limits,
    readings,
)

from thanhtra import Rulebook
from thanhtra.export.form_text import form_text
from thanhtra.export.forms import PAPERS
from thanhtra.terms import Basis

BOOK = Rulebook.built_in()


def posts() -> Iterator[str]:
    """Each post with its days and later names."""
    yield from (
        "# Posts",
        "",
        "Every post that holds a power, with the days it existed in the book. *Until* is the first day it no longer exists.",
        "",
    )
    rows = [
        (
            f"`{p.slug}`",
            "; ".join((p.vi, *(f"từ {since}: {vi}" for since, vi, _ in p.names))),
            p.en,
            f"`{p.level}`",
            p.start,
            p.ended or "",
            codes(p.succeeded_by),
            cites(p.cites),
        )
        for p in BOOK.posts.values()
    ]
    yield from table(("slug", "tiếng Việt", "English", "level", "from", "until", "succeeded by", "law"), rows)


LEVELS = (*(str(basis.value) for basis in Basis), "gap")


def levels_of(instrument: str) -> Counter[str]:
    """How many acts of a decree are known in which way, amenders' rows included: each act once, by its newest version that was in force."""
    newest = [
        [version.rule for version in rows.versions if version.rule is not None][-1]
        for rows in BOOK.decrees.acts(instrument).values()
    ]
    return Counter("gap" if act.gap else str(act.known.value) for act in newest)


def once_gaps(instrument: str) -> int:
    """How many acts have figures now and none in an earlier version."""
    versions = [
        [v.rule for v in rows.versions if v.rule is not None] for rows in BOOK.decrees.acts(instrument).values()
    ]
    return sum(not held[-1].gap and any(act.gap for act in held) for held in versions)


def _acts_by_source() -> Iterator[str]:
    """One row for each decree: whole or not, its acts by source, and the articles of which something is lacking."""
    yield from (
        "## Acts by decree and source",
        "",
        "*text*: read in the text; *ocr*: in a scan; *secondary*: in a report or a quotation; *inference*: a figure or a letter was inferred; *gap*: the act is named, its figures were not read; *once a gap*: its figures are held, but not those of an earlier version. An act amended by another decree is counted under the decree amended; *lacking* lists the articles of which something is not in the book, with the reasons below.",
        "",
    )
    rows = []
    for head in BOOK.decrees.heads.values():
        acts, found = BOOK.decrees.acts(head.instrument), levels_of(head.instrument)
        lacking = dict.fromkeys(text for gap in head.lacks for text in gap.places.texts)
        coverage = "whole" if head.whole else "in part"
        amends = f" (amends {', '.join(head.amends)})" if head.amends else ""
        articles = len({act.article for act in acts})
        counts = (articles, len(acts), *(found[level] for level in LEVELS), once_gaps(head.instrument))
        rows.append((head.instrument + amends, coverage, *counts, ", ".join(lacking) or "–"))
    yield from table(
        ("decree", "held", "articles", "acts", *LEVELS, "once a gap", "lacking, in whole or in part"), rows
    )


def _duties(instrument: str) -> Iterator[str]:
    """What a decree requires and which acts sanction it."""
    duties = BOOK.decrees.heads[instrument].duties
    rows = (
        (
            ", ".join(d.places.texts),
            f"{d.vi} · {d.en}",
            cites(d.sanctioned) or "–",
            d.known.value if d.sanctioned else "",
            d.note,
        )
        for d in duties
    )
    if duties:
        yield from table(("duty at", "what", "sanctioned by", "link known by", "note"), rows)


def decrees() -> Iterator[str]:
    """Each sector decree: how much of it is held, from where, and what it ends."""
    yield from (
        "# Sector decrees",
        "",
        "How much of each decree the book holds, and how it is known. What a decree ends is written in the newer decree's folder.",
        "",
    )
    yield from _acts_by_source()
    for folder in sorted((DATA / "decrees").iterdir()):
        head = tomllib.loads((folder / "decree.toml").read_text(encoding="utf-8"))
        file = folder / "violations.toml"
        acts = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        rows = [row for value in acts.values() if isinstance(value, list) for row in value]
        yield from (f"## {head['instrument']}", "", f"{head['vi']} · {head['en']}", "")
        coverage = "whole" if head.get("whole") else "in part"
        yield from table(
            ("from", "coverage", "known", "amounts stated for", "acts encoded", "checked"),
            [
                (
                    head["from"],
                    coverage,
                    head.get("known", "text"),
                    head.get("amounts_for", ""),
                    len(rows),
                    head.get("checked", ""),
                )
            ],
        )
        if head.get("note"):
            yield from (head["note"], "")
        if head.get("maxima"):
            yield from table(
                ("field", "maximum (đồng)"), ((f"`{field}`", f"{most:,}") for field, most in head["maxima"].items())
            )
        if head.get("ends"):
            ended = (
                (
                    e["instrument"],
                    "whole" if e.get("whole") else ", ".join(e.get("articles", ())),
                    e.get("from", ""),
                    cites(e.get("cites", ())),
                )
                for e in head["ends"]
            )
            yield from table(("ends", "articles", "from", "law"), ended)
        gaps = [
            (", ".join(gap.get("articles", ())) or gap.get("at", ""), gap["why"])
            for key in ("lacks", "unmodelled")
            for gap in head.get(key, ())
        ]
        if gaps:
            yield from table(("not held", "why"), gaps)
        yield from _duties(head["instrument"])


def instruments() -> Iterator[str]:
    """Each instrument the rules cite."""
    yield from (
        "# Instruments",
        "",
        "Every instrument the rules cite. *Until* is the first day it no longer holds as a whole.",
        "",
    )
    rows = [(i.number, i.vi, i.en, i.in_force, i.ended or "", i.known) for i in BOOK.instruments.values()]
    yield from table(("number", "tiếng Việt", "English", "in force", "until", "known"), rows)


def forms() -> Iterator[str]:
    """Each standard form, its versions, and the events it can be filled from."""
    yield from (
        "# Forms",
        "",
        "Standard forms of sanctioning papers, by decree. *Until* is the first day another version holds. Those with events can be",
        "[filled](../../how-to/fill-a-form.md); check FRM01 asks whether a paper used the version of its day.",
        "",
    )
    rows = [
        (
            f.code,
            f.vi,
            f.en,
            f.decree,
            f.start,
            f.ended or "",
            codes(dict.fromkeys(k for k, _ in form_text(f.code).kinds)) if f.code in PAPERS else "",
        )
        for f in BOOK.forms.values()
    ]
    yield from table(("code", "tiếng Việt", "English", "decree", "from", "until", "filled from"), rows)
    yield from ("## Not read", "")
    yield from table(
        ("decree", "from", "until", "why"), ((g.decree, g.start, g.ended or "", g.why) for g in BOOK.form_gaps)
    )


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "rules": rules,
    "fields": fields,
    "posts": posts,
    "powers": powers,
    "decrees": decrees,
    "hanh-vi": lambda: decree_list("vi"),
    "acts": lambda: decree_list("en"),
    "instruments": instruments,
    "forms": forms,
    "ban-do-dieu-luat": lambda: statute_page(0),
    "statute-map": lambda: statute_page(1),
    "dinh-dang": format_page,
    "linh-vuc": fields_vi,
    "tham-quyen": powers_vi,
    "nghi-dinh": decrees_vi,
    "van-ban": instruments_vi,
    "bieu-mau": forms_vi,
    "quy-dinh": rules_vi,
    "giao-dien": public_names,
    "api": api,
}

for vietnamese, english, both in (
    ("kiem-tra", "checks", checks),
    ("hau-qua", "consequences", consequences),
    ("ngay-ap-dung", "governing-days", governing),
    ("thoi-han", "limits", limits),
    ("cach-hieu", "readings", readings),
    ("ngay-nghi", "working-days", calendar),
    ("dong-lenh", "cli", commands),
    ("dieu-khoan-da-vien-dan", "provisions", provisions),
    ("ma-va-ten", "names", names),
    ("trinh-tu", "tracks", tracks),
    ("ngoai-le", "errors", exceptions),
):
    PAGES |= {vietnamese: partial(both, "vi"), english: partial(both, "en")}
VIETNAMESE = (
    "hanh-vi",
    "ban-do",
    "kiem-tra",
    "hau-qua",
    "ngay-ap-dung",
    "thoi-han",
    "cach-hieu",
    "ngay-nghi",
    "dong-lenh",
    "dinh-dang",
    "linh-vuc",
    "tham-quyen",
    "nghi-dinh",
    "van-ban",
    "bieu-mau",
    "dieu-khoan",
    "ma-va-ten",
    "trinh-tu",
    "ngoai-le",
    "quy-dinh",
    "giao-dien",
)
"""How the names of the pages in Vietnamese begin."""

ACT_PAGES: dict[str, Callable[[], Iterator[str]]] = {
    page_name(decree, lang): partial(acts_page, decree, lang) for lang in LANGS for decree in decrees_with_acts()
}
"""Below the two lists of decrees."""


def write_pages(folder: Path) -> None:
    """Write every page; one that has not changed keeps its time, so Sphinx need not read it again."""
    os.environ["COLUMNS"] = "120"  # the width of the commands' help
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in (PAGES | ACT_PAGES).items():
        text = "\n".join(page()).rstrip() + "\n"
        file = folder / f"{name}.md"
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
