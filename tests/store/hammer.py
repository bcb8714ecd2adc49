"""Run as a process of its own by the tests: appends to shared cases and writes down, outside the store, what was acknowledged."""

from __future__ import annotations

import os
import random
import sys
from datetime import UTC, date, datetime

from thanhtra.casefile import FinePaid
from thanhtra.errors import Conflict
from thanhtra.store import Store


def main(url: str, log: str, writer: int, wanted: int, cases: list[str]) -> None:
    """Append ``wanted`` events, on any of ``cases``; one line per acknowledgement: case, version, key, hash."""
    rng = random.Random(writer)  # noqa: S311 - not for secrets
    store = Store(url, clock=lambda: datetime(2026, 1, 5, tzinfo=UTC))
    versions = dict.fromkeys(cases, 0)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    conflicts = 0
    for number in range(wanted):
        name, key = rng.choice(cases), f"w{writer}-{number}"
        event = FinePaid(
            kind="fine_paid", amount=writer * 1_000_000 + number, on=date(2025, 12, 1), note=f"người nộp {writer}"
        )
        while True:
            if not versions[name]:
                versions[name] = store.load(name).version
            try:
                done = store.append(name, event, versions[name], key)
            except Conflict as lost:
                conflicts += 1
                versions[name] = lost.actual
            else:
                versions[name] = done.version
                os.write(out, f"{name} {done.version} {key} {done.hash}\n".encode())
                break
    os.write(out, f"conflicts {conflicts}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:])
