"""``thanhtra list``: acts of a decree or an article, posts, fields, remedies, bodies, limits, kinds of event."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_citation, a_day, add_lang, add_rules, book_of, parser, today
from thanhtra.errors import NotInTheBook

if TYPE_CHECKING:
    from thanhtra.search.listing import Listed

USAGE_ERROR: Final = 2
NOTHING: Final = 1
WHAT: Final = ("acts", "posts", "fields", "remedies", "bodies", "limits", "kinds")
_EXAMPLES: Final = """\
  thanhtra list acts "174/2026/NĐ-CP Đ95" --on 20/8/2026
  thanhtra list acts "Điều 95 Nghị định số 174/2026/NĐ-CP"
  thanhtra list posts
  thanhtra list limits
  thanhtra list kinds --lang en"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "list",
        "Liệt kê hành vi của một nghị định hay một điều, chức danh, lĩnh vực, biện pháp, cơ quan, thời hạn, loại sự kiện.",
        "List acts of a decree or article, posts, fields, remedies, bodies, limits, kinds of event.",
        _EXAMPLES,
    )
    made.add_argument("what", choices=WHAT, metavar="|".join(WHAT))
    made.add_argument(
        "place",
        nargs="?",
        type=a_citation,
        metavar="CITE",
        help="với acts: nghị định, điều hoặc khoản / for acts: a decree, article or clause",
    )
    made.add_argument(
        "--on", type=a_day, metavar="DATE", help="theo ngày nào (mặc định: hôm nay) / on which day (default: today)"
    )
    add_rules(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    args = made.parse_args(argv)
    if (args.what == "acts") != (args.place is not None):
        made.error(
            'cần điều khoản với acts, và chỉ với acts / acts takes a citation, the others none: thanhtra list acts "174/2026/NĐ-CP Đ95"'
        )
    from thanhtra.search.listing import LISTS, list_acts  # noqa: PLC0415 - after --help

    book, on = book_of(args.rules, args.reading), args.on or today()
    try:
        rows = list_acts(args.place, book, on) if args.place is not None else LISTS[args.what](book, on)
    except NotInTheBook:
        held = ", ".join(book.decrees.heads)
        tell(f"thanhtra list: không có hành vi của / no acts held of {args.place}; có / held: {held}\n")
        return USAGE_ERROR
    if args.json:
        sys.stdout.write(
            json.dumps(
                {"list": args.what, "on": on.isoformat(), "items": [_item(row) for row in rows]},
                ensure_ascii=False,
                indent=2,
            )
            + "\n"
        )
        return 0 if rows else NOTHING
    if not rows:
        tell(f"thanhtra list: ngày {on.isoformat()} không có hành vi nào ở đó / no act there on that day\n")
        return NOTHING
    from thanhtra.export.listing import list_text  # noqa: PLC0415 - JSON does not need it

    sys.stdout.write(list_text(rows, lang=args.lang, style=style_of(sys.stdout)) + "\n")
    return 0


def _item(row: Listed) -> dict[str, Any]:
    out: dict[str, Any] = {"id": row.id, "vi": row.vi, "en": row.en}
    if row.group[1]:
        out["group"] = {"vi": row.group[0], "en": row.group[1]}
    if not row.holds:
        out["holds"] = False
    if row.act is not None:
        frame = row.act.frame
        out |= {
            "frame": None if frame is None else {"least": frame.least, "most": frame.most},
            "stated_for": row.act.stated_for.value,
            "warning_only": row.act.warning_only,
            "field": row.act.field,
        }
    return out | {key: value.isoformat() if isinstance(value, date) else value for key, value in row.more.items()}
