"""Problems of a document as sentences, in the language asked (lỗi của hồ sơ bằng lời)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from thanhtra.errors import Unusable
from thanhtra.exchange.problem import Problem
from thanhtra.reading_vi.letters import LETTER_NAMES

_HINT: Final = re.compile(r" \(did you mean (.*?)\?\)")
_SLUGS: Final = {
    "post": "chức danh",
    "field": "lĩnh vực",
    "ground": "căn cứ",
    "remedy": "biện pháp khắc phục hậu quả",
    "body": "cơ quan",
}
_ON_FILE: Final = {
    "a subject": "đối tượng",
    "an official": "người có thẩm quyền",
    "a delegation": "văn bản giao quyền",
    "an act": "hành vi",
    "a goods item": "tang vật",
    "an event": "sự kiện",
    "a party": "cơ quan",
    "an item": "việc",
    "a request": "yêu cầu",
    "a cause": "nguyên nhân",
}
_EXPECTED: Final[dict[str, str]] = {
    "text": "chuỗi ký tự",
    "text in NFC": "chữ Unicode dựng sẵn (NFC)",
    "true or false": "true hoặc false",
    "true; omit the field otherwise": "true; không phải thì bỏ trường này",
    "a list": "danh sách",
    "an object": "một đối tượng {…}",
    "a case document": "một hồ sơ (đối tượng JSON)",
    "a plan document": "một kế hoạch (đối tượng JSON)",
    "a difficulties document": "một danh mục vướng mắc (đối tượng JSON)",
    "a day not before the question was raised": "ngày không trước ngày nêu vướng mắc",
    "a name only where it became something": "tên chỉ khi đã thành văn bản, quy tắc",
    "the slug or the number of what it became": "mã hoặc số của văn bản, quy tắc đã thành",
    "at least one kind": "ít nhất một loại",
    "the code of a check": "mã của một kiểm tra",
    "a coordination document": "một tệp phối hợp (đối tượng JSON)",
    "another party than from": "cơ quan khác với from",
    "a day not before the request was sent": "ngày không trước ngày gửi yêu cầu",
    "the party it was passed on to": "cơ quan được chuyển tiếp yêu cầu",
    "a party only where a request is passed on": "cơ quan nhận chỉ khi chuyển tiếp yêu cầu",
    "a day not before begins": "ngày không trước begins",
    "at least one party": "ít nhất một cơ quan",
    "a party that does not lead the item": "cơ quan không chủ trì việc đó",
    "the new last day of an item that is postponed": "ngày cuối mới của việc lùi thời hạn",
    "a new last day only where an item is postponed": "ngày cuối mới chỉ khi việc lùi thời hạn",
    "a number no other of the subjects carries": "số không trùng với đối tượng khác",
    "a licences document": "một sổ giấy phép (đối tượng JSON)",
    "a first line with format and version": "dòng đầu có format và version",
    "a day not before on": "ngày không trước on",
    "an evidence document": "một tệp chứng cứ (đối tượng JSON)",
    "the id of one of the devices": "mã của một trong các devices",
    "an instant not before the one above it": "thời điểm không trước thời điểm ở trên",
    "a platforms document": "một tệp yêu cầu (đối tượng JSON)",
    "an instant not before sent": "thời điểm không trước sent",
    "the id of one of the parties": "mã của một trong các parties",
    "64 hex digits": "64 chữ số hệ 16",
    "a day YYYY-MM-DD": "ngày dạng YYYY-MM-DD",
    "an instant such as 2020-10-05T08:30:00+07:00": "thời điểm có múi giờ, như 2020-10-05T08:30:00+07:00",
    "an instant with offset and whole seconds, such as 2020-10-05T08:30:00+07:00": "thời điểm có múi giờ, đến giây, như 2020-10-05T08:30:00+07:00",
    "a citation": "điều khoản",
    "INSTRUMENT ĐArticle[.clause[.point]], such as 15/2012/QH13 Đ66.1.a": "điều khoản dạng SỐ-HIỆU ĐĐiều.khoản.điểm, như 15/2012/QH13 Đ66.1.a",
    "whole đồng": "số nguyên đồng",
    "whole đồng, 0 to 2⁵³−1": "số nguyên đồng, từ 0 đến 2⁵³−1",
    "text of 1 to 100 characters": "chuỗi từ 1 đến 100 ký tự",
    "a kind of event": "một loại sự kiện",
    "no such key": "một trường của định dạng",
    "an area such as 06/01840, or vn": "địa bàn, như 06/01840 hoặc vn",
    "administrative codes from the province down, such as 06/01840, or vn": "mã đơn vị hành chính từ cấp tỉnh xuống, như 06/01840 hoặc vn",
    "DECREE CODE": "nghị định và mã mẫu",
    "DECREE CODE, such as 118/2021/NĐ-CP MBB01": "nghị định và mã mẫu, như 118/2021/NĐ-CP MBB01",
    "event:KIND[@ID] or ground:SLUG[@ID]": "event:LOẠI[@ID] hoặc ground:MÃ[@ID]",
    "a ground": "một căn cứ",
    "UTF-8": "UTF-8",
    "UTF-8 without a byte order mark": "UTF-8 không có dấu BOM",
    "one JSON document": "một tài liệu JSON",
    "a JSON document": "một tài liệu JSON",
    "bounds in place of the day, not beside it": "hai mốc thay cho ngày, không phải kèm theo ngày",
    "a day not before not_before": "ngày không trước not_before",
    "a TOML file": "một tệp TOML",
    "a table": "một bảng",
    "a list of tables": "một danh sách các bảng",
    "a table of texts": "một bảng gồm các chuỗi ký tự",
    "an integer": "một số nguyên",
    "never and why, and nothing else": "never và why, không có trường khác",
    "a reason in words": "lý do bằng lời",
    "comma-separated rows": "các hàng cách nhau bằng dấu phẩy",
    "a first line with the names of the columns": "dòng đầu có tên các cột",
    "a day such as 2026-09-10": "ngày dạng 2026-09-10",
    "whole đồng in figures, such as 7500000": "số nguyên đồng viết bằng chữ số, như 7500000",
    "a number": "số hiệu",
    "an answer": "câu trả lời",
    "a tuple": "một tuple",
    "a JSON value": "một giá trị JSON",
    "the day of at, on the clock of +07:00": "đúng ngày của at theo giờ +07:00",
    "measures only, in a decision not to sanction": "quyết định không xử phạt chỉ có các biện pháp",
    "a warning or a fine": "cảnh cáo hoặc phạt tiền",
    "the acts that fall, in a part annulment": "các hành vi bị hủy bỏ, khi hủy bỏ một phần",
    "the value found": "giá trị đã xác định",
    "the id of another event": "id của một sự kiện khác",
    "the id of an event on file": "id của một sự kiện có trong hồ sơ",
    "what is not on file": "phần không có trong hồ sơ",
}
_GOT: Final[dict[str, str]] = {
    "nothing": "không có gì",
    "an empty list": "danh sách rỗng",
    "an empty document": "tài liệu rỗng",
    "no name in double quotes where one belongs": "thiếu tên trường trong dấu nháy kép",
    "no colon after a name": "thiếu dấu hai chấm sau tên trường",
    "neither a comma nor the closing bracket": "thiếu dấu phẩy hoặc dấu ngoặc đóng",
    "a comma with nothing after it": "dấu phẩy không có gì theo sau",
    "more after the document": "còn nội dung sau tài liệu",
    "text without its closing quotes": "chuỗi ký tự thiếu dấu nháy đóng",
    "a control character within text": "ký tự điều khiển trong chuỗi ký tự",
    "an escape that JSON does not have": "ký hiệu thoát JSON không có",
    "no value where one belongs": "thiếu giá trị",
    "another value": "giá trị khác",
    "another column": "cột khác",
    "other columns": "các cột khác",
    "other bytes": "byte khác",
    "another text": "chuỗi khác",
    "another file": "tệp khác",
    "a longer text": "chuỗi dài hơn",
    "text": "chuỗi ký tự",
    "an integer": "số nguyên",
    "true or false": "true hoặc false",
    "a list": "danh sách",
    "an object": "đối tượng",
    "a value": "một giá trị",
    "both": "cả hai",
    "more": "nhiều hơn",
    "a byte order mark": "dấu BOM ở đầu tệp",
    "a lone surrogate": "nửa ký tự Unicode (surrogate)",
    "text in another normal form": "chữ tách rời dấu (Unicode tổ hợp, NFD)",
    "a number with a fraction or an exponent": "số có phần lẻ hoặc số mũ",
    "NUL bytes, as in UTF-16 or UTF-32": "byte NUL, như trong UTF-16 hoặc UTF-32",
}
_PATTERNS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (
        re.compile(r"the slug of a (\w+): lower-case letters, digits and single hyphens"),
        lambda m: f"mã của {_SLUGS.get(m[1], m[1])}: chữ thường không dấu, số và dấu gạch nối đơn",
    ),
    (re.compile(r"the slug of a (\w+)"), lambda m: f"mã của {_SLUGS.get(m[1], m[1])}"),
    (re.compile(r"the id of (an? [\w ]+) on file"), lambda m: f"id của {_ON_FILE.get(m[1], m[1])} có trong hồ sơ"),
    (re.compile(r"the id of (.+) on file"), lambda m: f"id của {m[1].replace(' or ', ' hoặc ')} có trong hồ sơ"),
    (re.compile(r"(inspection|examination), as the kind of work says"), lambda m: f"{m[1]}, theo loại việc"),
    (re.compile(r"a whole number from (\d+)"), lambda m: f"số nguyên từ {m[1]}"),
    (re.compile(r"at most (\d+) levels"), lambda m: f"nhiều nhất {m[1]} tầng lồng nhau"),
    (re.compile(r"an id no other of the (\w+) carries"), lambda m: f"id không trùng trong {m[1]}"),
    (re.compile(r"(\d+) characters"), lambda m: f"{m[1]} ký tự"),
    (re.compile(r"an integer of (\d+) digits"), lambda m: f"số nguyên {m[1]} chữ số"),
    (re.compile(r"(.+) at line (\d+), column (\d+)"), lambda m: f"{_GOT.get(m[1], m[1])} ở dòng {m[2]}, cột {m[3]}"),
    (re.compile(r"a file (.+)"), lambda m: f"một tệp {m[1]}"),
    (re.compile(r"one of (.+)"), lambda m: f"một trong {m[1]}"),
    (re.compile(r"the columns (.+)"), lambda m: f"các cột {m[1]}"),
    (re.compile(r"(\d+) cells"), lambda m: f"{m[1]} ô"),
    (re.compile(r"byte (\S+) at offset (\d+)"), lambda m: f"byte {m[1]} ở vị trí {m[2]}"),
)
_OMIT: Final = "; omit the field when unknown"
_TEMPLATES: Final = {
    "missing": "Thiếu {expected}",
    "not_json": "Không phải {expected}: {got}",
    "unknown_key": "Không có trường này trong định dạng",
    "unknown_kind": "Không có loại sự kiện {got}",
    "unknown_slug": "{got} không phải là {expected}",
    "dangling": "{got} không chỉ đến gì: cần {expected}",
    "duplicate_id": "{got} bị trùng: cần {expected}",
    "disagree": "Mâu thuẫn: cần {expected}, trong hồ sơ là {got}",
}
_PLAIN: Final = "Cần {expected}, trong hồ sơ là {got}"


def said(problem: Problem, lang: str = "vi") -> str:
    """One problem in one line: its path, what is wrong, and what may have been meant; the code last."""
    if lang == "en":
        return str(problem)
    hint = _HINT.search(problem.expected)
    expected = _in_vietnamese(_HINT.sub("", problem.expected), _EXPECTED)
    meant = f" (có phải là {hint[1].replace(' or ', ' hoặc ')}?)" if hint else ""
    told = _TEMPLATES.get(problem.code, _PLAIN).format(expected=expected, got=_in_vietnamese(problem.got, _GOT))
    return f"{problem.path}: {told}{meant} [{problem.code}]"


def unusable_lines(unusable: Unusable, *, source: str = "", lang: str = "vi") -> list[str]:
    """Every problem with its place: ``FILE:LINE:COLUMN: …``; the line is that of the file, not of the document in it."""
    where = unusable.source or source
    name, colon, first = where.rpartition(":")
    if not (colon and first.isdecimal()):
        return [f"{_placed(where, problem)}: {said(problem, lang)}" for problem in unusable.problems]
    seen = [(where if p.line is None else name, p.told_from(int(first))) for p in unusable.problems]
    return [f"{_placed(file, problem)}: {said(problem, lang)}" for file, problem in seen]


def _placed(name: str, problem: Problem) -> str:
    if problem.line is None:
        return name
    return f"{name}:{problem.line}:{problem.column}" if name else f"{problem.line}:{problem.column}"


def _in_vietnamese(text: str, words: dict[str, str]) -> str:
    omit = text.endswith(_OMIT)
    plain = text.removesuffix(_OMIT)
    found = words.get(plain)
    if found is None:
        found = next((write(match) for pattern, write in _PATTERNS if (match := pattern.fullmatch(plain))), plain)
        if found == plain and not plain.startswith('"'):
            found = re.sub(r"(?<=[\w\"]) or (?=[\w\"])", " hoặc ", plain)
    for vi, en in LETTER_NAMES.values():
        found = found.replace(f"({en}", f"({vi}").replace(f"; {en}", f"; {vi}")
    return f"{found}; không biết thì bỏ trường này" if omit else found
