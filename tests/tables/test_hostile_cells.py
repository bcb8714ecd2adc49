"""Whatever stands in the cells: no row is lost, nothing fails, and the cases read again."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest

from thanhtra.errors import Unusable
from thanhtra.exchange import dumps, read_case
from thanhtra.rulebook import Rulebook
from thanhtra.tables import map_of, read_register
from thanhtra.tables.targets import targets

BOOK = Rulebook.built_in()
CELLS = (
    "9" * 40, "99.999.999.999.999.999.999 đồng", "a" * 5000, "31/02/2020", "00/00/0000", "1/1/1", "-5", "1e999", "(((", "điểm đ khoản 3 Điều 5 NĐ 1/2020; NĐ", "; ; ;", "KT.", "/", "\x0b", "́", "=1+1",
    "ngày ngày 5/5/2020 6/6/2020", "Đã nộp 99.999.999.999.999.999.999", "0", "1899", "2020", "sinh năm 1985 sinh năm 1986", "của", "số của ông", "Phạt tiền -1", "Cảnh cáo; Phạt tiền 5 triệu", "Nguyễn Văn A\n\n;;", "𠮷" * 200,
)  # fmt: skip


@pytest.mark.parametrize("target", sorted(t for t, one in targets().items() if one.kind != "ignored"))
def test_no_cell_stops_an_import(target, tmp_path):
    out = io.StringIO()
    write = csv.writer(out)
    names = ["minutes", "decision"]
    heads = [*names, *([target] if target not in names else []), "subject.name"]
    write.writerow(heads)
    for cell in CELLS:
        write.writerow(
            [
                cell
                if h == target
                else {
                    "subject.name": "Lê Văn Thử",
                    "minutes": "01/BB ngày 05/10/2020",
                    "decision": "01/QĐ ngày 12/10/2020",
                }[h]
                for h in heads
            ]
        )
    (tmp_path / "so.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    found = read_register(
        tmp_path / "so.csv", map_of({"columns": {h: h for h in dict.fromkeys(heads)}}), BOOK, latest=date(2026, 11, 30)
    )
    assert len(found.cases) == len(CELLS)
    assert [read_case(dumps(c).encode(), slugs=BOOK) for c in found.cases] == list(found.cases)
    assert all(c.events for c in found.cases)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "content.xml"])
def test_a_damaged_workbook_is_refused(part, tmp_path):
    with zipfile.ZipFile(tmp_path / "so.xlsx", "w") as packed:
        packed.writestr(part, "<broken")
        packed.writestr("xl/_rels/workbook.xml.rels", "<a/>")
    with pytest.raises(Unusable):
        read_register(tmp_path / "so.xlsx", map_of({"columns": {"Số": "decision.number"}}), BOOK)
