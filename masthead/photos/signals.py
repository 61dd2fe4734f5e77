"""Listens to photos that arrive or change, and queues their renditions after the commit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_save

from masthead.conf.after_commit import Gathering
from masthead.photos.models import Photo
from masthead.photos.tasks import make_renditions
from masthead.search.documents import in_batches

PHOTOS_A_TASK = 10
_SEEN = {"file", "width", "height", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}
"""Fields that renditions are made of."""


def _enqueue(photos: list[int]) -> None:
    for batch in in_batches(photos, PHOTOS_A_TASK):
        make_renditions.enqueue(batch)


_arrived: Gathering[int] = Gathering(_enqueue)


def queue(photos: Iterable[int]) -> None:
    """Have the renditions of these photos made after the commit; for rows that were written in bulk."""
    _arrived.add(photos)


def follow(sender: type[Photo], instance: Photo, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """A photo was saved: its file or focal point may be another."""
    if not raw and (update_fields is None or _SEEN & set(update_fields)):
        queue([instance.pk])


def begin() -> None:
    """Listen; called once, when the room is made ready."""
    post_save.connect(follow, sender=Photo, dispatch_uid="photo_renditions")
