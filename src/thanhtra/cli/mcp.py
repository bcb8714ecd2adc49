"""``thanhtra mcp``: the functions as tools of an assistant, over standard input and output."""

from __future__ import annotations

from typing import Final

from thanhtra.cli.streams import tell
from thanhtra.cli.usage import add_checks, add_rules, book_of, parser

USAGE_ERROR: Final = 2
_EXAMPLES: Final = """\
  thanhtra mcp
  thanhtra mcp --rules quy-dinh-rieng

Cần phần mở rộng / needs the extra: pip install 'thanhtra[mcp]'"""


def run(argv: list[str]) -> int:
    """The command; it runs until its input is closed."""
    made = parser(
        "mcp",
        "Công cụ cho trợ lý, qua Model Context Protocol (stdio).",
        "Tools for an assistant, over the Model Context Protocol (stdio).",
        _EXAMPLES,
    )
    add_rules(made)
    add_checks(made)
    args = made.parse_args(argv)
    try:
        from thanhtra.service.assistants import assistant_server  # noqa: PLC0415 - an extra only this command needs
    except ModuleNotFoundError as missing:
        tell(f"thanhtra mcp: thiếu / missing {missing.name}: pip install 'thanhtra[mcp]'\n")
        return USAGE_ERROR
    from thanhtra.checks import own_checks  # noqa: PLC0415 - after --help

    assistant_server(book_of(args.rules, args.reading), checks=own_checks(args.checks)).run("stdio")
    return 0
