"""Put together an XMP packet that was too long for one JPEG segment (XMP part 3, section 1.1.3.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from masthead.photos.xmp import MAX_PACKET, Node
from masthead.photos.xmp_facts import name, text_of

_HEAD = 40


def assemble(segments: list[bytes], properties: Mapping[str, Node], problems: list[str]) -> bytes:
    """Return the extension that the main packet names in xmpNote:HasExtendedXMP, or b"".

    Segments of another identifier are left over from an earlier state of the file and are not used. A part
    that is missing, or a whole that does not fit its own identifier (its MD5), is named in ``problems`` and
    not used.
    """
    wanted = text_of(properties.get(name("note:HasExtendedXMP"))).upper()
    parts = [segment for segment in segments if segment[:32].decode("ascii", "replace").upper() == wanted]
    if not wanted or not parts:
        return b""
    whole = int.from_bytes(parts[0][32:36], "big")
    if whole > MAX_PACKET:
        problems.append("XMP: the extended packet is larger than any real one and was not read.")
        return b""
    packet = bytearray(whole)
    covered = 0
    for part in parts:
        offset, body = int.from_bytes(part[36:_HEAD], "big"), part[_HEAD:]
        if offset + len(body) <= whole:
            packet[offset : offset + len(body)] = body
            covered += len(body)
    if covered < whole or hashlib.md5(packet, usedforsecurity=False).hexdigest().upper() != wanted:
        problems.append("XMP: a part of the extended packet is missing or damaged; it was not read.")
        return b""
    return bytes(packet)
