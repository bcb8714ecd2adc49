"""``thanhtra law map``: where every article, clause and point of a statute lives, or why it lives nowhere (bản đồ điều luật)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from thanhtra.cli.streams import tell
from thanhtra.cli.usage import add_lang, add_rules, book_of, nearest
from thanhtra.errors import Unusable

_DIFFERS: Final = 1
_UNUSABLE: Final = 2


def add_to(under: Any) -> None:
    """The action's arguments."""
    made = under.add_parser(
        "map", help="từng điều, khoản, điểm nằm ở đâu / where each article, clause and point lives", allow_abbrev=False
    )
    made.add_argument(
        "place",
        nargs="?",
        metavar="PLACE",
        help='văn bản hoặc điều khoản, ví dụ "15/2012/QH13 Đ58" (mặc định: mọi văn bản) / a statute or a place in one (default: all, in figures)',
    )
    made.add_argument(
        "--texts",
        type=Path,
        metavar="DIR",
        help="đối chiếu số điều, khoản, điểm với thư mục văn bản / compare the numbering with a folder of texts",
    )
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    add_rules(made)
    add_lang(made)


def run(args: argparse.Namespace) -> int:
    """The action: 0, 1 when the texts number other places, 2 for a statute without a map or texts that cannot be used."""
    from thanhtra.law import Citation  # noqa: PLC0415 - the other actions do not need it
    from thanhtra.reading_vi import Unreadable, read_citation  # noqa: PLC0415 - likewise
    from thanhtra.statutes import map_as_json, map_text, mapped_instruments, statute_map  # noqa: PLC0415 - likewise

    book = book_of(args.rules, args.reading)
    known = mapped_instruments()
    place: Citation | None = None
    if args.place is not None:
        read = read_citation(args.place)
        if isinstance(read, Unreadable) or read.instrument not in known:
            return _refused(
                f"không có bản đồ của / no map of {args.place!r}{nearest(args.place, known)}; có / there are: {', '.join(known)}"
            )
        place = read
    asked = [statute_map(i) for i in (known if place is None else (place.instrument,))]
    if args.texts is not None:
        return _compared(args, asked, book)
    at = place if place is not None and place.article else None
    if at is not None and not asked[0].within(at):
        return _refused(f"bản đồ không có / the map does not have {at}")
    if args.json:
        told = [map_as_json(one, book, at) for one in asked]
        sys.stdout.write(
            json.dumps(told[0] if place is not None else {"maps": told}, ensure_ascii=False, indent=2) + "\n"
        )
        return 0
    pages = [map_text(one, book, lang=args.lang, at=at) for one in asked]
    sys.stdout.write("\n".join(pages if place is not None else [page.partition("\n")[0] for page in pages]) + "\n")
    return 0


def _compared(args: argparse.Namespace, asked: list[Any], book: Any) -> int:
    from thanhtra.statutes import numbering_of, texts_differ  # noqa: PLC0415 - only with --texts

    differs = False
    for one in asked:
        try:
            numbers = numbering_of(one.instrument, args.texts, book)
        except Unusable as error:
            return _refused(str(error))
        if not numbers:
            sys.stdout.write(f"{one.instrument}: không có văn bản / no text\n")
            continue
        lacking, beyond = texts_differ(one, numbers)
        differs = differs or bool(lacking or beyond)
        sys.stdout.write(
            f"{one.instrument}: {len(numbers)} · bản đồ thiếu / the map lacks: {' '.join(lacking) or '—'} · văn bản không có / not in the texts: {' '.join(beyond) or '—'}\n"
        )
    return _DIFFERS if differs else 0


def _refused(why: str) -> int:
    tell(f"thanhtra law map: {why}\n")
    return _UNUSABLE
