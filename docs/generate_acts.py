"""A page of acts for each sector decree, in each language: what every version of every act says, and a form that filters them in the browser.

The form (``docs/_static/acts.js``) is shown by the script that serves it; without it the whole table stands. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from generate_law import BOOK, table

from thanhtra.casefile import LAW_CLOCK
from thanhtra.export.found import act_facts, frames_in_words
from thanhtra.export.markup import Child, Markup, el
from thanhtra.export.words import BASES, said
from thanhtra.law import Citation
from thanhtra.money import Frame
from thanhtra.reckoning import written
from thanhtra.rulebook import Violation
from thanhtra.search import ActFound, Found, law_of_act
from thanhtra.wording import grouped

TODAY = datetime.now(LAW_CLOCK).date()
"""The day the pages are made."""
LANGS = {"vi": "hanh-vi", "en": "acts"}
"""The name of the page that lists the decrees, by language; a decree's own page adds its number: ``hanh-vi-174-2026``."""
WORDS = {
    "title": ("Tra cứu hành vi theo nghị định", "Acts by decree"),
    "intro": (
        "Mọi hành vi có trong bộ quy tắc, theo nghị định, kèm khung phạt, biện pháp khắc phục, thời hiệu và những ngày có hiệu lực. Trang của từng nghị định có ô lọc, chạy ngay trong trình duyệt, không cần mạng. Muốn hỏi bằng lời thường qua mọi nghị định: `thanhtra find` ([hướng dẫn](../../vi/how-to/find-and-ask.md)).",
        "Every act the book holds, by decree, with its frames, remedies, limitation and the days it is in force. A decree's page has a filter that runs in the browser without a network. To ask in plain words across decrees: `thanhtra find` ([guide](../../how-to/find-and-ask.md)).",
    ),
    "decree": ("nghị định", "decree"),
    "name": ("tên gọi", "name"),
    "count": ("số hành vi", "acts"),
    "held": ("đã có", "held"),
    "whole": ("toàn bộ", "whole"),
    "part": ("một phần", "in part"),
    "verify": (
        "Không phải là tư vấn pháp lý. Mở điều khoản được nêu để kiểm tra trước khi áp dụng.",
        "Not legal advice. Open the provision before anything turns on it.",
    ),
    "lacks": (
        "Nghị định này mới có một phần: hành vi không thấy ở đây chưa chắc là không có trong nghị định.",
        "This decree is held in part: an act not shown here may still be in the decree.",
    ),
    "stated": (
        "Mỗi dòng là một lần quy định của một hành vi; *đến* là ngày cuối cùng còn hiệu lực. Dòng nói theo luật của ngày ấy; còn hiệu lực thì theo luật ngày {today}, chưa có hiệu lực thì theo luật của ngày đầu tiên.",
        "Each row is one version of one act; *to* is the last day it is in force. A row tells the law of that day; of {today} where it is still in force, of its first day where it is not yet.",
    ),
    "words": ("Từ ngữ (có dấu hoặc không dấu)", "Words (with or without marks)"),
    "place": ("Điều, khoản, điểm", "Article, clause, point"),
    "amount": ("Khung có mức (đồng)", "Frame holds (đồng)"),
    "whose": ("của", "of"),
    "either": ("cá nhân hoặc tổ chức", "either"),
    "day": ("Có hiệu lực ngày", "In force on"),
    "clear": ("Xóa lọc", "Clear"),
    "shown": ("Hiện {shown} trên {all} dòng.", "{shown} of {all} rows shown."),
    "none": (
        "Không dòng nào khớp mọi điều kiện: bớt từ hoặc bớt ô, hoặc hỏi bằng lời thường với thanhtra find.",
        "No row fits all of it: use fewer words or boxes, or ask in plain words with thanhtra find.",
    ),
    "unread": ("Chưa đọc được: {what}.", "Not understood: {what}."),
    "filter": ("Lọc hành vi", "Filter the acts"),
    "at": ("điều khoản", "at"),
    "act": ("hành vi", "act"),
    "individual": ("cá nhân", "individual"),
    "organization": ("tổ chức", "organisation"),
    "in-force": ("có hiệu lực", "in force"),
    "from": ("từ", "from"),
    "to": ("đến", "to"),
    "warning": ("cảnh cáo", "warning"),
    "unknown": ("chưa đọc được mức tiền", "amounts not read"),
    "by": ("Theo", "By"),
    "source": ("nguồn", "source"),
}


class Row(NamedTuple):
    """One version of one act: from its first day to the last, None while it holds."""

    act: Violation
    start: date
    last: date | None

    @property
    def asked(self) -> date:
        """The day whose law the row tells: the last it was in force, today where it still is, the first where it is not yet."""
        return max(self.start, TODAY if self.last is None else min(self.last, TODAY))


def word(name: str, lang: str) -> str:
    """A word of the pages."""
    return said(WORDS[name], lang)


def rows_of(instrument: str) -> list[Row]:
    """Every version of every act of a decree, in the order of the statute."""
    found = []
    for history in BOOK.decrees.acts(instrument).values():
        for version, after in pairwise((*history.versions, None)):
            if version is not None and version.rule is not None:
                found.append(
                    Row(version.rule, version.start, after.start - timedelta(days=1) if after is not None else None)
                )
    return found


def _amount(found: ActFound, frame: Frame | None, lang: str) -> str:
    if found.violation.warning_only:
        return word("warning", lang)
    if frame is None:
        return word("unknown", lang)
    span = (
        grouped(frame.least, lang)
        if frame.least == frame.most
        else f"{grouped(frame.least, lang)} – {grouped(frame.most, lang)}"
    )
    return f"{word('warning', lang)}; {span}" if found.violation.or_warning else span


