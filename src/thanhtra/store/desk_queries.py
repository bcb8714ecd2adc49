"""Questions over every case, answered from the index (tra cứu trên toàn kho)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Select, func, or_, select

from thanhtra.classes import frozen
from thanhtra.reviewing.agenda import Agenda, AgendaItem, AgendaQuestion, waiting
from thanhtra.store.desk import CaseLine, CasePage, DeskRules, KnownAct, KnownActs
from thanhtra.store.projecting import FIXED, MOVING, item_from, office_key
from thanhtra.store.steps import Steps
from thanhtra.store.tables import Tables

_MONTHS_DIFFER: Final = 62
"""Days by which a limit that moves along may come nearer: months and years are not all of one length."""


@frozen(kw_only=True)
class CaseQuestion:
    """Which cases: each part given has to hold, those of an act of one and the same act. ``by`` is an office, ``finding`` a code."""

    subject: str | None = None
    provision: str | None = None
    field: str | None = None
    stage: str | None = None
    finding: str | None = None
    by: str | None = None


def agenda_of(connection: Connection, steps: Steps, desk: DeskRules, asked: AgendaQuestion, by: str | None) -> Agenda:
    """Rows where they tell, the cases themselves where only those do: what moves with the day, what is past, files of a later day."""
    t = steps.tables
    rows, loose = _fixed(connection, t, asked, by), _loose(connection, t, asked, by)
    items: list[AgendaItem] = [item_from(row, desk.book) for row in rows if row.case_id not in loose]
    for case in sorted(loose):
        items += filter(asked.wants, waiting(steps.load(connection, case).case, desk.book, asked.on))
    return Agenda(
        asked=asked, items=tuple(sorted(items, key=lambda item: item.place)), behind=behind(connection, t, desk)
    )


def _fixed(connection: Connection, tables: Tables, asked: AgendaQuestion, by: str | None) -> list[Any]:
    limits = tables.desk.limits.c
    due = limits.due.between(asked.on.isoformat(), asked.until.isoformat())
    return list(
        connection.execute(_of_desk(select(tables.desk.limits).where(due, limits.fixed == FIXED), tables, asked, by))
    )


def _loose(connection: Connection, tables: Tables, asked: AgendaQuestion, by: str | None) -> set[str]:
    """The cases that have to be asked themselves."""
    limits, cases, on, until = tables.desk.limits.c, tables.desk.cases.c, asked.on.isoformat(), asked.until.isoformat()
    near = (asked.until - asked.on).days + _MONTHS_DIFFER
    wanted = [
        _of_desk(select(limits.case_id).where(limits.due.between(on, until), limits.fixed != FIXED), tables, asked, by),
        _of_desk(select(limits.case_id).where(limits.fixed == MOVING, limits.reach <= near), tables, asked, by),
    ]
    if asked.overdue:
        wanted.append(_of_desk(select(limits.case_id).where(limits.due < on), tables, asked, by))
    later = select(cases.case_id).where(cases.latest > on)
    wanted.append(later if by is None else later.where(cases.office_key == office_key(by)))
    return {case for one in wanted for case in connection.execute(one).scalars()}


def _of_desk(wanted: Select[Any], tables: Tables, asked: AgendaQuestion, by: str | None) -> Select[Any]:
    limits = tables.desk.limits.c
    wanted = wanted.where(limits.nature.in_(sorted(n.value for n in asked.natures)))
    if asked.bearer is not None:
        wanted = wanted.where(limits.bearer == asked.bearer.value)
    return wanted if by is None else wanted.where(limits.office_key == office_key(by))


def behind(connection: Connection, tables: Tables, desk: DeskRules, *, keys: bool = False) -> int:
    """How many cases the index does not know as they stand, or knows under other rules, or with ``keys`` under another secret."""
    c, d = tables.cases.c, tables.desk.cases.c
    edition, mark = desk.edition, desk.mark
    count = select(func.count()).select_from(tables.desk.cases)
    moved = connection.execute(select(func.count()).select_from(tables.cases).where(c.behind == 1)).scalar_one()
    other = connection.execute(count.where(or_(d.edition < edition, d.edition > edition))).scalar_one()
    unkeyed = (
        connection.execute(count.where(or_(d.mark < mark, d.mark > mark), d.edition == edition)).scalar_one()
        if keys
        else 0
    )
    return int(moved) + int(other) + int(unkeyed)


def search_of(
    connection: Connection, tables: Tables, desk: DeskRules, asked: CaseQuestion, page: tuple[str | None, int]
) -> CasePage:
    """The cases asked for, in the order of their ids, ``page`` being the id to go on after and how many at most."""
    after, limit = page
    cases, acts = tables.desk.cases.c, tables.desk.acts.c
    of_act = {"subject": asked.subject, "provision": asked.provision, "field": asked.field}
    given = [acts[name] == value for name, value in of_act.items() if value is not None]
    own = [cases.stage == asked.stage] if asked.stage is not None else []
    own += [cases.office_key == office_key(asked.by)] if asked.by is not None else []
    first = acts.case_id if given else cases.case_id
    wanted = (
        select(cases.case_id, cases.version, cases.office, cases.stage)
        .where(*given, *own)
        .order_by(first)
        .limit(limit + 1)
    )
    if given:
        wanted = (
            wanted.join_from(tables.desk.acts, tables.desk.cases, acts.case_id == cases.case_id)
            .distinct()
            .add_columns(acts.case_id.label("asked"))
        )
    if asked.finding is not None:
        found = tables.desk.findings.c
        wanted = wanted.where(
            select(found.code).where(found.code == asked.finding, found.case_id == cases.case_id).exists()
        )
    rows = connection.execute(wanted if after is None else wanted.where(first > after)).all()
    codes = _codes(connection, tables, [row.case_id for row in rows[:limit]])
    lines = tuple(
        CaseLine(case=r.case_id, version=r.version, office=r.office, stage=r.stage, findings=codes.get(r.case_id, ()))
        for r in rows[:limit]
    )
    return CasePage(
        items=lines,
        after=lines[-1].case if len(rows) > limit else None,
        behind=behind(connection, tables, desk, keys=asked.subject is not None),
    )


def _codes(connection: Connection, tables: Tables, cases: list[str]) -> dict[str, tuple[str, ...]]:
    f = tables.desk.findings.c
    found: dict[str, tuple[str, ...]] = {}
    for case, code in connection.execute(select(f.case_id, f.code).where(f.case_id.in_(cases)).order_by(f.code)):
        found[case] = (*found.get(case, ()), code)
    return found


def acts_of_subject(
    connection: Connection, tables: Tables, desk: DeskRules, asked: CaseQuestion, apart_from: str | None
) -> KnownActs:
    """The acts of one subject over all cases, by the day they were done, those without one first."""
    a = tables.desk.acts.c
    wanted = select(tables.desk.acts).where(a.subject == asked.subject)
    if asked.provision is not None:
        wanted = wanted.where(a.provision == asked.provision)
    if apart_from is not None:
        wanted = wanted.where(a.case_id != apart_from)
    found = [
        KnownAct(
            case=r.case_id,
            act=r.act,
            provision=r.provision,
            field=r.field,
            done=_day(r.done),
            decided=_day(r.decided),
            executed=_day(r.executed),
            clean=_day(r.clean),
        )
        for r in connection.execute(wanted)
    ]
    items = tuple(sorted(found, key=lambda act: (act.done or date.min, act.case, act.act)))
    return KnownActs(items=items, behind=behind(connection, tables, desk, keys=True))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
