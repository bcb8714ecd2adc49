"""Schema 3: whose a limit is, where an event is about several violators. Every case is behind until the index is rebuilt."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "3"
down_revision: str | None = "2"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column and say which schema it is."""
    p = context.config.attributes.get("prefix", "thanhtra_")
    op.add_column(f"{p}desk_limits", sa.Column("subject", sa.Text))
    op.execute(sa.text(f"UPDATE {p}cases SET behind = 1"))  # noqa: S608 - the prefix is the host's own
    op.execute(sa.text(f"UPDATE {p}schema SET version = 3"))  # noqa: S608 - likewise


def downgrade() -> None:
    """An older library would write limits without it; a store does not go back."""
    raise NotImplementedError("a store does not go back to an earlier schema")
