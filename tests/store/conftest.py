"""Both databases: an SQLite file, and a private PostgreSQL cluster in a temporary folder, one for the whole run."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from thanhtra.store import Store

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports by path; the tests here share one small file
from store_cases import NOW

_NUMBERS = count(1)


def binaries() -> Path | None:
    """The newest server installed from Debian's packages."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parent.parent.name))
    return found[-1].parent if found else None


@contextmanager
def cluster() -> Iterator[str]:
    """A server on a socket in a temporary folder, run by a user that is not root; its URL."""
    bin_dir = binaries()
    assert bin_dir is not None
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    user = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        home.chmod(0o755)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    name = pwd.getpwuid(user.get("user", os.geteuid())).pw_name
    data = home / "data"

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [bin_dir / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=home,
            timeout=120,
            **user,
        )

    # Outlives whoever is killed: it reads until this process is gone, however it went, then stops the server and removes the folder.
    watch = subprocess.Popen(
        ["/bin/sh", "-c", 'cat; "$0/pg_ctl" -D "$1/data" -w -m immediate stop; rm -rf "$1"', str(bin_dir), str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
        **user,
    )
    # Clients are killed here, never the server: its own durability is not what is tested.
    options = f"-c fsync=off -c full_page_writes=off -c listen_addresses='' -c unix_socket_directories='{home}' -c max_connections=60 -c shared_buffers=32MB"
    try:
        run("initdb", "-D", str(data), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", name)
        run("pg_ctl", "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start")
        yield f"postgresql+psycopg://{name}@/postgres?host={home}"
    finally:
        watch.communicate(timeout=120)
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    if binaries() is None:
        if os.environ.get("THANHTRA_NEEDS_POSTGRESQL"):
            pytest.fail("PostgreSQL is required here and is not installed")
        pytest.skip("PostgreSQL is not installed")
    with cluster() as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    name = f"t{os.getpid()}_{next(_NUMBERS)}"
    admin = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgresql_server.replace("/postgres?", f"/{name}?")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'cases.db'}"
    found: str = request.getfixturevalue("postgresql_url")
    return found


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store(url, clock=lambda: NOW).create()
    yield opened
    opened.close()
