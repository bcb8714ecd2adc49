"""``thanhtra due``: the last day of one limit from one day, without a file."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from itertools import groupby
from typing import Final, get_args

from thanhtra.casefile.values import ControlLevel
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_moment, add_lang, add_rules, book_of, nearest_named, parser
from thanhtra.deadlines import due
from thanhtra.deadlines.due import uncounted
from thanhtra.errors import BadTerm, CalendarGap, NotInTheBook
from thanhtra.findings import Deadline
from thanhtra.reckoning import law_day, written
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status

NO_SUCH: Final = 1
USAGE_ERROR: Final = 2
_RETURNED: Final = "back-from-criminal"
_EXAMPLES: Final = """\
  thanhtra due decision --from 2022-03-01
  thanhtra due decision --from 2020-10-05 --ground complex --lang en
  thanhtra due file-transfer --from 2022-03-01T08:30:00+07:00 --json
  thanhtra due sanction-limitation --from 2021-05-01 --field telecommunications
  thanhtra due inspection-duration --from 2025-08-04 --level province

Mã thoát / exit: 0 có ngày cuối (hoặc luật không ấn định con số) / a last day, or the law sets no figure · 1 không tính được / cannot be counted"""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    book = book_of(args.rules, args.reading)
    args.kind = _kind(args.kind, book)
    wrong = _wrong_names(args, book)
    if wrong:
        tell(f"thanhtra due: {wrong}\n")
        return USAGE_ERROR
    try:
        found = _counted(args, book)
    except NotInTheBook as error:
        tell(f"thanhtra due: {_refused(error, args, book)}\n")
        return USAGE_ERROR
    answered = 0 if found.due is not None or found.status is Status.NO_FIGURE else NO_SUCH
    if args.json:
        import json  # noqa: PLC0415 - text does not need it

        from thanhtra.exchange import deadline_to_json  # noqa: PLC0415 - the reader behind it costs an import text does not need

        sys.stdout.write(json.dumps(deadline_to_json(found, lang=args.lang), ensure_ascii=False, indent=2) + "\n")
        return answered
    from thanhtra.export.one_limit import deadline_text  # noqa: PLC0415 - JSON does not need it

    sys.stdout.write(deadline_text(found, lang=args.lang, style=style_of(sys.stdout), book=book) + "\n")
    return answered


def _kind(given: str, book: Rulebook) -> str:
    """The slug, for a limit called by its own name: ``Thời hạn ra quyết định xử phạt``."""
    if given in book.procedure.limits:
        return given
    called = given.casefold()
    return next(
        (slug for slug, rule in book.procedure.limits.items() if called in (rule.vi.casefold(), rule.en.casefold())),
        given,
    )


def _parser() -> argparse.ArgumentParser:
    made = parser("due", "Ngày cuối của một thời hạn, thời hiệu.", "The last day of a time limit.", _EXAMPLES)
    made.add_argument("kind", metavar="KIND", help="thời hạn nào, như decision, minutes / which limit")
    made.add_argument(
        "--from",
        dest="start",
        type=a_moment,
        required=True,
        metavar="DATE|INSTANT",
        help="ngày (hoặc thời điểm) bắt đầu / its first day, or instant",
    )
    made.add_argument(
        "--ground",
        action="append",
        default=[],
        metavar="SLUG",
        help="căn cứ kéo dài, có thể lặp lại / a ground, may be repeated",
    )
    made.add_argument(
        "--field", metavar="SLUG", help="lĩnh vực, cho thời hiệu xử phạt / the field, for the limitation of sanctioning"
    )
    made.add_argument(
        "--level", choices=get_args(ControlLevel), help="cấp thanh tra, kiểm tra / level of the inspection"
    )
    add_rules(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng Deadline / one Deadline object")
    return made


def _wrong_names(args: argparse.Namespace, book: Rulebook) -> str:
    limits, english = book.procedure.limits, args.lang == "en"
    if args.kind not in limits:
        hint = nearest_named(args.kind, {slug: (rule.vi, rule.en) for slug, rule in limits.items()})
        return (
            f"{'no limit' if english else 'không có thời hạn'} {args.kind!r}{hint}\n{_by_stage(book, english=english)}"
        )
    if args.field is not None and args.field not in book.fields:
        hint = nearest_named(args.field, {slug: (f.vi, f.en) for slug, f in book.fields.items()})
        return f"{'no field' if english else 'không có lĩnh vực'} {args.field!r}{hint}"
    return ""


def _by_stage(book: Rulebook, *, english: bool) -> str:
    """A short list of the limits there are, a line a stage."""
    from thanhtra.search.listing import list_limits  # noqa: PLC0415 - likewise

    rows = groupby(list_limits(book, date.max), key=lambda row: row.group)
    lines = [
        f"  {group[1] if english else group[0]}: {', '.join(row.id for row in members)}" for group, members in rows
    ]
    return "\n".join([*lines, "names: thanhtra list limits --lang en" if english else "tên gọi: thanhtra list limits"])


def _refused(error: NotInTheBook, args: argparse.Namespace, book: Rulebook) -> str:
    """A ground the law of that day does not know for this limit, with those it knows."""
    ground = error.what.removeprefix("ground:")
    rule = book.limit(
        "decision-after-criminal-return" if args.kind == "decision" and _RETURNED in args.ground else args.kind
    )
    version = rule.versions.version_on(law_day(args.start))
    known = sorted(version.rule.grounds) if version.rule else []
    hint = nearest_named(ground, {slug: (book.grounds[slug].vi, book.grounds[slug].en) for slug in known})
    if args.lang == "en":
        return f"on {law_day(args.start)}, {rule.slug} does not know the ground {ground!r}{hint}; known: {', '.join(known) or 'none'}"
    day = law_day(args.start)
    return f"ngày {written(day, 'vi')}, {rule.slug} không biết căn cứ {ground!r}{hint}; đã biết: {', '.join(known) or 'không có căn cứ nào'}"


def _counted(args: argparse.Namespace, book: Rulebook) -> Deadline:
    start: date | datetime = args.start
    try:
        return due(book, args.kind, start, grounds=args.ground, level=args.level, field=args.field)
    except (BadTerm, CalendarGap):  # the end of the calendar, or of time itself
        return uncounted(args.kind, start, law_day(start), "law:calendar@9999-12-31")
