"""A paper on its form, before it is a file (nội dung văn bản theo biểu mẫu): the form's own words, its blanks filled from the case or left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import attrs

from thanhtra.classes import frozen
from thanhtra.errors import NotInTheBook
from thanhtra.export.form_filling import Filling
from thanhtra.export.form_text import SLOT, FormText, TextRow, subject_rows
from thanhtra.export.form_values import CONDITIONS, EVERY, TABLES, Scope, value_of
from thanhtra.rulebook import Form, Rulebook

_CHOICE = re.compile(r"<([^<>|]+)\|([^<>|]+)>")
_IF_ANY = " (nếu có)"
_NUMBER = re.compile(r"^(?:\d+\.|[a-z]\)) ")
_LABEL_TO = 60
_ASKS = {"person": "Họ và tên cá nhân hoặc người đại diện của tổ chức", "party": "Họ và tên cá nhân hoặc tên tổ chức"}
_TWINS = ("/QĐ-KPHQ", "/QĐ-TT", "/BB-TG", "/BB-NPTG")
"""What one event may be twice: a decision not to sanction to carry out remedies, and to confiscate; a seizure its minutes, and those of the seals."""
DOTS = "……………"


@frozen(kw_only=True)
class Blank:
    """One thing the form asks: ``says`` is None while it is blank, ``shown`` what stands there then; ``optional`` where it may stay so."""

    asks: str
    says: str | None = None
    optional: bool = False
    shown: str = DOTS


@frozen(kw_only=True)
class FormRow:
    """One paragraph of words and blanks; ``look`` as in the form's text. A row of signatures has its two ``cells``, a table its ``lines``."""

    pieces: tuple[str | Blank, ...] = ()
    look: str = "row"
    cells: tuple[tuple[str, ...], ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()

    @property
    def plain(self) -> str:
        """The paragraph as it reads."""
        return "".join(p if isinstance(p, str) else p.shown if p.says is None else p.says for p in self.pieces)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """What it asks, filled or not."""
        return tuple(p for p in self.pieces if isinstance(p, Blank))


@frozen(kw_only=True)
class FilledForm:
    """A paper filled as far as the case goes.

    ``dated`` is the line of place and day, None where the form has none; ``findings`` are sentences about what is not in order in the case, those on
    this paper first; ``unread`` the decrees in force that day whose forms nobody read. Neither is part of the paper.
    """

    form: Form
    day: date
    number: Blank
    agency: Blank
    title: str
    about: FormRow
    dated: str | None
    rows: tuple[FormRow, ...]
    unread: tuple[str, ...]
    findings: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Blank, ...]:
        """Everything the form asks, in its order."""
        return (self.number, self.agency, *self.about.blanks, *(b for row in self.rows for b in row.blanks))

    @property
    def blank(self) -> tuple[str, ...]:
        """What the form asks for and the case does not hold."""
        return tuple(dict.fromkeys(b.asks for b in self.asked if b.says is None and not b.optional))


def form_on(book: Rulebook, code: str, day: date) -> Form:
    """The form of that code on ``day``. Raises NotInTheBook where none was entered."""
    for form in book.forms.values():
        if form.code == code and form.in_force(day):
            return form
    raise NotInTheBook(f"form:{code}", day)


def filled(of: Filling, text: FormText) -> FilledForm:
    """The form's words with what the case holds."""
    numbered = Blank(
        asks="Số văn bản",
        says=of.number if text.numbered and _is_own(of.number, text) else None,
        optional=not text.numbered,
        shown=f"…{_symbol(text.symbol, of)}",
    )
    dated = text.dated is not None and text.dated in ("", of.form.decree)
    return FilledForm(
        form=of.form,
        day=of.day,
        number=numbered,
        agency=Blank(asks="Cơ quan ban hành", says=of.official.agency if of.official else None),
        title=text.title,
        about=_row(TextRow(words=text.about, look="row", tags=frozenset()), of, None),
        dated=f"{DOTS}, ngày {of.day:%d} tháng {_month(of.day)} năm {of.day:%Y}" if dated else None,
        rows=tuple(_rows(text.rows, of)),
        unread=of.book.forms_unread(of.day),
    )


def _symbol(symbol: str, of: Filling) -> str:
    return SLOT.sub(lambda found: value_of(found["name"], of, None) or "…", symbol)


