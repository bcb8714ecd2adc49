"""Ten tasks of a jurist without code, done on the pages in a real browser; each page is held against axe, on a desk and on a phone."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from tests.browser.driving import AXE, NEEDED, By, Keys, Select, WebDriverException, WebDriverWait, driven

ROOT = Path(__file__).resolve().parents[2]
pytestmark = NEEDED


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A service of one's own, with the case of the tutorial in its store."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    folder = tmp_path_factory.mktemp("serve")
    command = [sys.executable, "-m", "thanhtra", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:
        at = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                httpx.get(f"{at}/api/v1/health", trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        case = (ROOT / "docs" / "tutorial" / "bk-2020-017.json").read_bytes()
        assert (
            httpx.post(
                f"{at}/api/v1/cases",
                content=case,
                headers={"content-type": "application/json"},
                trust_env=False,
                timeout=60,
            ).status_code
            == 201
        )
        yield at
        server.terminate()


@pytest.fixture(scope="module")
def browser():
    with driven(**{"goog:loggingPrefs": {"browser": "ALL"}}) as found:
        yield found


class Jurist:
    """Somebody at the page: reads it, fills what has a label, presses what can be pressed."""

    def __init__(self, browser, address):
        self.browser, self.address = browser, address

    def opens(self, path):
        self.browser.get(self.address + path)
        return self

    def sees(self, *told):
        text = " ".join(self.browser.find_element(By.TAG_NAME, "main").text.split())
        assert [one for one in told if one not in text] == [], text[:3000]
        return self

    def fills(self, **values):
        for name, value in values.items():
            field = self.browser.find_element(By.NAME, name)
            if field.tag_name == "select":
                Select(field).select_by_visible_text(value)
            else:
                if field.get_attribute("type") != "file":
                    field.clear()
                field.send_keys(value)
        return self

    def presses(self, words):
        return self.leaves_by(self.browser.find_element(By.XPATH, f"//button[normalize-space()='{words}']").click)

    def follows(self, words):
        return self.leaves_by(self.browser.find_element(By.PARTIAL_LINK_TEXT, words).click)

    def leaves_by(self, act):
        """Do what leads to another page, and wait until it is there."""
        self.browser.execute_script("window.leaving = true")
        act()
        wait = WebDriverWait(
            self.browser, 30, ignored_exceptions=(WebDriverException,)
        )  # between two pages the driver may have none to ask
        wait.until(lambda b: b.execute_script("return !window.leaving && document.readyState === 'complete'"))
        return self


@pytest.fixture
def jurist(browser, address):
    browser.set_window_size(1280, 900)
    return Jurist(browser, address)


def test_1_finds_the_frame_of_an_act_by_plain_words(jurist):
    jurist.opens("/").fills(q="đăng tin giả lên Facebook", on="20/8/2026").presses("Tra cứu").sees(
        "Điều 95 Nghị định số 174/2026/NĐ-CP", "cá nhân từ 10.000.000 đến 15.000.000 đồng"
    )


def test_2_goes_from_an_act_to_who_may_sanction_it(jurist):
    jurist.opens("/").fills(q="tung tin giả lên Facebook", on="20/8/2026").presses("Tra cứu")
    jurist.leaves_by(jurist.browser.find_element(By.CSS_SELECTOR, ".card a").click).sees(
        "Có thẩm quyền, thấp nhất trước", "Không có thẩm quyền"
    )


def test_3_counts_the_limit_of_a_decision_with_its_steps(jurist):
    jurist.opens("/thoi-han").fills(kind="Thời hạn ra quyết định xử phạt", start="1/3/2022").presses("Tính").sees(
        "Chậm nhất: 10/03/2022", "Cách tính từng bước", "khoản 1 Điều 8 Luật số 15/2012/QH13"
    )


def test_4_sees_what_an_explanation_changes_and_shares_the_address(jurist):
    jurist.opens("/thoi-han").fills(kind="Thời hạn ra quyết định xử phạt", start="1/3/2022").presses("Tính").follows(
        "yêu cầu giải trình"
    ).sees("Chậm nhất: 01/04/2022")
    shared = jurist.browser.current_url.removeprefix(jurist.address)
    jurist.opens(shared).sees("Chậm nhất: 01/04/2022")


def test_5_checks_a_file(jurist):
    jurist.opens("/ho-so").fills(file=str(ROOT / "docs" / "tutorial" / "bk-2020-017.json")).presses("Kiểm tra").sees(
        "BK-2020-017", "Bổ sung để trả lời được", "Thời hạn"
    )


def test_6_checks_a_register(jurist):
    jurist.opens("/ho-so").fills(file=str(ROOT / "examples" / "register" / "register.csv")).presses("Kiểm tra").sees(
        "hồ sơ", "Cột nào được đọc thành gì"
    )


def test_7_checks_one_decision_without_a_file(jurist):
    jurist.opens("/ho-so").follows("Trả lời từng câu hỏi").follows("Ra quyết định xử phạt")
    jurist.fills(
        provision="điểm a khoản 1 Điều 101 Nghị định 15/2020/NĐ-CP",
        post="Chánh Thanh tra Sở",
        minutes="5/10/2020",
        decision="20/10/2020",
        explanation="không",
        complex="không",
        fine="7.500.000",
    )
    jurist.presses("Kiểm tra").sees("DEC01", "quá thời hạn 08 ngày")


def test_8_asks_about_a_post_that_is_gone(jurist):
    jurist.opens("/tham-quyen").fills(gone="Chánh Thanh tra Sở", today="1/8/2025").presses("Tìm người tiếp nhận").sees(
        "vào ngày này"
    )


def test_9_sees_what_is_due_and_opens_the_case(jurist):
    jurist.opens("/lich-viec").fills(on="20/10/2020").presses("Xem").sees(
        "22/10/2020", "Thời hạn gửi quyết định xử phạt"
    ).follows("BK-2020-017").sees("BK-2020-017", "Chưa phát hiện sai sót")


def test_10_mistypes_a_day_is_told_and_goes_on_in_english_by_keyboard(jurist):
    jurist.opens("/thoi-han").fills(kind="Thời hạn ra quyết định xử phạt", start="31/2/2022").presses("Tính").sees(
        "không đọc được ngày"
    )
    jurist.follows("English").fills(start="2022-03-01")
    field = jurist.browser.find_element(By.NAME, "start")
    jurist.leaves_by(lambda: field.send_keys(Keys.ENTER)).sees("Last day: 2022-03-10")


PAGES = {
    "find": "/?q=tung+tin+gi%E1%BA%A3&on=20%2F8%2F2026",
    "limit": "/thoi-han?kind=decision&start=1%2F3%2F2022",
    "who": "/tham-quyen?provision=174%2F2026%2FN%C4%90-CP+%C4%9095.1.a&on=20%2F8%2F2026&subject=individual",
    "agenda": "/lich-viec?on=20%2F10%2F2020",
    "check": "/ho-so?lang=en",
    "guided": "/ho-so/tung-buoc?buoc=quyet-dinh",
    "report": "/ho-so/xem?case=BK-2020-017",
    "wrong": "/thoi-han?kind=decision&start=31%2F2%2F2022&lang=en",
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(jurist, name, width):
    jurist.browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    jurist.browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    try:
        jurist.opens(PAGES[name])
        jurist.browser.execute_script(AXE)
        found = jurist.browser.execute_async_script(
            "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => v.id + ' ' + v.nodes[0].html)))"
        )
        assert found == []
        assert jurist.browser.execute_script("return document.documentElement.scrollWidth <= innerWidth + 1")
        fetched = jurist.browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
        assert [one for one in fetched if not one.startswith("data:")] == []
    finally:
        jurist.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        jurist.browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
