"""``thanhtra audit``: would the decisions of a case fall, on which ground, and how are they mended."""

from __future__ import annotations

import json
import sys
from typing import Final

from thanhtra.auditing import GroundOutcome, audit_annulment
from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.exchange.problem_words import unusable_lines
from thanhtra.reviewing import review

FOUND: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra audit vu-viec.json
  thanhtra audit vu-viec.json --as-of 1/9/2026 --json

Mã thoát / exit: 0 không có căn cứ hủy bỏ / no ground stands · 1 có căn cứ / a ground stands · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "audit",
        "Quyết định xử phạt có thuộc trường hợp phải hủy bỏ không, khắc phục thế nào.",
        "Would a decision fall, on which ground, and how it is mended.",
        _EXAMPLES,
    )
    made.add_argument("case", metavar="CASE", help=".json")
    made.add_argument(
        "--as-of",
        type=a_day,
        metavar="DATE",
        help="ngày xem xét: căn cứ hủy bỏ theo pháp luật ngày đó / the day of the audit, whose law says what the grounds are",
    )
    add_rules(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    args = made.parse_args(argv)
    refuse_overwriting(args, args.case)
    book = book_of(args.rules, args.reading)
    try:
        case = read_case(args.case, slugs=book)
    except Unusable as unusable:
        tell("".join(f"{line}\n" for line in unusable_lines(unusable, source=args.case, lang=args.lang)))
        return UNUSABLE
    audits = audit_annulment(review(case, book, as_of=args.as_of), book)
    if args.json:
        from thanhtra.exchange.audits import audits_to_json  # noqa: PLC0415 - text does not need it

        sys.stdout.write(
            json.dumps(audits_to_json(audits, case, book, lang=args.lang), ensure_ascii=False, indent=2) + "\n"
        )
    else:
        from thanhtra.export.audit import audit_text  # noqa: PLC0415 - JSON does not need it

        sys.stdout.write(audit_text(audits, case, book, lang=args.lang, style=style_of(sys.stdout)) + "\n")
    return FOUND if any(a.standing is GroundOutcome.DEFECT for a in audits) else 0
