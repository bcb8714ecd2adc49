"""The order of things (trình tự): tracks as public machine classes, compiled to rows, replayed and asked.

``TRACKS["proceeding"]`` are the rows of a track; ``step`` and ``replay`` walk them, ``order_of`` says whether a kind is
possible at a stage, ``embed`` (``embed_async``) gives a live machine with a gate, ``mermaid`` draws. ``Proceeding`` and the other classes
are loaded when named: the engine they stand on costs an import the rest of the library does without.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from thanhtra.lifecycle.diagram import mermaid
from thanhtra.lifecycle.gate import AsyncGate, Gate, Live, StepRefused, embed
from thanhtra.lifecycle.order import After, Impossible, Order, Possible, order_of
from thanhtra.lifecycle.replay import TrackReplay, replay, step, track_replay
from thanhtra.lifecycle.rows import Rows, compile_rows
from thanhtra.lifecycle.tracks import CHARTS, TRACKS, chart_of

if TYPE_CHECKING:
    from thanhtra.lifecycle.awaiting import AsyncLive, embed_async
    from thanhtra.lifecycle.complaint import Complaint
    from thanhtra.lifecycle.extending import InternalStep, extended_track
    from thanhtra.lifecycle.inspection import Inspection
    from thanhtra.lifecycle.proceeding import Proceeding
    from thanhtra.lifecycle.referral import Referral
    from thanhtra.lifecycle.seizure import Seizure

__all__ = [
    "TRACKS",
    "After",
    "AsyncGate",
    "AsyncLive",
    "Complaint",
    "Gate",
    "Impossible",
    "Inspection",
    "InternalStep",
    "Live",
    "Order",
    "Possible",
    "Proceeding",
    "Referral",
    "Rows",
    "Seizure",
    "StepRefused",
    "TrackReplay",
    "compile_rows",
    "embed",
    "embed_async",
    "extended_track",
    "mermaid",
    "order_of",
    "replay",
    "step",
    "track_replay",
]

_LATER = {
    "InternalStep": "extending",
    "extended_track": "extending",
    "AsyncLive": "awaiting",
    "embed_async": "awaiting",
}
"""They need the engine, or asyncio: loaded when named."""
_CLASSES = {class_name: track for track, class_name in CHARTS.items()}


if not TYPE_CHECKING:  # a name misspelt is told by a type checker, not answered with Any

    def __getattr__(name: str) -> Any:
        if name in _LATER:
            return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        if name not in _CLASSES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return chart_of(_CLASSES[name])
