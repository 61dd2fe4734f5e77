"""Readers of the real newspaper do not notice what happens behind it."""

from __future__ import annotations

import asyncio
import os
import shutil
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
from tests.rooms.cli.desk import Judge, Service, desk_and_stories, serving, until_nothing_waits
from tests.rooms.cli.papers import Paper, copied, descendants, until_newsroom_answers
from tests.soak import IS_SOAK

pytestmark = pytest.mark.slow
PUBLICATIONS = 60 if IS_SOAK else 15
"""One a second; ``make soak`` takes the whole minute."""
CONNECTIONS = 200
PAUSE = 2
"""Seconds between two pages of one reader."""
DRAWN = '{% extends "look/base.html" %}{% block main %}Lot {{ range(1000000000) | random }}{% endblock %}'
"""A page that is another one each time it is made."""


class Steady:
    """Readers with a connection each, who read a story now and then and know what others have seen."""

    def __init__(self, address: str, stories: list[str]) -> None:
        self._address, self._stories = address, stories
        self.judge = Judge(stories)
        self.is_over = False

    async def read(self) -> None:
        async with asyncio.TaskGroup() as readers:
            for number in range(CONNECTIONS):
                readers.create_task(self._one(number))

    async def _one(self, number: int) -> None:
        await asyncio.sleep(PAUSE * number / CONNECTIONS)
        path = self._stories[number % len(self._stories)]
        async with httpx.AsyncClient(base_url=self._address, timeout=20, verify=False) as browser:
            while not self.is_over:
                newest = self.judge.newest[path]
                try:
                    self.judge.look(path, await browser.get(path), newest)
                except httpx.HTTPError as error:
                    self.judge.wrong.append(f"{path}: {error!r}")
                await asyncio.sleep(PAUSE)


@pytest.fixture(scope="module")
def served(paper: Paper) -> Iterator[Service]:
    """One newspaper for all of this, with every page stored and a theme that draws lots."""
    paper = copied(paper.folder, "read")
    template = paper.folder / "theme" / "templates" / "reader" / "corrections.html"
    template.parent.mkdir()
    template.write_text(DRAWN, encoding="utf-8")
    paper("press", "build")
    with serving(paper) as service:
        # Stored pages are answered before the application runs.
        until_newsroom_answers(service.address)
        yield service


def test_five_hundred_who_ask_at_once_for_a_page_that_is_not_stored_get_one_render(served: Service) -> None:
    shutil.rmtree(served.paper.folder / "pages" / "_" / "corrections")

    async def rush() -> list[httpx.Response]:
        limits = httpx.Limits(max_connections=500)
        async with httpx.AsyncClient(base_url=served.address, timeout=60, limits=limits) as browser:
            return await asyncio.gather(*(browser.get("/corrections/") for _ in range(500)))

    answers = loops.run(rush())
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert b"Lot " in answers[0].content


def test_two_hundred_readers_and_a_publication_a_second(served: Service) -> None:
    with desk_and_stories(served.paper, served) as (desk, addresses):
        steady = Steady(served.address, list(addresses.values()))

        def publish() -> dict[str, int]:
            began, last = time.monotonic(), dict[str, int]()
            for number in range(1, PUBLICATIONS + 1):
                time.sleep(max(0.0, began + number - time.monotonic()))
                story = [*addresses][number % len(addresses)]
                desk.publish(story, addresses[story], f"The ferry, version {number}")
                last[addresses[story]] = number
            until_nothing_waits(served.paper)
            return last

        last = loops.run(_beside(steady, publish))
        assert steady.judge.wrong == []
        assert steady.judge.reads > CONNECTIONS * PUBLICATIONS / PAUSE / 3
        for path, number in last.items():
            assert f"version {number}" in httpx.get(f"{served.address}{path}").text


async def _beside(steady: Steady, work: Callable[[], dict[str, int]]) -> dict[str, int]:
    """Do the work in a thread while readers read."""
    reading = asyncio.create_task(steady.read())
    try:
        return await asyncio.to_thread(work)
    finally:
        steady.is_over = True
        await reading


def test_every_stored_page_is_there_without_database_worker_and_application(served: Service) -> None:
    folder = served.paper.folder
    store = FileStore(folder / "pages")
    until_nothing_waits(served.paper)
    with only_the_front(served.process.pid), httpx.Client(base_url=served.address, timeout=20) as browser:
        for file in folder.glob("paper.sqlite3*"):
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
