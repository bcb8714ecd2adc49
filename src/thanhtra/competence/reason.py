"""Why a title may not."""

from __future__ import annotations

from enum import StrEnum


class RefusalReason(StrEnum):
    """The reasons a title is refused, and the one that says it cannot be told."""

    NO_POST = "no-post"
    NO_POWER = "no-power"
    NOT_LISTED = "not-listed"
    NOT_ALLOTTED = "not-allotted"
    FIELD = "field"
    CEILING = "ceiling"
    MEASURE = "measure"
    REMEDY = "remedy"
    CONFISCATION = "confiscation"
    UNKNOWN = "unknown"

    @property
    def vi(self) -> str:
        """In Vietnamese."""
        return _SAID[self][0]

    @property
    def en(self) -> str:
        """In English."""
        return _SAID[self][1]


_SAID = {
    RefusalReason.NO_POST: ("chức danh không tồn tại vào ngày đó", "the post does not exist on that day"),
    RefusalReason.NO_POWER: ("chức danh không có thẩm quyền xử phạt", "the post has no power to sanction"),
    RefusalReason.NOT_LISTED: (
        "nghị định không trao thẩm quyền cho chức danh này",
        "the decree does not name the post",
    ),
    RefusalReason.NOT_ALLOTTED: (
        "nghị định không phân định hành vi này cho chức danh",
        "the decree does not allot the act to the post",
    ),
    RefusalReason.FIELD: ("ngoài lĩnh vực của chức danh", "outside the post's own field"),
    RefusalReason.CEILING: (
        "mức tối đa của khung tiền phạt vượt thẩm quyền",
        "the maximum of the frame is above the post's ceiling",
    ),
    RefusalReason.MEASURE: (
        "không có thẩm quyền áp dụng hình thức xử phạt bổ sung",
        "the post may not impose the additional sanction",
    ),
    RefusalReason.REMEDY: (
        "không có thẩm quyền áp dụng biện pháp khắc phục hậu quả",
        "the post may not order the remedy",
    ),
    RefusalReason.CONFISCATION: (
        "giá trị tang vật vượt thẩm quyền tịch thu",
        "the goods are worth more than the post may confiscate",
    ),
    RefusalReason.UNKNOWN: ("chưa xác định được", "it cannot be told"),
}
