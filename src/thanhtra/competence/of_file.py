"""Who may handle the acts of a file together, and whether one of its officials may."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from thanhtra.casefile import Act, Case, Index, Official, index, listed_fact
from thanhtra.classes import frozen
from thanhtra.competence.asking import WhoMay, among
from thanhtra.errors import LawError
from thanhtra.fines import AppliedFrame, frame_for, law_days, party_of
from thanhtra.rulebook import Rulebook


@frozen(kw_only=True, eq=False)
class WhoMayHandle:
    """``found`` is None where no act of the file could be placed; ``missing`` names what would place the others."""

    found: WhoMay | None
    acts: tuple[str, ...]
    missing: tuple[str, ...]


def who_may(
    case: Case, book: Rulebook, *, on: date, official: Official | None = None, posts: Sequence[str] = ()
) -> WhoMayHandle:
    """Who may handle every act of the case on ``on`` (Đ52.4).

    With ``official``, the question is about that official's post; with ``posts``, about those.

    Raises NotInTheBook for a post the book does not know.
    """
    return who_may_handle(index(case), book, on=on, official=official, posts=posts)


def who_may_handle(
    ix: Index, book: Rulebook, *, on: date, official: Official | None = None, posts: Sequence[str] = ()
) -> WhoMayHandle:
    """The same, of a file whose references are resolved."""
    frames: list[AppliedFrame] = []
    placed: list[str] = []
    missing: list[str] = []
    for act in ix.case.acts or ():
        found = _frame(act, ix, book, on)
        if isinstance(found, AppliedFrame):
            frames.append(found)
            placed.append(act.id)
        else:
            missing += found
    if not ix.case.acts:
        missing.append("fact:acts")
    if not frames or (official is not None and official.post is None):
        token = (
            () if official is None or official.post is not None else (listed_fact("officials", official.id, "post"),)
        )
        return WhoMayHandle(found=None, acts=tuple(placed), missing=(*missing, *token))
    values = [ix.listed_acts[id_].goods_value for id_ in placed]
    worth = max((v for v in values if v is not None), default=None)
    asked = (official.post,) if official is not None and official.post is not None else tuple(posts) or None
    return WhoMayHandle(
        found=among(frames, book, on=on, goods_value=worth, posts=asked),
        acts=tuple(placed),
        missing=tuple(dict.fromkeys(missing)),
    )


def _frame(act: Act, ix: Index, book: Rulebook, on: date) -> AppliedFrame | tuple[str, ...]:
    subject = ix.listed_subjects.get(act.subject)
    if subject is None:
        return (listed_fact("subjects", act.subject),)
    if act.provision is None:
        return (listed_fact("acts", act.id, "provision"),)
    days = law_days(ix, act, None)
    day = days.exact or days.high or on
    try:
        return frame_for(book.violation(act.provision, on=day), party_of(subject, day), book, day)
    except LawError as e:
        return (e.token,)
