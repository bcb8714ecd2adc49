"""The names of figures, dimensions and legs, Vietnamese and English (tên chỉ tiêu)."""

from __future__ import annotations

from typing import Final

from thanhtra.reports.report import UNRESOLVED

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
WORDS: Final[dict[str, Both]] = {
    UNRESOLVED: ("chưa xác định", "unresolved"),
    "report": ("Báo cáo", "Report"),
    "period": ("kỳ báo cáo", "period"),
    "cases": ("vụ việc có phát sinh trong kỳ", "cases with an event in the period"),
    "previous": ("cùng kỳ năm trước", "a year earlier"),
    "overdue": ("tiền phạt quá hạn cuối kỳ", "fines overdue at the end"),
    "undated": ("không rõ ngày, không tính vào kỳ nào", "without a day, counted in no period"),
    "handling": ("Thời gian xử lý (ngày)", "Handling time (days)"),
    "median": ("trung vị", "median"),
    "quality": ("Chất lượng", "Quality"),
    "in-time": ("quyết định đúng hạn", "decided in time"),
    "late": ("quyết định quá hạn", "decided late"),
    "unknown": ("chưa đánh giá được", "not assessed"),
    "annulled-share": ("quyết định trong kỳ bị hủy bỏ toàn bộ", "decisions of the period annulled whole"),
    "findings": ("điểm sai theo kiểm tra", "findings by check"),
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
}


def said(pair: Both, lang: str) -> str:
    """One of the two."""
    return pair[1] if lang == "en" else pair[0]


def word(key: str, lang: str) -> str:
    """A word of reports; a key nobody named is shown as it is."""
    return said(WORDS.get(key, (key, key)), lang)


def figure_name(slug: str, lang: str) -> str:
    """A figure's name."""
    return said(FIGURE_NAMES.get(slug, (slug, slug)), lang)
