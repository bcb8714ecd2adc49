"""What an amending text does to another: the wording it puts in quotation marks, and the words it swaps (văn bản sửa đổi, bổ sung)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from thanhtra.classes import frozen
from thanhtra.verifying.outline import ARTICLE, Outline, Place, one_spelling, outline
from thanhtra.verifying.references import places_named

_CLAUSE: Final = re.compile(r"^\s*(\d{1,3}[a-zđ]?)\s*\.(?!\d)\s*(.*)$")
_POINT: Final = re.compile(r"^\s*([a-zđ]\d?)\s*\)\s*(.*)$")
_OPENED: Final = ("“", '"')
_CLOSED: Final = re.compile(r"[”\"]\s*[.;,]?\s*(?:và)?\s*$")
_NUMBERED: Final = re.compile(
    r"(?:Luật|Nghị định)(?:(?!Nghị quyết)[^.;])*?số\s+(\d{1,4}/\d{4}/[A-ZĐ]+(?:-[A-ZĐ]+|\d*))"
)
_ARTICLE_NAMED: Final = re.compile(r"Điều\s+(\d{1,3}[a-zđ]?)\b")
_CLAUSE_NAMED: Final = re.compile(r"khoản\s+(\d{1,2}[a-zđ]?)\b")
_WHERE: Final = r"\s+tại\s+((?:(?!Thay |Bỏ |Bổ sung )[^“])*)"
_SWAP: Final = re.compile(rf"Thay(?:\s+thế)?\s+(?:từ|cụm từ)\s+“([^”]+)”\s+bằng\s+(?:từ|cụm từ)\s+“([^”]+)”{_WHERE}")
_DROP: Final = re.compile(rf"Bỏ\s+(?:từ|cụm từ)\s+“([^”]+)”{_WHERE}")
_INSERT: Final = re.compile(
    rf"Bổ sung\s+(?:từ|cụm từ)\s+“([^”]+)”\s+vào\s+(trước|sau)\s+(?:từ|cụm từ)\s+“([^”]+)”{_WHERE}"
)
_OPENING: Final = "đoạn mở đầu"


@frozen(eq=False)
class Amendment:
    """New wording of places of the instrument amended; ``by`` is where the amending text says so.

    ``opening``: only the opening words of the place change, what lies inside it stays.
    """

    by: Place
    wording: Outline
    opening: bool = False


@frozen(eq=False)
class Swap:
    """Words that give way to others (none: they are dropped) at ``places``."""

    old: str
    new: str
    places: tuple[Place, ...]


@frozen(eq=False)
class Changes:
    """All that one text changes in ``instrument``, in order."""

    instrument: str
    amendments: tuple[Amendment, ...]
    swaps: tuple[Swap, ...]


@attrs.define
class _Item:
    """One instruction: what it says outside quotation marks, what it quotes, and where it stands."""

    at: Place
    says: str
    around: str
    head: str
    preamble: str
    quoted: list[str] = attrs.field(factory=list)


@frozen(eq=False)
class AmendingText:
    """An amending text as read: what it changes, by instrument; and its own places, each with what it quotes."""

    changes: tuple[Changes, ...]
    places: Outline


def read_amending(lines: Iterable[str], own: str) -> AmendingText | None:
    """What the text of instrument ``own`` changes; None when it amends nothing that can be told."""
    items = list(_items(lines))
    preamble = next((n for item in items for n in _NUMBERED.findall(item.preamble) if n != own), None)
    amendments: dict[str, list[Amendment]] = {}
    swaps: dict[str, list[Swap]] = {}
    for item in items:
        target = next((n for n in _NUMBERED.findall(item.head) if n != own), preamble)
        if target is None:
            continue
        if item.quoted and (start := _target(item)) is not None:
            amendments.setdefault(target, []).append(
                Amendment(item.at, outline(_unquoted(item.quoted), at=start, loose=True), _OPENING in item.says)
            )
        if found := tuple(_swaps(one_spelling(" ".join(item.says.split())))):
            swaps.setdefault(target, []).extend(found)
    if not amendments and not swaps:
        return None
    made = tuple(Changes(t, tuple(amendments.get(t, ())), tuple(swaps.get(t, ()))) for t in {**amendments, **swaps})
    return AmendingText(
        made, Outline({item.at: " ".join(" ".join((item.says, *item.quoted)).split()) for item in items})
    )


def _items(lines: Iterable[str]) -> Iterator[_Item]:
    preamble: list[str] = []
    article, head, clause_says = "", "", ""
    item: _Item | None = None
    quoting = False
    for line in lines:
        text = line.strip()
        if not text:
            continue
        if quoting:
            assert item is not None  # noqa: S101 - a quotation opens only under an item
            item.quoted.append(text)
            quoting = not _CLOSED.search(text)
            continue
        if text.startswith(_OPENED) and item is not None:
            item.quoted.append(text)
            quoting = not _CLOSED.search(text)
            continue
        if match := ARTICLE.match(text):
            if item is not None:
                yield item
            article, head, clause_says = match.group(1), match.group(2), ""
            item = _Item((article, "", ""), head, head, head, " ".join(preamble))
        elif article and (match := _CLAUSE.match(text)):
            if item is not None:
                yield item
            clause_says = match.group(2)
            item = _Item((article, match.group(1), ""), clause_says, head, head, " ".join(preamble))
        elif article and item is not None and item.at[1] and (match := _POINT.match(text)):
            yield item
            item = _Item((article, item.at[1], match.group(1)), match.group(2), clause_says, head, " ".join(preamble))
        elif item is not None:
            item.says += f" {text}"
        else:
            preamble.append(text)
    if item is not None:
        yield item


def _unquoted(quoted: list[str]) -> list[str]:
    """The wording without the marks that close it."""
    return [*quoted[:-1], _CLOSED.sub("", quoted[-1])]


def _target(item: _Item) -> Place | None:
    """Where the quoted wording goes: the place the instruction names, filled up by the one around it."""
    says, first = item.says.split("“")[0], item.quoted[0].lstrip('“" ')
    if ARTICLE.match(first):
        return ("", "", "")
    article = next(iter(_ARTICLE_NAMED.findall(says) or _ARTICLE_NAMED.findall(item.around)), None)
    if article is None:
        return None
    if _CLAUSE.match(first):
        return (article, "", "")
    clause = next(iter(_CLAUSE_NAMED.findall(says) or _CLAUSE_NAMED.findall(item.around)), "")
    return (article, clause, "")


def _swaps(says: str) -> Iterator[Swap]:
    for old, new, where in _SWAP.findall(says):
        yield Swap(old, new, places_named(where))
    for old, where in _DROP.findall(says):
        yield Swap(old, "", places_named(where))
    for added, side, old, where in _INSERT.findall(says):
        yield Swap(old, f"{added} {old}" if side == "trước" else f"{old} {added}", places_named(where))
