"""Where the files of an old site come from: nowhere, a copy of its uploads folder, or the site itself."""

from __future__ import annotations

import base64
import binascii
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

MOST_BYTES = 100_000_000
_UPLOADS = "/wp-content/uploads/"
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{10,13})(?=\.\w{2,5}$)")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.I)


class NotThere(Exception):  # noqa: N818 - it is no error that a file is missing
    """A file cannot be had; the message says why, in a few words."""


class Media(Protocol):
    """A source of files."""

    def read(self, url: str, file: str = "") -> tuple[bytes, str]:
        """The bytes and the file name of what lies at an address, or below the uploads folder.

        Raises ``NotThere``.
        """

    def close(self) -> None:
        """Give back what was held."""


class NoMedia:
    """No files at all, but for pictures that stand in the export itself (``data:``)."""

    def read(self, url: str, file: str = "") -> tuple[bytes, str]:
        """See ``Media``."""
        if _DATA.match(url):
            return inline_data(url), "inline"
        raise NotThere("not fetched")

    def close(self) -> None:
        """Nothing is held."""


def inline_data(url: str) -> bytes:
    """The bytes of a picture that is written out in an address (RFC 2397)."""
    head = _DATA.match(url)
    if head is None or len(url) > MOST_BYTES:
        raise NotThere("a picture written out in a way that is not understood")
    try:
        return base64.b64decode(unquote(url[head.end() :]), validate=False)
    except (binascii.Error, ValueError):
        raise NotThere("a picture written out wrongly") from None


class FolderMedia(NoMedia):
    """A copy of the old site's uploads folder, or of a folder above or below it; nothing outside is ever read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._names: sqlite3.Connection | None = None

    def read(self, url: str, file: str = "") -> tuple[bytes, str]:
        """See ``Media``: by the path below the folder, then by the file's name; a smaller size gives the original."""
        if _DATA.match(url):
            return inline_data(url), "inline"
        path = self._find(url, file)
        if path is None:
            raise NotThere("not in the media folder")
        try:
            if path.stat().st_size > MOST_BYTES:
                raise NotThere("larger than a file may be")
            return path.read_bytes(), path.name
        except OSError as error:
            raise NotThere(error.strerror or "cannot be read") from None

    def _find(self, url: str, file: str) -> Path | None:
        wanted = list(dict.fromkeys(part for part in (file, below_uploads(url)) if part))
        originals = [_SIZE.sub("", part) for part in wanted]
        for part in dict.fromkeys([*originals, *wanted]):
            for base in ("", "wp-content/uploads/", "uploads/"):
                if (path := self._inside(base + part)) is not None:
                    return path
        names = dict.fromkeys(part.rpartition("/")[2] for part in [*originals, *wanted])
        return next((path for name in names if name and (path := self._named(name)) is not None), None)

    def _inside(self, relative: str) -> Path | None:
        try:
            path = (self.folder / relative.lstrip("/\\")).resolve()
            return path if path.is_relative_to(self.folder) and path.is_file() else None
        except (OSError, ValueError):
            return None

    def _named(self, name: str) -> Path | None:
        """The one file of that name anywhere below; two of them could be two pictures, so then none is."""
        if self._names is None:
            self._names = _listed(self.folder)
        rows = self._names.execute("select path from file where name = ? limit 2", (name.lower(),)).fetchall()
        return self._inside(rows[0][0]) if len(rows) == 1 else None

    def close(self) -> None:
        """Give the list of names back."""
        if self._names is not None:
            self._names.close()


def _listed(folder: Path) -> sqlite3.Connection:
    """All file names below a folder in a private temporary database: a folder may hold a million."""
    names = sqlite3.connect("")
    names.execute("create table file (name text, path text)")
    found = (
        (name.lower(), os.path.relpath(os.path.join(where, name), folder))  # noqa: PTH118 - a million of them
        for where, _, files in os.walk(folder)
        for name in files
    )
    names.executemany("insert into file values (?, ?)", _sayable(found))
    names.execute("create index by_name on file(name)")
    return names


def _sayable(found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Without names that are no text in this system's encoding."""
    return (row for row in found if not any("\udc80" <= letter <= "\udcff" for letter in row[1]))


def below_uploads(url: str) -> str:
    """The path of a file below the uploads folder; of another address, its whole path; "" for none."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    _, found, below = path.rpartition(_UPLOADS)
    return (below if found else path).lstrip("/")


def place(url: str, file: str = "") -> str:
    """What names a file of a source, whatever the host and size it is asked for in."""
    if url.startswith("data:"):
        return url
    try:
        host = "" if _UPLOADS in url else (urlsplit(url).hostname or "")
    except ValueError:
        host = ""
    return _SIZE.sub("", f"{host}/{below_uploads(url)}" if url else f"/{file}")
