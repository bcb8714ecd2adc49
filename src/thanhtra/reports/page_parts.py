"""The parts of one period on a report's page (các phần của một kỳ): by field, by authority, by check, and what the files leave open."""

from __future__ import annotations

import attrs

from thanhtra.checks import all_checks
from thanhtra.export.markup import Child, Markup, el, own
from thanhtra.reports.charts import strip
from thanhtra.reports.labels import figure_name, key_name, row_name, said, word
from thanhtra.reports.names import LEG_NAMES, WORDS
from thanhtra.reports.report import UNRESOLVED, Cell, Report
from thanhtra.reports.rows import Row, rows
from thanhtra.rulebook import Rulebook
from thanhtra.wording import grouped


@attrs.frozen(kw_only=True)
class Part:
    """What every part is drawn from; ``at`` tells the periods of one page apart, ``alone``: there is only this one."""

    report: Report
    book: Rulebook
    lang: str
    at: int
    alone: bool
    ids: bool

    def say(self, key: str) -> str:
        """A word of the page."""
        return word(key, self.lang)

    def number(self, value: int | None) -> str:
        """A number as people write it."""
        return "—" if value is None else grouped(value, self.lang)


def by_key(part: Part, dimension: str, counted: str, fined: str) -> Markup | None:
    """One row a field or post: a strip of how many, the year earlier, and the fines; what the files do not say comes last."""
    now, past = part.report.by.get((counted, dimension), {}), part.report.previous
    before = past.by.get((counted, dimension), {}) if past else {}
    fines = part.report.by.get((fined, dimension), {})
    if not now and not before:
        return None
    keys = sorted({*now, *before}, key=lambda k: (k == UNRESOLVED, -now.get(k, Cell()).count, k))
    most = max(c.count for c in (*now.values(), *before.values()))
    heads = [part.say(dimension), "", figure_name(counted, part.lang), *([part.say("previous")] if past else []), f"{figure_name(fined, part.lang)} ({part.say('dong')})"]
    listed = []
    for key in keys:
        own_, then = now.get(key, Cell()), before.get(key, Cell()) if past else None
        cells: list[Child] = [
            el("td", strip([(own_.count, "soft" if key == UNRESOLVED else "now")], most, then.count if then else None), class_="strip"),
            _number(part, own_.count),
            _number(part, then.count) if then else None,
            _number(part, fines.get(key, Cell()).amount),
        ]
        listed.append(el("tr", el("th", own(key_name(counted, dimension, key, part.book, part.lang)), scope="row"), cells))
    note = el("p", part.say("tick"), class_="cite") if past else None
    return _section(part, f"by-{dimension}", _table(part, heads, listed, f"by-{dimension}"), note)


def by_check(part: Part) -> Markup | None:
    """One row a check with findings, most first; those that only want answers unfold below. None where no check was asked."""
    found = part.report.quality
    if found is None:
        return None
    codes = sorted({*found.findings, *found.not_assessed}, key=lambda c: (-found.findings.get(c, 0), -found.not_assessed.get(c, 0), c))
    if not codes:
        return _section(part, "by-check", el("p", part.say("nothing-found")))
    asked = {c.code: said(c.question, part.lang) for c in all_checks()}
    split = {c: (found.findings.get(c, 0), found.not_assessed.get(c, 0), found.satisfied.get(c, 0)) for c in codes}
    most = max(sum(s) for s in split.values())
    marks = (("fill-bad", "finding"), ("fill-soft", "unknown"), ("fill-good", "in-order"))
    box = {"x": 1, "y": 3, "width": 30, "height": 12}
    legend = el("ul", [el("li", el("svg", el("rect", **box, class_=tone), viewBox="0 0 32 18", aria_hidden="true"), part.say(key)) for tone, key in marks], class_="legend", aria_label=part.say("key-of-marks"))
    wrong = {c: s for c, s in split.items() if s[0]}
    open_ = {c: s for c, s in split.items() if not s[0]}
    shown = _checks(part, wrong, asked, most) if wrong else el("p", part.say("no-finding"))
    more = el("details", el("summary", f"{part.say('only-open')} ({len(open_)})"), _checks(part, open_, asked, most), class_="unknown") if open_ else None
    return _section(part, "by-check", legend, shown, more)


