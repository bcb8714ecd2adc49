"""The tracks by name. A class, and the engine under it, is imported when its track is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

from thanhtra.lifecycle.rows import compile_rows
from thanhtra.lifecycle.shipped import shipped

if TYPE_CHECKING:
    from thanhtra.lifecycle.rows import Rows
    from thanhtra.lifecycle.topology import Track

CHARTS: Final[Mapping[str, str]] = {
    "proceeding": "Proceeding",
    "referral": "Referral",
    "seizure": "Seizure",
    "complaint": "Complaint",
    "inspection": "Inspection",
}
"""The module of each track and its class. One instance: an act · a file · a seizure · a complaint or suit · a control."""


def chart_of(name: str) -> type[Track]:
    """The class of a track. Raises KeyError for a name that is none."""
    chart: type[Track] = getattr(import_module(f"{__package__}.{name}"), CHARTS[name])
    return chart


class Tracks(Mapping[str, "Rows"]):
    """Track name → its rows, compiled once per process."""

    def __init__(self) -> None:
        self._compiled: dict[str, Rows] = {}

    def __getitem__(self, name: str) -> Rows:
        rows = self._compiled.get(name)
        if rows is None:
            if name not in CHARTS:
                raise KeyError(name)
            rows = self._compiled[name] = shipped().get(name) or compile_rows(chart_of(name))
        return rows

    def __iter__(self) -> Iterator[str]:
        return iter(CHARTS)

    def __len__(self) -> int:
        return len(CHARTS)


TRACKS: Final = Tracks()
"""``TRACKS["proceeding"]`` are the rows of the proceeding."""
