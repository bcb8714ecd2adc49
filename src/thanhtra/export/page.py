"""A whole page around its body (trang): language, policy, look; nothing is fetched, nothing runs."""

from __future__ import annotations

from typing import Final

from thanhtra.export.html_look import STYLE
from thanhtra.export.markup import Child, el, raw

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def page(title: str, *body: Child, lang: str, style: str = "") -> str:
    """A page titled ``title``; ``style`` is added to the look all pages share."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", title),
        el("style", raw(STYLE + style)),
    )
    return f"<!doctype html>\n{el('html', head, el('body', *body), lang=lang)}\n"
