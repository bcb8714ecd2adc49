"""Some events of a file, asked which of them move an act that another event moves (các sự kiện cùng hành vi)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

FEW: Final = 8
"""Up to so many acts of one event are looked up one by one."""


class Among:
    """The events ``places``, in file order; ``acts`` holds, per event of the file, the acts it moves (``together``: all move all).

    Sorted out once, when first asked; events that move the same acts get the very same lists.
    """

    __slots__ = ("_acts", "_of_act", "_of_any", "_together", "places")

    def __init__(self, places: Sequence[int], acts: Sequence[tuple[str, ...]], *, together: bool) -> None:
        self.places: Sequence[int] = places
        self._acts: Sequence[tuple[str, ...]] = acts
        self._together: bool = together
        self._of_act: dict[str, list[int]] | None = None
        self._of_any: dict[int, tuple[list[int]]] = {}

    def about(self, act: str) -> Sequence[int]:
        """Those that move the act."""
        if self._of_act is None:
            self._of_act = {}
            for at in self.places:
                for one in self._acts[at]:
                    own = self._of_act.setdefault(one, [])
                    if not own or own[-1] != at:  # an act listed twice
                        own.append(at)
        return self._of_act.get(act, ())

    def alike(self, at: int) -> Sequence[Sequence[int]]:
        """Lists that together hold every one of them that moves an act of event ``at``."""
        acts = self._acts[at]
        if self._together:
            return (self.places,) if acts and self.places else ()
        if len(acts) <= FEW:
            return [found for act in acts if (found := self.about(act))]
        whole = self._of_any.get(id(acts))
        if whole is None:
            of_any: set[int] = set().union(*[self.about(act) for act in acts])
            whole = self._of_any[id(acts)] = (sorted(of_any),)
        return whole

    def all_alike(self, at: int) -> Sequence[int]:
        """Every one of them that moves an act of event ``at``."""
        found = self.alike(at)
        if len(found) > 1:
            return sorted(set().union(*found))
        return found[0] if found else ()

    def first_alike(self, at: int, after: int = -1) -> int | None:
        """The first of them behind event ``after`` that moves an act of event ``at``."""
        return min(
            [found[n] for found in self.alike(at) if (n := bisect_right(found, after)) < len(found)], default=None
        )

    def last_alike(self, at: int, before: int) -> int | None:
        """The last of them ahead of event ``before`` that moves an act of event ``at``."""
        return max([found[n - 1] for found in self.alike(at) if (n := bisect_left(found, before))], default=None)
