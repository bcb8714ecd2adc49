"""``thanhtra who-may``: who may handle these acts together, on this day."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, Final

import attrs

from thanhtra.cli.overwriting import refuse_overwriting
from thanhtra.cli.streams import style_of, tell
from thanhtra.cli.usage import a_citation, a_day, add_lang, add_rules, book_of, nearest, nearest_named, parser
from thanhtra.competence import Candidate, PostRefused, WhoMay, who_may_sanction
from thanhtra.errors import LawError, Unusable
from thanhtra.export.who_may import WhoMayPage, who_may_text
from thanhtra.rulebook import Rulebook
from thanhtra.search.asked import AskedPost, asked_post
from thanhtra.terms import SubjectKind

if TYPE_CHECKING:
    from thanhtra.casefile import Case, Official

NOBODY: Final = 1
USAGE_ERROR: Final = 2
_EXAMPLES: Final = """\
  thanhtra who-may --provision "15/2020/NĐ-CP Đ101.1.a" --subject individual --on 2025-08-22
  thanhtra who-may --provision "174/2026/NĐ-CP Đ17.2" --provision "174/2026/NĐ-CP Đ7.2" --subject organization --on 2026-09-01 --json
  thanhtra who-may --case vu-viec.json --official o1 --on 2026-09-01
  thanhtra who-may --provision "174/2026/NĐ-CP Đ95.2.c" --subject individual --on 20/8/2026 --post "Trưởng Công an xã"

