"""The parts of a report's page that are no shares: bodies, decisions, what is open, checks, times, papers (các phần của trang báo cáo)."""

from __future__ import annotations

from thanhtra.checks import all_checks
from thanhtra.export.markup import Child, Markup, el, framed, key_of_marks, own, swatch
from thanhtra.export.words import said
from thanhtra.reckoning import written
from thanhtra.reports.charts import strip
from thanhtra.reports.labels import against, age_name, capital, figure_name, row_name
from thanhtra.reports.names import LEG_NAMES, STAGES
from thanhtra.reports.page_part import Part, number, section, table
from thanhtra.reports.page_shares import percent
from thanhtra.reports.report import UNRESOLVED, Disputed
from thanhtra.reports.rows import Row, rows
from thanhtra.wording import written_out


def bodies(part: Part) -> Markup | None:
    """The bodies side by side, most decisions first; None where there is only one."""
    found = part.report.bodies
    if len(found) < 2:  # noqa: PLR2004 - one body is compared with none
        return None
    heads = [
        part.say("agency"),
        figure_name("decisions", part.lang),
        part.say("fines"),
        part.say("collected"),
        part.say("in-time-share"),
        part.say("minutes-to-decision"),
        part.say("changed-decisions"),
    ]
    listed = []
    for name, body in sorted(found.items(), key=lambda one: (one[0] == UNRESOLVED, -one[1].decisions.count, one[0])):
        after = body.aftermath
        known = None if body.in_time is None or body.late is None else body.in_time + body.late
        told = (
            part.number(body.decisions.count),
            part.number(body.fines.amount),
            part.number(body.collected.amount),
            "—" if not known else percent(body.in_time or 0, known, part.lang),
            part.number(body.median),
            part.number(after.amended + after.annulled_part + after.annulled_whole),
        )
        cells = [
            el("td", text, class_="number", data_label=capital(head))
            for text, head in zip(told, heads[1:], strict=True)
        ]
        listed.append(
            el("tr", el("th", own(capital(part.say(name)) if name == UNRESOLVED else name), scope="row"), cells)
        )
    return section(part, "by-agency", el("div", table(part, heads, listed, "by-agency"), class_="stack"))


def aftermath(part: Part) -> Markup | None:
    """What became of the decisions of the period, and whether they were in time; None where none was issued."""
    found, asked = part.report.aftermath, part.report.quality
    if not found.issued:
        return None
    parts: list[Child] = []
    if asked is not None:
        shares = (
            (asked.decided_in_time, "good", "in-time"),
            (asked.decided_late, "bad", "late"),
            (asked.decided_unknown, "soft", "unknown"),
        )
        whole = sum(n for n, _, _ in shares)
        told = "; ".join(f"{part.say(key)}: {part.number(n)}" for n, _, key in shares)
        parts.append(
            el("div", strip([(n, tone) for n, tone, _ in shares], whole), role="img", aria_label=told, class_="share")
        )
        parts.append(
            el(
                "dl",
                [
                    [el("dt", capital(part.say(key))), el("dd", f"{part.number(n)} ({percent(n, whole, part.lang)})")]
                    for n, _, key in shares
                ],
                class_="facts",
            )
        )
    changes = (
        ("corrected", found.corrected),
        ("amended", found.amended),
        ("annulled-part", found.annulled_part),
        ("annulled-whole", found.annulled_whole),
    )
    facts: list[tuple[str, str]] = [
        ("issued", part.number(found.issued)),
        *((key, part.number(n)) for key, n in changes),
    ]
    facts += [("complained", _outcomes(part, found.complaints)), ("sued", _outcomes(part, found.lawsuits))]
    parts.append(
        el("dl", [[el("dt", capital(part.say(key))), el("dd", value)] for key, value in facts], class_="facts")
    )
    return section(part, "aftermath", *parts)


def _outcomes(part: Part, found: Disputed) -> str:
    told = [
        f"{part.say(name)} {part.number(n)}"
        for name in ("upheld", "changed", "withdrawn", "open")
        if (n := getattr(found, name))
    ]
    return part.number(found.brought) + (f" ({', '.join(told)})" if told else "")


