"""The rows of the index written, taken away and made again (ghi bảng tra cứu): on a connection somebody else opened."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from thanhtra.errors import ChainBroken, LawError, Unusable
from thanhtra.exchange import Problem
from thanhtra.store.desk import DeskRules
from thanhtra.store.history import History
from thanhtra.store.projecting import rows_of
from thanhtra.store.steps import Steps
from thanhtra.store.tables import Tables

_AT_ONCE = 50


def project(connection: Connection, steps: Steps, case: str, desk: DeskRules) -> bool:
    """Put ``case``, as it stands on this connection, into the index; False, and nothing in it, when its history cannot be read."""
    try:
        history = steps.load(connection, case)
        write(connection, steps.tables, history, desk)
    except (ChainBroken, Unusable, LawError):
        clear(connection, steps.tables, case)
        return False
    return True


def write(connection: Connection, tables: Tables, history: History, desk: DeskRules) -> None:
    """The rows of one history in place of those there were."""
    made = rows_of(history.case, history.version, desk)
    clear(connection, tables, history.id)
    own = tables.desk
    for table, rows in (
        (own.cases, made.cases),
        (own.acts, made.acts),
        (own.limits, made.limits),
        (own.findings, made.findings),
    ):
        if rows:
            connection.execute(insert(table), rows)
    connection.execute(update(tables.cases).where(tables.cases.c.case_id == history.id).values(behind=0))


def clear(connection: Connection, tables: Tables, case: str) -> None:
    """Take ``case`` out of the index; it is behind."""
    for table in tables.desk.all:
        connection.execute(delete(table).where(table.c.case_id == case))
    connection.execute(
        update(tables.cases).where(tables.cases.c.case_id == case, tables.cases.c.behind == 0).values(behind=1)
    )


def page_of(connection: Connection, tables: Tables, after: str | None, desk: DeskRules | None) -> list[str]:
    """Some ids of cases behind ``after``, in order; with a ``desk`` those alone that are behind, or made under other rules."""
    c, d = tables.cases, tables.desk.cases
    wanted = select(c.c.case_id).order_by(c.c.case_id).limit(_AT_ONCE)
    if desk is not None:
        wanted = wanted.outerjoin(d, d.c.case_id == c.c.case_id).where(
            (c.c.behind == 1) | (d.c.edition != desk.edition) | (d.c.mark != desk.mark)
        )
    return list(connection.execute(wanted if after is None else wanted.where(c.c.case_id > after)).scalars())


def refuse_loss(connection: Connection, tables: Tables, desk: DeskRules) -> None:
    """Raise Unusable where a rebuild without a secret would take the keys of subjects out of the index."""
    d = tables.desk.cases
    if desk.secret is None and connection.execute(select(d.c.mark).where(d.c.mark > "").limit(1)).first() is not None:
        raise Unusable([Problem("$.secret", "missing", "the secret the index was made with", "none")])


def put(connection: Connection, steps: Steps, cases: Iterable[str], desk: DeskRules) -> list[str]:
    """Put ``cases`` into the index, each held against writers to the end of the transaction; those that cannot be read."""
    left = []
    for case in cases:
        connection.execute(
            select(steps.tables.cases.c.case_id).where(steps.tables.cases.c.case_id == case).with_for_update()
        ).first()
        if not project(connection, steps, case, desk):
            left.append(case)
    return left


def drop_strays(connection: Connection, tables: Tables) -> None:
    """Take away rows of cases the store does not hold."""
    for table in tables.desk.all:
        connection.execute(delete(table).where(table.c.case_id.not_in(select(tables.cases.c.case_id))))
