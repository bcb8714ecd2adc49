"""``thanhtra agenda``: what is due in the coming days, over files or a store, as text, CSV, JSON or a calendar."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from thanhtra.cli.overwriting import own_files
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_day, add_checks, add_lang, add_rules, book_of, parser, some_number, today
from thanhtra.outputs import refuse_streams
from thanhtra.terms import Bearer, Nature

if TYPE_CHECKING:
    from thanhtra.casefile import Case
    from thanhtra.cli.review_files import Seen
    from thanhtra.errors import Unusable
    from thanhtra.reviewing.agenda import Agenda, AgendaQuestion
    from thanhtra.rulebook import Rulebook

UNUSABLE: Final = 2
ANY: Final = "any"
_EXAMPLES: Final = """\
  thanhtra agenda ho-so/ --within 14
  thanhtra agenda *.jsonl --on 1/3/2026 --within 30 --nature duty --nature bar --overdue
  thanhtra agenda --store sqlite:///kho.db --by "Thanh tra Sở" --within 7
  thanhtra agenda --store sqlite:///kho.db --rules quy-dinh-rieng --checks kiem-tra.py
  thanhtra agenda ho-so/ --bearer violator --format csv > han-nop.csv

Mã thoát / exit: 0 · 2 có hồ sơ không dùng được / unusable input"""


def run(argv: list[str]) -> int:
    """The command."""
    made = _parser()
    args = made.parse_args(argv)
    if bool(args.files) == (args.store is not None):
        made.error("cần tệp hồ sơ hoặc --store / expected files of cases, or --store")
    if args.store is None and (args.by is not None or args.rebuild or args.checks or args.secret_file is not None):
        made.error("--by, --rebuild, --secret-file, --checks đi với / go with --store")
    from thanhtra.reviewing.agenda import AgendaQuestion  # noqa: PLC0415 - after --help

    refuse_streams([*args.files, *([] if args.secret_file is None else [args.secret_file]), *own_files(args)])
    asked = AgendaQuestion.within(
        args.on or today(),
        args.within,
        bearer=None if args.bearer == ANY else Bearer(args.bearer),
        natures=frozenset(map(Nature, args.nature or [Nature.DUTY])),
        overdue=args.overdue,
    )
    book = book_of(args.rules, args.reading)
    from thanhtra.cli.review_files import Seen  # noqa: PLC0415 - likewise

    seen = Seen()
    found = _of_files(args, book, asked, seen) if args.store is None else _of_store(args, book, asked)
    if args.store is None:
        seen.refuse_nothing()
    _write(found, args)
    if found.behind and args.format != "text":
        tell(
            f"thanhtra agenda: {found.behind} vụ việc chưa có trong bảng tra cứu / cases are not in the index yet: --rebuild\n"
        )
    return UNUSABLE if found.unusable or seen.unusable else 0


def _of_files(args: argparse.Namespace, book: Rulebook, asked: AgendaQuestion, seen: Seen) -> Agenda:
    from thanhtra.exchange.problem_words import unusable_lines  # noqa: PLC0415 - after --help
    from thanhtra.reviewing.agenda import agenda  # noqa: PLC0415 - likewise

    found = agenda(_cases(args.files, book, seen), book, asked)
    seen.unusable, seen.cases = seen.unusable or bool(found.unusable), seen.cases - len(found.unusable)
    for one in found.unusable:
        tell("".join(f"{line}\n" for line in unusable_lines(one, source=one.source or "", lang=args.lang)))
    return found


def _of_store(args: argparse.Namespace, book: Rulebook, asked: AgendaQuestion) -> Agenda:
    from thanhtra.errors import StoreError, Unusable  # noqa: PLC0415 - after --help

    try:
        from thanhtra.checks import own_checks  # noqa: PLC0415 - likewise
        from thanhtra.cli.stores import open_store  # noqa: PLC0415 - likewise
        from thanhtra.exchange.bytes_in import file_bytes  # noqa: PLC0415 - likewise
        from thanhtra.store import DeskRules  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise StoreError(f"cần / needs thanhtra[sql]: {missing.name}") from None
    secret = None if args.secret_file is None else file_bytes(args.secret_file)
    store = open_store(args.store, desk=DeskRules(book=book, secret=secret, checks=own_checks(args.checks)))
    try:
        if args.rebuild:
            left = store.rebuild().left
            tell("".join(f"thanhtra agenda: {case}: không đọc được / cannot be read\n" for case in left))
        return store.agenda(
            seen=asked.on,
            until=asked.until,
            by=args.by,
            bearer=asked.bearer,
            natures=asked.natures,
            overdue=asked.overdue,
        )
    except Unusable as unusable:
        raise StoreError(str(unusable)) from None
    finally:
        store.close()


def _cases(paths: list[str], book: Rulebook, seen: Seen) -> Iterator[Case | Unusable]:
    from thanhtra.cli.review_files import cases_of, files_in  # noqa: PLC0415 - after --help

    for path in files_in(paths):
        for one in cases_of(path, book, seen, command="agenda"):
            seen.cases += 1
            yield one


def _write(found: Agenda, args: argparse.Namespace) -> None:
    if args.format == "json":
        from thanhtra.exchange.agendas import agenda_to_json  # noqa: PLC0415 - only for this form

        sys.stdout.write(json.dumps(agenda_to_json(found), ensure_ascii=False, indent=2) + "\n")
        return
    from thanhtra.export.agenda import agenda_calendar, agenda_csv, agenda_text  # noqa: PLC0415 - JSON does not need it

    if args.format == "text":
        sys.stdout.write(agenda_text(found, lang=args.lang, style=style_of(sys.stdout)) + "\n")
    else:
        sys.stdout.write((agenda_csv if args.format == "csv" else agenda_calendar)(found, lang=args.lang))


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "agenda",
        "Việc đến hạn trong những ngày tới: thời hạn đang chạy mà hồ sơ chưa có bước đáp ứng, theo ngày cuối.",
        "What is due in the coming days: limits no step on file has met yet, by their last day.",
        _EXAMPLES,
    )
    made.add_argument(
        "files", nargs="*", metavar="FILE", help=".json, .jsonl, .ndjson, thư mục / a folder, hoặc / or - (stdin)"
    )
    made.add_argument(
        "--store",
        metavar="URL",
        help="kho lưu trữ thay cho tệp / a store in place of files: sqlite:///kho.db, postgresql+psycopg://…",
    )
    made.add_argument(
        "--by",
        metavar="OFFICE",
        help="với --store: chỉ vụ việc của cơ quan này / with --store: cases of this office alone",
    )
    made.add_argument(
        "--rebuild",
        action="store_true",
        help="với --store: lập lại bảng tra cứu trước / with --store: make the index again first",
    )
    made.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="với --rebuild: bí mật tạo khóa của đối tượng / with --rebuild: the secret subjects' keys are made with",
    )
    made.add_argument(
        "--on",
        type=a_day,
        metavar="DATE",
        help="xem từ ngày nào (mặc định: hôm nay) / seen from which day (default: today)",
    )
    made.add_argument("--within", type=some_number, default=14, metavar="N", help="số ngày tới (14) / days ahead (14)")
    made.add_argument(
        "--bearer",
        choices=[*(b.value for b in Bearer), ANY],
        default=Bearer.AUTHORITY.value,
        help="việc của ai (authority) / whose step",
    )
    made.add_argument(
        "--nature",
        action="append",
        choices=[n.value for n in Nature],
        help="loại thời hạn, có thể lặp lại (duty) / nature, may be repeated (duty); bar: thời hiệu / limitations",
    )
    made.add_argument(
        "--overdue",
        action="store_true",
        help="cả việc đã qua hạn mà hồ sơ chưa có / also what is past with no step on file",
    )
    add_rules(made)
    add_checks(made)
    add_lang(made)
    made.add_argument(
        "--format",
        choices=("text", "csv", "ics", "json"),
        default="text",
        help="dạng kết quả / form of the result (text)",
    )
    return made
