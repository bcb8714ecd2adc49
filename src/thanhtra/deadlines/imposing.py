"""What a decision imposes, as printed (nội dung xử phạt)."""

from __future__ import annotations

from thanhtra.casefile import Index, Sanction


def sanctions_of(ix: Index, decision: int) -> tuple[Sanction, ...]:
    """What a decision imposes; empty when the file does not say."""
    found: tuple[Sanction, ...] = getattr(ix.events[decision], "sanctions", None) or ()
    return found


def only_warned(ix: Index, decision: int) -> bool:
    """Whether every sanction of the decision is known to be a warning."""
    found = sanctions_of(ix, decision)
    return bool(found) and all(s.warning for s in found)
