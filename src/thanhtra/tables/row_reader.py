"""The cells of one row read by their targets: what could be read, and what is told of the rest (đọc các ô của một dòng)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

import attrs

from thanhtra.law import Citation
from thanhtra.money import MOST_DONG
from thanhtra.reading_vi import (
    TitleRead,
    Unreadable,
    citation_of_parts,
    day_of_serial,
    old_font,
    read_citations,
    read_day,
    read_money,
    read_title,
    tidied,
)
from thanhtra.reckoning import BirthYear
from thanhtra.rulebook import Rulebook
from thanhtra.tables.cells import (
    Execution,
    Imposed,
    holds_day,
    parts_of,
    read_execution,
    read_imposed,
    read_numbered,
    read_person,
)
from thanhtra.tables.map_file import ImportMap
from thanhtra.tables.measures import Measures, read_measures
from thanhtra.tables.names import kind_of_word
from thanhtra.tables.sheet import Value, text_of
from thanhtra.tables.targets import plain, targets
from thanhtra.tables.told import Told, veiled

_BLANK: Final = frozenset({"", "-", "--", "…", "...", "/", "x", "n/a", "không rõ", "chưa rõ"})
_BORN_FIRST: Final = date(1900, 1, 1)
_OF_PAYING: Final = re.compile(r"nộp|thi hành|chấp hành", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:sinh\s*)?(?:năm\s*)?((?:19|20)\d\d)")
UNREAD: Final = "unread:"
"""Before the target of a cell that holds something nobody could read: what the map takes for granted is not put in its place."""
UNREAD_MEASURE: Final = UNREAD + "measures"
Said = dict[str, list[tuple[int, int, Any]]]
"""Target → row, column and value of each cell that was read."""


def _said_by_the_cell(target: str, value: Value) -> str:
    """The target a cell shows itself to be of: a number with its day beside it, a sentence about a payment."""
    if not isinstance(value, str):
        return target
    if target in ("decision.number", "minutes.number") and holds_day(value):
        return target.removesuffix(".number")
    if target in ("paid.amount", "paid.on", "executed.on") and _OF_PAYING.search(value):
        return "paid"
    return target


def _largest(made: Any) -> int:
    """The largest sum in what was read."""
    if isinstance(made, Execution):
        return max(made.amount or 0, made.left or 0)
    sums = made.fines if isinstance(made, Imposed) else made if isinstance(made, list) else [made]
    return max((one for one in sums if type(one) is int), default=0)


class RowReader:
    """Reads cells of one sheet; ``swapped`` are the columns whose days Excel may have turned."""

    def __init__(
        self, wanted: ImportMap, book: Rulebook, told: Told, latest: date | None, swapped: dict[int, str]
    ) -> None:
        self.map: ImportMap = wanted
        self.book: Rulebook = book
        self.told: Told = told
        self.swapped: dict[int, str] = swapped
        self.unsure: frozenset[str] = frozenset()
        self.remedies: dict[str, str] = {plain(kind.vi): slug for slug, kind in book.remedies.items()}
        self.span: dict[str, Any] = {
            "century": wanted.century,
            "earliest": wanted.earliest,
            "latest": wanted.latest or latest,
        }

    def read(self, into: Said, row: int, column: int, target: str, value: Value, unit: int) -> None:
        """Put what the cell says in ``into``; tell what it does not say."""
        kind = targets()[target].kind
        text = text_of(value)
        if isinstance(value, str) and (value in self.unsure or old_font(value)):
            into.setdefault(UNREAD + target, []).append((row, column, None))
            self.told.say(
                row,
                column,
                "letters",
                ("chữ Unicode (ô còn bảng mã TCVN3 hoặc VNI)", "Unicode text (the cell is in TCVN3 or VNI)"),
                veiled(text),
            )
            return
        if tidied(text).casefold() in _BLANK:
            return
        target = _said_by_the_cell(target, value)
        kind = targets()[target].kind
        made = getattr(self, "_" + kind.replace("-", "_"))(row, column, value, unit)
        if _largest(made) > MOST_DONG:
            made = Unreadable(text=text, code="money", vi="Số tiền lớn quá mức có thể", en="more money than can be")
        if isinstance(made, Unreadable):
            into.setdefault(UNREAD + target, []).append((row, column, None))
            self.told.unread(
                row,
                column,
                made,
                private=kind in ("private", "birth", "subject", "subject-kind") or target == "subject.number",
            )
        elif made is not None:
            into.setdefault(target, []).append((row, column, made))

    def _text(self, row: int, column: int, value: Value, unit: int) -> str:  # noqa: ARG002 - every reader is called alike
        return tidied(text_of(value))

    _private = _text
    _part = _text

    def _number(self, row: int, column: int, value: Value, unit: int) -> Any:  # noqa: ARG002
        text = tidied(text_of(value))
        return (
            text
            if len(text) <= 100  # noqa: PLR2004 - the format's longest id
            else Unreadable(text=text, code="unclear", vi="Cần một số hiệu", en="expected a number")
        )

    def _day(self, row: int, column: int, value: Value, unit: int) -> date | Unreadable | None:  # noqa: ARG002
        if isinstance(value, date):
            state = self.swapped.get(column)
            if state == "unknown":
                return None
            if state == "swap" and value.day <= 12:  # noqa: PLR2004 - a month
                value = value.replace(month=value.day, day=value.month)
            return self._inside(value)
        if isinstance(value, float):
            found = day_of_serial(value)
            return found if isinstance(found, Unreadable) else self._inside(found)
        said = re.sub(
            r"^\s*(?:hồi|lúc)?\s*\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}\s*(?:phút)?\s*,?\s*",
            "",
            text_of(value),
            flags=re.IGNORECASE,
        )
        return read_day(said, **self.span)

    def _inside(self, day: date) -> date | Unreadable:
        return read_day(day.isoformat(), **self.span)

    def _birth(self, row: int, column: int, value: Value, unit: int) -> date | BirthYear | Unreadable:  # noqa: ARG002
        match = _YEAR.fullmatch(tidied(text_of(value)).casefold())
        latest = self.span["latest"]
        if match and (latest is None or int(match[1]) <= latest.year):
            return BirthYear(int(match[1]))
        if isinstance(value, float):
            return Unreadable(
                text=text_of(value), code="day", vi="Cần ngày hoặc năm sinh", en="expected a day or a year of birth"
            )
        return read_day(
            value.isoformat() if isinstance(value, date) else text_of(value),
            century=None,
            earliest=_BORN_FIRST,
            latest=latest,
        )

    def _numbered(self, row: int, column: int, value: Value, unit: int) -> Any:
        if isinstance(value, date):
            return Unreadable(
                text=text_of(value),
                code="unclear",
                vi="Cần số và ngày, ô chỉ có ngày",
                en="expected a number and a day; only a day is there",
            )
        if isinstance(value, float):
            return read_numbered(text_of(value), **self.span)
        found = read_numbered(text_of(value), **self.span)
        if found.trouble is not None:
            self.told.unread(row, column, found.trouble)
        if isinstance(found.issuer, str):
            found = attrs.evolve(found, issuer=self._title(row, column, found.issuer, unit))
        if found.number is not None and len(found.number) > 100:  # noqa: PLR2004 - the format's longest id
            return self._number(row, column, value, unit)
        return found

    def _money(self, row: int, column: int, value: Value, unit: int) -> int | Unreadable:  # noqa: ARG002
        if isinstance(value, float):
            whole = round(value * unit)
            if abs(whole - value * unit) > 1e-6 or whole < 0:  # noqa: PLR2004 - what binary fractions leave
                return Unreadable(
                    text=text_of(value),
                    code="money",
                    vi="Cần số tiền tròn đồng, không âm",
                    en="expected whole đồng, not below nought",
                )
            return whole
        return read_money(text_of(value), unit=unit)

    def _fines(self, row: int, column: int, value: Value, unit: int) -> Any:
        parts: list[Value] = list(parts_of(value)) if isinstance(value, str) else [value]
        if len(parts) == 1 and isinstance(value, str) and re.search(r"(?:phạt|cảnh cáo)", value, re.IGNORECASE):
            return self._sanction(row, column, value, unit)
        found = [
            self._money(row, column, re.sub(r"^\s*(?:[-+*•]|\d[.)])\s+", "", p) if isinstance(p, str) else p, unit)
            for p in parts
        ]
        return next((one for one in found if isinstance(one, Unreadable)), None) or [
            one for one in found if isinstance(one, int)
        ]

    def _sanction(self, row: int, column: int, value: Value, unit: int) -> Any:
        if isinstance(value, float):
            return self._fines(row, column, value, unit)
        found = read_imposed(text_of(value), unit=unit)
        for left in found.left_out:
            self.told.say(
                row,
                column,
                "measure",
                ("hình thức, biện pháp này chưa được đưa vào hồ sơ", "this measure is not taken into the case"),
                left,
            )
        if found.trouble is not None:
            return found.trouble
        return found

    def _measures(self, row: int, column: int, value: Value, unit: int) -> Measures | Unreadable | None:  # noqa: ARG002
        text = text_of(value)
        if plain(text) in ("khong", "khong co"):
            return None
        return read_measures(text, self.remedies) or Unreadable(
            text=text,
            code="measure",
            vi="hình thức bổ sung, biện pháp khắc phục: chưa được đưa vào hồ sơ",
            en="additional measures and remedies: not taken into the case",
        )

    def _citation(self, row: int, column: int, value: Value, unit: int) -> Any:  # noqa: ARG002
        text = text_of(value)
        found = read_citations(text.replace("\n", "; "), instrument=self.map.instrument)
        if isinstance(found, Unreadable) and len(parts := parts_of(text)) > 1:
            each = [read_citations(part, instrument=self.map.instrument) for part in parts]
            places = [place for one in each if not isinstance(one, Unreadable) for place in one.places]
            if not any(isinstance(one, Unreadable) for one in each):
                return self._articles(text, tuple(dict.fromkeys(places)))
        return found if isinstance(found, Unreadable) else self._articles(text, found.places)

    def _articles(self, text: str, places: tuple[Citation, ...]) -> tuple[Citation, ...] | Unreadable:
        if any(place.article is None for place in places):
            return Unreadable(
                text=text,
                code="citation",
                vi="Cần số Điều, không chỉ số nghị định",
                en="expected the article, not the decree alone",
            )
        return places

    def _title(self, row: int, column: int, value: Value, unit: int) -> TitleRead | str:  # noqa: ARG002
        text = text_of(value)
        found = read_title(text, self.book, aliases=self.map.titles)
        if isinstance(found, Unreadable):
            self.told.unread(row, column, found)
            return tidied(text)
        return found

    def _paid(self, row: int, column: int, value: Value, unit: int) -> Any:  # noqa: ARG002
        if isinstance(value, date | float):
            return Unreadable(
                text=text_of(value),
                code="unclear",
                vi="Cần nói rõ: nộp đủ, đã nộp, thi hành xong",
                en="expected what it means: paid, paid in full, executed",
            )
        return read_execution(text_of(value), **self.span)

    def _subject(self, row: int, column: int, value: Value, unit: int) -> Any:
        found = read_person(text_of(value))
        born = self._birth(row, column, found.born, unit) if found.born else None
        if isinstance(born, Unreadable):
            self.told.unread(row, column, born, private=True)
            born = None
        return found, born

    def _subject_kind(self, row: int, column: int, value: Value, unit: int) -> str | Unreadable:  # noqa: ARG002
        return kind_of_word(text_of(value)) or Unreadable(
            text=text_of(value),
            code="unclear",
            vi="Cần: cá nhân, tổ chức, hộ kinh doanh",
            en="expected cá nhân, tổ chức or hộ kinh doanh",
        )

    def _field(self, row: int, column: int, value: Value, unit: int) -> str | Unreadable:  # noqa: ARG002
        said = plain(text_of(value))
        known = [slug for slug, field in self.book.fields.items() if said in (slug, plain(field.vi))]
        return (
            known[0]
            if len(known) == 1
            else Unreadable(
                text=text_of(value),
                code="unclear",
                vi="Cần tên một lĩnh vực (xem thanhtra list fields)",
                en="expected a field (see thanhtra list fields)",
            )
        )

    def provision_of_parts(self, said: Said) -> None:
        """The place in four columns, put where a citation stands."""
        cells = {t: said.get(t, []) for t in ("act.point", "act.clause", "act.article", "act.instrument")}
        if not cells["act.article"] or said.get("act.provision"):
            return
        for row, column, article in cells["act.article"]:
            point, clause, decree = (
                next((v for r, _, v in cells[t] if r == row), "") for t in ("act.point", "act.clause", "act.instrument")
            )
            found = citation_of_parts(
                point, clause, article, decree or (f"Nghị định số {self.map.instrument}" if self.map.instrument else "")
            )
            if isinstance(found, Unreadable):
                self.told.unread(row, column, found)
            elif found.article is not None:
                said.setdefault("act.provision", []).append((row, column, (found,)))
