"""The words of the prescribed forms (nguyên văn biểu mẫu), read from ``form_texts``: one file a code, its versions side by side.

A file opens with what the form is of and what it is called; after an empty line each line is a paragraph::

    kind decision_issued            the kinds of event it is the paper of, each with the values it asks of them: ``how=returned``, several together
                                    ``measures=account+remedies``, of the order it carries out ``enforcement.measures=collect``
    symbol /QĐ-XPHC                 what follows the number; it may hold a value
    beside                          drawn up beside the paper the event's number is of, unless that number bears the symbol
    dated                           place and day stand above the title; with a decree, in that decree's version only

    [68/2025/NĐ-CP returned] …      only in that version, and where the condition of that name holds
    = …                             in the middle, bold
    2. Đã thực hiện: {acts.described|what is asked}
    <ông (bà)|tổ chức>              the first of an individual, the second of an organisation
    @subject 1.                     the lines about whoever is dealt with
    @goods · @licences · @valued    a table of what was seized, of licences, of goods with their value; also @confiscated, @destroyed, @assets
    | left / lines | right          a row of signatures
    ---                             what follows stands on the back

``{name}`` is a value of :mod:`~thanhtra.export.form_values`, ``{|…}`` something no case holds, ``{?…}`` one that may stay empty, ``{name/QĐ-XPHC}``
shows that symbol while it is empty, ``…`` is a blank without a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from thanhtra.classes import frozen

SLOT: Final = re.compile(
    r"\{(?P<optional>\??)(?P<name>[\w.-]*)(?P<symbol>/[^|}]+)?(?:\|(?P<asks>[^}]*))?\}|(?P<plain>…)"
)
_TAGS: Final = re.compile(r"\[([^\]]+)\] ")


@frozen(kw_only=True)
class TextRow:
    """One paragraph: its ``words`` with slots, how it stands (``look``: row, middle, subject, a table by its name, signing, back) and when."""

    words: str
    look: str
    tags: frozenset[str]


@frozen(kw_only=True)
class FormText:
    """A form as prescribed. ``kinds``: each kind of event it is of, with the values asked; ``about`` is empty where the title stands alone; ``dated``: None, "" or the decree whose version is."""

    kinds: tuple[tuple[str, Mapping[str, str]], ...]
    symbol: str
    dated: str | None
    title: str
    about: str
    numbered: bool
    beside: bool
    rows: tuple[TextRow, ...]


@cache
def form_text(code: str) -> FormText:
    """The words of form ``code``, such as MQĐ02. Raises KeyError for a form whose words are not held."""
    at = files("thanhtra.export") / "form_texts" / f"{code.replace('Đ', 'D')}.txt"
    if not at.is_file():
        raise KeyError(code)
    head, _, body = at.read_text(encoding="utf-8").partition("\n\n")
    told: dict[str, list[str]] = {}
    for line in head.splitlines():
        key, _, rest = line.partition(" ")
        told.setdefault(key, []).append(rest)
    return FormText(
        kinds=tuple(_kind(row) for row in told["kind"]),
        symbol=told["symbol"][0],
        dated=told["dated"][0] if "dated" in told else None,
        title=told["title"][0],
        about=told.get("about", [""])[0],
        numbered="unnumbered" not in told,
        beside="beside" in told,
        rows=tuple(rows_of(body)),
    )


@cache
def subject_rows() -> tuple[TextRow, ...]:
    """The lines every form asks about whoever is dealt with."""
    return tuple(rows_of((files("thanhtra.export") / "form_texts" / "subject.txt").read_text(encoding="utf-8")))


def rows_of(body: str) -> Iterator[TextRow]:
    """The paragraphs of a text."""
    for line in body.splitlines():
        tagged = _TAGS.match(line)
        words = line[tagged.end() :] if tagged else line
        look, words = _look(words)
        yield TextRow(words=words, look=look, tags=frozenset(tagged[1].split()) if tagged else frozenset())


def _look(words: str) -> tuple[str, str]:
    if words.startswith("@"):
        look, _, rest = words[1:].partition(" ")
        return look, rest
    for mark, look in (
        ("= ", "middle"),
        ("| ", "signing"),
        ("---", "back"),
    ):
        if words.startswith(mark):
            return look, words.removeprefix(mark).removeprefix(" ") if look != "signing" else words
    return "row", words


def _kind(row: str) -> tuple[str, dict[str, str]]:
    name, *asked = row.split()
    return name, dict(one.split("=", 1) for one in asked)
