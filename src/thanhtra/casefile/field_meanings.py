"""What a text, a number or a list of names means in a case file (ý nghĩa của từng trường).

Python's types say ``str`` and ``int``; the contract says more: a slug, an id of an official, whole đồng. An annotation carries a
:class:`FieldMeaning` for it, and the reader, the reference pass, the writer and the masking ``repr`` all read it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, TypeAlias

from thanhtra.reckoning import BirthYear


class FieldMeaning:
    """``kind`` of meaning and its ``detail``: a slug's list, the things an id names, a number's least value."""

    __slots__ = ("detail", "kind")

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind: Final = kind
        self.detail: Final = detail

    def __repr__(self) -> str:
        return f"FieldMeaning({self.kind!r}, {self.detail!r})"


Id: TypeAlias = Annotated[str, FieldMeaning("id")]
"""Text of 1–100 characters."""
Private: TypeAlias = Annotated[str, FieldMeaning("private")]
"""Free text that may identify a person: never shown by ``repr``, never echoed by the reader."""
Birth: TypeAlias = Annotated[date | BirthYear, FieldMeaning("private", "birth")]
"""A day of birth, or its year alone; it may identify a person, likewise."""

OwnData: TypeAlias = Annotated[Mapping[str, Any], FieldMeaning("private", "annotations")]
"""A JSON object of an application's own (:class:`~thanhtra.casefile.Annotations`): carried, never read by a check; it may identify a person."""

Dong: TypeAlias = Annotated[int, FieldMeaning("dong")]
"""Whole đồng, 0 … 2⁵³−1."""
Count: TypeAlias = Annotated[int, FieldMeaning("count", "0")]
"""A number of things, from 0."""
Positive: TypeAlias = Annotated[int, FieldMeaning("count", "1")]
"""A number of things, from 1."""
Halves: TypeAlias = Annotated[float, FieldMeaning("halves", "1")]
"""A number from 1, whole or with a half: ``4.5``. A whole one is an ``int``."""

Area: TypeAlias = Annotated[str, FieldMeaning("area")]
"""``vn``, or administrative codes from the province down, joined by ``/``."""
Form: TypeAlias = Annotated[str, FieldMeaning("form")]
"""``DECREE CODE``, such as ``118/2021/NĐ-CP MBB01``."""
Token: TypeAlias = Annotated[str, FieldMeaning("token")]
"""A token of ``absent``: ``event:KIND[@ID]`` or ``ground:SLUG[@ID]``."""

PostSlug: TypeAlias = Annotated[str, FieldMeaning("slug", "post")]
FieldSlug: TypeAlias = Annotated[str, FieldMeaning("slug", "field")]
GroundSlug: TypeAlias = Annotated[str, FieldMeaning("slug", "ground")]
RemedySlug: TypeAlias = Annotated[str, FieldMeaning("slug", "remedy")]

SubjectId: TypeAlias = Annotated[str, FieldMeaning("names", "subject")]
OfficialId: TypeAlias = Annotated[str, FieldMeaning("names", "official")]
ActId: TypeAlias = Annotated[str, FieldMeaning("names", "act")]
DelegationId: TypeAlias = Annotated[str, FieldMeaning("names", "delegation")]
GoodsId: TypeAlias = Annotated[str, FieldMeaning("names", "goods")]

ControlId: TypeAlias = Annotated[str, FieldMeaning("event", "control")]
MinutesId: TypeAlias = Annotated[str, FieldMeaning("event", "minutes")]
DecisionId: TypeAlias = Annotated[str, FieldMeaning("event", "decision")]
SeizureId: TypeAlias = Annotated[str, FieldMeaning("event", "seizure")]
EnforcementId: TypeAlias = Annotated[str, FieldMeaning("event", "enforcement")]
ComplaintId: TypeAlias = Annotated[str, FieldMeaning("event", "complaint")]
ReplacesId: TypeAlias = Annotated[str, FieldMeaning("event", "replaces")]
AgainstId: TypeAlias = Annotated[str, FieldMeaning("event", "against")]
