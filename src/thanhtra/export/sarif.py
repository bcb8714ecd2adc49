"""Findings as SARIF 2.1.0, the form code-scanning tools and editors read (xuất SARIF).

A finding is a result: ``error`` when it voids, ``warning`` when it can be amended or corrected, ``note`` otherwise. What is not assessed
is no result. The file is written in three parts, so that ten million cases need no more memory than one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from thanhtra.checks import Check, all_checks
from thanhtra.errors import Unusable
from thanhtra.findings import Answer, Review
from thanhtra.rulebook.edition import package_version
from thanhtra.terms import Severity

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
UNUSABLE: Final = "unusable"
BETWEEN: Final = ",\n"
"""Ends every result of :func:`results_text`; the last one of a file is taken off again."""
TAIL: Final = "\n]}]}\n"
_LEVELS: Final = {
    Severity.VOIDS: "error",
    Severity.AMEND: "warning",
    Severity.CORRECT: "warning",
    Severity.NOTE: "note",
}


def sarif(
    items: Iterable[tuple[str, Review | Unusable]], *, edition: str, lang: str = "vi", checks: Iterable[Check] = ()
) -> str:
    """A whole log of ``(FILE:LINE, review or unusable)``; ``checks`` are those asked beside the library's own."""
    results = "".join(results_text(found, source=source, lang=lang) for source, found in items)
    return sarif_head(edition, lang=lang, checks=checks) + results.removesuffix(BETWEEN) + TAIL


def sarif_head(edition: str, *, lang: str = "vi", checks: Iterable[Check] = ()) -> str:
    """What comes ahead of the results: the tool and its rules, one a check."""
    driver = {"name": "thanhtra", "version": package_version(), "rules": [*_rules(lang, checks), _UNUSABLE_RULE]}
    opening = json.dumps({"tool": {"driver": driver}, "properties": {"edition": edition}}, ensure_ascii=False)
    return f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{opening[:-1]}, "results": [\n'


def results_text(found: Review | Unusable, *, source: str, lang: str = "vi") -> str:
    """The results of one document, each ended by :data:`BETWEEN`; empty when there is nothing to say."""
    place = _place(source)
    if isinstance(found, Unusable):
        made = [_result(UNUSABLE, "error", str(p), place, p.path, {"code": p.code}) for p in found.problems]
    else:
        made = [_of_answer(a, found.case, place, lang) for a in found.findings] if found.has_findings else []
    return "".join(json.dumps(one, ensure_ascii=False) + BETWEEN for one in made)


def _of_answer(answer: Answer, case: str, place: dict[str, Any], lang: str) -> dict[str, Any]:
    where = f"{case}/events[{answer.event}]" if answer.event is not None else case
    properties: dict[str, Any] = {
        "case": case,
        "severity": answer.severity.value,
        "cites": [str(c) for c in answer.cites],
    }
    if answer.source is not None:
        properties["source"] = answer.source[lang]
    if answer.act is not None:
        properties["act"] = answer.act
    if answer.law_on is not None:
        properties["law_on"] = answer.law_on.isoformat()
    made = _result(answer.check, _LEVELS[answer.severity], answer.message[lang], place, where, properties)
    made["partialFingerprints"] = {"answer/v1": f"{where}/{answer.act or ''}/{answer.check}"}
    return made


def _result(
    rule: str, level: str, text: str, place: dict[str, Any], where: str, properties: dict[str, Any]
) -> dict[str, Any]:
    location = {"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": where}]}
    return {
        "ruleId": rule,
        "level": level,
        "message": {"text": text},
        "locations": [location],
        "properties": properties,
    }


def _place(source: str) -> dict[str, Any]:
    name, _, line = source.rpartition(":")
    path = name.replace("\\", "/")
    drive = path[:2] if path[1:3] == ":/" and path[0].isalpha() and path[0].isascii() else ""  # C:/cases, of Windows
    rest = quote(path.removeprefix(drive))
    uri = f"file:///{drive}{rest}" if drive else f"file://{rest}" if rest.startswith("/") else rest
    return {"artifactLocation": {"uri": uri}, "region": {"startLine": max(1, int(line))}}


def _rules(lang: str, checks: Iterable[Check]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.code,
            "name": one.name,
            "shortDescription": {"text": one.question[lang == "en"]},
            "properties": {
                "area": one.area,
                "defect": one.defect.value,
                "law": [str(c) for c in one.law],
                **({"source": one.source[lang == "en"]} if one.source else {}),
            },
        }
        for one in (*all_checks(), *checks)
    ]


_UNUSABLE_RULE: Final = {
    "id": UNUSABLE,
    "name": "unusable-input",
    "shortDescription": {"text": "Không phải hồ sơ dùng được / not a usable case document"},
}
