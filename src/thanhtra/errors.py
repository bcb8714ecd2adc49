"""Every exception of the library.

::

    ThanhtraError
    ├── BadCitation          a citation that does not parse
    ├── BadTerm              a time limit or date that cannot be counted
    ├── LawError             the book has no answer for that day
    │   ├── NotYetInForce    before the first version
    │   ├── NoLongerInForce  after the series ended
    │   ├── LawGap           a stretch whose text was not read
    │   ├── NotInTheBook     an unknown series, post, field, ground, provision
    │   ├── NoSuchProvision  a whole instrument without that provision
    │   ├── SeveralActs      a place that holds several acts
    │   └── AgeUnclear       only the year of birth is on file
    ├── CalendarGap          a day outside the encoded calendar
    ├── RulebookError        rule data with problems, all at once
    ├── CheckError           checks that cannot be loaded, share a code, or are not there
    │   └── CheckBroken      a file of checks that fails while it is read
    ├── Unusable             input that is not a case document, all problems at once
    ├── OutputIsInput        a file to be written that is also read
    ├── Unprintable          a text of the case that no paper can hold
    ├── Unlawful             a step the desk refused to record
    ├── FindingsFound        raised on request by a review with findings
    └── StoreError           what a store of histories refused or could not do
        ├── Conflict         another writer was there first
        ├── KeyReused        an idempotency key that already stands for another step
        ├── NoSuchCase       a case the store does not hold
        ├── SchemaMismatch   tables of another version of the library
        ├── ChainBroken      a history that was changed after it was written
        └── StoreUnavailable the database failed; says whether the step may have been kept

Each class has its own ``code``, for programs.

Only :class:`Unlawful` and :class:`FindingsFound` speak about a case; they are raised when the caller asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LONGEST_LINE: Final = 1_500
"""The most characters a line of a message has, whatever was given and is repeated in it."""
MOST_LINES: Final = 20
LONGEST_REFUSAL: Final = 3_200
"""The most characters of a refusal that goes to another program or to an assistant: two of the longest lines."""


def in_short(message: str) -> str:
    """The message, each line that is longer than :data:`LONGEST_LINE` without its middle: what was expected stands at its ends."""
    if len(message) <= LONGEST_LINE:
        return message
    return "\n".join(map(_in_short, message.split("\n")))


def _in_short(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    half = LONGEST_LINE // 2
    return f"{line[:half]}… ({len(line):,} ký tự / characters) …{line[-half:]}"


def in_few_lines(message: str) -> str:
    """The message :func:`in_short`; of one with more lines than :data:`MOST_LINES`, or too long in all, the first, how many more, the last."""
    *before, last = in_short(message).split("\n")
    if len(before) < MOST_LINES and len(last) + sum(len(line) + 1 for line in before) <= LONGEST_REFUSAL:
        return "\n".join([*before, last])
    shown: list[str] = []
    room = LONGEST_REFUSAL - len(last) - _COUNTED
    for line in before[: MOST_LINES - 2]:
        room -= len(line) + 1
        if room < 0:
            break
        shown.append(line)
    return "\n".join([*shown, f"… ({len(before) - len(shown):,} dòng nữa / more lines) …", last])


_COUNTED: Final = 50
"""More characters than the line that counts the others has."""


class ThanhtraError(Exception):
    """The root: catch it to catch everything this library raises on purpose. Each can be copied, and sent to another process.

    As text it repeats no more of what was given than a line can hold; ``args`` has the whole.
    """

    code: ClassVar[str] = "error"
    """For programs: what class of refusal this is; it does not change. The codes of the documents' problems are in ``problems``."""

    def __str__(self) -> str:
        return in_short(super().__str__())

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.args, self.__dict__)


def _again(cls: type[ThanhtraError], args: tuple[Any, ...], state: dict[str, Any]) -> ThanhtraError:
    """The error as it was, whatever its class is made from."""
    made = cls.__new__(cls, *args)
    made.__dict__.update(state)
    return made


class BadCitation(ThanhtraError):
    """Raised when a text is not a citation such as ``15/2012/QH13 Đ66.1.a``. ``text`` holds what was given."""

    code: ClassVar[str] = "bad-citation"

    def __init__(self, text: str, expected: str) -> None:
        super().__init__(f"not a citation: {text!r} ({expected})")
        self.text = text
        self.expected = expected


