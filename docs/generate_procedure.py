"""Reference pages of the procedure in both languages: checks, limits, consequences, governing days, readings, days off, commands.

Each function gives the page in ``lang``. The Vietnamese page writes citations, days and how a thing is known as people write them; the
English one as files do. Names stand beside slugs, for both are asked for.
"""

from __future__ import annotations

import inspect
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from generate_law import BOOK, cites, table, versions_and_situations

import thanhtra
from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.checks import Check, all_checks
from thanhtra.cli.entry import COMMANDS, main
from thanhtra.export.derivation import cited
from thanhtra.export.questions import DEFECTS
from thanhtra.export.words import BASES, NOT_READ, SEVERITIES, noted, said
from thanhtra.law import Citation
from thanhtra.reckoning import CalendarYear, written
from thanhtra.rulebook.days_off import read_calendar
from thanhtra.rulebook.source import Source
from thanhtra.terms import Basis
from thanhtra.wording import LEVELS, grouped
from thanhtra.wording.notes import note_in

DATA = Path(thanhtra.__file__).parent / "rulebook" / "data"
GOVERNING = {
    "act": ("hành vi", "the act"),
    "handling": ("bước xử lý", "the step"),
    "trigger": ("sự kiện bắt đầu thời hạn", "the event that sets a limit running"),
    "control": ("cuộc thanh tra, kiểm tra", "the inspection or examination"),
}
"""What each governing day is the day of."""


def codes(values: Iterable[object]) -> str:
    """Values as inline code, in a row."""
    return ", ".join(f"`{value}`" for value in values)


def _law(places: Iterable[Citation], lang: str) -> str:
    return cited(tuple(places), lang) if lang == "vi" else cites(places)


def _day(day: date, lang: str) -> str:
    return written(day, "vi") if lang == "vi" else day.isoformat()


def _known(basis: Basis, lang: str) -> str:
    return said(BASES[basis], lang) if lang == "vi" else str(basis)


def _kinds(kinds: Iterable[str], lang: str) -> str:
    """Kinds of event: slugs, in Vietnamese with their names."""
    if lang == "en":
        return codes(kinds)
    return ", ".join(f"{KIND_NAMES[kind][0]} (`{kind}`)" if kind in KIND_NAMES else f"`{kind}`" for kind in kinds)


def _grounds(slugs: Iterable[str], lang: str) -> str:
    if lang == "en":
        return codes(slugs)
    return " + ".join(f"{BOOK.grounds[slug].vi} (`{slug}`)" if slug in BOOK.grounds else f"`{slug}`" for slug in slugs)


def checks(lang: str) -> Iterator[str]:
    """One line for each check, then one section; the situations that hold it to the law stand on the English page."""
    yield from (
        said(("# Câu hỏi kiểm tra", "# Checks"), lang),
        "",
        said(
            (
                "Mọi câu hỏi đặt ra cho hồ sơ. Mã không dùng lại bao giờ. Hậu quả theo loại sai sót và theo ngày: xem [hậu quả](hau-qua.md). Hỏi một câu: `thanhtra explain DEC01`. Tình huống giữ mỗi câu theo luật: [trang tiếng Anh](checks.md).",
                "Every question asked of a file. A code is never used twice. Severity follows from the defect and the day: see [consequences](consequences.md).",
            ),
            lang,
        ),
        "",
    )
    yield from table(
        said((("mã", "tên", "câu hỏi"), ("code", "name", "question")), lang),  # type: ignore[arg-type]
        ((f"[{c.code}](#{c.code.lower()})", f"`{c.name}`", said(c.question, lang)) for c in all_checks()),
    )
    for check in all_checks():
        yield from _check(check, lang)


