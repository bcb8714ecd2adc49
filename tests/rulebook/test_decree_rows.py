"""The rows of a decree's folder prove themselves: order, frames, maxima, marks, letters."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

DECREES = Path(__file__).parents[2] / "src/thanhtra/rulebook/data/decrees"
FOLDERS = sorted(
    name
    for name in (
        "330-2026", "15-2020", "14-2022", "211-2025", "119-2020", "174-2013", "159-2013", "49-2017", "91-2020",
    )
    if (DECREES / name).is_dir()
)  # fmt: skip
POINTS = "abcdđeghiklmnopqrstuvxy"
MARKS = {"text", "ocr", "secondary", "inference"}
AT = re.compile(rf"\d+[a-zđ]?(\.\d+[a-zđ]?(\.[{POINTS}][1-9]?)?)?")
CITE = re.compile(r"(?:(\d+/\d{4}/NĐ-CP) Đ)?(\S+)")


def _read(folder: str, name: str) -> dict[str, Any]:
    path = DECREES / folder / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _acts(folder: str) -> list[dict[str, Any]]:
    return _read(folder, "violations.toml").get("act", [])


def _split(at: str) -> tuple[str, str]:
    found = CITE.fullmatch(at)
    assert found, at
    return found[1] or "", found[2]


def _key(row: dict[str, Any]) -> tuple[str, list[tuple[int, int]], str]:
    instrument, address = _split(row["at"])
    order = []
    for part in address.split("."):
        number = re.fullmatch(r"(\d+)([a-zđ]?)", part)
        if number:
            order.append((int(number[1]), POINTS.index(number[2]) + 1 if number[2] else 0))
        else:
            order.append((POINTS.index(part[0]) + 1, int(part[1:] or 0)))
    return instrument, order, str(row.get("from", ""))


@pytest.mark.parametrize("folder", FOLDERS)
def test_rows_stand_in_the_order_of_the_text(folder: str) -> None:
    """Article, clause, point in Vietnamese letter order, then the day; no address twice from one day."""
    keys = [_key(row) for row in _acts(folder)]

    assert sorted(keys) == keys
    assert len({str(key) for key in keys}) == len(keys)


@pytest.mark.parametrize("folder", FOLDERS)
def test_addresses_are_citations(folder: str) -> None:
    """Every address is an article, a clause or a point; one of another decree names it."""
    for row in _acts(folder):
        assert AT.fullmatch(_split(row["at"])[1]), row["at"]
        assert bool(_split(row["at"])[0]) == ("by" in row), row["at"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_frames_are_ordered_and_within_the_maximum(folder: str) -> None:
    """A frame opens upward, and its top is never above the field's maximum for the kind of subject stated."""
    decree = _read(folder, "decree.toml")
    for row in _acts(folder):
        frame = row["frame"]
        assert set(frame) in ({"least", "most"}, {"warning_only"}, {"gap"}), row["at"]
        if "most" in frame:
            assert 0 < frame["least"] < frame["most"], row["at"]
            maxima = decree.get("maxima", {})
            if row["field"] in maxima:
                stated = row.get("amounts_for", decree["amounts_for"])
                assert frame["most"] <= maxima[row["field"]] * (2 if stated == "organization" else 1), row["at"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_row_says_how_it_is_known(folder: str) -> None:
    """A row carries a known mark or inherits the file's; no other mark exists."""
    for name in ("decree.toml", "violations.toml", "powers.toml", "remedies.toml"):
        data = _read(folder, name)
        if data:
            assert data["known"] in MARKS, name
            assert data["checked"] >= date(2026, 11, 22), name
            for rows in data.values():
                if isinstance(rows, list):
                    marks = {row["known"] for row in rows if isinstance(row, dict) and "known" in row}
                    assert marks <= MARKS, name


@pytest.mark.parametrize("folder", FOLDERS)
def test_names_are_whole_in_both_languages(folder: str) -> None:
    """Names are present, trimmed and NFC, and so is the whole file."""
    for path in (DECREES / folder).glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.normalize("NFC", text) == text, path.name
    for row in _acts(folder):
        for name in (row["vi"], row["en"]):
            assert name == name.strip(), row["at"]
            assert name, row["at"]


@pytest.mark.parametrize("folder", [*FOLDERS, "174-2026", "38-2021"])
def test_names_say_the_act_and_not_where_it_stands(folder: str) -> None:
    """A name is printed alone: no clause in place of the conduct, no other row to look up, no abbreviation of an office."""
    for row in _acts(folder):
        assert not re.search(
            r": (hành vi )?khoản \d|hành vi (khác )?của khoản|khung \d|^Như \d|\b(DN|CNTT|GPTS)\b", row["vi"]
        ), row["vi"]
        assert not re.search(r": acts of clause|: clause \d|acts of clause \d$|^As \d", row["en"]), row["en"]


@pytest.mark.parametrize(
    ("at", "vi", "en"),
    [
        ("26.3.c", "hệ thống quan trọng về an ninh quốc gia", "important to national security"),
        ("30.1.a", "có lý do chính đáng", "without good reason"),
        ("44.1.d", "02 ngày làm việc", "two working days"),
        ("52.2.a", "có thu phí", "Paid transfer"),
        ("53.3.a", "không có khoản thu", "without proceeds"),
        ("56.1.c", "xuyên biên giới", "cross-border"),
        ("58.2.b", "Tổ chức cung cấp dịch vụ bảo vệ", "Data protection provider"),
        ("65.1.b", "Mạng xã hội", "Social network"),
        ("70.1.e", "dữ liệu vị trí, sinh trắc học", "location or biometric"),
        ("71.2.b", "trừ khi cơ quan có thẩm quyền yêu cầu bằng văn bản", "save on a competent body's written request"),
    ],
)
def test_names_of_330_2026_hold_what_makes_the_act_unlawful(at: str, vi: str, en: str) -> None:
    """Of the clause's head too: who, on what occasion, within which time, for what data."""
    (row,) = [row for row in _acts("330-2026") if row["at"] == at]

    assert vi in row["vi"]
    assert en in row["en"]


@pytest.mark.parametrize(
    ("at", "vi", "en"),
    [
        ("34.5.h", "không có văn bản đồng ý của cha, mẹ", "without written consent of a parent"),
        ("46.4.b", "mà không có hợp đồng", "without contracts"),
        ("61.6.d", "không đồng ý bằng tin nhắn", "without the user's consent by message"),
        ("92.1.c", "số người truy cập thường xuyên lớn", "many regular visitors"),
        ("94.2.c", "khi có yêu cầu bằng văn bản", "on the authority's written demand"),
        ("96.3.m", "chưa đến mức truy cứu trách nhiệm hình sự", "short of a crime"),
        ("97.2.a", "khi cơ quan có thẩm quyền yêu cầu", "on the authority's demand"),
        ("99.2.d", "khi chưa có Giấy xác nhận thông báo phát hành", "before its release confirmation"),
        ("102.4.c", "không khai báo Ban Cơ yếu Chính phủ", "without declaring it"),
    ],
)
def test_names_of_174_2026_hold_the_condition(at: str, vi: str, en: str) -> None:
    """Without what is asked for and by whom, the name tells of lawful conduct."""
    (row,) = [row for row in _acts("174-2026") if row["at"] == at]

    assert vi in row["vi"]
    assert en in row["en"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_measures_are_of_the_four_kinds_with_ordered_terms(folder: str) -> None:
    """Additional sanctions are the four of the Law; terms run from 1 to 24 months, or the row says none."""
    for row in _acts(folder):
        for item in row.get("additional", []):
            assert item["measure"] in {"withdraw-licence", "suspend-activity", "confiscate", "expel"}, row["at"]
            if "least" in item:
                assert 1 <= item["least"] < item["most"] <= 24, row["at"]
                assert item["unit"] == "month", row["at"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_partial_decrees_say_what_they_lack(folder: str) -> None:
    """A decree not whole names the articles it lacks, each with a reason."""
    decree = _read(folder, "decree.toml")
    if not decree["whole"]:
        assert decree["lacks"], folder
        assert all(item["why"] for item in decree["lacks"]), folder


@pytest.mark.parametrize("folder", FOLDERS)
def test_ceilings_are_whole_and_for_a_named_subject(folder: str) -> None:
    """A power names its posts, and its amounts, if not a gap, with the subject they are stated for."""
    for row in _read(folder, "powers.toml").get("power", []):
        assert row["posts"], row["at"]
        if "gap" not in row:
            amounts = row["amounts"].values() if "amounts" in row else [row["amount"]]
            assert all(type(amount) is int and amount > 0 for amount in amounts), row["at"]
            assert row["stated_for"] in {"organization", "individual"}, row["at"]


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in DECREES.glob("*/violations.toml")))
def test_a_name_that_cites_an_article_says_of_which_law(folder):
    """An article of another law without its law would be read as one of the decree."""
    bare = re.compile(
        r"Article \d+\S*+(?! of (?:the|this) (?:Law on|Civil|\w+ Law))|of the Law(?! on)|Điều \d++\w*+(?:, \d++)*+(?! (?:Luật|Bộ luật|Nghị định|này))"
    )
    assert [act["at"] for act in _acts(folder) if bare.search(act["en"]) or bare.search(act["vi"])] == []
