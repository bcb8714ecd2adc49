"""``thanhtra licences check`` and ``thanhtra licences programme``: a licence register asked about a day, and who to look at."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any, ClassVar, Final

from thanhtra.cli.notes import print_notes, print_schema, tell_problems
from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.usage import a_count, a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import ThanhtraError, Unusable

FOUND: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra licences check so-giay-phep.jsonl --on 2026-11-30
  thanhtra licences check so-giay-phep.json --on today --cases ho-so.jsonl --json
  thanhtra licences programme so-giay-phep.jsonl --on 2026-11-30 --every 24 --most 50
  thanhtra licences schema > thanhtra.licences.schema.json

Mã thoát / exit: 0 không có điều sai / nothing found · 1 có điều sai / findings · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    if argv[:1] == ["schema"]:
        from thanhtra.licensing import LicenceRegister  # noqa: PLC0415 - only where it is asked for

        return print_schema(LicenceRegister)
    args = _parser().parse_args(argv)
    read = _Read(args)
    if args.cases:
        read.seen.refuse_nothing()
    code = _check(read, args) if args.what == "check" else _programme(read, args)
    return UNUSABLE if read.seen.unusable else code


class _Read:
    """The licences of a register, with the decisions of the case files named; what cannot be used is told on stderr and remembered."""

    def __init__(self, args: argparse.Namespace) -> None:
        from thanhtra.cli.review_files import Seen, usable_cases  # noqa: PLC0415 - after --help
        from thanhtra.exchange.licence_register import stream_licences  # noqa: PLC0415 - likewise
        from thanhtra.licensing import asked_of, decisions_by_number  # noqa: PLC0415 - likewise

        refuse_overwriting(args, args.register, *args.cases)
        self.seen = Seen()
        self.counted = 0
        book = book_of(args.rules, args.reading)
        try:
            register, self._licences = stream_licences(args.register)
        except Unusable as error:
            tell_problems(error, args.lang)
            raise SystemExit(UNUSABLE) from None
        self.lang: str = args.lang
        self.asked = asked_of(register, book, args.on)
        self._decisions = (
            decisions_by_number(usable_cases(args.cases, None, self.seen, command="licences", lang=args.lang))
            if args.cases
            else {}
        )

    def licences(self) -> Iterator[Any]:
        """Each licence that can be used. Raises NoLicences where there is none, SystemExit with 2 where each was told to be unusable."""
        from thanhtra.licensing import with_decisions  # noqa: PLC0415 - likewise

        for licence in self._licences:
            if isinstance(licence, Unusable):
                self.seen.unusable = True
                tell_problems(licence, self.lang)
            else:
                self.counted += 1
                yield with_decisions(licence, self._decisions) if self._decisions else licence
        if not self.counted and self.seen.unusable:
            raise SystemExit(UNUSABLE)
        if not self.counted:
            raise NoLicences


class NoLicences(ThanhtraError):
    """Raised where a register holds no licence: nothing is written."""

    code: ClassVar[str] = "no-licences"

    def __init__(self) -> None:
        super().__init__("không có giấy phép nào / no licence")


def _check(read: _Read, args: argparse.Namespace) -> int:
    from thanhtra.exchange.licence_register import licence_note_to_json  # noqa: PLC0415 - after --help
    from thanhtra.export.licences import licence_note_line, licence_totals  # noqa: PLC0415 - likewise
    from thanhtra.licensing import check_licences  # noqa: PLC0415 - likewise

    counted = print_notes(
        check_licences(read.licences(), read.asked),
        args,
        licence_note_to_json,
        lambda note: licence_note_line(note, lang=args.lang),
    )
    if not args.json:
        sys.stdout.write(licence_totals(counted, read.counted, lang=args.lang) + "\n")
    return FOUND if counted["finding"] else 0


def _programme(read: _Read, args: argparse.Namespace) -> int:
    from thanhtra.exchange.licence_register import programme_item_to_json  # noqa: PLC0415 - after --help
    from thanhtra.export.licences import programme_text  # noqa: PLC0415 - likewise
    from thanhtra.licensing import ProgrammeWish, post_licensing  # noqa: PLC0415 - likewise

    items = post_licensing(read.licences(), read.asked, ProgrammeWish(every=args.every, soon=args.soon, most=args.most))
    if args.json:
        sys.stdout.write("".join(json.dumps(programme_item_to_json(item), ensure_ascii=False) + "\n" for item in items))
    else:
        sys.stdout.write(programme_text(items, lang=args.lang) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "licences",
        "Rà soát sổ giấy phép theo một ngày; lập chương trình hậu kiểm.",
        "Ask a licence register about a day; draw a programme of checks after licensing.",
        _EXAMPLES,
    )
    made.add_argument(
        "what",
        choices=("check", "programme"),
        metavar="check|programme",
        help="rà soát, hoặc lập chương trình / check, or draw a programme",
    )
    made.add_argument(
        "register", metavar="REGISTER", help=".jsonl (một giấy phép một dòng / one licence a line), .json, .csv"
    )
    made.add_argument("--on", type=a_day, required=True, metavar="DAY", help="ngày rà soát / the day asked about")
    made.add_argument(
        "--cases",
        action="append",
        default=[],
        metavar="FILE",
        help="hồ sơ vụ việc để nối các quyết định xử phạt / case files, for decisions against holders",
    )
    made.add_argument("--findings", action="store_true", help="chỉ in điều sai / print findings alone (check)")
    made.add_argument(
        "--every",
        type=a_count,
        metavar="MONTHS",
        help="bao nhiêu tháng kiểm tra một lần / a look every so many months (programme)",
    )
    made.add_argument(
        "--soon",
        type=a_count,
        metavar="MONTHS",
        help="kể cả giấy phép hết hạn trong bấy nhiêu tháng / with licences that end within (programme)",
    )
    made.add_argument(
        "--most", type=a_count, metavar="N", help="nhiều nhất bấy nhiêu giấy phép / at most so many (programme)"
    )
    made.add_argument("--json", action="store_true", help="in JSON, mỗi dòng một kết quả / print JSON lines")
    add_rules(made)
    add_lang(made)
    return made
