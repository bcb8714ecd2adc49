"""What a decree says of itself against its text: maxima, limitation, repetition, with the provisions named (đầu nghị định)."""

from __future__ import annotations

from collections.abc import Iterator

from thanhtra.law import Citation
from thanhtra.law.ranges import Places
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Decree
from thanhtra.verifying.acts import place_of
from thanhtra.verifying.figures import sums, terms
from thanhtra.verifying.library import Library, TextPassage
from thanhtra.verifying.outcome import Compared, Fact, agree_or_differ, compared, unread, without_text
from thanhtra.verifying.outline import Place, inside
from thanhtra.verifying.references import references


def heads(book: Rulebook, library: Library) -> Iterator[Compared]:
    """What a decree says of itself: maxima, limitation and repetition with the provisions they name."""
    for instrument, head in book.decrees.heads.items():
        for field, amount in head.maxima.items():
            yield _head(f"maximum:{field}@{instrument}", amount, head, library)
        for rule in head.limitation:
            yield _place(
                f"limitation:{'+'.join(rule.places.texts)}@{instrument}",
                head,
                rule.cites,
                rule.places,
                library,
                _spell(rule.term.amount, rule.term.unit.value),
            )
        for repeat in head.repeated:
            yield _place(
                f"repeated:{'+'.join(repeat.places.texts)}@{instrument}", head, repeat.cites, repeat.places, library, ""
            )


def _spell(amount: int | None, unit: str) -> str:
    return f"{amount} {unit}"


def _head(row: str, amount: int, head: Decree, library: Library) -> Compared:
    said = [p for c in _conventions(head) for p in library.passages(c, head.start)]
    if not said:
        return without_text(row, row, source=f"decrees of {head.instrument}", known=head.known)
    facts = _maximum(amount, said, whole=library.is_whole(head.instrument))
    return compared(row, said[0].file, facts, source=f"decrees of {head.instrument}", known=head.known)


def _conventions(head: Decree) -> list[Citation]:
    """The articles the head cites, whole: the maxima stand beside the convention."""
    return list(
        dict.fromkeys(
            Citation(c.instrument, c.article) for c in head.cites if c.article and c.instrument == head.instrument
        )
    )


def _maximum(amount: int, said: list[TextPassage], *, whole: bool) -> list[Fact]:
    stated = [n for p in said for n in sums(p.whole)]
    if not stated:
        return [unread(str(amount), "no sum in đồng is read")]
    if not whole and amount not in stated:
        return [unread(str(amount), "not in what is at hand of the article")]
    return [
        agree_or_differ(
            str(amount), ", ".join(map(str, dict.fromkeys(stated))), same=amount in stated or amount * 2 in stated
        )
    ]


def _place(
    row: str, head: Decree, cites: tuple[Citation, ...], places: Places, library: Library, term: str
) -> Compared:
    source = f"decrees of {head.instrument}"
    said = [p for c in cites for p in library.passages(c, head.start)]
    if not said:
        return without_text(row, row, source=source, known=head.known)
    text = said[0].whole
    facts: list[Fact] = []
    if term:
        stated = [_spell(t.amount, t.unit.value) for t in terms(text)]
        facts.append(
            agree_or_differ(term, ", ".join(stated), same=term in stated) if stated else unread(term, "no term is read")
        )
    if not any("-" in t for t in places.texts) or len(places.texts) > 1:
        facts.append(_covers(places, text, head.instrument, said[0].place))
    return compared(
        row,
        said[0].file,
        facts or [unread(row, "the rule for all the rest: nothing to compare")],
        source=source,
        known=head.known,
    )


def _covers(places: Places, text: str, instrument: str, at: Place) -> Fact:
    """Both ways: what the text names is covered by the row, and what the row names is named by the text."""
    named = [p for p in references(text, article=at[0], clause=at[1]) if p[0] != at[0]]
    missing = [p for p in named if not places.covers(Citation(instrument, *(part or None for part in p)))]
    singles = [place_of(Citation.within(instrument, t)) for t in places.texts if "-" not in t]
    extra = [s for s in singles if not any(inside(s, p) or inside(p, s) for p in named)]
    ours, theirs = ", ".join(places.texts), ", ".join(".".join(x for x in p if x) for p in named)
    return (
        agree_or_differ(ours, theirs, same=not missing and not extra) if named else unread(ours, "no places are read")
    )
