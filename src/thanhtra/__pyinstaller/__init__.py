"""Where PyInstaller finds the hook of this package: the entry point ``pyinstaller40`` names :func:`hook_dirs` (đóng gói bằng PyInstaller)."""

from __future__ import annotations

from pathlib import Path


def hook_dirs() -> list[str]:
    """The folder of the hook."""
    return [str(Path(__file__).parent)]
