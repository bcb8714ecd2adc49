"""The edition: which rules answered (ấn bản bộ quy tắc)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from thanhtra.rulebook.prepared import shipped

if TYPE_CHECKING:
    from hashlib import _Hash


def package_version() -> str:
    """The library's version; ``0`` when it runs without being installed."""
    if (wheel := shipped()) is not None:
        return wheel.version
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - a costly import a wheel does without

    try:
        return version("thanhtra")
    except PackageNotFoundError:
        return "0"


def edition_of(rules: _Hash, readings: Mapping[str, str]) -> str:
    """``VERSION+HASH`` over the rule files (``rules``: their hash, left as it is) and the readings in use."""
    digest = rules.copy()
    for slug in sorted(readings):
        digest.update(f"{slug}={readings[slug]}\0".encode())
    return f"{package_version()}+{digest.hexdigest()[:16]}"
