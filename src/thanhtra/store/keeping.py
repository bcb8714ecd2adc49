"""The store an application holds: every step one transaction, its own or the host's (kho lưu trữ)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from threading import RLock

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL

from thanhtra import reviewing
from thanhtra.casefile import Case, Event, Subject
from thanhtra.checks import Check
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem, SlugBook, reference_problems
from thanhtra.reckoning import law_day
from thanhtra.reviewing.agenda import WITHIN, Agenda, AgendaQuestion
from thanhtra.rulebook import Rulebook
from thanhtra.store.desk import CasePage, DeskRules, KnownActs, Rebuilt
from thanhtra.store.desk_queries import CaseQuestion, acts_of_subject, agenda_of, search_of
from thanhtra.store.desk_rows import drop_strays, page_of, project, put, refuse_loss
from thanhtra.store.engines import discarding, engine_for, forget_log, in_memory, keeps_log, reading, speaking
from thanhtra.store.entries import Appended, Break, Entry, Head, Redacted
from thanhtra.store.history import History
from thanhtra.store.steps import (
    EntryStep,
    Noted,
    Steps,
    correction_step,
    event_step,
    facts_step,
    moments_of,
    recorded_of,
    signed,
)
from thanhtra.store.tables import Tables, tables
from thanhtra.store.verifying import verify
from thanhtra.terms import Bearer, Nature, Severity


class Store:
    """Append-only histories of cases in SQL.

    ``where`` is a URL (SQLite in a file or in memory, PostgreSQL) or an engine of the host's; ``layout`` the tables when they live in
    the host's metadata; ``clock`` says when a step is recorded, if neither the call nor the event does.

    Every step takes ``expected_version``, the version the caller decided on, and raises Conflict when the case has moved on. ``key``
    makes a call safe to repeat. ``actor`` is the account that takes the step (no name: it stays for good), and with ``needs_actor`` has to
    be given. With a ``desk`` every step also brings the index over all cases up to date, in the same transaction. ``on`` is a connection of the host's: the step then belongs to the host's transaction, is kept or
    lost with it, and the store neither commits nor rolls back. Values the format does not allow raise Unusable; a database that
    fails raises StoreUnavailable.
    """

    def __init__(
        self,
        where: str | URL | Engine,
        *,
        layout: Tables | None = None,
        clock: Callable[[], datetime] | None = None,
        desk: DeskRules | None = None,
        needs_actor: bool = False,
    ) -> None:
        self.engine: Engine = where if isinstance(where, Engine) else engine_for(where)
        self.tables: Tables = layout or tables()
        self.clock = clock
        self.desk = desk
        self.needs_actor = needs_actor
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
        self,
        case: Case,
        *,
        key: str | None = None,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Write a new case: its facts are entry 1, its events the entries after. Raises Conflict when the store holds the id."""
        with self._writing(on) as connection:
            done = self._steps.open_case(
                connection, case, key, recorded_of(None, recorded, self.clock), actor=self._named(actor)
            )
            return self._seen(connection, done)

    def append(
        self,
        case: str,
        event: Event,
        expected_version: int,
        key: str | None = None,
        *,
        after: int | None = None,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Write one event. A late one may say ``after`` which entry's event it is claimed to have happened (0: before all)."""
        step, moment = event_step(event, after=after), recorded_of(event, recorded, self.clock)
        return self._append(case, signed([step], self._named(actor)), expected_version, key, [moment], on)

    def append_all(
        self,
        case: str,
        events: Sequence[Event],
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Write several events in one transaction: all of them or none. ``key`` is that of the first."""
        moments = moments_of(events, recorded, self.clock)
        return self._append(
            case, signed([event_step(e) for e in events], self._named(actor)), expected_version, key, moments, on
        )

    def correct(
        self,
        case: str,
        of: int,
        event: Event | None,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Put ``event`` in the place of the one entry ``of`` wrote, or with None take it out. What was known before stays on file."""
        return self._append(
            case,
            signed([correction_step(of, event)], self._named(actor)),
            expected_version,
            key,
            [recorded_of(event, recorded, self.clock)],
            on,
        )

    def add_facts(
        self,
        case: Case,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Write what ``case`` says beside its events: people, acts and other facts, added or put in place of what had the same id."""
        return self._append(
            case.id,
            signed([facts_step(case)], self._named(actor)),
            expected_version,
            key,
            [recorded_of(None, recorded, self.clock)],
            on,
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
        checks: Iterable[Check] = (),
        recorded: datetime | None = None,
        slugs: SlugBook | None = None,
        actor: str | None = None,
        on: Connection | None = None,
    ) -> Appended:
        """Load, ask the law as :func:`thanhtra.record` does, and append. Raises Unlawful, and Unusable for references to nothing.

        The entry says which unknowns were ``accepted``: those of ``accept`` that stood in the way. ``checks`` are asked beside the library's
        own, and refuse by the same rule.
        """
        who, given, own, answered = self._named(actor), tuple(accept), tuple(checks), frozenset[str]()
        with self._writing(on) as connection:
            history = self._steps.load(connection, case)
            if history.version == expected_version and (key is None or self._steps.kept(connection, case, key) is None):
                then = reviewing.record(history.case, book, event, accept=given, checks=own)
                if given:
                    unknown = reviewing.may(history.case, book, event, checks=own).unknown
                    answered = frozenset(a.check for a in unknown if a.severity is Severity.VOIDS) & frozenset(given)
                last = f"$.events[{len(then.events) - 1}]"
                problems = [p for p in reference_problems(then, slugs) if p.path.startswith(last)]
                if problems:
                    raise Unusable(problems, case=case)
            moment = recorded_of(event, recorded, self.clock)
            return self._seen(
                connection,
                self._steps.append(
                    connection, case, signed([event_step(event)], who, answered), expected_version, key, [moment]
                ),
            )

    def redact(
        self,
        case: str,
        subject: str,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: Connection | None = None,
    ) -> Redacted:
        """Delete every name, number and free text stored beside the entries that may identify ``subject``. The chain still verifies.

        The answer names what was removed and what is left. Raises Unusable for a subject the case never had. Backups, replicas and
        copies the host made are the host's to clean.
        """
        noted = Noted(key, recorded_of(None, recorded, self.clock), self._named(actor))
        with self._writing(on) as connection:
            done = self._steps.redact(connection, case, subject, expected_version, noted)
            self._look(connection, case)
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

    def agenda(
        self,
        *,
        seen: date | None = None,
        until: date | None = None,
        by: str | None = None,
        bearer: Bearer | None = Bearer.AUTHORITY,
        natures: Iterable[Nature] = (Nature.DUTY,),
        overdue: bool = False,
        on: Connection | None = None,
    ) -> Agenda:
        """What is due from the day ``seen`` (default: the clock's) to ``until`` (default: a fortnight on) over every case, or those of the office ``by``.

        Answered from the index; cases whose limits move with the day, with ``overdue`` those with one past, and those with an event
        after ``seen`` are asked themselves. ``behind`` of the answer tells how many cases the index misses. Raises Unusable without a desk,
        and without a day or a clock.
        """
        day = seen or (law_day(self.clock()) if self.clock is not None else None)
        if day is None:
            raise Unusable([Problem("$.seen", "missing", "a day: the library has no clock of its own", "nothing")])
        asked = AgendaQuestion.within(
            day,
            WITHIN if until is None else max((until - day).days, 0),
            bearer=bearer,
            natures=frozenset(natures),
            overdue=overdue,
        )
        with self._reading(on) as connection:
            return agenda_of(connection, self._steps, self._desk(), asked, by)

    def search(
        self,
        *,
        subject: Subject | str | None = None,
        provision: str | None = None,
        field: str | None = None,
        stage: str | None = None,
        finding: str | None = None,
        by: str | None = None,
        after: str | None = None,
        limit: int = 50,
        on: Connection | None = None,
    ) -> CasePage:
        """The cases for which every part given holds, a page of ``limit`` at a time in the order of their ids, from the index.

        ``subject`` (or its number) is found by its key; ``provision`` is a compact citation, ``finding`` a check's code, ``by`` an office.
        Raises Unusable without a desk, and for a subject without a number or a desk without a secret.
        """
        desk = self._desk()
        asked = CaseQuestion(
            subject=None if subject is None else _key(desk, subject),
            provision=provision,
            field=field,
            stage=stage,
            finding=finding,
            by=by,
        )
        with self._reading(on) as connection:
            return search_of(connection, self.tables, desk, asked, (after, max(limit, 1)))

    def acts_of(
        self,
        subject: Subject | str,
        *,
        provision: str | None = None,
        apart_from: str | None = None,
        on: Connection | None = None,
    ) -> KnownActs:
        """Every act of a subject (or its number) over all cases but ``apart_from``: what relapse and repetition are judged by.

        Raises Unusable without a desk, and for a subject without a number or a desk without a secret.
        """
        desk = self._desk()
        asked = CaseQuestion(subject=_key(desk, subject), provision=provision)
        with self._reading(on) as connection:
            return acts_of_subject(connection, self.tables, desk, asked, apart_from)

    def rebuild(self, *, only_behind: bool = False, on: Connection | None = None) -> Rebuilt:
        """Make the index again from the histories, some cases a transaction; with ``only_behind`` what it misses alone.

        Raises Unusable without a desk, and without the secret the index was made with.
        """
        desk, after, count, left = self._desk(), None, 0, list[str]()
        with self._writing(on) as connection:
            refuse_loss(connection, self.tables, desk)
            drop_strays(connection, self.tables)
        while True:
            with self._writing(on) as connection:
                page = page_of(connection, self.tables, after, desk if only_behind else None)
                missed = put(connection, self._steps, page, desk)
            if not page:
                return Rebuilt(cases=count, left=tuple(left))
            after, count = page[-1], count + len(page) - len(missed)
            left += missed

    def _desk(self) -> DeskRules:
        if self.desk is None:
            raise Unusable([Problem("$.desk", "missing", "a store opened with a desk", "one without")])
        return self.desk

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
            return self._seen(connection, self._steps.append(connection, case, steps, expected, key, moments))

    def _seen(self, connection: Connection, done: Appended) -> Appended:
        if not done.repeated:
            self._look(connection, done.case)
        return done

    def _look(self, connection: Connection, case: str) -> None:
        if self.desk is not None:
            project(connection, self._steps, case, self.desk)

    def _named(self, actor: str | None) -> str | None:
        if actor is None and self.needs_actor:
            raise Unusable([Problem("$.actor", "missing", "the account that takes the step", "none")])
        return actor

    @contextmanager
    def _writing(self, on: Connection | None, *, check: bool = True) -> Iterator[Connection]:
        if on is not None:
            with speaking():
                if check:
                    self._check(on)
                yield on
            return
        with (
            self._alone,
            speaking() as state,
            self.engine.connect() as connection,
            discarding(connection),
            connection.begin() as transaction,
        ):
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
            with discarding(connection), connection.begin():
                self._check(connection)
                yield connection

    def _check(self, connection: Connection) -> None:
        if not self._checked:
            self._steps.check(connection)
            self._checked = True


def _key(desk: DeskRules, subject: Subject | str) -> str:
    key = desk.key_of(subject)
    if key is None:
        raise Unusable([Problem("$.subject", "missing", "a number, and a desk with a secret", "none")])
    return key
