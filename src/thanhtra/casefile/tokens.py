"""The words for what is missing and for what is known not to exist (mã của tình tiết thiếu).

``event:KIND[@ID]`` · ``ground:SLUG[@ID]`` · ``fact:PATH`` · ``law:WHAT`` · ``check:CODE`` (a check of one's own that broke). An answer prints them in ``missing``; the first two may be
repeated in ``absent``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

GROUNDS_SHOWN_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "complex": ("ground_recorded",),
    "explanation-requested": ("explanation_requested", "explanation_submitted"),
    "verification": ("facts_verified",),
    "file-transferred": ("file_transferred",),
    "especially-serious": ("ground_recorded",),
    "technical-device": ("violator_identified",),
    "results-received": ("results_received",),
    "craft-arrival": ("ground_recorded",),
    "remote-area": ("ground_recorded",),
    "extended": ("inspection_extended", "examination_extended"),
    "extended-twice": (),
    "paused-on-request": ("inspection_paused",),
    "opinion-requested": ("ground_recorded",),
    "supplement-requested": ("ground_recorded",),
    "especially-complex": ("ground_recorded",),
}
"""Ground slug → the event kinds that show it (two extensions of one control: ``extended-twice``). The list is closed by format 1."""

PREFIXES: Final = ("event", "ground", "fact", "law", "check")
DENIABLE: Final = ("event", "ground")
"""The prefixes that may stand in ``absent``."""


class Token(NamedTuple):
    """One token: ``prefix``, ``what`` it is about, and the ``at`` id of the minutes or decision concerned (None: anywhere)."""

    prefix: str
    what: str
    at: str | None = None

    def __str__(self) -> str:
        return f"{self.prefix}:{self.what}" if self.at is None else f"{self.prefix}:{self.what}@{self.at}"


def event_token(kind: str, at: str | None = None) -> str:
    """``event:KIND[@ID]``."""
    return f"event:{kind}" if at is None else f"event:{kind}@{at}"


def ground_token(slug: str, at: str | None = None) -> str:
    """``ground:SLUG[@ID]``."""
    return f"ground:{slug}" if at is None else f"ground:{slug}@{at}"


EventField: TypeAlias = Literal[
    "about",
    "acts",
    "against",
    "alleged",
    "amount",
    "annotations",
    "approved_by",
    "at",
    "basis",
    "by",
    "complaint",
    "confirmed",
    "control",
    "copies",
    "council",
    "decided",
    "decision",
    "delegation",
    "device",
    "effective",
    "enforcement",
    "execute_within",
    "explanation",
    "field",
    "for",
    "form",
    "goods",
    "ground",
    "grounds",
    "how",
    "id",
    "in_writing",
    "instance",
    "kind",
    "leader",
    "learned",
    "level",
    "licence",
    "means",
    "measures",
    "members",
    "minutes",
    "mode",
    "not_after",
    "not_before",
    "note",
    "number",
    "on",
    "outcome",
    "parts",
    "place",
    "place_reason",
    "reason",
    "received_by",
    "recorded",
    "relief",
    "remedy",
    "replaces",
    "round",
    "sanctions",
    "scope",
    "seizure",
    "signatures",
    "source",
    "subject",
    "subjects",
    "surcharge",
    "term",
    "to",
    "total",
    "total_in_words",
    "type",
    "until",
    "what",
    "written_or_oral",
]
"""Every field an event of some kind has, as a document writes it: a type checker refuses a token of a field there is not."""

Listed: TypeAlias = Literal["acts", "delegations", "licences", "officials", "subjects"]
"""The lists of a case whose members have an id."""


def event_fact(at: int, field: EventField) -> str:
    """``fact:events[AT].FIELD``: a field of an event."""
    return f"fact:events[{at}].{field}"


class Untold:
    """A field that some events of a file, in its order, do not tell: the token of each."""

    __slots__ = ("_tokens", "places")

    def __init__(self, places: Sequence[int], field: str) -> None:
        self.places: Sequence[int] = places
        self._tokens: tuple[str, ...] = tuple([fact_token(f"events[{at}].{field}") for at in places])

    def ahead(self, before: int | None) -> tuple[str, ...]:
        """The tokens of those ahead of event ``before`` (None: of all)."""
        return self._tokens if before is None else self._tokens[: bisect_left(self.places, before)]


def listed_fact(where: Listed, name: str | None, field: str = "") -> str:
    """``fact:acts[ID].FIELD``: a field of what a case lists, or without ``field`` the member itself."""
    return f"fact:{where}[{name}].{field}" if field else f"fact:{where}[{name}]"


def fact_token(path: str) -> str:
    """``fact:PATH``, the path as in ``acts[a1].provision`` or ``events[2].at``."""
    return f"fact:{path}"


def parse_token(text: str) -> Token | None:
    """The token in ``text``, or None when it is not one. An id may itself hold ``@``: the first one parts kind and id."""
    prefix, colon, rest = text.partition(":")
    if not colon or prefix not in PREFIXES:
        return None
    if prefix not in DENIABLE:
        return Token(prefix, rest) if rest else None
    what, mark, at = rest.partition("@")
    if not what or (mark and not at):
        return None
    return Token(prefix, what, at if mark else None)
