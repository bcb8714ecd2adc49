"""*Ai có thẩm quyền*: posts that may sanction these acts together, that may not and why, of which it cannot be told."""

from __future__ import annotations

from typing import Any

from starlette.responses import HTMLResponse

from thanhtra.errors import ThanhtraError
from thanhtra.export.basis_words import KNOWN
from thanhtra.export.markup import Child, Markup, el, framed
from thanhtra.law import Citation
from thanhtra.service.pages.asked import PageAsked
from thanhtra.service.pages.fields import Option, ask_form, choice_field, day_field, long_field, text_field
from thanhtra.service.pages.layout import page_of, wrong
from thanhtra.terms import Basis
from thanhtra.wording import MEASURES, grouped, token_in_words
from thanhtra.wording.notes import note_in

SUBJECTS = (
    ("individual", "cá nhân", "an individual"),
    ("organization", "tổ chức", "an organisation"),
    ("household-business", "hộ kinh doanh, hộ gia đình", "a household business"),
)
_UNKNOWN_SHOWN = 12


def who_page(asked: PageAsked) -> HTMLResponse:
    """The form, and who may."""
    title = asked.say("Ai có thẩm quyền", "Who may")
    form = ask_form(
        asked,
        "/tham-quyen",
        (
            long_field(
                asked,
                "provision",
                ("Điều khoản bị vi phạm, mỗi dòng một hành vi", "Provisions, one act a line"),
                hint=(
                    "điểm a khoản 1 Điều 95 Nghị định 174/2026/NĐ-CP, hoặc 174/2026/NĐ-CP Đ95.1.a",
                    "174/2026/NĐ-CP Đ95.1.a",
                ),
            ),
            choice_field(
                asked,
                "subject",
                ("Người vi phạm là", "The violator is"),
                [Option(v, asked.say(vi, en)) for v, vi, en in SUBJECTS],
            ),
            day_field(asked, "on", ("Ngày xử phạt", "Day of the decision"), value=asked.one("on", asked.today())),
            text_field(
                asked,
                "post",
                ("Chức danh muốn hỏi (không bắt buộc)", "A title asked about (optional)"),
                hint=("như Chánh Thanh tra Sở, Trưởng Công an xã", "as printed, or its slug"),
            ),
        ),
        submit=("Tìm người có thẩm quyền", "Who may?"),
    )
    now = ask_form(
        asked,
        "/tham-quyen",
        (
            text_field(
                asked,
                "gone",
                ("Chức danh, cơ quan không còn: nay là ai?", "A post or body that is gone: who now?"),
                hint=("như Chánh Thanh tra Sở, Sở Thông tin và Truyền thông tỉnh Nghệ An", "as printed, or its slug"),
            ),
            text_field(asked, "today", ("Vào ngày", "On"), value=asked.one("today", asked.today())),
        ),
        submit=("Tìm người tiếp nhận", "Who now?"),
    )
    head = (el("h1", title), form, now)
    if asked.one("gone"):
        return _now_page(asked, title, *head)
    provisions = [line.strip() for line in asked.one("provision").replace(";", "\n").splitlines() if line.strip()]
    if not provisions:
        return page_of(asked, title, *head)
    try:
        posts = [asked.one("post")] if asked.one("post") else []
        found = asked.questions.who_may(
            provisions,
            asked.one("subject", "individual"),
            on=asked.one("on", asked.today()),
            posts=posts,
            lang=asked.lang,
        )
    except ThanhtraError as error:
        return page_of(asked, title, *head, wrong(asked, str(error)), status=422)
    return page_of(asked, title, *head, *_answer(asked, found))


def _now_page(asked: PageAsked, title: str, *head: Child) -> HTMLResponse:
    try:
        found = asked.questions.who_now(asked.one("gone"), on=asked.one("today", asked.today()))
    except ThanhtraError as error:
        return page_of(asked, title, *head, wrong(asked, str(error)), status=422)
    exists = {
        True: ("Vẫn còn vào ngày này.", "It still exists on this day."),
        False: ("Không còn vào ngày này.", "It is gone on this day."),
        None: ("Chỉ còn ở một số cơ quan.", "It is left in some bodies only."),
    }[found["exists"]]
    matters = {
        "pending": ("vụ việc đang giải quyết", "pending cases"),
        "execution": ("tổ chức thi hành", "execution"),
        "correction": ("đính chính, sửa đổi, bổ sung, hủy bỏ một phần", "correction, amendment, annulment in part"),
        "annulment": ("hủy bỏ, ban hành quyết định mới", "annulment, a new decision"),
        "coercion": ("cưỡng chế", "coercion"),
    }
    rows = [
        el(
            "li",
            asked.say(*matters.get(s["for"], (s["for"], s["for"]))),
            ": ",
            el("strong", asked.say(s["vi"], s["en"])),
            " ",
            el("span", _cited(asked, s), KNOWN[Basis(s["known"])][asked.lang == "en"], class_="cite"),
            f" ({note_in(s['note'], asked.lang)})" if s.get("note") else None,
        )
        for s in found["successors"]
    ]
    lacking = (
        el("p", asked.say("Còn thiếu: ", "Missing: "), _tokens(asked, found["missing"]), class_="open")
        if found.get("missing")
        else None
    )
    return page_of(asked, title, *head, el("h2", asked.say(*exists)), el("ul", rows) if rows else None, lacking)