class BadTerm(ThanhtraError):
    """Raised when a term cannot be counted: an amount below one, or a result past the year 9999."""

    code: ClassVar[str] = "bad-term"


class LawError(ThanhtraError):
    """The book cannot answer for ``what`` on ``day``; ``token`` is what an answer prints in ``missing``."""

    code: ClassVar[str] = "law"

    def __init__(self, what: str, day: date | None = None, why: str = "") -> None:
        self.what = what
        self.day = day
        self.why = why
        when = "" if day is None else f" on {day.isoformat()}"
        super().__init__(f"{' '.join(what.splitlines())}{when}: {why or type(self).__doc__}")

    @property
    def token(self) -> str:
        """``law:WHAT`` or ``law:WHAT@DAY``, as FORMAT 1 writes it."""
        return f"law:{self.what}" if self.day is None else f"law:{self.what}@{self.day.isoformat()}"


class NotYetInForce(LawError):
    """No version was in force yet."""

    code: ClassVar[str] = "not-yet-in-force"


class NoLongerInForce(LawError):
    """The series had ended."""

    code: ClassVar[str] = "no-longer-in-force"


class LawGap(LawError):
    """A version existed, its text was not read."""

    code: ClassVar[str] = "law-gap"


class NotInTheBook(LawError):
    """The book does not know this name."""

    code: ClassVar[str] = "not-in-the-book"


class NoSuchProvision(LawError):
    """The instrument is whole in the book and has no such provision, or fewer articles."""

    code: ClassVar[str] = "no-such-provision"


class SeveralActs(LawError):
    """The place holds several acts that are sanctioned differently: name the clause and the point."""

    code: ClassVar[str] = "several-acts"


class AgeUnclear(LawError):
    """Only the year of birth of subject ``what`` is on file, and the law asks for an age that the day would tell."""

    code: ClassVar[str] = "age-unclear"

    @property
    def token(self) -> str:
        """``fact:subjects[ID].born``."""
        return f"fact:subjects[{self.what}].born"


class CalendarGap(ThanhtraError):
    """Raised when a working-day question leaves the encoded calendar. ``day`` is the first day asked that is outside."""

    code: ClassVar[str] = "calendar-gap"

    def __init__(self, day: date) -> None:
        super().__init__(f"the calendar does not cover {day.isoformat()}")
        self.day = day

    @property
    def token(self) -> str:
        """``law:calendar@DAY``."""
        return f"law:calendar@{self.day.isoformat()}"


class RulebookError(ThanhtraError):
    """Raised when rule data cannot be used; ``problems`` lists every one with file, table, key and what was expected."""

    code: ClassVar[str] = "rulebook"

    def __init__(self, problems: Sequence[Any]) -> None:
        self.problems: tuple[Any, ...] = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


class CheckError(ThanhtraError):
    """Raised when checks kept outside the library cannot be loaded, or when two share a code or a name: give one of them another.

    Also for a code asked for that no check has.
    """

    code: ClassVar[str] = "checks"


class CheckBroken(CheckError):
    """Raised when a ``file`` of checks fails while it is read: at which ``line``, and with which exception (``raised``, its ``__cause__``)."""

    code: ClassVar[str] = "check-broken"

    def __init__(self, file: str, line: int, raised: str) -> None:
        super().__init__(f"{file}:{line}: hỏng khi được đọc / fails while it is read: {raised}")
        self.file: str = file
        self.line: int = line
        self.raised: str = raised


class Unusable(ThanhtraError):
    """Raised by the reader for input that is no case document; ``problems`` lists every one (path, code, expected, got)."""

    code: ClassVar[str] = "unusable"

    def __init__(self, problems: Sequence[Any], *, case: str | None = None, source: str | None = None) -> None:
        self.problems: tuple[Any, ...] = tuple(problems)
        self.case = case
        self.source = source
        super().__init__("\n".join(str(p) for p in self.problems))


class OutputIsInput(ThanhtraError):
    """Raised before anything is opened when ``output`` is the file or lies in the folder ``source`` that is to be read. Write elsewhere."""

    code: ClassVar[str] = "output-is-input"

    def __init__(self, output: str, source: str) -> None:
        super().__init__(f"{output}: là nguồn đang đọc, hãy ghi nơi khác / is read here, write elsewhere: {source}")
        self.output = output
        self.source = source


