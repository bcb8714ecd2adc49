"""Labelled inputs of a form, each with its hint, its value kept (ô nhập)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from thanhtra.classes import frozen
from thanhtra.export.markup import Child, Markup, el
from thanhtra.service.pages.asked import LONGEST, WHOLE_FILES, PageAsked


@frozen
class Option:
    """One choice of a list: its value, its words, and the group it stands in."""

    value: str
    words: str
    group: str = ""


def text_field(
    asked: PageAsked,
    name: str,
    label: tuple[str, str],
    *,
    hint: tuple[str, str] = ("", ""),
    value: str | None = None,
    wide: bool = False,
) -> Markup:
    """A line of text."""
    shown = asked.one(name) if value is None else value
    told = asked.say(*hint)
    made = el(
        "input",
        id=name,
        name=name,
        value=shown,
        autocomplete="off",
        maxlength=str(LONGEST),
        aria_describedby=f"{name}-hint" if told else None,
    )
    return _field(name, asked.say(*label), told, made, wide=wide)


def day_field(asked: PageAsked, name: str, label: tuple[str, str], *, value: str | None = None) -> Markup:
    """A day as people write it."""
    return text_field(
        asked, name, label, hint=("ngày/tháng/năm, như 20/8/2026", "day/month/year, or 2026-08-20"), value=value
    )


def long_field(asked: PageAsked, name: str, label: tuple[str, str], *, hint: tuple[str, str] = ("", "")) -> Markup:
    """Several lines of text; a long one is not repeated in part."""
    told, value = asked.say(*hint), asked.one(name)
    made = el(
        "textarea",
        value if len(value) <= LONGEST else "",
        id=name,
        name=name,
        rows="3",
        maxlength=None if name in WHOLE_FILES else str(LONGEST),
        aria_describedby=f"{name}-hint" if told else None,
    )
    return _field(name, asked.say(*label), told, made, wide=True)


def choice_field(
    asked: PageAsked, name: str, label: tuple[str, str], options: Sequence[Option], *, default: str = ""
) -> Markup:
    """One of a list, under the headings of its groups."""
    chosen = asked.one(name, default)
    made: list[Child] = []
    for group, members in groupby(options, key=lambda option: option.group):
        rows = [el("option", option.words, value=option.value, selected=option.value == chosen) for option in members]
        made.append(el("optgroup", rows, label=group) if group else rows)
    return _field(name, asked.say(*label), "", el("select", made, id=name, name=name), wide=False)


def ask_form(
    asked: PageAsked,
    path: str,
    fields: Iterable[Child],
    *,
    submit: tuple[str, str],
    kept: Iterable[tuple[str, str]] = (),
) -> Markup:
    """A form whose answer has an address; ``kept`` goes along unseen."""
    hidden = [*kept, *([("lang", "en")] if asked.lang == "en" else [])]
    return el(
        "form",
        el("div", *fields, class_="fields"),
        [el("input", type="hidden", name=name, value=value) for name, value in hidden],
        el("button", asked.say(*submit), type="submit"),
        action=path,
        method="get",
        class_="ask",
    )


def _field(name: str, label: str, hint: str, made: Markup, *, wide: bool) -> Markup:
    told = el("span", hint, class_="hint", id=f"{name}-hint") if hint else None
    return el("div", el("label", label, for_=name), made, told, class_="field wide" if wide else "field")
