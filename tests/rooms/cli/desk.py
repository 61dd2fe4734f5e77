"""A newspaper that is served while an editor publishes."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import httpx

from tests.postgres import free_port
from tests.rooms.cli.papers import Paper, descendants, read_when_up
from tests.rooms.newsroom import posting

VERSION = re.compile(r"version (\d+)\b")
PATIENCE = 120
"""Seconds in which a newspaper recovers from anything."""
WHERE = """
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from masthead.people.models import Person
from masthead.stories.models import Story
browser = Client()
browser.force_login(get_user_model().objects.get(), backend="allauth.account.auth_backends.AuthenticationBackend")
print(settings.SESSION_COOKIE_NAME, browser.cookies[settings.SESSION_COOKIE_NAME].value, settings.CSRF_COOKIE_NAME)
print(Person.objects.get().pk)
for story in Story.objects.order_by("pk")[:5]:
    print(story.pk, story.address)
"""


class Service:
    """``masthead serve`` that is started again by itself, as a machine's own supervisor would."""

    def __init__(self, paper: Paper, port: int) -> None:
        self.paper = Paper(
            paper.folder,
            **paper.environ,
            MASTHEAD_LISTEN=f"127.0.0.1:{port}",
            MASTHEAD_WORKERS="1",
            MASTHEAD_TWO_FACTOR_ROLES="",
        )
        self.address = f"http://127.0.0.1:{port}"
        self._log = (paper.folder / "serve.log").open("ab")
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        command = [*self.paper.command("serve"), "--paper", str(self.paper.folder)]
        return subprocess.Popen(command, env=self.paper.environ, stdout=self._log, stderr=self._log)

    def kill(self, dice: random.Random) -> None:
        """Kill one process: the whole service in one of ten times, else any of those that it runs."""
        victims = sorted(descendants(self.process.pid))
        victim = self.process.pid if not victims or dice.random() < 1 / 10 else dice.choice(victims)
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        if victim == self.process.pid:
            self.process.wait()
            self.process = self._started()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._log.close()


class Desk:
    """An editor who presses Publish until the newsroom has said yes."""

    def __init__(self, service: Service, session: tuple[str, str], csrf: str, person: int) -> None:
        self._browser = httpx.Client(base_url=service.address, cookies=dict([session]), timeout=20)
        self._csrf = csrf
        self._person = SimpleNamespace(pk=person)

    def close(self) -> None:
        self._browser.close()

    def publish(self, story: int, address: str, title: str) -> None:
        page = f"/newsroom/pages/{story}/edit/"
        deadline = time.monotonic() + PATIENCE
        while True:
            with suppress(httpx.HTTPError):
                if self._csrf not in self._browser.cookies:
                    self._browser.get(page)
                token = self._browser.cookies.get(self._csrf, "")
                slug = address.rstrip("/").rpartition("/")[2]
                form = posting.story(title, by=self._person, address_slug=slug, action="publish")
                answer = self._browser.post(page, data={**form, "csrfmiddlewaretoken": token})
                if answer.status_code == 302:
                    assert "/login" not in answer.headers["location"]
                    return
                assert answer.status_code in {502, 503}, (answer.status_code, answer.text[:2000])
            assert time.monotonic() < deadline, "the newsroom did not come back"
            time.sleep(0.1)


class Judge:
    """Remembers the newest version of each story that anybody was given, and what no reader may ever see."""

    def __init__(self, addresses: list[str]) -> None:
        self.newest = dict.fromkeys(addresses, 0)
        self.wrong: list[str] = []
        self.reads = 0

    def look(self, address: str, answer: httpx.Response, least: int) -> None:
        """``least`` is the newest version when this was asked for: somebody had read it, so it was stored."""
        self.reads += 1
        if answer.status_code != 200 or not answer.text.rstrip().endswith("</html>"):
            self.wrong.append(f"{address}: {answer.status_code}, {len(answer.text)} characters")
        version = max((int(number) for number in VERSION.findall(answer.text)), default=0)
        if version < least:
            self.wrong.append(f"{address}: version {version} after {least}")
        self.newest[address] = max(version, self.newest[address])


@contextmanager
def serving(paper: Paper) -> Iterator[Service]:
    service = Service(paper, free_port())
    try:
        read_when_up(service.process, service.address)
        yield service
    finally:
        service.stop()


@contextmanager
def desk_and_stories(paper: Paper, service: Service) -> Iterator[tuple[Desk, dict[int, str]]]:
    """An editor who has signed in, and some stories: number, address."""
    said = paper.manage("shell", "-v", "0", "-c", WHERE).split()
    name, session, csrf, person, *pairs = said
    desk = Desk(service, (name, session), csrf, int(person))
    try:
        yield desk, dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))
    finally:
        desk.close()


def until_nothing_waits(paper: Paper) -> None:
    deadline = time.monotonic() + PATIENCE
    while "waiting  0" not in (said := paper("press", "status")):
        assert time.monotonic() < deadline, said
