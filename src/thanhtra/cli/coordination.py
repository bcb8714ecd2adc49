"""``thanhtra coordination``: a case several bodies work on, who owns it, what is owed."""

from __future__ import annotations

import json
import sys
from typing import Final

from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.pages import add_output, tell_unusable, write_page
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable

FOUND: Final = 1
_EXAMPLES: Final = """\
  thanhtra coordination check phoi-hop.json --on today
  thanhtra coordination check phoi-hop.json --on 30/6/2026 --format json
  thanhtra coordination schema > thanhtra.coordination.schema.json

Mã thoát / exit: 0 không có sai sót / no finding · 1 có sai sót / findings · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "coordination",
        "Phối hợp một vụ việc: ai thụ lý, yêu cầu nào chưa trả lời, chuyển hồ sơ, đoàn liên ngành.",
        "A case between bodies: its owner, its requests, its transfers, its joint teams.",
        _EXAMPLES,
    )
    made.add_argument(
        "what", choices=("check", "schema"), help="rà soát, hoặc lược đồ JSON / check, or the JSON Schema"
    )
    made.add_argument("file", nargs="?", metavar="FILE", help="tệp thanhtra.coordination (.json)")
    made.add_argument("--on", type=a_day, metavar="DAY", help="tính đến hết ngày nào / as at the end of which day")
    add_output(made)
    add_rules(made)
    add_lang(made)
    args = made.parse_args(argv)
    from thanhtra.exchange.joint_files import joint_case_schema, joint_check_to_json, read_joint_case  # noqa: PLC0415 - after --help

    if args.what == "schema":
        sys.stdout.write(json.dumps(joint_case_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    if args.file is None or args.on is None:
        made.error("FILE --on DAY")
    from thanhtra.coordination import check_joint_case  # noqa: PLC0415 - after --help
    from thanhtra.reports.joint_page import joint_page  # noqa: PLC0415 - likewise

    refuse_overwriting(args, args.file)
    book = book_of(args.rules, args.reading)
    try:
        of = read_joint_case(args.file, slugs=book)
    except Unusable as unusable:
        return tell_unusable(unusable, args.file, args.lang)
    found = check_joint_case(of, book, on=args.on)
    write_page(joint_page(found, book, lang=args.lang), lambda: joint_check_to_json(found), args)
    return FOUND if found.has_findings else 0
