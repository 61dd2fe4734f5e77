"""Photos whose files are in a bucket: taken, shown, replaced and deleted, also while it is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from masthead.conf import bucket_storage
from masthead.conf.bucket_storage import BucketStorage
from masthead.conf.objects import BucketError
from masthead.photos import renditions
from masthead.photos.arrival import take
from masthead.photos.models import Photo
from masthead.photos.printed import PrintedPhoto, printed
from tests import make
from tests.rooms.press import bucket
from tests.rooms.press.bucket import BucketServer

from .building import small

pytestmark = pytest.mark.any_database("what lies in files and what is asked of a bucket")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SENTENCE = "The place where files are kept does not answer; wait a minute and try again."


@pytest.fixture
def server(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[BucketServer]:
    monkeypatch.setattr(bucket_storage, "PART", timedelta(seconds=0.5))
    with bucket.running(tmp_path) as running:
        settings.MASTHEAD_MEDIA_BUCKET = running.below("media")
        settings.MASTHEAD_ORIGINALS_BUCKET = running.below("originals")
        # Fields have asked for their storages when the program was loaded, and later tests find them as they were.
        for alias, option in (("default", "media"), ("originals", "originals")):
            assert storages[alias]
            monkeypatch.setitem(storages._storages, alias, BucketStorage(option))
        assert default_storage.location
        monkeypatch.setattr(default_storage, "_wrapped", storages["default"])
        monkeypatch.setattr(Photo._meta.get_field("file"), "storage", storages["originals"])
        yield running


@pytest.fixture
def newsroom(client: Client, db: None) -> Client:
    user = get_user_model().objects.create_user("pictures", "pictures@example.org", "password")
    user.groups.add(Group.objects.get(name="Photo editor"))
    client.force_login(user, backend=BACKEND)
    return client


def kept(server: BucketServer) -> set[str]:
    root = server.folder / bucket.NAME
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def named(photo: Photo) -> set[str]:
    return {f"originals/{photo.file.name}", *(f"media/{row.file.name}" for row in photo.renditions.all())}


def sent(newsroom: Client) -> dict[str, Any]:
    file = SimpleUploadedFile("quay.jpg", small(size=(900, 600)), "image/jpeg")
    fields = {"title": "Quay", "collection": 1, "files[]": file}
    answer = newsroom.post(reverse("wagtailimages:add_multiple"), fields, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    # The test's own transaction goes on, in which the program's would have ended.
    transaction.set_rollback(False)
    told: dict[str, Any] = answer.json()
    return told


@pytest.mark.django_db
def test_a_photo_is_taken_its_renditions_made_and_printed(server: BucketServer) -> None:
    photo = take(small(size=(900, 600)), "quay.jpg")
    assert (photo.width, photo.height) == (900, 600)
    assert renditions.make(photo.pk) == len(renditions.wanted(photo))
    assert renditions.make(photo.pk) == 0
    assert kept(server) == named(photo)
    shown = printed([photo.pk])[photo.pk]
    assert isinstance(shown, PrintedPhoto)
    assert {file.url for files in shown.files.values() for file in files} <= {
        f"/{name}" for name in kept(server) if name.startswith("media/images/")
    }


@pytest.mark.django_db
def test_what_two_make_at_once_is_never_deleted_by_the_slower_one(server: BucketServer) -> None:
    photo = take(small(size=(900, 600)), "quay.jpg")
    renditions.make(photo.pk)
    row = photo.renditions.first()
    assert row is not None
    renditions._put(photo, row.filter_spec, small(size=(320, 213)), None)
    assert kept(server) == named(photo)


@pytest.mark.django_db
def test_a_deleted_photo_takes_its_files_along(server: BucketServer, django_capture_on_commit_callbacks: Any) -> None:
    photo = take(small(size=(900, 600)), "quay.jpg")
    renditions.make(photo.pk)
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()
    assert kept(server) == set()


@pytest.mark.parametrize("fault", ["full", "frozen", "killed"])
def test_an_upload_that_the_bucket_does_not_take_is_told_in_one_sentence_and_leaves_no_photo(
    newsroom: Client, server: BucketServer, fault: str
) -> None:
    with bucket.broken(server, fault):
        assert sent(newsroom) == {"success": False, "error_message": SENTENCE}
    assert not Photo.objects.exists()
    told = sent(newsroom)
    assert told["success"], told
    if fault != "frozen":
        assert {name for name in kept(server) if name.startswith("originals/")} == {
            f"originals/{photo.file.name}" for photo in Photo.objects.all()
        }


def test_a_file_that_cannot_be_replaced_stays(newsroom: Client, server: BucketServer) -> None:
    photo = make.photo()
    fields = {"title": "New", "collection": Collection.get_first_root_node().pk, "tags": "", "caption": "null"}
    file = SimpleUploadedFile("new.jpg", small(size=(50, 40)), "image/jpeg")
    with server.killed():
        answer = newsroom.post(reverse("wagtailimages:edit", args=[photo.pk]), fields | {"file": file})
        transaction.set_rollback(False)
        original = newsroom.get(reverse("photo_original", args=[photo.pk]))
    for each in (answer, original):
        assert (each.status_code, each.headers["Retry-After"]) == (503, "60")
        assert SENTENCE in each.content.decode()
    same = Photo.objects.get()
    assert (same.title, same.file.name, same.width) == (photo.title, photo.file.name, 640)
    assert newsroom.get(reverse("photo_original", args=[photo.pk])).getvalue().startswith(b"\xff\xd8")


@pytest.mark.django_db
def test_renditions_that_cannot_be_made_for_now_are_no_photo_that_cannot_be_read(server: BucketServer) -> None:
    photo = take(small(size=(900, 600)), "quay.jpg")
    with server.killed(), pytest.raises(BucketError):
        renditions.make(photo.pk)
    photo.file.storage.delete(photo.file.name)
    assert renditions.make(photo.pk) == 0
