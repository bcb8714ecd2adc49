"""What comes out of one document: a review's verdict, or what made it unusable (kết luận của từng hồ sơ)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, TypeAlias

import msgspec

from thanhtra.classes import frozen
from thanhtra.errors import Unusable
from thanhtra.exchange import Problem, answer_to_json, review_to_json, unusable_to_json
from thanhtra.findings import Finding, Review

Detail: TypeAlias = Literal["verdict", "findings", "full"]
"""How much is written of a case: whether there are findings, the findings, or the whole review with every answer and deadline."""


@frozen(kw_only=True)
class CaseVerdict:
    """One case reviewed, or one document that is none. ``source`` is its ``FILE:LINE``, ``findings`` the codes of its findings.

    ``document`` is the verdict as one line of JSON, without the line's end. With ``detail="verdict"`` ``findings`` stays empty.
    ``seconds`` is what reading and reviewing took.
    """

    source: str
    case: str | None
    has_findings: bool = False
    findings: tuple[str, ...] = ()
    unusable: tuple[Problem, ...] = ()
    seconds: float = 0.0
    document: bytes = b""

    @property
    def usable(self) -> bool:
        """Whether there was a case to review."""
        return not self.unusable

    def to_json(self) -> dict[str, Any]:
        """The verdict as plain dicts and lists."""
        made: dict[str, Any] = msgspec.json.decode(self.document)
        return made


def verdict_of(
    source: str, found: Review | Unusable, *, detail: Detail, lang: str, seconds: float = 0.0, written: bool = True
) -> CaseVerdict:
    """The verdict, with its line unless it is not to be ``written``."""
    if isinstance(found, Unusable):
        document = msgspec.json.encode(unusable_to_json(found)) if written else b""
        return CaseVerdict(source=source, case=found.case, unusable=found.problems, seconds=seconds, document=document)
    listed = () if detail == "verdict" else findings_of(found)
    return CaseVerdict(
        source=source,
        case=found.case,
        has_findings=found.has_findings,
        findings=tuple([f.check for f in listed]),
        seconds=seconds,
        document=_line(source, found, listed, detail, lang) if written else b"",
    )


def _line(source: str, found: Review, listed: tuple[Finding, ...], detail: Detail, lang: str) -> bytes:
    if detail == "full":
        return msgspec.json.encode({"source": source, **review_to_json(found, lang=lang)})
    if detail == "findings":
        return msgspec.json.encode({"source": source, **_brief(found), "findings": [answer_to_json(f) for f in listed]})
    return msgspec.json.encode({"source": source, **_brief(found)})


def row(source: str, found: Review | Unusable) -> dict[str, Any]:
    """The verdict as a row of a table."""
    if isinstance(found, Unusable):
        problems = [{"path": p.path, "code": p.code, "expected": p.expected, "got": p.got} for p in found.problems]
        return {
            "source": source,
            "case": found.case,
            "usable": False,
            "has_findings": None,
            "findings": [],
            "unusable": problems,
        }
    stage = _brief(found)["stage"]
    findings = [_finding(f) for f in findings_of(found)]
    return {
        "source": source, "case": found.case, "as_of": found.as_of, "stage": stage, "usable": True,
        "has_findings": found.has_findings, "findings": findings, "unusable": [],
    }  # fmt: skip


def findings_of(found: Review) -> tuple[Finding, ...]:
    """The findings; answers are built only where there are some."""
    return found.findings if found.has_findings else ()


def _brief(found: Review) -> dict[str, Any]:
    as_of = None if found.as_of is None else found.as_of.isoformat()
    return {"case": found.case, "as_of": as_of, "stage": found.stage, "has_findings": found.has_findings}


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "check": found.check, "name": found.name, "severity": found.severity.value, "event": found.event, "act": found.act,
        "cites": [str(c) for c in found.cites], "law_on": found.law_on, "due": _text(found.due),
        "vi": found.message.vi, "en": found.message.en,
    }  # fmt: skip


def _text(day: date | datetime | None) -> str | None:
    return None if day is None else day.isoformat()
