"""Elements of a page, escaped by construction (an toàn khi hiển thị): whatever is not :class:`Markup` is text and stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
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
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{together(*children)}</{name}>")


def together(*children: Child) -> Markup:
    """Children one after the other, escaped unless Markup."""
    return Markup("".join(_shown(child) for child in children))


def own(text: str) -> Markup:
    """Text of the file, kept to its own direction so that it cannot turn its neighbours round."""
    return el("bdi", text)


def raw(text: str) -> Markup:
    """Markup written here, never text of a file."""
    return Markup(text)


def _shown(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        return escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", child), quote=False)
    return "".join(_shown(part) for part in child)


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-") if key != "viewBox" else key
    if value is True:
        return f" {name}"
    return f' {name}="{escape(_CONTROL.sub("", str(value)))}"'
