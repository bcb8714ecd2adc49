"""Out for people (xuất kết quả): a review as text, a derivation as numbered steps, a token in words, a rule's history.

Where things live: ``style`` (marks and colour), ``needed`` (what is
missing, grouped), ``timeline`` (events with their answers), ``limits`` (the deadlines), ``document`` (the whole page), ``derivation``
(numbered steps), ``one_limit`` (a deadline without a file), ``rules`` and ``entries`` (what the book says under a name),
``questions`` (what a check asks); ``verdict`` (what it comes to, in a sentence) with ``case_facts`` (who, what
act, which paper); ``html`` with ``html_summary``, ``html_parts``, ``html_look``, ``page``, ``bars``, ``track_svg`` and ``markup`` (a page), ``path`` and
``diagrams`` (the way through a track), ``calendars``, ``ocel``, ``sarif``, ``forms`` with ``form_*`` (papers), ``differences`` (two books).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.export.derivation import steps
    from thanhtra.export.document import text
    from thanhtra.export.entries import entries, entry_text
    from thanhtra.export.needed import Need, needs
    from thanhtra.export.one_limit import deadline_text
    from thanhtra.export.questions import question_text
    from thanhtra.export.style import ASCII, PLAIN, Style
else:
    __getattr__ = door(
        __name__,
        {
            "derivation": "steps",
            "document": "text",
            "entries": "entries entry_text",
            "needed": "Need needs",
            "one_limit": "deadline_text",
            "questions": "question_text",
            "style": "ASCII PLAIN Style",
        },
    )

from thanhtra.wording import token_in_words

__all__ = [
    "ASCII",
    "PLAIN",
    "Need",
    "Style",
    "deadline_text",
    "entries",
    "entry_text",
    "needs",
    "question_text",
    "steps",
    "text",
    "token_in_words",
]
