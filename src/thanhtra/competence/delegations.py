"""The paper by which a deputy acts: who gave it, what it gives, and whether it still held on the day (Đ54, 118/2021 Đ10).

A delegation ends with its term; with the giver's post, or its power; a delegation for one case, when the file goes to another body
(Đ10.4.a, d, e). For its other ends (the head's decision, a person leaving, death, prosecution, work done) the format has no event:
``ends`` is the day it ended, whatever ended it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from thanhtra.casefile import Case, Delegation, Official
from thanhtra.errors import LawError, NoLongerInForce
from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

_LAW: Final = Citation.parse("15/2012/QH13 Đ54")
_PAPER: Final = Citation.parse("118/2021/NĐ-CP Đ10.1")
_PAPER_FROM: Final = date(2022, 1, 1)
_EARLIER: Final = Citation.parse("81/2013/NĐ-CP Đ5.4")
_LEFT: Final = Citation.parse("118/2021/NĐ-CP Đ10.4.d")
_PASSED: Final = Citation.parse("118/2021/NĐ-CP Đ10.4.e")


@attrs.frozen(kw_only=True, eq=False)
class Delegated:
    """``answer``: the paper holds, does not, or cannot be told. ``wrong`` names the first thing that fails, in both languages."""

    answer: bool | None
    wrong: tuple[str, str] | None
    missing: tuple[str, ...]
    cites: tuple[Citation, ...]
    law_on: date | None
    basis: Basis
    provisional: bool = False


def delegated(case: Case, official: Official, paper: str | None, power: str, day: date | None, book: Rulebook, *, unnamed: str) -> Delegated:
    """Whether delegation ``paper`` lets ``official``, a deputy, use ``power`` on ``day``. ``unnamed`` is the token of the paper's own field."""
    found = next((d for d in case.delegations or () if d.id == paper), None) if paper is not None else None
    if found is None:
        if paper is None:
            return _made(None, (unnamed,), day, Basis.TEXT, answer=None)
        return _made(None, (f"fact:delegations[{paper}]",), day, Basis.TEXT, answer=None)
    return _judge(case, official, found, power, day, book)


def _judge(case: Case, official: Official, found: Delegation, power: str, day: date | None, book: Rulebook) -> Delegated:
    path = f"fact:delegations[{found.id}]"
    if official.id not in found.receivers:
        return _made(("văn bản giao quyền cho người khác", "the paper gives the power to someone else"), (), day, Basis.TEXT, answer=False)
    if power not in found.powers:
        return _made(("văn bản không giao quyền này", "the paper does not give this power"), (), day, Basis.TEXT, answer=False)
    giver = next((o for o in case.officials or () if o.id == found.giver), None)
    if giver is not None and giver.rank == "deputy":
        return _made(("người được giao quyền không được giao quyền lại", "a power delegated may not be delegated again"), (), day, Basis.TEXT, answer=False)
    dates = _in_term(found, day)
    if dates is not None:
        return _made(dates, (), day, Basis.TEXT, answer=False)
    passed, untold = _passed_on(case, found, giver, day)
    if passed is not None:
        return _made(passed, (), day, Basis.TEXT, (_PASSED,), answer=False)
    missing = [f"{path}.{name}" for name in ("number", "on", "begins") if getattr(found, name) is None]
    missing += untold
    if found.ends is None and found.scope != "case":
        missing.append(f"{path}.ends")
    basis = Basis.TEXT
    if giver is None or giver.post is None or day is None:
        missing.append(f"fact:officials[{found.giver}].post" if day is not None else "fact:on")
    else:
        try:
            held = book.powers_of(giver.post, day)
        except NoLongerInForce:
            gone = ("chức danh giao quyền, hoặc thẩm quyền của chức danh đó, không còn", "the giver's post, or its power, had ended")
            return _made(gone, (), day, Basis.INFERENCE, (_LEFT,) if day >= _PAPER_FROM else (), answer=False)
        except LawError as e:
            missing.append(e.token)
        else:
            basis = held.known
            if held.rule is not None and not held.rule.delegate:
                return _made(("chức danh giao quyền không được giao quyền", "the giver's post may not delegate"), (), day, basis, held.rule.delegate_cites, answer=False)
        if official.post is not None and official.post != giver.post:
            return _made(("người được giao quyền không phải cấp phó của người giao", "the receiver is not a deputy of the giver"), (), day, basis, answer=False)
    return _made(None, tuple(missing), day, basis, answer=None if missing else True)


def _in_term(found: Delegation, day: date | None) -> tuple[str, str] | None:
    if day is None:
        return None
    if found.on is not None and day < found.on:
        return ("văn bản giao quyền ban hành sau ngày đó", "the paper was issued after that day")
    if found.begins is not None and day < found.begins:
        return ("chưa đến thời hạn giao quyền", "the term of the delegation had not begun")
    if found.ends is not None and day > found.ends:
        return ("đã hết thời hạn giao quyền", "the term of the delegation was over")
    return None


def _passed_on(case: Case, found: Delegation, giver: Official | None, day: date | None) -> tuple[tuple[str, str] | None, list[str]]:
    """Whether the file of a delegation for one case has gone to another body since, and what would tell."""
    if found.scope != "case" or found.on is None or day is None or day < _PAPER_FROM:
        return None, []
    missing: list[str] = []
    for at, event in enumerate(case.events):
        if event.kind != "file_transferred" or event.day is None or not found.on < event.day <= day:
            continue
        own, other = giver.agency if giver is not None else None, getattr(event, "to", None)
        told = {f"fact:officials[{found.giver}].agency": own, f"fact:events[{at}].to": other, f"fact:events[{at}].reason": getattr(event, "reason", None)}
        missing += [token for token, value in told.items() if value is None]
        if own != other and None not in told.values():
            return ("vụ việc đã chuyển cho cơ quan khác sau khi giao quyền", "the case has gone to another body since the delegation"), []
    return None, missing


def _made(
    wrong: tuple[str, str] | None,
    missing: tuple[str, ...],
    day: date | None,
    basis: Basis,
    cites: tuple[Citation, ...] = (),
    *,
    answer: bool | None,
) -> Delegated:
    paper = _PAPER if day is None or day >= _PAPER_FROM else _EARLIER
    return Delegated(answer=answer, wrong=wrong, missing=missing, cites=(_LAW, paper, *cites), law_on=day, basis=basis)
