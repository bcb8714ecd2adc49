"""*Lịch việc*: what is due over the cases of the store."""

from __future__ import annotations

from datetime import datetime

from starlette.responses import HTMLResponse

from thanhtra.errors import ThanhtraError
from thanhtra.export.agenda import BEARERS
from thanhtra.export.markup import Child, el, framed, own
from thanhtra.export.words import STATUSES, said
from thanhtra.reckoning import so_many
from thanhtra.reviewing import AgendaQuestion
from thanhtra.service.pages.asked import PageAsked
from thanhtra.service.pages.fields import Option, ask_form, choice_field, day_field
from thanhtra.service.pages.layout import page_of, wrong
from thanhtra.service.questions import a_day
from thanhtra.terms import Bearer
from thanhtra.wording import shown

_DAYS = ("7", "14", "30", "90")


def agenda_page(asked: PageAsked) -> HTMLResponse:
    """The form, and what is due."""
    title = asked.say("Lịch việc", "Agenda")
    bearers = [Option(b.value, said(words, asked.lang)) for b, words in BEARERS.items()]
    form = ask_form(
        asked,
        "/lich-viec",
        (
            day_field(asked, "on", ("Từ ngày", "From"), value=asked.one("on", asked.today())),
            choice_field(
                asked,
                "within",
                ("Trong", "Within"),
                [Option(n, asked.say(f"{n} ngày", f"{n} days")) for n in _DAYS],
                default="14",
            ),
            choice_field(asked, "bearer", ("Việc của", "Whose step"), bearers, default=Bearer.AUTHORITY.value),
            choice_field(
                asked,
                "overdue",
                ("Việc đã qua hạn", "Overdue"),
                [Option("", asked.say("không hiện", "leave out")), Option("1", asked.say("hiện cả", "show too"))],
            ),
        ),
        submit=("Xem", "Show"),
    )
    try:
        on = a_day("on", asked.one("on", asked.today()))
        within = int(asked.one("within", "14")) if asked.one("within", "14") in _DAYS else 14
        bearer = Bearer(asked.one("bearer")) if asked.one("bearer") in {b.value for b in Bearer} else Bearer.AUTHORITY
        found = asked.desk.agenda(AgendaQuestion.within(on, within, bearer=bearer, overdue=asked.one("overdue") == "1"))
    except ThanhtraError as error:
        return page_of(asked, title, el("h1", title), form, wrong(asked, str(error)), status=422)
    rows: list[Child] = [
        el(
            "tr",
            el(
                "td",
                el("strong", shown(item.due, asked.lang) if isinstance(item.due, datetime) else asked.day(item.due)),
            ),
            el("td", el("a", own(item.case), href=asked.link("/ho-so/xem", ("case", item.case)))),
            el("td", asked.say(item.vi, item.en)),
            el("td", said(STATUSES[item.status], asked.lang)),
            el("td", item.source, class_="cite"),
        )
        for item in found.items
    ]
    heads = (
        asked.say("Hạn", "Due"),
        asked.say("Vụ việc", "Case"),
        asked.say("Việc", "Step"),
        asked.say("Tình trạng", "Standing"),
        asked.say("Căn cứ", "Law"),
    )
    table = el(
        "table",
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", rows),
        class_="rows",
    )
    shown_: Child = (
        framed(table, title)
        if rows
        else el(
            "p",
            asked.say("Không có việc nào đến hạn trong hồ sơ đang lưu.", "Nothing is due in the cases kept here."),
            role="status",
        )
    )
    unread = (
        el(
            "p",
            asked.say(
                f"{len(found.unusable)} hồ sơ không đọc được, không có ở trên",
                f"{so_many(len(found.unusable), 'case')} cannot be read, not in the above",
            ),
            class_="open",
        )
        if found.unusable
        else None
    )
    calendar = el(
        "p",
        el(
            "a",
            asked.say("Lịch để đăng ký theo dõi (.ics)", "Calendar to subscribe to (.ics)"),
            href=asked.link(
                "/api/v1/agenda.ics", ("on", on.isoformat()), ("within", str(within)), ("bearer", bearer.value)
            ),
        ),
    )
    return page_of(
        asked,
        title,
        el("h1", title),
        form,
        el("h2", f"{asked.day(on)} – {asked.day(found.asked.until)}"),
        shown_,
        unread,
        calendar,
    )
