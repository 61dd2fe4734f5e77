"""Stored pages in a folder that a plain web server can serve (docs/explanation/press.md).

``<folder>/<host or _>/<path>/index.html.gz`` and ``.br`` for a page, ``….moved`` with the new address for 301,
``….gone`` for 410. Each file is written beside its place and renamed into it.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from masthead.press.address import Address
from masthead.press.stored import StoredPage
from masthead.press.stores import StoreError

OWN_HOST = "_"
"""The folder of pages of the paper's own host."""
GZIP, BROTLI, MOVED, GONE = ".gz", ".br", ".moved", ".gone"
SCRATCH = ".new-"


class FileStore:
    """Pages as files; several processes may write."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = str(folder)

    def file(self, address: Address) -> str:
        """The path of a page without its ending."""
        return f"{self.folder}/{address.host or OWN_HOST}/{address.name}"

    def get(self, address: Address) -> StoredPage | None:
        file = self.file(address)
        try:
            packed = _read(file + GZIP)
            if packed is not None:
                return StoredPage(200, packed, _read(file + BROTLI) or b"")
            location = _read(file + MOVED)
            if location is not None:
                return StoredPage(301, location=location.decode())
            return StoredPage(410) if os.path.exists(file + GONE) else None  # noqa: PTH110 (one call a request)
        except OSError as error:
            raise StoreError(f"{file}: {error.strerror}") from error

    def put(self, address: Address, page: StoredPage) -> bool:
        file = self.file(address)
        contents = _contents(page)
        was_there = False
        scratches: dict[str, str] = {}
        try:
            # All are written before the first is renamed: a disk that is full leaves the old page whole.
            for ending, content in contents.items():
                scratches[ending] = scratch = _scratch(file)
                _write(scratch, content)
                was_there |= _later(scratch, file + ending)
            for ending in contents:
                os.replace(scratches[ending], file + ending)  # noqa: PTH105
            for ending in (GZIP, BROTLI, MOVED, GONE):
                if ending not in contents:
                    with suppress(FileNotFoundError):
                        os.unlink(file + ending)  # noqa: PTH108
                        was_there = True
        except OSError as error:
            for scratch in scratches.values():
                with suppress(OSError):
                    os.unlink(scratch)  # noqa: PTH108
            raise StoreError(f"{file}: {error.strerror}") from error
        return was_there

    def remove(self, address: Address) -> bool:
        file = self.file(address)
        was_there = False
        try:
            for ending in (BROTLI, GZIP, MOVED, GONE):
                with suppress(FileNotFoundError):
                    os.unlink(file + ending)  # noqa: PTH108
                    was_there = True
        except NotADirectoryError:
            return False
        except OSError as error:
            raise StoreError(f"{file}: {error.strerror}") from error
        return was_there

    def walk(self) -> Iterator[Address]:
        for folder, _folders, files in os.walk(self.folder):
            host, _, path = os.path.relpath(folder, self.folder).partition("/")
            # A page without its gzip is none: ``get`` says so too.
            whole = [name for name in files if name.endswith((GZIP, MOVED, GONE)) and not name.startswith(SCRATCH)]
            names = {name.rpartition(".")[0] for name in whole}
            for name in sorted(names):
                step = "" if name == "index.html" else name
                yield Address("" if host == OWN_HOST else host, f"/{path}/{step}" if path else f"/{step}")


def _contents(page: StoredPage) -> dict[str, bytes]:
    if page.status == 301:
        return {MOVED: page.location.encode()}
    if page.status == 410:
        return {GONE: b""}
    return {GZIP: page.gzip, BROTLI: page.brotli}


def _read(file: str) -> bytes | None:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123
            return opened.read()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _scratch(file: str) -> str:
    """A name beside a file that nobody asks for."""
    return f"{os.path.dirname(file)}/{SCRATCH}{secrets.token_hex(8)}"  # noqa: PTH120


def _write(scratch: str, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        opened = os.open(scratch, flags, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(scratch), exist_ok=True)  # noqa: PTH103, PTH120
        opened = os.open(scratch, flags, 0o644)
    with os.fdopen(opened, "wb") as target:
        target.write(content)


def _later(scratch: str, file: str) -> bool:
    """Give a new file a later second than that of the file it will replace; returns whether there is one.

    Web servers make an entity tag of a file's size and its time in seconds: two versions of one size within a second
    would be one version to them, and a reader's browser would keep the old one.
    """
    try:
        before = int(os.stat(file).st_mtime)  # noqa: PTH116
    except FileNotFoundError:
        return False
    if int(os.stat(scratch).st_mtime) <= before:  # noqa: PTH116
        os.utime(scratch, (before + 1, before + 1))
    return True
