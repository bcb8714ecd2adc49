"""The values a sentence names, in words: a post, a field, a measure, a reason, an amount of money (tên gọi của các giá trị)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook, UnitNames
from thanhtra.terms import Cure

Both = tuple[str, str]

LEVELS: Final[Mapping[str, Both]] = {
    "government": ("Thanh tra Chính phủ", "Government Inspectorate"),
    "ministry": ("cấp bộ", "ministry"),
    "ministry-unit": ("cục, tổng cục thuộc bộ", "unit of a ministry"),
    "province": ("cấp tỉnh", "province"),
    "department": ("cấp sở", "department"),
    "district": ("cấp huyện", "district"),
    "commune": ("cấp xã", "commune"),
}
"""At which level a control is opened."""
INSPECTION_TYPES: Final[Mapping[str, Both]] = {
    "administrative": ("thanh tra hành chính", "administrative inspection"),
    "specialised": ("thanh tra chuyên ngành", "specialised inspection"),
}
"""What an inspection is about: a body's own duties, or a sector's law (56/2010/QH12 Đ3.2-3, 11/2022/QH15 Đ2.2-3)."""
MEASURES: Final[Mapping[str, Both]] = {
    "withdraw-licence": (
        "tước quyền sử dụng giấy phép, chứng chỉ hành nghề có thời hạn",
        "withdrawal of a licence for a time",
    ),
    "suspend-activity": ("đình chỉ hoạt động có thời hạn", "suspension of activity for a time"),
    "confiscate": ("tịch thu tang vật, phương tiện vi phạm hành chính", "confiscation of exhibits and means"),
    "expel": ("trục xuất", "expulsion"),
}
"""Additional sanctions (Đ21.1 of Law 15/2012/QH13)."""
CURES: Final[Mapping[Cure, Both]] = {
    Cure.ANNUL: ("hủy bỏ", "annul it"),
    Cure.AMEND: ("sửa đổi, bổ sung", "amend it"),
    Cure.CORRECT: ("đính chính", "correct it"),
}
"""What mends a decision."""
NO_SANCTION: Final[Mapping[str, Both]] = {
    "not-liable": ("thuộc trường hợp không xử phạt", "not liable to a sanction"),
    "violator-unknown": ("không xác định được cá nhân, tổ chức vi phạm", "the violator could not be found out"),
    "limitation": ("hết thời hiệu xử phạt", "the limitation has run out"),
    "decision-limit": ("hết thời hạn ra quyết định xử phạt", "the limit for the decision has run out"),
    "ceased": (
        "cá nhân vi phạm chết, mất tích hoặc tổ chức vi phạm giải thể, phá sản",
        "the violator died, went missing, was dissolved or is bankrupt",
    ),
    "criminal": ("chuyển hồ sơ vụ vi phạm có dấu hiệu tội phạm", "sent to the criminal bodies"),
}
"""Why no sanction is decided (Đ65.1)."""
STANDINGS: Final[Mapping[str, Both]] = {
    "in-force": ("đang có hiệu lực", "in force"),
    "suspended": ("đang bị đình chỉ", "suspended"),
    "not-granted": ("chưa được cấp", "not granted"),
    "withdrawn": ("đã bị thu hồi hoặc bị tước quyền sử dụng", "withdrawn"),
    "expired": ("đã hết hạn", "expired"),
    "unknown": ("chưa rõ", "unknown"),
    "held by another": ("cấp cho cá nhân, tổ chức khác", "held by another"),
}
"""Where a licence stands."""
CHANGED: Final[Mapping[str, Both]] = {
    "act": ("hành vi bị xử phạt", "the act"),
    "subject": ("cá nhân, tổ chức bị xử phạt", "the subject"),
    "provision": ("điều khoản áp dụng", "the provision"),
    "fine": ("mức phạt tiền", "the fine"),
    "warning": ("hình thức cảnh cáo", "the warning"),
    "additional": ("hình thức xử phạt bổ sung", "the additional sanctions"),
    "remedies": ("biện pháp khắc phục hậu quả", "the remedies"),
    "circumstances": ("tình tiết tăng nặng, giảm nhẹ", "the circumstances"),
}
"""What of a sanction a paper changed."""
_MAIN: Final[Mapping[str, Both]] = {"warning": ("cảnh cáo", "a warning"), "fine": ("phạt tiền", "a fine")}
_CLOSED: Final = {
    "level": LEVELS,
    "about": {**MEASURES, **_MAIN},
    "reason": NO_SANCTION,
    "standing": STANDINGS,
    "changed": CHANGED,
}
_GROUPED_FROM: Final = 1_000
_LISTED: Final = frozenset({"heirs", "changed"})
_AREAS: Final = frozenset({"place", "area", "home"})
BY_DAY: Final = frozenset({"post", "heirs", *_AREAS})
"""The facts whose values have other names on other days."""


def value_in_words(name: str, value: object, book: Rulebook, lang: str, *, day: date | None = None) -> object:
    """The ``value`` of the fact called ``name`` as people say it: ``commune-chair`` by its title on ``day``, 7500000 as 7.500.000.

    What has no other name comes back as it is.
    """
    if isinstance(value, int) and value >= _GROUPED_FROM:
        return grouped(value, lang)
    if not isinstance(value, str):
        return value
    if name in _LISTED and ", " in value:
        return ", ".join(str(value_in_words(name, one, book, lang, day=day)) for one in value.split(", "))
    if name in _AREAS:
        return area_in_words(value, book, lang, day=day)
    known = _CLOSED.get(name, {}).get(value)
    if known is None:
        post = book.posts.get(value) if name in ("post", "heirs") else None
        if post is not None:
            return post.name_on(day)[lang == "en"]
        named = book.fields.get(value) if name == "field" else book.remedies.get(value) if name == "about" else None
        known = (named.vi, named.en) if named is not None else (value, value)
    return known[1] if lang == "en" else known[0]


def area_in_words(area: str, book: Rulebook, lang: str, *, day: date | None) -> str:
    """``48 (thành phố Đà Nẵng)``; a code that is not of the map of ``day`` says of which days it is. A code no map names stays bare."""
    named = book.unit_names
    at = next((i for i in reversed(range(len(named))) if day is None or named[i].start <= day), 0)
    for i in (at, *(i for i in reversed(range(len(named))) if i != at)):
        called = named[i].name(area)
        if called is not None:
            return f"{area} ({called}{_not_of_the_day(named, i, at, lang)})"
    return area


def _not_of_the_day(named: tuple[UnitNames, ...], found: int, day: int, lang: str) -> str:
    if found == day:
        return ""
    if found > day:
        return (
            f", a code from {named[found].start} on"
            if lang == "en"
            else f", mã từ ngày {written(named[found].start, lang)}"
        )
    end = named[found + 1].start
    return f", a code of before {end}" if lang == "en" else f", mã trước ngày {written(end, lang)}"


def grouped(number: int, lang: str) -> str:
    """``7.500.000`` in Vietnamese, ``7,500,000`` in English."""
    return f"{number:,}" if lang == "en" else f"{number:,}".replace(",", ".")
