"""The index beside the entries (bảng tra cứu): made again from them at any time, and nothing that they do not say."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

from thanhtra.classes import frozen


@frozen(eq=False)
class DeskTables:
    """``cases`` one row a case · ``acts`` one an act · ``limits`` one a limit that waits for its step · ``findings`` one a code and case."""

    cases: Table
    acts: Table
    limits: Table
    findings: Table

    @property
    def all(self) -> tuple[Table, ...]:
        """The four of them."""
        return self.cases, self.acts, self.limits, self.findings


def desk_tables(into: MetaData, prefix: str) -> DeskTables:
    """The tables in ``into``, their names beginning with ``prefix``."""
    return DeskTables(
        _cases(into, f"{prefix}desk_cases"),
        _acts(into, f"{prefix}desk_acts"),
        _limits(into, f"{prefix}desk_limits"),
        _findings(into, f"{prefix}desk_findings"),
    )


def _cases(into: MetaData, name: str) -> Table:
    table = Table(
        name,
        into,
        Column("case_id", Text, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("edition", Text, nullable=False),
        Column("mark", String(16), nullable=False),
        Column("office", Text),
        Column("office_key", Text),
        Column("stage", Text, nullable=False),
        Column("latest", String(10), nullable=False),
    )
    Index(f"{name}_edition", table.c.edition)
    Index(f"{name}_mark", table.c.mark)
    Index(f"{name}_latest", table.c.latest)
    Index(f"{name}_office", table.c.office_key, table.c.case_id)
    Index(f"{name}_stage", table.c.stage, table.c.case_id)
    return table


def _acts(into: MetaData, name: str) -> Table:
    table = Table(
        name,
        into,
        Column("case_id", Text, primary_key=True),
        Column("act", Text, primary_key=True),
        Column("subject", String(32)),
        Column("provision", Text),
        Column("field", Text),
        Column("done", String(10)),
        Column("decided", String(10)),
        Column("executed", String(10)),
        Column("clean", String(10)),
    )
    for column in ("subject", "provision", "field"):
        Index(f"{name}_{column}", table.c[column], table.c.case_id)
    return table


def _limits(into: MetaData, name: str) -> Table:
    table = Table(
        name,
        into,
        Column("case_id", Text, primary_key=True),
        Column("place", Integer, primary_key=True, autoincrement=False),
        Column("office_key", Text),
        Column("bearer", String(20), nullable=False),
        Column("nature", String(20), nullable=False),
        Column("due", String(10), nullable=False),
        Column("fixed", Integer, nullable=False),
        Column("reach", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("event", Integer),
        Column("act", Text),
        Column("moment", Text),
        Column("counted", Text),
        Column("status", String(20), nullable=False),
        Column("source", Text, nullable=False),
        Column("bound", String(10), nullable=False),
        Column("provisional", Integer, nullable=False),
        Column("subject", Text),
    )
    Index(f"{name}_office", table.c.office_key, table.c.bearer, table.c.due)
    Index(f"{name}_due", table.c.bearer, table.c.due)
    Index(f"{name}_loose", table.c.fixed, table.c.reach)
    return table


def _findings(into: MetaData, name: str) -> Table:
    table = Table(name, into, Column("case_id", Text, primary_key=True), Column("code", Text, primary_key=True))
    Index(f"{name}_code", table.c.code, table.c.case_id)
    return table
