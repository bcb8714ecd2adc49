"""What the service answers, typed (dữ liệu trả về): the interchange format's answers, with the library's own enumerations."""

from __future__ import annotations

from typing import Any, Literal, NotRequired

from pydantic import ConfigDict
from typing_extensions import TypedDict

from thanhtra.findings import StepStanding
from thanhtra.search import Kind
from thanhtra.terms import Basis, Bearer, Nature, Severity, Status, SubjectKind, Unit

_EXACT = ConfigDict(extra="forbid")


class WordsShape(TypedDict):
    """The same in Vietnamese and in English."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]  # pydantic's own way to configure a TypedDict
    vi: str
    en: str


class LateShape(TypedDict):
    """By how much something was late."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    amount: float
    unit: Unit


class AnswerShape(TypedDict):
    """One answer of a check: satisfied, finding or not_assessed, never two of them; ``missing`` names what would settle it."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    check: str
    name: str
    answer: Literal["satisfied", "finding", "not_assessed"]
    severity: Severity
    event: int | None
    act: NotRequired[str]
    missing: list[str]
    cites: list[str]
    law_on: str | None
    basis: Basis
    source: NotRequired[WordsShape]
    provisional: NotRequired[bool]
    message: WordsShape
    due: NotRequired[str]
    due_if: NotRequired[dict[str, str | None]]
    actual: NotRequired[str]
    late: NotRequired[LateShape]
    facts: NotRequired[dict[str, Any]]


class DeadlineShape(TypedDict):
    """One limit with its last day and its derivation."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    kind: str
    event: int | None
    name: NotRequired[WordsShape]
    nature: Nature
    bearer: Bearer
    act: NotRequired[str]
    missing: list[str]
    counted_from: str | None
    amount: NotRequired[float]
    unit: Unit
    due: NotRequired[str]
    due_before_roll: NotRequired[str]
    bound: NotRequired[str]
    due_if: dict[str, str | None]
    status: Status
    met_on: NotRequired[str]
    cites: list[str]
    law_on: str | None
    basis: Basis
    provisional: bool
    steps: list[str]


class DueShape(TypedDict):
    """One limit counted without a file; where it cannot be counted only ``kind``, ``due`` null and ``missing`` are there."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    kind: str
    missing: list[str]
    due: NotRequired[str | None]
    event: NotRequired[int | None]
    name: NotRequired[WordsShape]
    nature: NotRequired[Nature]
    bearer: NotRequired[Bearer]
    act: NotRequired[str]
    counted_from: NotRequired[str | None]
    amount: NotRequired[float]
    unit: NotRequired[Unit]
    due_before_roll: NotRequired[str]
    bound: NotRequired[str]
    due_if: NotRequired[dict[str, str | None]]
    status: NotRequired[Status]
    cites: NotRequired[list[str]]
    law_on: NotRequired[str | None]
    basis: NotRequired[Basis]
    provisional: NotRequired[bool]
    steps: NotRequired[list[str]]


class ReviewShape(TypedDict):
    """A case reviewed."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    case: str
    edition: str
    as_of: str | None
    stage: str
    stages: dict[str, str]
    answers: list[AnswerShape]
    deadlines: list[DeadlineShape]


class OutcomeShape(TypedDict):
    """Whether a step may come next, with every reason."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    allowed: bool
    stages: dict[str, str]
    refusals: list[AnswerShape]
    unknown: list[AnswerShape]
    notes: list[AnswerShape]


class StepShape(TypedDict):
    """One step that must, may or may not come next, or of which it cannot be told."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    kind: str
    standing: StepStanding
    latest: str | None
    bearer: Bearer | None
    who: list[str]
    missing: list[str]
    cites: list[str]
    vi: str
    en: str
    limit: NotRequired[str]
    why: NotRequired[WordsShape]


class NextShape(TypedDict):
    """What can come next."""

    __pydantic_config__ = _EXACT  # type: ignore[misc]
    case: str
    on: str
    stage: str
    steps: list[StepShape]


class FrameShape(TypedDict):
    """A frame in đồng, both ends included."""

    least: int
    most: int


class FoundShape(TypedDict):
    """One thing found; an act carries its frame, remedies, posts and limitation too."""

    kind: Kind
    id: str
    vi: str
    en: str
    share: float
    holds: NotRequired[bool]
    cite: NotRequired[WordsShape]
    field: NotRequired[str]
    law_on: NotRequired[str]
    until: NotRequired[str | None]
    frame: NotRequired[dict[str, FrameShape | None]]
    stated_for: NotRequired[SubjectKind]
    warning_only: NotRequired[bool]
    or_warning: NotRequired[bool]
    remedies: NotRequired[list[str]]
    additional: NotRequired[list[dict[str, Any]]]
    limitation: NotRequired[dict[str, Any] | None]
    who: NotRequired[list[str]]
    powers: NotRequired[list[dict[str, Any]]]
    undecided: NotRequired[list[dict[str, Any]]]
    duties: NotRequired[list[dict[str, Any]]]
    beside: NotRequired[list[dict[str, Any]]]
    cites: NotRequired[list[str]]
    basis: NotRequired[Basis]
    missing: NotRequired[list[str]]
    names: NotRequired[dict[str, WordsShape]]


class FoundListShape(TypedDict):
    """What was found, best first."""

    found: list[FoundShape]


class WhoMayShape(TypedDict):
    """Posts that may, lowest first; that may not, with the reason; of which it cannot be told."""

    candidates: list[dict[str, Any]]
    refused: list[dict[str, Any]]
    unknown: list[dict[str, Any]]
    missing: list[str]


class FineShape(TypedDict):
    """A frame and a fine; ``missing`` where the book does not hold it."""

    frame: dict[str, Any] | None
    fine: int | None
    range: dict[str, Any] | None
    cites: NotRequired[list[str]]
    law_on: NotRequired[str]
    basis: NotRequired[Basis]
    steps: NotRequired[list[str]]
    missing: NotRequired[list[str]]


class AuditShape(TypedDict):
    """Whether a decision would fall, per ground, and how it is mended."""

    case: str
    grounds: list[dict[str, Any]]
    cures: list[dict[str, Any]]
    missing: list[str]
    decisions: list[dict[str, Any]]


class WhoNowShape(TypedDict):
    """Whether a post or a body still exists (null: in some bodies only), and who has each of its matters."""

    post: str
    on: str
    exists: bool | None
    successors: list[dict[str, Any]]
    missing: NotRequired[list[str]]


class ToldCellShape(TypedDict):
    """What could not be read in a cell, or is only said of it."""

    sheet: str
    row: int | None
    column: str | None
    code: str
    expected: str
    got: str


class ImportedShape(TypedDict):
    """The case of a row (null where the row is none), and what is told of its cells."""

    case: dict[str, Any] | None
    told: list[ToldCellShape]
