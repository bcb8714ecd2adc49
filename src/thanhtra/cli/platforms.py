"""``thanhtra platforms check``: requests to services on the Internet asked about a day."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from thanhtra.cli.notes import add_notes, print_notes, print_schema, tell_problems
from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable

FOUND: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra platforms check yeu-cau.json --on 2026-11-30
  thanhtra platforms check yeu-cau.json --on today --findings --json
  thanhtra platforms schema > thanhtra.platforms.schema.json

Mã thoát / exit: 0 không có điều sai / nothing found · 1 có điều sai / findings · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    if argv[:1] == ["schema"]:
        from thanhtra.platforms import OnlineRequests  # noqa: PLC0415 - only where it is asked for

        return print_schema(OnlineRequests)
    args = _parser().parse_args(argv)
    from thanhtra.exchange.online_requests import online_note_to_json, read_online_requests  # noqa: PLC0415 - after --help
    from thanhtra.export.online_requests import online_note_text, online_totals  # noqa: PLC0415 - likewise
    from thanhtra.platforms import check_requests  # noqa: PLC0415 - likewise

    refuse_overwriting(args, args.file)
    try:
        file = read_online_requests(args.file)
    except Unusable as error:
        tell_problems(error, args.lang)
        return UNUSABLE
    book = book_of(args.rules, args.reading)
    counted = print_notes(
        check_requests(file, book, args.on),
        args,
        online_note_to_json,
        lambda note: online_note_text(note, book, lang=args.lang),
    )
    if not args.json:
        sys.stdout.write(online_totals(counted, lang=args.lang) + "\n")
    return FOUND if counted["finding"] else 0


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "platforms",
        "Theo dõi yêu cầu gửi nền tảng, nhà cung cấp dịch vụ trên mạng theo một ngày.",
        "Ask requests to services on the Internet about a day.",
        _EXAMPLES,
    )
    made.add_argument("what", choices=("check",), metavar="check", help="xét các yêu cầu / look at the requests")
    made.add_argument("file", metavar="FILE", help="tệp thanhtra.platforms (.json) / a thanhtra.platforms document")
    made.add_argument(
        "--on", type=a_day, required=True, metavar="DAY", help="xét đến hết ngày / asked about the end of this day"
    )
    add_notes(made)
    add_rules(made)
    add_lang(made)
    return made
