"""The parts of a case on a page: head, path, history, deadlines (các phần của báo cáo)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final

from thanhtra.casefile import Case, Event
from thanhtra.casefile.labels import KIND_NAMES, STAGE_NAMES
from thanhtra.classes import frozen
from thanhtra.export.bars import axis, bar, drawn, paused, pauses
from thanhtra.export.derivation import cited
from thanhtra.export.limits import standing_in_words, what_lacks
from thanhtra.export.markup import Child, Markup, el, framed, key_of_marks, own, swatch, together
from thanhtra.export.needed import lacking
from thanhtra.export.path import passages
from thanhtra.export.style import PLAIN, TONES
from thanhtra.export.track_svg import track_svg
from thanhtra.export.words import SEVERITIES, STATUSES, about_whom, said, word
from thanhtra.findings import Answer, Deadline, Finding, NotAssessed, Review
from thanhtra.law import Citation
from thanhtra.reckoning import Step
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status
from thanhtra.wording import event_in_words, shown


@frozen(kw_only=True)
class Sheet:
    """What every part is drawn from; ``at`` tells the cases of one page apart."""

    review: Review
    case: Case
    book: Rulebook
    lang: str
    at: int

    def say(self, key: str) -> str:
        """A word of the page."""
        return word(key, self.lang)

    def anchor(self, answer: int) -> str:
        """The name of an answer's place on the page."""
        return f"c{self.at}-a{answer}"

    def place(self, name: str) -> str:
        """The name of a part of this case's place on the page."""
        return f"c{self.at}-{name}"


def parties(sheet: Sheet) -> Markup | None:
    """Who is in the file: subjects, officials, acts, as far as it says."""
    case = sheet.case
    rows: list[tuple[str, Child]] = []
    for key, things in (("subjects", case.subjects), ("officials", case.officials), ("acts-listed", case.acts)):
        for thing in things or ():
            parts = (getattr(thing, name, None) for name in ("name", "title", "agency", "provision", "described"))
            told = [
                part.vi
                if isinstance(part, Citation) and sheet.lang == "vi"
                else part.en
                if isinstance(part, Citation)
                else part
                for part in parts
                if part
            ]
            rows.append(
                (
                    sheet.say(key),
                    [
                        el("strong", own(thing.id), class_="who"),
                        [el("span", own(str(part)), class_="who") for part in told],
                    ],
                )
            )
    if case.note:
        rows.append((sheet.say("note"), own(case.note)))
    return folded(sheet, "parties", facts(rows)) if rows else None


def path(sheet: Sheet) -> Markup:
    """Each act's stages as steps, and the whole track with the path marked."""
    lang, found = sheet.lang, passages(sheet.case)
    parts: list[Child] = []
    alike: dict[tuple[tuple[int, str], ...], list[str]] = {}
    for act, taken in found.items():
        alike.setdefault(tuple((p.event, p.target) for p in taken), []).append(act)
    for acts in alike.values():
        moves = found[acts[0]]
        if len(found) > 1:
            parts.append(el("h3", sheet.say("act"), " ", own(", ".join(acts))))
        steps = [el("li", said(STAGE_NAMES["start"], lang))]
        for move in moves:
            event = sheet.case.events[move.event]
            steps.append(
                el(
                    "li",
                    said(STAGE_NAMES[move.target], lang),
                    day(event.day, sheet.lang) if event.day else None,
                    el("small", said(KIND_NAMES[move.kind], lang)),
                )
            )
        parts.append(el("ol", steps, class_="path"))
    parts.append(framed(track_svg("proceeding", found, lang=lang), sheet.say("path")))
    return folded(sheet, "path", *parts)


def history(sheet: Sheet) -> Markup:
    """The events in the order claimed; below each its findings and what is in time only under a ground."""
    by_event: dict[int | None, list[tuple[int, Answer]]] = {}
    for at, answer in enumerate(sheet.review.answers):
        by_event.setdefault(answer.event, []).append((at, answer))
    items = [_event(sheet, event, by_event.get(at, [])) for at, event in enumerate(sheet.case.events)]
    return section(sheet, "history", el("ol", items, class_="timeline") if items else el("p", sheet.say("no-events")))


