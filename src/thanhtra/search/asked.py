"""Titles asked about by name, and how each stands (chức danh được hỏi)."""

from __future__ import annotations

from thanhtra.classes import frozen
from thanhtra.competence import WhoMay


@frozen(kw_only=True, eq=False)
class AskedPost:
    """A title that was asked about by name: ``may`` is True, False, or None where it cannot be told, with why and what would tell."""

    post: str | None
    who: str
    may: bool | None
    why: tuple[str, str] | None
    missing: tuple[str, ...]


def asked_post(post: str | None, who: str, found: WhoMay | None, missing: tuple[str, ...]) -> AskedPost:
    """How ``post`` stands in ``found``; None of either, or an act that could not be placed, leaves it open."""
    if found is None or post is None:
        return AskedPost(post=post, who=who, may=None, why=None, missing=missing)
    may = found.may(post)
    if may and missing:  # some act of the file was not placed
        return AskedPost(post=post, who=who, may=None, why=None, missing=missing)
    refused = next((r for r in found.refused if r.post == post), None)
    open_ = next((u for u in found.unknown if u.post == post), None)
    why = None if refused is None or may else (refused.why.vi, refused.why.en)
    return AskedPost(
        post=post, who=who, may=may, why=why, missing=() if open_ is None or may is not None else open_.missing
    )
