"""Causes, recommendations and difficulties as data: a conference's list of questions, and what became of each (nguyên nhân, kiến nghị, vướng mắc)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal, TypeAlias

from thanhtra.casefile.field_meanings import FieldMeaning, FieldSlug, Id, Private
from thanhtra.casefile.shape import Record
from thanhtra.casefile.values import CauseKind, RecommendationTarget
from thanhtra.classes import frozen
from thanhtra.coordination.parties import JointParty, PartyId
from thanhtra.law import Citation

CauseId: TypeAlias = Annotated[str, FieldMeaning("names", "cause")]
BecameKind: TypeAlias = Literal["reading", "rule", "document", "nothing"]
TakenUp: TypeAlias = Literal["accepted", "refused", "under-way", "done"]


@frozen(kw_only=True, eq=False, repr=False)
class DifficultyAnswer(Record):
    """What was answered, by whom, on which day; ``basis`` are the provisions it rests on."""

    on: date
    by: PartyId | None = None
    text: Private | None = None
    paper: Id | None = None
    basis: tuple[Citation, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class BecameOf(Record):
    """What a difficulty led to: a reading of the rulebook, a rule of it (``what`` is the slug), a document, or nothing."""

    kind: BecameKind
    what: Id | None = None
    on: date | None = None


@frozen(kw_only=True, eq=False, repr=False)
class Difficulty(Record):
    """A question a unit raised: about which provision, in which cases, with which answer of its own; ``receiver`` (``to``) is who is asked, by ``due``."""

    JSON_NAMES: ClassVar[dict[str, str]] = {"receiver": "to"}

    id: Id
    by: PartyId
    on: date
    question: Private
    receiver: PartyId | None = None
    due: date | None = None
    provision: Citation | None = None
    field: FieldSlug | None = None
    cases: tuple[Id, ...] | None = None
    proposed: Private | None = None
    answers: tuple[DifficultyAnswer, ...] | None = None
    became: BecameOf | None = None


@frozen(kw_only=True, eq=False, repr=False)
class NotedCause(Record):
    """Why a shortcoming came about, as a body saw it on a day. ``check`` is the code of the check that found it, ``case`` where."""

    id: Id
    kinds: tuple[CauseKind, ...]
    body: PartyId
    on: date
    field: FieldSlug | None = None
    check: Id | None = None
    case: Id | None = None
    described: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class FollowedUp(Record):
    """What became of a recommendation on a day."""

    on: date
    what: TakenUp
    paper: Id | None = None
    note: Private | None = None


@frozen(kw_only=True, eq=False, repr=False)
class NotedRecommendation(Record):
    """What a body asks for because of causes: of a party (``to``) or of a kind of addressee (``target``), by ``due``."""

    JSON_NAMES: ClassVar[dict[str, str]] = {"receiver": "to"}

    id: Id
    by: PartyId
    on: date
    receiver: PartyId | None = None
    target: RecommendationTarget | None = None
    causes: tuple[CauseId, ...] | None = None
    described: Private | None = None
    due: date | None = None
    answers: tuple[FollowedUp, ...] | None = None


@frozen(kw_only=True, eq=False, repr=False)
class DifficultyList(Record):
    """The questions, causes and recommendations of a conference or a period; ``held`` is the day of the conference."""

    FORMAT: ClassVar[str] = "thanhtra.difficulties"

    id: Id
    title: str | None = None
    held: date | None = None
    parties: tuple[JointParty, ...]
    difficulties: tuple[Difficulty, ...] | None = None
    causes: tuple[NotedCause, ...] | None = None
    recommendations: tuple[NotedRecommendation, ...] | None = None
