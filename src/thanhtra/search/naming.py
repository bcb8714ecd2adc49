"""The post or body that words name, as papers print it or people type it (tên chức danh, cơ quan).

``so tt&tt nghe an`` is the department of Nghệ An: marks, the kind of place and what is usually shortened do not matter. Words that fit
several bodies name all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from thanhtra.reading_vi import TitleRead, read_title
from thanhtra.rulebook import Rulebook
from thanhtra.search.folding import folded

_SHORT: Final[Mapping[str, str]] = {
    "tt tt": "thong tin va truyen thong",
    "tttt": "thong tin va truyen thong",
    "kh cn": "khoa hoc va cong nghe",
    "khcn": "khoa hoc va cong nghe",
    "vhttdl": "van hoa the thao va du lich",
    "vhtt dl": "van hoa the thao va du lich",
    "vh tt dl": "van hoa the thao va du lich",
    "vh tt": "van hoa va the thao",
    "vhtt": "van hoa va the thao",
    "ubnd": "uy ban nhan dan",
    "tphcm": "ho chi minh",
    "tp hcm": "ho chi minh",
    "hcm": "ho chi minh",
    "ptth ttdt": "phat thanh truyen hinh va thong tin dien tu",
}
"""What is usually shortened, without marks; the longest first where one begins another."""
_SHORTENED: Final = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b")
_PLACES: Final = re.compile(r"\b(?:tinh|thanh pho|tp|province|city)\b")


def posts_and_bodies(text: str, book: Rulebook, on: date) -> tuple[str, ...]:
    """The slugs of what ``text`` (a slug, a title, the name of a body) names; none, one, or all the bodies its words fit.

    Of bodies that followed each other under one name it is the one of the day ``on``, else the last.
    """
    given = text.strip()
    if given in book.posts or given in book.bodies:
        return (given,)
    names = _names(book)
    asked = _plain(given)
    whole = sorted(
        (slug for slug, told in names.items() if asked in told),
        key=lambda slug: (book.bodies[slug].exists_on(on), book.bodies[slug].start),
    )
    if whole:
        return (whole[-1],)
    read = read_title(given, book)
    if isinstance(read, TitleRead):
        return (read.post,)
    words = frozenset(asked.split())
    fits = (
        [slug for slug, told in names.items() if any(words <= frozenset(name.split()) for name in told)]
        if len(words) > 1
        else []
    )
    first = asked.partition(" ")[0]
    return tuple([slug for slug in fits if any(name.startswith(f"{first} ") for name in names[slug])] or fits)


def _names(book: Rulebook) -> dict[str, tuple[str, str]]:
    kept: dict[str, tuple[str, str]] | None = book.cache.get("search.naming")
    if kept is None:
        kept = book.cache["search.naming"] = {
            slug: (_plain(body.vi), _plain(body.en)) for slug, body in book.bodies.items()
        }
    return kept


def _plain(text: str) -> str:
    """Without marks, shortenings written out, without the kind of place."""
    return " ".join(_PLACES.sub(" ", _SHORTENED.sub(lambda found: _SHORT[found[0]], folded(text))).split())
