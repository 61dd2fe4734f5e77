"""What stories refer to by number: pictures, other files, reusable blocks. Gathered first, and kept on disk."""

from __future__ import annotations

import re
import sqlite3
from urllib.parse import unquote, urlsplit

from masthead.stories.incoming import IncomingFile, IncomingPhoto

_TABLES = """
create table photo (id text primary key, url text, caption text, credit text, alt text, title text, file text,
                    description text, parent text, place text, position integer);
create index by_place on photo(place);
create index by_parent on photo(parent);
create table file (id text primary key, url text, title text, caption text, file text, parent text);
create index files_by_parent on file(parent);
create table block (id text primary key, content text);
"""
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{10,13})(?=\.\w{2,5}$)")


class Library:
    """Pictures, other files and reusable blocks of one export in a private temporary database (memory stays flat)."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", check_same_thread=False)
        self._database.executescript("pragma journal_mode=off; pragma synchronous=off;" + _TABLES)

    def add_photo(self, photo: IncomingPhoto, position: int = 0) -> None:
        """Remember a picture; the last one with the same ``source_id`` wins."""
        self._database.execute(
            "insert or replace into photo values (?,?,?,?,?,?,?,?,?,?,?)",
            (
                photo.source_id,
                photo.url,
                photo.caption,
                photo.credit,
                photo.alt,
                photo.title,
                photo.file,
                photo.description,
                photo.parent_id,
                place_of(photo.url),
                position,
            ),
        )

    def add_file(self, file: IncomingFile) -> None:
        """Remember a recording, film or document."""
        values = (file.source_id, file.url, file.title, file.caption, file.file, file.parent_id)
        self._database.execute("insert or replace into file values (?,?,?,?,?,?)", values)

    def file(self, source_id: str) -> IncomingFile | None:
        """The file with that number."""
        row = self._database.execute("select * from file where id = ?", (source_id,)).fetchone()
        return IncomingFile(*row) if row else None

    def files_of(self, story_id: str) -> list[IncomingFile]:
        """Files uploaded for a story, in their order."""
        query = "select * from file where parent = ? order by cast(id as integer) limit 500"
        return [IncomingFile(*row) for row in self._database.execute(query, (story_id,))]

    def add_block(self, source_id: str, content: str) -> None:
        """Remember a reusable block."""
        self._database.execute("insert or replace into block values (?,?)", (source_id, content))

    def photo(self, source_id: str) -> IncomingPhoto | None:
        """The picture with that number."""
        return self._one("id", source_id)

    def photo_at(self, url: str) -> IncomingPhoto | None:
        """The picture whose file, in any size, has that address."""
        place = place_of(url)
        if not place:
            return None
        shorter = _SIZE.sub("", place)
        return self._one("place", place) or (self._one("place", shorter) if shorter != place else None)

    def photos_of(self, story_id: str) -> list[IncomingPhoto]:
        """Pictures uploaded for a story, in their order."""
        rows = self._database.execute(
            "select * from photo where parent = ? order by position, cast(id as integer) limit 500", (story_id,)
        )
        return [_photo(row) for row in rows]

    def block(self, source_id: str) -> str | None:
        """The content of a reusable block."""
        row = self._database.execute("select content from block where id = ?", (source_id,)).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        """Give the temporary file back."""
        self._database.close()

    def _one(self, column: str, value: str) -> IncomingPhoto | None:
        query = f"select * from photo where {column} = ? limit 1"  # noqa: S608 - the column is ours
        row = self._database.execute(query, (value,)).fetchone()
        return _photo(row) if row else None


def _photo(row: tuple[str, ...]) -> IncomingPhoto:
    return IncomingPhoto(
        source_id=row[0],
        url=row[1],
        caption=row[2],
        credit=row[3],
        alt=row[4],
        title=row[5],
        file=row[6],
        description=row[7],
        parent_id=row[8],
    )


def place_of(url: str) -> str:
    """Where a picture lies, without host and query; "" if nowhere."""
    if not url or url.startswith("data:"):
        return ""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    path = unquote(path)
    _, found, below = path.rpartition("/wp-content/uploads/")
    return below if found else path
