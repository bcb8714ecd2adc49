"""Whether a name of the data and a wording of the text speak of one thing: syllables in common (so chữ)."""

from __future__ import annotations

import re
from typing import Final

_SYLLABLE: Final = re.compile(r"[^\W\d_]+")
_EMPTY: Final = frozenset(
    [
        "buộc",
        "các",
        "của",
        "và",
        "hoặc",
        "do",
        "có",
        "không",
        "theo",
        "đối",
        "với",
        "hành",
        "vi",
        "phạm",
        "quy",
        "định",
        "tại",
        "đã",
        "được",
        "bị",
        "là",
        "về",
        "cho",
        "số",
        "trong",
        "ra",
    ]
)
_ENOUGH: Final = 0.5


def alike(name: str, text: str) -> bool:
    """Whether at least half of the telling syllables of ``name`` stand in ``text``; of one of its alternatives (“… hoặc …”)."""
    return likeness(name, text) >= _ENOUGH


def likeness(name: str, text: str) -> float:
    """The share of the telling syllables of ``name`` that stand in ``text``; of its likest alternative."""
    there = set(_SYLLABLE.findall(text.lower()))
    return max(_share(part, there) for part in (name, *name.split(" hoặc ")))


def verb_of(name: str) -> str:
    """The verb a remedy's name begins with, in two syllables after *buộc*: ``tiêu hủy``."""
    return " ".join([s for s in _SYLLABLE.findall(name.lower()) if s != "buộc"][:2])


def _share(name: str, there: set[str]) -> float:
    wanted = {s for s in _SYLLABLE.findall(name.lower()) if s not in _EMPTY}
    return len(wanted & there) / len(wanted) if wanted else 0.0
