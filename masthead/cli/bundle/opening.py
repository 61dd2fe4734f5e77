"""Opens a bundle and trusts nothing in it before it has been held against its digests."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from masthead.cli.bundle import manifest as contents
from masthead.cli.bundle.damage import DamagedBundle
from masthead.cli.bundle.files import FileEntry, copy, parse_line
from masthead.cli.bundle.manifest import Manifest, TableEntry
from masthead.cli.bundle.rows import LONGEST_LINE

Tell = Callable[[str, int, int], None]

LONGEST_MANIFEST = 16 * 1024 * 1024
ENCRYPTED = 0x1
LOCAL_HEADER = 30
"""Bytes of the fixed part of a zip entry's own header (APPNOTE 4.3.7)."""


class Bundle:
    """An open bundle; use ``opened``."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = _members(archive)
        self.manifest: Manifest = contents.parse(self._whole("manifest.json", LONGEST_MANIFEST))

    def unpacked(self, but_not: Iterable[str] = ()) -> int:
        """Bytes of everything in it, unpacked, without the files of some storages."""
        left_out = tuple(f"files/{storage}/" for storage in but_not)
        return sum(info.file_size for name, info in self._members.items() if not name.startswith(left_out))

    def lines(self, label: str) -> Iterator[bytes]:
        """The rows of a table, as they stand there."""
        yield from self._lines(f"rows/{label}.jsonl")

    def files(self) -> Iterator[FileEntry]:
        """Its list of files."""
        for line in self._lines("files.jsonl"):
            yield parse_line(line)

    @contextmanager
    def file(self, entry: FileEntry) -> Iterator[io.BufferedReader]:
        """One file, opened for reading."""
        with _telling_damage(), self._archive.open(self._member(entry.member)) as stream:
            yield io.BufferedReader(stream)  # type: ignore[arg-type]

    def verify(self, tell: Tell) -> None:
        """Read everything once and hold it against the digests; raises ``DamagedBundle``."""
        expected = {"README.txt", "manifest.json", "files.jsonl"}
        for number, entry in enumerate(self.manifest.tables, start=1):
            self._verify_table(entry)
            expected.add(f"rows/{entry.label}.jsonl")
            tell("Reading the rows", number, len(self.manifest.tables))
        expected |= self._verify_files(tell)
        strange = sorted(set(self._members) - expected)
        if strange:
            raise DamagedBundle(f"it holds something that its manifest does not name: {strange[0]!r}")

    def _verify_table(self, entry: TableEntry) -> None:
        digest = hashlib.sha256()
        count = 0
        for line in self.lines(entry.label):
            digest.update(line)
            count += 1
        if count != entry.rows or digest.hexdigest() != entry.sha256:
            raise DamagedBundle(f"the table {entry.label} is not as its manifest says ({count} of {entry.rows} rows)")

    def _verify_files(self, tell: Tell) -> set[str]:
        listed = self.manifest.files
        digest = hashlib.sha256()
        members: set[str] = set()
        for line in self._lines("files.jsonl"):
            digest.update(line)
            entry = parse_line(line)
            if not entry.is_missing:
                self._verify_file(entry)
                members.add(entry.member)
                tell("Reading the files", len(members), listed.files)
        if digest.hexdigest() != listed.sha256 or len(members) != listed.files:
            raise DamagedBundle("its list of files is not as its manifest says")
        return members

    def _verify_file(self, entry: FileEntry) -> None:
        if self._member(entry.member).file_size != entry.size:
            raise DamagedBundle(f"the file {entry.name} has another size than its list says")
        with self.file(entry) as stream:
            if copy(stream, None) != (entry.size, entry.sha256):
                raise DamagedBundle(f"the file {entry.name} is damaged")

    def _lines(self, name: str) -> Iterator[bytes]:
        with _telling_damage(), self._archive.open(self._member(name)) as raw:
            stream = io.BufferedReader(raw)  # type: ignore[type-var]
            while line := stream.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE or not line.endswith(b"\n"):
                    raise DamagedBundle(f"{name} has a line that is cut or far too long")
                yield line

    def _whole(self, name: str, most: int) -> bytes:
        info = self._member(name)
        if info.file_size > most:
            raise DamagedBundle(f"its {name} is far too large")
        with _telling_damage():
            return self._archive.read(info)

    def _member(self, name: str) -> zipfile.ZipInfo:
        info = self._members.get(name)
        if info is None:
            raise DamagedBundle(f"it lacks {name}")
        return info


@contextmanager
def opened(file: Path) -> Iterator[Bundle]:
    """A bundle from a file; raises ``DamagedBundle`` for anything else, always with the file's name."""
    with _archive(file) as archive:
        try:
            yield Bundle(archive)
        except DamagedBundle as error:
            raise DamagedBundle(f"{file}: {error}.") from error


def _archive(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise DamagedBundle(f"{file}: there is no such file; check the path.") from error
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OverflowError, OSError) as error:
        raise DamagedBundle(f"{file}: is no bundle, or only a part of one ({error}); fetch it again.") from error


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The entries by name; refuses what no bundle has: doubled or overlapping entries, ciphers, other packers."""
    members: dict[str, zipfile.ZipInfo] = {}
    end = -1
    for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
        if info.filename in members:
            raise DamagedBundle(f"it has two entries with the name {info.filename!r}")
        if info.flag_bits & ENCRYPTED or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamagedBundle(f"its entry {info.filename!r} is packed in a way that bundles are not")
        if info.header_offset < end:
            raise DamagedBundle(f"its entry {info.filename!r} lies within another one")
        end = info.header_offset + LOCAL_HEADER + info.compress_size
        members[info.filename] = info
    return members


@contextmanager
def _telling_damage() -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError) as error:
        raise DamagedBundle(f"it is damaged ({error}); fetch it again") from error
