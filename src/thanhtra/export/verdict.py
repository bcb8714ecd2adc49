"""What a review comes to, in one sentence a person can act on: what, so what, until when it can be cured (kết luận của bản rà soát)."""

from __future__ import annotations

from datetime import date
from typing import Final

from thanhtra.auditing import AnnulmentAudit, GroundOutcome, audit_annulment, who_changes
from thanhtra.casefile import Case
from thanhtra.classes import frozen
from thanhtra.export.audit import annulled_on_file, last_day_in_words, person_in_words
from thanhtra.export.needed import most_needed
from thanhtra.export.words import SEVERITIES, said
from thanhtra.findings import Deadline, Finding, NotAssessed, Review
from thanhtra.reckoning import law_day, written
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Bearer, Cure, Nature, Severity, Status
from thanhtra.wording import CURES, event_in_words

_GRAVEST: Final = (Cure.ANNUL, Cure.AMEND, Cure.CORRECT)
_CALLED_FOR: Final = {
    Cure.ANNUL: ("thuộc trường hợp phải hủy bỏ toàn bộ", "is to be annulled as a whole"),
    Cure.AMEND: ("phải được sửa đổi, bổ sung", "is to be amended"),
    Cure.CORRECT: ("phải được đính chính", "is to be corrected"),
}
_SURELY_OVER: Final = {"exact": ("ngày {}", "on {}"), "latest": ("chậm nhất ngày {}", "at the latest on {}")}
_OPEN_WHETHER: Final = (
    "chưa xác định được có thuộc trường hợp phải hủy bỏ hay không",
    "may or may not have to be annulled: the file does not tell",
)


@frozen(kw_only=True)
class PageVerdict:
    """``sentence`` says it all; ``tone`` is bad, unknown or good; ``reason`` is the gravest finding; ``last_day`` the last day of the cure.

    For a table ``short`` is the sentence without the day and ``by`` the day, that it was done, has passed or is not set; empty where nothing
    is to be cured. ``last_day`` is None where nothing is to be cured or no day is known.
    """

    tone: str
    sentence: str
    short: str
    reason: Finding | None = None
    last_day: date | None = None
    by: str = ""


def verdict(review: Review, case: Case, *, book: Rulebook, lang: str = "vi") -> PageVerdict:
    """The verdict of one review; ``book`` is the rulebook the review was made with."""
    found = sorted(review.findings, key=lambda f: list(SEVERITIES).index(f.severity))
    if not found:
        return _without_finding(review, case, book, lang)
    audits = [a for a in audit_annulment(review, book) if a.cure is not None]
    if audits:
        return _of_decision(min(audits, key=lambda a: _GRAVEST.index(a.cure or Cure.CORRECT)), review, case, book, lang)
    return _of_file(found[0], review, case, lang)


def _of_decision(audit: AnnulmentAudit, review: Review, case: Case, book: Rulebook, lang: str) -> PageVerdict:
    cure = audit.cure or Cure.CORRECT
    reason = _reason(audit, review)
    name = event_in_words(case.events[audit.decision], lang)
    short = f"{_capital(name)} {said(_called_for(audit, cure, reason), lang)}"
    until, by = _until(audit, cure, case, book, lang)
    return PageVerdict(
        tone="bad", sentence=f"{short}{until}.", short=short, reason=reason, last_day=audit.last_day, by=by
    )


def _called_for(audit: AnnulmentAudit, cure: Cure, reason: Finding) -> tuple[str, str]:
    """A defect that may reach further than the cure that is certain leaves that open, and says so."""
    open_ = audit.standing is GroundOutcome.CANNOT_TELL and reason.severity is Severity.VOIDS
    return _OPEN_WHETHER if open_ else _CALLED_FOR[cure]


def _reason(audit: AnnulmentAudit, review: Review) -> Finding:
    """What the cure rests on: the evidence of the grounds that stand, else the gravest finding."""
    grounds = [
        a for g in audit.grounds if g.standing is GroundOutcome.DEFECT for a in g.answers if isinstance(a, Finding)
    ]
    return min(grounds or review.findings, key=lambda f: list(SEVERITIES).index(f.severity))


