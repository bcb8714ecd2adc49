"""Freeze a receipt beside a new ``NAME.case.json``: ``python tests/receipts/freeze.py NAME DAY``. One that exists is never written over."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from thanhtra.exchange import read_case
from thanhtra.receipts import receipt_of
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook

FROZEN = Path(__file__).with_name("frozen")


def main(name: str, day: str) -> None:
    """Write the receipt of the case as of ``day`` under today's rules."""
    case = read_case(FROZEN / f"{name}.case.json")
    receipt = receipt_of(case, review(case, Rulebook.built_in(), as_of=date.fromisoformat(day)))
    with (FROZEN / f"{name}.receipt.json").open("x", encoding="utf-8") as out:
        json.dump(receipt, out, ensure_ascii=False, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
