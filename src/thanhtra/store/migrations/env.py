"""What Alembic runs: on the connection handed over, in its transaction, or as SQL text where there is none."""

from __future__ import annotations

from typing import Any

from alembic import context
from alembic.config import Config
from sqlalchemy import Connection

made: Config = context.config
options: dict[str, Any] = {"version_table": f"{made.attributes.get('prefix', 'thanhtra_')}alembic"}
connection: Connection | None = made.attributes.get("connection")
if connection is not None:
    context.configure(connection=connection, **options)
else:
    context.configure(url=made.get_main_option("sqlalchemy.url"), literal_binds=True, **options)
with context.begin_transaction():
    context.run_migrations()