def _until(audit: AnnulmentAudit, cure: Cure, case: Case, book: Rulebook, lang: str) -> tuple[str, str]:
    """Who does it, until when, or that it was done, or can no longer be done: the end of a sentence, and shortly."""
    act, last, met = said(CURES[cure], lang), audit.last_day, audit.limit.met_on if audit.limit is not None else None
    if met is not None:
        day = written(law_day(met), lang)
        return said((f"; hồ sơ ghi nhận đã {act} ngày {day}", f"; the file says this was done on {day}"), lang), said(
            (f"đã làm {day}", f"done {day}"), lang
        )
    if (annulled := annulled_on_file(audit, case, lang)) is not None:
        return f"; {annulled}", said(("đã hủy bỏ", "annulled"), lang)
    if last is not None and audit.law_on is not None and last < audit.law_on and audit.bound in _SURELY_OVER:
        day = said(_SURELY_OVER[audit.bound], lang).format(written(last, lang))
        return said((f", nhưng thời hạn {act} đã kết thúc {day}", f", but the time to {act} ended {day}"), lang), said(
            (f"đã hết {written(last, lang)}", f"ended {written(last, lang)}"), lang
        )
    who = (
        who_changes(audit.decision, case, book, audit.law_on, whole=cure is Cure.ANNUL)
        if audit.law_on is not None
        else ()
    )
    person = person_in_words(who[0], book, lang) if who else said(("người có thẩm quyền", "the authority"), lang)
    must = said((f"; {person} phải {act}", f"; {person} must {act}"), lang)
    if last is not None:
        until = last_day_in_words(last, audit.bound, lang)
        return f"{must} {until}", written(last, lang) if audit.bound == "exact" else until
    if audit.limit is not None and audit.limit.status is Status.NO_FIGURE:
        return must + said((", pháp luật không ấn định thời hạn", ", the law sets no time limit"), lang), said(
            ("không ấn định", "no limit"), lang
        )
    return must + said((", chưa xác định được ngày cuối", ", the last day cannot be told"), lang), said(
        ("chưa xác định được", "cannot be told"), lang
    )


def _of_file(gravest: Finding, review: Review, case: Case, lang: str) -> PageVerdict:
    count = len(review.findings)
    followed = said(SEVERITIES[gravest.severity], lang)
    where = "" if gravest.event is None else event_in_words(case.events[gravest.event], lang)
    vi, en = (f" ở bước {where}", f" in {where}") if where else ("", "")
    short = said(
        (
            f"Hồ sơ có {count} sai sót, nặng nhất{vi}: {followed}",
            f"The file has {count} {'finding' if count == 1 else 'findings'}, the gravest{en}: {followed}",
        ),
        lang,
    )
    return PageVerdict(tone="bad", sentence=f"{short}{_next_duty(review, lang)}.", short=short, reason=gravest)


def _without_finding(review: Review, case: Case, book: Rulebook, lang: str) -> PageVerdict:
    unknown = sum(isinstance(a, NotAssessed) for a in review.answers)
    asked = len(review.answers)
    if not asked:
        short = said(("Hồ sơ chưa có bước nào để đánh giá", "Nothing in the file can be assessed yet"), lang)
        return PageVerdict(tone="unknown", sentence=f"{short}.", short=short)
    if not unknown:
        short = said(
            (f"Không phát hiện sai sót trong {asked} nội dung đã rà soát", f"No finding in {asked} questions asked"),
            lang,
        )
        return PageVerdict(tone="good", sentence=f"{short}{_next_duty(review, lang)}.", short=short)
    short = said(
        (
            f"Chưa phát hiện sai sót, nhưng {unknown} nội dung chưa đánh giá được",
            f"No finding, but {unknown} {'question is' if unknown == 1 else 'questions are'} open",
        ),
        lang,
    )
    first = most_needed(review, case, book=book, lang=lang)
    wanted = "" if first is None else said((f"; trước hết cần bổ sung {first}", f"; provide first: {first}"), lang)
    return PageVerdict(tone="unknown", sentence=f"{short}{wanted}{_next_duty(review, lang)}.", short=short)


def _next_duty(review: Review, lang: str) -> str:
    """The next day by which the authority must act."""
    ahead = [
        (law_day(d.due), d.en if lang == "en" else d.vi) for d in review.deadlines if _runs(d) and d.due is not None
    ]
    ahead = sorted(row for row in ahead if review.as_of is None or row[0] >= review.as_of)
    if not ahead:
        return ""
    day, name = written(ahead[0][0], lang), ahead[0][1]
    return said(
        (
            f"; hạn gần nhất còn chạy: {name[:1].lower()}{name[1:]}, đến hết ngày {day}",
            f"; the next last day is {day}: {name}",
        ),
        lang,
    )


def _runs(of: Deadline) -> bool:
    return of.status is Status.OPEN and of.bearer is Bearer.AUTHORITY and of.nature is Nature.DUTY


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
