"""What a head stands for, as offices write it."""

from __future__ import annotations

import pytest

from thanhtra.errors import Unusable
from thanhtra.tables import suggest_map
from thanhtra.tables.targets import proposed

HEADS = {
    "Số biên bản VPHC": "minutes.number",
    "BIÊN BẢN  VPHC / Ngày": "minutes.on",
    "Biên bản (số, ngày)": "minutes",
    "Số QĐXP": "decision.number",
    "Ngày, tháng, năm ra quyết định": "decision.on",
    "Số, ngày tháng năm quyết định; cơ quan ban hành": "decision",
    "Cơ quan ra quyết định": "decision.agency",
    "Người có thẩm quyền xử phạt": "decision.by",
    "Đơn vị vi phạm": "subject.name",
    "Đơn vị lập biên bản": None,
    "Họ tên, năm sinh, địa chỉ đối tượng vi phạm": "subject",
    "Số CMND/CCCD": "subject.number",
    "Nội dung vi phạm": "act.described",
    "Địa điểm vi phạm": "act.place",
    "Điểm, khoản, điều áp dụng (8)": "act.provision",
    "Khoản": "act.clause",
    "Hình thức xử phạt bổ sung": "measures",
    "Tổng số tiền phạt": "total",
    "QUYẾT ĐỊNH XP / Số tiền": "fine",
    "Thi hành quyết định / Số tiền": "paid.amount",
    "Tình hình nộp phạt": "paid",
    "Số điện thoại": "ignore",
    "": None,
}


@pytest.mark.parametrize("head", HEADS)
def test_a_head_is_proposed_as_what_it_says(head):
    assert proposed(head) == HEADS[head]


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, b'{"a": 1}', "Một,Hai\n1,2\n".encode()], ids=["none", "nul", "json", "strangers"]
)
def test_no_map_is_proposed_where_there_are_no_heads(tmp_path, content):
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    with pytest.raises(Unusable, match="heads"):
        suggest_map(path)
