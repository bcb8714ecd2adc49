"""``thanhtra area``: a province, district or commune by its code on a day, and what it became."""

from __future__ import annotations

import argparse
import json
import re
import sys
from typing import Final

from thanhtra.cli.usage import a_day, add_lang, add_rules, book_of, parser

NOT_HELD: Final = 1
_PATH: Final = re.compile(r"[0-9]{2}(?:/[0-9]{3})?(?:/[0-9]{5})?")
_EXAMPLES: Final = """\
  thanhtra area 49 --on 2026-08-20
  thanhtra area 48/20194 --on 2025-06-30 --json

Mã thoát / exit: 0 có / held · 1 mã không có trong bản đồ hành chính nào / the code is on no map · 2 lệnh sai / usage"""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    from thanhtra.exchange.takeover import area_to_json  # noqa: PLC0415 - after --help

    told = area_to_json(args.area, args.on, book_of(args.rules))
    if args.json:
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        from thanhtra.export.who_now import area_text  # noqa: PLC0415 - JSON does not need it

        sys.stdout.write(area_text(told, lang=args.lang) + "\n")
    return 0 if told["held"] else NOT_HELD


def an_area(text: str) -> str:
    """``48``, ``48/20195``, ``49/502``, ``49/502/20335``."""
    if _PATH.fullmatch(text):
        return text
    raise argparse.ArgumentTypeError(
        f"cần mã địa bàn như 48 hoặc 48/20195 / expected an area such as 48 or 48/20195: {text!r}"
    )


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "area",
        "Tỉnh, huyện, xã theo mã của một ngày, và nay là đâu.",
        "A province, district or commune by its code on a day, and what it became.",
        _EXAMPLES,
    )
    made.add_argument(
        "area", metavar="CODES", type=an_area, help="mã tỉnh, hoặc tỉnh/huyện, tỉnh/xã / codes from the province down"
    )
    made.add_argument("--on", type=a_day, required=True, metavar="DAY", help="ngày / the day")
    made.add_argument("--json", action="store_true", help="in JSON / print JSON")
    add_rules(made)
    add_lang(made)
    return made
