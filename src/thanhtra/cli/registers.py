"""``thanhtra import``: a register in, cases out; every cell that could not be read is told with its row and column."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from thanhtra.cli.overwriting import own_files, refuse_written_twice
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser, today
from thanhtra.exchange import dumps
from thanhtra.outputs import refuse_clash, refuse_streams, replace_file
from thanhtra.reckoning import so_many

FOUND: Final = 1
_EXAMPLES: Final = """\
  thanhtra import so-2020.xlsx --suggest-map > so.toml
  thanhtra import so-2020.xlsx --map so.toml --out vu-viec.jsonl --problems loi.jsonl
  thanhtra import so.csv --map so.toml --out - --problems - | …

Mã thoát / exit: 0 đọc được hết / all read · 1 có ô chưa đọc được / some cells were not · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "import",
        "Nhập sổ theo dõi (bảng tính) thành hồ sơ vụ việc; ô không đọc được thì báo, không đoán.",
        "Read a register (a spreadsheet) into cases; a cell that cannot be read is told, never guessed.",
        _EXAMPLES,
    )
    made.add_argument("register", metavar="REGISTER", help=".xlsx, .ods, .xls, .csv")
    made.add_argument("--map", type=Path, metavar="MAP.toml", help="tệp ánh xạ cột / which column is which field")
    made.add_argument("--out", metavar="FILE", help="tệp .jsonl, mỗi dòng một hồ sơ, hoặc - / one case a line, or -")
    made.add_argument(
        "--suggest-map",
        action="store_true",
        help="in đề xuất tệp ánh xạ theo tiêu đề / print a map proposed from the heads",
    )
    made.add_argument(
        "--problems",
        metavar="FILE",
        help="các ô chưa đọc được, mỗi dòng một JSON, hoặc - (stderr nếu bỏ) / JSON lines, or -",
    )
    made.add_argument(
        "--latest",
        type=a_day,
        metavar="DATE",
        help="ngày muộn nhất còn tin được (mặc định: hôm nay) / the last day believed (default: today)",
    )
    add_rules(made)
    add_lang(made)
    args = made.parse_args(argv)
    if args.suggest_map:
        from thanhtra.tables import suggest_map  # noqa: PLC0415 - after --help

        refuse_streams([args.register])
        sys.stdout.write(suggest_map(args.register, lang=args.lang))
        return 0
    if args.map is None or args.out is None:
        made.error("--map MAP.toml --out FILE (hoặc / or --suggest-map)")
    from thanhtra.tables import read_map, read_register  # noqa: PLC0415 - likewise

    writes = [path for path in (args.out, args.problems) if path not in (None, "-")]
    reads = [args.register, args.map, *own_files(args)]
    refuse_written_twice(writes)
    refuse_clash(writes, reads)
    refuse_streams(reads)
    found = read_register(
        args.register,
        read_map(args.map),
        book_of(args.rules, args.reading),
        latest=args.latest or today(),
        lang=args.lang,
    )
    if not found.cases and not found.problems:
        from thanhtra.cli.review_files import NoCases  # noqa: PLC0415 - only where there is nothing

        raise NoCases
    _write(args.out, "".join(dumps(case) + "\n" for case in found.cases))
    if args.problems is not None:
        _write(args.problems, "".join(json.dumps(one.as_json(), ensure_ascii=False) + "\n" for one in found.told))
    else:
        tell(
            "".join(
                f"{one.sheet}!{one.column or ''}{one.row or ''}: {one.code}: {one.expected}{f' — {one.got}' if one.got else ''}\n"
                for one in found.problems
            )
        )
    said = (
        f"{so_many(len(found.cases), 'case')}, {so_many(len(found.problems), 'problem')}"
        if args.lang == "en"
        else f"{len(found.cases)} hồ sơ, {len(found.problems)} chỗ chưa đọc được"
    )
    tell(f"thanhtra import: {said}\n")
    return FOUND if found.problems else 0


def _write(path: str, text: str) -> None:
    if path == "-":
        sys.stdout.write(text)
    else:
        replace_file(path, text.encode("utf-8"))
