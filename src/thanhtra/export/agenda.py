"""An agenda for people (lịch việc): lines by day, a table for a spreadsheet, a calendar."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Final

from thanhtra.export.calendars import alarm, basic, folded_lines, ical_text, limit_in_calendar, stamped
from thanhtra.export.style import PLAIN, Style, joined, sealed
from thanhtra.export.words import STATUSES, about_whom, said
from thanhtra.outputs import safe_cell
from thanhtra.reckoning import written
from thanhtra.reviewing.agenda import Agenda, AgendaItem
from thanhtra.terms import LAW_CLOCK, Bearer, Nature, Status
from thanhtra.wording import written_out

BEARERS: Final[Mapping[Bearer, tuple[str, str]]] = {
    Bearer.AUTHORITY: ("người có thẩm quyền", "authority"),
    Bearer.VIOLATOR: ("người vi phạm", "violator"),
    Bearer.CONTROL_BODY: ("cơ quan thanh tra, kiểm tra", "control body"),
    Bearer.CRIMINAL_BODY: ("cơ quan tiến hành tố tụng", "criminal body"),
    Bearer.NOBODY: ("không thuộc bên nào", "nobody"),
}
NATURES: Final[Mapping[Nature, tuple[str, str]]] = {
    Nature.DUTY: ("nghĩa vụ", "duty"),
    Nature.RIGHT: ("quyền", "right"),
    Nature.BAR: ("thời hiệu", "limitation"),
    Nature.EFFECT: ("thời gian phải chờ", "time to pass"),
    Nature.AUXILIARY: ("mốc phụ", "auxiliary count"),
}
_COLUMNS: Final = (
    ("hạn", "due"),
    ("vụ việc", "case"),
    ("việc", "limit"),
    ("mã thời hạn", "kind"),
    ("tình trạng", "status"),
    ("người thực hiện", "bearer"),
    ("loại", "nature"),
    ("căn cứ", "source"),
    ("hành vi", "act"),
    ("đối tượng", "subject"),
)


def agenda_text(agenda: Agenda, *, lang: str = "vi", style: Style = PLAIN) -> str:
    """The items under their day, what is overdue marked; what the index of a store misses and files not read are told at the end."""
    asked = agenda.asked
    head = said(("Lịch việc từ {} đến {}", "Agenda from {} to {}"), lang).format(
        written(asked.on, lang), written(asked.until, lang)
    )
    lines = [head, *_by_day(agenda, lang, sealed(style))]
    if not agenda.items:
        lines.append("  " + said(("không có việc nào", "nothing is due"), lang))
    if agenda.behind:
        lines.append(
            said(
                (
                    "{} vụ việc chưa có trong bảng tra cứu: chạy lại với --rebuild",
                    "{} cases are not in the index yet: run with --rebuild",
                ),
                lang,
            ).format(agenda.behind)
        )
    if agenda.unusable:
        lines.append(
            said(("{} hồ sơ không dùng được, không có ở trên", "{} unusable files, not in the above"), lang).format(
                len(agenda.unusable)
            )
        )
    return joined(lines)


def _by_day(agenda: Agenda, lang: str, style: Style) -> Iterator[str]:
    for day, items in groupby(agenda.items, key=lambda item: item.day):
        late = day < agenda.asked.on
        yield f"{written(day, lang)}{'  ' + said(('đã qua', 'passed'), lang) if late else ''}"
        for item in items:
            mark = (
                style.running
                if item.status is Status.OPEN
                else style.unknown
                if item.status is Status.CONDITIONAL
                else style.bad
            )
            hour = f" {item.due.astimezone(LAW_CLOCK):%H:%M}" if isinstance(item.due, datetime) else ""
            state = "" if item.status is Status.OPEN else f" ({said(STATUSES[item.status], lang)})"
            bound = said(_BOUNDS[item.bound], lang) if item.bound in _BOUNDS else ""
            yield f"  {mark}{hour} {item.case}{about_whom(item.act, item.subject, lang)}: {said((item.vi, item.en), lang)}{state}{bound}  [{written_out(item.source, lang)}]"


_BOUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "earliest": (" — sớm nhất", " — at the earliest"),
    "latest": (" — muộn nhất", " — at the latest"),
}


def agenda_csv(agenda: Agenda, *, lang: str = "vi") -> str:
    """One row an item, headers in the language, cells as ``safe_cell`` writes them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([said(column, lang) for column in _COLUMNS])
    for item in agenda.items:
        due = (
            item.due.astimezone(LAW_CLOCK).isoformat(timespec="minutes")
            if isinstance(item.due, datetime)
            else item.due.isoformat()
        )
        row = (
            due,
            item.case,
            said((item.vi, item.en), lang),
            item.kind,
            said(STATUSES[item.status], lang),
            said(BEARERS[item.bearer], lang),
            said(NATURES[item.nature], lang),
            item.source,
            item.act or "",
            item.subject or "",
        )
        writer.writerow([safe_cell(cell) for cell in row])
    return out.getvalue()


def agenda_calendar(agenda: Agenda, *, lang: str = "vi") -> str:
    """RFC 5545 text, CRLF line ends; an item has the name it has in ``export.calendars``, so that one replaces the other."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//thanhtra//agenda//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{ical_text(said(('Lịch việc', 'Agenda'), lang))}")
    for item in agenda.items:
        lines += _event(item, agenda.asked.on, lang)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in folded_lines(line))


def _event(item: AgendaItem, on: date, lang: str) -> Iterator[str]:
    name = said((item.vi, item.en), lang)
    yield "BEGIN:VEVENT"
    yield f"UID:{limit_in_calendar(item.case, item.kind, item.spot or item.event, item)}"
    yield from stamped(on)
    if isinstance(item.due, datetime):
        yield f"DTSTART:{item.due.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    else:
        yield f"DTSTART;VALUE=DATE:{basic(item.due)}"
        if item.due < date.max:
            yield f"DTEND;VALUE=DATE:{basic(item.due + timedelta(1))}"
    sure = "" if item.status is Status.OPEN else "? "
    yield f"SUMMARY:{ical_text(f'{sure}{name} — {item.case}{about_whom(item.act, item.subject, lang)}')}"
    yield f"DESCRIPTION:{ical_text(f'{said(BEARERS[item.bearer], lang)} · {said(NATURES[item.nature], lang)} · {item.source}')}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{item.kind}"
    yield from (*alarm(name, item.due), "END:VEVENT")
