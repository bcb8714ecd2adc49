"""What reading a case and a review import when they first need it, imported at once (nạp sẵn trước khi phục vụ)."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from thanhtra.casefile import KINDS
from thanhtra.checks import all_checks
from thanhtra.lifecycle import TRACKS
from thanhtra.rulebook.edition import package_version

_ROOMS: Final = (
    "law",
    "reckoning",
    "casefile",
    "rulebook",
    "deadlines",
    "fines",
    "competence",
    "wording",
    "reviewing",
    "exchange",
)
"""Whose modules are loaded when one of their names is first asked for."""
_OTHERS: Final = ("fractions", "hashlib", "tomllib", "thanhtra.findings")
"""What else is loaded where it is needed."""


def ready() -> None:
    """Import everything reading a case, a review and its JSON import when they first need it: for servers, before they start threads or fork.

    A process forked while another thread is at such a first import waits for that thread for good, as with any Python module.
    """
    for name in _OTHERS:
        import_module(name)
    for room in _ROOMS:
        package = import_module(f"thanhtra.{room}")
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    for name in TRACKS:
        TRACKS[name]
    for kind in KINDS:
        KINDS[kind]
    all_checks()
    package_version()
