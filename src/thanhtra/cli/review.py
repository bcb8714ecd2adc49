"""``thanhtra review``: case files in, answers out; every file is looked at, whatever the others are like."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.checks import own_checks
from thanhtra.cli.streams import style_of
from thanhtra.cli.usage import a_day, add_checks, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable
from thanhtra.exchange import read_cases, review_to_json, unusable_to_json
from thanhtra.findings import Review
from thanhtra.outputs import refuse_streams
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

FOUND: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra review vu-viec.json
  thanhtra review a.json b.jsonl --lang en --format json
  cat nhieu-vu.jsonl | thanhtra review - --format jsonl --as-of today
  thanhtra review vu-viec.json --format html > vu-viec.html
  thanhtra review dang-xu-ly.jsonl --format ics > thoi-han.ics
  thanhtra review *.jsonl --format ocel > nhat-ky.json

Mã thoát / exit: 0 không có điểm sai / no finding · 1 có điểm sai / findings · 2 có tệp không dùng được / unusable input"""

Item = tuple[Case, Review] | Unusable
_DOCUMENTS: Final = ("html", "ics", "ocel")
"""Forms that hold all cases in one document; what cannot be used is told on stderr."""
_FORMS: Final = "dạng kết quả / form of the output (text); html: trang báo cáo / a page; ics: lịch / a calendar; ocel: nhật ký sự kiện / an event log; sarif: cho công cụ quét mã / for code-scanning tools"


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    book = book_of(args.rules)
    args.checks = own_checks(args.checks)
    refuse_streams(name for name in args.files if Path(name).is_file())
    seen = _Seen()
    items = seen.watched(_items(args, book, seen))
    if args.format == "sarif":
        _as_sarif(args, book, seen)
    elif args.format == "text":
        _as_text(items, args.lang, book)
    elif args.format in _DOCUMENTS:
        sys.stdout.write(_document(args.format, _reviewed(items), args.lang, book))
    elif args.format == "jsonl":
        for item in items:
            sys.stdout.write(_line(item, args.lang) + "\n")
    elif len(args.files) == 1 and args.files[0].endswith(".json"):
        for item in items:
            sys.stdout.write(_line(item, args.lang, indent=2) + "\n")
    else:
        _as_array(items, args.lang)
    return UNUSABLE if seen.unusable else FOUND if seen.findings else 0


def _parser() -> argparse.ArgumentParser:
    made = parser("review", "Rà soát hồ sơ vụ việc theo pháp luật của từng ngày.", "Review case files against the law of each day.", _EXAMPLES)
    made.add_argument("files", nargs="+", metavar="FILE", help=".json, .jsonl hoặc / or - (stdin)")
    made.add_argument("--as-of", type=a_day, metavar="DATE", help="ngày xem xét thời hạn còn chạy, hoặc today / the day open deadlines are seen from")
    add_rules(made)
    add_checks(made)
    add_lang(made)
    made.add_argument("--format", choices=("text", "json", "jsonl", "sarif", *_DOCUMENTS), default="text", help=_FORMS)
    return made


class _Seen:
    """What the exit code needs to know."""

    def __init__(self) -> None:
        self.findings = False
        self.unusable = False

    def watched(self, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Unusable):
                self.unusable = True
            elif item[1].has_findings:
                self.findings = True
            yield item


def _items(args: argparse.Namespace, book: Rulebook, seen: _Seen) -> Iterator[Item]:
    for name in args.files:
        try:
            for case in read_cases(name, slugs=book):
                yield case if isinstance(case, Unusable) else (case, review(case, book, as_of=args.as_of, checks=args.checks))
        except OSError as error:
            seen.unusable = True
            sys.stderr.write(f"thanhtra review: {name}: {error.strerror or error}\n")


def _as_text(items: Iterator[Item], lang: str, book: Rulebook) -> None:
    from thanhtra.export import text  # noqa: PLC0415 - JSON does not need it

    style = style_of(sys.stdout)
    between = ""
    for item in items:
        if isinstance(item, Unusable):
            sys.stdout.flush()
            sys.stderr.write("".join(f"{item.source}: {problem}\n" for problem in item.problems))
            continue
        case, found = item
        sys.stdout.write(f"{between}{text(found, case, lang=lang, style=style, book=book)}\n")
        between = "\n"


def _reviewed(items: Iterator[Item]) -> Iterator[tuple[Case, Review]]:
    for item in items:
        if isinstance(item, Unusable):
            sys.stderr.write("".join(f"{item.source}: {problem}\n" for problem in item.problems))
        else:
            yield item


def _document(form: str, items: Iterator[tuple[Case, Review]], lang: str, book: Rulebook) -> str:
    if form == "html":
        from thanhtra.export.html import html_page  # noqa: PLC0415 - each form loads what it needs and no more

        return html_page(items, lang=lang, book=book)
    if form == "ics":
        from thanhtra.export.calendars import calendar  # noqa: PLC0415 - likewise

        return calendar(items, lang=lang, book=book)
    from thanhtra.export.ocel import ocel  # noqa: PLC0415 - likewise

    return json.dumps(ocel(items), ensure_ascii=False) + "\n"


def _as_sarif(args: argparse.Namespace, book: Rulebook, seen: _Seen) -> None:
    """One log; a result's line is that of its case."""
    from thanhtra.export.sarif import sarif  # noqa: PLC0415 - likewise

    def placed() -> Iterator[tuple[str, Review | Unusable]]:
        for place, item in _with_places(args, book, seen):
            if isinstance(item, Unusable):
                seen.unusable = True
                yield item.source or place, item
            else:
                found = review(item, book, as_of=args.as_of, checks=args.checks)
                seen.findings = seen.findings or found.has_findings
                yield place, found

    sys.stdout.write(sarif(placed(), edition=book.edition, lang=args.lang, checks=args.checks))


def _with_places(args: argparse.Namespace, book: Rulebook, seen: _Seen) -> Iterator[tuple[str, Case | Unusable]]:
    """Every case with its ``FILE:LINE``; on standard input a case's number stands for its line."""
    for name in args.files:
        try:
            numbers: Iterable[int] = count(1)
            if name.endswith(".jsonl"):
                with Path(name).open("rb") as lines:
                    numbers = [number for number, line in enumerate(lines, 1) if line.strip()]
            for number, case in zip(numbers, read_cases(name, slugs=book), strict=False):
                yield f"{name}:{number}", case
        except OSError as error:
            seen.unusable = True
            sys.stderr.write(f"thanhtra review: {name}: {error.strerror or error}\n")


def _as_array(items: Iterator[Item], lang: str) -> None:
    opening = "["
    for item in items:
        sys.stdout.write(f"{opening}\n{_line(item, lang)}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def _line(item: Item, lang: str, *, indent: int | None = None) -> str:
    document: dict[str, Any] = unusable_to_json(item) if isinstance(item, Unusable) else review_to_json(item[1], lang=lang)
    return json.dumps(document, ensure_ascii=False, indent=indent)


