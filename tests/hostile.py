"""A case file whose every free text tries to become part of the page it is shown on."""

from __future__ import annotations

import json
from typing import Any, Final

from thanhtra import Case, read_case

EVIL: Final = '"><script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)></style></title>&lt;\u202e'
_SUBJECT, _ACT = f"s1{EVIL[:60]}", f"a1{EVIL[:60]}"
_FILE: Final[dict[str, Any]] = {
    "format": "thanhtra.case",
    "version": 1,
    "id": EVIL[:90],
    "note": EVIL,
    "complete": True,
    "subjects": [{"id": _SUBJECT, "kind": "organization", "name": EVIL}],
    "officials": [{"id": "o1", "title": EVIL, "agency": EVIL}],
    "acts": [{"id": _ACT, "subject": _SUBJECT, "described": EVIL}],
    "events": [
        {"kind": "act_detected", "on": "2020-10-01", "by": "o1", "note": EVIL},
        {"kind": "minutes_drawn_up", "on": "2020-10-05", "by": "o1", "number": EVIL[:90]},
        {
            "kind": "decision_issued",
            "on": "2020-12-02",
            "by": "o1",
            "note": EVIL,
            "sanctions": [{"act": _ACT, "fine": 5_000_000}],
        },
        {"kind": "fine_paid", "amount": 5_000_000},
    ],
}


def hostile() -> Case:
    """The file, read."""
    return read_case(json.dumps(_FILE).encode())
