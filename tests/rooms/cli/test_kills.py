"""Processes are killed at random while stories are published: nothing is lost, and nothing needs a hand."""

from __future__ import annotations

import os
import random
import threading
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.rooms.cli.desk import Judge, Service, desk_and_stories, serving, until_nothing_waits
from tests.rooms.cli.papers import Paper, copied

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("SOAK_KILLS", "30"))
"""In CI; ``make soak`` asks for a thousand. Two publications for each."""


class Reader(threading.Thread):
    """Reads stories all the time."""

    def __init__(self, service: Service, addresses: list[str]) -> None:
        super().__init__(daemon=True)
        self._service = service
        self.is_over = threading.Event()
        self.judge = Judge(addresses)

    def run(self) -> None:
        with httpx.Client(base_url=self._service.address, timeout=20) as browser:
            while not self.is_over.wait(0.25):
                for address, newest in list(self.judge.newest.items()):
                    with suppress(httpx.HTTPError):
                        self.judge.look(address, browser.get(address), newest)


def test_whatever_is_killed_readers_get_every_publication_and_nothing_else(paper: Paper, fresh: Path) -> None:
    paper = copied(paper.folder, "killed")
    paper("press", "build")
    dice = random.Random(KILLS)
    published = {}
    with serving(paper) as service, desk_and_stories(paper, service) as (desk, addresses):
        reader = Reader(service, list(addresses.values()))
        reader.start()
        for number in range(1, 2 * KILLS + 1):
            killer = threading.Timer(dice.uniform(0, 0.6), service.kill, [dice])
            if number % 2:
                killer.start()
            story = dice.choice(list(addresses))
            desk.publish(story, addresses[story], f"The ferry, version {number}")
            published[story] = number
            if number % 2:
                killer.join()
        until_nothing_waits(paper)
        reader.is_over.set()
        reader.join()
        assert reader.judge.wrong == []
        assert reader.judge.reads > KILLS
        for story, number in published.items():
            assert f"version {number}" in httpx.get(f"{service.address}{addresses[story]}").text
        assert ", 0 differ." in paper("press", "verify")
