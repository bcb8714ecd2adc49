"""``thanhtra plan``: what is late, due and overlapping in a plan of joint work, and its report at a day."""

from __future__ import annotations

import json
import sys
from typing import Final

from thanhtra.cli.pages import add_output, tell_unusable, write_page
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable

FOUND: Final = 1
_EXAMPLES: Final = """\
  thanhtra plan check ke-hoach.json --on today
  thanhtra plan check ke-hoach.json --on 30/9/2026 --days 60 --format json
  thanhtra plan report ke-hoach.json --on 31/12/2026 --format docx --out bao-cao.docx
  thanhtra plan schema > thanhtra.plan.schema.json

Mã thoát / exit: 0 không có gì phải sửa / nothing to mend · 1 có việc chậm, chỗ trùng / late items or overlaps (check) · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser("plan", "Kế hoạch phối hợp: việc nào chậm, sắp đến hạn, chồng chéo; báo cáo thực hiện.", "A plan of joint work: what is late, due, overlapping; its report.", _EXAMPLES)
    made.add_argument("what", choices=("check", "report", "schema"), help="rà soát, báo cáo, hoặc lược đồ JSON / check, report, or the JSON Schema")
    made.add_argument("plan", nargs="?", metavar="PLAN", help="tệp thanhtra.plan (.json)")
    made.add_argument("--on", type=a_day, metavar="DAY", help="tính đến hết ngày nào / as at the end of which day")
    made.add_argument("--days", type=int, default=30, metavar="N", help="sắp đến hạn: trong N ngày tới / due within N days (30)")
    add_output(made)
    add_rules(made)
    add_lang(made)
    args = made.parse_args(argv)
    if args.what == "schema":
        from thanhtra.exchange.plan_files import plan_schema  # noqa: PLC0415 - after --help

        sys.stdout.write(json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    if args.plan is None or args.on is None:
        made.error("PLAN --on DAY")
    from thanhtra.coordination import check_plan  # noqa: PLC0415 - after --help
    from thanhtra.exchange.plan_files import read_plan  # noqa: PLC0415 - likewise
    from thanhtra.reports.plan_page import plan_check_page, plan_report_page  # noqa: PLC0415 - likewise
    from thanhtra.reports.plan_report import plan_check_to_json, plan_report, plan_report_to_json  # noqa: PLC0415 - likewise

    book = book_of(args.rules, args.reading)
    try:
        plan = read_plan(args.plan, slugs=book)
    except Unusable as unusable:
        return tell_unusable(unusable, args.plan, args.lang)
    check = check_plan(plan, book, on=args.on, days=args.days)
    if args.what == "check":
        write_page(plan_check_page(check, book, lang=args.lang), lambda: plan_check_to_json(check), args, args.plan)
        return FOUND if check.has_findings else 0
    report = plan_report(check)
    write_page(plan_report_page(report, book, lang=args.lang), lambda: plan_report_to_json(report), args, args.plan)
    return 0
