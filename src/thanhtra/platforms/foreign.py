"""What a foreign provider owes: a contact, a yearly report, somebody in Vietnam (tổ chức nước ngoài cung cấp thông tin xuyên biên giới)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thanhtra.deadlines import RuleOn
from thanhtra.platforms.entities import OnlineParty
from thanhtra.platforms.sanctions import sanctionable
from thanhtra.platforms.told import OnlineNote, RequestsAsked
from thanhtra.reckoning import TimeLimit
from thanhtra.terms import Unit


def contact_given(party: OnlineParty, asked: RequestsAsked) -> Iterator[OnlineNote]:
    """The contact the ministry is given, in the days the law gives since the provider came under it."""
    rule = asked.rule("platform-notice", min(party.reached or asked.on, asked.on))
    covered = None if rule is None else _covered(party, rule, asked.on)
    if rule is None or covered is False:
        return
    if covered is None:
        words = (
            "chưa ghi lượt truy cập hoặc việc thuê chỗ lưu trữ tại Việt Nam",
            "neither its visits nor whether it hosts data in Vietnam is said",
        )
        missing = tuple(
            f"parties[{party.id}].{field}"
            for field, said in (("visits", party.visits), ("hosts_in_vietnam", party.hosts_in_vietnam))
            if said is None
        )
        yield OnlineNote(
            of=party.id,
            matter="contact",
            answer="not_assessed",
            words=words,
            cites=rule.cites,
            basis=rule.basis,
            missing=missing,
        )
        return
    until = _until(party, rule, asked)
    given = party.contact_given_on
    if given is not None and given <= asked.on:
        if until is not None and given > until:
            yield _late(
                party,
                rule,
                until,
                asked,
                (f"thông báo liên hệ ngày {given}, hạn {until}", f"contact given on {given}, due {until}"),
            )
    elif party.contact_given is None and given is None:
        if until is None or until < asked.on:
            words = ("chưa ghi đã thông báo thông tin liên hệ chưa", "whether it gave its contact is not said")
            yield OnlineNote(
                of=party.id,
                matter="contact",
                answer="not_assessed",
                words=words,
                until=until,
                cites=rule.cites,
                basis=rule.basis,
                missing=(f"parties[{party.id}].contact_given",),
            )
    elif party.contact_given is False or given is not None:
        if until is not None and until < asked.on:
            yield _late(
                party,
                rule,
                until,
                asked,
                (f"chưa thông báo thông tin liên hệ, hạn {until}", f"no contact given, due {until}"),
            )
        elif until is None:
            words = (
                "chưa thông báo thông tin liên hệ; chưa tính được hạn",
                "no contact given; its last day cannot be told",
            )
            yield OnlineNote(
                of=party.id, matter="contact", answer="note", words=words, cites=rule.cites, basis=rule.basis
            )


def _covered(party: OnlineParty, rule: RuleOn, on: date) -> bool | None:
    """Whether the law on foreign providers applies to it; None where the file does not say enough."""
    if party.reached is not None:
        return party.reached <= on
    if party.hosts_in_vietnam or (party.visits is not None and party.visits >= rule.number("visits")):
        return True
    return None if party.hosts_in_vietnam is None or party.visits is None else False


def _until(party: OnlineParty, rule: RuleOn, asked: RequestsAsked) -> date | None:
    """The last day; None where the law gives no days, or the file not the day they run from."""
    days = rule.number("days")
    if not days or party.reached is None:
        return None
    return asked.book.due_date(party.reached, (TimeLimit(days, Unit.DAY),)).due_day


def _late(party: OnlineParty, rule: RuleOn, until: date, asked: RequestsAsked, words: tuple[str, str]) -> OnlineNote:
    act = sanctionable(party, "notice", until, asked)
    return OnlineNote(
        of=party.id,
        matter="contact",
        answer="finding",
        words=words,
        until=until,
        cites=rule.cites,
        basis=rule.basis,
        act=act.act,
        who=act.who,
        missing=act.missing,
    )


def reported(party: OnlineParty, asked: RequestsAsked) -> Iterator[OnlineNote]:
    """The last yearly report owed before the day asked about, since the provider came under the law."""
    due = _last_due(party, asked)
    if due is None:
        return
    day, rule = due
    if party.reports is None:
        words = (f"chưa ghi báo cáo hạn {day}", f"the report due {day} is not said")
        yield OnlineNote(
            of=party.id,
            matter="report",
            answer="not_assessed",
            words=words,
            until=day,
            cites=rule.cites,
            basis=rule.basis,
            missing=(f"parties[{party.id}].reports",),
        )
        return
    sent = [r.sent for r in party.reports if r.due == day and r.sent is not None and r.sent <= asked.on]
    if not sent or min(sent) > day:
        late = (f"gửi ngày {min(sent)}", f"sent on {min(sent)}") if sent else ("chưa gửi", "not sent")
        act = sanctionable(party, "report", day, asked)
        words = (f"báo cáo hạn {day}: {late[0]}", f"report due {day}: {late[1]}")
        yield OnlineNote(
            of=party.id,
            matter="report",
            answer="finding",
            words=words,
            until=day,
            cites=rule.cites,
            basis=rule.basis,
            act=act.act,
            who=act.who,
            missing=act.missing,
        )


def _last_due(party: OnlineParty, asked: RequestsAsked) -> tuple[date, RuleOn] | None:
    if party.reached is None:
        return None
    for year in range(asked.on.year, max(asked.on.year - 2, 0), -1):
        rule = asked.rule("platform-report", date(year, 12, 31))
        if rule is None:
            continue
        day = date(year, int(rule.text("due")[:2]), int(rule.text("due")[3:]))
        if party.reached <= day < asked.on and asked.rule("platform-report", day) is not None:
            return day, rule
    return None


def office_held(party: OnlineParty, asked: RequestsAsked) -> Iterator[OnlineNote]:
    """A branch or office in Vietnam: a note, since the law asks it of some providers, and the file does not say whether of this one."""
    rule = asked.rule("platform-representative", asked.on)
    if rule is not None and party.office is False:
        words = ("không có chi nhánh, văn phòng đại diện tại Việt Nam", "no branch or office in Vietnam")
        if rule.flag("on-decision"):
            months = TimeLimit(rule.number("months"), Unit.MONTH)
            words = (
                f"{words[0]}; chỉ phải đặt khi Bộ trưởng Bộ Công an có quyết định, trong {months.vi} kể từ ngày quyết định",
                f"{words[1]}; one is owed only where the Minister of Public Security so decides, within {months.en} of the decision",
            )
        yield OnlineNote(of=party.id, matter="office", answer="note", words=words, cites=rule.cites, basis=rule.basis)


def reached_abroad(party: OnlineParty, asked: RequestsAsked) -> Iterator[OnlineNote]:
    """Nobody in Vietnam to hand a decision to: how it is served abroad was not read."""
    if party.office or party.representative or not asked.to.get(party.id):
        return
    words = (
        "không ghi ai ở Việt Nam nhận văn bản; quy định về giao quyết định ra nước ngoài chưa đọc được",
        "nobody in Vietnam to receive papers is said; no text on serving a decision abroad was read",
    )
    yield OnlineNote(
        of=party.id,
        matter="service-abroad",
        answer="not_assessed",
        words=words,
        missing=asked.unread("platform-service", asked.on),
    )