def backlog(part: Part) -> Markup:
    """What was open on the last day: by stage and by age, the oldest, what lapses next."""
    found, was = part.report.backlog, part.report.previous.backlog if part.report.previous else None
    lead = f"{part.number(found.count)} {part.say('open-cases')}"
    lead += "" if was is None else f" ({against(part.report, part.lang)}: {part.number(was.count)})"
    more = [f"{part.number(found.unresolved.count)} {part.say('open-unresolved')}"] if found.unresolved.count else []
    more += [f"{part.number(found.past)} {part.say('past')}"] if found.past else []
    stages = {
        said(STAGES[stage], part.lang): (cell.count, was.stages[stage].count if was else None)
        for stage, cell in found.stages.items()
        if cell.count or (was and was.stages[stage].count)
    }
    ages = {
        age_name(band, part.lang): (n, was.ages[band] if was else None)
        for band, n in found.ages.items()
        if n or (was and was.ages[band])
    }
    parts: list[Child] = [el("p", f"{lead}."), el("ul", [el("li", f"{one}.") for one in more]) if more else None]
    parts += [_strips(part, key, counts) for key, counts in (("stage", stages), ("age", ages)) if counts]
    if part.ids:
        parts += [_next(part), _oldest(part)]
    return section(part, "backlog", *parts)


def _strips(part: Part, key: str, counts: dict[str, tuple[int, int | None]]) -> Markup:
    most = max(max(n, then or 0) for n, then in counts.values())
    whole = sum(n for n, _ in counts.values())
    past = part.report.previous is not None
    heads = [
        part.say(key),
        "",
        part.say("count"),
        part.say("share"),
        *([against(part.report, part.lang)] if past else []),
    ]
    listed = [
        el(
            "tr",
            el("th", capital(name), scope="row"),
            el("td", strip([(n, "now")], most, then), class_="strip"),
            number(part, n),
            el("td", percent(n, whole, part.lang), class_="number"),
            number(part, then) if past else None,
        )
        for name, (n, then) in counts.items()
    ]
    return table(part, heads, listed, f"by-{key}")


def _next(part: Part) -> Markup | None:
    found = part.report.backlog.next
    if not found:
        return None
    heads = [part.say("case"), part.say("limit"), part.say("last-day"), part.say("law")]
    listed = [
        el(
            "tr",
            el("th", own(one.case), scope="row"),
            el("td", capital(said((one.vi, one.en), part.lang))),
            el("td", written(one.day, part.lang), class_="number"),
            el("td", written_out(one.source, part.lang), class_="source"),
        )
        for one in found
    ]
    return el(
        "details",
        el("summary", f"{part.say('lapses-next')} ({len(listed)})"),
        _texts(part, heads, listed, "lapses-next"),
    )


def _oldest(part: Part) -> Markup | None:
    found = part.report.backlog.oldest
    if not found:
        return None
    heads = [part.say("case"), part.say("stage"), part.say("since"), part.say("days")]
    listed = [
        el(
            "tr",
            el("th", own(one.case), scope="row"),
            el("td", capital(said(STAGES[one.stage], part.lang))),
            el("td", written(one.since, part.lang), class_="number"),
            number(part, one.days),
        )
        for one in found
    ]
    return el("details", el("summary", f"{part.say('oldest')} ({len(listed)})"), _texts(part, heads, listed, "oldest"))


def _texts(part: Part, heads: list[str], listed: list[Markup], key: str) -> Markup:
    """A table whose columns are words more than numbers."""
    row = el("tr", [el("th", capital(head), scope="col") for head in heads])
    return framed(el("table", el("thead", row), el("tbody", listed), class_="figures"), part.say(key))


def by_check(part: Part) -> Markup | None:
    """One row a check with findings, most first; those that only want answers unfold below. None where no check was asked."""
    found = part.report.quality
    if found is None:
        return None
    codes = sorted(
        {*found.findings, *found.not_assessed},
        key=lambda c: (-found.findings.get(c, 0), -found.not_assessed.get(c, 0), c),
    )
    if not codes:
        return section(part, "by-check", el("p", part.say("nothing-found")))
    asked = {c.code: said(c.question, part.lang) for c in all_checks()}
    split = {c: (found.findings.get(c, 0), found.not_assessed.get(c, 0), found.satisfied.get(c, 0)) for c in codes}
    most = max(sum(s) for s in split.values())
    marks = (("fill-bad", "finding"), ("fill-soft", "unknown"), ("fill-good", "in-order"))
    legend = key_of_marks([(swatch(tone), part.say(key)) for tone, key in marks], part.say("key-of-marks"))
    wrong = {c: s for c, s in split.items() if s[0]}
    open_ = {c: s for c, s in split.items() if not s[0]}
    shown = _checks(part, wrong, asked, most) if wrong else el("p", part.say("no-finding"))
    more = (
        el(
            "details",
            el("summary", f"{part.say('only-open')} ({len(open_)})"),
            _checks(part, open_, asked, most),
            class_="unknown",
        )
        if open_
        else None
    )
    return section(part, "by-check", legend, shown, more)


