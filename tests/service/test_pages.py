"""The pages as HTML: what they answer, in both languages, and that nothing asked becomes markup or is kept."""

from __future__ import annotations

import json
import re

import pytest
from tests.service.conftest import KEYS, ROOT, bearer

from thanhtra.service.pages.layout import PLACES

PATHS = [path for path, _, _ in PLACES] + ["/ho-so/tung-buoc", "/ho-so/tung-buoc?buoc=quyet-dinh"]
GUIDED = {
    "buoc": "quyet-dinh",
    "minutes": "5/10/2020",
    "decision": "20/10/2020",
    "provision": "15/2020/NĐ-CP Đ101.1.a",
    "post": "Chánh Thanh tra Sở",
    "fine": "7.500.000",
}


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", answer.text, flags=re.DOTALL))


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_there_in_both_languages(client, path):
    vi, en = client.get(path), client.get(path, params={"lang": "en"} | ({"buoc": "quyet-dinh"} if "?" in path else {}))
    assert (vi.status_code, en.status_code) == (200, 200)
    assert '<html lang="vi">' in vi.text
    assert '<html lang="en">' in en.text
    assert "Không phải là tư vấn pháp lý" in vi.text
    assert "Not legal advice" in en.text


@pytest.mark.parametrize("path", PATHS)
def test_no_page_fetches_or_runs_anything(client, path):
    text = client.get(path).text
    assert not re.search(r"<script|<img|@import|url\(|src=|https?://", text)


def test_an_act_is_found_with_its_frame(client):
    told = words(client.get("/", params={"q": "tung tin giả lên Facebook", "on": "20/8/2026"}))
    assert "Điều 95 Nghị định số 174/2026/NĐ-CP" in told
    assert "cá nhân từ 10.000.000 đến 15.000.000 đồng" in told
    assert "Thời hiệu xử phạt" in told


def test_an_act_is_followed_through_the_decrees_on_request(client):
    question = {"q": "tung tin giả lên Facebook", "on": "20/8/2026"}
    first = client.get("/", params=question)
    link = re.search(r'href="(/\?[^"]*history=1[^"]*)"', first.text)
    assert link is not None
    told = words(client.get(link[1].replace("&amp;", "&")))
    assert "15/04/2020" in told
    assert "Điều 101 Nghị định số 15/2020/NĐ-CP" in told
    assert "cá nhân từ 5.000.000 đến 10.000.000 đồng" in told
    assert "01/07/2026" in told
    assert "không phải là cùng một hành vi trong luật" in told


def test_nothing_found_is_not_said_to_be_lawful(client):
    assert "không có nghĩa là hành vi được phép" in words(client.get("/", params={"q": "zzzz qqqq", "on": "20/8/2026"}))


def test_a_title_and_a_limit_are_found_too(client):
    assert "chức danh" in words(client.get("/", params={"q": "Chánh Thanh tra Sở", "on": "1/3/2022"}))
    found = client.get("/", params={"q": "thời hạn ra quyết định xử phạt", "on": "1/3/2022"})
    assert "/thoi-han?kind=decision" in found.text


def test_a_limit_is_counted_and_its_branches_have_addresses(client):
    answer = client.get("/thoi-han", params={"kind": "decision", "start": "1/3/2022"})
    assert "Chậm nhất: 10/03/2022" in words(answer)
    link = re.search(r'href="(/thoi-han\?[^"]*ground=explanation-requested)"', answer.text)
    assert link is not None
    longer = client.get(link[1].replace("&amp;", "&"))
    assert "Chậm nhất: 01/04/2022" in words(longer)
    assert "bỏ căn cứ này" in words(longer)


@pytest.mark.parametrize(
    ("given", "status", "told"),
    [
        ({"kind": "decision", "start": "31/2/2022"}, 422, "không đọc được ngày"),
        ({"kind": "nothing", "start": "1/3/2022"}, 422, "không có thời hạn này"),
        ({"kind": "decision", "start": "1/3/2022", "ground": "nothing"}, 422, "Chưa trả lời được"),
        ({"kind": "decision", "start": "1/3/2199"}, 200, "Không tính được"),
        ({"kind": "sanction-limitation", "start": "1/3/2022"}, 200, "Còn thiếu"),
        ({"kind": "file-transfer", "start": "2022-03-01T08:30:00+07:00"}, 200, "Chậm nhất"),
        ({"kind": "file-transfer", "start": "2022-03-01T08:30:00"}, 422, "không đọc được thời điểm"),
    ],
)
def test_a_limit_that_cannot_be_counted_says_why(client, given, status, told):
    answer = client.get("/thoi-han", params=given)
    assert answer.status_code == status
    assert told in words(answer)


