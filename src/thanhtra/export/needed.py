"""What is not known, grouped by the fact that would tell: *provide this and these checks are answered* (phần cần bổ sung)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from thanhtra.casefile import Case
from thanhtra.checks.guarding import FAILURE
from thanhtra.classes import frozen
from thanhtra.export.words import word
from thanhtra.findings import Answer, NotAssessed, Review
from thanhtra.rulebook import Rulebook
from thanhtra.wording import words_of


@frozen(kw_only=True)
class Need:
    """One thing to provide: its ``label``, the acts or events it is missing of, the tokens, and the codes of the checks it helps.

    ``of_law``: the law has no answer, or a check broke; nothing in a file would give one.
    """

    label: str
    owners: tuple[str, ...]
    tokens: tuple[str, ...]
    checks: tuple[str, ...]
    of_law: bool


def needs(review: Review, case: Case, *, book: Rulebook | None = None, lang: str = "vi") -> tuple[Need, ...]:
    """Every missing fact of a review, the one that would answer most first; pieces of law after facts."""
    book = book or Rulebook.built_in()
    groups: dict[tuple[bool, str], tuple[list[str], list[str], list[str]]] = {}
    weight: dict[tuple[bool, str], int] = {}
    for answer in review.answers:
        if not isinstance(answer, NotAssessed):
            continue
        for token in answer.missing:
            words = words_of(token, case, book, lang)
            broke = f" ({answer.facts[FAILURE]})" if answer.facts and FAILURE in answer.facts else ""
            key = (words.of_law, f"{words.why}: {words.label}{broke}" if words.of_law else words.label)
            owners, tokens, checks = groups.setdefault(key, ([], [], []))
            name = words.owner.removeprefix(f"{words.kind} ") if words.kind else words.owner
            if words.owner and words.owner not in owners and name not in owners:
                owners.append(
                    name if words.kind and any(o.startswith(f"{words.kind} ") for o in owners) else words.owner
                )
            _add(tokens, token)
            _add(checks, answer.check)
            weight[key] = weight.get(key, 0) + 1
    ordered = sorted(groups, key=lambda k: (k[0], -weight[k]))
    return tuple(
        Need(
            label=key[1],
            of_law=key[0],
            owners=_folded(groups[key][0]),
            tokens=tuple(groups[key][1]),
            checks=tuple(groups[key][2]),
        )
        for key in ordered
    )


def most_needed(review: Review, case: Case, *, book: Rulebook, lang: str) -> str | None:
    """The fact that would answer most: the first of :func:`needs`, None where only the law leaves something open."""
    weight: dict[str, int] = {}
    for answer in review.answers:
        if isinstance(answer, NotAssessed):
            for token in answer.missing:
                words = words_of(token, case, book, lang)
                if not words.of_law:
                    weight[words.label] = weight.get(words.label, 0) + 1
    return max(weight, key=weight.__getitem__, default=None)


def _folded(owners: list[str]) -> tuple[str, ...]:
    """*hành vi a1, quyết định*, *hành vi a2, quyết định* as *hành vi a1, a2, quyết định*."""
    parts = [owner.partition(", ") for owner in owners]
    named = [head.rpartition(" ") for head, _, _ in parts]
    tails, kinds = {tail for _, _, tail in parts}, {kind for kind, _, _ in named}
    if len(owners) < 2 or len(tails) > 1 or len(kinds) > 1 or "" in tails | kinds:  # noqa: PLR2004 - one is told as it is
        return tuple(owners)
    return (f"{kinds.pop()} {', '.join(name for _, _, name in named)}, {tails.pop()}",)


def lacking(answers: Iterable[Answer], case: Case, book: Rulebook, lang: str) -> str:
    """Why the open questions of one event are open, shortly: three things that are missing and how many more, or that the law is silent."""
    found = [words_of(t, case, book, lang) for a in answers if isinstance(a, NotAssessed) for t in a.missing]
    labels = list(dict.fromkeys(w.label for w in found if not w.of_law))
    if not labels:
        return word("law-silent", lang)[:1].lower() + word("law-silent", lang)[1:] if found else ""
    more = len(labels) - _SHOWN
    rest = "" if more <= 0 else f"; +{more}"
    return f"{word('missing', lang).lower()}: {'; '.join(labels[:_SHOWN])}{rest}"


_SHOWN: Final = 3


def _add(to: list[str], what: str) -> None:
    if what and what not in to:
        to.append(what)
