"""The page of a case between bodies: who owns it, what is owed, what is wrong (trang phối hợp vụ việc)."""

from __future__ import annotations

from thanhtra.coordination import JointAnswer, JointCaseCheck
from thanhtra.reckoning import so_many
from thanhtra.reports.laid_out import LaidOut, PageCell, PageTable
from thanhtra.reports.plan_words import (
    JOINT_QUESTIONS,
    REQUEST_KINDS,
    REQUEST_STATES,
    known_words,
    missing_words,
    name_of,
    party_names,
)
from thanhtra.rulebook import Rulebook
from thanhtra.terms import LAW_CLOCK

_NOTES = (
    (
        "Hạn trả lời là do cơ quan yêu cầu đặt ra: các luật đã đọc chỉ nói kịp thời, không có con số.",
        "The last day to answer is the sender's own: the laws read say promptly, without a figure.",
    ),
    (
        "Ai sở hữu vụ việc: cơ quan chuyển vẫn thụ lý cho đến khi cơ quan nhận tiếp nhận; quy tắc của thư viện, không phải điều luật.",
        "Who owns the case: the sender until the receiver accepts it; the library's own rule, no article.",
    ),
)


def joint_page(found: JointCaseCheck, book: Rulebook, *, lang: str = "vi") -> LaidOut:
    """Owner, requests, findings and questions that stay open, who of a team may sanction."""
    at = lang == "en"
    names = party_names(found.of.parties, book, lang)
    wrong = [one for one in found.answers if one.answer == "finding"]
    unsure = [one for one in found.answers if one.answer == "not-assessed"]
    owed = sum(1 for one in found.requests if one.open)
    asked = (
        ("Yêu cầu: không nêu", "Requests: not told")
        if found.of.requests is None
        else (f"Còn {owed} yêu cầu chưa trả lời xong", f"{so_many(owed, 'request')} still open")
    )[at]
    verdict = (
        f"Chủ trì: {names.get(found.owner or '', '—')}. {asked}; {len(wrong)} sai sót, {len(unsure)} nội dung chưa đánh giá được.",
        f"Owner: {names.get(found.owner or '', '—')}. {asked}; {so_many(len(wrong), 'finding')}, {len(unsure)} not assessed.",
    )[at]
    owners = tuple(
        (
            one.since.astimezone(LAW_CLOCK).strftime("%d/%m/%Y %H:%M")
            if not at
            else one.since.astimezone(LAW_CLOCK).isoformat(timespec="minutes"),
            names[one.owner],
        )
        for one in found.custody.holdings
    )
    tables = [
        PageTable(
            title=("Cơ quan thụ lý", "Who owned it")[at], heads=(("Từ", "Cơ quan"), ("Since", "Body"))[at], rows=owners
        ),
        _requests(found, names, lang),
        _answers(("Sai sót", "Findings")[at], wrong, names, book, lang),
        _answers(("Chưa đánh giá được", "Not assessed")[at], unsure, names, book, lang),
        *_members(found, names, lang),
    ]
    facts: tuple[tuple[str, PageCell], ...] = (
        (("Hồ sơ", "Case")[at], found.of.case),
        (("Tính đến hết ngày", "At the end of")[at], found.on),
    )
    title = f"{('Phối hợp', 'Coordination')[at]}: {found.of.id}"
    return LaidOut(
        title=title,
        lang=lang,
        facts=facts,
        verdict=verdict,
        good=not wrong,
        tables=tuple(tables),
        notes=tuple(n[at] for n in _NOTES),
    )


def _requests(found: JointCaseCheck, names: dict[str, str], lang: str) -> PageTable:
    at = lang == "en"
    heads = (
        ("Yêu cầu", "Loại", "Từ", "Đến", "Gửi", "Hạn trả lời", "Đang ở", "Tình trạng", "Xong ngày", "Chậm (ngày)")
        if not at
        else ("Request", "Kind", "From", "To", "Sent", "Due", "With", "State", "Closed", "Days late")
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            one.request.id,
            name_of(REQUEST_KINDS, one.request.kind, lang),
            names[one.request.sender],
            names[one.request.receiver],
            one.request.sent,
            one.request.due,
            names[one.holder],
            name_of(REQUEST_STATES, one.state, lang),
            one.closed,
            one.days_late or None,
        )
        for one in found.requests
    ]
    return PageTable(
        title=("Yêu cầu", "Requests")[at],
        heads=heads,
        rows=tuple(rows),
        empty=(
            ("Không nêu.", "Not told.") if found.of.requests is None else ("Chưa có yêu cầu nào.", "No request yet.")
        )[at],
    ).without_empty()


def _answers(title: str, listed: list[JointAnswer], names: dict[str, str], book: Rulebook, lang: str) -> PageTable:
    at = lang == "en"
    heads = (
        ("Về", "Câu hỏi", "Vì sao", "Chậm (ngày)", "Còn thiếu", "Nay do", "Căn cứ", "Biết từ đâu")
        if not at
        else ("About", "Question", "Why", "Days late", "Missing", "Taken over by", "Law", "How it is known")
    )
    rows: list[tuple[PageCell, ...]] = [
        (
            names.get(one.about, one.about),
            name_of(JOINT_QUESTIONS, one.question, lang),
            None if one.why is None else one.why[at],
            one.days or None,
            missing_words(one.missing, book, lang),
            "; ".join(book.bodies[h].en if at else book.bodies[h].vi for h in one.heirs),
            "; ".join(map(str, one.cites)),
            known_words(one.known, lang) if one.cites or one.heirs else "",
        )
        for one in listed
    ]
    return PageTable(title=title, heads=heads, rows=tuple(rows), empty=("Không có.", "None.")[at]).without_empty()


_MAY = {
    True: ("có thể, nếu có thẩm quyền", "may, if competent"),
    False: ("không", "no"),
    None: ("chưa rõ có phải thanh tra viên", "not known whether an inspector"),
}


def _members(found: JointCaseCheck, names: dict[str, str], lang: str) -> list[PageTable]:
    if not found.powers:
        return []
    at = lang == "en"
    members = {control.id: control.members for control in found.of.controls or ()}
    heads = (
        ("Đoàn", "Cơ quan", "Thành viên", "Được xử phạt không", "Căn cứ")
        if not at
        else ("Team", "Body", "Member", "May sanction", "Law")
    )
    rows: list[tuple[PageCell, ...]] = []
    for one in found.powers:
        member = members[one.control][one.at]
        rows.append(
            (
                one.control,
                names[member.party],
                member.name or f"{one.at + 1}",
                _MAY[one.may_sanction][at],
                "; ".join(map(str, one.cites)),
            )
        )
    return [
        PageTable(
            title=("Thành viên đoàn thanh tra", "Members of the inspection team")[at], heads=heads, rows=tuple(rows)
        )
    ]
