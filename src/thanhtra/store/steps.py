"""Each step of a store on a connection somebody else opened: nothing here begins, commits or rolls back (các bước ghi, đọc).

A step first moves the case's row from the version and head it builds on; that one statement is the lock, the check of
``expected_version`` and the check of the key. Only then are the rows of the step inserted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

import attrs
from sqlalchemy import Connection, bindparam, delete, exists, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from thanhtra.casefile import Case, Event
from thanhtra.errors import ChainBroken, Conflict, KeyReused, NoSuchCase, SchemaMismatch, StoreUnavailable, Unusable
from thanhtra.exchange import Problem
from thanhtra.exchange.leaves import described
from thanhtra.store.auditing_rows import RowAudit
from thanhtra.store.bodies import Json, Private, case_body, event_body, instant_text, legible, name_of
from thanhtra.store.chain import GENESIS, entry_hash, new_salt, seal, text_of
from thanhtra.store.entries import Appended, Break, Entry, Head, Redacted
from thanhtra.store.history import History, Sealed
from thanhtra.store.redacting import knows, removal
from thanhtra.store.tables import SCHEMA, Tables


class EntryStep(NamedTuple):
    """An entry's body as the text of a JSON object, what stands beside it, and the entry of an event it has to find there, if any."""

    body: str
    private: Private
    needs: int | None = None


class Noted(NamedTuple):
    """The key of a step, when it was recorded, and the account that takes it."""

    key: str | None
    recorded: str
    actor: str | None


CREATING: Final = 8421007
"""The advisory lock of PostgreSQL under which tables are made and changed."""
_MOST_THEIRS: Final = 100
_TRIES: Final = 50
_HEADS: Final = 4096
_COLUMNS: Final = ("case_id", "version", "recorded", "key", "body", "hash")
"""Of an entry, in the order of its row: many at once are handed to SQLite as they are, which SQLAlchemy would rebuild one by one."""
_ELSEWHERE: Final = "schema_translate_map"
"""Of a host that keeps the tables in a schema named per connection: only SQLAlchemy knows where."""


