"""``thanhtra may``: may this event come next in this case; every refusal and every unknown at once, nothing changed."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_checks, add_lang, add_rules, book_of, nearest_named, parser
from thanhtra.errors import Unusable
from thanhtra.exchange import outcome_to_json, read_case
from thanhtra.exchange.bytes_in import decoded, file_bytes
from thanhtra.exchange.problem import DocumentRefused
from thanhtra.exchange.problem_words import unusable_lines

REFUSED: Final = 1
UNUSABLE: Final = 2
_EXAMPLES: Final = """\
  thanhtra may vu-viec.json decision_issued --on 10/9/2026 --by o1
  thanhtra may vu-viec.json su-kien.json
  thanhtra may vu-viec.json '{"kind": "decision_issued", "on": "2026-09-10", "by": "o1", "sanctions": [{"act": "a1", "fine": 7500000}]}' --json

Mã thoát / exit: 0 được / allowed · 1 không được, hoặc chưa xác định được điều có thể làm hủy bỏ quyết định / refused, or something that would void cannot be told · 2 tệp không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    from thanhtra.checks import own_checks  # noqa: PLC0415 - after --help
    from thanhtra.reviewing import may  # noqa: PLC0415 - likewise

    refuse_overwriting(args, args.case)
    book = book_of(args.rules, args.reading)
    try:
        event = _event(args)
        data = file_bytes(args.case)
        case = read_case(data, source_name=args.case, slugs=book)
        step = read_case(_with(data, event), source_name=args.case, slugs=book).events[-1]
    except DocumentRefused as refused:
        tell(
            "".join(
                f"{line}\n"
                for line in unusable_lines(Unusable(refused.problems), source=args.event[:40], lang=args.lang)
            )
        )
        return UNUSABLE
    except Unusable as unusable:
        tell("".join(f"{line}\n" for line in unusable_lines(unusable, source=args.case, lang=args.lang)))
        return UNUSABLE
    except ValueError as wrong:
        tell(f"thanhtra may: {wrong}\n")
        return UNUSABLE
    outcome = may(case, book, step, checks=own_checks(args.checks))
    if args.json:
        sys.stdout.write(json.dumps(outcome_to_json(outcome), ensure_ascii=False, indent=2) + "\n")
    else:
        from thanhtra.export.outcome import outcome_text  # noqa: PLC0415 - JSON does not need it

        sys.stdout.write(outcome_text(outcome, step, case, book, lang=args.lang, style=style_of(sys.stdout)) + "\n")
    return 0 if outcome.allowed else REFUSED


def _event(args: argparse.Namespace) -> dict[str, Any]:
    """The event as an object: a kind with its day and official, a JSON file, or JSON as it stands. Raises ValueError for none of these."""
    from thanhtra.casefile import KINDS  # noqa: PLC0415 - after --help
    from thanhtra.casefile.labels import KIND_NAMES  # noqa: PLC0415 - likewise

    given: str = args.event
    if given.lstrip().startswith("{"):
        value = _decoded(given.encode("utf-8"))
    elif given in KINDS:
        value = {"kind": given}
    elif given.endswith(".json") or Path(given).is_file():
        value = _decoded(file_bytes(given))
    else:
        raise ValueError(
            f"không có loại sự kiện / no kind of event {given!r}{nearest_named(given, KIND_NAMES)}; thanhtra list kinds"
        )
    if type(value) is not dict:
        raise ValueError('cần một sự kiện / expected one event, {"kind": …}')
    more = {"on": args.on.isoformat() if args.on else None, "by": args.by}
    return value | {key: said for key, said in more.items() if said is not None}


def _decoded(data: bytes) -> Any:
    """The JSON value as ``json`` writes it again, numbers with a fraction too, once the strict reader has seen its bytes."""
    _, problems = decoded(data)
    if problems:
        raise DocumentRefused(*problems)
    return json.loads(data)


def _with(data: bytes, event: dict[str, Any]) -> bytes:
    """The document with the event after all others."""
    document = json.loads(data)
    document["events"] = [*document["events"], event]
    return json.dumps(document, ensure_ascii=False).encode("utf-8")


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "may",
        "Bước này có được thực hiện tiếp theo không; mọi lý do cùng lúc.",
        "May this event come next; every reason at once.",
        _EXAMPLES,
    )
    made.add_argument("case", metavar="CASE", help=".json")
    made.add_argument(
        "event",
        metavar="EVENT",
        help="loại sự kiện, tệp .json hoặc JSON của sự kiện / a kind, a .json file or JSON of the event",
    )
    made.add_argument("--on", type=a_day, metavar="DATE", help="ngày của sự kiện / the day of the event")
    made.add_argument("--by", metavar="ID", help="cán bộ trong hồ sơ / the official of the file")
    add_rules(made)
    add_checks(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    return made
