"""Would a decision fall, told for people: each ground, the findings that show it, and how and until when it is mended (rà soát căn cứ hủy bỏ)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from thanhtra.auditing import AnnulmentAudit, GroundOutcome, GroundStanding, who_changes
from thanhtra.casefile import Case, index
from thanhtra.deadlines import annulled_by
from thanhtra.export.style import PLAIN, Style, joined, sealed
from thanhtra.export.words import said
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Cure
from thanhtra.wording import event_in_words, token_in_words

_VERDICTS: Final = {
    GroundOutcome.DEFECT: ("thuộc trường hợp phải hủy bỏ", "to be annulled"),
    GroundOutcome.CANNOT_TELL: (
        "chưa xác định được có thuộc trường hợp phải hủy bỏ hay không",
        "it cannot be told whether it is to be annulled",
    ),
    GroundOutcome.CLEAR: ("không thuộc trường hợp phải hủy bỏ", "not to be annulled"),
}
_CURES: Final = {
    Cure.ANNUL: ("hủy bỏ quyết định", "annul the decision"),
    Cure.AMEND: ("sửa đổi, bổ sung quyết định", "amend the decision"),
    Cure.CORRECT: ("đính chính quyết định", "correct the decision"),
}
_WHO: Final = {
    "issuer": ("người đã ban hành quyết định", "who issued it"),
    "superior": ("cấp trên của người đó", "those above"),
    "in-place": (
        "nếu chức danh đó không còn: chủ tịch Ủy ban nhân dân hoặc người có thẩm quyền xử phạt trong lĩnh vực",
        "where that post is gone: the chair, or who may sanction in the field",
    ),
}


def audit_text(
    audits: Sequence[AnnulmentAudit], case: Case, book: Rulebook, *, lang: str = "vi", style: Style = PLAIN
) -> str:
    """Every decision of a case; without a final line break."""
    if not audits:
        return said(("Hồ sơ chưa có quyết định xử phạt nào.", "No decision is on file."), lang)
    return "\n\n".join(joined(_decision(one, case, book, lang, sealed(style))) for one in audits)


def _decision(audit: AnnulmentAudit, case: Case, book: Rulebook, lang: str, style: Style) -> Iterator[str]:
    name = event_in_words(case.events[audit.decision], lang)
    verdict = said(_VERDICTS[audit.standing], lang)
    tone = {GroundOutcome.DEFECT: "bad", GroundOutcome.CLEAR: "good"}.get(audit.standing, "unknown")
    yield style.paint("strong", f"{style.mark(tone)} {name[:1].upper()}{name[1:]}: {verdict}.")
    if audit.cure is not None and audit.law_on is not None:
        done = annulled_on_file(audit, case, lang) or _mend(audit, audit.cure, audit.law_on, case, book, lang)
        yield from style.folded(f"{done[:1].upper()}{done[1:]}.", first="  ", rest="    ")
    for ground in audit.grounds:
        if ground.standing is not GroundOutcome.CLEAR:
            yield from _ground(ground, case, book, lang, style)
    clear = [g for g in audit.grounds if g.standing is GroundOutcome.CLEAR]
    if clear:
        yield from style.folded(
            said(
                (
                    f"Không có căn cứ: {'; '.join(g.vi for g in clear)}.",
                    f"No ground in: {'; '.join(g.en for g in clear)}.",
                ),
                lang,
            ),
            first=f"  {style.mark('good')} ",
            rest="    ",
        )
    for token in audit.missing:
        yield from style.folded(
            f"{said(('còn thiếu', 'missing'), lang)}: {token_in_words(token, case=case, book=book, lang=lang)}",
            first="  ",
            rest="    ",
        )


def _mend(audit: AnnulmentAudit, cure: Cure, on: date, case: Case, book: Rulebook, lang: str) -> str:
    """What mends the decision, who may, and until when."""
    who = who_changes(audit.decision, case, book, on, whole=cure is Cure.ANNUL)
    people = "; ".join(person_in_words(one, book, lang) for one in who)
    last = "" if audit.last_day is None else f"; {last_day_in_words(audit.last_day, audit.bound, lang)}"
    return f"{said(('Cách khắc phục', 'To mend it'), lang)}: {said(_CURES[cure], lang)}{f' ({people})' if people else ''}{last}"


def _ground(ground: GroundStanding, case: Case, book: Rulebook, lang: str, style: Style) -> Iterator[str]:
    marks = {GroundOutcome.DEFECT: "bad", GroundOutcome.CANNOT_TELL: "unknown", GroundOutcome.NOT_ASKED: "quiet"}
    how = {
        GroundOutcome.DEFECT: ("có căn cứ", "stands"),
        GroundOutcome.CANNOT_TELL: ("chưa xác định được", "cannot be told"),
        GroundOutcome.NOT_ASKED: ("thư viện không xem xét được", "no question reaches it"),
    }
    place = ground.cite.en if lang == "en" else ground.cite.vi
    yield from style.folded(
        f"{said((ground.vi, ground.en), lang)} ({place}): {said(how[ground.standing], lang)}.",
        first=f"  {style.mark(marks[ground.standing])} ",
        rest="    ",
    )
    if ground.standing is GroundOutcome.DEFECT:
        for answer in ground.answers:
            yield from style.folded(
                f"{answer.check}: {said((answer.message.vi, answer.message.en), lang)}", first="      ", rest="        "
            )
    elif ground.missing:
        words = dict.fromkeys(token_in_words(t, case=case, book=book, lang=lang) for t in ground.missing)
        yield from style.folded(
            f"{said(('còn thiếu', 'missing'), lang)}: {'; '.join(words)}", first="      ", rest="        "
        )


_LAST: Final = {
    "exact": ("chậm nhất ngày {}", "by {}"),
    "latest": ("chậm nhất ngày {} (chưa chắc chắn)", "at the latest {} (not certain)"),
    "earliest": ("sớm nhất là đến hết ngày {} (chưa chắc chắn)", "at the earliest to the end of {} (not certain)"),
    "open": ("có thể đến hết ngày {} (chưa chắc chắn)", "perhaps by {} (not certain)"),
}


def last_day_in_words(last: date, bound: str, lang: str) -> str:
    """The last day of a cure, and whether it is only a bound (:class:`~thanhtra.auditing.AnnulmentAudit`)."""
    return said(_LAST[bound], lang).format(written(last, lang))


def annulled_on_file(audit: AnnulmentAudit, case: Case, lang: str) -> str | None:
    """That the file records the annulment of the whole decision by the day of the audit, and on which day; None where it does not."""
    at = annulled_by(index(case), audit.decision)
    if at is None:
        return None
    on = case.events[at].day
    if on is None:
        return said(("hồ sơ ghi nhận đã hủy bỏ", "the file says it was annulled"), lang)
    if audit.law_on is not None and on > audit.law_on:
        return None
    day = written(on, lang)
    return said((f"hồ sơ ghi nhận đã hủy bỏ ngày {day}", f"the file says it was annulled on {day}"), lang)


def person_in_words(who: str, book: Rulebook, lang: str) -> str:
    """A post, or a word of :func:`~thanhtra.auditing.who_changes`, as people say it."""
    if who in _WHO:
        return said(_WHO[who], lang)
    post = book.posts.get(who)
    return who if post is None else said((post.vi, post.en), lang)