def test_who_may_and_why_not(client):
    told = words(
        client.get(
            "/tham-quyen", params={"provision": "174/2026/NĐ-CP Đ95.1.a", "on": "20/8/2026", "subject": "individual"}
        )
    )
    assert "Có thẩm quyền, thấp nhất trước" in told
    assert "Không có thẩm quyền" in told
    assert "cần làm rõ" in told
    asked = words(
        client.get(
            "/tham-quyen",
            params={
                "provision": "174/2026/NĐ-CP Đ95.1.a",
                "on": "20/8/2026",
                "post": "Giám đốc Sở Khoa học và Công nghệ",
            },
        )
    )
    assert "Giám đốc Sở Khoa học và Công nghệ" in asked


@pytest.mark.parametrize(
    "given",
    [
        {"provision": "x"},
        {"provision": "174/2026/NĐ-CP Đ95.1.a", "post": "Vua"},
        {"provision": "174/2026/NĐ-CP Đ95.1.a", "on": "32/1/2026"},
        {"provision": "174/2026/NĐ-CP Đ95.1.a", "subject": "cat"},
    ],
)
def test_who_may_of_what_cannot_be_read(client, given):
    answer = client.get("/tham-quyen", params=given)
    assert (answer.status_code, "Chưa trả lời được" in words(answer)) == (422, True)


def test_who_may_where_the_book_does_not_hold_the_act(client):
    assert "còn thiếu" in words(client.get("/tham-quyen", params={"provision": "1/2019/NĐ-CP Đ1", "on": "20/8/2026"}))


def test_the_agenda_and_a_case_of_the_store(client, document):
    assert "Không có việc nào" in words(client.get("/lich-viec"))
    client.post("/api/v1/cases", json=document)
    told = client.get("/lich-viec", params={"on": "20/10/2020"})
    assert "22/10/2020" in words(told)
    assert "/ho-so/xem?case=BK-2020-017" in told.text
    assert "BK-2020-017" in words(client.get("/ho-so/xem", params={"case": "BK-2020-017"}))
    assert client.get("/ho-so/xem", params={"case": "nothing"}).status_code == 404
    assert client.get("/lich-viec", params={"on": "x"}).status_code == 422
    assert client.get("/lich-viec", params={"bearer": "x", "within": "x", "overdue": "1"}).status_code == 200


def test_a_file_is_checked_and_not_kept(client, document):
    sent = {"file": ("vu-viec.json", json.dumps(document).encode(), "application/json")}
    told = client.post("/ho-so", files=sent, data={"as_of": "31/12/2020"})
    assert told.status_code == 200
    assert "BK-2020-017" in words(told)
    assert "Bước tiếp theo" in words(told)
    assert client.get("/api/v1/cases").json()["cases"] == []
    assert "BK-2020-017" in words(client.post("/ho-so", data={"pasted": json.dumps(document)}))


def test_many_cases_are_a_table(client, document):
    lines = "\n".join(json.dumps(document | {"id": f"c{at}"}) for at in range(7))
    told = client.post("/ho-so", files={"file": ("a.jsonl", lines.encode() + b"\n{}", "application/json")})
    assert "7 hồ sơ" in words(told)
    assert "a.jsonl:8" in words(told)
    two = client.post("/ho-so", data={"pasted": json.dumps([document, document | {"id": "c2"}])})
    assert "2 hồ sơ" in words(two)


def test_a_broken_line_is_told_by_its_number_in_the_file(client, document):
    """Blank lines count, as in every editor; of a list its place is told."""
    lines = "\n\n".join([json.dumps(document), "{"]).encode()
    assert "vụ.jsonl:3:2: " in words(client.post("/ho-so", data={"pasted": ""}, files={"file": ("vụ.jsonl", lines)}))
    listed = f"[{json.dumps(document)},\n {{]".encode()
    assert "vụ.json[1]:2:3: " in words(client.post("/ho-so", data={"pasted": ""}, files={"file": ("vụ.json", listed)}))


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("", "chưa có tệp nào"),
        ("{", "Chưa trả lời được"),
        ("[", "Chưa trả lời được"),
        ("[]", "Chưa trả lời được"),
        ('{"format": "thanhtra.case", "version": 1, "id": "x", "evnts": []}', "evnts"),
        ('{"id": "\\ud800"}', "Chưa trả lời được"),
    ],
)
def test_a_file_that_is_none_says_what_is_wrong(client, pasted, told):
    answer = client.post("/ho-so", data={"pasted": pasted})
    assert answer.status_code == 422
    assert told in words(answer)


def test_a_day_that_is_none_is_told_before_the_file_is_read(client, document):
    assert client.post("/ho-so", data={"pasted": json.dumps(document), "as_of": "x"}).status_code == 422


def test_a_case_without_any_day_is_reported_too(client):
    assert (
        client.post(
            "/ho-so", data={"pasted": '{"format": "thanhtra.case", "version": 1, "id": "x", "events": []}'}
        ).status_code
        == 200
    )


