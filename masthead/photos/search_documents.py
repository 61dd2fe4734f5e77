"""Photos as the newsroom finds them: by what they show, where, who made them and how they are tagged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.db.models.signals import post_delete, post_save
from wagtail.rich_text import get_text_for_indexing

from masthead.photos.models import Photo
from masthead.search.documents import Document, fingerprint
from masthead.search.queue import queue
from masthead.search.registry import register

KIND: Final = "photo"
_FACTS = (
    *("title", "headline", "description", "caption", "credit", "agency_id", "collection_id", "rights", "place"),
    *("city", "country", "people_shown", "source_id", "expires_at"),
)


def load(ids: Sequence[int]) -> Iterable[Document]:
    """The documents of these photos, in two queries (the photos, their tags)."""
    for photo in Photo.objects.filter(pk__in=ids).select_related("agency").prefetch_related("tags"):
        yield Document(
            KIND,
            photo.pk,
            headline=photo.headline or photo.title,
            standfirst=photo.description,
            body="\n".join(_words(photo)),
            named=tuple(_named(photo)),
            keywords=tuple(_keywords(photo)),
            created=photo.created_at,
            version=fingerprint(*(getattr(photo, name) for name in _FACTS)),
        )


def _words(photo: Photo) -> Iterator[str]:
    caption = get_text_for_indexing(photo.caption) if photo.caption else ""
    words = (photo.title, caption, photo.place, photo.city, photo.country, photo.source_id)
    return (each for each in words if each)


def _named(photo: Photo) -> Iterator[tuple[str, str]]:
    if photo.credit:
        yield "by", photo.credit
    if photo.agency:
        yield "agency", photo.agency.name
    for name in photo.people_shown.splitlines():
        yield "shows", name
    for tag in photo.tags.all():
        yield "tag", tag.name


def _keywords(photo: Photo) -> Iterator[tuple[str, str]]:
    yield "collection", str(photo.collection_id)
    if photo.agency_id:
        yield "agency", str(photo.agency_id)
    if not photo.credit:
        yield "lacks", "credit"
    if not photo.description:
        yield "lacks", "alt"


def versions() -> Iterator[tuple[int, int]]:
    """Every photo with the version of what is found of it."""
    rows = Photo.objects.order_by("pk").values_list("pk", *_FACTS)
    return ((pk, fingerprint(*facts)) for pk, *facts in rows.iterator(chunk_size=2000))


def changed(sender: type[Photo], instance: Photo, **kwargs: Any) -> None:
    """A photo was saved or deleted."""
    queue(KIND, [instance.pk])


def begin() -> None:
    """Have photos found; called once, when the room is made ready."""
    register(KIND, load, versions, model="photos.Photo")
    post_save.connect(changed, sender=Photo, dispatch_uid="search_photo")
    post_delete.connect(changed, sender=Photo, dispatch_uid="search_photo")
