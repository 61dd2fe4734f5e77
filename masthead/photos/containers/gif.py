"""Find metadata in a GIF file (GIF89a; the XMP application extension of XMP part 3, section 1.1.2)."""

from __future__ import annotations

from masthead.photos.containers.blobs import Blobs

_MAX_BLOCKS = 50_000
_MAX_PIECES = 1_000_000
"""Sub-blocks of a file; a GIF of 100 MB has 400,000."""
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_APPLICATION = b"\xff"


def find_blobs(data: bytes) -> Blobs:
    """Walk the blocks to the trailer. Never fails."""
    blobs, pieces = Blobs(), _Pieces()
    position = 13 + _table_size(data[10:11])
    for _ in range(_MAX_BLOCKS):
        kind = data[position : position + 1]
        if kind == bytes([_TRAILER]):
            blobs.end = position + 1
            break
        if kind == bytes([_EXTENSION]):
            start = position + 2
            position = pieces.skip(data, start)
            if data[start - 1 : start] == _APPLICATION and data[start : start + 12] == b"\x0bXMP DataXMP":
                # The packet is written as if it were blocks; the "magic trailer" after its last ">" ends
                # them.
                packet = data[start + 12 : position]
                blobs.add(blobs.xmp, packet[: packet.rfind(b">", 0, max(len(packet) - 257, 0)) + 1], "XMP")
        elif kind == bytes([_IMAGE]):
            position = pieces.skip(data, position + 11 + _table_size(data[position + 9 : position + 10]))
        else:
            break
    return blobs


def _table_size(flags: bytes) -> int:
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


class _Pieces:
    """Steps over sub-blocks and counts them, so that a file of nothing else comes to an end."""

    def __init__(self) -> None:
        self.left = _MAX_PIECES

    def skip(self, data: bytes, position: int) -> int:
        """Return where the chain of sub-blocks that begins at ``position`` ends."""
        while position < len(data) and data[position] and self.left:
            position += data[position] + 1
            self.left -= 1
        return position + 1 if self.left else len(data)
