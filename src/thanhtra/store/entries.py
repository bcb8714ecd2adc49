"""What a store answers with (giá trị trả về)."""

from __future__ import annotations

import json
from typing import Any, Literal, TypeAlias

from thanhtra.classes import frozen
from thanhtra.lazy import cached_property


class Entry:
    """One step of a history as stored, without identity. Read-only; ``body`` is decoded when first asked for."""

    def __init__(self, version: int, recorded: str, key: str | None, body: str, digest: str) -> None:
        self.version = version
        self.recorded = recorded
        self.key = key
        self.text = body
        self.hash = digest

    def __repr__(self) -> str:
        return f"Entry(version={self.version}, what={self.what!r}, recorded={self.recorded!r})"

    @cached_property
    def body(self) -> dict[str, Any]:
        """What was written, as JSON."""
        body: dict[str, Any] = json.loads(self.text)
        return body

    @property
    def actor(self) -> str | None:
        """Who took the step, as the application named the account; None when it named none."""
        return self.body.get("actor")

    @property
    def accepted(self) -> tuple[str, ...]:
        """Codes of the voiding checks that could not be assessed and that the actor answers for."""
        return tuple(self.body.get("accepted", ()))

    @property
    def what(self) -> str:
        """``opened`` (the case as first written), ``event:KIND``, ``corrected:KIND`` (an event in another's place), ``withdrawn`` (one
        taken out), ``facts`` (people, acts and other facts added or changed), ``redacted`` (identities deleted).
        """  # noqa: D205 - one sentence
        try:
            event = self.body.get("event")
            return f"{self.body['entry']}:{event['kind']}" if event else str(self.body["entry"])
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
            return "damaged"


@frozen(kw_only=True)
class Appended:
    """Where a case stands after a step: the ``version`` of its last entry and the hash of it.

    ``repeated``: the key had been used for the same step; nothing was written again, and this is what the first call answered.
    """

    case: str
    version: int
    hash: str
    repeated: bool = False


@frozen(kw_only=True)
class Redacted(Appended):
    """What a redaction did. Places are a version and, beside it, an owner (``subject:s1``, ``event``) or, in the chain, a path.

    ``removed`` was deleted. ``beside`` still stands beside entries because it is not about this subject alone or not about it by any
    mark: free text there may name anyone. ``chained`` are the texts, numbers and ids in the entries about this subject: they are under
    the hash and can never go. Days, amounts, provisions and areas stay too and are not listed.
    """

    removed: tuple[tuple[int, str], ...] = ()
    beside: tuple[tuple[int, str], ...] = ()
    chained: tuple[tuple[int, str], ...] = ()


@frozen(kw_only=True)
class Head:
    """Where a case stood when the head was taken; kept elsewhere, it shows a later truncation of the store."""

    case: str
    version: int
    hash: str


Fault: TypeAlias = Literal[
    "altered",
    "damaged",
    "missing",
    "truncated",
    "identity-altered",
    "identity-missing",
    "identity-stray",
    "identity-returned",
    "unknown-case",
]
"""An entry whose hash is not that of its content and place, a reordered one too · a row that is not legible at all, told as version 0
when its version is not · a version that is not there · a history that does not reach where the case, or an exported head, says it
stood · identities changed, deleted without a redaction on file, put there by nobody, or there again after their redaction · a case
of an exported head that the store does not hold."""


@frozen(kw_only=True)
class Break:
    """One place where a history is not what was written. ``version`` is the entry, 0 for the case."""

    case: str
    version: int
    fault: Fault

    def __str__(self) -> str:
        return f"case {self.case!r} version {self.version}: {self.fault}"
