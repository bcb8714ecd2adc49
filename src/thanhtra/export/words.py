"""The words of a page, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thanhtra.terms import Basis, Severity, Status, Unit

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "as-of": ("tính đến", "as of"),
    "edition": ("bộ quy tắc", "rules"),
    "history": ("Diễn biến", "History"),
    "no-events": ("hồ sơ chưa có sự kiện nào", "no event on file"),
    "no-day": ("không rõ ngày", "day unknown"),
    "file": ("Cả hồ sơ", "The file as a whole"),
    "acts": ("hành vi", "act"),
    "deadlines": ("Thời hạn", "Deadlines"),
    "needed": ("Bổ sung để trả lời được", "Provide, and these are answered"),
    "law-silent": ("Luật chưa trả lời được", "Where the law has no answer"),
    "only-if": ("chỉ đúng hạn nếu có", "in time only with"),
    "until": ("đến", "to"),
    "plain-due": ("hạn thông thường", "the plain last day is"),
    "or": (" hoặc ", " or "),
    "finding": ("điểm sai", "findings"),
    "unknown": ("điểm chưa đánh giá được", "not assessed"),
    "good": ("điểm đúng", "in order"),
    "provisional": ("lịch nghỉ chưa công bố", "calendar not yet published"),
    "done-on": ("đã làm", "done"),
    "not-seen": ("đã qua, chưa thấy trong hồ sơ", "passed, nothing on file"),
    "uncounted": ("chưa tính được", "not counted"),
    "lacks": ("thiếu", "for want of the"),
    "no-law": ("bộ quy tắc không có luật của ngày", "the rules hold no law of"),
    "known-by": ("biết qua", "known by"),
}
SEVERITIES: Final[Mapping[Severity, tuple[str, str]]] = {
    Severity.VOIDS: ("có thể bị hủy", "may be annulled"),
    Severity.AMEND: ("phải sửa đổi, bổ sung", "to be amended"),
    Severity.CORRECT: ("phải đính chính", "to be corrected"),
    Severity.NOTE: ("lưu ý", "noted"),
}
STATUSES: Final[Mapping[Status, tuple[str, str]]] = {
    Status.MET: ("đúng hạn", "met"),
    Status.MISSED: ("quá hạn", "missed"),
    Status.OPEN: ("đang chạy", "running"),
    Status.CONDITIONAL: ("chưa xác định", "not certain"),
    Status.NOT_RUNNING: ("không còn chạy", "not running"),
    Status.NO_FIGURE: ("không ấn định con số", "no figure"),
}
BASES: Final[Mapping[Basis, tuple[str, str]]] = {
    Basis.TEXT: ("văn bản", "the text"),
    Basis.OCR: ("bản chụp nhận dạng chữ", "a recognised scan"),
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


def said(pair: tuple[str, str], lang: str) -> str:
    """The word in the language."""
    return pair[1] if lang == "en" else pair[0]


def word(key: str, lang: str) -> str:
    """The word of that name in the language."""
    return said(WORDS[key], lang)

LEVELS: Final[Mapping[str, tuple[str, str]]] = {
    "government": ("Thanh tra Chính phủ", "Government Inspectorate"),
    "ministry": ("cấp bộ", "ministry"),
    "ministry-unit": ("cục, tổng cục thuộc bộ", "unit of a ministry"),
    "province": ("cấp tỉnh", "province"),
    "department": ("cấp sở", "department"),
    "district": ("cấp huyện", "district"),
    "commune": ("cấp xã", "commune"),
}
