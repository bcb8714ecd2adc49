"""``thanhtra law new decree``: a folder for a decree, ready to be filled in (khung dữ liệu cho nghị định mới)."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from thanhtra.cli.usage import a_day, today

_UNUSABLE: Final = 2
_NUMBER: Final = re.compile(r"(\d+)/(\d{4})/NĐ-CP")

_DECREE: Final = """\
# Nghị định {number}. Điền từ văn bản; mỗi con số có điều khoản. / From the text; every number with its article.
# known: text (đọc trong văn bản) · ocr (bản chụp) · secondary (nguồn thứ cấp) · inference (suy luận)
instrument = "{number}"
vi = "{vi}"
en = "{en}"
from = {start}
amounts_for = "organization" # hay / or "individual": đọc trong văn bản, mỗi nghị định một khác / it differs from decree to decree
whole = false # true khi đã nhập đủ mọi điều / once every article is in
known = "secondary"
checked = {today}
cites = ["{number}"]

# [maxima]
# information-technology = 100_000_000 # mức phạt tiền tối đa đối với cá nhân / the most for an individual

# Văn bản cũ bị thay thế ghi ở đây / what this decree ends is written here:
# [[ends]]
# instrument = "15/2020/NĐ-CP"
# articles = ["5-73", "75"]
# from = {start}
# cites = ["{number} Đ1"]

# Phần chưa nhập / what was not entered:
# [[unmodelled]]
# at = "1"
# why = "…"
"""
_VIOLATIONS: Final = """\
# Nghị định {number}: mỗi hành vi một dòng / one row for each act.
known = "secondary"
checked = {today}

# [[act]]
# at = "5.1.a"
# vi = "…"
# en = "…"
# field = "information-technology"
# frame = {{least = 5_000_000, most = 10_000_000}}
# additional = []
# remedies = []
"""
_POWERS: Final = """\
# Nghị định {number}: thẩm quyền của từng chức danh / what each post may impose.
known = "secondary"
checked = {today}

# [[power]]
# at = "90.1"
# posts = ["inspector-on-duty"]
# amounts = {{information-technology = 1_000_000}}
# stated_for = "organization"
# warning = true
"""
_INSTRUMENT: Final = """\

[[instrument]]
number = "{number}"
kind = "decree"
vi = "{vi}"
en = "{en}"
in_force = {start}
known = "secondary"
"""


def add_to(under: Any) -> None:
    """The action among the others."""
    made = under.add_parser("new", help="tạo khung cho một nghị định mới / scaffold a new decree", allow_abbrev=False)
    made.add_argument("what", choices=("decree",), help="decree")
    made.add_argument("number", metavar="NUMBER", help="như / such as 174/2026/NĐ-CP")
    made.add_argument("--from", dest="start", type=a_day, required=True, metavar="DATE", help="ngày có hiệu lực / first day in force")
    made.add_argument("--to", type=Path, default=Path(), metavar="FOLDER", help="thư mục quy định / folder of rules (.)")
    made.add_argument("--vi", default="…", metavar="TÊN", help="tên tiếng Việt / its name in Vietnamese")
    made.add_argument("--en", default="…", metavar="NAME", help="tên tiếng Anh / its name in English")


def run(args: argparse.Namespace) -> int:
    """The action: writes the files, says what to do next; touches nothing that exists but ``instruments.toml``, which it adds to."""
    parts = _NUMBER.fullmatch(args.number.replace("ND-CP", "NĐ-CP"))
    if parts is None:
        sys.stderr.write(f"thanhtra law new: cần số hiệu như 174/2026/NĐ-CP / expected a number such as 174/2026/NĐ-CP: {args.number!r}\n")
        return _UNUSABLE
    folder = args.to / "decrees" / f"{parts[1]}-{parts[2]}"
    if folder.exists():
        sys.stderr.write(f"thanhtra law new: {folder} đã có / is there already\n")
        return _UNUSABLE
    words = {"number": parts[0], "vi": _quoted(args.vi), "en": _quoted(args.en), "start": _iso(args.start), "today": _iso(today())}
    try:
        folder.mkdir(parents=True)
        for name, text in (("decree", _DECREE), ("violations", _VIOLATIONS), ("powers", _POWERS)):
            (folder / f"{name}.toml").write_text(text.format(**words), encoding="utf-8")
        listed = args.to / "instruments.toml"
        before = listed.read_text(encoding="utf-8") if listed.exists() else f'checked = {words["today"]}\nknown = "secondary"\n'
        if f'"{parts[0]}"' not in before:
            listed.write_text(before.rstrip("\n") + "\n" + _INSTRUMENT.format(**words), encoding="utf-8")
    except OSError as error:
        sys.stderr.write(f"thanhtra law new: {error.filename}: {error.strerror}\n")
        return _UNUSABLE
    sys.stdout.write("".join(f"{path}\n" for path in (*sorted(folder.iterdir()), listed)))
    sys.stdout.write(f"điền theo văn bản, rồi / fill in from the text, then: thanhtra law lint {args.to}\n")
    return 0


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _iso(day: date) -> str:
    return day.isoformat()
