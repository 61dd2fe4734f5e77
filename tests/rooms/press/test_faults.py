"""A store that is full, read-only or killed at its work: edits are kept, readers get whole pages, and it goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from masthead.press import serving, state, sweeping, verifying, working
from masthead.press.address import Address
from masthead.press.models import Sheet
from masthead.press.stored import StoredPage
from masthead.press.stores.files import FileStore
from tests.rooms.front import front
from tests.rooms.front.front import Served
from tests.rooms.press import faults
from tests.rooms.press.world import World, use

ONE = Address("", "/1/")


class FaultyStore(FileStore):
    """The store of files, on a disk that can fail."""

    fault: AbstractContextManager[None] = nullcontext()

    def put(self, address: Address, page: StoredPage) -> bool:
        with self.fault:
            return super().put(address, page)

    def remove(self, address: Address) -> bool:
        with self.fault:
            return super().remove(address)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    front.fill(tmp_path)
    running = front.start(tmp_path)
    yield running
    front.stop(running)


@pytest.fixture
def store(served: Served, monkeypatch: pytest.MonkeyPatch) -> FaultyStore:
    # The path from here, for the folders above are closed to others.
    monkeypatch.chdir(served.folder)
    return FaultyStore("pages")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, store: FaultyStore) -> World:
    made = World()
    use(made, monkeypatch)
    for module in (serving, working, verifying, sweeping):
        monkeypatch.setattr(module, "store", lambda: store)
    made.edit(1, "old")
    working.drain()
    return made


def scratches(served: Served) -> list[Path]:
    return list((served.folder / "pages").rglob(".new-*"))


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["full", "read-only"])
def test_what_the_disk_does_not_take_is_kept_tried_again_and_told_of(
    served: Served, store: FaultyStore, world: World, fault: str
) -> None:
    def broken() -> AbstractContextManager[None]:
        return faults.full(10) if fault == "full" else faults.read_only(served.folder / "pages")

    def readers() -> set[bytes]:
        return {served.ask("/1/", accept_encoding=encoding).content for encoding in ("identity", "gzip", "br")}

    with time_machine.travel("2026-11-27 09:00:00+00:00", tick=False) as clock:
        for words in ("new", "newer"):
            world.edit(1, words)
            store.fault = broken()
            working.drain()
            assert readers() == {b"menu old"}
            assert scratches(served) == []
        assert state.trouble() is None
        clock.shift(timedelta(seconds=31))
        store.fault = broken()
        working.drain()
        found = state.trouble()
        assert found is not None
        assert ("File too large" if fault == "full" else "Permission denied") in found.failure
        assert Sheet.objects.get(path="/1/").attempts == 2
        store.fault = nullcontext()
        clock.shift(timedelta(seconds=4))
        working.drain()
        assert readers() == {b"menu newer"}
        assert state.trouble() is None
        assert [drift for sheet in verifying.sheets() if (drift := verifying.compare(sheet))] == []


@pytest.mark.django_db
def test_a_withdrawal_that_a_read_only_disk_does_not_take_is_made_up_for(
    served: Served, store: FaultyStore, world: World
) -> None:
    with time_machine.travel("2026-11-27 09:00:00+00:00", tick=False) as clock:
        for words, page in (("gone", StoredPage(410)), (None, None)):
            world.edit(1, words)
            store.fault = faults.read_only(served.folder / "pages")
            before = store.get(ONE)
            working.drain()
            assert store.get(ONE) == before
            store.fault = nullcontext()
            clock.shift(timedelta(minutes=1))
            working.drain()
            assert store.get(ONE) == page
            # Nothing is stored any longer, and no application runs that could say 404.
            assert served.ask("/1/").status_code == (410 if page else 503)


WRITER = """
import sys
from masthead.press.address import Address
from masthead.press.stored import StoredPage
from masthead.press.stores.files import FileStore
store, number = FileStore(sys.argv[1]), int(sys.argv[2])
while True:
    number += 1
    body = (f"{number:09} ".encode() * 30_000)
    store.put(Address("", "/changing/"), StoredPage.of(body))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""
KILLS = 12


def test_a_writer_that_is_killed_again_and_again_never_shows_part_of_a_page(served: Served) -> None:
    served.store.put(Address("", "/changing/"), StoredPage.of(b"000000000 " * 30_000))
    seen: list[tuple[str, bytes]] = []
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            for encoding in ("identity", "gzip", "br"):
                answer = served.ask("/changing/", accept_encoding=encoding)
                assert answer.status_code == 200
                seen.append((encoding, answer.content))

    reader = threading.Thread(target=read)
    reader.start()
    last = 0
    for number in range(1, KILLS + 1):
        command = [sys.executable, "-c", WRITER, str(served.folder / "pages"), str(last)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(number)]
        os.kill(writer.pid, signal.SIGKILL)
        last = max(int(line) for line in (*told, *writer.communicate()[0].splitlines()))
    is_over.set()
    reader.join()
    assert last > KILLS
    assert {len(body) for _, body in seen} == {300_000}
    assert all(body[:10] * 30_000 == body for _, body in seen)
    for encoding in ("identity", "gzip", "br"):
        assert sorted(mine := [body[:10] for kind, body in seen if kind == encoding]) == mine
    served.store.put(Address("", "/changing/"), StoredPage.of(b"the end"))
    assert {served.ask("/changing/", accept_encoding=each).content for each in ("identity", "gzip", "br")} == {
        b"the end"
    }
