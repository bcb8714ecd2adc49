"""One request for a page: its language, what was filled in, and where its links lead (yêu cầu trang)."""

from __future__ import annotations

from datetime import date
from typing import Final
from urllib.parse import urlencode

import attrs
from starlette.requests import Request

from thanhtra.classes import frozen
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook
from thanhtra.service.desk import Desk
from thanhtra.service.questions import NotUnderstood, Questions

LONGEST: Final = 2000
"""The most characters of one value on a page."""
WHOLE_FILES: Final = frozenset({"pasted"})
"""Fields that take a whole file that is sent: the size of a request bounds them, and a page repeats a short one alone."""


def page_asked(request: Request, form: dict[str, str] | None = None) -> PageAsked:
    """What a page is made from. Raises NotUnderstood for a value that is too long: a page would repeat it, and cut it would be another."""
    sent = form or {}
    short = [(name, value) for name, value in sent.items() if name not in WHOLE_FILES]
    for name, value in [*request.query_params.multi_items(), *short]:
        if max(len(name), len(value)) > LONGEST:
            raise NotUnderstood(name[:100], f"dài nhất {LONGEST} ký tự / at most {LONGEST} characters")
    return PageAsked(request, sent)


@frozen(eq=False)
class PageAsked:
    """What a page is made from. Values of the form come by the address, and by ``form`` where it was posted."""

    request: Request
    form: dict[str, str] = attrs.field(factory=dict)

    @property
    def desk(self) -> Desk:
        """The cases and the clock."""
        found: Desk = self.request.app.state.desk
        return found

    @property
    def questions(self) -> Questions:
        """The functions."""
        return self.desk.questions

    @property
    def book(self) -> Rulebook:
        """The law."""
        return self.desk.book

    @property
    def lang(self) -> str:
        """``vi`` unless ``lang=en`` is asked."""
        return "en" if self.one("lang") == "en" else "vi"

    def say(self, vi: str, en: str) -> str:
        """The words of the page's language."""
        return en if self.lang == "en" else vi

    def one(self, name: str, default: str = "") -> str:
        """A value, without spaces around; ``default`` where it is empty."""
        return (self.form.get(name) or self.request.query_params.get(name, "")).strip() or default

    def every(self, name: str) -> list[str]:
        """Every value of that name, in order, each once."""
        given = [value.strip() for value in self.request.query_params.getlist(name)]
        return [value for value in dict.fromkeys(given) if value]

    def today(self) -> str:
        """Today in Việt Nam as people write it."""
        return self.day(self.desk.today())

    def day(self, day: date) -> str:
        """A day as people write it."""
        return written(day, self.lang)

    def link(self, path: str, *pairs: tuple[str, str], lang: str = "") -> str:
        """An address of the service, in the page's language unless ``lang`` is another."""
        wanted = lang or self.lang
        query = [pair for pair in pairs if pair[1] and pair[0] != "lang"] + ([("lang", "en")] if wanted == "en" else [])
        return f"{path}?{urlencode(query, errors='replace')}" if query else path

    def switched(self) -> str:
        """This page in the other language."""
        return self.link(
            self.request.url.path, *self.request.query_params.multi_items(), lang="vi" if self.lang == "en" else "en"
        )
