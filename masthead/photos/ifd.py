"""Read the directories of a TIFF structure (a file or an EXIF block) and trust none of its numbers."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from masthead.photos.decoding import decode_text

EXIF_DIRECTORY = 0x8769
GPS_DIRECTORY = 0x8825

_MAX_ENTRIES = 2000
_MAX_VALUE = 8 * 1024 * 1024
_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
    129: 1,
}
_CODES = {
    1: "B",
    3: "H",
    4: "I",
    6: "b",
    7: "B",
    8: "h",
    9: "i",
    11: "f",
    12: "d",
    13: "I",
    16: "Q",
    17: "q",
    18: "Q",
}
_RATIONALS = {5: "I", 10: "i"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a directory: its type, and its bytes as they lie in the file."""

    type: int
    order: str
    view: memoryview
    """Not yet copied: thousands of fields may claim the same megabytes."""

    @property
    def raw(self) -> bytes:
        """At most 8 MB, which is more than any field that states something."""
        return bytes(self.view[:_MAX_VALUE])

    def text(self) -> str:
        """The text up to the first NUL, stripped; UTF-8 if it is, else Windows-1252 (EXIF says ASCII)."""
        return decode_text(self.raw.split(b"\0", 1)[0]).strip()

    def numbers(self, limit: int = 16) -> tuple[float, ...]:
        """At most ``limit`` numbers; a fraction over zero is left out, and so the tuple may be short."""
        if self.type in _RATIONALS:
            pairs = self._unpack(_RATIONALS[self.type], 2 * limit)
            return tuple(a / b for a, b in zip(pairs[::2], pairs[1::2], strict=False) if b)
        return self._unpack(_CODES.get(self.type, ""), limit)

    def _unpack(self, code: str, limit: int) -> tuple[float, ...]:
        if not code:
            return ()
        count = min(limit, len(self.view) // struct.calcsize(self.order + code))
        return struct.unpack_from(f"{self.order}{count}{code}", self.view)


Directory = dict[int, Entry]


@dataclass(slots=True)
class Directories:
    """The three directories that say something about a picture's subject."""

    main: Directory = field(default_factory=dict)
    exif: Directory = field(default_factory=dict)
    gps: Directory = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide counts and offsets are: TIFF 6.0, or BigTIFF with its eight bytes."""

    order: str
    count: str
    offset: str

    @property
    def entry_size(self) -> int:
        return 4 + 2 * struct.calcsize(self.order + self.offset)


def read_directories(data: bytes) -> Directories:
    """Read the first image directory, its EXIF and GPS directories (TIFF 6.0, BigTIFF, EXIF 2.32).

    Never fails: what cannot be read is named in ``problems``. Entries that point outside the data are left
    out.
    """
    found = Directories()
    start = _first_directory(data)
    if start is None:
        found.problems.append("EXIF: the block does not begin like a TIFF structure.")
        return found
    layout, offset = start
    found.main = _read_directory(data, layout, offset, "EXIF", found.problems)
    for tag, name in ((EXIF_DIRECTORY, "exif"), (GPS_DIRECTORY, "gps")):
        pointer = found.main.get(tag)
        numbers = pointer.numbers(1) if pointer else ()
        if numbers:
            setattr(found, name, _read_directory(data, layout, int(numbers[0]), name.upper(), found.problems))
    return found


def _first_directory(data: bytes) -> tuple[_Layout, int] | None:
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        return None
    magic = struct.unpack_from(order + "H", data, 2)[0]
    if magic == 43 and len(data) >= 16:
        return _Layout(order, "Q", "Q"), struct.unpack_from(order + "Q", data, 8)[0]
    if magic in (42, 0x55, 0x4F52, 0x5352):
        return _Layout(order, "H", "I"), struct.unpack_from(order + "I", data, 4)[0]
    return None


def _read_directory(data: bytes, layout: _Layout, offset: int, name: str, problems: list[str]) -> Directory:
    width = struct.calcsize(layout.order + layout.count)
    if offset < 8 or offset + width > len(data):
        problems.append(f"{name}: a directory lies outside the file.")
        return {}
    count = struct.unpack_from(layout.order + layout.count, data, offset)[0]
    there = (len(data) - offset - width) // layout.entry_size
    if count > min(there, _MAX_ENTRIES):
        problems.append(f"{name}: a directory is cut off or damaged ({count} fields stated).")
        count = min(count, there, _MAX_ENTRIES)
    directory: Directory = {}
    outside = 0
    for number in range(count):
        position = offset + width + number * layout.entry_size
        tag, type_ = struct.unpack_from(layout.order + "HH", data, position)
        raw = _value(data, layout, position + 4, type_)
        if raw is None:
            outside += 1
        else:
            directory.setdefault(tag, Entry(type_, layout.order, raw))
    if outside:
        problems.append(f"{name}: {outside} fields could not be read.")
    return directory


def _value(data: bytes, layout: _Layout, position: int, type_: int) -> memoryview | None:
    inline = struct.calcsize(layout.order + layout.offset)
    count = struct.unpack_from(layout.order + layout.offset, data, position)[0]
    size = _SIZES.get(type_, 0) * count
    if type_ not in _SIZES:
        return None
    where = position + inline
    if size > inline:
        where = struct.unpack_from(layout.order + layout.offset, data, where)[0]
    if where + size > len(data):
        return None
    return memoryview(data)[where : where + size]
