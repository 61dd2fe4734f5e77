"""The head of an export: is it one at all, in which encoding, and what the site says of itself."""

from __future__ import annotations

import codecs
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, cast

from masthead.archive.sources.body.plain import plain_text
from masthead.archive.sources.errors import NotAnExport
from masthead.archive.sources.wordpress.mending import decoded, old_encoding
from masthead.archive.sources.wordpress.records import Record
from masthead.archive.sources.wordpress.window import Transcoded
from masthead.stories.incoming import IncomingSite, Note

_START = 4096
_HEAD = 1 << 15
"""Characters of the header in which the site's own fields are looked for."""
_ENCODING = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_PREFIX_OF_WORDPRESS = re.compile(rb"wordpress\.org/export/|<wp:|wxr_version")
_LEAF = re.compile(
    r"<(title|link|description|language|(?:[\w.-]+:)?(?:wxr_version|base_site_url|base_blog_url))(?:\s[^<>]*)?>"
    r"\s*(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))\s*</",
    re.S,
)
_IMAGE = re.compile(r"<image\b.*?</image\s*>", re.S)
_VERSIONS = frozenset({"1.0", "1.1", "1.2"})
_COMPRESSED = {b"\x1f\x8b": "gzip", b"PK": "ZIP", b"BZ": "bzip2", b"\xfd7zXZ": "xz"}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the first record."""

    site: IncomingSite
    raw: bytes
    encoding: str


class _Joined(io.RawIOBase):
    """Bytes that were read already, and then the rest of their stream."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        if self._first:
            first, self._first = self._first, b""
            return first
        return self._stream.read(size)


def opened(stream: BinaryIO) -> BinaryIO:
    """The stream as bytes that ASCII tags can be searched in: UTF-16 and the like are transcoded to UTF-8.

    Raises :class:`NotAnExport` for an empty or compressed file.
    """
    start = stream.read(_START)
    if not start.strip():
        raise NotAnExport("the file is empty")
    for magic, name in _COMPRESSED.items():
        if start.startswith(magic):
            raise NotAnExport(f"the file is compressed ({name}): unpack it and import the .xml file inside")
    joined = cast(BinaryIO, _Joined(start, stream))
    encoding = _wide_encoding(start)
    return cast(BinaryIO, Transcoded(joined, encoding)) if encoding else joined


def _wide_encoding(start: bytes) -> str:
    """The encoding if ASCII tags cannot be searched in its bytes, else ""."""
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start.startswith((b"<\x00?\x00", b"<\x00r\x00")):
        return "utf-16-le"
    if start.startswith((b"\x00<\x00?", b"\x00<\x00r")):
        return "utf-16-be"
    declared = _declared(start)
    multibyte = ("shift", "sjis", "gb", "big5", "iso-2022", "hz", "utf-7", "euc", "cp9", "ms9")
    return declared if declared.startswith(multibyte) else ""


def _declared(start: bytes) -> str:
    match = _ENCODING.search(start)
    # "-i" and "-e" say who orders the letters, and Python knows no such names
    name = re.sub(r"(?<=iso-8859-[68])-[ie]$", "", match[1].decode().lower()) if match else ""
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def read_header(records: Iterator[Record]) -> tuple[Header, Iterator[Record]]:
    """(the header, all further records); raises :class:`NotAnExport` with a one-line message."""
    raw = b""
    for record in records:
        if record.kind == "gap" and len(raw) < 2 << 20:
            raw += record.data + b"\n"
            continue
        _check(raw, record)
        return _header(raw), chain([record], records)
    raise NotAnExport("the file is empty")


def _check(raw: bytes, first: Record) -> None:
    start = raw[:65536].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _ENTITY.search(raw):
        raise NotAnExport("the file declares XML entities, which no WordPress export does: refused")
    if b"<rss" not in raw and b"<channel" not in raw:
        kind = "an HTML page" if start[:200].lower().startswith((b"<!doctype html", b"<html")) else "not RSS"
        raise NotAnExport(f"the file is no WordPress export: it is {kind} (Tools, Export in WordPress makes one)")
    if not re.search(rb"<channel[\s>]", raw):
        raise NotAnExport("the file is no WordPress export: there is no <channel> in its <rss>")
    if not _PREFIX_OF_WORDPRESS.search(raw) and not _PREFIX_OF_WORDPRESS.search(first.data):
        raise NotAnExport("the file is an RSS feed, not a WordPress export: nothing of WordPress is in it")


def _header(raw: bytes) -> Header:
    encoding = _declared(raw[:_START])
    text, is_foreign = decoded(raw, encoding)
    values = _leaves(text)
    if is_foreign:
        values = _leaves(decoded(raw, encoding, old_encoding(values.get("language", "")))[0])
    version = values.get("wxr_version", "")
    notes = () if version in _VERSIONS else (Note("odd-version", version or "none"),)
    site = IncomingSite(
        title=plain_text(values.get("title", "")),
        url=values.get("base_blog_url") or values.get("link") or values.get("base_site_url") or "",
        language=values.get("language", ""),
        description=plain_text(values.get("description", "")),
        version=version,
        notes=notes,
    )
    return Header(site, raw, encoding)


def _leaves(text: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, section, plain in _LEAF.findall(_IMAGE.sub("", text[:_HEAD])):
        values.setdefault(name.rpartition(":")[2], section.strip() or html.unescape(plain).strip())
    return values
