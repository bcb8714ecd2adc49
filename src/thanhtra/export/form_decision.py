"""MQĐ02, the decision to sanction (quyết định xử phạt vi phạm hành chính), by the form of the day it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.casefile import Additional, Case, DecisionIssued, Remedy, Sanction, StatedTerm, Term
from thanhtra.export.form_names import AGGRAVATING, MEASURES, MITIGATING, STARTS
from thanhtra.export.form_paper import (
    FilledForm,
    Filling,
    Heading,
    Line,
    act_in_words,
    dong,
    filling,
    of_subject,
    unread_on,
    written,
)
from thanhtra.export.words import UNITS
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Unit


def decision_paper(case: Case, at: int, book: Rulebook) -> FilledForm:
    """The decision of event ``at`` on its form."""
    of = filling(case, at, "MQĐ02", book)
    event = of.event
    if type(event) is not DecisionIssued:
        raise TypeError(f"events[{at}] is {event.kind}")
    title = of.title_of(of.official)
    return FilledForm(
        form=of.form,
        number=Line(asks="Số quyết định", says=event.number),
        agency=Line(asks="Cơ quan của người ra quyết định", says=of.official.agency if of.official else None),
        title="QUYẾT ĐỊNH",
        about="Xử phạt vi phạm hành chính",
        dated=f"……………, {_long(event)}",
        lines=(Line(asks="Thẩm quyền ban hành", says=title), *_grounds(of, event), Heading(words="QUYẾT ĐỊNH:", strong=True), *_first(of, event), *_rest(of, event)),
        signing=(("Nơi nhận:\n- Như Điều 3;\n- Lưu: Hồ sơ.", (title or "CHỨC VỤ CỦA NGƯỜI KÝ").upper()), ("", "NGƯỜI NHẬN QUYẾT ĐỊNH")),
        unread=unread_on(book, event.day) if event.day else (),
    )


def _long(event: DecisionIssued) -> str:
    if event.day is None:
        return "ngày …… tháng …… năm ………"
    month = f"{event.day.month:02}" if event.day.month < 3 else str(event.day.month)  # noqa: PLR2004 - only January and February take a nought
    return f"ngày {event.day:%d} tháng {month} năm {event.day:%Y}"


def _grounds(of: Filling, event: DecisionIssued) -> Iterator[Line | Heading]:
    transferred = "Điều 62, Điều 63, " if of.is_new and any(e.kind == "returned_from_criminal" for e in of.ix.events[: of.at]) else ""
    yield Heading(words=f"Căn cứ Điều 57, {transferred}Điều 68, Điều 70, Điều 78, Điều 85 Luật Xử lý vi phạm hành chính (sửa đổi, bổ sung năm 2020);")
    for cite in event.basis or ():
        yield Line(asks="Căn cứ", says=cite.vi)
    if not event.basis:
        yield Line(asks="Căn cứ (nghị định quy định xử phạt, văn bản khác)")
    minutes = [of.ix.events[m] for m in of.ix.minutes_of(of.at)]
    for paper in minutes:
        says = f"{paper.number} lập ngày {written(paper.day)}" if paper.number and paper.day else None
        yield Line(asks="Căn cứ Biên bản vi phạm hành chính số, ngày lập", says=says)
    if not minutes:
        yield Line(asks="Căn cứ Biên bản vi phạm hành chính số, ngày lập")
    for kind, asks in (("hearing_held", "Căn cứ Biên bản phiên giải trình trực tiếp"), ("facts_verified", "Căn cứ Biên bản xác minh tình tiết của vụ việc")):
        held = [e for e in of.ix.events[: of.at] if e.kind == kind]
        for paper in held:
            yield Line(asks=asks, says=f"{paper.number} lập ngày {written(paper.day)}" if paper.number and paper.day else None)
        if not held:
            yield Line(asks=asks, optional=True)
    delegation = next((d for d in of.case.delegations or () if d.id == event.delegation), None)
    given = f"{delegation.number} ngày {written(delegation.on)}" if delegation and delegation.number and delegation.on else None
    yield Line(asks="Căn cứ Quyết định về việc giao quyền xử phạt", says=given, optional=event.delegation is None)


def _first(of: Filling, event: DecisionIssued) -> Iterator[Line | Heading]:
    yield Heading(words="Điều 1.", strong=True)
    yield Heading(words="1. Xử phạt vi phạm hành chính đối với:")
    for subject in of.subjects:
        yield from of_subject(subject)
    if not of.subjects:
        yield Line(asks="Họ và tên hoặc tên của tổ chức")
    sanctions = {s.act: s for s in event.sanctions or ()}
    for at, act in enumerate(of.acts, 1):
        which = f" (hành vi {at})" if len(of.acts) > 1 else ""
        sanction = sanctions.get(act.id)
        provision = (sanction.provision if sanction else None) or act.provision
        yield Line(asks=f"2. Đã thực hiện hành vi vi phạm hành chính{which}", says=act_in_words(act))
        yield Line(asks=f"3. Quy định tại{which}", says=provision.vi if provision else None)
        yield from _of_sanction(of, sanction, which)
    if not of.acts:
        yield Line(asks="2. Đã thực hiện hành vi vi phạm hành chính")
        yield Line(asks="3. Quy định tại")
    yield Line(asks="Tổng số tiền phạt", says=dong(event.total) if event.total is not None else None, optional=len(of.acts) < 2)  # noqa: PLR2004 - one act is its own total
    yield Line(asks="Bằng chữ", says=event.total_in_words)


def _of_sanction(of: Filling, sanction: Sanction | None, which: str) -> Iterator[Line]:
    named = sanction.circumstances if sanction else None
    for number, asks, names in (("4", "Các tình tiết tăng nặng", AGGRAVATING), ("5", "Các tình tiết giảm nhẹ", MITIGATING)):
        found = None if named is None else "; ".join(names[c] for c in named if c in names) or "không có"
        yield Line(asks=f"{number}. {asks}{which}", says=found, optional=True)
    main = None if sanction is None else "phạt cảnh cáo" if sanction.warning else f"phạt tiền {dong(sanction.fine)}" if sanction.fine is not None else None
    yield Line(asks=f"6.a) Hình thức xử phạt chính{which}", says=main)
    extra = sanction.additional if sanction else None
    yield Line(asks=f"6.b) Hình thức xử phạt bổ sung{which}", says=None if extra is None else "; ".join(map(_additional, extra)) or "không có", optional=True)
    if not of.is_new and extra:
        terms = [m.term for m in extra if m.term is not None]
        yield Line(asks="Thời hạn thực hiện hình thức xử phạt bổ sung, kể từ ngày nhận được Quyết định này", says="; ".join(map(_term, terms)) or None, level=1)
    remedies = sanction.remedies if sanction else None
    yield Line(asks=f"6.c) Biện pháp khắc phục hậu quả{which}", says=None if remedies is None else "; ".join(_remedy(of, r) for r in remedies) or "không có", optional=True)
    if remedies:
        within = [r.within for r in remedies if r.within is not None]
        yield Line(asks="Thời hạn thực hiện biện pháp khắc phục hậu quả, kể từ ngày nhận được Quyết định này", says="; ".join(map(_term, within)) or None, level=1)
        yield Line(asks="Nội dung liên quan trực tiếp đến việc thực hiện; số kinh phí phải hoàn trả và cơ quan nhận", optional=True, level=1)


def _rest(of: Filling, event: DecisionIssued) -> Iterator[Line | Heading]:
    yield Line(asks="Điều 2. Quyết định này có hiệu lực thi hành kể từ", says=f"ngày {written(event.effective)}" if event.effective else None)
    yield Heading(words="Điều 3. Quyết định này được:", strong=True)
    names = "; ".join(s.representative or "" if s.kind == "organization" else s.name or "" for s in of.subjects).strip("; ")
    role = "người đại diện theo pháp luật của tổ chức" if of.is_new else "người đại diện của tổ chức"
    yield Line(asks=f"1. Giao để chấp hành cho ông (bà), là cá nhân/{role} bị xử phạt", says=names or None)
    yield Heading(words="Quá thời hạn mà không tự nguyện chấp hành thì bị cưỡng chế thi hành và phải nộp thêm tiền chậm nộp phạt theo quy định của pháp luật.")
    where = "a) Nộp tiền phạt tại Kho bạc Nhà nước hoặc ngân hàng nơi Kho bạc mở tài khoản; mã cơ quan, mã chương, mã nội dung kinh tế" if of.is_new else "a) Nộp tiền phạt tại, hoặc vào tài khoản số, của"
    yield Line(asks=where, level=1)
    yield Line(asks="Trong thời hạn, kể từ ngày nhận được Quyết định này", says=_term(event.execute_within) if event.execute_within else None, level=1)
    yield Line(asks="b) Bị tạm giữ để bảo đảm thi hành quyết định xử phạt", optional=True, level=1)
    yield Heading(words="c) Cá nhân/tổ chức bị xử phạt có quyền khiếu nại hoặc khởi kiện hành chính đối với Quyết định này theo quy định của pháp luật.")
    yield Line(asks="2. Gửi để thu tiền phạt cho")
    yield Line(asks="3. Gửi để tổ chức thực hiện cho")
    yield Line(asks="4. Gửi để biết và phối hợp thực hiện cho", optional=True)


def _additional(measure: Additional) -> str:
    parts = [MEASURES[measure.measure]]
    if measure.licence is not None:
        parts.append(f"giấy phép {measure.licence}")
    if measure.value is not None:
        parts.append(f"trị giá {dong(measure.value)}")
    if measure.term is not None:
        parts.append(f"thời hạn {_term(measure.term)}")
    if measure.starts is not None:
        parts.append(f"{STARTS[measure.starts]} {written(measure.since) or ''}".strip())
    return ", ".join(parts)


def _remedy(of: Filling, remedy: Remedy) -> str:
    known = of.book.remedies.get(remedy.remedy)
    amount = f", số tiền {dong(remedy.amount)}" if remedy.amount is not None else ""
    return (known.vi if known else remedy.remedy) + amount


def _term(term: Term | StatedTerm) -> str:
    amount = f"{term.amount:02}" if isinstance(term.amount, int) else f"{term.amount}".replace(".", ",")
    return f"{amount} {UNITS[Unit(term.unit)][0]}"