class Unprintable(ThanhtraError):
    """Raised before a paper is written when texts of the case hold control characters. ``found``: what each is asked as, and the character."""

    code: ClassVar[str] = "unprintable"

    def __init__(self, found: tuple[tuple[str, str], ...]) -> None:
        told = "; ".join(f"{asks}: {character}" for asks, character in found)
        super().__init__(
            f"ký tự điều khiển không in được, hãy sửa hồ sơ / control characters no paper can hold, mend the case: {told}"
        )
        self.found = found


class Unlawful(ThanhtraError):
    """Raised by ``record`` when the law refuses the step; ``outcome`` is what ``may`` would have answered."""

    code: ClassVar[str] = "law-refuses"

    def __init__(self, message: str, outcome: Any) -> None:
        super().__init__(message)
        self.outcome = outcome


class FindingsFound(ThanhtraError):
    """Raised by ``Review.raise_for_findings``; ``findings`` lists them."""

    code: ClassVar[str] = "findings"

    def __init__(self, message: str, findings: Sequence[Any]) -> None:
        super().__init__(message)
        self.findings: tuple[Any, ...] = tuple(findings)


class StoreError(ThanhtraError):
    """What a store of histories refused or could not do. No message ever carries a name or a number of a person."""

    code: ClassVar[str] = "store"


class Conflict(StoreError):
    """Another writer was there first: the case stands at ``actual``, not at ``expected``; ``theirs`` lists the entries in between.

    Load again, look at ``theirs``, decide again. Nothing was written.
    """

    code: ClassVar[str] = "conflict"

    def __init__(self, case: str, expected: int, actual: int, theirs: Sequence[Any] = ()) -> None:
        what = ", ".join(f"{e.version} {e.what}" for e in theirs)
        super().__init__(f"case {case!r} is at version {actual}, not {expected}{': ' + what if what else ''}")
        self.case: str = case
        self.expected: int = expected
        self.actual: int = actual
        self.theirs: tuple[Any, ...] = tuple(theirs)


class KeyReused(StoreError):
    """The idempotency ``key`` already stands for another step of the case, at ``version``. Nothing was written."""

    code: ClassVar[str] = "key-reused"

    def __init__(self, case: str, key: str, version: int) -> None:
        super().__init__(f"key {key!r} of case {case!r} already stands for another step, version {version}")
        self.case: str = case
        self.key: str = key
        self.version: int = version


class NoSuchCase(StoreError):
    """The store does not hold ``case``, or did not yet at the version or the moment asked for."""

    code: ClassVar[str] = "no-such-case"

    def __init__(self, case: str) -> None:
        super().__init__(f"no case {case!r} in the store")
        self.case = case


class SchemaMismatch(StoreError):
    """The tables are of schema ``found`` (None: there are none), the library writes ``expected``. Migrate, or use the other version."""

    code: ClassVar[str] = "schema-mismatch"

    def __init__(self, expected: int, found: int | None) -> None:
        there = "there are no tables" if found is None else f"the tables are of schema {found}"
        super().__init__(f"this library writes schema {expected}, {there}")
        self.expected: int = expected
        self.found: int | None = found


class ChainBroken(StoreError):
    """A history that was changed after it was written; ``breaks`` lists what was found."""

    code: ClassVar[str] = "chain-broken"

    def __init__(self, breaks: Sequence[Any]) -> None:
        self.breaks: tuple[Any, ...] = tuple(breaks)
        super().__init__("; ".join(str(b) for b in self.breaks[:10]))


class StoreUnavailable(StoreError):
    """The database failed: disk full, connection lost, lock not had in time. ``why`` is its own code, without values.

    ``maybe_kept`` is False when the step was surely not kept; True when the connection was lost while committing. Either way the same
    call with the same key is safe: it answers with the entry when the step had been kept.
    """

    code: ClassVar[str] = "store-unavailable"

    def __init__(self, why: str, *, maybe_kept: bool = False) -> None:
        kept = "the step may have been kept; ask again with the same key" if maybe_kept else "nothing was kept"
        super().__init__(f"the database failed ({why}); {kept}")
        self.why: str = why
        self.maybe_kept: bool = maybe_kept
