"""Cells of several facts: number and day, name and address, forms and sums, what was paid (ô ghép nhiều nội dung)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.reading_vi import TitleRead, Unreadable, read_day, read_money, tidied

_DAY: Final = re.compile(
    r"(?:(?:lập|ban hành|ký)?\s*(?:vào\s+)?ngày\s*)?(?<![\d/])(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?![\d/])|\d{4}-\d{2}-\d{2}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})",
    re.IGNORECASE,
)
_HOUR: Final = re.compile(r"(?:hồi|lúc)?\s*\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2})?\s*(?:phút|')?(?!\w)", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"^(?:(?:quyết định|qđ|biên bản|bb)\s+)?(?:xử phạt\s+|vphc\s+)?(?:số|so)?\s*[:.]?\s+|^(?:số|so)\s*[:.]?\s*(?=\d)",
    re.IGNORECASE,
)
_ISSUED: Final = re.compile(r"(.*?)[\s,;(]*\b(?:của|do)\s+(.+?)(?:\s+(?:ký|ban hành))?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d[\w.]*(?:\s?[/-]\s?[\w.&]+)*", re.IGNORECASE)
_NEITHER: Final = re.compile(r"^[\s,;:()/.-]+|[\s,;:()/.-]+$|(?<=\S)\s*[,;(]?\s*ngày\s*$", re.IGNORECASE)
_MONEY: Final = r"\d[\d.,  ]*\s*(?:triệu|tr|nghìn|ngàn|k)?\s*(?:đồng|đ|vnđ)?"
_BORN: Final = re.compile(
    r"[,;(]?\s*(?:sinh\s*(?:ngày|năm)?|sn|ns)\s*[:.]?\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4})\s*\)?", re.IGNORECASE
)
_ADDRESS: Final = re.compile(
    r"[,;(\n]?\s*(?:địa chỉ|đ/c|đc|trú tại|thường trú(?: tại)?|hktt|trụ sở(?: chính)?(?: tại)?|chỗ ở)\s*[:.]?\s*(.+)$",
    re.IGNORECASE | re.DOTALL,
)


@frozen
class Numbered:
    """The number of a paper and its day, as far as the cell says them; ``trouble`` is what could not be read of the day."""

    number: str | None
    day: date | None
    trouble: Unreadable | None = None
    issuer: TitleRead | str | None = None


def read_numbered(text: str, *, century: int, earliest: date, latest: date | None) -> Numbered:
    """``12/QĐ-XPHC ngày 05/10/2020``, ``Số 12, 05.10.2020 14h30``: the number as written, zeros and all."""
    tidy = tidied(text.replace("\n", " ; "))
    days = list(_DAY.finditer(tidy))
    trouble, day = None, None
    if len(days) == 1:
        found = read_day(days[0][1], century=century, earliest=earliest, latest=latest)
        day, trouble = (None, found) if isinstance(found, Unreadable) else (found, None)
    elif days:
        trouble = Unreadable(text=text, code="several", vi="Cần một ngày", en="expected one day")
    rest = _HOUR.sub(" ", _DAY.sub(" ", tidy)) if days else tidy
    for _ in range(2):
        rest = _NEITHER.sub("", _LEAD.sub("", rest.strip() + " ").strip()).strip()
    said = _ISSUED.fullmatch(rest)
    issuer = None
    if said:
        rest, issuer = _NEITHER.sub("", said[1]).strip(), said[2]
    if rest and not _NUMBER.fullmatch(rest):
        trouble = trouble or Unreadable(
            text=text,
            code="unclear",
            vi="Cần số và ngày (như 12/QĐ-XPHC ngày 05/10/2020)",
            en="expected a number and a day (such as 12/QĐ-XPHC ngày 05/10/2020)",
            left_out=rest,
        )
        day = (
            day if _NUMBER.search(rest) else None
        )  # words without a number speak of no paper: the day among them is another's
        rest = ""
    return Numbered(rest or None, day, trouble, issuer)


def holds_day(text: str) -> bool:
    """Whether a day stands somewhere in the cell."""
    return _DAY.search(tidied(text)) is not None


@frozen(kw_only=True)
class Person:
    """What a cell about a person says."""

    name: str | None
    born: str | None = None
    address: str | None = None


def read_person(text: str) -> Person:
    """``Nguyễn Văn A, sinh năm 1985, địa chỉ: …``: taken apart only where the cell's own words say what follows."""
    address = _ADDRESS.search(text)
    left = text[: address.start()] if address else text
    born = _BORN.search(left)
    name = (left[: born.start()] + left[born.end() :]) if born else left
    said = address[1] if address else None
    return Person(name=_clean(name), born=born[1] if born else None, address=_clean(said) if said else None)


def _clean(text: str) -> str | None:
    return tidied(text).strip(" ,;:-") or None


