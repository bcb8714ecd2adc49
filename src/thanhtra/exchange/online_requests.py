"""A file of requests to services on the Internet as JSON, in and out (theo dõi yêu cầu gửi nền tảng)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from thanhtra.exchange.documents import twice_named
from thanhtra.exchange.notes import iso, rests_to_json, told_to_json
from thanhtra.exchange.problem import Problem, echo, path_of
from thanhtra.exchange.sheets import no_hash, read_sheet
from thanhtra.platforms import OnlineNote, OnlineRequest, OnlineRequests


def read_online_requests(source: str | Path | bytes) -> OnlineRequests:
    """The requests in a ``thanhtra.platforms`` document. Raises Unusable with every problem, each with its path and its line, and OSError."""
    return read_sheet(source, OnlineRequests, _problems)


def online_note_to_json(note: OnlineNote) -> dict[str, Any]:
    """``of``, ``matter``, ``answer``, ``vi``, ``en``, ``on``, ``until``, ``cites``, ``basis``, ``act``, ``who`` (posts, lowest first), ``missing``."""
    return {
        "of": note.of,
        **told_to_json(note),
        "until": iso(note.until),
        **rests_to_json(note),
        "act": str(note.act) if note.act else None,
        "who": list(note.who),
        "missing": list(note.missing),
    }


def _problems(file: OnlineRequests) -> Iterator[Problem]:
    """Ids carried twice, requests to nobody listed, instants before the request, a hash that is none."""
    yield from twice_named("parties", file.parties)
    yield from twice_named("requests", file.requests)
    known = {party.id for party in file.parties or ()}
    for at, request in enumerate(file.requests or ()):
        if request.to not in known:
            yield Problem(path_of("requests", at, "to"), "dangling", "the id of one of the parties", echo(request.to))
        for field, instant in _later(request):
            if instant < request.sent:
                yield Problem(
                    path_of("requests", at, field), "disagree", "an instant not before sent", instant.isoformat()
                )
        for where, content in enumerate(request.contents or ()):
            yield from no_hash(content.sha256, "requests", at, "contents", where)


def _later(request: OnlineRequest) -> Iterator[tuple[str, datetime]]:
    for field in ("received", "acknowledged", "done", "undone", "refused"):
        instant = getattr(request, field)
        if instant is not None:
            yield field, instant
