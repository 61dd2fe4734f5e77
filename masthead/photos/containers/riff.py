"""Find metadata in a WebP file (RFC 9649: RIFF chunks "EXIF" and "XMP ")."""

from __future__ import annotations

from masthead.photos.containers.blobs import Blobs

_MAX_CHUNKS = 100_000


def find_blobs(data: bytes) -> Blobs:
    """Walk the chunks. Never fails."""
    blobs = Blobs()
    end = min(8 + int.from_bytes(data[4:8], "little"), len(data))
    blobs.end = end
    position = 12
    for _ in range(_MAX_CHUNKS):
        if position + 8 > end:
            break
        kind = data[position : position + 4]
        size = int.from_bytes(data[position + 4 : position + 8], "little")
        body = data[position + 8 : position + 8 + size]
        if len(body) < size:
            blobs.problems.append("WebP: a chunk is cut off.")
        if kind == b"EXIF":
            blobs.add_exif(body)
        elif kind in (b"XMP ", b"XMP\0"):
            blobs.add(blobs.xmp, body, "XMP")
        position += 8 + size + size % 2
    return blobs
