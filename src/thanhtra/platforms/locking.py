"""Locking an account asks for grounds and a length; a request is remembered by what was captured (khóa tài khoản; lưu chứng cứ)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from thanhtra.deadlines import RuleOn
from thanhtra.platforms.entities import OnlineParty, OnlineRequest
from thanhtra.platforms.told import OnlineNote, RequestsAsked
from thanhtra.reckoning import law_day, so_many

_LOCKS: Final = ("platform-lock", "security-lock")
"""The rules that hold grounds and lengths; the law a request names says which is asked."""
_SPANS: Final = (("items", "within"), ("items-longer", "within-longer"))


def lock_grounded(request: OnlineRequest, _: OnlineParty, asked: RequestsAsked) -> Iterator[OnlineNote]:
    """So many items asked to be taken down before, or so many locks, and a length the law allows."""
    rule = _lock_rule(request, asked)
    if rule is None:
        return
    least, most = rule.number("least") or 1, max(rule.number("most"), rule.number("most-longer"))
    if request.lock_days is not None and not least <= request.lock_days <= most:
        words = (
            f"yêu cầu khóa {request.lock_days} ngày; luật cho {f'{least}' if least == most else f'từ {least} đến {most}'} ngày",
            f"a lock of {so_many(request.lock_days, 'day')} is asked for; the law gives {f'{least}' if least == most else f'{least} to {most}'}",
        )
        yield OnlineNote(
            of=request.id, matter="lock-length", answer="finding", words=words, cites=rule.cites, basis=rule.basis
        )
    if not request.for_good and request.lock_days is None:
        words = (
            ("chưa ghi khóa bao lâu hay vĩnh viễn", "for how long, or for good, is not said")
            if request.for_good is None
            else ("chưa ghi khóa bao lâu", "for how long is not said")
        )
        yield OnlineNote(
            of=request.id,
            matter="lock-length",
            answer="not_assessed",
            words=words,
            cites=rule.cites,
            basis=rule.basis,
            missing=(f"requests[{request.id}].lock_days",),
        )
    elif request.account is None:
        words = ("chưa ghi tài khoản nào", "which account is not said")
        yield OnlineNote(
            of=request.id,
            matter="lock-grounds",
            answer="not_assessed",
            words=words,
            cites=rule.cites,
            basis=rule.basis,
            missing=(f"requests[{request.id}].account",),
        )
    elif not (_locked_often(request, asked, rule) if request.for_good else _asked_often(request, asked, rule)):
        words = (
            "tệp không cho thấy đủ số nội dung hoặc số lần khóa trước đó mà luật đòi",
            "the file does not show as many items, or locks, before it as the law asks for",
        )
        if request.for_good and rule.flag("other-ground"):
            words = (
                f"{words[0]}; luật còn nêu căn cứ khác mà tệp không ghi",
                f"{words[1]}; the law has a further ground that no file shows",
            )
        yield OnlineNote(
            of=request.id, matter="lock-grounds", answer="note", words=words, cites=rule.cites, basis=rule.basis
        )


def _lock_rule(request: OnlineRequest, asked: RequestsAsked) -> RuleOn | None:
    """The rule on locks of a text that the request names, by the law of the day it was sent."""
    named = {c.instrument for c in request.basis or ()}
    for slug in _LOCKS if request.what == "lock-account" else ():
        rule = asked.rule(slug, law_day(request.sent))
        if rule is not None and named & {c.instrument for c in rule.cites}:
            return rule
    return None


def _asked_often(request: OnlineRequest, asked: RequestsAsked, rule: RuleOn) -> bool:
    """So many items of the account that those whose asking counts (``askers``) asked to take down in the days before the request."""
    askers = rule.text("askers").split()
    before = [r for r in _of_account(request, asked) if r.what == "take-down" and r.by in askers]
    longer = rule.number("most-longer") and (request.lock_days or 0) > rule.number("most")
    return any(
        rule.number(items)
        <= sum(len(r.contents or ()) for r in before if request.sent - r.sent <= timedelta(rule.number(within)))
        for items, within in _SPANS[1 if longer else 0 :]
    )


def _locked_often(request: OnlineRequest, asked: RequestsAsked, rule: RuleOn) -> bool:
    locks = [
        r for r in _of_account(request, asked) if r.what == "lock-account" and not r.for_good and not r.lock_unsaid
    ]
    return request.urgent == "national-security" or len(locks) >= rule.number("locks")


def _of_account(request: OnlineRequest, asked: RequestsAsked) -> list[OnlineRequest]:
    return [
        r
        for r in asked.to[request.to]
        if r.account == request.account and r.id != request.id and r.sent <= request.sent
    ]


def content_captured(request: OnlineRequest, _: OnlineParty, __: RequestsAsked) -> Iterator[OnlineNote]:
    """What is asked to go must be kept first: afterwards nothing else shows it was there. An office's own practice."""
    if request.what not in ("take-down", "block"):
        return
    if not request.contents:
        words = ("chưa ghi các nội dung bị yêu cầu", "what is to go is not listed")
        yield OnlineNote(
            of=request.id,
            matter="capture",
            answer="not_assessed",
            words=words,
            missing=(f"requests[{request.id}].contents",),
        )
        return
    missing = tuple(
        f"requests[{request.id}].contents[{at}].{field}"
        for at, content in enumerate(request.contents)
        for field, said in (("captured", content.captured), ("sha256", content.sha256))
        if said is None
    )
    if missing:
        words = ("nội dung chưa được chụp lại kèm mã băm", "content was not captured with its hash")
        yield OnlineNote(of=request.id, matter="capture", answer="not_assessed", words=words, missing=missing)
