"""Stored pages out of their folder, kept in memory as long as the file is the same."""

from __future__ import annotations

import os
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

from isal import igzip

from masthead.front import asking
from masthead.front.paper import PAGE_CACHE, FrontPaper
from masthead.press import stored
from masthead.press.address import Address, is_storable
from masthead.press.stores.files import BROTLI, GONE, GZIP, MOVED, OWN_HOST

KEPT_BYTES = 48 * 1024 * 1024
"""Bytes of pages that a process keeps in memory."""
AROUND = 2_048
"""Bytes that a kept page takes beside its body: its name, its headers and what Python needs."""
FOR_MACHINES = (".rss", ".atom", ".json", ".opml")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be sent in one encoding."""

    seen: tuple[int, int, int]
    body: bytes
    etag: str
    modified: float
    headers: Pairs


class Pages:
    """The folder of stored pages. Each call looks at the file's time, so a replaced page is seen at once."""

    def __init__(self, paper: FrontPaper, kept_bytes: int = KEPT_BYTES) -> None:
        self.paper = paper
        self.kept_bytes = kept_bytes
        self.size = 0
        self.kept: OrderedDict[tuple[str, str], Page] = OrderedDict()
        self.file_of = lru_cache(maxsize=8192)(self._file_of)

    def _file_of(self, host: str, path: str) -> str | None:
        """The path of the page that a request names, without its ending; ``None`` for what no page may be called."""
        return self.file(Address(host, path)) if is_storable(host, path) else None

    def file(self, address: Address) -> str:
        """The path of a page without its ending."""
        return f"{self.paper.pages}/{address.host or OWN_HOST}/{address.name}"

    def page(self, file: str, encoding: str) -> Page | None:
        """A page by its path; an encoding that is not there falls back to the packed file unpacked."""
        ending = BROTLI if encoding == asking.BROTLI else GZIP
        try:
            found = os.stat(file + ending)  # noqa: PTH116 (one call a request)
        except OSError:
            return self.page(file, asking.GZIP) if ending == BROTLI else None
        except ValueError:
            return None
        seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        key = (file, encoding)
        page = self.kept.get(key)
        if page is not None and page.seen == seen:
            self.kept.move_to_end(key)
            return page
        try:
            return self._read(key, file + ending)
        except OSError:
            return None

    def _read(self, key: tuple[str, str], name: str) -> Page:
        file, encoding = key
        with open(name, "rb") as opened:  # noqa: PTH123 (one call a page)
            found = os.fstat(opened.fileno())
            body = opened.read()
        etag = asking.tag(found.st_mtime, found.st_size)
        if encoding == asking.IDENTITY:
            # As nginx does when it unpacks: the same page in other bytes.
            body, etag = igzip.decompress(body), f"W/{etag}"
        headers = [
            ("content-type", stored.media_type(file)),
            ("last-modified", asking.http_date(found.st_mtime)),
            ("etag", etag),
            *self.for_readers(),
        ]
        if encoding:
            headers.append(("content-encoding", encoding))
        if file.endswith(FOR_MACHINES):
            # Feed readers in browsers are pages of other sites.
            headers.append(("access-control-allow-origin", "*"))
        seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        page = Page(seen, body, etag, found.st_mtime, headers)
        self._keep(key, page)
        return page

    def _keep(self, key: tuple[str, str], page: Page) -> None:
        before = self.kept.pop(key, None)
        self.size += _size(page) - (_size(before) if before else 0)
        self.kept[key] = page
        while self.size > self.kept_bytes and self.kept:
            _, old = self.kept.popitem(last=False)
            self.size -= _size(old)

    def for_readers(self) -> Pairs:
        """Headers that every reader page has."""
        return [
            ("cache-control", PAGE_CACHE),
            ("vary", "Accept-Encoding"),
            ("content-security-policy", self.paper.reader_policy),
            *self.paper.safety,
            *self.paper.for_caches,
        ]

    def moved(self, file: str) -> str | None:
        """Where a page has moved to."""
        try:
            with open(file + MOVED, encoding="utf-8") as opened:  # noqa: PTH123
                return opened.read()
        except (OSError, ValueError):
            return None

    def is_gone(self, file: str) -> bool:
        """Whether a page was withdrawn."""
        return os.path.exists(file + GONE)  # noqa: PTH110

    def specials(self, host: str, path: str, code: str) -> list[Address]:
        """Where the edition's page for 404, 410, 500 or 503 may be: at the path's prefix, else at the host's root."""
        prefix = path[1:601].partition("/")[0]
        roots = [f"/{prefix}/"] if prefix and is_storable("", f"/{prefix}/") else []
        return [Address(host, f"{root}.{code}") for root in (*roots, "/")]

    def special(self, host: str, path: str, code: str, encoding: str) -> Page | None:
        """That page."""
        found = (self.page(self.file(address), encoding) for address in self.specials(host, path, code))
        return next((page for page in found if page is not None), None)

    def is_readable(self) -> bool:
        """Whether the folder can be read."""
        return os.access(self.paper.pages, os.R_OK | os.X_OK)


def _size(page: Page) -> int:
    return len(page.body) + AROUND
