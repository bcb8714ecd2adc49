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
    "finding": ("điểm sai", "findings"),
    "one-finding": ("điểm sai", "finding"),
    "unknown": ("điểm không đánh giá được", "not assessed"),
    "good": ("điểm đúng", "in order"),
    "provisional": ("lịch nghỉ chưa công bố", "calendar not yet published"),
    "done-on": ("đã làm", "done"),
    "not-seen": ("đã qua, chưa thấy trong hồ sơ", "passed, nothing on file"),
    "uncounted": ("chưa tính được", "not counted"),
    "lacks": ("thiếu", "for want of the"),
    "no-law": ("bộ quy tắc không có luật của ngày", "the rules hold no law of"),
    "report": ("Báo cáo rà soát hồ sơ", "Case review"),
    "skip": ("Đến các câu trả lời", "Skip to the answers"),
    "parties": ("Hồ sơ", "The file"),
    "path": ("Trình tự đã qua", "The path through the proceeding"),
    "from-day": ("Tính từ", "Counted from"),
    "last-day": ("Ngày cuối", "Last day"),
    "standing": ("Tình trạng", "Where it stands"),
    "limit": ("Thời hạn", "Limit"),
    "answers": ("Các câu trả lời", "The answers"),
    "findings": ("Điểm sai", "Findings"),
    "not-known": ("Không đánh giá được", "Not assessed"),
    "in-order": ("Đúng quy định", "In order"),
    "nothing": ("không có", "none"),
    "law": ("Căn cứ", "Law"),
    "law-on": ("Theo văn bản của ngày", "As the law stood on"),
    "known-through": ("Biết qua", "Known by"),
    "asked": ("Câu hỏi", "Question"),
    "event": ("Sự kiện", "Event"),
    "act": ("Hành vi", "Act"),
    "missing": ("Còn thiếu", "Missing"),
    "how-counted": ("Cách tính từng bước", "How it was counted, step by step"),
    "no-steps": ("Câu trả lời này không dựa trên phép tính ngày nào.", "No date was counted for this answer."),
    "due": ("Hạn thông thường", "Plain last day"),
    "actual": ("Ngày thực hiện", "Done on"),
    "rolled": ("ngày nghỉ, hạn chuyển sang ngày làm việc", "days off the last day was moved over"),
    "paused": ("tạm dừng, không tính", "paused, not counted"),
    "would-run": ("kéo dài đến đây nếu có căn cứ", "would reach here under a ground"),
    "as-of-mark": ("ngày xem xét", "seen from here"),
    "done-mark": ("đã thực hiện", "done"),
    "subjects": ("Đối tượng", "Subjects"),
    "officials": ("Người có thẩm quyền", "Officials"),
    "acts-listed": ("Hành vi", "Acts"),
    "note": ("Ghi chú", "Note"),
    "legend": ("Chú giải", "Key"),
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
    Status.UNUSED: ("không thực hiện quyền", "not used"),
    Status.WAIVED: ("đã từ bỏ quyền", "waived"),
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
