"""The first, cheap reading of an export: what its stories will refer to by number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from masthead.archive.sources.wordpress.context import Context
from masthead.archive.sources.wordpress.dates import offset_minutes
from masthead.archive.sources.wordpress.fields import Fields, Reader, RecordError, parted
from masthead.archive.sources.wordpress.header import read_header
from masthead.archive.sources.wordpress.library import Library
from masthead.archive.sources.wordpress.media import attachment
from masthead.archive.sources.wordpress.menus import whole
from masthead.archive.sources.wordpress.people import guest
from masthead.archive.sources.wordpress.records import Record
from masthead.stories.incoming import IncomingPerson, IncomingPhoto

_WANTED = re.compile(rb"post_type\s*>\s*(?:<!\[CDATA\[)?\s*(attachment|wp_block|guest-author)\s*(?:\]\]>)?\s*</")
_DATE = re.compile(rb"post_date\s*>\s*(?:<!\[CDATA\[)?([^<\]]{19})[^<]*(?:>\s*)?</")
_DATE_GMT = re.compile(rb"post_date_gmt\s*>\s*(?:<!\[CDATA\[)?([^<\]]{19})[^<]*(?:>\s*)?</")
_MOST_SAMPLES = 2000


@dataclass(slots=True)
class Survey:
    """What was found besides the pictures and blocks that went to the library."""

    guests: list[IncomingPerson] = field(default_factory=list)
    offset_minutes: int | None = None
    """How far the site's own time was ahead of UTC in most items."""
    needs_zone: bool = False
    """Whether some item gives its date only in the site's own time."""


def survey(records: Iterable[Record], library: Library, context: Context) -> Survey:
    """Fill the library; broken records are left to the second reading, which reports them."""
    found = Survey()
    offsets: Counter[int] = Counter()
    header, records = read_header(iter(records))
    reader = Reader(header.raw, header.encoding, header.site.language)
    context.language = context.language or header.site.language
    samples = 0
    for record in records:
        if record.kind != "item":
            continue
        if samples < _MOST_SAMPLES:
            samples += 1
            _sample_dates(record.data, offsets, found)
        if _WANTED.search(record.data):
            for data in parted(record.data):
                with suppress(RecordError):
                    _take(reader.read(data), library, context, found)
    if offsets:
        found.offset_minutes = offsets.most_common(1)[0][0]
    return found


def _take(fields: Fields, library: Library, context: Context, found: Survey) -> None:
    kind = fields.text("wp:post_type")
    if kind == "attachment":
        item = attachment(fields, context)
        if isinstance(item, IncomingPhoto):
            library.add_photo(item, whole(fields.text("wp:menu_order")))
        else:
            library.add_file(item)
    elif kind == "wp_block":
        library.add_block(fields.text("wp:post_id"), fields.text("content:encoded"))
    elif kind == "guest-author" and (person := guest(fields)) is not None:
        found.guests.append(person)


def _sample_dates(data: bytes, offsets: Counter[int], found: Survey) -> None:
    local, gmt = _DATE.search(data), _DATE_GMT.search(data)
    if local is None:
        return
    minutes = offset_minutes(gmt[1].decode("ascii", "replace"), local[1].decode("ascii", "replace")) if gmt else None
    if minutes is None:
        found.needs_zone = found.needs_zone or not local[1].startswith(b"0000")
    else:
        offsets[minutes] += 1
