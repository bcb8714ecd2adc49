"""A check is a declaration and at most one function.

``in_time`` declares a question about a limit and needs no function; ``@check`` declares one around a function.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Final, Literal

import attrs

from thanhtra.casefile import KINDS, Sanction
from thanhtra.checks.context import CheckContext
from thanhtra.checks.verdict import Verdict, finding, in_order, not_assessed
from thanhtra.classes import frozen
from thanhtra.deadlines import Assessment, Deferred, StepAssessment, Timing
from thanhtra.errors import CheckError
from thanhtra.law import Citation
from thanhtra.terms import Defect

CheckFunction = Callable[[CheckContext[Any]], Verdict | None]
HistoryFunction = Callable[[CheckContext[Any], range], Iterable[tuple[range, Verdict]]]
Per = Literal["event", "act"]
Both = tuple[str, str]


@frozen(kw_only=True, eq=False)
class Check:
    """One question to a file. ``about`` are the kinds of event it is asked of; ``question``, ``right``, ``wrong`` are (vi, en).

    ``law`` is where the question itself stands, for answers that rest on facts alone; ``source`` (vi, en) names the rule of an office's
    own where no law asks. A code is never used twice.
    """

    code: str
    name: str
    about: tuple[str, ...]
    per: Per
    defect: Defect
    question: Both
    right: Both
    wrong: Both
    law: tuple[Citation, ...]
    limit: str | None
    ask: CheckFunction | None
    ask_all: HistoryFunction | None = None
    """Asked once of a stretch of the history, in place of ``ask``: a verdict for each run of events answered alike."""
    module: str
    source: Both | None = None
    given: tuple[str, ...] = ()
    """Fields of the event, or of the sanction where it asks per act: asked only where one of them is told."""
    beside: tuple[str, ...] = ()
    """Kinds of event: asked only where the file holds one of them beside the event asked about."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process as where it is declared. Raises TypeError for one that has no module there: hand over its path instead."""
        if AWAITED.get(self.code) is not self and not any(one is self for one in held_by(sys.modules.get(self.module))):
            raise TypeError(f"{self.code} is declared in no module: hand over the path of a file that declares it")
        return _declared_in, (self.module, self.code)

    def __copy__(self) -> Check:
        return self

    def __deepcopy__(self, _: dict[int, Any]) -> Check:
        return self

    @property
    def area(self) -> str:
        """The folder it lives in."""
        return self.module.rpartition(".")[0].rpartition(".")[2]


AWAITED: Final[dict[str, Check]] = {}
"""The library's checks that were known before their modules were loaded, by code: what a module then declares is the same object."""


class Awaited:
    """A function of a check whose module is not loaded yet: whoever calls it loads the module."""

    __slots__ = ("code", "module", "name")

    def __init__(self, module: str, code: str, name: str) -> None:
        self.module: str = module
        self.code: str = code
        self.name: str = name

    def function(self) -> Callable[..., Any]:
        """The function itself, of the check as its module has it in the end. Raises CheckError where it has none of that code."""
        found: Callable[..., Any] = getattr(_of_module(self.module, self.code), self.name)
        return found

    def __call__(self, *args: Any) -> Any:
        """What the function answers."""
        return self.function()(*args)


def _known(made: Check) -> Check:
    """The check as it was known before its module was loaded, now with its own functions; the one made where nobody asked before."""
    known = AWAITED.get(made.code)
    if known is None or known.module != made.module or not isinstance(known.ask or known.ask_all, Awaited):
        return made
    for name in ("ask", "ask_all"):
        object.__setattr__(known, name, getattr(made, name))
    return known


def function_of(ask: Any) -> Any:
    """What answers, its module loaded: ``ask`` of a check, or ``ask_all``."""
    return ask.function() if isinstance(ask, Awaited) else ask


def held_by(module: ModuleType | None) -> Iterator[Check]:
    """The checks a module names, those it imports with them: one to a name, and the rows of its ``CHECKS``; each once."""
    named = vars(module) if module else {}
    rows = named.get("CHECKS", ())
    found = [one for one in (*named.values(), *(rows if isinstance(rows, tuple) else ())) if isinstance(one, Check)]
    return iter({id(one): one for one in found}.values())


