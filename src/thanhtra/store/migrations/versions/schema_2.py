"""Schema 2: the index over all cases, and whether it knows a case as it stands. Every case is behind until the index is rebuilt."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "2"
down_revision: str | None = "1"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column, make the tables and say which schema they are."""
    p = context.config.attributes.get("prefix", "thanhtra_")
    op.add_column(f"{p}cases", sa.Column("behind", sa.Integer, nullable=False, server_default=sa.text("1")))
    behind = sa.column("behind", sa.Integer) == 1
    op.create_index(f"{p}cases_behind", f"{p}cases", ["behind"], sqlite_where=behind, postgresql_where=behind)
    op.create_table(
        f"{p}desk_cases",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("office", sa.Text),
        sa.Column("office_key", sa.Text),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("latest", sa.String(10), nullable=False),
    )
    op.create_table(
        f"{p}desk_acts",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("act", sa.Text, primary_key=True),
        sa.Column("subject", sa.String(32)),
        sa.Column("provision", sa.Text),
        sa.Column("field", sa.Text),
        sa.Column("done", sa.String(10)),
        sa.Column("decided", sa.String(10)),
        sa.Column("executed", sa.String(10)),
        sa.Column("clean", sa.String(10)),
    )
    op.create_table(
        f"{p}desk_limits",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("office_key", sa.Text),
        sa.Column("bearer", sa.String(20), nullable=False),
        sa.Column("nature", sa.String(20), nullable=False),
        sa.Column("due", sa.String(10), nullable=False),
        sa.Column("fixed", sa.Integer, nullable=False),
        sa.Column("reach", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("event", sa.Integer),
        sa.Column("act", sa.Text),
        sa.Column("moment", sa.Text),
        sa.Column("counted", sa.Text),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("bound", sa.String(10), nullable=False),
        sa.Column("provisional", sa.Integer, nullable=False),
    )
    op.create_table(
        f"{p}desk_findings",
        sa.Column("case_id", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, primary_key=True),
    )
    for table, name, columns in _INDICES:
        op.create_index(f"{p}{table}_{name}", f"{p}{table}", list(columns))
    op.execute(sa.text(f"UPDATE {p}schema SET version = 2"))  # noqa: S608 - the prefix is the host's own


_INDICES = (
    ("desk_cases", "edition", ("edition",)),
    ("desk_cases", "mark", ("mark",)),
    ("desk_cases", "latest", ("latest",)),
    ("desk_cases", "office", ("office_key", "case_id")),
    ("desk_cases", "stage", ("stage", "case_id")),
    ("desk_acts", "subject", ("subject", "case_id")),
    ("desk_acts", "provision", ("provision", "case_id")),
    ("desk_acts", "field", ("field", "case_id")),
    ("desk_limits", "office", ("office_key", "bearer", "due")),
    ("desk_limits", "due", ("bearer", "due")),
    ("desk_limits", "loose", ("fixed", "reach")),
    ("desk_findings", "code", ("code", "case_id")),
)


def downgrade() -> None:
    """An older library would write cases the index does not hear of; a store does not go back."""
    raise NotImplementedError("a store does not go back to an earlier schema")
