"""Every row of rule data with the place it cites, as facts to be compared (các dòng dữ liệu)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from thanhtra.law import Citation, Version
from thanhtra.reckoning import TimeLimit
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.rules import Branch, Limit, Threshold
from thanhtra.terms import Basis, Unit
from thanhtra.verifying.figures import days, numbers, percents, sums, terms
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Fact, Outcome, agree_or_differ, compared, unread, without_text
from thanhtra.verifying.powers import clause_of
from thanhtra.verifying.wording import alike

_PROMPT: Final = re.compile(r"\bngay\b|kịp thời|lập tức", re.IGNORECASE)
_FORCE: Final = re.compile(r"có hiệu lực(?:\s+thi hành)?\s*(?:kể\s+)?từ\s+(ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})", re.IGNORECASE)

_SIGNED: Final = re.compile(r"có hiệu lực(?:\s+thi hành)?\s*(?:kể\s+)?từ\s+ngày\s+(?:ký|ban hành)", re.IGNORECASE)


class Texts:
    """The texts asked for the places a row cites: what they say together, and the file."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def said(self, cites: Iterable[Citation], day: date) -> tuple[str, str]:
        """What the places cited say on ``day``, one after another; and the file of the first; both empty when none is at hand."""
        found = [(c, p) for c in cites if c.article for p in self.library.passages(c, day)]
        says = [clause_of(self.library, p, day, c) if len(found) == 1 else p.whole for c, p in found]
        return " ".join(" ".join((*reversed(p.heads), said)) for (_, p), said in zip(found, says, strict=True)), found[0][1].file if found else ""

    def lack(self, cites: Iterable[Citation], day: date) -> bool:
        """Whether some place cited is not at hand."""
        return any(c.article and not self.library.passages(c, day) for c in cites)

    def has(self, cites: Iterable[Citation]) -> bool:
        """Whether there is a whole text of any instrument cited."""
        return any(self.library.is_whole(c.instrument) for c in cites)