def _declared_in(module: str, code: str) -> Check:
    """The check of that code in a module that can be imported, as this process has it. Raises CheckError."""
    known = AWAITED.get(code)
    return known if known is not None and known.module == module else _of_module(module, code)


def _of_module(module: str, code: str) -> Check:
    try:
        there: ModuleType | None = import_module(module)
    except ModuleNotFoundError:
        there = None
    found = next((one for one in held_by(there) if one.code == code), None)
    if found is None:
        raise CheckError(
            f"{code}: {module} không nhập được ở tiến trình này / cannot be imported in this process; hand over the path of its file"
        )
    return found


def check(
    code: str,
    name: str,
    *,
    about: str | tuple[str, ...],
    defect: Defect,
    vi: str,
    en: str,
    wrong: Both,
    right: Both | None = None,
    law: str | tuple[str, ...] = (),
    source: str | Both | None = None,
    per: Per = "event",
    given: str | tuple[str, ...] = (),
    beside: str | tuple[str, ...] = (),
) -> Callable[[CheckFunction], Check]:
    """Declare a check around its function. ``wrong`` and ``right`` are sentences that may name the facts of the verdict.

    ``given`` are fields of the event, with ``per="act"`` of the sanction, and ``beside`` kinds of event: the function is called only
    where one of those fields is told, and where the file holds an event of one of those kinds beside the one asked about.

    ``law`` are the citations of the question. A rule of an office's own has none: ``source`` names it instead, once or as (vi, en). Raises
    CheckError where neither is given, for every answer says where it comes from; and for a check that could never be asked: of a kind of
    event there is not, or waiting for a field that no kind it is about can tell.
    """
    cites = _cited(law)
    given, beside = ((one,) if isinstance(one, str) else one for one in (given, beside))
    if not cites and source is None:
        raise CheckError(f"{code}: cần law hoặc source / needs a law, or the source of a rule of your own")

    def declare(ask: CheckFunction) -> Check:
        made = Check(
            code=code,
            name=name,
            about=(about,) if isinstance(about, str) else about,
            per=per,
            defect=defect,
            question=(vi, en),
            right=right or ("Đúng quy định", "In order"),
            wrong=wrong,
            law=cites,
            source=(source, source) if isinstance(source, str) else source,
            limit=None,
            ask=ask,
            module=ask.__module__,
            given=given,
            beside=beside,
        )
        return _known(_can_be_asked(made))

    return declare


def told_by(per: Per) -> frozenset[str]:
    """The fields a question of an event, or one of a single act, can wait for."""
    of = (Sanction,) if per == "act" else KINDS.values()
    return frozenset(field.name for one in of for field in attrs.fields(one))


def never_told(one: Check) -> tuple[str, ...]:
    """Of a check that waits for a field: those no kind of event it is about can tell, and the kinds that can tell none of them."""
    fields = {kind: _fields_of(kind, one.per) for kind in one.about} if one.given else {}
    return (
        *(field for field in one.given if not any(field in own for own in fields.values())),
        *(kind for kind, own in fields.items() if own.isdisjoint(one.given)),
    )


def _fields_of(kind: str, per: Per) -> frozenset[str]:
    """What an event of that kind can tell, or the sanction of one of its acts."""
    of = frozenset(field.name for field in attrs.fields(KINDS[kind]))
    return of if per == "event" else told_by(per) if "sanctions" in of else frozenset()


def _can_be_asked(one: Check) -> Check:
    """The check, unless some of what it is declared for never comes: it would be silent there. Raises CheckError."""
    if str(one.module).startswith(
        f"{__package__}."
    ):  # those of the library a test holds; code run from text may have no module
        return one
    if unknown := (
        *(kind for kind in one.about if kind not in KINDS),
        *(field for field in one.given if field not in told_by(one.per)),
        *(kind for kind in one.beside if kind not in KINDS),
    ):
        raise CheckError(f"{one.code}: không có trường, loại sự kiện / no field or kind of event {', '.join(unknown)}")
    if never := never_told(one):
        raise CheckError(
            f"{one.code}: about và given không gặp nhau ở / about and given never meet in {', '.join(never)}"
        )
    return one


