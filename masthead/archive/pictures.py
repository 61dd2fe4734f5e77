"""Photos of an import: each file once, found by its number in the source, its place or its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.db import transaction

from masthead.archive import items
from masthead.archive.media import Media, NotThere, place
from masthead.archive.models import ImportedItem
from masthead.photos import arrival
from masthead.photos.messages import Refused
from masthead.photos.models import Photo
from masthead.search.documents import in_batches
from masthead.stories.filing_bodies import Hung
from masthead.stories.incoming import IncomingPhoto, Note

if TYPE_CHECKING:
    from masthead.archive.report import Report


class Pictures:
    """The photos of one source. What a batch needs is found or made with ``hang``, then answered by ``hung``."""

    def __init__(self, source: str, site: str, media: Media, report: Report, *, is_rehearsal: bool = False) -> None:
        self.source = source
        self.site = site
        self.media = media
        self.report = report
        self.is_rehearsal = is_rehearsal
        self._hung: dict[str, Hung | None] = {}
        self._why: dict[str, str] = {}
        self._made: set[str] = set()

    def key(self, photo: IncomingPhoto) -> str:
        """What names a photo within the source: its number, else where it lies."""
        return items.key(photo.source_id or f"at:{place(photo.url, photo.file)}")

    def hang(self, photos: Iterable[IncomingPhoto]) -> None:
        """Find these photos; take in those that are not there yet and whose file is. Forgets those before."""
        wanted = {self.key(photo): photo for photo in photos}
        rows = items.objects_of(items.known(self.source, items.PHOTO, wanted))
        facts = _facts(rows.values())
        self._hung = {key: facts.get(rows.get(key, 0)) for key in wanted}
        self._why = {}
        for key, photo in wanted.items():
            if self._hung[key] is None:
                self._hung[key] = self._take(key, photo)

    def hung(self, photo: IncomingPhoto) -> Hung | None:
        """A photo of the batch; ``None`` where its file cannot be had."""
        return self._hung.get(self.key(photo))

    def why_not(self, photo: IncomingPhoto) -> str:
        """Why a photo of the batch is not there."""
        return self._why.get(self.key(photo), "")

    def was_made(self, photo: IncomingPhoto) -> bool:
        """Whether this run has taken the photo in."""
        return self.key(photo) in self._made

    def _take(self, key: str, photo: IncomingPhoto) -> Hung | None:
        try:
            data, name = self.media.read(self.absolute(photo.url), photo.file)
            found = self._same(data) or self._new(photo, data, name)
        except NotThere as error:
            self._why[key] = str(error)
            return None
        except Refused as error:
            self._why[key] = f"refused: {error}"
            return None
        items.keep([ImportedItem(source=self.source, kind=items.PHOTO, source_id=key, object_id=found.pk)])
        self._made.add(key)
        return Hung(found.pk, found.description, found.credit, found.caption)

    def absolute(self, url: str) -> str:
        """A whole address of a relative one."""
        if not url or url.startswith("data:") or not self.site:
            return url
        try:
            return urljoin(f"{self.site}/", url)
        except ValueError:
            return url

    def _same(self, data: bytes) -> Photo | None:
        digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        return Photo.objects.filter(file_hash=digest).first()

    def _new(self, photo: IncomingPhoto, data: bytes, name: str) -> Photo:
        words = _words(photo)
        if self.is_rehearsal:
            arrival.look(data, name)
            made = Photo(file="rehearsal", width=1, height=1, **(words | {"title": words["title"] or name[:255]}))
            Photo.objects.bulk_create([made])
        else:
            given = {field: value for field, value in words.items() if value}
            with transaction.atomic():
                made = arrival.take(data, name, None, **given)
                if not made.credit:
                    made.lacks_credit = True
                    Photo.objects.filter(pk=made.pk).update(lacks_credit=True)
        self.report.count("photos_created")
        return made

    def describe(self, photo: IncomingPhoto, pk: int) -> bool:
        """Write what the source says of a photo into those of its fields that are empty; whether anything was."""
        row = Photo.objects.filter(pk=pk).first()
        if row is None:
            return False
        given = {name: value for name, value in _words(photo).items() if value and not getattr(row, name)}
        if given:
            lacks = row.lacks_credit and "credit" not in given
            Photo.objects.filter(pk=pk).update(lacks_credit=lacks, **given)
        return bool(given)

    def note(self, photo: IncomingPhoto) -> Note:
        """What the report says of a photo that is not there."""
        return Note("picture-missing", f"{photo.url or photo.file or photo.source_id}: {self.why_not(photo)}")


def _words(photo: IncomingPhoto) -> dict[str, str]:
    caption = photo.caption or escape(photo.description, quote=False)
    return {
        "title": photo.title[:255],
        "description": photo.alt[:500],
        "caption": f"<p>{caption}</p>" if caption else "",
        "credit": photo.credit[:200],
    }


def _facts(pks: Iterable[int]) -> dict[int, Hung]:
    found: dict[int, Hung] = {}
    for batch in in_batches(sorted(set(pks)), 500):
        rows = Photo.objects.filter(pk__in=batch).values_list("pk", "description", "credit", "caption")
        found.update((row[0], Hung(*row)) for row in rows)
    return found
