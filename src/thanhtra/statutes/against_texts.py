"""The numbering of a map against the texts it was taken from, for whoever keeps the maps (đối chiếu số điều, khoản, điểm)."""

from __future__ import annotations

from pathlib import Path

from thanhtra.rulebook import Rulebook
from thanhtra.statutes.gaps import numbered
from thanhtra.statutes.mapped import StatuteMap
from thanhtra.verifying import Library


def numbering_of(instrument: str, folder: Path, book: Rulebook) -> tuple[str, ...]:
    """Every place the texts of ``instrument`` in ``folder`` number on any day, amenders read into it; empty without a text.

    A clause that gave way to another is still numbered: a file of its day may rest on it. Raises Unusable for a folder that cannot be read.
    """
    library = Library.read(folder, book.instruments)
    days = sorted({one.in_force for one in book.instruments.values()})
    found: dict[str, None] = {}
    for day in days:
        state = library.state(instrument, day)
        for place in state[1].parts if state else ():
            if place[0]:
                found[".".join(filter(None, place))] = None
    return tuple(found)


def texts_differ(one: StatuteMap, in_texts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the texts number and the map does not, and the other way round. Articles left out, forms and quotations are not compared."""
    ours = numbered(one)
    lacking = () if one.quotes else tuple(at for at in in_texts if at not in set(ours) and not _no_part(one, at))
    return lacking, tuple(at for at in ours if at not in set(in_texts))


def _no_part(one: StatuteMap, at: str) -> bool:
    article, _, inner = at.partition(".")
    if one.forms_after == article and inner:
        return True
    if one.left_out is None:
        return False
    return int(one.left_out[0]) <= int("".join(c for c in article if c.isdigit())) <= int(one.left_out[1])
