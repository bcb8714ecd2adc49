"""How a service runs (cấu hình dịch vụ): its clock, who may ask, how much and how long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from thanhtra.checks import Check
from thanhtra.classes import frozen
from thanhtra.service.keys import ApiKey

LARGEST: Final = 8_000_000
"""Bytes of a request's body, when nobody says; a case document has a few thousand."""
SECONDS: Final = 60.0
"""How long a request may take, when nobody says."""
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@frozen(kw_only=True)
class ServiceSettings:
    """``clock`` tells the instant; ``keys`` who may ask (none: only this machine, whatever it asks); ``largest`` is bytes a body.

    ``checks`` are one's own, asked beside the library's wherever a case is reviewed or a step is asked about or recorded.
    """

    clock: Callable[[], datetime]
    keys: tuple[ApiKey, ...] = ()
    largest: int = LARGEST
    seconds: float = SECONDS
    checks: tuple[Check, ...] = ()
