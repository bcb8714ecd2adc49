"""Run as a process of its own by the tests: appends to shared cases, with the index, until it is killed."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime

from thanhtra import Rulebook
from thanhtra.casefile import DecisionSent, FinePaid
from thanhtra.errors import Conflict
from thanhtra.store import DeskRules, Store


def main(url: str, log: str, cases: list[str]) -> None:
    """One byte an acknowledgement."""
    store = Store(
        url, clock=lambda: datetime(2026, 1, 5, tzinfo=UTC), desk=DeskRules(book=Rulebook.built_in(), secret=b"s")
    )
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    at = 0
    while True:
        name = cases[at % len(cases)]
        step = (
            FinePaid(kind="fine_paid", amount=at, on=date(2020, 11, 1 + at % 28))
            if at % 3
            else DecisionSent(on=date(2020, 10, 21))
        )
        try:
            store.append(name, step, store.load(name).version)
        except Conflict:
            continue
        at += 1
        os.write(out, b".")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
