"""Arguments and their mistakes: short help in both languages, did-you-mean, days and instants (tham số)."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from thanhtra.errors import BadCitation, NotInTheBook
from thanhtra.law import Citation
from thanhtra.reckoning import LAW_CLOCK
from thanhtra.rulebook import Rulebook


def parser(command: str, vi: str, en: str, examples: str) -> argparse.ArgumentParser:
    """A parser for one command; ``examples`` are printed below the arguments."""
    made = argparse.ArgumentParser(
        prog=f"thanhtra {command}",
        description=f"{vi}\n{en}",
        epilog=f"Ví dụ / examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    made.add_argument("-h", "--help", action="help", help="trợ giúp này / this help")
    return made


def add_lang(to: argparse.ArgumentParser) -> None:
    """``--lang vi|en``."""
    to.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ / language (vi)")


def add_rules(to: argparse.ArgumentParser) -> None:
    """``--rules FOLDER``, which may be repeated."""
    to.add_argument("--rules", action="append", type=Path, default=[], metavar="FOLDER", help="thư mục quy định đặt chồng lên bộ có sẵn / rules laid over the built-in ones")


def add_checks(to: argparse.ArgumentParser) -> None:
    """``--checks PATH``, which may be repeated."""
    to.add_argument("--checks", action="append", type=Path, default=[], metavar="PATH", help="tệp .py hoặc thư mục kiểm tra của riêng mình, sẽ được chạy / a .py file or folder of your own checks, which is run")


def book_of(folders: Sequence[Path]) -> Rulebook:
    """The built-in rules, with these folders over them. Raises RulebookError with every problem, NotInTheBook for no folder."""
    for folder in folders:
        if not folder.is_dir():
            raise NotInTheBook(str(folder), why="không phải thư mục / not a folder")
    return Rulebook.load(*folders) if folders else Rulebook.built_in()


def nearest(given: str, known: Iterable[str]) -> str:
    """`` (did you mean …?)`` in both languages, or nothing."""
    listed = list(known)
    near = get_close_matches(given, listed, n=1) or [k for k in listed if k.lower() == given.lower()]
    return f" (ý là / did you mean {near[0]!r}?)" if near else ""


def today() -> date:
    """The day it is on the law's clock; only the command line looks at one."""
    return datetime.now(LAW_CLOCK).date()


def a_day(text: str) -> date:
    """``2022-03-01`` or ``today``."""
    if text == "today":
        return today()
    try:
        return _day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"cần ngày YYYY-MM-DD hoặc today / expected a day YYYY-MM-DD or today: {text!r}") from None


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


def _day(text: str) -> date:
    if len(text) != len("2022-03-01"):  # date.fromisoformat also reads 20220301 and 2022-W09-2
        raise ValueError(text)
    return date.fromisoformat(text)


def a_citation(text: str) -> Citation:
    """``15/2020/NĐ-CP Đ101.1.a``."""
    try:
        return Citation.parse(text)
    except BadCitation as bad:
        raise argparse.ArgumentTypeError(f"cần điều khoản / expected {bad.expected}: {text!r}") from None
