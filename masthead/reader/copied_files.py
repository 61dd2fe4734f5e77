"""Which files of pictures and documents caches elsewhere have copies of, and when these are old.

A file's bytes never change under its name; but a picture that may not be shown any longer, or a file that is deleted,
must not live on in a cache.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.documents import get_document_model

from masthead.editions.models import Edition
from masthead.photos.models import PhotoRendition
from masthead.press import purging
from masthead.press.address import Address
from masthead.press.recording import Key

UNTIL_DELETED = timedelta(seconds=5)
"""A deleted file goes after the commit, by a task."""
UID = "masthead.reader.copied_files"


def files(keys: Iterable[Key], expired: bool) -> Iterator[Address]:
    """The renditions of the photos among these keys; ``expired``: of those whose rights have ended."""
    numbers = [int(key.removeprefix("photo:")) for key in keys if key.startswith("photo:")]
    if not numbers:
        return
    rows = PhotoRendition.objects.filter(image__in=numbers)
    if expired:
        rows = rows.filter(image__expires_at__lte=timezone.now())
    for name in rows.values_list("file", flat=True):
        yield from _addresses(name)


def _addresses(name: str) -> Iterator[Address]:
    """A file below ``/media/`` can be fetched from every host of the paper."""
    for host in {"", *Edition.objects.values_list("host", flat=True)}:
        yield Address(host, f"{settings.MEDIA_URL}{name}")


def listen() -> None:
    """Connect to the signals; called once, from ``AppConfig.ready()``."""
    for model in (PhotoRendition, get_document_model()):
        post_delete.connect(_deleted, sender=model, dispatch_uid=UID)


def _deleted(sender: type[Model], instance: Any, **_: object) -> None:
    if purging.is_wanted():
        purging.ask(_addresses(instance.file.name), after=UNTIL_DELETED)
