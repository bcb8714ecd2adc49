"""Rows of sector decrees against their text: heads, acts, titles (dòng của nghị định xử phạt)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import attrs

from thanhtra.law import Citation
from thanhtra.rulebook import Rulebook
from thanhtra.rulebook.sanctioning import Decree, Violation
from thanhtra.verifying.acts import Names, OwnWords, act_facts, offered_facts, place_of
from thanhtra.verifying.followers import Followers
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Comparison, compared, unread, without_text
from thanhtra.verifying.powers import clause_of, decree_power_facts, remedy_facts
from thanhtra.verifying.remedy_list import remedy_list


def acts(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Every act of every decree, each version of it."""
    followers: dict[int, Followers] = {}
    for instrument, head in book.decrees.heads.items():
        names = _names(book, head.folder)
        own = _own_words(book, head)
        for citation, history in book.decrees.acts(instrument).items():
            for version in history.versions:
                if version.rule is not None:
                    row = str(citation) if len(history.versions) == 1 else f"{citation}@{version.start}"
                    done = _act(row, version.rule, library, followers, names, own)
                    yield done if version is history.versions[-1] or library.is_whole(instrument) else _earlier(done)


def _own_words(book: Rulebook, head: Decree) -> OwnWords:
    """Places ``[[unmodelled]]`` speaks of: left out where no row leans on them, else read so."""
    rows = [v.rule for h in book.decrees.acts(head.instrument).values() for v in h.versions if v.rule is not None]
    cited = {m.cite for act in rows for m in act.additional} | {r.cite for act in rows for r in act.remedies}
    told = {Citation.within(head.instrument, at) for at, _ in head.unmodelled}
    return OwnWords(frozenset(place_of(c) for c in told - cited), frozenset(place_of(c) for c in told & cited))


def _act(
    row: str, act: Violation, library: Library, followers: dict[int, Followers], names: Names, own: OwnWords
) -> Compared:
    source = f"decrees of {act.citation.instrument}"
    passages = library.passages(act.citation, act.start)
    if not passages and act.citation.point:
        clause = Citation(act.citation.instrument, act.citation.article, act.citation.clause)
        passages = () if library.is_whole(act.citation.instrument) else library.passages(clause, act.start)
    if not passages:
        if library.is_whole(act.citation.instrument):
            return compared(
                row,
                library.file_of(act.citation.instrument),
                [unread(row, "the place is not found in the text")],
                source=source,
                known=act.known,
            )
        return without_text(row, row, source=source, known=act.known)
    facts = [act_facts(act, passages)]
    state = library.state(act.citation.instrument, act.start) if library.is_whole(act.citation.instrument) else None
    if state is not None:
        follow = followers.setdefault(id(state[1]), Followers(state[1]))
        facts += offered_facts(act, state[1], follow, names, own)
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
    if done.outcome is not Comparison.DIFFERS:
        return done
    return attrs.evolve(done, outcome=Comparison.UNREAD, text=f"the text at hand may be of a later state: {done.text}")


def titles(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Every title a decree names: amounts, licence, confiscation, remedies, posts."""
    for instrument, head in book.decrees.heads.items():
        lists = remedy_list(book, head, library)
        for power in book.decrees.powers(instrument):
            row, source = f"{power.cite} {'+'.join(power.posts)}", f"decrees of {instrument}"
            passages = library.passages(power.cite, power.start)
            if not passages:
                yield without_text(row, power.gap or row, source=source, known=power.known)
                continue
            facts = [unread(power.gap, "the row is a gap")] if power.gap else []
            if not power.gap:
                text, whole = (
                    clause_of(library, passages[0], power.start, power.cite),
                    library.is_whole(power.cite.instrument),
                )
                facts += decree_power_facts(power, text, book, head, whole=whole)
                facts += remedy_facts(power, text, book, lists) if whole else ()
            yield compared(row, passages[0].file, facts, source=source, known=power.known)
