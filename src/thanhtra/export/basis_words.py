"""Where an answer rests, at the end of a line: its articles and how they are known (căn cứ)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from thanhtra.law import Citation
from thanhtra.terms import Basis

KNOWN: Final[Mapping[Basis, tuple[str, str]]] = {
    Basis.TEXT: ("", ""),
    Basis.OCR: (" [đọc từ bản quét]", " [read from a scan]"),
    Basis.SECONDARY: (" [nguồn thứ cấp]", " [secondary source]"),
    Basis.INFERENCE: (" [suy luận]", " [inference]"),
}
"""How the law is known, at the end of a line; nothing where the text was read."""


def basis_in_words(cites: Iterable[Citation], basis: Basis | None, *, lang: str) -> str:
    """`` — 174/2026/NĐ-CP Đ92.1.b``, with how it is known unless the text was read; nothing without articles."""
    listed = "; ".join(map(str, cites))
    return f" — {listed}{KNOWN[basis][lang == 'en'] if basis else ''}" if listed else ""
