"""``thanhtra fine``: the frame of one act for one subject, and the fine it gives."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from thanhtra.cli.usage import a_citation, a_day, add_lang, add_rules, book_of, parser, some_number
from thanhtra.errors import LawError
from thanhtra.exchange.powers import fine_to_json
from thanhtra.export.words import BASES, said
from thanhtra.fines import CircumstanceCount, Party, assess_fine
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind
from thanhtra.wording import shown, written_out

NO_SUCH: Final = 1
_EXAMPLES: Final = """\
  thanhtra fine --provision "15/2020/NĐ-CP Đ101.1.a" --subject individual --on 2020-08-01
  thanhtra fine --provision "174/2026/NĐ-CP Đ95.1.a" --subject organization --on 2026-09-01 --mitigating 1 --json

Mã thoát / exit: 0 có khung / a frame · 1 không có quy định đó hoặc chưa xác định được / no such provision, or it cannot be told"""


def run(argv: list[str]) -> int:
    """The command."""
    args = _parser().parse_args(argv)
    weighing, book = CircumstanceCount(args.mitigating, args.aggravating), book_of(args.rules, args.reading)
    try:
        found = assess_fine(
            args.provision,
            Party(kind=SubjectKind(args.subject), age=args.age),
            book,
            on=args.on,
            handled=args.handled,
            circumstances=weighing,
        )
    except LawError as missing:
        return _not_there(missing, args, book)
    answer = fine_to_json(found, lang=args.lang)
    if args.json:
        import json  # noqa: PLC0415 - text does not need it

        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
        return 0
    lines = [found.applied.violation.en if args.lang == "en" else found.applied.violation.vi]
    lines += [f"  {number}. {written_out(step, args.lang)}" for number, step in enumerate(answer["steps"], 1)]
    basis = said(BASES[found.basis], args.lang)
    lines.append(
        "  "
        + said(
            (
                f"Theo văn bản áp dụng ngày {shown(found.law_on, 'vi')} (nguồn: {basis.removeprefix('nguồn ')}).",
                f"As the law stood on {found.law_on.isoformat()} (known by {basis}).",
            ),
            args.lang,
        )
    )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _not_there(missing: LawError, args: argparse.Namespace, book: Rulebook) -> int:
    """No such answer: said in the language asked, exit 1."""
    if args.json:
        import json  # noqa: PLC0415 - likewise

        sys.stdout.write(
            json.dumps(
                {"frame": None, "fine": None, "range": None, "missing": [missing.token]}, ensure_ascii=False, indent=2
            )
            + "\n"
        )
        return NO_SUCH
    from thanhtra.export.refused import refused_in_words  # noqa: PLC0415 - only where there is no answer

    sys.stdout.write(refused_in_words(missing, args.provision, book, on=args.on, lang=args.lang) + "\n")
    return NO_SUCH


def _parser() -> argparse.ArgumentParser:
    made = parser("fine", "Khung và mức phạt của một hành vi.", "The frame and the fine of one act.", _EXAMPLES)
    made.add_argument("--provision", type=a_citation, required=True, metavar="CITE", help="điều khoản / the provision")
    made.add_argument(
        "--subject", choices=[k.value for k in SubjectKind], required=True, help="đối tượng / who is sanctioned"
    )
    made.add_argument(
        "--on",
        type=a_day,
        required=True,
        metavar="DATE",
        help="ngày mà pháp luật của nó áp dụng cho hành vi / the day whose law judges the act",
    )
    made.add_argument(
        "--handled",
        type=a_day,
        metavar="DATE",
        help="ngày ra quyết định, mặc định --on / day of the decision, default --on",
    )
    made.add_argument(
        "--age", type=some_number, metavar="N", help="tuổi khi vi phạm / age in years on the day of the act"
    )
    made.add_argument(
        "--mitigating",
        type=some_number,
        default=0,
        metavar="N",
        help="số tình tiết giảm nhẹ / mitigating circumstances",
    )
    made.add_argument(
        "--aggravating",
        type=some_number,
        default=0,
        metavar="N",
        help="số tình tiết tăng nặng / aggravating circumstances",
    )
    add_rules(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    return made