class Steps:
    """The steps of one store. Holds the statements and, for speed only, the heads it last saw."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._heads: dict[str, tuple[int, str]] = {}
        cases, entries = tables.cases, tables.entries
        moved = (
            update(cases)
            .where(
                cases.c.case_id == bindparam("of"),
                cases.c.version == bindparam("at"),
                cases.c.head == bindparam("before"),
            )
            .values(version=bindparam("to"), head=bindparam("after"), behind=1)
        )
        used = exists().where(entries.c.case_id == bindparam("of"), entries.c.key == bindparam("used"))
        e = entries.c
        self._entries = select(e.version, e.recorded, e.key, e.body, e.hash)
        self._move = moved
        self._move_keyed = moved.where(~used)
        self._insert_entries = insert(entries)
        self._insert_identities = insert(tables.identities)
        self._insert_many = str(self._insert_entries.values(dict.fromkeys(_COLUMNS)).compile(dialect=sqlite.dialect()))

    def create(self, connection: Connection) -> None:
        """Make the tables that are not there yet and say which schema they are; SchemaMismatch when they are another's."""
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({CREATING})")
        self.tables.metadata.create_all(connection, tables=list(self.tables.all))
        self._insert_once(connection, self.tables.schema, {"id": 1, "version": SCHEMA})
        self.check(connection)

    def check(self, connection: Connection) -> None:
        """Raise SchemaMismatch unless the tables are there and of this library's schema."""
        if not connection.dialect.has_table(connection, self.tables.schema.name, schema=self.tables.schema.schema):
            raise SchemaMismatch(SCHEMA, None)
        found = connection.execute(select(self.tables.schema.c.version)).scalar()
        if found != SCHEMA:
            raise SchemaMismatch(SCHEMA, found)

    def open_case(
        self, connection: Connection, case: Case, key: str | None, recorded: str, *, actor: str | None = None
    ) -> Appended:
        """Write ``case`` as the first entry, then each of its events. Conflict when the case is there already."""
        facts, private = case_body(case)
        name_of(case.id, "$.id")
        steps = signed(
            [EntryStep(f'{{"entry":"opened","case":{facts}}}', private), *map(event_step, case.events)], actor
        )
        rows, identities, head = _rows(case.id, 0, GENESIS, steps, key, [recorded] * len(steps))
        done = self._insert_once(
            connection, self.tables.cases, {"case_id": case.id, "version": len(rows), "head": head}
        )
        if not done:
            return self._lost(connection, case.id, 0, key, rows[0], identities)
        self._write(connection, rows, identities)
        self._saw(case.id, len(rows), head)
        return Appended(case=case.id, version=len(rows), hash=head)

    def append(
        self,
        connection: Connection,
        case: str,
        steps: Sequence[EntryStep],
        expected: int,
        key: str | None,
        recorded: Sequence[str],
    ) -> Appended:
        """Write ``steps`` as the entries after ``expected``; the first carries ``key``."""
        name_of(case, "$.id")
        if not steps:
            raise Unusable([Problem("$.events", "missing", "an event at least", "none")])
        if whole_number(expected, "$.expected_version") < 1:
            raise Conflict(case, expected, self._standing(connection, case)[0])
        for needed in {step.needs for step in steps} - {None}:
            self._refuse_nothing(connection, case, needed, expected, key)
        for _ in range(2):
            seen = self._heads.get(case)
            before = seen[1] if seen is not None and seen[0] == expected else self._head(connection, case, expected)
            if before is None:
                break
            rows, identities, head = _rows(case, expected, before, steps, key, recorded)
            to = expected + len(rows)
            moved = {"of": case, "at": expected, "before": before, "to": to, "after": head}
            done = connection.execute(
                self._move if key is None else self._move_keyed, moved if key is None else {**moved, "used": key}
            )
            if done.rowcount == 1:
                self._write(connection, rows, identities)
                self._saw(case, to, head)
                return Appended(case=case, version=to, hash=head)
            self._heads.pop(case, None)
        rows, identities, _ = _rows(case, expected, GENESIS, steps, key, recorded)
        return self._lost(connection, case, expected, key, rows[0], identities)

    def redact(self, connection: Connection, case: str, subject: str, expected: int, noted: Noted) -> Redacted:
        """Delete what names ``subject`` from beside the entries, and write that it was done. Unusable for one the case never had."""
        rows, key = self.tables.identities, noted.key
        whole_number(expected, "$.expected_version")
        found = self.load(connection, case)
        used = None if key is None else self.kept(connection, case, key)
        if used is None and found.version == expected and not knows(found, subject):
            raise Unusable([Problem("$.subject", "dangling", "a subject of the case", "another")], case=case)
        stored = connection.execute(
            select(rows.c.version, rows.c.owner).where(rows.c.case_id == case).order_by(rows.c.version, rows.c.owner)
        )
        gone = removal(found, subject, [(v, o) for v, o in stored])
        body = text_of({"entry": "redacted", "subject": subject, "rows": [list(row) for row in gone.removed]})
        done = self.append(
            connection, case, signed([EntryStep(body, {})], noted.actor), expected, key, [noted.recorded]
        )
        removed = gone.removed
        for table in self.tables.desk.all:  # a key made of the subject's number may stand there
            connection.execute(delete(table).where(table.c.case_id == case))
        if used is not None:
            removed = tuple((v, o) for v, o in used.body.get("rows", []))
        elif removed:
            connection.execute(
                delete(rows).where(rows.c.case_id == case, tuple_(rows.c.version, rows.c.owner).in_(removed))
            )
        return Redacted(**attrs.asdict(done), removed=removed, beside=gone.beside, chained=gone.chained)

    def _refuse_nothing(self, connection: Connection, case: str, needed: Any, expected: int, key: str | None) -> None:
        """Raise Unusable unless entry ``needed`` holds an event that was not taken out. A call repeated or too late is answered as such."""
        e = self.tables.entries
        here = e.c.case_id == case, e.c.version <= expected
        body = connection.execute(select(e.c.body).where(*here, e.c.version == needed)).scalar()
        if body is not None and body.startswith('{"entry":"event",'):
            gone = withdrawn(needed).body
            said = (e.c.body == gone) | e.c.body.startswith(f"{gone[:-1]},", autoescape=True)
            if connection.execute(select(e.c.version).where(*here, said)).first() is None:
                return
        if self._standing(connection, case)[0] == expected and (
            key is None or self.kept(connection, case, key) is None
        ):
            raise Unusable(
                [Problem("$.of", "dangling", "an entry that put an event there, not taken out since", f"{needed}")],
                case=case,
            )

    def load(self, connection: Connection, case: str) -> History:
        """Every entry of ``case``, held against its chain, its seals and the case's row. Raises NoSuchCase, and ChainBroken with every break."""
        c = self.tables.cases
        wanted = select(c.c.version, c.c.head).where(c.c.case_id == case)
        breaks: list[Break] = []
        standing, moved = connection.execute(wanted).one_or_none(), True
        for _ in range(_TRIES):  # in a host's transaction each statement may see more than the one before
            entries, beside = list(self.entries(connection, case)), self._identities(connection, case)
            if standing is None and not entries:
                raise NoSuchCase(case)
            stands = (0, GENESIS) if standing is None else (standing.version, standing.head)
            breaks = list(_audited(case, entries, beside, Head(case=case, version=stands[0], hash=stands[1])))
            if not breaks:
                return History(case, entries, beside)
            before, standing = standing, connection.execute(wanted).one_or_none()
            moved = before != standing
            if not moved:
                break
        raise StoreUnavailable("the case moved while it was read") if moved else ChainBroken(breaks)

    def entries(self, connection: Connection, case: str, after: int = 0) -> Iterator[Entry]:
        """The entries of ``case`` after a version, a few at a time, as they stand: nothing is verified."""
        e = self.tables.entries
        wanted = self._entries.where(e.c.case_id == case, e.c.version > after)
        for row in connection.execute(wanted.order_by(e.c.version)).yield_per(500):
            yield Entry(*row)

    def followed(self, connection: Connection, case: str, after: int) -> Iterator[Entry]:
        """The same, each held against the one before it and the last against the case's row. Raises NoSuchCase, and ChainBroken where it fails."""
        stands, head = self._standing(connection, case)
        if after > stands:
            raise ChainBroken([Break(case=case, version=stands, fault="truncated")])
        e = self.tables.entries
        before = GENESIS
        if after > 0:
            before = (
                connection.execute(select(e.c.hash).where(e.c.case_id == case, e.c.version == after)).scalar() or ""
            )
        audit, last = RowAudit(case, start=(after, before)), after
        for entry in self.entries(connection, case, after):
            if breaks := list(audit.entry((entry.version, entry.recorded, entry.key, entry.text, entry.hash), None)):
                raise ChainBroken(breaks)
            last = entry.version
            yield entry
        if last <= stands and (breaks := list(audit.end(Head(case=case, version=stands, hash=head)))):
            raise ChainBroken(breaks)

    def cases(self, connection: Connection) -> Iterator[Head]:
        """Where every case stands, in no order that means anything."""
        c = self.tables.cases
        for row in connection.execute(select(c.c.case_id, c.c.version, c.c.head)).yield_per(500):
            yield Head(case=row.case_id, version=row.version, hash=row.head)

    def turn(self, connection: Connection, case: str) -> int:
        """Wait for whoever writes to ``case`` and hold it to the end of the transaction; its version. SQLite's transactions already do."""
        c = self.tables.cases
        connection.execute(select(c.c.case_id).where(c.c.case_id == case).with_for_update()).first()
        return self._standing(connection, case)[0]

    def kept(self, connection: Connection, case: str, key: str) -> Entry | None:
        """The entry ``key`` stands for in ``case``, if any."""
        e = self.tables.entries
        row = connection.execute(self._entries.where(e.c.case_id == case, e.c.key == key)).one_or_none()
        return None if row is None else Entry(*row)

    def _identities(self, connection: Connection, case: str) -> dict[int, Sealed]:
        i = self.tables.identities
        found: dict[int, Sealed] = {}
        for version, owner, salt, data in connection.execute(
            select(i.c.version, i.c.owner, i.c.salt, i.c.data).where(i.c.case_id == case)
        ):
            found.setdefault(version, {})[owner] = (salt, data)
        return found

    def _write(self, connection: Connection, rows: list[Json], identities: list[Json]) -> None:
        if (
            len(rows) > 1
            and connection.dialect.name == "sqlite"
            and not connection.get_execution_options().get(_ELSEWHERE)
        ):
            connection.exec_driver_sql(self._insert_many, [tuple(row.values()) for row in rows])
        else:
            connection.execute(self._insert_entries, rows)
        if identities:
            connection.execute(self._insert_identities, identities)

    def _saw(self, case: str, version: int, head: str) -> None:
        if len(self._heads) >= _HEADS:
            self._heads.clear()
        self._heads[case] = (version, head)

    def _standing(self, connection: Connection, case: str) -> tuple[int, str]:
        c, e = self.tables.cases, self.tables.entries
        last = (e.c.case_id == c.c.case_id) & (e.c.version == c.c.version)
        wanted = select(c.c.version, c.c.head, e.c.hash).outerjoin(e, last).where(c.c.case_id == case)
        row = connection.execute(wanted).one_or_none()
        if row is None:
            raise NoSuchCase(case)
        if not isinstance(row.version, int) or row.hash != row.head:
            if not isinstance(row.version, int):
                raise ChainBroken([Break(case=case, version=0, fault="damaged")])
            raise ChainBroken(
                [Break(case=case, version=row.version, fault="truncated" if row.hash is None else "altered")]
            )
        return row.version, row.head

    def _head(self, connection: Connection, case: str, expected: int) -> str | None:
        version, head = self._standing(connection, case)
        return head if version == expected else None

    def _lost(
        self, connection: Connection, case: str, expected: int, key: str | None, first: Json, identities: list[Json]
    ) -> Appended:
        """The step did not go in: it had gone in before under its key, or another writer was first."""
        kept = None if key is None else self.kept(connection, case, key)
        if kept is not None and key is not None:
            beside = self._identities(connection, case).get(kept.version, {})
            mine = {row["owner"]: row["data"] for row in identities if row["version"] == first["version"]}
            try:
                same = _bare(kept.text) == _bare(first["body"])
            except (ValueError, RecursionError, AttributeError):
                raise ChainBroken([Break(case=case, version=kept.version, fault="damaged")]) from None
            same = same and all(mine.get(o) == data for o, (_, data) in beside.items())
            if not same:
                raise KeyReused(case, key, kept.version)
            return Appended(case=case, version=kept.version, hash=kept.hash, repeated=True)
        actual, _ = self._standing(connection, case)
        e = self.tables.entries
        wanted = (
            self._entries.where(e.c.case_id == case, e.c.version > expected).order_by(e.c.version).limit(_MOST_THEIRS)
        )
        raise Conflict(case, expected, actual, [Entry(*row) for row in connection.execute(wanted)])

    @staticmethod
    def _insert_once(connection: Connection, table: Any, row: Json) -> bool:
        into = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
        first = next(iter(table.primary_key.columns))
        return connection.execute(into.on_conflict_do_nothing().returning(first), row).first() is not None


