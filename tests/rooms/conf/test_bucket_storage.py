"""The storage of files in a bucket, against a real server that is full, frozen and killed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile, File

from masthead.conf import bucket_storage
from masthead.conf.bucket_storage import BucketStorage
from masthead.conf.objects import BucketError
from tests.rooms.press import bucket
from tests.rooms.press.bucket import BucketServer

FAULTS = ["full", "frozen", "killed"]


@pytest.fixture
def server(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[BucketServer]:
    monkeypatch.setattr(bucket_storage, "PART", timedelta(seconds=0.3))
    with bucket.running(tmp_path) as running:
        settings.MASTHEAD_MEDIA_BUCKET = running.below("media")
        settings.MASTHEAD_ORIGINALS_BUCKET = running.below("originals")
        yield running


@pytest.fixture
def media(server: BucketServer) -> BucketStorage:
    return BucketStorage("media")


def kept(server: BucketServer) -> set[str]:
    root = server.folder / bucket.NAME
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def read(storage: BucketStorage, name: str) -> bytes:
    with storage.open(name) as file:
        return file.read()


def test_a_file_comes_back_as_it_was_saved(media: BucketStorage, server: BucketServer) -> None:
    name = media.save("documents/דוח שנתי.pdf", ContentFile(b"%PDF"))
    assert kept(server) == {f"media/{name}"}
    assert (media.exists(name), media.size(name)) == (True, 4)
    with media.open(name) as file:
        assert (file.size, file.read()) == (4, b"%PDF")
    assert abs(media.get_modified_time(name) - datetime.now(UTC)) < timedelta(minutes=5)


def test_a_file_that_was_closed_opens_again(media: BucketStorage) -> None:
    file = media.open(media.save("images/a.webp", ContentFile(b"abc")))
    for _ in range(2):
        with file.open() as opened:
            assert opened.read() == b"abc"
    with pytest.raises(ValueError, match="'rb'"):
        media.open(str(file.name), "wb")


@pytest.mark.parametrize("size", [0, 1, bucket_storage.PIECE * 2 + 1])
def test_a_file_of_any_size_is_saved_whole(media: BucketStorage, tmp_path: Path, size: int) -> None:
    (tmp_path / "film.mp4").write_bytes(b"f" * size)
    with (tmp_path / "film.mp4").open("rb") as opened:
        name = media.save("documents/film.mp4", File(opened))
    with media.open(name) as file:
        assert file.read() == b"f" * size


def test_who_reads_the_bucket_is_told_what_a_file_is_and_who_may_keep_it(media: BucketStorage) -> None:
    name = media.save("images/a.webp", ContentFile(b"abc"))
    said = media.objects.get(name).attributes
    assert (said["Content-Type"], said["Cache-Control"]) == ("image/webp", "public, max-age=31536000, immutable")
    originals = BucketStorage("originals")
    assert originals.objects.get(originals.save("a.jpg", ContentFile(b"a"))).attributes["Cache-Control"] == (
        "private, no-store"
    )


def test_media_have_the_papers_own_addresses_and_originals_none(media: BucketStorage) -> None:
    assert media.url("documents/a b.pdf") == "/media/documents/a%20b.pdf"
    with pytest.raises(ValueError, match="no address"):
        BucketStorage("originals").url("a.jpg")
    for storage in (media, BucketStorage("originals")):
        with pytest.raises(NotImplementedError):
            storage.path("a.jpg")


def test_no_two_files_get_one_name_even_at_once(media: BucketStorage) -> None:
    def save(number: int) -> tuple[str, bytes]:
        return media.save("documents/minutes.pdf", ContentFile(b"%d" % number)), b"%d" % number

    with ThreadPoolExecutor(8) as readers:
        saved = dict(readers.map(save, range(24)))
    assert len(saved) == 24
    for name, content in saved.items():
        assert name.startswith("documents/minutes_")
        assert read(media, name) == content


def test_a_name_is_cut_where_its_column_is_short(media: BucketStorage) -> None:
    name = media.save(f"documents/{'x' * 200}.pdf", ContentFile(b"a"), max_length=100)
    assert len(name) <= 100
    assert name.endswith(".pdf")
    with pytest.raises(SuspiciousFileOperation):
        media.save("../secret.jpg", ContentFile(b"a"))


def test_the_endings_of_a_rendition_stay_where_they_are(media: BucketStorage) -> None:
    name = media.save("images/AbC.width-320.format-webp.webp", ContentFile(b"a"))
    assert name.startswith("images/AbC_")
    assert name.endswith(".width-320.format-webp.webp")


def test_what_was_deleted_is_gone_and_may_be_deleted_again(media: BucketStorage) -> None:
    name = media.save("images/a.webp", ContentFile(b"abc"))
    media.delete(name)
    media.delete(name)
    assert not media.exists(name)
    with pytest.raises(FileNotFoundError):
        media.open(name)
    with pytest.raises(ValueError, match="name"):
        media.delete("")


def test_a_folder_is_listed(media: BucketStorage) -> None:
    names = {media.save(f"images/{each}.webp", ContentFile(b"a")).rpartition("/")[2] for each in "ab"}
    folders, files = media.listdir("images")
    assert (folders, set(files)) == ([], names)
    assert media.listdir("") == (["images"], [])


def test_a_task_writes_down_how_to_find_the_storage_and_no_key(media: BucketStorage) -> None:
    path, args, kwargs = media.deconstruct()
    assert path == "masthead.conf.bucket_storage.BucketStorage"
    assert "secret" not in json.dumps([args, kwargs])
    assert BucketStorage(*args, **kwargs).bucket == media.bucket


@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_bucket_does_not_take_is_told_and_nothing_is_half_saved(
    media: BucketStorage, server: BucketServer, fault: str
) -> None:
    large = b"x" * (bucket_storage.PIECE + 1)
    for content in (b"small", large):
        with bucket.broken(server, fault), pytest.raises(BucketError) as caught:
            media.save("images/a.webp", ContentFile(content))
        assert str(caught.value).startswith("The bucket paper does not answer or refuses: ")
        assert "\n" not in str(caught.value)
        assert "secret" not in str(caught.value)
    if fault != "frozen":
        # One that goes on may still keep under its name what nobody waits for any longer; no row names it.
        assert kept(server) == set()


@pytest.mark.parametrize("fault", ["frozen", "killed"])
def test_a_bucket_that_does_not_answer_is_no_empty_one(media: BucketStorage, server: BucketServer, fault: str) -> None:
    name = media.save("images/a.webp", ContentFile(b"abc"))
    with bucket.broken(server, fault):
        for ask in (media.open, media.exists, media.size, media.delete, media.get_modified_time, media.listdir):
            with pytest.raises(BucketError):
                ask(name)
    if fault == "killed":
        # A frozen one goes on and does what it was asked before.
        assert read(media, name) == b"abc"
