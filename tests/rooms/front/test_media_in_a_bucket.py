"""The front with media in a bucket: what was asked for once is answered whatever becomes of the bucket."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from masthead.conf.objects import BucketError, client
from masthead.front import fetching
from masthead.front.fetching import ARRIVING, MediaCopy
from tests import loops
from tests.rooms.front import front
from tests.rooms.front.front import SECRET, Served
from tests.rooms.press import bucket, faults
from tests.rooms.press.bucket import BucketServer

PICTURE = bytes(range(256)) * 4
NAME = "images/a.webp"
SLOW = 4.0
"""Seconds that a busy machine may take beside those that are promised."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BucketServer]:
    with bucket.running(tmp_path_factory.mktemp("bucket")) as running:
        yield running


def put(server: BucketServer, name: str, content: bytes = PICTURE) -> None:
    client(server.below("media"), timeout=timedelta(seconds=10)).put(name, content)


@pytest.fixture(scope="module")
def served(server: BucketServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("f")
    front.fill(folder)
    put(server, NAME)
    for name in ("original_images/a.jpg", "a.jpg", "images/.hidden"):
        put(server, name, b"secret")
    options = {"MASTHEAD_MEDIA": server.at("media"), "MASTHEAD_ORIGINALS": server.at("originals")}
    running = front.start(folder, AWS_ACCESS_KEY_ID="key", AWS_SECRET_ACCESS_KEY="secret", **options)
    yield running
    front.stop(running)


def test_a_picture_is_answered_out_of_the_bucket_as_out_of_a_folder(served: Served) -> None:
    answer = served.ask(f"/media/{NAME}")
    assert (answer.status_code, answer.content) == (200, PICTURE)
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert served.ask(f"/media/{NAME}", if_none_match=answer.headers["etag"]).status_code == 304
    head = served.ask(f"/media/{NAME}", "HEAD")
    assert (head.status_code, head.headers["content-length"], head.content) == (200, "1024", b"")
    assert served.ask(f"/media/{NAME}", "POST").status_code == 405


def test_parts_of_a_file_are_answered(served: Served, server: BucketServer) -> None:
    put(server, "documents/דוח שנתי.mp4", b"0123456789")
    answer = served.ask("/media/documents/דוח שנתי.mp4", range="bytes=2-4")
    assert (answer.status_code, answer.content) == (206, b"234")
    assert answer.headers["content-range"] == "bytes 2-4/10"
    assert served.ask("/media/documents/דוח שנתי.mp4", range="bytes=20-").status_code == 416


def test_what_is_not_there_or_not_public_is_404(served: Served, server: BucketServer) -> None:
    put(server, "documents/later.pdf", b"%PDF")
    long = ("x" * 400, "é" * 200, "/".join(["x" * 200] * 6), "%01", "a%7f", "%5cx", "%C2%85")
    for path in ("/media/images/none.webp", "/media/images/a.webp/x", *(f"/media/images/{name}" for name in long)):
        assert served.ask(path).status_code == 404
    with front.stand_in(served):
        for path in SECRET:
            answer = served.ask(path)
            # The client has dots in a path go where they lead to, so the application is asked for some.
            assert answer.status_code == 404 or answer.json()["path"] == "/originals/secret.jpg"
            assert b"secret" not in answer.content.replace(b"secret.jpg", b"")
    # None of these has closed the bucket to others.
    assert served.ask("/media/documents/later.pdf").status_code == 200


def test_a_file_that_comes_after_it_was_asked_for_is_found(served: Served, server: BucketServer) -> None:
    assert served.ask("/media/images/soon.webp").status_code == 404
    put(server, "images/soon.webp")
    deadline = time.monotonic() + fetching.MISSING_AGE + SLOW
    while served.ask("/media/images/soon.webp").status_code != 200:
        assert time.monotonic() < deadline


@pytest.mark.parametrize("fault", ["frozen", "killed"])
def test_while_the_bucket_is_away_what_is_here_is_answered_and_the_rest_is_503(
    served: Served, server: BucketServer, fault: str
) -> None:
    put(server, f"images/{fault}.webp")
    assert served.ask(f"/media/{NAME}").status_code == 200
    with bucket.broken(server, fault):
        answer = served.ask(f"/media/images/{fault}.webp")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "120")
        assert answer.headers["cache-control"] == "no-store"
        assert served.ask(f"/media/{NAME}").content == PICTURE
        assert served.ask(f"/media/{NAME}", range="bytes=0-1").status_code == 206
        assert served.ask("/media/original_images/a.jpg").status_code == 404
    deadline = time.monotonic() + 10
    while served.ask(f"/media/images/{fault}.webp").status_code != 200:
        assert time.monotonic() < deadline


