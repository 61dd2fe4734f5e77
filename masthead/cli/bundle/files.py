"""The files that rows name: pictures, renditions, documents, logos; read and kept through storages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any, Protocol

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import storages

from masthead.cli.bundle.damage import DamagedBundle
from masthead.cli.bundle.rows import dumped

PIECE = 1024 * 1024
MOST_NAME = 500


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One line of ``files.jsonl``; a file that a row names and that is not there has no size and no digest."""

    storage: str
    name: str
    size: int = 0
    sha256: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether only its name is known."""
        return not self.sha256

    @property
    def member(self) -> str:
        """Its name in the zip file."""
        return f"files/{self.storage}/{self.name}"

    def line(self) -> bytes:
        """As it stands in ``files.jsonl``."""
        if self.is_missing:
            return dumped({"storage": self.storage, "name": self.name, "missing": True})
        return dumped({"storage": self.storage, "name": self.name, "size": self.size, "sha256": self.sha256})


class Sink(Protocol):
    """Anything that takes bytes."""

    def write(self, data: bytes, /) -> object: ...


def parse_line(line: bytes) -> FileEntry:
    """One line of ``files.jsonl``; raises ``DamagedBundle``, also for a name that would leave its folder."""
    try:
        content = json.loads(line)
        missing = content.get("missing", False) is True
        entry = FileEntry(
            content["storage"], content["name"], *(() if missing else (content["size"], content["sha256"]))
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedBundle(f"its list of files has a line that cannot be read ({error})") from error
    has_types = isinstance(entry.name, str) and isinstance(entry.sha256, str) and type(entry.size) is int
    if not has_types or entry.size < 0:
        raise DamagedBundle("its list of files has a line with a wrong value")
    if entry.storage not in storages.backends:
        raise DamagedBundle(f"it has files for a place that this installation has not got: {entry.storage!r}")
    if not missing and not is_safe(entry.name):
        raise DamagedBundle(f"it names a file outside of its folder: {entry.name!r}")
    return entry


def is_safe(name: str) -> bool:
    """Whether a name stays in its folder on every system."""
    if not name or len(name) > MOST_NAME or "\\" in name or any(ord(letter) < 32 for letter in name):
        return False
    parts = name.split("/")
    return not PurePosixPath(name).is_absolute() and ":" not in parts[0] and not {"", ".", ".."} & set(parts)


def read(storage: str, name: str) -> IO[bytes] | None:
    """The file opened for reading, or ``None`` where there is none."""
    if not is_safe(name):
        return None
    try:
        opened: Any = storages[storage].open(name, "rb")
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
        return None
    return opened


def copy(source: IO[bytes], sink: Sink | None) -> tuple[int, str]:
    """Copy (or only read) to the end; answers bytes and SHA-256."""
    digest = hashlib.sha256()
    size = 0
    while piece := source.read(PIECE):
        digest.update(piece)
        size += len(piece)
        if sink is not None:
            sink.write(piece)
    return size, digest.hexdigest()


def digest_of(storage: str, name: str) -> tuple[int, str] | None:
    """Bytes and SHA-256 of a file of this newspaper; ``None`` where there is none."""
    source = read(storage, name)
    if source is None:
        return None
    with source:
        return copy(source, None)


def keep(entry: FileEntry, source: IO[bytes]) -> bool:
    """Save a file under exactly its name; answers whether it is new (``False``: the same file was there).

    Raises ``DamagedBundle`` where another file has the name.
    """
    there = digest_of(entry.storage, entry.name)
    if there == (entry.size, entry.sha256):
        return False
    if there is not None:
        raise DamagedBundle(f"another file is in its place already: {entry.name}; empty `{entry.storage}`")
    storage = storages[entry.storage]
    # Past `save`, which gives files in a bucket names of their own.
    saved = storage._save(entry.name, File(source, name=entry.name))  # type: ignore[attr-defined]
    if saved != entry.name:
        storage.delete(saved)
        raise DamagedBundle(f"the file {entry.name} could not be saved under its name")
    return True


def remove(entries: list[FileEntry]) -> None:
    """Take back files that were saved before something went wrong."""
    for entry in entries:
        with suppress(OSError):
            storages[entry.storage].delete(entry.name)


def sorted_names(found: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Storage and name in the bundle's order."""
    yield from sorted(found)
