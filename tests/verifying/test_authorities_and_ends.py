"""The posts and bodies an authority article names, what a text ends, and what it says of cases that straddle it, against the rows."""

from __future__ import annotations

import pytest
from tests.verifying.conftest import Ask, Found

LAW = """\
Điều 6. Thời hiệu
1. Thời hiệu được tính thế này:
a) Thời hiệu là 01 năm;
b) Vi phạm đã kết thúc thì tính từ thời điểm chấm dứt hành vi.
Điều 38. Chủ tịch
1. Chủ tịch Uỷ ban nhân dân cấp xã có quyền:
a) Phạt cảnh cáo.
Điều 39. Công an
1. Một.
2. Hai.
3. Trưởng Công an cấp xã, Trưởng đồn Công an, Trạm trưởng Trạm Công an cửa khẩu có quyền:
a) Phạt cảnh cáo.
Điều 45. Quản lý thị trường
1. Kiểm soát viên thị trường đang thi hành công vụ có quyền:
a) Phạt cảnh cáo.
Điều 46. Thanh tra
1. Một.
2. Chánh Thanh tra sở, Chánh Thanh tra Cục Hàng không Việt Nam, Chánh Thanh tra Cục Hàng hải Việt Nam, Chánh Thanh tra Cục An toàn bức xạ và hạt nhân, Chánh Thanh tra Ủy ban Chứng khoán Nhà nước có quyền:
a) Phạt cảnh cáo.
Điều 142. Hiệu lực
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2013.
"""
COMMUNE = "authority:15/2012/QH13 Đ38.1@2013-07-01"
POLICE = "authority:15/2012/QH13 Đ39.3@2013-07-01"
INSPECTORS = "authority:15/2012/QH13 Đ46.2@2013-07-01"
MARKET = "authority:15/2012/QH13 Đ45.1@2013-07-01"


def told(found: Found, row: str) -> tuple[str, str, str]:
    return found[row].outcome.value, found[row].ours, found[row].text


def test_every_clause_of_authority_at_hand_is_a_row_and_agrees(ask: Ask) -> None:
    found = ask(law=LAW)
    assert [found[row].outcome.value for row in (COMMUNE, POLICE, MARKET)] == ["agrees", "agrees", "agrees"]
    assert found["authority:77/2031/NĐ-CP Đ6.3@2031-05-01"].outcome.value == "agrees"


@pytest.mark.parametrize(
    ("swap", "row", "expected"),
    [
        (
            ("Chủ tịch Uỷ ban nhân dân cấp xã có", "Chủ tịch Uỷ ban nhân dân cấp xã, Kiểm soát viên thị trường có"),
            COMMUNE,
            ("agrees", "", ""),
        ),
        (
            (
                "Chủ tịch Uỷ ban nhân dân cấp xã có",
                "Chủ tịch Uỷ ban nhân dân cấp xã, Kiểm soát viên thị trường đang thi hành công vụ có",
            ),
            COMMUNE,
            ("differs", "no row for it", "names Kiểm soát viên thị trường đang thi hành công vụ"),
        ),
        (
            ("Chủ tịch Uỷ ban nhân dân cấp xã có", "Kiểm lâm có"),
            COMMUNE,
            ("unread", "Chủ tịch Ủy ban nhân dân cấp xã", "not so named: 'kiểm lâm'"),
        ),
        (
            ("Chánh Thanh tra sở, Chánh", "Chánh Thanh tra sở, Chánh Thanh tra Bộ Quốc phòng, Chánh"),
            INSPECTORS,
            ("differs", "no row for that body", "names Bộ Quốc phòng"),
        ),
    ],
)
def test_a_post_or_body_more_in_the_text_is_found(
    ask: Ask, swap: tuple[str, str], row: str, expected: tuple[str, str, str]
) -> None:
    outcome, ours, text = told(ask(swap, law=LAW), row)
    assert (outcome, *((ours, text) if expected[1] else ("", ""))) == expected


