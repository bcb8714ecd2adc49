"""``thanhtra law new decree``: a folder for a decree, ready to be filled in (khung dữ liệu cho nghị định mới)."""

from __future__ import annotations

import argparse
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from thanhtra.cli.streams import tell
from thanhtra.cli.usage import a_day, nearest, today
from thanhtra.exchange.bytes_in import file_bytes
from thanhtra.outputs import readable, replace_file
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.clock import Branch, Clock

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
    made.add_argument(
        "--from", dest="start", type=a_day, required=True, metavar="DATE", help="ngày có hiệu lực / first day in force"
    )
    made.add_argument(
        "--to", type=Path, default=Path(), metavar="FOLDER", help="thư mục quy định / folder of rules (.)"
    )
    made.add_argument(
        "--changes", metavar="LIMIT", help="chỉ sửa một thời hạn / it only changes a limit, such as sending"
    )
    made.add_argument("--vi", default="…", metavar="TÊN", help="tên tiếng Việt / its name in Vietnamese")
    made.add_argument("--en", default="…", metavar="NAME", help="tên tiếng Anh / its name in English")


def run(args: argparse.Namespace) -> int:
    """The action: writes the files, says what to do next; touches nothing that exists but ``instruments.toml``, which it adds to."""
    parts = _NUMBER.fullmatch(args.number.replace("ND-CP", "NĐ-CP"))
    if parts is None:
        tell(
            f"thanhtra law new: cần số hiệu như 174/2026/NĐ-CP / expected a number such as 174/2026/NĐ-CP: {args.number!r}\n"
        )
        return _UNUSABLE
    words = {
        "number": parts[0],
        "vi": _quoted(args.vi),
        "en": _quoted(args.en),
        "start": _iso(args.start),
        "today": _iso(today()),
    }
    if args.changes is None:
        folder = args.to / "decrees" / f"{parts[1]}-{parts[2]}"
        made = {
            folder / f"{name}.toml": text.format(**words)
            for name, text in (("decree", _DECREE), ("violations", _VIOLATIONS), ("powers", _POWERS))
        }
    else:
        rule = Rulebook.built_in().procedure.limits.get(args.changes)
        if rule is None:
            near = nearest(args.changes, Rulebook.built_in().procedure.limits)
            tell(f"thanhtra law new: không có thời hạn / no limit {args.changes!r}{near}\n")
            return _UNUSABLE
        made = {args.to / "procedure" / f"{rule.slug}.toml": _changed(rule, words)}
    if there := [path for path in made if path.exists()]:
        tell(f"thanhtra law new: {there[0]} đã có / is there already\n")
        return _UNUSABLE
    listed = args.to / "instruments.toml"
    try:
        before = (
            file_bytes(listed).decode("utf-8")
            if listed.exists()
            else f'checked = {words["today"]}\nknown = "secondary"\n'
        )
    except UnicodeDecodeError:
        tell(f"thanhtra law new: {readable(str(listed))}: không phải UTF-8 / not UTF-8\n")
        return _UNUSABLE
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode())
    if f'"{parts[0]}"' not in before:
        replace_file(listed, (before.rstrip("\n") + "\n" + _INSTRUMENT.format(**words)).encode())
    sys.stdout.write("".join(f"{path}\n" for path in (*made, listed)))
    sys.stdout.write(f"điền theo văn bản, rồi / fill in from the text, then: thanhtra law lint {args.to}\n")
    return 0


def _changed(rule: Clock, words: dict[str, str]) -> str:
    """The head of the limit as it is, so that the versions of both files make one series; the version of the latest text to edit."""
    latest = next(v.rule for v in reversed(rule.versions.versions) if v.rule is not None)
    branches = "".join(f"  {_branch(branch)},\n" for branch in latest.branches)
    head = [
        f'kind = "limit"\nslug = "{rule.slug}"\nvi = "{_quoted(rule.vi)}"\nen = "{_quoted(rule.en)}"\nday = "{rule.day.value}"'
    ]
    head += [
        f"{name} = {json.dumps(list(kinds))}"
        for name, kinds in (("counted_from", rule.counted_from), ("met_by", rule.met_by))
        if kinds
    ]
    note = "# Sửa số và điều khoản theo văn bản mới / change figures and articles to those of the new text:"
    version = f'[[version]]\nfrom = {words["start"]}\ncites = ["{words["number"]} Đ1"]\nbranches = [\n{branches}]\n'
    return "\n".join(
        [f"# Nghị định {words['number']}", *head, f'known = "secondary"\nchecked = {words["today"]}\n', note, version]
    )


def _branch(branch: Branch) -> str:
    parts = [
        f"{name} = {json.dumps(list(given))}"
        for name, given in (("levels", branch.levels), ("grounds", branch.grounds))
        if given
    ]
    if branch.counted_from is not None:
        parts.append(f'counted_from = "{branch.counted_from}"')
    terms = [
        ", ".join([*([f"amount = {t.amount}"] if t.amount is not None else []), f'unit = "{t.unit.value}"'])
        for t in branch.terms
    ]
    parts.append(terms[0] if len(terms) == 1 else f"terms = [{', '.join(f'{{ {term} }}' for term in terms)}]")
    return f"{{ {', '.join(parts)} }}"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _iso(day: date) -> str:
    return day.isoformat()
