"""Forms of a review that hold all cases in one document: page, calendar, event log, SARIF (dạng kết quả chung cho nhiều hồ sơ)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from thanhtra.casefile import Case
from thanhtra.cli.review_files import Item, Seen, answered, cases_of
from thanhtra.cli.streams import tell
from thanhtra.errors import Unusable
from thanhtra.exchange.bytes_in import LINES
from thanhtra.exchange.problem_words import unusable_lines
from thanhtra.findings import Review
from thanhtra.outputs import readable
from thanhtra.reviewing import review
from thanhtra.rulebook import Rulebook


def reviewed(items: Iterable[Item], lang: str) -> Iterator[tuple[Case, Review]]:
    """The cases that could be used; the problems of the others go to stderr. After none, the command ends: a page of no case says that all is well."""
    seen = Seen()
    for item in seen.watched(iter(items)):
        if isinstance(item, Unusable):
            tell("".join(f"{line}\n" for line in unusable_lines(item, lang=lang)))
        else:
            yield item
    seen.refuse_nothing()


def document(form: str, items: Iterable[Item], lang: str, book: Rulebook) -> str:
    """One document over all cases: a page, a calendar or an event log."""
    kept = reviewed(items, lang)
    if form == "html":
        from thanhtra.export.html import html_page  # noqa: PLC0415 - each form loads what it needs and no more

        return html_page(kept, lang=lang, book=book)
    if form == "ics":
        from thanhtra.export.calendars import calendar  # noqa: PLC0415 - likewise

        return calendar(kept, lang=lang, book=book)
    from thanhtra.export.ocel import ocel  # noqa: PLC0415 - likewise

    return json.dumps(ocel(kept), ensure_ascii=False) + "\n"


def as_sarif(args: argparse.Namespace, book: Rulebook, seen: Seen) -> None:
    """One log; a result's line is that of its case."""
    from thanhtra.export.sarif import sarif  # noqa: PLC0415 - likewise

    def placed() -> Iterator[tuple[str, Review | Unusable]]:
        for place, item in _with_places(args, book, seen):
            done = (
                item
                if isinstance(item, Unusable)
                else answered(
                    item, place, lambda case: review(case, book, as_of=args.as_of, checks=args.checks, only=args.only)
                )
            )
            if isinstance(done, Unusable):
                seen.unusable = True
                yield done.source or place, done
            else:
                seen.cases += 1
                seen.findings = seen.findings or done[1].has_findings
                yield place, done[1]
        if not seen.unusable:
            seen.refuse_nothing()

    sys.stdout.write(sarif(placed(), edition=book.edition, lang=args.lang, checks=args.checks))


def _with_places(args: argparse.Namespace, book: Rulebook, seen: Seen) -> Iterator[tuple[str, Case | Unusable]]:
    """Every case with its ``FILE:LINE``; on standard input a case's number stands for its line."""
    for name in args.files:
        try:
            numbers: Iterable[int] = count(1)
            if name.lower().endswith(LINES) and Path(name).is_file():
                with Path(name).open("rb") as lines:
                    numbers = [number for number, line in enumerate(lines, 1) if line.strip()]
            for number, case in zip(numbers, cases_of(name, book, seen), strict=False):
                yield f"{readable(name)}:{number}", case
        except OSError as error:
            seen.unusable = True
            tell(f"thanhtra review: {readable(name)}: {error.strerror or error}\n")