def _event(sheet: Sheet, event: Event, answers: list[tuple[int, Answer]]) -> Markup:
    tone = (
        "bad"
        if any(isinstance(a, Finding) for _, a in answers)
        else "unknown"
        if any(isinstance(a, NotAssessed) for _, a in answers)
        else "good"
    )
    tone = tone if answers else "quiet"
    told = [(at, a) for at, a in answers if isinstance(a, Finding) or (isinstance(a, NotAssessed) and a.due_if)]
    wanted = lacking((a for _, a in answers), sheet.case, sheet.book, sheet.lang)
    spoken = {
        "bad": sheet.say("findings"),
        "unknown": sheet.say("not-known"),
        "good": sheet.say("in-order"),
        "quiet": "",
    }[tone]
    return el(
        "li",
        el(
            "span",
            getattr(PLAIN, tone),
            class_=f"dot {tone}",
            role="img",
            aria_label=spoken or None,
            title=spoken or None,
        ),
        day(event.day, sheet.lang) if event.day else el("time", sheet.say("no-day")),
        el("strong", own(event_in_words(event, sheet.lang))),
        el(
            "ul",
            [el("li", el("a", a.check, href=f"#{sheet.anchor(at)}"), " ", a.message[sheet.lang]) for at, a in told],
        )
        if told
        else None,
        el("p", wanted, class_="cite") if tone == "unknown" and wanted else None,
        el("p", sheet.say("note"), ": ", own(event.note), class_="cite") if event.note else None,
    )


def deadlines(sheet: Sheet) -> Markup | None:
    """Bars in groups of one time scale, each with its steps; then what cannot be counted."""
    lang, found = sheet.lang, sheet.review.deadlines
    parts: list[Child] = []
    for scale, group in drawn((d for d in found if d.status is not Status.NO_FIGURE), sheet.review.as_of):
        rows = [_deadline(sheet, d, bar(d, scale, lang, _spoken(sheet, d))) for d in group]
        parts.append(framed(el("table", _columns(sheet, axis(scale, lang)), el("tbody", rows)), sheet.say("deadlines")))
    lacking: dict[str, dict[str, None]] = {}
    for one in found:
        if one.missing and one.due is None and one.due_before_roll is None:
            lacking.setdefault(what_lacks(one, sheet.case, sheet.book, lang), {})[limit_name(sheet, one.kind)] = None
    if lacking:
        parts.append(el("h3", sheet.say("uncounted")))
        parts.append(el("ul", [el("li", "; ".join(names), ": ", why) for why, names in lacking.items()]))
    return section(sheet, "deadlines", *parts, legend(sheet)) if parts else None


def _columns(sheet: Sheet, scale: Markup) -> Markup:
    """The heads of the columns; the first carries the scale of the bars."""
    first = el("th", sheet.say("limit"), scale, scope="col", class_="bar")
    return el(
        "thead",
        el("tr", first, [el("th", sheet.say(key), scope="col") for key in ("from-day", "last-day", "standing")]),
    )


def _deadline(sheet: Sheet, of: Deadline, picture: Markup) -> Markup:
    last = of.due if of.due is not None else of.due_before_roll
    return el(
        "tr",
        el(
            "td",
            limit_name(sheet, of.kind),
            about_whom(of.act if len(sheet.case.acts or ()) > 1 else None, of.subject, sheet.lang) or None,
            picture,
            class_="bar",
        ),
        el(
            "td",
            day(of.counted_from, sheet.lang) if of.counted_from else "—",
            class_="day",
            data_label=sheet.say("from-day"),
        ),
        el("td", day(last, sheet.lang) if last else "—", class_="day", data_label=sheet.say("last-day")),
        el(
            "td",
            el(
                "span",
                dated(standing_in_words(of, sheet.book, sheet.review.as_of, sheet.lang)),
                class_=TONES[of.status],
            ),
            unfolded(sheet, of.steps),
            cite(of.cites, sheet.lang),
        ),
    )


