"""``thanhtra schema``: the JSON Schema of a case document."""

from __future__ import annotations

import json
import sys
from typing import Final

from thanhtra.cli.usage import parser
from thanhtra.exchange.schema import case_schema

_EXAMPLES: Final = "  thanhtra schema > thanhtra.case.schema.json"


def run(argv: list[str]) -> int:
    """The command."""
    parser(
        "schema",
        "In JSON Schema (2020-12) của tệp hồ sơ.",
        "Print the JSON Schema (2020-12) of a case file.",
        _EXAMPLES,
    ).parse_args(argv)
    sys.stdout.write(json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
