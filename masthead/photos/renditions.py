"""Makes the files that readers get of a photo, each exactly once, whoever runs and however often."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import IntegrityError, transaction
from PIL import Image
from wagtail.images.models import Filter
from wagtail.tasks import delete_file_from_storage_task

from masthead.conf.objects import BucketError
from masthead.photos import sizes
from masthead.photos.models import Photo, PhotoRendition
from masthead.photos.opening import filled, narrowed, open_picture
from masthead.photos.upright import oriented

logger = logging.getLogger(__name__)

FIRST = ("webp", "jpeg")
"""Formats that a page can be shown with; the rest follow when there is time."""

ENDINGS = {"webp": "webp", "jpeg": "jpg", "avif": "avif"}
_HOW: dict[str, dict[str, object]] = {
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
    "avif": {"quality": 58, "speed": 7, "max_threads": 1},
}
_SHARING_SIZE = (1200, 630)
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


def wanted(photo: Photo, formats: Iterable[str] = sizes.FORMATS) -> list[str]:
    """Names of the renditions a photo should have in these formats, in the order in which they are made."""
    widths = sizes.widths_for(photo.width)
    specs = [sizes.spec(width, file_format) for file_format in formats for width in widths]
    return [*specs, sizes.SHARING] if "jpeg" in formats else specs


def make(photo_id: int, formats: Sequence[str] = sizes.FORMATS) -> int:
    """Make what is missing of a photo, or was made of a file it had before; returns how many files that were.

    A row is pointed at its new file before the old file is deleted, so a page names only files that exist. Run
    twice at once, one of two like files is thrown away. What is not wanted any more goes when nothing is missing.
    A file that cannot be read is logged, and the photo stays without. Raises ``BucketError``: it may be read later.
    """
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None or not photo.file:
        return 0
    rows = {(row.filter_spec, row.focal_point_key): row for row in photo.renditions.all()}
    missing = [spec for spec in wanted(photo, formats) if not _is_current(rows.get(_key(photo, spec)), photo)]
    if missing:
        try:
            _make(photo, missing, rows)
        except BucketError:
            raise
        except _UNREADABLE:
            logger.exception("photo %d: no renditions could be made of %s", photo.pk, photo.file.name)
            return 0
    _sweep(photo)
    return len(missing)


def make_all(photo_ids: Iterable[int], formats: Sequence[str] = sizes.FORMATS) -> int:
    """Make what is missing of several photos; returns how many files that were."""
    return sum(make(photo_id, formats) for photo_id in photo_ids)


def _key(photo: Photo, spec: str) -> tuple[str, str]:
    return spec, Filter(spec).get_cache_key(photo)


def _stem(name: str) -> str:
    return PurePosixPath(name).name.split(".", 1)[0]


def _is_current(row: PhotoRendition | None, photo: Photo) -> bool:
    """Whether a rendition was made of the file that the photo has: its name begins with the original's random one."""
    return row is not None and _stem(row.file.name).startswith(_stem(photo.file.name))


def _make(photo: Photo, specs: Iterable[str], rows: dict[tuple[str, str], PhotoRendition]) -> None:
    # Twice the greatest width: fine enough to scale down from, and a JPEG of 24 megapixels opens four times faster.
    with photo.file.storage.open(photo.file.name, "rb") as file, open_picture(file, 2 * sizes.WIDTHS[-1]) as image:
        picture = oriented(image)
    for spec in specs:
        _put(photo, spec, _encoded(_cut(photo, picture, spec), _format(spec)), rows.get(_key(photo, spec)))


def _format(spec: str) -> str:
    return spec.rpartition("|format-")[2]


def _cut(photo: Photo, picture: Image.Image, spec: str) -> Image.Image:
    if spec != sizes.SHARING:
        return narrowed(picture, int(spec.partition("|")[0].removeprefix("width-")))
    centre = (0.5, 0.5)
    if photo.focal_point_x is not None and photo.focal_point_y is not None and photo.width and photo.height:
        centre = (photo.focal_point_x / photo.width, photo.focal_point_y / photo.height)
    return filled(picture, *_SHARING_SIZE, centre)


def _encoded(picture: Image.Image, file_format: str) -> bytes:
    if file_format == "jpeg" and picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    data = io.BytesIO()
    picture.save(data, file_format.upper(), **_HOW[file_format])
    return data.getvalue()


def _put(photo: Photo, spec: str, data: bytes, old: PhotoRendition | None) -> None:
    row = PhotoRendition(image=photo, filter_spec=spec, focal_point_key=_key(photo, spec)[1])
    key = f".{row.focal_point_key}" if row.focal_point_key else ""
    name = f"{_stem(photo.file.name)}{key}.{spec.replace('|', '.')}.{ENDINGS[_format(spec)]}"
    # Without a name of its own a file counts as none, and its size is not taken.
    row.file.save(name, ContentFile(data, name=name), save=False)
    if _kept(row, old):
        if old is not None:
            let_go(old.file.storage, old.file.name)
    else:
        let_go(row.file.storage, row.file.name)


def let_go(storage: Storage, name: str) -> None:
    """Delete a file; where its bucket does not answer, the worker does it later."""
    try:
        storage.delete(name)
    except BucketError:
        delete_file_from_storage_task.enqueue(storage.deconstruct(), name)  # type: ignore[attr-defined]


def _kept(row: PhotoRendition, old: PhotoRendition | None) -> bool:
    """Whether the row stands; not if somebody else was faster or the photo is gone."""
    if old is not None:
        same = PhotoRendition.objects.filter(pk=old.pk, file=old.file.name)
        return bool(same.update(file=row.file.name, width=row.width, height=row.height))
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return False
    return True


def _sweep(photo: Photo) -> None:
    """Once a page can be shown with the new files, remove those of a former file and sizes no longer wanted."""
    rows = list(photo.renditions.all())
    current = {(row.filter_spec, row.focal_point_key) for row in rows if _is_current(row, photo)}
    if not {_key(photo, spec) for spec in wanted(photo, FIRST)} <= current:
        return
    keys = {_key(photo, spec) for spec in wanted(photo)}
    for row in rows:
        is_unwanted = is_for_readers(row.filter_spec) and (row.filter_spec, row.focal_point_key) not in keys
        if is_unwanted or not _is_current(row, photo):
            row.delete()


def is_for_readers(spec: str) -> bool:
    """Whether a rendition is one of ours; others are Wagtail's thumbnails."""
    return spec == sizes.SHARING or (spec.startswith("width-") and "|format-" in spec)