def _checks(part: Part, split: dict[str, tuple[int, int, int]], asked: dict[str, str], most: int) -> Markup:
    heads = [part.say("check"), "", part.say("finding"), part.say("unknown"), part.say("in-order")]
    listed = []
    for code, (bad, unknown, good) in split.items():
        drawing = strip([(bad, "bad"), (unknown, "soft"), (good, "good")], most)
        numbers = [_number(part, n) for n in (bad, unknown, good)]
        listed.append(el("tr", el("th", el("b", code), f" {asked.get(code, '')}", scope="row"), el("td", drawing, class_="strip"), numbers))
    return _table(part, heads, listed, "by-check")


def pledge(part: Part) -> Markup | None:
    """Decisions in time, late, and not told, as shares of a whole."""
    found = part.report.quality
    if found is None or not found.issued:
        return None
    shares = ((found.decided_in_time, "good", "in-time"), (found.decided_late, "bad", "late"), (found.decided_unknown, "soft", "unknown"))
    whole = sum(n for n, _, _ in shares)
    told = "; ".join(f"{part.say(key)}: {part.number(n)}" for n, _, key in shares)
    name = f"p{part.at}-share"
    drawing = strip([(n, tone) for n, tone, _ in shares], whole)
    facts = [(part.say(key), part.number(n)) for n, _, key in shares]
    facts.append((part.say("annulled-share"), f"{part.number(found.annulled_whole)} / {part.number(found.issued)}"))
    listed = el("dl", [[el("dt", key), el("dd", value)] for key, value in facts], class_="facts")
    return _section(part, "timeliness", el("div", drawing, role="img", aria_label=told, id=name, class_="share"), listed)


def handling(part: Part) -> Markup:
    """How long the steps took."""
    heads = [part.say("leg"), part.say("pairs"), part.say("median"), part.say("p90"), part.say("unresolved")]
    listed = [
        el("tr", el("th", said(LEG_NAMES[leg], part.lang), scope="row"), [_number(part, n) for n in (h.pairs, h.median, h.p90, len(h.unresolved))])
        for leg, h in part.report.handling.items()
    ]
    return _section(part, "handling", _table(part, heads, listed, "handling"))


def open_ends(part: Part) -> Markup | None:
    """What the files leave open, by itself and never spread over the rest."""
    found = part.report
    lines: list[Child] = [el("li", f"{word(slug, part.lang) if slug in WORDS else figure_name(slug, part.lang)}: {part.number(cell.count)} {part.say('undated')}") for slug, cell in found.undated.items()]
    if found.overdue_unresolved.count:
        lines.append(el("li", f"{part.say('overdue')}: {part.number(found.overdue_unresolved.count)} {part.say('unresolved')}"))
    if found.repeated:
        lines.append(el("li", f"{part.say('repeated')}: ", [[own(case), " "] for case in found.repeated]))
    return _section(part, "open-ends", el("ul", lines)) if lines else None


def papers(part: Part) -> Markup:
    """Every figure with its parts; each unfolds to the papers it counts."""
    past = part.report.previous is not None
    heads = [part.say("figure"), part.say("count"), part.say("amount"), *([part.say("previous")] if past else [])]
    listed = []
    for row in rows(part.report):
        before = [_number(part, row.before.count if row.before else None)] if past else []
        refs = el("td", _refs(row), class_="papers-cell") if part.ids else None
        name = el("th", own(row_name(row, part.book, part.lang)), scope="row")
        listed.append(el("tr", name, _number(part, row.now.count), el("td", part.number(row.now.amount) if row.now.amount else "", class_="number"), before, refs, class_="part" if row.dimension else None))
    return _section(part, "all-figures", _table(part, heads, listed, "all-figures", last=part.say("refs") if part.ids else None))


def _refs(row: Row) -> Markup | None:
    if not row.now.refs:
        return None
    listed = el("div", [[own(ref), " "] for ref in row.now.refs], class_="papers", tabindex=0)
    return el("details", el("summary", str(len(row.now.refs))), listed)


def _number(part: Part, value: int | None) -> Markup:
    return el("td", part.number(value), class_="number")


def _table(part: Part, heads: list[str], listed: list[Markup], key: str, *, last: str | None = None) -> Markup:
    first, *others = heads
    row = el("tr", el("th", first, scope="col"), [el("th", h, scope="col", class_="number") if h else el("td") for h in others], el("th", last, scope="col", class_="papers-head") if last else None)
    table = el("table", el("thead", row), el("tbody", listed), class_="figures")
    return el("div", table, class_="scroll", tabindex=0, role="group", aria_label=part.say(key))


def _section(part: Part, key: str, *parts: Child) -> Markup:
    name = f"p{part.at}-{key}"
    title = part.say(key) if part.alone else f"{part.say(key)} — {part.report.period.name}"
    return el("section", el("h2", title, id=name), *parts, aria_labelledby=name)
