"""The copy of stored pages that the front keeps of a bucket: young while that answers, and there when it does not."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass

from masthead.front.paper import FrontPaper
from masthead.press.address import Address
from masthead.press.stored import StoredPage
from masthead.press.stores import StoreError
from masthead.press.stores.files import BROTLI, GONE, GZIP, MOVED, FileStore

AGE = 1.0
"""Seconds for which a page is given out without asking the bucket whether there is a newer one."""
PATIENCE = 0.5
"""Seconds that a reader waits for the bucket's answer about a page of which there is a copy."""
PAUSE = 1.0
"""Seconds for which a bucket that did not answer is not asked."""
KNOWN_MOST = 50_000
"""Pages of which the version is remembered."""
SWEPT_TO = 0.8
"""The part of its room that a copy has left when the pages that were read longest ago are thrown away."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """When the bucket was asked for a page last (monotonic seconds), and the tag of the version that it had."""

    asked: float
    tag: str


class Copy:
    """Pages of a bucket in a folder, laid out as the store of files does it."""

    def __init__(self, paper: FrontPaper) -> None:
        from masthead.press.stores.s3 import S3Store

        assert paper.bucket is not None
        os.makedirs(paper.pages, exist_ok=True)  # noqa: PTH103
        self.bucket = S3Store(paper.bucket)
        self.files = FileStore(paper.pages)
        self.room = paper.copy_bytes
        # As if it were full: what lies there from before is looked at with the first page.
        self.written = self.room
        self.known: OrderedDict[Address, Known] = OrderedDict()
        self.flights: dict[Address, asyncio.Task[None]] = {}
        self.silent_until = 0.0

    async def refresh(self, address: Address, age: float = AGE) -> None:
        """See that the copy of a page is no older than so many seconds.

        However many ask, the bucket is asked once. While it does not answer, what is here counts.
        """
        now = time.monotonic()
        known = self.known.get(address)
        if now < self.silent_until or (known is not None and now - known.asked < age):
            return
        is_here = self.is_here(address)
        flight = self.flights.get(address)
        if flight is None:
            flight = asyncio.create_task(self._ask(address, known.tag if known and is_here else ""))
            self.flights[address] = flight
            flight.add_done_callback(lambda _: self.flights.pop(address, None))
        try:
            await asyncio.wait_for(asyncio.shield(flight), PATIENCE if is_here else None)
        except TimeoutError:
            self.silent_until = time.monotonic() + PAUSE

    def is_here(self, address: Address) -> bool:
        """Whether there is a copy of a page."""
        file = self.files.file(address)
        return any(os.path.exists(file + ending) for ending in (GZIP, MOVED, GONE))  # noqa: PTH110

    async def _ask(self, address: Address, tag: str) -> None:
        asked = time.monotonic()
        try:
            found = await self.bucket.fetch(address, tag)
            if found != "same":
                await asyncio.to_thread(self._keep, address, found.page)
                tag = found.tag
        except StoreError as error:
            log.warning("%s: the copy is given out: %s", address, error)
            self.silent_until = time.monotonic() + PAUSE
            return
        self.known[address] = Known(asked, tag)
        self.known.move_to_end(address)
        if len(self.known) > KNOWN_MOST:
            self.known.popitem(last=False)

    def _keep(self, address: Address, page: StoredPage | None) -> None:
        if page is None:
            self.files.remove(address)
            return
        try:
            self.files.put(address, page)
        except StoreError:
            # Rather none than an older one: the application answers then.
            self.files.remove(address)
            raise
        self.written += len(page.gzip) + len(page.brotli)
        if self.written > self.room * (1 - SWEPT_TO):
            self.written = 0
            self.sweep()

    def sweep(self) -> None:
        """Throw away the pages that were read longest ago while they take more room than they have."""
        pages: dict[str, list[os.stat_result]] = {}
        for folder, _, names in os.walk(self.files.folder):
            for name in names:
                stem, dot, ending = name.rpartition(".")
                is_page = f"{dot}{ending}" in {GZIP, BROTLI, MOVED, GONE}
                file = f"{folder}/{name}"
                with suppress(FileNotFoundError):
                    pages.setdefault(f"{folder}/{stem}" if is_page else file, []).append(os.stat(file))  # noqa: PTH116
        pages = {stem: found for stem, found in pages.items() if found}
        sizes = {stem: sum(each.st_size for each in found) for stem, found in pages.items()}
        total = sum(sizes.values())
        for stem in sorted(pages, key=lambda stem: max(max(each.st_atime, each.st_mtime) for each in pages[stem])):
            if total <= self.room * SWEPT_TO:
                return
            for ending in (BROTLI, GZIP, MOVED, GONE, ""):
                with suppress(FileNotFoundError):
                    os.unlink(stem + ending)  # noqa: PTH108
            total -= sizes[stem]
