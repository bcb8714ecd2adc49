"""Who, what act, which paper and who signed it, as a page says them first (đối tượng, hành vi, quyết định, người ký)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from thanhtra.casefile import Case, Event
from thanhtra.casefile.facts import Act, Official, Subject
from thanhtra.export.words import said
from thanhtra.reckoning import written
from thanhtra.rulebook import Rulebook
from thanhtra.wording import event_in_words, grouped

_PAPERS: Final = ("decision_issued", "spot_decision_issued", "no_sanction_decided", "minutes_drawn_up")
"""The paper a case turns on, the gravest first; where none is on file the minutes."""
_KINDS: Final = {
    "individual": ("cá nhân", "an individual"),
    "organization": ("tổ chức", "an organisation"),
    "household-business": ("hộ kinh doanh", "a household business"),
}
_FEW: Final = 4
"""So many acts or persons are named; of more, how many more there are."""


def case_facts(case: Case, book: Rulebook, lang: str) -> Iterator[tuple[str, str]]:
    """Rows of name and text: who, which act, which paper, who signed, or the body where nobody is named. What the file does not say has no row."""
    yield from _some(said(("Người vi phạm", "Who"), lang), [_subject(s, lang) for s in case.subjects or ()], lang)
    yield from _some(said(("Hành vi", "Act"), lang), [_act(a, case, book, lang) for a in case.acts or ()], lang)
    for paper in _papers(case):
        yield said(("Văn bản", "Paper"), lang), _paper(paper, lang)
        signer = next((o for o in case.officials or () if o.id == paper.by), None)
        if signer is not None and _official(signer, book, lang):
            told = signer.name or signer.title or signer.post
            yield said(("Người ký", "Signed by") if told else ("Cơ quan", "Body"), lang), _official(signer, book, lang)


def _papers(case: Case) -> Sequence[Event]:
    for kind in _PAPERS:
        found = [e for e in case.events if e.kind == kind]
        if found:
            return found[:_FEW]
    return []


def _some(name: str, told: list[str], lang: str) -> Iterator[tuple[str, str]]:
    for one in told[:_FEW]:
        yield name, one
    if len(told) > _FEW:
        more = len(told) - _FEW
        yield name, said((f"và {more} mục khác", f"and {more} more"), lang)


def _subject(of: Subject, lang: str) -> str:
    kind = said(_KINDS.get(str(of.kind), (str(of.kind), str(of.kind))), lang)
    return f"{of.name} ({kind})" if of.name else f"{kind} ({of.id})"


def _act(of: Act, case: Case, book: Rulebook, lang: str) -> str:
    parts = [of.described or "", "" if of.provision is None else of.provision.en if lang == "en" else of.provision.vi]
    days = [day for day in (of.began, of.ended) if day is not None]
    if days:
        parts.append(" – ".join(dict.fromkeys(written(d, lang) for d in days)))
    field = book.fields.get(of.field or case.field or "")
    if field is not None and of is (case.acts or (None,))[0]:
        parts.append(said((f"lĩnh vực {field.vi}", f"field: {field.en}"), lang))
    told = "; ".join(part for part in parts if part)
    return f"{of.id}: {told}" if len(case.acts or ()) > 1 else told or of.id


def _paper(of: Event, lang: str) -> str:
    name = event_in_words(of, lang)
    parts = [name[:1].upper() + name[1:]]
    day: date | None = of.day
    if day is not None:
        parts.append(said((f"ngày {written(day, lang)}", written(day, lang)), lang))
    fines = [s.fine for s in getattr(of, "sanctions", None) or () if isinstance(s.fine, int)]
    if fines:
        parts.append(
            said((f"phạt tiền {grouped(sum(fines), lang)} đồng", f"fine {grouped(sum(fines), lang)} đồng"), lang)
        )
    return ", ".join(parts)


def _official(of: Official, book: Rulebook, lang: str) -> str:
    post = book.posts.get(of.post or "")
    title = of.title or ("" if post is None else said((post.vi, post.en), lang))
    return ", ".join(part for part in (of.name, title[:1].upper() + title[1:], of.agency) if part)
