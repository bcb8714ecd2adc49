"""``thanhtra law coverage``: which versions of the rules decided the situations and cases given, both ways."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from thanhtra.casefile import Case
from thanhtra.cli.notes import tell_problems
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import add_checks, add_lang, add_rules, book_of, nearest
from thanhtra.errors import Unusable

if TYPE_CHECKING:
    from thanhtra.situations import Coverage, Covered, Excuse, Situation

_LACKING: Final = 1
_UNUSABLE: Final = 2


def add_to(under: Any, *, a_day: Any) -> None:
    """The action's arguments."""
    made = under.add_parser(
        "coverage",
        help="phiên bản nào đã được tình huống kiểm chứng / which versions decided situations, both ways",
        allow_abbrev=False,
    )
    made.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="tình huống / situations (.toml), hồ sơ / cases (.json, .jsonl), thư mục / folders",
    )
    made.add_argument(
        "--excused",
        type=Path,
        metavar="FILE",
        help="phiên bản được miễn và lý do / versions that need not decide, and why (TOML)",
    )
    made.add_argument(
        "--series", action="append", metavar="SLUG", help="chỉ quy định này / this rule only; may be repeated"
    )
    made.add_argument(
        "--since",
        type=a_day,
        metavar="DATE",
        help="chỉ phiên bản bắt đầu từ ngày này / versions that start on this day or later",
    )
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    add_rules(made)
    add_checks(made)
    add_lang(made)


def run(args: argparse.Namespace) -> int:
    """The action: 0 when every version asked about decided both ways or is excused, 1 when one did not, 2 for unusable input."""
    from thanhtra.checks import own_checks  # noqa: PLC0415 - the other actions do not need it
    from thanhtra.situations import coverage, excuses, given  # noqa: PLC0415 - likewise

    book = book_of(args.rules, args.reading)
    seen = _SeenVersions(args.lang)
    try:
        excused = excuses(args.excused) if args.excused else {}
        own = own_checks(args.checks)
        found = coverage(book, seen.usable(given(args.paths, book)), checks=own)
    except Unusable as error:
        tell_problems(error, args.lang)
        return _UNUSABLE
    if not found.situations + found.cases:
        return _UNUSABLE if seen.unusable else _refused("không có tình huống, hồ sơ nào / no situation and no case")
    known = {v.slug for v in found.versions}
    for slug in args.series or ():
        if slug not in known:
            return _refused(f"không có / nothing called {slug!r}{nearest(slug, known)}")
    asked = [
        v
        for v in found.versions
        if (not args.series or v.slug in args.series) and (args.since is None or v.since >= args.since)
    ]
    told = _told(found, asked, excused)
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n" if args.json else _text(told))
    if seen.unusable:
        return _UNUSABLE
    return _LACKING if told["lacking"] or told["wrong"] or told["idle"] or told["unknown"] else 0


def _refused(why: str) -> int:
    tell(f"thanhtra law coverage: {why}\n")
    return _UNUSABLE


class _SeenVersions:
    """What cannot be used is said and left out."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.unusable = False

    def usable(self, items: Iterable[Situation | Case | Unusable]) -> Iterator[Situation | Case]:
        for item in items:
            if isinstance(item, Unusable):
                self.unusable = True
                tell_problems(item, self.lang)
            else:
                yield item


def _told(found: Coverage, asked: list[Covered], excused: dict[str, Excuse]) -> dict[str, Any]:
    from thanhtra.situations import idle, unexcused, unknown  # noqa: PLC0415 - likewise

    return {
        "situations": found.situations,
        "cases": found.cases,
        "versions": [
            {
                "slug": v.slug,
                "since": v.since.isoformat(),
                "satisfied": v.satisfied,
                "finding": v.finding,
                "never": list(v.never),
                **({"excused": excused[v.name].why} if v.never and v.name in excused else {}),
            }
            for v in asked
        ],
        "lacking": [v.name for v in unexcused(asked, excused)],
        "idle": idle(asked, excused),
        "unknown": unknown(found.versions, excused),
        "wrong": [{"check": s.check, "says": s.says, "differs": list(lines)} for s, lines in found.wrong],
    }


def _text(told: dict[str, Any]) -> str:
    lacking = set(told["lacking"])
    lines = [f"tình huống / situations: {told['situations']} · hồ sơ / cases: {told['cases']}"]
    for row in told["versions"]:
        mark = "✗" if f"{row['slug']}@{row['since']}" in lacking else "–" if row["never"] else "✓"
        lines.append(
            f"{mark} {row['slug']:<32} {row['since']}  đúng / in order: {_by(row['satisfied'])} · sai / not: {_by(row['finding'])}"
        )
        if "excused" in row:
            lines.append(f"    miễn / excused: {row['excused']}")
    whole = sum(not row["never"] for row in told["versions"])
    lines.append(f"{whole}/{len(told['versions'])} phiên bản đã quyết định cả hai chiều / versions decided both ways")
    for key, words in (
        ("lacking", "chưa quyết định cả hai chiều, không được miễn / not decided both ways, not excused"),
        ("idle", "miễn thừa: đã quyết định / excused for nothing: it decided"),
        ("unknown", "miễn cho phiên bản không có / excused, but no such version"),
    ):
        lines += [f"{words}: {', '.join(told[key])}"] if told[key] else []
    for one in told["wrong"]:
        lines += [
            f"trả lời khác / answered otherwise: {one['check']}: {one['says']}",
            *(f"    {line}" for line in one["differs"]),
        ]
    return "\n".join(lines) + "\n"


def _by(counts: dict[str, int]) -> str:
    return ", ".join(f"{code} {n}" for code, n in counts.items()) or "—"