def _row(row: Row, lang: str) -> Markup:
    found, place, act = law_of_act(row.act, BOOK, row.asked), row.act.citation.place, row.act
    one = Found(kind="act", id=str(act.citation), vi=act.vi, en=act.en, share=1.0, act=found)
    fine = frames_in_words(found, lang)  # has columns of its own
    told = [fact for fact in act_facts(one, found, BOOK, lang=lang) if fact[1] != fine]
    by = [cite.vi if lang == "vi" else cite.en for cite in act.cites if cite.instrument != act.citation.instrument]
    told += [(word("by", lang), "; ".join(by))] if by else []
    other = act.en if lang == "vi" else act.vi
    spans = {
        f"data-{key}": f"{frame.least} {frame.most}"
        for key, frame in (("individual", found.individual), ("organization", found.organization))
        if frame is not None
    }
    known = said(BASES[act.known], lang).removeprefix("nguồn ")
    days = [el("span", f"{word('from', lang)} {written(row.start, lang)}")]
    if row.last is not None:
        days.append(el("span", f"{word('to', lang)} {written(row.last, lang)}"))
    return el(
        "tr",
        el("th", el("code", f"Đ{place}"), scope="row"),
        el(
            "td",
            el("p", _capital(act.vi if lang == "vi" else act.en)),
            el("p", other, class_="other", lang="en" if lang == "vi" else "vi"),
            [el("p", el("b", f"{label}: "), text, class_="fact") for label, text in told],
        ),
        el("td", _amount(found, found.individual, lang), class_="money", data_label=word("individual", lang)),
        el("td", _amount(found, found.organization, lang), class_="money", data_label=word("organization", lang)),
        el(
            "td", days, el("span", f"{word('source', lang)}: {known}"), class_="days", data_label=word("in-force", lang)
        ),
        data_place=place,
        data_from=row.start.isoformat(),
        data_to=row.last.isoformat() if row.last is not None else None,
        **spans,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _field(name: str, lang: str, control: Markup) -> Markup:
    return el("p", el("label", word(name, lang), for_=f"acts-{name}"), control)


def _form(lang: str) -> Markup:
    whose = ("either", "individual", "organization")
    boxes: list[Child] = [
        _field(name, lang, el("input", id=f"acts-{name}", name=name, type="text", autocomplete="off"))
        for name in ("words", "place", "amount")
    ]
    boxes.append(
        _field(
            "whose",
            lang,
            el("select", [el("option", word(w, lang), value=w) for w in whose], id="acts-whose", name="whose"),
        )
    )
    boxes.append(
        _field(
            "day",
            lang,
            el(
                "input",
                id="acts-day",
                name="day",
                type="text",
                autocomplete="off",
                placeholder="20/8/2026" if lang == "vi" else "2026-08-20",
            ),
        )
    )
    boxes.append(el("p", el("button", word("clear", lang), type="reset")))
    told = el(
        "p",
        role="status",
        data_shown=word("shown", lang),
        data_none=word("none", lang),
        data_unread=word("unread", lang),
    )
    return el("form", boxes, told, class_="acts", role="search", aria_label=word("filter", lang), hidden=True)


def acts_markup(instrument: str, lang: str) -> Markup:
    """The form and the table of a decree's acts."""
    heads = ("at", "act", "individual", "organization", "in-force")
    head = el("thead", el("tr", [el("th", word(name, lang), scope="col") for name in heads]))
    body = el("tbody", [_row(row, lang) for row in rows_of(instrument)])
    return el("div", _form(lang), el("table", head, body, class_="acts"), class_="acts", lang=lang)


def page_name(instrument: str, lang: str) -> str:
    """``hanh-vi-174-2026`` or ``acts-174-2026``."""
    return f"{LANGS[lang]}-{instrument.removesuffix('/NĐ-CP').replace('/', '-')}"


def acts_page(instrument: str, lang: str) -> Iterator[str]:
    """The page of one decree."""
    head = BOOK.decrees.heads[instrument]
    yield from (
        f"# {Citation(instrument).vi if lang == 'vi' else Citation(instrument).en}",
        "",
        said((head.vi, head.en), lang),
        "",
    )
    yield from (word("stated", lang).format(today=written(TODAY, lang)), "")
    if not head.whole:
        yield from (word("lacks", lang), "")
    yield from (word("verify", lang), "", "```{raw} html", str(acts_markup(instrument, lang)), "```")


def decrees_with_acts() -> list[str]:
    """Decrees that hold acts of their own; one that only amends stands in the decree amended. Newest first."""
    return [instrument for instrument in reversed(list(BOOK.decrees.heads)) if BOOK.decrees.acts(instrument)]


def decree_list(lang: str) -> Iterator[str]:
    """The decrees, each with a link to its page."""
    listed = decrees_with_acts()
    yield from (f"# {word('title', lang)}", "", word("intro", lang), "")
    rows = (
        (
            f"[{i}]({page_name(i, lang)}.md)",
            said((BOOK.decrees.heads[i].vi, BOOK.decrees.heads[i].en), lang),
            len(BOOK.decrees.acts(i)),
            word("whole" if BOOK.decrees.heads[i].whole else "part", lang),
        )
        for i in listed
    )
    yield from table((word("decree", lang), word("name", lang), word("count", lang), word("held", lang)), rows)
    yield from ("```{toctree}", ":hidden:", "", *(page_name(i, lang) for i in listed), "```")
