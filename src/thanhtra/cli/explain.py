"""``thanhtra explain``: what a check asks, or what a rule says and said."""

from __future__ import annotations

import sys
from typing import Final

from thanhtra.checks import all_checks, load_checks
from thanhtra.cli.streams import style_of
from thanhtra.cli.usage import a_day, add_checks, add_lang, add_rules, book_of, nearest, parser

USAGE_ERROR: Final = 2
_EXAMPLES: Final = """\
  thanhtra explain DEC01 --on 2022-03-01
  thanhtra explain decision.issued-in-time --lang en
  thanhtra explain minutes"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser("explain", "Giải thích một kiểm tra, hoặc một thời hạn, chức danh, lĩnh vực.", "Explain a check, or a limit, post or field.", _EXAMPLES)
    made.add_argument("code", metavar="CODE", help="mã, tên kiểm tra hoặc quy định, như DEC01, minutes / code or name")
    made.add_argument("--on", type=a_day, metavar="DATE", help="hậu quả theo pháp luật ngày nào / the day whose consequence is told")
    add_rules(made)
    add_checks(made)
    add_lang(made)
    args = made.parse_args(argv)
    from thanhtra.export.entries import entries, entry_text, names_of  # noqa: PLC0415 - after --help
    from thanhtra.export.questions import question_text  # noqa: PLC0415 - likewise

    book, style = book_of(args.rules, args.reading), style_of(sys.stdout)
    wanted = args.code.casefold()
    checks = [*all_checks(), *(own for path in args.checks for own in load_checks(path))]
    pages = [question_text(c, book, lang=args.lang, style=style, on=args.on) for c in checks if wanted in (c.code.casefold(), c.name)]
    pages = pages or [entry_text(e, book, lang=args.lang, style=style, on=args.on, whole=args.on is None) for e in entries(book, args.code)]
    if not pages:
        known = [*(c.code for c in checks), *(c.name for c in checks), *names_of(book)]
        sys.stderr.write(f"thanhtra explain: không có / nothing called {args.code!r}{nearest(args.code, known)}\n")
        return USAGE_ERROR
    sys.stdout.write("\n\n".join(pages) + "\n")
    return 0
