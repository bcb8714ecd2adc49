"""Rows of sector decrees against their text: heads, acts, titles (dòng của nghị định xử phạt)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import attrs

from thanhtra.law import Citation
from thanhtra.law.ranges import Places
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Decree, Violation
from thanhtra.verifying.acts import Followers, Names, act_facts, offered_facts, place_of
from thanhtra.verifying.figures import sums, terms
from thanhtra.verifying.library import Library, Passage
from thanhtra.verifying.outcome import Compared, Fact, Outcome, agree_or_differ, compared, unread, without_text
from thanhtra.verifying.outline import Outline, Place, inside
from thanhtra.verifying.powers import clause_of, decree_power_facts
from thanhtra.verifying.references import references


def acts(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Every act of every decree, each version of it."""
    followers: dict[int, Followers] = {}
    for instrument, head in book.decrees.heads.items():
        names = _names(book, head.folder)
        excused = frozenset(place_of(Citation.within(instrument, at)) for at, _ in head.unmodelled)
        for citation, history in book.decrees.acts(instrument).items():
            for version in history.versions:
                if version.rule is not None:
                    row = str(citation) if len(history.versions) == 1 else f"{citation}@{version.start}"
                    done = _act(row, version.rule, library, followers, names, excused)
                    yield done if version is history.versions[-1] or library.is_whole(instrument) else _earlier(done)


def _act(row: str, act: Violation, library: Library, followers: dict[int, Followers], names: Names, excused: frozenset[Place]) -> Compared:
    source = f"decrees of {act.citation.instrument}"
    passages = library.passages(act.citation, act.start)
    if not passages and act.citation.point:
        clause = Citation(act.citation.instrument, act.citation.article, act.citation.clause)
        passages = () if library.is_whole(act.citation.instrument) else library.passages(clause, act.start)
    if not passages:
        if library.is_whole(act.citation.instrument):
            return compared(row, library.file_of(act.citation.instrument), [unread(row, "the place is not found in the text")], source=source, known=act.known)
        return without_text(row, row, source=source, known=act.known)
    facts = [act_facts(act, passages)] if not act.gap else [unread(act.gap, "the row is a gap")]
    state = library.state(act.citation.instrument, act.start) if library.is_whole(act.citation.instrument) else None
    if state is not None:
        follow = followers.setdefault(id(state[1]), Followers(state[1]))
        facts += offered_facts(act, state[1], follow, names, excused)
    return compared(row, passages[0].file, facts, source=source, known=act.known)


def _names(book: Rulebook, folder: str) -> dict[str, tuple[str, ...]]:
    """Names of every remedy, with the names the decree of ``folder`` gives its own."""
    found = {slug: (remedy.vi, *(vi for _, vi, _ in remedy.names)) for slug, remedy in book.remedies.items()}
    for _, data in book.source.files("decrees", folder, "remedies.toml"):
        for row in tomllib.loads(data.decode("utf-8")).get("remedy", ()):
            found[row["slug"]] = (row["vi"], *found.get(row["slug"], ()))
    return found


def _earlier(done: Compared) -> Compared:
    """An earlier version against texts of a later state: a difference says nothing."""
    if done.outcome is not Outcome.DIFFERS:
        return done
    return attrs.evolve(done, outcome=Outcome.UNREAD, text=f"the text at hand may be of a later state: {done.text}")


