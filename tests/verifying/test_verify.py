"""A row agrees when the provision it cites says what the row says; it differs when the provision says otherwise; else it is told why not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.verifying.conftest import HERE, TEXT, Ask, Found

from thanhtra import Rulebook
from thanhtra.cli.entry import main
from thanhtra.verifying import Comparison, as_json, page, summary, verify

DECREE = "77/2031/NĐ-CP"
LAW = """\
Điều 6. Thời hiệu
1. Thời hiệu được tính thế này:
a) Thời hiệu là 01 năm, trừ các trường hợp sau: báo chí; xuất bản; kế toán thì thời hiệu là 02 năm.
Điều 24. Mức phạt tối đa
1. Mức phạt tối đa của cá nhân:
a) Phạt tiền đến 30.000.000 đồng: lưu trữ;
b) Phạt tiền đến 40.000.000 đồng: bưu chính; giao dịch điện tử;
Điều 38. Chủ tịch
1. Chủ tịch Uỷ ban nhân dân cấp xã được:
a) Phạt cảnh cáo;
b) Phạt tiền đến 10% mức tối đa nhưng không quá 5.000.000 đồng;
c) Tịch thu tang vật có giá trị không vượt quá mức tiền phạt của điểm b;
d) Áp dụng biện pháp khắc phục hậu quả ở các điểm a, b, c và đ khoản 1 Điều 28 của Luật này.
Điều 61. Giải trình
1. Có quyền giải trình khi khung phạt từ mười lăm triệu đồng với cá nhân, ba mươi triệu đồng với tổ chức.
2. Gửi trong năm ngày.
Điều 78. Tiền chậm nộp
1. Mỗi ngày nộp thêm 0,05%.
Điều 142. Hiệu lực
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2013.
Thông qua ngày 20 tháng 6 năm 2012.
"""


def outcomes(found: Found) -> dict[str, str]:
    return {row.removeprefix(f"{DECREE} Đ"): c.outcome.value for row, c in found.items() if row.startswith(DECREE)}


def test_each_row_of_the_decree_as_it_stands(ask: Ask) -> None:
    assert outcomes(ask()) == {
        DECREE: "agrees",
        "3.1.a": "agrees",
        "3.1.b": "agrees",
        "3.2": "agrees",
        "3.3.a": "agrees",
        "3.3.b": "agrees",
        "4.1": "agrees",
        "4.2": "unread",
        "4.3": "unread",
        "5.1": "unread",
        "6.1 commune-chair": "agrees",
        "6.2 province-chair": "agrees",
        "6.3 police-station-head": "agrees",
        "6.4 district-chair": "unread",
        "6.5 police-soldier": "agrees",
    }


@pytest.mark.parametrize(
    ("swap", "row"),
    [
        (("từ 2.000.000 đồng", "từ 3.000.000 đồng"), "3.1.a"),
        (("hai mươi triệu", "ba mươi triệu"), "3.2"),
        (("Cảnh cáo hoặc phạt", "Phạt"), "3.2"),
        (("01 tỷ", "02 tỷ"), "3.3.a"),
        (("Phạt tiền 6.000.000", "Phạt tiền 7.000.000"), "3.3.b"),
        (("Phạt cảnh cáo đối với việc năm", "Phạt tiền từ 1.000.000 đồng đến 2.000.000 đồng"), "4.1"),
        (("từ 01 tháng đến 03 tháng", "từ 01 tháng đến 06 tháng"), "3.1.a"),
        (("Đình chỉ", "Tước quyền sử dụng giấy phép"), "3.1.a"),
        (("03 tháng đối với điểm a khoản 1", "03 tháng đối với điểm b khoản 1"), "3.1.a"),
        (("03 tháng đối với điểm a khoản 1", "03 tháng đối với các điểm a và b khoản 1"), "3.1.b"),
        (("điểm a khoản 1 và khoản 2 Điều này", "khoản 2 Điều này"), "3.1.a"),
        (("a) Buộc nộp lại số lợi bất hợp pháp đối", "a) Buộc xin lỗi công khai đối"), "3.2"),
        (("Phạt tiền đến 10.000.000", "Phạt tiền đến 9.000.000"), "6.1 commune-chair"),
        (("quá 02 lần", "quá"), "6.1 commune-chair"),
        (("khoản 1 Điều này.\n4. Chủ", "khoản 2 Điều này.\n4. Chủ"), "6.3 police-station-head"),
        (("đ) Trục xuất", "đ) Khác"), "6.2 province-chair"),
        (("ở khoản 4 Điều 2", "ở điểm b khoản 4 Điều 2"), "6.2 province-chair"),
        (("điểm i khoản 1 Điều 28 của Luật còn", "điểm a khoản 1 Điều 28 của Luật còn"), "6.2 province-chair"),
        (("và điểm a khoản 4 Điều 2", "và khoản 4 Điều 2"), "6.1 commune-chair"),
        (("điểm i khoản 1 Điều 28 của Luật và", "khoản 1 Điều 28 của Luật và"), "6.1 commune-chair"),
        (("Tước quyền sử dụng giấy phép hoặc đình", "Đình"), "6.2 province-chair"),
        (("ngày 01 tháng 5 năm 2031", "ngày 02 tháng 5 năm 2031"), DECREE),
    ],
)
def test_one_word_of_the_text_changed_is_found_where_it_matters(ask: Ask, swap: tuple[str, str], row: str) -> None:
    before, after = outcomes(ask()), outcomes(ask(swap))
    assert (before[row], after[row]) == ("agrees", "differs")


def test_both_sides_of_a_difference_are_shown(ask: Ask) -> None:
    found = ask(("từ 2.000.000 đồng", "từ 3.000.000 đồng"))[f"{DECREE} Đ3.1.b"]
    assert (found.file, found.ours, found.text) == ("77-2031-nd-cp.md", "2000000-4000000", "3000000-4000000")


@pytest.mark.parametrize(
    ("swap", "row", "why"),
    [
        (
            (
                "Hình thức xử phạt bổ sung: Đình chỉ hoạt động từ 01 tháng đến 03 tháng",
                "Hình thức xử phạt bổ sung: Đình chỉ",
            ),
            "3.1.a",
            "no term from … to …",
        ),
        (("4. Hình thức xử phạt bổ sung", "4. Khác"), "3.1.a", "the acts 3.4 is for could not be read"),
        (("a) Buộc nộp lại số lợi bất hợp pháp", "a) Buộc làm điều khác"), "3.2", "worded otherwise"),
        (("a) Buộc nộp lại", "c) Buộc nộp lại"), "3.2", "3.5.a is not found in the text"),
        (
            (
                "c) Tịch thu tang vật có giá trị không vượt quá 02 lần mức tiền phạt ở điểm b",
                "c) Tịch thu tang vật có giá trị đến 5.000.000 đồng ở điểm b",
            ),
            "6.1 commune-chair",
            "a value in đồng limits the confiscation",
        ),
        (("Phạt tiền đến 10.000.000 đồng", "Phạt tiền"), "6.1 commune-chair", "no amount is read"),
        (
            ("ở điểm i khoản 1 Điều 28 của Luật và điểm a khoản 4 Điều 2 Nghị định này", "khác"),
            "6.1 commune-chair",
            "no remedy is told by its place",
        ),
        (("Chủ tịch Uỷ ban nhân dân cấp xã", "Người khác"), "6.1 commune-chair", "named otherwise"),
        (("Văn bản này có hiệu lực thi hành từ ngày 01 tháng 5 năm 2031.", "Hết."), DECREE, "no day in force is read"),
        (("ngay_ban_hanh: 04/03/2031", "so: 1"), DECREE, "the day of issue is not read"),
    ],
)
def test_what_cannot_be_read_says_why(ask: Ask, swap: tuple[str, str], row: str, why: str) -> None:
    found = {k.removeprefix(f"{DECREE} Đ"): c for k, c in ask(swap).items()}[row]
    assert found.outcome is Comparison.UNREAD
    assert why in found.text


def test_the_head_of_a_decree(ask: Ask) -> None:
    names = (
        f"maximum:post@{DECREE}",
        f"limitation:3.1.a+3.2@{DECREE}",
        f"limitation:3-6@{DECREE}",
        f"repeated:3-6@{DECREE}",
    )
    assert [ask()[n].outcome.value for n in names] == ["agrees", "agrees", "agrees", "unread"]
    changed = ask(
        ("là 40.000.000 đồng", "là 50.000.000 đồng"),
        ("a khoản 1 và khoản 2\nĐiều 3 là 02 năm", "b khoản 1\nĐiều 3 là 03 năm"),
    )
    assert [changed[n].outcome.value for n in names] == ["differs", "differs", "agrees", "unread"]
    silent = ask(
        ("là 40.000.000 đồng", "là cao"), ("a khoản 1 và khoản 2\nĐiều 3 là 02 năm", "nào đó"), ("là một năm", "ngắn")
    )
    assert [silent[n].outcome.value for n in names] == ["unread", "unread", "unread", "unread"]


def test_a_part_of_a_text_says_nothing_by_what_it_leaves_out(ask: Ask) -> None:
    found = outcomes(
        ask(
            ("đ) Trục xuất", "đ) Khác"),
            ("### Điều 6. Thẩm quyền\n1.", "### Điều 60. Thẩm quyền\n1."),
            name="77-2031-nd-cp.arts-2-7.md",
        )
    )
    assert found["3.1.a"] == "agrees"
    assert found["5.1"] == found["6.1 commune-chair"] == "no-text"


def test_rows_of_the_law(ask: Ask) -> None:
    found = ask(law=LAW)
    rows = {
        "15/2012/QH13": "agrees",
        "maximum:post@2013-07-01": "agrees",
        "limitation:post@2013-07-01": "agrees",
        "limitation:press@2013-07-01": "agrees",
        "explanation-threshold@2013-07-01": "agrees",
        "explanation-written@2013-07-01": "agrees",
        "late-charge@2013-07-01": "agrees",
        "power:commune-chair@2013-07-01": "agrees",
        "power:commune-chair@2025-07-01": "no-text",
        "power:district-chair@2013-07-01": "unread",
        "hearing-request@2013-07-01": "unread",
        "annulment@2017-10-05": "no-text",
    }
    assert {row: found[row].outcome.value for row in rows} == rows


@pytest.mark.parametrize(
    ("swap", "row"),
    [
        (("đến 40.000.000 đồng", "đến 50.000.000 đồng"), "maximum:post@2013-07-01"),
        (("báo chí; xuất bản; ", ""), "limitation:press@2013-07-01"),
        (("báo chí; xuất bản", "báo chí; bưu chính; xuất bản"), "limitation:post@2013-07-01"),
        (("mười lăm triệu", "mười sáu triệu"), "explanation-threshold@2013-07-01"),
        (("trong năm ngày", "trong sáu ngày"), "explanation-written@2013-07-01"),
        (("0,05%", "0,03%"), "late-charge@2013-07-01"),
        (("10% mức", "20% mức"), "power:commune-chair@2013-07-01"),
        (("quá 5.000.000", "quá 6.000.000"), "power:commune-chair@2013-07-01"),
        (("a, b, c và đ khoản 1", "a và b khoản 1"), "power:commune-chair@2013-07-01"),
        (("ngày 01 tháng 7 năm 2013", "ngày 02 tháng 7 năm 2013"), "15/2012/QH13"),
    ],
)
def test_one_figure_of_the_law_changed_is_found(ask: Ask, swap: tuple[str, str], row: str) -> None:
    assert ask(swap, law=LAW)[row].outcome is Comparison.DIFFERS


@pytest.mark.parametrize(
    ("swap", "row", "why"),
    [
        (("đến 40.000.000 đồng: bưu chính", "đến: thư từ"), "maximum:post@2013-07-01", "no sum"),
        (
            ("là 01 năm, trừ các trường hợp sau: báo chí; xuất bản; kế toán thì thời hiệu là 02 năm", "ngắn"),
            "limitation:post@2013-07-01",
            "no term",
        ),
        (("Gửi trong năm ngày", "Gửi"), "explanation-written@2013-07-01", "no time limit is read"),
        (
            ("khi khung phạt từ mười lăm triệu đồng với cá nhân, ba mươi triệu đồng với tổ chức", ""),
            "explanation-threshold@2013-07-01",
            "no sum",
        ),
        (("Phạt tiền đến 10% mức tối đa", "Phạt tiền"), "power:commune-chair@2013-07-01", "no percentage"),
        (
            ("ở các điểm a, b, c và đ khoản 1 Điều 28", "khác"),
            "power:commune-chair@2013-07-01",
            "remedies are not told by points",
        ),
    ],
)
def test_what_the_law_does_not_say_is_not_held_against_the_row(
    ask: Ask, swap: tuple[str, str], row: str, why: str
) -> None:
    found = ask(swap, law=LAW)[row]
    assert found.outcome is Comparison.UNREAD
    assert why in found.text


@pytest.mark.parametrize(
    ("listed", "outcome"),
    [
        ("1. | MBB01 | Biên bản vi phạm hành chính", "agrees"),
        ("1. | MBB01 | Biên bản làm việc", "differs"),
        ("1. | MBB99 | Biên bản vi phạm hành chính", "unread"),
    ],
)
def test_a_form_has_its_code_and_title(tmp_path: Path, book: Rulebook, listed: str, outcome: str) -> None:
    (tmp_path / "118-2021-nd-cp.txt").write_text(f"Điều 1. Mẫu\n{listed}\n", encoding="utf-8")
    found = {c.row: c.outcome.value for c in verify(book, tmp_path)}
    assert found["form:118/2021/NĐ-CP MBB01"] == outcome
    assert found["form:68/2025/NĐ-CP MBB01"] == "no-text"


def test_the_report_is_one_object_and_one_page(ask: Ask) -> None:
    found = list(ask().values())
    told = as_json(found)
    assert list(told) == ["summary", "rows"]
    assert list(told["summary"]) == ["agrees", "differs", "unread", "no-text"]
    assert sum(told["summary"].values()) == len(told["rows"]) == len(found)
    assert all(list(row) == ["row", "file", "outcome", "ours", "text"] for row in told["rows"])
    assert f"| all | {' | '.join(str(n) for n in summary(found).values())} |" in page(found)


def test_the_command_answers_0_1_or_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    shutil.copy(TEXT, texts)
    asked = ["law", "verify", "--texts", str(texts), "--rules", str(HERE / "rules")]
    assert main([*asked, "--json", "--page", str(tmp_path / "page.md")]) == 0
    assert json.loads(capsys.readouterr().out)["summary"]["differs"] == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# The rule data against the texts")
    (texts / TEXT.name).write_text(
        TEXT.read_text(encoding="utf-8").replace("từ 2.000.000", "từ 3.000.000"), encoding="utf-8"
    )
    assert main(asked) == 1
    out = capsys.readouterr().out
    assert (
        "differs  77/2031/NĐ-CP Đ3.1.a  (77-2031-nd-cp.md)\n    ours: 2000000-4000000\n    text: 3000000-4000000\n"
        in out
    )
    assert "agrees  " not in out
    assert main([*asked, "--all"]) == 1
    assert "agrees  77/2031/NĐ-CP Đ4.1" in capsys.readouterr().out
    assert main([*asked[:3], str(tmp_path / "nowhere")]) == 2
    assert main([*asked, "--page", str(tmp_path / "no" / "page.md")]) == 2
    assert capsys.readouterr().err.count("thanhtra law") == 2
