"""Attachments of an export: pictures and files, whether a story mentions them or not."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from masthead.archive import items
from masthead.archive.models import ImportedItem
from masthead.archive.report import Entry
from masthead.archive.source import Source
from masthead.search.documents import in_batches
from masthead.stories.incoming import IncomingFile, IncomingPhoto, Note

_AT_ONCE = 50


def file_photos(source: Source, photos: Sequence[IncomingPhoto]) -> None:
    """Take in pictures whose files are there, and write what the source says of those that are."""
    for batch in in_batches(photos, _AT_ONCE):
        source.pictures.hang(batch)
        rows = items.known(source.name, items.PHOTO, [source.pictures.key(photo) for photo in batch])
        for photo in batch:
            _file_photo(source, photo, rows.get(source.pictures.key(photo)))


def _file_photo(source: Source, photo: IncomingPhoto, row: ImportedItem | None) -> None:
    hung = source.pictures.hung(photo)
    if hung is None or row is None:
        source.report.count("photos_missing")
        _tell(source, photo, "skipped", (source.pictures.note(photo),))
        return
    digest = blake2b(repr(photo).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
    if row.digest == digest:
        source.report.count("photos_unchanged")
        _tell(source, photo, "unchanged")
        return
    is_changed = source.pictures.describe(photo, hung.pk)
    row.digest = digest
    items.keep([row])
    if source.pictures.was_made(photo):
        _tell(source, photo, "created", _lacks(photo))
        return
    source.report.count("photos_updated" if is_changed else "photos_unchanged")
    _tell(source, photo, "updated" if is_changed else "unchanged")


def _lacks(photo: IncomingPhoto) -> tuple[Note, ...]:
    missing = [word for word, value in (("alt", photo.alt), ("credit", photo.credit)) if not value]
    return (Note("photo-lacks", " ".join(missing)),) if missing else ()


def _tell(source: Source, photo: IncomingPhoto, action: str, notes: tuple[Note, ...] = ()) -> None:
    source.report.add(Entry(photo.source_id, "photo", photo.title or photo.file or photo.url, action, "", notes))


def file_attachment(source: Source, given: IncomingFile) -> None:
    """Take in a document, recording or film whose file is there and of a kind that the paper takes."""
    made = source.report.totals["documents_created"]
    pk = source.documents.pk(source.pictures.absolute(given.url), given.file, given.title)
    title = given.title or given.file or given.url
    if pk is None:
        notes = (Note("file-missing", f"{given.url or given.file}: {source.documents.why}"),)
        source.report.add(Entry(given.source_id, "file", title, "skipped", "", notes))
        return
    action = "created" if source.report.totals["documents_created"] > made else "unchanged"
    source.report.add(Entry(given.source_id, "file", title, action))
