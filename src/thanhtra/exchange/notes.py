"""What is told of a document beside the case, as JSON (kết quả kiểm tra các tệp ngoài hồ sơ)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from thanhtra.law import Citation
from thanhtra.terms import Basis, InBoth


class Resting(Protocol):
    """What says where it rests: its articles, and how they are known (None: on no law)."""

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Its articles."""
        ...

    @property
    def basis(self) -> Basis | None:
        """How they are known."""
        ...


class NoteTold(Resting, Protocol):
    """One thing told: of which matter, with which answer, in both languages, and the day or instant it hangs on."""

    @property
    def matter(self) -> str:
        """What it is told of."""
        ...

    @property
    def answer(self) -> str:
        """What was found."""
        ...

    @property
    def words(self) -> InBoth:
        """The sentence."""
        ...

    @property
    def on(self) -> date | None:
        """Its day or instant."""
        ...


def told_to_json(note: NoteTold) -> dict[str, Any]:
    """``matter``, ``answer``, ``vi``, ``en`` and ``on``."""
    return {"matter": note.matter, "answer": note.answer, "vi": note.words[0], "en": note.words[1], "on": iso(note.on)}


def rests_to_json(of: Resting) -> dict[str, Any]:
    """``cites`` and ``basis`` (null: no law)."""
    return {"cites": [str(c) for c in of.cites], "basis": of.basis.value if of.basis else None}


def iso(at: date | datetime | None) -> str | None:
    """A day or an instant as the format writes it; null where there is none."""
    return None if at is None else at.isoformat()
