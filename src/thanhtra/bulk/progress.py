"""One line on a terminal: how far, how fast, how long still (tiến độ)."""

from __future__ import annotations

from time import monotonic
from typing import Final, TextIO

_EVERY: Final = 0.2
_WIDE: Final = 24
_MINUTE: Final = 60


class Progress:
    """Writes over its own line; on anything but a terminal it writes nothing. Call it as ``told``."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = stream.isatty()
        self._began = monotonic()
        self._next = self._began
        self._first: tuple[int, int] | None = None

    def __call__(self, seen: int, weight: int, total: int) -> None:
        """``seen`` verdicts, ``weight`` bytes of ``total``; of a resumed run, what was there before does not count for the rate."""
        now = monotonic()
        if self._first is None:
            self._first = (seen, weight)
        if not self._shown or now < self._next:
            return
        self._next = now + _EVERY
        self._stream.write(f"\r\x1b[K{self.line(seen, weight, total, now - self._began)}")
        self._stream.flush()

    def line(self, seen: int, weight: int, total: int, elapsed: float) -> str:
        """What is shown."""
        rate = seen / elapsed if elapsed else 0.0
        text = f"{seen:,} hồ sơ / cases, {rate:,.0f}/s"
        if not total:
            return text
        part = min(1.0, weight / total)
        bar = "#" * round(part * _WIDE)
        left = elapsed * (1 - part) / part if part else 0.0
        return f"[{bar:<{_WIDE}}] {part:4.0%} {text}, còn / left {_spoken(left)}"

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
