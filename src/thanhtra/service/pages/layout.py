"""The page around each answer: where one is, where one can go, the language, how it looks (khung trang)."""

from __future__ import annotations

from typing import Final

from starlette.responses import HTMLResponse

from thanhtra.export.html_look import STYLE
from thanhtra.export.markup import Child, Markup, el, raw
from thanhtra.service.pages.asked import PageAsked

PLACES: Final = (
    ("/", "Tra cứu", "Find"),
    ("/thoi-han", "Tính thời hạn", "Count a limit"),
    ("/ho-so", "Kiểm tra hồ sơ", "Check a file"),
    ("/tham-quyen", "Ai có thẩm quyền", "Who may"),
    ("/lich-viec", "Lịch việc", "Agenda"),
)
_ADVICE: Final = (
    "Không phải là tư vấn pháp lý. Hãy mở điều khoản được viện dẫn để kiểm tra trước khi sử dụng. Dữ liệu không rời khỏi máy phục vụ trang này.",
    "Not legal advice. Open the provision an answer cites before relying on it. Nothing leaves the machine that serves this page.",
)
_LOOK: Final = """
nav.top{border-bottom:1px solid var(--line);background:var(--card)}
nav.top>div{max-width:62rem;margin:0 auto;padding:.3rem 1.25rem;display:flex;flex-wrap:wrap;gap:.1rem .3rem;align-items:center}
nav.top a{padding:.45rem .7rem;border-radius:.4rem;text-decoration:none;color:var(--ink)}
nav.top a[aria-current]{font-weight:700;box-shadow:inset 0 -3px 0 var(--link)}
nav.top a:hover{text-decoration:underline}nav.top .lang{margin-left:auto;color:var(--link)}
main{padding-top:1.3rem}
form.ask{border:1px solid var(--line);border-radius:.6rem;background:var(--card);padding:1rem 1.1rem;margin:.8rem 0 1.4rem}
.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:.8rem 1.2rem}
.field.wide{grid-column:1/-1}
.field label,legend{display:block;font-weight:600;margin-bottom:.15rem}
.hint{display:block;color:var(--soft);font-size:.88rem}
input:not([type=checkbox]):not([type=radio]),select,textarea{width:100%;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--quiet);border-radius:.35rem;padding:.42rem .55rem}
textarea{min-height:5rem}
input:focus-visible,select:focus-visible,textarea:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:1px}
fieldset{border:0;padding:0;margin:0}.choice{display:flex;gap:.5rem;align-items:baseline;padding:.15rem 0}
button{font:inherit;font-weight:600;color:var(--paper);background:var(--link);border:0;border-radius:.4rem;padding:.55rem 1.3rem;margin-top:.9rem;cursor:pointer}
.wrong{border:1px solid var(--bad);border-left:5px solid var(--bad);border-radius:.4rem;background:var(--tint-bad);padding:.6rem .9rem;margin:1rem 0}
.open{border:1px dashed var(--unknown);border-radius:.4rem;background:var(--tint-unknown);padding:.6rem .9rem;margin:1rem 0}
.answer{font-size:1.35rem;font-weight:700;margin:.4rem 0}
.card{border:1px solid var(--line);border-left:4px solid var(--link);border-radius:.4rem;background:var(--card);padding:.6rem 1rem;margin:.8rem 0}
.card h2,.card h3{margin:.1rem 0 .4rem;border:0;font-size:1.05rem}
.scroll table{min-width:0;table-layout:auto}table.rows th{width:auto}
.card dl.facts{grid-template-columns:minmax(8rem,14rem) 1fr}.card summary{font-weight:600}ol.numbered{list-style:none;padding-left:0}
main>article.case>header.page{padding:0;margin:0}
@media (max-width:40rem){.card dl.facts{grid-template-columns:1fr}main,nav.top>div{padding-left:.8rem;padding-right:.8rem}table.rows,table.rows tbody,table.rows tr,table.rows td{display:block;width:auto}
table.rows thead{position:absolute;left:-99rem}table.rows tr{border-bottom:1px solid var(--line);padding:.4rem 0}table.rows td{border:0;padding:.1rem 0}}
@media print{nav.top,form.ask{display:none}}
"""


def page_of(asked: PageAsked, title: str, *body: Child, status: int = 200) -> HTMLResponse:
    """A whole page; ``body`` is what stands under its place's name."""
    places = [
        el(
            "a",
            asked.say(vi, en),
            href=asked.link(path),
            aria_current="page" if asked.request.url.path == path else None,
        )
        for path, vi, en in PLACES
    ]
    other = el(
        "a",
        asked.say("English", "Tiếng Việt"),
        href=asked.switched(),
        class_="lang",
        lang=asked.say("en", "vi"),
        hreflang=asked.say("en", "vi"),
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", f"{title} — thanhtra"),
        el("link", rel="icon", href="data:,"),
        el("style", raw(STYLE + _LOOK)),
    )
    skip = el("a", asked.say("Đến nội dung", "Skip to the content"), href="#noi-dung", class_="skip")
    nav = el("nav", el("div", places, other), class_="top", aria_label=asked.say("Các trang", "Pages"))
    foot = el(
        "footer",
        el("p", _ADVICE[asked.lang == "en"]),
        el("p", asked.say("Bộ quy tắc", "Rules"), " ", asked.book.edition),
    )
    whole = f"<!doctype html>\n{el('html', head, el('body', skip, nav, el('main', *body, id='noi-dung'), foot), lang=asked.lang)}\n"
    return HTMLResponse(whole.encode("utf-8", "replace"), status)


def wrong(asked: PageAsked, *lines: Child) -> Markup:
    """What could not be understood, told at once and read out by a screen reader."""
    return el(
        "div",
        el("strong", asked.say("Chưa trả lời được câu hỏi này:", "This could not be answered:")),
        el("ul", [el("li", line) for line in lines]),
        class_="wrong",
        role="alert",
    )
