"""A sliding window over a byte stream, so that a file of any size is read in flat memory."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import BinaryIO

CHUNK = 1 << 17


class Window:
    """Bytes of a stream from ``start`` on; the caller drops what it has done with.

    ``tell`` (if given) is called with the number of bytes read so far after each chunk.
    """

    def __init__(self, stream: BinaryIO, tell: Callable[[int], None] | None = None) -> None:
        self.data = b""
        self.start = 0
        self.is_at_end = False
        self._stream = stream
        self._tell = tell
        self._read = 0

    def more(self) -> bool:
        """Read as much again as is there (a long record costs no more a byte than a short one); False at the end."""
        chunk = b"" if self.is_at_end else self._stream.read(max(CHUNK, len(self.data)))
        if not chunk:
            self.is_at_end = True
            return False
        self._read += len(chunk)
        self.data = self.data + chunk if self.data else chunk
        if self._tell is not None:
            self._tell(self._read)
        return True

    def drop(self, count: int) -> None:
        """Forget the first ``count`` bytes."""
        self.data = self.data[count:]
        self.start += count


class Transcoded:
    """A byte stream in another encoding, read as UTF-8 (only ``read`` is offered)."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes as UTF-8; b"" at the end."""
        while chunk := self._stream.read(size):
            if text := self._decoder.decode(chunk):
                return text.encode("utf-8", "replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")
