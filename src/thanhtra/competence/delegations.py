"""The paper by which a deputy acts: who gave it, what it gives, and whether it still held on the day (Đ54, 118/2021 Đ10).

A delegation ends with its term; with the giver's post, or its power; a delegation for one case, when the file goes to another body
(Đ10.4.a, d, e). For its other ends (the head's decision, a person leaving, death, prosecution, work done) the format has no event:
``ends`` is the day it ended, whatever ended it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from thanhtra.casefile import Delegation, FileMoved, Index, Official, event_fact, listed_fact
from thanhtra.classes import frozen
from thanhtra.errors import LawError, NoLongerInForce
from thanhtra.law import Citation, Version
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.rules import Says
from thanhtra.terms import Basis

_RULE: Final = "delegation"


@frozen(kw_only=True, eq=False)
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


def delegated(
    ix: Index, official: Official, paper: str | None, power: str, day: date | None, book: Rulebook
) -> Delegated:
    """Whether delegation ``paper`` of the file lets ``official``, a deputy, use ``power`` on ``day``.

    Where ``paper`` is None the file names none: not told, and nothing named that would tell.
    """
    law = _Law(book, day)
    if paper is None:
        return law.told(None)
    found = ix.listed_delegations.get(paper)
    if found is None:
        return law.told(None, missing=(listed_fact("delegations", paper),))
    return _judge(ix, official, found, power, law)


@frozen
class _Law:
    """The rule of delegations on a day, by which each result is told (None: the latest)."""

    book: Rulebook
    day: date | None

    @property
    def version(self) -> Version[Says]:
        versions = self.book.procedure.rules[_RULE].versions
        return (
            versions.version_on(max(self.day, versions.versions[0].start))
            if self.day is not None
            else versions.versions[-1]
        )

    def place(self, name: str) -> tuple[Citation, ...]:
        """Where the law of the day says so; nothing when it does not."""
        said = self.version.rule or {}
        return (Citation.parse(str(said[name])),) if name in said else ()

    def told(
        self,
        answer: bool | None,  # noqa: FBT001 - three answers
        *,
        wrong: tuple[str, str] | None = None,
        missing: tuple[str, ...] = (),
        basis: Basis = Basis.TEXT,
        cites: tuple[Citation, ...] = (),
    ) -> Delegated:
        return Delegated(
            answer=answer,
            wrong=wrong,
            missing=missing,
            cites=(*self.version.cites, *cites),
            law_on=self.day,
            basis=basis,
        )


def _judge(ix: Index, official: Official, found: Delegation, power: str, law: _Law) -> Delegated:
    day = law.day
    giver = ix.listed_officials.get(found.giver)
    wrong = _of_the_paper(official, found, giver, power, day)
    if wrong is not None:
        return law.told(False, wrong=wrong)
    absent = law.place("head-absent") if power == "coerce" else ()
    if absent and found.head_absent is False:
        return law.told(
            False,
            wrong=(
                "cưỡng chế chỉ được giao khi cấp trưởng vắng mặt",
                "coercion is delegated only while the head is absent",
            ),
            cites=absent,
        )
    passed, untold = _passed_on(ix, found, giver, law)
    if passed is not None:
        return law.told(False, wrong=passed, cites=law.place("passes-on"))
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
            held = law.book.powers_of(giver.post, day)
        except NoLongerInForce:
            gone = (
                "chức danh giao quyền, hoặc thẩm quyền của chức danh đó, không còn",
                "the giver's post, or its power, had ended",
            )
            return law.told(False, wrong=gone, basis=Basis.INFERENCE, cites=law.place("left"))
        except LawError as e:
            missing.append(e.token)
        else:
            basis = held.known
            if held.rule is not None and not held.rule.delegate:
                said = ("chức danh giao quyền không được giao quyền", "the giver's post may not delegate")
                return law.told(False, wrong=said, basis=basis, cites=held.rule.delegate_cites)
        if official.post is None:
            missing.append(listed_fact("officials", official.id, "post"))
        elif official.post != giver.post or _elsewhere(official.area, giver.area):
            said = (
                "người được giao quyền không phải cấp phó của người giao",
                "the receiver is not a deputy of the giver",
            )
            return law.told(False, wrong=said, basis=basis)
        elif _elsewhere(official.agency, giver.agency):
            missing.append(listed_fact("officials", official.id, "agency"))
    return attrs.evolve(
        law.told(None if missing else True, missing=tuple(missing), basis=basis, cites=absent), endless=endless
    )


def _elsewhere(one: str | None, other: str | None) -> bool:
    """Whether both are told and differ: a code of another place is certain, another name of a body may be the same body's."""
    return one is not None and other is not None and one.casefold() != other.casefold()


def _of_the_paper(
    official: Official, found: Delegation, giver: Official | None, power: str, day: date | None
) -> tuple[str, str] | None:
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


def _passed_on(
    ix: Index, found: Delegation, giver: Official | None, law: _Law
) -> tuple[tuple[str, str] | None, list[str]]:
    """Whether the file of a delegation for one case has gone to another body since, and what would tell."""
    day = law.day
    if found.scope != "case" or found.on is None or day is None or not law.place("passes-on"):
        return None, []
    missing: list[str] = []
    own = giver.agency if giver is not None else None
    for at in ix.by_kind.get("file_transferred", ()):
        event = ix.event(at, FileMoved)
        if event.day is None or not found.on < event.day <= day:
            continue
        told = {
            listed_fact("officials", found.giver, "agency"): own,
            event_fact(at, "to"): event.to,
            event_fact(at, "reason"): event.reason,
        }
        missing += [token for token, value in told.items() if value is None]
        if own != event.to and None not in told.values():
            return (
                "vụ việc đã chuyển cho cơ quan khác sau khi giao quyền",
                "the case has gone to another body since the delegation",
            ), []
    return None, missing
