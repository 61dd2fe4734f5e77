"""Documents, recordings and films of an import."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.documents import get_document_model

from masthead.archive import items
from masthead.archive.media import Media, NotThere, below_uploads, place
from masthead.archive.models import ImportedItem

if TYPE_CHECKING:
    from masthead.archive.report import Report

_REMEMBERED = 2_000


class Documents:
    """The files of one source that are no pictures; only kinds that the paper allows are taken."""

    def __init__(self, source: str, media: Media, report: Report, *, is_rehearsal: bool = False) -> None:
        self.source = source
        self.media = media
        self.report = report
        self.is_rehearsal = is_rehearsal
        self._found: dict[str, int | None] = {}
        self.why = ""
        """Why the last one asked for is not there."""

    def pk(self, url: str, file: str = "", title: str = "") -> int | None:
        """The document of an address, taken in if its file can be had; ``None`` else, and ``why`` says why."""
        key = items.key(f"at:{place(url, file)}")
        if key not in self._found:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            self._found[key] = self._known(key) or self._take(key, url, file, title)
        return self._found[key]

    def forget(self) -> None:
        """Look everything up again."""
        self._found.clear()

    def _known(self, key: str) -> int | None:
        row = items.known(self.source, items.FILE, [key]).get(key)
        if row is None or not get_document_model().objects.filter(pk=row.object_id).exists():
            return None
        return row.object_id

    def _take(self, key: str, url: str, file: str, title: str) -> int | None:
        name = PurePath(file or below_uploads(url)).name
        ending = PurePath(name).suffix.lower().lstrip(".")
        if ending not in settings.WAGTAILDOCS_EXTENSIONS:
            self.why = f".{ending} files are not taken" if ending else "a file without an ending"
            return None
        try:
            data, _ = self.media.read(url, file)
        except NotThere as error:
            self.why = str(error)
            return None
        pk = self._same(data) or self._new(data, name, title)
        items.keep([ImportedItem(source=self.source, kind=items.FILE, source_id=key, object_id=pk)])
        return pk

    def _same(self, data: bytes) -> int | None:
        return get_document_model().objects.filter(file_hash=_digest(data)).values_list("pk", flat=True).first()

    def _new(self, data: bytes, name: str, title: str) -> int:
        document = get_document_model()(title=(title or name)[:255])
        self.report.count("documents_created")
        if self.is_rehearsal:
            document.file = "rehearsal"
            get_document_model().objects.bulk_create([document])
            return int(document.pk)
        document.file_size, document.file_hash = len(data), _digest(data)
        document.file.save(name[-100:], ContentFile(data), save=False)
        try:
            with transaction.atomic():
                document.save()
        except BaseException:
            document.file.storage.delete(document.file.name)
            raise
        return int(document.pk)


def _digest(data: bytes) -> str:
    """As Wagtail computes ``file_hash``."""
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()
