"""The newspaper on the press: after any edits, every stored page is what a render makes of its address."""

from __future__ import annotations

import difflib
import os
import random
import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from masthead.press import rendering, serving, spreading, verifying, working
from masthead.press.lasting import Lasting
from masthead.press.models import Sheet
from masthead.press.stores.memory import MemoryStore
from masthead.stories.models import Story
from tests import make
from tests.rooms.reader.edits import Newsroom

pytestmark = pytest.mark.django_db
EDITS, CHAPTERS = (100, 2) if connection.vendor == "sqlite" else (50, 1)
"""After each chapter of so many edits everything is compared. Nothing here depends on the database but its locks, which
have tests of their own: PostgreSQL has one short chapter."""
PAPERS = max(1, int(os.environ.get("SOAK_EDITS", "200")) // (EDITS * CHAPTERS))
"""Newspapers, each with other edits: one would grow, and take longer with every chapter."""
LINK = re.compile(r'(?:href="|<loc>(?:https?://[^/]+)?|<link>https?://[^/]+)(/[^"<?#]*)')


def crawl(client: Client) -> None:
    """Follow every link, as readers and robots do, so that every kind of page is stored."""
    waiting, seen = ["/", "/he/", "/sitemap.xml", "/he/sitemap.xml", "/robots.txt", "/.well-known/security.txt"], set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(("/static/", "/media/", "/colours/", "/documents/")):
            continue
        seen.add(path)
        answer = client.get(path)
        if answer.status_code == 200 and b"<" in answer.content[:200]:
            waiting += (unquote(unescape(found)) for found in LINK.findall(answer.content.decode()))


def drifted(lasting: Lasting) -> list[str]:
    """Work until nothing is due; then what is stored otherwise than a full build would store it."""
    working.drain(lasting=lasting)
    assert not Sheet.objects.exclude(failure="").exists()
    return [difference(drift) for sheet in verifying.sheets() if (drift := verifying.compare(sheet)) is not None]


def difference(drift: verifying.Drift) -> str:
    """The lines in which a stored page is not what a render makes."""
    stored, made = serving.store().get(drift.address), rendering.render(drift.address).page
    bodies = ((page.body.decode() if page else "").splitlines() for page in (stored, made))
    return "\n".join([f"{drift.address}: {drift.why}", *difflib.unified_diff(*bodies, n=0, lineterm="")])


@pytest.mark.parametrize("number", range(PAPERS))
def test_after_any_edits_every_stored_page_is_what_a_full_build_makes(store: MemoryStore, client: Client, number: int):
    dice, lasting = random.Random(EDITS + number), Lasting()
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clock:
        paper = Newsroom(dice)
        spreading.enlist()
        working.drain()
        crawl(client)
        for _chapter in range(CHAPTERS):
            for _ in range(EDITS):
                paper.step()
                clock.shift(timedelta(minutes=dice.choice([1, 1, 30, 30, 30, 60 * 26])))
                if dice.random() < 0.1:
                    working.turn_of_time()
                    working.drain(lasting=lasting)
            working.turn_of_time()
            assert drifted(lasting) == [], paper.done
            crawl(client)
        kinds = {sheet.path.rpartition(".")[2] if "." in sheet.path else "page" for sheet in Sheet.objects.all()}
    assert {"page", "rss", "xml", "txt", "html", "404", "410", "500", "503"} <= kinds


def test_a_story_that_is_corrected_presses_what_shows_it_and_no_list_that_does_not(
    store: MemoryStore, client: Client, settings
):
    settings.MASTHEAD_LIST_LENGTH = 6
    paper = Newsroom(random.Random(1))
    old = Story.objects.filter(edition=paper.english).order_by("pk").first()
    for number in range(12):
        make.published(paper.city, f"Newer {number}", by=paper.maya)
    for path in ("/city/", old.address):
        client.get(path)
    working.drain()
    before = Sheet.objects.filter(path="/city/").get().number
    old.title = "Said better"
    old.save_revision().publish()
    working.drain()
    assert b"Said better" in store.get(Sheet.objects.get(path=old.address).address).body
    assert Sheet.objects.filter(path="/city/").get().number == before


def test_a_picture_goes_when_its_rights_end(store: MemoryStore, client: Client):
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as clock:
        paper = Newsroom(random.Random(2))
        paper.photo.expires_at = timezone.now() + timedelta(hours=1)
        paper.photo.save()
        story = make.published(paper.city, "With a picture", by=paper.maya, lead_photo=paper.photo)
        client.get(story.address)
        clock.shift(timedelta(minutes=59))
        assert working.turn_of_time() == 0
        clock.shift(timedelta(minutes=2))
        assert working.turn_of_time() > 0
        assert drifted(Lasting()) == []
        assert b"<picture" not in store.get(Sheet.objects.get(path=story.address).address).body
