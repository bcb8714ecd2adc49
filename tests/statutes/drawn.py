"""Ten places nothing models, drawn by hash: a place that gains a home later moves at most its own row."""

from __future__ import annotations

from hashlib import sha256

from thanhtra.statutes import MappedPlace, PlaceStanding, mapped_instruments, statute_map

SEED = "20261130"


def unmodelled() -> list[MappedPlace]:
    """Every place that is a matter of a file and is not modelled."""
    return [p for i in mapped_instruments() for p in statute_map(i).places if p.standing is PlaceStanding.UNMODELLED]


def drawn(count: int = 10) -> list[MappedPlace]:
    """The ``count`` places whose hash comes first."""
    return sorted(unmodelled(), key=lambda p: sha256(f"{SEED} {p.at}".encode()).hexdigest())[:count]
