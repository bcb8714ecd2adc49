"""``thanhtra platforms check``: requests to services on the Internet asked about a day."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import Final

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
        return _schema()
    args = _parser().parse_args(argv)
    from thanhtra.exchange.online_requests import online_note_to_json, read_online_requests  # noqa: PLC0415 - after --help
    from thanhtra.export.online_requests import online_note_text, online_totals  # noqa: PLC0415 - likewise
    from thanhtra.platforms import check_requests  # noqa: PLC0415 - likewise

    try:
        file = read_online_requests(args.file)
    except Unusable as error:
        sys.stderr.write("".join(f"{error.source}: {problem}\n" for problem in error.problems))
        return UNUSABLE
    counted: Counter[str] = Counter()
    book = book_of(args.rules, args.reading)
    for note in check_requests(file, book, args.on):
        counted[note.answer] += 1
        if args.findings and note.answer != "finding":
            continue
        line = json.dumps(online_note_to_json(note), ensure_ascii=False) if args.json else online_note_text(note, book, lang=args.lang)
        sys.stdout.write(line + "\n")
    if not args.json:
        sys.stdout.write(online_totals(counted, lang=args.lang) + "\n")
    return FOUND if counted["finding"] else 0


def _schema() -> int:
    from thanhtra.exchange.schema import document_schema  # noqa: PLC0415 - only where it is asked for
    from thanhtra.platforms import OnlineRequests  # noqa: PLC0415 - likewise

    sys.stdout.write(json.dumps(document_schema(OnlineRequests), ensure_ascii=False, indent=2) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    made = parser("platforms", "Theo dõi yêu cầu gửi nền tảng, nhà cung cấp dịch vụ trên mạng theo một ngày.", "Ask requests to services on the Internet about a day.", _EXAMPLES)
    made.add_argument("what", choices=("check",), metavar="check", help="xét các yêu cầu / look at the requests")
    made.add_argument("file", metavar="FILE", help="tệp thanhtra.platforms (.json) / a thanhtra.platforms document")
    made.add_argument("--on", type=a_day, required=True, metavar="DAY", help="xét đến hết ngày / asked about the end of this day")
    made.add_argument("--findings", action="store_true", help="chỉ in điều sai / print findings alone")
    made.add_argument("--json", action="store_true", help="in JSON, mỗi dòng một kết quả / print JSON lines")
    add_rules(made)
    add_lang(made)
    return made
