"""What the library answers (kết quả rà soát): values only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, NoReturn, Protocol, Self, TypeAlias

from thanhtra.classes import frozen
from thanhtra.errors import FindingsFound
from thanhtra.law import Citation
from thanhtra.lazy import cached_property
from thanhtra.reckoning import Step
from thanhtra.terms import Basis, Bearer, Defect, Nature, Severity, Status, Unit


class Fixed(dict[str, Any]):
    """A mapping that nobody can change: answers of many files share one. It is pickled and copied as itself."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("an answer is read-only: copy the mapping with dict() to change it")

    if not TYPE_CHECKING:
        __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        """What it holds."""
        return Fixed, (dict(self),)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: dict[int, Any]) -> Self:
        return self


class Message:
    """One sentence in Vietnamese and in English, read-only; one made by ``later`` is written when it is first read."""

    __slots__ = ("_said",)

    def __init__(self, *, vi: str, en: str) -> None:
        self._said: tuple[str, str] | Callable[[], tuple[str, str]] = (vi, en)

    @classmethod
    def later(cls, write: Callable[[], tuple[str, str]]) -> Self:
        """A message that ``write`` gives, Vietnamese first, asked once and only when somebody reads it."""
        made = cls.__new__(cls)
        made._said = write  # noqa: SLF001 - our own
        return made

    @property
    def vi(self) -> str:
        """In Vietnamese."""
        return self.both[0]

    @property
    def en(self) -> str:
        """In English."""
        return self.both[1]

    def __getitem__(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi

    def __eq__(self, other: object) -> bool:
        return self.both == other.both if isinstance(other, Message) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.both)

    def __repr__(self) -> str:
        return f"Message(vi={self.vi!r}, en={self.en!r})"

    def __reduce__(self) -> tuple[Callable[[str, str], Message], tuple[str, str]]:
        return _message, self.both

    @property
    def both(self) -> tuple[str, str]:
        """Both, Vietnamese first."""
        said = self._said
        if not isinstance(said, tuple):
            self._said = said = said()
        return said


def _message(vi: str, en: str) -> Message:
    return Message(vi=vi, en=en)


@frozen(kw_only=True)
class Late:
    """How far after the due day, in the limit's own unit."""

    amount: int
    unit: Unit


class Question(Protocol):
    """What an answer answers: its code and name, the question in (vi, en), the kind of defect a finding is."""

    @property
    def code(self) -> str:
        """The code, never used twice."""
        ...

    @property
    def name(self) -> str:
        """The readable name."""
        ...

    @property
    def question(self) -> tuple[str, str]:
        """The question, Vietnamese first."""
        ...

    @property
    def defect(self) -> Defect:
        """What is wrong where the answer is a finding."""
        ...

    @property
    def source(self) -> tuple[str, str] | None:
        """The rule of an office's own the question stands in, Vietnamese first; None for one of the law."""
        ...


class Rationale(NamedTuple):
    """What an answer rests on and says. Figures only where it is about a limit, ``facts`` only where it is not."""

    cites: tuple[Citation, ...]
    law_on: date | None
    basis: Basis
    provisional: bool
    message: Message
    due: date | datetime | None = None
    due_if: Mapping[str, date | datetime] | None = None
    actual: date | datetime | None = None
    late: Late | None = None
    facts: Mapping[str, object] | None = None
    steps: Sequence[Step] = ()


class SharedRationale(Rationale):
    """One that every answer alike of one check shares. ``cache`` is what other rooms made of it once, under keys of their own."""

    cache: dict[object, Any]

    @classmethod
    def of(cls, told: Rationale) -> Self:
        """The same, to be shared."""
        made = tuple.__new__(cls, told)
        made.cache = {}
        return made

    @classmethod
    def _make(cls, told: Iterable[Any]) -> Rationale:  # type: ignore[override]  # what is changed of it is nobody else's
        return Rationale(*told)

    def __reduce__(self) -> tuple[Any, ...]:
        """What is kept or sent is not either."""
        return Rationale, tuple(self)


