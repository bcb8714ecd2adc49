"""The map's data, one file a statute, and the reasons they share."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from thanhtra.law import Citation
from thanhtra.statutes.home import Home, Reason
from thanhtra.statutes.mapped import MappedPlace, StatuteMap

FILES: Final = {
    "15/2012/QH13": "15-2012",
    "81/2013/NĐ-CP": "81-2013",
    "118/2021/NĐ-CP": "118-2021",
    "68/2025/NĐ-CP": "68-2025",
    "56/2010/QH12": "56-2010",
    "11/2022/QH15": "11-2022",
    "84/2025/QH15": "84-2025",
    "217/2025/NĐ-CP": "217-2025",
    "02/2011/QH13": "02-2011",
}
"""Each statute that has a map, and its file."""


def mapped_instruments() -> tuple[str, ...]:
    """The statutes that have a map."""
    return tuple(FILES)


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("thanhtra.statutes").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def reasons() -> dict[tuple[str, str], Reason]:
    """Why a place has no home, by kind (``outside`` or ``unmodelled``) and slug."""
    data = _data("reasons")
    return {(kind, slug): Reason(**texts) for kind in ("outside", "unmodelled") for slug, texts in data[kind].items()}


@cache
def statute_map(instrument: str) -> StatuteMap:
    """The map of ``instrument``. Raises KeyError when it has none."""
    return read_map(_data(FILES[instrument]))


def read_map(data: dict[str, Any]) -> StatuteMap:
    """The map in one file's ``data``. A place may be wrong in any way a text can be: ``map_problems`` says so."""
    instrument, unread, out = data["instrument"], set(data.get("unread", ())), data.get("left_out")
    return StatuteMap(
        instrument=instrument,
        texts=tuple(data["texts"]),
        numbering={article: tuple(inner.split()) for article, inner in data["numbering"].items()},
        places=tuple(
            MappedPlace(Citation.within(instrument, at), tuple(map(Home.parse, homes.split())), at in unread)
            for at, homes in data["places"].items()
        ),
        left_out=(out["from"], out["to"], out["vi"], out["en"]) if out else None,
        forms_after=data.get("forms_after", ""),
        quotes=data.get("quotes", False),
    )
