"""A folder of statutes' texts, read by instrument and day: what a place says once later texts are read into it (kho văn bản)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from thanhtra.classes import frozen
from thanhtra.law import Citation, Instrument
from thanhtra.verifying.amended import amended
from thanhtra.verifying.amending import AmendingText, Changes, read_amending
from thanhtra.verifying.files import Text, read_texts
from thanhtra.verifying.outline import Outline, Place, outline
from thanhtra.verifying.quotations import Quotation, quotations


@frozen
class TextPassage:
    """What a file says at a place: ``own`` there, ``whole`` with what lies inside, ``heads`` of the places around, nearest first."""

    file: str
    place: Place
    own: str
    whole: str
    heads: tuple[str, ...]


@attrs.define(eq=False)
class Library:
    """The texts of one folder. Answers are kept: one reading of each text, one of each state of it."""

    texts: tuple[Text, ...]
    instruments: Mapping[str, Instrument]
    _plain: dict[str, Outline] = attrs.field(factory=dict)
    _amending: dict[str, AmendingText | None] = attrs.field(factory=dict)
    _states: dict[tuple[str, ...], Outline] = attrs.field(factory=dict)
    _quotes: dict[str, tuple[Quotation, ...]] = attrs.field(factory=dict)

    @classmethod
    def read(cls, folder: Path, instruments: Mapping[str, Instrument]) -> Library:
        """Every text of ``folder``. Raises Unusable when it is no folder, a file is not UTF-8, or none is named after an instrument."""
        return cls(read_texts(folder), instruments)

    def has(self, instrument: str) -> bool:
        """Whether any file holds something of ``instrument``."""
        return any(t.instrument == instrument for t in self.texts)

    def is_whole(self, instrument: str) -> bool:
        """Whether a file holds the whole of ``instrument``."""
        return any(t.instrument == instrument and t.whole for t in self.texts)

    def lines(self, instrument: str) -> tuple[str, ...]:
        """The lines of every text of ``instrument`` that is none of quotations."""
        return tuple(line for t in self.texts if t.instrument == instrument and not t.quoted for line in t.lines)

    def file_of(self, instrument: str) -> str:
        """The first file that holds ``instrument``; empty when none does."""
        return next((t.file for t in self.texts if t.instrument == instrument), "")

    def state(self, instrument: str, day: date) -> tuple[str, Outline] | None:
        """The text of ``instrument`` as it reads on ``day``, amenders at hand read into it; None without a text of it."""
        base = next((t for t in self.texts if t.instrument == instrument and not t.quoted), None)
        if base is None:
            return None
        by = tuple(
            t
            for t in self.texts
            if not t.quoted and t.instrument != instrument and self._change(t, instrument, day) is not None
        )
        key = (base.file, *(t.file for t in by))
        if key not in self._states:
            made = self._outline(base)
            for one in sorted(by, key=lambda t: self.instruments[t.instrument].in_force):
                done = self._change(one, instrument, day)
                made = made if done is None else amended(made, done)
            self._states[key] = made
        return base.file, self._states[key]

    def passages(self, citation: Citation, day: date) -> tuple[TextPassage, ...]:
        """What the texts say at ``citation`` on ``day``: the statute's own text first, then quotations of it."""
        place: Place = (citation.article or "", citation.clause or "", citation.point or "")
        found = []
        state = self.state(citation.instrument, day)
        if state is not None and place in state[1]:
            found.append(_passage(state[0], state[1], place))
        if not self.is_whole(citation.instrument):
            spoken = [q for q in self._quoted(citation.instrument) if q.may_speak_of(day, self.instruments)]
            found += [_passage(q.file, q.outline, place) for q in spoken if place in q.outline]
        return tuple(found)

    def _change(self, text: Text, instrument: str, day: date) -> Changes | None:
        """What ``text`` changes in ``instrument`` by ``day``."""
        if text.instrument not in self.instruments or self.instruments[text.instrument].in_force > day:
            return None
        reading = self._reading(text)
        return None if reading is None else next((c for c in reading.changes if c.instrument == instrument), None)

    def _reading(self, text: Text) -> AmendingText | None:
        if text.file not in self._amending:
            self._amending[text.file] = read_amending(text.lines, text.instrument)
        return self._amending[text.file]

    def _outline(self, text: Text) -> Outline:
        if text.file not in self._plain:
            made, reading = outline(text.lines), self._reading(text)
            self._plain[text.file] = made if reading is None else Outline({**made.parts, **reading.places.parts})
        return self._plain[text.file]

    def _quoted(self, instrument: str) -> tuple[Quotation, ...]:
        if instrument not in self._quotes:
            self._quotes[instrument] = tuple(
                q for t in self.texts if t.instrument == instrument and t.quoted for q in quotations(t.lines, t.file)
            )
        return self._quotes[instrument]


def _passage(file: str, text: Outline, place: Place) -> TextPassage:
    wider = [(place[0], place[1], ""), (place[0], "", "")] if place[2] else [(place[0], "", "")] if place[1] else []
    return TextPassage(file, place, text.own(place), text.whole(place), tuple(text.own(w) for w in wider))
