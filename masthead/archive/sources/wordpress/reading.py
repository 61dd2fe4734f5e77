"""Reads a WordPress export, record by record."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, tzinfo
from pathlib import Path
from typing import BinaryIO, TypeAlias

from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.dates import zone_of
from masthead.archive.sources.wordpress.fields import Fields, Reader, RecordError, joined, parted
from masthead.archive.sources.wordpress.header import Header, opened, read_header
from masthead.archive.sources.wordpress.items import item_events
from masthead.archive.sources.wordpress.library import Library
from masthead.archive.sources.wordpress.people import account
from masthead.archive.sources.wordpress.records import LARGEST_RECORD, Record, cut
from masthead.archive.sources.wordpress.survey import Survey, survey
from masthead.archive.sources.wordpress.terms import channel_term
from masthead.stories.incoming import (
    IncomingFile,
    IncomingMenuItem,
    IncomingPerson,
    IncomingPhoto,
    IncomingSite,
    IncomingStory,
    Note,
    Skipped,
    Term,
    Unreadable,
)

Incoming: TypeAlias = (
    IncomingSite
    | IncomingPerson
    | Term
    | IncomingPhoto
    | IncomingFile
    | IncomingStory
    | IncomingMenuItem
    | Skipped
    | Unreadable
)
_TITLE = re.compile(rb"<title[^>]*>(?:<!\[CDATA\[)?([^<\]]{0,120})")
_NUMBER = re.compile(rb"<(?:[\w.-]+:)?post_id[^>]*>(?:<!\[CDATA\[)?\s*(\d{1,18})")


def read_wordpress(
    source: str | os.PathLike[str] | BinaryIO,
    *,
    zone: tzinfo | None = None,
    language: str = "",
    largest_item: int = LARGEST_RECORD,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Incoming]:
    """Everything in a WordPress export (WXR 1.0 to 1.2, or without a version), in order, in flat memory.

    ``source``: a path, or a binary stream. A path or a stream that can seek is read twice: first for what
    stories refer to by number (pictures, reusable blocks, guest authors), then item by item; from a stream
    that cannot seek, a story knows only pictures that came before it (``IncomingPhoto`` with a bare
    ``source_id`` stands for the others). ``zone``: of dates that the export gives only in the site's own time;
    without it, the offset that its other dates show, else UTC. ``language``: which to keep where a plugin
    stores several in one text; without it, the site's. ``largest_item``: bytes; larger ones are
    ``Unreadable``. ``progress``: called with (bytes done, bytes in all, 0 if unknown) over both readings.

    Yields one ``IncomingSite`` first, then people and terms (each before the first item that names it; the
    same ``source_id`` may come again with more details), then items in the file's order. An item that cannot
    be read is an ``Unreadable`` and the next goes on; what is no story on purpose is a ``Skipped``.
    Raises :class:`NotAnExport` for a file that is no WordPress export, before anything is yielded.
    """
    if isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as stream:
            yield from _read(stream, zone, language, largest_item, progress)
    else:
        yield from _read(source, zone, language, largest_item, progress)


def _read(
    stream: BinaryIO,
    zone: tzinfo | None,
    language: str,
    largest: int,
    progress: Callable[[int, int], None] | None,
) -> Iterator[Incoming]:
    with closing(Library()) as library:
        context = Context(library, zone or UTC, language)
        found = Survey()
        tell = _teller(stream, progress)
        if _can_seek(stream):
            start = stream.tell()
            found = survey(cut(opened(stream), largest, tell), library, context)
            stream.seek(start)
        records = cut(opened(stream), largest, tell)
        header, records = read_header(records)
        if zone is None:
            context.zone = zone_of(found.offset_minutes)
        context.language = language or header.site.language
        yield _site(header, found, zone)
        for person in found.guests:
            context.remember(person)
            yield person
        yield from _events(records, Reader(header.raw, header.encoding, header.site.language), context)


def _site(header: Header, found: Survey, zone: tzinfo | None) -> IncomingSite:
    site = header.site
    notes = list(site.notes)
    if zone is None and found.needs_zone and found.offset_minutes is None:
        notes.append(Note("zone-guessed", "dates in the site's own time were read as UTC"))
    return IncomingSite(
        site.title, site.url, site.language, site.description, found.offset_minutes, site.version, tuple(notes)
    )


def _events(records: Iterator[Record], reader: Reader, context: Context) -> Iterator[Incoming]:
    number = 0
    is_cut = False
    for record in records:
        number += record.kind in ("item", "cut", "oversize")
        where = f"item {number}, byte {record.offset}"
        if record.kind in ("cut", "oversize"):
            is_cut = record.kind == "cut"
            yield from _unread(record, where, reader, context)
        elif record.kind == "end":
            if not is_cut and b"</rss" not in record.data and b"</channel" not in record.data:
                reason = "the file ends before its closing tag: items after this place are missing"
                yield Unreadable(f"byte {record.offset}", reason)
        elif record.kind != "gap":
            yield from _record_events(record, where, reader, context)


def _record_events(record: Record, where: str, reader: Reader, context: Context) -> Iterator[Incoming]:
    pieces = parted(record.data) if record.kind == "item" else [record.data]
    for data in pieces:
        try:
            fields = reader.read(data)
        except RecordError as error:
            yield Unreadable(where, f"not well-formed XML: {error}{_named(data)}", _source_id(data))
            continue
        if record.kind == "item":
            yield from item_events(fields, context, where)
        else:
            yield from _channel_events(record.kind, fields, context)


def _channel_events(kind: str, fields: Fields, context: Context) -> Iterator[Incoming]:
    if kind == "author":
        person = account(fields)
        if person is not None:
            context.remember(person)
            yield person
    elif (term := channel_term(kind, fields, context)) is not None:
        yield term


def _unread(record: Record, where: str, reader: Reader, context: Context) -> Iterator[Incoming]:
    """What can be said of an item that is not whole; whole ones that a lost ``]]>`` had joined to it are read."""
    *whole, last = joined(record.data)
    for piece in whole:
        yield from _record_events(Record("item", piece, record.offset), where, reader, context)
    reason = (
        "the file ends in the middle of this item" if record.kind == "cut" else "the item is larger than an item may be"
    )
    yield Unreadable(where, reason + _named(last), _source_id(last))


def _named(data: bytes) -> str:
    title = _TITLE.search(data[:65536])
    return f" ({title[1].decode('utf-8', 'replace').strip()})" if title and title[1].strip() else ""


def _source_id(data: bytes) -> str:
    number = _NUMBER.search(data)
    return number[1].decode() if number else ""


def _can_seek(stream: BinaryIO) -> bool:
    seekable = getattr(stream, "seekable", None)
    return bool(seekable and seekable())


def _teller(stream: BinaryIO, progress: Callable[[int, int], None] | None) -> Callable[[int], None] | None:
    """Turns "bytes read in this reading" into progress over both readings."""
    if progress is None:
        return None
    total = 0
    if _can_seek(stream):
        here = stream.tell()
        total = 2 * (stream.seek(0, os.SEEK_END) - here)
        stream.seek(here)
    done = [0, 0]

    def tell(read: int) -> None:
        if read < done[1]:
            done[0] += done[1]
        done[1] = read
        progress(done[0] + read, total)

    return tell
