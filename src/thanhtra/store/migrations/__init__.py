"""Alembic migrations of the store's tables (nâng cấp lược đồ): one revision for each number of ``SCHEMA``, named by it.

``config(url)`` is all Alembic needs; ``upgrade(url)`` runs what is missing. The revisions lie in ``versions``.
"""

from __future__ import annotations

from thanhtra.store.migrations.running import config, upgrade

__all__ = ["config", "upgrade"]
