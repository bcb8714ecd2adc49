"""The order of things (trình tự): tracks as public machine classes, compiled to rows, replayed and asked.

``TRACKS["proceeding"]`` are the rows of a track; ``step`` and ``replay`` walk them, ``order_of`` says whether a kind is
possible at a stage, ``embed`` (``embed_async``) gives a live machine with a gate, ``mermaid`` draws. ``Proceeding`` and the other classes
are loaded when named: the engine they stand on costs an import the rest of the library does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.lifecycle.awaiting import AsyncLive, embed_async
    from thanhtra.lifecycle.complaint import Complaint
    from thanhtra.lifecycle.diagram import mermaid
    from thanhtra.lifecycle.extending import InternalStep, extended_track
    from thanhtra.lifecycle.gate import AsyncGate, Gate, Live, StepRefused, embed
    from thanhtra.lifecycle.inspection import Inspection
    from thanhtra.lifecycle.order import After, Impossible, Order, Possible, order_of
    from thanhtra.lifecycle.proceeding import Proceeding
    from thanhtra.lifecycle.referral import Referral
    from thanhtra.lifecycle.replay import TrackReplay, replay, step, track_replay
    from thanhtra.lifecycle.rows import Rows, compile_rows
    from thanhtra.lifecycle.seizure import Seizure
    from thanhtra.lifecycle.tracks import TRACKS
else:
    __getattr__ = door(
        __name__,
        {
            "awaiting": "AsyncLive embed_async",
            "complaint": "Complaint",
            "diagram": "mermaid",
            "extending": "InternalStep extended_track",
            "gate": "AsyncGate Gate Live StepRefused embed",
            "inspection": "Inspection",
            "order": "After Impossible Order Possible order_of",
            "proceeding": "Proceeding",
            "referral": "Referral",
            "replay": "TrackReplay replay step track_replay",
            "rows": "Rows compile_rows",
            "seizure": "Seizure",
            "tracks": "TRACKS",
        },
    )


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
