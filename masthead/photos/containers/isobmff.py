"""Find metadata in a HEIC or AVIF file (ISO/IEC 23008-12 on top of 14496-12: items of the "meta" box)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from masthead.photos.containers.blobs import MAX_BLOCK, Blobs

_MAX_BOXES = 10_000
_MAX_EXTENTS = 256
_MAX_ITEMS = 16


@dataclass(slots=True)
class _Items:
    """What "iinf" and "iloc" say: the kind of each item, and where its bytes lie."""

    kinds: dict[int, str] = field(default_factory=dict)
    places: dict[int, tuple[int, list[tuple[int, int]]]] = field(default_factory=dict)
    local_data: tuple[int, int] = (0, 0)


class _Reader:
    """A cursor over big-endian numbers; beyond the end it reads zeros, and the caller sees ``is_done``."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self.data, self.position, self.end = data, start, min(end, len(data))

    @property
    def is_done(self) -> bool:
        return self.position >= self.end

    def number(self, size: int) -> int:
        value = int.from_bytes(self.data[self.position : min(self.position + size, self.end)], "big")
        self.position += size
        return value

    def string(self) -> str:
        stop = self.data.find(b"\0", self.position, self.end)
        stop = self.end if stop < 0 else stop
        text = self.data[self.position : stop].decode("ascii", "replace")
        self.position = stop + 1
        return text


def find_blobs(data: bytes) -> Blobs:
    """Read the metadata items of the file's "meta" box. Never fails."""
    blobs = Blobs()
    items = _Items()
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind == b"meta":
            _read_meta(data, start + 4, end, items)
            break  # there is one; a file of a thousand would be read a thousand times
    for number, name in items.kinds.items():
        block = _bytes_of(data, items, number)
        if name == "Exif":
            # The block begins with the distance from here to the TIFF header (23008-12, annex A.2.1).
            skip = int.from_bytes(block[:4], "big")
            blobs.add_exif(block[4 + skip :] if 4 + skip < len(block) else block[4:])
        else:
            blobs.add(blobs.xmp, block, "XMP")
        if not block:
            blobs.problems.append(f"HEIF: the item {name} lies outside the file.")
    return blobs


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        size, kind, header = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8], 8
        if size == 1:
            size, header = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        elif size == 0:
            size = end - start
        if size < header:
            return
        yield kind, start + header, min(start + size, end)
        start += size


def _read_meta(data: bytes, start: int, end: int, items: _Items) -> None:
    boxes: dict[bytes, tuple[int, int]] = {}
    for kind, begin, stop in _boxes(data, start, end):
        boxes.setdefault(kind, (begin, stop))
    if b"iinf" in boxes and b"iloc" in boxes:
        _read_kinds(data, *boxes[b"iinf"], items)
        _read_places(_Reader(data, *boxes[b"iloc"]), items)
    items.local_data = boxes.get(b"idat", (0, 0))


def _read_kinds(data: bytes, start: int, end: int, items: _Items) -> None:
    version = data[start] if start < end else 0
    for kind, begin, stop in _boxes(data, start + (6 if version == 0 else 8), end):
        if kind != b"infe":
            continue
        reader = _Reader(data, begin, stop)
        version = reader.number(1)
        reader.number(3)
        if version < 2:
            continue
        number = reader.number(2 if version == 2 else 4)
        reader.number(2)
        name = reader.number(4).to_bytes(4, "big").decode("ascii", "replace")
        reader.string()
        is_wanted = name == "Exif" or (name == "mime" and reader.string() == "application/rdf+xml")
        if is_wanted and len(items.kinds) < _MAX_ITEMS:
            items.kinds[number] = name


def _read_places(reader: _Reader, items: _Items) -> None:
    version = reader.number(1)
    reader.number(3)
    sizes = reader.number(1)
    offset_size, length_size = sizes >> 4, sizes & 15
    sizes = reader.number(1)
    base_size, index_size = sizes >> 4, (sizes & 15 if version else 0)
    wide = 4 if version == 2 else 2
    for _ in range(min(reader.number(wide), _MAX_BOXES)):
        if reader.is_done:
            return
        number = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        base = reader.number(base_size)
        count = reader.number(2)
        if number not in items.kinds or number in items.places:
            reader.position += count * (index_size + offset_size + length_size)
            continue
        extents: list[tuple[int, int]] = []
        for _ in range(min(count, _MAX_EXTENTS)):
            reader.number(index_size)
            offset = reader.number(offset_size)
            extents.append((base + offset, reader.number(length_size)))
        items.places[number] = (method, extents)


def _bytes_of(data: bytes, items: _Items, number: int) -> bytes:
    method, extents = items.places.get(number, (0, []))
    begin, stop = (0, len(data)) if method == 0 else items.local_data
    # A length of 0 means up to the end.
    parts = [(begin + offset, min(begin + offset + (length or stop), stop)) for offset, length in extents]
    if method > 1 or sum(max(last - first, 0) for first, last in parts) > MAX_BLOCK:
        return b""
    return b"".join(data[first:last] for first, last in parts)
