"""What a command reads is not written to: asked before anything is read (không ghi đè điều được đọc)."""

from __future__ import annotations

import argparse
from pathlib import Path

from thanhtra.outputs import STDIN, matching, refuse_clash, refuse_streams


def refuse_overwriting(args: argparse.Namespace, *sources: str | Path | None) -> None:
    """Raise OutputIsInput when ``--out``, standard output or standard error is one of ``sources``, of ``--rules`` or of ``--checks``.

    A source may be a folder, a pattern, ``-``, or None for an option that was not given. One that is not there is let be, for its reader to say.
    """
    reads = [*(one for one in sources if one is not None), *own_files(args)]
    if args.out is not None:
        refuse_clash(
            [args.out], (one for path in reads for one in matching(str(path)) if one == STDIN or Path(one).exists())
        )
    refuse_streams(reads)


def own_files(args: argparse.Namespace) -> list[Path]:
    """The files of ``--rules`` and ``--checks``: the folder they lie in may hold results too. Raises CheckError for no check."""
    found = [file for folder in args.rules for file in Path(folder).rglob("*.toml")]
    asked: list[Path] = getattr(args, "checks", [])
    if asked:
        from thanhtra.checks import check_files  # noqa: PLC0415 - only where some are given

        found += [file for path in asked for file in check_files(path)]
    return found
