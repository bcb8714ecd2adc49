"""Files of many cases: read fast, reviewed in order, in bounded memory (rà soát hàng loạt).

Where things live: ``twins`` (the classes of ``casefile`` as msgspec structs) and ``decoding`` (fast, with the strict reader behind it) ·
``inputs``, ``packed``, ``arrays``, ``pieces`` and ``tables`` (what is read) · ``working`` and ``pooling`` (a piece reviewed, here or in other
processes) · ``verdicts`` and ``summary`` (what comes out) · ``many`` (the stream) and ``writing`` (the file, resumable) · ``impact`` (two
books over one population) · ``spark``. Needs the extra ``bulk``; tables need ``arrow``, a cluster ``spark``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thanhtra.lazy import door

if TYPE_CHECKING:
    from thanhtra.bulk.decoding import Decoder
    from thanhtra.bulk.many import read_many, review_many
    from thanhtra.bulk.summary import Summary
    from thanhtra.bulk.verdicts import CaseVerdict
else:
    __getattr__ = door(
        __name__,
        {
            "decoding": "Decoder",
            "many": "read_many review_many",
            "summary": "Summary",
            "verdicts": "CaseVerdict",
        },
    )

__all__ = ["CaseVerdict", "Decoder", "Summary", "read_many", "review_many"]
