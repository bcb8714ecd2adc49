"""Files packed with gzip or zstd, read as they unpack (tệp nén)."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import IO, Any, Final

from thanhtra.errors import ThanhtraError

_CHUNK: Final = 1 << 16
_PACKED_CHUNK: Final = 1 << 12
"""Packed bytes taken at a time: what they can unpack to has to fit in memory."""
_DAMAGED: Final = b"\n{\n"
"""What follows the last bytes that could be unpacked: a line that is no document, so that the verdict names the place."""


def unpacked(file: str, raw: IO[bytes]) -> IO[bytes]:
    """What ``raw``, a ``.gz`` or ``.zst`` file, unpacks to. Damage ends it in a line that is no document. Raises OSError, ThanhtraError."""
    if file.lower().endswith(".gz"):
        return io.BufferedReader(_Guarded(gzip.GzipFile(fileobj=raw), (gzip.BadGzipFile, EOFError, zlib.error)), _CHUNK)
    try:
        import zstandard  # noqa: PLC0415 - an extra, only for files that need it
    except ImportError:
        raise ThanhtraError(f"{file}: reading .zst needs the extra thanhtra[bulk]") from None
    return io.BufferedReader(
        _Guarded(_Frames(raw, zstandard.ZstdDecompressor()), (zstandard.ZstdError, EOFError)), _CHUNK
    )


class _Guarded(io.RawIOBase):
    def __init__(self, stream: Any, damage: tuple[type[Exception], ...]) -> None:
        self._stream, self._damage = stream, damage
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = b""
        if not self._ended:
            try:
                data = self._stream.read(len(buffer))
            except self._damage:
                data, self._ended = _DAMAGED, True
        buffer[: len(data)] = data
        return len(data)


class _Frames:
    """The frames of a zstd file one after the other; one that is cut short raises EOFError, which the package's own reader passes over."""

    def __init__(self, raw: IO[bytes], unpacker: Any) -> None:
        self._raw, self._unpacker = raw, unpacker
        self._frame: Any = None
        self._packed = b""
        self._held = b""

    def read(self, size: int) -> bytes:
        while not self._held:
            packed, self._packed = self._packed or self._raw.read(_PACKED_CHUNK), b""
            if not packed:
                if self._frame is not None:
                    raise EOFError
                return b""
            self._frame = self._frame or self._unpacker.decompressobj()
            self._held = self._frame.decompress(packed)
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        given, self._held = self._held[:size], self._held[size:]
        return given
