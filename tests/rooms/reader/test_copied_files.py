"""Copies of pictures and documents in caches elsewhere are thrown away with what may not be shown any longer."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from masthead.editions.models import Edition
from masthead.photos.models import Photo, PhotoRendition
from masthead.press import serving, verifying, working
from masthead.press.models import Purge
from masthead.press.stores.memory import MemoryStore
from masthead.stories.models import Story
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    kept = MemoryStore()
    for module in (serving, working, verifying):
        monkeypatch.setattr(module, "store", lambda: kept)
    settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": "masthead.press.copies.Proxy", "LOCATION": "http://cache"}}


@pytest.fixture
def photo(django_capture_on_commit_callbacks) -> Photo:
    with django_capture_on_commit_callbacks(execute=True):
        return make.photo("Harbour")


def published(paper: Edition, title: str = "Tram", **fields: object) -> Story:
    return make.published(
        make.section(paper, title, slug=title.lower()), title, by=make.person(paper, f"Maya {title}"), **fields
    )


def files(photo: Photo) -> set[str]:
    found = {f"/media/{name}" for name in PhotoRendition.objects.filter(image=photo).values_list("file", flat=True)}
    assert found
    return found


def purged() -> set[str]:
    """What was to be purged so far; it is forgotten."""
    found = set(Purge.objects.values_list("path", flat=True))
    Purge.objects.all().delete()
    return found


def test_a_withdrawn_story_takes_the_files_of_its_pictures_along(photo: Photo) -> None:
    story = published(make.edition(), lead_photo=photo)
    working.drain()
    purged()
    story.unpublish()
    working.drain()
    assert purged() >= {story.address, "/", *files(photo)}


def test_a_picture_whose_rights_end_is_purged_with_the_pages_that_showed_it(photo: Photo) -> None:
    other = make.photo("Town")
    with time_machine.travel("2026-11-27 09:00:00+00:00", tick=False) as clock:
        Photo.objects.filter(pk=photo.pk).update(expires_at=timezone.now() + timedelta(hours=1))
        paper = make.edition()
        story = published(paper, lead_photo=Photo.objects.get(pk=photo.pk))
        kept = published(paper, "Another", lead_photo=other)
        working.drain()
        purged()
        clock.shift(timedelta(hours=1))
        working.turn_of_time()
        working.drain()
        found = purged()
    assert found >= {story.address, *files(photo)}
    assert kept.address not in found
    assert not {path for path in found if path.startswith("/media/")} - files(photo)


def test_a_story_that_is_corrected_leaves_its_pictures_alone(photo: Photo) -> None:
    story = published(make.edition(), lead_photo=photo)
    working.drain()
    purged()
    story.title = "Another headline"
    story.save_revision().publish()
    working.drain()
    found = purged()
    assert story.address in found
    assert not {path for path in found if path.startswith("/media/")}


def test_a_deleted_picture_and_a_deleted_document_are_purged_at_every_host(photo: Photo) -> None:
    make.edition("he", host="he.paper.example")
    gone = files(photo)
    photo.delete()
    rows = Purge.objects.all()
    assert {(row.host, row.path) for row in rows} == {
        (host, path) for path in gone for host in ("", "he.paper.example")
    }
    assert all(row.not_before > timezone.now() for row in rows)
    purged()
    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"plan", name="plan.pdf"))
    address = f"/media/{document.file.name}"
    document.delete()
    assert purged() == {address}
