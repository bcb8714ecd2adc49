"""``thanhtra national-record``: what the national database wants of each decision, what was supplied and when; receipts, histories, exhibits."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

from thanhtra.casefile import Case
from thanhtra.cli.notes import tell_problems
from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.pages import UNUSABLE, add_output, write_page
from thanhtra.cli.review_files import Seen, usable_cases
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser, today
from thanhtra.errors import NotInTheBook, Unusable
from thanhtra.exchange.bytes_in import file_bytes
from thanhtra.export.style import unsealed
from thanhtra.outputs import replace_file_by
from thanhtra.privacy import refuse_no_secret
from thanhtra.reports import read_receipts
from thanhtra.reports.national_export import Also, NationalExport
from thanhtra.reports.national_page import national_page
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
from thanhtra.rulebook import Rulebook

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
    secret = secrets.token_bytes(32) if args.secret_file is None else file_bytes(args.secret_file)
    refuse_no_secret(secret)
    seen = Seen()
    of = NationalExport(
        _cases(args, book, seen),
        book,
        on=args.on or today(),
        secret=secret,
        receipts=receipts,
        also=[one for one in get_args(Also) if getattr(args, one)],
    )
    of.begin()
    if args.format == "text" and args.out is None:
        sys.stdout.writelines(_text(of, args.lang))
    elif args.format == "json":
        if args.out is None:
            sys.stdout.writelines(_document(of))
        else:
            replace_file_by(args.out, (piece.encode() for piece in _document(of)))
    else:
        write_page(national_page(of, lang=args.lang), dict, args)
    return UNUSABLE if seen.unusable else FOUND if of.has_findings else 0


def _cases(args: argparse.Namespace, book: Rulebook, seen: Seen) -> Iterator[Case]:
    """The cases asked for, one after the other. Raises after them where there was none: see :meth:`Seen.refuse_nothing`, NotInTheBook."""
    none = True
    for case in usable_cases(args.files, book, seen, command="national-record", lang=args.lang):
        if args.case in (None, case.id):
            none = False
            yield case
    seen.refuse_nothing()
    if none and not seen.unusable:
        raise NotInTheBook(f"case:{args.case}", why="không có trong các tệp / not in the files")


def _text(of: NationalExport, lang: str) -> Iterator[str]:
    """The lines, each as it may go to a terminal; an empty one where there is none."""
    lines = map(unsealed, _lines(of, lang))
    yield f"{next(lines, '')}\n"
    yield from (f"{line}\n" for line in lines)


def _lines(of: NationalExport, lang: str) -> Iterator[str]:
    for ref, record in of.records:
        yield from record_lines(ref, record, lang)
    receipts, histories = of.receipts, of.histories
    if receipts is not None:
        yield from ("", *matching_lines(receipts, lang))
    if histories is not None:
        yield from ("", *history_lines(histories, lang))
    if of.exhibits is not None:
        yield from ("", *(exhibit_line(one, lang) for one in of.exhibits))


def _document(of: NationalExport) -> Iterator[str]:
    """The document as ``json.dumps`` with an indent of two writes it, a record at a time."""
    yield '{\n  "records": ['
    at = 0
    for at, (ref, record) in enumerate(of.records, 1):
        yield f"{',' if at > 1 else ''}\n    {_json(record_json(ref, record), 4)}"
    yield "\n  ]" if at else "]"
    receipts, histories = of.receipts, of.histories
    if receipts is not None:
        yield f',\n  "treasury": {_json(matching_json(receipts), 2)}'
    if histories is not None:
        yield f',\n  "histories": {_json([history_json(one) for one in histories], 2)}'
    if of.exhibits is not None:
        yield f',\n  "exhibits": {_json([exhibit_json(one) for one in of.exhibits], 2)}'
    yield "\n}\n"


def _json(value: Any, within: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * within)


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
