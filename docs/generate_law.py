"""More reference pages from the rule data: rules, fields and powers with their whole history; what each check reads, and its situations."""

from __future__ import annotations

import ast
import inspect
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from thanhtra import Rulebook, read_case
from thanhtra.checks import Check
from thanhtra.errors import LawError
from thanhtra.law import Citation

BOOK = Rulebook.built_in()
PUBLISHED = Path(__file__).resolve().parents[1] / "examples" / "published"
GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "checks" / "golden"
HELD: dict[str, Any] = {**BOOK.procedure.limits, **BOOK.procedure.thresholds, **BOOK.procedure.rules}


def table(head: tuple[str, ...], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A Markdown table; a cell's bars and line breaks are made harmless."""
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
    yield ""


def cites(values: Iterable[object]) -> str:
    """Citations in a row."""
    return "; ".join(str(value) for value in values)


def _state(version: Any) -> str:
    return "ended" if version.ended else f"gap: {version.gap}" if version.gap else version.note


def rules() -> Iterator[str]:
    """Each named rule with its whole history."""
    yield from (
        "# Rules",
        "",
        "Rules that are neither a limit nor an amount: what a paper needs, who must be told, in which cases. A version holds from its day until the next one.",
        "",
    )
    for rule in BOOK.procedure.rules.values():
        yield from (f"## {rule.slug}", "", f"{rule.vi} · {rule.en}. Governed by the day of: `{rule.day}`.", "")
        rows = ((v.start, _says(v.rule), cites(v.cites), v.known, _state(v)) for v in rule.versions.versions)
        yield from table(("from", "says", "law", "known", ""), rows)


def _says(rule: Any) -> str:
    return (
        "; ".join(f"`{name}`: {_plain(value)}" for name, value in rule.items())
        if isinstance(rule, dict)
        else "—"
        if rule is None
        else str(rule)
    )


def _plain(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value) or "none"


def fields() -> Iterator[str]:
    """Each field of state management: its maximum and its limitation, with their history."""
    yield from (
        "# Fields",
        "",
        "The most an individual can be fined for one act (Đ24.1; an organisation twice that) and the limitation of sanctioning (Đ6.1.a), by field.",
        "",
    )
    for field in BOOK.fields.values():
        yield from (f"## {field.slug}", "", f"{field.vi} · {field.en}", "")
        held: tuple[tuple[str, Any, Any], ...] = (
            ("maximum (đồng)", field.maximum, lambda most: f"{most:,}"),
            ("limitation", field.limitation, lambda term: term.en),
        )
        rows = [
            (name, v.start, say(v.rule) if v.rule is not None else "—", cites(v.cites), v.known, _state(v))
            for name, series, say in held
            for v in (series.versions if series is not None else ())
        ]
        yield from table(("", "from", "says", "law", "known", ""), rows)


def powers() -> Iterator[str]:
    """What each post may impose, under the Law and under each sector decree, with its days."""
    yield from (
        "# Powers",
        "",
        "What each post may impose, with its history. A ceiling is a share of the field's maximum, at most the cap, or an amount of its own; sector decrees print amounts. Names and days of posts: [Posts](posts.md).",
        "",
    )
    rows_of = [(instrument, row) for instrument in BOOK.decrees.heads for row in BOOK.decrees.powers(instrument)]
    for post in BOOK.posts.values():
        own = BOOK.powers.get(post.slug)
        named = [(instrument, row) for instrument, row in rows_of if post.slug in row.posts]
        if own is None and not named:
            continue
        days = f"{post.start} to before {post.ended}" if post.ended else f"from {post.start}"
        yield from (f"## {post.slug}", "", f"{post.vi} · {post.en}, {days}", "")
        if own is not None:
            general = ((v.start, *_power(v.rule), cites(v.cites), v.known, _state(v)) for v in own.versions)
            yield from table(("from", "ceiling", "also", "law", "known", ""), general)
        if named:
            amounts = (
                (
                    i,
                    row.start,
                    "; ".join(f"{f}: {most:,}" for f, most in row.amounts.items()) or f"gap: {row.gap}",
                    row.stated_for or "",
                    str(row.cite),
                    row.known,
                )
                for i, row in named
            )
            yield from table(("decree", "from", "amounts (đồng)", "stated for", "at", "known"), amounts)


def _power(rule: Any) -> tuple[str, str]:
    if rule is None:
        return "—", ""
    ceiling = (
        f"{rule.amount:,}"
        if rule.amount is not None
        else f"{rule.percent} %"
        if rule.percent is not None
        else "no fine"
    )
    ceiling += f", at most {rule.cap:,}" if rule.cap is not None else ""
    flags = [name for name in ("warning", "expel", "coerce", "delegate") if getattr(rule, name)]
    reach = rule.confiscation.reach.value
    taken = (
        []
        if reach == "none"
        else [f"confiscate ({reach}{f', {rule.confiscation.times} × the ceiling' if rule.confiscation.times else ''})"]
    )
    cured = (
        ["every remedy"]
        if rule.remedies is None
        else [f"remedies of Đ28.1 {' '.join(map(str, rule.remedies))}"]
        if rule.remedies
        else []
    )
    return ceiling, ", ".join([*flags, *rule.licence, *taken, *cured])


def reads(check: Check) -> list[str]:
    """The rules a check's own file, and what it imports from its neighbours, name."""
    module = sys.modules[check.module]
    tree = ast.parse(inspect.getsource(module))
    if check not in vars(module).values():
        tree = next(
            n
            for n in ast.walk(tree)
            if isinstance(n, ast.Call)
            and n.args
            and isinstance(n.args[0], ast.Constant)
            and n.args[0].value == check.code
        )
    found = _named(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.count(".") == 2  # noqa: PLR2004 - a shared file
            and node.module.startswith("thanhtra.checks.")
        ):
            for name in node.names:
                thing = getattr(sys.modules.get(node.module), name.name, None)
                if inspect.isfunction(thing):
                    found += _named(ast.parse(inspect.getsource(thing)))
    return list(dict.fromkeys([*([check.limit] if check.limit else []), *found]))


def _named(tree: ast.AST) -> list[str]:
    return [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value in HELD
    ]


def versions_and_situations(check: Check) -> Iterator[str]:
    """The versions of what a check reads, and the situations that hold it to the law."""
    rows = []
    for slug in reads(check):
        page = "rules" if slug in BOOK.procedure.rules else "limits"
        rows += [
            (
                f"[{slug}]({page}.md#{slug})",
                v.start,
                cites(v.cites),
                v.known,
                "ended" if v.ended else "gap" if v.gap else "",
            )
            for v in HELD[slug].versions.versions
        ]
    if rows:
        yield from table(("reads", "version from", "law", "known", ""), rows)
    file = GOLDEN / f"{check.code}.toml"
    if file.exists():
        told = tomllib.loads(file.read_text(encoding="utf-8")).get("situation", [])
        yield from (f"{len(told)} situations hold it to the law:", "")
        yield from table(
            ("situation", "answer", "source"), ((t["says"], t.get("answer", ""), t.get("source", "")) for t in told)
        )


def provisions(lang: str) -> Iterator[str]:
    """Each provision a published case cites for an act: how many cases cite it, and what the book says of it."""
    vietnamese = lang == "vi"
    yield from (
        "# Điều khoản mà vụ việc đã công bố viện dẫn" if vietnamese else "# Provisions published cases cite",
        "",
        "Với mỗi điều khoản được viện dẫn cho một hành vi của vụ việc đã công bố: số vụ việc viện dẫn, nhiều nhất đứng đầu, và câu trả lời của bộ quy tắc vào ngày xảy ra hành vi, hoặc vào ngày bất kỳ nếu vụ việc không ghi ngày. Phần *còn thiếu* đứng trước: đó là những gì cần đọc tiếp."
        if vietnamese
        else "For each provision cited for an act of a published case: the cases that cite it, most first, and what the book answers on the day of the act, or where the case has none, on any day. *Lacking* comes first: what is to be read next.",
        "",
    )
    cited: Counter[str] = Counter()
    said: dict[str, list[str]] = {}
    for file in sorted(PUBLISHED.glob("*.json")):
        case = read_case(file, slugs=BOOK)
        for place, day in {(act.provision, act.ended) for act in case.acts or () if act.provision}:
            cited[str(place)] += 1
            said.setdefault(str(place), []).append(_answered(place, day))
    rows = [(min(said[place]), -count, place) for place, count in cited.items()]
    for heads, wanted in ((("Còn thiếu", "Lacking"), True), (("Trả lời được", "Answered"), False)):
        yield from (f"## {heads[not vietnamese]}", "")
        some = sorted((-least, place, worst) for worst, least, place in rows if (worst != _WHOLE) is wanted)
        yield from table(
            ("điều khoản", "số vụ việc", "bộ quy tắc") if vietnamese else ("provision", "cases", "the book"),
            (
                (f"`{place}`", count, _IN_VIETNAMESE[worst] if vietnamese else worst)
                for count, place, worst in sorted(some, key=lambda row: (-row[0], row[1]))
            ),
        )


_WHOLE = "the act and its frame"
_IN_VIETNAMESE = {
    _WHOLE: "hành vi và khung phạt",
    "decree not in the book": "không có nghị định",
    "act not in the book": "không có hành vi",
    "act without its frame": "có hành vi, thiếu khung phạt",
}


def _answered(place: Citation, day: date | None) -> str:
    if place.instrument not in BOOK.decrees.heads:
        return "decree not in the book"
    days = (
        [day]
        if day
        else sorted({v.start for history in BOOK.decrees.acts(place.instrument).values() for v in history.versions})
    )
    found = []
    for one in days:
        try:
            found.append(BOOK.violation(place, on=one))
        except LawError:
            continue
    if not found:
        return "act not in the book"
    return _WHOLE if any(v.frame or v.warning_only for v in found) else "act without its frame"
