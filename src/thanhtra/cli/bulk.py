"""``thanhtra bulk``: whole archives in, one line a case out; a run that was stopped goes on where it was."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thanhtra.cli.overwriting import own_files
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import a_count, a_day, add_checks, add_lang, add_rules, book_of, parser
from thanhtra.outputs import refuse_streams

if TYPE_CHECKING:
    from thanhtra.bulk import Summary

FOUND: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra bulk luu-tru/ --out ket-qua.jsonl
  thanhtra bulk 2024.jsonl.zst 2025.parquet --processes 4 --out ket-qua.jsonl --resume
  thanhtra bulk luu-tru/ --format parquet --out ket-qua/
  thanhtra bulk luu-tru/ --format sarif --out ket-qua.sarif

Mã thoát / exit: 0 không có sai sót / no finding · 1 có sai sót / findings · 2 có hồ sơ không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    if args.out is None and (args.resume or args.format != "jsonl"):
        tell(f"thanhtra bulk: {'--resume' if args.resume else f'--format {args.format}'} cần / needs --out\n")
        return UNUSABLE
    try:
        summary = _reviewed(args)
    except ImportError as missing:
        tell(f"thanhtra bulk: cần / needs thanhtra[bulk,arrow] ({missing.name})\n")
        return UNUSABLE
    tell(_told(summary))
    if not summary.cases and not summary.unusable:
        tell("thanhtra bulk: không có hồ sơ nào để rà soát / no case to review\n")
        return UNUSABLE
    return UNUSABLE if summary.unusable else FOUND if summary.with_findings else 0


def _reviewed(args: argparse.Namespace) -> Summary:
    from thanhtra.bulk import Summary, review_many  # noqa: PLC0415 - an extra
    from thanhtra.bulk.inputs import files_of  # noqa: PLC0415 - likewise
    from thanhtra.bulk.progress import Progress  # noqa: PLC0415 - likewise

    book, progress, checks = (
        book_of(args.rules, args.reading),
        Progress(sys.stderr),
        [str(path.resolve()) for path in args.checks],
    )
    files = files_of(args.paths)
    refuse_streams([*files, *own_files(args)])
    if not files:
        return Summary()
    try:
        if args.out is not None:
            from thanhtra.bulk.working import Task  # noqa: PLC0415 - likewise
            from thanhtra.bulk.writing import write_many  # noqa: PLC0415 - likewise

            task = Task(
                book=book, as_of=args.as_of, detail=args.detail, lang=args.lang, form=args.format, checks=tuple(checks)
            )
            return write_many(
                args.paths, args.out, task, processes=args.processes, resume=args.resume, on_progress=progress
            )
        summary = Summary()
        verdicts = review_many(
            args.paths,
            book,
            as_of=args.as_of,
            processes=args.processes,
            detail=args.detail,
            lang=args.lang,
            on_progress=progress,
            checks=checks,
        )
        for verdict in summary.watched(verdicts):
            sys.stdout.write(verdict.document.decode() + "\n")
        return summary
    finally:
        progress.close()


def _told(summary: Summary) -> str:
    lines = [
        f"{summary.cases} hồ sơ / cases · {summary.with_findings} có sai sót / with findings · {summary.unusable} không dùng được / unusable",
        *(f"  {code:<14} {count}" for code, count in [*_most(summary.by_check), *_most(summary.by_problem)]),
        *(f"  {seconds * 1e3:8.1f} ms  {source}" for seconds, source in summary.slowest),
    ]
    return "\n".join(lines) + "\n"


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The most met first, and by name where two are met alike."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _parser() -> argparse.ArgumentParser:
    made = parser("bulk", "Rà soát cả kho hồ sơ.", "Review a whole archive.", _EXAMPLES)
    made.add_argument(
        "paths", nargs="+", metavar="FILE", help=".jsonl, .json, .parquet, .arrow, .gz, .zst, thư mục / a folder, or -"
    )
    made.add_argument(
        "--as-of", type=a_day, metavar="DATE", help="ngày xem xét, hoặc today / the day open deadlines are seen from"
    )
    made.add_argument(
        "--processes",
        type=a_count,
        metavar="N",
        help="số tiến trình (mặc định: theo cỡ tệp) / processes (default: by size)",
    )
    made.add_argument(
        "--out", type=Path, metavar="FILE", help="nơi ghi (mặc định: stdout) / where to (default: stdout)"
    )
    made.add_argument(
        "--format",
        choices=("jsonl", "parquet", "sarif"),
        default="jsonl",
        help="dạng kết quả / form of the output (jsonl)",
    )
    made.add_argument(
        "--detail",
        choices=("verdict", "findings", "full"),
        default="findings",
        help="ghi bao nhiêu / how much of each case (findings)",
    )
    made.add_argument("--resume", action="store_true", help="chạy tiếp lần bị ngắt / go on with an interrupted run")
    add_rules(made)
    add_checks(made)
    add_lang(made)
    return made
