"""Photos as pages print them: their words and the files that readers fetch, without a model for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from masthead.photos.models import Photo, PhotoRendition
from masthead.press.recording import remembered_each

PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
"""Names of files that stand in an address as they are; ours are all so."""
_STORAGE = PhotoRendition._meta.get_field("file").storage


class PhotoFile(NamedTuple):
    """A file of a photo that readers may fetch; sizes in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PrintedPhoto:
    """A photo with what a page says of it.

    ``files`` are those that exist, by format (``jpeg``, ``webp``, ``avif``, ``png``), the narrowest first.
    ``focus`` is the point that must stay in sight, as fractions of width and height.
    """

    pk: int
    description: str
    caption: str
    credit: str
    expires_at: datetime | None
    focus: tuple[float, float] | None
    files: dict[str, tuple[PhotoFile, ...]]

    @property
    def is_expired(self) -> bool:
        """Whether the right to use it has ended."""
        return self.expires_at is not None and self.expires_at <= timezone.now()


def printed(ids: Sequence[int]) -> dict[int, PrintedPhoto]:
    """The photos with these numbers, each read once for a batch of pages; two questions however many there are.

    Leaves no key: who shows one of them does.
    """
    return remembered_each("photo", ids, _read) if ids else {}


def _read(ids: list[int]) -> Iterator[tuple[int, PrintedPhoto]]:
    files = _files(ids)
    names = ("pk", "description", "caption", "credit", "expires_at", "focal_point_x", "focal_point_y")
    rows = Photo.objects.filter(pk__in=ids).order_by().values_list(*names, "width", "height")
    for pk, description, caption, credit, expires_at, x, y, width, height in rows:
        focus = (x / width, y / height) if x is not None and y is not None and width and height else None
        yield pk, PrintedPhoto(pk, description, caption, credit, expires_at, focus, files.get(pk, {}))


def _files(ids: list[int]) -> dict[int, dict[str, tuple[PhotoFile, ...]]]:
    rows = PhotoRendition.objects.filter(image__in=ids, filter_spec__startswith="width-").order_by("width", "pk")
    found: dict[int, dict[str, tuple[PhotoFile, ...]]] = {}
    folder = _folder()
    for pk, spec, name, width, height in rows.values_list("image_id", "filter_spec", "file", "width", "height"):
        file_format = spec.partition("|format-")[2]
        if file_format:
            of_photo = found.setdefault(pk, {})
            of_photo[file_format] = (*of_photo.get(file_format, ()), PhotoFile(address_of(name, folder), width, height))
    return found


def _folder() -> str:
    """The address of the folder of public files; "" where files have addresses of another form."""
    address = str(_STORAGE.base_url or "") if isinstance(_STORAGE, FileSystemStorage) else ""
    return address if address.endswith("/") else ""


def address_of(name: str, folder: str) -> str:
    """The address of a public file: what Django's storage answers, which for our own names is folder and name."""
    return f"{folder}{name}" if folder and PLAIN.fullmatch(name) else str(_STORAGE.url(name))
