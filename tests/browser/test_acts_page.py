"""The acts of a decree, filtered in a browser: from a file, by keyboard, with nothing fetched but what lies beside the page."""

from __future__ import annotations

import importlib
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest
from tests.browser.driving import AXE, NEEDED, By, Keys, Select, WebDriverWait, driven

DOCS = Path(__file__).resolve().parents[2] / "docs"
pytestmark = [NEEDED, pytest.mark.no_cover]


@pytest.fixture(scope="module")
def browser():
    with driven() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The form and the table as the documentation has them, beside its script and its look, without its theme."""
    sys.path.insert(0, str(DOCS))
    acts = importlib.import_module("generate_acts")
    folder = tmp_path_factory.mktemp("acts")
    for name in ("acts.js", "acts.css"):
        shutil.copy(DOCS / "_static" / name, folder)
    for lang in acts.LANGS:
        for decree in ("174/2026/NĐ-CP", "15/2020/NĐ-CP"):
            body = acts.acts_markup(decree, lang)
            page = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="acts.css"><script src="acts.js" defer></script></head><body><main><h1>x</h1>{body}</main></body></html>'
            (folder / f"{acts.page_name(decree, lang)}.html").write_text(page, encoding="utf-8")
    return folder.as_uri()


class Reader:
    def __init__(self, browser, address):
        self.browser, self.address = browser, address

    def opens(self, page):
        self.browser.get("about:blank")
        self.browser.get(f"{self.address}/{page}")
        return self

    def writes(self, **values):
        for name, value in values.items():
            field = self.browser.find_element(By.NAME, name)
            field.clear()
            field.send_keys(value)
        return self

    def rows(self):
        return self.browser.execute_script(
            "return [...document.querySelectorAll('table.acts tbody tr:not([hidden])')].map(r => r.dataset.place)"
        )

    def told(self):
        return self.browser.find_element(By.CSS_SELECTOR, "form.acts [role=status]").text


@pytest.fixture
def reader(browser, address):
    browser.set_window_size(1280, 900)
    return Reader(browser, address)


VI, OLD = "hanh-vi-174-2026.html", "hanh-vi-15-2020.html"


def test_all_stand_there_at_first(reader):
    assert reader.opens(VI).told() == "Hiện 967 trên 967 dòng."


def test_words_with_marks_and_without_find_the_same_act(reader):
    marked = reader.opens(VI).writes(words="sai sự thật gây hoang mang").rows()
    bare = reader.opens(VI).writes(words="SAI SU THAT gay hoang mang").rows()
    assert "95.2.c" in marked
    assert set(marked) <= set(bare)
    assert len(bare) < 10


@pytest.mark.parametrize("asked", ["giấy phép bưu chính", "giay phep buu chinh", "giấy phép bưu chính "])
def test_the_last_word_of_a_name_is_a_word_of_its_own(asked, reader):
    """A name ends where the next line of its cell begins."""
    assert {"7.3.b", "7.4.c", "11.1.d"} <= set(reader.opens(VI).writes(words=asked).rows())


def test_a_marked_word_does_not_find_another_of_the_same_letters(reader):
    """giả is not giá; where the tone is typed does not matter (thỏa, thoả)."""
    said = "return [...document.querySelectorAll('table.acts tbody tr:not([hidden])')].map(r => r.cells[1].innerText.toLowerCase())"
    reader.opens(VI).writes(words="giá ")
    assert all("giá" in text for text in reader.browser.execute_script(said))
    one, other = reader.writes(words="thỏa ").rows(), reader.writes(words="thoả ").rows()
    assert one == other != []


def test_english_words_find_it_on_the_vietnamese_page(reader):
    assert "95.1.a" in reader.opens(VI).writes(words="social network fake").rows()


@pytest.mark.parametrize("asked", ["95", "Đ95", "Điều 95", "dieu 95"])
def test_by_article_and_no_other(asked, reader):
    rows = reader.opens(VI).writes(place=asked).rows()
    assert {place.split(".")[0] for place in rows} == {"95"}
    assert len(rows) > 5


@pytest.mark.parametrize("asked", ["95.2.c", "điểm c khoản 2 Điều 95"])
def test_by_point(asked, reader):
    assert reader.opens(VI).writes(place=asked).rows() == ["95.2.c"]


@pytest.mark.parametrize("asked", ["15.000.001", "15000001", "15,000,001 đồng"])
def test_the_frame_holds_the_amount_of_that_subject(asked, reader):
    """Đ95.1: 10 to 15 million for an individual; Đ95.2: 15 to 25; an organisation twice that."""
    reader.opens(VI).writes(place="95", amount=asked)
    whose = Select(reader.browser.find_element(By.NAME, "whose"))
    whose.select_by_value("individual")
    rows = reader.rows()
    assert "95.2.c" in rows
    assert "95.1.a" not in rows
    whose.select_by_value("organization")
    assert "95.2.c" not in reader.rows()


def test_the_edge_of_a_frame_is_in_it(reader):
    assert {"95.1.a", "95.2.c"} <= set(reader.opens(VI).writes(place="95", amount="15 triệu").rows())


AMOUNTS = {
    "1.000 triệu": 1_000_000_000,
    "1,500 million": 1_500_000_000,
    "1.234.567 triệu": 1_234_567_000_000,
    "12,5 triệu": 12_500_000,
    "1.5 triệu": 1_500_000,
    "0.500 triệu": 500_000,
    "15 triệu đồng": 15_000_000,
    "1.000": 1_000,
}


@pytest.fixture
def amounts(address):
    """The form above a row for each amount, whose frame holds that alone."""
    rows = "".join(
        f'<tr data-place="{amount}" data-individual="{amount} {amount}"><th></th><td></td></tr>'
        for amount in AMOUNTS.values()
    )
    form = sys.modules["generate_acts"]._form("vi")
    page = f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>x</title><script src="acts.js" defer></script></head><body>{form}<table class="acts"><tbody>{rows}</tbody></table></body></html>'
    Path(f"{address.removeprefix('file://')}/amounts.html").write_text(page, encoding="utf-8")
    return "amounts.html"


@pytest.mark.parametrize("asked", AMOUNTS)
def test_three_figures_behind_a_mark_are_thousands_of_millions_too(asked, amounts, reader):
    assert reader.opens(amounts).writes(amount=asked).rows() == [str(AMOUNTS[asked])]


@pytest.mark.parametrize("asked", ["1.00.000 triệu", "1.000,5", "triệu", "1..5 triệu", "1.000 5 triệu"])
def test_an_amount_that_is_none_is_told(asked, reader):
    assert "Chưa đọc được" in reader.opens(VI).writes(amount=asked).told()


def test_what_was_typed_in_parts_is_read(reader):
    """Marks typed as characters of their own (NFD), and the đ of another alphabet."""
    told = {"place": ("Điều 95 khoản 2 điểm c", "Ðiều 95"), "amount": ("15 triệu đồng",)}
    for box, texts in told.items():
        for text in texts:
            rows = reader.opens(VI).writes(**{box: text}).rows()
            parts = unicodedata.normalize("NFD", text)
            reader.browser.execute_script(
                "const box = document.querySelector(`[name=${arguments[0]}]`); box.value = arguments[1]; box.dispatchEvent(new Event('input', { bubbles: true }))",
                box,
                parts,
            )
            assert rows == reader.rows() != []


def test_an_address_with_a_subject_nobody_offers_still_filters(reader):
    assert (
        reader.opens(f"{VI}#whose=x&amount=1").told()
        == "Hiện 0 trên 967 dòng. Không dòng nào khớp mọi điều kiện: bớt từ hoặc bớt ô, hoặc hỏi bằng lời thường với thanhtra find."
    )
    assert (
        reader.opens(f"{VI}#whose=individual&place=95").browser.find_element(By.NAME, "whose").get_attribute("value")
        == "individual"
    )


def test_the_version_of_the_day(reader):
    """15/2020 held to 30 June 2026."""
    reader.opens(OLD)
    assert "101.1.a" in reader.writes(day="30/6/2026").rows()
    assert "101.1.a" not in reader.writes(day="2026-07-01").rows()
    assert reader.writes(day="14/4/2020").rows() == []


@pytest.mark.parametrize(
    ("box", "text", "label"),
    [
        ("day", "31/2/2026", "Có hiệu lực ngày"),
        ("amount", "12.00", "Khung có mức (đồng)"),
        ("place", "x", "Điều, khoản, điểm"),
    ],
)
def test_what_cannot_be_read_is_told_and_shows_nothing(box, text, label, reader):
    reader.opens(VI).writes(**{box: text})
    assert reader.told() == f"Hiện 0 trên 967 dòng. Chưa đọc được: {label}."
    assert reader.browser.find_element(By.NAME, box).get_attribute("aria-invalid") == "true"
    assert reader.rows() == []


def test_by_keyboard_alone(reader):
    """Tab to the first box, write, tab on, Escape clears."""
    reader.opens(VI)
    active = lambda: reader.browser.switch_to.active_element  # noqa: E731 - asked anew each time
    reader.browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert active().get_attribute("name") == "words"
    active().send_keys("mạng xã hội", Keys.TAB)
    assert active().get_attribute("name") == "place"
    active().send_keys("95", Keys.ENTER)
    assert 0 < len(reader.rows()) < 20
    active().send_keys(Keys.ESCAPE)
    WebDriverWait(reader.browser, 10).until(lambda _: len(reader.rows()) == 967)
    assert active().get_attribute("name") == "words"


def test_the_address_hands_on_what_is_shown(reader):
    rows = reader.opens(VI).writes(words="mạng xã hội", place="95").rows()
    shared = reader.browser.current_url.removeprefix(reader.address + "/")
    assert reader.opens(shared).rows() == rows


def test_nothing_is_fetched_from_elsewhere(reader):
    fetched = reader.opens(VI).browser.execute_script(
        "return performance.getEntriesByType('resource').map(e => e.name)"
    )
    assert [one for one in fetched if not one.startswith(reader.address)] == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("page", ["hanh-vi-15-2020.html#words=giay+phep", "acts-15-2020.html#place=101"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(page, width, reader):
    reader.browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    try:
        reader.opens(page).browser.execute_script(AXE)
        found = reader.browser.execute_async_script(
            "const done = arguments[0]; axe.run().then(r => done(r.violations.map(v => v.id + ' ' + v.nodes[0].html)))"
        )
        assert found == []
        assert reader.browser.execute_script("return document.documentElement.scrollWidth <= innerWidth + 1")
    finally:
        reader.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_the_script_the_whole_table_stands(address, browser):
    """The form is hidden until the script that serves it runs."""
    text = (
        Path(f"{address.removeprefix('file://')}/{OLD}")
        .read_text(encoding="utf-8")
        .replace('<script src="acts.js" defer></script>', "")
    )
    bare = Path(f"{address.removeprefix('file://')}/bare.html")
    bare.write_text(text, encoding="utf-8")
    browser.get(bare.as_uri())
    assert not browser.find_element(By.CSS_SELECTOR, "form.acts").is_displayed()
    assert browser.find_element(By.CSS_SELECTOR, "table.acts tbody tr").is_displayed()
