"""*Kiểm tra hồ sơ*: a file dropped or pasted, a case of the store, or a guided form; the report as on the case page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from starlette.responses import HTMLResponse

from thanhtra.casefile import Case
from thanhtra.errors import ThanhtraError, Unusable
from thanhtra.exchange.problem_words import unusable_lines
from thanhtra.exchange.reading import cases_in
from thanhtra.export.html import case_parts
from thanhtra.export.markup import Child, Markup, el, framed, own
from thanhtra.export.next_steps import next_steps_text
from thanhtra.findings import Finding, NotAssessed, Review
from thanhtra.reviewing import next_steps, review
from thanhtra.service.pages.asked import PageAsked
from thanhtra.service.pages.fields import day_field, long_field
from thanhtra.service.pages.layout import page_of, wrong
from thanhtra.service.questions import a_day
from thanhtra.service.registers import KINDS, read_by_heads

_WHOLE = 5
"""So many cases are shown whole; more only as a table."""
_MOST = 500


def checking_page(asked: PageAsked, *told: Child, status: int = 200) -> HTMLResponse:
    """The form that takes a file."""
    title = asked.say("Kiểm tra hồ sơ", "Check a file")
    upload = el(
        "div",
        el("label", asked.say("Tệp hồ sơ", "File of cases"), for_="file"),
        el(
            "input",
            id="file",
            name="file",
            type="file",
            accept=".json,.jsonl,.ndjson,.xlsx,.ods,.xls,.csv",
            aria_describedby="file-hint",
        ),
        el(
            "span",
            asked.say(
                "hồ sơ .json, .jsonl, hoặc sổ theo dõi .xlsx, .ods, .xls, .csv; kéo thả được",
                "cases (.json, .jsonl) or a register (.xlsx, .ods, .xls, .csv); may be dropped here",
            ),
            class_="hint",
            id="file-hint",
        ),
        class_="field",
    )
    fields = (
        upload,
        day_field(asked, "as_of", ("Xem xét vào ngày (không bắt buộc)", "Seen from (optional)")),
        long_field(asked, "pasted", ("Hoặc dán nội dung vào đây", "Or paste it here")),
    )
    form = el(
        "form",
        el("div", *fields, class_="fields"),
        el("button", asked.say("Kiểm tra", "Check"), type="submit"),
        action=asked.link("/ho-so"),
        method="post",
        enctype="multipart/form-data",
        class_="ask",
    )
    guided = el(
        "p",
        asked.say("Chưa có tệp? ", "No file? "),
        el(
            "a",
            asked.say("Trả lời từng câu hỏi của một bước", "Answer the questions of one step"),
            href=asked.link("/ho-so/tung-buoc"),
        ),
        ".",
    )
    keeps = el(
        "p",
        asked.say("Tệp được đọc rồi bỏ: không có gì được lưu lại.", "The file is read and forgotten: nothing is kept."),
        class_="meta",
    )
    return page_of(asked, title, el("h1", title), *told, form, keeps, guided, status=status)


def checked_page(asked: PageAsked, name: str, data: bytes) -> HTMLResponse:
    """The report on what was sent."""
    content = data or asked.form.get("pasted", "").encode("utf-8", "replace")
    if not content.strip():
        return checking_page(asked, wrong(asked, asked.say("chưa có tệp nào", "no file")), status=422)
    try:
        as_of = a_day("as_of", asked.one("as_of")) if asked.one("as_of") else None
    except ThanhtraError as error:
        return checking_page(asked, wrong(asked, str(error)), status=422)
    if name.lower().endswith(KINDS):
        return _register_page(asked, name, content, as_of)
    cases: list[Case] = []
    problems: list[str] = []
    for one in islice(cases_in(content, name, slugs=asked.book), _MOST):
        if isinstance(one, Unusable):
            problems += unusable_lines(one, source=name, lang=asked.lang)
        else:
            cases.append(one)
    if not cases and not problems:
        problems.append(asked.say("không có hồ sơ nào", "no case"))
    told = wrong(asked, *problems) if problems else None
    if not cases:
        return checking_page(asked, told, status=422)
    return reports_page(asked, cases, told, as_of=as_of)


def _register_page(asked: PageAsked, name: str, content: bytes, as_of: date | None) -> HTMLResponse:
    """The cases of a register, by the map its own heads propose; which map, and what could not be read, is told."""
    try:
        text, register = read_by_heads(content, name, asked.book, lang=asked.lang)
    except ThanhtraError as error:
        return checking_page(asked, wrong(asked, str(error)), status=422)
    if not register.cases:
        return checking_page(
            asked,
            wrong(
                asked, asked.say("không đọc được hồ sơ nào trong sổ này", "no case could be read from this register")
            ),
            status=422,
        )
    heads = (asked.say("Ô", "Cell"), asked.say("Cần", "Expected"), asked.say("Trong sổ", "There"))
    rows = [
        el("tr", el("td", f"{p.sheet} {p.column or ''}{p.row or ''}"), el("td", p.expected), el("td", own(p.got)))
        for p in register.told[:_MOST]
    ]
    table = framed(
        el("table", el("thead", el("tr", [el("th", h, scope="col") for h in heads])), el("tbody", rows), class_="rows"),
        heads[0],
    )
    told = (
        el(
            "details",
            el(
                "summary",
                asked.say(
                    f"{len(register.told)} điều cần biết khi đọc sổ",
                    f"{len(register.told)} things told of the register",
                ),
            ),
            table,
            open=bool(register.problems),
        )
        if rows
        else None
    )
    used = el(
        "details",
        el(
            "summary",
            asked.say(
                "Cột nào được đọc thành gì (đề xuất theo tiêu đề, hãy kiểm tra)",
                "Which column was read as what (proposed from the heads: check it)",
            ),
        ),
        el("pre", text, tabindex=0, style="white-space:pre-wrap"),
    )
    return reports_page(asked, register.cases, used, told, as_of=as_of)


def kept_page(asked: PageAsked) -> HTMLResponse:
    """The report on a case of the store, seen from today."""
    try:
        case = asked.desk.store.load(asked.one("case")).case
    except ThanhtraError as error:
        return checking_page(asked, wrong(asked, str(error)), status=404)
    return reports_page(asked, [case], as_of=asked.desk.today())


def reports_page(asked: PageAsked, cases: Sequence[Case], *told: Child, as_of: date | None) -> HTMLResponse:
    """The reports on these cases."""
    pairs = [(case, review(case, asked.book, as_of=as_of, checks=asked.questions.checks)) for case in cases]
    title = cases[0].id if len(cases) == 1 else asked.say(f"{len(cases)} hồ sơ", f"{len(cases)} cases")
    if len(cases) > 1:
        told = (*told, el("h1", title), _table(asked, pairs))
    parts: list[Child] = []
    for at, (case, report) in enumerate(pairs if len(pairs) <= _WHOLE else ()):
        parts += [
            _following(asked, case, report) if at == 0 and len(pairs) == 1 else None,
            *case_parts([(case, report)], lang=asked.lang, book=asked.book),
        ]
    return page_of(
        asked,
        title,
        *told,
        *parts,
        el("p", el("a", asked.say("Kiểm tra hồ sơ khác", "Check another file"), href=asked.link("/ho-so"))),
    )


def _following(asked: PageAsked, case: Case, report: Review) -> Markup | None:
    if report.as_of is None:
        return None
    text = next_steps_text(
        next_steps(case, asked.book, on=report.as_of, checks=asked.questions.checks), case, asked.book, lang=asked.lang
    )
    return el(
        "details",
        el("summary", asked.say("Bước tiếp theo", "Next steps")),
        el("pre", text, style="white-space:pre-wrap;font:inherit"),
    )


def _table(asked: PageAsked, pairs: Sequence[tuple[Case, Review]]) -> Markup:
    heads = (
        asked.say("Hồ sơ", "Case"),
        asked.say("Sai sót", "Findings"),
        asked.say("Chưa đánh giá được", "Not assessed"),
        asked.say("Sai sót, bằng lời", "Findings in words"),
    )
    rows = []
    for case, report in pairs[:_MOST]:
        findings = [a for a in report.answers if isinstance(a, Finding)]
        unknown = sum(isinstance(a, NotAssessed) for a in report.answers)
        rows.append(
            el(
                "tr",
                el("td", el("strong", own(case.id))),
                el("td", str(len(findings))),
                el("td", str(unknown)),
                el(
                    "td",
                    el("ul", [el("li", f"{a.check} ", own(a.message[asked.lang])) for a in findings])
                    if findings
                    else "—",
                ),
            )
        )
    return framed(
        el("table", el("thead", el("tr", [el("th", h, scope="col") for h in heads])), el("tbody", rows), class_="rows"),
        heads[0],
    )
