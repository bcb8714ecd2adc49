"""The paper by which a deputy acts: who gave it, what it gives, and whether it still held on the day (Đ54, 118/2021 Đ10).

A delegation ends with its term; with the giver's post, or its power; a delegation for one case, when the file goes to another body
(Đ10.4.a, d, e). For its other ends (the head's decision, a person leaving, death, prosecution, work done) the format has no event:
``ends`` is the day it ended, whatever ended it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from thanhtra.casefile import Case, Delegation, Official, event_fact, listed_fact
from thanhtra.errors import LawError, NoLongerInForce
from thanhtra.law import Citation, Version
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.rules import Says
from thanhtra.terms import Basis

_RULE: Final = "delegation"


@attrs.frozen(kw_only=True, eq=False)
class Delegated:
    """``answer``: the paper holds, does not, or cannot be told. ``wrong`` names the first thing that fails, in both languages.

    ``endless``: the paper states no end, and holds but for that.
    """

    answer: bool | None
    wrong: tuple[str, str] | None
    missing: tuple[str, ...]
    cites: tuple[Citation, ...]
    law_on: date | None
    basis: Basis
    provisional: bool = False
    endless: bool = False


def delegated(case: Case, official: Official, paper: str | None, power: str, day: date | None, book: Rulebook, *, unnamed: str) -> Delegated:
    """Whether delegation ``paper`` lets ``official``, a deputy, use ``power`` on ``day``. ``unnamed`` is the token of the paper's own field."""
    found = next((d for d in case.delegations or () if d.id == paper), None) if paper is not None else None
    if found is None:
        if paper is None:
            return _made(None, (unnamed,), day, Basis.TEXT, book, answer=None)
        return _made(None, (listed_fact("delegations", paper),), day, Basis.TEXT, book, answer=None)
    return _judge(case, official, found, power, day, book)


def _judge(case: Case, official: Official, found: Delegation, power: str, day: date | None, book: Rulebook) -> Delegated:
    giver = next((o for o in case.officials or () if o.id == found.giver), None)
    wrong = _of_the_paper(official, found, giver, power, day)
    if wrong is not None:
        return _made(wrong, (), day, Basis.TEXT, book, answer=False)
    absent = _place(book, day, "head-absent") if power == "coerce" else ()
    if absent and found.head_absent is False:
        return _made(("cưỡng chế chỉ được giao khi cấp trưởng vắng mặt", "coercion is delegated only while the head is absent"), (), day, Basis.TEXT, book, absent, answer=False)
    passed, untold = _passed_on(case, found, giver, day, book)
    if passed is not None:
        return _made(passed, (), day, Basis.TEXT, book, _place(book, day, "passes-on"), answer=False)
    path = listed_fact("delegations", found.id)
    missing = [f"{path}.{name}" for name in ("number", "on", "begins") if getattr(found, name) is None]
    missing += untold
    endless = found.ends is None and found.open_ended is True
    if found.ends is None and found.scope != "case" and not endless:
        missing.append(f"{path}.ends")
    if absent and found.head_absent is None:
        missing.append(f"{path}.head_absent")
    basis = Basis.TEXT
    if giver is None or giver.post is None or day is None:
        missing.append(listed_fact("officials", found.giver, "post") if day is not None else "fact:on")
    else:
        try:
            held = book.powers_of(giver.post, day)
        except NoLongerInForce:
            gone = ("chức danh giao quyền, hoặc thẩm quyền của chức danh đó, không còn", "the giver's post, or its power, had ended")
            return _made(gone, (), day, Basis.INFERENCE, book, _place(book, day, "left"), answer=False)
        except LawError as e:
            missing.append(e.token)
        else:
            basis = held.known
            if held.rule is not None and not held.rule.delegate:
                return _made(("chức danh giao quyền không được giao quyền", "the giver's post may not delegate"), (), day, basis, book, held.rule.delegate_cites, answer=False)
        if official.post is None:
            missing.append(listed_fact("officials", official.id, "post"))
        elif official.post != giver.post or _elsewhere(official.area, giver.area):
            return _made(("người được giao quyền không phải cấp phó của người giao", "the receiver is not a deputy of the giver"), (), day, basis, book, answer=False)
        elif _elsewhere(official.agency, giver.agency):
            missing.append(listed_fact("officials", official.id, "agency"))
    return attrs.evolve(_made(None, tuple(missing), day, basis, book, absent, answer=None if missing else True), endless=endless)


def _elsewhere(one: str | None, other: str | None) -> bool:
    """Whether both are told and differ: a code of another place is certain, another name of a body may be the same body's."""
    return one is not None and other is not None and one.casefold() != other.casefold()


def _of_the_paper(official: Official, found: Delegation, giver: Official | None, power: str, day: date | None) -> tuple[str, str] | None:
    """What the paper itself shows to be wrong: to whom it gives, what, by whom, and when."""
    if official.id not in found.receivers:
        return ("văn bản giao quyền cho người khác", "the paper gives the power to someone else")
    if power not in found.powers:
        return ("văn bản không giao quyền này", "the paper does not give this power")
    if giver is not None and giver.rank == "deputy":
        return ("người được giao quyền không được giao quyền lại", "a power delegated may not be delegated again")
    return _in_term(found, day)


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


def _passed_on(case: Case, found: Delegation, giver: Official | None, day: date | None, book: Rulebook) -> tuple[tuple[str, str] | None, list[str]]:
    """Whether the file of a delegation for one case has gone to another body since, and what would tell."""
    if found.scope != "case" or found.on is None or day is None or not _place(book, day, "passes-on"):
        return None, []
    missing: list[str] = []
    for at, event in enumerate(case.events):
        if event.kind != "file_transferred" or event.day is None or not found.on < event.day <= day:
            continue
        own, other = giver.agency if giver is not None else None, getattr(event, "to", None)
        told = {listed_fact("officials", found.giver, "agency"): own, event_fact(at, "to"): other, event_fact(at, "reason"): getattr(event, "reason", None)}
        missing += [token for token, value in told.items() if value is None]
        if own != other and None not in told.values():
            return ("vụ việc đã chuyển cho cơ quan khác sau khi giao quyền", "the case has gone to another body since the delegation"), []
    return None, missing


def _place(book: Rulebook, day: date | None, name: str) -> tuple[Citation, ...]:
    """Where the law of ``day`` (None: the latest) says so; nothing when it does not."""
    said = _on(book, day).rule or {}
    return (Citation.parse(str(said[name])),) if name in said else ()


def _on(book: Rulebook, day: date | None) -> Version[Says]:
    versions = book.procedure.rules[_RULE].versions
    return versions.version_on(max(day, versions.versions[0].start)) if day is not None else versions.versions[-1]


def _made(
    wrong: tuple[str, str] | None,
    missing: tuple[str, ...],
    day: date | None,
    basis: Basis,
    book: Rulebook,
    cites: tuple[Citation, ...] = (),
    *,
    answer: bool | None,
) -> Delegated:
    return Delegated(answer=answer, wrong=wrong, missing=missing, cites=(*_on(book, day).cites, *cites), law_on=day, basis=basis)
