"""A store on SQLite: a case kept, one step recorded, the chain verified."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime

from thanhtra import Rulebook, read_case
from thanhtra.events import DecisionSent
from thanhtra.store import Store

store = Store("sqlite:///cases.db", clock=lambda: datetime(2022, 7, 19, tzinfo=UTC)).create()
case = read_case(sys.argv[1])
opened = store.open_case(case)
done = store.record(case.id, DecisionSent(on=date(2022, 7, 19)), Rulebook.built_in(), opened.version)
sys.stdout.write(f"{case.id}: version {done.version}, {len(list(store.verify()))} tampered\n")
store.close()
