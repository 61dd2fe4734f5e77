"""Find metadata in a PNG file (W3C PNG, third edition; text chunks of ImageMagick and XMP part 3)."""

from __future__ import annotations

import binascii
import re
import zlib

from masthead.photos.containers.blobs import MAX_BLOCK, Blobs, inflate

_MAX_CHUNKS = 100_000
_RAW_PROFILE = re.compile(rb"\s*(\w+)\s+(\d+)\s+([0-9A-Fa-f\s]*)")


def find_blobs(data: bytes) -> Blobs:
    """Walk the chunks; compressed text is unpacked up to a limit. Never fails."""
    blobs = Blobs()
    position = 8
    for _ in range(_MAX_CHUNKS):
        if position + 12 > len(data):
            break
        size = int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        if position + 12 + size > len(data):
            blobs.problems.append("PNG: a chunk is cut off.")
            break
        if kind in (b"eXIf", b"zxIf", b"iTXt", b"zTXt", b"tEXt"):
            _keep(blobs, kind, data[position + 8 : position + 8 + size])
        position += 12 + size
        if kind == b"IEND":
            blobs.end = position
            break
    return blobs


def _keep(blobs: Blobs, kind: bytes, body: bytes) -> None:
    if kind == b"eXIf":
        blobs.add_exif(body)
        return
    try:
        keyword, text = _text(kind, body)
    except (zlib.error, ValueError):
        blobs.problems.append("PNG: a text chunk is damaged or larger than any real one, and was skipped.")
        return
    if keyword == b"XML:com.adobe.xmp":
        blobs.add(blobs.xmp, text, "XMP")
    elif keyword.lower().startswith(b"raw profile type "):
        _keep_raw_profile(blobs, keyword[17:].lower(), text)


def _text(kind: bytes, body: bytes) -> tuple[bytes, bytes]:
    keyword, separator, rest = body.partition(b"\0")
    if not separator:
        raise ValueError("no keyword")
    if not _is_wanted(keyword):
        return keyword, b""
    if kind == b"tEXt":
        return keyword, rest
    if kind == b"zTXt":
        return keyword, inflate(rest[1:])
    is_compressed = rest[:1] == b"\1"
    text = rest[2:].split(b"\0", 2)
    if len(text) < 3:
        raise ValueError("no text")
    return keyword, inflate(text[2]) if is_compressed else text[2]


def _is_wanted(keyword: bytes) -> bool:
    return keyword == b"XML:com.adobe.xmp" or keyword.lower().startswith(b"raw profile type ")


def _keep_raw_profile(blobs: Blobs, kind: bytes, text: bytes) -> None:
    """ImageMagick's way: name, length and hexadecimal digits."""
    match = _RAW_PROFILE.match(text[: 2 * MAX_BLOCK])
    if not match:
        return
    digits = b"".join(match[3].split())
    profile = binascii.unhexlify(digits[: len(digits) // 2 * 2])
    if kind == b"xmp":
        blobs.add(blobs.xmp, profile, "XMP")
    elif kind in (b"exif", b"app1"):
        if profile.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            blobs.add(blobs.xmp, profile[29:], "XMP")
        else:
            blobs.add_exif(profile)
    elif kind in (b"iptc", b"8bim"):
        target = blobs.iim if profile[:1] == b"\x1c" else blobs.irb
        blobs.add(target, profile, "IPTC")
