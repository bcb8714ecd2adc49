"""The book that answers: one rulebook, read section by section when first asked (bộ quy tắc theo thời gian)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from itertools import count
from os import urandom
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from thanhtra import reckoning
from thanhtra.errors import LawError, NoLongerInForce, NotInTheBook, NotYetInForce, RulebookError
from thanhtra.law import Citation, GoverningDay, Instrument, Series, Version
from thanhtra.lazy import cached_property, forget_books
from thanhtra.rulebook import readers
from thanhtra.rulebook.prepared import Prepared, digest_of, edition_of, folder, shipped
from thanhtra.rulebook.seat import Seat
from thanhtra.terms import Defect, Severity

if TYPE_CHECKING:
    from hashlib import _Hash
    from importlib.resources.abc import Traversable

    from thanhtra.reckoning import DueDate, Pause, TimeLimit, WorkingDays
    from thanhtra.rulebook.agency_fields import AgencyKind
    from thanhtra.rulebook.annulling import Grounds
    from thanhtra.rulebook.bodies import Body
    from thanhtra.rulebook.clock import Clock
    from thanhtra.rulebook.decrees import DecreeShelf
    from thanhtra.rulebook.form_fields import PaperFields
    from thanhtra.rulebook.lines import ChainOfCommand
    from thanhtra.rulebook.named_bodies import NamedBodies
    from thanhtra.rulebook.open_points import OpenPoint
    from thanhtra.rulebook.periods import Periods
    from thanhtra.rulebook.rules import (
        Consequences,
        Field,
        Ground,
        Kept,
        Post,
        ProcedureRules,
        Reading,
        RemedyKind,
        ThresholdRule,
        Transition,
    )
    from thanhtra.rulebook.sanctioning import (
        Decree,
        DecreePower,
        Form,
        FormGap,
        LimitationRule,
        OwnField,
        Power,
        Setting,
        Violation,
    )
    from thanhtra.rulebook.source import Source
    from thanhtra.rulebook.state_report import StateLine
    from thanhtra.rulebook.table import RuleProblem
    from thanhtra.rulebook.takeovers import Takeovers
    from thanhtra.rulebook.unit_names import UnitNames
    from thanhtra.rulebook.units import UnitMap

T = TypeVar("T")
_MEMO_SIZE: Final = 1024
_BOOKS_KEPT: Final = 8
"""With so many books made, what was worked out of the earlier ones is dropped, and they with it.