@frozen(kw_only=True, eq=False)
class Asked:
    """The question of an answer, without the check that asked it: what another process is handed."""

    code: str
    name: str
    question: tuple[str, str]
    defect: Defect
    source: tuple[str, str] | None = None


@frozen(eq=False, repr=False, slots=False)
class CheckAnswer:
    """What the three answers share: one check's answer about one event (and one act). ``event`` is an index from 0, None for the file.

    ``missing`` names what would settle a question not assessed. All else is worked out when first read. Without slots it is made in half the
    steps, and ``why`` needs no look-up of its own; a review makes dozens.
    """

    asked: Question
    severity: Severity
    event: int | None
    act: str | None
    missing: tuple[str, ...]
    _write: Callable[[Any], Rationale]
    _told: Any
    """What the rationale is written from, by ``_write``; or itself."""
    _about: Defect | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Written out: what is kept or sent needs neither the check nor the rules."""
        one = self.asked
        told = Asked(code=one.code, name=one.name, question=one.question, defect=one.defect, source=one.source)
        return _answered, (type(self), (told, self.severity, self.event, self.act, self.missing), self.why, self._about)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(check={self.check!r}, event={self.event!r}, act={self.act!r}, severity={self.severity.value!r}, missing={self.missing!r})"

    @cached_property
    def why(self) -> Rationale:
        """What the answer rests on and says."""
        return self._write(self._told)

    @property
    def check(self) -> str:
        """The check's code."""
        return self.asked.code

    @property
    def name(self) -> str:
        """The check's readable name."""
        return self.asked.name

    @property
    def question(self) -> tuple[str, str]:
        """The check's question, Vietnamese first."""
        return self.asked.question

    @property
    def defect(self) -> Defect:
        """The kind of defect it is about: the check's, where the answer is about no other."""
        return self._about or self.asked.defect

    @property
    def source(self) -> Message | None:
        """The rule of an office's own that a check of its own asks by; None for what the law asks."""
        told = self.asked.source
        return None if told is None else Message(vi=told[0], en=told[1])

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it."""
        return self.why.cites

    @property
    def law_on(self) -> date | None:
        """The day whose text is cited."""
        return self.why.law_on

    @property
    def basis(self) -> Basis:
        """The weakest way any of it is known."""
        return self.why.basis

    @property
    def provisional(self) -> bool:
        """Whether a year without a published calendar was used."""
        return self.why.provisional

    @property
    def message(self) -> Message:
        """The answer in a sentence."""
        return self.why.message

    @property
    def due(self) -> date | datetime | None:
        """The last day of the limit asked about."""
        return self.why.due

    @property
    def due_if(self) -> Mapping[str, date | datetime] | None:
        """The last day under grounds that are not on file."""
        return self.why.due_if

    @property
    def actual(self) -> date | datetime | None:
        """The day of the step that was to meet the limit."""
        return self.why.actual

    @property
    def late(self) -> Late | None:
        """How late the step was."""
        return self.why.late

    @property
    def facts(self) -> Mapping[str, object] | None:
        """The facts the answer turned on."""
        return self.why.facts

    @property
    def steps(self) -> Sequence[Step]:
        """The derivation of ``due``, every step cited."""
        return self.why.steps


@frozen(eq=False, repr=False, slots=False)
class Satisfied(CheckAnswer):
    """In order (đúng quy định)."""

    kind: ClassVar[Literal["satisfied"]] = "satisfied"


@frozen(eq=False, repr=False, slots=False)
class Finding(CheckAnswer):
    """Not in order (sai quy định)."""

    kind: ClassVar[Literal["finding"]] = "finding"


@frozen(eq=False, repr=False, slots=False)
class NotAssessed(CheckAnswer):
    """Not assessed (chưa đánh giá được): ``missing`` names every fact or piece of law that would settle it."""

    kind: ClassVar[Literal["not_assessed"]] = "not_assessed"


def _answered(cls: type[Any], told: tuple[Any, ...], why: Rationale, about: Defect | None) -> Any:
    return cls(*told, _same, why, about)


def _same(why: Rationale) -> Rationale:
    return why


Answer: TypeAlias = Satisfied | Finding | NotAssessed
"""One of the three: ``match answer:`` is exhaustive."""


class WrittenAnswer(NamedTuple):
    """An answer written out, for who lays all of a review out and keeps none."""

    asked: Question
    kind: str
    severity: Severity
    event: int | None
    act: str | None
    missing: tuple[str, ...]
    why: Rationale


def written(answer: Answer) -> WrittenAnswer:
    """One answer written out."""
    return WrittenAnswer(
        answer.asked, answer.kind, answer.severity, answer.event, answer.act, answer.missing, answer.why
    )


@frozen(kw_only=True, eq=False, slots=False)
class Deadline:
    """One limit set running by one event of a file (thời hạn của vụ việc)."""

    kind: str
    event: int | None
    act: str | None = None
    missing: tuple[str, ...] = ()
    counted_from: date | datetime | None
    amount: int | None
    unit: Unit
    due: date | datetime | None
    due_before_roll: date | datetime | None
    due_if: Mapping[str, date | datetime]
    status: Status
    met_on: date | datetime | None = None
    cites: tuple[Citation, ...]
    law_on: date | None
    basis: Basis
    provisional: bool = False
    steps: Sequence[Step] = ()
    vi: str = ""
    """What the limit is called, in Vietnamese and in English."""
    en: str = ""
    nature: Nature = Nature.DUTY
    bearer: Bearer = Bearer.AUTHORITY
    bound: str = "exact"
    """``earliest`` or ``latest`` where ``due`` is only the first, or the last, day it can be."""
    subject: str | None = None
    """The one violator it runs for, of several the event is about."""


class Verdicts(Protocol):
    """What every check said of a file, nothing of it written yet."""

    def edition(self) -> str:
        """The rules that answered."""
        ...

    def has_findings(self) -> bool:
        """Whether any of it is a finding."""
        ...

    def answers(self) -> tuple[Answer, ...]:
        """All of it, by event, then by check."""
        ...

    def written(self) -> Sequence[WrittenAnswer]:
        """All of it written out, in the same order."""
        ...

    def deadlines(self) -> tuple[Deadline, ...]:
        """Every limit the file set running."""
        ...

    def concerning(self) -> Mapping[int, frozenset[int]]:
        """Each decision → the events whose answers bear on whether it stands."""
        ...

    def codes(self) -> tuple[str, ...]:
        """The codes of the checks that were asked, whether they had an event to answer for or not."""
        ...

    def is_of(self, case: object) -> bool:
        """Whether this very case was reviewed."""
        ...

    def reviewed(self) -> object:
        """The case that was reviewed."""
        ...


@frozen(kw_only=True, eq=False)
class WrittenVerdicts:
    """What every check said, all of it written: the verdicts of a review that was kept or sent."""

    told_edition: str
    told_answers: tuple[Answer, ...]
    told_deadlines: tuple[Deadline, ...]
    told_concerning: Mapping[int, frozenset[int]]
    told_codes: tuple[str, ...]
    case: object

    def edition(self) -> str:
        """The rules that answered."""
        return self.told_edition

    def has_findings(self) -> bool:
        """Whether any of it is a finding."""
        return any(isinstance(answer, Finding) for answer in self.told_answers)

    def answers(self) -> tuple[Answer, ...]:
        """All of it."""
        return self.told_answers

    def written(self) -> Sequence[WrittenAnswer]:
        """All of it written out."""
        return [written(answer) for answer in self.told_answers]

    def deadlines(self) -> tuple[Deadline, ...]:
        """Every limit the file set running."""
        return self.told_deadlines

    def concerning(self) -> Mapping[int, frozenset[int]]:
        """Each decision → the events whose answers bear on whether it stands."""
        return self.told_concerning

    def codes(self) -> tuple[str, ...]:
        """The codes of the checks that were asked."""
        return self.told_codes

    def is_of(self, case: object) -> bool:
        """Whether this very case was reviewed."""
        return self.case == case

    def reviewed(self) -> object:
        """The case that was reviewed."""
        return self.case


class Review:
    """What a review found. Verdicts are in; answers and deadlines are built when asked for."""

    def __init__(self, case: str, as_of: date | None, stages: Mapping[str, str], verdicts: Verdicts) -> None:
        self.case = case
        self.as_of = as_of
        self.stages = stages
        self._verdicts = verdicts

    def __repr__(self) -> str:
        return f"Review(case={self.case!r}, stage={self.stage!r}, has_findings={self.has_findings})"

    @cached_property
    def edition(self) -> str:
        """The rules that answered."""
        return self._verdicts.edition()

    @cached_property
    def has_findings(self) -> bool:
        """Whether any answer is a finding; told without writing one."""
        return self._verdicts.has_findings()

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer, by event, then by check."""
        return self._verdicts.answers()

    @property
    def written(self) -> Sequence[WrittenAnswer]:
        """Every answer written out, in the same order; the answers themselves are made only where somebody asks for them."""
        return [written(one) for one in self.answers] if "answers" in self.__dict__ else self._verdicts.written()

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Every limit the file set running."""
        return self._verdicts.deadlines()

    @cached_property
    def concerning(self) -> Mapping[int, frozenset[int]]:
        """Each decision of the file → the events whose answers bear on whether it stands: itself, its minutes and what hangs on them."""
        return self._verdicts.concerning()

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the checks that were asked, in order, whether they had an event to answer for or not."""
        return self._verdicts.codes()

    def is_of(self, case: object) -> bool:
        """Whether ``case`` is what was reviewed, fact for fact; an earlier or later state of the same file is not."""
        return self._verdicts.is_of(case)

    def __reduce__(self) -> tuple[Any, ...]:
        """Written out, with every answer and deadline: what is kept or sent needs no rules, and knows the case it is about."""
        written = WrittenVerdicts(
            told_edition=self.edition,
            told_answers=self.answers,
            told_deadlines=tuple(self.deadlines),
            told_concerning=dict(self.concerning),
            told_codes=self.codes,
            case=self._verdicts.reviewed(),
        )
        return Review, (self.case, self.as_of, dict(self.stages), written)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The answers that are findings."""
        return tuple(a for a in self.answers if isinstance(a, Finding))

    @property
    def stage(self) -> str:
        """The acts' common stage, ``mixed``, or ``none`` before any landing event."""
        stages = {"none" if s == "start" else s for s in self.stages.values()}
        return stages.pop() if len(stages) == 1 else "mixed"

    def raise_for_findings(self) -> None:
        """Raise FindingsFound when there is a finding."""
        if self.has_findings:
            raise FindingsFound(f"{self.case}: {len(self.findings)} findings", self.findings)