def _check(check: Check, lang: str) -> Iterator[str]:
    per = {"act": ("từng hành vi", "each act of the event"), "event": ("sự kiện", "the event")}
    every = ("mọi loại sự kiện", "every kind of event")
    yield from (f"## {check.code}", "", f"`{check.name}`", "")
    for asked, question in (("Hỏi", check.question[0]), ("Question", check.question[1])):
        if lang == "en" or asked == "Hỏi":
            yield from (f"{asked}: {question}", "")
    about = said(every, lang) if "*" in check.about else _kinds(check.about, lang)
    defect = f"{DEFECTS[check.defect][0]} (`{check.defect}`)" if lang == "vi" else f"`{check.defect}`"
    head = (("hỏi về", "một lần cho", "nhóm", "loại sai sót"), ("asked of", "once for", "area", "defect"))
    yield from table(head[lang == "en"], [(about, said(per.get(check.per, per["event"]), lang), check.area, defect)])
    page = said(("Thời hạn [{0}](thoi-han.md#{0}).", "The limit [{0}](limits.md#{0})."), lang)
    if check.limit:
        yield from (page.format(check.limit), "")
    elif check.law:
        yield from (f"{said(('Căn cứ', 'Law'), lang)}: {_law(check.law, lang)}.", "")
    if lang == "en":
        module = sys.modules[check.module]
        explained = inspect.getdoc(module) if check in vars(module).values() else None
        yield from ([explained, ""] if explained and explained.strip() != check.question[1] else [])
        yield from versions_and_situations(check)


def consequences(lang: str) -> Iterator[str]:
    """What follows from each kind of defect."""
    yield from (
        said(("# Hậu quả của sai sót", "# Consequences"), lang),
        "",
        said(
            (
                "Sai sót dẫn đến hậu quả gì, theo loại sai sót và theo ngày của bước thực hiện.",
                "What follows from a finding, by its kind of defect and the day of the step.",
            ),
            lang,
        ),
        "",
    )
    rows = []
    for defect, history in BOOK.consequences.by_defect.items():
        name = f"{DEFECTS[defect][0]} (`{defect}`)" if lang == "vi" else f"`{defect}`"
        for version in history.versions:
            says = "—" if version.rule is None else f"`{version.rule}`"
            if lang == "vi" and version.rule is not None:
                says = SEVERITIES[version.rule][0]
            rows.append((name, _day(version.start, lang), says, _law(version.cites, lang), _known(version.known, lang)))
    head = (("loại sai sót", "từ ngày", "hậu quả", "căn cứ", "nguồn"), ("defect", "from", "severity", "law", "known"))
    yield from table(head[lang == "en"], rows)


def governing(lang: str) -> Iterator[str]:
    """Which day governs, since when, and how it is known."""
    yield from (
        said(("# Ngày áp dụng pháp luật", "# Governing days"), lang),
        "",
        said(
            (
                "Câu hỏi pháp luật nào theo ngày nào của vụ việc: xem [vì sao](../../vi/explanation/which-day-governs.md).",
                "Which of a case's days a question of law is put on: see [why](../../explanation/which-day-governs.md).",
            ),
            lang,
        ),
        "",
    )
    for day, history in BOOK.transition.items():
        yield from (f"## {day}" if lang == "en" else f"## Ngày của {GOVERNING[day][0]} ({day})", "")
        rows = [
            (_day(v.start, lang), _known(v.rule.basis, lang), _law(v.rule.cites, lang), note_in(v.rule.note, lang))
            for v in history.versions
            if v.rule is not None
        ]
        head = (("từ ngày", "nguồn", "căn cứ", ""), ("from", "known", "law", ""))
        yield from table(head[lang == "en"], rows)


