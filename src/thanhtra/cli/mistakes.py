"""``thanhtra mistakes``: the frequent mistakes of an archive, for a page everybody may read."""

from __future__ import annotations

from typing import Final

from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.pages import UNUSABLE, add_output, write_page
from thanhtra.cli.usage import add_lang, add_only, add_rules, book_of, codes_asked, parser

_EXAMPLES: Final = """\
  thanhtra mistakes ho-so.jsonl
  thanhtra mistakes ho-so.jsonl --format html --out sai-sot.html
  thanhtra mistakes ho-so.jsonl --only DEC01,MIN01 --format json

Mã thoát / exit: 0 · 2 có hồ sơ không dùng được (các hồ sơ khác vẫn được tính) / a case could not be used (the others are counted)"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "mistakes",
        "Sai sót thường gặp: tỷ lệ, quy tắc, ví dụ đã ẩn danh, cách khắc phục.",
        "Frequent mistakes: their share, the rule, an anonymised example, the cure.",
        _EXAMPLES,
    )
    made.add_argument("archive", metavar="ARCHIVE", help=".json, .jsonl hoặc / or - (stdin)")
    add_only(made)
    add_output(made)
    add_rules(made)
    add_lang(made)
    args = made.parse_args(argv)
    from thanhtra.cli.review_files import Seen, usable_cases  # noqa: PLC0415 - likewise
    from thanhtra.reports.mistakes import frequent_mistakes, mistakes_page, mistakes_to_json  # noqa: PLC0415 - after --help

    refuse_overwriting(args, args.archive)
    book, only, seen = book_of(args.rules, args.reading), codes_asked(args.only), Seen()
    found = frequent_mistakes(
        usable_cases([args.archive], book, seen, command="mistakes", lang=args.lang), book, only=only
    )
    seen.refuse_nothing()
    write_page(mistakes_page(found, lang=args.lang), lambda: mistakes_to_json(found), args)
    return UNUSABLE if seen.unusable else 0
