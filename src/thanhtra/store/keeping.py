"""The store an application holds: every step one transaction, its own or the host's (kho lưu trữ)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from threading import RLock

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from thanhtra import reviewing
from thanhtra.casefile import Case, Event
from thanhtra.errors import Unusable
from thanhtra.exchange import SlugBook, reference_problems
from thanhtra.rulebook import Rulebook
from thanhtra.store.engines import engine_for, forget_log, in_memory, keeps_log, reading, speaking
from thanhtra.store.entries import Appended, Break, Entry, Head, Redacted
from thanhtra.store.history import History
from thanhtra.store.steps import EntryStep, Steps, correction_step, event_step, facts_step, moments_of, recorded_of
from thanhtra.store.tables import Tables, tables
from thanhtra.store.verifying import verify


class Store:
    """Append-only histories of cases in SQL.

    ``where`` is a URL (SQLite in a file or in memory, PostgreSQL) or an engine of the host's; ``layout`` the tables when they live in
    the host's metadata; ``clock`` says when a step is recorded, if neither the call nor the event does.

    Every step takes ``expected_version``, the version the caller decided on, and raises Conflict when the case has moved on. ``key``
    makes a call safe to repeat. ``on`` is a connection of the host's: the step then belongs to the host's transaction, is kept or
    lost with it, and the store neither commits nor rolls back. Values the format does not allow raise Unusable; a database that
    fails raises StoreUnavailable.
    """

    def __init__(
        self, where: str | URL | Engine, *, layout: Tables | None = None, clock: Callable[[], datetime] | None = None
    ) -> None:
        self.engine: Engine = where if isinstance(where, Engine) else engine_for(where)
        self.tables: Tables = layout or tables()
        self.clock = clock
        self._steps = Steps(self.tables)
        self._checked = False
        self._alone = RLock() if in_memory(self.engine.url) else nullcontext()

    def __repr__(self) -> str:
        return f"Store({self.engine.url.render_as_string(hide_password=True)!r})"

    def create(self, *, on: Connection | None = None) -> Store:
        """Make the tables where there are none. Raises SchemaMismatch where they are another version's."""
        with self._writing(on, check=False) as connection:
            self._steps.create(connection)
        return self

    def close(self) -> None:
        """Give the engine's connections back."""
        self.engine.dispose()

    def open_case(
        self, case: Case, *, key: str | None = None, recorded: datetime | None = None, on: Connection | None = None
    ) -> Appended:
        """Write a new case: its facts are entry 1, its events the entries after. Raises Conflict when the store holds the id."""
        with self._writing(on) as connection:
            return self._steps.open_case(connection, case, key, recorded_of(None, recorded, self.clock))

    def append(
        self,
        case: str,
        event: Event,
        expected_version: int,
        key: str | None = None,
        *,
        after: int | None = None,
        recorded: datetime | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Write one event. A late one may say ``after`` which entry's event it is claimed to have happened (0: before all)."""
        step, moment = event_step(event, after=after), recorded_of(event, recorded, self.clock)
        return self._append(case, [step], expected_version, key, [moment], on)

    def append_all(
        self,
        case: str,
        events: Sequence[Event],
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Write several events in one transaction: all of them or none. ``key`` is that of the first."""
        moments = moments_of(events, recorded, self.clock)
        return self._append(case, [event_step(e) for e in events], expected_version, key, moments, on)

    def correct(
        self,
        case: str,
        of: int,
        event: Event | None,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Put ``event`` in the place of the one entry ``of`` wrote, or with None take it out. What was known before stays on file."""
        return self._append(
            case, [correction_step(of, event)], expected_version, key, [recorded_of(event, recorded, self.clock)], on
        )

    def add_facts(
        self,
        case: Case,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Write what ``case`` says beside its events: people, acts and other facts, added or put in place of what had the same id."""
        return self._append(
            case.id, [facts_step(case)], expected_version, key, [recorded_of(None, recorded, self.clock)], on
        )

    def record(
        self,
        case: str,
        event: Event,
        book: Rulebook,
        expected_version: int,
        key: str | None = None,
        *,
        accept: Iterable[str] = (),
        recorded: datetime | None = None,
        slugs: SlugBook | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Load, ask the law as :func:`thanhtra.record` does, and append. Raises Unlawful, and Unusable for references to nothing."""
        with self._writing(on) as connection:
            history = self._steps.load(connection, case)
            if history.version == expected_version and (key is None or self._steps.kept(connection, case, key) is None):
                then = reviewing.record(history.case, book, event, accept=accept)
                last = f"$.events[{len(then.events) - 1}]"
                problems = [p for p in reference_problems(then, slugs) if p.path.startswith(last)]
                if problems:
                    raise Unusable(problems, case=case)
            moment = recorded_of(event, recorded, self.clock)
            return self._steps.append(connection, case, [event_step(event)], expected_version, key, [moment])

    def redact(
        self,
        case: str,
        subject: str,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        on: Connection | None = None,
    ) -> Redacted:
        """Delete every name, number and free text stored beside the entries that may identify ``subject``. The chain still verifies.

        The answer names what was removed and what is left. Raises Unusable for a subject the case never had. Backups, replicas and
        copies the host made are the host's to clean.
        """
        moment = recorded_of(None, recorded, self.clock)
        with self._writing(on) as connection:
            done = self._steps.redact(connection, case, subject, expected_version, key, moment)
        if on is None and keeps_log(self.engine):
            with speaking(), self.engine.connect() as connection:
                forget_log(connection)
        return done

    @contextmanager
    def in_turn(self, case: str) -> Iterator[tuple[Connection, int]]:
        """A transaction in which nobody else writes to ``case``, and the version it stands at: hand both to the steps taken inside.

        For busy cases and steps that do not depend on what others write. Writers are served in the order they came, so none starves; keep
        the block short. Kept at its end, given up with an exception. Raises NoSuchCase.
        """
        with self._writing(None) as connection:
            yield connection, self._steps.turn(connection, case)

    def load(self, case: str, *, on: Connection | None = None) -> History:
        """The whole history of ``case``, verified. Raises NoSuchCase, and ChainBroken with every break when it is not what was written."""
        with self._reading(on) as connection:
            return self._steps.load(connection, case)

    def entries(self, case: str, *, after: int = 0, on: Connection | None = None) -> Iterator[Entry]:
        """The entries of ``case`` after a version, streamed. Raises NoSuchCase, and ChainBroken where one does not follow the one before."""
        with self._reading(on) as connection:
            yield from self._steps.followed(connection, case, after)

    def heads(self, *, on: Connection | None = None) -> Iterator[Head]:
        """Where every case stands: keep them elsewhere, :meth:`verify` takes them back."""
        with self._reading(on) as connection:
            yield from self._steps.cases(connection)

    def verify(self, heads: Iterable[Head] = (), *, on: Connection | None = None) -> Iterator[Break]:
        """Read the whole store in one snapshot and yield every place where it is not what was written."""
        with self._reading(on) as connection:
            yield from verify(connection, self.tables, heads)

    def _append(
        self,
        case: str,
        steps: Sequence[EntryStep],
        expected: int,
        key: str | None,
        moments: Sequence[str],
        on: Connection | None,
    ) -> Appended:
        with self._writing(on) as connection:
            return self._steps.append(connection, case, steps, expected, key, moments)

    @contextmanager
    def _writing(self, on: Connection | None, *, check: bool = True) -> Iterator[Connection]:
        if on is not None:
            with speaking():
                if check:
                    self._check(on)
                yield on
            return
        with self._alone, speaking() as state, self.engine.connect() as connection, connection.begin() as transaction:
            if check:
                self._check(connection)
            yield connection
            state.committing = True
            transaction.commit()

    @contextmanager
    def _reading(self, on: Connection | None) -> Iterator[Connection]:
        if on is not None:
            with speaking():
                self._check(on)
                yield on
            return
        with self._alone, speaking(), self.engine.connect() as opened:
            connection = opened.execution_options(**reading(self.engine.dialect))
            with connection.begin():
                self._check(connection)
                yield connection

    def _check(self, connection: Connection) -> None:
        if not self._checked:
            self._steps.check(connection)
            self._checked = True
