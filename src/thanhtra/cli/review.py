"""``thanhtra review``: case files in, answers out; every file is looked at, whatever the others are like."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from thanhtra.checks import own_checks
from thanhtra.cli.overwriting import own_files, refuse_twice
from thanhtra.cli.review_files import Item, Seen, answered, cases_of, files_in
from thanhtra.cli.review_forms import as_sarif, document
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_checks, add_lang, add_only, add_rules, book_of, codes_asked, parser
from thanhtra.errors import Unusable
from thanhtra.exchange import review_to_json, unusable_to_json
from thanhtra.exchange.failing import internal_failure
from thanhtra.exchange.problem_words import unusable_lines
from thanhtra.outputs import refuse_clash, refuse_streams, replace_file
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

FEW: Final = 5
"""So many cases are printed in full; of more, a line each."""
FOUND: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra review vu-viec.json
  thanhtra review a.json b.jsonl --lang en --format json
  cat nhieu-vu.jsonl | thanhtra review - --format jsonl --as-of today
  thanhtra review vu-viec.json --format html > vu-viec.html
  thanhtra review dang-xu-ly.jsonl --format ics > thoi-han.ics
  thanhtra review *.jsonl --format ocel > nhat-ky.json
  thanhtra review ho-so/ -q
  thanhtra review cases.jsonl --format xlsx --out ket-qua.xlsx
  thanhtra review vu-viec.json --only DEC01,AUT01 --reading government-remedies=excluded

Mã thoát / exit: 0 không có sai sót / no finding · 1 có sai sót / findings · 2 có tệp không dùng được / unusable input"""

_DOCUMENTS: Final = ("html", "ics", "ocel")
"""Forms that hold all cases in one document; what cannot be used is told on stderr."""
_TABLES: Final = ("xlsx", "csv")
"""Forms of one row a case (extra ``tables``)."""
_FORMS: Final = "dạng kết quả / form of the output (text); html: trang báo cáo / a page; ics: lịch / a calendar; ocel: nhật ký sự kiện / an event log; sarif: cho công cụ quét mã / for code-scanning tools; xlsx, csv: bảng, mỗi hồ sơ một dòng / a table, one row a case"


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    own = own_files(args)
    if args.out is not None:
        refuse_clash([args.out], [*args.files, *own])
    book = book_of(args.rules, args.reading)
    args.checks = own_checks(args.checks)
    args.only = codes_asked(args.only, args.checks)
    if args.format == "csv" and len(args.delimiter) != 1:
        tell("thanhtra review: --delimiter: một ký tự / one character\n")
        return UNUSABLE
    if args.format == "xlsx" and args.out is None and sys.stdout.isatty():
        tell("thanhtra review: --format xlsx --out FILE.xlsx\n")
        return UNUSABLE
    args.one = len(args.files) == 1 and args.files[0].endswith(".json") and not Path(args.files[0]).is_dir()
    args.files = list(files_in(args.files))
    refuse_streams([*args.files, *own])
    refuse_twice(args.files)
    seen = Seen()
    if args.format in _TABLES:
        _as_table(args, book, seen)
    elif args.out is None:
        _write(args, book, seen)
    else:
        made = io.StringIO()
        with redirect_stdout(made):
            _write(args, book, seen)
        replace_file(args.out, made.getvalue().encode("utf-8"))
    return UNUSABLE if seen.unusable else FOUND if seen.findings else 0


def _as_table(args: argparse.Namespace, book: Rulebook, seen: Seen) -> None:
    from thanhtra.tables import results_csv, results_of, results_xlsx  # noqa: PLC0415 - only where a table is asked for

    found = results_of(seen.watched(_items(args, book, seen)), book, lang=args.lang)
    if args.format == "xlsx":
        data = results_xlsx(found, lang=args.lang)
    else:
        data = results_csv(found, lang=args.lang, delimiter=args.delimiter, bom=args.bom).encode("utf-8")
    if args.out is not None:
        replace_file(args.out, data)
    elif args.format == "csv":
        sys.stdout.write(data.decode("utf-8"))
    else:
        sys.stdout.buffer.write(data)


