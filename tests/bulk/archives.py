"""Small archives for the tests: the published cases, spelled one a line, numbered, some spoiled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PUBLISHED = sorted((Path(__file__).parents[2] / "examples" / "published").glob("*.json"))


def documents(count: int) -> list[dict[str, Any]]:
    """``count`` documents, no two of one id."""
    read = [json.loads(path.read_bytes()) for path in PUBLISHED]
    return [{**read[n % len(read)], "id": f"{read[n % len(read)]['id']}-{n}"} for n in range(count)]


def line(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode() + b"\n"


SPOILED = [b'{"format": "thanhtra.case", "version": 2}\n', b"\n", b"{half\n", b"\xff\n", b"[]\n"]
"""Four documents that are none, and a blank line."""


def spoiled_archive(count: int) -> bytes:
    """``count`` cases, after every third of them one spoiled line."""
    lines: list[bytes] = []
    for number, document in enumerate(documents(count)):
        lines.append(line(document))
        if number % 3 == 2:
            lines.append(SPOILED[(number // 3) % len(SPOILED)])
    return b"".join(lines)