def _spoken(sheet: Sheet, of: Deadline) -> str:
    days = " – ".join(shown(d, sheet.lang) for d in (of.counted_from, of.due or of.due_before_roll) if d is not None)
    return f"{limit_name(sheet, of.kind)}: {days}; {standing_in_words(of, sheet.book, sheet.review.as_of, sheet.lang)}"


def legend(sheet: Sheet) -> Markup:
    """What the marks of the bars mean."""
    kinds = [
        (swatch(f"fill-{TONES[s]}"), said(STATUSES[s], sheet.lang))
        for s in (Status.MET, Status.MISSED, Status.OPEN, Status.CONDITIONAL)
    ]
    kinds += [
        (swatch("off"), sheet.say("rolled")),
        (el("rect", x=1, y=5, width=30, height=8, class_="tail"), sheet.say("would-run")),
    ]
    if any(True for d in sheet.review.deadlines for _ in pauses(d)):
        kinds.append((paused(3, 26, sheet.lang), sheet.say("paused")))
    kinds.append((el("path", d="M16 1l6 8-6 8-6-8z", class_="met"), sheet.say("done-mark")))
    kinds.append((el("line", x1=16, y1=0, x2=16, y2=18, class_="now"), sheet.say("as-of-mark")))
    return key_of_marks(kinds, sheet.say("legend"))


def limit_name(sheet: Sheet, kind: str) -> str:
    """A limit's name."""
    rule = sheet.book.procedure.limits.get(kind)
    return kind if rule is None else said((rule.vi, rule.en), sheet.lang)


def unfolded(sheet: Sheet, steps: object, *, open_: bool = False) -> Markup | None:
    """Numbered, cited steps that unfold; None without any."""
    listed = list(_steps(steps, sheet.lang))
    if not listed:
        return None
    return el(
        "details", el("summary", sheet.say("how-counted")), el("ol", listed, class_="steps"), class_="plain", open=open_
    )


def _steps(steps: object, lang: str) -> Iterator[Markup]:
    for step in steps if isinstance(steps, (list, tuple)) else ():
        if isinstance(step, Step):
            yield el(
                "li",
                step.en if lang == "en" else step.vi,
                " ",
                el("span", f"[{cited(step.cites, lang)}]", class_="cite"),
            )


def cite(cites: tuple[Citation, ...], lang: str) -> Markup | None:
    """Citations, small."""
    return el("div", cited(cites, lang), class_="cite") if cites else None


def facts(rows: Iterable[tuple[str, Child]]) -> Markup:
    """Names and what they are."""
    return el("dl", [together(el("dt", name), el("dd", value)) for name, value in rows], class_="facts")


def section(sheet: Sheet, key: str, *parts: Child) -> Markup:
    """A part of the page under its heading."""
    name = sheet.place(key)
    return el("section", el("h2", sheet.say(key), id=name), *parts, aria_labelledby=f"{name} {sheet.place('name')}")


def folded(sheet: Sheet, key: str, *parts: Child) -> Markup:
    """A part of the page that unfolds; it stays off paper."""
    return el("details", el("summary", el("strong", sheet.say(key))), el("div", parts), class_="aside")


def day(moment: date | datetime, lang: str) -> Markup:
    """A day a machine can read too."""
    return el("time", shown(moment, lang), datetime=moment.isoformat())


def dated(told: str) -> list[Child]:
    """Text whose days are not broken at their hyphens."""
    return [el("span", part, class_="date") if _DATE.fullmatch(part) else part for part in _DATE.split(told) if part]


_DATE: Final = re.compile(r"(\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4})")


def grouped(answers: Mapping[int, Answer]) -> dict[str, list[tuple[int, Answer]]]:
    """Answers by what follows, gravest first."""
    order = {
        severity.value: [(at, a) for at, a in answers.items() if a.severity is severity] for severity in SEVERITIES
    }
    return {name: found for name, found in order.items() if found}