def limits(lang: str) -> Iterator[str]:
    """Each limit with its whole history, then the thresholds."""
    yield from (
        said(("# Thời hạn, thời hiệu", "# Limits"), lang),
        "",
        said(
            (
                "Mọi thời hạn, thời hiệu qua các lần quy định. Mỗi lần có hiệu lực từ ngày của nó đến lần sau. Lần nào được áp dụng là *theo ngày của*.",
                "Every limit with its whole history. A version holds from its day until the next one. Which day's version counts is *governed by*.",
            ),
            lang,
        ),
        "",
    )
    for rule in BOOK.procedure.limits.values():
        yield from (f"## {rule.slug}", "", rule.vi if lang == "vi" else f"{rule.vi} · {rule.en}", "")
        day = GOVERNING[rule.day][0] if lang == "vi" else f"`{rule.day}`"
        none = (("một dữ kiện của hành vi", "không có sự kiện"), ("a fact of the act", "no event"))[lang == "en"]
        head = (
            ("tính từ", "thực hiện bằng", "theo ngày của"),
            ("counted from", "met by", "governed by the day of"),
        )
        yield from table(
            head[lang == "en"],
            [(_kinds(rule.counted_from, lang) or none[0], _met_by(rule, lang) or none[1], day)],
        )
        for version in rule.versions.versions:
            yield from _version(version, lang)
    yield from _thresholds(lang)


def _met_by(rule: Any, lang: str) -> str:
    """What meets a limit, and of which parts each has to be met."""
    each = BOOK.limit(rule.slug).each
    return f"{_kinds(rule.met_by, lang)}{f'; {said(EACH[each], lang)}' if each else ''}"


EACH = {
    "acts": ("với từng hành vi", "for each act"),
    "goods": ("với từng tang vật, phương tiện", "for each thing seized"),
    "violators": ("với từng người vi phạm", "for each violator"),
    "remedies": ("với từng biện pháp khắc phục hậu quả", "for each remedy"),
}
"""How a limit with parts is told, by its ``each``."""


def _version(version: Any, lang: str) -> Iterator[str]:
    state = ""
    if version.ended:
        state = said((": hết hiệu lực", ": ended"), lang)
    elif version.gap:
        state = f": {noted(NOT_READ, version.gap, lang)}" if lang == "vi" else f": gap: {version.gap}"
    since = f"{said(('Từ ngày', 'From'), lang)} {_day(version.start, lang)}"
    rests = "; ".join(x for x in ("" if version.gap else _known(version.known, lang), _law(version.cites, lang)) if x)
    yield from (f"**{since}**{f' ({rests})' if rests else ''}{state}", "")
    if version.rule is not None:
        head = (("căn cứ để áp dụng", "thời hạn", "điều khoản"), ("grounds", "term", "law"))
        yield from table(head[lang == "en"], (_branch(branch, lang) for branch in version.rule.branches))
    if version.note:
        yield from (note_in(version.note, lang), "")


def _branch(branch: Any, lang: str) -> tuple[str, str, str]:
    terms = " + ".join(said((term.vi, term.en), lang) for term in branch.terms)
    if branch.counted_from:
        terms += f" {said(('từ', 'from'), lang)} {_kinds([branch.counted_from], lang)}"
    if lang == "vi" and branch.levels:
        terms += f" ({', '.join(LEVELS.get(level, (level, level))[0] for level in branch.levels)})"
    return (_grounds(branch.grounds, lang) or said(("không", "none"), lang), terms, _law(branch.cites, lang))


def _thresholds(lang: str) -> Iterator[str]:
    yield from (said(("# Mức tiền làm căn cứ", "# Thresholds"), lang), "")
    for threshold in BOOK.procedure.thresholds.values():
        name = threshold.vi if lang == "vi" else f"{threshold.vi} · {threshold.en}"
        yield from (f"## {threshold.slug}", "", name, "")
        rows = [
            (
                _day(v.start, lang),
                *((_money(v.rule.individual, lang), _money(v.rule.organization, lang)) if v.rule else ("—", "—")),
                _law(v.cites, lang),
                _known(v.known, lang),
            )
            for v in threshold.versions.versions
        ]
        head = (
            ("từ ngày", "cá nhân (đồng)", "tổ chức (đồng)", "căn cứ", "nguồn"),
            ("from", "individual (đồng)", "organisation (đồng)", "law", "known"),
        )
        yield from table(head[lang == "en"], rows)


