"""What goes out: JSON that can always be written, and problems as ``application/problem+json`` (trả lời)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import JSONResponse

from thanhtra.errors import in_few_lines


class JsonAnswer(JSONResponse):  # FastAPI describes the shape of no other response
    """JSON in UTF-8; a lone surrogate that a question held is written as ``?``."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
            "utf-8", "replace"
        )


class ProblemAnswer(JsonAnswer):
    """A refusal: ``code`` is for programs and does not change; ``detail`` is for people."""

    media_type = "application/problem+json"

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        more: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(
            {
                "type": "about:blank",
                "title": _TITLES[code],
                "status": status,
                "code": code,
                "detail": in_few_lines(detail),
                **(more or {}),
            },
            status,
            headers,
        )


_TITLES: Final = {
    "not-understood": "The question cannot be understood",
    "unusable": "The document does not follow the format",
    "law-refuses": "The law refuses the step",
    "no-answer": "The law has no answer",
    "conflict": "Another writer was first",
    "exists": "The case is already there",
    "key-reused": "This key stands for another step",
    "version-needed": "Say the version you decided on",
    "no-such-case": "No such case",
    "not-found": "Nothing here",
    "who": "A key is needed",
    "scope": "The key may not do this",
    "elsewhere": "Not asked from here",
    "too-large": "The body is too large",
    "too-long": "It took too long",
    "store": "The store cannot be reached",
    "failed": "The service failed",
}
"""Code → title; the codes of the API."""
