"""``thanhtra find``: from words to the provision, its frame, and who may."""

from __future__ import annotations

import sys
from typing import Final

from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser, today

NOTHING: Final = 1
_MOST: Final = 50
_EXAMPLES: Final = """\
  thanhtra find "tung tin giả lên Facebook gây hoang mang" --on 2026-08-20
  thanhtra find "ban sim kich hoat san" --on 20/8/2026
  thanhtra find "Trưởng Công an xã" --kind post
  thanhtra find "174/2026/NĐ-CP Đ95.2.c" --on 2026-08-20 --json

Mã thoát / exit: 0 có kết quả / found · 1 không có / nothing found"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "find",
        "Tìm hành vi, chức danh, lĩnh vực, biện pháp, thời hạn, cơ quan, kiểm tra bằng lời thường.",
        "Find acts, posts, fields, remedies, limits, bodies and checks by plain words.",
        _EXAMPLES,
    )
    made.add_argument(
        "text",
        metavar="TEXT",
        nargs="+",
        help="lời thường (có dấu hay không), tiếng Anh, tên mã, điều khoản / words, a slug, a citation",
    )
    made.add_argument(
        "--on",
        type=a_day,
        metavar="DATE",
        help="theo pháp luật ngày nào (mặc định: hôm nay) / by the law of which day (default: today)",
    )
    made.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=("act", "post", "field", "remedy", "limit", "check", "body"),
        help="chỉ tìm loại này, có thể lặp lại / only of this kind, may be repeated",
    )
    made.add_argument(
        "--limit", type=int, default=8, metavar="N", help="nhiều nhất bao nhiêu kết quả / at most so many (8)"
    )
    add_rules(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    args = made.parse_args(argv)
    if not 1 <= args.limit <= _MOST:
        made.error(f"--limit: 1–{_MOST}")
    from thanhtra.search import find  # noqa: PLC0415 - after --help

    book, on = book_of(args.rules, args.reading), args.on or today()
    found = find(" ".join(args.text), book, on=on, kinds=args.kind, limit=args.limit)
    if args.json:
        import json  # noqa: PLC0415 - text does not need it

        from thanhtra.exchange.found import found_to_json  # noqa: PLC0415 - text does not need it

        sys.stdout.write(json.dumps(found_to_json(found, book), ensure_ascii=False, indent=2) + "\n")
        return 0 if found else NOTHING
    if not found:
        tell(
            "thanhtra find: "
            + (
                "nothing found; try other words, or --kind"
                if args.lang == "en"
                else "không tìm thấy; thử lời khác, hoặc --kind"
            )
            + "\n"
        )
        return NOTHING
    from thanhtra.export.found import found_text  # noqa: PLC0415 - JSON does not need it

    sys.stdout.write(found_text(found, book, on=on, lang=args.lang, style=style_of(sys.stdout)) + "\n")
    return 0
