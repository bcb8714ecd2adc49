"""The names of figures, dimensions and legs, Vietnamese and English (tên chỉ tiêu)."""

from __future__ import annotations

from typing import Final

from thanhtra.reports.report import UNRESOLVED
from thanhtra.reports.rows import Row
from thanhtra.rulebook import Rulebook
from thanhtra.wording import MEASURES, NO_SANCTION

Both = tuple[str, str]

FIGURE_NAMES: Final[dict[str, Both]] = {
    "signals": ("tin báo, dấu hiệu vi phạm", "signals received"),
    "inspections": ("cuộc thanh tra bắt đầu", "inspections opened"),
    "examinations": ("cuộc kiểm tra bắt đầu", "examinations opened"),
    "inspections-ended": ("cuộc thanh tra kết thúc", "inspections ended"),
    "examinations-ended": ("cuộc kiểm tra kết thúc", "examinations ended"),
    "conclusions": ("kết luận thanh tra", "inspection conclusions"),
    "detected": ("hành vi vi phạm bị phát hiện", "violations found"),
    "minuted": ("biên bản vi phạm hành chính", "violation minutes"),
    "decisions": ("quyết định xử phạt", "sanctioning decisions"),
    "sanctioned-acts": ("hành vi bị xử phạt", "violations sanctioned"),
    "fines-imposed": ("tiền phạt theo quyết định", "fines imposed"),
    "fines-collected": ("tiền phạt đã thu", "fines collected"),
    "fines-refunded": ("tiền phạt đã hoàn trả", "fines refunded"),
    "sums-untold": ("khoản nộp, hoàn trả chưa rõ số tiền", "payments and refunds of unknown amount"),
    "measures": ("hình thức xử phạt bổ sung", "additional sanctions"),
    "remedies": ("biện pháp khắc phục hậu quả", "remedial measures"),
    "no-sanction": ("quyết định không xử phạt", "decisions not to sanction"),
    "postponed": ("hoãn thi hành", "executions postponed"),
    "suspended": ("tạm đình chỉ thi hành", "executions suspended"),
    "reduced": ("giảm tiền phạt", "fines reduced"),
    "instalments": ("nộp phạt nhiều lần", "instalments granted"),
    "coerced": ("quyết định cưỡng chế", "coercion decisions"),
    "executed": ("quyết định thi hành xong", "decisions executed"),
    "lapsed": ("hết thời hiệu thi hành", "executions lapsed"),
    "complaints": ("khiếu nại", "complaints"),
    "lawsuits": ("khởi kiện", "lawsuits"),
    "criminal-out": ("chuyển hồ sơ truy cứu trách nhiệm hình sự", "files sent to the criminal bodies"),
    "criminal-in": ("hồ sơ do cơ quan tố tụng hình sự chuyển lại", "files returned by the criminal bodies"),
    "annulled": ("quyết định bị hủy bỏ", "decisions annulled"),
}
DIMENSION_NAMES: Final[dict[str, Both]] = {
    "field": ("lĩnh vực", "field"),
    "form": ("hình thức", "form"),
    "authority": ("chức danh", "authority"),
}
LEG_NAMES: Final[dict[str, Both]] = {
    "detection-minutes": ("phát hiện đến biên bản", "detection to minutes"),
    "minutes-decision": ("biên bản đến quyết định", "minutes to decision"),
    "decision-delivery": ("quyết định đến khi giao", "decision to delivery"),
    "delivery-execution": ("giao quyết định đến thi hành xong", "delivery to execution"),
}
_MODES: Final[dict[str, Both]] = {"planned": ("theo kế hoạch", "planned"), "ad-hoc": ("đột xuất", "ad hoc")}
WORDS: Final[dict[str, Both]] = {
    UNRESOLVED: ("chưa rõ", "unresolved"),
    "report": ("Báo cáo", "Report"),
    "period": ("kỳ báo cáo", "period"),
    "cases": ("vụ việc có phát sinh trong kỳ", "cases with an event in the period"),
    "previous": ("cùng kỳ năm trước", "a year earlier"),
    "overdue": ("tiền phạt quá hạn cuối kỳ", "fines overdue at the end"),
    "undated": ("không rõ ngày, không tính vào kỳ nào", "without a day, counted in no period"),
    "handling": ("Thời gian xử lý (ngày)", "Handling time (days)"),
    "median": ("trung vị", "median"),
    "quality": ("Chất lượng", "Quality"),
    "in-time": ("quyết định đúng thời hạn", "decided in time"),
    "late": ("quyết định quá thời hạn", "decided late"),
    "unknown": ("chưa đánh giá được", "not assessed"),
    "annulled-share": ("quyết định trong kỳ bị hủy bỏ toàn bộ", "decisions of the period annulled whole"),
    "findings": ("sai sót theo kiểm tra", "findings by check"),
    "causes": ("Nguyên nhân", "Causes"),
    "repeated": ("hồ sơ trùng mã, chỉ tính một lần", "cases whose id came twice, counted once"),
    "figure": ("chỉ tiêu", "figure"),
    "key": ("giá trị", "value"),
    "count": ("số lượng", "count"),
    "amount": ("số tiền (đồng)", "amount (đồng)"),
    "refs": ("giấy tờ", "papers"),
    "subjective": ("chủ quan", "subjective"),
    "objective": ("khách quan", "objective"),
    "mechanism-policy": ("cơ chế, chính sách", "mechanism and policy"),
    "skip": ("Đến các biểu đồ", "Skip to the charts"),
    "by-period": ("Theo kỳ", "By period"),
    "by-field": ("Theo lĩnh vực", "By field"),
    "by-authority": ("Theo chức danh ra quyết định", "By the post that decided"),
    "by-check": ("Theo kiểm tra tính hợp pháp", "By check"),
    "timeliness": ("Thời hạn ra quyết định", "Decisions in time"),
    "open-ends": ("Hồ sơ còn để ngỏ", "What the files leave open"),
    "all-figures": ("Mọi chỉ tiêu", "All figures"),
    "the-period": ("kỳ báo cáo", "the period"),
    "key-of-marks": ("Chú giải", "Key"),
    "numbers": ("Số liệu của các biểu đồ", "The numbers of the charts"),
    "dong": ("đồng", "đồng"),
    "field": ("lĩnh vực", "field"),
    "authority": ("chức danh", "post"),
    "check": ("câu hỏi", "question"),
    "finding": ("sai", "findings"),
    "in-order": ("đúng", "in order"),
    "nothing-found": ("Không có sai sót, không có nội dung chưa đánh giá được.", "No finding, nothing not assessed."),
    "no-finding": ("Không có sai sót.", "No finding."),
    "only-open": ("Câu hỏi không có sai sót nhưng có lúc chưa đánh giá được", "Questions without a finding that could not always be assessed"),
    "figures-of": ("Số liệu của kỳ", "Figures of"),
    "tick": ("Vạch đứng: cùng kỳ năm trước.", "Upright mark: a year earlier."),
    "leg": ("chặng", "leg"),
    "pairs": ("số cặp", "pairs"),
    "p90": ("phân vị 90", "90th percentile"),
}


