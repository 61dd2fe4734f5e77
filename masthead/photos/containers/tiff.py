"""Find metadata in a TIFF structure: tags 700 (XMP), 33723 (IPTC-IIM) and 34377 (Photoshop resources)."""

from __future__ import annotations

import struct

from masthead.photos.containers.blobs import Blobs
from masthead.photos.ifd import Entry, read_directories

_XMP, _IIM, _PHOTOSHOP = 700, 33723, 34377
_LONG = 4


def find_blobs(data: bytes) -> Blobs:
    """Read the blocks of the first directory; the file itself is the EXIF block. Never fails."""
    blobs = Blobs(exif=[data])
    main = read_directories(data).main
    if _XMP in main:
        blobs.add(blobs.xmp, main[_XMP].raw, "XMP")
    if _IIM in main:
        blobs.add(blobs.iim, _as_bytes(main[_IIM]), "IPTC")
    if _PHOTOSHOP in main:
        blobs.add(blobs.irb, main[_PHOTOSHOP].raw, "Photoshop")
    return blobs


def _as_bytes(entry: Entry) -> bytes:
    """Undo the swapping of programs that wrote the IIM bytes as long numbers of the file's byte order."""
    if entry.type == _LONG and entry.order == "<" and entry.raw[:1] != b"\x1c" and entry.raw[3:4] == b"\x1c":
        count = len(entry.raw) // 4
        return struct.pack(f">{count}I", *struct.unpack_from(f"<{count}I", entry.raw))
    return entry.raw
