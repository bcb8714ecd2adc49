"""``thanhtra law impact``: what changed rules would do to the files there are; nothing is written."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from thanhtra.casefile import Case
from thanhtra.cli.notes import tell_problems
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import add_checks, add_lang
from thanhtra.errors import Unusable
from thanhtra.outputs import readable
from thanhtra.rulebook import Rulebook

_UNUSABLE: Final = 2
_SHOWN: Final = 20


def run(args: argparse.Namespace) -> int:
    """The action. 0, or 2 when a folder or a file cannot be used."""
    from thanhtra.checks import own_checks  # noqa: PLC0415 - the other actions do not need it

    try:
        from thanhtra.bulk.impact import Totals, impact, rules_moved  # noqa: PLC0415 - an extra
    except ImportError as missing:
        tell(f"thanhtra law impact: cần / needs thanhtra[bulk] ({missing.name})\n")
        return _UNUSABLE
    for path in args.rules:
        if not path.is_dir():
            tell(f"thanhtra law impact: {readable(str(path))}: không phải thư mục / not a folder\n")
            return _UNUSABLE
    old, new = Rulebook.built_in(), Rulebook.load(*args.rules)
    own = own_checks(args.checks)
    population, totals = _Population(args.files, new, args.lang), Totals()
    rules = [{"slug": r.slug, "series": r.series, "since": r.since.isoformat()} for r in rules_moved(old, new)]
    moved: list[dict[str, Any]] = []
    for one in totals.watched(impact(population.cases(), old, new, as_of=args.as_of, checks=own)):
        if args.json:
            sys.stdout.write(json.dumps(one.to_json(), ensure_ascii=False) + "\n")
        elif len(moved) < _SHOWN:
            moved.append(one.to_json())
    figures = {"cases": population.read, "unusable": population.unusable, **totals.to_json(), "rules": rules}
    if args.json:
        sys.stdout.write(json.dumps({"impact": figures}, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_text(figures, moved))
    return _UNUSABLE if population.unusable else 0


class _Population:
    """The cases of the files named; what is no case is said and left out."""

    def __init__(self, files: list[str], book: Rulebook, lang: str) -> None:
        self.files, self.book, self.lang = files, book, lang
        self.read = 0
        self.unusable = 0

    def cases(self) -> Iterator[Case]:
        from thanhtra.bulk import read_many  # noqa: PLC0415 - an extra

        for found in read_many(self.files, self.book):
            if isinstance(found, Unusable):
                self.unusable += 1
                tell_problems(found, self.lang)
            else:
                self.read += 1
                yield found


def _text(figures: dict[str, Any], moved: list[dict[str, Any]]) -> str:
    lines = [f"quy định đổi / rules that move: {len(figures['rules'])}"]
    lines += [f"  {r['slug']} ({r['series']}) từ / from {r['since']}" for r in figures["rules"]]
    lines.append(
        f"hồ sơ / cases: {figures['cases']} · có thay đổi / moved: {figures['moved']} · phải chuyển người có thẩm quyền / to hand over: {figures['hand_over']}"
    )
    lines.append(
        f"mất thẩm quyền / authority lost: {figures['authority_lost']} · có thêm thẩm quyền / gained: {figures['authority_gained']}"
    )
    for key, words in (
        ("shifts", "thời hạn dời / deadlines that shift"),
        ("gained", "sai sót phát sinh / findings gained"),
        ("lost", "sai sót không còn / findings lost"),
    ):
        lines += (
            [f"{words}:", *(f"  {name:<26}{count}" for name, count in figures[key].items())] if figures[key] else []
        )
    for one in moved:
        shifts = [f"{s['kind']} {s['before'] or '—'} → {s['after'] or '—'}" for s in one["shifts"]]
        turns = [f"{t['check']} {t['before'] or '—'} → {t['after'] or '—'}" for t in one["turns"]]
        lines.append(f"{one['case']}: {'; '.join([*shifts, *turns, *(f'{o} ✗' for o in one['hand_over'])])}")
    if figures["moved"] > len(moved):
        lines.append(f"… {figures['moved'] - len(moved)} hồ sơ nữa / more: --json")
    return "\n".join(lines) + "\n"


def add_to(under: Any, *, a_day: Any) -> None:
    """The action's arguments."""
    made = under.add_parser(
        "impact",
        help="tác động của quy định mới lên hồ sơ / what new rules do to the files there are",
        allow_abbrev=False,
    )
    made.add_argument("files", nargs="+", metavar="FILE", help="hồ sơ hoặc thư mục / case files or folders")
    made.add_argument(
        "--rules",
        nargs="+",
        type=Path,
        required=True,
        metavar="PATH",
        help="thư mục quy định mới / folders of the new rules, laid over the built-in ones",
    )
    add_checks(made)
    add_lang(made)
    made.add_argument("--as-of", type=a_day, metavar="DATE", help="ngày xem xét / the day authority is asked for")
    made.add_argument(
        "--json",
        action="store_true",
        help="một dòng một hồ sơ, dòng cuối là tổng hợp / a line a case, the figures last",
    )