@frozen(kw_only=True, eq=False)
class Outcome:
    """What ``may`` answers: every refusal, every unknown, every note; nothing has changed."""

    allowed: bool
    stages: Mapping[str, str]
    refusals: tuple[Finding, ...]
    unknown: tuple[NotAssessed, ...]
    notes: tuple[Finding, ...]


class StepStanding(StrEnum):
    """How a step stands that may come next (tính chất của bước tiếp theo), most pressing first."""

    MUST = "must"
    MAY = "may"
    UNKNOWN = "unknown"
    BARRED = "barred"


@frozen(kw_only=True, eq=False)
class NextStep:
    """One kind of event that can come next in a file.

    ``latest`` is the last safe day, None without one; ``bearer`` whose step it is; ``who`` the posts on file that bear it; ``missing``
    the facts that would tell whether it may come; ``limit`` the deadline that asks for it. ``why`` says what bars it, or holds that deadline.
    """

    kind: str
    standing: StepStanding
    vi: str
    en: str
    latest: date | datetime | None = None
    bearer: Bearer | None = None
    who: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    limit: Deadline | None = None
    why: Message | None = None


@frozen(kw_only=True, eq=False)
class NextSteps:
    """Every kind of event that can come next in a file on a day, what must come first."""

    case: str
    on: date
    stage: str
    steps: tuple[NextStep, ...]
