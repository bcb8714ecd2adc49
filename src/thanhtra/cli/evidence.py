"""``thanhtra evidence check``: devices, measurements and captures asked about a day."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from thanhtra.cli.notes import add_notes, print_notes, print_schema, tell_problems
from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable

FOUND: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra evidence check chung-cu.json --on 2026-11-30
  thanhtra evidence check chung-cu.json --on today --cases ho-so.jsonl --findings --json
  thanhtra evidence schema > thanhtra.evidence.schema.json

Mã thoát / exit: 0 không có điều sai / nothing found · 1 có điều sai / findings · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    if argv[:1] == ["schema"]:
        from thanhtra.evidence import EvidenceFile  # noqa: PLC0415 - only where it is asked for

        return print_schema(EvidenceFile)
    args = _parser().parse_args(argv)
    from thanhtra.cli.review_files import Seen, usable_cases  # noqa: PLC0415 - after --help
    from thanhtra.evidence import check_evidence  # noqa: PLC0415 - likewise
    from thanhtra.exchange.evidence_files import evidence_note_to_json, read_evidence  # noqa: PLC0415 - likewise
    from thanhtra.export.evidence import evidence_note_text, evidence_totals  # noqa: PLC0415 - likewise

    refuse_overwriting(args, args.file, *args.cases)
    try:
        file = read_evidence(args.file)
    except Unusable as error:
        tell_problems(error, args.lang)
        return UNUSABLE
    seen = Seen()
    cases = list(usable_cases(args.cases, None, seen, command="evidence", lang=args.lang)) if args.cases else None
    if args.cases:
        seen.refuse_nothing()
    notes = check_evidence(file, book_of(args.rules, args.reading), args.on, cases=cases)
    counted = print_notes(notes, args, evidence_note_to_json, lambda note: evidence_note_text(note, lang=args.lang))
    if not args.json:
        sys.stdout.write(evidence_totals(counted, lang=args.lang) + "\n")
    if seen.unusable:
        return UNUSABLE
    return FOUND if counted["finding"] else 0


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "evidence",
        "Kiểm tra thiết bị, kết quả đo và bản chụp theo một ngày.",
        "Ask devices, measurements and captures about a day.",
        _EXAMPLES,
    )
    made.add_argument("what", choices=("check",), metavar="check", help="xét các bản ghi / look at the records")
    made.add_argument("file", metavar="FILE", help="tệp thanhtra.evidence (.json) / a thanhtra.evidence document")
    made.add_argument(
        "--on", type=a_day, required=True, metavar="DAY", help="xét đến hết ngày / asked about the end of this day"
    )
    made.add_argument(
        "--cases",
        action="append",
        default=[],
        metavar="FILE",
        help="hồ sơ vụ việc để đối chiếu / case files the records name",
    )
    add_notes(made)
    add_rules(made)
    add_lang(made)
    return made
