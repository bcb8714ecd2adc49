"""The library's version (phiên bản thư viện)."""

from __future__ import annotations

from thanhtra.rulebook.prepared import shipped


def package_version() -> str:
    """The library's version; ``0`` when it runs without being installed."""
    if (wheel := shipped()) is not None:
        return wheel.head.version
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - a costly import a wheel does without

    try:
        return version("thanhtra")
    except PackageNotFoundError:
        return "0"
