"""Arguments and their mistakes: short help in both languages, did-you-mean, days and instants (tham số)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from thanhtra.errors import CheckError, NotInTheBook, in_short
from thanhtra.law import Citation
from thanhtra.outputs import readable
from thanhtra.reckoning import LAW_CLOCK
from thanhtra.rulebook import Rulebook

if TYPE_CHECKING:
    from thanhtra.checks import Check


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        super().error(in_short(readable(message)))


def parser(command: str, vi: str, en: str, examples: str) -> argparse.ArgumentParser:
    """A parser for one command; ``examples`` are printed below the arguments."""
    made = _Parser(
        prog=f"thanhtra {command}",
        description=f"{vi}\n{en}",
        epilog=f"Ví dụ / examples:\n{examples}",
        formatter_class=_Help,
        allow_abbrev=False,
        add_help=False,
    )
    made.add_argument("-h", "--help", action="help", help="trợ giúp này / this help")
    return made


class _Help(argparse.RawDescriptionHelpFormatter):
    """As wide as the terminal, or ``COLUMNS``. argparse makes one for every argument, and each would ask ``shutil``, a costly import."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - _MARGIN)


def _columns() -> int:
    """As ``shutil.get_terminal_size`` tells it."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):  # no terminal
        return _COLUMNS


_COLUMNS = 80
_MARGIN = 2


def add_lang(to: argparse.ArgumentParser) -> None:
    """``--lang vi|en``."""
    to.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ / language (vi)")


def add_rules(to: argparse.ArgumentParser) -> None:
    """``--rules FOLDER`` and ``--reading SLUG=CHOICE``, which may be repeated."""
    to.add_argument(
        "--rules",
        action="append",
        type=a_path,
        default=[],
        metavar="FOLDER",
        help="thư mục quy định đặt chồng lên bộ có sẵn / rules laid over the built-in ones",
    )
    to.add_argument(
        "--reading",
        action="append",
        type=a_reading,
        default=[],
        metavar="SLUG=CHOICE",
        help="cách hiểu chọn cho một điểm luật chưa rõ, có thể lặp lại / the choice for a point the law leaves open, may be repeated",
    )


def a_path(text: str) -> Path:
    """A file or a folder; an empty name is none: it would be the folder at hand, whose files of checks would be run."""
    if not text:
        raise argparse.ArgumentTypeError("tên để trống / an empty name")
    return Path(text)


def a_reading(text: str) -> tuple[str, str]:
    """``government-remedies=excluded``."""
    slug, sign, choice = text.partition("=")
    if not (slug and sign and choice):
        raise argparse.ArgumentTypeError(
            f"cần SLUG=CHOICE, như government-remedies=excluded / expected SLUG=CHOICE: {text!r}"
        )
    return slug, choice


def add_checks(to: argparse.ArgumentParser) -> None:
    """``--checks PATH``, which may be repeated."""
    to.add_argument(
        "--checks",
        action="append",
        type=a_path,
        default=[],
        metavar="PATH",
        help="tệp .py hoặc thư mục kiểm tra của riêng mình, sẽ được chạy / a .py file or folder of your own checks, which is run",
    )


def add_only(to: argparse.ArgumentParser) -> None:
    """``--only CODE[,CODE]``, which may be repeated; :func:`codes_asked` reads it."""
    to.add_argument(
        "--only", action="append", default=[], metavar="CODE[,CODE]", help="chỉ các kiểm tra này / these checks only"
    )


def codes_asked(only: Sequence[str], own: Sequence[Check] = ()) -> list[str] | None:
    """The codes of ``--only``, given as codes in any case or as names; None where it was not given. Raises CheckError for what is no check."""
    if not only:
        return None
    from thanhtra.checks import all_checks  # noqa: PLC0415 - only where some are chosen

    checks = [*all_checks(), *own]
    codes = {c.code: c.question for c in checks}
    names = {c.name: c.code for c in checks}
    given = [code for part in only for code in part.split(",") if code] or [""]
    asked = [names.get(code, code if code in codes else code.upper()) for code in given]
    unknown = [code for code in asked if code not in codes]
    if unknown:
        raise CheckError(
            "; ".join(f"không có kiểm tra / no check {code!r}{nearest_named(code, codes)}" for code in unknown)
        )
    return asked


def book_of(folders: Sequence[Path], readings: Sequence[tuple[str, str]] = ()) -> Rulebook:
    """The built-in rules, with these folders over them, under these readings of its open points.

    Raises RulebookError with every problem; NotInTheBook for no folder, and for a reading or a choice that is not in the book.
    """
    for folder in folders:
        if not folder.is_dir():
            raise NotInTheBook(str(folder), why="không phải thư mục / not a folder")
    chosen = dict(readings)
    try:
        return Rulebook.load(*folders, readings=chosen) if folders else Rulebook.built_in(readings=chosen)
    except NotInTheBook as unknown:
        raise _no_reading(unknown, Rulebook.load(*folders) if folders else Rulebook.built_in(), chosen) from None


def _no_reading(unknown: NotInTheBook, book: Rulebook, chosen: Mapping[str, str]) -> NotInTheBook:
    for slug, choice in chosen.items():
        known = book.readings.get(slug)
        if known is None:
            hint = nearest_named(slug, {s: (r.vi, r.en) for s, r in book.readings.items()})
            return NotInTheBook(f"reading:{slug}", why=f"không có{hint}; có / known: {', '.join(book.readings)}")
        if choice not in known.choices:
            return NotInTheBook(f"reading:{slug}={choice}", why=f"lựa chọn / choices: {', '.join(known.choices)}")
    return unknown


def nearest(given: str, known: Iterable[str]) -> str:
    """`` (did you mean …?)`` in both languages, or nothing."""
    listed = list(known)
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    near = get_close_matches(given, listed, n=1) or [k for k in listed if k.lower() == given.lower()]
    return f" (ý là / did you mean {near[0]!r}?)" if near else ""


def nearest_named(given: str, names: Mapping[str, tuple[str, str]]) -> str:
    """`` (did you mean …?)`` by the words of names too (slug → Vietnamese, English): ``truong-cong-an-xa`` finds the post."""
    from thanhtra.search import closest  # noqa: PLC0415 - only for a mistake

    found = closest(given, names)
    if found is None:
        return ""
    return f" (ý là / did you mean {found!r}?{f' — {names[found][0]}' if names[found][0] else ''})"


def today() -> date:
    """The day it is on the law's clock; only the command line looks at one."""
    return datetime.now(LAW_CLOCK).date()