def _is_own(number: str | None, text: FormText) -> bool:
    """Whether a number can be this paper's: one event may have both minutes and a decision, and holds the number of one."""
    symbol = text.symbol
    if number is None or any(twin != symbol and number.endswith(twin) for twin in _TWINS):
        return False
    if text.beside:
        return number.endswith(symbol)
    return ("/QĐ" if symbol.startswith("/BB") else "/BB") not in number


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)  # noqa: PLR2004 - only January and February take a nought


def _rows(rows: tuple[TextRow, ...], of: Filling) -> Iterator[FormRow]:
    for row in rows:
        every = next((tag for tag in row.tags if tag.startswith("each-")), None)
        if not all(_holds(tag, of) for tag in row.tags if tag != every):
            continue
        if row.look == "subject":
            for subject in of.subjects or (None,):
                yield from (
                    _row(_led(one, row.words), of, subject)
                    for one in subject_rows()
                    if subject is None or subject.kind in one.tags
                )
        elif row.look in TABLES:
            yield FormRow(look="goods", lines=TABLES[row.look](of))
        elif every is not None:
            records = EVERY[every](of)
            yield from (_row(row, of, record) for record in records)
        else:
            yield _row(row, of, None)


def _led(row: TextRow, lead: str) -> TextRow:
    return attrs.evolve(row, words=row.words.replace("{lead}", f"{lead.strip()} " if lead.strip() else ""))


def _holds(tag: str, of: Filling) -> bool:
    if tag in ("individual", "organization"):
        return not of.subjects or any(s.kind == tag for s in of.subjects)
    return of.form.decree == tag if "/" in tag else CONDITIONS[tag](of)


def _row(row: TextRow, of: Filling, record: Scope) -> FormRow:
    if row.look == "signing":
        return FormRow(look="signing", cells=tuple(_cell(side, of) for side in row.words.removeprefix("|").split("|")))
    words = _CHOICE.sub(lambda found: _chosen(found, of), row.words)
    if_any = _IF_ANY in words
    pieces: list[str | Blank] = []
    at = 0
    for found in SLOT.finditer(words):
        if found.start() > at:
            pieces.append(words[at : found.start()])
        pieces.append(_blank(found, words, of, record, if_any=if_any))
        at = found.end()
    if at < len(words):
        pieces.append(words[at:])
    if if_any and any(isinstance(p, Blank) and p.says is not None for p in pieces):
        pieces = [p if isinstance(p, Blank) else p.replace(_IF_ANY, "") for p in pieces]
    return FormRow(pieces=tuple(pieces), look=row.look)


def _chosen(found: re.Match[str], of: Filling) -> str:
    kinds = {s.kind for s in of.subjects}
    one, other = found[1].strip(), found[2].strip()
    return f"{one}/{other}" if len(kinds) != 1 else other if "organization" in kinds else one


def _blank(found: re.Match[str], words: str, of: Filling, record: Scope, *, if_any: bool) -> Blank:
    name = found["name"] or ""
    says = value_of(name, of, record) if name else None
    symbol = found["symbol"]
    shown = f"…{symbol}" if symbol else "…/…/……" if name.endswith(".day") else DOTS
    return Blank(
        asks=found["asks"] or _ASKS.get(name) or _label(words, found.start()),
        says=says,
        optional=if_any or found["optional"] == "?",
        shown=shown,
    )


def _label(words: str, at: int) -> str:
    """What stands before the blank, after the blank before it: *Địa chỉ trụ sở chính*; else the whole paragraph, dots for its blanks."""
    before = re.split(r"[;{}]", words[:at])[-1].strip(" :,.(")
    if words[:at].rstrip().endswith(":") and before:
        return _NUMBER.sub("", before.replace(_IF_ANY, ""))
    whole = _NUMBER.sub("", SLOT.sub("…", words).strip())
    return whole if len(whole) <= _LABEL_TO else f"{whole[:_LABEL_TO].rstrip()}…"


def _cell(side: str, of: Filling) -> tuple[str, ...]:
    lines = [line.strip() for line in side.split(" / ")]
    if "{signer}" not in side:
        return tuple(line for line in lines if line)
    signer = value_of("signer", of, None) or "CHỨC VỤ CỦA NGƯỜI KÝ"
    name = of.official.name if of.official else None
    return (*signer.split("\n"), *lines[1:], *(("", name) if name else ()))
