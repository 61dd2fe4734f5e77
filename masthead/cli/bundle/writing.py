"""Writes the whole newspaper into one file: the same newspaper gives the same bytes."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import masthead
from masthead.cli.bundle import files as media
from masthead.cli.bundle import schema
from masthead.cli.bundle.files import FileEntry
from masthead.cli.bundle.manifest import FilesEntry, Manifest, TableEntry
from masthead.cli.bundle.rows import Files, lines
from masthead.cli.bundle.tables import Table, tables

Tell = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done and how much there is."""

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the oldest that a zip file knows."""

IN_MEMORY = 8 * 1024 * 1024

README = """\
This is a whole newspaper, written by `masthead export` or `masthead backup`.

manifest.json      what is here, how much, and SHA-256 digests
rows/*.jsonl       one table a file, one row a line, each a JSON object; keys are those of the database
files/<storage>/   pictures, renditions and documents under the names that rows give them
files.jsonl        each file with its size and SHA-256 digest

Bring it back with `masthead restore`, or read it with anything that knows zip and JSON.
It holds password hashes and pictures that were never published: keep it as you keep the newsroom's keys.
"""


def write(target: Path, *, has_media: bool = True, tell: Tell) -> Manifest:
    """Write a bundle of what the database holds at this moment; call it within ``snapshot()``."""
    with zipfile.ZipFile(target, "w", allowZip64=True) as archive:
        _text(archive, "README.txt", README)
        found: Files = set()
        all_tables = tables()
        entries = []
        for number, table in enumerate(all_tables, start=1):
            entries.append(_rows(archive, table, found))
            tell("Rows", number, len(all_tables))
        kept = _files(archive, found if has_media else set(), tell)
        manifest = Manifest(masthead.__version__, schema.last_migrations(), has_media, tuple(entries), kept)
        _text(archive, "manifest.json", manifest.text())
    return manifest


def _rows(archive: zipfile.ZipFile, table: Table, found: Files) -> TableEntry:
    digest = hashlib.sha256()
    count = 0
    with _member(archive, f"rows/{table.label}.jsonl") as stream:
        for line in lines(table, found):
            digest.update(line)
            stream.write(line)
            count += 1
    return TableEntry(table.label, tuple(table.names), count, digest.hexdigest())


def _files(archive: zipfile.ZipFile, found: Files, tell: Tell) -> FilesEntry:
    digest = hashlib.sha256()
    count = size = missing = 0
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as listed:
        for number, (storage, name) in enumerate(sorted(found), start=1):
            entry = _file(archive, storage, name)
            digest.update(entry.line())
            listed.write(entry.line())
            missing += entry.is_missing
            count += not entry.is_missing
            size += entry.size
            tell("Files", number, len(found))
        listed.seek(0)
        with _member(archive, "files.jsonl") as stream:
            media.copy(listed, stream)
    return FilesEntry(count, size, missing, digest.hexdigest())


def _file(archive: zipfile.ZipFile, storage: str, name: str) -> FileEntry:
    source = media.read(storage, name)
    if source is None:
        return FileEntry(storage, name)
    # Stored: pictures do not become smaller.
    with source, _member(archive, FileEntry(storage, name).member, zipfile.ZIP_STORED) as stream:
        size, sha256 = media.copy(source, stream)
    return FileEntry(storage, name, size, sha256)


def _text(archive: zipfile.ZipFile, name: str, text: str) -> None:
    with _member(archive, name) as stream:
        stream.write(text.encode())


def _member(archive: zipfile.ZipFile, name: str, kind: int = zipfile.ZIP_DEFLATED) -> IO[bytes]:
    info = zipfile.ZipInfo(name, BEGINNING)
    info.compress_type = kind
    info.create_system = 3
    info.external_attr = 0o100600 << 16
    return archive.open(info, "w", force_zip64=True)
