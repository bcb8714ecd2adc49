"""Every clause of an authority article of the Law and of the decrees read whole gives some title of the book its power, or is a force the book leaves out."""

from __future__ import annotations

from thanhtra.rulebook import Rulebook

BOOK = Rulebook.built_in()
IN_THE_TEXT = {
    "174/2026/NĐ-CP": {104: 10, 105: 4, 106: 2, 107: 8, 108: 6, 109: 7, 110: 4, 111: 4, 112: 4},
    "330/2026/NĐ-CP": {72: 7, 73: 2, 74: 4, 75: 6, 76: 7, 77: 2},
    "189/2025/NĐ-CP": {5: 2, 6: 4, 7: 4, 8: 9, 9: 6, 10: 7, 11: 4, 12: 4, 18: 0},
    "15/2012/QH13": {38: 3, 39: 7, 40: 4, 41: 7, 42: 5, 45: 4, 46: 5, 51: 0},
}
"""Clauses of each article, counted in the texts; 0: an article without clauses. Left out: forces no decree held here gives power to (taxes,
forest rangers, fisheries, courts, enforcement of judgments, port authorities, State Audit)."""
ADDED = {("15/2012/QH13", 40): {"2a", "3a"}}
"""Clauses put in by 67/2020/QH14."""


def _given(instrument: str) -> dict[int, set[str]]:
    cites = {
        c for history in BOOK.powers.values() for v in history.versions for c in v.cites if c.instrument == instrument
    }
    if instrument in {"174/2026/NĐ-CP", "330/2026/NĐ-CP"}:
        cites |= {row.cite for row in BOOK.decrees.powers(instrument)}
    found: dict[int, set[str]] = {}
    for cite in cites:
        found.setdefault(int(cite.article), set()).add(cite.clause or "")
    return found


def test_every_clause_of_an_authority_article_gives_a_title_its_power() -> None:
    for instrument, articles in IN_THE_TEXT.items():
        given = _given(instrument)
        for article, clauses in articles.items():
            wanted = {str(n) for n in range(1, clauses + 1)} | ADDED.get((instrument, article), set()) or {""}
            assert wanted - given.get(article, set()) == set(), (instrument, article)


def test_no_row_of_power_cites_a_clause_its_article_does_not_have() -> None:
    for instrument, articles in IN_THE_TEXT.items():
        for article, found in _given(instrument).items():
            if article in articles:
                allowed = (
                    {str(n) for n in range(1, articles[article] + 1)} | ADDED.get((instrument, article), set()) | {""}
                )
                assert found <= allowed, (instrument, article)
