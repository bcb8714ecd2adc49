"""What is told of a document beside the case, printed as text or JSON lines; its schema; the cases it is put beside (in kết quả)."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from thanhtra.casefile.shape import Record
from thanhtra.cli.streams import tell
from thanhtra.errors import Unusable


class Answered(Protocol):
    """One thing told, with its answer."""

    @property
    def answer(self) -> str:
        """``finding`` is what ``--findings`` keeps."""
        ...


N = TypeVar("N", bound=Answered)


def add_notes(to: argparse.ArgumentParser) -> None:
    """``--findings`` and ``--json``."""
    to.add_argument("--findings", action="store_true", help="chỉ in điều sai / print findings alone")
    to.add_argument("--json", action="store_true", help="in JSON, mỗi dòng một kết quả / print JSON lines")


def print_notes(
    notes: Iterable[N], args: argparse.Namespace, as_json: Callable[[N], dict[str, Any]], as_text: Callable[[N], str]
) -> Counter[str]:
    """Print each as it comes; how many of each answer there were, those that ``--findings`` leaves out too."""
    counted: Counter[str] = Counter()
    for note in notes:
        counted[note.answer] += 1
        if not args.findings or note.answer == "finding":
            sys.stdout.write((json.dumps(as_json(note), ensure_ascii=False) if args.json else as_text(note)) + "\n")
    return counted


def print_schema(of: type[Record]) -> int:
    """The JSON Schema of a document; 0."""
    from thanhtra.exchange.schema import document_schema  # noqa: PLC0415 - only where it is asked for

    sys.stdout.write(json.dumps(document_schema(of), ensure_ascii=False, indent=2) + "\n")
    return 0


def tell_problems(error: Unusable, lang: str) -> None:
    """Every problem on stderr in the language asked, after its place."""
    from thanhtra.exchange.problem_words import unusable_lines  # noqa: PLC0415 - only where there is a problem

    tell("".join(f"{line}\n" for line in unusable_lines(error, lang=lang)))
