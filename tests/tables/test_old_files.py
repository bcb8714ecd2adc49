"""Registers of old programs: fonts of before Unicode, ``.xls``, a password. What is sure is read, the rest is told and nothing is guessed."""

from __future__ import annotations

import zipfile

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from thanhtra import Rulebook, Unusable
from thanhtra.reading_vi import fits_font, font_of, looks_unicode, of_font
from thanhtra.tables import read_register, suggest_map
from thanhtra.tables.map_file import map_of

BOOK = Rulebook.built_in()
TCVN3 = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        strict=True,
    )
)
HEAD = ["Số QĐ", "Ngày QĐ", "Họ và tên", "Hành vi vi phạm", "Mức phạt"]
NAMES = [
    "Nguyễn Văn Hùng",
    "Trần Thị Thủy",
    "Lê Bá Tú",
    "Đặng Thị Yến",
    "Phạm Văn Cường",
    "Vũ Thị Hạnh",
    "Hoàng Văn Đức",
    "Bùi Thị Phượng",
    "Ngô Minh Quý",
    "Đỗ Khắc Tiệp",
]
ACT = "Đăng thông tin sai sự thật trên mạng xã hội"
COLUMNS = {
    "Số QĐ": "decision.number",
    "Ngày QĐ": "decision.on",
    "Họ và tên": "subject.name",
    "Hành vi vi phạm": "act.described",
    "Mức phạt": "fine",
}
MAP = map_of({"columns": COLUMNS, "subject_kind": "individual"})


def tcvn3(text: str) -> str:
    return "".join(TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    pairs = {of_font(letter + mark, "VNI"): letter + mark for letter in "aeouyAEOUY" for mark in "ùøûõïáàåãäâéèúüëê"}
    pairs |= {of_font(letter + mark, "VNI"): letter + mark for letter in "ôöÔÖ" for mark in "ùøûõï"}
    pairs |= {of_font(letter, "VNI"): letter for letter in "ôöñíìæóòîÔÖÑÍÌÆÓÒÎ"}
    return "".join(pairs.get(letter, letter) for letter in text)


def rows(typed) -> list[list[str]]:
    return [
        [typed(head) for head in HEAD],
        *(
            [f"{at:02d}/{typed('QĐ')}-XPHC", "05/10/2020", typed(name), typed(ACT), "7.500.000"]
            for at, name in enumerate(NAMES, 1)
        ),
    ]


def csv_of(path, lines, encoding) -> None:
    path.write_bytes("\r\n".join(";".join(line) for line in lines).encode(encoding))


@pytest.mark.parametrize("typed", [tcvn3, vni])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_register_of_an_old_font_is_read_as_the_same_in_unicode(typed, encoding, tmp_path):
    csv_of(tmp_path / "so.csv", rows(str), "utf-8")
    expected = read_register(tmp_path / "so.csv", MAP, BOOK)
    csv_of(tmp_path / "so.csv", rows(typed), encoding)
    found = read_register(tmp_path / "so.csv", MAP, BOOK)
    assert found.cases == expected.cases
    assert found.problems == expected.problems == ()
    (told,) = [p for p in found.told if p.code == "old-font"]
    assert told.got.startswith("TCVN3: " if typed is tcvn3 else "VNI: ")
    assert "fine" in suggest_map(tmp_path / "so.csv", lang="vi")


def test_a_cell_that_could_be_either_is_told_and_not_turned(tmp_path):
    lines = rows(tcvn3)
    lines[1][2] = "Trần Văn Bé"  # typed later, in Unicode: from then on a cell that is Vietnamese in both may be either
    lines[2][2] = tcvn3("Tú")  # Tó
    csv_of(tmp_path / "so.csv", lines, "utf-8")
    found = read_register(tmp_path / "so.csv", MAP, BOOK)
    names = [case.subjects[0].name for case in found.cases]
    assert names == ["Trần Văn Bé", None, *NAMES[2:]]
    assert [(p.code, p.row, p.column, p.got) for p in found.problems] == [("letters", 3, "C", "… (2)")]


def test_a_foreign_name_in_such_a_register_is_told(tmp_path):
    lines = rows(tcvn3)
    lines[1][2] = "Jürgen Müller"
    csv_of(tmp_path / "so.csv", lines, "utf-8")
    found = read_register(tmp_path / "so.csv", MAP, BOOK)
    assert found.cases[0].subjects[0].name is None
    assert [(p.code, p.row) for p in found.problems] == [("letters", 2)]


def test_few_cells_are_not_enough_to_be_sure():
    assert font_of([tcvn3(name) for name in NAMES[:7]]) is None
    assert font_of([tcvn3(name) for name in NAMES]) == ("TCVN3", True)
    assert font_of(NAMES) is None
    assert font_of(["Mäxchen", "naïve", "Ærø"] * 20) is None


@given(st.lists(st.sampled_from(" ".join([*NAMES, *HEAD, ACT]).split()), min_size=1, max_size=6).map(" ".join))
def test_what_was_typed_in_an_old_font_comes_back(text):
    for typed, font in ((tcvn3, "TCVN3"), (vni, "VNI")):
        assert of_font(typed(text), font) == text
        assert fits_font(typed(text), font) or text.isascii()
    assert looks_unicode(text)


def test_an_old_workbook_is_read_with_its_merges_and_what_it_does_not_tell_is_told(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Quý I")
    sheet.write_merge(0, 0, 0, 4, "SỔ THEO DÕI XỬ PHẠT")
    for at, line in enumerate(rows(str), 1):
        for column, cell in enumerate(line):
            sheet.write(at, column, cell)
    book.save(str(tmp_path / "so.xls"))
    found = read_register(tmp_path / "so.xls", MAP, BOOK)
    assert [case.subjects[0].name for case in found.cases] == NAMES
    assert {p.code for p in found.told} == {"old-workbook", "not-data"}
    assert found.problems == ()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("name", ["so.xlsx", "so.xls", "so"])
def test_a_workbook_with_a_password_is_told_as_one(name, tmp_path):
    (tmp_path / name).write_bytes(OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(Unusable, match="a workbook without a password"):
        read_register(tmp_path / name, MAP, BOOK)


def test_an_ods_with_a_password_is_told_as_one(tmp_path):
    with zipfile.ZipFile(tmp_path / "so.ods", "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>',
        )
        packed.writestr("content.xml", b"\x00\x01")
    with pytest.raises(Unusable, match="a workbook without a password"):
        read_register(tmp_path / "so.ods", MAP, BOOK)