def _checks(part: Part, split: dict[str, tuple[int, int, int]], asked: dict[str, str], most: int) -> Markup:
    heads = [part.say("check"), "", part.say("finding"), part.say("unknown"), part.say("in-order")]
    listed = []
    for code, (bad, unknown, good) in split.items():
        drawing = strip([(bad, "bad"), (unknown, "soft"), (good, "good")], most)
        numbers = [number(part, n) for n in (bad, unknown, good)]
        listed.append(
            el(
                "tr",
                el("th", asked.get(code, ""), " ", el("small", code), scope="row"),
                el("td", drawing, class_="strip"),
                numbers,
            )
        )
    return table(part, heads, listed, "by-check")


def handling(part: Part) -> Markup | None:
    """How long the steps took; None where no step has an earlier one."""
    known = {leg: h for leg, h in part.report.handling.items() if h.pairs or h.untold}
    if not known:
        return None
    past = part.report.previous
    heads = [
        part.say("leg"),
        part.say("median"),
        *([against(part.report, part.lang)] if past else []),
        part.say("p90"),
        part.say("pairs"),
        part.say("unresolved"),
    ]
    listed = [
        el(
            "tr",
            el("th", capital(said(LEG_NAMES[leg], part.lang)), scope="row"),
            [
                number(part, n)
                for n in (h.median, *([past.handling[leg].median] if past else []), h.p90, h.pairs, h.untold)
            ],
        )
        for leg, h in known.items()
    ]
    return section(part, "handling", table(part, heads, listed, "handling"))


def open_ends(part: Part) -> Markup | None:
    """What the files leave open, by itself and never spread over the rest."""
    found = part.report
    lines: list[Child] = [
        el("li", f"{capital(figure_name(slug, part.lang))}: {part.number(cell.count)} {part.say('undated')}.")
        for slug, cell in found.undated.items()
    ]
    if found.overdue_unresolved.count:
        lines.append(
            el(
                "li",
                f"{capital(part.say('overdue'))}: {part.number(found.overdue_unresolved.count)} {part.say('unresolved')}.",
            )
        )
    if found.repeated:
        lines.append(el("li", f"{capital(part.say('repeated'))}: ", [[own(case), " "] for case in found.repeated]))
    return section(part, "open-ends", el("ul", lines)) if lines else None


def papers(part: Part) -> Markup:
    """Every figure with its parts, folded; each unfolds to the papers it counts."""
    past = part.report.previous is not None
    heads = [
        part.say("figure"),
        part.say("count"),
        part.say("amount"),
        *([against(part.report, part.lang)] if past else []),
    ]
    listed = []
    for row in rows(part.report):
        before = [number(part, row.before.count if row.before else None)] if past else []
        refs = el("td", _refs(part, row), class_="papers-cell") if part.ids else None
        name = el("th", own(capital(row_name(row, part.book, part.lang))), scope="row")
        listed.append(
            el(
                "tr",
                name,
                number(part, row.now.count),
                el("td", part.number(row.now.amount) if row.now.amount else "", class_="number"),
                before,
                refs,
                class_="part" if row.dimension else None,
            )
        )
    shown = table(part, heads, listed, "all-figures", last=capital(part.say("refs")) if part.ids else None)
    return section(
        part, "all-figures", el("details", el("summary", f"{part.say('all-figures')} ({len(listed)})"), shown)
    )


def _refs(part: Part, row: Row) -> Markup | None:
    """The papers of a row; where not all were kept, how many more there are."""
    kept, counted = len(row.now.refs), row.now.count
    if not kept:
        return None
    more = (
        el("p", f"{part.say('first-papers')} {part.number(kept)} / {part.number(counted)}") if kept < counted else None
    )
    listed = el("div", [[own(ref), " "] for ref in row.now.refs], more, class_="papers", tabindex=0)
    return el("details", el("summary", part.number(counted)), listed)
