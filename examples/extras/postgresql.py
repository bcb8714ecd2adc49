"""The same store on PostgreSQL, at the address in ``OFFICE_POSTGRESQL``, a URL of SQLAlchemy's."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from thanhtra import read_case
from thanhtra.store import Store

store = Store(os.environ["OFFICE_POSTGRESQL"], clock=lambda: datetime(2020, 10, 22, tzinfo=UTC)).create()
case = read_case(sys.argv[1])
done = store.open_case(case)
sys.stdout.write(f"{case.id}: version {done.version}, {len(list(store.verify()))} tampered\n")
store.close()
