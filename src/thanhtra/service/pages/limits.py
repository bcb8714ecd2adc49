"""*Tính thời hạn*: a limit with its derivation; every branch has an address of its own to share."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

from starlette.responses import HTMLResponse

from thanhtra.casefile.values import ControlLevel
from thanhtra.deadlines import due
from thanhtra.errors import BadTerm, CalendarGap, ThanhtraError
from thanhtra.export.derivation import cited, steps
from thanhtra.export.html_parts import facts
from thanhtra.export.markup import Child, Markup, el
from thanhtra.export.words import BASES, UNITS, said
from thanhtra.findings import Deadline
from thanhtra.search.listing import list_limits
from thanhtra.service.pages.asked import PageAsked
from thanhtra.service.pages.fields import Option, ask_form, choice_field, text_field
from thanhtra.service.pages.layout import page_of, wrong
from thanhtra.service.questions import a_moment
from thanhtra.terms import Status
from thanhtra.wording import shown, token_in_words

_PATH = "/thoi-han"


def limits_page(asked: PageAsked) -> HTMLResponse:
    """The form, and the limit counted."""
    title = asked.say("Tính thời hạn", "Count a limit")
    head = (
        el("h1", title),
        el(
            "p",
            asked.say(
                "Ngày cuối của một thời hạn, thời hiệu, từng bước có căn cứ. Địa chỉ của trang kết quả gửi được cho người khác.",
                "The last day of a limit, step by step, with the law. The address of an answer can be shared.",
            ),
            class_="meta",
        ),
        _form(asked),
    )
    if not asked.one("kind") or not asked.one("start"):
        return page_of(asked, title, *head)
    try:
        if asked.one("kind") not in asked.book.procedure.limits:
            return page_of(
                asked, title, *head, wrong(asked, asked.say("không có thời hạn này", "no such limit")), status=422
            )
        moment = a_moment("start", asked.one("start"))
        found = due(
            asked.book,
            asked.one("kind"),
            moment,
            grounds=asked.every("ground"),
            level=asked.one("level") or None,
            field=asked.one("field") or None,
        )
    except (BadTerm, CalendarGap) as gap:
        return page_of(
            asked,
            title,
            *head,
            el(
                "p",
                asked.say(
                    "Không tính được: ngoài lịch làm việc của dữ liệu.", "Cannot be counted: outside the calendar held."
                ),
                " ",
                getattr(gap, "token", ""),
                class_="open",
                role="status",
            ),
        )
    except ThanhtraError as error:
        return page_of(asked, title, *head, wrong(asked, str(error)), status=422)
    return page_of(asked, f"{_name(asked, found.kind)} — {title}", *head, _answer(asked, found))


def _form(asked: PageAsked) -> Markup:
    limits = [
        Option(row.id, asked.say(row.vi, row.en), asked.say(*row.group))
        for row in list_limits(asked.book, asked.desk.today())
    ]
    fields = [
        Option("", asked.say("— không chọn —", "— none —")),
        *(Option(slug, asked.say(f.vi, f.en)) for slug, f in asked.book.fields.items()),
    ]
    levels = [
        Option("", asked.say("— không chọn —", "— none —")),
        *(Option(level, level) for level in get_args(ControlLevel)),
    ]
    more = asked.one("field") or asked.one("level")
    return ask_form(
        asked,
        _PATH,
        (
            choice_field(asked, "kind", ("Thời hạn, thời hiệu", "Limit"), limits, default="decision"),
            text_field(
                asked,
                "start",
                ("Tính từ ngày", "Counted from"),
                hint=(
                    "ngày/tháng/năm; thời hạn tính bằng giờ: 2026-08-20T08:30:00+07:00",
                    "a day; for hours an instant with its offset",
                ),
            ),
            el(
                "details",
                el(
                    "summary",
                    asked.say(
                        "Lĩnh vực, cấp thanh tra (chỉ khi thời hạn cần)",
                        "Field, level of the inspection (only where the limit needs it)",
                    ),
                ),
                el(
                    "div",
                    choice_field(asked, "field", ("Lĩnh vực", "Field"), fields),
                    choice_field(asked, "level", ("Cấp", "Level"), levels),
                    class_="fields",
                ),
                class_="field wide plain",
                open=bool(more),
            ),
        ),
        submit=("Tính", "Count"),
        kept=[("ground", ground) for ground in asked.every("ground")],
    )


def _answer(asked: PageAsked, found: Deadline) -> Markup:
    lang, grounds = asked.lang, asked.every("ground")
    if found.due is not None:
        unit = said(UNITS[found.unit], lang)
        term = f" ({found.amount} {unit})" if found.amount is not None else f" ({unit})"
        answer = el(
            "p",
            asked.say("Chậm nhất: ", "Last day: "),
            el("span", _shown(asked, found.due), class_="good"),
            term,
            class_="answer",
        )
    elif found.status is Status.NO_FIGURE:
        answer = el("p", asked.say("Luật không ấn định con số", "The law sets no figure"), class_="answer")
    else:
        answer = el("p", asked.say("Không tính được", "Cannot be counted"), class_="answer unknown")
    rows: list[tuple[str, Child]] = [
        (asked.say("Tính từ", "Counted from"), _shown(asked, found.counted_from) if found.counted_from else "—")
    ]
    if found.cites:
        rows.append((asked.say("Căn cứ", "Law"), cited(found.cites, lang)))
    rows.append((asked.say("Biết qua", "Known by"), said(BASES[found.basis], lang)))
    if found.missing:
        rows.append(
            (
                asked.say("Còn thiếu", "Missing"),
                "; ".join(token_in_words(t, book=asked.book, lang=lang) for t in found.missing),
            )
        )
    if found.provisional:
        rows.append(
            (
                asked.say("Lưu ý", "Note"),
                asked.say("lịch nghỉ của năm đó chưa công bố", "the calendar of that year is not yet published"),
            )
        )
    told = steps(found, lang=lang)
    return el(
        "section",
        el("h2", _name(asked, found.kind)),
        answer,
        _grounds(asked, found, grounds),
        facts(rows),
        el("h3", asked.say("Cách tính từng bước", "How it was counted, step by step")) if told else None,
        el("ol", [el("li", step) for step in told], class_="steps numbered") if told else None,
        aria_live="polite",
    )


def _grounds(asked: PageAsked, found: Deadline, grounds: list[str]) -> Markup | None:
    """The other branches, each a link: with one more ground, or without one."""
    base = [
        ("kind", found.kind),
        ("start", asked.one("start")),
        ("field", asked.one("field")),
        ("level", asked.one("level")),
    ]
    rows: list[Child] = []
    for key, day in found.due_if.items():
        names = key.split("+")
        link = asked.link(_PATH, *base, *(("ground", g) for g in dict.fromkeys([*grounds, *names])))
        rows.append(
            el(
                "li",
                el("a", asked.say("nếu có: ", "with: ") + " + ".join(_ground(asked, g) for g in names), href=link),
                ": ",
                _shown(asked, day),
            )
        )
    for ground in grounds:
        link = asked.link(_PATH, *base, *(("ground", g) for g in grounds if g != ground))
        rows.append(
            el(
                "li",
                el("strong", _ground(asked, ground)),
                " ",
                el("a", asked.say("bỏ căn cứ này", "without this ground"), href=link),
            )
        )
    return el("ul", rows) if rows else None


def _ground(asked: PageAsked, slug: str) -> str:
    known = asked.book.grounds.get(slug)
    return slug if known is None else asked.say(known.vi, known.en)


def _name(asked: PageAsked, kind: str) -> str:
    rule = asked.book.procedure.limits[kind]
    return asked.say(rule.vi, rule.en)


def _shown(asked: PageAsked, moment: date | datetime) -> str:
    return shown(moment, asked.lang) if isinstance(moment, datetime) else asked.day(moment)
