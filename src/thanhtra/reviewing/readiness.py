"""What a review imports when it first needs it, imported at once (nạp sẵn trước khi phục vụ)."""

from __future__ import annotations

from thanhtra.casefile import KINDS
from thanhtra.checks import all_checks
from thanhtra.lifecycle import TRACKS


def ready() -> None:
    """Import everything a review imports when it first needs it: for servers, before they start threads or fork.

    A process forked while another thread is at such a first import waits for that thread for good, as with any Python module.
    """
    for name in TRACKS:
        TRACKS[name]
    for kind in KINDS:
        KINDS[kind]
    all_checks()
