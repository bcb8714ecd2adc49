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
from thanhtra.service.questions import Questions

_LONGEST: Final = 2000


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
        return (self.form.get(name) or self.request.query_params.get(name, "")).strip()[:_LONGEST] or default

    def every(self, name: str) -> list[str]:
        """Every value of that name, in order, each once."""
        given = [value.strip()[:_LONGEST] for value in self.request.query_params.getlist(name)]
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
