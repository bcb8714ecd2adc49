"""What a text, a number or a list of names means in a case file (ý nghĩa của từng trường).

Python's types say ``str`` and ``int``; the contract says more: a slug, an id of an official, whole đồng. An annotation carries a
:class:`Mark` for it, and the reader, the reference pass, the writer and the masking ``repr`` all read the same mark.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, TypeAlias


class Mark:
    """``kind`` of meaning and its ``detail``: a slug's list, the things an id names, a number's least value."""

    __slots__ = ("detail", "kind")

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind: Final = kind
        self.detail: Final = detail

    def __repr__(self) -> str:
        return f"Mark({self.kind!r}, {self.detail!r})"


Id: TypeAlias = Annotated[str, Mark("id")]
"""Text of 1–100 characters."""
Private: TypeAlias = Annotated[str, Mark("private")]
"""Free text that may identify a person: never shown by ``repr``, never echoed by the reader."""
PrivateDay: TypeAlias = Annotated[date, Mark("private")]
"""A day that may identify a person, likewise."""

Dong: TypeAlias = Annotated[int, Mark("dong")]
"""Whole đồng, 0 … 2⁵³−1."""
Count: TypeAlias = Annotated[int, Mark("count", "0")]
"""A number of things, from 0."""
Positive: TypeAlias = Annotated[int, Mark("count", "1")]
"""A number of things, from 1."""

Area: TypeAlias = Annotated[str, Mark("area")]
"""``vn``, or administrative codes from the province down, joined by ``/``."""
Form: TypeAlias = Annotated[str, Mark("form")]
"""``DECREE CODE``, such as ``118/2021/NĐ-CP MBB01``."""
Token: TypeAlias = Annotated[str, Mark("token")]
"""A token of ``absent``: ``event:KIND[@ID]`` or ``ground:SLUG[@ID]``."""

PostSlug: TypeAlias = Annotated[str, Mark("slug", "post")]
FieldSlug: TypeAlias = Annotated[str, Mark("slug", "field")]
GroundSlug: TypeAlias = Annotated[str, Mark("slug", "ground")]
RemedySlug: TypeAlias = Annotated[str, Mark("slug", "remedy")]

SubjectId: TypeAlias = Annotated[str, Mark("names", "subject")]
OfficialId: TypeAlias = Annotated[str, Mark("names", "official")]
ActId: TypeAlias = Annotated[str, Mark("names", "act")]
DelegationId: TypeAlias = Annotated[str, Mark("names", "delegation")]
GoodsId: TypeAlias = Annotated[str, Mark("names", "goods")]

ControlId: TypeAlias = Annotated[str, Mark("event", "control")]
MinutesId: TypeAlias = Annotated[str, Mark("event", "minutes")]
DecisionId: TypeAlias = Annotated[str, Mark("event", "decision")]
SeizureId: TypeAlias = Annotated[str, Mark("event", "seizure")]
EnforcementId: TypeAlias = Annotated[str, Mark("event", "enforcement")]
ComplaintId: TypeAlias = Annotated[str, Mark("event", "complaint")]
ReplacesId: TypeAlias = Annotated[str, Mark("event", "replaces")]
AgainstId: TypeAlias = Annotated[str, Mark("event", "against")]
