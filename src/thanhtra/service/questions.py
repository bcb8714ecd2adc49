"""Each function of the library once, as another program asks it: plain values in, what JSON can hold out (câu hỏi).

HTTP and an assistant's tools ask here, so they answer alike. What cannot be understood raises NotUnderstood with every problem;
an answer the library does not have is an answer: ``missing`` says what would give it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Final

from thanhtra.casefile import Case, index
from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.competence import who_may_handle, who_may_sanction
from thanhtra.deadlines import due
from thanhtra.errors import BadTerm, CalendarGap, CheckError, LawError, NotInTheBook, ThanhtraError, Unusable
from thanhtra.exchange import deadline_to_json, outcome_to_json, read_case, review_to_json, unusable_to_json
from thanhtra.exchange.answers import next_steps_to_json
from thanhtra.exchange.audits import audits_to_json
from thanhtra.exchange.found import found_to_json
from thanhtra.exchange.powers import fine_to_json, who_may_to_json
from thanhtra.fines import CircumstanceCount, Party, assess_fine
from thanhtra.law import Citation
from thanhtra.reading_vi import TitleRead, Unreadable, read_citation, read_day, read_title
from thanhtra.reviewing import may, next_steps, review
from thanhtra.rulebook import Rulebook
from thanhtra.search import KINDS, Kind, find
from thanhtra.terms import SubjectKind

MOST: Final = 50
_LISTED: Final = 5


class NotUnderstood(ThanhtraError):
    """Raised when a question cannot be put: a value that cannot be read, a case document that is none. Mend what ``problems`` name.

    ``problems`` are objects ``{path, code, expected, got}``; ``field`` names what was given wrong.
    """

    code: ClassVar[str] = "not-understood"

    def __init__(self, field: str, message: str, problems: Sequence[Mapping[str, Any]] = ()) -> None:
        super().__init__(message)
        self.field: str = field
        self.problems: tuple[Mapping[str, Any], ...] = tuple(problems)


@frozen(kw_only=True)
class FineAsked:
    """A question about a fine: the provision, the kind of subject, the day whose law judges the act, and what weighs.

    ``handled`` is the day of the decision (default ``on``), ``age`` in years on the day of the act.
    """

    provision: str
    subject: str
    on: str
    handled: str | None = None
    age: int | None = None
    mitigating: int = 0
    aggravating: int = 0


MOST_WEIGHED: Final = {"age": 150, "mitigating": 20, "aggravating": 20}
"""The most of what weighs a fine that is believed, whoever asks."""


@frozen(eq=False)
class Questions:
    """The functions, asked of one book. Days are ``YYYY-MM-DD`` or as people write them; provisions and titles likewise."""

    book: Rulebook
    checks: tuple[Check, ...] = ()
    """Of one's own, asked beside the library's."""

    def find(self, text: str, *, on: str, kinds: Sequence[str] = (), limit: int = 8) -> dict[str, Any]:
        """Acts, posts, fields, remedies, limits, bodies and checks by plain words, best first: ``{"found": […]}``."""
        wanted: list[Kind] = [kind for kind in KINDS if kind in kinds]
        if unknown := set(kinds) - set(wanted):
            raise NotUnderstood("kinds", f"no such kind: {', '.join(sorted(unknown))}; known: {', '.join(KINDS)}")
        found = find(text, self.book, on=a_day("on", on), kinds=wanted, limit=max(1, min(limit, MOST)))
        return found_to_json(found, self.book)

    def due(
        self,
        kind: str,
        start: str,
        *,
        grounds: Sequence[str] = (),
        field: str | None = None,
        level: str | None = None,
        lang: str = "vi",
    ) -> dict[str, Any]:
        """The last day of a limit from a day or an instant (ISO 8601 with an offset), as a Deadline."""
        self._known("kind", kind, self.book.procedure.limits)
        if field is not None:
            self._known("field", field, self.book.fields)
        moment = a_moment("start", start)
        try:
            return deadline_to_json(
                due(self.book, kind, moment, grounds=list(grounds), level=level, field=field), lang=lang
            )
        except NotInTheBook as unknown:
            raise NotUnderstood("grounds", str(unknown)) from None
        except (BadTerm, CalendarGap) as gap:
            return {"kind": kind, "due": None, "missing": [getattr(gap, "token", "law:calendar")]}

    def fine(self, asked: FineAsked, *, lang: str = "vi") -> dict[str, Any]:
        """The frame of one act and the fine the circumstances lead to; ``missing`` where the book does not hold it."""
        for name, most in MOST_WEIGHED.items():
            if (weight := getattr(asked, name)) is not None and not 0 <= weight <= most:
                raise NotUnderstood(name, f"từ 0 đến {most} / from 0 to {most}")
        party = Party(kind=a_subject(asked.subject), age=asked.age)
        count = CircumstanceCount(asked.mitigating, asked.aggravating)
        handled = a_day("handled", asked.handled) if asked.handled else None
        try:
            found = assess_fine(
                a_provision(asked.provision),
                party,
                self.book,
                on=a_day("on", asked.on),
                handled=handled,
                circumstances=count,
            )
        except LawError as gap:
            return {"frame": None, "fine": None, "range": None, "missing": [gap.token]}
        return fine_to_json(found, lang=lang)

    def who_may(
        self,
        provisions: Sequence[str],
        subject: str,
        *,
        on: str,
        acted: str | None = None,
        posts: Sequence[str] = (),
        lang: str = "vi",
    ) -> dict[str, Any]:
        """Who may sanction these acts together, lowest first, who may not and why, and of whom it cannot be told."""
        named = [self.a_post(post) for post in posts]
        if not provisions:
            raise NotUnderstood("provisions", "cần ít nhất một điều khoản / at least one provision")
        try:
            found = who_may_sanction(
                [a_provision(p) for p in provisions],
                a_subject(subject),
                self.book,
                on=a_day("on", on),
                acted=a_day("acted", acted) if acted else None,
                posts=named or None,
            )
        except LawError as gap:
            return {"candidates": [], "refused": [], "unknown": [], "missing": [gap.token]}
        return {**who_may_to_json(found, lang=lang), "missing": []}

    def who_may_handle(self, document: Mapping[str, Any], *, on: str, lang: str = "vi") -> dict[str, Any]:
        """Who may handle all acts of a case together."""
        handled = who_may_handle(index(self.a_case(document)), self.book, on=a_day("on", on))
        shown = (
            {"candidates": [], "refused": [], "unknown": []}
            if handled.found is None
            else who_may_to_json(handled.found, lang=lang)
        )
        return {**shown, "missing": list(handled.missing)}

    def review(
        self, document: Mapping[str, Any], *, as_of: str | None = None, only: Sequence[str] = (), lang: str = "vi"
    ) -> dict[str, Any]:
        """A case reviewed: answers of the three kinds, deadlines, stage."""
        case, day = self.a_case(document), a_day("as_of", as_of) if as_of else None
        try:
            found = review(case, self.book, as_of=day, checks=self.checks, only=frozenset(only) or None)
        except CheckError as unknown:
            raise NotUnderstood("only", str(unknown)) from None
        return review_to_json(found, lang=lang)

    def may(self, document: Mapping[str, Any], event: Mapping[str, Any]) -> dict[str, Any]:
        """May this event come next: an Outcome, with every refusal at once. Nothing is recorded."""
        case = self.a_case(document)
        grown = self.a_case({**document, "events": [*_listed(document), dict(event)]})
        return outcome_to_json(may(case, self.book, grown.events[-1], checks=self.checks))

    def next(self, document: Mapping[str, Any], *, on: str | None = None) -> dict[str, Any]:
        """What can come next in a case: what must, by whom and until when; what may; what cannot be told; what is barred."""
        case, day = self.a_case(document), a_day("on", on) if on else None
        try:
            return next_steps_to_json(next_steps(case, self.book, on=day, checks=self.checks))
        except ValueError:
            raise NotUnderstood("on", "hồ sơ không có ngày nào, cần on / the file has no day: say on") from None

    def who_now(self, post: str, *, on: str, agency: str | None = None, area: str | None = None) -> dict[str, Any]:
        """Who has the matters of a post or a body that is gone, each with its provision."""
        from thanhtra.coordination import who_now  # noqa: PLC0415 - asked for seldom
        from thanhtra.exchange.takeover import who_now_to_json  # noqa: PLC0415 - likewise

        day = a_day("on", on)
        return who_now_to_json(who_now(self._a_post_or_body(post, day), day, self.book, agency=agency, area=area))

    def audit(self, document: Mapping[str, Any], *, as_of: str | None = None, lang: str = "vi") -> dict[str, Any]:
        """Would a decision fall, on which ground, and how it is mended."""
        from thanhtra.auditing import audit_annulment  # noqa: PLC0415 - asked for seldom

        case = self.a_case(document)
        found = review(case, self.book, as_of=a_day("as_of", as_of) if as_of else None, checks=self.checks)
        return audits_to_json(audit_annulment(found, self.book), case, self.book, lang=lang)

    def a_case(self, document: Mapping[str, Any]) -> Case:
        """The case in a document of the interchange format. Raises NotUnderstood with every problem."""
        try:
            return read_case(json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass"), slugs=self.book)
        except Unusable as unusable:
            raise NotUnderstood("case", str(unusable), unusable_to_json(unusable)["unusable"]) from None

    def a_post(self, given: str) -> str:
        """The slug of a title, from a slug or a title as printed. Raises NotUnderstood."""
        read = read_title(given, self.book)
        if isinstance(read, TitleRead):
            return read.post
        raise NotUnderstood("post", f"không có chức danh / no post {given!r}")

    def _a_post_or_body(self, given: str, on: date) -> str:
        """The slug of what words name. Raises NotUnderstood where they name none, or several bodies."""
        from thanhtra.search.naming import posts_and_bodies  # noqa: PLC0415 - asked for seldom

        found = posts_and_bodies(given, self.book, on)
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotUnderstood("post", f"không có chức danh, cơ quan / no post or body {given!r}")
        raise NotUnderstood(
            "post",
            f"{given!r} có thể là {len(found)} cơ quan, nêu rõ tỉnh, thành phố / may be {len(found)} bodies, say which province: {'; '.join(self.book.bodies[slug].vi for slug in found[:_LISTED])}",
        )

    def _known(self, field: str, slug: str, known: Mapping[str, object]) -> None:
        if slug not in known:
            near = self.book.suggest(field, slug) if field == "field" else None
            raise NotUnderstood(field, f"không có / no {field} {slug!r}" + (f"; did you mean {near}?" if near else ""))


def a_day(field: str, given: str) -> date:
    """A day from ``YYYY-MM-DD`` or as people write it. Raises NotUnderstood."""
    read = read_day(given)
    if isinstance(read, Unreadable):
        raise NotUnderstood(field, f"không đọc được ngày / not a day: {given!r}")
    return read


def a_provision(given: str) -> Citation:
    """A provision from its compact form or as people write it. Raises NotUnderstood."""
    read = read_citation(given)
    if isinstance(read, Unreadable):
        raise NotUnderstood("provision", f"không đọc được điều khoản / not a provision: {given!r}")
    return read


def a_subject(given: str) -> SubjectKind:
    """A kind of subject. Raises NotUnderstood."""
    try:
        return SubjectKind(given)
    except ValueError:
        raise NotUnderstood(
            "subject",
            f"không có loại đối tượng / no kind of subject {given!r}; known: {', '.join(k.value for k in SubjectKind)}",
        ) from None


def a_moment(field: str, given: str) -> date | datetime:
    """A day, or an instant in ISO 8601 with its offset. Raises NotUnderstood."""
    if "T" not in given:
        return a_day(field, given)
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise NotUnderstood(field, f"không đọc được thời điểm / not an instant with an offset: {given!r}")
    return found


def _listed(document: Mapping[str, Any]) -> list[Any]:
    events = document.get("events")
    return events if isinstance(events, list) else []
