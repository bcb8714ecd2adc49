"""Who may handle these acts together: candidates from lowest to highest, near misses with their reason, and where to send the case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from thanhtra.classes import frozen
from thanhtra.competence.judging import Judged, judge_whole
from thanhtra.competence.powers_over_act import PowerOverAct, powers_over_act
from thanhtra.competence.reason import RefusalReason
from thanhtra.fines import AppliedFrame, Party, frame_for
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.rulebook import ConfiscationReach, Rulebook
from thanhtra.terms import Basis, SubjectKind, weakest

_LEVELS: Final = {"commune": 0, "district": 1, "province": 2, "any": 3, "central": 4}
_CHAIRS: Final = ("commune-chair", "district-chair", "province-chair")
_NEAR: Final = frozenset(
    {
        RefusalReason.CEILING,
        RefusalReason.MEASURE,
        RefusalReason.REMEDY,
        RefusalReason.CONFISCATION,
        RefusalReason.NOT_ALLOTTED,
    }
)
_UP: Final = Citation.parse("15/2012/QH13 Đ52.4.b")
_CHAIR: Final = Citation.parse("15/2012/QH13 Đ52.4.c")


@frozen(kw_only=True, eq=False)
class Candidate:
    """A title that may handle all the acts.

    ``ceiling`` is its fine ceiling for this subject in đồng (the lowest over the acts), ``of`` who must have set the team up,
    ``confiscation`` the most it may confiscate (None: any value, or nothing); ``within`` is ``duty`` or ``locality`` where a decree
    gives the power only inside the assigned duty or the place.
    """

    post: str
    of: str | None
    ceiling: int
    frame_max: int
    measures: tuple[str, ...]
    confiscation: int | None
    cites: tuple[Citation, ...]
    law_on: date
    basis: Basis
    provisional: bool = False
    within: str = ""


@frozen(kw_only=True, eq=False)
class PostRefused:
    """A title that may not, or of which it cannot be told (``why`` unknown, ``missing`` then says what would tell).

    ``bodies`` are the only bodies whose titles have the power, where a text lists them.
    """

    post: str
    of: str | None
    why: RefusalReason
    about: str
    ceiling: int | None
    frame_max: int
    act: Citation
    missing: tuple[str, ...]
    cites: tuple[Citation, ...]
    bodies: tuple[str, ...] = ()


@frozen(kw_only=True, eq=False)
class HandOver:
    """Where a case goes that the official at hand may not keep (Đ52.4.b), or the acts being of several fields (Đ52.4.c)."""

    to: tuple[str, ...]
    cites: tuple[Citation, ...]


@frozen(kw_only=True, eq=False)
class WhoMay:
    """``candidates`` lowest first; ``refused`` are the near misses; ``unknown`` those of which it cannot be told."""

    candidates: tuple[Candidate, ...]
    refused: tuple[PostRefused, ...]
    unknown: tuple[PostRefused, ...]
    fields: tuple[str, ...]
    on: date

    def may(self, post: str) -> bool | None:
        """Whether one of these posts may; None where it cannot be told."""
        if any(c.post == post for c in self.candidates):
            return True
        return None if any(u.post == post for u in self.unknown) else False

    @property
    def transfer(self) -> HandOver:
        """Where to send the case: the lowest candidate; the lowest chair where the acts are of several fields."""
        chairs = [c.post for c in self.candidates if c.post in _CHAIRS]
        if len(self.fields) > 1 and chairs:
            return HandOver(to=tuple(chairs), cites=(_CHAIR,))
        lowest = self.candidates[0].ceiling if self.candidates else 0
        return HandOver(to=tuple(c.post for c in self.candidates if c.ceiling == lowest), cites=(_UP,))


def who_may_sanction(
    acts: Citation | Iterable[Citation],
    subject: SubjectKind | Party,
    book: Rulebook,
    *,
    on: date,
    acted: date | None = None,
    goods_value: int | None = None,
    posts: Iterable[str] | None = None,
) -> WhoMay:
    """Who may handle all of ``acts`` of one subject on ``on``; ``acted`` (default ``on``) is the day whose law frames the acts.

    ``posts`` limits the question to some posts, every reason then told. Raises like ``Rulebook.violation`` for a provision that is
    not there, LawGap for an unread frame, NotInTheBook for an unknown post.
    """
    cited = (acts,) if isinstance(acts, Citation) else tuple(acts)
    day = acted or on
    party = subject if isinstance(subject, Party) else Party(kind=subject)
    applied = [frame_for(book.violation(c, on=day), party, book, day) for c in cited]
    return among(applied, book, on=on, goods_value=goods_value, posts=posts)


def among(
    applied: Sequence[AppliedFrame],
    book: Rulebook,
    *,
    on: date,
    goods_value: int | None = None,
    posts: Iterable[str] | None = None,
) -> WhoMay:
    """The same, of frames already applied. Raises ValueError for none."""
    if not applied:
        raise ValueError("who may needs at least one act")
    asked = tuple(posts) if posts is not None else _worth_asking(applied, book, on)
    candidates: list[Candidate] = []
    refused: list[PostRefused] = []
    unknown: list[PostRefused] = []
    for post in asked:
        made = [_together(post, of, applied, book, on, goods_value) for of in _founders(post, applied, book, on)]
        may = [m for m in made if isinstance(m, Candidate)]
        candidates += may
        others = [m for m in made if isinstance(m, PostRefused)]
        if may:
            continue
        told = [r for r in others if r.why is not RefusalReason.UNKNOWN]
        unknown += [r for r in others if r.why is RefusalReason.UNKNOWN][:1]
        if len(told) == len(others):
            refused += [r for r in told if posts is not None or r.why in _NEAR or _named(r, applied, book)][:1]
    own = book.posts
    return WhoMay(
        candidates=tuple(
            sorted(candidates, key=lambda c: (c.ceiling, _LEVELS.get(own[c.post].level, 9), c.post, c.of or ""))
        ),
        refused=tuple(sorted(refused, key=lambda r: (r.ceiling or 0, r.post))),
        unknown=tuple(sorted(unknown, key=lambda r: r.post)),
        fields=tuple(dict.fromkeys(a.violation.field for a in applied)),
        on=on,
    )


def _named(refused: PostRefused, applied: Sequence[AppliedFrame], book: Rulebook) -> bool:
    """A post that is gone or has no power is a near miss where a decree of the acts once named it."""
    if refused.why not in (RefusalReason.NO_POST, RefusalReason.NO_POWER):
        return False
    return any(
        refused.post in row.posts for a in applied for row in book.decrees.powers(a.violation.citation.instrument)
    )


def _worth_asking(applied: Sequence[AppliedFrame], book: Rulebook, on: date) -> tuple[str, ...]:
    return _begun(frozenset([one.violation.citation.instrument for one in applied]), book, on)


@kept_by_book(maxsize=64)
def _begun(instruments: frozenset[str], book: Rulebook, on: date) -> tuple[str, ...]:
    """Every post begun by then with rows of its own: one that is only a kind of another has the other's power."""
    rows = {p for instrument in instruments for row in book.decrees.powers(instrument) for p in row.posts}
    narrower = {up for p in rows for up in book.lineage(p)[1:]} - rows
    return tuple(
        p
        for p, known in book.posts.items()
        if known.start <= on and (p in book.powers or p in rows) and p not in narrower
    )


