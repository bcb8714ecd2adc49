"""How the README reads on a package index: links to files of the repository are made whole, or where its address is not told, plain words."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[([^\]]+)\]\((?![a-z]+:|#)([^)\s]+)\)")


def readme_for_index(text: str, files: str) -> str:
    """``text`` with every link into the repository under ``files``; without an address such a link leads nowhere there, and only its words stay."""
    return _LINK.sub(rf"[\1]({files}/\2)" if files else r"\1", text)


def urls(files: str) -> dict[str, str]:
    """What the index lists beside the page; nothing without an address."""
    return (
        {"Source": files, "Documentation": f"{files}/docs/index.md", "Changelog": f"{files}/CHANGELOG.md"}
        if files
        else {}
    )
