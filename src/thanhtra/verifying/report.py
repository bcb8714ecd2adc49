"""What verifying found, as JSON values and as a page of the documentation (bảng tổng hợp)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from thanhtra.terms import Basis
from thanhtra.verifying.outcome import Compared, Comparison

_HEAD: Final = """\
# The rule data against the texts

Written by `thanhtra law verify --texts DIR --page FILE`; see [how](../how-to/verify-the-data.md). A row is one act, one version of a rule,
one title's power, one clause of authority, one transition, one instrument or its end. *Agrees*: every fact of the row the machine asked about stands in the provision cited. *Unread*: some
fact could not be read there. *No text*: the provision is in no text at hand. The texts are kept outside this repository.
"""


def summary(found: Sequence[Compared]) -> dict[str, int]:
    """How many rows of each outcome."""
    count = Counter(c.outcome for c in found)
    return {outcome.value: count[outcome] for outcome in Comparison}


def as_json(found: Sequence[Compared]) -> dict[str, Any]:
    """The report as JSON values: ``summary``, and one of ``rows`` for each row of data."""
    return {
        "summary": summary(found),
        "rows": [
            {"row": c.row, "file": c.file, "outcome": c.outcome.value, "ours": c.ours, "text": c.text} for c in found
        ],
    }


def page(found: Sequence[Compared]) -> str:
    """The summary as Markdown: by part of the data, by how the row is known, and why rows could not be read."""
    return "\n".join(
        (
            _HEAD,
            *_by("part of the data", found, _part),
            *_by("known", found, lambda c: c.known.value),
            *_share(found),
            *_why(found),
        )
    )


def _part(row: Compared) -> str:
    return row.source if not row.source.startswith("procedure/") else "procedure"


def _by(name: str, found: Sequence[Compared], key: Any) -> Iterator[str]:
    yield f"| {name} | " + " | ".join(o.value for o in Comparison) + " |"
    yield "|---" * (len(Comparison) + 1) + "|"
    for part in sorted({key(c) for c in found}):
        count = summary([c for c in found if key(c) == part])
        yield f"| {part} | " + " | ".join(str(count[o.value]) for o in Comparison) + " |"
    yield f"| all | {' | '.join(str(n) for n in summary(found).values())} |"
    yield ""


def _share(found: Sequence[Compared]) -> Iterator[str]:
    read = [c for c in found if c.read]
    there = [c for c in found if c.outcome is not Comparison.NO_TEXT]
    rest = [c for c in found if c.outcome is Comparison.DIFFERS and c.known in (Basis.TEXT, Basis.OCR)]
    yield f"A machine compared at least one fact of {len(read)} of {len(found)} rows, of {len(there)} whose provision is at hand; {sum(c.read for c in found)} facts in all."
    yield f"Rows marked `text` or `ocr` that differ: {len(rest)}."
    yield ""


def _why(found: Sequence[Compared]) -> Iterator[str]:
    reasons = Counter(re.split(r"[:'\"0-9;]", c.text)[0].strip() for c in found if c.outcome is Comparison.UNREAD)
    yield "| why rows were not read | rows |"
    yield "|---|---|"
    for reason, count in sorted(reasons.items(), key=lambda r: (-r[1], r[0])):
        yield f"| {reason} | {count} |"
    yield ""
