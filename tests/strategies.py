"""The strategies for documents live in the test kit; the tests here take them from where embedders do."""

from __future__ import annotations

from thanhtra.testing.documents import documents, objects

__all__ = ["documents", "objects"]
