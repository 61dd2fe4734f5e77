"""The store in a bucket, against a real server that is full, frozen and killed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from masthead.press import serving, state, verifying, working
from masthead.press.address import Address
from masthead.press.models import Sheet
from masthead.press.stored import StoredPage
from masthead.press.stores import StoreError, s3
from masthead.press.stores.s3 import S3Store
from tests.rooms.press import bucket
from tests.rooms.press.bucket import BucketServer
from tests.rooms.press.world import World, use

HOME = Address("", "/")
FAULTS = ["full", "frozen", "killed"]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BucketServer]:
    monkeypatch.setattr(s3, "ANSWER", timedelta(seconds=0.3))
    with bucket.running(tmp_path) as running:
        yield running


@pytest.fixture
def store(server: BucketServer) -> S3Store:
    return S3Store(server.bucket)


def test_whoever_reads_the_bucket_gets_the_page(server: BucketServer, store: S3Store) -> None:
    store.put(Address("", "/city/feed.rss"), StoredPage.of(b"<rss/>"))
    file = server.folder / bucket.NAME / "pages" / "_" / "city" / "feed.rss"
    assert gzip.decompress(file.read_bytes()) == b"<rss/>"
    said = store.objects.get("_/city/feed.rss").attributes
    assert (said["Content-Type"], said["Content-Encoding"]) == ("application/rss+xml; charset=utf-8", "gzip")


@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_bucket_does_not_take_is_told_in_one_line_without_the_key(
    server: BucketServer, store: S3Store, fault: str
) -> None:
    old = StoredPage.of(b"old")
    store.put(HOME, old)
    with bucket.broken(server, fault), pytest.raises(StoreError) as caught:
        store.put(HOME, StoredPage.of(bytes(range(256)) * 100))
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    if fault != "frozen":
        # One that goes on may still write, or write in part, what nobody waits for any longer.
        store.put(HOME, old)
        assert store.get(HOME) == old


@pytest.mark.parametrize("fault", ["frozen", "killed"])
def test_a_bucket_that_does_not_answer_is_no_empty_one(server: BucketServer, store: S3Store, fault: str) -> None:
    with bucket.broken(server, fault):
        for ask in (store.get, store.remove, lambda _: list(store.walk())):
            with pytest.raises(StoreError):
                ask(HOME)


def test_a_bucket_that_is_not_there_takes_nothing(server: BucketServer) -> None:
    store = S3Store(replace(server.bucket, name="nowhere"))
    with pytest.raises(StoreError):
        store.put(HOME, StoredPage.of(b"x"))
    with pytest.raises(StoreError):
        list(store.walk())


def test_an_object_that_is_no_page_is_an_error_and_is_not_given_out(server: BucketServer, store: S3Store) -> None:
    whole = StoredPage.of(b"a page " * 500).gzip
    for content in (b"<h1>put here by hand", whole[:-9], whole[:30], whole[:2], b"", whole[:20] + b"?" * 20):
        store.objects.put("_/index.html", content)
        with pytest.raises(StoreError, match="an object in the bucket"):
            store.get(HOME)


@pytest.mark.django_db
@pytest.mark.parametrize("fault", FAULTS)
def test_what_the_bucket_does_not_take_is_kept_tried_again_and_told_of(
    server: BucketServer, store: S3Store, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    world = World()
    use(world, monkeypatch)
    for module in (serving, working, verifying):
        monkeypatch.setattr(module, "store", lambda: store)
    one = Address("", "/1/")
    with time_machine.travel("2026-11-27 09:00:00+00:00", tick=False) as clock:
        world.edit(1, "old")
        working.drain()
        world.edit(1, "new")
        with bucket.broken(server, fault):
            working.drain()
            sheet = Sheet.objects.get(path="/1/")
            assert (sheet.is_due, sheet.attempts, sheet.failure != "") == (True, 1, True)
            clock.shift(timedelta(seconds=31))
            found = state.trouble()
            assert found is not None
            assert found.failure == sheet.failure
        working.drain()
        page = store.get(one)
        assert page is not None
        assert page.body == b"menu new"
        assert state.trouble() is None
        assert [drift for each in verifying.sheets() if (drift := verifying.compare(each))] == []
