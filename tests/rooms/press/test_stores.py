"""What every store of pages does, whichever it is; and what only files can do wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from masthead.press.address import Address
from masthead.press.stored import StoredPage
from masthead.press.stores import Store, StoreError
from masthead.press.stores.files import FileStore
from masthead.press.stores.memory import MemoryStore
from masthead.press.stores.s3 import S3Store
from tests.rooms.press import bucket, faults
from tests.rooms.press.bucket import BucketServer

HOME, STORY, FEED = Address("", "/"), Address("he.paper.example", "/2026/11/27/כותרת/"), Address("", "/city/feed.rss")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BucketServer]:
    with bucket.running(tmp_path_factory.mktemp("bucket")) as running:
        yield running


@pytest.fixture(params=["files", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    made: dict[str, Callable[[], Store]] = {
        "files": lambda: FileStore(tmp_path / "pages"),
        "memory": MemoryStore,
        # A prefix for each test, so that each has a store of its own.
        "s3": lambda: S3Store(replace(request.getfixturevalue("server").bucket, prefix=tmp_path.name)),
    }
    return made[request.param]()


@pytest.mark.parametrize(
    "page", [StoredPage.of(b"<p>x"), StoredPage(301, location="/new/"), StoredPage(410)], ids=["200", "301", "410"]
)
@pytest.mark.parametrize("address", [HOME, STORY, FEED], ids=str)
def test_what_is_put_is_got(store: Store, address: Address, page: StoredPage) -> None:
    store.put(address, page)
    assert store.get(address) == page
    assert list(store.walk()) == [address]


def test_there_is_nothing_where_nothing_was_put(store: Store) -> None:
    assert store.get(HOME) is None
    assert list(store.walk()) == []
    store.remove(HOME)


def test_a_page_takes_the_place_of_one_of_another_kind(store: Store) -> None:
    for page in (StoredPage.of(b"a"), StoredPage(410), StoredPage(301, location="/b/"), StoredPage.of(b"b")):
        store.put(STORY, page)
        assert store.get(STORY) == page


@pytest.mark.parametrize("store", ["files", "memory"], indirect=True)
def test_a_store_says_whether_a_page_was_there(store: Store) -> None:
    pages = (StoredPage.of(b"a"), StoredPage(301, location="/b/"), StoredPage(410), StoredPage.of(b"b"))
    assert [store.put(STORY, page) for page in pages] == [False, True, True, True]
    assert [store.remove(STORY), store.remove(STORY)] == [True, False]
    assert not store.put(STORY, pages[0])


def test_a_removed_page_is_gone_and_its_neighbour_stays(store: Store) -> None:
    store.put(HOME, StoredPage.of(b"home"))
    store.put(FEED, StoredPage.of(b"feed"))
    store.remove(HOME)
    assert store.get(HOME) is None
    assert list(store.walk()) == [FEED]


def test_a_file_that_takes_anothers_place_has_a_later_second(tmp_path: Path) -> None:
    store, times = FileStore(tmp_path), []
    for body in (b"a", b"b", b"c"):
        store.put(HOME, StoredPage.of(body))
        times.append(int((tmp_path / "_" / "index.html.gz").stat().st_mtime))
    assert times == sorted(set(times))


def test_a_write_that_was_killed_leaves_the_old_page_and_no_address(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.put(HOME, StoredPage.of(b"old"))
    (tmp_path / "_" / ".new-0123456789abcdef").write_bytes(b"half")
    page = store.get(HOME)
    assert page is not None
    assert page.body == b"old"
    assert list(store.walk()) == [HOME]


def test_a_file_in_the_way_of_a_folder_is_told_as_the_stores_error(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    (tmp_path / "_").write_bytes(b"")
    with pytest.raises(StoreError):
        store.put(STORY_OF_OWN, StoredPage.of(b"x"))
    assert store.get(STORY_OF_OWN) is None
    store.remove(STORY_OF_OWN)


STORY_OF_OWN = Address("", "/2026/11/27/a/")


def test_a_place_that_cannot_be_replaced_leaves_no_scratch_behind(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    (tmp_path / "_" / "index.html.gz" / "below").mkdir(parents=True)
    with pytest.raises(StoreError):
        store.put(HOME, StoredPage.of(b"x"))
    assert list((tmp_path / "_").glob(".new-*")) == []


def test_a_disk_that_takes_one_half_of_a_page_keeps_the_old_one_whole(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    old = StoredPage.of(b"old")
    store.put(HOME, old)
    with faults.full(10), pytest.raises(StoreError, match="File too large"):
        store.put(HOME, StoredPage(200, gzip=b"fits", brotli=b"does not fit" * 10))
    assert store.get(HOME) == old
    assert list((tmp_path / "_").glob(".new-*")) == []
