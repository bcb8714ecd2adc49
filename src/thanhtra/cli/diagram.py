"""``thanhtra diagram``: a track drawn as Mermaid text."""

from __future__ import annotations

import sys
from typing import Final

from thanhtra.cli.usage import nearest, parser
from thanhtra.lifecycle import TRACKS, mermaid

USAGE_ERROR: Final = 2
_EXAMPLES: Final = "  thanhtra diagram proceeding > proceeding.mmd"


def run(argv: list[str]) -> int:
    """The command."""
    made = parser("diagram", "Vẽ một trình tự bằng Mermaid.", "Draw a track as Mermaid text.", _EXAMPLES)
    made.add_argument("track", metavar="TRACK", help=", ".join(TRACKS))
    args = made.parse_args(argv)
    if args.track not in TRACKS:
        known = ", ".join(TRACKS)
        sys.stderr.write(f"thanhtra diagram: không có trình tự / no track {args.track!r}{nearest(args.track, TRACKS)}; đã biết / known: {known}\n")
        return USAGE_ERROR
    sys.stdout.write(mermaid(TRACKS[args.track]) + "\n")
    return 0
