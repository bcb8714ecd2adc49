"""What a reader sees first: the verdict of a case with who and what, what to provide, and the table of many verdicts (kết luận)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from thanhtra.casefile.labels import STAGE_NAMES
from thanhtra.export.case_facts import case_facts
from thanhtra.export.derivation import source_of
from thanhtra.export.html_parts import Sheet, facts, section
from thanhtra.export.markup import Child, Markup, el, own
from thanhtra.export.needed import Need, needs
from thanhtra.export.style import PLAIN
from thanhtra.export.verdict import PageVerdict, verdict
from thanhtra.export.words import SEVERITIES, said
from thanhtra.findings import Finding, NotAssessed
from thanhtra.reckoning import written

_FEW_CONCERNED: Final = frozenset({"event:returned_from_criminal"})
"""Asked of most files, of weight to few: told last, folded."""


_TONES: Final = {
    "bad": ("có sai sót", "with findings"),
    "unknown": ("còn nội dung chưa đánh giá được", "with open questions"),
    "good": ("đúng quy định", "in order"),
}


def head(sheet: Sheet) -> Markup:
    """The case, its verdict, the reason; then who, what act, which paper; last the counts and the edition."""
    review, lang = sheet.review, sheet.lang
    found = verdict(review, sheet.case, book=sheet.book, lang=lang)
    stage = said(STAGE_NAMES.get(review.stage, (review.stage, review.stage)), lang)
    seen = f"{sheet.say('as-of')} {written(review.as_of, lang)}" if review.as_of else sheet.say("no-day")
    findings, unknown, good = _counts(sheet)
    counted = (
        ("bad", findings, "one-finding" if findings == 1 else "finding"),
        ("unknown", unknown, "unknown"),
        ("good", good, "good"),
    )
    return el(
        "header",
        el("p", sheet.say("report"), " · ", stage, " · ", seen, class_="meta"),
        el("h1", own(review.case), id=sheet.place("name")),
        el(
            "p",
            el("span", getattr(PLAIN, found.tone), class_=found.tone, aria_hidden="true"),
            " ",
            own(found.sentence),
            class_=f"verdict {found.tone}",
        ),
        el(
            "p",
            el("strong", said(("Vì: ", "Because: "), lang)),
            own(found.reason.message[lang]),
            " ",
            el("span", _place(found.reason, lang), class_="cite"),
        )
        if found.reason
        else None,
        facts((name, own(text)) for name, text in case_facts(sheet.case, sheet.book, lang)),
        el(
            "ul",
            [el("li", el("b", str(n), class_=tone if n else "quiet"), sheet.say(key)) for tone, n, key in counted],
            class_="counts",
        ),
        el("p", sheet.say("edition"), " ", review.edition, class_="meta"),
        class_="page",
    )


def questions(sheet: Sheet, listed: Markup | None) -> Markup | None:
    """What to provide, and what that answers; what few files need and what the law leaves open fold. ``listed``: the questions themselves."""
    if listed is None:
        return None
    wanted = needs(sheet.review, sheet.case, book=sheet.book, lang=sheet.lang)
    rare = [n for n in wanted if not n.of_law and _FEW_CONCERNED.issuperset(t.partition("@")[0] for t in n.tokens)]
    plain = [n for n in wanted if not n.of_law and n not in rare]
    parts: list[Child] = []
    if plain:
        parts += [el("h3", sheet.say("needed")), _needs(plain)]
    if silent := [n for n in wanted if n.of_law]:
        parts += [_aside(sheet.say("law-silent"), silent)]
    if rare:
        parts += [
            _aside(said(("Thường được hỏi, ít hồ sơ vướng", "Asked of most files, of weight to few"), sheet.lang), rare)
        ]
    return section(sheet, "not-known", *parts, listed)


def index(sheets: Sequence[Sheet], lang: str) -> Markup:
    """Many cases: a verdict a row, those with findings first, each leading to its case."""
    rows = [(sheet, verdict(sheet.review, sheet.case, book=sheet.book, lang=lang)) for sheet in sheets]
    heads = (
        ("Hồ sơ", "Case"),
        ("Kết luận", "Verdict"),
        ("Hạn khắc phục", "Cure by"),
        ("Sai sót", "Findings"),
        ("Chưa đánh giá được", "Not assessed"),
    )
    body = [
        el(
            "tr",
            el("th", el("a", own(sheet.case.id), href=f"#{sheet.place('case')}"), scope="row"),
            el(
                "td",
                el("span", getattr(PLAIN, found.tone), class_=found.tone, aria_hidden="true"),
                " ",
                own(found.short),
                data_label=said(heads[1], lang),
            ),
            el(
                "td",
                found.by or "—",
                class_=None if found.by else "none",
                data_label=said(heads[2], lang) if found.by else None,
            ),
            [
                el("td", str(n), class_="number", data_label=said(name, lang))
                for n, name in zip(_counts(sheet)[:2], heads[3:], strict=True)
            ],
        )
        for sheet, found in sorted(rows, key=lambda row: _weight(row[1]))
    ]
    tones = [found.tone for _, found in rows]
    counted = [f"{tones.count(tone)} {said(words, lang)}" for tone, words in _TONES.items() if tone in tones]
    name = f"{len(rows)} {said(('hồ sơ', 'cases'), lang)}{': ' if counted else ''}{', '.join(counted)}"
    table = el(
        "table",
        el("thead", el("tr", [el("th", said(name, lang), scope="col") for name in heads])),
        el("tbody", body),
        class_="verdicts",
    )
    return el("section", el("h1", name, id="index"), table, aria_labelledby="index", class_="index")


def _weight(found: PageVerdict) -> tuple[int, int]:
    """The gravest first; of equal weight those whose cure has a day, the nearest first."""
    grave = len(SEVERITIES) if found.reason is None else list(SEVERITIES).index(found.reason.severity)
    return grave + (found.tone == "good"), found.last_day.toordinal() if found.last_day else date.max.toordinal()


def _counts(sheet: Sheet) -> tuple[int, int, int]:
    answers = sheet.review.answers
    findings = sum(isinstance(a, Finding) for a in answers)
    unknown = sum(isinstance(a, NotAssessed) for a in answers)
    return findings, unknown, len(answers) - findings - unknown


def _place(of: Finding, lang: str) -> str:
    cites = source_of(of, lang)
    return f"[{cites}]" if cites else ""


def _aside(name: str, wanted: Iterable[Need]) -> Markup:
    return el("details", el("summary", name), _needs(wanted), class_="plain")


def _needs(wanted: Iterable[Need]) -> Markup:
    rows = []
    for need in wanted:
        owners = f" ({', '.join(need.owners)})" if need.owners else ""
        rows.append(
            el(
                "li",
                need.label,
                own(owners) if owners else None,
                " ",
                el("span", f"{PLAIN.arrow} {', '.join(need.checks)}", class_="cite"),
            )
        )
    return el("ul", rows, class_="needs")
