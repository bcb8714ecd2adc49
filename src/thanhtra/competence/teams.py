"""A team leader's power: only inside the scope of the inspection or check, and only while it lasts (118/2021 Đ11, Đ37a.1.d and g)."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra import events as ev
from thanhtra.casefile import Index, Official, event_fact, listed_fact
from thanhtra.classes import frozen
from thanhtra.deadlines import Timeline, Timing, applied, timeline_of
from thanhtra.errors import LawError
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Basis

_ENDING: Final = {
    "inspection_opened": ("inspection_ended", "inspection_announced"),
    "examination_opened": ("examination_ended", "examination_announced"),
}


@frozen(kw_only=True, eq=False)
class TeamTerm:
    """``answer``: inside scope and term, outside, or cannot be told. ``wrong`` says what is outside; ``ended`` the last day on site."""

    answer: bool | None
    wrong: tuple[str, str] | None
    missing: tuple[str, ...]
    ended: date | None
    cites: tuple[Citation, ...]
    law_on: date | None
    basis: Basis
    provisional: bool = False


@kept_by_book(maxsize=1024)
def leads_team(post: str | None, book: Rulebook) -> bool:
    """Whether a post is that of a team's leader."""
    return (
        post is not None
        and post in book.posts
        and any(name.startswith("head-of-") and name.endswith("-team") for name in book.lineage(post))
    )


def team_term(
    ix: Index, book: Rulebook, official: Official, at: int, subject: str | None, field: str | None
) -> TeamTerm:
    """Whether event ``at`` by a team leader, about ``subject``, falls inside the control led."""
    day = ix.events[at].day
    cites, basis = _law(day, book)
    opened = _control(ix, official, at)
    if isinstance(opened, tuple):
        return TeamTerm(answer=None, wrong=None, missing=opened, ended=None, cites=cites, law_on=day, basis=basis)
    event = ix.event(opened, ev.ControlOpened)
    said: tuple[bool | None, tuple[str, str] | None, tuple[str, ...]]
    ended, unknown = _ended(ix, opened, at)
    if ended is None:
        ran_out = _ran_out(timeline_of(ix, book), opened, at)
        ended, unknown = (ran_out[0], ran_out[1] or unknown) if ran_out is not None else (None, unknown)
    subjects = event.subjects
    if event.leader is not None and event.leader != official.id:
        said = (
            False,
            ("người ra quyết định không phải Trưởng đoàn của cuộc này", "someone else led this inspection or check"),
            (),
        )
    elif subjects is not None and subject is not None and subject not in subjects:
        said = False, ("đối tượng ngoài phạm vi của đoàn", "the subject is outside the team's scope"), ()
    elif event.field is not None and field is not None and event.field != field:
        said = False, ("lĩnh vực ngoài phạm vi của đoàn", "the field is outside the team's scope"), ()
    elif day is None:
        said = None, None, (event_fact(at, "on"),)
    elif ended is not None and day > ended:
        said = False, ("đã hết thời hạn của đoàn", "the team's term was over"), ()
    elif event.day is not None and day < event.day:
        said = False, ("đoàn chưa được thành lập", "the team was not yet set up"), ()
    else:
        missing = list(unknown)
        if subjects is None:
            missing.append(event_fact(opened, "subjects"))
        if event.day is None:
            missing.append(event_fact(opened, "on"))
        if cites and _revived(timeline_of(ix, book), opened, at):
            missing.append(f"law:{cites[0]}")
        said = (None if missing else True), None, tuple(missing)
    return TeamTerm(answer=said[0], wrong=said[1], missing=said[2], ended=ended, cites=cites, law_on=day, basis=basis)


def _law(day: date | None, book: Rulebook) -> tuple[tuple[Citation, ...], Basis]:
    """Where the law of ``day`` gives a team leader the power, and how that is known; the latest text where the day is not known."""
    try:
        rule = applied(book, "team-leader-power", day or date.max)
    except LawError:
        return (), Basis.INFERENCE
    return rule.cites, rule.basis


def _control(ix: Index, official: Official, at: int) -> int | tuple[str, ...]:
    """The control the official led; the tokens that would tell when the file does not say."""
    opened = [i for kind in _ENDING for i in ix.by_kind.get(kind, ()) if i < at]
    if official.team is not None:
        return next(
            (i for i in opened if ix.events[i].named == official.team), (listed_fact("officials", official.id, "team"),)
        )
    led = [i for i in opened if ix.event(i, ev.ControlOpened).leader == official.id]
    if len(led) == 1:
        return led[0]
    if not opened:
        missing = tuple(t for t in ("event:inspection_opened", "event:examination_opened") if not ix.denies(t))
        return missing or (listed_fact("officials", official.id, "team"),)
    return (listed_fact("officials", official.id, "team"),)


def _ended(ix: Index, opened: int, at: int) -> tuple[date | None, tuple[str, ...]]:
    """The last day on site; the tokens that would tell whether it had ended before event ``at``."""
    kind = _ENDING[ix.events[opened].kind][0]
    found = [i for i in ix.dependents(opened, kind) if i < at]
    if found:
        day = ix.events[found[-1]].day
        return day, () if day is not None else (event_fact(found[-1], "on"),)
    token = f"event:{kind}"
    return None, () if ix.denies(token) else (token,)


def _revived(line: Timeline, opened: int, at: int) -> bool:
    """Whether the term was over when an extension ahead of event ``at`` came: whether that gives the power back is not said."""
    track = line.ix.kinds[opened].partition("_")[0]
    if f"{track}_extended" not in line.ix.by_kind:
        return False
    return any(
        found is not None and found.timing is Timing.LATE
        for extension in line.ix.before(opened, f"{track}_extended", at)
        for slug in (f"{track}-term", f"{track}-duration")
        for found in (line.of_control(slug, extension),)
    )


def _ran_out(line: Timeline, opened: int, at: int) -> tuple[date | None, tuple[str, ...]] | None:
    """The last day of a term that had surely run out before event ``at`` though no end is on file: the decision's own, else the law's.

    Else what would tell whether it was extended; None where no term is known to be over.
    """
    track = line.ix.kinds[opened].partition("_")[0]
    for slug in (f"{track}-term", f"{track}-duration"):
        found = line.control_against(slug, opened, at)
        if found is None or found.judged is None or found.judged.last_day is None:
            continue
        if found.timing is Timing.LATE:
            token = f"event:{track}_extended"
            return (
                (found.judged.last_day, ())
                if line.ix.denies(token) or line.ix.dependents(opened, f"{track}_extended")
                else (None, (token,))
            )
        return None
    return None
