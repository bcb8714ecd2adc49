"""A page of facts and tables written where the caller wants it, in the form asked (ghi trang kết quả)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from thanhtra.cli.streams import tell
from thanhtra.errors import Unusable
from thanhtra.outputs import replace_file

if TYPE_CHECKING:
    from thanhtra.reports.laid_out import LaidOut

UNUSABLE: Final = 2
_FORMATS: Final = ("text", "html", "docx", "xlsx", "json")
FILES: Final = {"docx": "forms", "xlsx": "tables"}
"""Forms that are no text, and the extra each needs."""


def add_output(to: argparse.ArgumentParser) -> None:
    """``--format`` and ``--out``."""
    to.add_argument(
        "--format",
        choices=_FORMATS,
        default="text",
        help="dạng kết quả; docx, xlsx cần --out / form of the output; docx, xlsx need --out",
    )
    to.add_argument("--out", metavar="FILE", help="ghi vào tệp / write to a file")


def tell_unusable(unusable: Unusable, source: str, lang: str) -> int:
    """Every problem on stderr; the exit code of an unusable file."""
    from thanhtra.exchange.problem_words import unusable_lines  # noqa: PLC0415 - only for a mistake

    tell("".join(f"{line}\n" for line in unusable_lines(unusable, source=source, lang=lang)))
    return UNUSABLE


def write_page(of: LaidOut, document: Callable[[], dict[str, Any]], args: argparse.Namespace) -> None:
    """The page in the form asked, or ``document`` as JSON, to ``--out`` or standard output.

    That neither is what is read, ``refuse_overwriting`` has asked before.
    Raises Unusable for a form that is no text without ``--out``, and where the extra it needs is missing.
    """
    if args.out is None and args.format in FILES:
        raise Unusable([_problem("--out FILE", "nothing")])
    data = (
        (json.dumps(document(), ensure_ascii=False, indent=2) + "\n").encode()
        if args.format == "json"
        else _formed(of, args.format)
    )
    if args.out is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    replace_file(args.out, data)


def _formed(of: LaidOut, form: str) -> bytes:
    from thanhtra.reports.laid_out import laid_out_html, laid_out_text  # noqa: PLC0415 - after --help
    from thanhtra.reports.laid_out_files import laid_out_docx, laid_out_xlsx  # noqa: PLC0415 - likewise

    if form == "text":
        return f"{laid_out_text(of)}\n".encode()
    if form == "html":
        return laid_out_html(of).encode()
    return by_extra(form, lambda: laid_out_docx(of) if form == "docx" else laid_out_xlsx(of))


def by_extra(form: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` makes, a file of ``form``. Raises Unusable, naming the extra, where its writer is not installed."""
    try:
        return make()
    except ModuleNotFoundError:
        raise Unusable([_problem(f"the extra: pip install thanhtra[{FILES[form]}]", f"no writer of {form}")]) from None


def _problem(expected: str, got: str) -> Any:
    from thanhtra.exchange import Problem  # noqa: PLC0415 - only for a mistake

    return Problem("$", "missing", expected, got)
