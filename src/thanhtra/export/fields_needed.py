"""What a check asks a file for (thông tin mà một kiểm tra cần): what its situations were seen to lack."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import cast

from thanhtra.casefile.labels import KIND_NAMES
from thanhtra.export.words import said
from thanhtra.rulebook import Rulebook
from thanhtra.wording.field_names import FIELD_NAMES

_LISTS = {
    "subjects": ("đối tượng vi phạm", "subject"),
    "officials": ("người có thẩm quyền", "official"),
    "acts": ("hành vi", "act"),
    "delegations": ("văn bản giao quyền", "delegation"),
    "licences": ("giấy phép", "licence"),
    "goods": ("tang vật", "goods"),
}


@cache
def _needs() -> dict[str, list[str]]:
    text = files("thanhtra.export").joinpath("fields_needed.json").read_text(encoding="utf-8")
    return cast("dict[str, list[str]]", json.loads(text))


def fields_needed(code: str) -> tuple[str, ...]:
    """What the check of that code may ask for: ``KIND.field``, ``acts.field``, ``event:KIND``, ``ground:SLUG``; empty where not known."""
    return tuple(_needs().get(code, ()))


def needs_in_words(code: str, book: Rulebook, lang: str) -> str:
    """The same for people, each with the name a file gives it: ``ngày của quyết định xử phạt (decision_issued.on)``."""
    return "; ".join(_words(need, book, lang) for need in fields_needed(code))


def _words(need: str, book: Rulebook, lang: str) -> str:
    sign, _, what = need.partition(":")
    if sign == "event" and what:
        return f"{said(('bước', 'the step'), lang)} {said(KIND_NAMES.get(what, (what, what)), lang)} ({need})"
    if sign == "ground" and what:
        ground = book.grounds.get(what)
        return f"{said(('căn cứ', 'the ground'), lang)} {said((ground.vi, ground.en), lang) if ground is not None else what} ({need})"
    owner, _, field = need.rpartition(".")
    name = said(FIELD_NAMES.get(field, (field, field)), lang)
    of = KIND_NAMES.get(owner) or _LISTS.get(owner)
    return (
        f"{name} ({need})"
        if of is None
        else said((f"{name} của {of[0]} ({need})", f"{name} of the {of[1]} ({need})"), lang)
    )
