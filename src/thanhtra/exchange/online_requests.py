"""A file of requests to services on the Internet as JSON, in and out (theo dõi yêu cầu gửi nền tảng)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from thanhtra.exchange.problem import Problem, echo, path_of
from thanhtra.exchange.sheets import read_sheet, twice_named
from thanhtra.platforms import OnlineNote, OnlineRequest, OnlineRequests


def read_online_requests(source: str | Path | bytes) -> OnlineRequests:
    """The requests in a ``thanhtra.platforms`` document. Raises Unusable with every problem, each with its path and its line, and OSError."""
    return read_sheet(source, OnlineRequests, _problems)


def online_note_to_json(note: OnlineNote) -> dict[str, Any]:
    """``of``, ``matter``, ``answer``, ``vi``, ``en``, ``on``, ``until``, ``cites``, ``basis``, ``act``, ``who`` (posts, lowest first), ``missing``."""
    return {
        "of": note.of,
        "matter": note.matter,
        "answer": note.answer,
        "vi": note.words[0],
        "en": note.words[1],
        "on": _iso(note.on),
        "until": _iso(note.until),
        "cites": [str(c) for c in note.cites],
        "basis": note.basis.value if note.basis else None,
        "act": str(note.act) if note.act else None,
        "who": list(note.who),
        "missing": list(note.missing),
    }


def _iso(at: date | datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _problems(file: OnlineRequests) -> Iterator[Problem]:
    """Ids carried twice, requests to nobody listed, instants before the request, a hash that is none."""
    yield from twice_named("parties", file.parties)
    yield from twice_named("requests", file.requests)
    known = {party.id for party in file.parties}
    for at, request in enumerate(file.requests):
        if request.to not in known:
            yield Problem(path_of("requests", at, "to"), "dangling", "the id of one of the parties", echo(request.to))
        for field, instant in _later(request):
            if instant < request.sent:
                yield Problem(path_of("requests", at, field), "disagree", "an instant not before sent", instant.isoformat())
        for where, content in enumerate(request.contents or ()):
            if content.sha256 is not None and not _SHA256.fullmatch(content.sha256):
                yield Problem(path_of("requests", at, "contents", where, "sha256"), "unknown_value", "64 hex digits", echo(content.sha256))


def _later(request: OnlineRequest) -> Iterator[tuple[str, datetime]]:
    for field in ("received", "acknowledged", "done", "undone", "refused"):
        instant = getattr(request, field)
        if instant is not None:
            yield field, instant


_SHA256: Final = re.compile("[0-9a-f]{64}")
