"""A judgement put off until its answer is read: where a look at the plain last day was enough to give the verdict."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TypeVar

from thanhtra.deadlines.assessment import Assessment
from thanhtra.deadlines.limitation import Limitation
from thanhtra.law import Citation
from thanhtra.terms import Basis

F = TypeVar("F", Assessment, Limitation)


class Deferred(partial[F]):
    """The call that judges in full, made when it is asked for; of a step judged so, it is in time whatever else is on file."""

    __slots__ = ("_found",)

    @property
    def found(self) -> F:
        """The judgement in full, made once."""
        try:
            return self._found
        except AttributeError:
            self._found: F = self()
            return self._found

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the limit stands."""
        return self.found.cites

    @property
    def law_on(self) -> date | None:
        """The day whose text that is."""
        return self.found.law_on

    @property
    def basis(self) -> Basis:
        """The weakest way any of it is known."""
        return self.found.basis

    @property
    def provisional(self) -> bool:
        """Whether a year without a published calendar was used."""
        return self.found.provisional
