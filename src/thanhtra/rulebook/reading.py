"""From TOML files to rules. All problems of a whole rulebook come back at once; a later root extends or replaces an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from thanhtra.law import GoverningDay, Instrument, Series, Version, series
from thanhtra.reckoning import Counting
from thanhtra.rulebook.clock import Clock
from thanhtra.rulebook.clock_reading import read_clock
from thanhtra.rulebook.rules import (
    Consequences,
    NamedRule,
    ProcedureRules,
    Reading,
    Says,
    Threshold,
    ThresholdRule,
    Transition,
    Unmodelled,
)
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import RuleProblem, Table
from thanhtra.rulebook.versions import by_slug, known_as, read_versions, series_of
from thanhtra.terms import Basis, Defect, Severity

R = TypeVar("R")


def _threshold(table: Table) -> Threshold | None:
    individual, organization = table.integer("individual", least=1), table.integer("organization", least=1)
    return (
        None
        if individual is None or organization is None
        else Threshold(individual=individual, organization=organization)
    )


def _says(table: Table) -> Says | None:
    inner = table.table("says")
    if inner is None or not inner.data:
        table.note("says", "a table of named values", "nothing")
        return None
    for key, value in inner.data.items():
        if type(value) not in (str, int, bool):
            inner.note(key, "a text, a whole number, true or false", value)
    return dict(inner.data)


def _unmodelled(table: Table) -> Unmodelled:
    return Unmodelled(what=table.text("what"), why=table.text("why"), cites=table.cites())


def _counting(table: Table) -> Counting | None:
    cites = {f.name: table.cite(f.name) for f in attrs.fields(Counting)}
    known = {k: v for k, v in cites.items() if v is not None}
    return Counting(**known) if len(known) == len(cites) else None


def read_procedure(source: Source) -> ProcedureRules:
    """``procedure/*.toml``: one rule a file; a later root's file of the same slug adds versions."""
    limits: dict[str, Clock] = {}
    thresholds: dict[str, ThresholdRule] = {}
    rules: dict[str, NamedRule] = {}
    unmodelled: list[Unmodelled] = []
    counting: list[Version[Counting]] = []
    for table in source.tables("procedure"):
        kind = table.text("kind")
        known = known_as(table, Basis.TEXT)
        if kind == "unmodelled":
            unmodelled += [_unmodelled(row) for row in table.tables("unmodelled", required=True)]
            continue
        slug = table.text("slug")
        if kind == "limit":
            if (found := read_clock(table, slug, limits.get(slug))) is not None:
                limits[slug] = found
            continue
        vi, en = table.text("vi"), table.text("en")
        day = table.choice("day", GoverningDay, default=GoverningDay.TRIGGER) or GoverningDay.TRIGGER
        if kind == "threshold":
            amounts = read_versions(table, "version", _threshold, known)
            if slug in thresholds:
                amounts = [*thresholds[slug].versions.versions, *amounts]
            if found_amounts := series_of(table, slug, amounts):
                thresholds[slug] = ThresholdRule(
                    slug=slug, vi=vi, en=en, day=day, versions=found_amounts, source=table.file
                )
        elif kind == "rule":
            values = read_versions(table, "version", _says, known)
            if slug in rules:
                values = [*rules[slug].versions.versions, *values]
            if found_values := series_of(table, slug, values):
                rules[slug] = NamedRule(slug=slug, vi=vi, en=en, day=day, versions=found_values, source=table.file)
        elif kind == "counting":
            counting += read_versions(table, "version", _counting, known)
        else:
            table.note("kind", "limit, threshold, rule, counting or unmodelled", kind)
    if not counting:
        source.problems.append(RuleProblem("procedure", "counting", "a file of kind counting", "none"))
        return ProcedureRules(limits=limits, thresholds=thresholds, counting=_NO_COUNTING)
    return ProcedureRules(
        limits=limits,
        thresholds=thresholds,
        counting=series("counting", counting),
        rules=rules,
        unmodelled=tuple(unmodelled),
    )


_NO_COUNTING: Series[Counting] = Series("counting", (), ())


def read_instruments(source: Source) -> dict[str, Instrument]:
    """``instruments.toml``."""
    found: dict[str, Instrument] = {}
    for table in source.tables("instruments.toml"):
        known = known_as(table, Basis.TEXT)
        for row in table.tables("instrument"):
            number, kind, vi, en = row.text("number"), row.text("kind"), row.text("vi"), row.text("en")
            issued, start, ended = (
                row.day("issued", required=False),
                row.day("in_force"),
                row.day("ended", required=False),
            )
            level, note = known_as(row, known), row.text("note", required=False)
            if start:
                found[number] = Instrument(
                    number=number,
                    kind=kind,
                    vi=vi,
                    en=en,
                    issued=issued,
                    in_force=start,
                    ended=ended,
                    known=level,
                    note=note,
                )
    return found


def read_readings(source: Source) -> dict[str, Reading]:
    """``readings.toml``."""

    def make(t: Table) -> Reading:
        reading = Reading(
            slug=t.text("slug"),
            choices=t.texts("choices", required=True),
            default=t.text("default"),
            vi=t.text("vi"),
            en=t.text("en"),
            cites=t.cites(required=False),
        )
        if reading.default not in reading.choices:
            t.note("default", f"one of {', '.join(reading.choices)}", reading.default)
        return reading

    return by_slug(source, ("readings.toml",), "reading", make)


def _by_enum(source: Source, file: str, key: str, kind: Any, rule: Callable[[Table], R | None]) -> dict[Any, Series[R]]:
    rows: dict[Any, list[Version[R]]] = {}
    heads: dict[Any, Table] = {}
    for table in source.tables(file):
        known = known_as(table, Basis.TEXT)
        for row in table.tables(key):
            of = row.choice("of", kind)
            row.text("note", required=False)
            rows.setdefault(of, []).extend(read_versions(row, "version", rule, known))
            heads[of] = row
    found = {of: series_of(heads[of], f"{key}:{of.value}", v) for of, v in rows.items() if of is not None}
    for member in kind:
        if member not in found:
            source.problems.append(RuleProblem(file, key, f"a row of {member.value}", "none"))
    return {of: s for of, s in found.items() if s is not None}


def read_consequences(source: Source) -> Consequences:
    """``consequences.toml``: every kind of defect has a severity on every day."""
    return Consequences(
        by_defect=_by_enum(source, "consequences.toml", "consequence", Defect, lambda t: t.choice("severity", Severity))
    )


def read_transition(source: Source) -> dict[GoverningDay, Series[Transition]]:
    """``transition.toml``: for each governing day, how it is known that it governs."""

    def rule(t: Table) -> Transition:
        return Transition(
            basis=known_as(t, Basis.INFERENCE), cites=t.cites(required=False), note=t.text("note", required=False)
        )

    return _by_enum(source, "transition.toml", "governing", GoverningDay, rule)


def check_names(source: Source, procedure: ProcedureRules, grounds: Iterable[str]) -> None:
    """Every ground a limit names is a ground of ``grounds.toml``."""
    known = set(grounds)
    for limit in procedure.limits.values():
        for version in limit.versions.versions:
            for ground in sorted(version.rule.grounds - known) if version.rule else ():
                source.problems.append(
                    RuleProblem(
                        limit.source,
                        f"version from {version.start.isoformat()}",
                        "a ground of grounds.toml",
                        repr(ground),
                        code="unknown_slug",
                    )
                )
