"""The copy of media that the front keeps of a bucket: fetched when a reader asks, there when the bucket is away."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

from masthead.conf.buckets import Bucket
from masthead.conf.objects import BucketError, client, told
from masthead.front.copying import KNOWN_MOST, PATIENCE, PAUSE, SWEPT_TO
from masthead.front.paper import FrontPaper

AGE = 60.0
"""Seconds for which a file is given out without asking whether the bucket still has it."""
MISSING_AGE = 1.0
"""Seconds for which a file that the bucket has not got is not asked for again."""
ANSWER = 5.0
"""Seconds that the bucket has to begin its answer."""
WHOLE, PART = timedelta(minutes=10), timedelta(seconds=10)
"""How long a file may take altogether, and each part of it."""
PIECE = 1024 * 1024
JUST_READ = 10.0
"""Seconds for which a file stays that was fetched or looked at, however full the copy is: it is being sent."""
ARRIVING = ".arriving"
"""The folder of files that are not whole; no address leads below a dot."""
log = logging.getLogger(__name__)


class MediaCopy:
    """Files of a bucket in a folder, under the names that they have there."""

    def __init__(self, bucket: Bucket, folder: str, room: int) -> None:
        self.bucket = bucket
        self.folder = folder
        self.room = room
        self.objects = client(bucket, timeout=WHOLE, read_timeout=PART)
        # As if it were full: what lies there from before is looked at with the first file.
        self.written = room
        self.asked: OrderedDict[str, float] = OrderedDict()
        self.flights: dict[str, asyncio.Task[None]] = {}
        self.silent_until = 0.0
        os.makedirs(f"{folder}/{ARRIVING}", exist_ok=True)  # noqa: PTH103
        for name in os.listdir(f"{folder}/{ARRIVING}"):  # noqa: PTH208
            os.unlink(f"{folder}/{ARRIVING}/{name}")  # noqa: PTH108

    async def bring(self, name: str) -> None:
        """See that a file is here if the bucket has it, and is not if it was deleted there.

        However many ask, it is fetched once. Raises ``BucketError`` where the bucket does not answer and there is no
        copy; with one, the copy counts. Raises ``OSError`` where this machine's disk takes no file.
        """
        now = time.monotonic()
        is_here = os.path.isfile(self.file(name))  # noqa: PTH113
        asked = self.asked.get(name)
        if asked is not None and now - asked < (AGE if is_here else MISSING_AGE):
            return
        if now < self.silent_until:
            if is_here:
                return
            raise BucketError(f"The bucket {self.bucket.name} did not answer a moment ago")
        flight = self.flights.get(name)
        if flight is None:
            flight = asyncio.create_task(self._fetch(name, is_here))
            self.flights[name] = flight
            flight.add_done_callback(lambda done: self._landed(name, done))
        try:
            await asyncio.wait_for(asyncio.shield(flight), PATIENCE if is_here else None)
        except TimeoutError:
            self.silent_until = time.monotonic() + PAUSE
        except OSError as error:
            if isinstance(error, BucketError):
                self.silent_until = time.monotonic() + PAUSE
            if not is_here:
                raise

    def file(self, name: str) -> str:
        """Where the copy of a file is."""
        return f"{self.folder}/{name}"

    def _landed(self, name: str, flight: asyncio.Task[None]) -> None:
        del self.flights[name]
        # Asked for here: who waited for it may have gone.
        error = None if flight.cancelled() else flight.exception()
        if error is not None:
            log.warning("%s: %s", name, error)

    async def _fetch(self, name: str, is_here: bool) -> None:
        asked = time.monotonic()
        try:
            if not is_here or not await self._is_same(name):
                await self._copy(name)
        except FileNotFoundError:
            if is_here:
                with suppress(FileNotFoundError):
                    os.unlink(self.file(name))  # noqa: PTH108
        self.asked[name] = asked
        self.asked.move_to_end(name)
        if len(self.asked) > KNOWN_MOST:
            self.asked.popitem(last=False)

    async def _is_same(self, name: str) -> bool:
        """Whether the copy is what the bucket has; then it was read at this moment, whatever the disk notes."""
        with told(self.bucket, name):
            facts = await _in_time(self.objects.head_async(name))
        try:
            found = os.stat(self.file(name))  # noqa: PTH116
        except FileNotFoundError:
            return False
        if (found.st_size, int(found.st_mtime)) != (facts["size"], _moment(facts)):
            return False
        self._note(self.file(name), facts)
        return True

    async def _copy(self, name: str) -> None:
        part = f"{self.folder}/{ARRIVING}/{secrets.token_hex(16)}"
        try:
            with told(self.bucket, name):
                found: Any = await _in_time(self.objects.get_async(name))
            with open(part, "xb") as opened:  # noqa: PTH123 (each write waits in a thread)
                async for piece in self._pieces(found):
                    await asyncio.to_thread(opened.write, piece)
            # Readers' programs compare times: every machine's copy has that of the bucket.
            self._note(part, found.meta)
            os.makedirs(os.path.dirname(self.file(name)), exist_ok=True)  # noqa: PTH103, PTH120
            os.replace(part, self.file(name))  # noqa: PTH105
        finally:
            with suppress(FileNotFoundError):
                os.unlink(part)  # noqa: PTH108
        self.written += found.meta["size"]
        if self.written > self.room * (1 - SWEPT_TO):
            self.written = 0
            await asyncio.to_thread(self.sweep)

    async def _pieces(self, found: Any) -> AsyncIterator[bytes]:
        with told(self.bucket):
            async for piece in found.stream(PIECE):
                yield bytes(piece)

    def _note(self, file: str, facts: Any) -> None:
        os.utime(file, (time.time(), _moment(facts)))

    def sweep(self) -> None:
        """Throw away the files that were read longest ago while they take more room than they have."""
        files: list[tuple[float, int, str]] = []
        for folder, inner, names in os.walk(self.folder):
            inner[:] = [each for each in inner if each != ARRIVING]
            for name in names:
                with suppress(FileNotFoundError):
                    found = os.stat(f"{folder}/{name}")  # noqa: PTH116
                    files.append((found.st_atime, found.st_size, f"{folder}/{name}"))
        total = sum(size for _, size, _ in files)
        for read, size, file in sorted(files):
            if total <= self.room * SWEPT_TO or read > time.time() - JUST_READ:
                return
            with suppress(FileNotFoundError):
                os.unlink(file)  # noqa: PTH108
            total -= size


def media_copy(paper: FrontPaper) -> MediaCopy | None:
    """The copy of a paper's media; ``None`` where they lie in a folder."""
    if paper.media_bucket is None:
        return None
    return MediaCopy(paper.media_bucket, paper.media, paper.media_copy_bytes)


async def _in_time(asked: Any) -> Any:
    return await asyncio.wait_for(asked, ANSWER)


def _moment(facts: Any) -> int:
    return int(facts["last_modified"].timestamp())