def test_a_large_film_that_many_ask_for_is_fetched_once(served: Served, server: BucketServer) -> None:
    film = os.urandom(20_000_000)
    put(server, "documents/film.mp4", film)

    def part(number: int) -> httpx.Response:
        return served.ask("/media/documents/film.mp4", range=f"bytes={number}-{number + 999}")

    with ThreadPoolExecutor(8) as readers:
        for number, answer in enumerate(readers.map(part, range(24))):
            assert (answer.status_code, answer.content) == (206, film[number : number + 1000])
    assert not list((served.folder / ".media" / ARRIVING).iterdir())


@pytest.fixture
def copy(server: BucketServer, tmp_path: Path) -> Callable[[], MediaCopy]:
    return lambda: MediaCopy(server.below("media"), str(tmp_path), 1_000_000)


def ran(made: Callable[[], MediaCopy], doing: Callable[[MediaCopy], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        await doing(made())

    loops.run(run())


def test_what_was_deleted_in_the_bucket_goes_here(
    server: BucketServer, copy: Callable[[], MediaCopy], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "AGE", 0.0)
    put(server, "images/withdrawn.webp")

    async def ask(media: MediaCopy) -> None:
        await media.bring("images/withdrawn.webp")
        assert (tmp_path / "images" / "withdrawn.webp").read_bytes() == PICTURE
        await media.objects.delete_async("images/withdrawn.webp")
        await media.bring("images/withdrawn.webp")
        assert not (tmp_path / "images" / "withdrawn.webp").exists()

    ran(copy, ask)


def test_a_copy_that_a_crash_left_in_part_is_fetched_again_and_a_whole_one_is_not(
    copy: Callable[[], MediaCopy], tmp_path: Path
) -> None:
    file = tmp_path / NAME

    async def fetch(media: MediaCopy) -> None:
        await media.bring(NAME)

    ran(copy, fetch)
    whole = file.stat()
    ran(copy, fetch)
    assert file.stat().st_ino == whole.st_ino
    file.write_bytes(PICTURE[:100])
    os.utime(file, (whole.st_atime, whole.st_mtime))
    (tmp_path / ARRIVING / "0123").write_bytes(b"left")
    ran(copy, fetch)
    assert file.read_bytes() == PICTURE
    assert not list((tmp_path / ARRIVING).iterdir())


def test_ten_readers_at_once_ask_the_bucket_once(copy: Callable[[], MediaCopy], tmp_path: Path) -> None:
    async def ask(media: MediaCopy) -> None:
        waiting = [asyncio.create_task(media.bring(NAME)) for _ in range(10)]
        await asyncio.sleep(0)
        assert len(media.flights) == 1
        waiting[0].cancel()
        await asyncio.gather(*waiting[1:])
        assert (tmp_path / NAME).read_bytes() == PICTURE

    ran(copy, ask)


def test_the_copy_takes_no_more_room_than_it_has_and_keeps_what_was_read_last(
    copy: Callable[[], MediaCopy], tmp_path: Path
) -> None:
    (tmp_path / "images").mkdir()
    for number in range(30):
        file = tmp_path / "images" / f"{number}.webp"
        file.write_bytes(b"x" * 50_000)
        os.utime(file, (number, 0))
    being_read = tmp_path / "images" / "film.mp4"
    being_read.write_bytes(b"x" * 300_000)

    async def sweep(media: MediaCopy) -> None:
        media.sweep()
        left = {path.name for path in (tmp_path / "images").iterdir()}
        assert left == {"film.mp4", *(f"{number}.webp" for number in range(20, 30))}
        media.room = 1000
        media.sweep()
        assert {path.name for path in (tmp_path / "images").iterdir()} == {"film.mp4"}

    ran(copy, sweep)


def test_a_full_disk_here_leaves_nothing_behind_and_does_not_close_the_bucket(
    server: BucketServer, copy: Callable[[], MediaCopy], tmp_path: Path
) -> None:
    async def ask(media: MediaCopy) -> None:
        with faults.full(10), pytest.raises(OSError) as caught:
            await media.bring(NAME)
        assert not isinstance(caught.value, BucketError)
        assert not list((tmp_path / ARRIVING).iterdir())
        await media.bring(NAME)
        assert (tmp_path / NAME).read_bytes() == PICTURE

    ran(copy, ask)