def event_step(event: Event, *, after: int | None = None) -> EntryStep:
    """An event at the end, or in the place right after the one the entry ``after`` put there (0: before all)."""
    body, private = event_body(event)
    if after is None:
        return EntryStep(f'{{"entry":"event","event":{body}}}', private)
    whole_number(after, "$.after")
    return EntryStep(f'{{"entry":"event","event":{body},"after":{after:d}}}', private, after or None)


def correction_step(of: int, event: Event | None) -> EntryStep:
    """Another event in the place of entry ``of``, or none."""
    whole_number(of, "$.of")
    if event is None:
        return withdrawn(of)
    body, private = event_body(event)
    return EntryStep(f'{{"entry":"corrected","of":{of:d},"event":{body}}}', private, of)


def withdrawn(of: int) -> EntryStep:
    """Nothing in the place of entry ``of``."""
    return EntryStep(text_of({"entry": "withdrawn", "of": of}), {}, of)


def signed(steps: Iterable[EntryStep], actor: str | None, accepted: Iterable[str] = ()) -> list[EntryStep]:
    """The steps saying who takes them, and for which unknowns that person answers; as they are when nobody is named."""
    codes = sorted(set(accepted))
    if actor is not None:
        name_of(actor, "$.actor")
    said = (f',"actor":{text_of(actor)}' if actor is not None else "") + (
        f',"accepted":{text_of(codes)}' if codes else ""
    )
    return [step._replace(body=f"{step.body[:-1]}{said}}}") if said else step for step in steps]


