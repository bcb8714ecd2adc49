"""Draws the rows of rule data and the answers that ``docs/development/reread.md`` reads again; run it to print them.

A row's or an answer's place in the draw is the SHA-256 of the seed and its name, and the lowest of each stratum are drawn: what is added
later can enter a draw, but moves nothing else in it. Answers are drawn from the golden situations, the published cases, and one lawful
and one spoiled history of every check and regime of the test kit.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, cast, get_args

import attrs

from thanhtra.casefile import Case
from thanhtra.casefile.values import SubjectKind
from thanhtra.exchange import read_case
from thanhtra.findings import Answer
from thanhtra.reviewing import ask, review
from thanhtra.rulebook import Rulebook
from thanhtra.testing import CATALOGUE, REGIMES, Plan, lawful_case, regime_named, situations
from thanhtra.testing.lawful import Extra

SEED = "20261130"
DATA = Path(__file__).resolve().parents[2] / "src" / "thanhtra" / "rulebook" / "data"
SECTOR = ("control-", "device-", "licence-", "platform-", "security-")
"""How the names of the sector clocks begin."""
STRATA = {
    "procedure": 9,
    "sector clocks": 3,
    "powers of the law": 7,
    "powers of decrees": 4,
    "acts": 8,
    "heads of decrees": 3,
    "bodies and posts": 3,
    "fields, days, consequences": 3,
}
PEOPLE = ("bodies", "posts", "takeovers", "jurisdiction", "named_bodies", "agency_fields")
OTHER = ("fields", "consequences", "annulment", "transition", "periods", "circumstances", "grounds", "remedies")
NAMES = ("slug", "post", "posts", "of", "at", "kind", "articles", "clause", "field", "from")
"""Fields that tell a row from its neighbours, in the order they are put together."""


def place(name: str) -> str:
    """Where a name stands in the draw."""
    return sha256(f"{SEED} {name}".encode()).hexdigest()


def stratum(path: Path) -> str | None:
    """The stratum of a data file; None: spellings, codes and days off, which are no rows of a statute's rule."""
    folder = path.relative_to(DATA).parts[0]
    if folder == "procedure":
        return (
            None
            if path.stem.startswith(("unmodelled", "inspection-unmodelled"))
            else ("sector clocks" if path.stem.startswith(SECTOR) else "procedure")
        )
    if folder == "powers":
        return "powers of the law"
    if folder == "decrees":
        return {"powers": "powers of decrees", "violations": "acts", "decree": "heads of decrees"}.get(path.stem)
    return "bodies and posts" if path.stem in PEOPLE else "fields, days, consequences" if path.stem in OTHER else None


def rows() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every row of the strata: stratum, name (file, then what tells it from its neighbours), and what it holds."""
    for path in sorted(DATA.rglob("*.toml")):
        kind = stratum(path)
        if kind is not None:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            for name, row in _tables(table):
                yield kind, f"{path.relative_to(DATA).with_suffix('').as_posix()} {name}", row


def _tables(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for key, value in table.items():
        if (
            isinstance(value, list)
            and value
            and all(
                isinstance(v, dict) and {"from", "at", "slug", "post", "posts", "of", "kind", "version"} & set(v)
                for v in value
            )
            and key not in ("starts", "met", "ends_with", "remedies", "additional", "grounds", "timely")
        ):
            for row in value:
                name = " ".join(part for part in (above, key, _name(row)) if part)
                below = list(_tables(row, name))
                if not below or any(
                    not isinstance(v, list) or not v or not isinstance(v[0], dict)
                    for k, v in row.items()
                    if k in ("cites", "at", "frame")
                ):
                    yield name, {k: v for k, v in row.items() if k != "version"}
                yield from below


def _name(row: dict[str, Any]) -> str:
    told = (row[key] for key in NAMES if key in row and not isinstance(row[key], dict))
    return " ".join(",".join(map(str, value)) if isinstance(value, list) else str(value) for value in told)


def drawn_rows() -> list[tuple[str, str, dict[str, Any]]]:
    """The rows of the draw, by stratum; at most two of one file."""
    everything = sorted(rows(), key=lambda r: place(r[1]))
    return [row for kind, count in STRATA.items() for row in _at_most(two_of_a_file(everything, kind), count)]


def two_of_a_file(
    everything: Iterable[tuple[str, str, dict[str, Any]]], kind: str
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The rows of a stratum in the order of the draw, at most two of one file."""
    seen: Counter[str] = Counter()
    for row in everything:
        file = row[1].partition(" ")[0]
        if row[0] == kind and seen[file] < 2:
            seen[file] += 1
            yield row


def _at_most(some: Iterator[Any], count: int) -> list[Any]:
    return [row for row, _ in zip(some, range(count), strict=False)]


@attrs.frozen(kw_only=True, eq=False)
class DrawnAnswer:
    """One answer of the draw: where it comes from, the file it is about, and what was said."""

    name: str
    case: Case
    answer: Answer


ROOT = Path(__file__).resolve().parents[2]
ANSWERS = {"golden": (6, 5, 5), "kit": (5, 5, 3), "published": (4, 3, 4)}
"""How many satisfied, findings and not assessed of each source; at most two of one check in all."""
KINDS = ("satisfied", "finding", "not_assessed")


