"""``thanhtra next``: what can come next in a case, what must be done first."""

from __future__ import annotations

import json
import sys
from typing import Final

from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_checks, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable
from thanhtra.exchange import read_case
from thanhtra.exchange.problem_words import unusable_lines

OVERDUE: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra next vu-viec.json --on today
  thanhtra next vu-viec.json --on 10/9/2026 --json

Mã thoát / exit: 0 không có việc quá hạn / nothing overdue · 1 có việc phải làm đã quá hạn / a duty is overdue · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "next",
        "Bước tiếp theo: việc gì phải làm, ai làm, chậm nhất ngày nào; việc gì được làm; còn thiếu gì.",
        "What can come next: what must, by whom, until when; what may; what is missing.",
        _EXAMPLES,
    )
    made.add_argument("case", metavar="CASE", help=".json")
    made.add_argument(
        "--on",
        type=a_day,
        metavar="DATE",
        help="xem xét từ ngày nào (mặc định: ngày mới nhất trong hồ sơ) / seen from which day (default: the file's latest)",
    )
    add_rules(made)
    add_checks(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    args = made.parse_args(argv)
    from thanhtra.checks import own_checks  # noqa: PLC0415 - after --help
    from thanhtra.findings import StepStanding  # noqa: PLC0415 - likewise
    from thanhtra.reviewing import next_steps  # noqa: PLC0415 - likewise

    refuse_overwriting(args, args.case)
    book = book_of(args.rules, args.reading)
    try:
        case = read_case(args.case, slugs=book)
        found = next_steps(case, book, on=args.on, checks=own_checks(args.checks))
    except Unusable as unusable:
        tell("".join(f"{line}\n" for line in unusable_lines(unusable, source=args.case, lang=args.lang)))
        return UNUSABLE
    except ValueError:
        tell(
            "thanhtra next: "
            + ("the file has no day; say --on" if args.lang == "en" else "hồ sơ không có ngày nào; cần --on")
            + "\n"
        )
        return UNUSABLE
    if args.json:
        from thanhtra.exchange.answers import next_steps_to_json  # noqa: PLC0415 - text does not need it

        sys.stdout.write(json.dumps(next_steps_to_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        from thanhtra.export.next_steps import next_steps_text  # noqa: PLC0415 - JSON does not need it

        sys.stdout.write(next_steps_text(found, case, book, lang=args.lang, style=style_of(sys.stdout)) + "\n")
    overdue = any(
        s.standing is StepStanding.MUST and s.latest is not None and f"{s.latest}"[:10] < found.on.isoformat()
        for s in found.steps
    )
    return OVERDUE if overdue else 0