With fewer it would be dropped more often, that of the book in use too, which then works it out again. An unused book made afresh holds some
hundred kilobytes, one of a folder of rules four megabytes.
"""
_made: Final = count(1)


class Rulebook:
    """What the law says on each day. Read-only; built by :meth:`built_in` or :meth:`load`.

    Sections are read when first asked for; rule data with problems raises RulebookError with all of that section's problems.
    """

    def __init__(self, roots: tuple[Traversable, ...], readings: Mapping[str, str] | None = None) -> None:
        if next(_made) % _BOOKS_KEPT == 0:
            forget_books()
        self._roots = roots
        self._chosen = dict(readings or {})
        for slug, choice in self._chosen.items():
            known = self.readings.get(slug)
            if known is None:
                raise NotInTheBook(f"reading:{slug}")
            if choice not in known.choices:
                raise NotInTheBook(f"reading:{slug}={choice}", why=f"choices are {', '.join(known.choices)}")
        self._powers_on: dict[tuple[str, date], Version[Power]] = {}
        """Powers found so far: at most one for each post and stretch of law."""
        self._severities: dict[tuple[Defect, date], Severity] = {}
        """Likewise."""
        self._change_days: dict[str | None, tuple[date, ...]] = {}
        self._exchanged = b""
        """What tells an exchanged procedure from every other; empty where none was exchanged."""
        self.cache: dict[object, Any] = {}
        """What other rooms worked out from the rules alone, under keys of their own: by rule, or by stretch."""
        self._due_dates: Callable[..., DueDate] = lru_cache(maxsize=_MEMO_SIZE)(self._due_date)
        self._seats: Callable[[str, str | None, date], Seat] = lru_cache(maxsize=_MEMO_SIZE)(self._seat)

    @classmethod
    def built_in(cls, *, readings: Mapping[str, str] | None = None) -> Rulebook:
        """The rules that come with the library. Raises NotInTheBook for an unknown reading or choice."""
        return cls((_DATA,), readings) if readings else _built_in()

    @classmethod
    def load(cls, *paths: Path, readings: Mapping[str, str] | None = None, alone: bool = False) -> Rulebook:
        """Rules from folders laid over the built-in ones (or ``alone``): later folders add versions to earlier ones' series.

        Raises RulebookError with every problem of the procedure, the calendar and the names, and for a path that is no folder.
        """
        from thanhtra.rulebook.overlays import folder_problems  # noqa: PLC0415 - only for folders laid over
        from thanhtra.rulebook.table import RuleProblem  # noqa: PLC0415 - likewise

        if absent := [
            RuleProblem(str(path), "", "a folder of rules", "none", code="unreadable")
            for path in paths
            if not path.is_dir()
        ]:
            raise RulebookError(absent)
        if odd := [problem for path in paths for problem in folder_problems(path, _DATA)]:
            raise RulebookError(odd)
        book = cls((*(() if alone else (_DATA,)), *paths), readings)
        problems = book.problems()
        if problems:
            raise RulebookError(problems)
        return book

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process as where it is read and which readings were chosen: it is read again there."""
        if self._exchanged:
            raise TypeError(
                "a book whose procedure was exchanged stays in its process: write the rules to a folder and load that"
            )
        return _read_again, (tuple(None if root is _DATA else root for root in self._roots), self._chosen)

    def __copy__(self) -> Rulebook:
        return self

    def __deepcopy__(self, _: dict[int, Any]) -> Rulebook:
        return self

    def afresh(self, *, procedure: ProcedureRules | None = None, readings: Mapping[str, str] | None = None) -> Rulebook:
        """The same rules with no memory of earlier answers; ``procedure`` and ``readings`` take the place of its own.

        Raises NotInTheBook for an unknown reading or choice.
        """
        book = Rulebook(self._roots, self._chosen if readings is None else readings)
        book.__dict__.update(
            decrees=self.decrees, **{name: read for name, read in self.__dict__.items() if name in _SECTIONS}
        )
        if procedure is None:
            book._change_days = self._change_days  # days of the rules, not memory of answers
            book._exchanged = self._exchanged
        else:
            book.__dict__["procedure"] = procedure
            book._exchanged = urandom(16)
        return book

    def problems(self) -> list[RuleProblem]:
        """Every problem of the rule data outside decree folders; empty when it can be used."""
        from thanhtra.rulebook.table import RuleProblem  # noqa: PLC0415 - only for problems

        found: list[RuleProblem] = []
        for section in _SECTIONS:
            try:
                getattr(self, section)
            except RulebookError as e:
                found += e.problems
            except ValueError as e:
                found.append(RuleProblem(section.removeprefix("_"), "", "data that fits together", str(e)))
        return found

    def _read(self, section: str, read: Callable[[Source], T]) -> T:
        """The section as the wheel brings it, where it is of these very files; else from TOML."""
        if self._prepared is not None:
            ready: T = self._prepared.part(section)
            return ready
        source = self._files()
        found = read(source)
        if source.problems:
            raise RulebookError(source.problems)
        return found

    def _files(self) -> Source:
        from thanhtra.rulebook.source import Source  # noqa: PLC0415 - a book of the wheel reads no file

        return Source(self._roots)

    @staticmethod
    def sections() -> tuple[str, ...]:
        """The names of all that is read outside the decrees' folders."""
        return _SECTIONS

    @cached_property
    def _digest(self) -> _Hash:
        """The hash of every rule file."""
        return digest_of(self._files())

    @cached_property
    def _prepared(self) -> Prepared | None:
        """The tables the wheel brings, where they are of these very files."""
        found = shipped() if self._roots == (_DATA,) else None
        return found if found is not None and found.is_of(_DATA) else None

    @property
    def prepared_from(self) -> str | None:
        """The fingerprint of the rule files whose tables the wheel brings, where this book is read from them; None elsewhere."""
        return None if self._prepared is None else self._prepared.head.fingerprint

    def prepared_part(self, name: str) -> Any:
        """What the wheel brings under ``name`` for a book that is read from it, its procedure its own; None elsewhere. Raises KeyError."""
        return None if self._prepared is None or self._exchanged else self._prepared.part(name)

    @cached_property
    def source(self) -> Source:
        """The files this book is read from."""
        return self._files()

    @cached_property
    def edition(self) -> str:
        """Package version and a hash of every rule file and chosen reading: two books of one edition answer alike.

        A book whose procedure was exchanged shares its edition only with what is copied from it.
        """
        if self._prepared is not None and not self._chosen and not self._exchanged:
            return self._prepared.head.edition
        from thanhtra.rulebook.edition import package_version  # noqa: PLC0415 - a wheel brings the usual one

        rules = self._digest.copy()
        rules.update(self._exchanged)
        return edition_of(package_version(), rules, {s: self.choice(s) for s in self.readings})

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """Instruments by number."""
        return self._read("instruments", lambda source: readers.read_instruments(source))

    @cached_property
    def procedure(self) -> ProcedureRules:
        """Limits, thresholds and the way of counting."""

        def read(source: Source) -> ProcedureRules:
            rules = readers.read_procedure(source)
            readers.check_names(source, rules, self.grounds)
            return rules

        return self._read("procedure", read)

    @cached_property
    def calendar(self) -> WorkingDays:
        """The public sector's working days."""
        return self._read("calendar", lambda source: reckoning.working_days(readers.read_calendar(source)))

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Fields of state management by slug."""
        return self._read("fields", lambda source: readers.read_fields(source))

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Posts by slug, past ones included."""
        return self._read("posts", lambda source: readers.read_posts(source))

    @cached_property
    def powers(self) -> dict[str, Series[Power]]:
        """Powers under the Law and the authority decree, by post; a post without rows of its own has those of what it is a kind of."""
        return self._read("powers", lambda source: readers.read_powers(source, self.posts))

    @cached_property
    def _forms(self) -> tuple[dict[str, Form], tuple[FormGap, ...]]:
        return self._read("_forms", lambda source: readers.read_forms(source))

    @cached_property
    def forms(self) -> dict[str, Form]:
        """Standard forms by ``DECREE CODE``."""
        return self._forms[0]

    @cached_property
    def form_gaps(self) -> tuple[FormGap, ...]:
        """Decrees with forms of their own that were not read."""
        return self._forms[1]

    def forms_unread(self, day: date) -> tuple[str, ...]:
        """Decrees in force that day whose forms were not read."""
        return tuple(gap.decree for gap in self.form_gaps if gap.in_force(day))

    @cached_property
    def jurisdiction(self) -> dict[str, OwnField]:
        """The own field of titles whose name says it, by post."""
        return self._read("jurisdiction", lambda source: readers.read_jurisdiction(source, self.posts, self.fields))

    @cached_property
    def setting(self) -> Setting:
        """How circumstances and age set the amount of a sanction."""
        return self._read("setting", lambda source: readers.read_setting(source))

    @cached_property
    def papers(self) -> dict[str, PaperFields]:
        """What the form of each kind of paper asks for."""
        return self._read("papers", lambda source: readers.read_papers(source))

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Bodies of state management by slug, past ones included."""
        return self._read("bodies", lambda source: readers.read_bodies(source))

    @cached_property
    def lines(self) -> tuple[ChainOfCommand, ...]:
        """Lines of command: which posts stand above which."""
        return self._read("lines", lambda source: readers.read_lines(source, self.posts))

    @cached_property
    def agencies(self) -> tuple[AgencyKind, ...]:
        """Kinds of bodies and the fields they manage."""
        return self._read("agencies", lambda source: readers.read_agency_fields(source, self.fields))

    @cached_property
    def units(self) -> tuple[UnitMap, ...]:
        """Administrative units by code, map by map."""
        return self._read("units", lambda source: readers.read_units(source))

    @cached_property
    def takeovers(self) -> Takeovers:
        """Who takes over from a post or a body that is gone."""
        return self._read("takeovers", lambda source: readers.read_takeovers(source, self.posts))

    @cached_property
    def unit_names(self) -> tuple[UnitNames, ...]:
        """What the units are called, map by map."""
        return self._read("unit_names", lambda source: readers.read_unit_names(source))

    @cached_property
    def named_bodies(self) -> NamedBodies:
        """The bodies that lists of titles name."""
        return self._read("named_bodies", lambda source: readers.read_named_bodies(source))

    @cached_property
    def periods(self) -> Periods:
        """The legal reporting periods."""
        return self._read("periods", lambda source: readers.read_periods(source))

    @cached_property
    def state_report(self) -> Series[tuple[StateLine, ...]]:
        """What the state's report on administrative sanctioning holds, version by version."""
        return self._read("state_report", lambda source: readers.read_state_report(source))

    @cached_property
    def decrees(self) -> DecreeShelf:
        """The sector decrees; each folder is read at the first question about it."""
        from thanhtra.rulebook.decrees import DecreeShelf  # noqa: PLC0415 - many questions need no decree

        return DecreeShelf(self._files, self._prepared, lambda: self.fields, lambda: self.posts, lambda: self.remedies)

    @cached_property
    def grounds(self) -> dict[str, Ground]:
        """Grounds by slug."""
        return self._read("grounds", lambda source: readers.read_grounds(source))

    @cached_property
    def remedies(self) -> dict[str, RemedyKind]:
        """Remedies by slug, those of sector decrees included."""
        return self._read("remedies", lambda source: readers.read_remedies(source))

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Open points by slug."""
        return self._read("readings", lambda source: readers.read_readings(source))

    @cached_property
    def open_points(self) -> dict[str, OpenPoint]:
        """What provisions that were read leave open, by the provision as tokens write it."""
        return self._read("open_points", lambda source: readers.read_open_points(source))

    @cached_property
    def consequences(self) -> Consequences:
        """Severity by kind of defect and day."""
        return self._read("consequences", lambda source: readers.read_consequences(source))

    @cached_property
    def transition(self) -> dict[GoverningDay, Series[Transition]]:
        """How each governing day is known to govern."""
        return self._read("transition", lambda source: readers.read_transition(source))

    @cached_property
    def annulment(self) -> Series[Grounds]:
        """The grounds on which a whole decision falls."""
        return self._read("annulment", lambda source: readers.read_annulment(source))

    def limit(self, slug: str) -> Clock:
        """The limit of that name. Raises NotInTheBook."""
        try:
            return self.procedure.limits[slug]
        except KeyError:
            raise NotInTheBook(slug) from None

    def law_period(self, day: date, instrument: str | None = None) -> date:
        """The first day of the stretch around ``day`` in which no rule changes; with ``instrument``, no row of that decree either.

        The law is constant between two such days (some thirty since 2013): what follows from rules alone is remembered by it.
        """
        days = self._change_days.get(instrument)
        if days is None:
            days = self._change_days[instrument] = self._known_change_days(instrument) or self._change_days_of(
                instrument
            )
        return days[bisect_right(days, day) - 1]

    def _known_change_days(self, instrument: str | None) -> tuple[date, ...]:
        """Those worked out when the wheel was built; none for a book whose sections were exchanged, or that reads TOML."""
        return () if self._prepared is None or self._exchanged else self._prepared.head.change_days.get(instrument, ())

    def change_days_by_instrument(self) -> dict[str | None, tuple[date, ...]]:
        """The days on which any rule changes, by decree, and outside the decrees' rows (None); for the build of the wheel."""
        return {instrument: self._change_days_of(instrument) for instrument in (None, *self.decrees.heads)}

    def _change_days_of(self, instrument: str | None) -> tuple[date, ...]:
        from thanhtra.rulebook.change_days import change_days  # noqa: PLC0415 - a wheel brings them

        found: set[date] = {date.min}
        if instrument is None:
            for section in _DATED:
                found |= change_days(getattr(self, section))
            found |= change_days(self.decrees.heads)
        else:
            found |= {*self._change_days_of(None), *self.decrees.days_of(instrument)}
        return tuple(sorted(found))

    def threshold(self, slug: str) -> ThresholdRule:
        """The threshold of that name. Raises NotInTheBook."""
        try:
            return self.procedure.thresholds[slug]
        except KeyError:
            raise NotInTheBook(slug) from None

    def choice(self, reading: str) -> str:
        """The choice made for a reading: the app's, else the default."""
        return self._chosen.get(reading, self.readings[reading].default)

    def has_chosen(self, reading: str) -> bool:
        """Whether the app chose that reading itself."""
        return reading in self._chosen

    def decree(self, instrument: str) -> Decree:
        """The head of a sector decree. Raises NotInTheBook."""
        return self.decrees.decree(instrument)

    def violation(self, citation: Citation, *, on: date) -> Violation:
        """The act at ``citation`` as the decrees had it on day ``on``.

        Raises NotYetInForce and NoLongerInForce; NoSuchProvision where the decree is whole in the book and has no such
        provision; NotInTheBook where the decree, or that provision of a decree known in part, is not there.
        """
        return self.decrees.violation(citation, on)

    def post(self, slug: str) -> Post:
        """The post of that slug. Raises NotInTheBook."""
        try:
            return self.posts[slug]
        except KeyError:
            raise NotInTheBook(f"post:{slug}") from None

    def lineage(self, slug: str) -> tuple[str, ...]:
        """The post and what it is a kind of, nearest first."""
        found = [slug]
        while (up := self.post(found[-1]).kind_of) is not None and up not in found:
            found.append(up)
        return tuple(found)

    def holds(self, instrument: str, day: date) -> bool:
        """Whether an instrument is in force on ``day``; one the book does not know is taken to be."""
        known = self.instruments.get(instrument)
        return known is None or (known.in_force <= day and (known.ended is None or day < known.ended))

    def begun(self, instrument: str, day: date) -> bool:
        """Whether an instrument has come into force by ``day``; one the book does not know is taken to have."""
        known = self.instruments.get(instrument)
        return known is None or known.in_force <= day

    def post_on(self, slug: str, day: date) -> Post:
        """The post as the texts in force on ``day`` know it: of its citations only theirs. Raises NotInTheBook."""
        key = ("post", slug, period := self.law_period(day))
        found: Post | None = self.cache.get(key)
        if found is None:
            known = self.post(slug)
            held = tuple(c for c in known.cites if self.holds(c.instrument, max(period, known.start)))
            found = self.cache[key] = attrs.evolve(known, cites=held or (_NAMED_POSTS,))
        return found

    def serves(self, post: str, bodies: tuple[str, ...], agency: str | None, day: date) -> bool | None:
        """Whether a title is one of those of ``bodies`` (none: any): by the body it names itself, else by its ``agency``; None when it cannot be told."""
        if not bodies:
            return True
        own = next((body for name in self.lineage(post) if (body := self.post(name).body_on(day)) is not None), None)
        return own in bodies if own is not None else self.named_bodies.among(agency, bodies)

    def kept_in(self, post: str, agency: str | None, day: date) -> tuple[bool | None, Kept | None]:
        """Whether the post is left in its agency on ``day`` (None when that cannot be told), and the rule that says where it is left."""
        found = self.seat(post, agency, day)
        return found.left, found.kept

    def seat(self, post: str, agency: str | None, day: date) -> Seat:
        """The post in that agency as the law has it on ``day``. Raises NotInTheBook for an unknown post."""
        return self._seats(post, agency, self.law_period(day))

    def _seat(self, post: str, agency: str | None, day: date) -> Seat:
        from thanhtra.rulebook.agency_fields import dated_fields_of  # noqa: PLC0415 - not every question asks it

        known = self.post_on(post, day)
        kept = next((k for name in self.lineage(post) if (k := self.post(name).kept_on(day)) is not None), None)
        left = True if kept is None else self.serves(post, kept.bodies, agency, day)
        begun = known.start <= day
        try:
            power = self.powers_of(post, day)
        except LawError:
            power = None
        return Seat(
            post=known,
            begun=begun,
            left=left,
            kept=kept,
            gone=begun and (left is False or not known.exists_on(day)),
            power=power,
            own=self.own_field(post),
            of_agency=dated_fields_of(self.agencies, agency or ""),
        )

    def powers_of(self, post: str, day: date) -> Version[Power]:
        """What a title may do on ``day`` under the Law or the authority decree.

        Raises NotInTheBook for an unknown post; NotYetInForce or NoLongerInForce for one that does not exist, or holds no power
        of its own, on that day; LawGap where its power was not read.
        """
        found = self._powers_on.get((post, law_period := self.law_period(day)))
        if found is None:
            found = self._powers_on[post, law_period] = self._powers_of(post, day)
        return found

    def _powers_of(self, post: str, day: date) -> Version[Power]:
        known = self.post(post)
        if day < known.start:
            raise NotYetInForce(f"post:{post}", day)
        if not known.exists_on(day):
            raise NoLongerInForce(f"post:{post}", day)
        for name in self.lineage(post):
            if name in self.powers:
                return self.powers[name].version_on(day)
        raise NotInTheBook(f"power:{post}")

    def decree_powers_of(self, post: str, instrument: str, day: date) -> tuple[DecreePower, ...]:
        """The rows of a decree in force on ``day`` that name the post, or the nearest post it is a kind of; newest text only."""
        rows = [r for r in self.decrees.powers(instrument) if r.start <= day]
        for name in self.lineage(post):
            named = [r for r in rows if name in r.posts]
            if named:
                newest = max(r.start for r in named)
                return tuple(r for r in named if r.start == newest)
        return ()

    def field_maximum(self, field: str, day: date, *, decree: str | None = None) -> Version[int]:
        """The most an individual can be fined for one act in a field on ``day``: the Law's figure, else the decree's own.

        Raises NotInTheBook for an unknown field; NotYetInForce, NoLongerInForce or LawGap where neither has a figure.
        """
        known = self.fields.get(field)
        if known is None:
            raise NotInTheBook(f"field:{field}")
        try:
            if known.maximum is None:
                raise NotInTheBook(f"maximum:{field}", day)
            return known.maximum.version_on(day)
        except LawError:
            head = self.decrees.heads.get(decree) if decree is not None else None
            if head is None or field not in head.maxima:
                raise
            return Version(start=head.start, rule=head.maxima[field], cites=head.cites[:1], known=head.known)

    def field_of_agency(self, agency: str | None, day: date) -> OwnField | None:
        """The fields a body of that name manages on ``day``; None where its name does not tell."""
        from thanhtra.rulebook.agency_fields import fields_of  # noqa: PLC0415 - not every question asks it

        return fields_of(self.agencies, agency, day)

    def own_field(self, post: str) -> OwnField | None:
        """The own field of a title whose name says it, or of what it is a kind of; None where the name says nothing."""
        return next((self.jurisdiction[name] for name in self.lineage(post) if name in self.jurisdiction), None)

    def point_of(self, remedy: str) -> str:
        """The point of Đ28.1 of the Law a remedy falls under: ``k`` for those the Government adds."""
        known = self.remedies.get(remedy)
        if known is None:
            raise NotInTheBook(f"remedy:{remedy}")
        return next((c.point for c in known.cites if c.point and c.covers(_remedy_of_the_law(c.point))), "k")

    def limitation_of(self, citation: Citation, day: date) -> LimitationRule | None:
        """The decree's own limitation for the act at ``citation``; None where it leaves the act to the field's."""
        return self.decrees.limitation_of(citation, day)

    def severity(self, defect: Defect, day: date) -> Severity:
        """What follows from a defect of a step taken on ``day``; days before the first version read the first version."""
        key = (defect, self.law_period(day))
        found = self._severities.get(key)
        if found is None:
            found = self._severities[key] = self.consequence(defect, day).rule or Severity.NOTE
        return found

    def consequence(self, defect: Defect, day: date) -> Version[Severity]:
        """The version of the consequence that holds on ``day``."""
        rows = self.consequences.by_defect[defect]
        return rows.version_on(max(day, rows.versions[0].start))

    def governing(self, by: GoverningDay, day: date) -> Transition:
        """How it is known that ``by`` governs questions handled on ``day``."""
        rows = self.transition[by]
        return rows.on(max(day, rows.versions[0].start))

    def knows(self, kind: str, slug: str) -> bool:
        """Whether a slug of ``kind`` (post, field, ground, remedy, body) was ever known."""
        return slug in self._slugs(kind)

    def suggest(self, kind: str, slug: str) -> str | None:
        """The nearest known slug of ``kind``, if any is near."""
        from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake's message

        return next(iter(get_close_matches(slug, self._slugs(kind), n=1)), None)

    def names_of_kind(self, kind: str) -> dict[str, tuple[str, str]]:
        """Slug → Vietnamese and English name of every ``post``, ``field``, ``ground``, ``remedy`` or ``body`` that was ever known."""
        return {slug: (one.vi, one.en) for slug, one in self._slugs(kind).items()}

    def _slugs(self, kind: str) -> Mapping[str, Post | Field | Ground | RemedyKind | Body]:
        known: Mapping[str, Post | Field | Ground | RemedyKind | Body] = getattr(self, _SLUGS_IN[kind])
        return known

    def due_date(self, start: date | datetime, terms: tuple[TimeLimit, ...], pauses: tuple[Pause, ...] = ()) -> DueDate:
        """The last day of a limit on this book's calendar, instants on the law's clock; memoised, bounded."""
        return self._due_dates(reckoning.on_law_clock(start) if isinstance(start, datetime) else start, terms, pauses)

    def _due_date(
        self, start: date | datetime, terms: tuple[TimeLimit, ...], pauses: tuple[Pause, ...] = ()
    ) -> DueDate:
        day = reckoning.law_day(start)
        counting = self.procedure.counting
        version = counting.version_on(max(day, counting.versions[0].start))
        if version.rule is None:  # pragma: no cover - counting has no gaps; the linter checks it
            raise NotInTheBook("counting", day)
        return reckoning.due_date(start, terms, self.calendar, version.rule, pauses)


