"""The files of a folder of texts, named after their instruments: ``15-2012-qh13.txt``, ``15-2020-nd-cp.quotes.txt`` (tệp văn bản)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.outputs import opened

_NAMED: Final = re.compile(
    r"(\d{1,4})-(\d{4})-(nd-cp|qh\d{1,2}|tt-[a-z]+|nq-[a-z0-9]+)(?:\.([a-z0-9.-]+))?\.(?:txt|md)"
)
_KINDS: Final = {"nd-cp": "NĐ-CP"}
_ENDINGS: Final = (".txt", ".md")


@frozen(eq=False)
class Text:
    """One file: the instrument it holds, whether whole, its lines; ``quoted`` when it is a compilation of quotations."""

    file: str
    instrument: str
    whole: bool
    quoted: bool
    lines: tuple[str, ...]


def read_texts(folder: Path) -> tuple[Text, ...]:
    """Every text of ``folder``. Raises Unusable when it is no folder, a file is not UTF-8, or none is named after an instrument."""
    if not folder.is_dir():
        raise Unusable([f"{folder}: không phải thư mục / not a folder"])
    found = tuple(
        text for path in sorted(folder.iterdir()) if path.suffix in _ENDINGS and (text := _text(path)) is not None
    )
    if not found:
        raise Unusable(
            [f"{folder}: không có tệp nào tên như 15-2012-qh13.txt / no file is named like 15-2012-qh13.txt"]
        )
    return found


def _text(path: Path) -> Text | None:
    match = _NAMED.fullmatch(path.name)
    if match is None:
        return None
    number, year, kind, extent = match.groups()
    try:
        with opened(path) as file:
            lines = file.read().decode("utf-8").splitlines()
    except (UnicodeDecodeError, OSError) as error:
        raise Unusable([f"{path}: không đọc được / cannot be read: {error}"]) from error
    instrument = f"{number}/{year}/{_KINDS.get(kind, kind.upper())}"
    return Text(
        path.name, instrument, whole=extent is None, quoted=extent == "quotes", lines=tuple(_without_source(lines))
    )


def _without_source(lines: list[str]) -> Iterable[str]:
    return lines[1:] if lines and lines[0].startswith(("SOURCE ", "# Source")) else lines
