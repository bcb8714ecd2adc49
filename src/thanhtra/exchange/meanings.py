"""Texts and numbers that mean more than their JSON type: ids, slugs, đồng, areas, forms, tokens (giá trị có ý nghĩa riêng)."""

from __future__ import annotations

import re
from typing import Any, Final

from thanhtra.casefile import GROUNDS_SHOWN_BY, KINDS, parse_token
from thanhtra.casefile.field_meanings import FieldMeaning
from thanhtra.errors import BadCitation
from thanhtra.exchange.bytes_in import Half, Unread
from thanhtra.exchange.leaves import LONGEST_WORD, Leaf, described, seen, wrong_type
from thanhtra.exchange.problem import DocumentRefused, did_you_mean, echo, refuse
from thanhtra.law import Citation
from thanhtra.money import MOST_DONG

LONGEST_ID: Final = 100
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AREA: Final = re.compile(r"vn|[0-9]{2}(?:/[0-9]{3})?(?:/[0-9]{5})?")
_FORM: Final = re.compile(r"(\S+) (\S{1,20})")


def marked(mark: FieldMeaning, plain: Leaf) -> Leaf:
    """The leaf for a marked type; ``plain`` is the leaf of the type below the mark."""
    if mark.kind == "private":
        return _private(plain)
    if mark.kind == "count":
        return _count(int(mark.detail))
    if mark.kind == "halves":
        return _halves(int(mark.detail))
    if mark.kind == "slug":
        return _slug(mark.detail)
    return _BY_MARK[mark.kind]


def _private(plain: Leaf) -> Leaf:
    def structure(value: Any, kind: Any) -> Any:
        try:
            return plain(value, kind)
        except DocumentRefused as refused:
            (problem,) = refused.problems
            raise refuse(
                problem.code, problem.expected.partition(" (did you mean ")[0], described(value)
            ) from None  # a hint would repeat it

    return structure


def identifier(value: Any, _: Any) -> str:
    """Text of 1–100 characters."""
    if type(value) is not str:
        raise wrong_type("text of 1 to 100 characters", value)
    if not 1 <= len(value) <= LONGEST_ID:
        raise refuse("unknown_value", "text of 1 to 100 characters", f"{len(value)} characters")
    return value


def _dong(value: Any, _: Any) -> int:
    if type(value) is not int and not isinstance(value, Unread):
        raise wrong_type(f"whole đồng{_meant_amount(value)}", value)
    if type(value) is not int or not 0 <= value <= MOST_DONG:
        got = described(value) if isinstance(value, Unread) else str(value)
        raise refuse("bad_money", "whole đồng, 0 to 2⁵³−1", got)
    return value


def _meant_amount(value: Any) -> str:
    """`` (did you mean 7500000?)`` for an amount written as text that has one reading."""
    if type(value) is not str or len(value) > LONGEST_WORD:
        return ""
    from thanhtra.reading_vi.money import read_money  # noqa: PLC0415 - only for what is refused

    found = read_money(value)
    return f" (did you mean {found}?)" if isinstance(found, int) else ""


def _count(least: int) -> Leaf:
    expected = f"a whole number from {least}"

    def structure(value: Any, _: Any) -> int:
        if type(value) is not int:
            raise wrong_type(expected, value)
        if not least <= value <= MOST_DONG:
            raise refuse("unknown_value", expected, str(value))
        return value

    return structure


def _halves(least: int) -> Leaf:
    expected = f"a number from {least}, whole or with a half"
    whole = _count(least)

    def structure(value: Any, kind: Any) -> float:
        if isinstance(value, Half):
            return value.value
        if type(value) is not int:
            raise wrong_type(expected, value)
        counted: int = whole(value, kind)
        return counted

    return structure


def _slug(kind: str) -> Leaf:
    expected = f"the slug of a {kind}"

    def structure(value: Any, _: Any) -> str:
        if type(value) is not str:
            raise wrong_type(expected, value)
        if len(value) > LONGEST_ID or not _SLUG.fullmatch(value):
            raise refuse("unknown_slug", f"{expected}: lower-case letters, digits and single hyphens", seen(value))
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
    match = _FORM.fullmatch(value) if len(value) <= LONGEST_WORD else None
    try:
        decree = Citation.parse(match[1]) if match else None
    except BadCitation:
        decree = None
    if decree is None:
        raise refuse("unknown_value", "DECREE CODE, such as 118/2021/NĐ-CP MBB01", seen(value))
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
