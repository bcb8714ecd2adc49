"""``thanhtra report``: statistics of case files by period."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from thanhtra.casefile import Case
from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.pages import FILES, UNUSABLE, by_extra
from thanhtra.cli.review_files import Seen, usable_cases
from thanhtra.cli.usage import add_lang, add_rules, book_of, nearest, parser, some_number
from thanhtra.errors import LawError, NotInTheBook
from thanhtra.outputs import replace_file, replace_file_by
from thanhtra.reports import (
    Report,
    WhatToCount,
    as_csv,
    as_html,
    as_json,
    as_text,
    as_xlsx,
    case_csv,
    case_rows,
    count_as,
)
from thanhtra.reports.laid_out import LISTED_ON_A_PAGE
from thanhtra.reports.sheets import BOM
from thanhtra.reports.state_files import state_docx, state_json, state_text
from thanhtra.reports.state_report import StateReport, state_report
from thanhtra.rulebook import Period, Rulebook

_EXAMPLES: Final = """\
  thanhtra report ho-so.jsonl --period 2020-9M
  thanhtra report ho-so/ --period 2026-03 --compare period
  thanhtra report ho-so/ --period 2026-01-05..2026-02-10 --agency "Sở Khoa học và Công nghệ"
  thanhtra report ho-so.jsonl --period 2024-Y --period 2025-Y --period 2026-Y --format html > bao-cao.html
  thanhtra report ho-so/ --period 2026-YJ --state
  thanhtra report ho-so/ --period 2026-YJ --format docx --out bao-cao.docx
  thanhtra report ho-so/ --period 2026-03 --format csv --rows case --bom > ho-so.csv"""


def run(argv: list[str]) -> int:
    """The command: 0, or 2 when a file could not be used (the others are still counted)."""
    made = _parser()
    args = made.parse_args(argv)
    _refuse(args, made)
    book = book_of(args.rules, args.reading)
    refuse_overwriting(args, *args.files)
    periods = [book.periods.period(name) for name in args.period]
    seen = Seen()
    cases = usable_cases(args.files, book, seen, command="report", lang=args.lang)
    own = _of_the_body(cases, args.agency, seen)
    cases = chain(list(islice(own, 1)), own)
    if args.rows == "case":
        _write_cases(cases, periods[0], args, book)
    else:
        refs = not args.no_ids and args.format in ("json", "csv", "html")
        most = args.ids if args.ids is not None or args.format != "html" else LISTED_ON_A_PAGE
        how = WhatToCount(
            compare=None if args.no_compare else args.compare,
            quality=not args.no_quality,
            refs=refs,
            most_refs=most,
            agency=args.agency,
        )
        _write(count_as(cases, periods, book, how), args, book)
    return UNUSABLE if seen.unusable else 0


def _of_the_body(cases: Iterable[Case], agency: str | None, seen: Seen) -> Iterator[Case]:
    """The cases in which a body takes part. Raises after none: figures of a body nobody knows would read as those of one with no case."""
    none, known = True, set[str]()
    for case in cases:
        bodies = {official.agency for official in case.officials or () if official.agency is not None}
        if agency is None or agency in bodies:
            none = False
            yield case
        elif none:
            known |= bodies
    if none:
        seen.refuse_nothing()
        raise NotInTheBook(
            f"--agency {agency}", why=f"không có trong các tệp / not in the files{nearest(str(agency), sorted(known))}"
        )


def _refuse(args: argparse.Namespace, made: argparse.ArgumentParser) -> None:
    if args.format in FILES and args.out is None:
        made.error(f"--format {args.format} cần / needs --out FILE")
    if (args.format in FILES or args.rows == "case") and len(args.period) > 1:
        made.error("chỉ một --period / one --period only")
    if args.rows == "case" and args.format != "csv":
        made.error("--rows case đi với / goes with --format csv")
    if args.state and args.format not in ("text", "docx"):
        made.error("--state đi với / goes with --format text, docx")


def _write_cases(cases: Iterator[Case], period: Period, args: argparse.Namespace, book: Rulebook) -> None:
    lines = chain([BOM] if args.bom else [], case_csv(case_rows(cases, period, book, lang=args.lang), lang=args.lang))
    if args.out is None:
        sys.stdout.writelines(lines)
    else:
        replace_file_by(args.out, (line.encode() for line in lines))


def _write(found: tuple[Report, ...], args: argparse.Namespace, book: Rulebook) -> None:
    ids = not args.no_ids
    if args.format in FILES:
        replace_file(args.out, by_extra(args.format, lambda: _file(found[0], args, book)))
        return
    if args.format == "json":
        made = [{**as_json(one, ids=ids), "state_report": _state_json(one, book)} for one in found]
        text = json.dumps(made[0] if len(made) == 1 else made, ensure_ascii=False, indent=2) + "\n"
    elif args.format == "csv":
        text = (BOM if args.bom else "") + "".join(
            as_csv(one, ids=ids, head=at == 0, lang=args.lang, book=book) for at, one in enumerate(found)
        )
    elif args.format == "html":
        text = as_html(found, lang=args.lang, book=book, ids=ids)
    elif args.state:
        text = "\n\n".join(state_text(state_report(one, book), lang=args.lang) for one in found) + "\n"
    else:
        text = "\n\n".join(as_text(one, lang=args.lang, book=book) for one in found) + "\n"
    if args.out is None:
        sys.stdout.write(text)
    else:
        replace_file(args.out, text.encode())


def _file(report: Report, args: argparse.Namespace, book: Rulebook) -> bytes:
    """The report as a file; a Word file is the state's report alone. Raises LawError where that list was not read."""
    if args.format == "docx":
        return state_docx(state_report(report, book), lang=args.lang)
    return as_xlsx(report, _state(report, book), lang=args.lang, book=book)


