"""The law as the gate of an embedded machine: what ``may`` refuses, the machine refuses, and the file grows with each step taken (cửa kiểm soát)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from thanhtra.casefile import KINDS, Case, Event, index
from thanhtra.casefile.entering import mark_entered
from thanhtra.casefile.labels import stage_words
from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.findings import Finding, Message, NotAssessed, Outcome
from thanhtra.law import Citation
from thanhtra.lifecycle import TRACKS, After, order_of
from thanhtra.reviewing.desk import ORDER, may
from thanhtra.reviewing.stages import stage_history
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Cure, Severity
from thanhtra.wording import CURES, step_in_words, token_in_words

_CURES: Final[Mapping[Severity, Cure]] = {
    Severity.VOIDS: Cure.ANNUL,
    Severity.AMEND: Cure.AMEND,
    Severity.CORRECT: Cure.CORRECT,
}


@frozen(kw_only=True, eq=False)
class LegalRefusal:
    """One reason the law has against a step, and what would open it.

    ``answer`` is the check's answer, ``stage`` where the file stands. ``paths`` are the kinds of event that had to come first, one way or
    another (empty: no step opens it); ``wanted`` are the facts of ``missing`` in words. ``cure`` is what mends such a step where it was
    taken all the same.
    """

    answer: Finding | NotAssessed
    stage: str
    stage_name: Message
    paths: tuple[tuple[str, ...], ...] = ()
    path_names: tuple[tuple[Message, ...], ...] = ()
    wanted: tuple[Message, ...] = ()
    cure: Cure | None = None
    cure_name: Message | None = None

    @property
    def of_order(self) -> bool:
        """Whether it is the order of things that refuses."""
        return self.answer.check == ORDER

    @property
    def kind(self) -> Literal["finding", "not_assessed"]:
        """A finding, or what could not be assessed."""
        return self.answer.kind

    @property
    def check(self) -> str:
        """The check's code; of one not assessed, what ``accept`` names."""
        return self.answer.check

    @property
    def severity(self) -> Severity:
        """What follows from it."""
        return self.answer.severity

    @property
    def message(self) -> Message:
        """The reason in a sentence."""
        return self.answer.message

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the law says it."""
        return self.answer.cites

    @property
    def missing(self) -> tuple[str, ...]:
        """The tokens of the facts that would open the step; empty for a finding."""
        return self.answer.missing


class LegalGate:
    """A gate for ``embed`` and ``embed_async`` that asks the law about the event sent along, and grows the file with it once it is taken.

    ``case`` is the file as it stands now; ``outcome`` what ``may`` answered last, notes and all. One gate is for one machine and one file.
    """

    def __init__(self, case: Case, book: Rulebook, *, accept: Iterable[str] = (), checks: Iterable[Check] = ()) -> None:
        self.case: Case = case
        self.book: Rulebook = book
        self.accept: frozenset[str] = frozenset(accept)
        self.checks: tuple[Check, ...] = tuple(checks)
        self.outcome: Outcome | None = None
        self._asked: tuple[Case, Event] | None = None

    @property
    def stage(self) -> str:
        """Where the file stands in the proceeding: what the machine starts from. Raises ValueError where its acts stand at several stages."""
        first, *others = self._stages()
        if others:
            raise ValueError(
                f"the acts stand at {', '.join(sorted([first, *others]))}: no one machine stands for them; ask may and record"
            )
        return first

    def _stages(self) -> tuple[str, ...]:
        """The stages its acts stand at, each once."""
        return tuple(dict.fromkeys(stage_history(index(self.case)).last.values())) or (TRACKS["proceeding"].initial,)

    def __call__(self, stage: str, kind: str, fact: Any) -> tuple[LegalRefusal, ...]:  # noqa: ARG002 - a gate is told the stage; the file tells it better
        """Every refusal of ``may`` but those of unknowns that were accepted. A kind that is no event of a file is the office's own, and let pass.

        Raises TypeError where no event of that kind is sent along, and Unusable for one the reader would not take.
        """
        if kind not in KINDS:
            return ()
        if not isinstance(fact, Event) or fact.kind != kind:
            raise TypeError(
                f"send({kind!r}, fact) takes the event itself: a {KINDS[kind].__name__} of kind {kind!r}, not {type(fact).__name__}"
            )
        self.outcome = may(self.case, self.book, fact, checks=self.checks)
        self._asked = self.case, fact
        unknown = (a for a in self.outcome.unknown if a.severity is Severity.VOIDS and a.check not in self.accept)
        answers: tuple[Finding | NotAssessed, ...] = (*self.outcome.refusals, *unknown)
        stages = self._stages() if answers else ()
        return tuple(self._refusal(answer, kind, stages) for answer in answers)

    def took(self, kind: str, fact: Any) -> None:
        """The step was taken: the file has it now."""
        if kind not in KINDS:
            return
        then = self.case.then(fact)
        looked_at = (
            self._asked is not None and self._asked[0] is self.case and self._asked[1] is fact
        )  # ``may`` looked at that very event after that very case
        self.case, self._asked = mark_entered(then) if looked_at else then, None

    def _refusal(self, answer: Finding | NotAssessed, kind: str, stages: tuple[str, ...]) -> LegalRefusal:
        stage = stages[0] if len(stages) == 1 else "mixed"
        paths = self._paths(stages, kind) if answer.check == ORDER else ()
        cure = _CURES.get(answer.severity)
        return LegalRefusal(
            answer=answer,
            stage=stage,
            stage_name=_named(*stage_words("proceeding", stage)),
            paths=paths,
            path_names=tuple(
                tuple(_named(*(step_in_words(step, self.case, lang) for lang in ("vi", "en"))) for step in path)
                for path in paths
            ),
            wanted=tuple(
                _named(*(token_in_words(token, case=self.case, book=self.book, lang=lang) for lang in ("vi", "en")))
                for token in answer.missing
            ),
            cure=cure,
            cure_name=None if cure is None else _named(*CURES[cure]),
        )

    def _paths(self, stages: Iterable[str], kind: str) -> tuple[tuple[str, ...], ...]:
        """The ways that would lead to the step, less those by a step the file denies."""
        orders = (order_of(TRACKS["proceeding"], stage, kind) for stage in stages)
        ways = dict.fromkeys(way for order in orders if isinstance(order, After) for way in order.paths)
        return tuple(way for way in ways if not any(self.case.denies(f"event:{step}") for step in way))


def legal_gate(case: Case, book: Rulebook, *, accept: Iterable[str] = (), checks: Iterable[Check] = ()) -> LegalGate:
    """The law as a gate: ``embed(gate.stage, gate)`` is a machine that refuses what ``may`` refuses, and ``gate.case`` the grown file.

    ``accept`` names codes of voiding checks whose not-assessed answer the caller takes responsibility for; ``checks`` are one's own,
    asked beside the library's.
    """
    return LegalGate(case, book, accept=accept, checks=checks)


def _named(vi: str, en: str) -> Message:
    return Message(vi=vi, en=en)