def limits(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Time limits: each term of each branch stands in the place it cites, in its unit."""
    for rule in book.procedure.limits.values():
        for version in rule.versions.versions:
            yield _version(f"{rule.slug}@{version.start}", version, texts, rule.source, lambda limit, text: _limit(limit, text, version, texts))


def _limit(limit: Limit, text: str, version: Version[Any], texts: Texts) -> Iterator[Fact]:
    for branch in limit.branches:
        said = texts.said(branch.cites, version.start)[0] if branch.cites else text
        yield from _branch(branch, said or text)


def _branch(branch: Branch, text: str) -> Iterator[Fact]:
    stated = terms(text)
    for term in branch.terms:
        ours = f"{' '.join((*branch.levels, branch.key)).strip() or 'plain'}: {_term(term)}"
        if term.unit is Unit.PROMPTLY:
            yield Fact(Outcome.AGREES, ours, "promptly") if _PROMPT.search(text) else unread(ours, "neither ngay nor kịp thời is read")
        elif not stated:
            yield unread(ours, f"no time limit is read in {text[:160]!r}")
        else:
            yield agree_or_differ(ours, ", ".join(dict.fromkeys(map(_term, stated))), same=term in stated or _together(branch) in stated)


def _together(branch: Branch) -> TimeLimit | None:
    """The terms of one unit as one: a text may state how far they reach together."""
    units = {t.unit for t in branch.terms}
    amounts = [t.amount for t in branch.terms if t.amount is not None]
    return TimeLimit(sum(amounts), units.pop()) if len(units) == 1 and len(amounts) > 1 else None


def _term(term: TimeLimit) -> str:
    return f"{term.amount} {term.unit.value}" if term.amount is not None else term.unit.value


def thresholds(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Thresholds: both sums stand in the place cited."""
    for rule in book.procedure.thresholds.values():
        for version in rule.versions.versions:
            yield _version(f"{rule.slug}@{version.start}", version, texts, rule.source, _threshold)


def _threshold(rule: Threshold, text: str) -> Iterator[Fact]:
    stated = sums(text)
    for amount in (rule.individual, rule.organization):
        if not stated:
            yield unread(str(amount), "no sum in đồng is read")
        else:
            yield agree_or_differ(str(amount), ", ".join(map(str, stated)), same=amount in stated)


def named_rules(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Other rules of procedure: the figures among their values stand in the place cited; words cannot be compared."""
    for rule in book.procedure.rules.values():
        for version in rule.versions.versions:
            yield _version(f"{rule.slug}@{version.start}", version, texts, rule.source, _says)


def _says(says: Any, text: str) -> Iterator[Fact]:
    stated = numbers(text)
    figures = {k: v for k, v in says.items() if isinstance(v, int) and not isinstance(v, bool)}
    for key, value in figures.items():
        if key.startswith("per_ten_thousand"):
            yield agree_or_differ(f"{key} = {value}", ", ".join(percents(text)), same=f"{value / 100:g}".replace(".", ",") in percents(text))
        elif value in stated:
            yield Fact(Outcome.AGREES, f"{key} = {value}", str(value))
        elif stated and (value >= _A_SUM or key.endswith(_COUNTED)):
            yield agree_or_differ(f"{key} = {value}", ", ".join(map(str, sorted(stated))), same=False)
        else:
            yield unread(f"{key} = {value}", "the figure is not printed there")
    if not figures:
        yield unread(", ".join(f"{k} = {v}" for k, v in says.items()), "words, no figure")


_A_SUM: Final = 1_000
_COUNTED: Final = ("days", "hours", "months", "years")


def _version(row: str, version: Version[Any], texts: Texts, source: str, facts: Any) -> Compared:
    """One version of a series: a gap or an end states nothing to compare beyond the place itself."""
    text, file = texts.said(version.cites, version.start)
    known = version.known
    if version.rule is None:
        ours = version.gap or "ended"
        return compared(row, file, [unread(ours, "a gap or an end: nothing is stated")], source=source, known=known) if file else without_text(row, ours, source=source, known=known)
    if not file:
        if texts.has(version.cites):
            return compared(row, "", [unread(", ".join(map(str, version.cites)), "the place cited is not found in the text")], source=source, known=known)
        return without_text(row, ", ".join(map(str, version.cites)), source=source, known=known)
    found = list(facts(version.rule, text))
    if texts.lack(version.cites, version.start):
        found = [unread(f.ours, f"a place cited is not at hand; what is says {f.text}") if f.outcome is Outcome.DIFFERS else f for f in found]
    return compared(row, file, found, source=source, known=known)


def fields(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Fields: the most an individual pays, at the point that names the field; the limitation of its acts."""
    for field in book.fields.values():
        for version in field.maximum.versions if field.maximum else ():
            yield _version(f"maximum:{field.slug}@{version.start}", version, texts, "fields.toml", lambda amount, text: _maximum(amount, text, field.vi))
        for limitation in field.limitation.versions if field.limitation else ():
            yield _version(f"limitation:{field.slug}@{limitation.start}", limitation, texts, "fields.toml", lambda term, text: _limitation(term, text, field.vi))


def _maximum(amount: int, text: str, name: str) -> Iterator[Fact]:
    stated = sums(text)
    if not stated:
        yield unread(str(amount), "no sum in đồng is read")
    else:
        yield agree_or_differ(str(amount), ", ".join(map(str, stated)), same=amount in stated)
    yield Fact(Outcome.AGREES, name, name) if listed(name, text, loosely=True) else unread(name, f"the field is not named so: {text[:200]!r}")


def _limitation(term: TimeLimit, text: str, name: str) -> Iterator[Fact]:
    """The rule is one year; the fields named after it have two."""
    stated = terms(text)
    if not stated:
        yield unread(_term(term), "no term is read")
        return
    plain, exception = stated[0], stated[1:]
    named = listed(name, text, loosely=term != plain)
    theirs = exception[0] if exception and named else plain
    yield agree_or_differ(_term(term), f"{_term(theirs)} ({name} {'named' if named else 'not named'} among the exceptions)", same=term == theirs)


def listed(name: str, text: str, *, loosely: bool = False) -> bool:
    """Whether a list of fields has ``name`` as one of its parts; ``loosely``: a part that shares half of its syllables will do."""
    parts = [" ".join(part.split()) for part in re.split(r"[;:]|\.\s|thì thời hiệu|trừ các trường hợp(?: sau(?: đây)?)?|hành chính về", text.lower())]
    wanted = re.sub(r"\s*\([^)]*\)", "", name.lower())
    pieces = [piece.strip() for part in parts for piece in (part, *part.split(", "))]
    return wanted in pieces or (loosely and any(alike(wanted, part) for part in parts))


def instruments(book: Rulebook, texts: Texts) -> Iterator[Compared]:
    """Instruments: the day of issue and the first day, as the text itself says."""
    for instrument in book.instruments.values():
        lines = texts.library.lines(instrument.number)
        file = texts.library.file_of(instrument.number)
        ours = f"in force {instrument.in_force}"
        if not file:
            yield without_text(instrument.number, ours, source="instruments.toml", known=instrument.known)
            continue
        text = " ".join(" ".join(lines).split())
        dated = (*days(" ".join(lines[:40])), *days(text[-_END:]))
        starts = [*(d for m in _FORCE.finditer(text) for d in days(m.group(1))), *(dated if _SIGNED.search(text) else ())]
        facts = [agree_or_differ(ours, ", ".join(dict.fromkeys(map(str, starts))), same=instrument.in_force in starts) if starts else unread(ours, "no day in force is read")]
        if instrument.issued is not None:
            issued = f"issued {instrument.issued}"
            facts.append(Fact(Outcome.AGREES, issued, issued) if instrument.issued in dated else unread(issued, "the day of issue is not read"))
        yield compared(instrument.number, file, facts, source="instruments.toml", known=instrument.known)


_END: Final = 3_000
