"""Find metadata in a JPEG file (ITU T.81 annex B; APP1 and APP13 as EXIF, XMP and Photoshop define them)."""

from __future__ import annotations

import re

from masthead.photos.containers.blobs import Blobs

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_OLD_PHOTOSHOP = b"Adobe_Photoshop2.5:"
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])", re.DOTALL)
_MAX_SEGMENTS = 20_000

_SOI, _EOI, _SOS, _APP1, _APP13, _TEM = 0xD8, 0xD9, 0xDA, 0xE1, 0xED, 0x01


def find_blobs(data: bytes) -> Blobs:
    """Walk the segments up to the end of the picture, over damage to the next marker. Never fails."""
    blobs = Blobs()
    resources: list[bytes] = []
    position = 2
    for _ in range(_MAX_SEGMENTS):
        match = _MARKER.search(data, position)
        if not match:
            break
        marker, position = match[1][0], match.end()
        if marker == _EOI:
            blobs.end = position
            break
        if marker in (_SOI, _TEM):
            continue
        size = int.from_bytes(data[position : position + 2], "big")
        if size < 2:
            continue
        if position + size > len(data):
            blobs.problems.append(f"JPEG: segment {marker:02X} is cut off.")
        _keep(blobs, resources, marker, data[position + 2 : position + size])
        position += size
    if resources:
        # One resource may begin in one segment and end in the next: together they are one stream.
        blobs.add(blobs.irb, b"".join(resources), "Photoshop")
    return blobs


def _keep(blobs: Blobs, resources: list[bytes], marker: int, body: bytes) -> None:
    if marker == _APP13:
        if body.startswith(_PHOTOSHOP):
            resources.append(body[len(_PHOTOSHOP) :])
        elif body.startswith(_OLD_PHOTOSHOP):
            resources.append(body[len(_OLD_PHOTOSHOP) + 4 :])
        elif body[:2] == b"\x1c\x02" or body[:2] == b"\x1c\x01":
            blobs.add(blobs.iim, body, "IPTC")
    elif marker == _APP1:
        if body.startswith(b"Exif\0"):
            blobs.add_exif(body)
        elif body.startswith(_XMP):
            blobs.add(blobs.xmp, body[len(_XMP) :], "XMP")
        elif body.startswith(_EXTENDED):
            blobs.add(blobs.extended_xmp, body[len(_EXTENDED) :], "XMP")
        elif body.lstrip(b"\0 \r\n\t").startswith((b"<?xpacket", b"<x:xmpmeta")):
            blobs.add(blobs.xmp, body, "XMP")
