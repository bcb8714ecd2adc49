"""Sector decrees: a folder each. Heads are read together (a newer decree ends an older one's articles); acts and powers at the first question.

An act as amended stands in the amending decree's folder under its amended citation; the amended decree is read with its amenders.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from thanhtra.errors import (
    LawError,
    NoLongerInForce,
    NoSuchProvision,
    NotInTheBook,
    NotYetInForce,
    RulebookError,
    SeveralActs,
)
from thanhtra.law import Citation, Series, Version, series
from thanhtra.lazy import cached_property
from thanhtra.rulebook import readers
from thanhtra.rulebook.prepared import PackedActs
from thanhtra.terms import Basis

if TYPE_CHECKING:
    from thanhtra.rulebook.prepared import Prepared
    from thanhtra.rulebook.rules import Field, Post
    from thanhtra.rulebook.sanctioning import Decree, DecreePower, LimitationRule, Repeal, RepeatRule, Violation
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.table import RuleProblem

_MEMO: Final = 1024


class DecreeShelf:
    """Every sector decree of a book. Raises RulebookError with all problems of the files it had to read.

    ``prepared``: what the wheel brings of these very files; None where they are read.
    """

    def __init__(
        self,
        source: Callable[[], Source],
        prepared: Prepared | None,
        fields: Callable[[], dict[str, Field]],
        posts: Callable[[], dict[str, Post]],
        remedies: Callable[[], Container[str]],
    ) -> None:
        self._source, self._fields, self._posts, self._remedies = source, fields, posts, remedies
        self._prepared = prepared
        self._acts: dict[str, Mapping[Citation, list[Violation]]] = {}
        self._powers: dict[str, tuple[DecreePower, ...]] = {}
        self._series: dict[Citation, Series[Violation]] = {}
        self._whole: dict[str, dict[Citation, Series[Violation]]] = {}
        self.violation: Callable[..., Violation] = lru_cache(maxsize=_MEMO)(self._violation)
        """``violation(citation, day)``: the act at ``citation`` as the decree of ``day`` has it; memoised, bounded."""

    @cached_property
    def heads(self) -> dict[str, Decree]:
        """Heads by instrument, oldest first."""
        if self._prepared is not None:
            ready: dict[str, Decree] = self._prepared.part("heads")
            return ready
        source = self._source()
        found = [
            head
            for folder in source.folders("decrees")
            if (head := readers.read_head(source, folder, self._fields())) is not None
        ]
        self._settle(source)
        return {head.instrument: head for head in sorted(found, key=lambda h: (h.start, h.instrument))}

    def decree(self, instrument: str) -> Decree:
        """The head of that decree. Raises NotInTheBook."""
        try:
            return self.heads[instrument]
        except KeyError:
            raise NotInTheBook(instrument) from None

    def _settle(self, source: Source) -> None:
        if source.problems:
            raise RulebookError(source.problems)

    def own_acts(self, instrument: str) -> Mapping[Citation, list[Violation]]:
        """The acts written in the folder of that decree, by citation: its own, and those it puts into decrees it amends. Raises NotInTheBook."""
        return self._shelved(self.decree(instrument))

    def _shelved(self, head: Decree) -> Mapping[Citation, list[Violation]]:
        found = self._acts.get(head.instrument)
        if found is None:
            found = self._acts[head.instrument] = (
                self._read_acts(head) if self._prepared is None else self._prepared.acts(head.instrument)
            )
        return found

    def _read_acts(self, head: Decree) -> Mapping[Citation, list[Violation]]:
        source = self._source()
        found = readers.read_acts(source, head, self._fields(), self._remedies())
        self._settle(source)
        return found

    def _around(self, instrument: str) -> list[Decree]:
        """The decree and those that amend it, oldest first."""
        self.decree(instrument)
        return [h for h in self.heads.values() if h.instrument == instrument or instrument in h.amends]

    def acts(self, instrument: str) -> dict[Citation, Series[Violation]]:
        """Every act of a decree, amenders' included, in the order of the statute. Raises NotInTheBook."""
        found = self._whole.get(instrument)
        if found is None:
            places = {c for head in self._around(instrument) for c in self._shelved(head) if c.instrument == instrument}
            found = self._whole[instrument] = {c: self._history(c) for c in sorted(places, key=lambda c: c.sort_key)}
        return found

    def acts_of_article(self, place: Citation) -> dict[Citation, Series[Violation]]:
        """The acts of the article ``place`` stands in, amenders' included, in the order of the statute. Raises NotInTheBook."""
        inside = attrs.evolve(place, clause=None, point=None)
        found = {c for head in self._around(place.instrument) for c in _within(self._shelved(head), inside)}
        return {c: self._history(c) for c in sorted(found, key=lambda c: c.sort_key)}

    def _history(self, citation: Citation) -> Series[Violation]:
        found = self._series.get(citation)
        if found is not None:
            return found
        rows = [v for head in self._around(citation.instrument) for v in self._shelved(head).get(citation, ())]
        if not rows:
            raise NotInTheBook(str(citation))
        versions: list[Version[Violation]] = [
            Version(start=v.start, rule=v, cites=v.cites, known=v.known, note=v.note) for v in rows
        ]
        repeal = self.repeal_of(citation)
        if repeal is not None:
            versions = [v for v in versions if v.start < repeal.start]
            versions.append(Version(start=repeal.start, rule=None, cites=repeal.cites, known=repeal.known, ended=True))
        try:
            made = series(str(citation), versions)
        except ValueError as e:
            from thanhtra.rulebook.table import RuleProblem  # noqa: PLC0415 - only for a problem

            raise RulebookError(
                [
                    RuleProblem(
                        f"decrees/{citation.instrument}",
                        str(citation),
                        "versions that each start on a day of their own",
                        str(e),
                    )
                ]
            ) from e
        self._series[citation] = made
        return made

    def _absent(self, citation: Citation, day: date) -> LawError:
        """Why a place has no act on ``day``: a decree known in part may hold more, as may an amender known in part, from its own first day."""
        head = self.decree(citation.instrument)
        if any(citation.covers(place) for place in self.acts(citation.instrument)):
            return SeveralActs(str(citation))
        amended = any(
            not h.whole and citation.instrument in h.amends and h.start <= day and h.touches(citation)
            for h in self.heads.values()
        )
        if not amended and (head.whole or head.ends_before(citation)):
            return NoSuchProvision(str(citation))
        return NotInTheBook(str(citation))

    def repeal_of(self, citation: Citation) -> Repeal | None:
        """What ended ``citation`` first, if anything did."""
        found = [r for head in self.heads.values() for r in head.repeals if r.ends(citation)]
        return min(found, key=lambda r: r.start, default=None)

    def _violation(self, citation: Citation, day: date) -> Violation:
        head = self.decree(citation.instrument)
        if day < head.start:
            raise NotYetInForce(str(citation), day)
        repeal = self.repeal_of(citation)
        if repeal is not None and day >= repeal.start:
            raise NoLongerInForce(str(citation), day)
        try:
            return self._history(citation).on(day)
        except NotInTheBook:
            near = self._around_clause(citation, day) or self._inside(citation, day)
            if near is None:
                raise self._absent(citation, day) from None
            return near

    def _around_clause(self, citation: Citation, day: date) -> Violation | None:
        """The clause a point stands in: a frame at the head of a clause holds for all its points. Not for a whole decree."""
        if citation.point is None or self.decree(citation.instrument).whole:
            return None
        try:
            row = self._history(attrs.evolve(citation, point=None)).on(day)
        except LawError:
            return None
        return attrs.evolve(row, citation=citation, known=Basis.INFERENCE, whole=False, precise=False)

    def _inside(self, citation: Citation, day: date) -> Violation | None:
        """The points of a clause cited without a point, when all of them have one frame; what only some offer becomes conditional."""
        if citation.clause is None or citation.point is not None:
            return None
        rows = []
        for place, history in self.acts(citation.instrument).items():
            if citation.covers(place):
                try:
                    rows.append(history.on(day))
                except LawError:
                    continue
        if not rows or len({(r.frame, r.warning_only, r.or_warning, r.stated_for, r.field, r.gap) for r in rows}) != 1:
            return None
        some = "only for some points of the clause"
        measures = {(m.measure, m.least, m.most): m for r in rows for m in r.additional}
        remedies = {m.remedy: m for r in rows for m in r.remedies}
        additional = tuple(
            m if all(_has_measure(r, m.measure) for r in rows) else attrs.evolve(m, condition=m.condition or some)
            for m in measures.values()
        )
        cures = tuple(
            m
            if all(m.remedy in {x.remedy for x in r.remedies} for r in rows)
            else attrs.evolve(m, condition=m.condition or some)
            for m in remedies.values()
        )
        return attrs.evolve(
            rows[0], citation=citation, additional=additional, remedies=cures, known=Basis.INFERENCE, precise=False
        )

    def powers(self, instrument: str) -> tuple[DecreePower, ...]:
        """The titles of a decree, amenders' included, those of the older text first. Raises NotInTheBook."""
        if instrument not in self._powers and self._prepared is not None:
            self.decree(instrument)
            self._powers[instrument] = self._prepared.part(f"powers:{instrument}")
        if instrument not in self._powers:
            source = self._source()
            found = [
                p
                for head in self._around(instrument)
                for p in readers.read_decree_powers(source, head, self._posts(), self._remedies())
                if p.cite.instrument == instrument
            ]
            self._settle(source)
            self._powers[instrument] = tuple(found)
        return self._powers[instrument]

    def days_of(self, instrument: str) -> set[date]:
        """The days on which some act or title of a decree begins to stand in it; empty for a decree not in the book."""
        if instrument not in self.heads:
            return set()
        acts = {v.start for head in self._around(instrument) for rows in self._shelved(head).values() for v in rows}
        return acts | {p.start for p in self.powers(instrument)}

    def limitation_of(self, citation: Citation, day: date) -> LimitationRule | None:
        """The decree's own limitation for an act; None where it has none, or none yet, on ``day``."""
        head = self.heads.get(citation.instrument)
        return (
            None
            if head is None
            else next((r for r in head.limitation if r.start <= day and r.places.covers(citation)), None)
        )

    def repeat_rule_of(self, citation: Citation, day: date) -> RepeatRule | None:
        """How the decree sanctions the act at ``citation`` committed several times; None where it does not say."""
        head = self.heads.get(citation.instrument)
        return (
            None
            if head is None
            else next((r for r in head.repeated if r.start <= day and r.places.covers(citation)), None)
        )

    def problems(self) -> list[RuleProblem]:
        """Every problem of every decree folder; empty when all can be used."""
        found: list[RuleProblem] = []
        try:
            heads = self.heads
        except RulebookError as e:
            return list(e.problems)
        for instrument in heads:
            for ask in (self.acts, self.powers):
                try:
                    ask(instrument)
                except RulebookError as e:
                    found += [p for p in e.problems if p not in found]
        return found


def _within(acts: Mapping[Citation, list[Violation]], article: Citation) -> Iterable[Citation]:
    return acts.of_article(article) if isinstance(acts, PackedActs) else [c for c in acts if article.covers(c)]


def _has_measure(row: Violation, measure: str) -> bool:
    return any(m.measure == measure for m in row.additional)
