"""A paper on its form, before it is a file (nội dung văn bản theo biểu mẫu): lines, each filled from the case or left blank."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from thanhtra.casefile import Act, Case, Event, Index, Official, Subject, index
from thanhtra.errors import NotInTheBook
from thanhtra.reckoning import BirthYear
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Form


@attrs.frozen(kw_only=True)
class Line:
    """One line: what the form asks, what the case says (None: blank). ``optional`` where the form says *nếu có*; ``level`` indents."""

    asks: str
    says: str | None = None
    optional: bool = False
    level: int = 0


@attrs.frozen(kw_only=True)
class Heading:
    """Words the form prints of itself; ``strong`` for its titles."""

    words: str
    strong: bool = False


@attrs.frozen(kw_only=True)
class FilledForm:
    """A paper filled as far as the case goes. ``signing`` are the rows of signatures, left and right."""

    form: Form
    number: Line
    agency: Line
    title: str
    about: str
    dated: str | None
    lines: tuple[Line | Heading, ...]
    signing: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]

    @property
    def blank(self) -> tuple[str, ...]:
        """What the form asks for and the case does not hold."""
        asked = (self.number, self.agency, *(line for line in self.lines if isinstance(line, Line)))
        return tuple(dict.fromkeys(line.asks for line in asked if line.says is None and not line.optional))


@attrs.frozen(kw_only=True)
class Filling:
    """One event of a case about to become a paper."""

    ix: Index
    at: int
    book: Rulebook
    form: Form

    @property
    def case(self) -> Case:
        """The case."""
        return self.ix.case

    @property
    def event(self) -> Event:
        """The event the paper is of."""
        return self.ix.events[self.at]

    @property
    def official(self) -> Official | None:
        """Who signs."""
        return next((o for o in self.case.officials or () if o.id == self.event.by), None)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts the paper is about."""
        return tuple(a for a in self.case.acts or () if a.id in self.ix.acts[self.at])

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Whose acts they are."""
        named = {a.subject for a in self.acts}
        return tuple(s for s in self.case.subjects or () if s.id in named)

    @property
    def is_new(self) -> bool:
        """Whether the form is the one of 68/2025/NĐ-CP."""
        return self.form.decree == "68/2025/NĐ-CP"

    def title_of(self, official: Official | None) -> str | None:
        """An official's title as printed, else the name of the post that day, with *Quyền* or *Phó* left to whoever signs."""
        if official is None:
            return None
        if official.title is not None or official.post is None or official.post not in self.book.posts or official.rank != "head":
            return official.title
        return self.book.posts[official.post].name_on(self.event.day)[0]


def form_on(book: Rulebook, code: str, day: date) -> Form:
    """The form of that code on ``day``. Raises NotInTheBook where none was entered."""
    for form in book.forms.values():
        if form.code == code and form.start <= day and (form.ended is None or day < form.ended):
            return form
    raise NotInTheBook(f"form:{code}", day)


def unread_on(book: Rulebook, day: date) -> tuple[str, ...]:
    """Decrees in force that day whose forms were not read, as the data name them."""
    found = []
    for table in book.source.tables("forms.toml"):
        for gap in table.tables("gap"):
            decree, start, ended = gap.text("decree"), gap.day("from"), gap.day("ended", required=False)
            if start is not None and start <= day and (ended is None or day < ended):
                found.append(decree)
    return tuple(found)


def filling(case: Case, at: int, code: str, book: Rulebook) -> Filling:
    """Event ``at`` of a case to be put on form ``code``. Raises NotInTheBook for a day without one, ValueError without a day."""
    day = case.events[at].day
    if day is None:
        raise ValueError(f"events[{at}].on")
    return Filling(ix=index(case), at=at, book=book, form=form_on(book, code, day))


def of_subject(subject: Subject, number: str = "") -> Iterator[Line]:
    """What both forms ask about whoever is dealt with."""
    if subject.kind == "organization":
        yield Line(asks=f"{number}Tên của tổ chức", says=subject.name)
        yield Line(asks="Địa chỉ trụ sở chính", says=subject.address, level=1)
        yield Line(asks="Mã số doanh nghiệp", says=subject.number, level=1)
        yield Line(asks="Số GCN đăng ký đầu tư/doanh nghiệp hoặc GP thành lập/đăng ký hoạt động; ngày cấp; nơi cấp", level=1)
        yield Line(asks="Người đại diện theo pháp luật", says=subject.representative, level=1)
        yield Line(asks="Giới tính, chức danh của người đại diện", level=1)
        return
    yield Line(asks=f"{number}Họ và tên", says=subject.name)
    yield Line(asks="Giới tính", level=1)
    yield Line(asks="Ngày, tháng, năm sinh", says=written(subject.born), level=1)
    yield Line(asks="Quốc tịch", level=1)
    yield Line(asks="Nghề nghiệp", level=1)
    yield Line(asks="Nơi ở hiện tại", says=subject.address, level=1)
    yield Line(asks="Số định danh cá nhân/CMND/Hộ chiếu", says=subject.number, level=1)
    yield Line(asks="Ngày cấp; nơi cấp", level=1)


def act_in_words(act: Act) -> str | None:
    """What was done, when, where, as far as the case says."""
    if act.described is None:
        return None
    when = f"từ ngày {written(act.began)} đến ngày {written(act.ended)}" if act.ended and act.began and act.ended != act.began else f"ngày {written(act.began)}" if act.began else ""
    place = f"tại {act.place}" if act.place else ""
    return "; ".join(part for part in (act.described, when, place) if part)


def written(day: date | BirthYear | None) -> str | None:
    """``05/10/2020``, or the year alone."""
    if isinstance(day, BirthYear):
        return day.isoformat()
    return None if day is None else f"{day:%d/%m/%Y}"


def dong(amount: int) -> str:
    """``7.500.000 đồng``."""
    return f"{amount:,} đồng".replace(",", ".")
