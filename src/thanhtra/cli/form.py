"""``thanhtra form``: a paper of a case on the form of its day, as a Word file (lập văn bản theo biểu mẫu)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from thanhtra.casefile import Case, Delegation, Event
from thanhtra.cli.streams import tell
from thanhtra.cli.usage import nearest, parser
from thanhtra.errors import LawError, Unprintable, Unusable
from thanhtra.exchange import read_case
from thanhtra.exchange.problem_words import unusable_lines
from thanhtra.export.form_text import form_text
from thanhtra.export.forms import PAPERS, docx_of, paper, papers_of
from thanhtra.export.style import cleaned
from thanhtra.outputs import readable, refuse_clash, refuse_streams, replace_file
from thanhtra.rulebook import Rulebook

USAGE_ERROR: Final = 2
_EXAMPLES: Final = """\
  thanhtra form MBB01 vu-viec.json --out bien-ban.docx
  thanhtra form MQĐ02 vu-viec.json --event 12/QĐ-XPHC --out quyet-dinh.docx

Phần hồ sơ không có được để trống, đánh dấu và liệt kê / what the case does not hold is left blank, marked and listed."""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    typed = str(args.code).upper().replace("MQD", "MQĐ")
    code = next((one for one in PAPERS if one.upper() == typed), None)
    if code is None:
        return _refused(
            f"không có mẫu / no form {args.code!r}{nearest(typed, PAPERS)}; có / known: {', '.join(PAPERS)}"
        )
    try:
        refuse_clash([args.out], [args.case])
        refuse_streams([args.case])
        case = read_case(args.case)
    except Unusable as unusable:
        tell("".join(f"{line}\n" for line in unusable_lines(unusable, source=args.case)))
        return USAGE_ERROR
    found = [
        (at, record)
        for at, record in papers_of(case, code)
        if args.event is None or args.event in (_named(record), str(at))
    ]
    if len(found) != 1:
        ids = ", ".join(_named(record) or str(at) for at, record in found)
        which = f"; chọn bằng --event / choose with --event: {cleaned(ids)}" if found else ""
        kinds = ", ".join(dict.fromkeys(kind for kind, _ in form_text(code).kinds))
        return _refused(f"cần đúng một mục / exactly one is needed: {kinds}; có / found: {len(found)}{which}")
    return _write(case, found[0][0], code, args.out)


def _named(record: Event | Delegation) -> str | None:
    return record.id if isinstance(record, Delegation) else record.named


def _write(case: Case, at: int, code: str, out: Path) -> int:
    try:
        made = paper(case, at, code, Rulebook.built_in())
        replace_file(out, docx_of(made))
    except Unprintable as unprintable:
        return _refused(str(unprintable))
    except ValueError:
        return _refused(
            f"mục {at} không rõ ngày nên chưa biết mẫu nào / record {at} has no day, so its form is not known"
        )
    except LawError as missing:
        return _refused(f"bộ quy tắc không có mẫu của ngày đó / the rules hold no form of that day: {missing.token}")
    except ModuleNotFoundError as absent:
        return _refused(f"cần / needs: pip install 'thanhtra[forms]' ({absent.name})")
    except OSError as error:
        return _refused(f"{readable(str(out))}: {error.strerror or error}")
    sys.stdout.write(f"{readable(str(out))}: {made.form.named}\n")
    if made.findings:
        sys.stdout.write(
            "cảnh báo, hồ sơ có sai sót / warning, the case has findings:\n"
            + "".join(f"  - {cleaned(told)}\n" for told in made.findings)
        )
    if made.blank:
        sys.stdout.write("để trống / left blank:\n" + "".join(f"  - {cleaned(name)}\n" for name in made.blank))
    return 0


def _refused(why: str) -> int:
    tell(f"thanhtra form: {why}\n")
    return USAGE_ERROR


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "form",
        "Lập văn bản theo biểu mẫu đang có hiệu lực của ngày đó.",
        "A paper of a case on the form of its day.",
        _EXAMPLES,
    )
    made.add_argument("code", metavar="FORM", help=", ".join(PAPERS))
    made.add_argument("case", metavar="CASE", help=".json")
    made.add_argument("--event", metavar="ID", help="sự kiện nào / which event (id, number, index)")
    made.add_argument("--out", type=Path, required=True, metavar="FILE", help=".docx")
    return made
