"""Standard forms: the code and the title in the list annexed to their decree (danh mục biểu mẫu)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thanhtra.rulebook import Rulebook
from thanhtra.verifying.library import Library
from thanhtra.verifying.outcome import Compared, Comparison, Fact, compared, unread, without_text
from thanhtra.verifying.outline import one_spelling


def forms(book: Rulebook, library: Library) -> Iterator[Compared]:
    """Every form: the title beside its code, word for word."""
    listed: dict[str, str] = {}
    for form in book.forms.values():
        row, file = f"form:{form.named}", library.file_of(form.decree)
        if not library.is_whole(form.decree):
            yield without_text(row, form.vi, source="forms.toml", known=form.known)
            continue
        if form.decree not in listed:
            listed[form.decree] = one_spelling("\n".join(library.lines(form.decree)))
        titles = [
            " ".join(m.group(1).split())
            for m in re.finditer(rf"{re.escape(form.code)}\s*\|\s*([^|\n]+)", listed[form.decree])
        ]
        yield compared(row, file, [_titled(one_spelling(form.vi), titles)], source="forms.toml", known=form.known)


def _titled(ours: str, titles: list[str]) -> Fact:
    if not titles:
        return unread(ours, "the code is not in a list of forms")
    same = _bare(ours) in map(_bare, titles)
    return Fact(Comparison.AGREES if same else Comparison.DIFFERS, ours, "; ".join(titles))


def _bare(title: str) -> str:
    """Without the remark in brackets, and without *biên bản*, which the list of minutes takes for granted."""
    return re.sub(r"\s*\([^)]*\)\s*$", "", title).casefold().removeprefix("biên bản ")
