"""Exact tokens and slugs in the words of the law, Vietnamese and English (diễn đạt): below everything that writes sentences.

Where things live: ``field_names`` (what each field of a file is called), ``tokens`` (what is missing, in words), ``unsettled`` (what a
question without an answer says), ``values`` (posts, fields, measures, reasons, amounts), ``sentences`` (days and citations written out, a capital, a full stop).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.wording.sentences import sentence, written_out
    from thanhtra.wording.tokens import Words, event_in_words, step_in_words, token_in_words, words_of
    from thanhtra.wording.unsettled import MissingInWords, ground_name, missing_in_words, only_if, shown, unsettled
    from thanhtra.wording.values import (
        BY_DAY,
        CURES,
        INSPECTION_TYPES,
        LEVELS,
        MEASURES,
        NO_SANCTION,
        grouped,
        value_in_words,
    )
else:
    __getattr__ = door(
        __name__,
        {
            "sentences": "sentence written_out",
            "tokens": "Words event_in_words step_in_words token_in_words words_of",
            "unsettled": "MissingInWords ground_name missing_in_words only_if shown unsettled",
            "values": "BY_DAY CURES INSPECTION_TYPES LEVELS MEASURES NO_SANCTION grouped value_in_words",
        },
    )


__all__ = [
    "BY_DAY",
    "CURES",
    "INSPECTION_TYPES",
    "LEVELS",
    "MEASURES",
    "NO_SANCTION",
    "MissingInWords",
    "Words",
    "event_in_words",
    "ground_name",
    "grouped",
    "missing_in_words",
    "only_if",
    "sentence",
    "shown",
    "step_in_words",
    "token_in_words",
    "unsettled",
    "value_in_words",
    "words_of",
    "written_out",
]
