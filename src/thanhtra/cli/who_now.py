"""``thanhtra who-now``: who takes over from a post or body that is gone."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Final

from thanhtra.cli.area import an_area
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, nearest_named, parser
from thanhtra.rulebook import Rulebook

NOT_HELD: Final = 1
USAGE_ERROR: Final = 2
_LISTED: Final = 5
_EXAMPLES: Final = """\
  thanhtra who-now district-chair --on 2025-07-01
  thanhtra who-now "Chánh Thanh tra sở" --on 1/7/2025 --json
  thanhtra who-now province-chair --area 49 --on 2025-07-01
  thanhtra who-now "Sở Thông tin và Truyền thông tỉnh Nghệ An" --on 1/3/2025
  thanhtra who-now "so tt&tt quang nam" --on 1/3/2025
  thanhtra who-now head-of-ministry-inspection-team --on 2025-06-01 --term-over

Mã thoát / exit: 0 trả lời được / answered · 1 có điều chưa có trong bộ quy tắc hoặc chưa được nói / something is not held, or not said · 2 lệnh sai / usage"""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    from thanhtra.coordination import who_now  # noqa: PLC0415 - after --help

    book = book_of(args.rules, args.reading)
    slug = _slug(args.post, book, args.on)
    if slug is None:
        return USAGE_ERROR
    found = who_now(slug, args.on, book, agency=args.agency, area=args.area, term_over=args.term_over)
    if args.json:
        from thanhtra.exchange.takeover import who_now_to_json  # noqa: PLC0415 - text does not need it

        sys.stdout.write(json.dumps(who_now_to_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        from thanhtra.export.who_now import who_now_text  # noqa: PLC0415 - JSON does not need it

        sys.stdout.write(who_now_text(found, book, lang=args.lang) + "\n")
    return NOT_HELD if found.missing else 0


def _slug(given: str, book: Rulebook, on: date) -> str | None:
    """The slug meant by a slug, a printed title or the name of a body; None, and a word on stderr, where it is not known."""
    from thanhtra.search.naming import posts_and_bodies  # noqa: PLC0415 - after --help

    found = posts_and_bodies(given, book, on)
    if len(found) == 1:
        return found[0]
    if found:
        listed = "".join(f"\n  {slug}  {book.bodies[slug].vi}" for slug in found[:_LISTED]) + (
            "\n  …" if len(found) > _LISTED else ""
        )
        tell(
            f"thanhtra who-now: {given!r} có thể là {len(found)} cơ quan, nêu rõ tỉnh, thành phố / may be {len(found)} bodies, say which province:{listed}\n"
        )
        return None
    names = {slug: (p.vi, p.en) for slug, p in book.posts.items()} | {
        slug: (b.vi, b.en) for slug, b in book.bodies.items()
    }
    tell(f"thanhtra who-now: không có chức danh, cơ quan / no post or body {given!r}{nearest_named(given, names)}\n")
    return None


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "who-now",
        "Ai tiếp nhận việc của chức danh, cơ quan không còn.",
        "Who takes over from a post or body that is gone.",
        _EXAMPLES,
    )
    made.add_argument(
        "post", metavar="POST", help="mã hoặc tên chức danh, cơ quan / slug or printed name of a post or body"
    )
    made.add_argument("--on", type=a_day, required=True, metavar="DAY", help="ngày cần biết / the day asked about")
    made.add_argument("--agency", help="cơ quan của chức danh, như in trên văn bản / the post's agency, as printed")
    made.add_argument(
        "--area", type=an_area, metavar="CODES", help="địa bàn của chức danh, như 49 hoặc 49/502 / the post's area"
    )
    made.add_argument(
        "--term-over", action="store_true", help="trưởng đoàn đã hết thời hạn thanh tra / the team's inspection is over"
    )
    made.add_argument("--json", action="store_true", help="in JSON / print JSON")
    add_rules(made)
    add_lang(made)
    return made
