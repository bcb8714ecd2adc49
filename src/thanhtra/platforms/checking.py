"""A file of requests asked about a day (theo dõi yêu cầu): what was done in time, what was not, what is owed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, TypeAlias

from thanhtra.platforms.answering import answered
from thanhtra.platforms.entities import OnlineParty, OnlineRequest, OnlineRequests
from thanhtra.platforms.foreign import contact_given, office_held, reached_abroad, reported
from thanhtra.platforms.locking import content_captured, lock_grounded
from thanhtra.platforms.told import OnlineNote, RequestsAsked
from thanhtra.reckoning import law_day
from thanhtra.rulebook import Rulebook

RequestQuestion: TypeAlias = Callable[[OnlineRequest, OnlineParty, RequestsAsked], Iterator[OnlineNote]]
PartyQuestion: TypeAlias = Callable[[OnlineParty, RequestsAsked], Iterator[OnlineNote]]
_OF_REQUEST: Final[tuple[RequestQuestion, ...]] = (answered, lock_grounded, content_captured)
_OF_PARTY: Final[tuple[PartyQuestion, ...]] = (contact_given, reported, office_held, reached_abroad)


def check_requests(file: OnlineRequests, book: Rulebook, on: date) -> Iterator[OnlineNote]:
    """Everything told of the file at the end of the day ``on``: its requests in their order, then what foreign providers owe.

    A request sent later is not looked at. Of a list the file leaves out, that is told, under the file's own id. Raises KeyError for a request to a party that is not in the file; the reader refuses one.
    """
    asked = RequestsAsked(book=book, on=on, file=file)
    yield from _left_out(file)
    for request in file.requests or ():
        if law_day(request.sent) <= on:
            for question in _OF_REQUEST:
                yield from question(request, asked.parties[request.to], asked)
    for party in file.parties or ():
        if party.kind == "foreign-provider":
            for owed in _OF_PARTY:
                yield from owed(party, asked)


def _left_out(file: OnlineRequests) -> Iterator[OnlineNote]:
    if file.requests is None:
        words = ("tệp không nêu yêu cầu nào", "requests are not told")
        yield OnlineNote(of=file.id, matter="requests", answer="not_assessed", words=words, missing=("requests",))
    if file.parties is None:
        words = ("tệp không nêu bên nào", "parties are not told")
        yield OnlineNote(of=file.id, matter="parties", answer="not_assessed", words=words, missing=("parties",))
