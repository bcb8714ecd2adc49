"""What is sent to the service, typed (dữ liệu gửi đến). A case document is read by the library's own strict reader, not here."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

STANDS_FOR: Final = "x-stands-for"
"""A schema with this key is put in OpenAPI as a reference to the component of that name."""
Lang: TypeAlias = Literal["vi", "en"]
CaseDocument: TypeAlias = Annotated[dict[str, Any], WithJsonSchema({"type": "object", STANDS_FOR: "Case"})]
EventDocument: TypeAlias = Annotated[dict[str, Any], WithJsonSchema({"type": "object", STANDS_FOR: "CaseEvent"})]
Day: TypeAlias = Annotated[
    str,
    Field(
        description="YYYY-MM-DD, or as people write it: 20/8/2026, ngày 20 tháng 8 năm 2026",
        examples=["2026-08-20"],
        max_length=100,
    ),
]


class CaseBody(BaseModel):
    """A case and the language of the derivations."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    case: CaseDocument
    lang: Lang = "vi"


class ReviewBody(CaseBody):
    """A case to be reviewed, seen from ``as_of`` (default: its own latest day); ``only``: codes of checks."""

    as_of: Day | None = None
    only: list[str] = []


class NextBody(CaseBody):
    """A case, and the day its next steps are seen from (default: its own latest day)."""

    on: Day | None = None


class AuditBody(CaseBody):
    """A case whose decisions are audited."""

    as_of: Day | None = None


class HandleBody(CaseBody):
    """A case, and the day on which somebody is to handle it."""

    on: Day


class ImportBody(BaseModel):
    """A row of a register, head → cell as text, and what its columns are (``columns``: head → target, and the other keys of a map file)."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    row: Annotated[dict[str, str], Field(max_length=200)]
    map: dict[str, Any]
    lang: Lang = "vi"


class MayBody(BaseModel):
    """A case and the event that is to come next."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    case: CaseDocument
    event: EventDocument