@frozen(kw_only=True)
class Imposed:
    """What a cell of forms imposes: ``warning`` or a ``fine`` in đồng (None: a fine, how much not said), what was not read."""

    warning: bool
    fines: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()
    trouble: Unreadable | None = None


def read_imposed(text: str, *, unit: int) -> Imposed:
    """``Cảnh cáo``, ``Phạt tiền 7.500.000 đồng``, several on lines or behind semicolons."""
    fines: list[int] = []
    left: list[str] = []
    warning, trouble = False, None
    for part in parts_of(text):
        said = re.sub(r"^(?:[-+*•]|\d[.)])\s*", "", tidied(part))
        bare = re.sub(
            r"^(?:hình thức xử phạt chính\s*:?\s*)?(?:xử )?phạt\s*(?:tiền)?\s*(?:là|:)?\s*",
            "",
            said,
            flags=re.IGNORECASE,
        ).strip(" .:")
        if re.fullmatch(r"(?:phạt\s+)?cảnh cáo\.?", said, re.IGNORECASE):
            warning = True
        elif re.match(r"(?:xử )?phạt", said, re.IGNORECASE) and not bare:
            continue
        elif re.match(r"(?:xử )?phạt|\d", said, re.IGNORECASE):
            found = read_money(bare, unit=unit)
            if isinstance(found, Unreadable):
                trouble = found
            else:
                fines.append(found)
        elif said:
            left.append(said)
    return Imposed(warning=warning, fines=tuple(fines), left_out=tuple(left), trouble=trouble)


def parts_of(text: str) -> list[str]:
    """The parts of a cell, on lines or behind semicolons."""
    return [part for part in re.split(r"[\n;]+", text) if part.strip()]


@frozen(kw_only=True)
class Execution:
    """What a cell says of carrying out: ``state`` with a day and a sum where it says them."""

    state: str
    day: date | None = None
    amount: int | None = None
    left: int | None = None


_STATES: Final = (
    ("unpaid", r"(?:chưa|không) nộp(?: phạt| tiền(?: phạt)?)?"),
    ("unexecuted", r"(?:chưa|không) (?:thi hành|chấp hành|thực hiện)(?: xong)?(?: quyết định| qđ)?"),
    (
        "paid-in-full",
        r"(?:đã )?nộp (?:đủ|xong|toàn bộ|hết)(?: (?:tiền )?phạt| tiền(?: phạt)?)?|đã nộp (?:tiền )?phạt (?:đủ|xong)",
    ),
    (
        "executed",
        r"(?:đã )?(?:thi hành|chấp hành|thực hiện) xong(?: quyết định| qđ)?(?: xử phạt)?|đã (?:thi hành|chấp hành)(?: xong)?(?: quyết định| qđ)?(?: xử phạt)?",
    ),
    ("paid", r"(?:đã )?nộp(?: phạt| tiền(?: phạt)?)?"),
)


def read_execution(text: str, *, century: int, earliest: date, latest: date | None) -> Execution | Unreadable | None:
    """``đã nộp 5.000.000 ngày 05/10/2020, còn 2.500.000``, ``nộp đủ``, ``thi hành xong``, ``chưa nộp``; None where nothing is said."""
    tidy = tidied(text).strip(" .")
    if tidy in ("", "-", "...", "…", "?"):
        return None
    days = list(_DAY.finditer(tidy))
    day = read_day(days[0][1], century=century, earliest=earliest, latest=latest) if len(days) == 1 else None
    if isinstance(day, Unreadable):
        return day
    bare = _DAY.sub(" ", tidy) if len(days) < 2 else tidy  # noqa: PLR2004 - several days are several payments
    bare = re.sub(
        r"\(?\s*(?:theo\s+)?(?:biên lai|bl|giấy nộp tiền)(?:\s+thu tiền)?\s*(?:số)?\s*[:.]?\s*[\w./-]+\s*\)?",
        " ",
        bare,
        flags=re.IGNORECASE,
    )
    bare = re.sub(r"[\s,;:()]*\bngày\s*$", "", " ".join(bare.split())).strip(" ,;:()")
    for state, pattern in _STATES:
        match = re.fullmatch(
            rf"(?:{pattern})\s*[:,]?\s*(?P<sum>{_MONEY})?(?:\s*[,;]?\s*(?:còn(?: lại| nợ| thiếu)?)\s*:?\s*(?P<left>{_MONEY}))?",
            bare,
            re.IGNORECASE,
        )
        if match:
            amount, left = (read_money(match[g]) if match[g] else None for g in ("sum", "left"))
            if isinstance(amount, Unreadable) or isinstance(left, Unreadable):
                break
            return Execution(state=state, day=day, amount=amount, left=left)
    return Unreadable(
        text=text,
        code="unclear",
        vi="Cần: chưa nộp, đã nộp (ngày, số tiền, còn lại), nộp đủ, thi hành xong",
        en="expected: not paid, paid (day, sum, what is left), paid in full, executed",
    )