def whole_number(given: int, path: str) -> int:
    """``given`` itself. Raises Unusable for anything but a whole number: 19.0 and True would be written as they are."""
    if type(given) is not int:
        raise Unusable([Problem(path, "wrong_type", "a whole number", described(given))])
    return given


def facts_step(case: Case) -> EntryStep:
    """What ``case`` lists and says beside its events: added, or put in place of what had the same id."""
    facts, private = case_body(case)
    if facts == "{}" and not private:
        raise Unusable([Problem("$", "missing", "a fact at least", "none")], case=case.id)
    return EntryStep(f'{{"entry":"facts","case":{facts}}}', private)


def recorded_of(event: Event | None, given: datetime | None, clock: Callable[[], datetime] | None) -> str:
    """When the store learned of it: as given, else as the event says, else by the store's clock. Raises Unusable without any."""
    moment = given or (event.recorded if event is not None else None) or (clock() if clock is not None else None)
    if moment is None:
        raise Unusable([Problem("$.recorded", "missing", "an instant: the library has no clock of its own", "nothing")])
    return instant_text(moment)


def moments_of(events: Sequence[Event], given: datetime | None, clock: Callable[[], datetime] | None) -> list[str]:
    """When each of ``events``, written in one step, was recorded; the clock is read once."""
    own = [e for e in events if e.recorded is not None and given is None]
    rest = recorded_of(None, given, clock) if len(own) < len(events) else ""
    return [instant_text(e.recorded) if e.recorded is not None and given is None else rest for e in events]


