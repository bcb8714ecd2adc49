"""The derivation of a date as numbered, cited steps (các bước tính)."""

from __future__ import annotations

from thanhtra.findings import Answer, Deadline
from thanhtra.law import Citation


def cited(cites: tuple[Citation, ...], lang: str) -> str:
    """Citations in words, in order, each once: ``khoản 1 Điều 66 Luật số 15/2012/QH13; …``."""
    return "; ".join(dict.fromkeys(c.en if lang == "en" else c.vi for c in cites))


def steps(of: Answer | Deadline, *, lang: str = "vi") -> tuple[str, ...]:
    """How the last day of an answer or a deadline was counted: ``1. … (khoản 5 Điều 148 Bộ luật số 91/2015/QH13).``; empty without one."""
    return tuple(f"{at}. {(step.en if lang == 'en' else step.vi).removesuffix('.')} ({cited(step.cites, lang)})." for at, step in enumerate(of.steps, 1))
