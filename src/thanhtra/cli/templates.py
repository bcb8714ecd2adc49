"""The sentences of every check, held to what they may name (kiểm tra câu trả lời mẫu)."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from unicodedata import is_normalized

from thanhtra.checks import Check, all_checks
from thanhtra.rulebook import RuleProblem


def template_problems() -> list[RuleProblem]:
    """Sentences that do not format, are empty, are not NFC, or name other facts in one language than in the other."""
    return [problem for check in all_checks() for problem in _of(check)]


def _of(check: Check) -> Iterator[RuleProblem]:
    file = check.module.replace(".", "/") + ".py"
    for name in ("question", "right", "wrong"):
        pair: tuple[str, str] = getattr(check, name)
        named: list[set[str]] = []
        for lang, sentence in zip(("vi", "en"), pair, strict=True):
            where = f"{check.code}.{name}.{lang}"
            if not sentence.strip():
                yield RuleProblem(file, where, "a sentence", "nothing", code="missing")
            if not is_normalized("NFC", sentence):
                yield RuleProblem(file, where, "text in NFC", "text in another normal form", code="not_nfc")
            try:
                named.append({field for _, field, _, _ in Formatter().parse(sentence) if field is not None})
            except ValueError as error:
                yield RuleProblem(file, where, "a sentence that formats", str(error))
                continue
            if wrong := sorted(f for f in named[-1] if not f.isidentifier()):
                yield RuleProblem(file, where, "facts by their names", ", ".join(map(repr, wrong)))
        if len(named) == len(pair) and _shared(named[0]) != _shared(named[1]):
            yield RuleProblem(
                file,
                f"{check.code}.{name}",
                "the same facts in both languages",
                f"{sorted(named[0])} and {sorted(named[1])}",
            )


def _shared(names: set[str]) -> set[str]:
    return {name.removesuffix("_vi").removesuffix("_en") for name in names}
