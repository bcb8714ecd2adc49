"""``thanhtra explain``: what a check asks, or what a rule says and said."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Final

from thanhtra.checks import Check, all_checks, load_checks
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_checks, add_lang, add_rules, book_of, nearest_named, parser, today
from thanhtra.rulebook import Rulebook

USAGE_ERROR: Final = 2
_CODE: Final = re.compile(r"([A-Z]{2,4})0*(\d{1,2})")
_LIKELY: Final = 0.35
_EXAMPLES: Final = """\
  thanhtra explain DEC01 --on 2022-03-01
  thanhtra explain decision.issued-in-time --lang en
  thanhtra explain minutes
  thanhtra explain "ban hành quyết định quá hạn"

Không có tên đó: in những kiểm tra, thời hạn gần nhất / nothing of that name: the nearest checks and limits are printed"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "explain",
        "Giải thích một kiểm tra, hoặc một thời hạn, chức danh, lĩnh vực.",
        "Explain a check, or a limit, post or field.",
        _EXAMPLES,
    )
    made.add_argument("code", metavar="CODE", help="mã, tên kiểm tra hoặc quy định, như DEC01, minutes / code or name")
    made.add_argument(
        "--on", type=a_day, metavar="DATE", help="hậu quả theo pháp luật ngày nào / the day whose consequence is told"
    )
    add_rules(made)
    add_checks(made)
    add_lang(made)
    args = made.parse_args(argv)
    from thanhtra.export.entries import entries, entry_text  # noqa: PLC0415 - after --help
    from thanhtra.export.questions import question_text  # noqa: PLC0415 - likewise

    book, style = book_of(args.rules, args.reading), style_of(sys.stdout)
    wanted = args.code.casefold()
    checks = [*all_checks(), *(own for path in args.checks for own in load_checks(path))]
    pages = [
        question_text(c, book, lang=args.lang, style=style, on=args.on)
        for c in checks
        if wanted in (c.code.casefold(), c.name)
    ]
    pages = pages or [
        entry_text(e, book, lang=args.lang, style=style, on=args.on, whole=args.on is None)
        for e in entries(book, args.code)
    ]
    if not pages:
        tell(_nothing(args, checks, book))
        return USAGE_ERROR
    sys.stdout.write("\n\n".join(pages) + "\n")
    return 0


def _nothing(args: argparse.Namespace, checks: list[Check], book: Rulebook) -> str:
    """What stands near what was asked: by letters for a code, by words for anything else."""
    from thanhtra.export.entries import named_of  # noqa: PLC0415 - likewise
    from thanhtra.search import find  # noqa: PLC0415 - only where nothing has that name

    english = args.lang == "en"
    codes = {c.code: c.question for c in checks} | {c.name: c.question for c in checks}
    digits = _CODE.fullmatch(args.code.upper())
    padded = f"{digits[1]}{int(digits[2]):02d}" if digits else ""
    hint = (
        f" (ý là / did you mean {padded!r}? — {codes[padded][0]})"
        if padded in codes
        else nearest_named(args.code, codes | named_of(book))
    )
    day = args.on or today()
    near = (
        []
        if padded in codes
        else [
            *find(args.code, book, on=day, kinds=("check",), limit=3),
            *find(args.code, book, on=day, kinds=("limit",), limit=2),
        ]
    )
    lines = [f"thanhtra explain: {'nothing called' if english else 'không có'} {args.code!r}{hint}"]
    lines += [f"  {one.id}: {one.en if english else one.vi}" for one in near if one.share >= _LIKELY]
    return "\n".join(lines) + "\n"
