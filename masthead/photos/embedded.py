"""Read everything that a picture file says about itself: IPTC-IIM, XMP and EXIF, merged by rule.

Hand-written walkers find the blocks, so that no C library opens a file before ``inspect`` has tried it in a
process of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import BinaryIO

from masthead.photos.agency_guess import guess_agency
from masthead.photos.containers import gif, isobmff, jpeg, png, riff, tiff
from masthead.photos.containers.blobs import Blobs
from masthead.photos.containers.photoshop import unpack_resources
from masthead.photos.exif import read_exif
from masthead.photos.extended_xmp import assemble
from masthead.photos.iptc import IimReading, read_iim
from masthead.photos.kinds import kind_of
from masthead.photos.precedence import Sources, fill, merge
from masthead.photos.stated import Embedded, Stated
from masthead.photos.xmp import BrokenPacketError, Node, read_packet
from masthead.photos.xmp_facts import read_facts

_WALKERS: dict[str, Callable[[bytes], Blobs]] = {
    "JPEG": jpeg.find_blobs,
    "PNG": png.find_blobs,
    "GIF": gif.find_blobs,
    "WebP": riff.find_blobs,
    "TIFF": tiff.find_blobs,
    "HEIC": isobmff.find_blobs,
    "AVIF": isobmff.find_blobs,
}
_MAX_PROBLEMS = 50
_MAX_READ = 4
"""Blocks of one kind that are read; two or three do occur where programs did not know of each other."""


def read_embedded(picture: bytes | BinaryIO) -> Embedded:
    """Read the metadata of a JPEG, PNG, GIF, WebP, TIFF, HEIC or AVIF file.

    Never fails, whatever the bytes: a part that cannot be read is skipped and named in ``Embedded.problems``.
    A file object is read from where it stands to its end; it is neither rewound nor closed.
    """
    data = picture if isinstance(picture, bytes) else bytes(picture.read())
    blobs = find_blobs(data)
    sources, found = read_sources(blobs)
    merged = Stated(**merge(sources))
    facts = {name: getattr(merged, name) for name in Stated.__dataclass_fields__}
    problems = tuple(dict.fromkeys(blobs.problems))[:_MAX_PROBLEMS]
    return Embedded(**facts, agency=guess_agency(merged), found=found, problems=problems)


def find_blobs(data: bytes) -> Blobs:
    """Find the metadata blocks of a file of any kind that we take; of any other kind there are none."""
    kind = kind_of(data)
    if kind is None:
        return Blobs(problems=["This is not a kind of picture whose metadata can be read."])
    blobs = _WALKERS[kind.name](data)
    for exif in blobs.exif[:_MAX_READ] if kind.name != "TIFF" else ():
        # Some programs write XMP and IPTC into the EXIF block, as if it were a TIFF file.
        inner = tiff.find_blobs(exif)
        blobs.xmp += inner.xmp
        blobs.iim += inner.iim
        blobs.irb += inner.irb
    for stream in blobs.irb:
        unpack_resources(stream, blobs)
    return blobs


def read_sources(blobs: Blobs) -> tuple[Sources, tuple[str, ...]]:
    """Read each block on its own; also return which of "exif", "xmp" and "iptc" were there and readable.

    Of several blocks of one kind the first states a fact, later ones only what those before left open.
    """
    exif, xmp, iim = Stated(), Stated(), IimReading()
    found = []
    for block in blobs.exif[:_MAX_READ]:
        facts, problems = read_exif(block)
        blobs.problems += problems
        exif = fill(exif, facts)
        found.append("exif")
    for properties in _packets(blobs):
        xmp = fill(xmp, read_facts(properties))
        found.append("xmp")
    for block in blobs.iim[:_MAX_READ]:
        reading = read_iim(block)
        blobs.problems += reading.problems
        full = iim.full if iim.stated != Stated() else reading.full
        iim = IimReading(fill(iim.stated, reading.stated), full)
        found.append("iptc")
    sources = Sources(exif, xmp, iim, iim_is_newer=_is_iim_newer(blobs))
    return sources, tuple(dict.fromkeys(found))


def _packets(blobs: Blobs) -> list[dict[str, Node]]:
    packets = []
    for packet in blobs.xmp[:_MAX_READ]:
        try:
            properties = read_packet(packet)
            extension = assemble(blobs.extended_xmp, properties, blobs.problems)
            for name, node in (read_packet(extension) if extension else {}).items():
                properties.setdefault(name, node)
        except BrokenPacketError as broken:
            blobs.problems.append(str(broken))
            continue
        packets.append(properties)
    return packets


def _is_iim_newer(blobs: Blobs) -> bool:
    """Whether the digest left by the last XMP writer no longer fits the IIM (MWG 2.0, section 3.3.1)."""
    if not blobs.iim or not blobs.iim_digest or not any(blobs.iim_digest):
        return False
    # MD5 because the format says so; nothing here is secret.
    return hashlib.md5(blobs.iim[0], usedforsecurity=False).digest() != blobs.iim_digest
