"""The term of the criminal bodies to give a file back (Đ62.3) or hand one over (Đ63.1), counted from a day of their decision.

``on`` of the event is the day the file was received: received within the term it was sent within it; received later says nothing
certain of the sending, so the deadline is then conditional and no check finds fault.
"""

from __future__ import annotations

import attrs

from thanhtra.casefile import Index
from thanhtra.deadlines.applied import applied, in_force
from thanhtra.deadlines.due import deadline
from thanhtra.deadlines.judging import Timing, assess
from thanhtra.findings import Deadline
from thanhtra.rulebook import Rulebook
from thanhtra.terms import Status


def returns(ix: Index, book: Rulebook) -> list[Deadline]:
    """One deadline for each return whose start is on file."""
    found = []
    for at in ix.by_kind.get("returned_from_criminal", ()):
        event = ix.events[at]
        acts = set(ix.acts[at])
        before = {k: [i for i in ix.by_kind.get(k, ()) if i < at and not acts.isdisjoint(ix.acts[i])] for k in ("sent_to_criminal", "prosecution_started")}
        slug = "criminal-return" if before["sent_to_criminal"] and not before["prosecution_started"] else "criminal-handover"
        decided, effective = getattr(event, "decided", None), getattr(event, "effective", None)
        known = decided or effective
        if known is None or not in_force(book, "criminal-start", known):
            continue
        start = effective if applied(book, "criminal-start", known).text(slug) == "effect" else decided
        if start is None:
            continue
        judged = assess(book, book.limit(slug), start, event.day, 0, 0)
        status = Status.MET if event.day is not None and judged.timing is Timing.IN_TIME else Status.CONDITIONAL
        found.append(attrs.evolve(deadline(judged, event=at, status=status), met_on=event.day if status is Status.MET else None))
    return found
