"""Readers of the real newspaper do not notice what happens behind it."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from masthead.press.address import Address
from masthead.press.stores.files import FileStore
from tests import loops
from tests.rooms.cli.desk import Judge, desk_and_stories, serving, until_nothing_waits
from tests.rooms.cli.papers import Paper, copied, descendants

pytestmark = pytest.mark.slow
PUBLICATIONS = 60 if "SOAK_KILLS" in os.environ else 15
"""One a second; ``make soak`` takes the whole minute."""
CONNECTIONS = 200
DRAWN = '{% extends "look/base.html" %}{% block main %}Lot {{ range(1000000000) | random }}{% endblock %}'
"""A page that is another one each time it is made."""


class Steady:
    """Readers with a connection each, who read a story every second and know what others have seen."""

    def __init__(self, address: str, stories: list[str]) -> None:
        self._address, self._stories = address, stories
        self.judge = Judge(stories)
        self.is_over = False

    async def read(self) -> None:
        async with asyncio.TaskGroup() as readers:
            for number in range(CONNECTIONS):
                readers.create_task(self._one(number))

    async def _one(self, number: int) -> None:
        await asyncio.sleep(number / CONNECTIONS)
        path = self._stories[number % len(self._stories)]
        async with httpx.AsyncClient(base_url=self._address, timeout=20, verify=False) as browser:
            while not self.is_over:
                newest = self.judge.newest[path]
                try:
                    self.judge.look(path, await browser.get(path), newest)
                except httpx.HTTPError as error:
                    self.judge.wrong.append(f"{path}: {error!r}")
                await asyncio.sleep(1)


def test_two_hundred_readers_and_a_publication_a_second(paper: Paper) -> None:
    paper = copied(paper.folder, "steady")
    paper("press", "build")
    with serving(paper) as service, desk_and_stories(paper, service) as (desk, addresses):
        steady = Steady(service.address, list(addresses.values()))

        def publish() -> dict[str, int]:
            began, last = time.monotonic(), dict[str, int]()
            for number in range(1, PUBLICATIONS + 1):
                time.sleep(max(0.0, began + number - time.monotonic()))
                story = [*addresses][number % len(addresses)]
                desk.publish(story, addresses[story], f"The ferry, version {number}")
                last[addresses[story]] = number
            until_nothing_waits(paper)
            return last

        last = loops.run(_beside(steady, publish))
        assert steady.judge.wrong == []
        assert steady.judge.reads > CONNECTIONS * PUBLICATIONS / 3
        for path, number in last.items():
            assert f"version {number}" in httpx.get(f"{service.address}{path}").text


async def _beside(steady: Steady, work: Callable[[], dict[str, int]]) -> dict[str, int]:
    """Do the work in a thread while readers read."""
    reading = asyncio.create_task(steady.read())
    try:
        return await asyncio.to_thread(work)
    finally:
        steady.is_over = True
        await reading


def test_every_stored_page_is_there_without_database_worker_and_application(paper: Paper) -> None:
    paper = copied(paper.folder, "alone")
    paper("press", "build")
    store = FileStore(paper.folder / "pages")
    with serving(paper) as service:
        until_nothing_waits(paper)
        with only_the_front(service.process.pid), httpx.Client(base_url=service.address, timeout=20) as browser:
            for file in paper.folder.glob("paper.sqlite3*"):
                file.rename(file.with_name(f"gone-{file.name}"))
            assert browser.get("/newsroom/account/login/").status_code == 503
            pages = [address for address in store.walk() if "/." not in address.path]
            assert len(pages) > 40
            for address in pages:
                answers_as_stored(browser, store, address)


@contextmanager
def only_the_front(serve: int) -> Iterator[None]:
    """Hold the supervisor, which would start others, and kill all that were made from what has loaded Django."""
    os.kill(serve, signal.SIGSTOP)
    try:
        for pid in descendants(serve):
            command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
            if b"front" not in command:
                os.kill(pid, signal.SIGKILL)
        yield
    finally:
        os.kill(serve, signal.SIGCONT)


def answers_as_stored(browser: httpx.Client, store: FileStore, address: Address) -> None:
    page = store.get(address)
    assert page is not None
    answer = browser.get(address.path)
    assert answer.status_code == page.status, address
    if page.status == 200:
        assert answer.content == page.body, address


def test_five_hundred_who_ask_at_once_for_a_page_that_is_not_stored_get_one_render(fresh: Path) -> None:
    paper = copied(fresh, "rush")
    template = paper.folder / "theme" / "templates" / "reader" / "corrections.html"
    template.parent.mkdir()
    template.write_text(DRAWN, encoding="utf-8")

    async def rush(address: str) -> list[httpx.Response]:
        limits = httpx.Limits(max_connections=500)
        async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as browser:
            return await asyncio.gather(*(browser.get("/corrections/") for _ in range(500)))

    with serving(paper) as service:
        assert not (paper.folder / "pages" / "_" / "corrections").exists()
        answers = loops.run(rush(service.address))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1
        assert b"Lot " in answers[0].content