_FORMS: Final[dict[str, dict[str, Both]]] = {
    "sanctioned-acts": {"warning": ("cảnh cáo", "warning"), "fine": ("phạt tiền", "fine")},
    "signals": {
        "monitoring": ("theo dõi, giám sát", "monitoring"),
        "post-check": ("hậu kiểm", "post-check"),
        "public": ("tin báo của công dân, tổ chức", "report by the public"),
        "press": ("báo chí", "press"),
        "other-body": ("cơ quan khác chuyển đến", "another body"),
        "device": ("phương tiện, thiết bị kỹ thuật", "technical device"),
    },
    "inspections": _MODES,
    "examinations": _MODES,
    "annulled": {"whole": ("toàn bộ", "whole"), "part": ("một phần", "in part")},
    "measures": dict(MEASURES),
    "no-sanction": dict(NO_SANCTION),
}
"""Figure → what its forms are called; remedies go by the book's names."""


def said(pair: Both, lang: str) -> str:
    """One of the two."""
    return pair[1] if lang == "en" else pair[0]


def word(key: str, lang: str) -> str:
    """A word of reports; a key nobody named is shown as it is."""
    return said(WORDS.get(key, (key, key)), lang)


def key_name(figure: str, dimension: str, key: str, book: Rulebook, lang: str) -> str:
    """What a key of a dimension is called: a field, a post, a form; its slug where nobody named it."""
    if key in WORDS:
        return word(key, lang)
    named = book.fields.get(key) if dimension == "field" else book.posts.get(key) if dimension == "authority" else book.remedies.get(key) if figure == "remedies" else None
    return said((named.vi, named.en) if named is not None else _FORMS.get(figure, {}).get(key, (key, key)), lang)


def row_name(row: Row, book: Rulebook, lang: str) -> str:
    """What a row counts."""
    own = word(row.figure, lang) if row.figure in WORDS else figure_name(row.figure, lang)
    if row.dimension == "undated":
        return f"{own} · {word('undated', lang)}"
    if not row.dimension:
        return own
    key = key_name(row.figure, row.dimension, row.key, book, lang)
    return f"{own} · {key}" if row.figure in ("causes", "overdue") else f"{said(DIMENSION_NAMES[row.dimension], lang)} {key}"


def figure_name(slug: str, lang: str) -> str:
    """A figure's name."""
    return said(FIGURE_NAMES.get(slug, (slug, slug)), lang)
