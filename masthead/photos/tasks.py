"""Work for the worker."""

from __future__ import annotations

from django_tasks import task

from masthead.photos import renditions, sizes

LATER = -10
"""The priority of what a page can do without for a while."""


@task()
def make_renditions(photos: list[int]) -> None:
    """Make WebP and JPEG of these photos, and leave AVIF for when there is time; see ``renditions.make``."""
    renditions.make_all(photos, renditions.FIRST)
    make_modern_renditions.enqueue(photos)


@task(priority=LATER)
def make_modern_renditions(photos: list[int]) -> None:
    """Make all formats of these photos."""
    renditions.make_all(photos, sizes.FORMATS)
