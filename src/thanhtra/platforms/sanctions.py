"""What not doing as asked is called by the law of that day, and who may sanction it (hành vi và thẩm quyền xử phạt)."""

from __future__ import annotations

from datetime import date

from thanhtra.classes import frozen
from thanhtra.competence import who_may_sanction
from thanhtra.errors import LawError
from thanhtra.law import Citation
from thanhtra.lazy import kept_by_book
from thanhtra.platforms.entities import OnlineParty
from thanhtra.platforms.told import RequestsAsked
from thanhtra.rulebook import Rulebook
from thanhtra.terms import SubjectKind


@frozen
class Sanctionable:
    """The act, the posts that may sanction it, lowest first, and what the answer lacks."""

    act: Citation | None = None
    who: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def sanctionable(party: OnlineParty, what: str, day: date, asked: RequestsAsked) -> Sanctionable:
    """The act of ``party`` not doing ``what`` on ``day``, and who may sanction it on the day asked about.

    ``missing``: the law of that day, or whether the party is a person or an organisation. Nothing where the law held names no such act.
    """
    rule = asked.rule("platform-acts", day)
    if rule is None:
        return Sanctionable(missing=asked.unread("platform-acts", day))
    said = rule.text(f"{party.kind}-{what}")
    if not said:
        unread = (f"law:platform-acts@{day.isoformat()}",) if party.kind in rule.text("unread").split() else ()
        return Sanctionable(missing=unread)
    act = Citation.parse(said)
    if party.subject is None:
        return Sanctionable(act, missing=(f"parties[{party.id}].subject",))
    return _who_may(act, SubjectKind(party.subject), asked.book, asked.on, day)


@kept_by_book(maxsize=1024)
def _who_may(act: Citation, subject: SubjectKind, book: Rulebook, on: date, acted: date) -> Sanctionable:
    try:
        may = who_may_sanction(act, subject, book, on=on, acted=acted)
    except LawError as error:
        return Sanctionable(act, missing=(error.token,))
    return Sanctionable(act, tuple(candidate.post for candidate in may.candidates))
