"""Was a request done in time? (việc thực hiện yêu cầu)

In time is what was done by the earliest end the clock can have; late what was still undone after its latest. Between them, and where an
instant is not known, it is not assessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

import attrs

from thanhtra.platforms.clocks import RequestClock, clock_of
from thanhtra.platforms.entities import OnlineParty, OnlineRequest
from thanhtra.platforms.sanctions import sanctionable
from thanhtra.platforms.told import OnlineMatter, OnlineNote, RequestsAsked
from thanhtra.reckoning import law_day
from thanhtra.terms import LAW_CLOCK, InBoth


def answered(request: OnlineRequest, party: OnlineParty, asked: RequestsAsked) -> Iterator[OnlineNote]:
    """What came of the request by the end of the day asked about."""
    clock = clock_of(request, party, asked)
    if isinstance(clock, OnlineNote):
        yield clock
        return
    done = _done(request, asked.on)
    if done is not None:
        yield _told_done(request, party, clock, done, asked)
    elif request.refused is not None and law_day(request.refused) <= asked.on:
        yield _told_refused(request, party, clock, request.refused, asked)
    else:
        yield _told_undone(request, party, clock, asked)


def _told_done(
    request: OnlineRequest,
    party: OnlineParty,
    clock: RequestClock,
    done: tuple[datetime, datetime],
    asked: RequestsAsked,
) -> OnlineNote:
    first, last = done
    when = shown(first) if first == last else f"{law_day(first)}"
    if last <= (clock.latest or clock.soonest if clock.from_received else clock.soonest):
        return _note(
            request,
            clock,
            "done",
            (f"đã làm {when}, trong {clock.hours} giờ", f"done {when}, within {clock.hours} hours"),
        )
    if clock.latest is not None and first > clock.latest:
        late = _note(
            request,
            clock,
            "done",
            (f"đã làm {when}, quá {clock.hours} giờ", f"done {when}, later than {clock.hours} hours"),
        )
        return _found(late, request, party, asked)
    return _between(request, clock, when, known=first == last)


def _between(request: OnlineRequest, clock: RequestClock, when: str, *, known: bool) -> OnlineNote:
    if clock.latest is None:
        missing: tuple[str, ...] = (f"requests[{request.id}].received",)
        words = (
            f"đã làm {when}; chưa ghi lúc nhận được yêu cầu",
            f"done {when}; when the request was received is not said",
        )
    elif not known:
        missing = (f"requests[{request.id}].done",)
        words = (f"đã làm ngày {when}, không rõ lúc nào", f"done on {when}, at which hour is not said")
    else:
        missing = (clock.token,)
        words = (
            f"đã làm {when}: quá {clock.hours} giờ từ lúc gửi, chưa quá từ lúc nhận; quy định không nói rõ tính từ lúc nào",
            f"done {when}: later than {clock.hours} hours from the sending, not from the receipt; the article does not say which counts",
        )
    return attrs.evolve(_note(request, clock, "done", words), answer="not_assessed", missing=missing)


def _told_refused(
    request: OnlineRequest, party: OnlineParty, clock: RequestClock, at: datetime, asked: RequestsAsked
) -> OnlineNote:
    told = _note(request, clock, "refused", (f"từ chối {shown(at)}", f"refused {shown(at)}"))
    if clock.latest is not None and clock.latest < _end_of(asked.on):
        return _found(told, request, party, asked)
    return attrs.evolve(told, answer="note")


def _told_undone(request: OnlineRequest, party: OnlineParty, clock: RequestClock, asked: RequestsAsked) -> OnlineNote:
    undone, end = (
        request.undone if request.undone is not None and law_day(request.undone) <= asked.on else None,
        _end_of(asked.on),
    )
    if undone is not None and clock.latest is not None and undone > clock.latest:
        told = _note(
            request,
            clock,
            "not-done",
            (
                f"{shown(undone)} vẫn chưa làm, quá {clock.hours} giờ",
                f"not done at {shown(undone)}, later than {clock.hours} hours",
            ),
        )
        return _found(told, request, party, asked)
    last = clock.latest or clock.soonest
    if last >= end:
        words = (f"còn hạn đến {shown(last)}", f"may be done until {shown(last)}")
        return attrs.evolve(_note(request, clock, "not-done", words), answer="open")
    fields = [] if clock.latest else ["received"]
    fields += [] if undone is not None and undone > last else ["done"]
    words = (
        "đã hết giờ; sổ không ghi đủ để biết đã làm hay chưa",
        "the hours have run; whether it was done is not said",
    )
    missing = tuple(f"requests[{request.id}].{field}" for field in fields)
    return attrs.evolve(_note(request, clock, "not-done", words), answer="not_assessed", missing=missing)


def _note(request: OnlineRequest, clock: RequestClock, matter: OnlineMatter, words: InBoth) -> OnlineNote:
    until = clock.latest or clock.soonest
    return OnlineNote(
        of=request.id, matter=matter, answer="kept", words=words, until=until, cites=clock.cites, basis=clock.basis
    )


def _found(told: OnlineNote, request: OnlineRequest, party: OnlineParty, asked: RequestsAsked) -> OnlineNote:
    """The finding, with its act and who may sanction it, by the law of the day the clock ended."""
    ended = asked.on if told.until is None else law_day(told.until)
    act = sanctionable(party, request.what, ended, asked)
    return attrs.evolve(told, answer="finding", act=act.act, who=act.who, missing=act.missing)


def _done(request: OnlineRequest, on: date) -> tuple[datetime, datetime] | None:
    """The first and the last instant it may have been done at; None when nothing says it was, by the end of the day ``on``."""
    if request.done is not None:
        return (request.done, request.done) if law_day(request.done) <= on else None
    if request.done_on is None or request.done_on > on:
        return None
    first = datetime.combine(request.done_on, time(), LAW_CLOCK)
    return max(first, request.sent), _end_of(request.done_on)


def shown(at: datetime) -> str:
    """``2026-08-03 14:00``, on the law's clock."""
    return f"{at.astimezone(LAW_CLOCK):%Y-%m-%d %H:%M}"


def _end_of(day: date) -> datetime:
    """The first instant after ``day``, less a second: hours on file are whole seconds."""
    return datetime.combine(day, time(), LAW_CLOCK) + _A_DAY


_A_DAY: Final = timedelta(days=1, seconds=-1)
