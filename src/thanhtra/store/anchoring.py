"""Where every case of a store stands, as one document to be kept elsewhere (neo điểm cuối ra bên ngoài).

A chain shows a change to whoever knows an earlier head. Taken at times, each list naming the digest of the one before, signed, and its
digest made public, they show anybody what was changed, cut off or dropped since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from thanhtra.errors import Unusable
from thanhtra.exchange import Problem
from thanhtra.store.bodies import instant_text
from thanhtra.store.entries import Head

FORMAT: Final = "thanhtra.heads"


def heads_document(
    heads: Iterable[Head], *, taken: datetime, before: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The ``heads`` of a store as JSON: ``taken`` (UTC), the digest of the list ``before`` this one, case ids, versions and hashes.

    Ids of cases are in it, names are not. Raises Unusable for a ``taken`` without offset, or a ``before`` that is no such document.
    """
    rows = sorted([h.case, h.version, h.hash] for h in heads)
    earlier = None if before is None else anchor_of(before)
    return {"format": FORMAT, "version": 1, "taken": instant_text(taken), "before": earlier, "heads": rows}


def anchor_of(document: Mapping[str, Any]) -> str:
    """``sha256:…`` of a list of heads, its signature aside: the one line to be made public. Raises Unusable for what is none."""
    heads_in(document)
    bare = {key: value for key, value in document.items() if key != "signature"}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def heads_in(document: Mapping[str, Any]) -> list[Head]:
    """The heads of a document, for ``Store.verify``. Raises Unusable for what is none."""
    rows = document.get("heads")
    right = document.get("format") == FORMAT and document.get("version") == 1 and isinstance(rows, list)
    if not right or not all(
        isinstance(r, list | tuple) and [type(v) for v in r] == [str, int, str] for r in rows or ()
    ):
        raise Unusable([Problem("$", "unknown_format", "a list of heads of version 1", "another")])
    return [Head(case=case, version=version, hash=digest) for case, version, digest in rows or ()]
