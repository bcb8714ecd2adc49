"""Titles as papers print them: ``KT. TRƯỞNG CÔNG AN PHƯỜNG``, ``Chủ tịch UBND phường Bến Nghé`` (chức danh)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Final

from thanhtra.classes import frozen
from thanhtra.reading_vi.letters import tidied
from thanhtra.reading_vi.unread import Unreadable
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.prepared import table_of

_SIGNS: Final = re.compile(r"^(kt|tm|tl|tuq|q)\s*\.\s*", re.IGNORECASE)
_ACTING: Final = re.compile(r"^(?:quyền|phụ trách)\s+", re.IGNORECASE)
_DEPUTY: Final = re.compile(r"^phó\s+(?!trưởng phòng\b.*\bphó\b)", re.IGNORECASE)
_LINES: Final = re.compile(r"\s*[/\n|]\s*")


class Capacity(StrEnum):
    """In what capacity the person signs."""

    HOLDER = "holder"
    DEPUTY = "deputy"
    ACTING = "acting"
    BY_ORDER = "by-order"


@frozen(kw_only=True)
class TitleRead:
    """The ``post`` of the book, the title as ``printed``, and the ``capacity``: a deputy signs for the holder of the post (KT.)."""

    post: str
    printed: str
    capacity: Capacity


def read_title(text: str, book: Rulebook, *, aliases: dict[str, str] | None = None) -> TitleRead | Unreadable:
    """The post of a printed title. ``aliases`` are an office's own (title as printed → slug); a title nobody knows is not read.

    ``KT.`` and ``Phó`` are a deputy, ``Q.``, ``Quyền`` and ``Phụ trách`` acting, ``TL.`` and ``TUQ.`` by order of the holder.
    """
    tidy = tidied(text.replace("\n", " / ")).strip(" .,:")
    if not tidy:
        return Unreadable(text=text, code="empty", vi="Cần một chức danh", en="expected a title")
    own = {_plain(tidied(k)): v for k, v in (aliases or {}).items()}
    title, capacity = _capacity(_LINES.split(tidy)[0])
    known = own.get(_plain(tidy)) or own.get(_plain(title)) or _post(_plain(title), book)
    if known is None:
        return Unreadable(
            text=text,
            code="title",
            vi="Chức danh này chưa biết là chức danh nào của bộ quy tắc",
            en="no post of the book is known by this title",
            meant=_near(_plain(title), book),
        )
    return TitleRead(post=known, printed=text.strip(), capacity=capacity)


def _capacity(title: str) -> tuple[str, Capacity]:
    capacity = Capacity.HOLDER
    sign = _SIGNS.match(title)
    if sign:
        title = title[sign.end() :]
        capacity = {"kt": Capacity.DEPUTY, "q": Capacity.ACTING, "tl": Capacity.BY_ORDER, "tuq": Capacity.BY_ORDER}.get(
            sign[1].lower(), Capacity.HOLDER
        )
    if _ACTING.match(title):
        return _ACTING.sub("", title), Capacity.ACTING
    if _DEPUTY.match(title):
        return _DEPUTY.sub("", title), Capacity.DEPUTY
    return title, capacity


def _post(plain: str, book: Rulebook) -> str | None:
    if plain in book.posts:
        return plain
    found = [slug for slug, names in _own_names(book).items() if plain in names]
    if len(found) == 1:
        return found[0]
    return next((post for pattern, post in _patterns() if pattern.fullmatch(plain) and post in book.posts), None)


def _own_names(book: Rulebook) -> dict[str, frozenset[str]]:
    kept: dict[str, frozenset[str]] | None = book.cache.get("reading_vi.titles")
    if kept is None:
        kept = {
            slug: frozenset(
                _plain(part)
                for name in (post.vi, *(vi for _, vi, _ in post.names))
                for part in (name, *re.split(r"\s*;\s*", name))
            )
            for slug, post in book.posts.items()
        }
        book.cache["reading_vi.titles"] = kept
    return kept


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = table_of("reading_vi/titles.toml")
    return tuple((re.compile(row["pattern"] + data["place"]), row["post"]) for row in data["title"])


def _near(plain: str, book: Rulebook) -> tuple[str, ...]:
    words = frozenset(plain.split())
    scored = sorted(
        (
            (-len(words & frozenset(name.split())), len(name), slug)
            for slug, names in _own_names(book).items()
            for name in names
        )
    )
    return tuple(dict.fromkeys(slug for share, _, slug in scored if -share >= max(2, len(words) // 2)))[:2]


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
