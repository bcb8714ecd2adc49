"""``thanhtra law``: show a rule, tell its whole history, lint the data, see what a change would do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thanhtra.cli import law_coverage, law_diff, law_impact, law_map, law_new, law_verify
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, nearest, nearest_named, parser, today

if TYPE_CHECKING:
    from thanhtra.export import Style
    from thanhtra.rulebook import Rulebook

FOUND: Final = 1
USAGE_ERROR: Final = 2
_EXAMPLES: Final = """\
  thanhtra law show decision --on 2022-03-01
  thanhtra law show commune-chair --on 2026-07-02
  thanhtra law show "174/2026/NĐ-CP Đ95" --on 2026-08-20
  thanhtra law show "khoản 1 Điều 66 Luật số 15/2012/QH13"
  thanhtra law versions minutes --lang en
  thanhtra law versions sending --rules ./du-thao
  thanhtra law lint
  thanhtra law lint ./quy-dinh-cua-toi
  thanhtra law diff built-in ./du-thao
  thanhtra law new decree 999/2027/NĐ-CP --from 2027-01-01 --to ./du-thao
  thanhtra law impact luu-tru/ --rules ./du-thao --as-of 2026-07-01
  thanhtra law map "15/2012/QH13 Đ58"
  thanhtra law map 118/2021/NĐ-CP --json
  thanhtra law verify --texts van-ban/ --json
  thanhtra law coverage tinh-huong/ --rules ./du-thao --since 2027-01-01

