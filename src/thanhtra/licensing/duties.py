"""What a licensee owes: reports in time, conditions kept (nghĩa vụ của tổ chức được cấp phép)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from thanhtra.casefile import LicenceStanding, standing_on
from thanhtra.deadlines import RuleOn
from thanhtra.licensing.entities import RegisteredLicence
from thanhtra.licensing.told import LicenceNote, RegisterAsked, place
from thanhtra.terms import InBoth


def reports_in_time(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """Reports the register lists that are late, and the last one the law asks for that it does not list."""
    for report in licence.reports or ():
        if report.due < asked.on and (report.sent is None or report.sent > report.due):
            late: InBoth = (
                (f"gửi ngày {report.sent}", f"sent on {report.sent}") if report.sent else ("chưa gửi", "not sent")
            )
            words = (f"báo cáo hạn {report.due}: {late[0]}", f"report due {report.due}: {late[1]}")
            rule = asked.rule("licence-report", report.due)
            lawful = rule is not None and f"{report.due:%m-%d}" in rule.text(licence.kind).split()
            cites = rule.spoken_at(licence.kind) if rule and lawful else ()
            yield LicenceNote(
                licence=licence.id,
                matter="report-late",
                answer="finding",
                words=words,
                on=report.due,
                cites=cites,
                basis=rule.basis if rule and lawful else None,
            )
    owed = last_report_day(licence, asked) if standing_on(licence, asked.on) in _HELD else None
    if owed is None:
        return
    due, rule = owed
    if licence.reports is None:
        words = (
            f"sổ không ghi các báo cáo; báo cáo gần nhất phải gửi chậm nhất {due}",
            f"no reports are listed; the last one was owed by {due}",
        )
        yield LicenceNote(
            licence=licence.id,
            matter="report-late",
            answer="not_assessed",
            words=words,
            on=due,
            cites=rule.spoken_at(licence.kind),
            basis=rule.basis,
            missing=(place(licence, "reports"),),
        )
    elif not any(report.due == due for report in licence.reports):
        words = (f"sổ không có báo cáo hạn {due}", f"the register has no report due {due}")
        yield LicenceNote(
            licence=licence.id,
            matter="report-late",
            answer="finding",
            words=words,
            on=due,
            cites=rule.spoken_at(licence.kind),
            basis=rule.basis,
        )


def last_report_day(licence: RegisteredLicence, asked: RegisterAsked) -> tuple[date, RuleOn] | None:
    """The last day a report was owed before the day asked about, since the licence was granted, and the law of that day."""
    granted = licence.granted
    if granted is None:
        return None
    found: list[tuple[date, RuleOn]] = []
    for year in (asked.on.year, asked.on.year - 1):
        for seen in (asked.rule("licence-report", date(year, 1, 1)), asked.rule("licence-report", date(year, 12, 31))):
            for said in seen.text(licence.kind).split() if seen else ():
                day = date(year, int(said[:2]), int(said[3:]))
                rule = asked.rule("licence-report", day)
                if granted <= day < asked.on and rule is not None and said in rule.text(licence.kind).split():
                    found.append((day, rule))
    return max(found, key=lambda one: one[0], default=None)


def conditions_met(licence: RegisteredLicence, asked: RegisterAsked) -> Iterator[LicenceNote]:
    """Conditions the register says were not met when last seen."""
    for condition in licence.conditions or ():
        if condition.met is False and (condition.on is None or condition.on <= asked.on):
            when: InBoth = (f" ngày {condition.on}", f" on {condition.on}") if condition.on else ("", "")
            vi, en = _CONDITIONS[condition.what]
            words = (f"không đáp ứng{when[0]}: {vi}", f"not met{when[1]}: {en}")
            yield LicenceNote(
                licence=licence.id,
                matter="condition-not-met",
                answer="finding",
                words=words,
                on=condition.on,
                cites=(condition.cites,) if condition.cites else (),
            )


_HELD: Final = (LicenceStanding.IN_FORCE, LicenceStanding.SUSPENDED)
_CONDITIONS: Final[dict[str, InBoth]] = {
    "server-in-vietnam": ("máy chủ đặt tại Việt Nam", "a server in Vietnam"),
    "content-staff": ("nhân sự quản lý nội dung", "staff for content"),
    "content-process": ("quy trình quản lý nội dung", "a process for content"),
    "storage": ("lưu trữ thông tin, nhật ký", "keeping content and logs"),
    "source-agreements": ("thỏa thuận nguồn tin với cơ quan báo chí", "agreements on sources with press agencies"),
    "user-agreement": ("thỏa thuận cung cấp và sử dụng dịch vụ", "an agreement with users"),
    "monitoring-link": ("kết nối hệ thống giám sát", "a link to the monitoring system"),
    "finance": ("năng lực tài chính", "financial means"),
    "equipment": ("trang thiết bị", "equipment"),
    "other": ("điều kiện khác", "another condition"),
}
