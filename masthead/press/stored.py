"""A page as finished bytes, and what its file's ending says about it."""

from __future__ import annotations

from dataclasses import dataclass

import brotli
from isal import igzip

GZIP_LEVEL = 2
BROTLI = {"quality": 5, "lgwin": 16}
"""Measured on story pages: a higher quality buys a tenth of the size for many times the work."""

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "opml": "text/x-opml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""By the ending of a stored page's name; a web server that serves the folder is given the same table."""


@dataclass(frozen=True, slots=True)
class StoredPage:
    """What a reader gets: 200 with a body packed twice, 301 with a location, or 410.

    The page that says what 410 means is one for an edition (``/.410``), not one for each address.
    """

    status: int
    gzip: bytes = b""
    brotli: bytes = b""
    location: str = ""

    @classmethod
    def of(cls, body: bytes) -> StoredPage:
        """Pack the body of a page; the same body gives the same bytes."""
        return cls(200, igzip.compress(body, GZIP_LEVEL, mtime=0), brotli.compress(body, **BROTLI))

    @property
    def body(self) -> bytes:
        """The body unpacked; empty for 301 and 410."""
        return igzip.decompress(self.gzip) if self.gzip else b""


def packed_again(gzip: bytes) -> StoredPage:
    """A page from its body packed with gzip; brotli is packed as it was when the page was made."""
    return StoredPage(200, gzip, brotli.compress(igzip.decompress(gzip), **BROTLI))


def media_type(name: str) -> str:
    """The media type of a stored page's name: ``city/feed.rss``."""
    return MEDIA_TYPES.get(name.rpartition(".")[2], MEDIA_TYPES["html"])