law lint: mã thoát / exit 1 khi dữ liệu có lỗi / when the data have problems
law verify: 1 khi có dòng khác văn bản / when a row differs from the text
law coverage: 1 khi có phiên bản chưa quyết định cả hai chiều mà không được miễn / when a version did not decide both ways and is not excused"""


def run(argv: list[str]) -> int:
    """The command."""
    if argv and not argv[0].startswith("-") and argv[0] not in _ACTIONS:
        tell(f"thanhtra law: không có lệnh / no command {argv[0]!r}{nearest(argv[0], _ACTIONS)}\n")
        return USAGE_ERROR
    args = _parser().parse_args(argv)
    return _ACTIONS[args.action](args)


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "law",
        "Xem quy định theo thời gian và kiểm tra dữ liệu quy định.",
        "Show the rules as dated data, and lint them.",
        _EXAMPLES,
    )
    under = made.add_subparsers(
        dest="action", required=True, metavar="show|versions|lint|coverage|impact|diff|map|new|verify"
    )
    show = under.add_parser("show", help="một quy định, theo một ngày / one rule, on a day", allow_abbrev=False)
    show.add_argument("slug", metavar="SLUG")
    show.add_argument(
        "--on", type=a_day, metavar="DATE", help="ngày nào (mặc định: bản mới nhất) / which day (default: the latest)"
    )
    versions = under.add_parser("versions", help="toàn bộ lịch sử / the whole history", allow_abbrev=False)
    versions.add_argument("slug", metavar="SLUG")
    lint = under.add_parser("lint", help="kiểm tra dữ liệu / lint the data", allow_abbrev=False)
    law_coverage.add_to(under, a_day=a_day)
    law_impact.add_to(under, a_day=a_day)
    law_map.add_to(under)
    law_new.add_to(under)
    law_verify.add_to(under)
    diff = law_diff.add_to(under)
    lint.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="thư mục bổ sung quy định / folders laid over the built-in rules",
    )
    for one in (show, versions):
        add_rules(one)
    for one in (show, versions, diff):
        add_lang(one)
    return made


def _show(args: argparse.Namespace) -> int:
    return _pages(args, whole=False)


def _versions(args: argparse.Namespace) -> int:
    return _pages(args, whole=True)


def _pages(args: argparse.Namespace, *, whole: bool) -> int:
    from thanhtra.export.entries import entries, entry_text, named_of  # noqa: PLC0415 - lint does not need it

    book, style = book_of(args.rules, args.reading), style_of(sys.stdout)
    on = None if whole else args.on
    pages = [entry_text(e, book, lang=args.lang, style=style, on=on, whole=whole) for e in entries(book, args.slug)]
    pages += _of_place(args.slug, book, style, args)
    if not pages:
        tell(f"thanhtra law: không có / nothing called {args.slug!r}{nearest_named(args.slug, named_of(book))}\n")
        return USAGE_ERROR
    sys.stdout.write("\n\n".join(pages) + "\n")
    return 0


def _of_place(text: str, book: Rulebook, style: Style, args: argparse.Namespace) -> list[str]:
    """What the book holds at a citation: acts of a decree, an article or a clause; rules of procedure that cite a place of a law."""
    from thanhtra.reading_vi import Unreadable, read_citation  # noqa: PLC0415 - only for what may be a citation

    place = read_citation(text)
    if isinstance(place, Unreadable):
        return []
    from thanhtra.export.found import found_text  # noqa: PLC0415 - only for a citation
    from thanhtra.export.listing import decree_contents, list_text, rules_citing  # noqa: PLC0415 - likewise
    from thanhtra.search import find, list_acts  # noqa: PLC0415 - likewise

    on = getattr(args, "on", None) or today()
    if place.instrument not in book.decrees.heads:
        from thanhtra.export.entries import entries, entry_text  # noqa: PLC0415 - likewise

        slugs = rules_citing(place, book) if place.article else []
        return [
            entry_text(
                e,
                book,
                lang=args.lang,
                style=style,
                on=args.on if args.action == "show" else None,
                whole=args.action != "show",
            )
            for slug in slugs
            for e in entries(book, slug)
        ]
    rows = list_acts(place, book, on)
    if place.article is None:
        return [decree_contents(place.instrument, rows, lang=args.lang, style=style)] if rows else []
    if len(rows) > 1:
        return [list_text(rows, lang=args.lang, style=style)]
    found = find(str(place), book, on=on, kinds=("act",))
    return [found_text(found, book, on=on, lang=args.lang, style=style)] if found else []


def _lint(args: argparse.Namespace) -> int:
    from thanhtra.cli.templates import template_problems  # noqa: PLC0415 - the other actions do not need it
    from thanhtra.deadlines.lint_shapes import shape_problems  # noqa: PLC0415 - likewise
    from thanhtra.outputs import readable  # noqa: PLC0415 - likewise
    from thanhtra.rulebook import Rulebook  # noqa: PLC0415 - likewise
    from thanhtra.rulebook.lint import DATA, lint  # noqa: PLC0415 - likewise
    from thanhtra.rulebook.overlays import folder_problems, reaching_back  # noqa: PLC0415 - likewise
    from thanhtra.statutes import map_problems  # noqa: PLC0415 - likewise

    for path in args.paths:
        if not path.is_dir():
            tell(f"thanhtra law lint: {readable(str(path))}: không phải thư mục / not a folder\n")
            return USAGE_ERROR
    odd = [problem for path in args.paths for problem in folder_problems(path, DATA)]
    problems = [
        *odd,
        *lint(*args.paths),
        *shape_problems(*args.paths),
        *template_problems(),
        *map_problems(Rulebook.built_in()),
    ]
    if args.paths and not problems:
        for place in reaching_back(Rulebook.built_in(), Rulebook.load(*args.paths)):
            sys.stdout.write(
                f"cảnh báo / warning: sửa quy định của ngày đã qua / changes a rule of days that are past: {place}\n"
            )
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    if problems:
        tell(f"{len(problems)} lỗi / problems\n")
        return FOUND
    sys.stdout.write("dữ liệu không có lỗi / no problem\n")
    return 0


_ACTIONS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "show": _show,
    "versions": _versions,
    "lint": _lint,
    "coverage": law_coverage.run,
    "impact": law_impact.run,
    "diff": law_diff.run,
    "map": law_map.run,
    "new": law_new.run,
    "verify": law_verify.run,
}
