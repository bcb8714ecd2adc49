"""Single values of a document: what each must look like, and what is said when it does not (giá trị đơn)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

from thanhtra.casefile import LAW_CLOCK
from thanhtra.casefile.annotations import DEEPEST, Annotations, fault_of
from thanhtra.errors import BadCitation
from thanhtra.exchange.bytes_in import Unread
from thanhtra.exchange.problem import DocumentRefused, echo, one_of, refuse
from thanhtra.law import Citation
from thanhtra.money import MOST_DONG
from thanhtra.reckoning import BirthYear, birth_year

Leaf = Callable[[Any, Any], Any]
"""A cattrs structure hook: the decoded value and the type asked for; raises Refused."""

LONGEST_WORD: Final = 80
_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def described(value: Any) -> str:
    """The JSON type of ``value`` in words, never the value."""
    if isinstance(value, Unread):
        return value.what
    if value is None:
        return "null"
    return _WORDS.get(type(value), "a value")


_WORDS: Final = {str: "text", int: "an integer", bool: "true or false", list: "a list", dict: "an object"}


def wrong_type(expected: str, value: Any) -> DocumentRefused:
    """A value of another JSON type; for null, what to do instead."""
    return refuse(
        "wrong_type", f"{expected}; omit the field when unknown" if value is None else expected, described(value)
    )


def text(value: Any, _: Any) -> str:
    """Any text."""
    if type(value) is not str:
        raise wrong_type("text", value)
    return value


def boolean(value: Any, _: Any) -> bool:
    """``true`` or ``false``."""
    if type(value) is not bool:
        raise wrong_type("true or false", value)
    return value


def day(value: Any, _: Any) -> date:
    """``YYYY-MM-DD``."""
    if type(value) is not str:
        raise wrong_type("a day YYYY-MM-DD", value)
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise refuse("bad_date", f"a day YYYY-MM-DD{_meant_day(value)}", seen(value))


def birth(value: Any, _: Any) -> date | BirthYear:
    """``YYYY-MM-DD``, or ``YYYY`` where only the year is known."""
    if type(value) is not str:
        raise wrong_type("a day YYYY-MM-DD or a year YYYY", value)
    year = birth_year(value)
    if year is not None:
        return year
    try:
        return day(value, _)
    except DocumentRefused:
        raise refuse("bad_date", "a day YYYY-MM-DD or a year YYYY", echo(value)) from None


def instant(value: Any, _: Any) -> datetime:
    """RFC 3339 with offset, whole seconds, in a year the law's clock can show."""
    if type(value) is not str:
        raise wrong_type("an instant such as 2020-10-05T08:30:00+07:00", value)
    if _INSTANT.fullmatch(value):
        try:
            read = datetime.fromisoformat(value)
            read.astimezone(UTC)
            read.astimezone(LAW_CLOCK)
        except (ValueError, OverflowError):
            pass
        else:
            return read
    raise refuse(
        "bad_instant", "an instant with offset and whole seconds, such as 2020-10-05T08:30:00+07:00", echo(value)
    )


def citation(value: Any, _: Any) -> Citation:
    """``INSTRUMENT ĐArticle[.clause[.point]]``."""
    if type(value) is not str:
        raise wrong_type("a citation", value)
    if len(value) <= LONGEST_WORD:
        try:
            read = Citation.parse(value)
        except BadCitation:
            pass
        else:
            if read.article is not None:
                return read
    raise refuse(
        "bad_citation",
        f"INSTRUMENT ĐArticle[.clause[.point]], such as 15/2012/QH13 Đ66.1.a{_meant_place(value)}",
        seen(value),
    )


def seen(text: str) -> str:
    """``text`` quoted, and what looks right in it and is not named: ``"15/2020/NÐ-CP" (Ð (U+00D0) in place of Đ (U+0110))``."""
    if text.isascii():
        return echo(text)
    from thanhtra.reading_vi.letters import strange_letters  # noqa: PLC0415 - only for what is refused

    strange = "; ".join(en for _, en in strange_letters(text[:LONGEST_WORD]))
    return f"{echo(text)} ({strange})" if strange else echo(text)


def _meant_day(text: str) -> str:
    """`` (did you mean 2026-09-10?)`` for a day written another way that has one reading."""
    from thanhtra.reading_vi.days import read_day  # noqa: PLC0415 - only for what is refused

    found = read_day(text[:LONGEST_WORD]) if len(text) <= LONGEST_WORD else None
    return f" (did you mean {found.isoformat()}?)" if isinstance(found, date) else ""


def _meant_place(text: str) -> str:
    """`` (did you mean 15/2020/NĐ-CP Đ101.1.a?)`` for a citation as papers write it."""
    from thanhtra.reading_vi.citations import read_citation  # noqa: PLC0415 - only for what is refused

    found = read_citation(text)
    return f" (did you mean {found}?)" if isinstance(found, Citation) and found.article is not None else ""


def own_data(value: Any, _: Any) -> Annotations:
    """A JSON object of the application's own, whatever it holds; nothing of it is repeated where it is refused."""
    if type(value) is not dict:
        raise wrong_type("an object", value)
    plain = _plain(value)
    if (fault := fault_of(plain)) is not None:
        raise refuse("unknown_value", f"JSON values in at most {DEEPEST} levels, numbers a double holds", fault)
    return Annotations(plain)


def _plain(value: Any, level: int = 0) -> Any:
    """``value`` with its fractions as numbers; below the deepest level it is refused anyway."""
    if level > DEEPEST:
        return value
    if type(value) is dict:
        return {key: _plain(member, level + 1) for key, member in value.items()}
    if type(value) is list:
        return [_plain(member, level + 1) for member in value]
    if isinstance(value, Unread):
        return MOST_DONG + 1 if value.number is None else value.number
    return value


def choice(values: tuple[Any, ...]) -> Leaf:
    """One of the words of a closed list; of ``(True,)``, only ``true``."""
    if values == (True,):
        return _only_true
    allowed = frozenset(values)
    expected = one_of(values)

    def structure(value: Any, _: Any) -> Any:
        if type(value) is not str:
            raise wrong_type(expected, value)
        if value not in allowed:
            raise refuse("unknown_value", expected, echo(value))
        return value

    return structure


def _only_true(value: Any, _: Any) -> bool:
    if type(value) is not bool:
        raise wrong_type("true", value)
    if not value:
        raise refuse("unknown_value", "true; omit the field otherwise", "false")
    return True
