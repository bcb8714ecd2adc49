"""MBB01, the minutes of an administrative violation (biên bản vi phạm hành chính), by the form of the day they were drawn up."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.casefile import LAW_CLOCK, Case, MinutesDrawnUp
from thanhtra.export.form_paper import (
    FilledForm,
    Filling,
    Heading,
    Line,
    act_in_words,
    filling,
    of_subject,
    unread_on,
    written,
)
from thanhtra.rulebook import Rulebook

_NOT_SIGNED = {"refused", "absent", "unable"}


def minutes_paper(case: Case, at: int, book: Rulebook) -> FilledForm:
    """The minutes of event ``at`` on their form."""
    of = filling(case, at, "MBB01", book)
    event = of.event
    if not isinstance(event, MinutesDrawnUp):
        raise TypeError(f"events[{at}] is {event.kind}")
    return FilledForm(
        form=of.form,
        number=Line(asks="Số biên bản", says=event.number),
        agency=Line(asks="Cơ quan của người lập biên bản", says=of.official.agency if of.official else None),
        title="BIÊN BẢN VI PHẠM HÀNH CHÍNH",
        about=_about(case, book),
        dated=None,
        lines=tuple(_lines(of, event)),
        signing=(
            ("CÁ NHÂN/NGƯỜI ĐẠI DIỆN CỦA TỔ CHỨC VI PHẠM", "NGƯỜI LẬP BIÊN BẢN"),
            ("CÁ NHÂN/NGƯỜI ĐẠI DIỆN CỦA TỔ CHỨC BỊ THIỆT HẠI", "ĐẠI DIỆN CHÍNH QUYỀN"),
            ("NGƯỜI PHIÊN DỊCH", "NGƯỜI CHỨNG KIẾN"),
        ),
        unread=unread_on(book, event.day) if event.day else (),
    )


def _about(case: Case, book: Rulebook) -> str:
    field = book.fields.get(case.field) if case.field else None
    return f"Về lĩnh vực {field.vi[:1].lower()}{field.vi[1:]}" if field else "Về …………………………………"


def _lines(of: Filling, event: MinutesDrawnUp) -> Iterator[Line | Heading]:
    official = of.official
    at = event.at.astimezone(LAW_CLOCK) if event.at else None
    yield Line(asks="Lập hồi", says=f"{at:%H} giờ {at:%M} phút" if at else None)
    yield Line(asks="Ngày lập", says=written(event.day))
    yield Line(asks="Tại", says={"office": "trụ sở cơ quan của người lập biên bản"}.get(event.place or ""))
    yield Line(asks="Lý do lập biên bản tại trụ sở hoặc địa điểm khác", optional=event.place in (None, "scene"))
    yield Line(asks="Căn cứ")
    yield Heading(words="Chúng tôi gồm:")
    yield Line(asks="1. Người có thẩm quyền lập biên bản: họ và tên", says=official.name if official else None)
    yield Line(asks="Chức vụ", says=of.title_of(official), level=1)
    yield Line(asks="Cơ quan", says=official.agency if official else None, level=1)
    yield Line(asks="2. Với sự chứng kiến của (họ và tên, nghề nghiệp hoặc chức vụ, địa chỉ hoặc cơ quan)", optional=True)
    yield Line(asks="3. Người phiên dịch", optional=True)
    yield Heading(words="Tiến hành lập biên bản vi phạm hành chính đối với:")
    for subject in of.subjects:
        yield from of_subject(subject, "1. ")
        if of.is_new and subject.kind == "organization":
            yield Line(asks="Người đại diện theo ủy quyền; giới tính", optional=True, level=1)
    if not of.subjects:
        yield Line(asks="1. Họ và tên hoặc tên của tổ chức")
    yield from _of_acts(of)
    yield Line(asks="4. Cá nhân/tổ chức bị thiệt hại", optional=True)
    yield Line(asks="5. Ý kiến trình bày của cá nhân/người đại diện của tổ chức vi phạm")
    yield Line(asks="6. Ý kiến trình bày của đại diện chính quyền, người chứng kiến", optional=True)
    yield Line(asks="7. Ý kiến trình bày của cá nhân/tổ chức bị thiệt hại", optional=True)
    yield Heading(words="8. Chúng tôi đã yêu cầu cá nhân/tổ chức vi phạm chấm dứt ngay hành vi vi phạm.")
    yield Line(asks="9. Các biện pháp ngăn chặn và bảo đảm xử lý vi phạm hành chính được áp dụng", optional=True)
    yield from _explanation(of, event)
    yield Line(asks=f"{'' if of.is_new else '11. '}Yêu cầu có mặt để giải quyết vụ việc: hồi (giờ, ngày), tại", optional=True)
    yield Line(asks="Biên bản lập xong hồi (giờ, phút, ngày); số tờ")
    yield Line(asks="Số bản", says=f"{event.copies:02}" if event.copies is not None else None)
    yield Line(asks="Giao cho cá nhân/người đại diện của tổ chức vi phạm 01 bản, lưu hồ sơ 01 bản: người nhận")
    unsigned = event.signatures is not None and event.signatures.violator in _NOT_SIGNED
    yield Line(asks="Lý do cá nhân/người đại diện của tổ chức vi phạm không ký biên bản", optional=not unsigned)
    yield Line(asks="Lý do người chứng kiến/đại diện chính quyền cấp xã không ký xác nhận", optional=True)


def _of_acts(of: Filling) -> Iterator[Line]:
    if not of.acts:
        yield Line(asks="2. Đã có các hành vi vi phạm hành chính")
        yield Line(asks="3. Quy định tại")
    for at, act in enumerate(of.acts, 1):
        which = f" (hành vi {at})" if len(of.acts) > 1 else ""
        yield Line(asks=f"2. Đã có hành vi vi phạm hành chính{which}", says=act_in_words(act))
        yield Line(asks=f"3. Quy định tại{which}", says=act.provision.vi if act.provision else None)


def _explanation(of: Filling, event: MinutesDrawnUp) -> Iterator[Line | Heading]:
    """Since 2025-05-02 the acts with the right and those without stand apart; which is which the paper must say itself."""
    yield Heading(words="10. Quyền và thời hạn giải trình:")
    if of.is_new:
        one = len(of.acts) == 1 and event.explanation in ("stated", "waived")
        provision = of.acts[0].provision if one else None
        yield Line(asks="a) Không được quyền giải trình đối với hành vi quy định tại", optional=one, level=1)
        yield Line(asks="b) Được quyền giải trình đối với hành vi quy định tại", says=provision.vi if provision else None, level=1)
        yield Line(asks="Gửi văn bản yêu cầu giải trình trực tiếp trong 02 ngày làm việc, kể từ ngày lập biên bản, đến", optional=True, level=1)
        yield Line(asks="Gửi văn bản giải trình trong 05 ngày làm việc, kể từ ngày lập biên bản, đến", optional=True, level=1)
        return
    yield Line(asks="Trong thời hạn 02 ngày làm việc (giải trình trực tiếp) hoặc 05 ngày làm việc (bằng văn bản), kể từ ngày lập biên bản, gửi đến", level=1)
