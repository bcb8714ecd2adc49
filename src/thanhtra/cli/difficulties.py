"""``thanhtra difficulties``: a conference's questions, the causes noted, the recommendations made."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.pages import UNUSABLE, add_output, tell_unusable, write_page
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable

if TYPE_CHECKING:
    from thanhtra.reports.case_causes import CaseCauseCount

FOUND: Final = 1
_EXAMPLES: Final = """\
  thanhtra difficulties list vuong-mac.json --on today --format docx --out vuong-mac.docx
  thanhtra difficulties list vuong-mac.json --on today --cases ho-so.jsonl
  thanhtra difficulties check vuong-mac.json --on 31/12/2026
  thanhtra difficulties schema > thanhtra.difficulties.schema.json

Mã thoát / exit: 0 không có mục quá hạn / nothing late · 1 có mục quá hạn / something is late (check) · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "difficulties",
        "Vướng mắc, nguyên nhân, kiến nghị: ai nêu, ai trả lời, đã thành gì, mục nào quá hạn.",
        "Questions, causes, recommendations: who raised, who answered, what became of it, what is late.",
        _EXAMPLES,
    )
    made.add_argument(
        "what",
        choices=("list", "check", "schema"),
        help="liệt kê, rà soát, hoặc lược đồ JSON / list, check, or the JSON Schema",
    )
    made.add_argument("file", nargs="?", metavar="FILE", help="tệp thanhtra.difficulties (.json)")
    made.add_argument("--on", type=a_day, metavar="DAY", help="tính đến hết ngày nào / as at the end of which day")
    made.add_argument(
        "--cases",
        action="append",
        default=[],
        metavar="FILE",
        help="hồ sơ vụ việc, để đếm cả nguyên nhân ghi trong đó / case files, whose causes are counted too (list)",
    )
    add_output(made)
    add_rules(made)
    add_lang(made)
    args = made.parse_args(argv)
    from thanhtra.exchange.difficulty_files import (  # noqa: PLC0415 - after --help
        difficulties_schema,
        difficulty_check_to_json,
        read_difficulties,
    )

    if args.what == "schema":
        sys.stdout.write(json.dumps(difficulties_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    if args.file is None or args.on is None:
        made.error("FILE --on DAY")
    if args.what == "check" and args.cases:
        made.error("--cases đi với / goes with list")
    from thanhtra.cli.review_files import Seen, usable_cases  # noqa: PLC0415 - after --help
    from thanhtra.coordination import check_difficulties  # noqa: PLC0415 - likewise
    from thanhtra.reports.case_causes import case_cause_counts  # noqa: PLC0415 - likewise
    from thanhtra.reports.difficulty_page import difficulty_check_page, difficulty_list_page  # noqa: PLC0415 - likewise

    refuse_overwriting(args, args.file, *args.cases)
    book = book_of(args.rules, args.reading)
    try:
        of = read_difficulties(args.file, slugs=book)
    except Unusable as unusable:
        return tell_unusable(unusable, args.file, args.lang)
    found = check_difficulties(of, book, on=args.on)
    if args.what == "check":
        write_page(difficulty_check_page(found, book, lang=args.lang), lambda: difficulty_check_to_json(found), args)
        return FOUND if found.has_findings else 0
    seen = Seen()
    stated = (
        case_cause_counts(
            usable_cases(args.cases, None, seen, command="difficulties", lang=args.lang), book, on=args.on, beside=of
        )
        if args.cases
        else None
    )
    if args.cases:
        seen.refuse_nothing()
    write_page(
        difficulty_list_page(found, book, lang=args.lang, stated=stated),
        lambda: difficulty_check_to_json(found) | _stated(stated),
        args,
    )
    return UNUSABLE if seen.unusable else 0


def _stated(stated: Sequence[CaseCauseCount] | None) -> dict[str, Any]:
    if stated is None:
        return {}
    return {
        "case_causes": [
            {
                "kind": one.kind,
                "field": one.field,
                "body": one.body,
                "year": one.year,
                "count": len(one.refs),
                "refs": list(one.refs),
                "checks": dict(one.checks),
            }
            for one in stated
        ]
    }