def _write(args: argparse.Namespace, book: Rulebook, seen: Seen) -> None:
    items = seen.watched(_items(args, book, seen))
    if args.format == "sarif":
        as_sarif(args, book, seen)
    elif args.format == "text":
        _as_text(items, args, book, seen)
    elif args.format in _DOCUMENTS:
        sys.stdout.write(document(args.format, items, args.lang, book))
    elif args.format == "jsonl":
        for item in items:
            sys.stdout.write(_line(item, args.lang) + "\n")
    else:
        _as_array(items, args.lang, alone=args.one)


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "review",
        "Rà soát hồ sơ vụ việc theo pháp luật của từng ngày.",
        "Review case files against the law of each day.",
        _EXAMPLES,
    )
    made.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help=".json (một hồ sơ hoặc mảng / one case or a list), .jsonl, .ndjson, thư mục / a folder, hoặc / or - (stdin)",
    )
    made.add_argument(
        "--as-of",
        type=a_day,
        metavar="DATE",
        help="ngày xem xét thời hạn còn chạy, hoặc today / the day open deadlines are seen from",
    )
    add_only(made)
    made.add_argument(
        "-q", "--quiet", action="store_true", help="mỗi hồ sơ một dòng và dòng tổng cộng / a line a case and the total"
    )
    made.add_argument(
        "--details",
        action="store_true",
        help=f"in đầy đủ từng hồ sơ dù nhiều hơn {FEW} / every case in full, even more than {FEW}",
    )
    made.add_argument("--out", type=Path, metavar="FILE", help="ghi ra tệp / write to a file")
    add_rules(made)
    add_checks(made)
    add_lang(made)
    made.add_argument(
        "--format", choices=("text", "json", "jsonl", "sarif", *_DOCUMENTS, *_TABLES), default="text", help=_FORMS
    )
    made.add_argument("--bom", action="store_true", help="csv: dấu BOM cho Excel / a byte order mark for Excel")
    made.add_argument("--delimiter", default=",", metavar="CHAR", help="csv: dấu phân cách / between cells (,)")
    return made


def _items(args: argparse.Namespace, book: Rulebook, seen: Seen) -> Iterator[Item]:
    for name in args.files:
        for case in cases_of(name, book, seen):
            yield (
                case
                if isinstance(case, Unusable)
                else answered(
                    case, name, lambda one: review(one, book, as_of=args.as_of, checks=args.checks, only=args.only)
                )
            )


def _as_text(items: Iterator[Item], args: argparse.Namespace, book: Rulebook, seen: Seen) -> None:
    """Few cases in full; of many, a line each. More than one case ends with what they come to."""
    from thanhtra.export import text  # noqa: PLC0415 - JSON does not need it
    from thanhtra.export.table import TableTotals, case_line, total_line  # noqa: PLC0415 - likewise

    style, totals = style_of(sys.stdout), TableTotals()
    first = list(islice(items, FEW + 1))
    in_lines = args.quiet or (len(first) > FEW and not args.details)
    between = ""
    for item in chain(first, items):
        if isinstance(item, Unusable):
            totals.unusable += 1
            sys.stdout.flush()
            tell("".join(f"{line}\n" for line in unusable_lines(item, lang=args.lang)))
            continue
        case, found = item
        try:
            line = case_line(found, case, totals, lang=args.lang, style=style)
            shown = (
                f"{line}\n" if in_lines else f"{between}{text(found, case, lang=args.lang, style=style, book=book)}\n"
            )
        except Exception as error:  # noqa: BLE001 - one case's failure is its own answer
            seen.unusable = True
            tell(
                "".join(
                    f"{one}\n" for one in unusable_lines(internal_failure(error, source=found.case), lang=args.lang)
                )
            )
            continue
        sys.stdout.write(shown)
        between = "\n"
    if totals.cases > 1:
        sys.stdout.write(f"{between}{total_line(totals, lang=args.lang)}\n")


def _as_array(items: Iterator[Item], lang: str, *, alone: bool) -> None:
    """One case of one file as it is, anything else as a list."""
    first = list(islice(items, 2))
    if alone and len(first) == 1:
        sys.stdout.write(_line(first[0], lang, indent=2) + "\n")
        return
    opening = "["
    for item in chain(first, items):
        sys.stdout.write(f"{opening}\n{_line(item, lang)}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def _line(item: Item, lang: str, *, indent: int | None = None) -> str:
    document: dict[str, Any] = (
        unusable_to_json(item) if isinstance(item, Unusable) else review_to_json(item[1], lang=lang)
    )
    return json.dumps(document, ensure_ascii=False, indent=indent)
