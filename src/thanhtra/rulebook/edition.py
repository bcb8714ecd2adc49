"""The edition: which rules answered (ấn bản bộ quy tắc)."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thanhtra.rulebook.source import Source

_FOLDERS = ((), ("procedure",), ("powers",), ("working_days",))


def package_version() -> str:
    """The library's version; ``0`` when it runs without being installed."""
    try:
        return version("thanhtra")
    except PackageNotFoundError:
        return "0"


def edition_of(source: Source, readings: Mapping[str, str]) -> str:
    """``VERSION+HASH`` over every rule file (name and bytes, roots in order) and the readings in use."""
    digest = sha256()
    for folder in (*_FOLDERS, *(("decrees", name) for name in source.folders("decrees"))):
        for name, data in source.files(*folder):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    for slug in sorted(readings):
        digest.update(f"{slug}={readings[slug]}\0".encode())
    return f"{package_version()}+{digest.hexdigest()[:16]}"
