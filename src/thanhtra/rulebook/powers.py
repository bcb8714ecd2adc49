"""``powers/<force>.toml``: what each title may do under the Law and the authority decree, by day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thanhtra.law import POINTS, Citation, Series, Version, series
from thanhtra.rulebook.decree_heads import read_stated
from thanhtra.rulebook.rules import Post
from thanhtra.rulebook.sanctioning import Confiscation, ConfiscationReach, Power
from thanhtra.rulebook.source import Source
from thanhtra.rulebook.table import RuleProblem, Table
from thanhtra.rulebook.versions import known_as
from thanhtra.terms import Basis, SubjectKind

LICENCE: Final = ("withdraw-licence", "suspend-activity")
_WHOLE: Final = 100


def read_confiscation(row: Table) -> Confiscation | None:
    """``"none"``, ``"any"`` or ``{ times = n }``."""
    table = row.table("confiscate") if isinstance(row.data.get("confiscate"), dict) else None
    if table is not None:
        times = table.integer("times", least=1)
        table.close()
        return None if times is None else Confiscation(ConfiscationReach.LIMITED, times)
    said = row.choice("confiscate", ConfiscationReach)
    if said is ConfiscationReach.LIMITED:
        row.note("confiscate", "none, any or { times = n }", said.value)
    return None if said is None else Confiscation(said)


def _remedies(row: Table) -> tuple[str, ...] | None:
    if row.data.get("remedies") == "all":
        row.asked.add("remedies")
        return None
    points = row.texts("remedies", required=True)
    if any(len(p) != 1 or p not in POINTS for p in points):
        row.note("remedies", 'letters of points, or "all"', points)
    return points


def _power(
    row: Table,
    post: str,
    default: Basis,
    cites: tuple[Citation, ...],
    about: tuple[tuple[Citation, ...], tuple[Citation, ...]],
) -> Power | None:
    start = row.day("from")
    percent = row.integer("percent", least=1, required=False)
    cap, amount = row.integer("cap", least=1, required=False), row.integer("amount", least=1, required=False)
    if (percent is None) == (amount is None):
        row.note("percent", "either percent or amount", "both" if percent else "neither")
    if percent is not None and percent > _WHOLE:
        row.note("percent", "at most 100", percent)
    stated = read_stated(row, "stated_for", SubjectKind.INDIVIDUAL)
    warning, licence = row.flag("warning"), row.texts("licence", required=True)
    if unknown := [m for m in licence if m not in LICENCE]:
        row.note("licence", f"of {', '.join(LICENCE)}", unknown)
    confiscation, expel, remedies = read_confiscation(row), row.flag("expel"), _remedies(row)
    bodies, coerce, delegate = row.texts("bodies"), row.flag("coerce"), row.flag("delegate")
    if start is None or confiscation is None:
        return None
    return Power(
        post=post,
        start=start,
        percent=percent,
        cap=cap,
        amount=amount,
        stated_for=stated,
        warning=warning,
        licence=licence,
        confiscation=confiscation,
        expel=expel,
        remedies=remedies,
        bodies=bodies,
        coerce=coerce,
        delegate=delegate,
        coerce_cites=about[0],
        delegate_cites=about[1],
        cites=cites,
        known=known_as(row, default),
        note=row.text("note", required=False),
    )


def read_powers(source: Source, posts: Mapping[str, Post]) -> dict[str, Series[Power]]:
    """Every title's own powers by post; a later root adds versions."""
    rows: dict[str, list[Version[Power]]] = {}
    for table in source.tables("powers"):
        known = known_as(table, Basis.TEXT)
        about = table.cites("coerce_cites", required=False), table.cites("delegate_cites", required=False)
        for row in table.tables("power"):
            post, start = row.text("post"), row.day("from")
            if post not in posts:
                row.note("post", "a post of posts.toml", post)
            ended, gap = row.flag("ended"), row.text("gap", required=False)
            cites = row.cites(required=not gap)
            own = (
                row.cites("coerce_cites", required=False) or about[0],
                row.cites("delegate_cites", required=False) or about[1],
            )
            rule = None if ended or gap else _power(row, post, known, cites, own)
            level, note = known_as(row, known), row.text("note", required=False)
            if start is not None and (rule is not None or ended or gap):
                rows.setdefault(post, []).append(
                    Version(start=start, rule=rule, cites=cites, known=level, ended=ended, gap=gap, note=note)
                )
    found: dict[str, Series[Power]] = {}
    for post, versions in rows.items():
        try:
            found[post] = series(f"power:{post}", versions)
        except ValueError as e:
            source.problems.append(
                RuleProblem("powers", post, "versions that each start on a day of their own", str(e))
            )
    return found