def _remedy_of_the_law(point: str) -> Citation:
    return Citation("15/2012/QH13", "28", "1", point)


_SLUGS_IN: Final = {"post": "posts", "field": "fields", "ground": "grounds", "remedy": "remedies", "body": "bodies"}
"""By kind of slug, the section that holds them."""
_DATED: Final = (
    "procedure",
    "fields",
    "posts",
    "consequences",
    "transition",
    "annulment",
    "powers",
    "setting",
    "jurisdiction",
)
"""The sections whose rules have days of their own; the calendar's are not rules."""

_NAMED_POSTS: Final = Citation.parse("15/2012/QH13 Đ53")
"""Where the Law speaks of posts and their names: cited for a post on days before any text that names it."""
_DATA: Final = folder() / "data"
_SECTIONS: Final = (
    "instruments",
    "readings",
    "grounds",
    "procedure",
    "calendar",
    "fields",
    "posts",
    "remedies",
    "consequences",
    "transition",
    "annulment",
    "powers",
    "_forms",
    "setting",
    "periods",
    "state_report",
    "bodies",
    "papers",
    "jurisdiction",
    "named_bodies",
    "open_points",
    "lines",
    "units",
    "unit_names",
    "takeovers",
    "agencies",
)


@lru_cache(maxsize=8)
def _of(roots: tuple[Traversable | None, ...], chosen: tuple[tuple[str, str], ...]) -> Rulebook:
    return Rulebook(tuple(_DATA if root is None else root for root in roots), dict(chosen))


def _read_again(roots: tuple[Traversable | None, ...], chosen: dict[str, str]) -> Rulebook:
    """The book of another process, read once in this one."""
    return _built_in() if roots == (None,) and not chosen else _of(roots, tuple(sorted(chosen.items())))


@lru_cache(maxsize=1)
def _built_in() -> Rulebook:
    return Rulebook((_DATA,))
