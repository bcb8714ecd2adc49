"""A service of one's own for each test, on its own database, its clock standing still."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from thanhtra import Rulebook
from thanhtra.service.application import service
from thanhtra.service.keys import ApiKey, Scope, hash_of
from thanhtra.service.settings import ServiceSettings
from thanhtra.store import Store

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2020, 10, 21, 2, 0, tzinfo=UTC)
SECRETS = {
    "reader": ("r" * 40, {Scope.READ}),
    "writer": ("w" * 40, {Scope.READ, Scope.WRITE}),
    "admin": ("a" * 40, {Scope.ADMINISTER}),
}
KEYS = tuple(
    ApiKey(name=name, sha256=hash_of(secret), scopes=frozenset(scopes)) for name, (secret, scopes) in SECRETS.items()
)


def bearer(name):
    return {"Authorization": f"Bearer {SECRETS[name][0]}"}


@pytest.fixture
def document():
    return json.loads((ROOT / "docs" / "tutorial" / "bk-2020-017.json").read_text(encoding="utf-8"))


@pytest.fixture
def serving(tmp_path):
    """A client of a service with these settings; the service is closed at the end."""
    stores = []

    def made(host="127.0.0.1", **settings):
        store = Store(f"sqlite:///{tmp_path}/{len(stores)}.db", clock=lambda: NOW)
        stores.append(store)
        app = service(store, Rulebook.built_in(), ServiceSettings(clock=lambda: NOW, **settings))
        return TestClient(app, base_url=f"http://{host}:8017")

    yield made
    for store in stores:
        store.close()


@pytest.fixture
def client(serving):
    return serving()
