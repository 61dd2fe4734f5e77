"""The blocks of metadata that a picture file carries, before anything reads them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

MAX_BLOCK = 8 * 1024 * 1024
"""Bytes of one block after unpacking; larger ones are skipped."""
MAX_BLOCKS = 256
"""Blocks of one kind: so many segments make up the longest extended XMP packet that is read."""


@dataclass(slots=True)
class Blobs:
    """Metadata blocks in the order of the file, and where the picture itself ends."""

    exif: list[bytes] = field(default_factory=list)
    """TIFF structures (without "Exif\\0\\0")."""
    xmp: list[bytes] = field(default_factory=list)
    extended_xmp: list[bytes] = field(default_factory=list)
    """JPEG's extension segments: identifier (32), whole length (4), offset (4), data."""
    iim: list[bytes] = field(default_factory=list)
    iim_digest: bytes = b""
    """MD5 of the IIM block as the last program that wrote XMP saw it (Photoshop resource 0x0425)."""
    irb: list[bytes] = field(default_factory=list)
    """Photoshop image resources not yet taken apart."""
    end: int | None = None
    """Where the picture ends, if the format says; what follows is no part of it."""
    problems: list[str] = field(default_factory=list)

    def add(self, kind: list[bytes], block: bytes, name: str) -> None:
        """Keep a block unless it is empty, too large or one too many."""
        if not block:
            return
        if len(block) > MAX_BLOCK or len(kind) >= MAX_BLOCKS:
            self.problems.append(f"{name}: a block of {len(block)} bytes was skipped.")
        else:
            kind.append(block)

    def add_exif(self, block: bytes) -> None:
        """Keep an EXIF block, with or without the "Exif\\0\\0" that JPEG puts before it and others copy."""
        if block[:5] == b"Exif\0":
            block = block[6:]
        self.add(self.exif, block, "EXIF")


def inflate(data: bytes) -> bytes:
    """Unpack zlib data, at most ``MAX_BLOCK`` bytes; raises ``zlib.error`` for damaged data and for more."""
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(data, MAX_BLOCK)
    if not unpacking.eof:
        raise zlib.error("cut off, or larger than any real metadata")
    return unpacked
