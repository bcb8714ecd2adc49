"""Who now, and an area, as text (người tiếp nhận; địa bàn)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from thanhtra.coordination import Successor, WhoNow
from thanhtra.export.basis_words import KNOWN
from thanhtra.reckoning import days_written, written
from thanhtra.rulebook import MATTERS, Rulebook
from thanhtra.wording import token_in_words

Both = tuple[str, str]
_MATTERS: Final[Mapping[str, Both]] = {
    "pending": ("Vụ việc đang giải quyết", "Pending cases"),
    "execution": ("Tổ chức thi hành", "Execution"),
    "correction": ("Đính chính, sửa đổi, bổ sung, hủy bỏ một phần", "Correction, amendment, annulment in part"),
    "annulment": ("Hủy bỏ, ban hành quyết định mới", "Annulment, a new decision"),
    "coercion": ("Cưỡng chế thi hành", "Coercion"),
}


def who_now_text(found: WhoNow, book: Rulebook, *, lang: str = "vi") -> str:
    """Whether it still exists, then per matter who has it, with citations; last what is not held."""
    at = lang == "en"
    named = (
        book.posts[found.post].name_on(found.on)
        if found.post in book.posts
        else (book.bodies[found.post].vi, book.bodies[found.post].en)
    )
    standing = {
        True: ("còn", "exists"),
        False: ("không còn", "no longer exists"),
        None: ("chỉ còn ở một số cơ quan", "is left in some bodies only"),
    }[found.exists]
    lines = [f"{named[at]} · {written(found.on, lang)} · {standing[at]}"]
    for matter in MATTERS:
        have = [s for s in found.successors if s.matter == matter]
        if have:
            lines += ["", _MATTERS[matter][at], *(f"  {_line(s, at=at)}" for s in have)]
    if found.missing:
        lines += [
            "",
            ("Chưa có trong bộ quy tắc hoặc hồ sơ:", "Not held, or not said:")[at],
            *(f"  {token_in_words(token, book=book, lang=lang)}" for token in found.missing),
        ]
    return "\n".join(lines)


def _line(one: Successor, *, at: bool) -> str:
    where = f" ({', '.join(one.areas)})" if one.areas else ""
    return (
        f"{one.en if at else one.vi}{where}: {'; '.join(c.en if at else c.vi for c in one.cites)}{KNOWN[one.known][at]}"
    )


def area_text(told: Mapping[str, Any], *, lang: str = "vi") -> str:
    """An area as ``exchange.area_to_json`` tells it."""
    at = lang == "en"
    if not told["held"]:
        return f"{told['area']}: {('không có trong bản đồ hành chính nào', 'on no map of administrative units')[at]}"
    force = (
        ("mã đang dùng", "code in force")
        if told["in_force"]
        else (f"mã không còn dùng ngày {days_written(told['on'], lang)}", f"code not in force on {told['on']}")
    )
    lines = [f"{told['area']} · {told['name'] or ('chưa có tên', 'no name held')[at]} · {force[at]}"]
    for key, words in (
        ("became", ("Từ bản đồ sau thuộc về:", "On the next map part of:")),
        ("made_of", ("Hình thành từ:", "Made of:")),
    ):
        if key in told:
            lines += ["", words[at], *(f"  {one['area']} {one['name'] or ''}".rstrip() for one in told[key])]
    sources = [*told["cites"], *([told["resolution"]] if "resolution" in told else []), told["source"]]
    return "\n".join([*lines, "", f"{('Nguồn', 'Source')[at]}: {'; '.join(sources)} [{told['known']}]"])
