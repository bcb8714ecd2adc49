"""What a column may be mapped to: each target, how its cells are read, and the heads people write over it (ô đích của cột)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from thanhtra.classes import frozen

Kind = Literal[
    "ignored",
    "text",
    "private",
    "number",
    "day",
    "birth",
    "numbered",
    "money",
    "fines",
    "citation",
    "part",
    "title",
    "paid",
    "done",
    "subject",
    "subject-kind",
    "sanction",
    "measures",
    "field",
]


@frozen(kw_only=True)
class Target:
    """One thing a row may say. ``heads`` are patterns over a head in plain lower-case letters; the first target that fits is proposed."""

    name: str
    kind: Kind
    vi: str
    heads: tuple[re.Pattern[str], ...] = ()


IGNORE: Final = "ignore"


@cache
def targets() -> dict[str, Target]:
    """Every target by its name, in the order they are tried."""
    data = tomllib.loads(files("thanhtra.tables").joinpath("targets.toml").read_text(encoding="utf-8"))
    return {
        row["name"]: Target(
            name=row["name"], kind=row["kind"], vi=row["vi"], heads=tuple(re.compile(h) for h in row.get("heads", ()))
        )
        for row in data["target"]
    }


def plain(text: str) -> str:
    """``text`` in lower case without marks, with single spaces."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("Ð", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def proposed(head: str) -> str | None:
    """The target a head stands for, or None where no pattern fits. A head names its group first: ``Biên bản VPHC / Ngày``."""
    said = re.sub(r"[*:]+|\((?:\d{1,2})\)", " ", plain(head)).strip(" /")
    said = " ".join(said.split())
    if not said:
        return None
    return next((t.name for t in targets().values() if any(h.search(said) for h in t.heads)), None)
