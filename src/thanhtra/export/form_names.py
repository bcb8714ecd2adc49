"""What a paper calls circumstances and measures (tên tình tiết, hình thức xử phạt), short, in the words of the Law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MITIGATING: Final[Mapping[str, str]] = {
    "remedied-harm": "ngăn chặn, làm giảm bớt hậu quả hoặc tự nguyện khắc phục hậu quả, bồi thường thiệt hại",
    "confessed-or-helped": "tự nguyện khai báo, thành thật hối lỗi; tích cực giúp đỡ cơ quan chức năng",
    "provoked": "bị kích động về tinh thần do hành vi trái pháp luật của người khác; vượt quá giới hạn phòng vệ chính đáng, tình thế cấp thiết",
    "coerced": "bị ép buộc hoặc bị lệ thuộc về vật chất hoặc tinh thần",
    "vulnerable": "phụ nữ mang thai, người già yếu, người có bệnh hoặc khuyết tật làm hạn chế khả năng nhận thức hoặc điều khiển hành vi",
    "hardship": "hoàn cảnh đặc biệt khó khăn mà không do mình gây ra",
    "backwardness": "trình độ lạc hậu",
    "other-mitigating": "tình tiết giảm nhẹ khác do Chính phủ quy định",
}
"""Điều 9 Luật Xử lý vi phạm hành chính, in its order."""
AGGRAVATING: Final[Mapping[str, str]] = {
    "organised": "vi phạm có tổ chức",
    "multiple": "vi phạm nhiều lần",
    "relapse": "tái phạm",
    "used-minor": "xúi giục, lôi kéo, sử dụng người chưa thành niên vi phạm",
    "used-incapacitated": "sử dụng người biết rõ là không có khả năng nhận thức hoặc điều khiển hành vi để vi phạm",
    "insulted-officer": "lăng mạ, phỉ báng người đang thi hành công vụ; có tính chất côn đồ",
    "abused-office": "lợi dụng chức vụ, quyền hạn để vi phạm",
    "exploited-emergency": "lợi dụng hoàn cảnh chiến tranh, thiên tai, thảm họa, dịch bệnh hoặc khó khăn đặc biệt khác",
    "while-serving-sentence": "vi phạm trong thời gian đang chấp hành hình phạt hoặc biện pháp xử lý vi phạm hành chính",
    "continued-despite-order": "tiếp tục vi phạm mặc dù đã được yêu cầu chấm dứt",
    "concealed": "trốn tránh, che giấu sau khi vi phạm",
    "large-scale": "quy mô lớn, số lượng hoặc trị giá hàng hóa lớn",
    "many-victims": "vi phạm đối với nhiều người, trẻ em, người già, người khuyết tật, phụ nữ mang thai",
}
"""Khoản 1 Điều 10 của Luật đó, in its order."""
MEASURES: Final[Mapping[str, str]] = {
    "withdraw-licence": "tước quyền sử dụng giấy phép, chứng chỉ hành nghề có thời hạn",
    "suspend-activity": "đình chỉ hoạt động có thời hạn",
    "confiscate": "tịch thu tang vật, phương tiện vi phạm hành chính",
    "expel": "trục xuất",
}
"""Khoản 1 Điều 21 của Luật đó."""
STARTS: Final[Mapping[str, str]] = {
    "signing": "kể từ ngày ký Quyết định này",
    "effect": "kể từ ngày Quyết định này có hiệu lực",
    "receipt": "kể từ ngày nhận được Quyết định này",
    "stated": "kể từ ngày",
}