def test_the_guided_form_asks_what_it_needs_and_leaves_the_rest_unknown(client):
    open_ = client.get("/ho-so/tung-buoc", params=GUIDED)
    assert "DEC01" in words(open_)
    assert "0 sai sót" in words(open_)  # nobody said whether an explanation was asked for
    closed = client.get("/ho-so/tung-buoc", params=GUIDED | {"explanation": "khong", "complex": "khong"})
    assert re.search("DEC01 .{0,60}quá thời hạn 08 ngày", words(closed))
    with_one = client.get(
        "/ho-so/tung-buoc", params=GUIDED | {"explanation": "co", "complex": "co", "ended": "1/10/2020"}
    )
    assert "DEC01" in words(with_one)
    assert '"absent"' not in with_one.text


@pytest.mark.parametrize(
    "step",
    [
        {"buoc": "bien-ban", "detected": "1/10/2020", "minutes": "5/10/2020"},
        {"buoc": "gui", "decision": "1/10/2020", "sent": "9/10/2020"},
        {"buoc": "thi-hanh", "decision": "1/10/2020", "delivered": "5/10/2020", "paid": "9/10/2020", "fine": "7500000"},
        {"buoc": "cuong-che", "decision": "1/10/2020", "delivered": "5/10/2020", "enforced": "9/11/2020"},
    ],
)
def test_every_guided_step_makes_a_case(client, step):
    answer = client.get("/ho-so/tung-buoc", params=step)
    assert answer.status_code == 200, words(answer)
    assert "Bổ sung để trả lời được" in words(answer)


@pytest.mark.parametrize(
    "wrong", [{"fine": "nhiều"}, {"minutes": "x"}, {"provision": "x"}, {"post": "Vua"}, {"subject": "cat"}]
)
def test_an_answer_that_cannot_be_read_is_told(client, wrong):
    assert client.get("/ho-so/tung-buoc", params=GUIDED | wrong).status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/?q={}&on={}",
        "/thoi-han?kind={}&start={}",
        "/tham-quyen?provision={}&post={}",
        "/lich-viec?on={}",
        "/ho-so/xem?case={}",
        "/ho-so/tung-buoc?buoc=quyet-dinh&minutes={}&post={}",
    ],
)
def test_what_is_asked_stays_text(client, path):
    text = client.get(path.replace("{}", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E")).text
    assert "<script" not in text
    assert "&lt;script" in text


def test_with_keys_a_page_asks_for_one(serving):
    client = serving(keys=KEYS)
    refused = client.get("/")
    assert (refused.status_code, refused.headers["www-authenticate"].startswith("Basic")) == (401, True)
    assert client.get("/", headers=bearer("reader")).status_code == 200
    assert client.get("/", headers=bearer("admin")).status_code == 403


def test_switching_the_language_keeps_the_question(client):
    text = client.get("/thoi-han", params={"kind": "decision", "start": "1/3/2022"}).text
    other = re.search(r'<a href="([^"]+)" class="lang"', text)
    assert other is not None
    assert "Last day: 2022-03-10" in words(client.get(other[1].replace("&amp;", "&")))


def test_published_cases_are_reported(client):
    for path in sorted((ROOT / "examples" / "published").glob("*.json"))[::15]:
        assert client.post("/ho-so", files={"file": (path.name, path.read_bytes())}).status_code == 200, path


def test_a_register_is_checked_row_by_row(client):
    data = (ROOT / "examples" / "register" / "register.csv").read_bytes()
    answer = client.post("/ho-so", files={"file": ("so.csv", data, "text/csv")})
    assert answer.status_code == 200
    assert "Cột nào được đọc thành gì" in words(answer)
    assert "hồ sơ" in words(answer)
    assert client.post("/ho-so", files={"file": ("so.xlsx", b"PK", "x")}).status_code == 422
    assert client.post("/ho-so", files={"file": ("so.csv", b"a,b\n1,2\n", "x")}).status_code == 422


def test_who_has_the_matters_of_a_post_that_is_gone(client):
    told = words(client.get("/tham-quyen", params={"gone": "Chánh Thanh tra Sở", "today": "1/8/2025"}))
    assert "vào ngày này" in told or "một số cơ quan" in told
    assert "Hoặc chuyển cho người có thẩm quyền theo quy định của pháp luật." in told
    assert "khoản 1 Điều 3 Luật số 88/2025/QH15" in told
    assert "[suy luận]" in told
    assert not re.search(r"\b(?:the|whoever|passed)\b|QH15 Đ3", told)
    english = words(client.get("/tham-quyen", params={"gone": "Chánh Thanh tra Sở", "today": "1/8/2025", "lang": "en"}))
    assert "88/2025/QH15 Đ3.1" in english
    assert client.get("/tham-quyen", params={"gone": "Vua"}).status_code == 422
