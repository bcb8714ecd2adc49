"""Schema 1: the four tables as first published.

Written out, not taken from ``thanhtra.store.tables``: what a revision makes never changes with the library.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "1"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the tables and say which schema they are."""
    p = context.config.attributes.get("prefix", "thanhtra_")
    schema = op.create_table(
        f"{p}schema",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("id = 1", name=f"{p}schema_one_row"),
    )
    op.create_table(
        f"{p}cases",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
    )
    op.create_table(
        f"{p}entries",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.String(20), nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("case_id", "key", name=f"{p}entries_key"),
        sa.ForeignKeyConstraint(["case_id"], [f"{p}cases.case_id"], name=f"{p}entries_case"),
        sa.CheckConstraint("version >= 1", name=f"{p}entries_from_1"),
    )
    op.create_table(
        f"{p}identities",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("owner", sa.Text, primary_key=True),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.bulk_insert(schema, [{"id": 1, "version": 1}])


def downgrade() -> None:
    """There is nothing before the first schema, and a store is never emptied by a migration."""
    raise NotImplementedError("the first schema has none before it")
