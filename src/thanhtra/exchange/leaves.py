"""Single values of a document: what each must look like, and what is said when it does not (giá trị đơn)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, LAW_CLOCK, parse_token
from thanhtra.casefile.marks import Mark
from thanhtra.errors import BadCitation
from thanhtra.exchange.bytes_in import Unread
from thanhtra.exchange.problem import Refused, did_you_mean, echo, one_of, refuse
from thanhtra.law import Citation
from thanhtra.money import MOST_DONG

Leaf = Callable[[Any, Any], Any]
"""A cattrs structure hook: the decoded value and the type asked for; raises Refused."""

_LONGEST_ID: Final = 100
_LONGEST_WORD: Final = 80
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AREA: Final = re.compile(r"vn|[0-9]{2}(?:/[0-9]{3})?(?:/[0-9]{5})?")
_FORM: Final = re.compile(r"(\S+) (\S{1,20})")
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


def wrong_type(expected: str, value: Any) -> Refused:
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
    raise refuse("bad_date", "a day YYYY-MM-DD", echo(value))


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
    if len(value) <= _LONGEST_WORD:
        try:
            read = Citation.parse(value)
        except BadCitation:
            pass
        else:
            if read.article is not None:
                return read
    raise refuse("bad_citation", "INSTRUMENT ĐArticle[.clause[.point]], such as 15/2012/QH13 Đ66.1.a", echo(value))


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


def marked(mark: Mark, plain: Leaf) -> Leaf:
    """The leaf for a marked type; ``plain`` is the leaf of the type below the mark."""
    if mark.kind == "private":
        return _private(plain)
    if mark.kind == "count":
        return _count(int(mark.detail))
    if mark.kind == "slug":
        return _slug(mark.detail)
    return _BY_MARK[mark.kind]


def _private(plain: Leaf) -> Leaf:
    def structure(value: Any, kind: Any) -> Any:
        try:
            return plain(value, kind)
        except Refused as refused:
            (problem,) = refused.problems
            raise refuse(problem.code, problem.expected, described(value)) from None

    return structure


def identifier(value: Any, _: Any) -> str:
    """Text of 1–100 characters."""
    if type(value) is not str:
        raise wrong_type("text of 1 to 100 characters", value)
    if not 1 <= len(value) <= _LONGEST_ID:
        raise refuse("unknown_value", "text of 1 to 100 characters", f"{len(value)} characters")
    return value


def _dong(value: Any, _: Any) -> int:
    if type(value) is not int and not isinstance(value, Unread):
        raise wrong_type("whole đồng", value)
    if type(value) is not int or not 0 <= value <= MOST_DONG:
        got = described(value) if isinstance(value, Unread) else str(value)
        raise refuse("bad_money", "whole đồng, 0 to 2⁵³−1", got)
    return value


def _count(least: int) -> Leaf:
    expected = f"a whole number from {least}"

    def structure(value: Any, _: Any) -> int:
        if type(value) is not int:
            raise wrong_type(expected, value)
        if not least <= value <= MOST_DONG:
            raise refuse("unknown_value", expected, str(value))
        return value

    return structure


def _slug(kind: str) -> Leaf:
    expected = f"the slug of a {kind}"

    def structure(value: Any, _: Any) -> str:
        if type(value) is not str:
            raise wrong_type(expected, value)
        if len(value) > _LONGEST_ID or not _SLUG.fullmatch(value):
            raise refuse("unknown_slug", f"{expected}: lower-case letters, digits and single hyphens", echo(value))
        return value

    return structure


def _area(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise wrong_type("an area such as 06/01840, or vn", value)
    if not _AREA.fullmatch(value):
        raise refuse(
            "unknown_value", "administrative codes from the province down, such as 06/01840, or vn", echo(value)
        )
    return value


def _form(value: Any, _: Any) -> str:
    if type(value) is not str:
        raise wrong_type("DECREE CODE", value)
    match = _FORM.fullmatch(value) if len(value) <= _LONGEST_WORD else None
    try:
        decree = Citation.parse(match[1]) if match else None
    except BadCitation:
        decree = None
    if decree is None:
        raise refuse("unknown_value", "DECREE CODE, such as 118/2021/NĐ-CP MBB01", echo(value))
    return value


def _token(value: Any, _: Any) -> str:
    expected = "event:KIND[@ID] or ground:SLUG[@ID]"
    if type(value) is not str:
        raise wrong_type(expected, value)
    token = parse_token(value)
    if token is None or token.prefix not in ("event", "ground"):
        raise refuse("unknown_value", expected, echo(value))
    if token.prefix == "event" and token.what not in KINDS:
        raise refuse("unknown_kind", f"a kind of event{did_you_mean(token.what, KINDS)}", echo(token.what))
    if token.prefix == "ground" and token.what not in GROUNDS_SHOWN_BY:
        raise refuse("unknown_slug", f"a ground{did_you_mean(token.what, GROUNDS_SHOWN_BY)}", echo(token.what))
    return value


_BY_MARK: Final[dict[str, Leaf]] = {
    "id": identifier,
    "names": identifier,
    "event": identifier,
    "dong": _dong,
    "area": _area,
    "form": _form,
    "token": _token,
}
