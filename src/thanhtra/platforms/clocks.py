"""Which clock a request starts: the law it names, whom it asks for what, who asked and how (thời hạn thực hiện yêu cầu)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.deadlines import RuleOn
from thanhtra.errors import BadTerm
from thanhtra.law import Citation
from thanhtra.platforms.entities import OnlineParty, OnlineRequest
from thanhtra.platforms.told import OnlineNote, RequestsAsked
from thanhtra.reckoning import hours_after, law_day
from thanhtra.terms import Basis

REGIMES: Final = ("platform-clock", "security-clock")
"""The rules that hold clocks; the law a request names says which is asked."""


@frozen(kw_only=True)
class RequestClock:
    """``hours`` from the request. ``soonest`` is their end counted from its sending, ``latest`` from its receipt: None where that is not known.

    Where the law counts from the receipt only ``latest`` ends it; ``soonest`` is then no later. Where it says no more than *from the request*,
    what is done by ``soonest`` is in time and what is done after ``latest`` is late. ``token`` names the law that leaves it open.
    """

    hours: int
    soonest: datetime
    latest: datetime | None
    from_received: bool
    cites: tuple[Citation, ...]
    basis: Basis
    token: str


def clock_of(request: OnlineRequest, party: OnlineParty, asked: RequestsAsked) -> RequestClock | OnlineNote:
    """The clock of ``request``, or the note that says why none runs or none can be told."""
    day = law_day(request.sent)
    if not request.basis:
        words = ("văn bản làm căn cứ của yêu cầu chưa ghi", "the law the request rests on is not said")
        return _untold(request, words, (f"requests[{request.id}].basis",))
    named = _named(request.basis, day, asked)
    if named is None:
        unread = tuple(token for slug in REGIMES for token in asked.unread(slug, day))
        words = (
            "không có thời hạn nào được giữ theo căn cứ này vào ngày đó",
            "no clock of that day is held for the law the request names",
        )
        return _untold(request, words, unread or tuple(f"law:{slug}@{day.isoformat()}" for slug in REGIMES))
    slug, rule = named
    spoken = _spoken(rule, request, party)
    if spoken is None:
        words = (
            f"{rule.cites[0].instrument} không nói về yêu cầu này đối với đối tượng này",
            f"{rule.cites[0].instrument} as held does not speak of this request to such a party",
        )
        return _untold(request, words, (f"law:{slug}@{day.isoformat()}",))
    wrongly = _asked_rightly(rule, spoken, request, party)
    if wrongly is not None:
        return wrongly
    counted = _counted(rule, spoken, request, party)
    return (
        attrs.evolve(counted, token=f"law:{slug}@{day.isoformat()}") if isinstance(counted, RequestClock) else counted
    )


def _named(basis: tuple[Citation, ...], day: date, asked: RequestsAsked) -> tuple[str, RuleOn] | None:
    """The rule of the day that cites a text the request names, with its slug."""
    texts = {cite.instrument for cite in basis}
    for slug in REGIMES:
        rule = asked.rule(slug, day)
        if rule is not None and texts & {cite.instrument for cite in rule.cites}:
            return slug, rule
    return None


def _spoken(rule: RuleOn, request: OnlineRequest, party: OnlineParty) -> str | None:
    """The name under which the rule speaks of the request; None where it does not. A lock for good is spoken of apart."""
    what = "lock-for-good" if request.what == "lock-account" and request.for_good else request.what
    own = f"{party.kind}-{what}"
    if rule.text(f"{own}-at"):
        return own
    return what if party.kind in rule.text("who").split() and rule.text(f"{what}-at") else None


def _said(rule: RuleOn, spoken: str, party: OnlineParty, of: str) -> str:
    """What the rule says of the request itself, else of every request to such a party."""
    return rule.text(f"{spoken}-{of}") or rule.text(f"{party.kind}-{of}")


def _asked_rightly(rule: RuleOn, spoken: str, request: OnlineRequest, party: OnlineParty) -> OnlineNote | None:
    """The note on a request by somebody, or in a form, the law does not name: it starts no clock."""
    cites = rule.spoken_at(spoken)
    senders, means = (_said(rule, spoken, party, of).split() for of in ("senders", "means"))
    missing = tuple(
        f"requests[{request.id}].{field}"
        for field, law, said in (("by", senders, request.by), ("means", means, request.means))
        if law and said is None
    )
    if missing:
        words = ("chưa ghi ai yêu cầu hoặc bằng hình thức nào", "who asked, or in which form, is not said")
        return OnlineNote(
            of=request.id,
            matter="who-asked",
            answer="not_assessed",
            words=words,
            cites=cites,
            basis=rule.basis,
            missing=missing,
        )
    if senders and request.by not in senders:
        words = (
            "cơ quan yêu cầu không thuộc các cơ quan mà quy định nêu; thời hạn không tính",
            "the body that asked is not one the article names; no clock runs",
        )
        return OnlineNote(of=request.id, matter="who-asked", answer="note", words=words, cites=cites, basis=rule.basis)
    if means and request.means not in means:
        words = (
            "hình thức yêu cầu không thuộc các hình thức mà quy định nêu; thời hạn không tính",
            "the request was not made in a form the article names; no clock runs",
        )
        return OnlineNote(of=request.id, matter="how-asked", answer="note", words=words, cites=cites, basis=rule.basis)
    return None


def _counted(rule: RuleOn, spoken: str, request: OnlineRequest, party: OnlineParty) -> RequestClock | OnlineNote:
    urgent = request.urgent is not None and request.urgent in rule.text(f"{spoken}-urgent-for").split()
    hours = rule.number(f"{spoken}-urgent") if urgent else rule.number(spoken)
    cites = rule.spoken_at(f"{spoken}-urgent" if urgent and rule.text(f"{spoken}-urgent-at") else spoken)
    if hours and request.lock_unsaid and not rule.number(spoken.replace("lock-account", "lock-for-good")):
        words = (
            "chưa ghi khóa có thời hạn hay vĩnh viễn; khóa vĩnh viễn không có số giờ",
            "whether the lock is for a time or for good is not said; for good has no hours",
        )
        return attrs.evolve(
            _untold(request, words, (f"requests[{request.id}].for_good",)), cites=cites, basis=rule.basis
        )
    if not hours:
        words = ("luật không ấn định số giờ", "the law gives no figure")
        return OnlineNote(
            of=request.id,
            matter="no-clock",
            answer="not_assessed",
            words=words,
            cites=cites,
            basis=rule.basis,
            missing=("law:no-figure",),
        )
    try:
        soonest = hours_after(request.sent, hours)
        latest = None if request.received is None else hours_after(request.received, hours)
    except BadTerm:
        return _untold(
            request, ("thời điểm ngoài lịch", "an instant past the calendar"), (f"requests[{request.id}].sent",)
        )
    return RequestClock(
        hours=hours,
        soonest=soonest,
        latest=latest,
        from_received=_said(rule, spoken, party, "from") == "received",
        cites=cites,
        basis=rule.basis,
        token="",
    )


def _untold(request: OnlineRequest, words: tuple[str, str], missing: tuple[str, ...]) -> OnlineNote:
    return OnlineNote(of=request.id, matter="no-clock", answer="not_assessed", words=words, missing=missing)