def test_a_clause_that_is_in_no_text_is_said_so(ask: Ask) -> None:
    assert ask()[COMMUNE].outcome.value == "no-text"


def test_a_post_is_called_by_the_name_of_the_day_in_the_law_and_by_any_in_a_decree(ask: Ask) -> None:
    law = LAW.replace(
        "Điều 45",
        "Điều 41. Cảnh sát biển\n1. Một.\n2. Hai.\n3. Ba.\n4. Bốn.\n5. Năm.\n6. Sáu.\n7. {} có quyền:\na) Phạt cảnh cáo.\nĐiều 45",
    )
    row = "authority:15/2012/QH13 Đ41.7@2013-07-01"
    assert told(ask(law=law.format("Cục trưởng Cục Cảnh sát biển")), row)[0] == "agrees"
    later = told(ask(law=law.format("Tư lệnh Cảnh sát biển Việt Nam")), row)
    assert later == ("differs", "Cục trưởng Cục Cảnh sát biển", "called Tư lệnh Cảnh sát biển Việt Nam there")


def test_what_a_decree_ends_article_by_article(ask: Ask) -> None:
    row, chapters = "ends:15/2020/NĐ-CP 103+104+106-108@2031-05-01", "ends:15/2020/NĐ-CP 5-14@2031-05-01"
    assert told(ask(), row)[0] == "agrees"
    assert told(ask(("Điều 104 và", "Điều 105 và")), row)[0] == "differs"
    assert told(ask(("đến Điều 108", "đến Điều 107")), row)[0] == "differs"
    assert told(ask(("Nghị định số 15/2020/NĐ-CP", "Nghị định số 16/2020/NĐ-CP")), row)[0] == "differs"
    assert told(ask(), chapters)[::2] == ("unread", "the text names chapters")


def test_the_end_of_an_instrument_is_looked_for_in_the_texts(ask: Ask) -> None:
    assert "ended:91/2020/NĐ-CP" not in ask()
    found = ask(
        (
            "2. Bãi bỏ",
            "2. Văn bản này thay thế Nghị định số 91/2020/NĐ-CP, đã được sửa đổi theo Nghị định số 129/2021/NĐ-CP.\n3. Bãi bỏ",
        )
    )
    assert told(found, "ended:91/2020/NĐ-CP") == ("differs", "no end", "ended 2031-05-01")
    assert "ended:129/2021/NĐ-CP" not in found
    assert "ended:15/2020/NĐ-CP" not in found
    assert found["ended:81/2013/NĐ-CP"].outcome.value == "no-text"


def test_the_transition_of_a_decree(ask: Ask) -> None:
    before, ongoing = "transition:ended-before@77/2031/NĐ-CP", "transition:ongoing@77/2031/NĐ-CP"
    found = ask()
    assert (told(found, before)[0], told(found, ongoing)[0]) == ("agrees", "agrees")
    assert told(ask(("174/2026", "15/2020")), before) == ("differs", "applies 174/2026/NĐ-CP", "names 15/2020/NĐ-CP")
    assert told(ask(("Nghị định số 174/2026/NĐ-CP", "nghị định cũ")), before)[::2] == (
        "unread",
        "no text is named by its number",
    )
    assert told(ask(("đang diễn ra", "về sau")), ongoing)[0] == "unread"


def test_which_day_governs_and_who_takes_over(ask: Ask) -> None:
    found = ask(law=LAW)
    assert found["governing:act@2013-07-01"].outcome.value == "agrees"
    assert found["governing:handling@2025-05-02"].outcome.value == "no-text"
    assert found["takeover:pending@2025-07-01 88/2025/QH15 Đ3.1"].outcome.value == "no-text"
    assert (
        ask(("chấm dứt hành vi", "lập biên bản"), ("kết thúc thì", "có thì"), law=LAW)[
            "governing:act@2013-07-01"
        ].outcome.value
        == "unread"
    )
