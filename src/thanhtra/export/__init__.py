"""Out for people (xuất kết quả): a review as text, a derivation as numbered steps, a token in words, a rule's history.

Where things live: ``style`` (marks and colour), ``field_names`` and ``tokens`` (what is missing, in words), ``needed`` (what is
missing, grouped), ``timeline`` (events with their answers), ``limits`` (the deadlines), ``document`` (the whole page), ``derivation``
(numbered steps), ``rules`` (a rule's history).
"""

from __future__ import annotations

from thanhtra.export.derivation import steps
from thanhtra.export.document import text
from thanhtra.export.needed import Need, needs
from thanhtra.export.rules import rule_text
from thanhtra.export.style import ASCII, PLAIN, Style
from thanhtra.export.tokens import token_in_words

__all__ = ["ASCII", "PLAIN", "Need", "Style", "needs", "rule_text", "steps", "text", "token_in_words"]
