"""What can come next in a case, for people: what must, by whom and until when; what may; what cannot be told; what is barred (bước tiếp theo)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from thanhtra.casefile import Case
from thanhtra.casefile.labels import STAGE_NAMES
from thanhtra.export.derivation import cited
from thanhtra.export.style import PLAIN, Style, joined, sealed
from thanhtra.export.words import about_whom, said
from thanhtra.findings import NextStep, NextSteps, StepStanding
from thanhtra.reckoning import law_day, written
from thanhtra.rulebook import Rulebook
from thanhtra.terms import LAW_CLOCK, Bearer
from thanhtra.wording import token_in_words

_ALIKE: Final = 2
"""So many steps barred for one reason stand on one line."""
_HEADS: Final = {
    StepStanding.MUST: ("Phải làm", "Must be done"),
    StepStanding.MAY: ("Được làm, còn hạn hoặc đang được giữ lại", "May be done, a day runs or is held"),
    StepStanding.UNKNOWN: ("Chưa xác định được có được làm hay không", "It cannot be told whether it may be done"),
    StepStanding.BARRED: ("Không được làm", "May not be done"),
}
_BEARERS: Final = {
    Bearer.AUTHORITY: ("người có thẩm quyền", "the authority"),
    Bearer.CONTROL_BODY: ("cơ quan thanh tra, kiểm tra", "the inspecting body"),
    Bearer.VIOLATOR: ("người vi phạm", "the violator"),
    Bearer.CRIMINAL_BODY: ("cơ quan tiến hành tố tụng", "the criminal body"),
}


def next_steps_text(found: NextSteps, case: Case, book: Rulebook, *, lang: str = "vi", style: Style = PLAIN) -> str:
    """What must be done first, each with who and the last day; steps without a day stand together at the end, by name."""
    return joined(_lines(found, case, book, lang, sealed(style)))


def _lines(found: NextSteps, case: Case, book: Rulebook, lang: str, style: Style) -> Iterator[str]:
    stage = said(STAGE_NAMES.get(found.stage, (found.stage, found.stage)), lang)
    yield style.paint(
        "strong",
        said(
            (
                f"{found.case}: {stage}, xem xét ngày {written(found.on, lang)}",
                f"{found.case}: {stage}, seen from {found.on.isoformat()}",
            ),
            lang,
        ),
    )
    for standing, head in _HEADS.items():
        rows = [
            s
            for s in found.steps
            if s.standing is standing
            and (standing is not StepStanding.MAY or s.latest is not None or s.why is not None)
        ]
        if rows:
            yield ""
            yield f"{said(head, lang)}:"
        alike = Counter(s.why for s in rows if s.why is not None and not s.missing)
        for step in rows:
            if step.why is None or alike[step.why] < _ALIKE:
                yield from _step(step, found.on, case, book, lang, style)
        for why, count in alike.items():
            if count >= _ALIKE:
                names = "; ".join(_name(s, lang) for s in rows if s.why == why)
                yield from style.folded(
                    f"{said((why.vi, why.en), lang)}: {names}.", first=f"  {style.mark('quiet')} ", rest="    "
                )
    plain = [
        _name(s, lang) for s in found.steps if s.standing is StepStanding.MAY and s.latest is None and s.why is None
    ]
    if plain:
        yield ""
        yield f"{said(('Được làm hoặc có thể xảy ra, không có hạn', 'May be done or happen, no day runs'), lang)}:"
        yield from style.folded("; ".join(plain) + ".", first="  ", rest="  ")
    if not found.steps:
        yield said(("Không còn bước nào.", "Nothing can come next."), lang)


def _step(step: NextStep, on: date, case: Case, book: Rulebook, lang: str, style: Style) -> Iterator[str]:
    told = _name(step, lang)
    told = told[:1].upper() + told[1:]
    who = _who(step, book, lang)
    if who:
        told += f", {who}"
    if step.latest is not None:
        late = step.standing is StepStanding.MUST and law_day(step.latest) < on
        last = f"{step.latest.astimezone(LAW_CLOCK):%H:%M} " if isinstance(step.latest, datetime) else ""
        day = written(law_day(step.latest), lang)
        told += said(
            (
                f", chậm nhất {last}ngày {day}{' (đã quá thời hạn)' if late else ''}",
                f", by {last}{day}{' (overdue)' if late else ''}",
            ),
            lang,
        )
        told += about_whom(None, step.limit.subject if step.limit is not None else None, lang)
    cites = cited(step.cites, lang)
    tones = {
        StepStanding.MUST: "running",
        StepStanding.MAY: "quiet",
        StepStanding.UNKNOWN: "unknown",
        StepStanding.BARRED: "bad",
    }
    yield from style.folded(
        f"{told} ({step.kind}){f' [{cites}]' if cites else ''}",
        first=f"  {style.mark(tones[step.standing])} ",
        rest="    ",
    )
    if step.why is not None:
        yield from style.folded(said((step.why.vi, step.why.en), lang), first="      ", rest="      ")
    if step.missing:
        words = dict.fromkeys(token_in_words(t, case=case, book=book, lang=lang) for t in step.missing)
        yield from style.folded(
            f"{said(('còn thiếu', 'missing'), lang)}: {'; '.join(words)}", first="      ", rest="      "
        )


def _who(step: NextStep, book: Rulebook, lang: str) -> str:
    posts = [said((book.posts[p].vi, book.posts[p].en), lang) for p in step.who if p in book.posts]
    if posts:
        return ", ".join(posts)
    bearer = None if step.bearer is None else _BEARERS.get(step.bearer)
    return "" if bearer is None else said(bearer, lang)


def _name(step: NextStep, lang: str) -> str:
    return step.en if lang == "en" else step.vi
