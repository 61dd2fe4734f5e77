"""The front with pages in a bucket: young while that answers, and there when it does not."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from masthead.conf.buckets import COPIES
from masthead.conf.read import read
from masthead.front.copying import AGE, Copy
from masthead.front.paper import paper_of
from masthead.press.address import Address
from masthead.press.stored import StoredPage
from masthead.press.stores import StoreError
from masthead.press.stores.files import FileStore
from masthead.press.stores.s3 import S3Store
from tests.rooms.front import front
from tests.rooms.front.front import BODY, STORY, Served, StandIn
from tests.rooms.press import bucket, faults
from tests.rooms.press.bucket import BucketServer

CHANGING = Address("", "/changing/")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BucketServer]:
    with bucket.running(tmp_path_factory.mktemp("bucket")) as running:
        yield running


@pytest.fixture(scope="module")
def store(server: BucketServer) -> S3Store:
    return S3Store(server.bucket)


@pytest.fixture(scope="module")
def served(server: BucketServer, store: S3Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("f")
    front.fill(folder)
    here = FileStore(folder / "pages")
    for address in here.walk():
        page = here.get(address)
        assert page is not None
        store.put(address, page)
    running = front.start(folder, MASTHEAD_PAGES=server.url, AWS_ACCESS_KEY_ID="key", AWS_SECRET_ACCESS_KEY="secret")
    yield running
    front.stop(running)


@pytest.fixture
def app(served: Served) -> Iterator[StandIn]:
    with front.stand_in(served) as made:
        yield made


SLOW = 4.0
"""Seconds that a busy machine may take beside those that are promised."""


def seen(served: Served) -> set[bytes]:
    return {served.ask("/changing/", accept_encoding=each).content for each in ("identity", "gzip", "br")}


def test_pages_of_each_sort_are_answered_out_of_the_bucket(served: Served) -> None:
    for encoding in ("identity", "gzip", "br"):
        answer = served.ask(STORY, accept_encoding=encoding)
        assert (answer.status_code, answer.content) == (200, BODY)
        again = served.ask(STORY, accept_encoding=encoding, if_none_match=answer.headers["etag"])
        assert again.status_code == 304
    assert served.ask("/old/").headers["location"] == "/new/"
    for path, words in (("/withdrawn/", b"410 page"), ("/he/withdrawn/", b"he 410 page")):
        assert (served.ask(path).status_code, served.ask(path).content) == (410, words)
    assert (served.ask("/nowhere/.x").status_code, served.ask("/he/nowhere/.x").content) == (404, b"he 404 page")
    assert served.ask("/never/").content == b"503 page"


def test_no_reader_gets_an_older_version_longer_than_a_second(served: Served, store: S3Store) -> None:
    for body in (b"one", b"two", b"three"):
        store.put(CHANGING, StoredPage.of(body))
        deadline = time.monotonic() + AGE + SLOW
        while seen(served) != {body}:
            assert time.monotonic() < deadline


def test_what_was_withdrawn_or_removed_goes_as_soon(served: Served, store: S3Store, app: StandIn) -> None:
    store.put(CHANGING, StoredPage.of(b"secret"))
    served.ask("/changing/")
    for change, status in ((lambda: store.put(CHANGING, StoredPage(410)), 410), (lambda: store.remove(CHANGING), 200)):
        change()
        deadline = time.monotonic() + AGE + SLOW
        while served.ask("/changing/").status_code != status or b"secret" in served.ask("/changing/").content:
            assert time.monotonic() < deadline
    assert app.seen[-1]["path"] == "/changing/"


def test_a_page_that_the_application_stores_at_the_first_request_is_given_out(
    served: Served, store: S3Store, app: StandIn
) -> None:
    address = Address("", "/first/")
    app.before = lambda: store.put(address, StoredPage.of(b"stored by the application"))
    assert served.ask("/first/").content == b"stored by the application"


@pytest.mark.parametrize("fault", ["frozen", "killed"])
def test_while_the_bucket_does_not_answer_readers_get_the_copy_at_once(
    served: Served, server: BucketServer, store: S3Store, fault: str
) -> None:
    store.put(CHANGING, StoredPage.of(b"kept"))
    assert served.ask(STORY).status_code == 200
    deadline = time.monotonic() + AGE + SLOW
    while seen(served) != {b"kept"}:
        assert time.monotonic() < deadline

    def read(_: int) -> tuple[bytes, float]:
        began = time.monotonic()
        return served.ask("/changing/").content, time.monotonic() - began

    with bucket.broken(server, fault), ThreadPoolExecutor(8) as crowd:
        until = time.monotonic() + 2 * AGE
        found = []
        while time.monotonic() < until:
            found += list(crowd.map(read, range(16)))
        assert {body for body, _ in found} == {b"kept"}
        # Asked to its end, the bucket would take ten.
        assert max(took for _, took in found) < 5
        assert served.ask(STORY).status_code == 200
    store.put(CHANGING, StoredPage.of(b"back"))
    deadline = time.monotonic() + 10
    while seen(served) != {b"back"}:
        assert time.monotonic() < deadline


def test_the_copy_takes_no_more_room_than_it_has_and_keeps_what_was_read_last(
    server: BucketServer, tmp_path: Path
) -> None:
    options = {"MASTHEAD_PAGES": server.url, "MASTHEAD_PAGE_COPY_MEGABYTES": "16"}
    (tmp_path / "masthead.toml").write_text("")
    copy = Copy(paper_of(read(tmp_path / "masthead.toml", options)))
    copy.room = 100_000
    page = StoredPage(200, b"x" * 5_000, b"y" * 5_000)
    for number in range(30):
        copy._keep(Address("", f"/{number}/"), page)
        for file in Path(copy.files.folder, "_", str(number)).glob("*"):
            os.utime(file, (number, number))
    copy.sweep()
    left = {address.path for address in FileStore(tmp_path / COPIES["pages"]).walk()}
    assert left == {f"/{number}/" for number in range(22, 30)}


def test_a_copy_that_cannot_take_the_new_version_gives_out_no_old_one(server: BucketServer, tmp_path: Path) -> None:
    (tmp_path / "masthead.toml").write_text("")
    copy = Copy(paper_of(read(tmp_path / "masthead.toml", {"MASTHEAD_PAGES": server.url})))
    copy._keep(CHANGING, StoredPage.of(b"old"))
    with faults.full(10), pytest.raises(StoreError):
        copy._keep(CHANGING, StoredPage.of(b"new"))
    assert not copy.is_here(CHANGING)
