"""The same store for asyncio: each step is the synchronous one, run on an asynchronous connection (kho lưu trữ bất đồng bộ).

What is decided and written stands in :class:`~thanhtra.store.Store` alone. The signatures are written out again, for whoever reads
or type-checks them; a test holds the two alike.
"""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from thanhtra.casefile import Case, Event, Subject
from thanhtra.checks import Check
from thanhtra.exchange import SlugBook
from thanhtra.reviewing.agenda import Agenda
from thanhtra.rulebook import Rulebook
from thanhtra.store.desk import CasePage, DeskRules, KnownActs, Rebuilt
from thanhtra.store.engines import engine_options, forget_log, in_memory, keeps_log, prepare, reading, speaking
from thanhtra.store.entries import Appended, Break, Entry, Head, Redacted
from thanhtra.store.history import History
from thanhtra.store.keeping import Store
from thanhtra.store.tables import Tables
from thanhtra.terms import Bearer, Nature

T = TypeVar("T")


class AsyncStore:
    """:class:`~thanhtra.store.Store`, awaited. ``where`` is a URL of an asynchronous driver (``sqlite+aiosqlite://``,
    ``postgresql+psycopg://``) or the host's engine; ``on`` the host's asynchronous connection.

    What the other streams is read to the end here: heads, breaks and entries come as lists.
    """  # noqa: D205 - one sentence

    def __init__(
        self,
        where: str | URL | AsyncEngine,
        *,
        layout: Tables | None = None,
        clock: Callable[[], datetime] | None = None,
        desk: DeskRules | None = None,
        needs_actor: bool = False,
    ) -> None:
        self.engine: AsyncEngine
        if isinstance(where, AsyncEngine):
            self.engine = where
        else:
            url = make_url(where)
            self.engine = create_async_engine(url, **engine_options(url))
            prepare(self.engine.sync_engine)
        self._store = Store(self.engine.sync_engine, layout=layout, clock=clock, desk=desk, needs_actor=needs_actor)
        self._alone = Lock() if in_memory(self.engine.url) else nullcontext()

    def __repr__(self) -> str:
        return f"Async{self._store!r}"

    @property
    def tables(self) -> Tables:
        """The tables written to."""
        return self._store.tables

    async def create(self, *, on: AsyncConnection | None = None) -> AsyncStore:
        """Make the tables where there are none. Raises SchemaMismatch where they are another version's."""
        await self._step(on, lambda c: self._store.create(on=c))
        return self

    async def close(self) -> None:
        """Give the engine's connections back."""
        await self.engine.dispose()

    async def open_case(
        self,
        case: Case,
        *,
        key: str | None = None,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: AsyncConnection | None = None,
    ) -> Appended:
        """See :meth:`Store.open_case`."""
        return await self._step(
            on, lambda c: self._store.open_case(case, key=key, recorded=recorded, actor=actor, on=c)
        )

    async def append(
        self,
        case: str,
        event: Event,
        expected_version: int,
        key: str | None = None,
        *,
        after: int | None = None,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: AsyncConnection | None = None,
    ) -> Appended:
        """See :meth:`Store.append`."""
        return await self._step(
            on,
            lambda c: self._store.append(
                case, event, expected_version, key, after=after, recorded=recorded, actor=actor, on=c
            ),
        )

    async def append_all(
        self,
        case: str,
        events: Sequence[Event],
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: AsyncConnection | None = None,
    ) -> Appended:
        """See :meth:`Store.append_all`."""
        return await self._step(
            on,
            lambda c: self._store.append_all(case, events, expected_version, key, recorded=recorded, actor=actor, on=c),
        )

    async def correct(
        self,
        case: str,
        of: int,
        event: Event | None,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: AsyncConnection | None = None,
    ) -> Appended:
        """See :meth:`Store.correct`."""
        return await self._step(
            on,
            lambda c: self._store.correct(case, of, event, expected_version, key, recorded=recorded, actor=actor, on=c),
        )

    async def add_facts(
        self,
        case: Case,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: AsyncConnection | None = None,
    ) -> Appended:
        """See :meth:`Store.add_facts`."""
        return await self._step(
            on, lambda c: self._store.add_facts(case, expected_version, key, recorded=recorded, actor=actor, on=c)
        )

    async def record(
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
        on: AsyncConnection | None = None,
    ) -> Appended:
        """See :meth:`Store.record`."""
        return await self._step(
            on,
            lambda c: self._store.record(
                case,
                event,
                book,
                expected_version,
                key,
                accept=accept,
                checks=checks,
                recorded=recorded,
                slugs=slugs,
                actor=actor,
                on=c,
            ),
        )

    async def redact(
        self,
        case: str,
        subject: str,
        expected_version: int,
        key: str | None = None,
        *,
        recorded: datetime | None = None,
        actor: str | None = None,
        on: AsyncConnection | None = None,
    ) -> Redacted:
        """See :meth:`Store.redact`."""
        done = await self._step(
            on, lambda c: self._store.redact(case, subject, expected_version, key, recorded=recorded, actor=actor, on=c)
        )
        if on is None and keeps_log(self.engine.sync_engine):
            with speaking():
                async with self.engine.connect() as connection:
                    await connection.run_sync(forget_log)
        return done

    async def load(self, case: str, *, on: AsyncConnection | None = None) -> History:
        """See :meth:`Store.load`."""
        return await self._step(on, lambda c: self._store.load(case, on=c), writes=False)

    async def entries(self, case: str, *, after: int = 0, on: AsyncConnection | None = None) -> list[Entry]:
        """See :meth:`Store.entries`."""
        return await self._step(on, lambda c: list(self._store.entries(case, after=after, on=c)), writes=False)

    async def heads(self, *, on: AsyncConnection | None = None) -> list[Head]:
        """See :meth:`Store.heads`."""
        return await self._step(on, lambda c: list(self._store.heads(on=c)), writes=False)

    async def verify(self, heads: Iterable[Head] = (), *, on: AsyncConnection | None = None) -> list[Break]:
        """See :meth:`Store.verify`."""
        return await self._step(on, lambda c: list(self._store.verify(heads, on=c)), writes=False)

    async def agenda(
        self,
        *,
        seen: date | None = None,
        until: date | None = None,
        by: str | None = None,
        bearer: Bearer | None = Bearer.AUTHORITY,
        natures: Iterable[Nature] = (Nature.DUTY,),
        overdue: bool = False,
        on: AsyncConnection | None = None,
    ) -> Agenda:
        """See :meth:`Store.agenda`."""
        return await self._step(
            on,
            lambda c: self._store.agenda(
                seen=seen, until=until, by=by, bearer=bearer, natures=natures, overdue=overdue, on=c
            ),
            writes=False,
        )

    async def search(
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
        on: AsyncConnection | None = None,
    ) -> CasePage:
        """See :meth:`Store.search`."""
        return await self._step(
            on,
            lambda c: self._store.search(
                subject=subject,
                provision=provision,
                field=field,
                stage=stage,
                finding=finding,
                by=by,
                after=after,
                limit=limit,
                on=c,
            ),
            writes=False,
        )

    async def acts_of(
        self,
        subject: Subject | str,
        *,
        provision: str | None = None,
        apart_from: str | None = None,
        on: AsyncConnection | None = None,
    ) -> KnownActs:
        """See :meth:`Store.acts_of`."""
        return await self._step(
            on, lambda c: self._store.acts_of(subject, provision=provision, apart_from=apart_from, on=c), writes=False
        )

    async def rebuild(self, *, only_behind: bool = False, on: AsyncConnection | None = None) -> Rebuilt:
        """See :meth:`Store.rebuild`; here it is one transaction."""
        return await self._step(on, lambda c: self._store.rebuild(only_behind=only_behind, on=c))

    async def _step(self, on: AsyncConnection | None, step: Callable[[Connection], T], *, writes: bool = True) -> T:
        if on is not None:
            return await on.run_sync(step)
        with speaking() as state:
            async with self._alone, self.engine.connect() as opened:
                connection = opened if writes else await opened.execution_options(**reading(self.engine.dialect))
                async with connection.begin() as transaction:
                    answer = await connection.run_sync(step)
                    state.committing = writes
                    await transaction.commit()
                    return answer
