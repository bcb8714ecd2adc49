"""The same store awaited."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

from thanhtra import read_case
from thanhtra.store import AsyncStore


async def main(path: str) -> None:
    """Keep a case and load it."""
    store = AsyncStore("sqlite+aiosqlite:///cases.db", clock=lambda: datetime(2020, 10, 22, tzinfo=UTC))
    await store.create()
    case = read_case(path)
    await store.open_case(case)
    kept = await store.load(case.id)
    sys.stdout.write(f"{kept.case.id}: version {kept.version}\n")
    await store.close()


asyncio.run(main(sys.argv[1]))
