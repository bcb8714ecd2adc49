"""What the service answers about cases it keeps, and its refusals, typed (hồ sơ lưu trữ)."""

from __future__ import annotations

from typing import Any, NotRequired

from typing_extensions import TypedDict

from thanhtra.terms import Bearer, Nature, Status


class KeptShape(TypedDict):
    """Where a case stands after a step; ``repeated``: the idempotency key had been used for this very step."""

    case: str
    version: int
    hash: str
    repeated: bool


class LineShape(TypedDict):
    """One case as the index knows it: the office that acted last, and the codes of its findings."""

    case: str
    version: int
    office: str | None
    stage: str
    findings: list[str]


class HeadsShape(TypedDict):
    """Cases of the store; ``next`` is what to ask ``after`` for the page that follows, null on the last; ``behind``: cases the index misses."""

    cases: list[LineShape]
    next: str | None
    behind: int


class EntryShape(TypedDict):
    """One entry of a history, without identities."""

    version: int
    recorded: str
    what: str
    hash: str
    body: dict[str, Any]


class HistoryShape(TypedDict):
    """Every entry of a case."""

    case: str
    version: int
    entries: list[EntryShape]


class AgendaItemShape(TypedDict):
    """One limit that waits for its step."""

    case: str
    kind: str
    due: str
    status: Status
    bearer: Bearer
    nature: Nature
    vi: str
    en: str
    source: str
    event: int | None
    counted_from: str | None
    act: NotRequired[str]
    bound: NotRequired[str]
    provisional: NotRequired[bool]


class AgendaShape(TypedDict):
    """What is due, by last day."""

    on: str
    until: str
    items: list[AgendaItemShape]
    behind: NotRequired[int]
    unusable: NotRequired[list[dict[str, Any]]]


class AccessShape(TypedDict):
    """One request in the journal of access."""

    id: int
    at: str
    request: str
    who: str
    method: str
    what: str
    case: str | None
    status: int


class JournalShape(TypedDict):
    """Rows of the journal of access, oldest first."""

    requests: list[AccessShape]


class HealthShape(TypedDict):
    """The service answers, with this edition of the rules."""

    edition: str
    version: str
    keys: bool


class ProblemShape(TypedDict):
    """A refusal (RFC 9457); ``code`` does not change, ``problems`` name each place of what was sent."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    field: NotRequired[str]
    version: NotRequired[int]
    maybe_kept: NotRequired[bool]
    problems: NotRequired[list[dict[str, Any]]]
    findings: NotRequired[list[dict[str, Any]]]
    unknown: NotRequired[list[dict[str, Any]]]
    notes: NotRequired[list[dict[str, Any]]]
    theirs: NotRequired[list[dict[str, Any]]]
