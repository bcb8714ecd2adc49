"""``thanhtra national-record``: what the national database wants of each decision, what was supplied and when; receipts, histories, exhibits."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from thanhtra.cli.notes import tell_problems
from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.pages import UNUSABLE, add_output, write_page
from thanhtra.cli.review_files import Seen, usable_cases
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser, today
from thanhtra.errors import NotInTheBook, Unusable
from thanhtra.exchange.bytes_in import file_bytes
from thanhtra.export.style import joined
from thanhtra.reports import (
    exhibits_of,
    match_receipts,
    national_record,
    read_receipts,
    subject_histories,
)
from thanhtra.reports.items import DECISIONS
from thanhtra.reports.national_page import RecordsOf, national_page
from thanhtra.reports.national_text import (
    exhibit_json,
    exhibit_line,
    history_json,
    history_lines,
    matching_json,
    matching_lines,
    record_json,
    record_lines,
)

FOUND: Final = 1
_EXAMPLES: Final = """\
  thanhtra national-record ho-so.json --on 2020-11-30
  thanhtra national-record luu-tru/ --receipts chung-tu-kho-bac.csv
  thanhtra national-record luu-tru/ --histories --exhibits
  thanhtra national-record luu-tru/ --on 2026-11-30 --format html --out co-so-du-lieu.html
  thanhtra national-record luu-tru/ --format json --secret-file bi-mat > ban-ghi.json

Mã thoát / exit: 0 · 1 có quyết định cung cấp muộn, chứng từ không khớp / late records, receipts not matched · 2 dữ liệu không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    refuse_overwriting(args, *args.files, args.receipts, args.secret_file)
    book = book_of(args.rules, args.reading)
    try:
        receipts = None if args.receipts is None else read_receipts(args.receipts)
    except Unusable as refused:
        tell_problems(refused, args.lang)
        return UNUSABLE
    seen = Seen()
    cases = [
        case
        for case in usable_cases(args.files, book, seen, command="national-record", lang=args.lang)
        if args.case in (None, case.id)
    ]
    seen.refuse_nothing()
    if args.case is not None and not cases and not seen.unusable:
        raise NotInTheBook(f"case:{args.case}", why="không có trong các tệp / not in the files")
    on, secret = (
        args.on or today(),
        secrets.token_bytes(32) if args.secret_file is None else file_bytes(args.secret_file),
    )
    records = [
        (f"{case.id}#{at}", national_record(case, at, book, as_of=on, secret=secret))
        for case in cases
        for at, event in enumerate(case.events)
        if event.kind in DECISIONS
    ]
    of = RecordsOf(
        on=on,
        records=records,
        receipts=None if receipts is None else match_receipts(cases, receipts),
        histories=subject_histories(cases, book, as_of=on) if args.histories else None,
        exhibits=[one for case in cases for one in exhibits_of(case)] if args.exhibits else None,
    )
    if args.format == "text" and args.out is None:
        sys.stdout.write(joined(_lines(of, args.lang)) + "\n")
    else:
        write_page(national_page(of, lang=args.lang), lambda: _document(of), args)
    return UNUSABLE if seen.unusable else FOUND if of.has_findings else 0


def _lines(of: RecordsOf, lang: str) -> Iterator[str]:
    for ref, record in of.records:
        yield from record_lines(ref, record, lang)
    if of.receipts is not None:
        yield from ("", *matching_lines(of.receipts, lang))
    if of.histories is not None:
        yield from ("", *history_lines(of.histories, lang))
    if of.exhibits is not None:
        yield from ("", *(exhibit_line(one, lang) for one in of.exhibits))


def _document(of: RecordsOf) -> dict[str, Any]:
    made: dict[str, Any] = {"records": [record_json(ref, record) for ref, record in of.records]}
    if of.receipts is not None:
        made["treasury"] = matching_json(of.receipts)
    if of.histories is not None:
        made["histories"] = [history_json(one) for one in of.histories]
    if of.exhibits is not None:
        made["exhibits"] = [exhibit_json(one) for one in of.exhibits]
    return made


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "national-record",
        "Bản ghi của từng quyết định cho cơ sở dữ liệu quốc gia: nội dung, còn thiếu gì, cung cấp khi nào.",
        "Each decision's record for the national database: its fields, what is missing, when it was supplied.",
        _EXAMPLES,
    )
    made.add_argument("files", nargs="+", metavar="FILE", help=".json, .jsonl, thư mục / a folder, hoặc / or - (stdin)")
    made.add_argument("--case", metavar="ID", help="chỉ hồ sơ này / this case only")
    made.add_argument(
        "--on",
        type=a_day,
        metavar="DATE",
        help="xem từ ngày nào (mặc định: hôm nay) / seen from which day (default: today)",
    )
    made.add_argument(
        "--receipts",
        type=Path,
        metavar="CSV",
        help="đối chiếu chứng từ thu: receipt,day,decision,amount / Treasury receipts to match",
    )
    made.add_argument(
        "--histories",
        action="store_true",
        help="lịch sử vi phạm của từng đối tượng / each subject's history across the files",
    )
    made.add_argument("--exhibits", action="store_true", help="tang vật, phương tiện tạm giữ / exhibits seized")
    made.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="bí mật che danh tính đã hết thời hạn (mặc định: ngẫu nhiên) / the secret that veils who it was once clean (default: random)",
    )
    add_output(made)
    add_rules(made)
    add_lang(made)
    return made
