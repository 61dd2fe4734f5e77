"""Take Photoshop image resources apart ("8BIM" blocks), where JPEG, TIFF and PNG keep IPTC-IIM."""

from __future__ import annotations

from masthead.photos.containers.blobs import Blobs

_IIM, _DIGEST = 0x0404, 0x0425
_SIGNATURES = (b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa")
_MAX_RESOURCES = 2000


def unpack_resources(stream: bytes, blobs: Blobs) -> None:
    """Add the IIM blocks of a stream of resources, and the digest of the IIM, to ``blobs``.

    Layout: signature (4), id (2), name (Pascal string, padded to even), size (4), data padded to even.
    """
    position = 0
    for _ in range(_MAX_RESOURCES):
        if stream[position : position + 4] not in _SIGNATURES:
            found = stream.find(b"8BIM", position)
            if found < 0:
                break
            position = found
        number = int.from_bytes(stream[position + 4 : position + 6], "big")
        name = stream[position + 6] if position + 6 < len(stream) else 0
        start = position + 6 + (name + 2) // 2 * 2
        size = int.from_bytes(stream[start : start + 4], "big")
        data = stream[start + 4 : start + 4 + size]
        if len(data) < size:
            blobs.problems.append(f"Photoshop: resource {number:04X} is cut off.")
        if number == _IIM:
            blobs.add(blobs.iim, data, "IPTC")
        elif number == _DIGEST and len(data) == 16:
            blobs.iim_digest = data
        position = start + 4 + (size + 1) // 2 * 2
