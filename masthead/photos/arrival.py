"""Takes a file in as a photo: tried in a process of its own, its metadata read, its renditions queued."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext

from masthead.photos.embedded import read_embedded
from masthead.photos.facts import fill
from masthead.photos.inspect import Inspection, Limits, inspect
from masthead.photos.messages import SENTENCES, Message
from masthead.photos.models import Photo
from masthead.photos.stated import Embedded

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that may be taken."""

    inspection: Inspection
    embedded: Embedded
    filename: str
    """Its name with the ending of what it really is."""


def limits() -> Limits:
    """What a picture may cost here."""
    return Limits(bytes=settings.MASTHEAD_PICTURE_BYTES, pixels=settings.MASTHEAD_PICTURE_PIXELS)


def look(data: bytes, filename: str) -> Arrived:
    """Try a file and read its metadata; raises ``Refused`` with a sentence for the editor."""
    inspection = inspect(data, filename, limits())
    path = PurePath(filename or "photo")
    is_right = path.suffix.lower() in inspection.kind.extensions
    name = path.name if is_right else f"{path.stem}{inspection.kind.extension}"
    return Arrived(inspection, read_embedded(data), name)


def take(data: bytes, filename: str, user: AbstractBaseUser | None = None, **overrides: Any) -> Photo:
    """Make a photo of a file, saved, with what the file says in every field that ``overrides`` leaves empty.

    ``overrides`` are fields of ``Photo`` (a caption is rich text). Raises ``Refused``; then nothing was written.
    """
    arrived = look(data, filename)
    photo = Photo(**({"title": PurePath(filename).stem} | overrides))
    photo.uploaded_by_user = user
    fill(photo, arrived.embedded, filename)
    photo.file.save(arrived.filename, ContentFile(data, name=arrived.filename), save=False)
    try:
        photo._set_image_file_metadata()
        photo.save()
    except BaseException:
        photo.file.storage.delete(photo.file.name)
        raise
    finally:
        photo.file.close()
    return photo


def sentence(message: Message) -> str:
    """What is said to an editor, in the active language."""
    facts = message.facts | {name: gettext(str(message.facts[name])) for name in ("kind",) if name in message.facts}
    return gettext(SENTENCES[message.code]) % facts
