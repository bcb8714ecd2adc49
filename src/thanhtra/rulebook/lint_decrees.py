"""What the linter asks of sector decrees and of titles: frames, ceilings, the clauses they lean on, powers on every day looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from thanhtra.errors import LawError, LawGap, NoLongerInForce, NotInTheBook, NotYetInForce, RulebookError
from thanhtra.law import Citation
from thanhtra.reckoning import so_many
from thanhtra.rulebook.book import Rulebook
from thanhtra.rulebook.sanctioning import Violation
from thanhtra.rulebook.table import RuleProblem
from thanhtra.terms import SubjectKind


def decree_problems(book: Rulebook) -> Iterator[RuleProblem]:
    """Every problem of the decrees' folders; where the folders can be read, of their acts too."""
    unread = book.decrees.problems()
    yield from unread
    if unread:
        return
    for instrument in book.decrees.heads:
        for citation, history in book.decrees.acts(instrument).items():
            for version in history.versions:
                if version.rule is not None:
                    yield from _act(book, citation, version.rule)
    yield from _duties(book)


def _duties(book: Rulebook) -> Iterator[RuleProblem]:
    """Every act a duty names is an act of the book."""
    for head in book.decrees.heads.values():
        for duty in head.duties:
            for cite in duty.sanctioned:
                if cite.instrument not in book.decrees.heads or cite not in book.decrees.acts(cite.instrument):
                    yield RuleProblem(
                        f"decrees/{head.folder}",
                        f"duty {', '.join(duty.places.texts)}",
                        "an act of a decree of the book",
                        str(cite),
                    )


def _act(book: Rulebook, citation: Citation, act: Violation) -> Iterator[RuleProblem]:
    """One act: its frame rises, is within the field's maximum for whom it is stated, and leans on clauses of a decree."""
    file, where = f"decrees/{citation.instrument}", f"{citation} @ {act.start.isoformat()}"
    if act.frame is not None:
        if not 0 < act.frame.least <= act.frame.most:
            yield RuleProblem(file, where, "a frame that rises", f"{act.frame.least}-{act.frame.most}")
        most = _ceiling(book, citation, act)
        if most is not None and act.frame.most > most:
            yield RuleProblem(file, where, f"at most {most} (the maximum of {act.field})", str(act.frame.most))
    for cite in (*(m.cite for m in act.additional), *(m.cite for m in act.remedies)):
        if cite is not None and (cite.clause is None or cite.instrument not in book.decrees.heads):
            yield RuleProblem(file, where, "a clause of a decree of the book", str(cite))


def _ceiling(book: Rulebook, citation: Citation, act: Violation) -> int | None:
    """The most the field allows for whom the frame is stated; None where no figure is held."""
    try:
        most = book.field_maximum(act.field, act.start, decree=citation.instrument).rule
    except LawError:
        return None
    return None if most is None else most * (2 if act.stated_for is SubjectKind.ORGANIZATION else 1)


def title_problems(book: Rulebook, days: Iterable[date]) -> Iterator[RuleProblem]:
    """On each of ``days`` a title that exists has a power, a gap that says why, or a day before or after its power.

    A title the Law gives no power is in order when a decree's list names it.
    """
    sampled = tuple(days)
    try:
        posts = book.posts
        named = {
            slug for instrument in book.decrees.heads for row in book.decrees.powers(instrument) for slug in row.posts
        }
        for post in posts.values():
            unknown = [day for day in sampled if post.exists_on(day) and not _resolves(book, post.slug, day, named)]
            if unknown:
                yield RuleProblem(
                    "posts.toml",
                    post.slug,
                    f"a power, a gap or a decree that names it on {unknown[0].isoformat()}",
                    f"nothing on {so_many(len(unknown), 'day')}",
                )
    except RulebookError:
        return


def _resolves(book: Rulebook, slug: str, day: date, named: set[str]) -> bool:
    try:
        book.powers_of(slug, day)
    except LawGap as gap:
        return bool(gap.why)
    except (NotYetInForce, NoLongerInForce):
        return True
    except NotInTheBook:
        return any(name in named for name in book.lineage(slug))
    return True
