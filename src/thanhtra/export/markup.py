"""Elements of a page, escaped by construction (an toàn khi hiển thị): whatever is not :class:`Markup` is text and stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UNSAFE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f&<>\"']")
"""What of a text, or of an attribute's value, is not written as it is: looked for first, for most have none of it."""
_VOID: Final = frozenset({"meta", "br", "hr", "input", "link"})


class Markup(str):
    """Text that is markup already; only :func:`el` and :func:`raw` make it."""

    __slots__ = ()


Child = str | Iterable["Child"] | None
Value = str | float | bool | None


def el(name: str, /, *children: Child, **attributes: Value) -> Markup:
    """One element. Children are escaped unless Markup; ``class_`` and ``stroke_width`` become ``class`` and ``stroke-width``.

    An attribute of None or False is left out, True stands alone.
    """
    given = "".join([_attribute(key, value) for key, value in attributes.items()]) if attributes else ""
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{''.join([_shown(child) for child in children])}</{name}>")


def together(*children: Child) -> Markup:
    """Children one after the other, escaped unless Markup."""
    return Markup("".join([_shown(child) for child in children]))


def own(text: str) -> Markup:
    """Text of the file, kept to its own direction so that it cannot turn its neighbours round."""
    return el("bdi", text)


def raw(text: str) -> Markup:
    """Markup written here, never text of a file."""
    return Markup(text)


def _shown(child: Child) -> str:
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        if _UNSAFE.search(child) is None:
            return child
        return escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", child), quote=False)
    return "" if child is None else "".join([_shown(part) for part in child])


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = _attribute_name(key)
    if value is True:
        return f" {name}"
    text = str(value)
    return f' {name}="{text if _UNSAFE.search(text) is None else escape(_CONTROL.sub("", text))}"'


@lru_cache(maxsize=256)
def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if key != "viewBox" else key


def framed(inside: Child, label: str) -> Markup:
    """What is wider than a page may be, in a frame of its own that scrolls and can be reached by keyboard."""
    return el("div", inside, class_="scroll", tabindex=0, role="group", aria_label=label)


def key_of_marks(marks: Iterable[tuple[Child, str]], label: str) -> Markup:
    """What each mark of a drawing stands for: its shape, in a box of 32 by 18, and its words."""
    return el(
        "ul",
        [el("li", el("svg", shape, viewBox="0 0 32 18", aria_hidden="true"), told) for shape, told in marks],
        class_="legend",
        aria_label=label,
    )


def swatch(tone: str) -> Markup:
    """A rectangle in the colours of ``tone``, for :func:`key_of_marks`."""
    return el("rect", x=1, y=3, width=30, height=12, class_=tone)
