"""Build picture files from their parts, so that each test says which bytes it is about."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable
from typing import Any

from PIL import Image

from masthead.photos.inspect import Inspection, Limits, Refused, inspect

XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION_HEAD = b"http://ns.adobe.com/xmp/extension/\0"
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "note": "http://ns.adobe.com/xmp/note/",
}


def encoded(image: Image.Image, codec: str = "JPEG", **options: Any) -> bytes:
    """Save a picture with Pillow."""
    target = io.BytesIO()
    image.save(target, codec, **options)
    return target.getvalue()


def small(codec: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (16, 8), **options: Any) -> bytes:
    """A small picture of one colour."""
    return encoded(Image.new(mode, size, 120 if len(mode) == 1 else None), codec, **options)


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes, picture: bytes | None = None) -> bytes:
    """A JPEG with these segments right after its start."""
    return b"\xff\xd8" + b"".join(segments) + (picture or small())[2:]


def resource(number: int, data: bytes, name: bytes = b"") -> bytes:
    """One Photoshop image resource."""
    pascal = bytes([len(name)]) + name
    padded = data + b"\0" * (len(data) % 2)
    return (
        b"8BIM" + struct.pack(">H", number) + pascal + b"\0" * (len(pascal) % 2) + struct.pack(">I", len(data)) + padded
    )


def app13(*resources: bytes) -> bytes:
    return segment(0xED, b"Photoshop 3.0\0" + b"".join(resources))


def iim(*datasets: tuple[int, str | bytes], utf8: bool = True, encoding: str = "utf-8") -> bytes:
    """IIM data sets of record 2, behind 1:90 if ``utf8``."""
    block = b"\x1c\x01\x5a\0\x03\x1b%G" if utf8 else b""
    for number, value in datasets:
        raw = value if isinstance(value, bytes) else value.encode(encoding)
        block += bytes([0x1C, 2, number]) + struct.pack(">H", len(raw)) + raw
    return block


def with_iim(block: bytes, *more: bytes) -> bytes:
    return jpeg(app13(resource(0x0404, block), *more))


def xmp(body: str, attributes: str = "") -> bytes:
    """A packet with one description: elements and attributes as given, our usual prefixes."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    return (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF {spaces}><rdf:Description rdf:about="" {attributes}>{body}</rdf:Description></rdf:RDF>'
        f'</x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def app1_xmp(packet: bytes) -> bytes:
    return segment(0xE1, XMP_HEAD + packet)


def with_xmp(body: str, attributes: str = "") -> bytes:
    return jpeg(app1_xmp(xmp(body, attributes)))


def exif(main: dict[int, Any], inner: dict[int, Any] | None = None, gps: dict[int, Any] | None = None) -> bytes:
    """An EXIF block (with "Exif\\0\\0") of these fields."""
    block = Image.Exif()
    block.update(main)
    if inner:
        block.get_ifd(0x8769).update(inner)
    if gps:
        block.get_ifd(0x8825).update(gps)
    return block.tobytes()


def with_exif(main: dict[int, Any], inner: dict[int, Any] | None = None, gps: dict[int, Any] | None = None) -> bytes:
    return jpeg(segment(0xE1, exif(main, inner, gps)))


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, picture: bytes | None = None) -> bytes:
    """A PNG with these chunks right after its header."""
    whole = picture or small("PNG")
    return whole[:33] + b"".join(chunks) + whole[33:]


def png_header(width: int, height: int, bits: int = 8, colour: int = 2) -> bytes:
    return png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0))


def tiff(fields: Iterable[tuple[int, int, bytes]], order: str = "<") -> bytes:
    """A TIFF structure with one directory: (tag, type, bytes) of one-byte types."""
    entries = sorted(fields)
    offset = 8 + 2 + 12 * len(entries) + 4
    directory, data = struct.pack(order + "H", len(entries)), b""
    for tag, type_, raw in entries:
        width = {3: 2, 4: 4}.get(type_, 1)
        where = raw.ljust(4, b"\0") if len(raw) <= 4 else struct.pack(order + "I", offset + len(data))
        directory += struct.pack(order + "HHI", tag, type_, len(raw) // width) + where
        data += raw if len(raw) > 4 else b""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    return head + directory + b"\0\0\0\0" + data


def looked_at(data: bytes, limits: Limits | None = None) -> Inspection | Refused:
    """What ``inspect`` finds or why it refuses; any other exception comes through."""
    try:
        return inspect(data, limits=limits)
    except Refused as refused:
        return refused
