"""Django's storage of files in a bucket: pictures, renditions and documents. Readers get them through the front."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain
from mimetypes import guess_type
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri
from django.utils.timezone import make_naive

from masthead.conf.buckets import Bucket
from masthead.conf.objects import client, told

if TYPE_CHECKING:
    from obstore.store import S3Store as Objects

WHOLE, PART = timedelta(minutes=10), timedelta(seconds=20)
"""How long a file may take altogether, and the bucket for each part of it."""
PIECE = 8 * 1024 * 1024
"""Bytes of the parts in which a larger file is sent."""
IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a fetched file that are kept in memory; a larger one lies on the disk as long as it is open."""
CACHING = {"media": "public, max-age=31536000, immutable", "originals": "private, no-store"}


class BucketFile(File):
    """A file as it was when it was fetched; ``open`` fetches it again after ``close``."""

    def __init__(self, storage: BucketStorage, name: str) -> None:
        super().__init__(storage.fetched(name), name)
        self.mode = "rb"
        self._storage = storage

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> BucketFile:
        if not self.closed:
            self.seek(0)
        elif self.name:
            self.file = self._storage.fetched(self.name)
        return self


@deconstructible(path="masthead.conf.bucket_storage.BucketStorage")
class BucketStorage(Storage):
    """Files below the prefix of the bucket that an option names, ``media`` or ``originals``.

    Every file gets a name that there never was before, so what is copied from here is never old. All methods raise
    ``BucketError``, an ``OSError``, where the bucket does not answer or refuses; then nothing was kept under the name.
    """

    def __init__(self, option: str) -> None:
        self.option = option

    @property
    def bucket(self) -> Bucket:
        """Keys stay in the settings: tasks and migrations write down what a storage was made with."""
        found: Bucket = getattr(settings, f"MASTHEAD_{self.option.upper()}_BUCKET")
        return found

    @cached_property
    def objects(self) -> Objects:
        """The client, made at its first use: a process that forks has none."""
        return client(self.bucket, timeout=WHOLE, read_timeout=PART)

    def fetched(self, name: str) -> IO[bytes]:
        """A whole file, on this machine as long as it is open; raises ``FileNotFoundError``."""
        file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (whoever opened it closes it)
        try:
            with told(self.bucket, name):
                for piece in self.objects.get(name).stream():
                    file.write(piece)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def _open(self, name: str, mode: str = "rb") -> BucketFile:
        if mode != "rb":
            raise ValueError(f"files in a bucket are opened with 'rb', not {mode!r}")
        return BucketFile(self, name)

    def _save(self, name: str, content: File[bytes]) -> str:
        import obstore

        attributes: Any = {
            "Content-Type": guess_type(name)[0] or "application/octet-stream",
            "Cache-Control": CACHING[self.option],
        }
        pieces = _pieces(content)
        first, second = next(pieces, b""), next(pieces, None)
        # What is one piece is one request; an iterator would be three.
        body = first if second is None else chain((first, second), pieces)
        with told(self.bucket):
            obstore.put(self.objects, name, body, attributes=attributes, chunk_size=PIECE, max_concurrency=2)
        return name

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name with a random part: two that ask at once whether one is free would get the same one."""
        folder, slash, file = str(name).replace("\\", "/").rpartition("/")
        stem, dot, endings = file.partition(".")
        made = self.get_alternative_name(stem, dot + endings)
        return super().get_available_name(folder + slash + made, max_length)

    def is_name_available(self, name: str, max_length: int | None = None) -> bool:
        return not max_length or len(name) <= max_length

    def delete(self, name: str) -> None:
        if not name:
            raise ValueError("a file that is deleted needs a name")
        try:
            with told(self.bucket, name):
                self.objects.delete(name)
        except FileNotFoundError:
            return

    def exists(self, name: str) -> bool:
        try:
            self._facts(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        return int(self._facts(name)["size"])

    def get_modified_time(self, name: str) -> datetime:
        moment: datetime = self._facts(name)["last_modified"]
        return moment if settings.USE_TZ else make_naive(moment)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with told(self.bucket):
            found = self.objects.list_with_delimiter(path.strip("/") or None)
        last = [each.rstrip("/").rpartition("/")[2] for each in found["common_prefixes"]]
        return last, [each["path"].rpartition("/")[2] for each in found["objects"]]

    def names(self) -> Iterator[str]:
        """All files, a thousand with each request."""
        with told(self.bucket):
            for batch in self.objects.list():
                yield from (each["path"] for each in batch)

    def url(self, name: str | None) -> str:
        if self.option != "media":
            raise ValueError("no address leads to an original")
        return settings.MEDIA_URL + (filepath_to_uri(name) or "").lstrip("/")

    def _facts(self, name: str) -> Any:
        with told(self.bucket, name):
            return self.objects.head(name)


def _pieces(content: File[bytes]) -> Iterator[bytes]:
    for piece in content.chunks(PIECE):
        yield piece.encode() if isinstance(piece, str) else bytes(piece)