def _founders(post: str, applied: Sequence[AppliedFrame], book: Rulebook, on: date) -> tuple[str | None, ...]:
    """Who may have set up the team the post leads, over all acts; (None,) for other posts."""
    found: dict[str | None, None] = {}
    for one in applied:
        found |= dict.fromkeys(t.of for t in powers_over_act(post, one.violation, book, on))
    return tuple(found)


def _together(
    post: str, of: str | None, applied: Sequence[AppliedFrame], book: Rulebook, on: date, goods_value: int | None
) -> Candidate | PostRefused:
    judged = [(one, *_best(post, of, one, book, on, goods_value)) for one in applied]
    for answer in (False, None):
        for one, title, found in judged:
            if found.answer is answer:
                return _refused(post, title, found, one)
    titles = [t for _, t, _ in judged]
    lowest = min(titles, key=lambda t: t.individual)
    kind = applied[0].party.kind
    times = (
        lowest.confiscation.times
        if lowest.confiscation is not None and lowest.confiscation.reach is ConfiscationReach.LIMITED
        else 0
    )
    return Candidate(
        post=post,
        of=of,
        ceiling=lowest.ceiling(kind),
        frame_max=max(one.most for one in applied),
        measures=_measures(lowest),
        confiscation=lowest.individual * times if times else None,
        cites=tuple(dict.fromkeys(c for _, _, found in judged for c in found.cites)),
        law_on=on,
        basis=weakest(*(b for one, t, _ in judged for b in (one.basis, t.basis))),
        within=next((t.within for t in titles if t.within), ""),
    )


def _best(
    post: str, of: str | None, one: AppliedFrame, book: Rulebook, on: date, goods_value: int | None
) -> tuple[PowerOverAct, Judged]:
    titles = powers_over_act(post, one.violation, book, on)
    own = [t for t in titles if of is None or t.of in (None, of)] or list(titles)
    found = [(t, judge_whole(t, one, book, goods_value=goods_value)) for t in own]
    return max(found, key=lambda pair: {True: 2, None: 1, False: 0}[pair[1].answer])


def _measures(title: PowerOverAct) -> tuple[str, ...]:
    found = ["warning", "fine", *title.licence]
    if title.confiscation is not None and title.confiscation.reach is not ConfiscationReach.NONE:
        found.append("confiscate")
    if title.expel:
        found.append("expel")
    return tuple(found)


def _refused(post: str, title: PowerOverAct, found: Judged, one: AppliedFrame) -> PostRefused:
    return PostRefused(
        post=post,
        of=title.of,
        why=found.why or RefusalReason.UNKNOWN,
        about=found.about,
        ceiling=title.ceiling(one.party.kind) if title.answer else None,
        frame_max=one.most,
        act=one.violation.citation,
        missing=found.missing,
        cites=found.cites,
        bodies=title.bodies,
    )
