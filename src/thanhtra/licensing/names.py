"""Does a name on the Internet look like another's? (tên miền dễ gây nhầm lẫn) Letters are compared, nothing is guessed of intent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

Likeness: TypeAlias = Literal["same", "one-letter", "contains", "word"]

_LOOKALIKES: Final = str.maketrans("013457", "oieast")
_SECOND: Final = frozenset(
    {"com", "net", "org", "gov", "edu", "info", "name", "pro", "biz", "int", "ac", "health", "io", "id"}
)
"""Labels registered names stand below, in ``NAME.com.vn``."""
_LEAST_INSIDE: Final = 5
"""A shorter word inside a longer one says nothing: *tin* stands in *thongtin*."""


class Like(NamedTuple):
    """One likeness: the part of the name, what it is like, and how."""

    name: str
    other: str
    how: Likeness


def own_label(domain: str) -> str:
    """The part of a name its owner chose: ``baomoi`` of ``https://www.bao-moi.com.vn/tin`` is ``bao-moi``; empty where there is none."""
    host = domain.strip().lower().partition("://")[2] or domain.strip().lower()
    labels = [part for part in host.partition("/")[0].partition(":")[0].split(".") if part and part != "www"]
    if len(labels) > 1 and labels[-1] == "vn" and labels[-2] in _SECOND:
        labels = labels[:-2]
    elif len(labels) > 1:
        labels = labels[:-1]
    return labels[-1] if labels else ""


def is_vietnamese(domain: str) -> bool:
    """Whether the name stands below ``.vn``."""
    host = domain.strip().lower().partition("://")[2] or domain.strip().lower()
    return host.partition("/")[0].partition(":")[0].rstrip(".").endswith(".vn")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Letters without marks, hyphens and spaces, digits that pass for letters as letters: ``Tu0i-Trẻ`` is ``tuoitre``."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", name.lower().replace("đ", "d")) if not unicodedata.combining(c)
    )
    return "".join(c for c in plain if c.isalnum()).translate(_LOOKALIKES)


def like_names(domain: str, names: Iterable[str]) -> Iterator[Like]:
    """Of ``names`` (agencies, bodies) those the name is the same as, one letter away from, or holds whole."""
    label = own_label(domain)
    own = folded(label)
    for name in names:
        other = folded(name)
        if not own or not other:
            continue
        if own == other:
            yield Like(label, name, "same")
        elif len(other) >= _LEAST_INSIDE and other in own:
            yield Like(label, name, "contains")
        elif len(other) >= _LEAST_INSIDE and one_apart(own, other):
            yield Like(label, name, "one-letter")


def words_in(domain: str, words: Iterable[str]) -> Iterator[Like]:
    """Of ``words`` those that stand in the name by themselves, between hyphens; longer ones also inside it."""
    label = own_label(domain)
    own = folded(label)
    parts = {folded(part) for part in label.split("-")} if "-" in label else {own}
    for word in words:
        if word in parts or word == own or (len(word) > _LEAST_INSIDE and word in own):
            yield Like(label, word, "word")


def one_apart(one: str, other: str) -> bool:
    """Whether one letter changed, added or left out makes ``one`` of ``other``; not for equal words."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[at + (len(shorter) == len(longer)) :] == longer[at + 1 :]