def _rows(
    case: str, version: int, before: str, steps: Iterable[EntryStep], key: str | None, recorded: Sequence[str]
) -> tuple[list[Json], list[Json], str]:
    rows: list[Json] = []
    identities: list[Json] = []
    if key is not None:
        name_of(key, "$.key")
    for (body, private, _), moment in zip(steps, recorded, strict=True):
        version += 1
        text = body
        if private:
            seals: dict[str, str] = {}
            for owner, hidden in private.items():
                salt, data = new_salt(), text_of(hidden)
                seals[owner] = seal(salt, data)
                identities.append({"case_id": case, "version": version, "owner": owner, "salt": salt, "data": data})
            text = f'{body[:-1]},"sealed":{text_of(seals)}}}'
        legible(text)
        before = entry_hash(before, case, version, moment, key, text)
        rows.append({"case_id": case, "version": version, "recorded": moment, "key": key, "body": text, "hash": before})
        key = None
    return rows, identities, before


def _bare(text: str) -> Json:
    body = Entry(0, "", None, text, "").body
    return {k: v for k, v in body.items() if k not in ("sealed", "rows", "accepted")}


def _audited(case: str, entries: Sequence[Entry], beside: dict[int, Sealed], stands: Head) -> Iterator[Break]:
    audit = RowAudit(case)
    for entry in entries:
        yield from audit.entry(
            (entry.version, entry.recorded, entry.key, entry.text, entry.hash), beside.get(entry.version, {})
        )
    there = {entry.version for entry in entries}
    yield from audit.end(stands, ((v, owner) for v, rows in beside.items() for owner in rows))
    strays: list[Any] = [v for v in beside if v not in there]
    yield from (Break(case=case, version=v if isinstance(v, int) else 0, fault="identity-stray") for v in strays)