def _answer(asked: PageAsked, found: dict[str, Any]) -> list[Child]:
    parts: list[Child] = []
    if found["missing"]:
        parts.append(
            el(
                "p",
                asked.say("Chưa trả lời được, còn thiếu: ", "Cannot be told, for want of: "),
                _tokens(asked, found["missing"]),
                class_="open",
                role="status",
            )
        )
    if found["candidates"]:
        rows = [
            el(
                "tr",
                el("td", el("strong", _post(asked, c))),
                el(
                    "td",
                    asked.say("phạt đến ", "fines up to "),
                    grouped(c["ceiling"], asked.lang),
                    " đồng",
                    _within(asked, c),
                ),
                el("td", _measures(asked, c)),
                el("td", _cited(asked, c), class_="cite"),
            )
            for c in found["candidates"]
        ]
        heads = (
            asked.say("Chức danh", "Post"),
            asked.say("Mức tiền", "Ceiling"),
            asked.say("Được áp dụng", "Measures"),
            asked.say("Căn cứ", "Law"),
        )
        parts += [
            el("h2", asked.say("Có thẩm quyền, thấp nhất trước", "May, lowest first")),
            _table(asked, heads, rows),
        ]
    elif not found["missing"]:
        parts.append(
            el(
                "p",
                asked.say(
                    "Chưa xác định được ai có thẩm quyền."
                    if found["unknown"]
                    else "Trong dữ liệu không có người có thẩm quyền.",
                    "It cannot be told who may." if found["unknown"] else "Nobody in the book may.",
                ),
                class_="open",
                role="status",
            )
        )
    if found["refused"]:
        parts += [
            el("h2", asked.say("Không có thẩm quyền", "May not")),
            el(
                "ul",
                [
                    el(
                        "li",
                        el("strong", _post(asked, r)),
                        ": ",
                        r["why"],
                        " ",
                        el("span", _cited(asked, r), class_="cite"),
                    )
                    for r in found["refused"]
                ],
            ),
        ]
    if found["unknown"]:
        parts += [
            el("h2", asked.say("Chưa xác định được", "Cannot be told")),
            el(
                "ul",
                [
                    el(
                        "li",
                        el("strong", _post(asked, u)),
                        ": ",
                        asked.say("cần làm rõ: ", "missing "),
                        _tokens(asked, u["missing"]),
                    )
                    for u in found["unknown"][:_UNKNOWN_SHOWN]
                ],
            ),
        ]
        if len(found["unknown"]) > _UNKNOWN_SHOWN:
            parts.append(
                el(
                    "p",
                    asked.say(
                        f"và {len(found['unknown']) - _UNKNOWN_SHOWN} chức danh khác",
                        f"and {len(found['unknown']) - _UNKNOWN_SHOWN} more",
                    ),
                    class_="meta",
                )
            )
    return parts


def _table(asked: PageAsked, heads: tuple[str, ...], rows: list[Markup]) -> Markup:
    table = el(
        "table",
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", rows),
        class_="rows",
    )
    return framed(table, asked.say("Bảng", "Table"))


def _post(asked: PageAsked, row: dict[str, Any]) -> str:
    known = asked.book.posts[row["post"]]
    name = asked.say(known.vi, known.en)
    of = asked.book.posts.get(row.get("of", ""))
    return (name[:1].upper() + name[1:]) + (f" ({asked.say(of.vi, of.en)})" if of is not None else "")


def _within(asked: PageAsked, row: dict[str, Any]) -> str:
    return (
        asked.say(", trong phạm vi nhiệm vụ, địa bàn được giao", ", within the duty or locality assigned")
        if row.get("within")
        else ""
    )


def _measures(asked: PageAsked, row: dict[str, Any]) -> str:
    words = {**MEASURES, "warning": ("cảnh cáo", "warning"), "fine": ("phạt tiền", "fine")}
    return "; ".join(asked.say(*words[m]) if m in words else m for m in row["measures"])


def _cited(asked: PageAsked, row: dict[str, Any]) -> str:
    """Its provisions, as people write them in Vietnamese."""
    return "; ".join(Citation.parse(one).vi if asked.lang == "vi" else one for one in row["cites"])


def _tokens(asked: PageAsked, tokens: list[str]) -> str:
    return "; ".join(dict.fromkeys(token_in_words(t, book=asked.book, lang=asked.lang) for t in tokens))