_RIGHT: Final = (
    "{what_vi} {when_vi}: {standing_vi}",
    "{what_en} of {when_en} is {standing_en}",
)
_WRONG: Final = (
    "{what_vi} {when_vi}: {standing_vi}",
    "{what_en} of {when_en} is {standing_en}",
)


def of_history(
    code: str, name: str, *, defect: Defect, vi: str, en: str, wrong: Both, right: Both, law: str | tuple[str, ...]
) -> Callable[[HistoryFunction], Check]:
    """Declare a check about every event, asked once of a stretch of the history: its function gives a verdict for each run of events."""

    def declare(ask_all: HistoryFunction) -> Check:
        made = Check(
            code=code,
            name=name,
            about=("*",),
            per="event",
            defect=defect,
            question=(vi, en),
            right=right,
            wrong=wrong,
            law=_cited(law),
            limit=None,
            ask=None,
            ask_all=ask_all,
            module=ask_all.__module__,
        )
        return _known(made)

    return declare


def _cited(law: str | tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(Citation.parse(c) for c in ((law,) if isinstance(law, str) else law))


def in_time(
    code: str,
    name: str,
    *,
    about: str | tuple[str, ...],
    limit: str,
    defect: Defect,
    vi: str,
    en: str,
    what: Both,
    module: str,
    when: Callable[[CheckContext[Any]], bool] | None = None,
    also: tuple[str, ...] = (),
    only: Callable[[CheckContext[Any], Verdict], Verdict | None] | None = None,
    ask: CheckFunction | None = None,
    given: tuple[str, ...] = (),
) -> Check:
    """Declare a question about a limit: asked of the step that meets it. ``what`` names the step; ``module`` is ``__name__``.

    ``when`` says of which steps it is asked at all (default: of every one that meets the limit). ``also`` names the limits that run in
    its place for some steps. ``only`` turns the answer into what is left of it where the question hangs on more than the limit. ``ask``
    answers in place of all that. ``given`` are fields of the event, as of :func:`check`: of a limit that no step meets without one of them.
    """

    def ask_of_each(ctx: CheckContext) -> Verdict | None:
        return answer_of(ctx.timeline.step(limit, ctx.at))

    def ask_of_some(ctx: CheckContext) -> Verdict | None:
        if when is not None and not when(ctx):
            return None
        for slug in (limit, *also):
            found = within(ctx, slug)
            if found is not None:
                return found if only is None else only(ctx, found)
        return None

    made = Check(
        code=code,
        name=name,
        about=(about,) if isinstance(about, str) else about,
        per="event",
        defect=defect,
        question=(vi, en),
        right=(_RIGHT[0].replace("{what_vi}", what[0]), _RIGHT[1].replace("{what_en}", what[1])),
        wrong=(_WRONG[0].replace("{what_vi}", what[0]), _WRONG[1].replace("{what_en}", what[1])),
        law=(),
        limit=limit,
        ask=ask or (ask_of_each if when is None and only is None and not also else ask_of_some),
        module=module,
        given=given,
    )
    return _known(_can_be_asked(made))


def within(ctx: CheckContext, limit: str) -> Verdict | None:
    """Whether the step asked about met a limit: in time, late, or the tokens that would tell; None when its clock never started."""
    return answer_of(ctx.timeline.step(limit, ctx.at))


def answer_of(found: StepAssessment | Deferred[Assessment] | None) -> Verdict | None:
    """A step's assessment as a verdict: in time, late, or the tokens that would tell."""
    if isinstance(found, Deferred):
        return in_order(found)
    if found is None:
        return None
    judged = found.judged
    if judged is None:
        return not_assessed(found.missing)
    if judged.timing is Timing.IN_TIME:
        return in_order(judged)
    if judged.timing is Timing.LATE:
        return finding(judged)
    return not_assessed(found.missing, judged)