def titles(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Every title a decree names: amounts, licence, confiscation, posts."""
    for instrument, head in book.decrees.heads.items():
        for power in book.decrees.powers(instrument):
            row, source = f"{power.cite} {'+'.join(power.posts)}", f"decrees of {instrument}"
            passages = library.passages(power.cite, power.start)
            if not passages:
                yield without_text(row, power.gap or row, source=source, known=power.known)
            elif power.gap:
                yield compared(row, passages[0].file, [unread(power.gap, "the row is a gap")], source=source, known=power.known)
            else:
                yield compared(row, passages[0].file, decree_power_facts(power, clause_of(library, passages[0], power.start, power.cite), book, head, whole=library.is_whole(power.cite.instrument)), source=source, known=power.known)


def heads(book: Rulebook, library: Library) -> Iterator[Compared]:
    """What a decree says of itself: maxima, limitation and repetition with the provisions they name."""
    for instrument, head in book.decrees.heads.items():
        for field, amount in head.maxima.items():
            yield _head(f"maximum:{field}@{instrument}", head, library, lambda said, amount=amount: _maximum(amount, said, whole=library.is_whole(instrument)))  # type: ignore[misc]
        for rule in head.limitation:
            yield _place(f"limitation:{'+'.join(rule.places.texts)}@{instrument}", head, rule.cites, rule.places, library, _spell(rule.term.amount, rule.term.unit.value))
        for repeat in head.repeated:
            yield _place(f"repeated:{'+'.join(repeat.places.texts)}@{instrument}", head, repeat.cites, repeat.places, library, "")


def _spell(amount: int | None, unit: str) -> str:
    return f"{amount} {unit}"


def _head(row: str, head: Decree, library: Library, facts: object) -> Compared:
    said = [p for c in _conventions(head) for p in library.passages(c, head.start)]
    if not said:
        return without_text(row, row, source=f"decrees of {head.instrument}", known=head.known)
    return compared(row, said[0].file, facts(said), source=f"decrees of {head.instrument}", known=head.known)  # type: ignore[operator]


def _conventions(head: Decree) -> list[Citation]:
    """The articles the head cites, whole: the maxima stand beside the convention."""
    return list(dict.fromkeys(Citation(c.instrument, c.article) for c in head.cites if c.article and c.instrument == head.instrument))


def _maximum(amount: int, said: list[Passage], *, whole: bool) -> list[Fact]:
    stated = [n for p in said for n in sums(p.whole)]
    if not stated:
        return [unread(str(amount), "no sum in đồng is read")]
    if not whole and amount not in stated:
        return [unread(str(amount), "not in what is at hand of the article")]
    return [agree_or_differ(str(amount), ", ".join(map(str, dict.fromkeys(stated))), same=amount in stated or amount * 2 in stated)]


def _place(row: str, head: Decree, cites: tuple[Citation, ...], places: Places, library: Library, term: str) -> Compared:
    source = f"decrees of {head.instrument}"
    said = [p for c in cites for p in library.passages(c, head.start)]
    if not said:
        return without_text(row, row, source=source, known=head.known)
    text = said[0].whole
    facts: list[Fact] = []
    if term:
        stated = [_spell(t.amount, t.unit.value) for t in terms(text)]
        facts.append(agree_or_differ(term, ", ".join(stated), same=term in stated) if stated else unread(term, "no term is read"))
    if not any("-" in t for t in places.texts) or len(places.texts) > 1:
        facts.append(_covers(places, text, head.instrument, said[0].place))
    return compared(row, said[0].file, facts or [unread(row, "the rule for all the rest: nothing to compare")], source=source, known=head.known)


def _covers(places: Places, text: str, instrument: str, at: Place) -> Fact:
    """Both ways: what the text names is covered by the row, and what the row names is named by the text."""
    named = [p for p in references(text, article=at[0], clause=at[1]) if p[0] != at[0]]
    missing = [p for p in named if not places.covers(Citation(instrument, *(part or None for part in p)))]
    singles = [tuple(t.split(".")) for t in places.texts if "-" not in t]
    extra = [s for s in singles if not any(inside((*s, "", "")[:3], p) or inside(p, (*s, "", "")[:3]) for p in named)]
    ours, theirs = ", ".join(places.texts), ", ".join(".".join(x for x in p if x) for p in named)
    return agree_or_differ(ours, theirs, same=not missing and not extra) if named else unread(ours, "no places are read")
