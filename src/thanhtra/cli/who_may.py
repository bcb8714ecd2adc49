"""``thanhtra who-may``: who may handle these acts together, on this day."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import Any, Final

from thanhtra.casefile import Case, Official, index
from thanhtra.cli.usage import a_citation, a_day, add_lang, add_rules, book_of, nearest, parser
from thanhtra.competence import Candidate, PostRefused, WhoMay, who_may_handle, who_may_sanction
from thanhtra.errors import LawError, Unusable
from thanhtra.exchange import read_case
from thanhtra.exchange.powers import who_may_to_json
from thanhtra.fines.step import dong
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind
from thanhtra.wording import token_in_words

USAGE_ERROR: Final = 2
_WITHIN: Final = {"duty": ("trong phạm vi nhiệm vụ, công vụ được giao", "within the duty assigned"), "locality": ("trong địa bàn quản lý", "within its locality")}
_EXAMPLES: Final = """\
  thanhtra who-may --provision "15/2020/NĐ-CP Đ101.1.a" --subject individual --on 2025-08-22
  thanhtra who-may --provision "174/2026/NĐ-CP Đ17.2" --provision "174/2026/NĐ-CP Đ7.2" --subject organization --on 2026-09-01 --json
  thanhtra who-may --case vu-viec.json --official o1 --on 2026-09-01"""


def run(argv: list[str]) -> int:
    """The command."""
    made = _parser()
    args = made.parse_args(argv)
    if (args.case is None) == (not args.provision):
        made.error("cần --provision hoặc --case / expected either --provision or --case")
    book = book_of(args.rules, args.reading)
    if args.case is not None:
        return _of_file(args, book)
    if args.subject is None:
        made.error("cần --subject / expected --subject")
    try:
        found = who_may_sanction(args.provision, SubjectKind(args.subject), book, on=args.on, acted=args.acted)
    except LawError as missing:
        return _shown(None, (missing.token,), args, book)
    return _shown(found, (), args, book)


def _of_file(args: argparse.Namespace, book: Rulebook) -> int:
    try:
        case = read_case(args.case, slugs=book)
    except (Unusable, OSError) as unusable:
        sys.stderr.write(f"thanhtra who-may: {args.case}: {unusable}\n")
        return USAGE_ERROR
    official = _official(case, args.official)
    if args.official is not None and official is None:
        known = [o.id for o in case.officials or ()]
        sys.stderr.write(f"thanhtra who-may: không có cán bộ / no official {args.official!r}{nearest(args.official, known)}\n")
        return USAGE_ERROR
    handled = who_may_handle(index(case), book, on=args.on, official=official)
    return _shown(handled.found, handled.missing, args, book, case)


def _official(case: Case, named: str | None) -> Official | None:
    return next((o for o in case.officials or () if o.id == named), None)


def _shown(found: WhoMay | None, missing: tuple[str, ...], args: argparse.Namespace, book: Rulebook, case: Case | None = None) -> int:
    shown: dict[str, Any] = {"candidates": [], "refused": []} if found is None else who_may_to_json(found, lang=args.lang)
    if missing:
        shown["missing"] = list(missing)
    if args.json:
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
        return 0
    english = args.lang == "en"
    lines: list[str] = []
    if found is not None:
        lines += [_line(c.post, c.of, f"{dong(c.ceiling)} đồng ≥ {dong(c.frame_max)}{_within(c, english=english)}", "; ".join(str(x) for x in c.cites), book, english=english) for c in found.candidates]
        if not found.candidates:
            lines.append("no candidate" if english else "không có người có thẩm quyền trong dữ liệu")
        lines.append("may not:" if english else "không có thẩm quyền:")
        lines += [_line(r.post, r.of, r.why.en if english else r.why.vi, "; ".join(str(x) for x in r.cites), book, english=english) for r in found.refused]
        lines += _unknown(found.unknown, book, english=english)
        heirs = ", ".join(_name(p, book, english=english) for p in found.transfer.to)
        if heirs:
            lines.append(("if not competent, pass the case to: " if english else "nếu không có thẩm quyền, chuyển vụ việc đến: ") + heirs)
    lines += [("provide: " if english else "cần: ") + token_in_words(token, case=case, book=book, lang=args.lang) for token in missing]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _line(post: str, of: str | None, said: str, cites: str, book: Rulebook, *, english: bool) -> str:
    team = f" ({_name(of, book, english=english)})" if of else ""
    return f"  {_name(post, book, english=english)}{team}: {said} [{cites}]"


def _within(one: Candidate, *, english: bool) -> str:
    """The bounds a decree sets: the assigned duty, or the place."""
    said = _WITHIN.get(one.within)
    return f" ({said[english]})" if said is not None else ""


def _unknown(unknown: tuple[PostRefused, ...], book: Rulebook, *, english: bool) -> list[str]:
    """What is missing in words, the most wanted first; titles of some bodies only with those bodies; unheld powers on one line."""
    if not unknown:
        return []
    named = [u for u in unknown if u.bodies]
    tokens = Counter(token for u in unknown if not u.bodies for token in u.missing)
    posts = dict.fromkeys(slug for token in tokens if (slug := _power_of(token)) in book.posts)
    lines = ["cannot be told, for want of:" if english else "chưa xác định được, vì thiếu:"]
    if posts:
        names = "; ".join(_name(slug, book, english=english) for slug in posts)
        lines.append(f"  powers the book does not hold for {len(posts)} titles: {names}" if english else f"  thẩm quyền chưa có trong dữ liệu của {len(posts)} chức danh: {names}")
    lang = "en" if english else "vi"
    lines += [f"  {_of_bodies(u, book, english=english)}" for u in named]
    lines += [f"  {token_in_words(t, book=book, lang=lang)}" + (f" ×{n}" if n > 1 else "") for t, n in tokens.most_common() if _power_of(t) not in posts]
    return lines


def _of_bodies(one: PostRefused, book: Rulebook, *, english: bool) -> str:
    """A title whose power is for some bodies only, and the word of the agency that would settle it."""
    known = book.named_bodies.by_name
    bodies = "; ".join(known[b].en if english and b in known else b for b in one.bodies)
    said = f"only of {bodies}" if english else f"chỉ của {bodies}"
    return f"{_name(one.post, book, english=english)}: {said} ({'; '.join(token_in_words(t, book=book, lang='en' if english else 'vi') for t in one.missing)})"


def _power_of(token: str) -> str:
    return token.rpartition("power:")[2].partition("@")[0] if "power:" in token else ""


def _name(post: str, book: Rulebook, *, english: bool) -> str:
    known = book.posts[post]
    return known.en if english else known.vi


def _parser() -> argparse.ArgumentParser:
    made = parser("who-may", "Ai có thẩm quyền xử phạt các hành vi này.", "Who may sanction these acts together.", _EXAMPLES)
    made.add_argument("--provision", type=a_citation, action="append", default=[], metavar="CITE", help="điều khoản, có thể lặp lại / a provision, may be repeated")
    made.add_argument("--subject", choices=[k.value for k in SubjectKind], help="đối tượng / who is sanctioned")
    made.add_argument("--case", metavar="FILE", help="tệp hồ sơ: mọi hành vi cùng lúc / a case file: its acts together")
    made.add_argument("--official", metavar="ID", help="cán bộ trong hồ sơ / an official of the file")
    made.add_argument("--on", type=a_day, required=True, metavar="DATE", help="ngày xử lý / the day of handling")
    made.add_argument("--acted", type=a_day, metavar="DATE", help="ngày mà pháp luật của nó áp dụng cho hành vi, mặc định --on / day whose law judges the acts")
    add_rules(made)
    add_lang(made)
    made.add_argument("--json", action="store_true", help="một đối tượng JSON / one JSON object")
    return made
