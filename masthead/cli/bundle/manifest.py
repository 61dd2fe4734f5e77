"""The table of contents of a bundle: what it holds, how much, and the digests to hold it against."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from masthead.cli.bundle.damage import DamagedBundle

FORMAT = "masthead-bundle"
VERSION = 1


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table: its columns, how many rows it has, and the SHA-256 of its lines."""

    label: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FilesEntry:
    """The media: how many files and bytes, how many that rows name were not there, SHA-256 of ``files.jsonl``."""

    files: int
    bytes: int
    missing: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``manifest.json``. ``migrations`` names the last migrations of each app: they say which schema it is."""

    masthead: str
    migrations: dict[str, tuple[str, ...]]
    has_media: bool
    tables: tuple[TableEntry, ...]
    files: FilesEntry

    def text(self) -> str:
        """As it stands in the bundle."""
        content = {"format": FORMAT, "version": VERSION, **asdict(self)}
        return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def parse(data: bytes) -> Manifest:
    """Read ``manifest.json``; raises ``DamagedBundle``."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DamagedBundle("its manifest is no JSON") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise DamagedBundle("it is a zip file, but no bundle of Masthead")
    version = content.get("version")
    if type(version) is not int or version > VERSION:
        raise DamagedBundle(
            f"its format is {version!r}, this Masthead reads up to {VERSION}; install a newer Masthead and try again"
        )
    try:
        return _manifest(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedBundle(f"its manifest lacks something or has a wrong value ({error})") from error


def _manifest(content: dict[str, Any]) -> Manifest:
    files = FilesEntry(**content["files"])
    tables = tuple(_table_entry(entry) for entry in content["tables"])
    migrations = {str(app): tuple(map(str, names)) for app, names in content["migrations"].items()}
    numbers = (files.files, files.bytes, files.missing, *(table.rows for table in tables))
    if any(type(number) is not int or number < 0 for number in numbers):
        raise ValueError("a count is no number")
    return Manifest(str(content["masthead"]), migrations, bool(content["has_media"]), tables, files)


def _table_entry(entry: dict[str, Any]) -> TableEntry:
    columns = tuple(map(str, entry["columns"]))
    return TableEntry(str(entry["label"]), columns, entry["rows"], str(entry["sha256"]))