Mã thoát / exit: 0 có người có thẩm quyền (người được hỏi có thẩm quyền) / someone may, or the one asked about · 1 không có, hoặc chưa xác định được / nobody, or it cannot be told"""


def run(argv: list[str]) -> int:
    """The command."""
    made = _parser()
    args = made.parse_args(argv)
    if (args.case is None) == (not args.provision):
        made.error("cần --provision hoặc --case / expected either --provision or --case")
    refuse_overwriting(args, args.case)
    book = book_of(args.rules, args.reading)
    named = [_post(given, book) for given in args.post]
    args.posts = [post for post in named if post is not None]
    args.team = _post(args.team, book) if args.team is not None else None
    if None in named or (args.team is None and "--team" in argv):
        return USAGE_ERROR
    if args.case is not None:
        return _of_file(args, book)
    if args.subject is None:
        made.error("cần --subject / expected --subject")
    try:
        found = who_may_sanction(
            args.provision, SubjectKind(args.subject), book, on=args.on, acted=args.acted, posts=args.posts or None
        )
    except LawError as missing:
        return _shown(None, (missing.token,), args, book)
    return _shown(found, (), args, book)


def _of_file(args: argparse.Namespace, book: Rulebook) -> int:
    from thanhtra.casefile import index  # noqa: PLC0415 - only for a file
    from thanhtra.competence import who_may_handle  # noqa: PLC0415 - likewise
    from thanhtra.exchange import read_case  # noqa: PLC0415 - likewise
    from thanhtra.exchange.problem_words import unusable_lines  # noqa: PLC0415 - likewise

    try:
        case = read_case(args.case, slugs=book)
    except Unusable as unusable:
        tell("".join(f"{line}\n" for line in unusable_lines(unusable, source=args.case, lang=args.lang)))
        return USAGE_ERROR
    official = _official(case, args.official)
    if args.official is not None and official is None:
        known = [o.id for o in case.officials or ()]
        tell(f"thanhtra who-may: không có cán bộ / no official {args.official!r}{nearest(args.official, known)}\n")
        return USAGE_ERROR
    handled = who_may_handle(index(case), book, on=args.on, official=official, posts=args.posts)
    if official is None:
        return _shown(handled.found, handled.missing, args, book, case)
    asked = asked_post(official.post, official.id, handled.found, handled.missing)
    return _shown(handled.found, handled.missing, args, book, case, (asked,))


def _official(case: Case, named: str | None) -> Official | None:
    return next((o for o in case.officials or () if o.id == named), None)


def _shown(
    found: WhoMay | None,
    missing: tuple[str, ...],
    args: argparse.Namespace,
    book: Rulebook,
    case: Case | None = None,
    asked: tuple[AskedPost, ...] = (),
) -> int:
    if found is not None:
        found = _narrowed(found, args, book)
        asked = asked or tuple(asked_post(post, "", found, missing) for post in args.posts)
    if args.json:
        import json  # noqa: PLC0415 - text does not need it

        from thanhtra.exchange.powers import asked_to_json, who_may_to_json  # noqa: PLC0415 - likewise

        shown: dict[str, Any] = (
            {"candidates": [], "refused": []} if found is None else who_may_to_json(found, lang=args.lang)
        )
        if missing:
            shown["missing"] = list(missing)
        if args.area:
            shown["area"] = args.area
        if asked:
            shown["asked"] = [asked_to_json(one, lang=args.lang) for one in asked]
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(
            who_may_text(
                found,
                missing,
                book,
                asked=asked,
                case=case,
                page=WhoMayPage(lang=args.lang, style=style_of(sys.stdout), area=args.area),
            )
            + "\n"
        )
    if asked:
        return 0 if all(one.may for one in asked) else NOBODY
    return 0 if found is not None and found.candidates else NOBODY


def _narrowed(found: WhoMay, args: argparse.Namespace, book: Rulebook) -> WhoMay:
    """Only titles of the level and the team asked for."""

    def kept(one: Candidate | PostRefused) -> bool:
        if args.level is not None and book.posts[one.post].level != args.level:
            return False
        return args.team is None or one.of == args.team

    return attrs.evolve(
        found,
        candidates=tuple(c for c in found.candidates if kept(c)),
        refused=tuple(r for r in found.refused if kept(r)),
        unknown=tuple(u for u in found.unknown if kept(u)),
    )


def _post(given: str, book: Rulebook) -> str | None:
    """The slug meant by a slug or a printed title; None, and a word on stderr, where it is not known."""
    from thanhtra.reading_vi import TitleRead, read_title  # noqa: PLC0415 - only where a title is given

    read = read_title(given, book)
    if isinstance(read, TitleRead):
        return read.post
    tell(
        f"thanhtra who-may: không có chức danh / no post {given!r}{nearest_named(given, {slug: (p.vi, p.en) for slug, p in book.posts.items()})}\n"
    )
    return None


def _parser() -> argparse.ArgumentParser:
    made = parser(
        "who-may", "Ai có thẩm quyền xử phạt các hành vi này.", "Who may sanction these acts together.", _EXAMPLES
    )
    made.add_argument(
        "--provision",
        type=a_citation,
        action="append",
        default=[],
        metavar="CITE",
        help="điều khoản, có thể lặp lại / a provision, may be repeated",
    )
    made.add_argument("--subject", choices=[k.value for k in SubjectKind], help="đối tượng / who is sanctioned")
    made.add_argument("--case", metavar="FILE", help="tệp hồ sơ: mọi hành vi cùng lúc / a case file: its acts together")
    made.add_argument("--official", metavar="ID", help="cán bộ trong hồ sơ / an official of the file")
    made.add_argument("--on", type=a_day, required=True, metavar="DATE", help="ngày xử lý / the day of handling")
    made.add_argument(
        "--acted",
        type=a_day,
        metavar="DATE",
        help="ngày mà pháp luật của nó áp dụng cho hành vi, mặc định --on / day whose law judges the acts",
    )
    made.add_argument(
        "--post",
        action="append",
        default=[],
        metavar="POST",
        help="chỉ hỏi chức danh này (tên mã hoặc như in trên văn bản), có thể lặp lại / this title only, slug or as printed, may be repeated",
    )
    made.add_argument(
        "--level",
        choices=("commune", "district", "province", "central", "any"),
        help="chỉ chức danh của cấp này (any: có ở nhiều cấp) / titles of this level only (any: of several)",
    )
    made.add_argument(
        "--area",
        metavar="CODE",
        help="địa bàn của vụ việc, như 01/00004: in kèm chức danh chỉ có thẩm quyền trong địa bàn / the place of the case, printed with titles bound to theirs",
    )
    made.add_argument(
        "--team",
        metavar="POST",
        help="chỉ trưởng đoàn do chức danh này thành lập / leaders of teams set up by this title only",
    )
    add_rules(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    return made
