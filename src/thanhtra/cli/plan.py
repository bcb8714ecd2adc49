"""``thanhtra plan``: what is late, due and overlapping in a plan of joint work, and its report at a day."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Final

from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.pages import UNUSABLE, add_output, tell_unusable, write_page
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser, some_number
from thanhtra.errors import Unusable

if TYPE_CHECKING:
    from thanhtra.coordination import JointPlan
    from thanhtra.rulebook import Rulebook

FOUND: Final = 1
_EXAMPLES: Final = """\
  thanhtra plan check ke-hoach.json --on today
  thanhtra plan check ke-hoach.json --on 30/9/2026 --days 60 --format json
  thanhtra plan check so-a.json so-b.json thanh-tra-tinh.json --on 31/12/2026
  thanhtra plan report ke-hoach.json --on 31/12/2026 --format docx --out bao-cao.docx
  thanhtra plan schema > thanhtra.plan.schema.json

Mã thoát / exit: 0 không có gì phải sửa / nothing to mend · 1 có việc chậm, chỗ trùng / late items or overlaps (check) · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "plan",
        "Kế hoạch phối hợp: việc nào chậm, sắp đến hạn, chồng chéo; báo cáo thực hiện.",
        "A plan of joint work: what is late, due, overlapping; its report.",
        _EXAMPLES,
    )
    made.add_argument(
        "what",
        choices=("check", "report", "schema"),
        help="rà soát, báo cáo, hoặc lược đồ JSON / check, report, or the JSON Schema",
    )
    made.add_argument(
        "plans",
        nargs="*",
        metavar="PLAN",
        help="tệp thanhtra.plan (.json); nhiều tệp: cả chỗ trùng giữa các kế hoạch / of several files, what overlaps between them too",
    )
    made.add_argument("--on", type=a_day, metavar="DAY", help="tính đến hết ngày nào / as at the end of which day")
    made.add_argument(
        "--days",
        type=some_number,
        default=30,
        metavar="N",
        help="sắp đến hạn: trong N ngày tới / due within N days (30)",
    )
    add_output(made)
    add_rules(made)
    add_lang(made)
    args = made.parse_args(argv)
    if args.what == "schema":
        from thanhtra.exchange.plan_files import plan_schema  # noqa: PLC0415 - after --help

        sys.stdout.write(json.dumps(plan_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    if not args.plans or args.on is None:
        made.error("PLAN --on DAY")
    refuse_overwriting(args, *args.plans)
    book = book_of(args.rules, args.reading)
    plans = _read(args, book)
    if plans is None:
        return UNUSABLE
    if len({plan.id for plan in plans}) < len(plans):
        made.error("hai tệp cùng mã kế hoạch / two files carry one plan id")
    return _one(plans[0], args, book) if len(plans) == 1 else _several(plans, args, book)


def _read(args: argparse.Namespace, book: Rulebook) -> list[JointPlan] | None:
    """Every plan; None when one could not be used, all their problems told."""
    from thanhtra.exchange.plan_files import read_plan  # noqa: PLC0415 - after --help

    plans: list[JointPlan] = []
    for name in args.plans:
        try:
            plans.append(read_plan(name, slugs=book))
        except Unusable as unusable:
            tell_unusable(unusable, name, args.lang)
    return plans if len(plans) == len(args.plans) else None


def _one(plan: JointPlan, args: argparse.Namespace, book: Rulebook) -> int:
    from thanhtra.coordination import check_plan  # noqa: PLC0415 - after --help
    from thanhtra.reports.plan_page import plan_check_page, plan_report_page  # noqa: PLC0415 - likewise
    from thanhtra.reports.plan_report import plan_check_to_json, plan_report, plan_report_to_json  # noqa: PLC0415 - likewise

    check = check_plan(plan, book, on=args.on, days=args.days)
    if args.what == "check":
        write_page(plan_check_page(check, book, lang=args.lang), lambda: plan_check_to_json(check), args)
        return FOUND if check.has_findings else 0
    report = plan_report(check)
    write_page(plan_report_page(report, book, lang=args.lang), lambda: plan_report_to_json(report), args)
    return 0


def _several(plans: list[JointPlan], args: argparse.Namespace, book: Rulebook) -> int:
    from thanhtra.coordination import check_plans  # noqa: PLC0415 - after --help
    from thanhtra.reports.plans_page import (  # noqa: PLC0415 - likewise
        plans_check_page,
        plans_check_to_json,
        plans_report_page,
        plans_report_to_json,
    )

    check = check_plans(plans, book, on=args.on, days=args.days)
    if args.what == "check":
        write_page(plans_check_page(check, book, lang=args.lang), lambda: plans_check_to_json(check), args)
        return FOUND if check.has_findings else 0
    write_page(plans_report_page(check, book, lang=args.lang), lambda: plans_report_to_json(check), args)
    return 0
