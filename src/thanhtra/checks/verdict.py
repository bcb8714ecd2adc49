"""What a check's function returns: a bare verdict with a reference to what it rests on; nothing is written yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, Protocol

from thanhtra.classes import new_tuple
from thanhtra.law import Citation
from thanhtra.terms import Basis, Defect

SATISFIED: Final = 0
FINDING: Final = 1
NOT_ASSESSED: Final = 2


class Rests(Protocol):
    """What an answer can rest on: it knows where the law says it, the day whose text that is, and how it is known."""

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it."""
        ...

    @property
    def law_on(self) -> date | None:
        """The day whose text that is."""
        ...

    @property
    def basis(self) -> Basis:
        """The weakest way any of it is known."""
        ...

    @property
    def provisional(self) -> bool:
        """Whether a year without a published calendar was used."""
        ...


class FactsLater(Mapping[str, object]):
    """The facts of a verdict, found when its answer is read."""

    __slots__ = ("_find", "_of")

    def __init__(self, find: Callable[..., Mapping[str, object]], *of: object) -> None:
        self._find: Callable[..., Mapping[str, object]] = find
        self._of: tuple[object, ...] = of

    @property
    def found(self) -> Mapping[str, object]:
        """All of them."""
        return self._find(*self._of)

    def __getitem__(self, name: str) -> object:
        return self.found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class Verdict(NamedTuple):
    """``answer`` is SATISFIED, FINDING or NOT_ASSESSED; ``of`` what it rests on (None: the check's own citations).

    ``defect`` is the kind of fault this answer is about where it is another than the check's.
    """

    answer: int
    rests_on: Rests | None
    missing: tuple[str, ...]
    facts: Mapping[str, object]
    defect: Defect | None = None

    def about(self, defect: Defect) -> Verdict:
        """The same verdict about another kind of fault than the check's."""
        return self._replace(defect=defect)


_NOTHING: Final[Mapping[str, object]] = {}
_YES: Final = Verdict(SATISFIED, None, (), _NOTHING)


def satisfied(rests_on: Rests | None = None, **facts: object) -> Verdict:
    """In order."""
    return _YES if rests_on is None and not facts else new_tuple(Verdict, (SATISFIED, rests_on, (), facts, None))


def in_order(rests_on: Rests | None, facts: Mapping[str, object] = _NOTHING) -> Verdict:
    """In order, and nothing to tell but what it rests on, and ``facts``."""
    return new_tuple(Verdict, (SATISFIED, rests_on, (), facts, None))


def finding(rests_on: Rests | None = None, **facts: object) -> Verdict:
    """Not in order."""
    return new_tuple(Verdict, (FINDING, rests_on, (), facts, None))


def not_assessed(missing: str | Iterable[str], rests_on: Rests | None = None, **facts: object) -> Verdict:
    """Not assessed, for want of the tokens."""
    tokens = (missing,) if isinstance(missing, str) else tuple(missing)
    if len(tokens) > 1:
        tokens = tuple(dict.fromkeys(tokens))
    return new_tuple(Verdict, (NOT_ASSESSED, rests_on, tokens, facts, None))
