"""``thanhtra report``: statistics of case files by legal period."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from thanhtra.casefile import Case
from thanhtra.cli.usage import add_lang, parser
from thanhtra.errors import Unusable
from thanhtra.exchange import read_cases
from thanhtra.outputs import refuse_streams
from thanhtra.reports import as_csv, as_html, as_json, as_text, count_periods
from thanhtra.rulebook import Rulebook

UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra report ho-so.jsonl --period 2020-9M
  thanhtra report ho-so.jsonl --period 2024-Y --period 2025-Y --period 2026-Y --format html > bao-cao.html
  thanhtra report *.json --period 2026-Y --format csv
  thanhtra report ho-so.jsonl --period 2020-9M --format json --no-ids"""


def run(argv: list[str]) -> int:
    """The command: 0, or 2 when a file could not be used (the others are still counted)."""
    args = _parser().parse_args(argv)
    book = Rulebook.built_in()
    refuse_streams(name for name in args.files if Path(name).is_file())
    files = _Files(args.files, book)
    periods = [book.periods.period(name) for name in args.period]
    found = count_periods(files.cases(), periods, book, compare=not args.no_compare, quality=not args.no_quality)
    ids = not args.no_ids
    if args.format == "json":
        made = [as_json(one, ids=ids) for one in found]
        sys.stdout.write(json.dumps(made[0] if len(made) == 1 else made, ensure_ascii=False, indent=2) + "\n")
    elif args.format == "csv":
        sys.stdout.write("".join(as_csv(one, ids=ids, head=at == 0) for at, one in enumerate(found)))
    elif args.format == "html":
        sys.stdout.write(as_html(found, lang=args.lang, book=book, ids=ids))
    else:
        sys.stdout.write("\n\n".join(as_text(one, lang=args.lang, book=book) for one in found) + "\n")
    return UNUSABLE if files.unusable else 0


def _parser() -> argparse.ArgumentParser:
    made = parser("report", "Tổng hợp số liệu hồ sơ vụ việc theo kỳ báo cáo.", "Statistics of case files by legal period.", _EXAMPLES)
    made.add_argument("files", nargs="+", metavar="FILE", help=".json, .jsonl hoặc / or - (stdin)")
    made.add_argument("--period", required=True, action="append", metavar="PERIOD", help="kỳ báo cáo, có thể nêu nhiều lần / the period, may be repeated: 2020-9M, 2026-Q1, 2026-6M, 2026-Y, 2026-YJ")
    made.add_argument("--format", choices=("text", "json", "csv", "html"), default="text", help="dạng kết quả / form of the output (text)")
    made.add_argument("--no-compare", action="store_true", help="không so với cùng kỳ năm trước / without the period a year earlier")
    made.add_argument("--no-quality", action="store_true", help="không rà soát chất lượng (nhanh hơn) / without asking the checks (faster)")
    made.add_argument("--no-ids", action="store_true", help="không liệt kê giấy tờ / without the papers behind each figure (json, csv, html)")
    add_lang(made)
    return made


class _Files:
    """The cases of the files named; what cannot be used is told on stderr and remembered."""

    def __init__(self, names: list[str], book: Rulebook) -> None:
        self.names, self.book, self.unusable = names, book, False

    def cases(self) -> Iterator[Case]:
        for name in self.names:
            try:
                for case in read_cases(name, slugs=self.book):
                    if isinstance(case, Unusable):
                        self.unusable = True
                        sys.stderr.write("".join(f"{case.source}: {problem}\n" for problem in case.problems))
                    else:
                        yield case
            except OSError as error:
                self.unusable = True
                sys.stderr.write(f"thanhtra report: {name}: {error.strerror or error}\n")
