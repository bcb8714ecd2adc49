"""``thanhtra law verify``: the rule data, row by row, against the texts of the law in a folder (đối chiếu với văn bản)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from thanhtra.cli.overwriting import own_files
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import add_rules, book_of
from thanhtra.errors import RulebookError, Unusable
from thanhtra.outputs import refuse_clash, replace_file

_DIFFERS: Final = 1
_UNUSABLE: Final = 2


def add_to(under: Any) -> None:
    """The action's arguments."""
    made = under.add_parser(
        "verify",
        help="đối chiếu từng dòng dữ liệu với văn bản / rows of data against texts of the law",
        allow_abbrev=False,
    )
    made.add_argument(
        "--texts",
        required=True,
        type=Path,
        metavar="DIR",
        help="thư mục văn bản (15-2012-qh13.txt, …) / a folder of texts",
    )
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    made.add_argument(
        "--page", type=Path, metavar="FILE", help="ghi bảng tổng hợp (Markdown) / write the summary as a page"
    )
    made.add_argument(
        "--all",
        action="store_true",
        help="kể cả dòng khớp và dòng không có văn bản / rows that agree and rows without a text too",
    )
    add_rules(made)


def run(args: argparse.Namespace) -> int:
    """The action: 0 when no row differs, 1 when one does, 2 for a folder or rules that cannot be used."""
    from thanhtra.verifying import Comparison, as_json, page, summary, verify  # noqa: PLC0415 - the other actions do not need it

    if args.page:
        refuse_clash([args.page], [args.texts, *own_files(args)])
    try:
        found = verify(book_of(args.rules, args.reading), args.texts)
        if args.page:
            replace_file(args.page, page(found).encode())
    except (Unusable, RulebookError) as error:
        tell(f"thanhtra law verify: {error}\n")
        return _UNUSABLE
    if args.json:
        sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        shown = [c for c in found if args.all or c.outcome in (Comparison.DIFFERS, Comparison.UNREAD)]
        sys.stdout.write(
            "".join(
                f"{c.outcome.value}  {c.row}  ({c.file or '—'})\n    ours: {c.ours}\n    text: {c.text or '—'}\n"
                for c in shown
            )
        )
        sys.stdout.write(", ".join(f"{count} {outcome}" for outcome, count in summary(found).items()) + "\n")
    return _DIFFERS if any(c.outcome is Comparison.DIFFERS for c in found) else 0