def _state(report: Report, book: Rulebook) -> StateReport | None:
    """The state's report; None where the list of that day was not read."""
    try:
        return state_report(report, book)
    except LawError:
        return None


def _state_json(report: Report, book: Rulebook) -> list[dict[str, object]] | None:
    found = _state(report, book)
    return None if found is None else state_json(found)


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "report", "Tổng hợp số liệu hồ sơ vụ việc theo kỳ báo cáo.", "Statistics of case files by period.", _EXAMPLES
    )
    made.add_argument("files", nargs="+", metavar="FILE", help=".json, .jsonl, thư mục / a folder, hoặc / or - (stdin)")
    made.add_argument(
        "--period",
        required=True,
        action="append",
        metavar="PERIOD",
        help="kỳ báo cáo theo quy định / a prescribed period: 2020-9M, 2026-Q1, 2026-6M, 2026-Y, 2026-YJ; hoặc tự chọn / or your own: 2026, 2026-03, 2026-01-05..2026-02-10; có thể nêu nhiều lần / may be repeated",
    )
    made.add_argument(
        "--agency",
        metavar="NAME",
        help="chỉ hồ sơ có người của cơ quan này, đúng như hồ sơ ghi / only cases in which this body takes part, as the files print it",
    )
    made.add_argument(
        "--compare",
        choices=("year", "period"),
        default="year",
        help="so với cùng kỳ năm trước (year) hay kỳ liền trước (period) / compare with a year earlier or the period before (year)",
    )
    made.add_argument(
        "--format",
        choices=("text", "json", "csv", "html", *FILES),
        default="text",
        help="dạng kết quả / form of the output (text)",
    )
    made.add_argument(
        "--state",
        action="store_true",
        help="báo cáo tình hình xử phạt gửi Bộ Tư pháp, từng nội dung / the report on sanctioning to the Ministry of Justice, line by line (text, docx)",
    )
    made.add_argument(
        "--rows",
        choices=("figure", "case"),
        default="figure",
        help="csv: mỗi chỉ tiêu hay mỗi hồ sơ một dòng / a row a figure or a row a case (figure)",
    )
    made.add_argument(
        "--bom",
        action="store_true",
        help="csv: thêm dấu để Excel nhận ra tiếng Việt / with the mark Excel knows UTF-8 by",
    )
    made.add_argument(
        "--out", type=Path, metavar="FILE", help="nơi ghi (xlsx và docx cần) / where to (needed for xlsx and docx)"
    )
    made.add_argument("--no-compare", action="store_true", help="không so sánh / without comparison")
    made.add_argument(
        "--no-quality",
        action="store_true",
        help="không rà soát chất lượng (nhanh hơn) / without asking the checks (faster)",
    )
    made.add_argument(
        "--ids",
        type=some_number,
        metavar="N",
        help=f"liệt kê tối đa N giấy tờ mỗi chỉ tiêu (html: {LISTED_ON_A_PAGE}; json, csv: tất cả) / list at most N papers of each figure (html: {LISTED_ON_A_PAGE}; json, csv: all)",
    )
    made.add_argument(
        "--no-ids",
        action="store_true",
        help="không liệt kê giấy tờ / without the papers behind each figure (json, csv, html)",
    )
    add_rules(made)
    add_lang(made)
    return made
