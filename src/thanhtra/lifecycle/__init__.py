"""The order of things (trình tự): tracks as public machine classes, compiled to rows, replayed and asked.

``TRACKS["proceeding"]`` are the rows of a track; ``step`` and ``replay`` walk them, ``order_of`` says whether a kind is
possible at a stage. ``Proceeding`` and the other classes are loaded when named: the engine they stand on costs an
import the rest of the library does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thanhtra.lifecycle.replay import replay, step
from thanhtra.lifecycle.rows import Rows, compile_rows
from thanhtra.lifecycle.tracks import CHARTS, TRACKS, chart_of

if TYPE_CHECKING:
    from thanhtra.lifecycle.proceeding import Proceeding

__all__ = ["TRACKS", "Proceeding", "Rows", "compile_rows", "replay", "step"]

_CLASSES = {class_name: track for track, class_name in CHARTS.items()}


def __getattr__(name: str) -> Any:
    if name not in _CLASSES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return chart_of(_CLASSES[name])
