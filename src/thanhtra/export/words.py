"""The words of a page, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thanhtra.reckoning import so_many
from thanhtra.terms import Basis, Severity, Status, Unit
from thanhtra.wording.notes import is_vietnamese, note_in

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "as-of": ("tính đến", "as of"),
    "edition": ("bộ quy tắc", "rules"),
    "history": ("Diễn biến", "History"),
    "no-events": ("hồ sơ chưa có sự kiện nào", "no event on file"),
    "no-day": ("không rõ ngày", "day unknown"),
    "file": ("Cả hồ sơ", "The file as a whole"),
    "acts": ("hành vi", "act"),
    "whose": ("của", "of"),
    "deadlines": ("Thời hạn", "Deadlines"),
    "needed": ("Bổ sung để trả lời được", "Provide, and these are answered"),
    "law-silent": ("Quy định chưa nhập hoặc chưa rõ", "What the law leaves open"),
    "finding": ("sai sót", "findings"),
    "one-finding": ("sai sót", "finding"),
    "unknown": ("nội dung chưa đánh giá được", "not assessed"),
    "good": ("nội dung đúng quy định", "in order"),
    "provisional": ("tạm tính vì lịch nghỉ chưa công bố", "provisional: the calendar is not yet published"),
    "on-day": ("vào ngày", "on"),
    "done-on": ("đã thực hiện ngày", "done"),
    "not-seen": ("đã hết thời hạn; hồ sơ chưa thể hiện việc thực hiện", "over, and nothing on file shows the step"),
    "uncounted": ("chưa tính được", "not counted"),
    "lacks": ("thiếu", "for want of"),
    "no-law": ("quy định chưa có trong bộ quy tắc, áp dụng ngày", "the rules hold no law of"),
    "report": ("Báo cáo rà soát hồ sơ", "Case review"),
    "skip": ("Đến các câu trả lời", "Skip to the answers"),
    "parties": ("Hồ sơ", "The file"),
    "path": ("Trình tự đã qua", "The path through the proceeding"),
    "from-day": ("Tính từ", "Counted from"),
    "last-day": ("Ngày cuối", "Last day"),
    "standing": ("Tình trạng", "Where it stands"),
    "limit": ("Thời hạn", "Limit"),
    "answers": ("Các câu trả lời", "The answers"),
    "findings": ("Sai sót", "Findings"),
    "not-known": ("Chưa đánh giá được", "Not assessed"),
    "in-order": ("Đúng quy định", "In order"),
    "nothing": ("không có", "none"),
    "law": ("Căn cứ", "Law"),
    "source": ("Quy định riêng", "Rule of its own"),
    "law-on": ("Theo văn bản của ngày", "As the law stood on"),
    "known-through": ("Nguồn", "Known by"),
    "asked": ("Câu hỏi", "Question"),
    "event": ("Sự kiện", "Event"),
    "act": ("Hành vi", "Act"),
    "missing": ("Còn thiếu", "Missing"),
    "how-counted": ("Cách tính từng bước", "How it was counted, step by step"),
    "no-steps": ("Câu trả lời này không dựa trên phép tính ngày nào.", "No date was counted for this answer."),
    "due": ("Ngày cuối của thời hạn", "Last day"),
    "actual": ("Ngày thực hiện", "Done on"),
    "rolled": ("ngày nghỉ, thời hạn chuyển sang ngày làm việc tiếp theo", "days off the last day was moved over"),
    "paused": ("tạm dừng, không tính", "paused, not counted"),
    "would-run": ("kéo dài đến đây nếu có căn cứ", "would reach here under a ground"),
    "as-of-mark": ("ngày xem xét", "seen from here"),
    "done-mark": ("đã thực hiện", "done"),
    "subjects": ("Cá nhân, tổ chức vi phạm", "Subjects"),
    "officials": ("Người có thẩm quyền", "Officials"),
    "acts-listed": ("Hành vi", "Acts"),
    "note": ("Ghi chú", "Note"),
    "legend": ("Chú giải", "Key"),
    "known-by": ("nguồn:", "known by"),
}
SEVERITIES: Final[Mapping[Severity, tuple[str, str]]] = {
    Severity.VOIDS: ("thuộc trường hợp phải hủy bỏ toàn bộ quyết định", "the whole decision has to be annulled"),
    Severity.AMEND: ("phải sửa đổi, bổ sung quyết định", "the decision has to be amended"),
    Severity.CORRECT: ("phải đính chính quyết định", "the decision has to be corrected"),
    Severity.NOTE: (
        "chỉ ghi nhận, không phải sửa đổi hoặc hủy bỏ quyết định",
        "noted only: nothing has to be amended or annulled",
    ),
}
STATUSES: Final[Mapping[Status, tuple[str, str]]] = {
    Status.MET: ("đúng thời hạn", "met"),
    Status.MISSED: ("quá thời hạn", "missed"),
    Status.OPEN: ("còn thời hạn", "running"),
    Status.CONDITIONAL: ("chưa xác định được", "not certain"),
    Status.NOT_RUNNING: ("không còn áp dụng", "not running"),
    Status.NO_FIGURE: ("luật không quy định số ngày", "no figure"),
    Status.UNUSED: ("đã hết thời hạn, quyền không được sử dụng", "over, the right was not used"),
    Status.WAIVED: ("hồ sơ ghi nhận không yêu cầu", "waived"),
}
LIMITATION_STATUSES: Final[Mapping[Status, tuple[str, str]]] = {
    Status.MET: ("còn thời hiệu", "within the limitation"),
    Status.MISSED: ("hết thời hiệu", "the limitation has run out"),
    Status.OPEN: ("còn thời hiệu", "running"),
}
"""A limitation (thời hiệu) stands or has run out; nobody meets it."""
BASES: Final[Mapping[Basis, tuple[str, str]]] = {
    Basis.TEXT: ("đọc trực tiếp văn bản", "the text"),
    Basis.OCR: ("bản quét (OCR)", "a recognised scan"),
    Basis.SECONDARY: ("nguồn thứ cấp", "secondary sources"),
    Basis.INFERENCE: ("suy luận", "inference"),
}
UNITS: Final[Mapping[Unit, tuple[str, str]]] = {
    Unit.HOUR: ("giờ", "hours"),
    Unit.DAY: ("ngày", "days"),
    Unit.WORKING_DAY: ("ngày làm việc", "working days"),
    Unit.MONTH: ("tháng", "months"),
    Unit.YEAR: ("năm", "years"),
    Unit.PROMPTLY: ("kịp thời", "promptly"),
}


def counted(amount: int | None, unit: Unit, lang: str) -> str:
    """``3 months``, ``1 year``; a limit without a figure is its unit alone."""
    name = said(UNITS[unit], lang)
    if amount is None:
        return name
    return so_many(amount, name.removesuffix("s")) if lang == "en" else f"{amount} {name}"


def about_whom(act: str | None, subject: str | None, lang: str) -> str:
    """Which act a limit is about, or which violator of several, in brackets; nothing where it is about all."""
    if subject is not None:
        return f" ({word('whose', lang)} {subject})"
    return f" ({word('acts', lang)} {act})" if act not in (None, "*") else ""


def is_limitation(kind: str) -> bool:
    """Whether a deadline is a limitation (thời hiệu), not a term (thời hạn)."""
    return kind.endswith("-limitation") or kind == "complaint"


def standing(kind: str, status: Status, lang: str) -> str:
    """How a deadline of that kind stands: a time limit is kept or over, a limitation stands or has run out."""
    return said((LIMITATION_STATUSES if is_limitation(kind) else {}).get(status, STATUSES[status]), lang)


def noted(label: tuple[str, str], text: str, lang: str) -> str:
    """A note of the rule data after its label: in the language asked, or in English and told so where it has no Vietnamese."""
    told = note_in(text, lang)
    return f"{said(label, lang)}{' (tiếng Anh)' if lang == 'vi' and not is_vietnamese(told) else ''}: {told}"


NOT_READ: Final = ("chưa đọc được", "not read")
NOTE: Final = ("ghi chú", "note")
"""Labels of what is lacking, and of a note."""


def said(pair: tuple[str, str], lang: str) -> str:
    """The word in the language."""
    return pair[1] if lang == "en" else pair[0]


def word(key: str, lang: str) -> str:
    """The word of that name in the language."""
    return said(WORDS[key], lang)
