"""``thanhtra diagram``: a track drawn as Mermaid text or SVG, with the path of a case when one is given."""

from __future__ import annotations

import sys
from typing import Final

from thanhtra.cli.streams import tell
from thanhtra.cli.usage import add_lang, nearest, parser
from thanhtra.lifecycle import TRACKS

USAGE_ERROR: Final = 2
_EXAMPLES: Final = """\
  thanhtra diagram proceeding > proceeding.mmd
  thanhtra diagram proceeding --case vu-viec.json --format svg > trinh-tu.svg"""


def run(argv: list[str]) -> int:
    """The command."""
    made = parser(
        "diagram", "Vẽ một trình tự bằng Mermaid hoặc SVG.", "Draw a track as Mermaid text or SVG.", _EXAMPLES
    )
    made.add_argument("track", metavar="TRACK", help=", ".join(TRACKS))
    made.add_argument("--case", metavar="FILE", help="tô đậm đường đi của vụ việc / mark the path of a case (.json)")
    made.add_argument("--format", choices=("mermaid", "svg"), default="mermaid", help="(mermaid)")
    add_lang(made)
    args = made.parse_args(argv)
    if args.track not in TRACKS:
        known = ", ".join(TRACKS)
        tell(
            f"thanhtra diagram: không có trình tự / no track {args.track!r}{nearest(args.track, TRACKS)}; đã biết / known: {known}\n"
        )
        return USAGE_ERROR
    return _drawn(args.track, args.case, args.format, args.lang)


def _drawn(track: str, file: str | None, form: str, lang: str) -> int:
    from thanhtra.errors import Unusable  # noqa: PLC0415 - nothing but a case needs these
    from thanhtra.exchange import read_case  # noqa: PLC0415 - likewise
    from thanhtra.exchange.problem_words import unusable_lines  # noqa: PLC0415 - likewise
    from thanhtra.export.diagrams import diagram_mermaid, diagram_svg  # noqa: PLC0415 - likewise

    try:
        case = read_case(file) if file is not None else None
    except Unusable as unusable:
        tell("".join(f"{line}\n" for line in unusable_lines(unusable, source=file or "", lang=lang)))
        return USAGE_ERROR
    sys.stdout.write(diagram_svg(track, case, lang=lang) if form == "svg" else diagram_mermaid(track, case) + "\n")
    return 0
