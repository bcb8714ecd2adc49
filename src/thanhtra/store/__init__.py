"""Append-only histories of cases in SQL (lưu trữ): extra ``sql``.

Where things live: ``tables`` · ``chain`` (hashes) · ``bodies`` (an entry without identity, identity beside it) · ``entries`` (values) ·
``steps`` (each step on an open connection) · ``redacting`` (what goes with a subject) · ``history`` (read back, as known at a moment) ·
``auditing_rows`` (a case's rows against its chain) · ``verifying`` (the whole store) · ``anchoring`` (heads kept elsewhere) · ``retrying`` (after a conflict) · ``engines`` ·
``keeping`` (the store) and ``keeping_async`` · ``desk`` (values), ``projecting`` (a case as rows), ``desk_tables``,
``desk_rows`` and ``desk_queries`` (the index over all cases) · ``shifts`` (what a late fact does to the deadlines) · ``migrations`` (Alembic).
"""

from __future__ import annotations

from thanhtra.errors import ChainBroken, Conflict, KeyReused, NoSuchCase, SchemaMismatch, StoreUnavailable
from thanhtra.store.anchoring import anchor_of, heads_document, heads_in
from thanhtra.store.desk import CaseLine, CasePage, DeskRules, KnownAct, KnownActs, Rebuilt
from thanhtra.store.engines import engine_for, prepare
from thanhtra.store.entries import Appended, Break, Entry, Head, Redacted
from thanhtra.store.history import History
from thanhtra.store.keeping import Store
from thanhtra.store.keeping_async import AsyncStore
from thanhtra.store.retrying import retrying
from thanhtra.store.shifts import Shift, shifts
from thanhtra.store.tables import SCHEMA, Tables, tables

__all__ = [
    "SCHEMA",
    "Appended",
    "AsyncStore",
    "Break",
    "CaseLine",
    "CasePage",
    "ChainBroken",
    "Conflict",
    "DeskRules",
    "Entry",
    "Head",
    "History",
    "KeyReused",
    "KnownAct",
    "KnownActs",
    "NoSuchCase",
    "Rebuilt",
    "Redacted",
    "SchemaMismatch",
    "Shift",
    "Store",
    "StoreUnavailable",
    "Tables",
    "anchor_of",
    "engine_for",
    "heads_document",
    "heads_in",
    "prepare",
    "retrying",
    "shifts",
    "tables",
]