def _wants(name: str, wanted: frozenset[str]) -> bool:
    return not wanted or any(one.startswith(name + " ") or one == name for one in wanted)


def golden(book: Rulebook, wanted: frozenset[str] = frozenset()) -> Iterator[DrawnAnswer]:
    """The answer of every golden situation, by check and number; of those ``wanted``, where any are named."""
    for path in sorted((ROOT / "tests" / "checks" / "golden").glob("*.toml")):
        for number, one in enumerate(situations(path), 1):
            if not _wants(f"golden {one.check} {number}", wanted):
                continue
            under = book.afresh(readings=one.readings) if one.readings else book
            if one.event is not None and one.wanted["answer"] != "none":
                case = one.read(under)
                found = [a for a in ask(case, under, check=one.check, event=one.event) if one.act in (None, a.act)]
                yield from (DrawnAnswer(name=f"golden {one.check} {number}", case=case, answer=a) for a in found)


def published(book: Rulebook, wanted: frozenset[str] = frozenset()) -> Iterator[DrawnAnswer]:
    """Every answer about every published case; of those ``wanted``, where any are named."""
    for path in sorted((ROOT / "examples" / "published").glob("*.json")):
        case = read_case(path, slugs=book)
        if _wants(f"published {case.id}", wanted):
            yield from _reviewed(f"published {case.id}", case, book)


def kit(book: Rulebook, wanted: frozenset[str] = frozenset()) -> Iterator[DrawnAnswer]:
    """Every answer about one history a regime, kind of subject and set of extras, and about one spoiled history a defect and regime; of those ``wanted``."""
    sets: list[tuple[Extra, ...]] = [(), *((extra,) for extra in cast("tuple[Extra, ...]", get_args(Extra)))]
    for regime in map(regime_named, REGIMES):
        for kind in cast("tuple[SubjectKind, ...]", get_args(SubjectKind)):
            for with_ in sets:
                name = f"kit {regime.name} {kind} {'+'.join(with_) or 'plain'}"
                if not _wants(name, wanted):
                    continue
                turn = int(place(name)[:8], 16)
                day = regime.first + timedelta(turn % ((regime.last - regime.first).days + 1))
                plan = Plan(
                    regime=regime,
                    provision=regime.offered[0],
                    post=regime.posts[turn % len(regime.posts)],
                    subject=kind,
                    with_=with_,
                    waits=(0, turn % 6, 1, 1),
                    acted_before=turn % 60,
                )
                yield from _reviewed(name, lawful_case(plan, book, detected=day), book)
    for slug, defect in CATALOGUE.items():
        for regime in map(regime_named, defect.regimes or REGIMES):
            post = next((p for p in regime.posts if p in defect.posts), regime.posts[0])
            act = (regime.heard if defect.heard else regime.offered)[:1]
            if act and _wants(f"kit {regime.name} {slug}", wanted):
                plan = Plan(
                    regime=regime,
                    provision=act[0],
                    post=post,
                    subject=(defect.subjects or ("individual",))[0],
                    with_=defect.with_,
                )
                yield from _reviewed(
                    f"kit {regime.name} {slug}", defect.spoil(lawful_case(plan, book, detected=regime.first)), book
                )


def _reviewed(name: str, case: Case, book: Rulebook) -> Iterator[DrawnAnswer]:
    for a in review(case, book).answers:
        yield DrawnAnswer(name=f"{name} {a.check} {a.event}" + (f" {a.act}" if a.act else ""), case=case, answer=a)


def digest(row: dict[str, Any]) -> str:
    """What a row holds, in twelve digits: another digest, another row to read."""
    return sha256(repr(sorted(row.items(), key=lambda item: item[0])).encode()).hexdigest()[:12]


def answers_named(names: Iterable[str], book: Rulebook) -> dict[str, Answer]:
    """Those answers of the three sources, by name."""
    wanted = frozenset(names)
    return {
        one.name: one.answer
        for source in (golden, kit, published)
        for one in source(book, wanted)
        if one.name in wanted
    }


def drawn_answers(book: Rulebook) -> list[DrawnAnswer]:
    """The answers of the draw, by source and kind."""
    seen: Counter[str] = Counter()
    found: list[DrawnAnswer] = []
    for source, counts in ANSWERS.items():
        everything = sorted(
            {"golden": golden, "kit": kit, "published": published}[source](book), key=lambda d: place(d.name)
        )
        for kind, count in zip(KINDS, counts, strict=True):
            left = count
            for one in everything:
                if left and one.answer.kind == kind and seen[one.answer.check] < 2:
                    seen[one.answer.check] += 1
                    left -= 1
                    found.append(one)
    return found


def lines() -> Iterator[str]:
    """The draw, a line each."""
    for kind, name, row in drawn_rows():
        yield f"{kind} | {name} | {row}"
    for one in drawn_answers(Rulebook.built_in()):
        yield f"{one.answer.kind} | {one.name} | {one.answer.message.en}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines())