def a_day(text: str) -> date:
    """``2022-03-01``, ``1/3/2022``, ``ngày 01 tháng 3 năm 2022`` (day before month, always) or ``today``."""
    if text in ("today", "hôm nay"):
        return today()
    from thanhtra.reading_vi.days import read_day  # noqa: PLC0415 - only where a day is given

    found = read_day(text, century=None)
    if isinstance(found, date):
        return found
    raise argparse.ArgumentTypeError(f"{found.said('vi')} / {found.en}; YYYY-MM-DD, d/m/yyyy, today")


def some_number(text: str) -> int:
    """A whole number from 0, of at most seven digits."""
    return _whole(text, 0, 7)


def a_count(text: str) -> int:
    """A whole number from 1, of at most seven digits."""
    return _whole(text, 1, 7)


def a_large_count(text: str) -> int:
    """A whole number from 1, of at most twelve digits: of bytes."""
    return _whole(text, 1, 12)


def _whole(text: str, least: int, digits: int) -> int:
    if text.isascii() and text.isdigit() and len(text) <= digits and int(text) >= least:
        return int(text)
    raise argparse.ArgumentTypeError(
        f"cần số nguyên từ {least}, tối đa {digits} chữ số / expected a whole number from {least}, of at most {digits} digits: {readable(text[:40])!r}"
    )


def a_moment(text: str) -> date | datetime:
    """A day, ``today``, or an instant with its offset."""
    if "T" not in text:
        return a_day(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"cần thời điểm có múi giờ, như 2022-03-01T08:30:00+07:00 / expected an instant with its offset: {text!r}"
        )
    return moment


def a_citation(text: str) -> Citation:
    """``15/2020/NĐ-CP Đ101.1.a``, or as papers write it: ``điểm a khoản 1 Điều 101 Nghị định số 15/2020/NĐ-CP``."""
    from thanhtra.reading_vi.citations import read_citation  # noqa: PLC0415 - only where a citation is given

    found = read_citation(text)
    if isinstance(found, Citation):
        return found
    raise argparse.ArgumentTypeError(f"{found.said('vi')} / {found.en}")
