"""Cuts an export into its records (items, authors, terms) without parsing it.

A record is parsed on its own later: one that is broken costs nothing but itself, no document type
declaration ever reaches the parser, and memory holds one record, whatever the size of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from masthead.archive.sources.wordpress.window import Window

LARGEST_RECORD = 32 << 20
"""Bytes; a larger item is reported and passed over."""

LARGEST_GAP = 1 << 20
"""Bytes kept of what stands between records (the channel's own fields stand before the first)."""

_OPENING = re.compile(rb"<!--|<!\[CDATA\[|<((?:[\w.-]+:)?(item|author|category|tag|term))(?=[\s/>])")
_CLOSERS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_OPEN, _CLOSE = b"<![CDATA[", b"]]>"
_OVERLAP = 256
_HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Record:
    """One element of the channel with the bytes as they stand in the file."""

    kind: str
    """``item``, ``author``, ``category``, ``tag``, ``term``; ``gap`` for what stands between;
    ``cut`` for an item that the file ends in; ``oversize`` (first bytes only); ``end`` for the end of the
    file, its data being the last bytes."""
    data: bytes
    offset: int


def cut(stream: BinaryIO, largest: int = LARGEST_RECORD, tell: Callable[[int], None] | None = None) -> Iterator[Record]:
    """The records of ``stream`` in order; the last is always of kind ``end``."""
    window = Window(stream, tell)
    while opening := (yield from _next_opening(window)):
        name, kind = opening
        end = _find_end(window, name, largest)
        if end is None:
            is_cut = window.is_at_end and len(window.data) <= largest
            kept = len(window.data) if is_cut else _HEAD
            yield Record("cut" if is_cut else "oversize", window.data[:kept], window.start)
            if window.is_at_end or not _pass_over(window, name):
                window.drop(len(window.data))
                break
            continue
        yield Record(kind, window.data[:end], window.start)
        window.drop(end)
    yield Record("end", window.data[-_OVERLAP:], window.start + len(window.data))


def _next_opening(window: Window) -> Generator[Record, None, tuple[bytes, str] | None]:
    """Drop everything before the next record, yielding it as a gap; return the record's tag and kind."""
    at = 0
    while True:
        match = _OPENING.search(window.data, at)
        if match and match[1]:
            if gap := window.data[: match.start()].strip():
                yield Record("gap", gap, window.start)
            window.drop(match.start())
            return match[1], match[2].decode()
        if match:
            at = _after(window, match)
            if at >= 0:
                continue
            at = match.start()
        else:
            at = max(at, len(window.data) - _OVERLAP)
        if len(window.data) > LARGEST_GAP:
            kept = max(len(window.data) - _OVERLAP, 1)
            yield Record("gap", window.data[:kept], window.start)
            window.drop(kept)
            at = max(at - kept, 0)
        if not window.more():
            if gap := window.data.strip():
                yield Record("gap", gap, window.start)
            return None


def _after(window: Window, match: re.Match[bytes]) -> int:
    """Where the comment or CDATA section that ``match`` opens has ended; -1 if not in the window yet."""
    closer = _CLOSERS[match[0]]
    found = window.data.find(closer, match.end())
    return found + len(closer) if found >= 0 else -1


def _find_end(window: Window, name: bytes, largest: int) -> int | None:
    """The end of the record at the window's start; ``None`` if the file ends first or it is too large."""
    data = window.data
    opening_end = data.find(b">")
    if opening_end > 0 and data[opening_end - 1 : opening_end] == b"/":
        return opening_end + 1
    closing = b"</" + name
    at = 0
    while True:
        found, at = _closing_at(window.data, closing, at)
        if found >= 0:
            return found
        if len(window.data) > largest or not window.more():
            return None


def _closing_at(data: bytes, closing: bytes, at: int) -> tuple[int, int]:
    """(end of the closing tag or -1, where to search on when there are more bytes)."""
    while True:
        found = data.find(closing, at)
        if found < 0:
            return -1, max(at, len(data) - len(closing))
        end = data.find(b">", found)
        if end < 0:
            return -1, found
        if data[found + len(closing) : end].strip():
            at = found + len(closing)
            continue
        if data.rfind(_OPEN, 0, found) <= data.rfind(_CLOSE, 0, found):
            return end + 1, at
        section_end = data.find(_CLOSE, found)
        if section_end < 0:
            return -1, found
        at = section_end + len(_CLOSE)


def _pass_over(window: Window, name: bytes) -> bool:
    """Drop the rest of a record that is too large; False if the file ends first."""
    is_inside = window.data.rfind(_OPEN) > window.data.rfind(_CLOSE)
    window.drop(max(len(window.data) - _OVERLAP, 0))
    closing = b"</" + name + b">"
    while True:
        wanted = _CLOSE if is_inside else closing
        section = -1 if is_inside else window.data.find(_OPEN)
        found = window.data.find(wanted)
        if section >= 0 and (found < 0 or section < found):
            window.drop(section + len(_OPEN))
            is_inside = True
        elif found >= 0:
            window.drop(found + len(wanted))
            if not is_inside:
                return True
            is_inside = False
        else:
            window.drop(max(len(window.data) - _OVERLAP, 0))
            if not window.more():
                return False
