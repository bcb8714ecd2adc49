"""``thanhtra evidence check``: devices, measurements and captures asked about a day."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser
from thanhtra.errors import Unusable

if TYPE_CHECKING:
    from thanhtra.casefile import Case

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
        return _schema()
    args = _parser().parse_args(argv)
    from thanhtra.evidence import check_evidence  # noqa: PLC0415 - after --help
    from thanhtra.exchange.evidence_files import evidence_note_to_json, read_evidence  # noqa: PLC0415 - likewise
    from thanhtra.export.evidence import evidence_note_text, evidence_totals  # noqa: PLC0415 - likewise

    try:
        file = read_evidence(args.file)
    except Unusable as error:
        _tell(error)
        return UNUSABLE
    cases, whole = _cases(args.cases)
    counted: Counter[str] = Counter()
    for note in check_evidence(file, book_of(args.rules, args.reading), args.on, cases=cases if args.cases else None):
        counted[note.answer] += 1
        if args.findings and note.answer != "finding":
            continue
        line = json.dumps(evidence_note_to_json(note), ensure_ascii=False) if args.json else evidence_note_text(note, lang=args.lang)
        sys.stdout.write(line + "\n")
    if not args.json:
        sys.stdout.write(evidence_totals(counted, lang=args.lang) + "\n")
    if not whole:
        return UNUSABLE
    return FOUND if counted["finding"] else 0


def _cases(names: list[str]) -> tuple[list[Case], bool]:
    """The cases of the files that can be used, and whether all could."""
    from thanhtra.exchange import read_cases  # noqa: PLC0415 - only where cases are given

    read: list[Case] = []
    whole = True
    for name in names:
        for case in read_cases(name):
            if isinstance(case, Unusable):
                _tell(case)
                whole = False
            else:
                read.append(case)
    return read, whole


def _tell(error: Unusable) -> None:
    sys.stderr.write("".join(f"{error.source}: {problem}\n" for problem in error.problems))


def _schema() -> int:
    from thanhtra.evidence import EvidenceFile  # noqa: PLC0415 - only where it is asked for
    from thanhtra.exchange.schema import document_schema  # noqa: PLC0415 - likewise

    sys.stdout.write(json.dumps(document_schema(EvidenceFile), ensure_ascii=False, indent=2) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    made = parser("evidence", "Kiểm tra thiết bị, kết quả đo và bản chụp theo một ngày.", "Ask devices, measurements and captures about a day.", _EXAMPLES)
    made.add_argument("what", choices=("check",), metavar="check", help="xét các bản ghi / look at the records")
    made.add_argument("file", metavar="FILE", help="tệp thanhtra.evidence (.json) / a thanhtra.evidence document")
    made.add_argument("--on", type=a_day, required=True, metavar="DAY", help="xét đến hết ngày / asked about the end of this day")
    made.add_argument("--cases", action="append", default=[], metavar="FILE", help="hồ sơ vụ việc để đối chiếu / case files the records name")
    made.add_argument("--findings", action="store_true", help="chỉ in điều sai / print findings alone")
    made.add_argument("--json", action="store_true", help="in JSON, mỗi dòng một kết quả / print JSON lines")
    add_rules(made)
    add_lang(made)
    return made