def _money(amount: int, lang: str) -> str:
    return grouped(amount, lang) if lang == "vi" else f"{amount:,}"


def readings(lang: str) -> Iterator[str]:
    """Each point the law leaves open."""
    yield from (
        said(("# Cách hiểu", "# Readings"), lang),
        "",
        said(
            (
                "Những điểm luật để ngỏ. Giữa hai ngày, mặc định là ngày sớm hơn; giữa hai mức, là mức thấp hơn; `running-limit` theo ngày bắt đầu thời hạn, `government-remedies` gồm cả các biện pháp ấy. `Rulebook.built_in(readings={…})` chọn cách khác: [hướng dẫn](../../vi/how-to/choose-a-reading.md).",
                "Points the law leaves open. Of two days the default is the earlier, of two limits of a power the lower; `running-limit` goes by the day that set it running, `government-remedies` includes them. `Rulebook.built_in(readings={…})` chooses another.",
            ),
            lang,
        ),
        "",
    )
    for reading in BOOK.readings.values():
        told = (reading.vi,) if lang == "vi" else (reading.vi, reading.en)
        words = (("Lựa chọn", "mặc định", "Căn cứ"), ("Choices", "default", "Law"))[lang == "en"]
        yield f"## {reading.slug}"
        yield ""
        for text in told:
            yield from (text, "")
        yield f"{words[0]}: {codes(reading.choices)}; {words[1]} `{reading.default}`. {words[2]}: {_law(reading.cites, lang)}."
        yield ""


def calendar(lang: str) -> Iterator[str]:
    """Each year of working days."""
    yield from (
        said(("# Ngày nghỉ, ngày làm bù", "# Working days"), lang),
        "",
        said(
            (
                "Lịch của khu vực công. Năm chưa có thông báo là tạm tính, và câu trả lời dựa vào năm đó nói vậy.",
                "The public sector's calendar. A year without a published notice is provisional, and answers that lean on it say so.",
            ),
            lang,
        ),
        "",
    )
    notes = {
        int(file.stem): tomllib.loads(file.read_text(encoding="utf-8")).get("note", "")
        for file in (DATA / "working_days").glob("*.toml")
    }
    for year in sorted(read_calendar(Source((DATA,))), key=lambda one: one.year):
        yield from _year(year, notes.get(year.year, ""), lang)


def _year(year: CalendarYear, note: str, lang: str) -> Iterator[str]:
    words = (("đã công bố", "tạm tính"), ("published", "provisional"))[lang == "en"]
    known = f"{said(('nguồn', 'known'), lang)}: {_known(year.known, lang)}"
    yield from (f"## {year.year}", "", f"{words[0 if year.published else 1]}; {known}; {'; '.join(year.sources)}", "")
    if note:
        yield from (note_in(note, lang), "")
    kinds = (("nghỉ", "làm việc"), ("off", "work"))[lang == "en"]
    days = sorted(
        [(d.on, kinds[0], d) for d in year.off] + [(d.on, kinds[1], d) for d in year.work], key=lambda x: x[0]
    )
    if lang == "vi":
        yield from table(("ngày", "", "lý do"), ((written(on, "vi"), kind, d.vi) for on, kind, d in days))
    else:
        yield from table(("day", "", "tiếng Việt", "English"), ((on, kind, d.vi, d.en) for on, kind, d in days))


def commands(lang: str) -> Iterator[str]:
    """The command line's own help, which is in both languages."""
    yield from (said(("# Dòng lệnh", "# Command line"), lang), "", "```text", _printed("--help"), "```", "")
    for command, (vi, en) in COMMANDS.items():
        name = vi if lang == "vi" else f"{vi} · {en}"
        yield from (f"## thanhtra {command}", "", name, "", "```text", _printed(command, "--help"), "```", "")


def _printed(*arguments: str) -> str:
    printed = StringIO()
    with redirect_stdout(printed):
        main(arguments)
    return printed.getvalue().strip()
