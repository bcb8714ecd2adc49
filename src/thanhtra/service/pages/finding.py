"""*Tra cứu*: an act, a title or a rule by plain words, with what the law of the day says of it."""

from __future__ import annotations

from datetime import date

from starlette.responses import HTMLResponse

from thanhtra.errors import ThanhtraError
from thanhtra.export.found import act_facts, frames_in_words
from thanhtra.export.html_parts import facts
from thanhtra.export.markup import Child, Markup, el, framed
from thanhtra.search import Found, find
from thanhtra.service.pages.asked import PageAsked
from thanhtra.service.pages.fields import ask_form, day_field, text_field
from thanhtra.service.pages.layout import page_of, wrong
from thanhtra.service.questions import a_day

_MOST = 8
_OPEN = 2
"""So many things found are told whole; the others unfold."""
_KINDS = {
    "act": ("hành vi", "act"),
    "post": ("chức danh", "post"),
    "field": ("lĩnh vực", "field"),
    "remedy": ("biện pháp khắc phục hậu quả", "remedy"),
    "limit": ("thời hạn, thời hiệu", "time limit"),
    "check": ("kiểm tra", "check"),
    "body": ("cơ quan", "body"),
}


def finding_page(asked: PageAsked) -> HTMLResponse:
    """The form, and what it finds."""
    title = asked.say("Tra cứu", "Find")
    form = ask_form(
        asked,
        "/",
        (
            text_field(
                asked,
                "q",
                ("Hành vi, chức danh, thời hạn, điều khoản", "An act, a title, a limit, a provision"),
                hint=(
                    "Bằng lời thường, có dấu hoặc không: đăng tin giả lên Facebook; Điều 95 Nghị định 174/2026/NĐ-CP",
                    "In plain words: fake news on Facebook; 174/2026/NĐ-CP Đ95",
                ),
                wide=True,
            ),
            day_field(asked, "on", ("Theo pháp luật của ngày", "By the law of"), value=asked.one("on", asked.today())),
        ),
        submit=("Tra cứu", "Find"),
    )
    head = (
        el("h1", title),
        el(
            "p",
            asked.say(
                "Khung tiền phạt, biện pháp, người có thẩm quyền, thời hiệu của một hành vi, theo pháp luật của ngày được hỏi.",
                "Frame, remedies, who may and limitation of an act, by the law of the day asked about.",
            ),
            class_="meta",
        ),
        form,
    )
    if not asked.one("q"):
        return page_of(asked, title, *head)
    try:
        on = a_day("on", asked.one("on", asked.today()))
        found = find(asked.one("q")[:500], asked.book, on=on, limit=_MOST)
    except ThanhtraError as error:
        return page_of(asked, title, *head, wrong(asked, str(error)), status=422)
    told: list[Child] = [_one(asked, one, on, folded=at >= _OPEN) for at, one in enumerate(found)]
    if not told:
        told = [
            el(
                "p",
                asked.say(
                    "Không tìm thấy trong dữ liệu. Điều đó không có nghĩa là hành vi được phép: dữ liệu có thể chưa có quy định này.",
                    "Nothing found in the book. That does not make an act lawful: the book may not hold the rule.",
                ),
                class_="open",
                role="status",
            )
        ]
    told.append(_through_time(asked, on))
    return page_of(
        asked,
        f"{asked.one('q')[:60]} — {title}",
        *head,
        el("h2", asked.say(f"Theo pháp luật ngày {asked.day(on)}", f"By the law of {asked.day(on)}")),
        *told,
    )


def _one(asked: PageAsked, one: Found, on: date, *, folded: bool) -> Markup:
    name = asked.say(one.vi, one.en)
    title = name[:1].upper() + name[1:]
    gone = "" if one.holds else asked.say(" · không có vào ngày này", " · not there on this day")
    kind = el("p", asked.say(*_KINDS[one.kind]), gone, " · ", one.id, class_="meta")
    rows: list[tuple[str, Child]] = []
    links: list[Child] = []
    if one.act is not None:
        cite = one.act.violation.citation
        kind = el("p", cite.en if asked.lang == "en" else cite.vi, gone, class_="meta")
        rows = [*act_facts(one, one.act, asked.book, lang=asked.lang)]
        links = [
            el(
                "a",
                asked.say("Ai có thẩm quyền", "Who may"),
                href=asked.link("/tham-quyen", ("provision", str(cite)), ("on", on.isoformat())),
            )
        ]
    elif one.kind == "limit":
        links = [
            el("a", asked.say("Tính thời hạn này", "Count this limit"), href=asked.link("/thoi-han", ("kind", one.id)))
        ]
    told: Child = facts(rows) if rows else None
    if folded and rows:
        told = el(
            "details",
            el(
                "summary",
                asked.say("Khung tiền phạt, biện pháp, thẩm quyền, thời hiệu", "Frame, remedies, who may, limitation"),
            ),
            told,
            class_="plain",
        )
    return el("section", el("h3", title), kind, told, el("p", links) if links else None, class_="card")


def _through_time(asked: PageAsked, on: date) -> Markup:
    """What came nearest to the words under each decree, day by day; asked for by a link, since it is as many searches as decrees."""
    title = asked.say("Qua các thời kỳ", "Through time")
    if asked.one("history") != "1":
        link = asked.link("/", ("q", asked.one("q")), ("on", on.isoformat()), ("history", "1"))
        return el("p", el("a", asked.say("Xem qua các thời kỳ", "See it through time"), href=link))
    rows: list[Markup] = []
    before = ""
    for since in sorted({head.start for head in asked.book.decrees.heads.values()}):
        held = [
            one
            for one in find(asked.one("q")[:500], asked.book, on=since, kinds=("act",), limit=1)
            if one.holds and one.act is not None
        ]
        act = held[0].act if held else None
        told = "" if act is None else f"{act.violation.citation} {frames_in_words(act, asked.lang)}"
        if act is not None and told != before:
            cite = act.violation.citation
            name = asked.say(act.violation.vi, act.violation.en)
            place = el(
                "a",
                cite.en if asked.lang == "en" else cite.vi,
                href=asked.link("/", ("q", str(cite)), ("on", since.isoformat())),
            )
            rows.append(
                el(
                    "tr",
                    el("td", asked.day(since)),
                    el("td", name, " (", place, ")"),
                    el("td", frames_in_words(act, asked.lang)),
                )
            )
        before = told
    heads = (
        ("Từ ngày", "From"),
        ("Hành vi gần nhất với lời tìm", "The act nearest to the words"),
        ("Mức phạt", "Fine"),
    )
    table = el(
        "table",
        el("thead", el("tr", [el("th", asked.say(*head), scope="col") for head in heads])),
        el("tbody", rows),
        class_="rows",
    )
    note = asked.say(
        "Gần nhất theo lời tìm, không phải là cùng một hành vi trong luật: đọc từng quy định trước khi so sánh.",
        "Nearest by the words, not the same act in law: read each provision before comparing.",
    )
    return el("section", el("h2", title), el("p", note, class_="meta"), framed(table, title), class_="card")
