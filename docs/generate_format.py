"""The interchange format in Vietnamese, from the classes the reader reads into: every object, kind of event and field with its name.

The English page is written by hand (``reference/format.md``) and compared with the same classes by a test; it holds the samples and the
answers of a review, which this page does not repeat.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args, get_origin

from generate_law import BOOK, cites, table

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, Case, Event
from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.casefile.shape import FieldShape, Record, shape
from thanhtra.export.derivation import cited
from thanhtra.law import Citation
from thanhtra.wording.field_names import FIELD_NAMES

_RULES = """# Định dạng hồ sơ, phiên bản 1

Một đối tượng JSON là một hồ sơ vụ việc. Tên ở trang này không đổi trong phiên bản 1. Bản tiếng Anh, có ví dụ, các câu trả lời của một lần rà soát và
kết quả in của từng lệnh: [format](../format.md). Lược đồ JSON: `thanhtra schema`.

## Quy tắc

- UTF-8 không có BOM, chữ dựng sẵn (NFC). Khóa lạ, `null`, giá trị sai kiểu JSON, `NaN`, `Infinity` bị từ chối; mọi lỗi của tài liệu được báo cùng một lần.
- **Bỏ trống là chưa rõ. `[]` là không có. Không bao giờ ghi `null`.** Chỉ trường có ghi *mặc định* mới có giá trị mặc định. Dấu `!` là trường bắt buộc.
- *Ngày* ghi `YYYY-MM-DD`. *Thời điểm* theo RFC 3339, có múi giờ, đến giây (`2020-10-05T08:30:00+07:00`). Giờ của pháp luật là +07:00.
- `on` là ngày của sự kiện, `at` là thời điểm có giờ. Ghi cả hai thì phải khớp; chỉ ghi `at` thì ngày là ngày theo +07:00; không ghi thì ngày chưa rõ.
- *Số đồng* là số nguyên từ 0 đến 2⁵³−1.
- *Mã* (slug) gồm chữ thường không dấu, số và dấu gạch nối: `[a-z0-9]+(-[a-z0-9]+)*`.
- *Viện dẫn* ghi `SỐ VĂN BẢN ĐĐiều[.khoản[.điểm]]`, ví dụ `15/2012/QH13 Đ66.1.a`. Điều và khoản có thể kèm chữ (`Đ93a`, `Đ38.2a`); điểm theo thứ tự b c d đ e g h i k…
- *Id* dài 1 đến 100 ký tự, không trùng trong từng danh sách. **Id của sự kiện là `number` của nó nếu không ghi id riêng.**
- Trường trỏ đến sự kiện khác (→) mà bỏ trống thì hiểu là sự kiện duy nhất phù hợp đứng trước; không có hoặc có nhiều thì chưa rõ.
- **Thứ tự của `events` là thứ tự người ghi khẳng định.** Không sắp xếp lại; ngày chạy ngược là việc của câu hỏi kiểm tra, không phải lỗi của tệp.
- *Địa bàn* là chuỗi mã hành chính từ tỉnh xuống, nối bằng `/`, theo bản đồ của ngày đó (`06`, `06/01840`); `vn` là cả nước. Đến ngày 30/06/2025 có thể có huyện ở giữa (`06/058/01840`).
- *Dữ liệu riêng* (`annotations`) là đối tượng JSON của phần mềm, được giữ nguyên, không câu hỏi nào đọc, và bị bỏ khi ẩn danh.
- *Mẫu biểu* ghi `NGHỊ ĐỊNH MÃ`, ví dụ `118/2021/NĐ-CP MBB01`.
- `complete: true` nói rằng mọi **sự kiện và căn cứ** không có trong tệp thì biết chắc là không có; không nói gì về các trường. `absent` nói như vậy về từng dấu hiệu.
"""
_CODES = (
    ("not_utf8", "có byte không phải UTF-8, có BOM, byte NUL hoặc nửa ký tự Unicode"),
    ("not_nfc", "có chữ tách rời dấu"),
    ("not_json", "không phải một tài liệu JSON; `NaN` và `Infinity` không phải JSON"),
    ("too_deep", "lồng nhau quá 64 tầng"),
    ("wrong_type", "có giá trị sai kiểu JSON, kể cả `null`"),
    ("missing", "thiếu trường bắt buộc"),
    ("unknown_key", "có khóa mà đối tượng không có"),
    ("unknown_kind", "nêu loại sự kiện không có"),
    ("unknown_value", "có giá trị ngoài danh sách, số ngoài khoảng, hoặc chữ sai dạng"),
    ("unknown_slug", "có mã mà không phiên bản nào của bộ quy tắc biết"),
    ("bad_date", "có chữ không phải là ngày"),
    ("bad_instant", "có chữ không phải là thời điểm"),
    ("bad_money", "có số không phải số đồng nguyên trong khoảng"),
    ("bad_citation", "có chữ không phải là viện dẫn"),
    ("duplicate_id", "ghi một id hai lần"),
    ("dangling", "trỏ đến id không có hoặc không đúng loại"),
    ("disagree", "tự mâu thuẫn: `on` và `at`, cảnh cáo bên cạnh tiền phạt, vừa có trong tệp vừa có trong `absent`"),
    ("unknown_format", "thuộc định dạng khác"),
    ("newer_version", "thuộc phiên bản sau của định dạng này"),
    ("too_large", "lớn hơn giới hạn của trình đọc (`exchange.Limits`)"),
    ("internal", "làm thư viện hỏng; không phải lỗi của tài liệu"),
)
_TOKENS = (
    ("`event:LOẠI[@ID]`", "sự kiện loại đó; ID của biên bản hoặc quyết định liên quan, không ghi thì ở bất cứ đâu", "được"),
    ("`ground:MÃ[@ID]`", "căn cứ, cũng như trên", "được"),
    ("`fact:ĐƯỜNG DẪN`", "một trường: `fact:acts[a1].provision`, `fact:events[2].at`", "không"),
    ("`law:NỘI DUNG`", "quy định mà bộ quy tắc không có: `law:38/2021/NĐ-CP Đ38.2a`, `law:calendar@NGÀY`, `law:reading:MÃ`, `law:no-figure`", "không"),
    ("`check:MÃ`", "kiểm tra của chính phần mềm bị hỏng", "không"),
)  # fmt: skip
_EXITS = (
    ("0", "không có sai sót; chỉ có câu *chưa đánh giá được* cũng là 0"),
    ("1", "có sai sót (với `who-may`: không ai có thẩm quyền; `find`: không tìm thấy; `may`: không được phép; `next`: có việc quá hạn)"),
    ("2", "dữ liệu vào không dùng được hoặc lệnh sai; lấn át 1"),
)  # fmt: skip
_LEAVES = {str: "chữ", bool: "true hoặc false", date: "ngày", datetime: "thời điểm", Citation: "viện dẫn"}
_MARKS = {
    "id": "id", "private": "chữ", "dong": "số đồng", "area": "địa bàn", "form": "mẫu biểu", "token": "dấu hiệu",
    "halves": "số từ 1, nguyên hoặc nửa",
}  # fmt: skip
_NAMES = {
    "post": "chức danh", "field": "lĩnh vực", "ground": "căn cứ", "remedy": "biện pháp khắc phục hậu quả", "subject": "đối tượng",
    "official": "người có thẩm quyền", "act": "hành vi", "delegation": "văn bản giao quyền", "goods": "tang vật", "control": "cuộc thanh tra, kiểm tra",
    "minutes": "biên bản vi phạm", "decision": "quyết định", "seizure": "việc tạm giữ", "enforcement": "quyết định cưỡng chế",
    "complaint": "khiếu nại, khởi kiện", "replaces": "quyết định bị thay thế", "against": "sự kiện bất kỳ",
}  # fmt: skip
_OBJECTS = {
    "Subject": "đối tượng", "Official": "người có thẩm quyền", "Delegation": "văn bản giao quyền", "Act": "hành vi", "Licence": "giấy phép",
    "LicenceStep": "diễn biến của giấy phép", "Cause": "nguyên nhân", "Recommendation": "kiến nghị", "Sanction": "mục xử phạt", "Additional": "hình thức bổ sung",
    "Remedy": "biện pháp khắc phục hậu quả", "Alleged": "hành vi ghi trong biên bản", "Signatures": "chữ ký", "GoodsItem": "tang vật", "Instalment": "lần nộp",
    "Term": "thời hạn", "StatedTerm": "thời hạn ghi trong văn bản", "Event": "sự kiện",
}  # fmt: skip


def format_page() -> Iterator[str]:
    """The whole page."""
    yield from _RULES.splitlines()
    yield ""
    found: dict[type[Record], None] = {}
    yield from ("## Hồ sơ", "", "`format` là `thanhtra.case`, `version` là `1`.", "")
    yield from _fields(shape(Case), found)
    yield from ("## Trường chung của mọi sự kiện", "")
    common = shape(Event)
    yield from _fields(common, found)
    yield from ("## Sự kiện", "", "Ngoài các trường chung; loại có cùng trường đứng chung một bảng.", "")
    shared = {field.key for field in common}
    kinds: dict[type[Event], list[str]] = {}
    for kind, cls in KINDS.items():
        kinds.setdefault(cls, []).append(kind)
    for cls, names in kinds.items():
        yield from (f"### {' · '.join(names)}", "", f"{'; '.join(KIND_NAMES[name][0] for name in names)}", "")
        own = [field for field in shape(cls) if field.key not in shared or field.key == "acts"]
        yield from _fields([field for field in own if field.key not in shared], found)
    yield from ("## Đối tượng bên trong", "")
    done: set[type[Record]] = set()
    while len(done) < len(found):
        for cls in [one for one in found if one not in done]:
            done.add(cls)
            if cls is not Event:
                yield from (f"### {_OBJECTS[cls.__name__]} ({cls.__name__})", "")
                yield from _fields(shape(cls), found)
    yield from _grounds()
    yield from (
        "## Dấu hiệu",
        "",
        "Dấu hiệu mà câu trả lời in trong `missing` là dấu hiệu mà tệp ghi trong `absent`.",
        "",
    )
    yield from table(("dấu hiệu", "nghĩa", "trong `absent`"), _TOKENS)
    yield from ("## Tệp không dùng được", "", "Mỗi lỗi có đường dẫn, mã, điều cần có và điều đang có; không bao giờ in tên, số giấy tờ, ngày sinh, địa chỉ.", "")  # fmt: skip
    yield from table(("mã", "tài liệu"), ((f"`{code}`", says) for code, says in _CODES))
    yield from ("## Mã thoát của lệnh", "")
    yield from table(("mã", "nghĩa"), _EXITS)


def _grounds() -> Iterator[str]:
    yield from ("## Căn cứ", "", "Mã ghi trong `ground_recorded`, hoặc do sự kiện cho thấy.", "")
    rows = (
        (f"`{g.slug}`", g.vi, ", ".join(f"`{k}`" for k in GROUNDS_SHOWN_BY.get(g.slug, ())) or "`ground_recorded`", cited(g.cites, "vi") or cites(g.cites))
        for g in BOOK.grounds.values()
    )  # fmt: skip
    yield from table(("mã", "căn cứ", "sự kiện cho thấy", "điều khoản"), rows)


def _fields(fields: list[FieldShape] | tuple[FieldShape, ...], found: dict[type[Record], None]) -> Iterator[str]:
    rows = [_row(field, found) for field in fields]
    if rows:
        yield from table(("trường", "tên", "giá trị"), rows)


def _row(field: FieldShape, found: dict[type[Record], None]) -> tuple[str, str, str]:
    told = _value(field.type, found)
    if field.many:
        told = f"danh sách {told}"
    if field.default not in (None, ()) and not field.required:
        told += f", mặc định `{str(field.default).lower()}`"
    name = FIELD_NAMES[field.key][0] if field.key in FIELD_NAMES else ""
    return (f"**{field.key}**{'!' if field.required else ''}", name, told)


def _value(kind: Any, found: dict[type[Record], None]) -> str:
    if isinstance(kind, type) and issubclass(kind, Record):
        found.setdefault(kind)
        return _OBJECTS[kind.__name__]
    if get_origin(kind) is Annotated:
        plain, mark = get_args(kind)
        return _marked(mark) or _value(plain, found)
    if get_origin(kind) is Literal:
        return ", ".join(f"`{str(value).lower() if isinstance(value, bool) else value}`" for value in get_args(kind))
    return _LEAVES[kind]


def _marked(mark: FieldMeaning) -> str | None:
    match mark.kind, mark.detail:
        case "slug", what:
            return f"mã {_NAMES[what]}"
        case "names", what:
            return f"id của {_NAMES[what]}"
        case "event", what:
            return f"→ {_NAMES[what]}"
        case "count", least:
            return f"số nguyên từ {least}"
        case "private", "birth":
            return "ngày, hoặc năm YYYY"
        case "private", "annotations":
            return "đối tượng JSON"
        case what, _:
            return _MARKS.get(what)
