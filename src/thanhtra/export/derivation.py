"""The derivation of a date as numbered, cited steps (các bước tính)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from thanhtra.law import Citation

if TYPE_CHECKING:
    from thanhtra.findings import Answer, Deadline


def cited(cites: Iterable[Citation], lang: str) -> str:
    """Citations in words, in order, each once: ``khoản 1 Điều 66 Luật số 15/2012/QH13; …``."""
    return "; ".join(dict.fromkeys(c.en if lang == "en" else c.vi for c in cites))


def source_of(answer: Answer, lang: str) -> str:
    """Where an answer comes from: the law's citations, then the rule of an office's own where a check of its own asks by one."""
    own = () if answer.source is None else (answer.source[lang],)
    return "; ".join((*filter(None, (cited(answer.cites, lang),)), *own))


def steps(of: Answer | Deadline, *, lang: str = "vi") -> tuple[str, ...]:
    """How the last day of an answer or a deadline was counted: ``1. … (khoản 5 Điều 148 Bộ luật số 91/2015/QH13).``; empty without one."""
    return tuple(
        f"{at}. {(step.en if lang == 'en' else step.vi).removesuffix('.')} ({cited(step.cites, lang)})."
        for at, step in enumerate(of.steps, 1)
    )
