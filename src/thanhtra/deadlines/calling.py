"""The notices by which the owner of goods past their seizure was called (thông báo cho người vi phạm, chủ sở hữu; Đ126.4)."""

from __future__ import annotations

from thanhtra.casefile import Index


def owner_calls(ix: Index, seizure: int, before: int | None = None) -> list[int]:
    """The notices ahead of event ``before``, in file order: of several of one round the first, for a round given in two papers is one notice."""
    places = (
        ix.dependents(seizure, "owner_notified") if before is None else ix.before(seizure, "owner_notified", before)
    )
    rounds: set[int] = set()
    found: list[int] = []
    for at in places:
        said: int | None = ix.events[at].round  # type: ignore[attr-defined]  # this kind has a round
        if said is None or said not in rounds:
            found.append(at)
        if said is not None:
            rounds.add(said)
    return found
